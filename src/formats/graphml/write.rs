//! Networks to GraphML.

use crate::error::Error;
use crate::formats::shared::flat;
use crate::formats::shared::signed::Values;
use crate::formats::shared::xml::escaped;
use crate::model::Network;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A key in the making: what it is for, its name, and the type that all its values have.
struct Key {
    domain: &'static str,
    name: String,
    kind: &'static str,
}

/// Id of the key of strengths that are numbers: other programs know them as `weight`, and by this id we know them again.
pub(super) const WEIGHT: &str = "weight";

/// The file. Fields stand under their native names, so that other programs find `label` and `weight`; where ties with and without
/// direction are mixed the graph is a directed one and each tie says in `directed` what it is.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let graph = flat::graph(network);
    let signed = Values::of(network);
    let clash = network.ties().any(|tie| tie.tie.attributes.contains_key(WEIGHT));
    // The fields of nodes and ties are made twice, for their keys and for the file: all of a large network would take many times its
    // room.
    let nodes = || (0..network.node_count()).map(|index| flat::node(network, index));
    let ties = || {
        network.ties().map(|tie| {
            let mut fields = flat::tie(network, tie);
            weigh(&mut fields, signed, clash);
            (tie, fields)
        })
    };
    let mut keys = Vec::new();
    declare(&mut keys, "graph", std::iter::once(graph.clone()), &[]);
    declare(&mut keys, "node", nodes(), &["id"]);
    declare(&mut keys, "edge", ties().map(|(_, fields)| fields), &["source", "target"]);
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (number, Key { domain, name, kind }) in keys.iter().enumerate() {
        let id = id(&keys, number, clash);
        let name = escaped(&flat::name(name));
        let _ = writeln!(file, "  <key id=\"{id}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    let default = if network.has_direction() { "directed" } else { "undirected" };
    let _ = writeln!(file, "  <graph edgedefault=\"{default}\">");
    data(&mut file, (&keys, clash), "graph", &graph, "    ");
    for (index, fields) in nodes().enumerate() {
        let id = escaped(&flat::name(&network.node(index).id));
        let _ = writeln!(file, "    <node id=\"{id}\">");
        data(&mut file, (&keys, clash), "node", &fields, "      ");
        file.push_str("    </node>\n");
    }
    for (tie, fields) in ties() {
        let id = |node: usize| escaped(&flat::name(&network.node(node).id));
        let _ = writeln!(file, "    <edge source=\"{}\" target=\"{}\">", id(tie.source), id(tie.target));
        data(&mut file, (&keys, clash), "edge", &fields, "      ");
        file.push_str("    </edge>\n");
    }
    file.push_str("  </graph>\n</graphml>\n");
    Ok(file.into_bytes())
}

/// Calls the strength of a tie `weight`, which other programs look for, where it is a number; below zero where the tie is negative.
fn weigh(fields: &mut Map<String, Value>, signed: Values, clash: bool) {
    if clash && !fields.get("strength").is_some_and(Value::is_number) {
        return;
    }
    if let Some(value) = signed.take(fields) {
        fields.insert(if clash { "strength" } else { WEIGHT }.to_owned(), value);
    }
}

/// Of what sort all values of one name are.
#[derive(Debug, Clone, Copy)]
struct Sorts {
    boolean: bool,
    whole: bool,
    broken: bool,
    number: bool,
}

fn declare(keys: &mut Vec<Key>, domain: &'static str, of: impl Iterator<Item = Map<String, Value>>, but: &[&str]) {
    let mut names: BTreeMap<String, Sorts> = BTreeMap::new();
    for (name, value) in of.flatten() {
        let found = Sorts {
            boolean: value.is_boolean(),
            whole: value.is_i64(),
            broken: value.is_f64(),
            number: value.is_number(),
        };
        let Some(all) = names.get_mut(&name) else {
            names.insert(name, found);
            continue;
        };
        *all = Sorts {
            boolean: all.boolean && found.boolean,
            whole: all.whole && found.whole,
            broken: all.broken && found.broken,
            number: all.number && found.number,
        };
    }
    for (name, all) in names.into_iter().filter(|(name, _)| !but.contains(&name.as_str())) {
        // `long` and `double` hold every value only where all are of that kind.
        let kind = if all.boolean {
            "boolean"
        } else if all.whole {
            "long"
        } else if all.broken || (name == "weight" && all.number) {
            "double"
        } else {
            "string"
        };
        keys.push(Key { domain, name, kind });
    }
}

fn id(keys: &[Key], number: usize, clash: bool) -> String {
    let key = &keys[number];
    if !clash && key.domain == "edge" && key.name == WEIGHT { WEIGHT.to_owned() } else { format!("d{number}") }
}

fn data(file: &mut String, (keys, clash): (&[Key], bool), domain: &str, fields: &Map<String, Value>, margin: &str) {
    for (number, key) in keys.iter().enumerate().filter(|(_, key)| key.domain == domain) {
        if let Some(value) = fields.get(&key.name) {
            let text = if key.kind == "string" { flat::text(value) } else { value.to_string() };
            let id = id(keys, number, clash);
            let _ = writeln!(file, "{margin}<data key=\"{id}\">{}</data>", escaped(&text));
        }
    }
}
