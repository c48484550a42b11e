//! One of all shortest paths by length between two nodes, each as likely as any other.
//!
//! Dijkstra's search goes out from both ends, from the side where fewer nodes wait, until no path can be shorter than the shortest that
//! was met (Pohl 1971, Bi-directional search, Machine Intelligence 6, 127–140). Lengths that differ by no more than
//! [`TIE_TOLERANCE`] are equal.

use super::random_path::pick;
use crate::graph::CompactGraph;
use crate::graph::large_count::{Count, LargeCount};
use crate::graph::random::Stream;
use crate::graph::shortest_paths::{Along, TIE_TOLERANCE, Waiting};
use std::collections::BinaryHeap;

/// The place of a node that no search has come to the end of.
const OPEN: u32 = u32::MAX;

/// Memory for one path after the other.
#[derive(Debug)]
pub(super) struct RandomLengthPath<'g> {
    source: Side<'g>,
    target: Side<'g>,
}

/// A search from one end.
#[derive(Debug)]
struct Side<'g> {
    graph: &'g CompactGraph,
    along: Along,
    /// The shortest way known from this end; infinite where there is none.
    distance: Vec<f64>,
    /// The nodes whose distance is final, nearest first, and the place of each in that list.
    order: Vec<u32>,
    place: Vec<u32>,
    /// Shortest paths from this end to each node of `order`.
    paths: Vec<LargeCount>,
    /// The nodes with a distance.
    met: Vec<u32>,
    waiting: BinaryHeap<Waiting>,
}

impl<'g> RandomLengthPath<'g> {
    pub(super) fn new(graph: &'g CompactGraph) -> Self {
        RandomLengthPath { source: Side::new(graph, Along::Out), target: Side::new(graph, Along::In) }
    }

    /// Tells `visit` of every node between the ends of one path; of none if there is no way.
    pub(super) fn draw(&mut self, from: u32, to: u32, stream: &mut Stream, visit: &mut impl FnMut(u32)) {
        let shortest = self.search(from, to);
        if shortest.is_infinite() {
            return;
        }
        let (source, target) = (&mut self.source, &mut self.target);
        source.count();
        target.count();
        // Every shortest path leaves the nodes that the source has come to the end of once, and goes on among those of the target. The
        // target itself is on its own side.
        let mut meetings = Vec::new();
        for &at in source.order.iter().filter(|&&at| at != to) {
            let (here, paths) = (source.distance[at as usize], source.paths[at as usize]);
            for (next, length) in arcs(source.graph, at, Along::Out) {
                let there = next as usize;
                let crosses = (source.place[there] == OPEN || next == to) && target.place[there] != OPEN;
                if crosses && here + length + target.distance[there] <= shortest * (1.0 + TIE_TOLERANCE) {
                    meetings.push(((at, next), paths.times(target.paths[there])));
                }
            }
        }
        if let Some((near_source, near_target)) = pick(meetings.iter().copied(), stream) {
            source.walk_back(near_source, stream, visit);
            target.walk_back(near_target, stream, visit);
        }
    }

    /// The length of the shortest paths. Afterwards every node on one of them is final on the side of the source or of the target.
    fn search(&mut self, from: u32, to: u32) -> f64 {
        let (source, target) = (&mut self.source, &mut self.target);
        source.begin(from);
        target.begin(to);
        let mut shortest = source.settle(target).min(target.settle(source));
        loop {
            let (Some(next), Some(other)) = (source.nearest(), target.nearest()) else { return shortest };
            if next + other > shortest * (1.0 + 4.0 * TIE_TOLERANCE) {
                return shortest;
            }
            let found = match source.waiting.len() <= target.waiting.len() {
                true => source.settle(target),
                false => target.settle(source),
            };
            shortest = shortest.min(found);
        }
    }
}

impl<'g> Side<'g> {
    fn new(graph: &'g CompactGraph, along: Along) -> Self {
        let n = graph.node_count();
        Side {
            graph,
            along,
            distance: vec![f64::INFINITY; n],
            order: Vec::new(),
            place: vec![OPEN; n],
            paths: vec![LargeCount::default(); n],
            met: Vec::new(),
            waiting: BinaryHeap::new(),
        }
    }

    fn begin(&mut self, end: u32) {
        for node in self.met.drain(..) {
            (self.distance[node as usize], self.place[node as usize]) = (f64::INFINITY, OPEN);
        }
        self.order.clear();
        self.waiting.clear();
        self.distance[end as usize] = 0.0;
        self.met.push(end);
        self.waiting.push(Waiting { distance: 0.0, node: end });
    }

    /// The least distance of a node that is not final.
    fn nearest(&mut self) -> Option<f64> {
        while let Some(next) = self.waiting.peek() {
            if self.place[next.node as usize] == OPEN {
                return Some(next.distance);
            }
            self.waiting.pop();
        }
        None
    }

    /// Comes to the end of the nearest node that waits; gives the shortest way to the other end that it lies on, as far as known.
    fn settle(&mut self, other: &Side<'_>) -> f64 {
        let mut shortest = f64::INFINITY;
        if self.nearest().is_none() {
            return shortest;
        }
        let Some(Waiting { distance, node }) = self.waiting.pop() else { return shortest };
        self.place[node as usize] = self.order.len() as u32;
        self.order.push(node);
        for (next, length) in arcs(self.graph, node, self.along) {
            let (there, through) = (next as usize, distance + length);
            shortest = shortest.min(through + other.distance[there]);
            if through < self.distance[there] {
                if self.distance[there].is_infinite() {
                    self.met.push(next);
                }
                self.distance[there] = through;
                self.waiting.push(Waiting { distance: through, node: next });
            }
        }
        shortest
    }

    /// The nodes before this one on the shortest paths from this end.
    fn before(&self, at: u32) -> impl Iterator<Item = u32> + Clone {
        let back = if self.along == Along::Out { Along::In } else { Along::Out };
        let nearer = move |&(node, length): &(u32, f64)| {
            let through = self.distance[node as usize] + length;
            self.place[node as usize] < self.place[at as usize]
                && through <= self.distance[at as usize] * (1.0 + TIE_TOLERANCE)
        };
        arcs(self.graph, at, back).filter(nearer).map(|(node, _)| node)
    }

    /// Counts the shortest paths to every node that is final.
    fn count(&mut self) {
        for (place, &node) in self.order.iter().enumerate() {
            let mut paths = if place == 0 { LargeCount::ONE } else { LargeCount::default() };
            self.before(node).for_each(|before| paths += self.paths[before as usize]);
            self.paths[node as usize] = paths;
        }
    }

    /// From a node to this end, telling of every node before it.
    fn walk_back(&self, mut at: u32, stream: &mut Stream, visit: &mut impl FnMut(u32)) {
        while self.place[at as usize] > 0 {
            visit(at);
            let before = self.before(at).map(|node| (node, self.paths[node as usize]));
            let Some(node) = pick(before, stream) else { return };
            at = node;
        }
    }
}

/// Where the arcs of a node lead, and how far.
fn arcs(graph: &CompactGraph, node: u32, along: Along) -> impl Iterator<Item = (u32, f64)> + Clone {
    let node = node as usize;
    let edges = match along {
        Along::Out => graph.neighbor_edges(node),
        Along::In => graph.in_neighbor_edges(node),
    };
    let length = move |&edge: &u32| 1.0 / graph.weight(edge as usize);
    along.neighbors(graph, node).iter().copied().zip(edges.iter().map(length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;
    use crate::graph::shortest_paths::Search;

    /// Every path of least length, as the nodes between its ends, from a whole search.
    fn all_paths(graph: &CompactGraph, from: u32, to: u32) -> Vec<Vec<u32>> {
        let mut search = Search::new(graph, Along::Out);
        search.run_counting(from as usize);
        let mut unfinished = vec![vec![from]];
        let mut paths = Vec::new();
        while let Some(path) = unfinished.pop() {
            let last = path[path.len() - 1];
            if last == to {
                paths.push(path[1..path.len() - 1].to_vec());
                continue;
            }
            let place = search.reached().iter().position(|&node| node == last).unwrap();
            unfinished.extend(search.arcs(place).0.iter().map(|&next| [&path[..], &[next]].concat()));
        }
        paths.sort();
        paths
    }

    // Lengths 1, 1/2 and 1/3, so that many paths are equally long. A hundred draws for each path that a whole search knows, and no other is
    // drawn. By the normal law one count in two million is further off than five standard deviations, 50 at most; here are a few hundred.
    #[test]
    fn every_path_of_a_whole_search_and_no_other_is_drawn() {
        for seed in 0..40 {
            let mut random = Stream::new(seed, 7);
            let n = 6 + random.below(20);
            let mut draw = || (random.below(n) as u32, random.below(n) as u32, 1.0 + random.below(3) as f64);
            let edges: Vec<(u32, u32, f64)> = (0..3 * n).map(|_| draw()).collect();
            let graph = CompactGraph::from_edges(n, seed % 2 == 1, true, &edges, Merge::Max);
            let mut path = RandomLengthPath::new(&graph);
            for (from, to) in [(0, 1), (2, 3), (4, 5), (1, 0)] {
                let expected = all_paths(&graph, from, to);
                if expected.len() > 40 {
                    continue;
                }
                let mut counts = vec![0usize; expected.len()];
                for _ in 0..100 * expected.len().max(1) {
                    let mut nodes = Vec::new();
                    path.draw(from, to, &mut random, &mut |node| nodes.push(node));
                    // The part next to the source is told from its end on.
                    let found = expected.iter().position(|path| {
                        let (mut path, mut nodes) = (path.clone(), nodes.clone());
                        path.sort_unstable();
                        nodes.sort_unstable();
                        path == nodes
                    });
                    match found {
                        Some(found) => counts[found] += 1,
                        None => assert!(expected.is_empty() && nodes.is_empty(), "{seed} {from} {to} {nodes:?}"),
                    }
                }
                for count in counts {
                    assert!(count.abs_diff(100) <= 50, "{seed} {from} {to}: {count} of 100");
                }
            }
        }
    }

    // 0 → 1 ← 2 → 3
    #[test]
    fn there_is_no_way_where_there_is_none() {
        let graph = CompactGraph::from_edges(4, true, true, &[(0, 1, 2.0), (2, 1, 1.0), (2, 3, 5.0)], Merge::Max);
        let mut path = RandomLengthPath::new(&graph);
        let mut stream = Stream::new(1, 0);
        for (from, to) in [(0, 3), (0, 2), (1, 0), (3, 2)] {
            path.draw(from, to, &mut stream, &mut |node| panic!("{from} to {to}: {node}"));
        }
        path.draw(0, 1, &mut stream, &mut |node| panic!("{node} lies between 0 and 1"));
    }

    // The source 0 has so many partners that the target 8 goes all the way to 1, over three nodes, and to 2, over one: of the four paths
    // three run over 1.
    #[test]
    fn a_meeting_is_as_likely_as_it_has_paths() {
        let mut edges = vec![(0, 1), (0, 2), (1, 3), (1, 4), (1, 5), (2, 6), (3, 8), (4, 8), (5, 8), (6, 8)];
        edges.extend((9..30).map(|leaf| (0, leaf)));
        let edges: Vec<(u32, u32, f64)> = edges.into_iter().map(|(a, b)| (a, b, 2.0)).collect();
        let graph = CompactGraph::from_edges(30, false, true, &edges, Merge::Max);
        let (mut path, mut stream) = (RandomLengthPath::new(&graph), Stream::new(1, 0));
        let mut over = [0i32; 30];
        (0..4_000).for_each(|_| path.draw(0, 8, &mut stream, &mut |node| over[node as usize] += 1));
        // Four standard deviations of 4,000 draws: 110.
        for (node, expected) in [(1, 3_000), (2, 1_000), (3, 1_000), (4, 1_000), (5, 1_000), (6, 1_000)] {
            assert!((over[node] - expected).abs() < 110, "{node}: {over:?}");
        }
    }
}
