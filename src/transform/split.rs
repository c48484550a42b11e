//! A network in parts that stand on their own: per municipality, kind of tie, or component.

use super::component::components;
use crate::diagnostics::Place;
use crate::model::{Network, NetworkBuilder, TieRef};
use std::collections::BTreeSet;

/// The part that the two tests keep, fit for a file of its own: unlike [`Network::subset`] it names no reporters that went.
pub fn part(network: &Network, keep_node: impl Fn(usize) -> bool, keep_tie: impl Fn(TieRef<'_>) -> bool) -> Network {
    let kept = network.subset(keep_node, keep_tie);
    if kept.ties().all(|tie| tie.tie.reported_by.iter().all(|by| kept.index_of(by).is_some())) {
        return kept;
    }
    let mut builder = NetworkBuilder::new(kept.info().clone());
    for node in kept.nodes() {
        builder.add_node(node.clone(), Place::default());
    }
    for tie in kept.ties() {
        let mut own = tie.tie.clone();
        own.reported_by.retain(|by| kept.index_of(by).is_some());
        builder.add_tie(&kept.node(tie.source).id, &kept.node(tie.target).id, own, Place::default());
    }
    builder.build().value
}

/// The network of each municipality, in order of their names: its own nodes and the ties among them. A node of several places
/// is in the part of each; nodes of no place are in none.
pub fn by_municipality(network: &Network) -> Vec<(String, Network)> {
    let places = network.places().into_iter();
    places
        .map(|place| {
            let inside = |index: usize| {
                let node = network.node(index);
                node.places().any(|own| own == place) || (node.kind == "municipality" && node.label == place)
            };
            let network = part(network, inside, |_| true);
            (place, network)
        })
        .collect()
}

/// The network of each kind of tie that occurs, in order of their ids. With `keep_isolates` every part has all nodes.
pub fn by_kind(network: &Network, keep_isolates: bool) -> Vec<(String, Network)> {
    let kinds: BTreeSet<&str> = network.ties().map(|tie| tie.tie.kind.as_str()).collect();
    kinds
        .into_iter()
        .map(|kind| {
            let mut touched = vec![keep_isolates; network.node_count()];
            for tie in network.ties().filter(|tie| tie.tie.kind == kind) {
                touched[tie.source] = true;
                touched[tie.target] = true;
            }
            (kind.to_owned(), part(network, |node| touched[node], |tie| tie.tie.kind == kind))
        })
        .collect()
}

/// Each component, largest first, direction disregarded; of equally large ones the one with the smallest id first. Nodes without
/// ties are components only where these are asked for.
pub fn by_component(network: &Network, keep_isolates: bool) -> Vec<Network> {
    let of = components(network);
    let count = of.iter().max().map_or(0, |&last| last + 1);
    let mut sizes: Vec<(usize, usize)> =
        (0..count).map(|number| (of.iter().filter(|&&own| own == number).count(), number)).collect();
    sizes.retain(|&(size, _)| keep_isolates || size > 1);
    sizes.sort_by_key(|&(size, number)| (std::cmp::Reverse(size), number));
    sizes.into_iter().map(|(_, number)| part(network, |node| of[node] == number, |_| true)).collect()
}
