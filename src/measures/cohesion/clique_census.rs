//! How many circles there are in which all know each other.

use super::CLIQUE_CAUTION;
use crate::graph::cliques::{Completeness, sizes};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CLIQUE_CENSUS: Measure = Measure {
    id: "clique-census",
    level: Level::Network,
    name: Text { en: "Census of cliques", nl: "Telling van cliques" },
    meaning: Text {
        en: "How many circles there are in which everybody is tied to everybody and that nobody could join, by their size.",
        nl: "Hoeveel kringen er zijn waarin ieder met ieder verbonden is en waar niemand bij kan, naar omvang.",
    },
    formula: "number of maximal sets of nodes of which every two are tied, by size",
    reading: Text {
        en: "Many cliques of three and more: collaboration happens in circles. Only pairs: it runs along single ties.",
        nl: "Veel cliques van drie en meer: samenwerking gebeurt in kringen. Alleen paren: zij loopt langs losse relaties.",
    },
    caution: CLIQUE_CAUTION,
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Luce & Perry 1949",
    compute: Compute::Parts(PARTS, clique_census),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "three_or_more",
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
    Part { id: "single", name: Text { en: "Nodes alone", nl: "Knopen alleen" }, unit: Unit::Count, detail: false },
    Part {
        id: "two",
        name: Text { en: "Pairs in no circle", nl: "Paren in geen kring" },
        unit: Unit::Count,
        detail: false,
    },
    Part { id: "three", name: Text { en: "Cliques of 3", nl: "Cliques van 3" }, unit: Unit::Count, detail: false },
    Part { id: "four", name: Text { en: "Cliques of 4", nl: "Cliques van 4" }, unit: Unit::Count, detail: false },
    Part { id: "five", name: Text { en: "Cliques of 5", nl: "Cliques van 5" }, unit: Unit::Count, detail: false },
    Part {
        id: "six_or_more",
        name: Text { en: "Cliques of 6 or more", nl: "Cliques van 6 of meer" },
        unit: Unit::Count,
        detail: false,
    },
];

/// The number of maximal cliques, by size.
///
/// # Definition
///
/// A maximal clique is a set of nodes of which every two are tied and to which no other is tied as a whole. Single
/// nodes are isolates; a pair is a tie whose ends share no partner.
///
/// # Reading it
///
/// Every size by itself: verbinder census cliques. How often a node, or both ends of a tie, are in one: clique-
/// membership and clique-overlap.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Only maximal cliques: a circle inside a larger one does not count. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`. More branches than 20 million: `not_converged`, since the counts would be a part only.
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
/// use verbinder::measures::cohesion::clique_census::clique_census;
///
/// // A triangle with a tail, and one alone.
/// let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// let counts: Vec<f64> = clique_census(&Known::new(&graph), &Params::default()).iter().map(|c| c.value()).collect();
/// assert_eq!(counts, [1.0, 3.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
/// ```
pub fn clique_census(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (counts, completeness) = sizes(known.graph);
    if known.graph.node_count() == 0 || completeness == Completeness::Truncated {
        let reason = if known.graph.node_count() == 0 { Reason::TooFewNodes } else { Reason::NotConverged };
        return vec![Scores::none(reason); PARTS.len()];
    }
    let of = |size: usize| counts.get(size).copied().unwrap_or(0);
    let from = |size: usize| counts.iter().skip(size).sum::<usize>();
    let largest = counts.len() - 1;
    [from(3), largest, of(1), of(2), of(3), of(4), of(5), from(6)].map(|count| Scores::one(count as f64)).into()
}
