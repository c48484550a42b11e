//! GraphML to networks.

use super::edges::{EDGE, Edge, Manner, PIECE, Told};
use super::keys::{Key, Meanings, Used};
use crate::diagnostics::{Diagnostic, Place};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::flat;
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::{Origin, Parsed};
use crate::model::{Node, Tie};
use std::rc::Rc;

/// The networks of a file: one for each graph that stands at its top.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    in_pieces(text, origin, PIECE)
}

/// As [`networks`], rows of edges read in pieces of so many bytes.
fn in_pieces(text: &str, origin: &Origin<'_>, piece: usize) -> Result<Vec<Parsed>, Error> {
    let mut xml = Xml::new(text, origin.file);
    let mut keys: Vec<Key> = Vec::new();
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut parsed: Vec<Parsed> = Vec::new();
    let mut is_graphml = false;
    loop {
        match xml.next()? {
            Item::Open(element) => match &*element.name {
                "graphml" => is_graphml = true,
                "key" => read_key(&mut xml, &element, &mut keys, &mut findings)?,
                "graph" => {
                    let mut draft = Draft::new(Dialect::Program, Undeclared::Doubtful);
                    draft.tell_modes(origin, Truths::Words);
                    findings.drain(..).for_each(|finding| draft.report(finding));
                    let case = read_session(&mut draft, &element);
                    let name = case.or_else(|| element.get("id").map(str::to_owned));
                    let mut graph = Graph {
                        xml: &mut xml,
                        keys: &keys,
                        draft,
                        meanings: None,
                        used: Used::none(&keys),
                        told: Told::default(),
                        piece,
                        skipped: 0,
                    };
                    graph.read(&element, None)?;
                    let Graph { draft, skipped, .. } = graph;
                    let mut one = Parsed::only(finished(draft, skipped, &element.place()));
                    one.name = name;
                    parsed.push(one);
                }
                _ => xml.skip()?,
            },
            Item::End => break,
            Item::Text(_) | Item::Close(_) => {}
        }
    }
    if parsed.is_empty() {
        let what = if is_graphml { "holds no graph" } else { "is no GraphML" };
        let error = Error::new(ErrorKind::Format, format!("{} {what}", origin.file));
        return Err(match findings.first() {
            Some(first) => error.hint(format!("{} ({})", first.message, first.place)),
            None => error.hint("a GraphML file has an element <graph> with its nodes and edges"),
        });
    }
    if let [one] = &mut parsed[..] {
        one.name = None;
    }
    Ok(parsed)
}

/// What Network Canvas says of the session in which the ties were named; gives the case. Answers of the person who was asked are
/// data of the graph, and so attributes of the network: nobody is a node among those it named.
fn read_session(draft: &mut Draft, element: &Element<'_>) -> Option<String> {
    let case = element.get("caseId").or_else(|| element.get("caseID"));
    if case.is_none() && element.get("sessionUUID").is_none() {
        return None;
    }
    for (name, value) in element.attributes().filter(|(name, _)| !["id", "edgedefault"].contains(name)) {
        draft.graph(name, Given::Text(value));
    }
    let case = case.filter(|case| !case.is_empty())?;
    draft.graph("title", Given::Text(case));
    Some(case.to_owned())
}

fn finished(
    mut draft: Draft,
    skipped: usize,
    place: &Place,
) -> (crate::diagnostics::Checked<crate::model::Network>, crate::model::Origins) {
    if skipped > 0 {
        let message = format!("{skipped} hyperedges are left out: a tie joins two nodes");
        let finding = Diagnostic::warning("hyperedge", place.clone(), message);
        draft.report(finding.hint("make each hyperedge a node, and tie its members to it"));
    }
    draft.finish()
}

fn read_key(
    xml: &mut Xml<'_>,
    element: &Element<'_>,
    keys: &mut Vec<Key>,
    findings: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let (mut key, wrong) = Key::of(element);
    findings.extend(wrong);
    loop {
        match xml.next()? {
            Item::Open(inner) if inner.name == "default" => key.default = Some(xml.text()?.into_owned()),
            Item::Open(_) => xml.skip()?,
            Item::Close(_) | Item::End => break,
            Item::Text(_) => {}
        }
    }
    if let Some(earlier) = keys.iter().find(|earlier| earlier.id == key.id && !key.id.is_empty()) {
        let message = format!("the key {:?} is declared twice", key.id);
        let hint = format!("the first one stands at {}; give one of them another id", earlier.place);
        findings.push(Diagnostic::error("duplicate-key", key.place.clone(), message).hint(hint));
        return Ok(());
    }
    keys.push(key);
    Ok(())
}

/// A graph that is being read.
struct Graph<'g, 't> {
    xml: &'g mut Xml<'t>,
    keys: &'g [Key],
    draft: Draft,
    meanings: Option<Rc<Meanings>>,
    /// The keys of what was said of the graph itself.
    used: Used,
    /// What edges said so far.
    told: Told,
    /// The length of the pieces in which rows of edges are read.
    piece: usize,
    skipped: usize,
}

impl Graph<'_, '_> {
    /// Reads up to the end of the graph; `inside` is the node that a nested graph stands in.
    fn read(&mut self, element: &Element<'_>, inside: Option<&str>) -> Result<(), Error> {
        let by_default = element.get("edgedefault") == Some("directed");
        loop {
            match self.xml.next()? {
                Item::Open(element) => match &*element.name {
                    "node" => {
                        self.node(&element, inside)?;
                        self.xml.reuse(element);
                    }
                    "edge" => {
                        self.edge(&element, by_default)?;
                        self.xml.reuse(element);
                        self.edges_in_pieces(by_default)?;
                    }
                    "data" if inside.is_none() => self.graph_data(&element)?,
                    "hyperedge" => {
                        self.skipped += 1;
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Item::Close(_) | Item::End => return Ok(()),
                Item::Text(_) => {}
            }
        }
    }

    fn graph_data(&mut self, element: &Element<'_>) -> Result<(), Error> {
        let text = self.xml.text()?;
        let Some((at, _)) = self.key(element, "graph") else {
            self.draft.graph(element.get("key").unwrap_or_default(), Given::Text(&text));
            return Ok(());
        };
        self.report_repeated(self.used.has(at), at, "graph", element);
        let key = &self.keys[at];
        let apart = self.used.apart(self.keys, at, "graph");
        let name = apart.as_deref().unwrap_or(&key.name);
        self.draft.graph(name, key.value(&text, self.draft.dialect()));
        Ok(())
    }

    /// The key of a datum, and its name; a datum whose key is not declared keeps the key as its name.
    fn key(&mut self, element: &Element<'_>, what: &str) -> Option<(usize, bool)> {
        let id = element.get("key").unwrap_or_default();
        let found = self.keys.iter().position(|key| key.id == id);
        if found.is_none() {
            let finding = || {
                let message = format!("data of a {what} use the key {id:?}, which is not declared");
                Diagnostic::warning("unknown-key", element.place(), message)
                    .hint(format!("it stays an attribute of that name; declare it: <key id={id:?} for={what:?} …/>"))
            };
            let code = "unknown-key";
            self.draft.note(element.get("key").unwrap_or_default(), finding, code);
        }
        found.map(|at| (at, self.keys[at].is_for(what)))
    }

    /// Says that a node, an edge or the graph has several values for one key, where this is not the first.
    fn report_repeated(&mut self, is_again: bool, at: usize, what: &str, element: &Element<'_>) {
        if !is_again {
            return;
        }
        let name = &self.keys[at].name;
        let finding = || {
            let message = format!("{what}s have several data of the same key, {name:?}; the last one counts");
            Diagnostic::warning("repeated-key", element.place(), message)
                .hint("write one of them, or give each a key of its own")
        };
        self.draft.note(name, finding, "repeated-key");
    }

    fn meanings(&mut self) -> Rc<Meanings> {
        let (keys, dialect) = (self.keys, self.draft.dialect());
        Rc::clone(self.meanings.get_or_insert_with(|| Rc::new(Meanings::of(keys, dialect))))
    }

    fn node(&mut self, element: &Element<'_>, inside: Option<&str>) -> Result<(), Error> {
        let place = element.place();
        let own = self.draft.dialect() == Dialect::Own;
        let id = element.get("id").map(|id| if own { flat::read_name(id) } else { id.to_owned() });
        if id.is_none() {
            let finding = Diagnostic::error("no-id", place.clone(), "a node has no id");
            self.draft.report(finding.hint("give it an id that no other node has"));
        }
        let mut node = Node::new(id.clone().unwrap_or_default());
        let mut graphics = None;
        let mut used = Used::none(self.keys);
        if let Some(whole) = inside {
            node.part_of = Some(whole.to_owned());
        }
        loop {
            match self.xml.next()? {
                Item::Open(inner) => match &*inner.name {
                    "data" => match self.key(&inner, "node") {
                        Some((at, _)) if self.keys[at].is_graphics => graphics = Some(self.graphics()?),
                        Some((at, _)) => {
                            let text = self.xml.text()?;
                            self.report_repeated(used.has(at), at, "node", &inner);
                            let apart = used.apart(self.keys, at, "node").map(NodeField::Attribute);
                            let field = apart.unwrap_or_else(|| self.meanings().nodes[at].clone());
                            let value = self.keys[at].value(&text, self.draft.dialect());
                            self.draft.set_node(&mut node, &field, value, &place);
                        }
                        None => {
                            let field = NodeField::Attribute(inner.get("key").unwrap_or_default().to_owned());
                            let text = self.xml.text()?;
                            self.draft.set_node(&mut node, &field, Given::Text(&text), &place);
                        }
                    },
                    "graph" => {
                        let whole = node.id.clone();
                        self.read(&inner, Some(&whole))?;
                    }
                    _ => self.xml.skip()?,
                },
                Item::Close(_) | Item::End => break,
                Item::Text(_) => {}
            }
        }
        for (at, key) in used.defaults(self.keys, "node") {
            if let Some(default) = &key.default {
                let field = self.meanings().nodes[at].clone();
                self.draft.set_node(&mut node, &field, key.value(default, self.draft.dialect()), &place);
            }
        }
        if let Some(Graphics { label, values }) = graphics {
            if let Some(label) = label.filter(|_| node.label == node.id) {
                node.label = label;
            }
            for (name, value) in values {
                self.draft.set_node(&mut node, &NodeField::Attribute(name), Given::Text(&value), &place);
            }
        }
        if id.is_some() {
            self.draft.add_node(node, place);
        }
        Ok(())
    }

    fn edge(&mut self, element: &Element<'_>, by_default: bool) -> Result<(), Error> {
        let place = element.place();
        if self.told.is_empty() {
            self.expect_edges();
        }
        let meanings = self.meanings();
        let own = self.draft.dialect() == Dialect::Own;
        let manner = Manner { keys: self.keys, meanings: &meanings, own, directed: by_default };
        let plain = self.told.plain(self.xml, element, manner);
        if let Some(tie) = plain.and_then(|plain| self.told.tie(self.xml, plain)) {
            self.join(element, tie, place);
            return Ok(());
        }
        let said = self.draft.findings();
        let mut tie = Tie::unspecified();
        if !own {
            tie.directed = manner.is_directed(element).then_some(true);
        }
        // A name of the edge itself, by which other files may refer to it; numbers in a row, as programs give them, say nothing.
        if let Some(id) = element.get("id").filter(|id| !own && !is_counted(id)) {
            self.draft.set_tie(&mut tie, &TieField::Attribute("id".to_owned()), Given::Text(id), &place);
        }
        let mut graphics = None;
        let mut used = Used::none(self.keys);
        loop {
            match self.xml.next()? {
                Item::Open(inner) if inner.name == "data" => match self.key(&inner, "edge") {
                    Some((at, _)) if self.keys[at].is_graphics => graphics = Some(self.graphics()?),
                    Some((at, _)) => {
                        let text = self.xml.text()?;
                        self.report_repeated(used.has(at), at, "edge", &inner);
                        let apart = used.apart(self.keys, at, "edge").map(TieField::Attribute);
                        let meanings = self.meanings();
                        let field = apart.as_ref().unwrap_or(&meanings.ties[at]);
                        let value = match field {
                            // As text, so that what many ties cite is read once.
                            TieField::Evidence if own && text.starts_with('[') => Given::Text(&text),
                            _ => self.keys[at].value(&text, self.draft.dialect()),
                        };
                        self.draft.set_tie(&mut tie, field, value, &place);
                        self.xml.reuse(inner);
                    }
                    None => {
                        let field = TieField::Attribute(inner.get("key").unwrap_or_default().to_owned());
                        let text = self.xml.text()?;
                        self.draft.set_tie(&mut tie, &field, Given::Text(&text), &place);
                    }
                },
                Item::Open(_) => self.xml.skip()?,
                Item::Close(_) | Item::End => break,
                Item::Text(_) => {}
            }
        }
        for (at, key) in used.defaults(self.keys, "edge") {
            if let Some(default) = &key.default {
                let field = self.meanings().ties[at].clone();
                self.draft.set_tie(&mut tie, &field, key.value(default, self.draft.dialect()), &place);
            }
        }
        if let Some(Graphics { label, values }) = graphics {
            for (name, value) in label.map(|label| ("label".to_owned(), label)).into_iter().chain(values) {
                self.draft.set_tie(&mut tie, &TieField::Attribute(name), Given::Text(&value), &place);
            }
        }
        // What is wrong with an edge is said wherever it stands.
        if plain.is_some() && said == self.draft.findings() {
            self.draft.share(&mut tie);
            self.told.keep(&tie);
        }
        self.join(element, tie, place);
        Ok(())
    }

    /// Makes room for as many edges as there are where the rest of the file is as its beginning.
    fn expect_edges(&mut self) {
        const SAMPLE: usize = 1 << 16;
        let rest = self.xml.rest();
        let sample = &rest[..rest.floor_char_boundary(SAMPLE)];
        let edges = sample.matches(EDGE).count() + 1;
        self.draft.expect(0, rest.len() / sample.len().max(1) * edges);
    }

    /// Adds a tie between the ends that an edge names.
    fn join(&mut self, element: &Element<'_>, tie: Tie, place: Place) {
        let (Some(source), Some(target)) = (element.get("source"), element.get("target")) else {
            let finding = Diagnostic::error("no-end", place, "an edge has no source or no target");
            self.draft.report(finding.hint("an edge names the ids of two nodes: source and target"));
            return;
        };
        self.join_ends(source, target, tie, place);
    }

    fn join_ends(&mut self, source: &str, target: &str, tie: Tie, place: Place) {
        if self.draft.dialect() == Dialect::Own {
            self.draft.add_tie(&flat::read_name(source), &flat::read_name(target), tie, place);
        } else {
            self.draft.add_tie(source, target, tie, place);
        }
    }

    /// Reads the edges that follow by all cores, as far as they follow each other and mostly say what earlier ones said.
    fn edges_in_pieces(&mut self, by_default: bool) -> Result<(), Error> {
        let meanings = self.meanings();
        let own = self.draft.dialect() == Dialect::Own;
        let manner = Manner { keys: self.keys, meanings: &meanings, own, directed: by_default };
        while !self.told.is_given_up() {
            let pieces = self.told.pieces(self.xml, manner, self.piece);
            let Some(first) = pieces.first() else { return Ok(()) };
            self.xml.go_to(first.start);
            for piece in pieces {
                if piece.start != self.xml.at() {
                    break;
                }
                self.told.judge(&piece, self.piece);
                for edge in piece.edges {
                    match edge {
                        Edge::Known { source, target, at, told, weight } => {
                            self.join_ends(&source, &target, self.told.known(told, weight), at.into());
                        }
                        Edge::Other(start) => {
                            self.xml.go_to(start);
                            if let Item::Open(element) = self.xml.next()? {
                                self.edge(&element, by_default)?;
                            }
                        }
                    }
                }
                self.xml.go_to(piece.end);
            }
        }
        Ok(())
    }

    /// What yEd says of a node or an edge: its label, where it stands and its colour.
    fn graphics(&mut self) -> Result<Graphics, Error> {
        let mut graphics = Graphics::default();
        let mut depth = 1;
        let mut label: Option<String> = None;
        while depth > 0 {
            match self.xml.next()? {
                Item::Open(element) => {
                    depth += 1;
                    let mut keep = |name: &str, value: Option<&str>| {
                        if let Some(value) = value.filter(|value| !value.is_empty()) {
                            graphics.values.push((name.to_owned(), value.to_owned()));
                        }
                    };
                    match &*element.name {
                        "NodeLabel" | "EdgeLabel" => label = Some(String::new()),
                        "Geometry" => {
                            for name in ["x", "y", "width", "height"] {
                                keep(name, element.get(name));
                            }
                        }
                        "Fill" | "LineStyle" => keep("color", element.get("color")),
                        "Shape" => keep("shape", element.get("type")),
                        _ => {}
                    }
                }
                Item::Text(text) => {
                    if let Some(label) = &mut label {
                        label.push_str(&text);
                    }
                }
                Item::Close(name) => {
                    depth -= 1;
                    if name.ends_with("Label") {
                        let found = label.take().map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
                        graphics.label = graphics.label.take().or(found);
                    }
                }
                Item::End => break,
            }
        }
        Ok(graphics)
    }
}

/// Whether the id of an edge is a number, perhaps behind a letter or two, as programs count edges: `e12`, `12`.
pub(super) fn is_counted(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
    id.len() - digits.len() <= 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a picture says of a node or an edge.
#[derive(Debug, Default)]
struct Graphics {
    label: Option<String>,
    values: Vec<(String, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{ReadOptions, write_json};
    use std::fmt::Write as _;

    /// The network of a file read in pieces of this length by three threads, its findings, and where its ties stand; or why it is none.
    fn read_in(text: &str, piece: usize) -> String {
        let options = ReadOptions::default();
        let origin = Origin { file: "a.graphml", options: &options };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let parsed = match pool.install(|| in_pieces(text, &origin, piece)) {
            Ok(parsed) => parsed,
            Err(error) => return error.to_string(),
        };
        let mut shown = String::new();
        for Parsed { network, origins, .. } in parsed {
            shown.push_str(&write_json(&network.value));
            for finding in &network.diagnostics {
                let _ = writeln!(shown, "{finding:?}");
            }
            for tie in network.value.ties() {
                let _ = writeln!(shown, "{}", origins.tie(&network.value, tie.index));
            }
        }
        shown
    }

    /// A file with a row of plain edges, among them in turn what is none.
    fn file(own: bool, among: &[&str], end: &str) -> String {
        let mut text = String::from(
            "<graphml>\n<key id=\"k\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n\
             <key id=\"w\" for=\"edge\" attr.name=\"strength\" attr.type=\"double\"/>\n\
             <key id=\"f\" for=\"graph\" attr.name=\"format\" attr.type=\"string\"/>\n<graph edgedefault=\"undirected\">\n",
        );
        if own {
            text.push_str("<data key=\"f\">verbinder/1</data>\n");
        }
        (0..9).for_each(|node| text.push_str(&format!("<node id=\"n{node}\"/>\n")));
        for number in 0..60 {
            let (a, b, kind) = (number % 9, number * 5 % 7, ["funds", "refers-to"][number % 2]);
            let _ = writeln!(
                text,
                " <edge source=\"n{a}\" target=\"n{b}\"><data key=\"k\">{kind}</data><data key=\"w\">{}</data></edge>",
                1 + number % 3
            );
            if number % 11 == 10 {
                text.push_str(among.get(number / 11).copied().unwrap_or_default());
            }
        }
        text + end
    }

    const AMONG: [&str; 5] = [
        "<!-- <edge source=\"n1\" target=\"n2\"/> <edge source=\"n1\" target=\"n2\"></edge> -->\n",
        "<node id=\"whole\"><graph edgedefault=\"directed\"><node id=\"n20\"/><edge source=\"n20\" target=\"n1\"/>\n\
         <edge source=\"n20\" target=\"n2\"/></graph></node>",
        "<edge source=\"n1\" target=\"n3\" directed=\"true\"><data key=\"w\">0</data></edge>\
         <edge source=\"n2\" target=\"n3\"><data key=\"w\">-2</data></edge>",
        "<edge source=\"n1\"/><hyperedge><endpoint node=\"n1\"/></hyperedge><edge source=\"n4\" target=\"unknown\"/>",
        "<edge source=\"n3\" target=\"n&#52;\"><data key=\"k\">fu&#110;ds</data><data key=\"x\">1</data></edge>\
         <edge source=\"n3\" target=\"n5\"><data key=\"w\">2</data><data key=\"w\">3</data></edge>",
    ];

    #[test]
    fn where_pieces_begin_leaves_no_trace() {
        let broken =
            ["</graph></graphml>", "<edge source=\"n1\" target=\"n2\">", "<edge source=\"n1\"</graph>", "</graphml>"];
        for own in [false, true] {
            for among in [&[][..], &AMONG[..], &AMONG[2..], &AMONG[..1]] {
                for end in broken {
                    let text = file(own, among, end);
                    let whole = read_in(&text, usize::MAX / 2);
                    for piece in [1, 40, 90, 200, 500, 1300] {
                        assert_eq!(read_in(&text, piece), whole, "{piece}: {text}");
                    }
                }
            }
        }
    }

    // In the words of the file these edges say the same: what they weigh, and whether they have a direction, they say each for itself.
    #[test]
    fn edges_keep_broken_weights_and_their_own_direction() {
        let mut text = String::from(
            "<graphml>\n<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<graph edgedefault=\"undirected\">\n",
        );
        (0..40).for_each(|node| text.push_str(&format!("<node id=\"n{node}\"/>\n")));
        for number in 0..39 {
            let (next, directed, weight) = (number + 1, number % 3 == 1, ["2.5", "0.25"][number % 2]);
            let _ = writeln!(
                text,
                "<edge source=\"n{number}\" target=\"n{next}\" directed=\"{directed}\"><data key=\"w\">{weight}</data></edge>"
            );
        }
        text.push_str("</graph></graphml>");
        for piece in [100, usize::MAX / 2] {
            let shown = read_in(&text, piece);
            for number in 0..39 {
                let begin = format!("{{\"source\": \"n{number}\", \"target\": \"n{}\"", number + 1);
                let line = shown.lines().find(|line| line.trim_start().starts_with(&begin)).expect("a tie");
                let strength = format!("\"strength\": {}", [2.5, 0.25][number % 2]);
                assert!(line.contains(&strength), "{piece} {line}");
                assert_eq!(line.contains("\"directed\": true"), number % 3 == 1, "{piece} {line}");
            }
        }
    }

    #[test]
    fn edges_that_say_the_same_keep_their_ends_weights_and_places() {
        for piece in [100, usize::MAX / 2] {
            let shown = read_in(&file(true, &[], "</graph></graphml>"), piece);
            assert_eq!(shown.matches("\"kind\": \"funds\"").count(), 30, "{shown}");
            assert_eq!(shown.matches("\"strength\": 3").count(), 20, "{shown}");
            // Five lines, the format and nine nodes stand before the first edge, which joins n0 and n0 and weighs 1; the last joins n5 and n1.
            assert!(
                shown.contains("{\"source\": \"n0\", \"target\": \"n0\", \"kind\": \"funds\", \"strength\": 1}"),
                "{shown}"
            );
            assert!(
                shown.contains("{\"source\": \"n5\", \"target\": \"n1\", \"kind\": \"refers-to\", \"strength\": 3}"),
                "{shown}"
            );
            assert!(shown.contains("\n16:2\n") && shown.contains("\n75:2\n"), "{shown}");
        }
    }
}
