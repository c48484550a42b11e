//! Roles: who is tied to the same others.

use super::hierarchy::{Tree, silhouette};
use super::profiles::{Comparison, profiles};
use super::{ClusterListens, ClusterOptions, Clustering, GroupCount, Method, Partition, Quality};
use crate::graph::CompactGraph;
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const STRUCTURAL_EQUIVALENCE: Method = Method {
    id: "structural-equivalence",
    name: Text { en: "Structural equivalence", nl: "Structurele gelijkwaardigheid" },
    meaning: Text {
        en: "Nodes tied to the same others: they play the same part and could stand in for each other.",
        nl: "Knopen met dezelfde partners: zij spelen dezelfde rol en zouden elkaar kunnen vervangen.",
    },
    caution: Text {
        en: "Members need not be tied to each other, and may compete; this is no measure of cohesion.",
        nl: "Leden hoeven niet met elkaar verbonden te zijn en kunnen concurrenten zijn; dit meet geen samenhang.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    quality: Quality::Silhouette,
    listens: &[ClusterListens::Groups],
    most_nodes: 2000,
    reference: "Lorrain & White 1971",
    find: structural_equivalence,
};

/// The most groups that are tried for the best number of them.
const MOST_GROUPS: usize = 20;

/// Groups of nodes that are tied to the same others.
///
/// # Definition
///
/// The distance of two nodes is the Euclidean distance of their [`profiles`]: their ties to and from all others, without the tie
/// between the two. Average linkage makes a tree of the distances; it is cut into the number of groups, from 2 to 20, with the
/// greatest mean silhouette, among those into at least two groups of two or more if there are any.
///
/// # Reading it
///
/// Same group: same partners, whether or not they work together. Two clinics that both deal with the same council and school, and
/// not with each other, are equivalent.
///
/// # Conventions
///
/// Direction: followed; who names and who is named both count. Weights: strength. Isolates, alike in having no ties, are left
/// alone. Of equal joins the first in order of nodes is made.
///
/// # Undefined when
///
/// Never; with fewer than three nodes that have ties there is one group and no silhouette.
///
/// # Cost
///
/// O(n m) for the distances and O(n²) for tree and silhouettes, O(n²) memory.
///
/// # Checked against
///
/// tests/reference: the distances (R sna 2.7-1 `sedist`, direct evaluation). Tree and silhouette: scipy 1.17.1, scikit-learn 1.9.1.
///
/// # References
///
/// Lorrain & White 1971, doi:10.1080/0022250X.1971.9989788. Burt 1976, doi:10.2307/2577097.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, structural_equivalence::structural_equivalence};
///
/// // Two councils that both fund the same three clubs.
/// let graph = CompactGraph::undirected(5, &[(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)]);
/// let found = structural_equivalence(&graph, &ClusterOptions::default());
/// assert_eq!(found.groups, [vec![2, 3, 4], vec![0, 1]]);
/// ```
pub fn structural_equivalence(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let tied: Vec<usize> =
        (0..graph.node_count()).filter(|&node| graph.degree(node) + graph.in_degree(node) > 0).collect();
    let all = profiles(graph, Comparison::Euclidean);
    let distances: Vec<Vec<f64>> = tied.iter().map(|&a| tied.iter().map(|&b| all[a][b]).collect()).collect();
    let tree = Tree::of(&distances);
    let groups = match options.groups {
        GroupCount::About(groups) => groups.clamp(1, tied.len().max(1)),
        GroupCount::Best => best_cut(&tree, &distances),
    };
    let cut = tree.cut(groups);
    let mut label: Vec<usize> = (0..graph.node_count()).map(|node| tied.len() + node).collect();
    for (place, &node) in tied.iter().enumerate() {
        label[node] = cut.group_of(place);
    }
    Clustering::of(graph, Partition::from_labels(&label)).with_quality(silhouette(&distances, &cut))
}

/// The number of groups with the greatest mean silhouette. One outsider beside all the others is the best cut of many a sparse
/// network and says little: where there is one, a cut into at least two groups of two or more goes first.
fn best_cut(tree: &Tree, distances: &[Vec<f64>]) -> usize {
    let (mut best, mut most) = (1, (false, f64::NEG_INFINITY));
    for groups in 2..=MOST_GROUPS.min(distances.len().saturating_sub(1)) {
        let cut = tree.cut(groups);
        let (divides, width) = (cut.clusters() > 1, silhouette(distances, &cut));
        if (divides && !most.0) || (divides == most.0 && width > most.1 + 1e-12) {
            (best, most) = (groups, (divides, width));
        }
    }
    best
}
