//! Which share of their partners a tie's ends have in common.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const EMBEDDEDNESS_JACCARD: Measure = Measure {
    id: "embeddedness-jaccard",
    level: Level::Tie,
    name: Text { en: "Embeddedness as a share", nl: "Inbedding als aandeel" },
    meaning: Text {
        en: "Which share of the partners of the two ends of a tie they share.",
        nl: "Welk deel van de partners van de twee uiteinden van een relatie zij delen.",
    },
    formula: "|N(i) ∩ N(j)|/|N(i) ∪ N(j) − {i,j}|",
    reading: Text {
        en: "1: both know exactly the same others. 0: nobody in common.",
        nl: "1: beiden kennen precies dezelfde anderen. 0: niemand gemeen.",
    },
    caution: Text {
        en: "With few partners it jumps: one shared of two is ½. networkx jaccard_coefficient and igraph similarity_jaccard count the two ends among the partners and give other numbers for tied pairs.",
        nl: "Met weinig partners springt het: één gedeelde van twee is ½. networkx (jaccard_coefficient) en igraph (similarity_jaccard) tellen de twee uiteinden als partners mee en geven daardoor andere getallen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Easley & Kleinberg 2010",
    compute: Compute::Graph(embeddedness_jaccard),
};

/// The number of common partners of the two ends over the number of all their other partners.
///
/// # Definition
///
/// |N(i) ∩ N(j)| / |N(i) ∪ N(j) − {i, j}|.
///
/// # Reading it
///
/// 1: both know the same others. 0: a local bridge. Unlike the count it is not larger for those who know many.
///
/// # Conventions
///
/// Direction: ignored; partners are those in either direction. Weights: ignored. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Two ends without any other partner: `fewer_than_two_partners`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// The counts of tests/reference (networkx 3.6.1, igraph 1.0.0) and degrees; the definition on random graphs.
///
/// # References
///
/// Easley & Kleinberg 2010, Networks, Crowds, and Markets, chapter 3.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::embeddedness_jaccard::embeddedness_jaccard;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(embeddedness_jaccard(&graph, &Params::default()).values, [1.0, 0.5, 0.5, 0.0]);
/// ```
pub fn embeddedness_jaccard(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let shared = triangles::shared_neighbors(&pairs);
    Scores::from_results(graph.edges().iter().map(|&(a, b)| {
        let pair = pairs.edge_between(a as usize, b as usize).expect("every arc became a pair");
        let all = pairs.degree(a as usize) + pairs.degree(b as usize) - 2 - shared[pair];
        if all == 0 { Err(Reason::FewerThanTwoPartners) } else { Ok(shared[pair] as f64 / all as f64) }
    }))
}
