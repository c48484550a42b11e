//! An order of nodes in which those that are near each other follow each other.

/// Nodes `0..count`, each once: breadth first from the first of `starts`, then from the next that was not met, and so on. Most of those
/// that follow each other have a neighbour in common, so that searches from them go over the same nodes at about the same time.
pub(super) fn breadth_first<N: Iterator<Item = u32>>(
    count: usize,
    starts: impl Iterator<Item = u32>,
    neighbors: impl Fn(u32) -> N,
) -> Vec<u32> {
    let mut order: Vec<u32> = Vec::with_capacity(count);
    let mut met = vec![false; count];
    let mut head = 0;
    for start in starts {
        if std::mem::replace(&mut met[start as usize], true) {
            continue;
        }
        order.push(start);
        while let Some(&at) = order.get(head) {
            order.extend(neighbors(at).filter(|&next| !std::mem::replace(&mut met[next as usize], true)));
            head += 1;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    #[test]
    fn ring_by_ring_and_piece_by_piece() {
        let graph = CompactGraph::undirected(8, &[(0, 4), (4, 2), (4, 7), (2, 5), (7, 5), (1, 6)]);
        let neighbors = |node: u32| graph.neighbors(node as usize).iter().copied();
        assert_eq!(breadth_first(8, [4].into_iter().chain(0..8), neighbors), [4, 0, 2, 7, 5, 1, 6, 3]);
    }
}
