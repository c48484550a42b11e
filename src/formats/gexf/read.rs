//! GEXF to a network.

use super::attributes::Declared;
use super::{CREATOR, viz};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::lone_edge::{TWO_IDS, lone_edge};
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::shared::{flat, values};
use crate::formats::{Origin, Parsed};
use crate::model::{Node, Period, Tie, TieDetails};
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut xml = Xml::new(text, origin.file);
    let mut meta: Vec<(String, String)> = Vec::new();
    loop {
        match xml.next()? {
            Item::Open(element) => match &*element.name {
                "gexf" => {}
                "meta" => read_meta(&mut xml, &element, &mut meta)?,
                "graph" => {
                    let own = meta.iter().any(|(name, value)| name == "creator" && value.starts_with(made_by()));
                    let dialect = if own { Dialect::Own } else { Dialect::Program };
                    let mut file = File {
                        xml: &mut xml,
                        draft: Draft::new(dialect, Undeclared::Doubtful),
                        nodes: Vec::new(),
                        ties: Vec::new(),
                        titles: IndexMap::new(),
                        by_default: element.get("defaultedgetype").unwrap_or("undirected").to_owned(),
                    };
                    for (name, value) in meta.iter().filter(|(name, _)| !own || name == "description") {
                        file.draft.graph(name, Given::Text(value));
                    }
                    file.draft.tell_modes(origin, Truths::Words);
                    file.read(None)?;
                    let draft = file.draft;
                    return Ok(vec![Parsed::only(draft.finish())]);
                }
                _ => xml.skip()?,
            },
            Item::End => {
                return Err(Error::new(ErrorKind::Format, format!("{} holds no graph", origin.file))
                    .hint("a GEXF file has an element <graph> with its nodes and edges"));
            }
            Item::Text(_) | Item::Close(_) => {}
        }
    }
}

/// The word that begins the creator of files of ours, whatever their version.
fn made_by() -> &'static str {
    CREATOR.split(' ').next().unwrap_or(CREATOR)
}

fn read_meta(xml: &mut Xml<'_>, element: &Element<'_>, meta: &mut Vec<(String, String)>) -> Result<(), Error> {
    if let Some(date) = element.get("lastmodifieddate") {
        meta.push(("lastmodifieddate".to_owned(), date.to_owned()));
    }
    loop {
        match xml.next()? {
            Item::Open(inner) => {
                let text = xml.text()?.trim().to_owned();
                if !text.is_empty() {
                    meta.push((inner.name.into_owned(), text));
                }
            }
            Item::Close(_) | Item::End => return Ok(()),
            Item::Text(_) => {}
        }
    }
}

/// A file that is being read.
struct File<'f, 't> {
    xml: &'f mut Xml<'t>,
    draft: Draft,
    nodes: Vec<Declared<NodeField>>,
    ties: Vec<Declared<TieField>>,
    by_default: String,
    /// What attributes are called, by their id.
    titles: IndexMap<String, String>,
}

/// What stands in a node or an edge beside its attributes of XML.
#[derive(Default)]
struct Inside {
    values: Vec<(String, String)>,
    looks: Vec<(&'static str, Value)>,
    spells: Vec<Value>,
}

impl File<'_, '_> {
    /// Reads what is inside `graph`, `nodes`, `edges` or a nested graph; `inside` is the node that it stands in.
    fn read(&mut self, inside: Option<&str>) -> Result<(), Error> {
        loop {
            match self.xml.next()? {
                Item::Open(element) => match &*element.name {
                    "attributes" => self.attributes(&element)?,
                    "nodes" | "edges" | "graph" => self.read(inside)?,
                    "node" => self.node(&element, inside)?,
                    "edge" => self.edge(&element)?,
                    _ => self.xml.skip()?,
                },
                Item::Close(_) | Item::End => return Ok(()),
                Item::Text(_) => {}
            }
        }
    }

    fn attributes(&mut self, element: &Element<'_>) -> Result<(), Error> {
        let of_ties = element.get("class") == Some("edge");
        let dialect = self.draft.dialect();
        loop {
            match self.xml.next()? {
                Item::Open(inner) if inner.name == "attribute" => {
                    let title = inner.get("title").or_else(|| inner.get("id")).unwrap_or_default();
                    let title = flat::read_name(title);
                    self.titles.entry(inner.get("id").unwrap_or_default().to_owned()).or_insert_with(|| title.clone());
                    let default = self.default()?;
                    if of_ties {
                        let mut declared = Declared::of(&inner, TieField::of(&title, dialect));
                        declared.default = default;
                        self.ties.push(declared);
                    } else {
                        let mut declared = Declared::of(&inner, NodeField::of(&title, dialect));
                        declared.default = default;
                        self.nodes.push(declared);
                    }
                }
                Item::Open(_) => self.xml.skip()?,
                Item::Close(_) | Item::End => return Ok(()),
                Item::Text(_) => {}
            }
        }
    }

    fn default(&mut self) -> Result<Option<String>, Error> {
        let mut default = None;
        loop {
            match self.xml.next()? {
                Item::Open(inner) if inner.name == "default" => default = Some(self.xml.text()?.into_owned()),
                Item::Open(_) => self.xml.skip()?,
                Item::Close(_) | Item::End => return Ok(default),
                Item::Text(_) => {}
            }
        }
    }

    fn node(&mut self, element: &Element<'_>, above: Option<&str>) -> Result<(), Error> {
        let place = element.place();
        let own = self.draft.dialect() == Dialect::Own;
        let Some(id) = element.get("id").map(|id| if own { flat::read_name(id) } else { id.to_owned() }) else {
            self.draft.report_no_id(place);
            return self.xml.skip();
        };
        let mut node = Node::new(id.clone());
        let parent = element.get("pid").filter(|pid| !pid.is_empty() && *pid != "0").or(above);
        node.part_of = parent.map(str::to_owned);
        // networkx writes the id as label where a node has none.
        let has_label = !own && element.get("label").is_some_and(|label| !label.trim().is_empty() && label != id);
        if let Some(label) = element.get("label") {
            let label = if own { flat::read_name(label) } else { label.to_owned() };
            self.draft.set_node(&mut node, &NodeField::Label, Given::Value(Value::String(label)), &place);
        }
        let inside = self.inside(Some(&id))?;
        let mut given = vec![false; self.nodes.len()];
        for (key, value) in &inside.values {
            let Some(at) = self.nodes.iter().position(|declared| declared.id == *key) else {
                self.unknown(key, &place);
                self.draft.set_node(&mut node, &NodeField::Attribute(key.clone()), Given::Text(value), &place);
                continue;
            };
            given[at] = true;
            let declared = &self.nodes[at];
            let value = declared.value(value, self.draft.dialect());
            let field = named(&declared.field, has_label);
            self.draft.set_node(&mut node, &field, value, &place);
        }
        for (declared, _) in self.nodes.iter().zip(&given).filter(|(_, given)| !**given) {
            if let Some(default) = &declared.default {
                let value = declared.value(default, self.draft.dialect());
                let field = named(&declared.field, has_label);
                self.draft.set_node(&mut node, &field, value, &place);
            }
        }
        if !own {
            keep_looks(&mut node.attributes, &inside.looks);
            set_period(&mut node.period, &mut node.attributes, element, &inside.spells);
        }
        self.draft.add_node(node, place);
        Ok(())
    }

    fn edge(&mut self, element: &Element<'_>) -> Result<(), Error> {
        let place = element.place();
        let own = self.draft.dialect() == Dialect::Own;
        let inside = self.inside(None)?;
        let (Some(source), Some(target)) = (element.get("source"), element.get("target")) else {
            self.draft.report(lone_edge(place, TWO_IDS));
            return Ok(());
        };
        let mut tie = Tie::unspecified();
        let direction = element.get("type").unwrap_or(&self.by_default);
        if !own {
            // A mutual edge runs both ways: that is a tie without direction.
            tie.directed = (direction == "directed").then_some(true);
        }
        if let Some(weight) = element.get("weight") {
            self.draft.set_tie(&mut tie, &TieField::Strength, Given::Text(weight), &place);
        }
        for name in ["label", "kind"].into_iter().filter(|_| !own) {
            if let Some(text) = element.get(name) {
                let field = TieField::Attribute(name.to_owned());
                self.draft.set_tie(&mut tie, &field, Given::Text(text), &place);
            }
        }
        let mut given = vec![false; self.ties.len()];
        for (key, value) in &inside.values {
            let Some(at) = self.ties.iter().position(|declared| declared.id == *key) else {
                self.unknown(key, &place);
                self.draft.set_tie(&mut tie, &TieField::Attribute(key.clone()), Given::Text(value), &place);
                continue;
            };
            given[at] = true;
            let declared = &self.ties[at];
            let value = declared.value(value, self.draft.dialect());
            self.draft.set_tie(&mut tie, &declared.field, value, &place);
        }
        for (declared, _) in self.ties.iter().zip(&given).filter(|(_, given)| !**given) {
            if let Some(default) = &declared.default {
                let value = declared.value(default, self.draft.dialect());
                self.draft.set_tie(&mut tie, &declared.field, value, &place);
            }
        }
        if own {
            self.draft.add_tie(&flat::read_name(source), &flat::read_name(target), tie, place);
            return Ok(());
        }
        keep_looks(&mut tie.attributes, &inside.looks);
        let TieDetails { period, attributes, .. } = &mut *tie;
        set_period(period, attributes, element, &inside.spells);
        self.draft.add_tie(source, target, tie, place);
        Ok(())
    }

    /// What stands inside a node or edge, up to its end. Nodes in a node are its parts.
    fn inside(&mut self, node: Option<&str>) -> Result<Inside, Error> {
        let mut inside = Inside::default();
        let mut depth = 1;
        while depth > 0 {
            match self.xml.next()? {
                Item::Open(element) => {
                    if matches!(&*element.name, "nodes" | "edges") {
                        self.read(node)?;
                        continue;
                    }
                    depth += 1;
                    let get = |name: &str| element.get(name).map(str::to_owned);
                    match &*element.name {
                        "attvalue" => {
                            let key = get("for").or_else(|| get("id")).unwrap_or_default();
                            let varies = ["start", "end", "startopen", "endopen", "timestamp"];
                            if varies.iter().any(|name| element.get(name).is_some()) {
                                self.varying(&key, &element.place());
                            }
                            inside.values.extend(get("value").map(|value| (key, value)));
                        }
                        "spell" => {
                            let ends: Map<String, Value> =
                                element.attributes().map(|(name, value)| (name.to_owned(), value.into())).collect();
                            inside.spells.push(Value::Object(ends));
                        }
                        _ => inside.looks.extend(viz::values(&element).unwrap_or_default()),
                    }
                }
                Item::Close(_) => depth -= 1,
                Item::Text(_) => {}
                Item::End => break,
            }
        }
        Ok(inside)
    }

    /// Values that hold for some time only: a network here is one of one moment.
    fn varying(&mut self, key: &str, place: &Place) {
        let title = self.titles.get(key).cloned().unwrap_or_else(|| key.to_owned());
        let finding = || {
            let message = said!(
                "the values of {title:?} vary in time; the last one given is kept, and when each held is not",
                "de waarden van {title:?} veranderen in de tijd; de laatste is bewaard, en wanneer elk gold niet"
            );
            Diagnostic::warning("value-in-time", place.clone(), message).hint(text!(
                "write a file for each time, and compare or combine those",
                "schrijf een bestand voor elk moment, en vergelijk of combineer die"
            ))
        };
        self.draft.note(key, finding, "value-in-time");
    }

    fn unknown(&mut self, key: &str, place: &Place) {
        let finding = || {
            let message = said!(
                "values are given for the attribute {key:?}, which is not declared",
                "er zijn waarden van het kenmerk {key:?}, dat niet is vastgelegd"
            );
            Diagnostic::warning("unknown-key", place.clone(), message).hint(text!(
                "it stays an attribute of that name; declare it among the attributes of the file",
                "het blijft een kenmerk met die naam; leg het vast bij de kenmerken van het bestand"
            ))
        };
        self.draft.note(key, finding, "unknown-key");
    }
}

/// How a node or edge looks, unless an attribute has that name.
fn keep_looks(attributes: &mut Map<String, Value>, looks: &[(&'static str, Value)]) {
    for (name, value) in looks {
        let name = if attributes.contains_key(*name) { format!("viz_{name}") } else { (*name).to_owned() };
        attributes.insert(name, value.clone());
    }
}

/// What an attribute says of a node: a name beside a label is an attribute like any other.
fn named(field: &NodeField, has_label: bool) -> Cow<'_, NodeField> {
    match field {
        NodeField::Label if has_label => Cow::Owned(NodeField::beside_label("name", has_label)),
        field => Cow::Borrowed(field),
    }
}

/// When it existed: from the first beginning to the last end where these are dates; otherwise they stay attributes, as does what the
/// element says itself where its spells say something else.
fn set_period(period: &mut Period, attributes: &mut Map<String, Value>, element: &Element<'_>, spells: &[Value]) {
    let of = |spell: &Value, names: [&str; 2]| {
        names.iter().find_map(|name| spell.get(*name)).and_then(Value::as_str).map(str::to_owned)
    };
    let ends = |names: [&str; 2]| {
        let own = names.iter().find_map(|name| element.get(name)).map(str::to_owned);
        let within = spells.iter().map(|spell| of(spell, names));
        let open = spells.iter().any(|spell| of(spell, names).is_none());
        (own, within.flatten().collect::<Vec<String>>(), open)
    };
    for (names, first) in [(["start", "startopen"], true), (["end", "endopen"], false)] {
        let (own, within, open) = ends(names);
        let given: Vec<String> = if spells.is_empty() { own.into_iter().collect() } else { within };
        let dates: Option<Vec<_>> = given.iter().map(|text| values::date(text)).collect();
        match dates {
            // What attributes say of it stands.
            Some(dates) if dates.is_empty() => {}
            Some(dates) if !open || spells.is_empty() => {
                let date = if first { dates.into_iter().min() } else { dates.into_iter().max() };
                let field = if first { &mut period.since } else { &mut period.until };
                *field = date;
            }
            Some(_) => {}
            None if spells.is_empty() => {
                let name = if first { "start" } else { "end" };
                attributes.insert(name.to_owned(), given.concat().into());
            }
            None => {}
        }
    }
    if period.is_impossible() {
        *period = Period::default();
    }
    for (names, name, date) in
        [(["start", "startopen"], "start", &period.since), (["end", "endopen"], "end", &period.until)]
    {
        let own = names.iter().find_map(|name| element.get(name)).filter(|_| !spells.is_empty());
        if let Some(own) = own.filter(|own| values::date(own) != *date) {
            attributes.entry(name).or_insert_with(|| own.into());
        }
    }
    if !spells.is_empty() {
        attributes.insert("spells".to_owned(), Value::Array(spells.to_vec()));
    }
}
