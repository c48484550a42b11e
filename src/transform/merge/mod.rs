//! Names that are one body, merged as a person decided.

mod across;
mod names;
mod nodes;
mod resolve;

pub use across::with_targets;
pub use nodes::Difference;

use super::contract::{Contracted, UnitedTies, contract};
use crate::diagnostics::Diagnostic;
use crate::model::names::MergeList;
use crate::model::{Network, Node, Origins};
use resolve::{Resolved, resolve};
use std::collections::{BTreeMap, BTreeSet};

/// One name that went.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// Number of the row that decided it, in [`MergeList::rows`].
    pub row: usize,
    /// Name of the node that went.
    pub name: String,
    /// Its id.
    pub id: String,
    /// Name of the node that stays.
    pub into: String,
    /// Its id.
    pub into_id: String,
    /// Fields of which the two say different things.
    pub differences: Vec<Difference>,
    /// Number of ties that it had.
    pub ties: usize,
    /// Those of them that joined it with what it is one with now: they are gone.
    pub inside: usize,
    /// Those of them that became one with another.
    pub united: Vec<UnitedTies>,
}

/// A network in which names were merged.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The network.
    pub network: Network,
    /// Where its nodes and ties stand in the file.
    pub origins: Origins,
    /// Everything that happened on the way.
    pub log: Log,
    /// What of the list cannot be followed: errors where it contradicts itself, warnings where the network has changed.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a merge list did to a network.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// What went, in the order of the rows of the list.
    pub merges: Vec<Merge>,
    /// Rows whose names are one node in the file already.
    pub already: usize,
    /// Ties between names of one body; they are gone.
    pub inside: usize,
    /// Ties that became one, with those that they were.
    pub united: Vec<UnitedTies>,
    /// For each row of the list the ids of its nodes in the new network, where it has both; of the only one, where it names one.
    pub rows: Vec<Option<(String, String)>>,
}

impl Log {
    /// Number of ties that became one with another, that one not counted.
    pub fn ties_less(&self) -> usize {
        self.united.iter().map(|united| united.ties.len() - 1).sum()
    }
}

/// Merges the nodes of a network as a list decides.
///
/// Names are found by id, otherwise by label or alias. Chains are followed: if a goes into b and b into c, both go into c. Rows
/// that contradict each other are errors and none of them is followed; rows about nodes that are not there are warnings. Two
/// modes never merge, and a type of body ("Wmo-loket") merges across towns only where the list says so.
///
/// The node that stays has the word; what it does not say it takes from the others, and what they say otherwise stays in the
/// attribute [`super::contract::MERGED`]. Their ids and labels become aliases. Ties move along: those between names of one body
/// go, and those that stand side by side then are one if they agree in kind, layer, direction, status, period and sign.
pub fn merge(network: &Network, origins: &Origins, list: &MergeList) -> Merged {
    let Resolved { into, rows, by_row, done, mut diagnostics } = resolve(network, list);
    let mut differences: BTreeMap<usize, Vec<Difference>> = BTreeMap::new();
    let mut nodes: BTreeMap<usize, Node> = BTreeMap::new();
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| into[*index] == *index) {
        nodes.insert(index, node.clone());
    }
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| into[*index] != *index) {
        if let Some(stays) = nodes.get_mut(&into[index]) {
            differences.insert(index, nodes::absorb(stays, node));
        }
    }
    let Contracted { network: made, origins, inside, united, diagnostics: new } =
        contract(network, origins, &into, nodes.into_values().collect());
    diagnostics.extend(new);
    let now = |node: usize| network.node(into[node]);
    let mut inside_of = vec![0; network.node_count()];
    for tie in inside.iter().map(|&tie| network.tie(tie)) {
        inside_of[tie.source] += 1;
        inside_of[tie.target] += 1;
    }
    let mut united_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, ties) in united.iter().enumerate() {
        for tie in ties.ties.iter().map(|&tie| network.tie(tie)) {
            united_of.entry(tie.source).or_default().insert(number);
            united_of.entry(tie.target).or_default().insert(number);
        }
    }
    let mut merges: Vec<Merge> = by_row
        .iter()
        .map(|(&node, &row)| {
            let data = network.node(node);
            let numbers = united_of.remove(&node).unwrap_or_default();
            Merge {
                row,
                name: data.label.clone(),
                id: data.id.clone(),
                into: now(node).label.clone(),
                into_id: now(node).id.clone(),
                differences: differences.remove(&node).unwrap_or_default(),
                ties: network.ties_of(node).len(),
                inside: inside_of[node],
                united: numbers.into_iter().map(|number| united[number].clone()).collect(),
            }
        })
        .collect();
    merges.sort_by_key(|merge| merge.row);
    let ids = |(a, b): (usize, usize)| (now(a).id.clone(), now(b).id.clone());
    let rows = rows.into_iter().map(|pair| pair.map(ids)).collect();
    let log = Log { merges, already: done, inside: inside.len(), united, rows };
    Merged { network: made, origins, log, diagnostics }
}
