//! The largest part of a network that hangs together.

use crate::model::{Network, Sign};

/// For each node those that a tie joins it with, whatever the direction. Negative ties join nobody: no measure counts them.
pub(super) fn neighbours(network: &Network) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); network.node_count()];
    for tie in network.ties().filter(|tie| tie.tie.sign != Some(Sign::Negative)) {
        lists[tie.source].push(tie.target);
        lists[tie.target].push(tie.source);
    }
    lists
}

/// The number of the component of every node; numbers follow the smallest id in each.
pub(super) fn components(network: &Network) -> Vec<usize> {
    let neighbours = neighbours(network);
    let mut of = vec![usize::MAX; network.node_count()];
    let mut number = 0;
    for start in 0..of.len() {
        if of[start] != usize::MAX {
            continue;
        }
        let mut waiting = vec![start];
        of[start] = number;
        while let Some(node) = waiting.pop() {
            for &other in &neighbours[node] {
                if of[other] == usize::MAX {
                    of[other] = number;
                    waiting.push(other);
                }
            }
        }
        number += 1;
    }
    of
}

/// The largest component, direction disregarded. Of several equally large ones the one with the smallest id stays.
pub fn largest_component(network: &Network) -> LargestComponent {
    let of = components(network);
    let mut sizes = vec![0_usize; of.iter().max().map_or(0, |&last| last + 1)];
    for &component in &of {
        sizes[component] += 1;
    }
    let largest = (0..sizes.len()).max_by_key(|&number| (sizes[number], std::cmp::Reverse(number))).unwrap_or(0);
    let kept = network.subset(|node| of[node] == largest, |_| true);
    LargestComponent {
        nodes_gone: network.node_count() - kept.node_count(),
        components_gone: sizes.len().saturating_sub(1),
        network: kept,
    }
}

/// A network that hangs together, and what went.
#[derive(Debug, Clone)]
pub struct LargestComponent {
    /// The largest component.
    pub network: Network,
    /// Nodes outside it.
    pub nodes_gone: usize,
    /// Components besides it; a node without ties is one.
    pub components_gone: usize,
}
