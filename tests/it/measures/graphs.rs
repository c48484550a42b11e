//! Graphs for the other tests.

use proptest::prelude::*;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;

/// A graph as a list, so that it can be relabelled and shuffled.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) nodes: usize,
    pub(super) directed: bool,
    pub(super) weighted: bool,
    pub(super) edges: Vec<(u32, u32, f64)>,
}

impl Plan {
    pub(super) fn graph(&self) -> CompactGraph {
        CompactGraph::from_edges(self.nodes, self.directed, self.weighted, &self.edges, Merge::Max)
    }

    pub(super) fn relabelled(&self, new: &[usize]) -> Plan {
        let label = |node: u32| new[node as usize] as u32;
        Plan { edges: self.edges.iter().map(|&(a, b, w)| (label(a), label(b), w)).collect(), ..self.clone() }
    }
}

/// Small graphs of every kind: empty, sparse and dense; directed or not; weighted or not; with loops and parallel edges.
pub(super) fn plans() -> impl Strategy<Value = Plan> {
    (0usize..10, any::<bool>(), any::<bool>()).prop_flat_map(|(nodes, directed, weighted)| {
        let end = 0..(nodes.max(1) as u32);
        let weight = prop::sample::select(vec![0.5, 1.0, 2.0, 3.0, 4.0]);
        let edge = (end.clone(), end, weight);
        let most = if nodes == 0 { 0 } else { 3 * nodes };
        prop::collection::vec(edge, 0..=most).prop_map(move |edges| Plan { nodes, directed, weighted, edges })
    })
}

/// A random graph with this many draws of an edge.
pub(super) fn random(nodes: usize, draws: usize, directed: bool, weighted: bool) -> Plan {
    let mut stream = Stream::new(7, 0);
    let edges = (0..draws)
        .map(|_| (stream.below(nodes) as u32, stream.below(nodes) as u32, 1.0 + stream.below(4) as f64))
        .collect();
    Plan { nodes, directed, weighted, edges }
}

pub(super) fn star(leaves: u32) -> CompactGraph {
    CompactGraph::undirected(leaves as usize + 1, &(1..=leaves).map(|leaf| (0, leaf)).collect::<Vec<_>>())
}

pub(super) fn path(nodes: u32) -> CompactGraph {
    CompactGraph::undirected(nodes as usize, &(1..nodes).map(|node| (node - 1, node)).collect::<Vec<_>>())
}

pub(super) fn complete(nodes: u32) -> CompactGraph {
    let edges: Vec<(u32, u32)> = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b))).collect();
    CompactGraph::undirected(nodes as usize, &edges)
}

pub(super) fn arcs(nodes: usize, list: &[(u32, u32)]) -> CompactGraph {
    let list: Vec<(u32, u32, f64)> = list.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    CompactGraph::from_edges(nodes, true, false, &list, Merge::Max)
}

pub(super) fn weighted(nodes: usize, list: &[(u32, u32, f64)]) -> CompactGraph {
    CompactGraph::from_edges(nodes, false, true, list, Merge::Max)
}

/// Whether two numbers are the same up to rounding, both undefined included.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a.is_nan() && b.is_nan()) || (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

pub(super) fn assert_same(ours: &[f64], expected: &[f64]) {
    let equal = ours.len() == expected.len() && ours.iter().zip(expected).all(|(a, b)| same(*a, *b));
    assert!(equal, "ours {ours:?}, expected {expected:?}");
}
