//! Names of nodes for formats that know a node by one name only.

use crate::model::Network;
use std::collections::BTreeMap;

/// A name for each node, all different: its label, and behind it the id where several nodes have that label. `plain` takes out
/// what the format cannot write.
pub(in crate::formats) fn distinct(network: &Network, plain: impl Fn(&str) -> String) -> Vec<String> {
    let labels: Vec<String> = network.nodes().map(|node| plain(&node.label)).collect();
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for label in &labels {
        *uses.entry(label.clone()).or_default() += 1;
    }
    let mut names = Vec::with_capacity(labels.len());
    for (node, label) in network.nodes().zip(labels) {
        let alone = uses[&label] == 1 && !label.trim().is_empty();
        let mut name = if alone { label } else { format!("{label} ({})", plain(&node.id)).trim().to_owned() };
        // An id can hold signs that a format cannot write, and another label can look like this one with its id.
        while !alone && uses.contains_key(&name) {
            name.push('*');
        }
        uses.entry(name.clone()).or_insert(1);
        names.push(name);
    }
    names
}
