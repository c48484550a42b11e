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

#[cfg(test)]
mod tests {
    use super::*;

    // A path 0 ── 1 → 2 ── 3 as arcs 0 ⇄ 1 → 2 ⇄ 3, searched from 0, from 3 and from 0 again. Steps from each node to these: 0 is 0 itself
    // twice and 3 away from 3; 1 is tied to 0 and 2 away from 3; 2 and 3 reach 3 alone, where they are near.
    #[test]
    fn neighbours_are_counted_and_others_measured() {
        let arcs = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)].map(|(a, b)| (a, b, 1.0));
        let path = CompactGraph::from_edges(4, true, false, &arcs, crate::graph::compact::Merge::Max);
        let all = |along: Along| -> Vec<(u32, f64, f64)> {
            let found = found(&path, along, &[0, 3, 0], |steps| steps);
            found.iter().map(|found| (found.near, found.sum, found.squares)).collect()
        };
        assert_eq!(all(Along::Out), [(2, 3.0, 9.0), (2, 2.0, 4.0), (1, 0.0, 0.0), (1, 0.0, 0.0)]);
        // The other way round: steps from 0 and from 3 to each.
        assert_eq!(all(Along::In), [(2, 0.0, 0.0), (2, 0.0, 0.0), (1, 4.0, 8.0), (1, 6.0, 18.0)]);
        let mut twice = Found { near: 1, sum: 2.0, squares: 4.0 };
        twice += Found { near: 2, sum: 3.0, squares: 9.0 };
        assert_eq!((twice.near, twice.sum, twice.squares), (3, 5.0, 13.0));
    }

    // By hand: of 2, 3, 3 and 4 the mean is 3 and the variance 2/3. With ln(2/δ') = 3 and a range of 2 the bound is
    // √(2 · 2/3 · 3 / 4) + 7 · 2 · 3 / (3 · 3) = 1 + 14/3. One alone has no variance.
    #[test]
    fn the_bound_of_maurer_and_pontil() {
        let found = Found { near: 0, sum: 12.0, squares: 38.0 };
        let (mean, off) = found.mean(4.0, 2.0, 3.0).expect("four are enough");
        assert!((mean - 3.0).abs() < 1e-12 && (off - (1.0 + 14.0 / 3.0)).abs() < 1e-12, "{mean} {off}");
        assert_eq!(Found { near: 0, sum: 2.0, squares: 4.0 }.mean(1.0, 2.0, 3.0), None);
    }
}
