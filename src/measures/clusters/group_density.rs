//! How dense ties are inside and between groups.

use super::Partition;
use crate::graph::CompactGraph;

/// The share of possible ties that exist, from every group to every group, in order of the groups; NaN inside a group of one.
///
/// Direction is followed where there is one: row sends to column. Weights are ignored. Known as the image matrix or the density
/// table of a blockmodel.
///
/// Checked against tests/reference (networkx 3.6.1 `attribute_mixing_matrix` over possible ties, R sna 2.7-1 `blockmodel`).
/// Source: White, Boorman & Breiger 1976, doi:10.1086/226141.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{Partition, group_density};
///
/// // A triangle, and one outsider who knows one of them.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// let densities = group_density(&graph, &Partition::from_labels(&["a", "a", "a", "b"]));
/// assert_eq!((densities[0][0], densities[0][1]), (1.0, 1.0 / 3.0));
/// assert!(densities[1][1].is_nan());
/// ```
pub fn group_density(graph: &CompactGraph, partition: &Partition) -> Vec<Vec<f64>> {
    let groups = partition.count();
    let mut ties = vec![vec![0usize; groups]; groups];
    for &(a, b) in graph.edges() {
        let (a, b) = (partition.group_of(a as usize), partition.group_of(b as usize));
        ties[a][b] += 1;
        if !graph.is_directed() && a != b {
            ties[b][a] += 1;
        }
    }
    let density = |a: usize, b: usize| {
        let (from, to) = (partition.sizes()[a], partition.sizes()[b]);
        let possible = match (a == b, graph.is_directed()) {
            (false, _) => from * to,
            (true, true) => from * (from - 1),
            (true, false) => from * (from - 1) / 2,
        };
        if possible == 0 { f64::NAN } else { ties[a][b] as f64 / possible as f64 }
    };
    (0..groups).map(|a| (0..groups).map(|b| density(a, b)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // Three name each other in a round, one of them the fourth: 3 of 6, 1 of 3, none back. Four with three ties: 3 of 6.
    #[test]
    fn possible_ties_with_and_without_direction() {
        let arcs =
            CompactGraph::from_edges(4, true, false, &[(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)], Merge::Max);
        let densities = group_density(&arcs, &Partition::from_labels(&["a", "a", "a", "b"]));
        assert_eq!(densities[0], [0.5, 1.0 / 3.0]);
        assert!(densities[1][0] == 0.0 && densities[1][1].is_nan());
        let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        assert_eq!(group_density(&path, &Partition::from_labels(&["a"; 4])), [[0.5]]);
    }
}
