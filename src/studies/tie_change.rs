//! What became of ties between two networks on the same nodes: two years, or two relations.

use crate::graph::CompactGraph;
use crate::graph::compact::Merge;

/// How the pairs of one network came to be those of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieChange {
    /// Tied in both.
    pub kept: usize,
    /// Tied in the second only.
    pub created: usize,
    /// Tied in the first only.
    pub dissolved: usize,
    /// Tied in neither.
    pub absent: usize,
}

impl TieChange {
    /// The share of the ties of either that both have; NaN if neither has any.
    pub fn jaccard(&self) -> f64 {
        self.kept as f64 / (self.kept + self.created + self.dissolved) as f64
    }

    /// The share of the first ties that were kept; NaN if there were none.
    pub fn persistence(&self) -> f64 {
        self.kept as f64 / (self.kept + self.dissolved) as f64
    }

    /// The share of the ties of either that only one has; NaN if neither has any.
    pub fn turnover(&self) -> f64 {
        (self.created + self.dissolved) as f64 / (self.kept + self.created + self.dissolved) as f64
    }

    /// The share of all pairs in which the two differ, Hamming's distance; NaN without pairs. Large networks have many pairs that are
    /// tied in neither, so that it is small there whatever happens.
    pub fn hamming(&self) -> f64 {
        let differ = self.created + self.dissolved;
        differ as f64 / (differ + self.kept + self.absent) as f64
    }

    /// How much greater the odds of a tie in the second are where the first has one; infinite where one of the two cases of change
    /// never happens, NaN where nothing can be compared.
    pub fn odds_ratio(&self) -> f64 {
        (self.kept as f64 * self.absent as f64) / (self.created as f64 * self.dissolved as f64)
    }

    /// The correlation of the two over all pairs; NaN where either has no ties or all.
    pub fn correlation(&self) -> f64 {
        let (a, b) = (self.kept as f64, self.created as f64);
        let (c, d) = (self.dissolved as f64, self.absent as f64);
        (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d)).sqrt()
    }
}

/// Compares two networks on the same nodes, pair by pair; ordered pairs where the first has direction, in which a tie of the second
/// without direction counts both ways. Where the first has none, that of the second is dropped. Weights are ignored. Nodes that only
/// one of the two knows should be left out of both before, so that who came or went is not read as a change of ties.
///
/// Below a Jaccard index of 0.3 so much has changed that the two are hardly phases of one network.
///
/// Checked against tests/reference (netrd 0.3.0, numpy 1.26.4, R sna 2.7-1 gcor, set operations). Source: Snijders, van de Bunt &
/// Steglich 2010, doi:10.1016/j.socnet.2009.02.004.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::tie_change::{TieChange, tie_change};
///
/// let before = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
/// let after = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let found = tie_change(&before, &after);
/// assert_eq!(found, TieChange { kept: 1, created: 1, dissolved: 1, absent: 3 });
/// assert_eq!((found.jaccard(), found.persistence(), found.hamming()), (1.0 / 3.0, 0.5, 1.0 / 3.0));
/// ```
pub fn tie_change(before: &CompactGraph, after: &CompactGraph) -> TieChange {
    let flat = (!before.is_directed() && after.is_directed()).then(|| after.symmetrised(Merge::Max));
    let after = flat.as_ref().unwrap_or(after);
    let ways = if before.is_directed() && !after.is_directed() { 2 } else { 1 };
    let n = before.node_count();
    let pairs = n * n.saturating_sub(1) / if before.is_directed() { 1 } else { 2 };
    let kept = before.edges().iter().filter(|(a, b)| after.edge_between(*a as usize, *b as usize).is_some()).count();
    let (dissolved, created) = (before.edge_count() - kept, ways * after.edge_count() - kept);
    TieChange { kept, created, dissolved, absent: pairs.saturating_sub(kept + created + dissolved) }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Of ten pairs 3 kept, 1 created, 2 dissolved: odds 3 · 4 / (1 · 2); the correlation of the table is (12 − 2) / √(4 · 6 · 5 · 5).
    #[test]
    fn odds_and_correlation_of_a_table() {
        let found = TieChange { kept: 3, created: 1, dissolved: 2, absent: 4 };
        assert!((found.odds_ratio() - 6.0).abs() < 1e-12);
        assert!((found.correlation() - 10.0 / 600.0f64.sqrt()).abs() < 1e-12);
    }

    // 0 ⇄ 1 and 0 → 2 beside 0 ── 1 and 1 ── 2. In ordered pairs: 0–1 both ways is kept, 1–2 both ways is new, 0 → 2 gone, 2 → 0 neither.
    // In pairs, the other way round: 0–1 is kept, 0–2 new, 1–2 gone.
    #[test]
    fn one_of_the_two_may_have_direction() {
        let arcs = [(0, 1), (1, 0), (0, 2)].map(|(a, b)| (a, b, 1.0));
        let arrows = CompactGraph::from_edges(3, true, false, &arcs, Merge::Max);
        let lines = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        assert_eq!(tie_change(&arrows, &lines), TieChange { kept: 2, created: 2, dissolved: 1, absent: 1 });
        assert_eq!(tie_change(&lines, &arrows), TieChange { kept: 1, created: 1, dissolved: 1, absent: 0 });
    }
}
