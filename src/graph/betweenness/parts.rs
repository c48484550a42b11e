//! An undirected graph taken apart at its cut points, for betweenness.
//!
//! A shortest path that enters a bicomponent leaves it for good when it does. So every bicomponent can be searched by itself, each
//! of its nodes standing for all that hang on it: itself, and whoever is reached from it without going through the bicomponent.
//! What runs through a cut point between two of its sides is a product of two counts, and is known without any search. Trees,
//! and the many nodes with one tie that real networks have, need none at all.
//!
//! Betweenness by bicomponents as in Sarıyüce, Kaya, Saule & Çatalyürek
//! 2013, doi:10.1137/1.9781611972832.76.

use crate::graph::CompactGraph;
use crate::graph::depth_first::{NONE, Tree};

/// The graph at its cut points.
#[derive(Debug)]
pub(super) struct Parts {
    /// The bicomponents of three and more nodes.
    pub(super) large: Vec<Part>,
    /// Of every node the ordered pairs of others that reach each other only through it.
    pub(super) separated: Vec<f64>,
    /// Ties that are bicomponents by themselves, with the ordered pairs that reach each other only over them.
    pub(super) bridges: Vec<(u32, f64)>,
}

/// One bicomponent.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Its nodes.
    pub(super) nodes: Vec<u32>,
    /// How many nodes each of them stands for.
    pub(super) stands_for: Vec<f64>,
    /// Its ties by their number in the whole graph.
    pub(super) edges: Vec<u32>,
}

impl Parts {
    /// Takes an undirected graph apart.
    pub(super) fn of(graph: &CompactGraph) -> Parts {
        let n = graph.node_count();
        let tree = Tree::of(graph);
        // The part of the tie between each node and the one before it; the first node of a part comes before all others of it.
        let mut part_of = vec![NONE; n];
        let mut entered = Vec::new();
        // How many nodes hang on each node in the parts that begin at it, and the sum of the squares of each of these.
        let (mut hanging, mut squares) = (vec![0.0; n], vec![0.0; n]);
        let mut whole = vec![0.0; n];
        for &node in &tree.order {
            let node = node as usize;
            let behind = f64::from(tree.behind[node]);
            let before = tree.before[node];
            if before == NONE {
                whole[node] = behind;
                continue;
            }
            let before = before as usize;
            whole[node] = whole[before];
            if tree.earliest[node] >= tree.place[before] {
                part_of[node] = entered.len() as u32;
                entered.push(node);
                hanging[before] += behind;
                squares[before] += behind * behind;
            } else {
                part_of[node] = part_of[before];
            }
        }
        let separated = (0..n).map(|node| {
            let others = whole[node] - 1.0;
            let back = others - hanging[node];
            others * others - squares[node] - back * back
        });
        let separated = separated.collect();

        let mut ties = vec![0u32; entered.len()];
        let of_edge = |&(a, b): &(u32, u32)| {
            let later = if tree.place[a as usize] < tree.place[b as usize] { b } else { a };
            part_of[later as usize]
        };
        graph.edges().iter().for_each(|ends| ties[of_edge(ends) as usize] += 1);
        // Parts with more than one tie have three nodes and more.
        let mut number = vec![NONE; entered.len()];
        let mut large: Vec<Part> = Vec::new();
        for (part, &first) in entered.iter().enumerate() {
            if ties[part] > 1 {
                number[part] = large.len() as u32;
                let top = tree.before[first];
                let outside = whole[first] - f64::from(tree.behind[first]);
                let edges = Vec::with_capacity(ties[part] as usize);
                large.push(Part { nodes: vec![top], stands_for: vec![outside], edges });
            }
        }
        for &node in &tree.order {
            let part = part_of[node as usize];
            if part != NONE && number[part as usize] != NONE {
                let part = &mut large[number[part as usize] as usize];
                part.nodes.push(node);
                part.stands_for.push(1.0 + hanging[node as usize]);
            }
        }
        let mut bridges = Vec::new();
        for (edge, ends) in graph.edges().iter().enumerate() {
            let part = of_edge(ends) as usize;
            match number[part] {
                NONE => {
                    let behind = f64::from(tree.behind[entered[part]]);
                    bridges.push((edge as u32, 2.0 * behind * (whole[entered[part]] - behind)));
                }
                large_one => large[large_one as usize].edges.push(edge as u32),
            }
        }
        Parts { large, separated, bridges }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1            Two triangles that share node 2, a tail, one alone.
    //    ╲  ╱
    //     2 ── 3 ── 5     6
    //      ╲  ╱
    //       4
    #[test]
    fn nodes_stand_for_what_hangs_on_them() {
        let graph = CompactGraph::undirected(7, &[(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4), (3, 5)]);
        let parts = Parts::of(&graph);
        let mut found: Vec<Vec<(u32, usize)>> = Vec::new();
        for part in &parts.large {
            let mut nodes: Vec<_> =
                part.nodes.iter().copied().zip(part.stands_for.iter().map(|&count| count as usize)).collect();
            nodes.sort_unstable();
            found.push(nodes);
        }
        // In the first triangle node 2 stands for itself and 3, 4, 5; in the second for itself, 0 and 1, and node 3 for 3 and 5.
        assert_eq!(found, [vec![(0, 1), (1, 1), (2, 4)], vec![(2, 3), (3, 2), (4, 1)]]);
        assert_eq!(parts.large[1].edges, [3, 4, 5]);
        // Through 2 only: {0, 1} with {3, 4, 5}, both ways: 12. Through 3 only: 5 with four others, both ways: 8.
        assert_eq!(parts.separated.iter().map(|&pairs| pairs as usize).collect::<Vec<_>>(), [0, 0, 12, 8, 0, 0, 0]);
        // Node 5 with each of five others, both ways.
        assert_eq!(parts.bridges.iter().map(|&(edge, pairs)| (edge, pairs as usize)).collect::<Vec<_>>(), [(6, 10)]);
    }
}
