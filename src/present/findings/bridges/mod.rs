//! Bridging actors: what each of them holds together, and on which ties that rests.

mod table;
mod words;

pub use table::{by_scope, table};
pub use words::{national, scope_known, sentence, tie_in_words};

use super::{Withheld, alphabetical, ranking_withheld};
use crate::present::language::Language;
use crate::present::subject::{Subject, normalized};
use crate::studies::bridging::Bridging;
use std::collections::{BTreeMap, BTreeSet};

/// One bridging actor with everything that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge {
    /// Index of the node.
    pub node: usize,
    /// Where it belongs: to no place, one, or several.
    pub scope: Scope,
    /// Normalised betweenness in the whole network.
    pub betweenness: f64,
    /// Normalised betweenness inside its own place; NaN without one or in a place of fewer than three.
    pub betweenness_in_place: f64,
    /// Burt's constraint.
    pub constraint: f64,
    /// Whether the network falls apart without it.
    pub cut_point: bool,
    /// For each piece but the largest that remains without it: how many nodes it has.
    pub cut_off: Vec<usize>,
    /// The first of these nodes; [`cut_off_nodes`] gives all.
    pub first_cut_off: Vec<usize>,
    /// Whether the two largest pieces are equally large, so that no piece can be called the rest.
    pub no_main_piece: bool,
    /// Places that lose their way to the largest remaining piece.
    pub places_apart: Vec<String>,
    /// Places that it touches, its own among them.
    pub places: Vec<String>,
    /// Communities that its partners belong to, numbered from 1.
    pub communities: Vec<usize>,
    /// Sectors of its partners.
    pub sectors: Vec<String>,
    /// The ties on which its bridging rests: to other places, and to pieces that would be cut off. Indices of ties.
    pub ties: Vec<usize>,
}

impl Bridge {
    /// Nodes that are cut off without it.
    pub fn lost(&self) -> usize {
        self.cut_off.iter().sum()
    }
}

/// Where a bridging actor belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To no place.
    National,
    /// To several places.
    Regional,
    /// To one place.
    Local,
}

impl Scope {
    /// The word in JSON results.
    pub fn word(self) -> &'static str {
        match self {
            Scope::National => "national",
            Scope::Regional => "several-places",
            Scope::Local => "local",
        }
    }

    fn show(self, language: Language) -> &'static str {
        match self {
            Scope::National => language.pick("national", "landelijk"),
            Scope::Regional => language.pick("several places", "meer plaatsen"),
            Scope::Local => language.pick("local", "lokaal"),
        }
    }
}

/// All bridging actors, highest betweenness first.
pub fn bridges(subject: &Subject) -> Vec<Bridge> {
    let betweenness = subject.betweenness();
    let constraint = subject.scores("constraint").values;
    let in_place = betweenness_in_place(subject);
    let mut found: Vec<Bridge> =
        subject.bridging().iter().map(|entry| bridge(subject, entry, &betweenness, &constraint, &in_place)).collect();
    let weight = |value: f64| if value.is_nan() { -1.0 } else { value };
    found.sort_by(|a, b| weight(b.betweenness).total_cmp(&weight(a.betweenness)).then(a.node.cmp(&b.node)));
    found
}

/// All bridging actors in the order in which they are listed: as [`bridges`] gives them, or in alphabetical order where a caution
/// forbids to rank them and the choices do not insist.
pub fn listed(subject: &Subject) -> Vec<Bridge> {
    let mut found = bridges(subject);
    if is_withheld(subject) {
        let mut order: Vec<usize> = found.iter().map(|bridge| bridge.node).collect();
        alphabetical(&subject.network, &mut order);
        let place: BTreeMap<usize, usize> = order.into_iter().zip(0..).collect();
        found.sort_by_key(|bridge| place[&bridge.node]);
    }
    found
}

/// Whether a caution forbids to rank them, and the choices do not insist.
fn is_withheld(subject: &Subject) -> bool {
    matches!(ranking_withheld(subject, "betweenness", Language::En), Some(Withheld::Yes(_)))
}

fn bridge(subject: &Subject, entry: &Bridging, betweenness: &[f64], constraint: &[f64], in_place: &[f64]) -> Bridge {
    let network = &subject.network;
    let node = entry.node;
    let groups = &subject.places.groups;
    let scope = match groups.of(node).len() {
        0 => Scope::National,
        1 => Scope::Local,
        _ => Scope::Regional,
    };
    let lost = entry.off_places.iter().copied();
    let apart: Vec<u32> = lost.filter(|place| !entry.main_places.contains(place)).collect();
    let partners = subject.partners(node);
    let partition = &subject.communities().partition;
    let communities: BTreeSet<usize> = partners.iter().map(|&other| partition.group_of(other) + 1).collect();
    let sectors: BTreeSet<String> = partners.iter().filter_map(|&other| network.node(other).sector.clone()).collect();
    let own = groups.of(node);
    let cut = entry.is_cut_point();
    // A cut point rests on both sides: the pieces that would be cut off, and what leads out of its place to the rest.
    let leads_out = |other: usize| {
        let theirs = groups.of(other);
        theirs.iter().any(|place| !own.contains(place)) || (cut && !own.is_empty() && theirs.is_empty())
    };
    // Where no piece is the rest, it rests on the ties to all of them.
    let no_main_piece = entry.off.first() == Some(&entry.main);
    let rests_on = |other: usize| no_main_piece || entry.off_partners.binary_search(&other).is_ok() || leads_out(other);
    let ties = ties_with(subject, node, rests_on);
    Bridge {
        node,
        scope,
        betweenness: betweenness[node],
        betweenness_in_place: in_place[node],
        constraint: constraint[node],
        cut_point: entry.is_cut_point(),
        no_main_piece,
        cut_off: entry.off.clone(),
        first_cut_off: entry.first_off.clone(),
        places_apart: subject.places.name_list(&apart),
        places: subject.places.name_list(&entry.places),
        communities: communities.into_iter().collect(),
        sectors: sectors.into_iter().collect(),
        ties,
    }
}

/// The nodes that are cut off without an actor, those of the largest piece first.
pub fn cut_off_nodes(subject: &Subject, bridge: &Bridge) -> Vec<usize> {
    match subject.bridging().binary_search_by_key(&bridge.node, |entry| entry.node) {
        Ok(at) => subject.bridging()[at].off_nodes(&subject.view.graph),
        Err(_) => Vec::new(),
    }
}

/// The ties between a node and those partners that the test accepts, as far as they count in the view.
fn ties_with(subject: &Subject, node: usize, accept: impl Fn(usize) -> bool) -> Vec<usize> {
    let graph = &subject.view.graph;
    let out = graph.neighbors(node).iter().zip(graph.neighbor_edges(node));
    let into = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    let edges: BTreeSet<u32> = out.chain(into).filter(|(other, _)| accept(**other as usize)).map(|(_, e)| *e).collect();
    let ties: BTreeSet<usize> =
        edges.into_iter().flat_map(|edge| subject.view.edge_ties[edge as usize].clone()).collect();
    ties.into_iter().collect()
}

/// Betweenness of every node among the nodes of its own place; the highest where it belongs to several.
fn betweenness_in_place(subject: &Subject) -> Vec<f64> {
    let groups = &subject.places.groups;
    let measure = crate::measures::find("betweenness").expect("registered");
    let mut best = vec![f64::NAN; subject.network.node_count()];
    for place in 0..groups.count() {
        let members = groups.members(place as u32);
        let mut keep = vec![false; best.len()];
        for &member in &members {
            keep[member] = true;
        }
        let (local, old) = subject.view.graph.induced(&keep);
        let values = measure.of(&local, &subject.params(&normalized())).values;
        for (value, &node) in values.iter().zip(&old) {
            let known = &mut best[node as usize];
            *known = if known.is_nan() { *value } else { known.max(*value) };
        }
    }
    best
}
