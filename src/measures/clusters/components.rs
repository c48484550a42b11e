//! The pieces of the network.

use super::{ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::{self, CompactGraph};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const COMPONENTS: Method = Method {
    id: "components",
    name: Text { en: "Components", nl: "Losse delen" },
    meaning: Text {
        en: "Nodes that can reach each other along ties, whatever the way.",
        nl: "Knopen die elkaar langs relaties kunnen bereiken, hoe dan ook.",
    },
    caution: Text {
        en: "One tie suffices to join two pieces; in coded documents a missing tie may only be unwritten.",
        nl: "Eén relatie is genoeg om twee delen te verbinden; in gecodeerde documenten kan een ontbrekende relatie alleen ongenoemd zijn.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    quality: Quality::Definition,
    listens: &[],
    most_nodes: usize::MAX,
    reference: "Harary 1969",
    find: components,
};

/// The pieces between which there is no path.
///
/// # Definition
///
/// Classes of nodes joined by paths.
///
/// # Reading it
///
/// Who is in different pieces cannot reach each other at all: no information, no referral. Nothing finer is said.
///
/// # Conventions
///
/// Direction: ignored (weak components). Weights: ignored. Isolates are alone.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3), as lists of sizes.
///
/// # References
///
/// Harary 1969, Graph Theory.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, components::components};
///
/// let graph = CompactGraph::undirected(4, &[(0, 1), (1, 3)]);
/// assert_eq!(components(&graph, &ClusterOptions::default()).groups, [[0, 1, 3]]);
/// ```
pub fn components(graph: &CompactGraph, _: &ClusterOptions) -> Clustering {
    let partition = Partition::from_labels(&graph::components::weak(graph).of);
    Clustering::of(graph, partition).with_quality(f64::NAN)
}
