//! Names that a list merges into one that stands in another network of the same file.

use super::names::{Names, called};
use crate::model::names::MergeList;
use crate::model::{Network, NetworkBuilder, Node, Origins};
use std::collections::BTreeMap;

/// The networks of one file, each with the nodes that it lacks because another one has them, where the list merges nodes of it into
/// them; none where it lacks nothing. Such a node is what goes into it, under the other name: without ties, until [`super::merge`] gives
/// it those of the name that goes.
///
/// # Conventions
/// Of several networks that have a name, the first one says how it is written.
pub fn with_targets(networks: &[(&Network, &Origins)], list: &MergeList) -> Vec<Option<(Network, Origins)>> {
    let names: Vec<Names<'_>> = networks.iter().map(|(network, _)| Names::without_suggestions(network)).collect();
    (0..networks.len())
        .map(|at| {
            let targets = targets(&names, at, list);
            let (network, origins) = networks[at];
            (!targets.is_empty()).then(|| with(network, origins, targets))
        })
        .collect()
}

/// The nodes that a network lacks, by id.
fn targets(names: &[Names<'_>], at: usize, list: &MergeList) -> BTreeMap<String, Node> {
    let here = &names[at];
    let mut targets: BTreeMap<String, Node> = BTreeMap::new();
    // A name may go into one that goes into a third.
    loop {
        let before = targets.len();
        for row in list.rows.iter().filter(|row| row.decision.is_some_and(|decision| decision.merges())) {
            let added = |id: &str, name: &str| targets.values().find(|node| called(node, id) || called(node, name));
            let goes = here.node(&row.id, &row.name, &row.municipality).or_else(|| added(&row.id, &row.name));
            let Some(goes) = goes else { continue };
            if !here.lacks(&row.into_id, &row.into, &row.municipality) || added(&row.into_id, &row.into).is_some() {
                continue;
            }
            let elsewhere = names.iter().find_map(|names| names.node(&row.into_id, &row.into, &row.municipality));
            let Some(target) = elsewhere.filter(|target| !here.has_id(&target.id)) else { continue };
            let mut node = goes.clone();
            (node.id, node.label) = (target.id.clone(), target.label.clone());
            node.aliases.clear();
            targets.insert(node.id.clone(), node);
        }
        if targets.len() == before {
            return targets;
        }
    }
}

fn with(network: &Network, origins: &Origins, targets: BTreeMap<String, Node>) -> (Network, Origins) {
    let mut builder = NetworkBuilder::new(network.info().clone());
    for (index, node) in network.nodes().enumerate() {
        builder.add_node(node.clone(), origins.nodes.get(index).unwrap_or_default());
    }
    for node in targets.into_values() {
        builder.add_node(node, crate::diagnostics::Place::default());
    }
    for tie in network.ties() {
        let ends = (&network.node(tie.source).id, &network.node(tie.target).id);
        builder.add_tie(ends.0, ends.1, tie.tie.clone(), origins.place_of_tie(network, tie.index).unwrap_or_default());
    }
    let (made, origins) = builder.build_with_origins();
    (made.value, origins)
}
