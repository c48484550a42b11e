//! How many ties go out.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const OUT_DEGREE: Measure = Measure {
    id: "out-degree",
    level: Level::Node,
    name: Text { en: "Out-degree", nl: "Noemt" },
    meaning: Text {
        en: "How many others a node names, pays or asks.",
        nl: "Hoeveel anderen een knoop noemt, betaalt of vraagt.",
    },
    formula: "k_out(i) = Σ_j a(i,j). Normalised: k_out(i)/(n−1)",
    reading: Text {
        en: "High: names, pays or asks many others: outgoing, or a zealous answerer. Low: few, if it was asked at all.",
        nl: "Hoog: noemt, betaalt of vraagt veel anderen: naar buiten gericht, of een ijverige invuller. Laag: weinig, als er tenminste naar gevraagd is.",
    },
    caution: Text {
        en: "A node that was not asked, or did not answer, has no out-degree to read: its 0 is silence. Do not compare respondents with those who were only named. Without direction it is the same as degree.",
        nl: "Bij wie niet bevraagd is of niet antwoordde, zegt deze waarde niets: de 0 is stilte. Vergelijk respondenten niet met wie alleen genoemd is. Zonder richting is het gelijk aan het aantal partners.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Normalization],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(out_degree),
};

/// The number of arcs that go out from every node.
///
/// # Definition
///
/// k_out(i) = Σ_j a(i,j). Normalised: divided by n − 1.
///
/// # Reading it
///
/// High: names many. In a survey this is zealous answering as much as activity; a node that did not answer has no
/// out-degree to read.
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
/// use verbinder::measures::centrality::out_degree::out_degree;
///
/// let chain = CompactGraph::from_edges(3, true, false, &[(0, 1, 1.0), (1, 2, 1.0)], Default::default());
/// assert_eq!(out_degree(&chain, &Params::default()).values, [1.0, 1.0, 0.0]);
/// ```
pub fn out_degree(graph: &CompactGraph, params: &Params) -> Scores {
    super::degree::normalized_degrees(graph, params, 1, |node| graph.degree(node))
}
