//! Do partners know each other.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const LOCAL_CLUSTERING: Measure = Measure {
    id: "local-clustering",
    level: Level::Node,
    name: Text { en: "Local clustering", nl: "Onderlinge verbondenheid" },
    meaning: Text {
        en: "Which share of a node's partners work with each other too.",
        nl: "Welk deel van de partners van een knoop ook met elkaar samenwerkt.",
    },
    formula: "C(i) = 2t(i)/(k(i)(k(i)−1)), with t(i) the ties among the k(i) partners",
    reading: Text {
        en: "1: all partners work with each other, a closed circle. 0: none of them do; with many partners the node then stands between worlds.",
        nl: "1: alle partners werken met elkaar, een gesloten kring. 0: geen van hen; met veel partners staat de knoop dan tussen werelden in.",
    },
    caution: Text {
        en: "Fewer than two partners give 0 by convention, which is no openness. It falls as the number of partners grows. In ties made from lists of participants it is high by construction.",
        nl: "Minder dan twee partners geeft volgens afspraak 0; dat is geen openheid. Het daalt als het aantal partners groeit. In relaties die uit deelnemerslijsten zijn gemaakt is het vanzelf hoog.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Watts & Strogatz 1998",
    compute: Compute::Graph(local_clustering),
};

/// The share of pairs of partners that are tied to each other.
///
/// # Definition
///
/// C(i) = 2 t(i) / (k(i)(k(i) − 1)) with t the ties among the k partners of i.
///
/// # Reading it
///
/// High: a closed circle. Low with many partners: the node stands between worlds. Falls with degree by itself.
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists. Weights: ignored. Fewer than two partners: 0 by
/// convention. Self-ties and parallel ties are gone before: the compact graph has none.
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
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, bctpy 0.6.1).
///
/// # References
///
/// Watts & Strogatz 1998, doi:10.1038/30918.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::local_clustering::local_clustering;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(local_clustering(&graph, &Params::default()).values, [1.0, 1.0, 1.0 / 3.0, 0.0]);
/// ```
pub fn local_clustering(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let closed = triangles::per_node(&pairs);
    let values = closed
        .iter()
        .enumerate()
        .map(|(node, &count)| {
            let degree = pairs.degree(node) as f64;
            if degree < 2.0 { 0.0 } else { 2.0 * count as f64 / (degree * (degree - 1.0)) }
        })
        .collect();
    let few = (0..closed.len()).filter(|&node| pairs.degree(node) < 2);
    Scores::all(values).by_convention(Reason::FewerThanTwoPartners, few)
}
