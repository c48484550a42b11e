//! How much hangs together.

use crate::graph::{CompactGraph, components};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const LARGEST_COMPONENT_SHARE: Measure = Measure {
    id: "largest-component-share",
    level: Level::Network,
    name: Text { en: "Largest component", nl: "Grootste deel" },
    meaning: Text {
        en: "Which share of the nodes belongs to the largest connected piece.",
        nl: "Welk deel van de knopen tot het grootste samenhangende deel hoort.",
    },
    formula: "max s/n, with s the number of nodes of a piece",
    reading: Text {
        en: "1: everybody is in one connected whole. ½: half of the nodes. 1/n: no ties at all.",
        nl: "1: iedereen zit in één samenhangend geheel. ½: de helft van de knopen. 1/n: geen enkele relatie.",
    },
    caution: Text {
        en: "In one piece does not mean close together: ways may be long. It depends on which names without ties are in the file.",
        nl: "Eén geheel betekent niet dat men dicht bij elkaar staat: wegen kunnen lang zijn. Het hangt af van welke namen zonder relaties in het bestand staan.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(largest_component_share),
};

/// The size of the largest component over the number of nodes.
///
/// # Definition
///
/// max s / n with s the sizes of the weak components.
///
/// # Reading it
///
/// Near 1: nearly everybody can reach nearly everybody.
///
/// # Conventions
///
/// Direction: ignored (weak components). Weights: ignored. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// Component sizes in tests/reference.
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
/// use verbinder::measures::cohesion::largest_component_share::largest_component_share;
///
/// let graph = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
/// assert_eq!(largest_component_share(&graph, &Params::default()).value(), 0.75);
/// ```
pub fn largest_component_share(graph: &CompactGraph, _: &Params) -> Scores {
    match components::weak(graph).sizes.into_iter().max() {
        Some(size) => Scores::one(size as f64 / graph.node_count() as f64),
        None => Scores::none(Reason::TooFewNodes),
    }
}
