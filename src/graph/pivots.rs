//! What the distances to some nodes, drawn at random, say of the distances to all: a mean for every node, and how far it may be off.

use super::shortest_paths::Along;
use super::{CompactGraph, rings};

/// Pivots that one thread searches from in one go. Sums are made of whole goes, in order.
pub(super) const TOGETHER: usize = 1024;

/// What pivots add to one node.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    /// Pivots that are the node itself or a neighbour of it.
    pub(super) near: u32,
    /// Of the others, what their distance is worth added up, and its squares.
    pub(super) sum: f64,
    pub(super) squares: f64,
}

impl std::ops::AddAssign for Found {
    fn add_assign(&mut self, more: Found) {
        self.near += more.near;
        self.sum += more.sum;
        self.squares += more.squares;
    }
}

/// What these pivots add to every node, where so many steps from the node (`Along::In`: to it) are worth so much.
pub(super) fn found(graph: &CompactGraph, along: Along, pivots: &[u32], worth: impl Fn(f64) -> f64) -> Vec<Found> {
    let mut found = vec![Found::default(); graph.node_count()];
    let towards = if along == Along::Out { Along::In } else { Along::Out };
    pivots.iter().for_each(|&pivot| found[pivot as usize].near += 1);
    rings::around(graph, towards, pivots, |node, steps, count| {
        let more = match (worth(steps as f64), f64::from(count)) {
            _ if steps == 1 => Found { near: count, ..Found::default() },
            (one, count) => Found { near: 0, sum: count * one, squares: count * one * one },
        };
        found[node as usize] += more;
    });
    found
}

impl Found {
    /// The mean over pivots that are no neighbours, of which so many were drawn, and how far it may be off by Maurer & Pontil 2009
    /// (arXiv:0907.3740, theorem 4), where distances are worth numbers in a range, and `log` is ln(2/δ'). None of too few.
    pub(super) fn mean(&self, drawn: f64, range: f64, log: f64) -> Option<(f64, f64)> {
        (drawn > 1.0).then(|| {
            let mean = self.sum / drawn;
            let variance = ((self.squares - self.sum * mean) / (drawn - 1.0)).max(0.0);
            (mean, (2.0 * variance * log / drawn).sqrt() + 7.0 * range * log / (3.0 * (drawn - 1.0)))
        })
    }
}
