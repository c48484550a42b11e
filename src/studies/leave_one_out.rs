//! How far a ranking rests on any single node: the ranking without each of them, beside the ranking with it.

use super::correlation::spearman;
use crate::graph::{CompactGraph, parallel};

/// How rankings without a node go together with the ranking of all.
#[derive(Debug, Clone, PartialEq)]
pub struct LeaveOneOut {
    /// By the node that is left out: the rank correlation over the others, NaN where either ranking does not vary.
    pub without: Vec<f64>,
}

impl LeaveOneOut {
    /// The mean over the nodes for which there is one; NaN if there is none.
    pub fn mean(&self) -> f64 {
        let known = || self.without.iter().copied().filter(|value| !value.is_nan());
        known().fold(0.0, |sum, value| sum + value) / known().count() as f64
    }

    /// The lowest; NaN if there is none.
    pub fn least(&self) -> f64 {
        self.without.iter().copied().fold(f64::NAN, f64::min)
    }
}

/// Leaves out each node in turn, scores the others anew, and compares their ranks with those they had (Spearman, equal scores
/// sharing their rank). Nothing is random.
///
/// A low value names a node on which the ranking rests: had it not been found or not answered, others would lead. Near 1 the
/// ranking does not depend on any single node; several missing ones are another matter.
///
/// Checked against tests/reference (igraph 1.0.0 with scipy, networkx 3.6.1 with numpy). Source: Borgatti, Carley & Krackhardt 2006,
/// doi:10.1016/j.socnet.2005.05.001.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::leave_one_out::leave_one_out;
///
/// // A star: without a point the others keep their order, without the centre nobody has a partner.
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// let degree = |graph: &CompactGraph| (0..graph.node_count()).map(|node| graph.degree(node) as f64).collect();
/// let found = leave_one_out(&star, degree);
/// assert!(found.without[0].is_nan() && (found.least() - 1.0).abs() < 1e-12);
/// ```
pub fn leave_one_out(graph: &CompactGraph, scores: impl Fn(&CompactGraph) -> Vec<f64> + Sync + Send) -> LeaveOneOut {
    let all = scores(graph);
    let without = parallel::long_map(graph.node_count(), |node| {
        let keep: Vec<bool> = (0..graph.node_count()).map(|other| other != node).collect();
        let (rest, old) = graph.induced(&keep);
        let before: Vec<f64> = old.iter().map(|&other| all[other as usize]).collect();
        spearman(&before, &scores(&rest))
    });
    LeaveOneOut { without }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_least_are_of_what_is_defined() {
        let found = LeaveOneOut { without: vec![f64::NAN, 0.5, -0.25, 0.75, f64::NAN, 1.0] };
        assert!((found.mean() - 0.5).abs() < 1e-12 && (found.least() + 0.25).abs() < 1e-12);
        let none = LeaveOneOut { without: vec![f64::NAN; 3] };
        assert!(none.mean().is_nan() && none.least().is_nan());
    }

    //   0 ── 1 ── 2 ── 3 ── 4, and 0 ── 2: degrees 2, 2, 3, 2, 1. Without 4 the others had 2, 2, 3, 2 and have 2, 2, 3, 1. Ranks 2, 2, 4, 2
    //   and 2.5, 2.5, 4, 1: 3 / √(3 · 4.5).
    #[test]
    fn the_others_are_ranked_anew() {
        let graph = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 2)]);
        let degree = |graph: &CompactGraph| (0..graph.node_count()).map(|node| graph.degree(node) as f64).collect();
        let found = leave_one_out(&graph, degree);
        assert!((found.without[4] - 3.0 / 13.5f64.sqrt()).abs() < 1e-12, "{found:?}");
    }
}
