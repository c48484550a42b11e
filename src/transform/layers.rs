//! One network per layer.

use super::split::part;
use crate::model::Network;
use std::collections::BTreeSet;

/// The network of each layer, in order of their names; ties without a layer come first, as a network of their own. With
/// `keep_isolates` every part has all nodes, so that parts can be compared; otherwise only those with a tie in the layer.
pub fn by_layer(network: &Network, keep_isolates: bool) -> Vec<(Option<String>, Network)> {
    let layers: BTreeSet<Option<&str>> = network.ties().map(|tie| tie.tie.layer.as_deref()).collect();
    layers
        .into_iter()
        .map(|layer| {
            let inside = |tie: crate::model::TieRef<'_>| tie.tie.layer.as_deref() == layer;
            let mut touched = vec![keep_isolates; network.node_count()];
            for tie in network.ties().filter(|tie| inside(*tie)) {
                touched[tie.source] = true;
                touched[tie.target] = true;
            }
            (layer.map(str::to_owned), part(network, |node| touched[node], inside))
        })
        .collect()
}
