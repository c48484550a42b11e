//! Directed ties as ties without direction, or only those that are answered.

use super::unite::{add_claims, both_periods, either_period, stronger};
use crate::diagnostics::{Item, Place, text};
use crate::model::{Network, NetworkBuilder, PartialDate, Sign, Status, Tie, TieRef};
use std::collections::{BTreeMap, BTreeSet};

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
/// evidence unite, the surest certainty counts. Ties between whose periods a whole calendar year lies that none of them may cover stay
/// apart: a relation that was taken up again is two. A united tie spans its periods (union) or their overlap (intersection; where
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
        let runs = |at: &usize, from: usize| ties[*at].source == from || !network.is_directed(ties[*at].tie);
        let all = 0..ties.len();
        if how == How::Union {
            let spells = spells(&ties, all);
            united += ties.len() - spells.len();
            kept.extend(spells.iter().map(|spell| as_one(network, &ties, spell)));
            continue;
        }
        let there = spells(&ties, all.clone().filter(|at| runs(at, low)));
        let back = spells(&ties, all.filter(|at| runs(at, high)));
        let mut answered: BTreeSet<usize> = BTreeSet::new();
        let mut made = 0;
        for (there, back) in there.iter().flat_map(|there| back.iter().map(move |back| (there, back))) {
            let [one, other] = [there, back].map(|spell| claims(&ties, spell));
            let period = both_periods(one.period, other.period);
            if period.is_impossible() {
                continue;
            }
            let both: BTreeSet<usize> = there.iter().chain(back).copied().collect();
            answered.extend(&both);
            if how == How::Intersection {
                let (source, target, mut tie) = as_one(network, &ties, &both.into_iter().collect::<Vec<_>>());
                tie.period = period;
                let strengths = one.strength.zip(other.strength);
                tie.strength = strengths.map(|(a, b)| if b.weight() < a.weight() { b } else { a });
                kept.push((source, target, tie));
                made += 1;
            }
        }
        unanswered += ties.len() - answered.len();
        match how {
            How::Intersection => united += answered.len().saturating_sub(made),
            _ => kept.extend(answered.iter().map(|&at| (ties[at].source, ties[at].target, ties[at].tie.clone()))),
        }
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

/// Ties by the time in which they held. Between two spells a calendar year lies that no tie of either may cover; what has no date may
/// cover any.
fn spells(ties: &[TieRef<'_>], of: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let year = |date: Option<PartialDate>| date.map(|date| date.year());
    let mut order: Vec<(Option<i32>, usize)> = of.map(|at| (year(ties[at].tie.period.since), at)).collect();
    order.sort_unstable();
    let mut spells: Vec<Vec<usize>> = Vec::new();
    let mut last = i32::MAX;
    for (since, at) in order {
        let until = year(ties[at].tie.period.until).unwrap_or(i32::MAX);
        match spells.last_mut() {
            Some(spell) if since.is_none_or(|since| since <= last.saturating_add(1)) => {
                spell.push(at);
                last = last.max(until);
            }
            _ => {
                spells.push(vec![at]);
                last = until;
            }
        }
    }
    spells.iter_mut().for_each(|spell| spell.sort_unstable());
    spells
}

/// The ties of a spell as one without direction, with its ends.
fn as_one(network: &Network, ties: &[TieRef<'_>], spell: &[usize]) -> (usize, usize, Tie) {
    let first = &ties[spell[0]];
    if spell.len() == 1 {
        let directed = network.is_directed(first.tie).then_some(false).or(first.tie.directed);
        return (first.source, first.target, first.tie.clone().with(|tie| tie.directed = directed));
    }
    let mut tie = claims(ties, spell);
    tie.role = None;
    tie.directed = Some(false);
    (first.source.min(first.target), first.source.max(first.target), tie)
}

/// Parallel ties as one: the strongest strength, the whole period, all claims.
fn claims(ties: &[TieRef<'_>], spell: &[usize]) -> Tie {
    let mut all = ties[spell[0]].tie.clone();
    for &other in &spell[1..] {
        let other = ties[other].tie;
        all.strength = match (all.strength, other.strength) {
            (Some(a), Some(b)) => Some(stronger(a, b)),
            (a, b) => a.or(b),
        };
        all.sign = all.sign.or(other.sign);
        all.period = either_period(all.period, other.period);
        add_claims(&mut all, other);
    }
    all
}
