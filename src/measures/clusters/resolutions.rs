//! For which resolutions a division is the best.

use super::{LeidenOptions, Partition, leiden};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;

/// Between which resolutions to look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResolutionOptions {
    /// The lowest; above 0.
    pub least: f64,
    /// The highest.
    pub most: f64,
    /// At how many resolutions communities are sought, evenly spread by factor; at least 2.
    pub steps: usize,
    /// How they are sought there; its resolution is not used.
    pub leiden: LeidenOptions,
}

impl Default for ResolutionOptions {
    /// From 1/5 to 5 in 41 steps, 10 runs each.
    fn default() -> Self {
        let leiden = LeidenOptions { runs: 10, ..LeidenOptions::default() };
        ResolutionOptions { least: 0.2, most: 5.0, steps: 41, leiden }
    }
}

/// A division, and the resolutions for which none of those found is better.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolutionRange {
    /// From this resolution,
    pub from: f64,
    /// to this one.
    pub to: f64,
    /// The division.
    pub partition: Partition,
}

/// The divisions that are best for some resolution, from the lowest on, each with its range; empty without ties.
///
/// The quality of a division is a line in γ: what lies inside, less γ times what chance would put there. Communities are sought at
/// many resolutions; of all that are found the upper edge of their lines is taken, so that the borders of the ranges are exact for
/// these divisions and not bound to the steps.
///
/// A division with a wide range is there at many scales; one with a narrow range is owed to the choice of γ.
///
/// Source: Weir, Emmons, Gibson, Taylor & Mucha 2017, doi:10.3390/a10030093.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ResolutionOptions, resolutions};
///
/// // Two triangles joined by a tie.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// let ranges = resolutions(&graph, &ResolutionOptions::default());
/// // As one group all 7 ties are inside, and by chance too: 1 − γ. As two: 6/7 − γ/2. They meet at γ = 2/7.
/// assert_eq!(ranges[0].partition.count(), 1);
/// assert_eq!(ranges[1].partition.count(), 2);
/// assert!((ranges[1].from - 2.0 / 7.0).abs() < 1e-12);
/// ```
pub fn resolutions(graph: &CompactGraph, options: &ResolutionOptions) -> Vec<ResolutionRange> {
    let pairs = graph.symmetrised(Merge::Max);
    if pairs.edge_count() == 0 {
        return Vec::new();
    }
    let steps = options.steps.max(2);
    let factor = (options.most / options.least).ln() / (steps - 1) as f64;
    let mut found: Vec<Partition> = (0..steps)
        .map(|step| options.least * (factor * step as f64).exp())
        .map(|resolution| leiden(&pairs, &LeidenOptions { resolution, ..options.leiden }).partition)
        .collect();
    found.sort();
    found.dedup();
    let lines: Vec<(f64, f64)> = found.iter().map(|partition| line(&pairs, partition, options.leiden)).collect();
    edge(&lines, options.least, options.most)
        .into_iter()
        .map(|(from, to, index)| ResolutionRange { from, to, partition: found[index].clone() })
        .collect()
}

/// What a division has inside, and what chance would put there at resolution 1.
fn line(graph: &CompactGraph, partition: &Partition, options: LeidenOptions) -> (f64, f64) {
    let at = |resolution: f64| options.objective.of(graph, partition, resolution).unwrap_or(f64::NAN);
    (at(0.0), at(0.0) - at(1.0))
}

/// Lines closer than this at a resolution are equal there.
const EQUAL: f64 = 1e-12;

/// The upper edge of the lines a − γ b, piece by piece: from, to, and which line.
fn edge(lines: &[(f64, f64)], least: f64, most: f64) -> Vec<(f64, f64, usize)> {
    let value = |index: usize, resolution: f64| lines[index].0 - resolution * lines[index].1;
    // Of equals the flatter line, which is the better one from there on, and the first of those.
    let best_at = |resolution: f64| {
        (1..lines.len()).fold(0, |best, index| {
            let more = value(index, resolution) - value(best, resolution);
            let flatter = more > -EQUAL && lines[index].1 < lines[best].1 - EQUAL;
            if more > EQUAL || flatter { index } else { best }
        })
    };
    let mut pieces = Vec::new();
    let (mut from, mut current) = (least, best_at(least));
    loop {
        let mut next: Option<(f64, usize)> = None;
        for (index, &(inside, chance)) in lines.iter().enumerate() {
            let slope = lines[current].1 - chance;
            if slope > EQUAL {
                let meets = (lines[current].0 - inside) / slope;
                let sooner = next.is_none_or(|(best, other)| {
                    meets < best - EQUAL || (meets <= best + EQUAL && chance < lines[other].1 - EQUAL)
                });
                if sooner {
                    next = Some((meets, index));
                }
            }
        }
        match next.filter(|&(meets, _)| meets < most) {
            Some((meets, index)) => {
                if meets > from + EQUAL {
                    pieces.push((from, meets, current));
                }
                (from, current) = (meets.max(from), index);
            }
            None => {
                pieces.push((from, most, current));
                return pieces;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1 − γ, 0.9 − γ/2, 0.5 − γ/10 and one that is never the best: they meet at 1/5 and at 1.
    #[test]
    fn the_upper_edge_of_lines() {
        let lines = [(0.5, 0.1), (0.6, 0.5), (1.0, 1.0), (0.9, 0.5)];
        let pieces = edge(&lines, 0.1, 4.0);
        assert_eq!(pieces.iter().map(|piece| piece.2).collect::<Vec<_>>(), [2, 3, 0]);
        for (piece, (from, to)) in pieces.iter().zip([(0.1, 0.2), (0.2, 1.0), (1.0, 4.0)]) {
            assert!((piece.0 - from).abs() < 1e-12 && (piece.1 - to).abs() < 1e-12, "{piece:?}");
        }
        assert_eq!(edge(&lines, 0.3, 0.9), [(0.3, 0.9, 3)]);
    }

    // Through one point the flattest goes on; of two that are the same the first stands; one that meets at the end has no piece.
    #[test]
    fn lines_that_meet_in_one_point_or_at_the_end() {
        let through_one = [(1.0, 1.0), (0.75, 0.5), (0.5, 0.0)];
        assert_eq!(edge(&through_one, 0.25, 4.0), [(0.25, 0.5, 0), (0.5, 4.0, 2)]);
        assert_eq!(edge(&[(0.75, 0.5), (0.75, 0.5)], 0.25, 4.0), [(0.25, 4.0, 0)]);
        assert_eq!(edge(&through_one, 0.25, 0.5), [(0.25, 0.5, 0)]);
        // Flatter lines that come later do not cut off the one between.
        let steps = [(1.0, 1.0), (0.875, 0.5), (0.375, 0.125)];
        assert_eq!(edge(&steps, 0.125, 4.0).iter().map(|piece| piece.2).collect::<Vec<_>>(), [0, 1, 2]);
    }

    // Two triangles joined by a tie; degrees 2, 2, 3, 3, 2, 2, together 14. Inside and by chance: as one 1 and 1; as two 6/7 and 1/2;
    // each triangle as the pair without the tie between them, and one alone, 2/7 and 50/196; all alone 0 and 34/196.
    #[test]
    fn two_triangles_fall_apart_step_by_step() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
        let ranges = resolutions(&graph, &ResolutionOptions::default());
        let groups: Vec<usize> = ranges.iter().map(|range| range.partition.count()).collect();
        assert_eq!(groups, [1, 2, 4, 6]);
        for (range, from) in ranges.iter().zip([0.2, 2.0 / 7.0, 7.0 / 3.0, 3.5]) {
            assert!((range.from - from).abs() < 1e-9, "{range:?}");
        }
        assert!(ranges.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 1e-12));
        assert!((ranges[3].to - 5.0).abs() < 1e-12);
    }
}
