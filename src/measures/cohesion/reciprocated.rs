//! Which ties are returned.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const RECIPROCATED: Measure = Measure {
    id: "reciprocated",
    level: Level::Tie,
    name: Text { en: "Reciprocated", nl: "Wederzijds" },
    meaning: Text { en: "Whether a tie is returned.", nl: "Of een relatie beantwoord wordt." },
    formula: "1 if j→i exists beside i→j; otherwise 0",
    reading: Text {
        en: "1: named, paid or asked in both directions. 0: one way only.",
        nl: "1: in beide richtingen genoemd, betaald of gevraagd. 0: maar één kant op.",
    },
    caution: Text {
        en: "Who was not asked returns nothing: leave such nodes out first. For funding or commissioning a tie one way is the normal case and no lack of trust.",
        nl: "Wie niet bevraagd is beantwoordt niets: laat zulke knopen eerst weg. Bij subsidie of opdracht is één richting gewoon, en geen gebrek aan vertrouwen.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::YesNo,
    listens: &[],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(reciprocated),
};

/// 1 for an arc whose reverse exists, 0 for others.
///
/// # Definition
///
/// 1 if j → i exists beside i → j.
///
/// # Reading it
///
/// Reciprocity is the mean of it. A node that was not asked returns nothing: leave such nodes out first.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Undirected graph: `not_directed`.
///
/// # Cost
///
/// O(m log k).
///
/// # Checked against
///
/// Its mean is reciprocity, in tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, R sna 2.7-1).
///
/// # References
///
/// Wasserman & Faust 1994, Social Network Analysis, section 13.3.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::reciprocated::reciprocated;
///
/// let arcs = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0)];
/// let graph = CompactGraph::from_edges(3, true, false, &arcs, Default::default());
/// assert_eq!(reciprocated(&graph, &Params::default()).values, [1.0, 1.0, 0.0]);
/// ```
pub fn reciprocated(graph: &CompactGraph, _: &Params) -> Scores {
    if !graph.is_directed() {
        return Scores::all_undefined(graph.edge_count(), Reason::NotDirected);
    }
    let back = |&(a, b): &(u32, u32)| f64::from(u8::from(graph.edge_between(b as usize, a as usize).is_some()));
    Scores::all(graph.edges().iter().map(back).collect())
}
