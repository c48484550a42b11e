//! Two nodes that become one, as organisations merge.

use super::merge::merge;
use crate::Error;
use crate::model::names::{Decided, Decision, MergeList};
use crate::model::{Network, NetworkBuilder, Origins};

/// A network in which two nodes are one.
#[derive(Debug, Clone)]
pub struct Fused {
    /// The network.
    pub network: Network,
    /// Ties between the two; they are gone.
    pub inside: usize,
    /// Ties of the two to the same partner that became one.
    pub ties_less: usize,
}

/// Makes the second node go into the first, as names of one body are merged ([`merge`]), under a new name if one is given.
///
/// # Errors
///
/// What cannot merge: a node with itself, or an actor with a structure.
pub fn fuse(network: &Network, stays: usize, goes: usize, name: Option<&str>) -> Result<Fused, Error> {
    let (into, gone) = (network.node(stays), network.node(goes));
    if stays == goes {
        return Err(Error::request(format!("{:?} cannot merge with itself", into.id)).hint("name two different nodes"));
    }
    // Two organisations of different towns may merge, whatever they are called.
    let row = Decided {
        decision: Some(Decision::MergeAcross),
        name: gone.label.clone(),
        id: gone.id.clone(),
        into: into.label.clone(),
        into_id: into.id.clone(),
        ..Decided::default()
    };
    let merged = merge(network, &Origins::default(), &MergeList { rows: vec![row], ..MergeList::default() });
    if merged.network.node_count() + 1 != network.node_count() {
        let why = merged.diagnostics.first().map_or("the two do not go together", |found| &*found.message.en);
        return Err(Error::request(format!("{:?} and {:?} cannot merge: {why}", into.id, gone.id))
            .hint("actors merge with actors, structures with structures"));
    }
    let (inside, ties_less) = (merged.log.inside, merged.log.ties_less());
    let network = match name {
        Some(name) => renamed(&merged.network, &into.id, name),
        None => merged.network,
    };
    Ok(Fused { network, inside, ties_less })
}

/// The same network in which one node has another label; the old one becomes another name of it.
fn renamed(network: &Network, id: &str, name: &str) -> Network {
    let mut builder = NetworkBuilder::new(network.info().clone());
    builder.add_network(network);
    for node in builder.nodes_mut().filter(|node| node.id == id) {
        let old = std::mem::replace(&mut node.label, name.to_owned());
        if !node.aliases.contains(&old) {
            node.aliases.push(old);
        }
    }
    builder.build().value
}
