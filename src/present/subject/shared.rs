//! Ties that are derived from shared structures, and which structures these were.

use crate::graph::random_graphs::SharedTies;
use crate::graph::{CompactGraph, View, ViewOptions};
use crate::model::{Network, Strength, TieRef};
use std::collections::{BTreeMap, BTreeSet};

/// Whether any tie is derived from shared structures.
pub(super) fn derives(network: &Network) -> bool {
    network.ties().any(|tie| tie.tie.derived)
}

/// Who shares which structures, where ties are derived from that: `graph` is what it gives. None where no tie is derived, where one does not
/// say through which structures, and where derived ties were changed since, so that the structures would give another graph.
pub(super) fn shared_ties(network: &Network, options: &ViewOptions, graph: &CompactGraph) -> Option<SharedTies> {
    let derived: Vec<(TieRef<'_>, Vec<&str>)> = network
        .ties()
        .filter(|tie| tie.tie.derived)
        .map(|tie| Some((tie, through(&tie)?)))
        .collect::<Option<_>>()
        .filter(|derived: &Vec<_>| !derived.is_empty())?;
    let mut members: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut gives: BTreeMap<&str, f64> = BTreeMap::new();
    for (tie, through) in &derived {
        for structure in through {
            members.entry(structure).or_default().extend([tie.source as u32, tie.target as u32]);
        }
        if let ([only], Some(Strength::Number(strength))) = (&through[..], tie.tie.strength) {
            gives.insert(only, strength);
        }
    }
    // Without strengths it does not matter what a structure gives.
    let give = |structure: &str| gives.get(structure).copied().or((!graph.is_weighted()).then_some(1.0));
    let structures = members
        .into_iter()
        .map(|(structure, members)| Some((members.into_iter().collect(), give(structure)?)))
        .collect::<Option<Vec<_>>>()?;
    let own = network.subset(|_| true, |tie| !tie.tie.derived);
    let shared = SharedTies::new(View::new(&own, options).graph, structures);
    is_same(&shared.graph(), graph).then_some(shared)
}

/// The ids of the structures through which a derived tie goes.
fn through<'t>(tie: &TieRef<'t>) -> Option<Vec<&'t str>> {
    tie.tie.attributes.get("through")?.as_array()?.iter().map(|structure| structure.as_str()).collect()
}

/// Whether two graphs have the same ties, as strong but for rounding.
fn is_same(one: &CompactGraph, other: &CompactGraph) -> bool {
    let near = |edge: usize| (one.weight(edge) - other.weight(edge)).abs() <= 1e-9 * other.weight(edge).abs();
    one.is_directed() == other.is_directed()
        && one.edges() == other.edges()
        && (!other.is_weighted() || (0..other.edge_count()).all(near))
}
