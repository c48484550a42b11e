//! What falls apart when one node leaves.

use crate::graph::CompactGraph;

/// The pieces into which the component of a node falls when the node leaves, largest first, equal ones by first member. One piece
/// for a node that is no cut point; none for an isolate. Direction is ignored.
///
/// The number of pieces minus one is the number of further components; everything but the largest piece is cut off from it.
/// Source: Harary 1969, Graph Theory, ch. 3 (cut points and blocks).
pub fn pieces_without(graph: &CompactGraph, node: usize) -> Vec<Vec<u32>> {
    let mut seen = vec![false; graph.node_count()];
    seen[node] = true;
    let mut pieces = Vec::new();
    for &start in graph.neighbors(node).iter().chain(graph.in_neighbors(node)) {
        if seen[start as usize] {
            continue;
        }
        seen[start as usize] = true;
        let mut piece = vec![start];
        let mut next = 0;
        while next < piece.len() {
            let at = piece[next] as usize;
            next += 1;
            for &other in graph.neighbors(at).iter().chain(graph.in_neighbors(at)) {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    piece.push(other);
                }
            }
        }
        piece.sort_unstable();
        pieces.push(piece);
    }
    pieces.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_point_leaves_its_sides() {
        // 0 ─ 1 ─ 2 ─ 3, 2 ─ 4 ─ 5; 6 alone
        let graph = CompactGraph::undirected(7, &[(0, 1), (1, 2), (2, 3), (2, 4), (4, 5)]);
        assert_eq!(pieces_without(&graph, 2), [vec![0, 1], vec![4, 5], vec![3]]);
        assert_eq!(pieces_without(&graph, 0), [vec![1, 2, 3, 4, 5]]);
        assert!(pieces_without(&graph, 6).is_empty());
    }
}
