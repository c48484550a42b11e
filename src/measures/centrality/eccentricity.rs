//! How far the farthest is.

use crate::graph::{CompactGraph, distances};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const ECCENTRICITY: Measure = Measure {
    id: "eccentricity",
    level: Level::Node,
    name: Text { en: "Eccentricity", nl: "Excentriciteit" },
    meaning: Text {
        en: "How far the farthest node is that it can reach.",
        nl: "Hoe ver de verste knoop is die hij kan bereiken.",
    },
    formula: "e(i) = max_j d(i,j) over the nodes j that i reaches",
    reading: Text {
        en: "Low: everybody is close by, the node sits in the middle. High: at the rim, with somebody far away. The largest of all is the diameter.",
        nl: "Laag: iedereen is dichtbij, de knoop zit in het midden. Hoog: aan de rand, met iemand ver weg. De grootste van allemaal is de diameter.",
    },
    caution: Text {
        en: "It rests on one far node. Small pieces make small values: do not compare nodes of different pieces. networkx refuses when the network falls apart.",
        nl: "Het hangt van één verre knoop af. Kleine losse delen geven kleine waarden: vergelijk geen knopen uit verschillende delen. networkx weigert als het netwerk uiteenvalt.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Distance,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(eccentricity),
};

/// The largest distance to a node that can be reached.
///
/// # Definition
///
/// e(i) = max_j d(i,j) over the nodes that i reaches.
///
/// # Reading it
///
/// Low: in the middle of its component. Small components make small values; do not compare between components.
///
/// # Conventions
///
/// Direction: distances from the node unless asked for distances to it. Weights: strengths, distance 1/w.
/// Components: inside what can be reached. A node that reaches nobody: 0 by convention. Self-ties and parallel ties
/// are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
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
/// use verbinder::measures::centrality::eccentricity::eccentricity;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(eccentricity(&path, &Params::default()).values, [2.0, 1.0, 2.0]);
/// ```
pub fn eccentricity(graph: &CompactGraph, params: &Params) -> Scores {
    let found = distances::distances(graph, params.along);
    let mut scores = Scores::all(found.iter().map(|distances| distances.largest).collect());
    for node in (0..found.len()).filter(|&node| found[node].others == 0) {
        scores = scores.by_convention(Reason::of_reaching_nobody(graph, node), [node]);
    }
    scores
}
