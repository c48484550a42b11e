//! An order of nodes in which those that are near each other follow each other.

use super::rows::Rows;
use std::collections::VecDeque;

/// Every node once. Each `ball` nodes that follow each other are, mostly, those that a search in steps meets first among what was left;
/// the next begins where it stopped. Searches from the nodes of one ball go over the same nodes at about the same time, and what they
/// keep of them lies together.
pub(super) fn near_order(rows: &Rows, ball: usize) -> Vec<u32> {
    let n = rows.count();
    let mut order = Vec::with_capacity(n);
    // The ball that has met a node last, from 1.
    let mut met = vec![0_u32; n];
    let mut placed = vec![false; n];
    let (mut here, mut left) = (VecDeque::new(), VecDeque::new());
    let mut unseen = 0..n as u32;
    for number in 1.. {
        // Where an earlier ball stopped, else at the first node that none has met.
        let mut free = |node: &u32| !placed[*node as usize];
        let begin = std::iter::from_fn(|| left.pop_front()).find(&mut free).or_else(|| unseen.find(&mut free));
        let Some(begin) = begin else { break };
        met[begin as usize] = number;
        here.push_back(begin);
        let end = order.len() + ball;
        while order.len() < end {
            let Some(node) = here.pop_front() else { break };
            placed[node as usize] = true;
            order.push(node);
            for &next in rows.of_node(node as usize) {
                if !placed[next as usize] && std::mem::replace(&mut met[next as usize], number) != number {
                    here.push_back(next);
                }
            }
        }
        left.extend(here.drain(..));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(n: usize, edges: &[(u32, u32)]) -> Rows {
        let arcs = edges.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
        Rows::of(n, arcs)
    }

    // Two cliques of four whose numbers alternate, joined by one tie, and a node apart.
    #[test]
    fn balls_hold_what_is_near() {
        let mut edges = vec![(0, 1)];
        for (a, b) in [(0, 2), (0, 4), (0, 6), (2, 4), (2, 6), (4, 6)] {
            edges.extend([(a, b), (a + 1, b + 1)]);
        }
        let order = near_order(&rows(9, &edges), 4);
        assert_eq!(order.len(), 9);
        let sets = order.chunks(4).map(|ball| ball.iter().copied().collect::<std::collections::BTreeSet<_>>());
        let apart: Vec<usize> = sets.map(|ball| ball.iter().filter(|node| *node % 2 == 1).count()).collect();
        // The ball around node 0 takes the neighbour in the other clique too, which is as near.
        assert_eq!(apart, [1, 3, 0]);
        let mut sorted = order;
        sorted.sort_unstable();
        assert_eq!(sorted, (0..9).collect::<Vec<u32>>());
    }
}
