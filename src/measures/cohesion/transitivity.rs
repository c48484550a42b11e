//! How often triples close.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const TRANSITIVITY: Measure = Measure {
    id: "transitivity",
    level: Level::Network,
    name: Text { en: "Transitivity", nl: "Geslotenheid" },
    meaning: Text {
        en: "How often two partners of one node are partners too, over the whole network.",
        nl: "Hoe vaak twee partners van dezelfde knoop ook elkaars partner zijn, over het hele netwerk.",
    },
    formula: "T = 3 · triangles/Σ_i k(i)(k(i)−1)/2",
    reading: Text {
        en: "1: partners of a partner are always partners, closed circles. 0: never, an open network. The share is of all pairs that share a partner.",
        nl: "1: partners van een partner zijn altijd partners, gesloten kringen. 0: nooit, een open netwerk. Het is het deel van alle paren met een gemeenschappelijke partner.",
    },
    caution: Text {
        en: "Hubs weigh most, so it is not average clustering: do not mix the two in a comparison. Lists of participants turned into ties push it towards 1. In directed networks igraph drops the direction without a word; sna's gtrans keeps it.",
        nl: "Knooppunten tellen het zwaarst; het is dus niet de gemiddelde onderlinge verbondenheid: haal de twee niet door elkaar. Deelnemerslijsten die in relaties zijn omgezet duwen het naar 1. In gerichte netwerken laat igraph de richting stilzwijgend vallen; gtrans van sna houdt haar.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Holland & Leinhardt 1971",
    compute: Compute::Graph(transitivity),
};

/// Three times the number of triangles over the number of paths of two ties.
///
/// # Definition
///
/// T = 3 · triangles / Σ_i k(i)(k(i) − 1)/2.
///
/// # Reading it
///
/// High: closed groups. Not the mean of local clustering; nodes with many partners weigh more here.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists. Weights: ignored. Self-ties and parallel ties are
/// gone before: the compact graph has none.
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
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, bctpy 0.6.1, R sna 2.7-1).
///
/// # References
///
/// Holland & Leinhardt 1971, doi:10.1177/104649647100200201. Newman 2001, doi:10.1103/PhysRevE.64.026118.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::transitivity::transitivity;
///
/// // A triangle with a tail: 3 · 1 / (1 + 1 + 3).
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(transitivity(&graph, &Params::default()).value(), 0.6);
/// ```
pub fn transitivity(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let closed: usize = triangles::per_node(&pairs).into_iter().sum();
    let paths: usize =
        (0..pairs.node_count()).map(|node| pairs.degree(node)).map(|k| k * k.saturating_sub(1) / 2).sum();
    if paths == 0 { Scores::none(Reason::NoTwoPaths) } else { Scores::one(closed as f64 / paths as f64) }
}
