//! How many different partners.

use crate::graph::{CompactGraph, parallel};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const EFFECTIVE_SIZE: Measure = Measure {
    id: "effective-size",
    level: Level::Node,
    name: Text { en: "Effective size", nl: "Effectieve omvang" },
    meaning: Text {
        en: "How many partners a node would have if those who say the same were counted once.",
        nl: "Hoeveel partners een knoop heeft als wie hetzelfde te bieden heeft één keer telt.",
    },
    formula: "E(i) = Σ_j (1 − Σ_{q≠i,j} p(i,q) m(j,q)), with p as in constraint and m(j,q) = z(j,q)/max_k z(j,k); without weights and direction k − 2t/k, t = ties among the k partners",
    reading: Text {
        en: "High: many partners from separate worlds, each with something else to offer. 1: all partners are one circle. At most the number of partners.",
        nl: "Hoog: veel partners uit verschillende werelden, elk met iets anders te bieden. 1: alle partners vormen één kring. Hoogstens het aantal partners.",
    },
    caution: Text {
        en: "It grows with the number of partners; efficiency takes that out. networkx 3.6.1 divides by the wrong maxima in weighted and directed networks unless called with nodes=.",
        nl: "Het groeit mee met het aantal partners; de efficiëntie haalt dat eruit. networkx 3.6.1 deelt in gewogen en gerichte netwerken door de verkeerde maxima, tenzij aangeroepen met nodes=.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Burt 1992",
    compute: Compute::Graph(effective_size),
};

/// The number of partners less how far they are redundant.
///
/// # Definition
///
/// z(i,j) = w(i,j) + w(j,i) is what i and j have in each other, p(i,j) = z(i,j) / Σ_k z(i,k) the share of i's ties
/// that j takes, m(j,q) = z(j,q) / max_k z(j,k). E(i) = Σ_j (1 − Σ_{q≠i,j} p(i,q) m(j,q)) over the partners j of i.
/// Without weights and direction this is k − 2t/k, with t the ties among the k partners.
///
/// # Reading it
///
/// High: many partners who are not partners of each other. At most the degree; 1 for a member of one clique.
///
/// # Conventions
///
/// Direction: both directions are summed; a node with ties in only has partners too. Weights: strength. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Isolates: `isolate`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (direct evaluation; networkx 3.6.1 called with `nodes`, which is wrong without it on weighted
/// and directed networks; EasyGraph except where partners are unconnected).
///
/// # References
///
/// Burt 1992, Structural Holes, chapter 2. Borgatti 1997, Connections 20(1), 35–38.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::effective_size::effective_size;
///
/// // A triangle: k − 2t/k = 2 − 2 · 1/2 = 1.
/// let triangle = CompactGraph::undirected(3, &[(0, 1), (0, 2), (1, 2)]);
/// assert_eq!(effective_size(&triangle, &Params::default()).values, [1.0, 1.0, 1.0]);
/// ```
pub fn effective_size(graph: &CompactGraph, _: &Params) -> Scores {
    let ties = graph.summed_both_ways();
    let n = ties.node_count();
    let total: Vec<f64> = (0..n).map(|node| ties.strength(node)).collect();
    let largest: Vec<f64> = (0..n)
        .map(|node| ties.neighbor_edges(node).iter().map(|&edge| ties.weight(edge as usize)).fold(0.0, f64::max))
        .collect();
    Scores::from_results(parallel::map_with(
        n,
        || vec![0.0; n],
        |shares, node| {
            if ties.degree(node) == 0 {
                return Err(Reason::Isolate);
            }
            // shares[q] = p(i,q) for partners q, 0 for everybody else.
            for (&partner, &edge) in ties.neighbors(node).iter().zip(ties.neighbor_edges(node)) {
                shares[partner as usize] = ties.weight(edge as usize) / total[node];
            }
            let mut redundancy = 0.0;
            for &partner in ties.neighbors(node) {
                let partner = partner as usize;
                for (&other, &edge) in ties.neighbors(partner).iter().zip(ties.neighbor_edges(partner)) {
                    redundancy += shares[other as usize] * ties.weight(edge as usize) / largest[partner];
                }
            }
            for &partner in ties.neighbors(node) {
                shares[partner as usize] = 0.0;
            }
            Ok(ties.degree(node) as f64 - redundancy)
        },
    ))
}
