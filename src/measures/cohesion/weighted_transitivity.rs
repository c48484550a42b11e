//! How often triples close, strong ones counting more.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const WEIGHTED_TRANSITIVITY: Measure = Measure {
    id: "weighted-transitivity",
    level: Level::Network,
    name: Text { en: "Weighted transitivity", nl: "Gewogen geslotenheid" },
    meaning: Text {
        en: "How often two partners of one node are partners too, the strength of the two ties counting.",
        nl: "Hoe vaak twee partners van dezelfde knoop ook elkaars partner zijn, waarbij de sterkte van beide relaties telt.",
    },
    formula: "T = Σ_{closed} (w₁+w₂)/2/Σ_{all} (w₁+w₂)/2 over paths of two ties, w₁ and w₂ their strengths",
    reading: Text {
        en: "As transitivity, 0 to 1, strong ties counting more. Higher than plain transitivity: the strong ties are the closed ones.",
        nl: "Als geslotenheid, van 0 tot 1, waarbij sterke relaties zwaarder tellen. Hoger dan de gewone: juist de sterke relaties zijn gesloten.",
    },
    caution: Text {
        en: "Other ways to weigh (largest, smallest, geometric mean) give other numbers. igraph's and networkx's weighted clustering is of nodes and something else.",
        nl: "Andere manieren van wegen (grootste, kleinste, meetkundig gemiddelde) geven andere getallen. De gewogen clustering van igraph en networkx gaat over knopen en is iets anders.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Opsahl & Panzarasa 2009",
    compute: Compute::Graph(weighted_transitivity),
};

/// The share of the strength of paths of two ties that lies in closed ones.
///
/// # Definition
///
/// T = Σ over closed triples of (w₁ + w₂)/2, over the same for all triples; w₁ and w₂ are the ties of the middle to
/// both ends. The arithmetic mean of Opsahl & Panzarasa.
///
/// # Reading it
///
/// Above transitivity: the strong ties are the closed ones. Other ways to weigh give other numbers; Barrat and
/// Onnela are of nodes.
///
/// # Conventions
///
/// Direction: ignored; the stronger of two arcs counts. Weights: strength. Self-ties and parallel ties are gone
/// before: the compact graph has none.
///
/// # Undefined when
///
/// No paths of two ties: `no_two_paths`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (R tnet 3.0.16 clustering_w, direct evaluation).
///
/// # References
///
/// Opsahl & Panzarasa 2009, doi:10.1016/j.socnet.2009.02.002.
///
/// # Example
///
/// ```
/// use verbinder::graph::{CompactGraph, compact::Merge};
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::weighted_transitivity::weighted_transitivity;
///
/// // A triangle of ties of 3 with a tail of 1: the triangle has 9, the two triples over the tail 2 each.
/// let edges = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0), (2, 3, 1.0)];
/// let graph = CompactGraph::from_edges(4, false, true, &edges, Merge::Max);
/// assert_eq!(weighted_transitivity(&graph, &Params::default()).value(), 9.0 / 13.0);
/// ```
pub fn weighted_transitivity(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let (mut closed, mut all) = (0.0, 0.0);
    for node in 0..pairs.node_count() {
        all += pairs.strength(node) * pairs.degree(node).saturating_sub(1) as f64;
        triangles::around(&pairs, node, |one, other, _| closed += pairs.weight(one) + pairs.weight(other));
    }
    if all > 0.0 { Scores::one((closed / all).min(1.0)) } else { Scores::none(Reason::NoTwoPaths) }
}
