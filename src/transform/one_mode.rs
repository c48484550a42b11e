//! Actors only: what they share through structures becomes derived ties between them.

use crate::diagnostics::Place;
use crate::model::kind::{DERIVED_TIE_KIND, TieKind};
use crate::model::{Certainty, Mode, Network, NetworkBuilder, Sign, Strength, Tie};
use std::collections::BTreeMap;

/// Kinds by which an actor takes part in a structure, besides the membership kinds.
const TAKES_PART: [&str; 3] = ["runs", "initiates", "hosts"];

/// The network of actors only. Two actors that take part in the same structure get a derived tie of kind `co-membership`, never
/// to be read as observed. Its strength is Newman's: a structure of `k` members gives each pair `1 / (k − 1)`, where `k` is the
/// stated size if a source states one above the coded members, so that a building of twenty does not count as 190 collaborations.
///
/// Membership with a negative sign, and remainder nodes, make no derived ties.
///
/// Source: Newman 2001, doi:10.1103/PhysRevE.64.016132.
pub fn one_mode(network: &Network) -> OneMode {
    let mut info = network.info().clone();
    info.vocabulary.declare_tie_kind(TieKind {
        id: DERIVED_TIE_KIND.to_owned(),
        directed: false,
        membership: false,
        label: None,
    });
    let mut builder = NetworkBuilder::new(info);
    let actor = |index: usize| network.mode(index) == Mode::Actor;
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| actor(*index)) {
        let mut node = node.clone();
        if node.part_of.as_deref().and_then(|id| network.index_of(id)).is_some_and(|whole| !actor(whole)) {
            node.part_of = None;
        }
        builder.add_node(node, Place::item(format!("node {index}")));
    }
    let mut unused = 0;
    let mut members: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for tie in network.ties() {
        if actor(tie.source) && actor(tie.target) {
            let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
            builder.add_tie(source, target, tie.tie.clone(), Place::item(format!("tie {}", tie.index)));
            continue;
        }
        let kind = network.vocabulary().tie_kind(&tie.tie.kind).expect("the builder lets no unknown kind in");
        let takes_part = kind.membership || TAKES_PART.contains(&kind.id.as_str());
        let counts = tie.tie.status.holds() && tie.tie.sign != Some(Sign::Negative);
        let member = actor(tie.source) && !network.node(tie.source).remainder;
        if takes_part && counts && member && network.mode(tie.target) == Mode::Structure {
            members.entry(tie.target).or_default().entry(tie.source).or_default().push(tie.index);
        } else {
            unused += 1;
        }
    }
    for (part, node) in network.nodes().enumerate().filter(|(part, _)| actor(*part)) {
        let whole = node.part_of.as_deref().and_then(|id| network.index_of(id));
        if let Some(whole) = whole.filter(|&whole| network.mode(whole) == Mode::Structure) {
            members.entry(whole).or_default().entry(part).or_default();
        }
    }
    let mut shared: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
    for (&structure, coded) in &members {
        let stated = network.node(structure).members_stated.unwrap_or(0) as usize;
        let size = coded.len().max(stated);
        let list: Vec<(&usize, &Vec<usize>)> = coded.iter().collect();
        for (position, (a, ties_a)) in list.iter().enumerate() {
            for (b, ties_b) in &list[position + 1..] {
                let entry = shared.entry((**a, **b)).or_default();
                entry.weight += 1.0 / (size as f64 - 1.0);
                entry.ties.extend(ties_a.iter().chain(ties_b.iter()));
                entry.structures.push(structure);
            }
        }
    }
    for ((a, b), Shared { weight, ties, structures }) in shared {
        let mut tie = Tie::new(DERIVED_TIE_KIND);
        tie.derived = true;
        tie.strength = Some(Strength::Number(weight));
        tie.certainty = Certainty::Implied;
        tie.evidence = ties.iter().flat_map(|&index| network.tie(index).tie.evidence.clone()).collect();
        let through: Vec<serde_json::Value> = structures.iter().map(|&s| network.node(s).id.clone().into()).collect();
        tie.attributes.insert("through".to_owned(), through.into());
        builder.add_tie(&network.node(a).id, &network.node(b).id, tie, Place::item("derived tie"));
    }
    OneMode { network: builder.build().value, unused }
}

/// A network of actors only.
#[derive(Debug, Clone)]
pub struct OneMode {
    /// The actors, their own ties, and what was derived.
    pub network: Network,
    /// Ties of structures that say nothing about who takes part together, such as support, and ties between structures. They are
    /// gone.
    pub unused: usize,
}

/// What two actors share.
#[derive(Default)]
struct Shared {
    weight: f64,
    ties: Vec<usize>,
    structures: Vec<usize>,
}
