//! GraphML to networks.

use super::alike::{Alike, PIECE};
use super::keys::{Key, Meanings, Used};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField};
use crate::formats::shared::flat;
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::{Origin, Parsed};
use crate::model::Node;
use std::rc::Rc;

/// The networks of a file: one for each graph that stands at its top.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    in_pieces(text, origin, PIECE)
}

/// As [`networks`], rows of edges read in pieces of so many bytes.
pub(super) fn in_pieces(text: &str, origin: &Origin<'_>, piece: usize) -> Result<Vec<Parsed>, Error> {
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
                        alike: Alike::default(),
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
        let message = said!(
            "{skipped} hyperedges are left out: a tie joins two nodes",
            "{skipped} hyperedges zijn weggelaten: een relatie verbindt twee knopen"
        );
        let finding = Diagnostic::warning("hyperedge", place.clone(), message);
        draft.report(finding.hint(text!(
            "make each hyperedge a node, and tie its members to it",
            "maak van elke hyperedge een knoop, met relaties naar zijn leden"
        )));
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
        let message = said!("the key {:?} is declared twice", "de sleutel (key) {:?} is twee keer vastgelegd", key.id);
        let first = earlier.place.said();
        let hint = said!(
            [first] "the first one stands at {first}; give one of them another id",
            "de eerste staat op {first}; geef een van beide een ander id"
        );
        findings.push(Diagnostic::error("duplicate-key", key.place.clone(), message).hint(hint));
        return Ok(());
    }
    keys.push(key);
    Ok(())
}

/// A graph that is being read.
pub(super) struct Graph<'g, 't> {
    pub(super) xml: &'g mut Xml<'t>,
    pub(super) keys: &'g [Key],
    pub(super) draft: Draft,
    meanings: Option<Rc<Meanings>>,
    /// The keys of what was said of the graph itself.
    used: Used,
    /// What edges said so far.
    pub(super) alike: Alike,
    /// The length of the pieces in which rows of edges are read.
    pub(super) piece: usize,
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
    pub(super) fn key(&mut self, element: &Element<'_>, what: &str) -> Option<(usize, bool)> {
        let id = element.get("key").unwrap_or_default();
        let found = self.keys.iter().position(|key| key.id == id);
        if found.is_none() {
            let finding = || {
                let message = said!(
                    "data of a {what} use the key {id:?}, which is not declared",
                    "gegevens van een element `{what}` gebruiken de sleutel (key) {id:?}, die niet is vastgelegd"
                );
                Diagnostic::warning("unknown-key", element.place(), message).hint(said!(
                    "it stays an attribute of that name; declare it: <key id={id:?} for={what:?} …/>",
                    "het blijft een kenmerk met die naam; leg het vast: <key id={id:?} for={what:?} …/>"
                ))
            };
            let code = "unknown-key";
            self.draft.note(element.get("key").unwrap_or_default(), finding, code);
        }
        found.map(|at| (at, self.keys[at].is_for(what)))
    }

    /// Says that a node, an edge or the graph has several values for one key, where this is not the first.
    pub(super) fn report_repeated(&mut self, is_again: bool, at: usize, what: &str, element: &Element<'_>) {
        if !is_again {
            return;
        }
        let name = &self.keys[at].name;
        let finding = || {
            let message = said!(
                "{what}s have several data of the same key, {name:?}; the last one counts",
                "elementen `{what}` hebben meer gegevens bij dezelfde sleutel (key), {name:?}; het laatste telt"
            );
            Diagnostic::warning("repeated-key", element.place(), message).hint(text!(
                "write one of them, or give each a key of its own",
                "schrijf er één, of geef elk een eigen sleutel (key)"
            ))
        };
        self.draft.note(name, finding, "repeated-key");
    }

    pub(super) fn meanings(&mut self) -> Rc<Meanings> {
        let (keys, dialect) = (self.keys, self.draft.dialect());
        Rc::clone(self.meanings.get_or_insert_with(|| Rc::new(Meanings::of(keys, dialect))))
    }

    fn node(&mut self, element: &Element<'_>, inside: Option<&str>) -> Result<(), Error> {
        let place = element.place();
        let own = self.draft.dialect() == Dialect::Own;
        let id = element.get("id").map(|id| if own { flat::read_name(id) } else { id.to_owned() });
        if id.is_none() {
            self.draft.report_no_id(place.clone());
        }
        let mut node = Node::new(id.clone().unwrap_or_default());
        let mut graphics = None;
        let mut used = Used::none(self.keys);
        // A name is the label where a node has no other, and an attribute beside one, whichever comes first.
        let (mut is_labelled, mut called) = (false, None);
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
                            if field == NodeField::Label && !own {
                                if self.keys[at].name.trim().eq_ignore_ascii_case("name") {
                                    called = Some(text);
                                    continue;
                                }
                                is_labelled |= !text.trim().is_empty();
                            }
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
                let field = match own {
                    true => self.meanings().nodes[at].clone(),
                    false => NodeField::beside_label(&key.name, is_labelled),
                };
                self.draft.set_node(&mut node, &field, key.value(default, self.draft.dialect()), &place);
            }
        }
        if let Some(name) = called {
            let field = NodeField::beside_label("name", is_labelled);
            self.draft.set_node(&mut node, &field, Given::Text(&name), &place);
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

    /// What yEd says of a node or an edge: its label, where it stands and its colour.
    pub(super) fn graphics(&mut self) -> Result<Graphics, Error> {
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

/// What a picture says of a node or an edge.
#[derive(Debug, Default)]
pub(super) struct Graphics {
    pub(super) label: Option<String>,
    pub(super) values: Vec<(String, String)>,
}
