//! Communities by the Louvain method.

use super::consensus::agreed;
use super::local_moves::move_nodes;
use super::passes::renumbered;
use super::weighted::WeightedGraph;
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::CompactGraph;
use crate::graph::random::Stream;
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const LOUVAIN: Method = Method {
    id: "louvain",
    name: Text { en: "Louvain", nl: "Louvain" },
    meaning: Text {
        en: "Groups with more ties inside than chance would put there, by the older search that other programs use.",
        nl: "Groepen met meer onderlinge relaties dan bij toeval, met de oudere zoekwijze van andere programma's.",
    },
    caution: Text {
        en: "For comparison with other programs; its communities may hang together through outsiders only. Leiden finds better ones.",
        nl: "Voor vergelijking met andere programma's; een gemeenschap kan alleen via buitenstaanders samenhangen. Leiden vindt betere.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Resolution, ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Blondel et al. 2008",
    find: louvain,
};

/// What many runs of the Louvain method agree on.
///
/// # Definition
///
/// A run moves single nodes to the neighbouring community where modularity grows most, until none gains; makes communities the
/// nodes of a smaller graph; and goes on with that until nothing changes. Many runs, each with its own order of nodes, are brought
/// together by [`consensus`](super::consensus::consensus()).
///
/// # Reading it
///
/// As [`leiden`](super::leiden()), which searches better: Louvain can put together nodes that are joined through outsiders only.
/// Use it to compare with figures of other programs.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Isolates stay alone. Nodes wait
/// in a queue in random order; only neighbours of a moved node come back into it.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// About O(m) per run and pass, and the rounds of the consensus; random, one stream of numbers per run.
///
/// # Checked against
///
/// tests/reference: never above the exact optimum of modularity; networkx 3.6.1 and igraph 1.0.0 by the range of modularity of
/// single runs.
///
/// # References
///
/// Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, louvain::louvain};
///
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// assert_eq!(louvain(&graph, &ClusterOptions::default()).groups, [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn louvain(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    agreed(graph, options, one_run)
}

/// The division that one run finds.
fn one_run(graph: &CompactGraph, resolution: f64, random: &mut Stream) -> Partition {
    let mut level = WeightedGraph::new(graph);
    // The node of `level` in which each node of `graph` is.
    let mut inside: Vec<u32> = (0..graph.node_count() as u32).collect();
    while level.total() > 0.0 {
        let mut community: Vec<u32> = (0..level.node_count() as u32).collect();
        move_nodes(&level, resolution, &mut community, random);
        let (groups, count) = renumbered(&community);
        for node in &mut inside {
            *node = groups[*node as usize];
        }
        if count == level.node_count() {
            break;
        }
        level = level.aggregated(&groups, count);
    }
    Partition::from_numbers(&inside)
}
