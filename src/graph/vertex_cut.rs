//! The fewest nodes whose loss leaves no way between two sets of nodes.
//!
//! Menger 1927: as many as there are ways that share no node. They are found as the largest flow (Ford & Fulkerson 1956, shortest
//! ways first as Edmonds & Karp 1972) in the graph in which every node is an arc that carries what its loss costs.

use super::CompactGraph;
use std::collections::VecDeque;

/// Nodes whose loss leaves no way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VertexCut {
    /// The nodes, ascending; none where there is no way in any case.
    pub nodes: Vec<usize>,
    /// Whether no other set costs as little.
    pub only: bool,
}

/// More than all nodes together cost.
const ENDLESS: u64 = u64::MAX / 4;

/// The cheapest set of nodes on every way from the first set to the second, in whatever direction; none if some way has only nodes
/// that cannot go, such as a tie between two of them. `price` is what the loss of a node costs, nothing where it cannot go. Of several
/// such sets the one nearest to the first nodes.
pub fn vertex_cut(
    graph: &CompactGraph,
    from: &[usize],
    to: &[usize],
    price: impl Fn(usize) -> Option<u64>,
) -> Option<VertexCut> {
    let mut flow = Flow::new(graph, from, to, price);
    while let Some(way) = flow.way() {
        let carried = way.iter().map(|&arc| flow.room[arc]).min().unwrap_or(ENDLESS);
        if carried >= ENDLESS {
            return None;
        }
        for arc in way {
            flow.room[arc] -= carried;
            flow.room[arc ^ 1] += carried;
        }
    }
    let n = graph.node_count();
    let near = flow.reached(2 * n, |arc| arc);
    let far = flow.reached(2 * n + 1, |arc| arc ^ 1);
    let nodes: Vec<usize> = (0..n).filter(|&node| near[2 * node] && !near[2 * node + 1]).collect();
    let last: Vec<usize> = (0..n).filter(|&node| far[2 * node + 1] && !far[2 * node]).collect();
    Some(VertexCut { only: nodes == last, nodes })
}

/// The graph in which node `i` is an arc from `2i` to `2i + 1`, with a source and a sink behind. Arc `a ^ 1` is the way back of `a`.
struct Flow {
    arcs_of: Vec<Vec<usize>>,
    heads: Vec<usize>,
    room: Vec<u64>,
}

impl Flow {
    fn new(graph: &CompactGraph, from: &[usize], to: &[usize], price: impl Fn(usize) -> Option<u64>) -> Self {
        let n = graph.node_count();
        let mut flow = Flow { arcs_of: vec![Vec::new(); 2 * n + 2], heads: Vec::new(), room: Vec::new() };
        for node in 0..n {
            flow.add(2 * node, 2 * node + 1, price(node).unwrap_or(ENDLESS));
        }
        for &(a, b) in graph.edges() {
            let (a, b) = (a as usize, b as usize);
            flow.add(2 * a + 1, 2 * b, ENDLESS);
            flow.add(2 * b + 1, 2 * a, ENDLESS);
        }
        from.iter().for_each(|&node| flow.add(2 * n, 2 * node, ENDLESS));
        to.iter().for_each(|&node| flow.add(2 * node + 1, 2 * n + 1, ENDLESS));
        flow
    }

    fn add(&mut self, tail: usize, head: usize, room: u64) {
        for (tail, head, room) in [(tail, head, room), (head, tail, 0)] {
            self.arcs_of[tail].push(self.heads.len());
            self.heads.push(head);
            self.room.push(room);
        }
    }

    /// The arcs of a shortest way with room from the source to the sink, which stand behind all others.
    fn way(&self) -> Option<Vec<usize>> {
        let (source, sink) = (self.arcs_of.len() - 2, self.arcs_of.len() - 1);
        let mut by = vec![usize::MAX; self.arcs_of.len()];
        let mut waiting = VecDeque::from([source]);
        while let Some(at) = waiting.pop_front() {
            for &arc in &self.arcs_of[at] {
                let head = self.heads[arc];
                if self.room[arc] == 0 || head == source || by[head] != usize::MAX {
                    continue;
                }
                by[head] = arc;
                if head == sink {
                    let before = |&arc: &usize| Some(by[self.heads[arc ^ 1]]).filter(|&arc| arc != usize::MAX);
                    return Some(std::iter::successors(Some(arc), before).collect());
                }
                waiting.push_back(head);
            }
        }
        None
    }

    /// What is reached from a start; an arc is passed where `through` of it has room.
    fn reached(&self, start: usize, through: impl Fn(usize) -> usize) -> Vec<bool> {
        let mut seen = vec![false; self.arcs_of.len()];
        seen[start] = true;
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            for &arc in &self.arcs_of[at] {
                if self.room[through(arc)] > 0 && !std::mem::replace(&mut seen[self.heads[arc]], true) {
                    waiting.push(self.heads[arc]);
                }
            }
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(graph: &CompactGraph, from: usize, to: usize) -> Option<VertexCut> {
        vertex_cut(graph, &[from], &[to], |node| (node != from && node != to).then_some(1))
    }

    //   0 ── 1 ── 3 ── 4      two ways to 3, one from there on; 5 alone
    //   └─── 2 ───┘
    #[test]
    fn the_fewest_nodes_part_two() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        assert_eq!(between(&graph, 0, 4), Some(VertexCut { nodes: vec![3], only: true }));
        assert_eq!(between(&graph, 0, 3), Some(VertexCut { nodes: vec![1, 2], only: true }));
        assert_eq!(between(&graph, 0, 5), Some(VertexCut { nodes: vec![], only: true }));
        // Whoever is tied is parted by nobody.
        assert_eq!(between(&graph, 3, 4), None);
    }

    #[test]
    fn a_dearer_node_stays_where_another_does_it() {
        let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        let cut = vertex_cut(&path, &[0], &[3], |node| Some(if node == 2 { 10 } else { 11 }));
        assert_eq!(cut, Some(VertexCut { nodes: vec![2], only: true }));
        let cut = vertex_cut(&path, &[0], &[3], |_| Some(10));
        assert_eq!(cut, Some(VertexCut { nodes: vec![0], only: false }));
        // A node of both sets has to go in any case.
        let cut = vertex_cut(&path, &[0, 1], &[1, 3], |_| Some(10));
        assert_eq!(cut, Some(VertexCut { nodes: vec![1], only: true }));
    }

    // The fifteen families of Florence with marriages, by alphabet: 1 Albizzi, 3 Bischeri, 4 Castellani, 6 Guadagni, 8 Medici,
    // 10 Peruzzi, 14 Tornabuoni. Sizes by networkx 3.6.1, minimum_node_cut(G, s, t); whether a set is the only one by going through all
    // of its size.
    #[test]
    fn the_families_of_florence() {
        let edges = [(0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13)];
        let more = [(6, 7), (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14)];
        let graph = CompactGraph::undirected(15, &[&edges[..], &more].concat());
        let mut sizes = [0; 4];
        for from in 0..15 {
            for to in from + 1..15 {
                let found = between(&graph, from, to);
                assert_eq!(found.is_none(), graph.edge_between(from, to).is_some(), "{from} {to}");
                found.into_iter().for_each(|cut| sizes[cut.nodes.len()] += 1);
            }
        }
        assert_eq!(sizes, [0, 55, 13, 17]);
        let only = |from: usize, to: usize| between(&graph, from, to).filter(|cut| cut.only).map(|cut| cut.nodes);
        assert_eq!(only(1, 3), Some(vec![6, 8]));
        assert_eq!(only(2, 14), Some(vec![4, 8]));
        assert_eq!(only(6, 8), Some(vec![1, 3, 14]));
        assert_eq!(only(0, 6), Some(vec![8]));
        assert_eq!((only(0, 5), only(1, 2), only(4, 6)), (None, None, None));
    }

    //   0 ─┬─ 1 ─┬─ 5 ── 6 ─┬─ 9     1 and 4 part 0 from 9, and no other two do. The first way goes by 1 and 4, the shortest; the second
    //      ├─ 2 ─┼─ 4 ──────┤        by 2 has to send it on to 5, and after that nothing goes back to 1 from 4 again.
    //      ├─ 3 ─┘          │        (1, 2 and 3 are tied to 4, 1 to 5 and 7.)
    //      └  1 ─── 7 ── 8 ─┘
    #[test]
    fn a_way_that_was_sent_elsewhere_is_gone() {
        let edges = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (4, 9)];
        let around = [(1, 5), (5, 6), (6, 9), (1, 7), (7, 8), (8, 9)];
        let graph = CompactGraph::undirected(10, &[&edges[..], &around].concat());
        assert_eq!(between(&graph, 0, 9), Some(VertexCut { nodes: vec![1, 4], only: true }));
    }
}
