//! Groups of nodes that may overlap: the places, sectors or communities that each node belongs to, as numbers.

use crate::graph::CompactGraph;
use std::collections::BTreeSet;

/// For each node the groups it belongs to, ascending. A node may belong to none or to several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    of: Vec<Vec<u32>>,
    count: usize,
}

impl Groups {
    /// Groups from one list per node.
    pub fn new(mut of: Vec<Vec<u32>>) -> Self {
        for list in &mut of {
            list.sort_unstable();
            list.dedup();
        }
        let count = of.iter().flatten().max().map_or(0, |&last| last as usize + 1);
        Groups { of, count }
    }

    /// Number of groups.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The groups of a node.
    pub fn of(&self, node: usize) -> &[u32] {
        &self.of[node]
    }

    /// The nodes of a group, ascending.
    pub fn members(&self, group: u32) -> Vec<usize> {
        (0..self.of.len()).filter(|&node| self.of[node].binary_search(&group).is_ok()).collect()
    }

    /// The groups that a node touches: its own and those of its neighbours, in either direction.
    pub fn touched(&self, graph: &CompactGraph, node: usize) -> Vec<u32> {
        let around = graph.neighbors(node).iter().chain(graph.in_neighbors(node));
        let mut found: BTreeSet<u32> = self.of(node).iter().copied().collect();
        found.extend(around.flat_map(|&other| self.of(other as usize)));
        found.into_iter().collect()
    }

    /// The groups that some of these nodes belong to.
    pub fn present_in<'a>(&self, nodes: impl IntoIterator<Item = &'a usize>) -> Vec<u32> {
        let found: BTreeSet<u32> = nodes.into_iter().flat_map(|&node| self.of(node)).copied().collect();
        found.into_iter().collect()
    }

    /// The nodes that belong to exactly one group, with that group: what a comparison of two partitions can use.
    pub fn unambiguous(&self) -> Vec<(usize, u32)> {
        self.of.iter().enumerate().filter(|(_, list)| list.len() == 1).map(|(node, list)| (node, list[0])).collect()
    }
}
