//! GML to a network.

use super::NAMES;
use super::syntax::{Item, Syntax};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::lone_edge::lone_edge;
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::values;
use crate::formats::{Origin, Parsed};
use crate::model::{Node, Tie};
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A node or an edge: its values, of keys that are repeated all of them, and where it stands.
struct Entry {
    values: Map<String, Value>,
    place: Place,
}

/// The networks of a file: one for each graph.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut syntax = Syntax::new(text, origin.file);
    let mut parsed = Vec::new();
    // To the end: a bracket too many must not hide what stands behind it.
    while let Some(key) = syntax.key()? {
        if key.eq_ignore_ascii_case("graph") && syntax.enters() {
            parsed.push(Parsed::only(graph(&mut syntax, origin)?.finish()));
        } else {
            syntax.value(0)?;
        }
    }
    if let several @ [_, _, ..] = &mut parsed[..] {
        for (number, one) in several.iter_mut().enumerate() {
            one.name = Some(format!("graph {}", number + 1));
        }
    }
    if !parsed.is_empty() {
        return Ok(parsed);
    }
    Err(Error::new(ErrorKind::Format, format!("{} holds no graph", origin.file))
        .hint("a GML file has a list: graph [ node [ id 1 ] … edge [ source 1 target 2 ] … ]"))
}

fn graph(syntax: &mut Syntax<'_>, origin: &Origin<'_>) -> Result<Draft, Error> {
    let mut draft = Draft::new(Dialect::Program, Undeclared::Doubtful);
    draft.tell_modes(origin, Truths::Numbers);
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut directed = false;
    let mut names: Map<String, Value> = Map::new();
    let mut place = syntax.place();
    while let Some(key) = syntax.key()? {
        let value = syntax.value(0)?;
        match (key.as_str(), value) {
            ("node", Item::List(items)) => nodes.push(entry(items, place)),
            ("edge", Item::List(items)) => edges.push(entry(items, place)),
            ("directed", Item::One(value)) => directed = value != 0,
            // What networkx says before it lists several edges of a pair; here any pair may have several.
            ("multigraph", Item::One(_)) => {}
            (NAMES, Item::One(Value::String(text))) => {
                names = serde_json::from_str(&text).unwrap_or_default();
            }
            (_, value) => {
                let value = value.into_value();
                let value = match (&value, draft.dialect()) {
                    (Value::String(text), Dialect::Own) => values::typed(text),
                    _ => value,
                };
                let name = names.get(&key).and_then(Value::as_str).unwrap_or(&key).to_owned();
                draft.graph(&name, Given::Value(value));
            }
        }
        place = syntax.place();
    }
    let ids = add_nodes(&mut draft, nodes, &names);
    for edge in edges {
        add_tie(&mut draft, edge, (&ids, &names), directed);
    }
    Ok(draft)
}

fn entry(items: Vec<(String, Item)>, place: Place) -> Entry {
    let values = match Item::List(items).into_value() {
        Value::Object(values) => values,
        _ => Map::new(),
    };
    Entry { values, place }
}

/// The text of a number or a text.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value; of a file of ours text is what it was before it was written.
fn given(value: Value, dialect: Dialect) -> Given<'static> {
    Given::Value(match value {
        Value::String(text) if dialect == Dialect::Own => values::typed(&text),
        other => other,
    })
}

/// Adds the nodes; gives their ids by their numbers. A label is the id where it names one node only: the number says nothing.
fn add_nodes(draft: &mut Draft, nodes: Vec<Entry>, names: &Map<String, Value>) -> IndexMap<String, String> {
    let dialect = draft.dialect();
    let labels: Vec<Option<String>> = nodes.iter().map(|node| node.values.get("label").map(shown)).collect();
    let distinct: BTreeSet<&String> = labels.iter().flatten().filter(|label| !label.is_empty()).collect();
    let by_label = dialect != Dialect::Own && distinct.len() == nodes.len();
    let mut ids: IndexMap<String, String> = IndexMap::with_capacity(nodes.len());
    for (Entry { mut values, place }, label) in nodes.into_iter().zip(labels) {
        let Some(number) = values.remove("id").map(|id| shown(&id)) else {
            let finding = Diagnostic::error("no-id", place, text!("a node has no id", "een knoop heeft geen id"));
            draft.report(finding.hint(text!(
                "give it a number that no other node has: id 7",
                "geef een nummer dat geen andere knoop heeft: id 7"
            )));
            continue;
        };
        let own_id = values.remove("vid").filter(|_| dialect == Dialect::Own).map(|id| match given(id, dialect) {
            Given::Value(value) => shown(&value),
            Given::Text(text) => text.to_owned(),
        });
        let has_label = label.as_ref().is_some_and(|label| !label.trim().is_empty());
        let id = own_id.or_else(|| label.filter(|_| by_label)).unwrap_or_else(|| number.clone());
        if ids.contains_key(&number) {
            let finding = Diagnostic::error(
                "duplicate-id",
                place,
                said!("the id {number} is used twice", "het id {number} is twee keer gebruikt"),
            );
            draft.report(
                finding.hint(text!("give one of the nodes another number", "geef een van de knopen een ander nummer")),
            );
            continue;
        }
        ids.insert(number, id.clone());
        let mut node = Node::new(id);
        for (key, value) in values {
            let name = names.get(&key).and_then(Value::as_str).unwrap_or(&key);
            let field = match dialect {
                Dialect::Program => NodeField::beside_label(name, has_label),
                _ => NodeField::of(name, dialect),
            };
            draft.set_node(&mut node, &field, given(value, dialect), &place);
        }
        draft.add_node(node, place);
    }
    ids
}

fn add_tie(
    draft: &mut Draft,
    edge: Entry,
    (ids, names): (&IndexMap<String, String>, &Map<String, Value>),
    directed: bool,
) {
    let dialect = draft.dialect();
    let Entry { mut values, place } = edge;
    let end = |value: Option<Value>| {
        let number = shown(&value?);
        Some(ids.get(&number).cloned().unwrap_or(number))
    };
    let (source, target) = (end(values.remove("source")), end(values.remove("target")));
    let (Some(source), Some(target)) = (source, target) else {
        let hint = text!(
            "an edge names the ids of two nodes: source 1 target 2",
            "een relatie (edge) noemt de id's van twee knopen: source 1 target 2"
        );
        draft.report(lone_edge(place, hint));
        return;
    };
    let mut tie = Tie::unspecified();
    if dialect != Dialect::Own {
        tie.directed = directed.then_some(true);
    }
    for (key, value) in values {
        let name = names.get(&key).and_then(Value::as_str).unwrap_or(&key);
        let field = match name {
            "weight" if dialect == Dialect::Own && !names.contains_key(&key) => TieField::Strength,
            _ => TieField::of(name, dialect),
        };
        draft.set_tie(&mut tie, &field, given(value, dialect), &place);
    }
    draft.add_tie(&source, &target, tie, place);
}
