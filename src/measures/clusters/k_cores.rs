//! Dense parts left when loose ends are taken away.

use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::components::weak;
use crate::graph::cores::{CoreDegree, core_numbers};
use crate::graph::{CompactGraph, compact::Merge};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const K_CORES: Method = Method {
    id: "k-cores",
    name: Text { en: "k-cores", nl: "k-kernen" },
    meaning: Text {
        en: "Connected parts in which everybody has at least k partners inside the part.",
        nl: "Samenhangende delen waarin ieder minstens k partners binnen het deel heeft.",
    },
    caution: Text {
        en: "Everybody outside is in no cluster; cores say where a network is dense, not where it divides.",
        nl: "Wie erbuiten staat zit in geen cluster; kernen zeggen waar een netwerk dicht is, niet waar het zich deelt.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    quality: Quality::Definition,
    listens: &[ClusterListens::Core],
    most_nodes: usize::MAX,
    reference: "Seidman 1983",
    find: k_cores,
};

/// The connected parts in which everybody has at least k partners; who is in none is alone.
///
/// # Definition
///
/// The components of the largest subgraph in which all degrees are k or more.
///
/// # Reading it
///
/// What is left of the network when those with few partners go, and then those who thereby have few, and so on. k is `core`, 2
/// unless chosen: with 2 chains and loose ends go.
///
/// # Conventions
///
/// Direction: ignored, a mutual pair counts once. Weights: ignored.
///
/// # Undefined when
///
/// Never; where no core is that dense all are alone.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference, as core numbers (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, R sna 2.7-1).
///
/// # References
///
/// Seidman 1983, doi:10.1016/0378-8733(83)90028-X. Batagelj & Zaveršnik 2003, arXiv:cs/0310049.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, k_cores::k_cores};
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)]);
/// assert_eq!(k_cores(&graph, &ClusterOptions::default()).groups, [[0, 1, 2]]);
/// ```
pub fn k_cores(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let flat = graph.symmetrised(Merge::Max);
    let numbers = core_numbers(&flat, CoreDegree::Partners);
    let inside = |node: u32| numbers[node as usize] >= options.core.max(1);
    let edges: Vec<(u32, u32)> = flat.edges().iter().copied().filter(|&(a, b)| inside(a) && inside(b)).collect();
    let parts = weak(&CompactGraph::undirected(flat.node_count(), &edges));
    Clustering::of(&flat, Partition::from_labels(&parts.of)).with_quality(f64::NAN)
}
