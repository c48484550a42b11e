//! What runs through one node: of every pair of others the share of shortest paths that pass it, and the edges these run over.

use super::CompactGraph;
use super::large_count::{Count, LargeCount};
use super::shortest_paths::{Along, Search};

/// The searches from many sources, each asked what of it passes one node between the ends.
#[derive(Debug, Clone)]
pub struct Through<'g> {
    search: Search<'g>,
    node: usize,
    /// Of every node reached, the number of shortest paths to it that have passed the node.
    passing: Vec<LargeCount>,
    /// Of every node, Σ over itself and what lies behind it of the share of shortest paths that run through it: Brandes' 1 + δ.
    behind: Vec<f64>,
    /// Of every node before the one in question, the same sum over what is reached through that one.
    before: Vec<f64>,
}

/// A target whose shortest paths from the source pass the node, wholly or in part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passing {
    /// The target.
    pub target: usize,
    /// The share of the shortest paths that pass; 1 where there is no other.
    pub share: f64,
    /// How long the shortest paths are.
    pub length: f64,
    /// How many shortest paths there are, those around the node among them; infinite past what floating point holds.
    pub paths: f64,
}

impl<'g> Through<'g> {
    /// Memory for searches in this graph, about this node.
    pub fn new(graph: &'g CompactGraph, node: usize) -> Self {
        let nought = vec![0.0; graph.node_count()];
        let passing = vec![LargeCount::default(); graph.node_count()];
        let search = Search::new(graph, Along::Out);
        Through { search, node, passing, behind: nought.clone(), before: nought }
    }

    /// Searches from a source other than the node.
    pub fn run(&mut self, source: usize) {
        debug_assert_ne!(source, self.node);
        self.search.run_counting_edges(source);
        for &at in self.search.reached() {
            self.passing[at as usize] = LargeCount::default();
        }
        for (place, &at) in self.search.reached().iter().enumerate() {
            let at = at as usize;
            let carried = if at == self.node { self.search.count_of(at) } else { self.passing[at] };
            for &next in self.search.arcs(place).0 {
                self.passing[next as usize] += carried;
            }
        }
    }

    /// The targets of the last search that are reached through the node, nearest first.
    pub fn targets(&self) -> impl Iterator<Item = Passing> + '_ {
        let reached = self.search.reached().iter().map(|&at| at as usize);
        reached.filter(|&at| self.passing[at] > LargeCount::default()).map(|target| Passing {
            target,
            share: self.passing[target].share_of(self.search.count_of(target)),
            length: self.search.distance(target),
            paths: self.search.paths(target),
        })
    }

    /// Adds to every edge, for all targets of the last search, the share of shortest paths that pass the node and run over the edge.
    pub fn add_loads(&mut self, loads: &mut [f64]) {
        for (place, &at) in self.search.reached().iter().enumerate().rev() {
            let at = at as usize;
            let (nexts, edges) = self.search.arcs(place);
            let passed = if at == self.node { 1.0 } else { self.passing[at].share_of(self.search.count_of(at)) };
            let (mut behind, mut before) = (0.0, 0.0);
            for (&next, &edge) in nexts.iter().zip(edges) {
                let share = self.search.share(at, next as usize);
                let (over, on) = (share * self.behind[next as usize], share * self.before[next as usize]);
                behind += over;
                before += on;
                // An arc lies behind the node or before it, never both.
                loads[edge as usize] += passed * over + on;
            }
            self.before[at] = if at == self.node { behind } else { before };
            self.behind[at] = behind + 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1      two shortest paths from 0 to 3
    //   │    │
    //   2 ── 3 ── 4
    #[test]
    fn half_of_the_way_round_a_square() {
        let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]);
        let mut through = Through::new(&graph, 1);
        through.run(0);
        let found: Vec<(usize, f64)> = through.targets().map(|passing| (passing.target, passing.share)).collect();
        assert_eq!(found, [(3, 0.5), (4, 0.5)]);
        let mut loads = vec![0.0; 5];
        through.add_loads(&mut loads);
        // To 3 and to 4 half of the paths each: one over 0–1 and 1–3, half over 3–4.
        assert_eq!(loads, [1.0, 0.0, 1.0, 0.0, 0.5]);
    }
}
