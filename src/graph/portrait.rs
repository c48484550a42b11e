//! The portrait of a network: how many nodes have how many others at each distance.

use super::shortest_paths::{Along, Search};
use super::{CompactGraph, parallel};
use std::collections::BTreeMap;

/// For every number of steps, from none to the most that any node needs: how many nodes have how many others that far away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portrait {
    /// By steps, then by the number of others: the number of nodes. Nodes with nobody at that distance are listed under 0.
    pub shells: Vec<BTreeMap<usize, usize>>,
    /// Number of nodes.
    pub nodes: usize,
}

impl Portrait {
    /// The portrait of a graph; steps follow arcs, weights are ignored.
    pub fn of(graph: &CompactGraph) -> Portrait {
        let plain = graph.unweighted();
        let nodes = plain.node_count();
        let sizes = parallel::map_with(
            nodes,
            || Search::new(&plain, Along::Out),
            |search, node| {
                search.run(node);
                let mut sizes: Vec<usize> = Vec::new();
                for &other in search.reached() {
                    let steps = search.distance(other as usize) as usize;
                    sizes.resize(sizes.len().max(steps + 1), 0);
                    sizes[steps] += 1;
                }
                sizes
            },
        );
        let most = sizes.iter().map(Vec::len).max().unwrap_or(0);
        let mut shells = vec![BTreeMap::new(); most];
        for sizes in &sizes {
            for (steps, shell) in shells.iter_mut().enumerate() {
                *shell.entry(sizes.get(steps).copied().unwrap_or(0)).or_insert(0) += 1;
            }
        }
        Portrait { shells, nodes }
    }

    /// The number of ordered pairs so many steps apart.
    pub fn pairs(&self, steps: usize) -> usize {
        self.shells.get(steps).into_iter().flatten().map(|(others, nodes)| others * nodes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 0 ─ 1 ─ 2, and 3 alone.
    #[test]
    fn the_portrait_of_a_path() {
        let portrait = Portrait::of(&CompactGraph::undirected(4, &[(0, 1), (1, 2)]));
        let rows: Vec<Vec<(usize, usize)>> =
            portrait.shells.iter().map(|shell| shell.iter().map(|(k, n)| (*k, *n)).collect()).collect();
        assert_eq!(rows, [vec![(1, 4)], vec![(0, 1), (1, 2), (2, 1)], vec![(0, 2), (1, 2)]]);
        assert_eq!((portrait.pairs(0), portrait.pairs(1), portrait.pairs(2), portrait.pairs(3)), (4, 4, 2, 0));
        assert_eq!(Portrait::of(&CompactGraph::undirected(0, &[])).shells.len(), 0);
    }
}
