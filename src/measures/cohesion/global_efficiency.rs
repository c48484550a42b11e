//! How near all are to all.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Along, Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const GLOBAL_EFFICIENCY: Measure = Measure {
    id: "global-efficiency",
    level: Level::Network,
    name: Text { en: "Global efficiency", nl: "Compactheid" },
    meaning: Text {
        en: "How near all nodes are to each other, pairs out of reach counting 0: 1 if everybody is tied to everybody.",
        nl: "Hoe dicht alle knopen bij elkaar staan, waarbij onbereikbare paren 0 tellen: 1 als ieder met ieder verbonden is.",
    },
    formula: "Σ_{i≠j} (1/d(i,j))/(n(n−1)), with 1/∞ = 0",
    reading: Text {
        en: "1: all are tied directly. 0: no ties. ½ is like everybody being two steps apart.",
        nl: "1: allen zijn rechtstreeks verbonden. 0: geen relaties. ½ is alsof iedereen twee stappen uiteen staat.",
    },
    caution: Text {
        en: "It mixes density and reach, and falls as networks grow: compare networks of like size. With strengths it may exceed 1. networkx ignores strengths; 1 minus it is the distance-weighted fragmentation of UCINET's key players.",
        nl: "Het mengt dichtheid en bereik, en daalt als netwerken groeien: vergelijk netwerken van gelijke grootte. Met sterktes kan het boven 1 komen. networkx negeert sterktes.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Latora & Marchiori 2001",
    compute: Compute::Graph(global_efficiency),
};

/// The mean of one over the distance, over all pairs.
///
/// # Definition
///
/// Σ_{i≠j} 1/d(i,j) / (n(n − 1)), with 1/∞ = 0. Also called compactness; 1 minus it is the distance-weighted
/// fragmentation.
///
/// # Reading it
///
/// Comparable between connected and disconnected networks of like size. With weights it may exceed 1.
///
/// # Conventions
///
/// Direction: followed. Weights: strengths, distance 1/w. Components: pairs apart add 0. Self-ties and parallel
/// ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, bctpy 0.6.1, direct evaluation).
///
/// # References
///
/// Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::global_efficiency::global_efficiency;
///
/// // (1 + 1 + 1/2) / 3
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(global_efficiency(&path, &Params::default()).value(), 2.5 / 3.0);
/// ```
pub fn global_efficiency(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count() as f64;
    if n < 2.0 {
        return Scores::none(Reason::TooFewNodes);
    }
    let found = distances::distances(graph, Along::Out);
    Scores::one(found.iter().map(|distances| distances.inverse_sum).sum::<f64>() / (n * (n - 1.0)))
}
