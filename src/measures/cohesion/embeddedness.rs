//! How many a tie's ends share.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const EMBEDDEDNESS: Measure = Measure {
    id: "embeddedness",
    level: Level::Tie,
    name: Text { en: "Embeddedness", nl: "Inbedding" },
    meaning: Text {
        en: "How many partners the two ends of a tie share.",
        nl: "Hoeveel partners de twee uiteinden van een relatie delen.",
    },
    formula: "e(i,j) = |N(i) ∩ N(j)|",
    reading: Text {
        en: "High: the tie stands in a circle that can support it, and watch it. 0: nobody else knows both.",
        nl: "Hoog: de relatie staat in een kring die haar kan steunen, en in de gaten houdt. 0: niemand anders kent allebei.",
    },
    caution: Text {
        en: "Who knows many shares many by that alone: the share (embeddedness-jaccard) takes that out. Members of one large list all share each other.",
        nl: "Wie veel anderen kent, deelt daardoor al veel partners: het aandeel (embeddedness-jaccard) haalt dat eruit. Leden van één lange lijst delen alle andere leden.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Granovetter 1985",
    compute: Compute::Graph(embeddedness),
};

/// The number of common partners of the two ends.
///
/// # Definition
///
/// e(i,j) = |N(i) ∩ N(j)|.
///
/// # Reading it
///
/// High: the tie sits inside a group that can support and watch it. 0: a local bridge.
///
/// # Conventions
///
/// Direction: ignored; partners are those in either direction. Weights: ignored. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Granovetter 1985, doi:10.1086/228311. Easley & Kleinberg 2010, Networks, Crowds, and Markets, chapter 3.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::embeddedness::embeddedness;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(embeddedness(&graph, &Params::default()).values, [1.0, 1.0, 1.0, 0.0]);
/// ```
pub fn embeddedness(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let shared = triangles::shared_neighbors(&pairs);
    let of_pair = |&(a, b): &(u32, u32)| {
        let pair = pairs.edge_between(a as usize, b as usize).expect("every arc became a pair");
        shared[pair] as f64
    };
    Scores::all(graph.edges().iter().map(of_pair).collect())
}
