//! What the loss of one node, or of one tie, leaves together: for all of them in one walk.

use super::components::weak;
use super::{CompactGraph, compact::Merge};

/// For every node the number of unordered pairs of others that are still joined, in whatever direction, once it is gone.
///
/// A child of the search that reaches no higher than its parent is cut off when the parent goes, with all that hangs below it.
pub fn joined_pairs_without(graph: &CompactGraph) -> Vec<f64> {
    let n = graph.node_count();
    // Of each node: how many others are cut off when it goes, and how many pairs they form in their pieces.
    let (mut cut, mut cut_pairs) = (vec![0usize; n], vec![0.0; n]);
    let size = search(graph, |back| {
        if back.reaches >= back.seen_at {
            cut[back.parent] += back.below;
            cut_pairs[back.parent] += pairs(back.below);
        }
    });
    // Every node of a component counts the component once; its size tells how often.
    let all: f64 = size.iter().map(|&size| (size as f64 - 1.0) / 2.0).sum();
    (0..n).map(|node| all - pairs(size[node]) + cut_pairs[node] + pairs(size[node] - 1 - cut[node])).collect()
}

/// For every node the pairs of others that are joined now, and those of them that still are once it is gone.
pub fn pairs_of_others(graph: &CompactGraph) -> Vec<(f64, f64)> {
    let parts = weak(graph);
    let joined = parts.joined_pairs();
    let now = |node: usize| joined - (parts.sizes[parts.of[node]] as f64 - 1.0);
    joined_pairs_without(graph).into_iter().enumerate().map(|(node, left)| (now(node), left)).collect()
}

/// Every pair whose tie is the only way between its ends, `(a, b)` with `a < b`, ascending, and how many nodes stand on the side of
/// each once the tie is gone. Direction is ignored.
pub fn sides_of_bridges(graph: &CompactGraph) -> Vec<((usize, usize), (usize, usize))> {
    let mut found = Vec::new();
    let size = search(graph, |back| {
        if back.reaches > back.seen_at {
            found.push((back.parent, back.node, back.below));
        }
    });
    let mut found: Vec<_> = found
        .into_iter()
        .map(|(parent, node, below)| {
            let above = size[node] - below;
            if parent < node { ((parent, node), (above, below)) } else { ((node, parent), (below, above)) }
        })
        .collect();
    found.sort_unstable();
    found
}

/// The number of pairs among so many.
fn pairs(size: usize) -> f64 {
    size as f64 * (size as f64 - 1.0) / 2.0
}

/// What is known when the search comes back from a node to its parent.
struct Back {
    parent: usize,
    node: usize,
    /// Number of nodes that were found from the node on, it included.
    below: usize,
    /// When the earliest node was seen that these reach without the way they were found.
    reaches: usize,
    /// When the parent was seen.
    seen_at: usize,
}

/// One search in depth (Tarjan 1972), without recursion; gives the size of the component of every node.
fn search(graph: &CompactGraph, mut on_return: impl FnMut(&Back)) -> Vec<usize> {
    let graph = graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let unseen = usize::MAX;
    let (mut seen_at, mut reaches, mut below) = (vec![unseen; n], vec![0usize; n], vec![1usize; n]);
    let mut size = vec![0usize; n];
    let mut clock = 0;
    for root in 0..n {
        if seen_at[root] != unseen {
            continue;
        }
        let first = clock;
        let mut order = Vec::new();
        // Node, its parent, and which neighbour comes next.
        let mut walk = vec![(root, root, 0usize)];
        while let Some(top) = walk.last_mut() {
            let (node, parent) = (top.0, top.1);
            if top.2 == 0 && seen_at[node] == unseen {
                (seen_at[node], reaches[node]) = (clock, clock);
                clock += 1;
                order.push(node);
            }
            if let Some(&next) = graph.neighbors(node).get(top.2) {
                top.2 += 1;
                let next = next as usize;
                if seen_at[next] == unseen {
                    walk.push((next, node, 0));
                } else if next != parent {
                    reaches[node] = reaches[node].min(seen_at[next]);
                }
                continue;
            }
            walk.pop();
            if node != root {
                reaches[parent] = reaches[parent].min(reaches[node]);
                below[parent] += below[node];
                let (below, reaches, seen_at) = (below[node], reaches[node], seen_at[parent]);
                on_return(&Back { parent, node, below, reaches, seen_at });
            }
        }
        order.into_iter().for_each(|node| size[node] = clock - first);
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::components::pieces_without;

    //   0 ── 1 ── 3 ── 4      6 ── 7      8
    //   │  ╱      │  ╱
    //   2         5
    #[test]
    fn agrees_with_taking_nodes_away_one_by_one() {
        let edges = [(0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (3, 5), (4, 5), (6, 7)];
        let graph = CompactGraph::undirected(9, &edges);
        let pairs = |size: usize| size as f64 * (size as f64 - 1.0) / 2.0;
        let expected: Vec<f64> = (0..9)
            .map(|node| {
                let elsewhere = match node {
                    0..=5 => 1.0,
                    6 | 7 => 15.0,
                    _ => 16.0,
                };
                pieces_without(&graph, node).iter().map(|piece| pairs(piece.len())).sum::<f64>() + elsewhere
            })
            .collect();
        assert_eq!(joined_pairs_without(&graph), expected);
    }

    #[test]
    fn a_bridge_parts_its_sides() {
        let edges = [(0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (3, 5), (4, 5), (6, 7)];
        let graph = CompactGraph::undirected(9, &edges);
        assert_eq!(sides_of_bridges(&graph), [((1, 3), (3, 3)), ((6, 7), (1, 1))]);
        let star = CompactGraph::undirected(4, &[(0, 3), (1, 3), (2, 3)]);
        assert_eq!(sides_of_bridges(&star), [((0, 3), (1, 3)), ((1, 3), (1, 3)), ((2, 3), (1, 3))]);
    }
}
