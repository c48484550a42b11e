//! How much nearer to all one place is, also where the network falls apart.

use super::degree_centralization::distance_from_top;
use crate::graph::{CompactGraph, distances};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const HARMONIC_CENTRALIZATION: Measure = Measure {
    id: "harmonic-centralization",
    level: Level::Network,
    name: Text { en: "Harmonic centralization", nl: "Centralisatie (harmonische nabijheid)" },
    meaning: Text {
        en: "How much nearer to all one node is than the others, those out of reach counting as infinitely far: 1 for a star.",
        nl: "Hoeveel dichter één knoop bij allen staat dan de anderen, waarbij onbereikbaren oneindig ver weg zijn: 1 voor een ster.",
    },
    formula: "Σ_i (max H − H(i)) / ((n − 1)(n − 2)/2)",
    reading: Text {
        en: "High: one node is within short reach of all and the others are not. Low: all are about as near, or as far.",
        nl: "Hoog: één knoop heeft allen dichtbij en de anderen niet. Laag: allen staan ongeveer even dichtbij, of even ver.",
    },
    caution: Text {
        en: "Small sparse networks are centralised by chance: compare with random networks of the same size. UCINET and R do not offer it; Freeman's closeness centralization needs a network in one piece and has another maximum.",
        nl: "Kleine ijle netwerken zijn al door toeval gecentraliseerd: vergelijk met toevalsnetwerken van dezelfde omvang. UCINET en R bieden het niet; Freemans nabijheidscentralisatie vraagt een netwerk uit één stuk en heeft een ander maximum.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(harmonic_centralization),
};

/// How much higher the highest harmonic closeness is than the others, over the most that is possible.
///
/// # Definition
///
/// C = Σ_i (max H − H(i)) / M with H(i) = Σ_j 1/d(i,j) and M = (n − 1)(n − 2)/2, that of a star; directed M = (n − 1)²,
/// that of a node that names all others.
///
/// # Reading it
///
/// The closeness centralization to use where the network falls apart.
///
/// # Conventions
///
/// Direction: distances from the node unless asked for distances to it. Weights: ignored, there is no agreed maximum.
/// Components: who is out of reach adds 0. Self-ties and parallel ties are gone before: the compact graph has none.
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
/// That M is the maximum: all graphs of three to five nodes; H itself: tests/reference.
///
/// # References
///
/// Freeman 1979, doi:10.1016/0378-8733(78)90021-7. Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::harmonic_centralization::harmonic_centralization;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(harmonic_centralization(&star, &Params::default()).value(), 1.0);
/// ```
pub fn harmonic_centralization(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    if n < 3 {
        return Scores::none(Reason::TooFewNodes);
    }
    let found = distances::distances(&graph.unweighted(), params.along);
    let nearness: Vec<f64> = found.iter().map(|distances| distances.inverse_sum).collect();
    let others = (n - 1) as f64;
    let most = if graph.is_directed() { others * others } else { others * (n - 2) as f64 / 2.0 };
    // Rounding must not lift a star above 1.
    Scores::one((distance_from_top(&nearness) / most).min(1.0))
}
