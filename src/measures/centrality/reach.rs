//! How many are within a few steps.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const REACH: Measure = Measure {
    id: "reach",
    level: Level::Node,
    name: Text { en: "Reach within two steps", nl: "Bereik binnen twee stappen" },
    meaning: Text {
        en: "How many others a node reaches directly or through one partner.",
        nl: "Hoeveel anderen een knoop rechtstreeks of via één partner bereikt.",
    },
    formula: "r(i) = |{j ≠ i: d(i,j) ≤ t}| in steps, with t = 2 unless `--steps` says otherwise. Normalised: r(i)/(n−1)",
    reading: Text {
        en: "High: a message from here is with many after two steps. Normalised, 1 is everybody and 0 nobody.",
        nl: "Hoog: een bericht van hier is na twee stappen bij velen. Genormaliseerd is 1 iedereen en 0 niemand.",
    },
    caution: Text {
        en: "In small or dense networks nearly everybody reaches nearly everybody in two steps; then it separates nobody. A hub that a source made (a list of participants) lifts all its members. igraph's neighborhood_size counts the node itself.",
        nl: "In kleine of dichte netwerken bereikt bijna iedereen bijna iedereen in twee stappen; dan onderscheidt het niemand. Een knooppunt dat door een bron ontstaat (een deelnemerslijst) tilt al zijn leden op. neighborhood_size van igraph telt de knoop zelf mee.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Steps, Listens::Along, Listens::Normalization],
    needs: &[],
    reference: "Borgatti 2006",
    compute: Compute::Graph(reach),
};

/// The number of others within two steps, or as many as asked for.
///
/// # Definition
///
/// r(i) = |{j ≠ i: d(i,j) ≤ m}|, with m = 2 unless asked otherwise and d in steps. Normalised: divided by n − 1.
///
/// # Reading it
///
/// High: news from here is soon with many. It is not a forecast of what happens when a real organisation stops.
///
/// # Conventions
///
/// Direction: along the arcs unless asked for those who reach the node. Weights: ignored, steps are counted.
/// Isolates: 0. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Normalised with one node: `too_few_nodes`.
///
/// # Cost
///
/// O(Σ k²) for two steps.
///
/// # Checked against
///
/// tests/reference (R keyplayer mreach.degree and direct evaluation).
///
/// # References
///
/// Borgatti 2006, doi:10.1007/s10588-006-7084-x.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::reach::reach;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// assert_eq!(reach(&path, &Params::default()).values, [2.0, 3.0, 3.0, 2.0]);
/// ```
pub fn reach(graph: &CompactGraph, params: &Params) -> Scores {
    let counts = distances::within_steps(graph, params.along, params.steps);
    super::degree::normalized_degrees(graph, params, 1, |node| counts[node])
}
