//! Summed strength of the ties that go out.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const OUT_STRENGTH: Measure = Measure {
    id: "out-strength",
    level: Level::Node,
    name: Text { en: "Out-strength", nl: "Uit-sterkte" },
    meaning: Text {
        en: "How strongly a node names others, all ties that go out added up.",
        nl: "Hoe sterk een knoop anderen noemt, alle uitgaande relaties opgeteld.",
    },
    formula: "s_out(i) = Σ_j w(i,j)",
    reading: Text {
        en: "High: names many, or some strongly. 0: names nobody, or was not asked.",
        nl: "Hoog: noemt velen, of enkelen sterk. 0: noemt niemand, of is niet bevraagd.",
    },
    caution: Text {
        en: "It says as much about how somebody answers as about how much they work together; a 0 may be silence. Without direction it is the same as strength.",
        nl: "Het zegt evenveel over hoe iemand invult als over hoeveel er wordt samengewerkt; een 0 kan stilte zijn. Zonder richting is het gelijk aan de sterkte.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Graph(out_strength),
};

/// The strengths of the ties that go out from every node, added up.
///
/// # Definition
///
/// s(i) = Σ_j w(i,j).
///
/// # Reading it
///
/// High: names many, or some strongly. Who was not asked names nobody: a 0 may be silence.
///
/// # Conventions
///
/// Direction: arcs that go out; in an undirected graph the same as strength. Weights: strength; unweighted ties
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
/// tests/reference as strength_out (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45).
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
/// use verbinder::measures::centrality::out_strength::out_strength;
///
/// let arc = CompactGraph::from_edges(2, true, true, &[(0, 1, 2.5)], Default::default());
/// assert_eq!(out_strength(&arc, &Params::default()).values, [2.5, 0.0]);
/// ```
pub fn out_strength(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::all((0..graph.node_count()).map(|node| graph.strength(node)).collect())
}
