//! How many circles the ends of a tie share.

use super::CLIQUE_CAUTION;
use crate::graph::CompactGraph;
use crate::graph::cliques::{Completeness, each};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CLIQUE_OVERLAP: Measure = Measure {
    id: "clique-overlap",
    level: Level::Tie,
    name: Text { en: "Overlap of cliques", nl: "Overlap van cliques" },
    meaning: Text {
        en: "In how many circles of three or more, in which everybody is tied to everybody, both ends of a tie take part.",
        nl: "Aan hoeveel kringen van drie of meer, waarin ieder met ieder verbonden is, beide uiteinden van een relatie deelnemen.",
    },
    formula: "number of maximal cliques of three or more that hold both i and j",
    reading: Text {
        en: "High: a tie in the middle of overlapping circles. 0: a tie outside every circle, often a bridge.",
        nl: "Hoog: een relatie midden in overlappende kringen. 0: een relatie buiten elke kring, vaak een brug.",
    },
    caution: CLIQUE_CAUTION,
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Luce & Perry 1949",
    compute: Compute::Graph(clique_overlap),
};

/// For every tie the number of maximal cliques of three or more that hold both ends.
///
/// # Definition
///
/// As clique-census. Who is not tied shares no clique, so that the ties hold the whole co-membership table.
///
/// # Reading it
///
/// UCINET and sna cluster this table to find which circles run into each other.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Only maximal cliques: a circle inside a larger one does not count. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// More branches than 20 million: `not_converged`.
///
/// # Cost
///
/// Exponential at worst; in sparse networks little more than O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, R sna 2.7-1), and R sna clique.census in the test of
/// gaps.
///
/// # References
///
/// Luce & Perry 1949, doi:10.1007/BF02289146. Eppstein, Löffler & Strash 2010, arXiv:1006.5440.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::clique_overlap::clique_overlap;
///
/// // Two triangles with a side in common: 1–2 is in both.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]);
/// assert_eq!(clique_overlap(&graph, &Params::default()).values, [1.0, 1.0, 2.0, 1.0, 1.0]);
/// ```
pub fn clique_overlap(graph: &CompactGraph, _: &Params) -> Scores {
    let mut counts = vec![0.0; graph.edge_count()];
    let completeness = each(graph, 3, |clique| {
        for (at, &a) in clique.iter().enumerate() {
            for &b in &clique[at + 1..] {
                let both = [graph.edge_between(a, b), graph.edge_between(b, a).filter(|_| graph.is_directed())];
                both.into_iter().flatten().for_each(|edge| counts[edge] += 1.0);
            }
        }
    });
    match completeness {
        Completeness::Whole => Scores::all(counts),
        Completeness::Truncated => Scores::all_undefined(graph.edge_count(), Reason::NotConverged),
    }
}
