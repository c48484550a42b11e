//! Which ties join two who share nobody.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const LOCAL_BRIDGE: Measure = Measure {
    id: "local-bridge",
    level: Level::Tie,
    name: Text { en: "Local bridge", nl: "Lokale brug" },
    meaning: Text {
        en: "Whether the two ends of a tie share no partner.",
        nl: "Of de twee uiteinden van een relatie geen partner delen.",
    },
    formula: "1 if N(i) ∩ N(j) is empty; otherwise 0",
    reading: Text {
        en: "1: nobody stands between the two, so news passes here that goes no other short way. 0: at least one other knows both.",
        nl: "1: niemand staat tussen de twee; hier gaat nieuws langs dat geen andere korte weg heeft. 0: minstens één ander kent allebei.",
    },
    caution: Text {
        en: "In sparse or half-recorded networks most ties are local bridges; then it says how thin the record is. How long the way round is, tells span.",
        nl: "In dunne of half vastgelegde netwerken zijn de meeste relaties lokale bruggen; dan zegt het vooral hoe mager het bestand is. Hoe lang de omweg is, zegt span.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::YesNo,
    listens: &[],
    needs: &[],
    reference: "Granovetter 1973",
    compute: Compute::Graph(local_bridge),
};

/// 1 for a tie whose ends have no partner in common, 0 for others.
///
/// # Definition
///
/// (i,j) is a local bridge if N(i) ∩ N(j) is empty.
///
/// # Reading it
///
/// 1: nobody else stands between the two; how far the next way round is, says span. Every bridge is a local bridge.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
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
/// tests/reference (igraph 1.0.0, direct evaluation).
///
/// # References
///
/// Granovetter 1973, doi:10.1086/225469.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::local_bridge::local_bridge;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(local_bridge(&graph, &Params::default()).values, [0.0, 0.0, 0.0, 1.0]);
/// ```
pub fn local_bridge(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let shared = triangles::shared_neighbors(&pairs);
    let of_pair = |&(a, b): &(u32, u32)| {
        let pair = pairs.edge_between(a as usize, b as usize).expect("every arc became a pair");
        f64::from(u8::from(shared[pair] == 0))
    };
    Scores::all(graph.edges().iter().map(of_pair).collect())
}
