//! How far ties gather in one place.

use crate::graph::CompactGraph;
use crate::measures::{
    Along, Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DEGREE_CENTRALIZATION: Measure = Measure {
    id: "degree-centralization",
    level: Level::Network,
    name: Text { en: "Degree centralization", nl: "Centralisatie (partners)" },
    meaning: Text {
        en: "How far the ties gather around one node: 1 for a star, 0 if all have equally many.",
        nl: "In hoeverre de relaties zich rond één knoop verzamelen: 1 voor een ster, 0 als ieder er evenveel heeft.",
    },
    formula: "C = Σ_i (max k − k(i))/((n−1)(n−2)); directed on out-degree, or in-degree with `--along in`, over (n−1)²",
    reading: Text {
        en: "1: a star, all ties run to one node. 0: everybody has equally many. High with a coordinator at the centre, low in a network of equals.",
        nl: "1: een ster, alle relaties lopen naar één knoop. 0: iedereen heeft er evenveel. Hoog met een coördinator in het midden, laag in een netwerk van gelijken.",
    },
    caution: Text {
        en: "Small sparse networks are centralised by chance, and a source about one organisation makes it the centre: compare with random networks of the same size. R igraph's default loops=TRUE divides by more and gives a lower number.",
        nl: "Kleine dunne netwerken zijn door toeval gecentraliseerd, en een bron over één organisatie maakt die tot middelpunt: vergelijk met willekeurige netwerken van gelijke grootte. R igraph deelt standaard (loops=TRUE) door meer en geeft een lager getal.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(degree_centralization),
};

/// How much more ties the best tied node has than the others, over the most that is possible.
///
/// # Definition
///
/// C = Σ_i (max k − k(i)) / M with M = (n − 1)(n − 2); in a directed graph on out-degree or in-degree, M = (n −
/// 1)².
///
/// # Reading it
///
/// High: one node has most ties. Small sparse networks are centralised by chance; compare with random networks of
/// the same size.
///
/// # Conventions
///
/// Direction: out-degree of a directed graph unless asked for in-degree. Weights: ignored, there is no agreed
/// maximum. Components: all nodes count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n).
///
/// # Checked against
///
/// tests/reference (R sna 2.7-1; R igraph 1.3.5 with loops = FALSE).
///
/// # References
///
/// Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::degree_centralization::degree_centralization;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(degree_centralization(&star, &Params::default()).value(), 1.0);
/// ```
pub fn degree_centralization(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    if n < 3 {
        return Scores::none(Reason::TooFewNodes);
    }
    let degree = |node| match params.along {
        Along::Out => graph.degree(node) as f64,
        Along::In => graph.in_degree(node) as f64,
    };
    let others = (n - 1) as f64;
    let most = if graph.is_directed() { others * others } else { others * (n - 2) as f64 };
    let degrees: Vec<f64> = (0..n).map(degree).collect();
    Scores::one(distance_from_top(&degrees) / most)
}

/// How far the values lie below the largest, in sum.
pub(super) fn distance_from_top(values: &[f64]) -> f64 {
    let top = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values.iter().map(|value| top - value).sum()
}
