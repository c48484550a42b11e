//! How strong ties are.

use crate::measures::inequality::deviation;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const AVERAGE_STRENGTH: Measure = Measure {
    id: "average-strength",
    level: Level::Network,
    name: Text { en: "Average strength", nl: "Gemiddelde sterkte van relaties" },
    meaning: Text {
        en: "How strong a tie is on average, how far ties differ in that, and how much strength a node has on average.",
        nl: "Hoe sterk een relatie gemiddeld is, hoever relaties daarin verschillen, en hoeveel sterkte een knoop gemiddeld heeft.",
    },
    formula: "mean, standard deviation, least and most of w over ties; Σ_i s(i)/n",
    reading: Text {
        en: "High mean: the ties that exist are close ones. A large deviation: close and loose ties side by side.",
        nl: "Hoog gemiddelde: de relaties die er zijn, zijn hecht. Grote afwijking: hechte en losse relaties naast elkaar.",
    },
    caution: Text {
        en: "Graded strengths (weak, strong) are ordinal: their mean is a rough figure. Ties without a stated strength have one assumed, which the notes tell.",
        nl: "Graden van sterkte (zwak, sterk) zijn een ordening: hun gemiddelde is een ruw getal. Relaties zonder vermelde sterkte krijgen er een toegekend; de opmerkingen zeggen welke.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[Listens::Spread],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Parts(PARTS, average_strength),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "tie", name: Text { en: "Per tie", nl: "Per relatie" }, unit: Unit::Strength, detail: false },
    Part {
        id: "tie_sd",
        name: Text { en: "Per tie, standard deviation", nl: "Per relatie, standaardafwijking" },
        unit: Unit::Strength,
        detail: false,
    },
    Part { id: "least", name: Text { en: "Weakest tie", nl: "Zwakste relatie" }, unit: Unit::Strength, detail: false },
    Part {
        id: "most",
        name: Text { en: "Strongest tie", nl: "Sterkste relatie" },
        unit: Unit::Strength,
        detail: false,
    },
    Part { id: "node", name: Text { en: "Per node", nl: "Per knoop" }, unit: Unit::Strength, detail: false },
];

/// The mean strength of a tie with its spread, and the mean summed strength of a node.
///
/// # Definition
///
/// Over ties: mean, standard deviation, least, most of w. Per node: 2 Σ w / n, in a directed graph Σ w / n.
///
/// # Reading it
///
/// Per node it grows with the number of ties, per tie it does not.
///
/// # Conventions
///
/// Direction: arcs, each counted at one end. Weights: strength. Population variance unless asked for a sample. Self-
/// ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Over ties without any: `no_ties`; deviation of a sample of one: `no_variance`. Per node without nodes:
/// `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on three nodes with ties of strength 4 and 2.
///
/// # References
///
/// Barrat et al. 2004, doi:10.1073/pnas.0400087101.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::average_strength::average_strength;
///
/// let path = CompactGraph::from_edges(3, false, true, &[(0, 1, 4.0), (1, 2, 2.0)], Default::default());
/// let found: Vec<f64> = average_strength(&Known::new(&path), &Params::default()).iter().map(|c| c.value()).collect();
/// assert_eq!(found, [3.0, 1.0, 2.0, 4.0, 4.0]);
/// ```
pub fn average_strength(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let mut weights: Vec<f64> = (0..graph.edge_count()).map(|edge| graph.weight(edge)).collect();
    weights.sort_by(f64::total_cmp);
    let total: f64 = weights.iter().sum();
    let of_ties = match (weights.first(), weights.last()) {
        (Some(&least), Some(&most)) => {
            let sd = deviation(&weights, params.spread).map_or(Scores::none(Reason::NoVariance), Scores::one);
            vec![Scores::one(total / weights.len() as f64), sd, Scores::one(least), Scores::one(most)]
        }
        _ => vec![Scores::none(Reason::NoTies); 4],
    };
    let ends = if graph.is_directed() { 1.0 } else { 2.0 };
    let of_nodes = match graph.node_count() {
        0 => Scores::none(Reason::TooFewNodes),
        n => Scores::one(ends * total / n as f64),
    };
    of_ties.into_iter().chain([of_nodes]).collect()
}
