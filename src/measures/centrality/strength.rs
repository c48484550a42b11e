//! Summed strength of ties.

use crate::graph::CompactGraph;
use crate::measures::{Along, Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const STRENGTH: Measure = Measure {
    id: "strength",
    level: Level::Node,
    name: Text { en: "Strength", nl: "Sterkte" },
    meaning: Text {
        en: "How much collaboration a node has in all, strong ties counting more.",
        nl: "Hoeveel samenwerking een knoop in totaal heeft; sterke relaties tellen zwaarder.",
    },
    formula: "s(i) = Σ_j w(i,j); directed: ties that go out, or with `--along in` those that come in",
    reading: Text {
        en: "High: many ties, strong ties, or both; degree tells which. 0: no ties.",
        nl: "Hoog: veel relaties, sterke relaties, of allebei; het aantal partners zegt welk van de twee. 0: geen relaties.",
    },
    caution: Text {
        en: "Grades such as weak, fair, strong have an order but no distance: do not rank by their sum alone. Without strengths it equals degree. In a directed network networkx and igraph add in and out unless told otherwise.",
        nl: "Cijfers als zwak, redelijk en sterk hebben een volgorde maar geen afstand: maak geen ranglijst op de som alleen. Zonder sterktes is het gelijk aan het aantal partners. In een gericht netwerk tellen networkx en igraph in en uit op, tenzij anders gevraagd.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[Listens::Along],
    needs: &[],
    reference: "Barrat et al. 2004",
    compute: Compute::Graph(strength),
};

/// The strengths of the ties of every node, added up.
///
/// # Definition
///
/// s(i) = Σ_j w(i,j); in a directed graph along the arcs that go out, or come in.
///
/// # Reading it
///
/// High: many or strong ties; see degree to tell which. Graded strengths (weak, strong) are ordinal: do not rank by
/// their sum alone.
///
/// # Conventions
///
/// Direction: out unless asked for in. Weights: strength; unweighted ties count 1. Isolates: 0. Self-ties and
/// parallel ties are gone before: the compact graph has none.
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
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, R sna 2.7-1).
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
/// use verbinder::measures::centrality::strength::strength;
///
/// let pair = CompactGraph::from_edges(2, false, true, &[(0, 1, 2.5)], Default::default());
/// assert_eq!(strength(&pair, &Params::default()).values, [2.5, 2.5]);
/// ```
pub fn strength(graph: &CompactGraph, params: &Params) -> Scores {
    Scores::all(
        (0..graph.node_count())
            .map(|node| match params.along {
                Along::Out => graph.strength(node),
                Along::In => graph.in_strength(node),
            })
            .collect(),
    )
}
