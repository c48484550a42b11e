//! How unequally partners are spread.

use crate::measures::inequality::{deviation, gini};
use crate::measures::{
    Along, Compute, DirectionUse, Known, Level, Listens, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DEGREE_SPREAD: Measure = Measure {
    id: "degree-spread",
    level: Level::Network,
    name: Text { en: "Spread of degrees", nl: "Spreiding van partners" },
    meaning: Text {
        en: "How unequally partners are spread over nodes: mean, median, deviation, least, most, and inequality from 0 (all alike) towards 1 (all with one).",
        nl: "Hoe ongelijk partners over knopen verdeeld zijn: gemiddelde, mediaan, afwijking, minste, meeste, en ongelijkheid van 0 (allen gelijk) naar 1 (alles bij één).",
    },
    formula: "mean, median, sd, min, max of k; G = Σ_i Σ_j |k_i − k_j| / (2 n² mean k)",
    reading: Text {
        en: "A mean far above the median, or a high Gini: a few have most ties. Low: everybody has about as many.",
        nl: "Een gemiddelde ver boven de mediaan, of een hoge Gini: enkelen hebben de meeste relaties. Laag: ieder heeft er ongeveer evenveel.",
    },
    caution: Text {
        en: "It says how unequal, degree centralization how far around one. The Gini cannot reach 1 in a small network, and depends on how many isolates are listed.",
        nl: "Het zegt hoe ongelijk, gradencentralisatie hoezeer rond één. De Gini kan in een klein netwerk geen 1 bereiken, en hangt af van hoeveel losse knopen er vermeld zijn.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[Listens::Along, Listens::Spread],
    needs: &[],
    reference: "Snijders 1981",
    compute: Compute::Parts(PARTS, degree_spread),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "mean", name: Text { en: "Mean", nl: "Gemiddelde" }, unit: Unit::Score, detail: false },
    Part { id: "median", name: Text { en: "Median", nl: "Mediaan" }, unit: Unit::Score, detail: false },
    Part {
        id: "sd",
        name: Text { en: "Standard deviation", nl: "Standaardafwijking" },
        unit: Unit::Score,
        detail: false,
    },
    Part { id: "least", name: Text { en: "Fewest", nl: "Minste" }, unit: Unit::Count, detail: false },
    Part { id: "most", name: Text { en: "Most", nl: "Meeste" }, unit: Unit::Count, detail: false },
    Part {
        id: "gini",
        name: Text { en: "Inequality (Gini)", nl: "Ongelijkheid (Gini)" },
        unit: Unit::Share,
        detail: false,
    },
];

/// What the distribution of degrees looks like, in six numbers.
///
/// # Definition
///
/// Over the degrees of all nodes: mean, median (of an even number the mean of the two in the middle), standard
/// deviation, least, most, and the Gini coefficient.
///
/// # Reading it
///
/// The whole distribution: verbinder census degrees.
///
/// # Conventions
///
/// Direction: out-degree of a directed graph unless asked for in-degree. Weights: ignored. Isolates count. Population
/// variance unless asked for a sample. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`; the deviation of a sample of one: `no_variance`. Gini without ties: `no_ties`.
///
/// # Cost
///
/// O(n log n).
///
/// # Checked against
///
/// numpy on the degrees of the karate network.
///
/// # References
///
/// Snijders 1981, doi:10.1016/0378-8733(81)90014-9.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::degree_spread::degree_spread;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// let found: Vec<f64> = degree_spread(&Known::new(&star), &Params::default()).iter().map(|c| c.value()).collect();
/// assert_eq!((found[0], found[1], found[5]), (1.5, 1.0, 0.25));
/// ```
pub fn degree_spread(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let degree = |node| match params.along {
        Along::Out => graph.degree(node) as f64,
        Along::In => graph.in_degree(node) as f64,
    };
    let mut degrees: Vec<f64> = (0..graph.node_count()).map(degree).collect();
    degrees.sort_by(f64::total_cmp);
    let n = degrees.len();
    let (Some(&least), Some(&most)) = (degrees.first(), degrees.last()) else {
        return vec![Scores::none(Reason::TooFewNodes); PARTS.len()];
    };
    let or = |value: Option<f64>, reason| value.map_or(Scores::none(reason), Scores::one);
    vec![
        Scores::one(degrees.iter().sum::<f64>() / n as f64),
        Scores::one((degrees[(n - 1) / 2] + degrees[n / 2]) / 2.0),
        or(deviation(&degrees, params.spread), Reason::NoVariance),
        Scores::one(least),
        Scores::one(most),
        or(gini(&degrees), Reason::NoTies),
    ]
}
