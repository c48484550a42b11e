//! How far apart nodes are.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Along, Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const AVERAGE_DISTANCE: Measure = Measure {
    id: "average-distance",
    level: Level::Network,
    name: Text { en: "Average distance", nl: "Gemiddelde afstand" },
    meaning: Text {
        en: "How many steps apart two nodes are on average, among those who can reach each other.",
        nl: "Hoeveel stappen twee knopen gemiddeld van elkaar af staan, onder wie elkaar kan bereiken.",
    },
    formula: "Σ d(i,j)/|{(i,j): i ≠ j, d(i,j) < ∞}| over ordered pairs",
    reading: Text {
        en: "1: everybody knows everybody. 2: typically one go-between. 4 and up: news passes through many hands.",
        nl: "1: iedereen kent iedereen. 2: meestal één tussenpersoon. 4 en meer: nieuws gaat door veel handen.",
    },
    caution: Text {
        en: "Pairs that cannot reach each other are left out, so a network in pieces looks short: read fragmentation beside it, or take the global efficiency. networkx refuses a network in pieces. With strengths the unit is 1/strength.",
        nl: "Paren die elkaar niet bereiken tellen niet mee, dus een uiteengevallen netwerk lijkt compact: lees versnippering ernaast, of neem de compactheid. networkx weigert een netwerk in delen. Met sterktes is de eenheid 1/sterkte.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Distance,
    listens: &[],
    needs: &[],
    reference: "Watts & Strogatz 1998",
    compute: Compute::Graph(average_distance),
};

/// The mean distance over the pairs that reach each other.
///
/// # Definition
///
/// Σ d(i,j) / |{(i,j): i ≠ j, d(i,j) < ∞}| over ordered pairs.
///
/// # Reading it
///
/// Low: short lines. A network in pieces looks short; read the fragmentation beside it, or take the global
/// efficiency.
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
/// Watts & Strogatz 1998, doi:10.1038/30918.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::average_distance::average_distance;
///
/// // Two pairs of one step, one of two.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(average_distance(&path, &Params::default()).value(), 4.0 / 3.0);
/// ```
pub fn average_distance(graph: &CompactGraph, _: &Params) -> Scores {
    if graph.node_count() < 2 {
        return Scores::none(Reason::TooFewNodes);
    }
    let found = distances::distances(graph, Along::Out);
    match found.iter().map(|distances| distances.others).sum::<usize>() {
        0 => Scores::none(Reason::NoTies),
        pairs => Scores::one(found.iter().map(|distances| distances.sum).sum::<f64>() / pairs as f64),
    }
}
