//! How far the network is in pieces.

use crate::graph::{CompactGraph, components};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const FRAGMENTATION: Measure = Measure {
    id: "fragmentation",
    level: Level::Network,
    name: Text { en: "Fragmentation", nl: "Versnippering" },
    meaning: Text {
        en: "Which share of all pairs cannot reach each other.",
        nl: "Welk deel van alle paren elkaar niet kan bereiken.",
    },
    formula: "F = 1 − Σ_c s_c(s_c−1)/(n(n−1)), with s_c the number of nodes of piece c",
    reading: Text {
        en: "0: every pair can reach each other. 1: no pair can. 0.4: of ten pairs four cannot.",
        nl: "0: elk paar kan elkaar bereiken. 1: geen enkel paar. 0,4: van de tien paren kunnen vier het niet.",
    },
    caution: Text {
        en: "It counts ways of any length. Names without ties raise it strongly: settle who belongs to the network before comparing. sna reports connectedness, which is 1 − F.",
        nl: "Elke weg telt, hoe lang ook. Namen zonder relaties verhogen het sterk: bepaal eerst wie bij het netwerk hoort. sna geeft connectedness; dat is 1 − F.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Borgatti 2006",
    compute: Compute::Graph(fragmentation),
};

/// The share of pairs that lie in different components.
///
/// # Definition
///
/// F = 1 − Σ s(s − 1) / (n(n − 1)) with s the sizes of the weak components.
///
/// # Reading it
///
/// 0: one piece. 1: isolates only. Its counterpart 1 − F is called connectedness.
///
/// # Conventions
///
/// Direction: ignored (weak components). Weights: ignored. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference as 1 − connectedness (networkx 3.6.1, igraph 1.0.0, R sna 2.7-1).
///
/// # References
///
/// Borgatti 2006, doi:10.1007/s10588-006-7084-x. Krackhardt 1994.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::fragmentation::fragmentation;
///
/// let graph = CompactGraph::undirected(3, &[(0, 1)]);
/// assert_eq!(fragmentation(&graph, &Params::default()).value(), 1.0 - 1.0 / 3.0);
/// ```
pub fn fragmentation(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count() as f64;
    if n < 2.0 {
        return Scores::none(Reason::TooFewNodes);
    }
    Scores::one(1.0 - components::weak(graph).joined_pairs() / (n * (n - 1.0) / 2.0))
}
