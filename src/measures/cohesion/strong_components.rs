//! Who can reach each other in both directions.

use crate::graph::components::strong;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const STRONG_COMPONENTS: Measure = Measure {
    id: "strong-components",
    level: Level::Network,
    name: Text { en: "Strong components", nl: "Sterke componenten" },
    meaning: Text {
        en: "Into how many parts the network falls whose members reach each other along the arcs in both directions, and how large the largest is.",
        nl: "In hoeveel delen het netwerk valt waarvan de leden elkaar langs de pijlen heen en terug bereiken, en hoe groot het grootste is.",
    },
    formula: "number of maximal sets in which everybody reaches everybody; largest size / n",
    reading: Text {
        en: "One large part: influence can go round. As many parts as nodes: everything runs one way.",
        nl: "Eén groot deel: invloed kan rondgaan. Evenveel delen als knopen: alles loopt één kant op.",
    },
    caution: Text {
        en: "One arc that was not reported can split a part. Without direction there are components only.",
        nl: "Eén pijl die niet gemeld is kan een deel splitsen. Zonder richting zijn er alleen componenten.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Parts(PARTS, strong_components),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "count",
        name: Text { en: "Strong components", nl: "Sterke componenten" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "largest_share",
        name: Text { en: "Share in the largest", nl: "Aandeel in het grootste" },
        unit: Unit::Share,
        detail: false,
    },
];

/// The number of strong components, and the share of nodes in the largest.
///
/// # Definition
///
/// Maximal sets of nodes of which each reaches each along arcs; a node by itself counts.
///
/// # Reading it
///
/// Weak components, which ignore direction, are components.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The ties have no direction: `not_directed`. Share without nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference components.strong (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Harary 1969, Graph Theory. Tarjan 1972, doi:10.1137/0201010.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::strong_components::strong_components;
///
/// // A pair that name each other, and one they name.
/// let arcs = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0)];
/// let graph = CompactGraph::from_edges(3, true, false, &arcs, Default::default());
/// let columns = strong_components(&Known::new(&graph), &Params::default());
/// assert_eq!((columns[0].value(), columns[1].value()), (2.0, 2.0 / 3.0));
/// ```
pub fn strong_components(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    if !known.graph.is_directed() {
        return vec![Scores::none(Reason::NotDirected); PARTS.len()];
    }
    let parts = strong(known.graph);
    let share = match parts.sizes_descending().first() {
        Some(&largest) => Scores::one(largest as f64 / known.graph.node_count() as f64),
        None => Scores::none(Reason::TooFewNodes),
    };
    vec![Scores::one(parts.count() as f64), share]
}
