//! The surroundings of one node.

use super::component::neighbours;
use crate::model::Network;
use std::collections::VecDeque;

/// The node with this index and everyone within `radius` steps of it, direction disregarded. Without alter ties, ties between
/// nodes equally far from it go: with radius 1 those among its partners.
pub fn ego(network: &Network, node: usize, radius: usize, with_alter_ties: bool) -> Ego {
    let neighbours = neighbours(network);
    let mut distance = vec![usize::MAX; network.node_count()];
    distance[node] = 0;
    let mut waiting = VecDeque::from([node]);
    while let Some(at) = waiting.pop_front() {
        if distance[at] == radius {
            continue;
        }
        for &other in &neighbours[at] {
            if distance[other] == usize::MAX {
                distance[other] = distance[at] + 1;
                waiting.push_back(other);
            }
        }
    }
    let kept = network.subset(
        |index| distance[index] != usize::MAX,
        |tie| with_alter_ties || distance[tie.source] != distance[tie.target],
    );
    Ego {
        nodes_gone: network.node_count() - kept.node_count(),
        ties_gone: network.tie_count() - kept.tie_count(),
        network: kept,
    }
}

/// The surroundings of one node, and what went.
#[derive(Debug, Clone)]
pub struct Ego {
    /// The node and who is near.
    pub network: Network,
    /// Nodes farther away.
    pub nodes_gone: usize,
    /// Ties farther away, and those between alters where these were not wanted.
    pub ties_gone: usize,
}
