//! The network of one mode that holds only those derived ties which were judged to be more than chance.

use super::one_mode::{Onto, Projection, ProjectionWeight, project};
use crate::diagnostics::Place;
use crate::model::{Network, NetworkBuilder};
use std::collections::BTreeMap;

/// What was judged of a pair: the chance, and the chance corrected for the number of pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The chance of sharing as much.
    pub p: f64,
    /// The same, corrected.
    pub q: f64,
}

/// The nodes of the mode that stays, with derived ties for these pairs of ids only, each smaller id first. Strength is the number shared;
/// the chances are attributes `p` and `q` of the tie, and where the memberships were read is its evidence.
pub fn backbone(network: &Network, onto: Onto, kept: &BTreeMap<(String, String), Judged>) -> Network {
    let projected = project(network, Projection { weight: ProjectionWeight::Count, onto }).network;
    let mut builder = NetworkBuilder::new(projected.info().clone());
    for node in projected.nodes() {
        builder.add_node(node.clone(), Place::default());
    }
    for tie in projected.ties().filter(|tie| tie.tie.derived) {
        let (source, target) = (&projected.node(tie.source).id, &projected.node(tie.target).id);
        let pair = if source <= target { (source, target) } else { (target, source) };
        let Some(judged) = kept.get(&(pair.0.clone(), pair.1.clone())) else { continue };
        let mut own = tie.tie.clone();
        own.attributes.insert("p".to_owned(), judged.p.into());
        own.attributes.insert("q".to_owned(), judged.q.into());
        builder.add_tie(source, target, own, Place::default());
    }
    builder.build().value
}
