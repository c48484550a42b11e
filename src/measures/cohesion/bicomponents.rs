//! How many parts that hold together without any one of their nodes.

use crate::graph::{CompactGraph, bicomponents};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BICOMPONENTS: Measure = Measure {
    id: "bicomponents",
    level: Level::Network,
    name: Text { en: "Bicomponents", nl: "Dubbel verbonden delen" },
    meaning: Text {
        en: "Into how many parts the network falls that stay connected whoever of them falls away.",
        nl: "Uit hoeveel delen het netwerk bestaat die samenhangen wie er ook wegvalt.",
    },
    formula: "The number of largest connected sets of ties in which no single node is a cut point",
    reading: Text {
        en: "1 in a network in one piece: no single departure splits it. Many: it hangs on cut points; a tree has one for each tie.",
        nl: "1 bij een netwerk uit één stuk: geen enkel vertrek splitst het. Veel: het hangt van snijpunten af; een boom heeft er één per relatie.",
    },
    caution: Text {
        en: "A dense core with twenty loose partners has twenty-one and is not weak: look at the size of the largest. Isolates do not count. sna leaves out parts of two nodes.",
        nl: "Een dichte kern met twintig losse aanhangers heeft er eenentwintig en is niet zwak: kijk hoe groot het grootste is. Losse knopen tellen niet mee. sna laat delen van twee knopen weg.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(bicomponents),
};

/// The number of bicomponents.
///
/// # Definition
///
/// The number of largest connected subgraphs with a tie and without a cut point of their own.
///
/// # Reading it
///
/// 1 in a network in one piece that no single departure divides; a tree has as many as ties. Members: `clusters --method
/// bicomponents`.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. A bridge is one; isolates are none. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// Never; without ties there are none.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3).
///
/// # References
///
/// Harary 1969, Graph Theory. Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::bicomponents::bicomponents;
///
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(bicomponents(&graph, &Params::default()).value(), 2.0);
/// ```
pub fn bicomponents(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::one(bicomponents::bicomponents(graph).len() as f64)
}
