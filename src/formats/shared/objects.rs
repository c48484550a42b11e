//! The JSON of other programs: objects as slices of the text, so that every finding knows where it stands.
//!
//! A reader takes a [`Document`] apart with [`members`] and [`items`], and gives nodes and ties to a [`Reader`], which makes the draft.

use super::draft::{Draft, Given, Undeclared};
use super::fields::{Dialect, NodeField, TieField};
use super::position::Positions;
use super::two_modes::Truths;
use crate::diagnostics::{Diagnostic, Item, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::{Origin, Parsed, json};
use crate::model::{Node, Tie};
use crate::text::Text;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;

/// The fields of an object that were not taken yet, with their values as they stand in the text.
pub(in crate::formats) type Members<'t> = Vec<(Cow<'t, str>, &'t str)>;

/// The fields of an object; none where it is no object. Of two with one name the last counts, empty ones (`null`) are none.
pub(in crate::formats) fn members(raw: &str) -> Option<Members<'_>> {
    let json::Members(all) = serde_json::from_str(raw).ok()?;
    let mut members: Members<'_> = Vec::with_capacity(all.len());
    for (name, value) in all {
        let name = json::name_of(name.get());
        let earlier = members.iter_mut().find(|(known, _)| *known == name);
        match (earlier, value.get()) {
            (_, "null") => {}
            (Some((_, held)), value) => *held = value,
            (None, value) => members.push((name, value)),
        }
    }
    Some(members)
}

/// The items of a list; none where it is no list.
pub(in crate::formats) fn items(raw: &str) -> Option<Vec<&str>> {
    let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(items.into_iter().map(RawValue::get).collect())
}

/// Takes a field out.
pub(in crate::formats) fn take<'t>(members: &mut Members<'t>, name: &str) -> Option<&'t str> {
    let at = members.iter().position(|(known, _)| known == name)?;
    Some(members.remove(at).1)
}

/// Puts the fields of an inner object beside those of the outer one.
pub(in crate::formats) fn flatten(members_of: &mut Members<'_>, name: &str) {
    if let Some(inner) = take(members_of, name).and_then(members) {
        members_of.extend(inner);
    }
}

/// A field that stays where it is.
pub(in crate::formats) fn get<'t>(members: &Members<'t>, name: &str) -> Option<&'t str> {
    members.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
}

/// A text or a number, as text: ids are both.
pub(in crate::formats) fn name(raw: &str) -> Option<String> {
    match serde_json::from_str(raw).ok()? {
        Value::String(text) => Some(text),
        Value::Number(_) => Some(raw.to_owned()),
        _ => None,
    }
}

/// A JSON text.
pub(in crate::formats) struct Document<'t> {
    positions: Positions<'t>,
    /// All of it, as a slice.
    pub(in crate::formats) whole: &'t str,
    file: &'t str,
}

impl<'t> Document<'t> {
    /// The text as JSON.
    pub(in crate::formats) fn new(text: &'t str, file: &'t str) -> Result<Document<'t>, Error> {
        let positions = Positions::new(text);
        match serde_json::from_str::<&RawValue>(text) {
            Ok(whole) => Ok(Document { whole: whole.get(), positions, file }),
            Err(reason) => Err(json::broken(&positions, file, &reason)),
        }
    }

    /// Where a piece stands.
    pub(in crate::formats) fn place(&self, piece: &'t str) -> Place {
        let span = self.positions.span(piece);
        let (line, column) = self.positions.at(span.0);
        Place { line: Some(line), column: Some(column), span: Some(span), ..Place::default() }
    }

    /// The error where a piece is no object or list, or lacks what makes it a network.
    pub(in crate::formats) fn error(&self, piece: &'t str, what: &str, hint: &str) -> Error {
        let (line, column) = self.positions.at(self.positions.span(piece).0);
        Error::new(ErrorKind::Format, format!("{}:{line}:{column}: {what}", self.file)).hint(hint)
    }

    /// The items of a list that a network cannot do without.
    pub(in crate::formats) fn list(&self, raw: &'t str, name: &str) -> Result<Vec<&'t str>, Error> {
        items(raw).ok_or_else(|| {
            self.error(raw, &format!("`{name}` must be a list [ … ]"), "put square brackets around what it holds")
        })
    }
}

/// A network in the making from the objects of a document.
pub(in crate::formats) struct Reader<'d, 't> {
    document: &'d Document<'t>,
    pub(in crate::formats) draft: Draft,
    nodes: usize,
    ties: usize,
}

impl<'d, 't> Reader<'d, 't> {
    /// Nothing yet. Ends of ties that no node was declared for become nodes, with a warning.
    pub(in crate::formats) fn new(document: &'d Document<'t>, origin: &Origin<'_>) -> Reader<'d, 't> {
        let mut draft = Draft::new(Dialect::Program, Undeclared::Doubtful);
        draft.tell_modes(origin, Truths::Words);
        Reader { document, draft, nodes: 0, ties: 0 }
    }

    /// Values of the network as a whole; a `format` of ours first, which says that all names are ours.
    pub(in crate::formats) fn graph(&mut self, members: &Members<'t>, name_of: impl Fn(&str) -> &str) {
        let ours = |name: &str| name == "format";
        let first = members.iter().filter(|(name, _)| ours(name));
        for (name, raw) in first.chain(members.iter().filter(|(name, _)| !ours(name))) {
            if let Some(value) = self.value(name, raw) {
                self.draft.graph(name_of(name), Given::Value(value));
            }
        }
    }

    /// Whether the file is one that verbinder wrote.
    pub(in crate::formats) fn is_own(&self) -> bool {
        self.draft.dialect() == Dialect::Own
    }

    /// The fields of a node or tie; what is no object is reported.
    pub(in crate::formats) fn object(&mut self, raw: &'t str, what: Text) -> Option<Members<'t>> {
        let found = members(raw);
        if found.is_none() {
            let what = Said::from(what);
            let message = said!([what] "{what} must be an object {{…}}", "{what} moet een object {{…}} zijn");
            let finding = Diagnostic::error("wrong-type", self.document.place(raw), message);
            self.draft.report(finding.hint(text!(
                "put its fields between braces, each with its name",
                "zet de velden tussen accolades, elk met zijn naam"
            )));
        }
        found
    }

    /// Adds a node; without an id it is an error.
    pub(in crate::formats) fn add_node(
        &mut self,
        object: &'t str,
        id: Option<String>,
        fields: Vec<(NodeField, &'t str)>,
    ) {
        self.nodes += 1;
        let mut place = self.document.place(object);
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            let message = said!("node {} has no id", "knoop {} heeft geen id", self.nodes);
            let finding = Diagnostic::error("no-id", place, message);
            self.draft.report(finding.hint(text!(
                "give it an id that no other node has, a text or a number",
                "geef een id dat geen andere knoop heeft, een tekst of een getal"
            )));
            return;
        };
        place.item = Some(Item::node(&id));
        let mut node = Node::new(id);
        for (field, raw) in fields {
            if let Some(value) = self.value(field.name(), raw) {
                self.draft.set_node(&mut node, &field, Given::Value(value), &place);
            }
        }
        self.draft.add_node(node, place);
    }

    /// Adds a tie; without both ends it is an error.
    pub(in crate::formats) fn add_tie(
        &mut self,
        object: &'t str,
        ends: (Option<String>, Option<String>),
        directed: Option<bool>,
        fields: Vec<(TieField, &'t str)>,
    ) {
        self.ties += 1;
        let mut place = self.document.place(object);
        let (Some(source), Some(target)) = ends else {
            let message =
                said!("tie {} has no beginning or no end", "relatie {} heeft geen begin of geen eind", self.ties);
            let finding = Diagnostic::error("no-end", place, message);
            self.draft.report(finding.hint(text!(
                "a tie names the ids of two nodes, each a text or a number",
                "een relatie noemt de id's van twee knopen, elk een tekst of een getal"
            )));
            return;
        };
        place.item = Some(Item::tie(self.ties));
        let mut tie = Tie::unspecified();
        tie.directed = directed;
        for (field, raw) in fields {
            if let Some(value) = self.value(field.name(), raw) {
                self.draft.set_tie(&mut tie, &field, Given::Value(value), &place);
            }
        }
        self.draft.add_tie(&source, &target, tie, place);
    }

    /// A value that serde_json can make; what it cannot (a number out of range, half a character) is reported.
    fn value(&mut self, name: &str, raw: &'t str) -> Option<Value> {
        serde_json::from_str(raw)
            .map_err(|_| {
                let message = said!(
                    "`{name}` cannot be read: a number out of range, or half a character (\\u…)",
                    "`{name}` is niet te lezen: een getal dat te groot is, of een half teken (\\u…)"
                );
                let finding = Diagnostic::error("unreadable-value", self.document.place(raw), message);
                self.draft.report(
                    finding.hint(text!("correct the value, or take it out", "verbeter de waarde, of haal haar weg")),
                );
            })
            .ok()
    }

    /// Says which fields are of no use to a network.
    pub(in crate::formats) fn unread(&mut self, members: &Members<'t>, why: Text) {
        let Some((_, first)) = members.first() else { return };
        let names: Vec<String> = members.iter().map(|(name, _)| format!("`{name}`")).collect();
        let why = Said::from(why);
        let message = said!([why] "not read: {}; {why}", "niet gelezen: {}; {why}", names.join(", "));
        self.draft.report(Diagnostic::notice("unread-field", self.document.place(first), message));
    }

    /// The network, its findings narrowed from whole nodes and ties to their fields.
    pub(in crate::formats) fn finish(self) -> Parsed {
        let mut parsed = Parsed::only(self.draft.finish());
        for finding in &mut parsed.network.diagnostics {
            if let Some(place) = narrowed(&self.document.positions, &finding.place) {
                finding.place = place;
            }
        }
        parsed.narrow = Arc::new(|text, places| {
            let positions = Positions::new(text);
            places.into_iter().map(|place| narrowed(&positions, &place).unwrap_or(place)).collect()
        });
        parsed
    }
}

/// The place of the field that a finding is about, in the object that it stands in.
fn narrowed(positions: &Positions<'_>, place: &Place) -> Option<Place> {
    let value = field_in(positions.text().get(place.range()?)?, place.field?)?;
    let span = positions.span(value);
    let (line, column) = positions.at(span.0);
    Some(Place { line: Some(line), column: Some(column), span: Some(span), ..place.clone() })
}

/// A field under the names that programs have for it, in an object or in the one that holds its attributes.
fn field_in<'t>(object: &'t str, field: &'static str) -> Option<&'t str> {
    let names: &[&str] = match field {
        "id" => &["id", "key", "_id"],
        "source" => &["source", "from"],
        "target" => &["target", "to"],
        "label" => &["label", "name"],
        "strength" => &["strength", "weight", "value"],
        "directed" => &["directed", "direction", "undirected"],
        "kind" => &["kind", "type", "relation"],
        other => &[other],
    };
    let all = members(object)?;
    let direct = names.iter().find_map(|name| get(&all, name));
    direct.or_else(|| {
        let inner = ["attributes", "data", "metadata"].iter().find_map(|name| members(get(&all, name)?))?;
        names.iter().find_map(|name| get(&inner, name))
    })
}
