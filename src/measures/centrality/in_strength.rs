//! Summed strength of the ties that come in.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const IN_STRENGTH: Measure = Measure {
    id: "in-strength",
    level: Level::Node,
    name: Text { en: "In-strength", nl: "In-sterkte" },
    meaning: Text {
        en: "How strongly a node is named by others, all ties that come in added up.",
        nl: "Hoe sterk een knoop door anderen genoemd wordt, alle inkomende relaties opgeteld.",
    },
    formula: "s_in(i) = Σ_j w(j,i)",
    reading: Text {
        en: "High: named by many, or named strongly by some. 0: no ties come in.",
        nl: "Hoog: door velen genoemd, of door enkelen sterk. 0: er komt geen relatie binnen.",
    },
    caution: Text {
        en: "Answerers use a scale each in their own way; one generous answerer can make the difference. Grades have an order but no distance. Without direction it is the same as strength.",
        nl: "Iedereen gebruikt een schaal op zijn eigen manier; één gulle invuller kan het verschil maken. Cijfers hebben een volgorde maar geen afstand. Zonder richting is het gelijk aan de sterkte.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Graph(in_strength),
};

/// The strengths of the ties that come in at every node, added up.
///
/// # Definition
///
/// s(i) = Σ_j w(j,i).
///
/// # Reading it
///
/// High: named by many, or strongly by some. Graded strengths are ordinal: do not rank by their sum alone.
///
/// # Conventions
///
/// Direction: arcs that come in; in an undirected graph the same as strength. Weights: strength; unweighted ties
/// count 1. Isolates: 0. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference as strength_in (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45).
///
/// # References
///
/// Barrat et al. 2004, doi:10.1073/pnas.0400087101.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::in_strength::in_strength;
///
/// let arc = CompactGraph::from_edges(2, true, true, &[(0, 1, 2.5)], Default::default());
/// assert_eq!(in_strength(&arc, &Params::default()).values, [0.0, 2.5]);
/// ```
pub fn in_strength(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::all((0..graph.node_count()).map(|node| graph.in_strength(node)).collect())
}
