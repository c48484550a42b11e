//! How far two networks on the same actors are apart in who influences whom, near or far (DeltaCon).

use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::dense::Symmetric;

/// Networks of more nodes take too long: the work grows with the third power.
pub const MOST_NODES: usize = 1_000;

/// The distance between two networks on the same nodes: 0 for the same ties, larger the more influence would run otherwise. A tie
/// that joins two parts weighs more than one of many inside a part. Direction is dropped, strengths are ignored.
///
/// Influence is that of fast belief propagation, (I + ε² D − ε A)⁻¹ with ε = 1 / (1 + most partners) of each network by itself; the
/// distance is the root of the summed squared differences of roots (Matusita's), over all pairs. None for more than [`MOST_NODES`].
///
/// It grows with the number of actors: only distances between networks on the same actors can be compared.
///
/// Checked against tests/reference (netrd 0.3.0 exact, direct evaluation). Source: Koutra, Vogelstein & Faloutsos 2013,
/// doi:10.1137/1.9781611972832.18.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::deltacon::deltacon;
///
/// // Two triangles with a tie between. The tie between counts for more than one within.
/// let all = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)];
/// let whole = CompactGraph::undirected(6, &all);
/// let apart = deltacon(&whole, &CompactGraph::undirected(6, &all[..6])).expect("small");
/// let within = deltacon(&whole, &CompactGraph::undirected(6, &all[1..])).expect("small");
/// assert!(apart > within && deltacon(&whole, &whole) == Some(0.0));
/// ```
pub fn deltacon(one: &CompactGraph, other: &CompactGraph) -> Option<f64> {
    if one.node_count() > MOST_NODES {
        return None;
    }
    let (one, other) = (influence(one)?, influence(other)?);
    let root = |value: f64| value.max(0.0).sqrt();
    let differences = one.iter().zip(&other).map(|(&a, &b)| (root(a) - root(b)) * (root(a) - root(b)));
    Some(differences.fold(0.0, |sum, part| sum + part).sqrt())
}

fn influence(graph: &CompactGraph) -> Option<Vec<f64>> {
    let plain = graph.symmetrised(Merge::Max);
    let n = plain.node_count();
    let most = (0..n).map(|node| plain.degree(node)).max().unwrap_or(0);
    let epsilon = 1.0 / (1.0 + most as f64);
    let mut matrix = Symmetric::zero(n);
    (0..n).for_each(|node| matrix.set(node, node, 1.0 + epsilon * epsilon * plain.degree(node) as f64));
    plain.edges().iter().for_each(|&(a, b)| matrix.set(a as usize, b as usize, -epsilon));
    matrix.inverse()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Without ties influence reaches nobody but oneself, in either network.
    #[test]
    fn too_many_nodes_have_no_distance() {
        let empty = |nodes: usize| CompactGraph::undirected(nodes, &[]);
        assert_eq!(deltacon(&empty(3), &empty(3)), Some(0.0));
        assert_eq!(deltacon(&empty(MOST_NODES + 1), &empty(MOST_NODES + 1)), None);
    }

    // Two nodes with a tie: ε = 1/2, the inverse of 5/4 and −1/2 is 20/21 and 8/21. Without it: 1 and 0.
    #[test]
    fn one_tie_and_none() {
        let [tied, apart] = [&[(0, 1)][..], &[]].map(|edges| CompactGraph::undirected(2, edges));
        let expected = (2.0 * ((20.0f64 / 21.0).sqrt() - 1.0).powi(2) + 2.0 * 8.0 / 21.0).sqrt();
        assert!((deltacon(&tied, &apart).unwrap() - expected).abs() < 1e-12);
    }
}
