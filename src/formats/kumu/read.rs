//! The JSON of Kumu to a network.

use crate::diagnostics::{Diagnostic, said, text};
use crate::error::Error;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::kinds::is_kind;
use crate::formats::shared::objects::{Document, Members, Reader, flatten, get, members, name, take};
use crate::formats::{Origin, Parsed};
use crate::text::Text;
use indexmap::IndexMap;

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let mut reader = Reader::new(&document, origin);
    let mut whole = members(document.whole).unwrap_or_default();
    let elements = take(&mut whole, "elements").unwrap_or("[]");
    let connections = take(&mut whole, "connections").unwrap_or("[]");
    let elements = objects(&mut reader, document.list(elements, "elements")?, text!("an element", "een element"));
    let connections = objects(
        &mut reader,
        document.list(connections, "connections")?,
        text!("a connection", "een verbinding (connection)"),
    );
    let ids = Ids::of(&elements);
    let kinds = types_are_kinds(&elements, "element type", false);
    for (raw, element) in elements {
        read_element(&mut reader, raw, element, kinds);
    }
    let kinds = types_are_kinds(&connections, "connection type", true);
    let mut silent = Vec::new();
    for (raw, connection) in connections {
        if get(&connection, "direction").is_none() && origin.options.directed.is_none() {
            silent.push(raw);
        }
        read_connection(&mut reader, raw, connection, (&ids, kinds, origin.options.directed));
    }
    if let Some(first) = silent.first() {
        let message = said!(
            "{} connections do not say whether they have a direction; they are read without",
            "{} verbindingen (connections) zeggen niet of zij een richting hebben; zij zijn zonder gelezen",
            silent.len()
        );
        let finding = Diagnostic::notice("no-direction", document.place(first), message);
        reader.draft.report(finding.hint(text!(
            "--directed reads them with one; `direction` says it for each",
            "--directed leest ze met een richting; `direction` zegt het van elk"
        )));
    }
    let mut about: Members<'_> = Vec::new();
    for known in ["name", "title", "description", "loops"] {
        about.extend(take(&mut whole, known).map(|value| (known.into(), value)));
    }
    reader.graph(&about, |name| name);
    reader.unread(&whole, text!("they say how Kumu shows the network", "zij zeggen hoe Kumu het netwerk toont"));
    Ok(vec![reader.finish()])
}

/// The fields of every object; those that stand under `attributes` beside the others.
fn objects<'t>(reader: &mut Reader<'_, 't>, list: Vec<&'t str>, what: Text) -> Vec<(&'t str, Members<'t>)> {
    let mut objects = Vec::with_capacity(list.len());
    for raw in list {
        let Some(mut object) = reader.object(raw, what) else { continue };
        flatten(&mut object, "attributes");
        objects.push((raw, object));
    }
    objects
}

/// What connections may call an element: its id, or its label where only one bears it.
struct Ids {
    known: IndexMap<String, Option<String>>,
}

impl Ids {
    fn of(elements: &[(&str, Members<'_>)]) -> Ids {
        let mut known: IndexMap<String, Option<String>> = IndexMap::new();
        let mut ids = IndexMap::new();
        for (_, element) in elements {
            let Some(id) = id(element) else { continue };
            if let Some(label) = get(element, "label").and_then(name) {
                known.entry(label).and_modify(|held| *held = None).or_insert_with(|| Some(id.clone()));
            }
            ids.insert(id.clone(), Some(id));
        }
        known.extend(ids);
        Ids { known }
    }

    fn resolve(&self, end: String) -> String {
        self.known.get(&end).cloned().flatten().unwrap_or(end)
    }
}

/// The id of an element; one without is known by its label.
fn id(element: &Members<'_>) -> Option<String> {
    ["id", "_id", "label"].iter().find_map(|known| name(get(element, known)?)).map(|id| id.trim().to_owned())
}

/// Whether the types of all are kinds that everybody knows; otherwise they stay what they are called in Kumu.
fn types_are_kinds(objects: &[(&str, Members<'_>)], long: &str, of_ties: bool) -> bool {
    let types = || objects.iter().filter_map(|(_, object)| name(get(object, "type").or_else(|| get(object, long))?));
    types().next().is_some() && types().all(|word| is_kind(&word, of_ties))
}

fn read_element<'t>(reader: &mut Reader<'_, 't>, raw: &'t str, mut element: Members<'t>, kinds: bool) {
    let id = id(&element);
    for known in ["id", "_id"] {
        take(&mut element, known);
    }
    let field = |name: &str| match name {
        "label" => NodeField::Label,
        "type" | "element type" if kinds => NodeField::Kind,
        "element type" => NodeField::Attribute("type".to_owned()),
        // The label is what names an element.
        other => NodeField::beside_label(other, true),
    };
    let fields = element.iter().map(|(name, raw)| (field(name), *raw)).collect();
    reader.add_node(raw, id, fields);
}

fn read_connection<'t>(
    reader: &mut Reader<'_, 't>,
    raw: &'t str,
    mut connection: Members<'t>,
    (ids, kinds, directed): (&Ids, bool, Option<bool>),
) {
    let mut end = |known| take(&mut connection, known).and_then(name).map(|end| ids.resolve(end));
    let ends = (end("from"), end("to"));
    let field = |name: &str| match name {
        "direction" => TieField::Directed,
        "type" | "connection type" if kinds => TieField::Kind,
        "connection type" => TieField::Attribute("type".to_owned()),
        "_id" => TieField::Attribute("id".to_owned()),
        other if other.eq_ignore_ascii_case("strength") => TieField::Strength,
        other => TieField::of(other, Dialect::Program),
    };
    let fields = connection.iter().map(|(name, raw)| (field(name), *raw)).collect();
    reader.add_tie(raw, ends, directed, fields);
}
