//! How many of all possible ties exist.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const DENSITY: Measure = Measure {
    id: "density",
    level: Level::Network,
    name: Text { en: "Density", nl: "Dichtheid" },
    meaning: Text {
        en: "Which share of all possible ties exists.",
        nl: "Welk deel van alle mogelijke relaties bestaat.",
    },
    formula: "m/(n(n−1)/2); directed m/(n(n−1))",
    reading: Text {
        en: "1: everybody works with everybody; 0: nobody with anybody. 0.1: of ten possible ties one exists.",
        nl: "1: iedereen werkt met iedereen; 0: niemand met iemand. 0,1: van tien mogelijke relaties bestaat er één.",
    },
    caution: Text {
        en: "It falls by itself as networks grow, since nobody can keep up a hundred ties: do not compare towns of unequal size, read the average degree beside it. Nodes that could not answer lower it. igraph with loops=TRUE divides by more pairs.",
        nl: "Het daalt vanzelf als netwerken groeien, want niemand onderhoudt honderd relaties: vergelijk geen gemeenten van ongelijke grootte en lees het gemiddelde aantal partners ernaast. Wie niet kon antwoorden verlaagt het. igraph deelt met loops=TRUE door meer paren.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(density),
};

/// The number of ties over the number of pairs.
///
/// # Definition
///
/// m / (n(n − 1)/2); directed m / (n(n − 1)).
///
/// # Reading it
///
/// Falls with the number of nodes by itself: read the average degree beside it, and do not compare networks of
/// unequal size.
///
/// # Conventions
///
/// Direction: arcs over ordered pairs. Weights: ignored. Isolates count in n. Self-ties and parallel ties are gone
/// before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(1).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, networkit 11.3, R sna 2.7-1).
///
/// # References
///
/// Wasserman & Faust 1994, Social Network Analysis, chapter 4.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::density::density;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(density(&path, &Params::default()).value(), 2.0 / 3.0);
/// ```
pub fn density(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count() as f64;
    if n < 2.0 {
        return Scores::none(Reason::TooFewNodes);
    }
    let pairs = n * (n - 1.0) / if graph.is_directed() { 1.0 } else { 2.0 };
    Scores::one(graph.edge_count() as f64 / pairs)
}
