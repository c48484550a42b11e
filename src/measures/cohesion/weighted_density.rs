//! How strong a tie any two have on average.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const WEIGHTED_DENSITY: Measure = Measure {
    id: "weighted-density",
    level: Level::Network,
    name: Text { en: "Weighted density", nl: "Dichtheid naar sterkte" },
    meaning: Text {
        en: "How strong the tie between two nodes is on average, pairs without a tie counting 0.",
        nl: "Hoe sterk de relatie tussen twee knopen gemiddeld is, waarbij paren zonder relatie als 0 tellen.",
    },
    formula: "Σ w / (n(n − 1)/2); directed Σ w / (n(n − 1))",
    reading: Text {
        en: "High: many ties, or strong ones; density beside it tells which.",
        nl: "Hoog: veel relaties, of sterke; de dichtheid ernaast zegt welke.",
    },
    caution: Text {
        en: "Falls with the number of nodes by itself, as density does, and has the unit of the strengths: compare only networks of one size and one scale.",
        nl: "Daalt vanzelf met het aantal knopen, net als dichtheid, en heeft de eenheid van de sterktes: vergelijk alleen netwerken van één omvang en één schaal.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(weighted_density),
};

/// The mean strength over all pairs.
///
/// # Definition
///
/// Σ_(i<j) w(i,j) / (n(n − 1)/2); in a directed graph over ordered pairs.
///
/// # Reading it
///
/// UCINET calls it the density of valued data.
///
/// # Conventions
///
/// Direction: ordered pairs if there is one. Weights: strength; without it density. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// UCINET and R sna gden(ignore.eval = FALSE) divide alike; R sna 2.7-1 on three nodes with ties of 4 and 2.
///
/// # References
///
/// Wasserman & Faust 1994, p. 143.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::weighted_density::weighted_density;
///
/// let pair = CompactGraph::from_edges(3, false, true, &[(0, 1, 4.0), (1, 2, 2.0)], Default::default());
/// assert_eq!(weighted_density(&pair, &Params::default()).value(), 2.0);
/// ```
pub fn weighted_density(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count() as f64;
    let pairs = n * (n - 1.0) * if graph.is_directed() { 1.0 } else { 0.5 };
    if pairs < 0.5 {
        return Scores::none(Reason::TooFewNodes);
    }
    Scores::one((0..graph.edge_count()).map(|edge| graph.weight(edge)).fold(0.0, |sum, weight| sum + weight) / pairs)
}
