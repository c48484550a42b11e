//! Networks to DOT: one line per node and tie, nothing about how they look.

use super::names;
use crate::error::Error;
use crate::formats::shared::flat;
use crate::model::Network;
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The file. Every field is an attribute under its native name, labels and weights stand where Graphviz looks for them; where ties
/// with and without direction are mixed the graph is a digraph, and `dir=none` takes the arrow from those without.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let directed = network.has_direction();
    let (word, line) = if directed { ("digraph", "->") } else { ("graph", "--") };
    let mut file = format!("{word} {{\n  graph [");
    fields(&mut file, &flat::graph(network));
    file.push_str("];\n");
    for index in 0..network.node_count() {
        let mut of_node = flat::node(network, index);
        of_node.shift_remove("id");
        let node = network.node(index);
        let _ = write!(file, "  {} [label={}", id(&node.id), quoted(&flat::name(&node.label)));
        of_node.shift_remove("label");
        separated_fields(&mut file, &of_node);
        file.push_str("];\n");
    }
    for tie in network.ties() {
        let mut of_tie = flat::tie(network, tie);
        of_tie.shift_remove("source");
        of_tie.shift_remove("target");
        let (from, to) = (&network.node(tie.source).id, &network.node(tie.target).id);
        let _ = write!(file, "  {} {line} {} [", id(from), id(to));
        if of_tie.get("strength").is_some_and(Value::is_number)
            && let Some(strength) = of_tie.shift_remove("strength")
        {
            let _ = write!(file, "weight={}, ", quoted(&flat::text(&strength)));
        }
        if directed && !network.is_directed(tie.tie) {
            file.push_str("dir=none, ");
        }
        fields(&mut file, &of_tie);
        file.push_str("];\n");
    }
    file.push_str("}\n");
    Ok(file.into_bytes())
}

fn separated_fields(file: &mut String, of: &Map<String, Value>) {
    if !of.is_empty() {
        file.push_str(", ");
        fields(file, of);
    }
}

fn fields(file: &mut String, of: &Map<String, Value>) {
    for (number, (name, value)) in of.iter().enumerate() {
        let separator = if number == 0 { "" } else { ", " };
        // What Graphviz takes as an order to draw must not be one by accident.
        let name = flat::apart(name, names::is_order);
        let _ = write!(file, "{separator}{}={}", name_of(&name), quoted(&flat::text(value)));
    }
}

/// Names of letters stand as they are, unless they are words of the language.
fn name_of(name: &str) -> String {
    const KEYWORDS: [&str; 6] = ["node", "edge", "graph", "digraph", "subgraph", "strict"];
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !KEYWORDS.contains(&name.to_ascii_lowercase().as_str());
    if plain { name.to_owned() } else { quoted(&flat::name(name)) }
}

fn id(id: &str) -> String {
    quoted(&flat::name(id))
}

/// Graphviz 2.43 stops at strings of 16 KB; longer ones are joined from pieces.
const LONGEST: usize = 13_000;

/// Text between quotation marks, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut piece = 0;
    for sign in text.chars() {
        if piece >= LONGEST {
            quoted.push_str("\" + \"");
            piece = 0;
        }
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            other => quoted.push(other),
        }
        piece += sign.len_utf8();
    }
    quoted.push('"');
    quoted
}
