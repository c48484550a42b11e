//! petgraph's components, cut points and bridges: what our own are held against in tests.

use super::CompactGraph;
use petgraph::graph::{DiGraph, UnGraph};

fn undirected(graph: &CompactGraph) -> UnGraph<(), (), u32> {
    let mut out = UnGraph::with_capacity(graph.node_count(), graph.edge_count());
    for _ in 0..graph.node_count() {
        out.add_node(());
    }
    let simple = graph.symmetrised(super::compact::Merge::Max);
    for &(a, b) in simple.edges() {
        out.add_edge(a.into(), b.into(), ());
    }
    out
}

/// The nodes whose removal takes a component apart, ascending. Direction is ignored.
pub(super) fn cut_points(graph: &CompactGraph) -> Vec<usize> {
    let mut found: Vec<usize> = petgraph::algo::articulation_points::articulation_points(&undirected(graph))
        .into_iter()
        .map(|node| node.index())
        .collect();
    found.sort_unstable();
    found
}

/// The pairs whose tie is the only way between its ends, `(a, b)` with `a < b`, ascending. Direction is ignored.
pub(super) fn bridges(graph: &CompactGraph) -> Vec<(usize, usize)> {
    use petgraph::visit::EdgeRef;
    let inner = undirected(graph);
    let mut found: Vec<(usize, usize)> = petgraph::algo::bridges(&inner)
        .map(|edge| {
            let (a, b) = (edge.source().index(), edge.target().index());
            (a.min(b), a.max(b))
        })
        .collect();
    found.sort_unstable();
    found
}

/// A number for every node, equal for nodes that reach each other along arcs; numbers below the number of nodes.
pub(super) fn strong_components(graph: &CompactGraph) -> Vec<usize> {
    let mut inner: DiGraph<(), (), u32> = DiGraph::with_capacity(graph.node_count(), graph.edge_count());
    for _ in 0..graph.node_count() {
        inner.add_node(());
    }
    for &(a, b) in graph.edges() {
        inner.add_edge(a.into(), b.into(), ());
    }
    let mut part = vec![0; graph.node_count()];
    for (number, members) in petgraph::algo::kosaraju_scc(&inner).into_iter().enumerate() {
        for member in members {
            part[member.index()] = number;
        }
    }
    part
}
