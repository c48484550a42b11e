//! Measures asked for by name, with what they need, for the other tests.

use verbinder::graph::CompactGraph;
use verbinder::measures::{Grouping, Known, Params, Scores, Signed, find};

/// All columns of a measure.
pub(super) fn run(id: &str, known: &Known<'_>, params: &Params) -> Vec<Scores> {
    find(id).unwrap().run(known, params).unwrap()
}

/// The numbers of all its columns, for one that needs nothing but the graph.
pub(super) fn of(id: &str, graph: &CompactGraph) -> Vec<Vec<f64>> {
    run(id, &Known::new(graph), &Params::default()).into_iter().map(|scores| scores.values).collect()
}

/// One letter per node; a dot is no group.
pub(super) fn groups(letters: &str) -> Grouping {
    Grouping::from_labels(&letters.chars().map(|letter| (letter != '.').then_some(letter)).collect::<Vec<_>>())
}

/// A measure of groups.
pub(super) fn grouped(id: &str, graph: &CompactGraph, letters: &str, params: &Params) -> Vec<Scores> {
    run(id, &Known { groups: Some(&groups(letters)), ..Known::new(graph) }, params)
}

/// The single number of every column.
pub(super) fn values(columns: &[Scores]) -> Vec<f64> {
    columns.iter().map(Scores::value).collect()
}

/// Why a number is missing.
pub(super) fn reason(scores: &Scores, index: usize) -> &'static str {
    scores.reason(index).map_or("", |reason| reason.code())
}

/// The two clubs of the karate network: M for Mr Hi.
pub(super) const CLUBS: &str = "MMMMMMMMMOMMMMOOMMOMOMOOOOOOOOOOOO";

/// The ties of a graph with their signs.
pub(super) fn signed(graph: &CompactGraph, signs: &[f64]) -> Signed {
    Signed { graph: graph.clone(), signs: signs.to_vec() }
}
