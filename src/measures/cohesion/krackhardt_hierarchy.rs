//! How near the network is to a chain of command.

use crate::graph::components::{strong, weak};
use crate::graph::distances::distances;
use crate::measures::{
    Along, Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const KRACKHARDT_HIERARCHY: Measure = Measure {
    id: "krackhardt-hierarchy",
    level: Level::Network,
    name: Text { en: "Hierarchy (Krackhardt)", nl: "Hiërarchie (Krackhardt)" },
    meaning: Text {
        en: "How far the arcs make a tree of command: in one piece, one way only, and without ties to spare.",
        nl: "Hoever de pijlen een boom van gezag vormen: uit één stuk, één richting op, en zonder relaties te veel.",
    },
    formula: "connectedness = share of pairs in one piece; hierarchy = of the pairs of which one reaches the other, the share of which only one does; efficiency = 1 − Σ_c (m_c − (n_c−1))/Σ_c (n_c(n_c−1) − (n_c−1)) over pieces c",
    reading: Text {
        en: "All three 1: a pure chain of command. Hierarchy near 0: influence can come back to everybody, as is usual in collaboration. Efficiency near 0: far more ties than needed to connect.",
        nl: "Alle drie 1: een zuivere gezagslijn. Hiërarchie dicht bij 0: invloed kan bij iedereen terugkomen, zoals gewoon is bij samenwerking. Efficiëntie dicht bij 0: veel meer relaties dan nodig om te verbinden.",
    },
    caution: Text {
        en: "Efficient is not good: spare ties make a network robust. One arc back undoes much of the hierarchy. Krackhardt's fourth (least upper bounds) is left out since programs and definition differ; netrics calls another quantity efficiency.",
        nl: "Efficiënt is niet hetzelfde als goed: extra relaties maken een netwerk sterk. Eén pijl terug maakt veel hiërarchie ongedaan. De vierde maat van Krackhardt ontbreekt, omdat programma's en definitie verschillen; netrics noemt iets anders efficiëntie.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Krackhardt 1994",
    compute: Compute::Parts(PARTS, krackhardt_hierarchy),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "connectedness", name: Text { en: "Connectedness", nl: "Samenhang" }, unit: Unit::Share, detail: false },
    Part { id: "hierarchy", name: Text { en: "Hierarchy", nl: "Hiërarchie" }, unit: Unit::Share, detail: false },
    Part { id: "efficiency", name: Text { en: "Efficiency", nl: "Zuinigheid" }, unit: Unit::Share, detail: false },
];

/// Connectedness, hierarchy and efficiency of a directed graph; all three are 1 for a tree with all arcs away from
/// the root.
///
/// # Definition
///
/// Connectedness: the share of pairs in one weak component. Hierarchy: of the pairs of which one reaches the other,
/// the share of which only one does. Efficiency: 1 − Σ_c (m_c − (n_c − 1)) / Σ_c (n_c(n_c − 1) − (n_c − 1)) over
/// weak components.
///
/// # Reading it
///
/// High hierarchy: influence goes one way. In networks of collaboration a value near 0 is common and no defect. The
/// fourth of Krackhardt, least upper bounds, is left out: programs and definition differ.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The ties have no direction: `not_directed`. Connectedness with one node: `too_few_nodes`. Hierarchy and
/// efficiency without ties: `no_ties`.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// tests/reference (R sna 2.7-1 hierarchy and efficiency, direct evaluation; connectedness by way of
/// fragmentation).
///
/// # References
///
/// Krackhardt 1994, Graph theoretical dimensions of informal organizations.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::krackhardt_hierarchy::krackhardt_hierarchy;
///
/// let arcs = [(0, 1, 1.0), (0, 2, 1.0), (2, 3, 1.0)];
/// let tree = CompactGraph::from_edges(4, true, false, &arcs, Default::default());
/// let columns = krackhardt_hierarchy(&Known::new(&tree), &Params::default());
/// assert!(columns.iter().all(|column| column.value() == 1.0));
/// ```
pub fn krackhardt_hierarchy(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph;
    if !graph.is_directed() {
        return vec![Scores::none(Reason::NotDirected); PARTS.len()];
    }
    let (parts, n) = (weak(graph), graph.node_count() as f64);
    let reached: usize = distances(&graph.unweighted(), Along::Out).iter().map(|found| found.others).sum();
    let mutual = strong(graph).joined_pairs();
    // Ordered pairs, of which the mutual ones were counted twice.
    let joined = reached as f64 - mutual;
    let (least, most) = (n - parts.count() as f64, 2.0 * parts.joined_pairs());
    let spare = graph.edge_count() as f64 - least;
    let share =
        |part: f64, whole: f64, reason| if whole > 0.5 { Scores::one(part / whole) } else { Scores::none(reason) };
    vec![
        share(parts.joined_pairs(), n * (n - 1.0) / 2.0, Reason::TooFewNodes),
        share(joined - mutual, joined, Reason::NoTies),
        share(most - least - spare, most - least, Reason::NoTies),
    ]
}
