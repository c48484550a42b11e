//! Shortest paths from one node, and everything that is read off them: one kernel for all path measures.
//!
//! Unweighted graphs are searched breadth first, weighted ones by Dijkstra's algorithm over distances 1/w. Path counts and
//! dependencies follow Brandes 2001 (doi:10.1080/0022250X.2001.9990249). Two path lengths count as equal when they differ by
//! at most [`TIE_TOLERANCE`] of their length: 1/2 + 1/2 and 1/3 + 1/3 + 1/3 are both 1, whatever floating point makes of them.

use super::CompactGraph;
use super::large_count::{Count, LargeCount, TOO_LARGE};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

pub use super::betweenness::{edge_betweenness, node_betweenness};

/// Relative difference below which two paths are equally long.
pub const TIE_TOLERANCE: f64 = 1e-9;

/// Which way paths run along arcs. Without meaning in an undirected graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Along {
    /// Away from the node.
    #[default]
    Out,
    /// Towards the node.
    In,
}

impl Along {
    /// Where arcs of this node lead that way.
    pub fn neighbors(self, graph: &CompactGraph, node: usize) -> &[u32] {
        match self {
            Along::Out => graph.neighbors(node),
            Along::In => graph.in_neighbors(node),
        }
    }
}

/// The searches from many nodes of one graph, one after the other, in the same memory.
#[derive(Debug, Clone)]
pub struct Search<'g> {
    graph: &'g CompactGraph,
    along: Along,
    /// Nodes reached, the source first, by ascending distance.
    order: Vec<u32>,
    /// Distance from the source; infinite where it does not reach.
    distance: Vec<f64>,
    /// Position in `order`.
    position: Vec<u32>,
    /// Number of shortest paths from the source.
    paths: Vec<f64>,
    /// The same where one of them is [`TOO_LARGE`]; otherwise empty.
    large: Vec<LargeCount>,
    /// Targets of the arcs on shortest paths, grouped by source in the order of `order`.
    arcs: Vec<u32>,
    /// The edge of each of them, if asked for.
    arc_edges: Vec<u32>,
    /// Where the arcs of each node of `order` end.
    arc_ends: Vec<usize>,
    heap: BinaryHeap<Waiting>,
}

impl<'g> Search<'g> {
    /// Memory for searches in this graph.
    pub fn new(graph: &'g CompactGraph, along: Along) -> Self {
        let n = graph.node_count();
        Search {
            graph,
            along,
            order: Vec::with_capacity(n),
            distance: vec![f64::INFINITY; n],
            position: vec![u32::MAX; n],
            paths: vec![0.0; n],
            large: Vec::new(),
            arcs: Vec::new(),
            arc_edges: Vec::new(),
            arc_ends: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    /// Finds all distances from `source`.
    pub fn run(&mut self, source: usize) {
        self.forget();
        self.distance[source] = 0.0;
        if self.graph.is_weighted() { self.dijkstra(source) } else { self.breadth_first(source) }
    }

    /// Finds all distances from `source` and counts the shortest paths. Counts are floating point: on a grid they outgrow every
    /// integer, and on a large one floating point too, see [`Self::count_of`].
    pub fn run_counting(&mut self, source: usize) {
        self.count::<false>(source);
    }

    /// As [`Self::run_counting`], and keeps the edges that shortest paths run over.
    pub fn run_counting_edges(&mut self, source: usize) {
        self.count::<true>(source);
    }

    fn count<const EDGES: bool>(&mut self, source: usize) {
        // Every arc may be on a shortest path; the lists are as long as that from the start.
        let arcs = self.graph.edge_count() * if self.graph.is_directed() { 1 } else { 2 };
        self.arcs.resize(arcs, 0);
        self.arc_edges.resize(if EDGES { arcs } else { 0 }, 0);
        self.arc_ends.clear();
        if self.graph.is_weighted() {
            self.run(source);
            self.count_weighted::<EDGES>();
        } else {
            self.forget();
            self.distance[source] = 0.0;
            self.count_breadth_first::<EDGES>(source);
        }
        self.large.clear();
        if self.order.iter().any(|&node| self.paths[node as usize] > TOO_LARGE) {
            self.count_large();
        }
    }

    fn count_large(&mut self) {
        self.large.resize(self.paths.len(), LargeCount::default());
        self.large[self.order[0] as usize] = LargeCount::ONE;
        for (place, &node) in self.order.iter().enumerate() {
            let (from, count) = (if place == 0 { 0 } else { self.arc_ends[place - 1] }, self.large[node as usize]);
            self.arcs[from..self.arc_ends[place]].iter().for_each(|&next| self.large[next as usize] += count);
        }
    }

    fn forget(&mut self) {
        for &node in &self.order {
            self.distance[node as usize] = f64::INFINITY;
            self.position[node as usize] = u32::MAX;
        }
        self.order.clear();
    }

    /// The nodes reached by the last search, the source first, by ascending distance.
    pub fn reached(&self) -> &[u32] {
        &self.order
    }

    /// Distance of a node in the last search; infinite if it was not reached.
    pub fn distance(&self, node: usize) -> f64 {
        self.distance[node]
    }

    /// The number of shortest paths to a node, after [`Self::run_counting`]; infinite where floating point ends.
    pub fn paths(&self, node: usize) -> f64 {
        self.paths[node]
    }

    /// The same, however many there are.
    pub fn count_of(&self, node: usize) -> LargeCount {
        self.large.get(node).copied().unwrap_or_else(|| LargeCount::from(self.paths[node]))
    }

    /// Of the shortest paths to a node the share that comes over an arc of [`Self::arcs`] from this one.
    pub fn share(&self, from: usize, to: usize) -> f64 {
        match self.large.is_empty() {
            true => self.paths[from] / self.paths[to],
            false => self.large[from].share_of(self.large[to]),
        }
    }

    /// The arcs on shortest paths that leave the node at this place of [`Self::reached`]: where they lead, and their edges after
    /// [`Self::run_counting_edges`].
    pub fn arcs(&self, place: usize) -> (&[u32], &[u32]) {
        let from = if place == 0 { 0 } else { self.arc_ends[place - 1] };
        let edges = if self.arc_edges.is_empty() { &[] } else { &self.arc_edges[from..self.arc_ends[place]] };
        (&self.arcs[from..self.arc_ends[place]], edges)
    }

    /// A shortest path of the last search, from its source to a node reached; of several the one that comes first, seen from that
    /// node. Along arcs turned round, the path runs towards the source and is still told from the source on.
    pub fn a_path(&self, to: usize) -> Vec<u32> {
        let mut path = vec![to as u32];
        let against = if self.along == Along::Out { Along::In } else { Along::Out };
        // A weighted search knows in which order nodes were settled; steps say as much in an unweighted one.
        let before = |one: usize, other: usize| match self.graph.is_weighted() {
            true => self.position[one] < self.position[other],
            false => self.distance[one] < self.distance[other],
        };
        let mut at = to;
        while at as u32 != self.order[0] {
            let (nodes, edges) = Self::next(self.graph, against, at);
            let comes_from = nodes.iter().zip(edges).find(|(node, edge)| {
                let through = self.distance[**node as usize] + 1.0 / self.graph.weight(**edge as usize);
                before(**node as usize, at) && through <= self.distance[at] * (1.0 + TIE_TOLERANCE)
            });
            let Some((&node, _)) = comes_from else { break };
            path.push(node);
            at = node as usize;
        }
        path.reverse();
        path
    }

    /// After [`Self::run_counting`], the number of shortest paths to every node reached that touch none of the blocked ones, in
    /// the place of each node in `counts`, which is as long as the graph has nodes. The source is not blocked.
    pub fn paths_around(&self, blocked: &[bool], counts: &mut [LargeCount]) {
        for &node in &self.order {
            counts[node as usize] = LargeCount::default();
        }
        counts[self.order[0] as usize] = LargeCount::ONE;
        for (place, &node) in self.order.iter().enumerate() {
            if blocked[node as usize] {
                counts[node as usize] = LargeCount::default();
            }
            let count = counts[node as usize];
            self.arcs(place).0.iter().for_each(|&next| counts[next as usize] += count);
        }
    }

    fn next(graph: &'g CompactGraph, along: Along, node: usize) -> (&'g [u32], &'g [u32]) {
        match along {
            Along::Out => (graph.neighbors(node), graph.neighbor_edges(node)),
            Along::In => (graph.in_neighbors(node), graph.in_neighbor_edges(node)),
        }
    }

    fn breadth_first(&mut self, source: usize) {
        self.order.push(source as u32);
        let mut head = 0;
        while head < self.order.len() {
            let node = self.order[head] as usize;
            head += 1;
            let further = self.distance[node] + 1.0;
            for &next in Self::next(self.graph, self.along, node).0 {
                let next = next as usize;
                if self.distance[next].is_infinite() {
                    self.distance[next] = further;
                    self.order.push(next as u32);
                }
            }
        }
    }

    fn dijkstra(&mut self, source: usize) {
        self.heap.clear();
        self.heap.push(Waiting { distance: 0.0, node: source as u32 });
        while let Some(Waiting { distance, node }) = self.heap.pop() {
            let at = node as usize;
            if self.position[at] != u32::MAX {
                continue;
            }
            self.position[at] = self.order.len() as u32;
            self.order.push(node);
            let (nodes, edges) = Self::next(self.graph, self.along, at);
            for (&next, &edge) in nodes.iter().zip(edges) {
                let through = distance + 1.0 / self.graph.weight(edge as usize);
                if through < self.distance[next as usize] {
                    self.distance[next as usize] = through;
                    self.heap.push(Waiting { distance: through, node: next });
                }
            }
        }
    }

    /// Counting while searching. Whether an arc is on a shortest path is as good as random, so it is written down in any case
    /// and kept by moving on: no branch to guess wrong.
    fn count_breadth_first<const EDGES: bool>(&mut self, source: usize) {
        self.paths[source] = 1.0;
        self.order.push(source as u32);
        let (mut head, mut kept) = (0, 0);
        while head < self.order.len() {
            let node = self.order[head] as usize;
            head += 1;
            let (further, count) = (self.distance[node] + 1.0, self.paths[node]);
            let (nodes, edges) = Self::next(self.graph, self.along, node);
            for (index, &next) in nodes.iter().enumerate() {
                let to = next as usize;
                let mut there = self.distance[to];
                if there.is_infinite() {
                    there = further;
                    self.distance[to] = further;
                    self.paths[to] = 0.0;
                    self.order.push(next);
                }
                let shortest = there >= further;
                self.paths[to] += if shortest { count } else { 0.0 };
                self.arcs[kept] = next;
                if EDGES {
                    self.arc_edges[kept] = edges[index];
                }
                kept += usize::from(shortest);
            }
            self.arc_ends.push(kept);
        }
    }

    fn count_weighted<const EDGES: bool>(&mut self) {
        for &node in &self.order {
            self.paths[node as usize] = 0.0;
        }
        self.paths[self.order[0] as usize] = 1.0;
        let mut kept = 0;
        for &node in &self.order {
            let at = node as usize;
            let (here, count) = (self.distance[at], self.paths[at]);
            let (nodes, edges) = Self::next(self.graph, self.along, at);
            for (&next, &edge) in nodes.iter().zip(edges) {
                let to = next as usize;
                let through = here + 1.0 / self.graph.weight(edge as usize);
                if self.position[to] > self.position[at] && through <= self.distance[to] * (1.0 + TIE_TOLERANCE) {
                    self.paths[to] += count;
                    self.arcs[kept] = next;
                    if EDGES {
                        self.arc_edges[kept] = edge;
                    }
                    kept += 1;
                }
            }
            self.arc_ends.push(kept);
        }
    }
}

/// A node that waits in the heap; nearest first, then by number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    pub(super) distance: f64,
    pub(super) node: u32,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.node.cmp(&self.node))
    }
}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Waiting {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    //   0 ── 1      two shortest paths from 0 to 3
    //   │    │
    //   2 ── 3 ── 4
    #[test]
    fn counts_paths_and_shares_them() {
        let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        let mut search = Search::new(&graph, Along::Out);
        search.run_counting(0);
        assert!(close(search.paths(3), 2.0) && close(search.paths(4), 2.0) && close(search.distance(4), 3.0));
        // Node 1 lies on half of 0–3, half of 0–4: 1 in all. Node 3: 0–4, 1–4, 2–4 and half of 1–2: 3.5.
        let between = node_betweenness(&graph);
        assert!(close(between[1], 1.0) && close(between[3], 3.5), "{between:?}");
        // Edge 3–4 carries the four pairs of node 4.
        assert!(close(edge_betweenness(&graph)[4], 4.0));
        assert_eq!(search.a_path(4), [0, 1, 3, 4]);
        assert_eq!(search.a_path(0), [0]);
    }

    // Pitfall 5. 0 → 3 by two edges of strength 2 (1/2 + 1/2) or three of strength 3 (1/3 + 1/3 + 1/3): both are 1 long.
    #[test]
    fn equal_lengths_by_different_sums_are_ties() {
        let edges = [(0, 1, 2.0), (1, 3, 2.0), (0, 2, 3.0), (2, 4, 3.0), (4, 3, 3.0)];
        let graph = CompactGraph::from_edges(5, false, true, &edges, Merge::Max);
        let mut search = Search::new(&graph, Along::Out);
        search.run_counting(0);
        assert!(close(search.paths(3), 2.0));
        assert_eq!(search.a_path(3), [0, 1, 3]);
    }

    // Pitfall 6. A grid of 40 × 40 has C(78, 39) ≈ 2.7e22 shortest paths between opposite corners, more than any integer of
    // 64 bits; C(78, 39) = 27217014869199032015600 by Pascal's triangle.
    #[test]
    fn path_counts_do_not_overflow() {
        let side = 40u32;
        let mut edges = Vec::new();
        for row in 0..side {
            for column in 0..side {
                let at = row * side + column;
                if column + 1 < side {
                    edges.push((at, at + 1));
                }
                if row + 1 < side {
                    edges.push((at, at + side));
                }
            }
        }
        let graph = CompactGraph::undirected((side * side) as usize, &edges);
        let mut search = Search::new(&graph, Along::Out);
        search.run_counting(0);
        let corner = search.paths((side * side - 1) as usize);
        assert!((corner / 27_217_014_869_199_032_015_600.0 - 1.0).abs() < 1e-12, "{corner}");
    }
}
