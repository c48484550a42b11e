//! How far two networks are apart in how heat would spread over them, whoever is in them (NetLSD).

use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::components::{parts_with_ties, weak};
use crate::graph::dense::Symmetric;

/// Number of moments at which heat is looked at, evenly spread over the powers of ten from 0.01 to 100.
pub const MOMENTS: usize = 250;

/// A component larger than this takes too long: the work grows with the third power.
pub const MOST_NODES: usize = 2_000;

/// How heat of networks of different size is made comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeatScale {
    /// Divided by the number of nodes, as in a network without ties: the default of the authors' program.
    #[default]
    PerNode,
    /// As it is: larger networks hold more heat.
    Raw,
}

/// How much heat is left where it was at each moment: the trace of exp(−t L), with L the normalised Laplacian of the network
/// without direction, strengths as weights. A node without ties keeps its heat. None for a component of more than [`MOST_NODES`].
///
/// Checked against tests/reference (netlsd, netrd 0.3.0, direct evaluation). Source: Tsitsulin et al. 2018,
/// doi:10.1145/3219819.3219991.
pub fn heat_trace(graph: &CompactGraph, scale: HeatScale) -> Option<Vec<f64>> {
    let plain = graph.symmetrised(Merge::Max);
    let n = plain.node_count();
    let parts = parts_with_ties(&plain, &weak(&plain));
    let tied: usize = parts.iter().map(|(part, _)| part.node_count()).sum();
    // Every node without ties has an eigenvalue of nought.
    let mut spectrum = vec![0.0; n - tied];
    for (part, _) in &parts {
        if part.node_count() > MOST_NODES {
            return None;
        }
        spectrum.extend(laplacian(part).eigenvalues());
    }
    let per = if scale == HeatScale::PerNode { n as f64 } else { 1.0 };
    let heat = |at: usize| {
        let time = 10f64.powf(-2.0 + 4.0 * at as f64 / (MOMENTS - 1) as f64);
        spectrum.iter().fold(0.0, |sum, value| sum + (-time * value).exp()) / per
    };
    Some((0..MOMENTS).map(heat).collect())
}

/// The distance between two such traces: the root of the summed squares of their differences. 0 for the same spectrum.
///
/// It needs no common actors, and confounds size and density with structure even where divided by the number of nodes.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::netlsd::{HeatScale, heat_distance, heat_trace};
///
/// let trace = |edges: &[(u32, u32)]| heat_trace(&CompactGraph::undirected(3, edges), HeatScale::PerNode).expect("small");
/// assert!(heat_distance(&trace(&[(0, 1), (1, 2)]), &trace(&[(0, 2), (0, 1)])) < 1e-12);
/// assert!(heat_distance(&trace(&[(0, 1), (1, 2)]), &trace(&[(0, 1), (1, 2), (0, 2)])) > 0.1);
/// ```
pub fn heat_distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).fold(0.0, |sum, (a, b)| sum + (a - b) * (a - b)).sqrt()
}

/// One less what a walker's steps would bring, made symmetric; of a graph in which every node has a tie.
fn laplacian(graph: &CompactGraph) -> Symmetric {
    let n = graph.node_count();
    let roots: Vec<f64> = (0..n).map(|node| graph.strength(node).sqrt()).collect();
    let mut matrix = Symmetric::zero(n);
    (0..n).for_each(|node| matrix.set(node, node, 1.0));
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let (a, b) = (a as usize, b as usize);
        matrix.set(a, b, -graph.weight(edge) / (roots[a] * roots[b]));
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;

    // A tie has the eigenvalues 0 and 2, a node without ties 0. Moments from 1/100 to 100, evenly by factor.
    #[test]
    fn the_heat_of_a_tie_and_a_node_alone() {
        let graph = CompactGraph::undirected(3, &[(0, 1)]);
        let raw = heat_trace(&graph, HeatScale::Raw).unwrap();
        for (at, moment) in [(0, 0.01), (1, 10f64.powf(-2.0 + 4.0 / 249.0)), (249, 100.0f64)] {
            assert!((raw[at] - 2.0 - (-2.0 * moment).exp()).abs() < 1e-12, "{at}");
        }
        let per_node = heat_trace(&graph, HeatScale::PerNode).unwrap();
        assert!(raw.len() == 250 && raw.iter().zip(per_node).all(|(all, one)| (all / 3.0 - one).abs() < 1e-12));
    }
}
