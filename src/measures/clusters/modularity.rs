//! How good a division is.

use super::Partition;
use crate::graph::CompactGraph;
use crate::measures::Reason;

/// A modularity, or why there is none.
pub type Modularity = Result<f64, Reason>;

/// How much more weight lies inside the groups of a division than chance would put there.
///
/// # Definition
///
/// Q = Σ_c [L(c)/m − γ (D(c)/2m)²] over groups c, with L the weight of ties inside, D the summed strength of members, m the
/// weight of all ties, γ the resolution. In a directed graph Q = Σ_c [L(c)/m − γ D_out(c) D_in(c) / m²].
///
/// # Reading it
///
/// High: ties stay inside groups. Sparse random networks have divisions of high modularity too, so the figure alone is no sign
/// of groups; compare with random networks of the same degrees. Groups much smaller than √(2m) can hide inside larger ones.
///
/// # Conventions
///
/// Direction: the null of Leicht and Newman. Weights: strength, if the graph has them. Isolates add 0.
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
/// tests/reference (networkx 3.6.1, igraph 1.0.0; undirected also graph-tool 2.45 and networkit 11.3).
///
/// # References
///
/// Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113. Leicht & Newman 2008, doi:10.1103/PhysRevLett.100.118703. Fortunato &
/// Barthélemy 2007, doi:10.1073/pnas.0605965104.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{Partition, modularity};
///
/// // Two pairs: half of the weight inside each, 2 · (1/2 − (2/4)²) = 1/2.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let pairs = Partition::from_labels(&["a", "a", "b", "b"]);
/// assert_eq!(modularity(&graph, &pairs, 1.0), Ok(0.5));
/// ```
pub fn modularity(graph: &CompactGraph, partition: &Partition, resolution: f64) -> Modularity {
    let parts = contributions(graph, partition)?;
    Ok(parts.iter().map(|part| part.value(resolution)).sum())
}

/// What one group adds to the modularity of a division.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution {
    /// L(c)/m: the share of all weight that lies inside the group.
    pub inside: f64,
    /// (D(c)/2m)², or D_out(c) D_in(c) / m²: the share that chance would put there.
    pub expected: f64,
}

impl Contribution {
    /// What it adds at this resolution.
    pub fn value(self, resolution: f64) -> f64 {
        self.inside - resolution * self.expected
    }
}

/// What each group of a division adds to its modularity; the sum over all groups is the modularity.
///
/// # Errors
///
/// No ties.
pub fn contributions(graph: &CompactGraph, partition: &Partition) -> Result<Vec<Contribution>, Reason> {
    let total: f64 = (0..graph.edge_count()).map(|edge| graph.weight(edge)).sum();
    if graph.edge_count() == 0 {
        return Err(Reason::NoTies);
    }
    let groups = partition.count();
    let (mut inside, mut out, mut into) = (vec![0.0; groups], vec![0.0; groups], vec![0.0; groups]);
    for (a, b, weight) in graph.ties() {
        let (a, b) = (partition.group_of(a as usize), partition.group_of(b as usize));
        out[a] += weight;
        into[b] += weight;
        // Without a branch, which the processor could not foresee.
        inside[a] += if a == b { weight } else { 0.0 };
    }
    let contribution = |group: usize| {
        let expected = if graph.is_directed() {
            out[group] * into[group] / (total * total)
        } else {
            let share = (out[group] + into[group]) / (2.0 * total);
            share * share
        };
        Contribution { inside: inside[group] / total, expected }
    };
    Ok((0..groups).map(contribution).collect())
}
