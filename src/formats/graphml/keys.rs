//! The keys of a GraphML file: what its data are called, of which type, and what they mean.

use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::xml::Element;
use crate::formats::shared::{flat, values};
use serde_json::{Number, Value};

/// A declared key.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) id: String,
    /// What it is for: `node`, `edge`, `graph` or `all`.
    domain: String,
    pub(super) name: String,
    kind: String,
    /// Default value.
    pub(super) default: Option<String>,
    pub(super) place: Place,
    /// Graphics of yEd and other extensions, whose content is XML.
    pub(super) is_graphics: bool,
}

impl Key {
    /// The key that an element declares, and what is wrong with it.
    pub(super) fn of(element: &Element<'_>) -> (Key, Vec<Diagnostic>) {
        let get = |name: &str| element.get(name).unwrap_or_default().to_owned();
        let mut findings = Vec::new();
        let place = element.place();
        let id = get("id");
        if id.is_empty() {
            let finding = Diagnostic::error(
                "bad-key",
                place.clone(),
                text!("a key has no id", "een sleutel (key) heeft geen id"),
            );
            findings.push(finding.hint(text!(
                "give it an id, and use that id in its data",
                "geef er een id aan, en gebruik dat id bij de gegevens"
            )));
        }
        let domain = element.get("for").unwrap_or("all").to_owned();
        if !["node", "edge", "graph", "all", "graphml", "port", "endpoint", "hyperedge"].contains(&domain.as_str()) {
            let message = said!(
                "the key {id:?} is for {domain:?}, which GraphML does not know",
                "de sleutel (key) {id:?} is voor {domain:?}, en dat kent GraphML niet"
            );
            let finding = Diagnostic::error("bad-key", place.clone(), message);
            findings.push(finding.hint(text!(
                "write for=\"node\", \"edge\", \"graph\" or \"all\"",
                "schrijf for=\"node\", \"edge\", \"graph\" of \"all\""
            )));
        }
        let name = if get("attr.name").is_empty() { get("name") } else { get("attr.name") };
        let is_graphics = element.attributes().any(|(name, _)| name.starts_with("yfiles."));
        let name = flat::read_name(if name.is_empty() { &id } else { &name });
        let kind = if get("attr.type").is_empty() { "string".to_owned() } else { get("attr.type") };
        (Key { id, domain, name, kind, default: None, place, is_graphics }, findings)
    }

    /// Whether it may be used for nodes, edges or graphs.
    pub(super) fn is_for(&self, what: &str) -> bool {
        self.domain == what || self.domain == "all"
    }

    /// Whether its values are numbers.
    pub(super) fn is_number(&self) -> bool {
        ["int", "long", "integer", "short", "float", "double"].contains(&self.kind.as_str())
    }

    /// A value as its type says; what does not fit its type stays text.
    pub(super) fn value<'v>(&self, text: &'v str, dialect: Dialect) -> Given<'v> {
        let trimmed = text.trim();
        let typed = match self.kind.as_str() {
            "boolean" | "bool" => match trimmed {
                "true" | "True" | "1" => Some(Value::Bool(true)),
                "false" | "False" | "0" => Some(Value::Bool(false)),
                _ => None,
            },
            "int" | "long" | "integer" | "short" => {
                trimmed.parse::<i64>().ok().map(|number| Value::Number(Number::from(number)))
            }
            "float" | "double" => trimmed.parse::<f64>().ok().and_then(Number::from_f64).map(Value::Number),
            kind if kind.starts_with("vector_") => Some(list(trimmed, kind)),
            _ => None,
        };
        match typed {
            Some(value) => Given::Value(value),
            None if dialect == Dialect::Own => Given::Value(values::typed(text)),
            None => Given::Text(text),
        }
    }
}

/// A list of graph-tool.
fn list(text: &str, kind: &str) -> Value {
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    let number = |item: &str| item.parse::<f64>().ok().and_then(Number::from_f64).map(Value::Number);
    Value::Array(
        items
            .map(|item| match number(item) {
                Some(value) if !kind.ends_with("string") => value,
                _ => Value::String(item.to_owned()),
            })
            .collect(),
    )
}

/// What the keys mean to one network: resolved once, not for every datum.
#[derive(Debug)]
pub(super) struct Meanings {
    pub(super) nodes: Vec<NodeField>,
    pub(super) ties: Vec<TieField>,
}

impl Meanings {
    /// The fields of the keys. Keys of one name are one field: networkx declares whole and broken numbers of a name apart.
    pub(super) fn of(keys: &[Key], dialect: Dialect) -> Meanings {
        let mut meanings = Meanings { nodes: Vec::new(), ties: Vec::new() };
        for key in keys {
            meanings.nodes.push(NodeField::of(&key.name, dialect));
            meanings.ties.push(match TieField::of(&key.name, dialect) {
                _ if dialect == Dialect::Own && key.id == super::write::WEIGHT => TieField::Strength,
                // The type of an edge of Network Canvas is what the question was about.
                _ if dialect != Dialect::Own && key.name == "networkCanvasType" => TieField::Layer,
                field => field,
            });
        }
        meanings
    }
}

/// Which keys have given a value to the node or edge at hand.
#[derive(Debug)]
pub(super) struct Used {
    /// The first of them, which are all in most files.
    first: [bool; FIRST],
    others: Vec<bool>,
}

const FIRST: usize = 32;

impl Used {
    /// None yet.
    pub(super) fn none(keys: &[Key]) -> Used {
        Used { first: [false; FIRST], others: vec![false; keys.len().saturating_sub(FIRST)] }
    }

    /// Whether a key has given a value.
    pub(super) fn has(&self, at: usize) -> bool {
        if at < FIRST { self.first[at] } else { self.others[at - FIRST] }
    }

    /// Notes a key. Where another of its name gave a value before, its value is kept under a name with its id beside it.
    pub(super) fn apart(&mut self, keys: &[Key], at: usize, what: &str) -> Option<String> {
        if at < FIRST {
            self.first[at] = true;
        } else {
            self.others[at - FIRST] = true;
        }
        let key = &keys[at];
        let taken = |(other, key_of): (usize, &Key)| other != at && self.has(other) && key_of.name == key.name;
        keys.iter().enumerate().any(taken).then(|| format!("{} ({})", key.name, key.id)).filter(|_| key.is_for(what))
    }

    /// Keys whose default holds: no key of their name gave a value.
    pub(super) fn defaults<'k>(&self, keys: &'k [Key], what: &'k str) -> Vec<(usize, &'k Key)> {
        let silent = |key: &Key| !keys.iter().enumerate().any(|(at, other)| self.has(at) && other.name == key.name);
        let unused = keys.iter().enumerate().filter(|(_, key)| key.is_for(what) && key.default.is_some());
        unused.filter(|(_, key)| silent(key)).collect()
    }
}
