//! Participation and the E–I index taken apart: to which groups the ties of a node go.

use crate::graph::CompactGraph;
use crate::graph::shortest_paths::Along;
use crate::measures::Grouping;
use std::collections::BTreeMap;

/// The ties of a node to one group.
#[derive(Debug, Clone, PartialEq)]
pub struct TiesToGroup {
    /// The group.
    pub group: usize,
    /// The partners in it, ascending.
    pub partners: Vec<usize>,
    /// The strength of the ties to them, added up.
    pub strength: f64,
}

/// The groups that the ties of a node lead to, most strength first, and the partners without a group, who count nowhere.
pub fn ties_by_group(
    graph: &CompactGraph,
    groups: &Grouping,
    node: usize,
    along: Along,
) -> (Vec<TiesToGroup>, Vec<usize>) {
    let (others, edges) = match along {
        Along::Out => (graph.neighbors(node), graph.neighbor_edges(node)),
        Along::In => (graph.in_neighbors(node), graph.in_neighbor_edges(node)),
    };
    let mut found: BTreeMap<usize, (Vec<usize>, f64)> = BTreeMap::new();
    let mut without = Vec::new();
    for (&other, &edge) in others.iter().zip(edges) {
        let other = other as usize;
        let Some(group) = groups.of()[other] else {
            without.push(other);
            continue;
        };
        let entry = found.entry(group).or_default();
        entry.0.push(other);
        entry.1 += graph.weight(edge as usize);
    }
    let mut list: Vec<TiesToGroup> =
        found.into_iter().map(|(group, (partners, strength))| TiesToGroup { group, partners, strength }).collect();
    list.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.group.cmp(&b.group)));
    (list, without)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // 0 names 1 (group 0, strength 2), 2 and 3 (group 1, 1.5 each) and 4, who has no group; only 1 names it, with strength 4.
    #[test]
    fn ties_are_added_up_by_the_group_of_their_other_end() {
        let arcs = [(0, 1, 2.0), (0, 2, 1.5), (0, 3, 1.5), (0, 4, 9.0), (1, 0, 4.0)];
        let graph = CompactGraph::from_edges(5, true, true, &arcs, Merge::Max);
        let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y"), Some("y"), None]);
        let to = |group, partners: &[usize], strength| TiesToGroup { group, partners: partners.to_vec(), strength };
        let out = ties_by_group(&graph, &groups, 0, Along::Out);
        assert_eq!(out, (vec![to(1, &[2, 3], 3.0), to(0, &[1], 2.0)], vec![4]));
        assert_eq!(ties_by_group(&graph, &groups, 0, Along::In), (vec![to(0, &[1], 4.0)], vec![]));
        // Equal strengths stand in the order of groups.
        let equal = CompactGraph::undirected(3, &[(0, 1), (0, 2)]);
        let groups = Grouping::from_labels(&[Some("x"), Some("y"), Some("x")]);
        assert_eq!(ties_by_group(&equal, &groups, 0, Along::Out), (vec![to(0, &[2], 1.0), to(1, &[1], 1.0)], vec![]));
    }
}
