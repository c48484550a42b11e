//! Betweenness of nodes and edges.
//!
//! Without weights the graph is taken apart at its cut points (`parts`), and every part is searched from each of its nodes
//! (`sweep`). With weights paths come from [`Search`]. Dependencies follow Brandes 2001 (doi:10.1080/0022250X.2001.9990249).
//! Sums have the same order whatever the number of threads.

mod parts;
mod sweep;

use super::shortest_paths::{Along, Search};
use super::{CompactGraph, parallel};
use parts::{Part, Parts};
use sweep::{Rows, SIDE_BY_SIDE, Sweep};

/// Betweenness of every node: the shares of shortest paths between others on which it lies, ends excluded. In an undirected
/// graph each pair counts once.
pub fn node_betweenness(graph: &CompactGraph) -> Vec<f64> {
    betweenness::<false>(graph)
}

/// Betweenness of every edge: the shares of shortest paths on which it lies, ends included. In an undirected graph each pair
/// counts once.
pub fn edge_betweenness(graph: &CompactGraph) -> Vec<f64> {
    betweenness::<true>(graph)
}

fn betweenness<const EDGES: bool>(graph: &CompactGraph) -> Vec<f64> {
    if graph.is_weighted() {
        return weighted::<EDGES>(graph);
    }
    if graph.is_directed() {
        let n = graph.node_count();
        let edges = (0..graph.edge_count() as u32).collect();
        let whole = Part { nodes: (0..n as u32).collect(), stands_for: vec![1.0; n], edges };
        let mut sums = vec![0.0; if EDGES { graph.edge_count() } else { n }];
        add_part::<EDGES>(graph, &whole, &mut vec![0; n], &mut sums);
        return sums;
    }
    let parts = Parts::of(graph);
    let mut sums = if EDGES { vec![0.0; graph.edge_count()] } else { parts.separated };
    if EDGES {
        parts.bridges.iter().for_each(|&(edge, pairs)| sums[edge as usize] = pairs);
    }
    let mut number = vec![0; graph.node_count()];
    for part in &parts.large {
        add_part::<EDGES>(graph, part, &mut number, &mut sums);
    }
    sums.iter_mut().for_each(|sum| *sum /= 2.0);
    sums
}

/// Steps along arcs that are worth a piece of work for itself, and the most pieces. Neither depends on the number of threads.
const PIECE: usize = 1 << 18;
const MOST_PIECES: usize = 64;

/// Adds what runs inside one part. `number` has room for a number of every node.
fn add_part<const EDGES: bool>(graph: &CompactGraph, part: &Part, number: &mut [u32], sums: &mut [f64]) {
    let n = part.nodes.len();
    let order = search_order(graph, part);
    for (new, &old) in order.iter().enumerate() {
        number[part.nodes[old as usize] as usize] = new as u32;
    }
    let stands_for: Vec<f64> = order.iter().map(|&old| part.stands_for[old as usize]).collect();
    let ends = || {
        part.edges.iter().map(|&edge| {
            let (a, b) = graph.edges()[edge as usize];
            (number[a as usize], number[b as usize], edge)
        })
    };
    let turned = || ends().map(|(a, b, edge)| (b, a, edge));
    let (out, into, arc_edges) = if graph.is_directed() {
        let (out, edges) = rows(n, ends());
        (out, Some(rows(n, turned()).0), edges)
    } else {
        let (out, edges) = rows(n, ends().chain(turned()));
        (out, None, edges)
    };
    let both = (&out, into.as_ref().unwrap_or(&out));
    let len = if EDGES { arc_edges.len() } else { n };
    let pieces = (n * arc_edges.len() / PIECE).clamp(1, MOST_PIECES);
    let found = parallel::sum_vectors_in(
        pieces,
        n,
        len,
        || Sweep::new(n),
        |sweep, sources| {
            let mut sums = vec![0.0; len];
            for first in sources.clone().step_by(SIDE_BY_SIDE) {
                let some = first..sources.end.min(first + SIDE_BY_SIDE);
                sweep.run::<EDGES>(both, some, &stands_for, |at, share| sums[at] += share);
            }
            sums
        },
    );
    if EDGES {
        found.iter().zip(&arc_edges).for_each(|(sum, &edge)| sums[edge as usize] += sum);
    } else {
        found.iter().zip(&order).for_each(|(sum, &old)| sums[part.nodes[old as usize] as usize] += sum);
    }
}

/// The places of a part's nodes in the order of most ties first: what is looked at most lies together.
fn search_order(graph: &CompactGraph, part: &Part) -> Vec<u32> {
    let degree = |place: u32| {
        let node = part.nodes[place as usize] as usize;
        graph.degree(node) + if graph.is_directed() { graph.in_degree(node) } else { 0 }
    };
    let mut order: Vec<u32> = (0..part.nodes.len() as u32).collect();
    order.sort_by_key(|&place| (std::cmp::Reverse(degree(place)), part.nodes[place as usize]));
    order
}

/// Rows of these arcs, and the edge of every arc.
fn rows(nodes: usize, arcs: impl Iterator<Item = (u32, u32, u32)> + Clone) -> (Rows, Vec<u32>) {
    let mut offsets = vec![0u32; nodes + 1];
    arcs.clone().for_each(|(from, _, _)| offsets[from as usize + 1] += 1);
    for node in 0..nodes {
        offsets[node + 1] += offsets[node];
    }
    let mut next = offsets.clone();
    let mut targets = vec![0; offsets[nodes] as usize];
    let mut edges = targets.clone();
    for (from, to, edge) in arcs {
        let at = &mut next[from as usize];
        (targets[*at as usize], edges[*at as usize]) = (to, edge);
        *at += 1;
    }
    (Rows { offsets, targets }, edges)
}

fn weighted<const EDGES: bool>(graph: &CompactGraph) -> Vec<f64> {
    let n = graph.node_count();
    let len = if EDGES { graph.edge_count() } else { n };
    let memory = || (vec![0.0; n], Search::new(graph, Along::Out));
    let mut sums = parallel::sum_vectors_with(n, len, memory, |(scratch, search), sources| {
        let mut sums = vec![0.0; len];
        for source in sources {
            search.add_betweenness::<EDGES>(source, scratch, &mut sums);
        }
        sums
    });
    if !graph.is_directed() {
        sums.iter_mut().for_each(|sum| *sum /= 2.0);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{compact::Merge, random::Stream};

    // The search by lengths knows no cut points and no levels. Sparse graphs with trees and pieces, and denser ones, both ways;
    // large enough for several pieces of work and for more sources than go side by side.
    #[test]
    fn without_weights_as_with_weights_of_one() {
        for seed in 0..40 {
            let mut stream = Stream::new(seed, 0);
            let n = 1 + stream.below(if seed % 10 == 9 { 400 } else { 60 });
            let m = stream.below(4 * n);
            let edges: Vec<(u32, u32, f64)> =
                (0..m).map(|_| (stream.below(n) as u32, stream.below(n) as u32, 1.0)).collect();
            for directed in [false, true] {
                let graph = CompactGraph::from_edges(n, directed, false, &edges, Merge::Max);
                let by_lengths = graph.with_weights(|_| 1.0);
                let close = |found: &[f64], expected: &[f64]| {
                    found.len() == expected.len()
                        && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= 1e-12 * b.abs().max(1.0))
                };
                assert!(close(&node_betweenness(&graph), &node_betweenness(&by_lengths)), "{seed} {directed}");
                assert!(close(&edge_betweenness(&graph), &edge_betweenness(&by_lengths)), "{seed} {directed}");
            }
        }
    }

    //   1 ─ 0 ─ 2 ─ 3      a tree needs no search: by hand, the pairs that each node separates
    #[test]
    fn a_path_by_hand() {
        let path = CompactGraph::undirected(4, &[(0, 1), (0, 2), (2, 3)]);
        assert_eq!(node_betweenness(&path), [2.0, 0.0, 2.0, 0.0]);
        assert_eq!(edge_betweenness(&path), [3.0, 4.0, 3.0]);
    }
}
