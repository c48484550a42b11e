//! How far all paths run through one place.

use crate::graph::{CompactGraph, shortest_paths};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BETWEENNESS_CENTRALIZATION: Measure = Measure {
    id: "betweenness-centralization",
    level: Level::Network,
    name: Text { en: "Betweenness centralization", nl: "Centralisatie (tussenpositie)" },
    meaning: Text {
        en: "How far the network hangs on one go-between: 1 for a star, 0 if all are alike.",
        nl: "In hoeverre het netwerk aan één tussenpersoon hangt: 1 voor een ster, 0 als allen gelijk zijn.",
    },
    formula: "C = Σ_i (max b − b(i))/M on raw betweenness b, M = (n−1)²(n−2)/2, directed (n−1)²(n−2)",
    reading: Text {
        en: "1: everything runs through one node, as in a star. 0: all lie between others equally often.",
        nl: "1: alles loopt via één knoop, zoals in een ster. 0: allen liggen even vaak tussen anderen.",
    },
    caution: Text {
        en: "Not a measure of leadership. It reacts to single missing ties, and is unequal by chance in small networks. Weights are left out: there is no agreed maximum for them.",
        nl: "Dit meet geen leiderschap. Het reageert op losse ontbrekende relaties en is in kleine netwerken door toeval ongelijk. Sterktes doen niet mee: daarvoor bestaat geen vast maximum.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(betweenness_centralization),
};

/// How much more the foremost go-between lies between others than the rest do, over the most that is possible.
///
/// # Definition
///
/// C = Σ_i (max b − b(i)) / M on raw betweenness, M = (n − 1)²(n − 2)/2; directed (n − 1)²(n − 2).
///
/// # Reading it
///
/// High: one node holds the network together. Compare with random networks of the same size and density.
///
/// # Conventions
///
/// Direction: followed. Weights: ignored, there is no agreed maximum. Components: pairs apart add 0. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// tests/reference (R sna 2.7-1, R igraph 1.3.5).
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
/// use verbinder::measures::centrality::betweenness_centralization::betweenness_centralization;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(betweenness_centralization(&star, &Params::default()).value(), 1.0);
/// ```
pub fn betweenness_centralization(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count();
    if n < 3 {
        return Scores::none(Reason::TooFewNodes);
    }
    let others = (n - 1) as f64;
    let most = others * others * (n - 2) as f64 / if graph.is_directed() { 1.0 } else { 2.0 };
    let raw = shortest_paths::node_betweenness(&graph.unweighted());
    Scores::one(super::degree_centralization::distance_from_top(&raw) / most)
}
