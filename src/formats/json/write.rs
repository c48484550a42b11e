//! Writing the native file: one node and one tie per line, so that changes are readable line by line.

use super::evidence::surest;
use super::graph::NATIVE;
use crate::formats::shared::told::{Room, Told};
use crate::model::{
    Attributes, Evidence, Info, LocatorUnit, Network, Node, NodeKind, Period, Respondent, Source, Status, Strength,
    TieKind, TieRef,
};
use crate::text::inert_json;
use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Map, Value, json};
use std::io;

/// The network as a native file. The same network gives the same bytes.
pub(in crate::formats) fn write(network: &Network) -> String {
    let graph: Vec<String> = graph_fields(network.info())
        .into_iter()
        .map(|(name, value)| match (name.as_str(), value) {
            ("sources", Value::Array(sources)) => format!("{}: {}", spaced(&name.into()), lines(4, &sources)),
            ("vocabulary", Value::Object(lists)) => {
                let lists: Vec<String> = lists
                    .iter()
                    .map(|(name, kinds)| {
                        let kinds = kinds.as_array().map(Vec::as_slice).unwrap_or_default();
                        format!("      \"{name}\": {}", lines(6, kinds))
                    })
                    .collect();
                format!("{}: {{\n{}\n    }}", spaced(&name.into()), lists.join(",\n"))
            }
            (_, value) => format!("{}: {}", spaced(&name.into()), spaced(&value)),
        })
        .collect();
    let mut file = format!(
        "{{\n  \"directed\": {},\n  \"multigraph\": true,\n  \"graph\": {{\n    {}\n  }},\n  \"nodes\": ",
        network.has_direction(),
        graph.join(",\n    "),
    )
    .into_bytes();
    write_lines(&mut file, 2, network.nodes().map(node_fields));
    file.extend_from_slice(b",\n  \"edges\": ");
    write_ties(&mut file, network);
    file.extend_from_slice(b"\n}\n");
    inert_json(String::from_utf8(file).expect("serde_json writes UTF-8"))
}

/// A list with one item per line, closing at this indentation.
pub(in crate::formats) fn lines(indent: usize, items: &[Value]) -> String {
    let mut file = Vec::new();
    write_lines(&mut file, indent, items.iter());
    String::from_utf8(file).expect("serde_json writes UTF-8")
}

/// As [`lines`], at the end of a file in the making. Each item is made when its line is written: all of a large network together
/// would take many times its room.
fn write_lines(file: &mut Vec<u8>, indent: usize, items: impl Iterator<Item: Serialize>) {
    write_each(file, indent, items, |file, item| write_spaced(file, &item));
}

/// As [`write_lines`], each written by `write`.
fn write_each<T>(
    file: &mut Vec<u8>,
    indent: usize,
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut Vec<u8>, T),
) {
    let margin = " ".repeat(indent);
    let mut any = false;
    for item in items {
        file.extend_from_slice(if any { b",\n" } else { b"[\n" });
        file.extend_from_slice(margin.as_bytes());
        file.extend_from_slice(b"  ");
        write(file, item);
        any = true;
    }
    if any {
        file.push(b'\n');
        file.extend_from_slice(margin.as_bytes());
        file.push(b']');
    } else {
        file.extend_from_slice(b"[]");
    }
}

/// The ties, one per line. What they say beside their ends and their strength is put into words once for all that share it.
fn write_ties(file: &mut Vec<u8>, network: &Network) {
    let mut told = Told::new();
    let room = Room::of(file.len(), network.tie_count());
    write_each(file, 2, network.ties(), |file, placed| {
        if room.is_known(placed.index) {
            file.reserve_exact(room.needed(file.len()));
        }
        let id = |node: usize| &network.node(node).id;
        file.extend_from_slice(b"{\"source\": ");
        write_spaced(file, id(placed.source));
        file.extend_from_slice(b", \"target\": ");
        write_spaced(file, id(placed.target));
        let (before, after) = told.of(placed.tie, || words(network, placed));
        file.extend_from_slice(before);
        if let Some(number) = placed.tie.strength.and_then(Strength::number) {
            file.extend_from_slice(b", \"strength\": ");
            write_spaced(file, &numeral(number));
        }
        file.extend_from_slice(after);
        file.push(b'}');
    });
}

/// The fields of a tie on its line but for its ends and the number of its strength: those before it, and those behind it.
fn words(network: &Network, placed: TieRef<'_>) -> (Vec<u8>, Vec<u8>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut into = &mut before;
    for (name, value) in tie_fields(network, placed) {
        match name.as_str() {
            "source" | "target" => {}
            "strength" if matches!(placed.tie.strength, Some(Strength::Number(_))) => into = &mut after,
            _ => {
                into.extend_from_slice(b", ");
                write_spaced(into, &name);
                into.extend_from_slice(b": ");
                write_spaced(into, &value);
            }
        }
    }
    (before, after)
}

/// An object in the making, into which only what is said enters.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn put_some(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    fn put_texts(&mut self, name: &str, values: &[String]) {
        match values {
            [] => {}
            [one] => self.put(name, one.as_str()),
            several => self.put(name, several),
        }
    }

    fn put_list(&mut self, name: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.put(name, values);
        }
    }

    fn put_period(&mut self, period: &Period) {
        for (name, date) in [("since", period.since), ("until", period.until)] {
            if let Some(date) = date {
                let value =
                    if date.is_year() && date.year() >= 1000 { json!(date.year()) } else { json!(date.to_string()) };
                self.put(name, value);
            }
        }
    }

    fn put_attributes(&mut self, attributes: &Attributes) {
        for (name, value) in attributes {
            if !self.0.contains_key(name) {
                self.put(name, value.clone());
            }
        }
    }
}

/// The fields of the network as a whole.
pub(in crate::formats) fn graph_fields(info: &Info) -> Map<String, Value> {
    let mut graph = Object::default();
    graph.put("format", NATIVE);
    graph.put_some("title", info.title.as_deref());
    graph.put_some("description", info.description.as_deref());
    graph.put_some("licence", info.licence.as_deref());
    graph.put_some("language", info.language.as_deref());
    graph.put_some("observation_year", info.observation_year);
    graph.put_list("sources", info.sources.iter().map(source).collect());
    let mut vocabulary = Object::default();
    vocabulary.put_list("node_kinds", info.vocabulary.declared_node_kinds().map(node_kind).collect());
    vocabulary.put_list("tie_kinds", info.vocabulary.declared_tie_kinds().map(tie_kind).collect());
    if !vocabulary.0.is_empty() {
        graph.put("vocabulary", vocabulary.0);
    }
    graph.put_attributes(&info.attributes);
    graph.0
}

fn source(source: &Source) -> Value {
    let mut object = Object::default();
    object.put("id", source.id.as_str());
    object.put_some("title", source.title.as_deref());
    object.put_some("publisher", source.publisher.as_deref());
    object.put_some("date", source.date.as_deref());
    object.put_some("url", source.url.as_deref());
    object.put_some("observation_year", source.observation_year);
    object.put_attributes(&source.attributes);
    Value::Object(object.0)
}

fn node_kind(kind: &NodeKind) -> Value {
    let mut object = Object::default();
    object.put("id", kind.id.as_str());
    object.put("mode", kind.mode.word());
    object.put_some("label", kind.label.as_deref());
    Value::Object(object.0)
}

fn tie_kind(kind: &TieKind) -> Value {
    let mut object = Object::default();
    object.put("id", kind.id.as_str());
    object.put("directed", kind.directed);
    // Said even where false if the shipped kind of this name would be a membership.
    object.put("membership", kind.membership);
    object.put_some("label", kind.label.as_deref());
    Value::Object(object.0)
}

/// The fields of a node.
pub(in crate::formats) fn node_fields(node: &Node) -> Map<String, Value> {
    let mut object = Object::default();
    object.put("id", node.id.as_str());
    object.put("label", node.label.as_str());
    object.put("kind", node.kind.as_str());
    object.put_some("sector", node.sector.as_deref());
    object.put_texts("municipality", &node.municipalities);
    object.put_some("part_of", node.part_of.as_deref());
    object.put_list("aliases", node.aliases.iter().map(|alias| json!(alias)).collect());
    if !node.named {
        object.put("named", false);
    }
    if node.respondent != Respondent::Unknown {
        object.put("respondent", node.respondent.word());
    }
    object.put_some("members_stated", node.members_stated);
    if node.remainder {
        object.put("remainder", true);
    }
    object.put_period(&node.period);
    object.put_list("evidence", node.evidence.iter().map(evidence).collect());
    object.put_attributes(&node.attributes);
    object.0
}

/// The fields of a tie.
pub(in crate::formats) fn tie_fields(network: &Network, placed: TieRef<'_>) -> Map<String, Value> {
    let tie = placed.tie;
    let mut object = Object::default();
    object.put("source", network.node(placed.source).id.as_str());
    object.put("target", network.node(placed.target).id.as_str());
    object.put("kind", tie.kind.as_str());
    object.put_some("directed", tie.directed);
    object.put_some("strength", tie.strength.map(strength));
    object.put_some("sign", tie.sign.map(crate::model::Sign::word));
    if tie.status != Status::Present {
        object.put("status", tie.status.word());
    }
    object.put_period(&tie.period);
    object.put_some("layer", tie.layer.as_deref());
    object.put_some("role", tie.role.as_deref());
    object.put_texts("reported_by", &tie.reported_by);
    if !tie.evidence.is_empty() || tie.certainty != surest(&tie.evidence) {
        object.put("certainty", tie.certainty.word());
    }
    if tie.derived {
        object.put("derived", true);
    }
    object.put_list("evidence", tie.evidence.iter().map(evidence).collect());
    object.put_attributes(&tie.attributes);
    object.0
}

fn strength(strength: Strength) -> Value {
    match strength {
        Strength::Weak => json!("weak"),
        Strength::Strong => json!("strong"),
        Strength::Number(value) => numeral(value),
    }
}

/// The number of a strength: 3, not 3.0, as a person writes it.
pub(in crate::formats) fn numeral(value: f64) -> Value {
    if value.fract() == 0.0 && value < 9e15 { json!(value as u64) } else { json!(value) }
}

fn evidence(evidence: &Evidence) -> Value {
    let mut object = Object::default();
    object.put("source", evidence.source.as_str());
    for unit in LocatorUnit::ALL {
        let mut values: Vec<Value> = evidence
            .locators
            .iter()
            .filter(|locator| locator.unit == unit)
            .map(|locator| match locator.value.parse::<u32>() {
                Ok(number) if number.to_string() == locator.value => json!(number),
                _ => json!(locator.value),
            })
            .collect();
        match values.len() {
            0 => {}
            1 => object.put(unit.word(), values.remove(0)),
            _ => object.put(unit.word(), values),
        }
    }
    object.put("certainty", evidence.certainty.word());
    object.put_some("note", evidence.note.as_deref());
    Value::Object(object.0)
}

/// On one line, with a space after every comma and colon.
pub(in crate::formats) fn spaced(value: &Value) -> String {
    let mut bytes = Vec::new();
    write_spaced(&mut bytes, value);
    String::from_utf8(bytes).expect("serde_json writes UTF-8")
}

fn write_spaced(file: &mut Vec<u8>, value: &impl Serialize) {
    let mut serializer = serde_json::Serializer::with_formatter(file, Spaced);
    value.serialize(&mut serializer).expect("a JSON value can be written to memory");
}

struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::model::{NetworkBuilder, Sign, Tie};

    #[test]
    fn ties_that_share_what_they_say_keep_their_ends_and_strengths() {
        let mut builder = NetworkBuilder::new(Info::default());
        ["a", "b\"", "c"].iter().for_each(|id| builder.add_node(Node::new(*id), Place::default()));
        let tie = Tie::new("funds").with(|tie| tie.sign = Some(Sign::Negative));
        let strengths = [
            (None, ["a", "b\""]),
            (Some(Strength::Weak), ["a", "c"]),
            (Some(Strength::Number(2.0)), ["b\"", "c"]),
            (Some(Strength::Number(0.5)), ["c", "a"]),
            (Some(Strength::Strong), ["c", "b\""]),
        ];
        for (strength, [source, target]) in strengths {
            builder.add_tie(source, target, tie.clone().with(|tie| tie.strength = strength), Place::default());
        }
        let written = write(&builder.build().value);
        let edges = r#"  "edges": [
    {"source": "a", "target": "b\"", "kind": "funds", "sign": "-"},
    {"source": "a", "target": "c", "kind": "funds", "strength": "weak", "sign": "-"},
    {"source": "b\"", "target": "c", "kind": "funds", "strength": 2, "sign": "-"},
    {"source": "c", "target": "a", "kind": "funds", "strength": 0.5, "sign": "-"},
    {"source": "c", "target": "b\"", "kind": "funds", "strength": "strong", "sign": "-"}
  ]
}
"#;
        assert!(written.ends_with(edges), "{written}");
    }
}
