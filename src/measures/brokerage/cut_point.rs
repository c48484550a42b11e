//! Without whom the network falls apart.

use crate::graph::{CompactGraph, bicomponents};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CUT_POINT: Measure = Measure {
    id: "cut-point",
    level: Level::Node,
    name: Text { en: "Cut point", nl: "Snijpunt" },
    meaning: Text {
        en: "Whether the network falls apart without this node.",
        nl: "Of het netwerk uiteenvalt zonder deze knoop.",
    },
    formula: "1 if the network without i has more pieces than before, not counting i; otherwise 0",
    reading: Text {
        en: "1: some others are connected to the rest through this node only. 0: everybody could go round it.",
        nl: "1: sommige anderen zijn alleen via deze knoop met de rest verbonden. 0: iedereen kan eromheen.",
    },
    caution: Text {
        en: "In coded documents a missing other way is often only not written down. Who has one partner with no other ties makes that partner a cut point: look at how many would be cut off.",
        nl: "In gecodeerde documenten staat een andere weg vaak alleen niet opgeschreven. Eén knoop die maar één partner heeft maakt die partner al tot snijpunt: kijk hoeveel er los zou raken.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::YesNo,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(cut_point),
};

/// 1 for a node whose removal leaves its component in more pieces, 0 for others.
///
/// # Definition
///
/// i is a cut point if two of its partners are joined only by paths through i.
///
/// # Reading it
///
/// 1: some are reached through this node only. In coded documents the missing other path is often only not written
/// down.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Components: each by itself. Isolates: 0. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, rustworkx 0.18.1, R sna 2.7-1); the definition
/// by taking away every node in turn.
///
/// # References
///
/// Harary 1969, Graph Theory. Tarjan 1972, doi:10.1137/0201010.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::cut_point::cut_point;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(cut_point(&path, &Params::default()).values, [0.0, 1.0, 0.0]);
/// ```
pub fn cut_point(graph: &CompactGraph, _: &Params) -> Scores {
    let mut values = vec![0.0; graph.node_count()];
    for node in bicomponents::cut_points(graph) {
        values[node] = 1.0;
    }
    Scores::all(values)
}
