//! Networks whose nodes are known by number, as programs for computing write them.

use super::draft::{Draft, Given, SECOND_MODE};
use super::fields::TieField;
use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use crate::formats::Parsed;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::{Mode, Network, Node, Tie};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The nodes of a file before there are ties.
#[derive(Debug, Default)]
pub(in crate::formats) struct Nodes {
    /// How many there are.
    pub(in crate::formats) count: usize,
    /// How many of them are in the first mode, where there are two.
    pub(in crate::formats) first: Option<usize>,
    /// The number of the first one.
    pub(in crate::formats) from: usize,
    /// Their names, where the file has any; otherwise none.
    pub(in crate::formats) names: Vec<String>,
}

/// A network in the making whose nodes have numbers, from 0.
pub(in crate::formats) struct Numbered {
    draft: Draft,
    ids: Vec<String>,
    first: Option<usize>,
}

impl Numbered {
    /// Adds the nodes to a draft; `fill` puts in what else is known of each, and says where it stands.
    pub(in crate::formats) fn new(
        mut draft: Draft,
        nodes: Nodes,
        mut fill: impl FnMut(&mut Draft, &mut Node, usize) -> Place,
    ) -> Numbered {
        let Nodes { count, first, from, names } = nodes;
        if first.is_some() {
            draft.declare_node_kind(SECOND_MODE, Mode::Structure);
        }
        // A name is an id where it names one node only.
        let distinct: BTreeSet<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let named = count > 0 && distinct.len() == count && names.len() == count;
        let mut ids = Vec::new();
        for index in 0..count {
            let name = names.get(index).filter(|name| !name.is_empty());
            let mut node = Node::new(match (name, first) {
                (Some(name), _) if named => name.clone(),
                (_, None) => (index + from).to_string(),
                (_, Some(first)) if index < first => format!("row {}", index + from),
                (_, Some(first)) => format!("column {}", index - first + from),
            });
            if let Some(name) = name {
                node.label.clone_from(name);
            }
            if first.is_some_and(|first| index >= first) {
                SECOND_MODE.clone_into(&mut node.kind);
            }
            let place = fill(&mut draft, &mut node, index);
            ids.push(node.id.clone());
            draft.add_node(node, place);
        }
        Numbered { draft, ids, first }
    }

    /// The draft, for findings.
    pub(in crate::formats) fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    /// Adds a tie between two nodes that must be there.
    pub(in crate::formats) fn tie(
        &mut self,
        (source, target): (usize, usize),
        directed: bool,
        weight: Option<&str>,
        place: &Place,
    ) {
        self.tie_with((source, target), directed, weight, place, |_, _| {});
    }

    /// As [`Numbered::tie`]; `fill` puts in what else is known of the tie.
    pub(in crate::formats) fn tie_with(
        &mut self,
        (source, target): (usize, usize),
        directed: bool,
        weight: Option<&str>,
        place: &Place,
        fill: impl FnOnce(&mut Draft, &mut Tie),
    ) {
        let crosses = self.first.is_some_and(|first| (source < first) != (target < first));
        let mut tie = Tie::new(if crosses { "participates-in" } else { DEFAULT_TIE_KIND });
        tie.directed = if crosses { Some(directed) } else { directed.then_some(true) };
        if let Some(weight) = weight {
            self.draft.set_tie(&mut tie, &TieField::Strength, Given::Text(weight), place);
        }
        fill(&mut self.draft, &mut tie);
        self.draft.add_tie(&self.ids[source], &self.ids[target], tie, place.clone());
    }

    /// The network.
    pub(in crate::formats) fn finish(self) -> Parsed {
        Parsed::only(self.draft.finish())
    }
}

/// Nodes without a tie take no room in some files. More of them than this beyond the size of the file are no network but a slip or an
/// attack: room would be made for each.
const MOST_UNWRITTEN: usize = 100_000;

/// Refuses a number of nodes that a file of this many bytes cannot mean.
pub(in crate::formats) fn check_size(count: usize, bytes: usize, at: &str) -> Result<(), Error> {
    if count <= MOST_UNWRITTEN.saturating_add(bytes) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Format,
        format!("{at}: the file says that it has {count} nodes, and is far too small for that"),
    )
    .hint("correct the number of nodes; if the file was cut off, fetch it anew"))
}

/// What our comments with names begin with, behind the sign for a comment.
const NAME_COMMENT: &str = " node ";

/// Names of nodes in comments, as [`name_comments`] writes them.
#[derive(Debug, Default)]
pub(in crate::formats) struct Names(Vec<String>);

impl Names {
    /// Takes note of a comment, which may name the next node.
    pub(in crate::formats) fn note(&mut self, comment: &str) {
        let Some(rest) = comment.get(1..).and_then(|rest| rest.strip_prefix(NAME_COMMENT)) else { return };
        let Some((number, name)) = rest.split_once(' ') else { return };
        if number.parse() == Ok(self.0.len() + 1)
            && let Ok(name) = serde_json::from_str(name)
        {
            self.0.push(name);
        }
    }

    /// The names of so many nodes; none where some are missing.
    pub(in crate::formats) fn of(self, count: usize) -> Vec<String> {
        if self.0.len() == count { self.0 } else { Vec::new() }
    }
}

/// The id of each node in a comment, unless every node is called by its number: `% node 3 "Arnhem"`.
pub(in crate::formats) fn name_comments(file: &mut String, sign: char, network: &Network) {
    if network.nodes().enumerate().all(|(index, node)| node.id == (index + 1).to_string()) {
        return;
    }
    for (index, node) in network.nodes().enumerate() {
        let _ = writeln!(file, "{sign}{NAME_COMMENT}{} {}", index + 1, Value::String(node.id.clone()));
    }
}
