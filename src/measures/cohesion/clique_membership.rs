//! In how many circles each takes part.

use super::CLIQUE_CAUTION;
use crate::graph::cliques::{Completeness, each};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CLIQUE_MEMBERSHIP: Measure = Measure {
    id: "clique-membership",
    level: Level::Node,
    name: Text { en: "Membership of cliques", nl: "Lidmaatschap van cliques" },
    meaning: Text {
        en: "In how many circles of three or more, in which everybody is tied to everybody, a node takes part, and how large the largest is.",
        nl: "Aan hoeveel kringen van drie of meer, waarin ieder met ieder verbonden is, een knoop deelneemt, en hoe groot de grootste is.",
    },
    formula: "number of maximal cliques of three or more that hold i; size of the largest clique that holds i",
    reading: Text {
        en: "High: a node that links several tight circles. One large circle only: deep inside one of them.",
        nl: "Hoog: een knoop die meer hechte kringen verbindt. Slechts één grote kring: diep in één ervan.",
    },
    caution: CLIQUE_CAUTION,
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Luce & Perry 1949",
    compute: Compute::Parts(PARTS, clique_membership),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "cliques",
        name: Text { en: "Cliques of three or more", nl: "Cliques van drie of meer" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "largest",
        name: Text { en: "Largest clique", nl: "Grootste clique" },
        unit: Unit::Count,
        detail: false,
    },
];

/// For every node the number of maximal cliques of three or more it is in, and the size of the largest clique it is in.
///
/// # Definition
///
/// As clique-census; the largest may be a pair, or for an isolate 1.
///
/// # Reading it
///
/// The diagonal of the co-membership table of UCINET and sna, with circles of three or more.
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
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::clique_membership::clique_membership;
///
/// let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// let columns = clique_membership(&Known::new(&graph), &Params::default());
/// assert_eq!(columns[0].values, [1.0, 1.0, 1.0, 0.0, 0.0]);
/// assert_eq!(columns[1].values, [3.0, 3.0, 3.0, 2.0, 1.0]);
/// ```
pub fn clique_membership(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let n = known.graph.node_count();
    let (mut counts, mut largest) = (vec![0.0; n], vec![0.0f64; n]);
    let completeness = each(known.graph, 1, |clique| {
        for &node in clique {
            counts[node] += f64::from(u8::from(clique.len() > 2));
            largest[node] = largest[node].max(clique.len() as f64);
        }
    });
    match completeness {
        Completeness::Whole => vec![Scores::all(counts), Scores::all(largest)],
        Completeness::Truncated => vec![Scores::all_undefined(n, Reason::NotConverged); PARTS.len()],
    }
}
