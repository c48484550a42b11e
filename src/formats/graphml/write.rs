//! Networks to GraphML.

use crate::error::Error;
use crate::formats::json::numeral;
use crate::formats::shared::flat;
use crate::formats::shared::signed::{Values, opposite};
use crate::formats::shared::told::{Room, Told};
use crate::formats::shared::xml::escaped;
use crate::model::{Network, Sign, Strength, Tie, TieRef};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

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
    // room. Those of ties are made once for all that say the same.
    let nodes = || (0..network.node_count()).map(|index| flat::node(network, index));
    let fields = |tie: TieRef<'_>| {
        let mut fields = flat::tie(network, tie);
        weigh(&mut fields, signed, clash);
        fields
    };
    let mut met = Told::new();
    let different = network.ties().filter(|tie| met.is_new(tie.tie)).map(fields);
    let mut keys = Vec::new();
    declare(&mut keys, "graph", std::iter::once(graph.clone()), &[]);
    declare(&mut keys, "node", nodes(), &["id"]);
    declare(&mut keys, "edge", different, &["source", "target"]);
    let keys = Keys { all: &keys, clash };
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (number, Key { domain, name, kind }) in keys.all.iter().enumerate() {
        let id = keys.id(number);
        let name = escaped(&flat::name(name));
        let _ = writeln!(file, "  <key id=\"{id}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    let default = if network.has_direction() { "directed" } else { "undirected" };
    let _ = writeln!(file, "  <graph edgedefault=\"{default}\">");
    data(&mut file, keys, keys.of("graph"), &graph, "    ");
    for (index, fields) in nodes().enumerate() {
        let id = escaped(&flat::name(&network.node(index).id));
        let _ = writeln!(file, "    <node id=\"{id}\">");
        data(&mut file, keys, keys.of("node"), &fields, "      ");
        file.push_str("    </node>\n");
    }
    let ids: Vec<String> = network.nodes().map(|node| escaped(&flat::name(&node.id))).collect();
    let mut told = Told::new();
    let room = Room::of(file.len(), network.tie_count());
    for tie in network.ties() {
        if room.is_known(tie.index) {
            file.reserve_exact(room.needed(file.len()));
        }
        let (source, target) = (&ids[tie.source], &ids[tie.target]);
        let _ = writeln!(file, "    <edge source=\"{source}\" target=\"{target}\">");
        let (before, after) = told.of(tie.tie, || words(keys, tie.tie, &fields(tie)));
        file.push_str(before);
        if let Some(number) = tie.tie.strength.and_then(Strength::number) {
            let value = if tie.tie.sign == Some(Sign::Negative) { opposite(numeral(number)) } else { numeral(number) };
            let _ = write!(file, "{value}");
        }
        file.push_str(after);
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

/// The keys of the file, those of one domain behind each other.
#[derive(Clone, Copy)]
struct Keys<'k> {
    all: &'k [Key],
    clash: bool,
}

impl Keys<'_> {
    /// The numbers of the keys for this domain.
    fn of(self, domain: &str) -> Range<usize> {
        let start = self.all.iter().position(|key| key.domain == domain).unwrap_or(self.all.len());
        let others = self.all[start..].iter().position(|key| key.domain != domain);
        start..others.map_or(self.all.len(), |length| start + length)
    }

    fn id(self, number: usize) -> String {
        let key = &self.all[number];
        if !self.clash && key.domain == "edge" && key.name == WEIGHT { WEIGHT.to_owned() } else { format!("d{number}") }
    }
}

/// The data of these keys.
fn data(file: &mut String, keys: Keys<'_>, of: Range<usize>, fields: &Map<String, Value>, margin: &str) {
    for number in of {
        let key = &keys.all[number];
        if let Some(value) = fields.get(&key.name) {
            let text = if key.kind == "string" { flat::text(value) } else { value.to_string() };
            let _ = writeln!(file, "{margin}<data key=\"{}\">{}</data>", keys.id(number), escaped(&text));
        }
    }
}

/// The data of an edge but for the number of its strength: up to where that stands, and what follows.
fn words(keys: Keys<'_>, tie: &Tie, fields: &Map<String, Value>) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    let (all, margin) = (keys.of("edge"), "      ");
    let named = if keys.clash { "strength" } else { WEIGHT };
    match all.clone().find(|&at| matches!(tie.strength, Some(Strength::Number(_))) && keys.all[at].name == named) {
        None => data(&mut before, keys, all, fields, margin),
        Some(at) => {
            data(&mut before, keys, all.start..at, fields, margin);
            let _ = write!(before, "{margin}<data key=\"{}\">", keys.id(at));
            after.push_str("</data>\n");
            data(&mut after, keys, at + 1..all.end, fields, margin);
        }
    }
    (before, after)
}
