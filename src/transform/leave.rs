//! Nodes that leave, with all their ties.

use super::split::part;
use crate::model::Network;

/// A network without some nodes.
#[derive(Debug, Clone)]
pub struct Left {
    /// What stays.
    pub network: Network,
    /// Ties that went with the nodes.
    pub ties_gone: usize,
    /// Nodes that are part of one that left; they stay, and stand by themselves.
    pub parts: Vec<String>,
}

/// Takes nodes out.
pub fn leave(network: &Network, gone: &[usize]) -> Left {
    let kept = part(network, |node| !gone.contains(&node), |_| true);
    let of_gone = |whole: &String| network.index_of(whole).is_some_and(|whole| gone.contains(&whole));
    let parts = network.nodes().filter(|node| node.part_of.as_ref().is_some_and(of_gone));
    let parts = parts.filter(|node| kept.index_of(&node.id).is_some()).map(|node| node.id.clone()).collect();
    Left { ties_gone: network.tie_count() - kept.tie_count(), parts, network: kept }
}
