//! Parts that no single node holds together.

use super::{ClusterOptions, Clustering, Method, Quality};
use crate::graph::{self, CompactGraph};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const BICOMPONENTS: Method = Method {
    id: "bicomponents",
    name: Text { en: "Bicomponents", nl: "Dubbel verbonden delen" },
    meaning: Text {
        en: "Parts that stay connected whoever of them falls away; they overlap in the cut points.",
        nl: "Delen die samenhangen wie er ook wegvalt; zij overlappen in de snijpunten.",
    },
    caution: Text {
        en: "A tie that is the only way is a part of two nodes by itself.",
        nl: "Een relatie die de enige weg is, is op zichzelf een deel van twee knopen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    quality: Quality::Definition,
    listens: &[],
    most_nodes: usize::MAX,
    reference: "Harary 1969",
    find: bicomponents,
};

/// The parts in which any two nodes are joined by two ways that share no third node; they overlap in the cut points.
///
/// # Definition
///
/// The largest connected subgraphs without a cut point of their own. Every tie lies in exactly one.
///
/// # Reading it
///
/// Inside a part of three or more nobody can be cut off by the loss of one actor. Many small parts: the network hangs on single
/// actors.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. A bridge is a part of two; isolates are in none.
///
/// # Undefined when
///
/// Never; without ties there are none.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference, as counts (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3).
///
/// # References
///
/// Harary 1969, Graph Theory. Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, bicomponents::bicomponents};
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(bicomponents(&graph, &ClusterOptions::default()).groups, [vec![0, 1, 2], vec![2, 3]]);
/// ```
pub fn bicomponents(graph: &CompactGraph, _: &ClusterOptions) -> Clustering {
    Clustering::overlapping(graph::bicomponents::bicomponents(graph))
}
