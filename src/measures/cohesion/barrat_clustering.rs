//! Whether one's strong partners work together too, by Barrat.

use crate::graph::{CompactGraph, compact::Merge, parallel, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BARRAT_CLUSTERING: Measure = Measure {
    id: "barrat-clustering",
    level: Level::Node,
    name: Text { en: "Local clustering by strength (Barrat)", nl: "Lokale geslotenheid naar sterkte (Barrat)" },
    meaning: Text {
        en: "How far the partners of a node's strong ties are tied to each other.",
        nl: "In hoeverre de partners van de sterke relaties van een knoop onderling verbonden zijn.",
    },
    formula: "C(i) = Σ_{j,h} (w(i,j) + w(i,h))/2/(s(i)(k(i)−1)), over ordered pairs of partners j, h that are tied",
    reading: Text {
        en: "As local clustering, 0 to 1, strong ties counting more. Higher than the plain one: it is the strong ties that are closed.",
        nl: "Als de gewone geslotenheid rond een knoop, van 0 tot 1, waarbij sterke relaties zwaarder tellen. Hoger dan de gewone: juist de sterke relaties zijn gesloten.",
    },
    caution: Text {
        en: "How strong the tie between the two partners is does not matter. Not the weighted clustering of networkx, which is Onnela's.",
        nl: "Hoe sterk de relatie tussen de twee partners zelf is, doet niet mee. Het is niet de gewogen clustering van networkx; dat is die van Onnela.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Graph(barrat_clustering),
};

/// Local clustering in which each closed pair of partners counts by the arithmetic mean of strengths.
///
/// # Definition
///
/// C(i) = 1 / (s(i) (k(i) − 1)) Σ (w(i,j) + w(i,h)) / 2 over ordered pairs of tied partners j, h, with s the
/// strength and k the degree.
///
/// # Reading it
///
/// Beside plain local clustering: higher if the strong ties are the closed ones, lower if it is the weak ones. How
/// strong the tie across is does not matter.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists, with the stronger weight. Weights: strength;
/// unweighted it is local clustering. Fewer than two partners: 0 by convention. Other names stand for other
/// numbers: Onnela takes the geometric mean of all three ties. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (igraph 1.0.0 transitivity_local, R tnet 3.0.16 "am").
///
/// # References
///
/// Barrat et al. 2004, doi:10.1073/pnas.0400087101.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::barrat_clustering::barrat_clustering;
///
/// // Node 0 has a triangle over ties of 3 and 1, and a tail of 2: 2 · 2 / (6 · 2).
/// let edges = [(0, 1, 3.0), (0, 2, 1.0), (1, 2, 5.0), (0, 3, 2.0)];
/// let graph = CompactGraph::from_edges(4, false, true, &edges, Default::default());
/// assert_eq!(barrat_clustering(&graph, &Params::default()).values[0], 4.0 / 12.0);
/// ```
pub fn barrat_clustering(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let values = parallel::map(pairs.node_count(), |node| {
        let degree = pairs.degree(node) as f64;
        let mut closed = 0.0;
        triangles::around(&pairs, node, |one, other, _| closed += pairs.weight(one) + pairs.weight(other));
        if degree < 2.0 { 0.0 } else { closed / (pairs.strength(node) * (degree - 1.0)) }
    });
    let few = (0..values.len()).filter(|&node| pairs.degree(node) < 2);
    Scores::all(values).by_convention(Reason::FewerThanTwoPartners, few)
}
