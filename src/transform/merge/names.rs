//! Which node a name of a list means.

use crate::model::names::nearest;
use crate::model::{Network, Node};
use std::cell::Cell;
use std::collections::BTreeMap;

const MOST_COMPARISONS: usize = 2_000_000;

/// The nodes of a network by everything that they are called.
pub(super) struct Names<'a> {
    network: &'a Network,
    by_name: BTreeMap<String, Vec<usize>>,
    /// How many names were held against a missing one; beyond some millions nobody waits for a suggestion.
    compared: Cell<usize>,
}

/// Why a name of a list means no node.
pub(super) enum Missing {
    Unsaid,
    Unknown { name: String, near: Option<String> },
    Several { name: String, ids: Vec<String> },
    OtherName { id: String, said: String, label: String },
}

impl<'a> Names<'a> {
    pub(super) fn new(network: &'a Network) -> Self {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, node) in network.nodes().enumerate() {
            let names = node.aliases.iter().chain([&node.label, &node.id]).map(|name| plain(name));
            for name in names.filter(|name| !name.is_empty()) {
                let nodes = by_name.entry(name).or_default();
                if nodes.last() != Some(&index) {
                    nodes.push(index);
                }
            }
        }
        Names { network, by_name, compared: Cell::new(0) }
    }

    /// As [`Names::new`], for those who ask only whether a name is there.
    pub(super) fn without_suggestions(network: &'a Network) -> Self {
        let names = Names::new(network);
        names.compared.set(MOST_COMPARISONS);
        names
    }

    /// The node that a row means, if it is clear.
    pub(super) fn node(&self, id: &str, name: &str, municipality: &str) -> Option<&'a Node> {
        self.find(id, name, municipality).ok().map(|node| self.network.node(node))
    }

    /// Whether a row names a node that is not in the network.
    pub(super) fn lacks(&self, id: &str, name: &str, municipality: &str) -> bool {
        matches!(self.find(id, name, municipality), Err(Missing::Unknown { .. }))
    }

    /// Whether a node has this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.network.index_of(id).is_some()
    }

    /// By id; where there is none, by name, and by municipality where several have that name.
    pub(super) fn find(&self, id: &str, name: &str, municipality: &str) -> Result<usize, Missing> {
        let called = |node: usize, name: &str| self.by_name.get(&plain(name)).is_some_and(|all| all.contains(&node));
        if let Some(node) = self.network.index_of(id) {
            if plain(name).is_empty() || called(node, name) {
                return Ok(node);
            }
            // Numbers as ids may mean other bodies after the file was made anew.
            let label = self.network.node(node).label.clone();
            return Err(Missing::OtherName { id: id.to_owned(), said: name.to_owned(), label });
        }
        let by = |word: &str| self.by_name.get(&plain(word)).cloned().unwrap_or_default();
        let mut found = by(id);
        if found.is_empty() {
            found = by(name);
        }
        if found.len() > 1 {
            // A label says more than an alias, and a municipality more than none.
            let here = |node: &usize| self.network.node(*node).places().any(|place| place == municipality);
            let labelled = |node: &usize| plain(&self.network.node(*node).label) == plain(name);
            for narrower in [&here as &dyn Fn(&usize) -> bool, &labelled] {
                if found.iter().any(narrower) {
                    found.retain(narrower);
                }
            }
        }
        let said = if name.is_empty() { id } else { name };
        if plain(said).is_empty() {
            return Err(Missing::Unsaid);
        }
        match &found[..] {
            [one] => Ok(*one),
            [] => {
                self.compared.set(self.compared.get() + self.network.node_count());
                let labels = || self.network.nodes().map(|node| &node.label);
                let near = (self.compared.get() < MOST_COMPARISONS).then(|| nearest(said, labels())).flatten();
                Err(Missing::Unknown { name: said.to_owned(), near: near.map(str::to_owned) })
            }
            several => {
                let ids = several.iter().map(|&node| self.network.node(node).id.clone()).collect();
                Err(Missing::Several { name: said.to_owned(), ids })
            }
        }
    }
}

/// Whether a node is called so.
pub(super) fn called(node: &Node, name: &str) -> bool {
    !plain(name).is_empty() && [&node.id, &node.label].iter().any(|known| plain(known) == plain(name))
}

/// A name as it is looked up: spreadsheets change spaces, and people case.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
