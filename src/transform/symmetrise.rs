//! Directed ties as ties without direction, or only those that are answered.

use super::unite::{add_claims, both_periods, either_period, stronger};
use crate::diagnostics::{Item, Place, text};
use crate::model::{Network, NetworkBuilder, Sign, Status, Tie, TieRef};
use std::collections::BTreeMap;

/// Which directed ties stay, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A tie in any direction becomes one without direction, with the largest strength.
    Union,
    /// Only pairs tied both ways stay, as one tie without direction, with the smaller strength of the two ways.
    Intersection,
    /// Directed ties stay as they are where the reverse exists.
    Reciprocated,
}

impl How {
    /// The word on the command line and in recipes.
    pub fn word(self) -> &'static str {
        match self {
            How::Union => "union",
            How::Intersection => "intersection",
            How::Reciprocated => "reciprocated",
        }
    }
}

/// A network with its ties symmetrised, and what became of them.
#[derive(Debug, Clone)]
pub struct Symmetrised {
    /// The network.
    pub network: Network,
    /// Ties that became one with another of the same pair.
    pub united: usize,
    /// Ties left out because nobody answers them.
    pub unanswered: usize,
    /// Memberships and other directed ties between an actor and a structure, which cannot be answered: they stay as they are.
    pub unanswerable: usize,
}

/// Compares the two directions within one kind, layer, status and sign; a tie without direction runs both ways. Reporters and
/// evidence unite, the surest certainty counts. A united tie spans its periods (union) or their overlap (intersection; where
/// there is none, the two never held together and go), keeps the strength only if both ways state one (intersection), and has
/// no role, because a role belongs to a source. Memberships and ties between modes stay as they are.
pub fn symmetrise(network: &Network, how: How) -> Symmetrised {
    let mut groups: BTreeMap<Key<'_>, Vec<TieRef<'_>>> = BTreeMap::new();
    let (mut unanswered, mut united, mut unanswerable) = (0, 0, 0);
    let mut kept: Vec<(usize, usize, Tie)> = Vec::new();
    for tie in network.ties() {
        let kind = network.vocabulary().tie_kind(&tie.tie.kind).expect("the builder lets no unknown kind in");
        let apart = kind.membership || network.mode(tie.source) != network.mode(tie.target);
        if apart || tie.source == tie.target {
            unanswerable += usize::from(tie.source != tie.target && network.is_directed(tie.tie));
            kept.push((tie.source, tie.target, tie.tie.clone()));
            continue;
        }
        let negative = tie.tie.sign == Some(Sign::Negative);
        let (low, high) = (tie.source.min(tie.target), tie.source.max(tie.target));
        let key = (low, high, &*tie.tie.kind, tie.tie.layer.as_deref(), tie.tie.status, negative, tie.tie.derived);
        groups.entry(key).or_default().push(tie);
    }
    for ((low, high, ..), ties) in groups {
        let runs = |tie: &TieRef<'_>, from: usize| tie.source == from || !network.is_directed(tie.tie);
        let there = one_way(ties.iter().filter(|tie| runs(tie, low)));
        let back = one_way(ties.iter().filter(|tie| runs(tie, high)));
        let mutual = there
            .as_ref()
            .zip(back.as_ref())
            .filter(|(there, back)| !both_periods(there.period, back.period).is_impossible());
        if how != How::Union && mutual.is_none() {
            unanswered += ties.len();
            continue;
        }
        if how == How::Reciprocated {
            kept.extend(ties.iter().map(|tie| (tie.source, tie.target, tie.tie.clone())));
            continue;
        }
        united += ties.len() - 1;
        if let [only] = &ties[..] {
            let directed = network.is_directed(only.tie).then_some(false).or(only.tie.directed);
            kept.push((only.source, only.target, only.tie.clone().with(|tie| tie.directed = directed)));
            continue;
        }
        let Some(mut tie) = one_way(ties.iter()) else { continue };
        if let (How::Intersection, Some((there, back))) = (how, mutual) {
            tie.period = both_periods(there.period, back.period);
            tie.strength = there.strength.zip(back.strength).map(|(a, b)| if b.weight() < a.weight() { b } else { a });
        }
        tie.role = None;
        tie.directed = Some(false);
        kept.push((low, high, tie));
    }
    let mut builder = NetworkBuilder::new(network.info().clone());
    for (index, node) in network.nodes().enumerate() {
        builder.add_node(node.clone(), Place::item(Item::some_node(index)));
    }
    for (source, target, tie) in kept {
        builder.add_tie(
            &network.node(source).id,
            &network.node(target).id,
            tie,
            Place::item(text!("symmetrised tie", "symmetrisch gemaakte relatie")),
        );
    }
    Symmetrised { network: builder.build().value, united, unanswered, unanswerable }
}

/// Ends in order, kind, layer, status, whether negative, whether derived.
type Key<'a> = (usize, usize, &'a str, Option<&'a str>, Status, bool, bool);

/// Parallel ties as one: the strongest strength, the whole period, all claims.
fn one_way<'a>(mut ties: impl Iterator<Item = &'a TieRef<'a>>) -> Option<Tie> {
    let mut all = ties.next()?.tie.clone();
    for other in ties {
        let other = other.tie;
        all.strength = match (all.strength, other.strength) {
            (Some(a), Some(b)) => Some(stronger(a, b)),
            (a, b) => a.or(b),
        };
        all.sign = all.sign.or(other.sign);
        all.period = either_period(all.period, other.period);
        add_claims(&mut all, other);
    }
    Some(all)
}
