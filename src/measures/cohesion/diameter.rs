//! The longest of the shortest paths.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Along, Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const DIAMETER: Measure = Measure {
    id: "diameter",
    level: Level::Network,
    name: Text { en: "Diameter", nl: "Diameter" },
    meaning: Text {
        en: "How far apart the two farthest nodes are that can reach each other.",
        nl: "Hoe ver de twee verste knopen van elkaar af staan die elkaar kunnen bereiken.",
    },
    formula: "max d(i,j) over ordered pairs with d(i,j) < ∞",
    reading: Text {
        en: "The longest way round: 1 is everybody with everybody, 2 is never more than one go-between, 6 is a long chain somewhere.",
        nl: "De langste weg: 1 is iedereen met iedereen, 2 is nooit meer dan één tussenpersoon, 6 is ergens een lange keten.",
    },
    caution: Text {
        en: "It rests on a single pair, and one missing tie changes it: do not compare towns by it. Pairs out of reach are left out. networkx refuses a network in pieces.",
        nl: "Het hangt van één paar af, en één ontbrekende relatie verandert het: vergelijk er geen gemeenten mee. Onbereikbare paren tellen niet mee. networkx weigert een netwerk in delen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Distance,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(diameter),
};

/// The largest distance over the pairs that reach each other.
///
/// # Definition
///
/// max d(i,j) over ordered pairs with d < ∞.
///
/// # Reading it
///
/// Rests on one pair only: one missing tie changes it.
///
/// # Conventions
///
/// Direction: followed. Weights: strengths, distance 1/w. Components: pairs apart do not count. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No pair reaches each other: `no_ties`; fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Harary 1969, Graph Theory.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::diameter::diameter;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(diameter(&path, &Params::default()).value(), 2.0);
/// ```
pub fn diameter(graph: &CompactGraph, _: &Params) -> Scores {
    if graph.node_count() < 2 {
        return Scores::none(Reason::TooFewNodes);
    }
    if graph.edge_count() == 0 {
        return Scores::none(Reason::NoTies);
    }
    let found = distances::distances(graph, Along::Out);
    Scores::one(found.iter().map(|distances| distances.largest).fold(0.0, f64::max))
}
