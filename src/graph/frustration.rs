//! How many ties stand in the way of two camps: the fewest negative ties inside and positive ties across, over all ways to divide
//! the nodes into two.

use super::bicomponents::bicomponents;
use super::{CompactGraph, random::Stream};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// Branches allowed to the search of one part.
const WORK: usize = 20_000_000;
/// Searches for a good division to begin with.
const STARTS: usize = 50;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frustration {
    /// Ties in the way of the best division found.
    pub ties: usize,
    /// No division has fewer than this; equal to the former where the best is proven.
    pub least: usize,
    /// The camp of every node in that division. Camps of different parts can be exchanged freely.
    pub camp: Vec<bool>,
}

/// The best division into two camps. Parts that hang together at single nodes only are searched one by one, since each can be turned
/// round by itself; a part is searched to the end unless that takes more than 20 million branches.
pub fn frustration(graph: &CompactGraph, signs: &[f64], seed: u64) -> Frustration {
    let n = graph.node_count();
    let mut found = Frustration { ties: 0, least: 0, camp: vec![false; n] };
    let mut sides: Vec<Vec<(usize, bool)>> = vec![Vec::new(); n];
    // The places of nodes in the part that is searched; nobody has one between two parts.
    let mut place = vec![NOWHERE; n];
    for (number, nodes) in bicomponents(graph).into_iter().enumerate() {
        let (part, negative) = part(graph, signs, &nodes, &mut place);
        let best = Search::new(&part, &negative, Stream::new(seed, number as u64)).run();
        found.ties += best.ties;
        found.least += best.least;
        // Relative to its first node: parts are turned so that they agree where they meet.
        for (at, &node) in nodes.iter().enumerate().skip(1) {
            let turned = best.camp[at] != best.camp[0];
            sides[nodes[0]].push((node, turned));
            sides[node].push((nodes[0], turned));
        }
    }
    let mut seen = vec![false; n];
    for start in 0..n {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for &(other, turned) in &sides[node] {
                if !seen[other] {
                    seen[other] = true;
                    found.camp[other] = found.camp[node] != turned;
                    queue.push_back(other);
                }
            }
        }
    }
    found
}

/// No place.
const NOWHERE: u32 = u32::MAX;

/// A part by itself, its nodes numbered in their order, and which of its ties are negative. `place` is full of [`NOWHERE`] before and
/// after.
fn part(graph: &CompactGraph, signs: &[f64], nodes: &[usize], place: &mut [u32]) -> (CompactGraph, Vec<bool>) {
    for (at, &node) in nodes.iter().enumerate() {
        place[node] = at as u32;
    }
    let (mut edges, mut negative) = (Vec::new(), Vec::new());
    for (at, &node) in nodes.iter().enumerate() {
        for (&other, &edge) in graph.neighbors(node).iter().zip(graph.neighbor_edges(node)) {
            let other = place[other as usize];
            if other != NOWHERE && other > at as u32 {
                edges.push((at as u32, other));
                negative.push(signs[edge as usize] < 0.0);
            }
        }
    }
    nodes.iter().for_each(|&node| place[node] = NOWHERE);
    (CompactGraph::undirected(nodes.len(), &edges), negative)
}

/// The search of one part.
struct Search<'g> {
    graph: &'g CompactGraph,
    negative: &'g [bool],
    stream: Stream,
    /// Nodes so that each has many partners before it.
    order: Vec<usize>,
    camp: Vec<bool>,
    placed: Vec<bool>,
    /// For every node without camp, how many ties would be in the way in either.
    against: Vec<[usize; 2]>,
    best: usize,
    best_camp: Vec<bool>,
    left: usize,
}

/// A node on the way down, and how far its camps were tried.
#[derive(Debug, Clone, Copy)]
struct Step {
    node: usize,
    /// What it costs in either camp.
    own: [usize; 2],
    /// What the nodes before it cost, and what those after it must cost at least.
    cost: usize,
    ahead: usize,
    /// The camp that is tried first.
    first: bool,
    tried: u8,
}

impl<'g> Search<'g> {
    fn new(graph: &'g CompactGraph, negative: &'g [bool], stream: Stream) -> Self {
        let n = graph.node_count();
        let mut order: Vec<usize> = Vec::with_capacity(n);
        let mut before = vec![0usize; n];
        let mut placed = vec![false; n];
        // Every node with what it had before it when it was laid down; older entries of a node are passed over.
        let entry = |before: usize, node: usize| (before, graph.degree(node), Reverse(node));
        let mut heap: BinaryHeap<(usize, usize, Reverse<usize>)> = (0..n).map(|node| entry(0, node)).collect();
        while let Some((had, _, Reverse(next))) = heap.pop() {
            if placed[next] || had < before[next] {
                continue;
            }
            placed[next] = true;
            order.push(next);
            for &other in graph.neighbors(next).iter().filter(|&&other| !placed[other as usize]) {
                let other = other as usize;
                before[other] += 1;
                heap.push(entry(before[other], other));
            }
        }
        Search {
            graph,
            negative,
            stream,
            order,
            camp: vec![false; n],
            placed: vec![false; n],
            against: vec![[0; 2]; n],
            best: usize::MAX,
            best_camp: vec![false; n],
            left: WORK,
        }
    }

    fn run(mut self) -> Frustration {
        for _ in 0..STARTS {
            self.descend();
        }
        let packed = self.packed_triangles();
        if self.best > packed {
            // The first node may be in either camp: one is enough.
            self.branch();
        }
        let least = if self.left > 0 { self.best } else { packed };
        Frustration { ties: self.best, least, camp: self.best_camp }
    }

    /// From a random division, moves nodes as long as that helps.
    fn descend(&mut self) {
        let n = self.graph.node_count();
        let mut camp: Vec<bool> = (0..n).map(|_| self.stream.below(2) == 1).collect();
        loop {
            let mut moved = false;
            for node in 0..n {
                let wrong = self.wrong(&camp, node);
                if 2 * wrong > self.graph.degree(node) {
                    camp[node] = !camp[node];
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
        let ties = (0..n).map(|node| self.wrong(&camp, node)).sum::<usize>() / 2;
        if ties < self.best {
            (self.best, self.best_camp) = (ties, camp);
        }
    }

    /// Ties of a node that are in the way.
    fn wrong(&self, camp: &[bool], node: usize) -> usize {
        let ties = self.graph.neighbors(node).iter().zip(self.graph.neighbor_edges(node));
        ties.filter(|(other, edge)| (camp[node] != camp[**other as usize]) != self.negative[**edge as usize]).count()
    }

    /// How many triangles out of balance can be chosen so that no two share a tie: each costs one tie at least.
    fn packed_triangles(&self) -> usize {
        let mut used = vec![false; self.graph.edge_count()];
        let mut packed = 0;
        for node in 0..self.graph.node_count() {
            super::triangles::around(self.graph, node, |one, other, across| {
                let edges = [one, other, across];
                let odd = edges.iter().filter(|&&edge| self.negative[edge]).count() % 2 == 1;
                if odd && edges.iter().all(|&edge| !used[edge]) {
                    edges.iter().for_each(|&edge| used[edge] = true);
                    packed += 1;
                }
            });
        }
        packed
    }

    /// Tries the camps of all nodes in order. The way down is a list and no recursion: it is as long as the part has nodes.
    fn branch(&mut self) {
        let mut way: Vec<Step> = self.step(0, 0, 0).into_iter().collect();
        while let Some(step) = way.last().copied() {
            if step.tried > 0 {
                self.weigh(step.node, step.first != (step.tried == 2), -1);
            }
            // The first node may be in either camp.
            if step.tried == if way.len() == 1 { 1 } else { 2 } {
                self.placed[step.node] = false;
                way.pop();
                continue;
            }
            let camp = step.first != (step.tried == 1);
            self.camp[step.node] = camp;
            let rest = self.weigh(step.node, camp, 1);
            let below = self.step(way.len(), step.cost + step.own[usize::from(camp)], step.ahead + rest);
            if let Some(last) = way.last_mut() {
                last.tried += 1;
            }
            way.extend(below);
        }
    }

    /// The step to the node at a place of the order, given the cost so far and what the nodes without camp must cost at least, seen from
    /// those placed. None where that cannot be better than the best, or all nodes have a camp.
    fn step(&mut self, at: usize, cost: usize, ahead: usize) -> Option<Step> {
        if self.left == 0 || cost + ahead >= self.best {
            return None;
        }
        self.left -= 1;
        let Some(&node) = self.order.get(at) else {
            self.best = cost;
            self.best_camp.clone_from(&self.camp);
            return None;
        };
        let own = self.against[node];
        self.placed[node] = true;
        Some(Step { node, own, cost, ahead: ahead - own[0].min(own[1]), first: own[1] < own[0], tried: 0 })
    }

    /// Adds what a placed node means for its partners without camp, or takes it away; tells by how much their least costs grow.
    fn weigh(&mut self, node: usize, camp: bool, by: isize) -> usize {
        let mut grown = 0;
        for (&other, &edge) in self.graph.neighbors(node).iter().zip(self.graph.neighbor_edges(node)) {
            let other = other as usize;
            if self.placed[other] {
                continue;
            }
            // The camp in which this tie would be in the way.
            let bad = usize::from(camp == self.negative[edge as usize]);
            let before = self.against[other][0].min(self.against[other][1]);
            self.against[other][bad] = self.against[other][bad].wrapping_add_signed(by);
            grown += self.against[other][0].min(self.against[other][1]).saturating_sub(before);
        }
        grown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Every division of small random signed graphs, by counting.
    #[test]
    fn as_good_as_the_best_of_all() {
        for replicate in 0..60 {
            let mut stream = Stream::new(3, replicate);
            let n = 3 + stream.below(7);
            let edges: Vec<(u32, u32)> = (0..n as u32)
                .flat_map(|a| (a + 1..n as u32).map(move |b| (a, b)))
                .filter(|_| stream.below(2) == 0)
                .collect();
            let graph = CompactGraph::undirected(n, &edges);
            let signs: Vec<f64> = edges.iter().map(|_| if stream.below(3) == 0 { -1.0 } else { 1.0 }).collect();
            let cost = |camp: &dyn Fn(u32) -> bool| {
                edges.iter().zip(&signs).filter(|(edge, sign)| (camp(edge.0) != camp(edge.1)) != (**sign < 0.0)).count()
            };
            let least = (0..1usize << n).map(|set| cost(&|node| set >> node & 1 == 1)).min().unwrap();
            let found = frustration(&graph, &signs, 1);
            assert_eq!((found.ties, found.least), (least, least));
            assert_eq!(cost(&|node| found.camp[node as usize]), least);
        }
    }

    // A ring with one negative tie is out of balance by that tie, however long it is; the search goes down as far as it has nodes.
    #[test]
    fn a_long_ring_is_searched_to_the_end() {
        let n = 30_000;
        let edges: Vec<(u32, u32)> = (0..n).map(|node| (node, (node + 1) % n)).collect();
        let graph = CompactGraph::undirected(n as usize, &edges);
        let mut signs = vec![1.0; n as usize];
        signs[7] = -1.0;
        let found = frustration(&graph, &signs, 1);
        assert_eq!((found.ties, found.least), (1, 1));
    }
}
