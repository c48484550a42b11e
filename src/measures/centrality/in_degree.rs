//! How many ties come in.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const IN_DEGREE: Measure = Measure {
    id: "in-degree",
    level: Level::Node,
    name: Text { en: "In-degree", nl: "Genoemd door" },
    meaning: Text {
        en: "By how many others a node is named, paid or asked.",
        nl: "Door hoeveel anderen een knoop wordt genoemd, betaald of gevraagd.",
    },
    formula: "k_in(i) = Σ_j a(j,i). Normalised: k_in(i)/(n−1)",
    reading: Text {
        en: "High: many others name, pay or ask this node, a sign of standing or of demand. 0: nobody does.",
        nl: "Hoog: veel anderen noemen, betalen of vragen deze knoop; dat wijst op aanzien, of op veel vraag. 0: niemand doet dat.",
    },
    caution: Text {
        en: "Counts those who answered only: with few respondents everybody's in-degree is low. Names on a printed list are named more often than names one must remember. Without direction it is the same as degree.",
        nl: "Alleen wie antwoordde kan noemen: met weinig respondenten is ieders waarde laag. Namen op een voorgedrukte lijst worden vaker genoemd dan namen die men zelf moet bedenken. Zonder richting is het gelijk aan het aantal partners.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Normalization],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(in_degree),
};

/// The number of arcs that come in to every node.
///
/// # Definition
///
/// k_in(i) = Σ_j a(j,i). Normalised: divided by n − 1.
///
/// # Reading it
///
/// High: named by many; where ties are nominations, a sign of standing.
///
/// # Conventions
///
/// Direction: followed; in an undirected graph the same as degree. Weights: ignored. Isolates: 0. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Normalised with one node: `too_few_nodes`.
///
/// # Cost
///
/// O(n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0; 9 directed networks).
///
/// # References
///
/// Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::in_degree::in_degree;
///
/// let chain = CompactGraph::from_edges(3, true, false, &[(0, 1, 1.0), (1, 2, 1.0)], Default::default());
/// assert_eq!(in_degree(&chain, &Params::default()).values, [0.0, 1.0, 1.0]);
/// ```
pub fn in_degree(graph: &CompactGraph, params: &Params) -> Scores {
    super::degree::normalized_degrees(graph, params, 1, |node| graph.in_degree(node))
}
