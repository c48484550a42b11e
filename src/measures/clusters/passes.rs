//! One run of Leiden: passes of moving, refining and aggregating until nothing changes, in large graphs a limited number.

use super::Partition;
use super::local_moves::{move_nodes, refine};
use super::weighted::WeightedGraph;
use crate::graph::random::Stream;
use std::borrow::Cow;

/// One run: passes until nothing changes, or as many as a graph of this size gets; in large ones until one gains little.
pub(super) fn settle(graph: &WeightedGraph, resolution: f64, start: Partition, random: &mut Stream) -> Partition {
    if graph.total() <= 0.0 {
        return start;
    }
    let most = most_passes(graph);
    let large = is_large(graph.arc_count());
    let little = if large { LITTLE * graph.total() } else { 0.0 };
    let mut quality = f64::NEG_INFINITY;
    let mut labels = start.numbers();
    let mut partition = start;
    for _ in 0..most {
        let (found, reached) = one_pass(graph, resolution, labels, random);
        // In a large graph groups are taken into their pieces once, at the end.
        let pieces = if large { found } else { connected_pieces(graph, &found) };
        let next = Partition::from_numbers(&pieces);
        if next == partition {
            break;
        }
        partition = next;
        if reached - quality < little {
            break;
        }
        quality = reached;
        labels = partition.numbers();
    }
    if large { Partition::from_numbers(&connected_pieces(graph, &partition.numbers())) } else { partition }
}

/// Each pass can only raise quality. Small graphs settle long before a hundred; in large ones ten come within about one per cent of
/// what fifty reach, and the many runs gain more than that from each other. The first two passes make most of the difference, and
/// are what the largest get.
fn most_passes(graph: &WeightedGraph) -> usize {
    let arcs = graph.arc_count().max(1);
    (WORK_OF_A_RUN / arcs).max((WORK_OF_A_LARGE_RUN / arcs).clamp(2, PASSES_OF_A_LARGE_RUN)).min(MOST_PASSES)
}

/// Whether a graph with so many ends of ties gets the short way: above two thousand ties.
pub(super) fn is_large(arcs: usize) -> bool {
    arcs > 4_000
}

/// What large graphs get, and only while a pass gains as much: of modularity, or of what else is looked for as a share of all ties.
const PASSES_OF_A_LARGE_RUN: usize = 10;
const LITTLE: f64 = 3e-3;

/// More than any small graph takes.
const MOST_PASSES: usize = 100;

/// The number of passes at which a run of a graph of this size ends even if the next might change something; none for graphs that
/// settle long before.
pub(super) fn limit(graph: &WeightedGraph) -> Option<usize> {
    Some(most_passes(graph)).filter(|&most| most < MOST_PASSES)
}

/// Steps along ties that a run may take on its lowest level.
const WORK_OF_A_RUN: usize = 200_000;

/// The same for large graphs.
const WORK_OF_A_LARGE_RUN: usize = 100_000_000;

/// Moves, refines and aggregates until every community is one node of the aggregated graph: the groups, and their quality.
fn one_pass(graph: &WeightedGraph, resolution: f64, start: Vec<u32>, random: &mut Stream) -> (Vec<u32>, f64) {
    // The graph itself, then those made of its groups.
    let mut level = Cow::Borrowed(graph);
    let mut community = start;
    // The node of `level` in which each node of `graph` is.
    let mut inside: Vec<u32> = (0..graph.node_count() as u32).collect();
    loop {
        move_nodes(&level, resolution, &mut community, random);
        let (parts, count) = renumbered(&refine(&level, resolution, &community, random));
        if count == level.node_count() {
            break;
        }
        // The communities found by moving are where the parts start from.
        let mut above = vec![0; count];
        for (&part, &community) in parts.iter().zip(&community) {
            above[part as usize] = community;
        }
        level = Cow::Owned(level.aggregated(&parts, count));
        community = renumbered(&above).0;
        for node in &mut inside {
            *node = parts[*node as usize];
        }
    }
    let quality = level.quality(&community, resolution);
    for node in &mut inside {
        *node = community[*node as usize];
    }
    (inside, quality)
}

/// The same groups, those that are not connected split into their pieces, which raises modularity. Needed where the last
/// refinement happened to leave the nodes of a community alone.
pub(super) fn connected_pieces(graph: &WeightedGraph, labels: &[u32]) -> Vec<u32> {
    const NONE: u32 = u32::MAX;
    let mut piece = vec![NONE; labels.len()];
    // Whether a neighbour is new in the piece is added to the number of those that wait without a branch, which the processor could not
    // foresee; there is room for one more.
    let mut stack = vec![0; labels.len() + 1];
    for start in 0..labels.len() as u32 {
        if piece[start as usize] != NONE {
            continue;
        }
        piece[start as usize] = start;
        stack[0] = start;
        let mut waiting = 1;
        while waiting > 0 {
            waiting -= 1;
            let node = stack[waiting] as usize;
            let own = labels[node];
            for &next in graph.neighbors(node) {
                let there = &mut piece[next as usize];
                let new = (*there == NONE) & (labels[next as usize] == own);
                *there = if new { start } else { *there };
                stack[waiting] = next;
                waiting += usize::from(new);
            }
        }
    }
    piece
}

/// The same labels, numbered from 0 in the order in which they first occur, and how many there are.
pub(super) fn renumbered(labels: &[u32]) -> (Vec<u32>, usize) {
    const NONE: u32 = u32::MAX;
    let mut fresh = vec![NONE; labels.iter().max().map_or(0, |&largest| largest as usize + 1)];
    let mut next = 0;
    let number = |&label: &u32| {
        let number = &mut fresh[label as usize];
        if *number == NONE {
            *number = next;
            next += 1;
        }
        *number
    };
    let numbers = labels.iter().map(number).collect();
    (numbers, next as usize)
}

#[cfg(test)]
mod tests {
    use super::super::weighted::ring;
    use super::*;
    use crate::graph::CompactGraph;

    // 1,000 ties are 2,000 arcs, a hundredth of what a run may go along.
    #[test]
    fn only_large_graphs_have_a_limit() {
        assert_eq!([1_000, 2_000, 100_000].map(|nodes| limit(&ring(nodes))), [None, Some(50), Some(10)]);
    }

    // Two thousand ties are 4,000 ends.
    #[test]
    fn large_is_above_two_thousand_ties() {
        assert!(!is_large(3_000) && !is_large(4_000) && is_large(4_002));
    }

    // Pitfall 46. The ends of a path of three are one group without the middle: two pieces.
    #[test]
    fn groups_fall_into_their_pieces() {
        let path = WeightedGraph::new(&CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]));
        assert_eq!(connected_pieces(&path, &[5, 1, 5, 5]), [0, 1, 2, 2]);
    }

    // A refinement keeps parts inside their community and connected, whatever the random numbers.
    #[test]
    fn refinement_stays_inside_communities() {
        // Two squares side by side, one community over both ends that do not touch.
        let edges = [(0, 1), (1, 2), (2, 3), (0, 3), (3, 4), (4, 5), (5, 6), (6, 7), (4, 7)];
        let graph = WeightedGraph::new(&CompactGraph::undirected(8, &edges));
        let community = [0, 0, 1, 1, 1, 1, 0, 0];
        for seed in 0..50 {
            let parts = refine(&graph, 1.0, &community, &mut Stream::new(seed, 0));
            let pieces = connected_pieces(&graph, &parts);
            assert_eq!(renumbered(&parts).0, renumbered(&pieces).0);
            for a in 0..8 {
                assert!((0..8).all(|b| parts[a] != parts[b] || community[a] == community[b]));
            }
        }
    }
}
