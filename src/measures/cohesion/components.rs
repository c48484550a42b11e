//! How many pieces.

use crate::graph::{CompactGraph, components};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const COMPONENTS: Measure = Measure {
    id: "components",
    level: Level::Network,
    name: Text { en: "Components", nl: "Losse delen" },
    meaning: Text {
        en: "Into how many unconnected pieces the network falls.",
        nl: "In hoeveel losse delen het netwerk uiteenvalt.",
    },
    formula: "The number of classes of nodes that are joined by paths, in whatever direction; an isolate is one",
    reading: Text {
        en: "1: everybody can reach everybody. Higher: circles without any link, or many isolates.",
        nl: "1: iedereen kan iedereen bereiken. Hoger: kringen zonder verbinding, of veel losse knopen.",
    },
    caution: Text {
        en: "Isolates count, so twenty pieces may be one network and nineteen forgotten names: read the largest piece and the isolates beside it. One missing tie splits.",
        nl: "Losse knopen tellen mee: twintig delen kunnen één netwerk en negentien vergeten namen zijn. Lees het grootste deel en het aantal losse knopen ernaast. Eén ontbrekende relatie splitst al.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(components),
};

/// The number of pieces between which there is no path.
///
/// # Definition
///
/// The number of classes of nodes joined by paths; isolates are pieces of one.
///
/// # Reading it
///
/// 1: everybody can reach everybody. Sizes are in `graph::components`.
///
/// # Conventions
///
/// Direction: ignored (weak components). Weights: ignored. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// Never; no nodes, no components.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3), as lists of sizes.
///
/// # References
///
/// Harary 1969, Graph Theory.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::components::components;
///
/// let graph = CompactGraph::undirected(3, &[(0, 1)]);
/// assert_eq!(components(&graph, &Params::default()).value(), 2.0);
/// ```
pub fn components(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::one(components::weak(graph).count() as f64)
}
