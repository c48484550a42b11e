//! Partners per node.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const AVERAGE_DEGREE: Measure = Measure {
    id: "average-degree",
    level: Level::Network,
    name: Text { en: "Average degree", nl: "Gemiddeld aantal partners" },
    meaning: Text { en: "How many partners a node has on average.", nl: "Hoeveel partners een knoop gemiddeld heeft." },
    formula: "2m/n; directed m/n",
    reading: Text {
        en: "The number of partners of a typical node: 0 is no ties, n − 1 is everybody with everybody. Fairer between towns of unequal size than density.",
        nl: "Het aantal partners van een doorsnee knoop: 0 is geen relaties, n − 1 is iedereen met iedereen. Eerlijker tussen gemeenten van ongelijke grootte dan dichtheid.",
    },
    caution: Text {
        en: "A few hubs pull it up: most nodes have fewer. It rises with every page that a source writes. In a directed network it counts arcs per node, so in or out, not both.",
        nl: "Enkele knooppunten trekken het omhoog: de meeste knopen hebben minder. Het stijgt met elke pagina die een bron schrijft. In een gericht netwerk zijn het pijlen per knoop: in of uit, niet samen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(average_degree),
};

/// The mean number of ties of a node.
///
/// # Definition
///
/// 2m / n; in a directed graph m / n, the mean in- and the mean out-degree.
///
/// # Reading it
///
/// Comparable between networks of unequal size, other than density.
///
/// # Conventions
///
/// Direction: arcs per node, each counted at one end. Weights: ignored. Isolates count in n. Self-ties and parallel
/// ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(1).
///
/// # Checked against
///
/// Hand calculation; twice the edges over the nodes of the networks in tests/reference.
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
/// use verbinder::measures::cohesion::average_degree::average_degree;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
/// assert_eq!(average_degree(&path, &Params::default()).value(), 1.0);
/// ```
pub fn average_degree(graph: &CompactGraph, _: &Params) -> Scores {
    if graph.node_count() == 0 {
        return Scores::none(Reason::TooFewNodes);
    }
    let per_tie = if graph.is_directed() { 1.0 } else { 2.0 };
    Scores::one(per_tie * graph.edge_count() as f64 / graph.node_count() as f64)
}
