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
