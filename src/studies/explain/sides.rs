//! A bridge taken apart: what stands on either side of a tie, or how one gets round it.

use crate::graph::CompactGraph;

/// What remains of a tied pair without its tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sides {
    /// The tie is the only way: the nodes that stay with the first end, and those that stay with the second, ascending.
    Apart(Vec<usize>, Vec<usize>),
    /// There is another way: the shortest, from the first end to the second.
    Around(Vec<usize>),
}

/// What remains without the tie between two nodes, in whatever direction it runs.
pub fn sides(graph: &CompactGraph, one: usize, other: usize) -> Sides {
    let (mine, way) = reach(graph, one, other);
    if way.is_empty() {
        let (theirs, _) = reach(graph, other, one);
        return Sides::Apart(mine, theirs);
    }
    Sides::Around(way)
}

/// What a node reaches without its tie to another, ascending; and the way to that other, if there is one.
fn reach(graph: &CompactGraph, from: usize, avoiding: usize) -> (Vec<usize>, Vec<usize>) {
    let unseen = usize::MAX;
    let mut before = vec![unseen; graph.node_count()];
    before[from] = from;
    let mut reached = vec![from];
    let mut next = 0;
    while next < reached.len() {
        let at = reached[next];
        next += 1;
        for &other in graph.neighbors(at).iter().chain(graph.in_neighbors(at)) {
            let other = other as usize;
            if before[other] != unseen || (at == from && other == avoiding) {
                continue;
            }
            before[other] = at;
            reached.push(other);
        }
    }
    let mut way = Vec::new();
    if before[avoiding] != unseen {
        way.push(avoiding);
        while let Some(&last) = way.last().filter(|&&last| last != from) {
            way.push(before[last]);
        }
        way.reverse();
    }
    reached.sort_unstable();
    (reached, way)
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1 ── 3 ── 4      5
    //    ╲  ╱
    //     2
    #[test]
    fn a_tail_is_apart_and_a_triangle_goes_round() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (1, 3), (3, 4)]);
        assert_eq!(sides(&graph, 3, 1), Sides::Apart(vec![3, 4], vec![0, 1, 2]));
        assert_eq!(sides(&graph, 0, 1), Sides::Around(vec![0, 2, 1]));
    }
}
