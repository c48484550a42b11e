//! How many ties are returned.

use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Reciprocity, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const RECIPROCITY: Measure = Measure {
    id: "reciprocity",
    level: Level::Network,
    name: Text { en: "Reciprocity", nl: "Wederkerigheid" },
    meaning: Text {
        en: "Which share of directed ties is returned.",
        nl: "Welk deel van de gerichte relaties wordt beantwoord.",
    },
    formula: "2M/(2M + A), or by pairs M/(M + A), with M the mutual and A the one-way pairs",
    reading: Text {
        en: "1: every tie is returned. 0: all go one way, as in a chain of command.",
        nl: "1: elke relatie wordt beantwoord. 0: alles gaat één kant op, zoals in een gezagslijn.",
    },
    caution: Text {
        en: "Only where both could answer does it say something of trust: restrict it to respondents. sna's default counts pairs without any tie as reciprocal; ask it for measure=\"edgewise\".",
        nl: "Het zegt alleen iets over vertrouwen als beiden konden antwoorden: beperk het tot respondenten. sna telt standaard ook paren zonder relatie als wederkerig; vraag daar measure=\"edgewise\".",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Reciprocity],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(reciprocity),
};

/// The share of arcs that are returned, or of tied pairs that are tied both ways.
///
/// # Definition
///
/// Arcs: 2M / (2M + A); pairs: M / (M + A), with M the mutual and A the one-way pairs.
///
/// # Reading it
///
/// High: those who are named name back. Meaningless where some could not answer; restrict it to respondents then.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Pairs without tie never count. Self-ties and parallel ties are gone before:
/// the compact graph has none.
///
/// # Undefined when
///
/// Undirected graph: `not_directed`. No ties: `no_ties`.
///
/// # Cost
///
/// O(m log k).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, R sna 2.7-1 edgewise and dyadic.nonnull).
///
/// # References
///
/// Wasserman & Faust 1994, Social Network Analysis, chapter 13.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::reciprocity::reciprocity;
///
/// let arcs = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0)];
/// let graph = CompactGraph::from_edges(3, true, false, &arcs, Default::default());
/// assert_eq!(reciprocity(&graph, &Params::default()).value(), 2.0 / 3.0);
/// ```
pub fn reciprocity(graph: &CompactGraph, params: &Params) -> Scores {
    if !graph.is_directed() {
        return Scores::none(Reason::NotDirected);
    }
    if graph.edge_count() == 0 {
        return Scores::none(Reason::NoTies);
    }
    let arcs = graph.edge_count();
    let returned = graph.edges().iter().filter(|&&(a, b)| graph.edge_between(b as usize, a as usize).is_some()).count();
    Scores::one(match params.reciprocity {
        Reciprocity::Arcs => returned as f64 / arcs as f64,
        Reciprocity::Pairs => (returned / 2) as f64 / (arcs - returned / 2) as f64,
    })
}
