//! How far two networks are apart in how many partners their nodes have, whoever these are.

use crate::graph::CompactGraph;
use crate::graph::compact::Merge;

/// By how many partners the nodes of two networks differ on average, when both are put in order of partners and the smaller network
/// is stretched to the size of the larger: the distance that one distribution has to be moved to become the other (Wasserstein's, also
/// called the earth mover's). 0 for the same distribution; NaN where a network has no nodes.
///
/// It needs no common actors. Larger networks have room for more partners: sizes are confounded with shapes here too.
///
/// Checked against scipy.stats.wasserstein_distance. Source: Vallender 1974, doi:10.1137/1118101.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::degree_profile::degree_profile_distance;
///
/// // A triangle, 2 2 2, and a star, 1 1 1 3: three quarters are one too many, a quarter is one too few.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (1, 2), (0, 2)]);
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert!((degree_profile_distance(&triangle, &star) - 1.0).abs() < 1e-12);
/// ```
pub fn degree_profile_distance(one: &CompactGraph, other: &CompactGraph) -> f64 {
    let (one, other) = (shares(one), shares(other));
    if one.is_empty() || other.is_empty() {
        return f64::NAN;
    }
    // Between two numbers of partners the distance is how much more of the one network has fewer.
    let (mut below_one, mut below_other, mut sum) = (0.0, 0.0, 0.0);
    for partners in 0..one.len().max(other.len()) {
        below_one += one.get(partners).copied().unwrap_or(0.0);
        below_other += other.get(partners).copied().unwrap_or(0.0);
        sum += f64::abs(below_one - below_other);
    }
    sum
}

/// The share of nodes with each number of partners.
fn shares(graph: &CompactGraph) -> Vec<f64> {
    let plain = graph.symmetrised(Merge::Max);
    let n = plain.node_count();
    let mut counts: Vec<f64> = Vec::new();
    for node in 0..n {
        let partners = plain.degree(node);
        counts.resize(counts.len().max(partners + 1), 0.0);
        counts[partners] += 1.0;
    }
    counts.into_iter().map(|count| count / n as f64).collect()
}
