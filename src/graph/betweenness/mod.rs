//! Betweenness of nodes and edges.
//!
//! An undirected graph is taken apart at its cut points (`parts`), all parts are laid out for searching (`plan`) and searched
//! from each of their nodes: in steps (`sweep`), or by lengths where ties have weights (`lengths`, `nearest`, `settle`); where there are more shortest
//! paths than floating point counts, once more with larger counts (`large`). Dependencies follow Brandes 2001
//! (doi:10.1080/0022250X.2001.9990249). The work is cut into the same pieces whatever the number of threads, and sums are
//! added in the same order; [`shards`] hands pieces out to several machines.

mod lanes;
mod large;
mod lengths;
mod levels;
mod nearest;
mod parts;
mod plan;
mod random_length_path;
mod random_path;
mod rows;
pub mod sampled;
mod settle;
pub mod shards;
mod sweep;
mod units;

use super::{CompactGraph, parallel, progress::Job};
use lengths::ByLengths;
use parts::Parts;
use plan::{MOST_PIECES, Plan};
use std::ops::Range;
use sweep::{Sums, Sweep};

pub use sampled::sampled;

/// Betweenness of every node: the shares of shortest paths between others on which it lies, ends excluded. In an undirected
/// graph each pair counts once.
pub fn node_betweenness(graph: &CompactGraph) -> Vec<f64> {
    betweenness(graph, Of::Nodes).nodes
}

/// Betweenness of every edge: the shares of shortest paths on which it lies, ends included. In an undirected graph each pair
/// counts once.
pub fn edge_betweenness(graph: &CompactGraph) -> Vec<f64> {
    betweenness(graph, Of::Edges).edges
}

/// Whose betweenness is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// That of nodes, see [`node_betweenness`].
    Nodes,
    /// That of edges, see [`edge_betweenness`].
    Edges,
    /// Both, from the same searches.
    Both,
}

impl Of {
    fn lengths(self, graph: &CompactGraph) -> (usize, usize) {
        let (nodes, edges) = (graph.node_count(), graph.edge_count());
        (if self == Of::Edges { 0 } else { nodes }, if self == Of::Nodes { 0 } else { edges })
    }
}

/// Betweenness of what was asked for; the other list is empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Betweenness {
    /// Of every node.
    pub nodes: Vec<f64>,
    /// Of every edge.
    pub edges: Vec<f64>,
}

/// Betweenness of nodes, of edges, or of both at the cost of the latter.
pub fn betweenness(graph: &CompactGraph, of: Of) -> Betweenness {
    let work = Work::new(graph, of);
    let sums = work.sums(0..MOST_PIECES);
    work.finish(sums)
}

/// How many steps along arcs exact betweenness takes at most, out and back counted once: from every node to the rest of its part.
/// None in a tree, which has no part that needs a search.
pub fn steps(graph: &CompactGraph) -> f64 {
    if graph.is_directed() {
        return graph.node_count() as f64 * graph.edge_count() as f64;
    }
    let arcs = |part: &parts::Part| part.nodes.len() as f64 * 2.0 * part.edges.len() as f64;
    Parts::of(graph).large.iter().map(arcs).sum()
}

/// The searches behind betweenness, in pieces.
struct Work<'g> {
    graph: &'g CompactGraph,
    of: Of,
    plan: Plan,
    /// What is known without a search.
    known: Betweenness,
}

/// Memory for one piece after the other.
enum Memory {
    Steps(Box<Sweep>),
    Lengths(Box<ByLengths>),
}

impl<'g> Work<'g> {
    fn new(graph: &'g CompactGraph, of: Of) -> Work<'g> {
        let (nodes, edges) = of.lengths(graph);
        let mut known = Betweenness { nodes: vec![0.0; nodes], edges: vec![0.0; edges] };
        let plan = if graph.is_directed() {
            Plan::whole(graph)
        } else {
            let parts = Parts::of(graph);
            let plan = Plan::parts(graph, &parts);
            if edges > 0 {
                parts.bridges.iter().for_each(|&(edge, pairs)| known.edges[edge as usize] = pairs);
            }
            if nodes > 0 {
                known.nodes = parts.separated;
            }
            plan
        };
        Work { graph, of, plan, known }
    }

    /// In how many pieces the work is done, at most [`MOST_PIECES`].
    fn pieces(&self) -> usize {
        self.plan.pieces()
    }

    fn memory(&self) -> Memory {
        if self.graph.is_weighted() {
            Memory::Lengths(Box::new(ByLengths::new(&self.plan)))
        } else {
            Memory::Steps(Box::new(Sweep::new(self.plan.nodes.len())))
        }
    }

    /// What the searches of a block of pieces give, added up; none if it holds none. It tells how far it has come.
    fn sums(&self, block: Range<usize>) -> Option<Vec<f64>> {
        let job = Job::by_itself(self.plan.batches(block.clone()));
        parallel::sum_halves(block, self.pieces(), || self.memory(), |memory, at| self.piece(memory, at, &job))
    }

    /// What the searches of one piece give: to every node, then to every edge.
    fn piece(&self, memory: &mut Memory, piece: usize, job: &Job) -> Vec<f64> {
        let plan = &self.plan;
        let (nodes, edges) = self.of.lengths(self.graph);
        let arcs = if edges > 0 { plan.edges.len() } else { 0 };
        let mut found = Sums { nodes: vec![0.0; plan.nodes.len()], arcs: vec![0.0; arcs] };
        for sources in plan.piece(piece) {
            job.piece(|| match (&mut *memory, edges > 0) {
                (Memory::Steps(sweep), false) => sweep.run::<false>(plan, sources, &mut found),
                (Memory::Steps(sweep), true) => sweep.run::<true>(plan, sources, &mut found),
                (Memory::Lengths(search), false) => search.run::<false>(plan, sources, &mut found),
                (Memory::Lengths(search), true) => search.run::<true>(plan, sources, &mut found),
            });
        }
        let mut sums = vec![0.0; nodes + edges];
        let (of_nodes, of_edges) = sums.split_at_mut(nodes);
        if nodes > 0 {
            found.nodes.iter().zip(&plan.nodes).for_each(|(sum, &node)| of_nodes[node as usize] += sum);
        }
        found.arcs.iter().zip(&plan.edges).for_each(|(sum, &edge)| of_edges[edge as usize] += sum);
        sums
    }

    /// From the sums over all pieces, betweenness.
    fn finish(mut self, sums: Option<Vec<f64>>) -> Betweenness {
        let Betweenness { nodes: of_nodes, edges: of_edges } = &mut self.known;
        let half = if self.graph.is_directed() { 1.0 } else { 0.5 };
        if let Some(sums) = sums {
            of_nodes.iter_mut().chain(of_edges.iter_mut()).zip(sums).for_each(|(known, sum)| *known += sum);
        }
        of_nodes.iter_mut().chain(of_edges).for_each(|value| *value *= half);
        self.known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::shortest_paths::{Along, Search};
    use crate::graph::{compact::Merge, random::Stream};

    // The search by lengths knows no levels. Sparse graphs with trees and pieces, and denser ones, both ways;
    // large enough for several pieces of work and for more sources than go side by side.
    #[test]
    fn without_weights_as_with_weights_of_one() {
        for seed in 0..40 {
            let mut stream = Stream::new(seed, 0);
            let n = 1 + stream.below(if seed % 10 == 9 { 400 } else { 60 });
            let m = stream.below(4 * n);
            let edges: Vec<(u32, u32, f64)> =
                (0..m).map(|_| (stream.below(n) as u32, stream.below(n) as u32, 1.0)).collect();
            for directed in [false, true] {
                let graph = CompactGraph::from_edges(n, directed, false, &edges, Merge::Max);
                let by_lengths = graph.with_weights(|_| 1.0);
                let close = |found: &[f64], expected: &[f64]| {
                    found.len() == expected.len()
                        && found.iter().zip(expected).all(|(a, b)| (a - b).abs() <= 1e-12 * b.abs().max(1.0))
                };
                assert!(close(&node_betweenness(&graph), &node_betweenness(&by_lengths)), "{seed} {directed}");
                assert!(close(&edge_betweenness(&graph), &edge_betweenness(&by_lengths)), "{seed} {directed}");
            }
        }
    }

    // By the definition: pair by pair, and node by node the share of the paths that run through it, counted by another search that
    // knows no parts, buckets and places. Lengths of 1, of few values, of any value, and very different ones.
    #[test]
    fn as_counted_pair_by_pair() {
        for seed in 0..60 {
            let mut stream = Stream::new(seed, 1);
            let n = 4 + stream.below(24);
            let draw = |stream: &mut Stream| match seed % 4 {
                0 => 1.0,
                1 => 1.0 + stream.below(4) as f64,
                2 => 0.5 + stream.unit(),
                _ => 10.0f64.powf(8.0 * stream.unit() - 4.0),
            };
            let edges: Vec<(u32, u32, f64)> = (0..n + stream.below(2 * n))
                .map(|_| (stream.below(n) as u32, stream.below(n) as u32, draw(&mut stream)))
                .collect();
            let graph = CompactGraph::from_edges(n, seed % 8 > 3, seed % 4 > 0, &edges, Merge::Max);
            let found = betweenness(&graph, Of::Both);
            let searches: Vec<Search<'_>> = (0..n)
                .map(|source| {
                    let mut search = Search::new(&graph, Along::Out);
                    search.run_counting(source);
                    search
                })
                .collect();
            let share = |from: usize, over: (usize, f64, usize), to: usize| {
                let (a, length, b) = over;
                let through = searches[from].distance(a) + length + searches[b].distance(to);
                let whole = searches[from].distance(to);
                let runs = whole.is_finite() && through <= whole * (1.0 + 1e-9);
                if runs { searches[from].paths(a) * searches[b].paths(to) / searches[from].paths(to) } else { 0.0 }
            };
            let times = if graph.is_directed() { 1.0 } else { 0.5 };
            let over_pairs = |of: &dyn Fn(usize, usize) -> f64| {
                let pairs = (0..n).flat_map(|from| (0..n).map(move |to| (from, to))).filter(|(from, to)| from != to);
                times * pairs.map(|(from, to)| of(from, to)).sum::<f64>()
            };
            for node in 0..n {
                let between = |from: usize, to: usize| {
                    if node == from || node == to { 0.0 } else { share(from, (node, 0.0, node), to) }
                };
                let expected = over_pairs(&between);
                assert!((found.nodes[node] - expected).abs() < 1e-9 * expected.max(1.0), "{seed} {node}");
            }
            for (edge, &(a, b)) in graph.edges().iter().enumerate() {
                let (a, b, length) = (a as usize, b as usize, 1.0 / graph.weight(edge));
                let back = |from, to| if graph.is_directed() { 0.0 } else { share(from, (b, length, a), to) };
                let expected = over_pairs(&|from, to| share(from, (a, length, b), to) + back(from, to));
                assert!((found.edges[edge] - expected).abs() < 1e-9 * expected.max(1.0), "{seed} {edge}");
            }
        }
    }

    // Brandes' sums, read off another search. Lengths as grades; in thirds; so far that units do not reach, from some or from all; in
    // no unit; so different that buckets do not help; and so that the shortest are lost beside the longest. More nodes than are searched side by side.
    #[test]
    fn any_lengths_as_one_source_after_the_other() {
        for seed in 0..35 {
            let mut stream = Stream::new(seed, 2);
            let n = 90 + stream.below(100);
            let draw = |stream: &mut Stream, at: usize| match seed % 7 {
                0 => 1.0 + stream.below(10) as f64,
                1 => 1.0 / (1.0 + stream.below(6) as f64),
                2 if !at.is_multiple_of(3) => 4_000.0,
                3 if at > n - 6 => 4_000.0,
                2 | 3 => 1.0 + stream.below(4) as f64,
                4 => 1.0 + stream.unit(),
                5 => 10.0f64.powf(6.0 * stream.unit()),
                _ => 10.0f64.powf(12.0 * stream.unit()),
            };
            // A long way, and shorter ones across.
            let long = (1..n).map(|at| (at - 1, at)).collect::<Vec<_>>();
            let ends = long.into_iter().chain((0..n / 2).map(|_| {
                let at = stream.below(n - 9);
                (at, at + 1 + stream.below(8))
            }));
            let ends: Vec<(usize, usize)> = ends.collect();
            let edges: Vec<(u32, u32, f64)> =
                ends.iter().map(|&(a, b)| (a as u32, b as u32, 1.0 / draw(&mut stream, b))).collect();
            // Where short ones are lost, it depends on where one starts to measure; a graph with direction is not taken apart.
            let graph = CompactGraph::from_edges(n, seed % 14 > 5, true, &edges, Merge::Max);
            let found = betweenness(&graph, Of::Both);
            let (mut nodes, mut over) = (vec![0.0; n], vec![0.0; graph.edge_count()]);
            let mut search = Search::new(&graph, Along::Out);
            for source in 0..n {
                search.run_counting_edges(source);
                let mut behind = vec![0.0; n];
                for (place, &node) in search.reached().iter().enumerate().rev() {
                    let (targets, edges) = search.arcs(place);
                    let node = node as usize;
                    for (&next, &edge) in targets.iter().zip(edges) {
                        let passes = search.share(node, next as usize) * (1.0 + behind[next as usize]);
                        behind[node] += passes;
                        over[edge as usize] += passes;
                    }
                    nodes[node] += if node == source { 0.0 } else { behind[node] };
                }
            }
            let times = if graph.is_directed() { 1.0 } else { 0.5 };
            for (found, expected) in found.nodes.iter().zip(&nodes).chain(found.edges.iter().zip(&over)) {
                let expected = times * expected;
                assert!((found - expected).abs() <= 1e-11 * expected.max(1.0), "{seed} {found} {expected}");
            }
        }
    }

    #[test]
    fn the_number_of_threads_leaves_no_trace() {
        let mut stream = Stream::new(3, 0);
        let edges: Vec<(u32, u32, f64)> = (0..2_400)
            .map(|_| (stream.below(900) as u32, stream.below(900) as u32, 1.0 + stream.below(3) as f64))
            .collect();
        for (directed, weighted) in [(false, false), (true, false), (false, true), (true, true)] {
            let graph = CompactGraph::from_edges(900, directed, weighted, &edges, Merge::Max);
            let with = |threads: usize| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
                pool.install(|| betweenness(&graph, Of::Both))
            };
            let one = with(1);
            assert_eq!(one, with(2));
            assert_eq!(one, with(5));
            assert_eq!(one, Betweenness { nodes: node_betweenness(&graph), edges: edge_betweenness(&graph) });
        }
    }

    //   0 ── 1            Two triangles that share node 2, and a tail: three sources each, six arcs round.
    //    ╲  ╱             With direction all seven nodes have the seven arcs before them.
    //     2 ── 3 ── 5     6
    //      ╲  ╱
    //       4
    #[test]
    fn steps_are_taken_where_there_is_a_way_round() {
        let ends = [(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4), (3, 5)];
        let edges = ends.map(|(a, b)| (a, b, 1.0));
        let of = |directed| steps(&CompactGraph::from_edges(7, directed, false, &edges, Merge::Max)) as usize;
        assert_eq!([of(false), of(true)], [2 * 3 * 6, 7 * 7]);
        assert_eq!(steps(&CompactGraph::undirected(4, &[(0, 1), (0, 2), (2, 3)])) as usize, 0);
    }

    //   1 ─ 0 ─ 2 ─ 3      a tree needs no search: by hand, the pairs that each node separates
    #[test]
    fn a_path_by_hand() {
        let path = CompactGraph::undirected(4, &[(0, 1), (0, 2), (2, 3)]);
        assert_eq!(node_betweenness(&path), [2.0, 0.0, 2.0, 0.0]);
        assert_eq!(edge_betweenness(&path), [3.0, 4.0, 3.0]);
    }
}
