//! Whether one's strong partners work together too, by Onnela.

use crate::graph::{CompactGraph, compact::Merge, parallel, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const ONNELA_CLUSTERING: Measure = Measure {
    id: "onnela-clustering",
    level: Level::Node,
    name: Text { en: "Local clustering by strength (Onnela)", nl: "Lokale geslotenheid naar sterkte (Onnela)" },
    meaning: Text {
        en: "How far the partners of a node are strongly tied to it and to each other.",
        nl: "In hoeverre de partners van een knoop sterk met hem en met elkaar verbonden zijn.",
    },
    formula: "C(i) = Σ_{j,h} (ŵ(i,j) ŵ(i,h) ŵ(j,h))^⅓/(k(i)(k(i)−1)), over ordered pairs of tied partners j, h, with ŵ = w divided by the largest w of the network",
    reading: Text {
        en: "1: all partners are tied to each other and all ties have the top strength. Low: open, or closed by weak ties.",
        nl: "1: alle partners zijn onderling verbonden en alle relaties hebben de hoogste sterkte. Laag: open, of gesloten met zwakke relaties.",
    },
    caution: Text {
        en: "One very strong tie anywhere lowers all values, so never compare it between networks or with plain clustering. Not the weighted clustering of igraph, which is Barrat's.",
        nl: "Eén zeer sterke relatie waar dan ook verlaagt alle waarden: vergelijk nooit tussen netwerken of met de gewone vorm. Het is niet de gewogen clustering van igraph; dat is die van Barrat.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Onnela et al. 2005",
    compute: Compute::Graph(onnela_clustering),
};

/// Local clustering in which each closed pair of partners counts by the geometric mean of strengths.
///
/// # Definition
///
/// C(i) = 1 / (k(i) (k(i) − 1)) Σ (ŵ(i,j) ŵ(i,h) ŵ(j,h))^(1/3) over ordered pairs of tied partners j, h, with k the
/// degree and ŵ the weight over the largest of the network.
///
/// # Reading it
///
/// Low for weak triangles even where everything is closed, so never comparable with plain clustering, nor between
/// networks of different scales.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists, with the stronger weight. Weights: strength;
/// unweighted it is local clustering. Fewer than two partners: 0 by convention. Other names stand for other
/// numbers: Barrat takes the arithmetic mean of the two ties of the node. Self-ties and parallel ties are gone
/// before: the compact graph has none.
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
/// tests/reference (networkx 3.6.1 clustering(weight), bctpy 0.6.1).
///
/// # References
///
/// Onnela et al. 2005, doi:10.1103/PhysRevE.71.065103.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::onnela_clustering::onnela_clustering;
///
/// // A triangle with weights 1/8, 1 and 1 of the largest: the cube root of 1/8 everywhere.
/// let edges = [(0, 1, 1.0), (0, 2, 8.0), (1, 2, 8.0)];
/// let graph = CompactGraph::from_edges(3, false, true, &edges, Default::default());
/// assert_eq!(onnela_clustering(&graph, &Params::default()).values, [0.5, 0.5, 0.5]);
/// ```
pub fn onnela_clustering(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let largest = (0..pairs.edge_count()).map(|edge| pairs.weight(edge)).fold(0.0, f64::max);
    let weight = |edge: usize| pairs.weight(edge) / largest;
    let values = parallel::map(pairs.node_count(), |node| {
        let degree = pairs.degree(node) as f64;
        let mut closed = 0.0;
        triangles::around(&pairs, node, |one, other, across| {
            closed += 2.0 * (weight(one) * weight(other) * weight(across)).cbrt();
        });
        if degree < 2.0 { 0.0 } else { closed / (degree * (degree - 1.0)) }
    });
    let few = (0..values.len()).filter(|&node| pairs.degree(node) < 2);
    Scores::all(values).by_convention(Reason::FewerThanTwoPartners, few)
}
