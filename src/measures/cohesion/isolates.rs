//! Who has no ties.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const ISOLATES: Measure = Measure {
    id: "isolates",
    level: Level::Network,
    name: Text { en: "Isolates", nl: "Losse knopen" },
    meaning: Text { en: "How many nodes have no tie at all.", nl: "Hoeveel knopen geen enkele relatie hebben." },
    formula: "|{i: k(i) = 0}|",
    reading: Text {
        en: "0: everybody has at least one partner. Many: named or listed, but with no collaboration on record.",
        nl: "0: iedereen heeft minstens één partner. Veel: wel genoemd of in de lijst, maar zonder bekende samenwerking.",
    },
    caution: Text {
        en: "An isolate is a node of which no tie is written down, not one that works alone. A file that holds ties only cannot have isolates: then 0 says nothing.",
        nl: "Een losse knoop is er één waarvan geen relatie is opgeschreven, niet één die alleen werkt. Een bestand met alleen relaties kan geen losse knopen hebben: dan zegt 0 niets.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(isolates),
};

/// The number of nodes without ties.
///
/// # Definition
///
/// |{i: k(i) = 0}|.
///
/// # Reading it
///
/// In coded documents an isolate is a node of which no tie is written down, not one that works alone.
///
/// # Conventions
///
/// Direction: a tie in either direction counts. Weights: ignored. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n).
///
/// # Checked against
///
/// Hand calculation; components of size 1 in tests/reference.
///
/// # References
///
/// Wasserman & Faust 1994, Social Network Analysis, chapter 4.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::isolates::isolates;
///
/// let graph = CompactGraph::undirected(3, &[(0, 1)]);
/// assert_eq!(isolates(&graph, &Params::default()).value(), 1.0);
/// ```
pub fn isolates(graph: &CompactGraph, _: &Params) -> Scores {
    let alone = |&node: &usize| graph.degree(node) + graph.in_degree(node) == 0;
    Scores::one((0..graph.node_count()).filter(alone).count() as f64)
}
