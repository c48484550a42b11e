//! How much nearer to all one place is.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CLOSENESS_CENTRALIZATION: Measure = Measure {
    id: "closeness-centralization",
    level: Level::Network,
    name: Text { en: "Closeness centralization", nl: "Centralisatie (nabijheid)" },
    meaning: Text {
        en: "How much nearer to all one node is than the others: 1 for a star; only for networks in one piece.",
        nl: "Hoeveel dichter één knoop bij allen staat dan de anderen: 1 voor een ster; alleen voor netwerken uit één stuk.",
    },
    formula: "C = Σ_i (max c − c(i))/M, with c(i) = (n−1)/Σ_j d(i,j) and M = (n−1)(n−2)/(2n−3), directed (n−1)(1−1/n)",
    reading: Text {
        en: "1: one node is next to all and nobody else is, a star. 0: all are equally near.",
        nl: "1: één knoop staat naast iedereen en verder niemand, een ster. 0: allen staan even dichtbij.",
    },
    caution: Text {
        en: "It exists for networks in one piece only; do not compare towns of which some fall apart. In directed networks mind which way a program measures.",
        nl: "Het bestaat alleen voor netwerken uit één stuk; vergelijk geen gemeenten waarvan sommige uiteenvallen. Let er bij gerichte netwerken op welke kant op een programma meet.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(closeness_centralization),
};

/// How much closer the closest node is to all than the others are, over the most that is possible.
///
/// # Definition
///
/// C = Σ_i (max c − c(i)) / M with c(i) = (n − 1) / Σ_j d(i,j) and M = (n − 1)(n − 2)/(2n − 3); directed (n − 1)(1
/// − 1/n).
///
/// # Reading it
///
/// High: one node is near to all and the others are not. Compare with random networks of the same size and density.
///
/// # Conventions
///
/// Direction: distances from the node unless asked for distances to it. Weights: ignored, there is no agreed
/// maximum. Components: needs one (strong) component. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`. Not (strongly) connected: `disconnected`.
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
/// use verbinder::measures::centrality::closeness_centralization::closeness_centralization;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert!((closeness_centralization(&star, &Params::default()).value() - 1.0).abs() < 1e-12);
/// ```
pub fn closeness_centralization(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    if n < 3 {
        return Scores::none(Reason::TooFewNodes);
    }
    let found = distances::distances(&graph.unweighted(), params.along);
    if found.iter().any(|distances| distances.others + 1 < n) {
        return Scores::none(Reason::Disconnected);
    }
    let (n, others) = (n as f64, (n - 1) as f64);
    let closeness: Vec<f64> = found.iter().map(|distances| others / distances.sum).collect();
    let most = if graph.is_directed() { others * (1.0 - 1.0 / n) } else { others * (n - 2.0) / (2.0 * n - 3.0) };
    Scores::one(super::degree_centralization::distance_from_top(&closeness) / most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // A star of four: 1 and three times 3/5. Differences 6/5; the most is 6/5 without direction, 3 · (1 − 1/4) with arcs both ways.
    #[test]
    fn the_most_there_can_be_depends_on_direction() {
        let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
        let arcs = CompactGraph::from_edges(
            4,
            true,
            false,
            &[(0, 1, 1.0), (1, 0, 1.0), (0, 2, 1.0), (2, 0, 1.0), (0, 3, 1.0), (3, 0, 1.0)],
            Merge::Max,
        );
        for (graph, expected) in [(star, 1.0), (arcs, 1.2 / 2.25)] {
            assert!((closeness_centralization(&graph, &Params::default()).value() - expected).abs() < 1e-12);
        }
    }
}
