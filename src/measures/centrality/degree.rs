//! How many partners.

use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Level, Listens, Measure, Normalization, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DEGREE: Measure = Measure {
    id: "degree",
    level: Level::Node,
    name: Text { en: "Degree", nl: "Aantal partners" },
    meaning: Text { en: "How many partners a node has.", nl: "Hoeveel partners een knoop heeft." },
    formula: "k(i) = Σ_j a(i,j); directed: in plus out. Normalised: k(i)/(n−1), directed k(i)/(2(n−1))",
    reading: Text {
        en: "High: works with many others directly; 0: no collaboration is on record. Normalised, 1 is a tie with everybody.",
        nl: "Hoog: werkt rechtstreeks met veel anderen; 0: er is geen enkele samenwerking bekend. Genormaliseerd betekent 1 een relatie met iedereen.",
    },
    caution: Text {
        en: "Not influence, and not the strength of ties. Who is written about more, or fills in a longer list, has more ties on paper. In a directed network a mutual pair counts twice; sna counts undirected ties twice too unless told gmode=\"graph\", and NetworKit's normalised degree divides by n.",
        nl: "Dit is geen invloed, en het zegt niets over hoe hecht de relaties zijn. Wie meer beschreven wordt of een langere lijst invult, heeft op papier meer relaties. In een gericht netwerk telt een wederzijds paar twee keer; sna telt ook ongerichte relaties dubbel tenzij gmode=\"graph\" gegeven is, en NetworKit deelt bij normaliseren door n.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Normalization],
    needs: &[],
    reference: "Freeman 1979",
    compute: Compute::Graph(degree),
};

/// The number of ties of every node.
///
/// # Definition
///
/// k(i) = Σ_j a(i,j); in a directed graph what comes in plus what goes out. Normalised: k(i) / (n − 1), directed
/// k(i) / 2(n − 1).
///
/// # Reading it
///
/// High: many partners. How many ties a source mentions depends on how much it writes; a low degree may be a short
/// paragraph.
///
/// # Conventions
///
/// Direction: in plus out, so a mutual pair counts twice. Weights: ignored; see strength. Isolates: 0, and they
/// count in n. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Normalised with one node: `too_few_nodes`.
///
/// # Cost
///
/// O(n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, R sna 2.7-1).
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
/// use verbinder::measures::centrality::degree::degree;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(degree(&star, &Params::default()).values, [3.0, 1.0, 1.0, 1.0]);
/// ```
pub fn degree(graph: &CompactGraph, params: &Params) -> Scores {
    normalized_degrees(graph, params, if graph.is_directed() { 2 } else { 1 }, |node| graph.ends_at(node))
}

/// Degrees as counted or over their maximum, `per_other` times the number of others.
pub(super) fn normalized_degrees(
    graph: &CompactGraph,
    params: &Params,
    per_other: usize,
    count: impl Fn(usize) -> usize,
) -> Scores {
    let n = graph.node_count();
    Scores::from_results((0..n).map(|node| {
        let degree = count(node) as f64;
        match params.normalization {
            Normalization::Raw => Ok(degree),
            Normalization::Normalized if n < 2 => Err(Reason::TooFewNodes),
            Normalization::Normalized => Ok(degree / (per_other * (n - 1)) as f64),
        }
    }))
}
