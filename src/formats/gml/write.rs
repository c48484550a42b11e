//! Networks to GML.

use super::NAMES;
use crate::error::Error;
use crate::formats::Feature;
use crate::formats::shared::flat;
use crate::formats::shared::signed::Values;
use crate::model::Network;
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The file. Nodes have numbers as GML wants them, their ids stand in `vid`; the strength of a tie is its `weight`.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let mut keys = Keys::default();
    let mut body = String::new();
    for index in 0..network.node_count() {
        let mut fields = flat::node(network, index);
        let (id, label) = (fields.remove("id"), fields.remove("label"));
        let _ = writeln!(body, "  node [\n    id {index}");
        for (key, value) in [("label", label), ("vid", id)] {
            let _ = writeln!(body, "    {key} {}", text(&value.unwrap_or_default()));
        }
        write_fields(&mut body, &fields, &mut keys);
        body.push_str("  ]\n");
    }
    let signed = Values::of(network);
    for tie in network.ties() {
        let mut fields = flat::tie(network, tie);
        fields.remove("source");
        fields.remove("target");
        let _ = writeln!(body, "  edge [\n    source {}\n    target {}", tie.source, tie.target);
        if let Some(weight) = signed.take(&mut fields) {
            let _ = writeln!(body, "    weight {}", number_or_text(&weight));
        }
        write_fields(&mut body, &fields, &mut keys);
        body.push_str("  ]\n");
    }
    let mut head = String::new();
    write_fields(&mut head, &flat::graph(network), &mut keys);
    // NetworKit wants the graph in the first line.
    let mut file = String::from("graph [\n");
    let _ = writeln!(file, "  directed {}", u8::from(network.has_direction()));
    // networkx refuses a second edge of a pair in a file that does not announce it.
    if Feature::ParallelTies.count(network) > 0 {
        file.push_str("  multigraph 1\n");
    }
    if !keys.names.is_empty() {
        let names: Map<String, Value> =
            keys.names.iter().map(|(name, key)| (key.clone(), name.as_str().into())).collect();
        let _ = writeln!(file, "  {NAMES} {}", quoted(&Value::Object(names).to_string()));
    }
    for line in head.lines() {
        let _ = writeln!(file, "{}", &line[2..]);
    }
    file.push_str(&body);
    file.push_str("]\n");
    Ok(file.into_bytes())
}

/// Names that GML does not allow as keys, and the keys that stand for them.
#[derive(Default)]
struct Keys {
    names: IndexMap<String, String>,
}

impl Keys {
    fn key(&mut self, name: &str) -> String {
        const TAKEN: [&str; 13] = [
            "id", "vid", "source", "target", "node", "edge", "graph", "weight", "directed", "Creator", "Version",
            NAMES, "graphics",
        ];
        // `directed` is what a tie says of itself, and what the graph says of all: in the graph it has its own place.
        let taken = TAKEN.contains(&name) && name != "directed";
        let allowed = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !taken
            && !name.starts_with(NAME);
        if allowed {
            return name.to_owned();
        }
        let next = format!("{NAME}{}", self.names.len() + 1);
        self.names.entry(name.to_owned()).or_insert(next).clone()
    }
}

/// What keys begin with that stand for other names.
const NAME: &str = "verbinderName";

fn write_fields(file: &mut String, fields: &Map<String, Value>, keys: &mut Keys) {
    for (name, value) in fields {
        let _ = writeln!(file, "    {} {}", keys.key(name), number_or_text(value));
    }
}

/// Numbers that every reader takes stand as they are: whole ones of 32 bits, others with a point.
fn number_or_text(value: &Value) -> String {
    let plain = match value.as_i64() {
        Some(whole) => i32::try_from(whole).is_ok(),
        None => value.is_number() && value.to_string().contains('.') && !value.to_string().contains('e'),
    };
    if plain { value.to_string() } else { text(value) }
}

fn text(value: &Value) -> String {
    quoted(&flat::text(value))
}

/// Text between marks, in signs of ASCII.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '&' => quoted.push_str("&amp;"),
            '"' => quoted.push_str("&quot;"),
            // A backslash before the closing mark would be taken for an escape by some readers.
            '\\' => quoted.push_str("&#92;"),
            // NetworKit takes these for the ends of lists wherever they stand.
            '[' => quoted.push_str("&#91;"),
            ']' => quoted.push_str("&#93;"),
            ' '..='~' => quoted.push(c),
            other => {
                let _ = write!(quoted, "&#{};", u32::from(other));
            }
        }
    }
    quoted.push('"');
    quoted
}
