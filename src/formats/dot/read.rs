//! DOT to networks.

use super::graph::{Attributes, Edge, Graph, Node};
use super::syntax::{Syntax, Word};
use super::{names, picture, statements};
use crate::diagnostics::{Diagnostic, Place, said};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::{entities, flat, values};
use crate::formats::{Origin, Parsed};
use crate::model::{self, Tie};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;

/// The networks of a file: one for each graph.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut syntax = Syntax::new(text, origin.file)?;
    let mut parsed = Vec::new();
    while let Some(graph) = statements::next(&mut syntax)? {
        let name = graph.name.as_ref().map(|name| plain(name).into_owned());
        let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
        draft.tell_modes(origin, Truths::Numbers);
        if let Some((number, place)) = syntax.ragged.take() {
            let message = said!(
                "{number:?} is read as one name; Graphviz takes it for a number and a second node",
                "{number:?} is gelezen als één naam; Graphviz ziet er een getal en een tweede knoop in"
            );
            let finding = Diagnostic::warning("ragged-number", place, message);
            draft.report(finding.hint(said!(
                "put it in double quotes: \"{number}\"",
                "zet het tussen dubbele aanhalingstekens: \"{number}\""
            )));
        }
        if picture::is_picture(&graph) {
            picture::read(&mut draft, graph);
        } else {
            read(&mut draft, graph);
        }
        parsed.push(Parsed { name, ..Parsed::only(draft.finish()) });
    }
    match &mut parsed[..] {
        [] => {
            let error = Error::new(ErrorKind::Format, format!("{} holds no graph", origin.file));
            return Err(error.hint("a DOT file is: graph { a -- b; } without direction, digraph { a -> b; } with it"));
        }
        [one] => one.name = None,
        several => {
            for (number, one) in several.iter_mut().enumerate() {
                one.name.get_or_insert_with(|| format!("graph {}", number + 1));
            }
        }
    }
    Ok(parsed)
}

fn read(draft: &mut Draft, mut graph: Graph<'_>) {
    graph.findings.drain(..).for_each(|finding| draft.report(finding));
    read_info(draft, &graph);
    let own = draft.dialect() == Dialect::Own;
    let name = |text: &str| if own { flat::read_name(text) } else { text.to_owned() };
    let ids: Vec<String> = graph.nodes.keys().map(|id| name(id)).collect();
    let graph_name = graph.name.as_ref().map(|name| plain(name).into_owned()).unwrap_or_default();
    for ((_, node), id) in graph.nodes.iter_mut().zip(&ids) {
        let place = std::mem::take(&mut node.place);
        let read =
            if own { own_node(draft, node, id, &place) } else { foreign_node(draft, node, (id, &graph_name), &place) };
        draft.add_node(read, place);
    }
    for edge in graph.edges {
        let (from, to) = (&ids[edge.from], &ids[edge.to]);
        let mut tie = Tie::unspecified();
        if own {
            // An arrow is drawn as `directed` says, which stands beside it.
            for (field, given) in own_fields(&edge.attributes).filter(|(name, _)| name != "dir") {
                let field = if field == "weight" {
                    TieField::Strength
                } else {
                    TieField::of(flat::read_apart(&field), Dialect::Own)
                };
                draft.set_tie(&mut tie, &field, given, &edge.place);
            }
            draft.add_tie(from, to, tie, edge.place);
            continue;
        }
        let swapped = foreign_tie(draft, &mut tie, &edge, (from, to), graph.directed);
        let (source, target) = if swapped { (to, from) } else { (from, to) };
        draft.add_tie(source, target, tie, edge.place);
    }
}

/// Names that programs give to a graph that has none.
const NAMELESS: [&str; 5] = ["", "G", "g", "graph", "unnamed"];

/// What the file says of the network as a whole.
fn read_info(draft: &mut Draft, graph: &Graph<'_>) {
    let is_ours = |(name, value): &(Cow<'_, str>, Word<'_>)| name == "format" && value.text().starts_with("verbinder/");
    if graph.attributes.iter().any(is_ours) {
        draft.graph("format", Given::Value(crate::formats::json::NATIVE.into()));
        for (name, given) in own_fields(&graph.attributes) {
            draft.graph(flat::read_apart(&name), given);
        }
        return;
    }
    let name = graph.name.as_ref().map(|name| plain(name).into_owned()).unwrap_or_default();
    let label = graph
        .attributes
        .iter()
        .find(|(name, _)| name == "label")
        .map(|(_, label)| self::label(label, &[("\\G", &name)]));
    let title = label.unwrap_or(name);
    if !NAMELESS.contains(&title.as_str()) {
        draft.graph("title", Given::Text(&title));
    }
    for (name, value) in graph.attributes.iter().filter(|(name, _)| name != "label") {
        draft.graph(name, given(value));
    }
    for (word, defaults) in ["node", "edge"].into_iter().zip(&graph.defaults) {
        if !defaults.is_empty() {
            let held: Map<String, Value> =
                defaults.iter().map(|(name, value)| (name.to_string(), plain(value).into())).collect();
            draft.graph(word, Given::Value(Value::Object(held)));
        }
    }
}

/// Fields as [`super::write`] puts them down.
fn own_fields<'a>(attributes: &'a Attributes<'_>) -> impl Iterator<Item = (String, Given<'static>)> + 'a {
    attributes.iter().map(|(name, value)| (flat::read_name(name), Given::Value(values::typed(&plain(value)))))
}

fn own_node(draft: &mut Draft, node: &Node<'_>, id: &str, place: &Place) -> model::Node {
    let mut read = model::Node::new(id.to_owned());
    for ((field, given), (_, word)) in own_fields(&node.attributes).zip(&node.attributes) {
        match NodeField::of(flat::read_apart(&field), Dialect::Own) {
            NodeField::Label => read.label = flat::read_name(&plain(word)),
            field => draft.set_node(&mut read, &field, given, place),
        }
    }
    read
}

fn foreign_node(draft: &mut Draft, node: &Node<'_>, (id, graph): (&str, &str), place: &Place) -> model::Node {
    let mut read = model::Node::new(id.to_owned());
    let find = |wanted: &str| node.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    let label = find("label")
        .map(|word| self::label(word, &[("\\N", id), ("\\G", graph)]))
        .filter(|label| !label.trim().is_empty());
    let has_label = label.is_some();
    if let Some(label) = label {
        read.label = label;
    }
    let filled = find("fillcolor").is_some();
    for (name, value) in &node.attributes {
        let field = match &**name {
            "label" => continue,
            "pos" => {
                keep_position(draft, &mut read, value, place);
                continue;
            }
            // What Gephi calls the colour of a node is what it is filled with.
            "fillcolor" => NodeField::Attribute("color".to_owned()),
            "color" if filled => NodeField::Attribute("pencolor".to_owned()),
            other if names::is_drawing(other) => NodeField::Attribute(other.to_owned()),
            other => NodeField::beside_label(other, has_label),
        };
        draft.set_node(&mut read, &field, given(value), place);
    }
    let clusters: Vec<Value> = node.clusters.iter().map(|label| self::label(label, &[("\\G", graph)]).into()).collect();
    let cluster = match clusters.len() {
        0 | 1 => clusters.into_iter().next(),
        _ => Some(Value::Array(clusters)),
    };
    if let Some(cluster) = cluster {
        draft.set_node(&mut read, &NodeField::Attribute("cluster".to_owned()), Given::Value(cluster), place);
    }
    read
}

/// `x,y` as two attributes, which GEXF has as the place of a node too; anything else as it is.
pub(super) fn keep_position(draft: &mut Draft, node: &mut model::Node, value: &Word<'_>, place: &Place) {
    let text = plain(value);
    let numbers: Vec<Option<Number>> = text
        .trim_end_matches('!')
        .split([',', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f64>().ok().and_then(Number::from_f64))
        .collect();
    if !(2..=3).contains(&numbers.len()) || numbers.contains(&None) {
        draft.set_node(node, &NodeField::Attribute("pos".to_owned()), Given::Text(&text), place);
        return;
    }
    for (name, number) in ["x", "y", "z"].into_iter().zip(numbers.into_iter().flatten()) {
        draft.set_node(node, &NodeField::Attribute(name.to_owned()), Given::Value(Value::Number(number)), place);
    }
}

/// Fills in a tie; whether its ends are to be swapped.
fn foreign_tie(draft: &mut Draft, tie: &mut Tie, edge: &Edge<'_>, (from, to): (&str, &str), directed: bool) -> bool {
    let dir = edge.attributes.iter().find(|(name, _)| name == "dir").map(|(_, value)| value.text().to_lowercase());
    let dir = match dir.as_deref() {
        // An edge that is written the other way round than its graph says is meant as it is written.
        None => {
            if edge.arrow {
                "forward"
            } else {
                "none"
            }
        }
        Some(dir) => dir,
    };
    let mut swapped = false;
    match dir {
        "forward" => tie.directed = Some(true),
        "back" => (tie.directed, swapped) = (Some(true), true),
        "both" => draft.set_tie(tie, &TieField::Directed, Given::Text("mutual"), &edge.place),
        _ => {}
    }
    let name = format!("{from}{}{to}", if directed { "->" } else { "--" });
    for (name_of, value) in &edge.attributes {
        let field = match &**name_of {
            "dir" if ["forward", "back", "both", "none"].contains(&dir) => continue,
            "penwidth" => TieField::Attribute("thickness".to_owned()),
            "label" => {
                let text = label(value, &[("\\E", &name), ("\\T", from), ("\\H", to)]);
                draft.set_tie(tie, &TieField::Attribute("label".to_owned()), Given::Text(&text), &edge.place);
                continue;
            }
            other => TieField::of(other, Dialect::Program),
        };
        draft.set_tie(tie, &field, given(value), &edge.place);
    }
    swapped
}

/// A value: a number where it is one and stands without quotation marks, otherwise text.
fn given<'a>(word: &'a Word<'_>) -> Given<'a> {
    if let Word::Bare(text) = word
        && text.starts_with(|c: char| c.is_ascii_digit() || "-.".contains(c))
    {
        let digits = text.trim_start_matches('-');
        let is_code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
        let whole = text.parse::<i64>().ok().map(Value::from);
        let number = whole.or_else(|| text.parse().ok().and_then(Number::from_f64).map(Value::Number));
        if let Some(number) = number.filter(|_| !is_code) {
            return Given::Value(number);
        }
    }
    match word {
        Word::Bare(text) => Given::Text(text),
        Word::Html(html) => Given::Value(without_tags(html).into()),
        quoted => Given::Value(values::value(&plain(quoted))),
    }
}

/// The text of a word: doubled backslashes are one, `\n` is a line break, other escapes stay as they are.
pub(super) fn plain<'t>(word: &Word<'t>) -> Cow<'t, str> {
    match word {
        Word::Quoted(raw) if raw.contains('\\') => Cow::Owned(escapes(raw, &['n'])),
        other => other.text(),
    }
}

/// A label as it is shown: line breaks of every sort, the names that its escapes stand for, entities.
pub(super) fn label(word: &Word<'_>, stands_for: &[(&str, &str)]) -> String {
    let raw = match word {
        Word::Html(html) => return without_tags(html),
        Word::Bare(text) => return (*text).to_owned(),
        Word::Quoted(raw) => raw,
    };
    if !raw.contains(['\\', '&']) {
        return raw.to_string();
    }
    let mut text = raw.to_string();
    if raw.contains('\\') {
        // A doubled backslash begins no escape: it waits behind a sign that no text holds.
        text = text.replace("\\\\", "\0");
        for (escape, name) in stands_for {
            text = text.replace(escape, &name.replace('\\', "\0"));
        }
        text = escapes(&text, &['n', 'l', 'r']).replace('\0', "\\");
    }
    entities::read(text.trim_end_matches('\n')).into_owned()
}

/// Resolves doubled backslashes, and backslashes before these letters as line breaks.
fn escapes(raw: &str, breaks: &[char]) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut signs = raw.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some('\\')) => text.extend(signs.next()),
            ('\\', Some(letter)) if breaks.contains(letter) => {
                signs.next();
                text.push('\n');
            }
            _ => text.push(sign),
        }
    }
    text
}

/// The text in HTML: its tags left out, breaks and rows as line breaks, cells set apart by a space.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('>').map_or(rest.len(), |length| open + length + 1);
        let tag = rest[open..close].trim_matches(['<', '>', '/', ' ']).to_lowercase();
        let tag = tag.split_whitespace().next().unwrap_or_default();
        match tag {
            "br" | "tr" => text.push('\n'),
            "td" => text.push(' '),
            _ => {}
        }
        rest = &rest[close..];
    }
    text.push_str(rest);
    let text = entities::read(&text);
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
