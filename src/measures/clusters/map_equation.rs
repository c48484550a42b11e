//! How shortly a walk can be told with the groups of a division.

use super::Partition;
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::measures::Reason;

/// The length of the description of a random walk in two levels, in bits per step.
///
/// # Definition
///
/// L = f(Σ_i q(i)) − 2 Σ_i f(q(i)) − Σ_α f(p(α)) + Σ_i f(q(i) + p(i)), with f(x) = x log₂ x, p(α) the share of all strength that
/// node α has, p(i) that of group i, and q(i) the share of the walk's steps that leave group i: the weight of its ties outward
/// over twice the weight of all ties.
///
/// # Reading it
///
/// Where a walker stays in groups for long, one name for the group and short names inside tell his way in fewer bits. Compare
/// divisions of one network only: the smaller, the better. All nodes in one group give the length without groups.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight; the walker never jumps. Weights: strength.
/// Isolates add nothing.
///
/// # Undefined when
///
/// No ties: `no_ties`.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (infomap 2.16.0 with a given division, and a direct evaluation of the formula).
///
/// # References
///
/// Rosvall & Bergstrom 2008, doi:10.1073/pnas.0706851105. Rosvall, Axelsson & Bergstrom 2009, doi:10.1140/epjst/e2010-01179-1.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{Partition, map_equation};
///
/// // Two pairs that do not touch: one bit tells which end of a pair the walker is at, and he never leaves it.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// assert_eq!(map_equation(&graph, &Partition::from_labels(&[0, 0, 1, 1])), Ok(1.0));
/// assert_eq!(map_equation(&graph, &Partition::from_labels(&[0, 0, 0, 0])), Ok(2.0));
/// ```
pub fn map_equation(graph: &CompactGraph, partition: &Partition) -> Result<f64, Reason> {
    if graph.edge_count() == 0 {
        return Err(Reason::NoTies);
    }
    let flat = graph.symmetrised(Merge::Max);
    let ends: f64 = 2.0 * (0..flat.edge_count()).map(|edge| flat.weight(edge)).sum::<f64>();
    let groups = partition.count();
    let (mut inside, mut leaving) = (vec![0.0; groups], vec![0.0; groups]);
    let mut of_nodes = 0.0;
    for node in 0..flat.node_count() {
        let share = flat.strength(node) / ends;
        inside[partition.group_of(node)] += share;
        of_nodes += plogp(share);
    }
    for (edge, &(a, b)) in flat.edges().iter().enumerate() {
        let (a, b) = (partition.group_of(a as usize), partition.group_of(b as usize));
        if a != b {
            leaving[a] += flat.weight(edge) / ends;
            leaving[b] += flat.weight(edge) / ends;
        }
    }
    let all_leaving: f64 = leaving.iter().sum();
    let of_leaving: f64 = leaving.iter().map(|&share| plogp(share)).sum();
    let of_groups: f64 = leaving.iter().zip(&inside).map(|(q, p)| plogp(q + p)).sum();
    Ok(plogp(all_leaving) - 2.0 * of_leaving - of_nodes + of_groups)
}

/// x log₂ x, 0 at 0.
pub(super) fn plogp(x: f64) -> f64 {
    if x > 0.0 { x * x.log2() } else { 0.0 }
}
