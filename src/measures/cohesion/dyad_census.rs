//! Of how many pairs both, one or none names the other.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DYAD_CENSUS: Measure = Measure {
    id: "dyad-census",
    level: Level::Network,
    name: Text { en: "Dyad census", nl: "Telling van paren" },
    meaning: Text {
        en: "How many pairs name each other, how many one way only, and how many not at all.",
        nl: "Hoeveel paren elkaar noemen, hoeveel alleen de ene kant op, en hoeveel helemaal niet.",
    },
    formula: "M pairs with both arcs, A with one, N with none; M + A + N = n(n−1)/2",
    reading: Text {
        en: "Many mutual: relations of equals, or well confirmed. Many asymmetric: asking, paying, steering, or reports that nobody confirmed.",
        nl: "Veel wederzijdse: relaties tussen gelijken, of goed bevestigd. Veel asymmetrische: vragen, betalen, sturen, of meldingen die niemand bevestigde.",
    },
    caution: Text {
        en: "Empty pairs are nearly all pairs in any larger network: that is size, no unwillingness. Non-respondents turn mutual pairs into asymmetric ones.",
        nl: "In elk groter netwerk zijn bijna alle paren leeg: dat is omvang, geen onwil. Wie niet antwoordde maakt van wederzijdse paren asymmetrische.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Holland & Leinhardt 1976",
    compute: Compute::Parts(PARTS, dyad_census),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "mutual", name: Text { en: "Mutual", nl: "Wederzijds" }, unit: Unit::Count, detail: false },
    Part { id: "asymmetric", name: Text { en: "One way", nl: "Eén kant op" }, unit: Unit::Count, detail: false },
    Part { id: "null", name: Text { en: "Not tied", nl: "Niet verbonden" }, unit: Unit::Count, detail: false },
];

/// The number of mutual, asymmetric and empty pairs.
///
/// # Definition
///
/// Mutual: a → b and b → a. Asymmetric: one of both. Null: neither. Together n(n − 1)/2.
///
/// # Reading it
///
/// Many asymmetric pairs: relations of asking, paying or steering, or reports that were not confirmed. The null
/// pairs are most of any network of some size.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The ties have no direction: `not_directed`.
///
/// # Cost
///
/// O(m log k).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, R sna 2.7-1).
///
/// # References
///
/// Davis & Leinhardt 1972. Holland & Leinhardt 1976, doi:10.2307/270703.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::dyad_census::dyad_census;
///
/// // 0 and 1 name each other, 1 names 2, and 0 and 2 leave it at that.
/// let arcs = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0)];
/// let graph = CompactGraph::from_edges(3, true, false, &arcs, Default::default());
/// let columns = dyad_census(&Known::new(&graph), &Params::default());
/// assert_eq!(columns.iter().map(|column| column.value()).collect::<Vec<_>>(), [1.0, 1.0, 1.0]);
/// ```
pub fn dyad_census(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph;
    if !graph.is_directed() {
        return vec![Scores::none(Reason::NotDirected); PARTS.len()];
    }
    let returned = graph.edges().iter().filter(|(a, b)| graph.edge_between(*b as usize, *a as usize).is_some()).count();
    let (n, mutual) = (graph.node_count() as f64, returned as f64 / 2.0);
    let asymmetric = (graph.edge_count() - returned) as f64;
    let null = n * (n - 1.0) / 2.0 - mutual - asymmetric;
    [mutual, asymmetric, null].map(Scores::one).into()
}
