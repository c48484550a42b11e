//! The JSON of Cytoscape.js to a network.

use crate::diagnostics::text;
use crate::error::Error;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::flat;
use crate::formats::shared::objects::{Document, Members, Reader, flatten, get, items, members, name, take};
use crate::formats::{Origin, Parsed};

/// What an element says of its state on the screen.
const STATE: [&str; 8] = ["selected", "selectable", "locked", "grabbable", "grabbed", "pannable", "removed", "scratch"];

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let mut reader = Reader::new(&document, origin);
    let mut whole = members(document.whole).unwrap_or_default();
    let listed = if document.whole.starts_with('[') { Some(document.whole) } else { take(&mut whole, "elements") };
    let Some(elements) = listed else {
        let hint = "it lists its elements: \"elements\": {\"nodes\": [{\"data\": {\"id\": \"a\"}}], \"edges\": […]}";
        return Err(document.error(document.whole, "the file has no `elements`", hint));
    };
    let directed = take(&mut whole, "directed").map(|raw| raw == "true").or(origin.options.directed);
    if let Some(about) = take(&mut whole, "data").map(about) {
        reader.graph(&about, flat::read_apart);
    }
    for known in ["multigraph", "format_version", "generated_by", "target_cytoscapejs_version"] {
        take(&mut whole, known);
    }
    reader.unread(
        &whole,
        text!("they say how Cytoscape.js shows the network", "zij zeggen hoe Cytoscape.js het netwerk toont"),
    );
    let mut groups = members(elements).unwrap_or_default();
    if elements.starts_with('[') {
        groups.push(("".into(), elements));
    }
    // Nodes first, wherever they stand: ties refer to them.
    let mut edges = Vec::new();
    for (group, list) in groups {
        for raw in document.list(list, if group.is_empty() { "elements" } else { &group })? {
            let Some(mut element) = reader.object(raw, text!("an element", "een element")) else { continue };
            let data = take(&mut element, "data").and_then(members).unwrap_or_default();
            let said = take(&mut element, "group").and_then(name);
            let is_edge = match said.as_deref().unwrap_or(&group) {
                "edges" => true,
                "nodes" => false,
                _ => get(&data, "source").is_some() && get(&data, "target").is_some(),
            };
            element.retain(|(name, _)| !STATE.contains(&&**name));
            if is_edge {
                edges.push((raw, data, element));
            } else {
                read_node(&mut reader, raw, data, element);
            }
        }
    }
    for (raw, data, element) in edges {
        read_edge(&mut reader, raw, data, element, directed);
    }
    Ok(vec![reader.finish()])
}

/// What is said of the network: an object, or pairs of names and values as networkx writes them.
fn about(raw: &str) -> Members<'_> {
    members(raw).unwrap_or_else(|| {
        let pairs = items(raw).unwrap_or_default().into_iter().filter_map(|pair| match items(pair)?[..] {
            [key, value] => Some((name(key)?.into(), value)),
            _ => None,
        });
        pairs.collect()
    })
}

fn read_node<'t>(reader: &mut Reader<'_, 't>, raw: &'t str, mut data: Members<'t>, mut element: Members<'t>) {
    let id = take(&mut data, "id").and_then(name);
    if reader.is_own() {
        let own = data.iter().filter(|(name, _)| !super::NODE_NAMES.contains(&&**name));
        let fields = own.map(|(name, raw)| (NodeField::of(flat::read_apart(name), Dialect::Own), *raw)).collect();
        reader.add_node(raw, id, fields);
        return;
    }
    // networkx repeats the id as value and name.
    data.retain(|(key, raw)| key != "value" || name(raw) != id);
    let has_label = get(&data, "label").is_some();
    let mut fields: Vec<(NodeField, &str)> = Vec::with_capacity(data.len() + 2);
    for (key, raw) in data {
        let field = match &*key {
            "parent" => NodeField::PartOf,
            "name" if has_label => NodeField::Attribute("name".to_owned()),
            key => NodeField::of(key, Dialect::Program),
        };
        fields.push((field, raw));
    }
    flatten(&mut element, "position");
    fields.extend(element.into_iter().map(|(key, raw)| (NodeField::Attribute(key.into_owned()), raw)));
    reader.add_node(raw, id, fields);
}

fn read_edge<'t>(
    reader: &mut Reader<'_, 't>,
    raw: &'t str,
    mut data: Members<'t>,
    element: Members<'t>,
    directed: Option<bool>,
) {
    let ends = (take(&mut data, "source").and_then(name), take(&mut data, "target").and_then(name));
    if reader.is_own() {
        let field = |name: &str| match name {
            "weight" => TieField::Strength,
            name => TieField::of(flat::read_apart(name), Dialect::Own),
        };
        let own = data.iter().filter(|(name, _)| *name == "weight" || !super::EDGE_NAMES.contains(&&**name));
        reader.add_tie(raw, ends, None, own.map(|(name, raw)| (field(name), *raw)).collect());
        return;
    }
    let mut fields: Vec<(TieField, &str)> =
        data.iter().map(|(key, raw)| (TieField::of(key, Dialect::Program), *raw)).collect();
    fields.extend(element.into_iter().map(|(key, raw)| (TieField::Attribute(key.into_owned()), raw)));
    reader.add_tie(raw, ends, directed.filter(|directed| *directed), fields);
}
