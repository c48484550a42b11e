//! Communities of cliques that overlap.

use super::{ClusterListens, ClusterOptions, Clustering, Method, Quality, Remark};
use crate::graph::CompactGraph;
use crate::graph::cliques::{Completeness, maximal};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const K_CLIQUE: Method = Method {
    id: "k-clique",
    name: Text { en: "Clique percolation", nl: "Cliquepercolatie" },
    meaning: Text {
        en: "Chains of cliques of k that share all but one node; a node may be in several clusters.",
        nl: "Ketens van cliques van k die op één knoop na overlappen; een knoop kan in meer clusters zitten.",
    },
    caution: Text {
        en: "Nodes in no such clique are in no cluster; in dense networks one cluster takes all.",
        nl: "Knopen in geen enkele clique zitten in geen cluster; in dichte netwerken slokt één cluster alles op.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    quality: Quality::Definition,
    listens: &[ClusterListens::CliqueSize],
    most_nodes: usize::MAX,
    reference: "Palla et al. 2005",
    find: k_clique,
};

/// The groups of cliques that can be walked through by exchanging one node at a time; they may overlap.
///
/// # Definition
///
/// Two cliques of k nodes are neighbours if they share k − 1. A community is the union of the cliques that can be reached from one
/// another. The same comes of maximal cliques of at least k nodes that share at least k − 1.
///
/// # Reading it
///
/// Groups in which everybody belongs to a circle who all know each other, and circles overlap much. Who is in several joins them.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. k is `clique_size`, 3 unless chosen; for k = 2 the communities are the pieces of the
/// network. Isolates are in none.
///
/// # Undefined when
///
/// Never; without cliques of k there are no communities.
///
/// # Cost
///
/// That of the maximal cliques, exponential at worst: after 20 million branches the search stops and the result says so. Then
/// about the number of pairs of cliques that share a node.
///
/// # Checked against
///
/// tests/reference: members for k = 3 and 4 in 16 networks (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Palla, Derényi, Farkas & Vicsek 2005, doi:10.1038/nature03607.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, k_clique::k_clique};
///
/// // Triangles 0-1-2 and 1-2-3 share two nodes, 3-4-5 shares one with the second.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// assert_eq!(k_clique(&graph, &ClusterOptions::default()).groups, [vec![0, 1, 2, 3], vec![3, 4, 5]]);
/// ```
pub fn k_clique(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let k = options.clique_size.max(2);
    let (cliques, completeness) = maximal(graph, k);
    let mut of_node: Vec<Vec<usize>> = vec![Vec::new(); graph.node_count()];
    for (number, clique) in cliques.iter().enumerate() {
        clique.iter().for_each(|&node| of_node[node].push(number));
    }
    let mut seen = vec![false; cliques.len()];
    let mut shared = vec![0usize; cliques.len()];
    let mut groups = Vec::new();
    for start in 0..cliques.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut members: Vec<usize> = Vec::new();
        let mut waiting = vec![start];
        while let Some(number) = waiting.pop() {
            members.extend(&cliques[number]);
            let mut met = Vec::new();
            for other in cliques[number].iter().flat_map(|&node| &of_node[node]).copied().filter(|&other| !seen[other])
            {
                if shared[other] == 0 {
                    met.push(other);
                }
                shared[other] += 1;
            }
            for other in met {
                if std::mem::take(&mut shared[other]) + 1 >= k {
                    seen[other] = true;
                    waiting.push(other);
                }
            }
        }
        members.sort_unstable();
        members.dedup();
        groups.push(members);
    }
    Clustering::overlapping(groups).remarking(Remark::Truncated, completeness == Completeness::Truncated)
}
