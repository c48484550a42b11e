//! A core while nodes move: the counts from which its fit follows, and what a move makes of them.

use super::Between;
use crate::graph::CompactGraph;

/// A core, with the counts from which its fit follows.
pub(super) struct State<'g> {
    graph: &'g CompactGraph,
    pub(super) core: Vec<bool>,
    size: usize,
    /// Ties of every node, in both directions.
    pub(super) ties: Vec<usize>,
    /// Of these, how many are with the core.
    pub(super) with_core: Vec<usize>,
    /// Ties inside the core, and inside the periphery.
    inside: usize,
    outside: usize,
}

impl<'g> State<'g> {
    pub(super) fn new(graph: &'g CompactGraph, core: &[bool]) -> Self {
        let n = graph.node_count();
        let ends = if graph.is_directed() { 1 } else { 0 };
        let ties = (0..n).map(|node| graph.degree(node) + ends * graph.in_degree(node)).collect();
        let outside = graph.edge_count();
        let mut state = State { graph, core: vec![false; n], size: 0, ties, with_core: vec![0; n], inside: 0, outside };
        (0..n).filter(|&node| core[node]).for_each(|node| state.flip(node));
        state
    }

    /// Moves a node into the core or out of it.
    pub(super) fn flip(&mut self, node: usize) {
        let enters = !self.core[node];
        (self.size, self.inside, self.outside) = self.counts_after(self.counts(), node, self.with_core[node]);
        self.core[node] = enters;
        let others = if self.graph.is_directed() { self.graph.in_neighbors(node) } else { &[] };
        for &other in self.graph.neighbors(node).iter().chain(others) {
            let count = &mut self.with_core[other as usize];
            *count = if enters { *count + 1 } else { *count - 1 };
        }
    }

    pub(super) fn counts(&self) -> (usize, usize, usize) {
        (self.size, self.inside, self.outside)
    }

    /// Size, ties inside and outside once a node has changed sides that has so many ties with the core.
    fn counts_after(
        &self,
        (size, inside, outside): (usize, usize, usize),
        node: usize,
        with_core: usize,
    ) -> (usize, usize, usize) {
        let with_others = self.ties[node] - with_core;
        if self.core[node] {
            (size - 1, inside - with_core, outside + with_others)
        } else {
            (size + 1, inside + with_core, outside - with_others)
        }
    }

    /// Size, ties inside and outside once a node of the core has left and another one has entered, given the ties of both, in all and
    /// with the core, and how many there are between them.
    pub(super) fn counts_after_swap(
        &self,
        (ties, with_core): (usize, usize),
        (other_ties, other_with_core): (usize, usize),
        gone: usize,
    ) -> (usize, usize, usize) {
        let entering = other_with_core - gone;
        let inside = self.inside - with_core + entering;
        // Below nought only for ties between that these two cannot have.
        let outside = (self.outside + (ties - with_core)).saturating_sub(other_ties - entering);
        (self.size, inside, outside)
    }

    pub(super) fn fit(&self, between: Between) -> Option<f64> {
        self.fit_of(between, self.counts())
    }

    /// The fit once these have changed sides, the first out of the core if there are two; −1 where there is none.
    pub(super) fn fit_after(&self, between: Between, nodes: &[usize]) -> f64 {
        let mut counts = self.counts();
        for (at, &node) in nodes.iter().enumerate() {
            let gone: usize = nodes[..at].iter().map(|&left| self.ties_between(left, node)).sum();
            counts = self.counts_after(counts, node, self.with_core[node] - gone);
        }
        self.fit_of(between, counts).unwrap_or(-1.0)
    }

    pub(super) fn ties_between(&self, a: usize, b: usize) -> usize {
        let tied = |a: usize, b: usize| usize::from(self.graph.edge_between(a, b).is_some());
        tied(a, b) + if self.graph.is_directed() { tied(b, a) } else { 0 }
    }

    pub(super) fn fit_of(&self, between: Between, (size, inside, outside): (usize, usize, usize)) -> Option<f64> {
        let order = if self.graph.is_directed() { 1.0 } else { 0.5 };
        let pairs = |nodes: usize| nodes as f64 * (nodes as f64 - 1.0) * order;
        let (n, all) = (self.core.len(), self.graph.edge_count() as f64);
        if size == 0 || size == n {
            return None;
        }
        let (core, rest) = (pairs(size), pairs(n - size));
        let (inside, outside) = (inside as f64, outside as f64);
        // Pairs that count, pairs tied in the ideal, ties, and ties that are also in the ideal.
        let (cells, ideal, ties, both) = match between {
            Between::Anything => (core + rest, core, inside + outside, inside),
            Between::Ties => (pairs(n), pairs(n) - rest, all, all - outside),
            Between::Nothing => (pairs(n), core, all, inside),
        };
        let spread = ideal * (cells - ideal) * (ties * (cells - ties));
        (spread > 0.25).then(|| (cells * both - ideal * ties) / spread.sqrt())
    }
}
