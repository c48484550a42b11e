//! Betweenness of nodes and edges.
//!
//! Without weights the graph is taken apart at its cut points (`parts`), all parts are laid out for searching (`plan`) and searched from each
//! of their nodes (`sweep`). With weights paths come from [`Search`]. Dependencies follow Brandes 2001
//! (doi:10.1080/0022250X.2001.9990249). The work is cut into the same pieces whatever the number of threads, and sums are added in
//! the same order; [`shards`] hands pieces out to several machines.

mod lanes;
mod levels;
mod parts;
mod plan;
mod random_path;
mod rows;
pub mod sampled;
pub mod shards;
mod sweep;

use super::shortest_paths::{Along, Search};
use super::{CompactGraph, parallel};
use parts::Parts;
use plan::{MOST_PIECES, Plan, part_of};
use sweep::{Sums, Sweep};

pub use sampled::{Sampled, SampledOptions, sampled};

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
    let sums =
        parallel::sum_halves(0..MOST_PIECES, work.pieces(), || work.memory(), |memory, at| work.piece(memory, at));
    work.finish(sums)
}

/// The searches behind betweenness, in pieces.
struct Work<'g> {
    graph: &'g CompactGraph,
    of: Of,
    /// What is searched in steps; none if paths have lengths.
    plan: Option<Plan>,
    /// What is known without a search.
    known: Betweenness,
}

/// Memory for one piece after the other.
enum Memory<'g> {
    Steps(Sweep),
    Lengths(Vec<f64>, Search<'g>),
}

impl<'g> Work<'g> {
    fn new(graph: &'g CompactGraph, of: Of) -> Work<'g> {
        let (nodes, edges) = of.lengths(graph);
        let mut known = Betweenness { nodes: vec![0.0; nodes], edges: vec![0.0; edges] };
        let plan = if graph.is_weighted() {
            None
        } else if graph.is_directed() {
            Some(Plan::whole(graph))
        } else {
            let parts = Parts::of(graph);
            let plan = Plan::parts(graph, &parts);
            if edges > 0 {
                parts.bridges.iter().for_each(|&(edge, pairs)| known.edges[edge as usize] = pairs);
            }
            if nodes > 0 {
                known.nodes = parts.separated;
            }
            Some(plan)
        };
        Work { graph, of, plan, known }
    }

    /// In how many pieces the work is done, at most [`MOST_PIECES`].
    fn pieces(&self) -> usize {
        self.plan.as_ref().map_or(MOST_PIECES, Plan::pieces)
    }

    fn memory(&self) -> Memory<'g> {
        match &self.plan {
            Some(plan) => Memory::Steps(Sweep::new(plan.nodes.len())),
            None => Memory::Lengths(vec![0.0; self.graph.node_count()], Search::new(self.graph, Along::Out)),
        }
    }

    /// What the searches of one piece give: to every node, then to every edge.
    fn piece(&self, memory: &mut Memory<'g>, piece: usize) -> Vec<f64> {
        let (nodes, edges) = self.of.lengths(self.graph);
        let mut sums = vec![0.0; nodes + edges];
        let (of_nodes, of_edges) = sums.split_at_mut(nodes);
        match (memory, &self.plan) {
            (Memory::Steps(sweep), Some(plan)) => {
                let arcs = if edges > 0 { plan.edges.len() } else { 0 };
                let mut found = Sums { nodes: vec![0.0; plan.nodes.len()], arcs: vec![0.0; arcs] };
                for sources in plan.piece(piece) {
                    if edges > 0 {
                        sweep.run::<true>(plan, sources, &mut found);
                    } else {
                        sweep.run::<false>(plan, sources, &mut found);
                    }
                }
                if nodes > 0 {
                    found.nodes.iter().zip(&plan.nodes).for_each(|(sum, &node)| of_nodes[node as usize] += sum);
                }
                found.arcs.iter().zip(&plan.edges).for_each(|(sum, &edge)| of_edges[edge as usize] += sum);
            }
            (Memory::Lengths(scratch, search), _) => {
                for source in part_of(self.graph.node_count(), piece, MOST_PIECES) {
                    search.add_betweenness(source, scratch, of_nodes, of_edges);
                }
            }
            (Memory::Steps(_), None) => {}
        }
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
    use crate::graph::{compact::Merge, random::Stream};

    // The search by lengths knows no cut points and no levels. Sparse graphs with trees and pieces, and denser ones, both ways;
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

    #[test]
    fn the_number_of_threads_leaves_no_trace() {
        let mut stream = Stream::new(3, 0);
        let edges: Vec<(u32, u32, f64)> =
            (0..2_400).map(|_| (stream.below(900) as u32, stream.below(900) as u32, 1.0)).collect();
        for directed in [false, true] {
            let graph = CompactGraph::from_edges(900, directed, false, &edges, Merge::Max);
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

    //   1 ─ 0 ─ 2 ─ 3      a tree needs no search: by hand, the pairs that each node separates
    #[test]
    fn a_path_by_hand() {
        let path = CompactGraph::undirected(4, &[(0, 1), (0, 2), (2, 3)]);
        assert_eq!(node_betweenness(&path), [2.0, 0.0, 2.0, 0.0]);
        assert_eq!(edge_betweenness(&path), [3.0, 4.0, 3.0]);
    }
}
