//! Which ties are the only way.

use crate::graph::{CompactGraph, bicomponents};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BRIDGE: Measure = Measure {
    id: "bridge",
    level: Level::Tie,
    name: Text { en: "Bridge", nl: "Brug" },
    meaning: Text {
        en: "Whether a tie is the only way between the parts that it joins.",
        nl: "Of een relatie de enige weg is tussen de delen die zij verbindt.",
    },
    formula: "1 if every path between i and j uses the tie (i,j); otherwise 0",
    reading: Text {
        en: "1: the two sides meet through this tie only. 0: there is another way round.",
        nl: "1: de twee kanten ontmoeten elkaar alleen via deze relatie. 0: er is een andere weg.",
    },
    caution: Text {
        en: "The tie to a partner who has no others is always a bridge: look at how many lie behind it. In coded documents the other way is often only not written down.",
        nl: "De relatie met een partner die verder niemand heeft is altijd een brug: kijk hoeveel er achter ligt. In gecodeerde documenten staat de andere weg vaak alleen niet opgeschreven.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::YesNo,
    listens: &[],
    needs: &[],
    reference: "Granovetter 1973",
    compute: Compute::Graph(bridge),
};

/// 1 for a tie whose removal leaves its ends in different components, 0 for others.
///
/// # Definition
///
/// (i,j) is a bridge if every path between i and j uses it, in whatever direction.
///
/// # Reading it
///
/// 1: the two sides meet here only. In coded documents the missing other path is often only not written down.
///
/// # Conventions
///
/// Direction: ignored; both arcs of a mutual pair are one tie, and go together. Weights: ignored. Several ties
/// between one pair are one. Self-ties and parallel ties are gone before: the compact graph has none.
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
/// tests/reference (networkx 3.6.1, igraph 1.0.0, rustworkx 0.18.1); the definition by taking away every tie in
/// turn.
///
/// # References
///
/// Granovetter 1973, doi:10.1086/225469. Tarjan 1974, doi:10.1016/0020-0190(74)90003-9.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::bridge::bridge;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(bridge(&graph, &Params::default()).values, [0.0, 0.0, 0.0, 1.0]);
/// ```
pub fn bridge(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::all(bicomponents::are_bridges(graph).into_iter().map(|alone| f64::from(u8::from(alone))).collect())
}
