//! Which ties are strong for those they join.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const DISPARITY: Measure = Measure {
    id: "disparity",
    level: Level::Tie,
    name: Text { en: "Disparity p", nl: "Dispariteit p" },
    meaning: Text {
        en: "How likely a tie so strong is if an end had spread its strength at random; low means the tie stands out.",
        nl: "Hoe waarschijnlijk een zo sterke relatie is als een uiteinde zijn sterkte willekeurig verdeeld had; laag betekent dat zij eruit springt.",
    },
    formula: "p = min over both ends of (1 − w/s)^(k−1), with w the strength of the tie, s the strength and k the degree of the end; an end with one tie gives 1",
    reading: Text {
        en: "Small (below 0.05): much stronger than an end spreads over its partners, part of the backbone. Near 1: nothing special.",
        nl: "Klein (onder 0,05): veel sterker dan een uiteinde over zijn partners verdeelt, deel van de ruggengraat. Dicht bij 1: niets bijzonders.",
    },
    caution: Text {
        en: "It judges ties one by one: among a thousand ties fifty are below 0.05 by chance. Without differences in strength it only reflects the number of partners. Not for counts of shared memberships.",
        nl: "Het beoordeelt relaties één voor één: van duizend relaties zitten er door toeval vijftig onder 0,05. Zonder verschillen in sterkte weerspiegelt het alleen het aantal partners. Niet voor aantallen gedeelde lidmaatschappen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Chance,
    listens: &[],
    needs: &[],
    reference: "Serrano et al. 2009",
    compute: Compute::Graph(disparity),
};

/// The smaller of the two chances, one for each end, that a tie is as strong as it is if the end had spread its
/// strength over its ties at random.
///
/// # Definition
///
/// p = min over both ends of (1 − w/s)^(k − 1), with s the strength and k the degree of the end; an end with one
/// tie gives 1. In a directed graph the source with what goes out, the target with what comes in.
///
/// # Reading it
///
/// Below a chosen level (0.05, say): part of the backbone. It judges ties one by one: for many ties at once correct
/// for their number. Not for counts of shared memberships, which have another null model.
///
/// # Conventions
///
/// Direction: followed. Weights: strength; with equal weights it only reflects degree. Self-ties and parallel ties
/// are gone before: the compact graph has none.
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
/// tests/reference (R backbone disparity).
///
/// # References
///
/// Serrano, Boguñá & Vespignani 2009, doi:10.1073/pnas.0808904106.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::disparity::disparity;
///
/// // For the middle 1 − 3/4 and 1 − 1/4; for the ends, which have no choice, 1.
/// let path = CompactGraph::from_edges(3, false, true, &[(0, 1, 3.0), (1, 2, 1.0)], Default::default());
/// assert_eq!(disparity(&path, &Params::default()).values, [0.25, 0.75]);
/// ```
pub fn disparity(graph: &CompactGraph, _: &Params) -> Scores {
    let chance = |weight: f64, strength: f64, degree: usize| {
        // The share of the strongest tie may round to a little more than one.
        if degree < 2 { 1.0 } else { (1.0 - weight / strength).max(0.0).powf(degree as f64 - 1.0) }
    };
    let out: Vec<f64> = (0..graph.node_count()).map(|node| graph.strength(node)).collect();
    let into: Vec<f64> = (0..graph.node_count()).map(|node| graph.in_strength(node)).collect();
    let of_edge = |(edge, &(a, b)): (usize, &(u32, u32))| {
        let (a, b, weight) = (a as usize, b as usize, graph.weight(edge));
        chance(weight, out[a], graph.degree(a)).min(chance(weight, into[b], graph.in_degree(b)))
    };
    Scores::all(graph.edges().iter().enumerate().map(of_edge).collect())
}
