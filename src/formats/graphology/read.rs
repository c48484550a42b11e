//! The JSON of graphology to a network.

use super::WEIGHT;
use crate::diagnostics::text;
use crate::error::Error;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::flat;
use crate::formats::shared::objects::{Document, Members, Reader, get, items, members, name, take};
use crate::formats::{Origin, Parsed};
use indexmap::IndexMap;

/// What Gephi Lite keeps beside the graph: values of nodes and edges by their keys.
#[derive(Default)]
struct Aside<'t> {
    nodes: Vec<IndexMap<String, &'t str>>,
    edges: Vec<IndexMap<String, &'t str>>,
}

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let mut reader = Reader::new(&document, origin);
    let mut whole = members(document.whole).unwrap_or_default();
    let mut aside = Aside::default();
    if let Some(mut dataset) = take(&mut whole, "graphDataset").and_then(members) {
        reader.unread(
            &whole,
            text!("they say how Gephi Lite shows the network", "zij zeggen hoe Gephi Lite het netwerk toont"),
        );
        aside.nodes =
            ["nodeData", "layout", "nodeRenderingData"].iter().filter_map(|name| by_key(&mut dataset, name)).collect();
        aside.edges = ["edgeData", "edgeRenderingData"].iter().filter_map(|name| by_key(&mut dataset, name)).collect();
        let about = take(&mut dataset, "metadata").and_then(members).unwrap_or_default();
        reader.graph(&about, |name| name);
        whole = take(&mut dataset, "fullGraph").and_then(members).unwrap_or_default();
    }
    let options = take(&mut whole, "options").and_then(members).unwrap_or_default();
    let undirected = get(&options, "type") == Some("\"undirected\"");
    if let Some(attributes) = take(&mut whole, "attributes").and_then(members) {
        reader.graph(&attributes, flat::read_apart);
    }
    let Some(nodes) = take(&mut whole, "nodes") else {
        let hint = "it lists its nodes: \"nodes\": [{\"key\": \"a\"}, …]";
        return Err(document.error(document.whole, "the file has no `nodes`", hint));
    };
    for object in document.list(nodes, "nodes")? {
        read_node(&mut reader, object, &aside);
    }
    if let Some(edges) = take(&mut whole, "edges") {
        for object in document.list(edges, "edges")? {
            read_edge(&mut reader, object, undirected, &aside);
        }
    }
    // What a page keeps beside the graph belongs to the network.
    reader.graph(&whole, |name| name);
    Ok(vec![reader.finish()])
}

fn by_key<'t>(dataset: &mut Members<'t>, name: &str) -> Option<IndexMap<String, &'t str>> {
    let all = members(take(dataset, name)?)?;
    Some(all.into_iter().map(|(key, value)| (key.into_owned(), value)).collect())
}

/// The attributes of a node or edge: in an object of their own, or beside its key, and those kept aside.
fn attributes<'t>(object: &mut Members<'t>, key: Option<&String>, aside: &[IndexMap<String, &'t str>]) -> Members<'t> {
    let mut all = take(object, "attributes").and_then(members).unwrap_or_default();
    all.append(object);
    let kept = aside.iter().filter_map(|values| members(values.get(key?)?));
    all.extend(kept.flatten());
    all
}

fn read_node<'t>(reader: &mut Reader<'_, 't>, raw: &'t str, aside: &Aside<'t>) {
    let Some(mut object) = reader.object(raw, text!("a node", "een knoop")) else { return };
    let key = take(&mut object, "key").and_then(name);
    let dialect = if reader.is_own() { Dialect::Own } else { Dialect::Program };
    let all = attributes(&mut object, key.as_ref(), &aside.nodes);
    let has_label = get(&all, "label").is_some();
    let field = |name: &str| match dialect {
        Dialect::Program => NodeField::beside_label(name, has_label),
        _ => NodeField::of(own(name, dialect), dialect),
    };
    let fields = all.iter().map(|(name, raw)| (field(name), *raw)).collect();
    reader.add_node(raw, key, fields);
}

fn read_edge<'t>(reader: &mut Reader<'_, 't>, raw: &'t str, undirected: bool, aside: &Aside<'t>) {
    // Pages write an edge without attributes as the pair of its ends.
    if let Some([source, target]) = items(raw).as_deref() {
        reader.add_tie(raw, (name(source), name(target)), (!undirected).then_some(true), Vec::new());
        return;
    }
    let Some(mut object) = reader.object(raw, text!("an edge", "een relatie (edge)")) else { return };
    let ends = (take(&mut object, "source").and_then(name), take(&mut object, "target").and_then(name));
    let key = take(&mut object, "key");
    let without = take(&mut object, "undirected").map_or(undirected, |raw| raw == "true");
    let all = attributes(&mut object, key.and_then(name).as_ref(), &aside.edges);
    if reader.is_own() {
        let field = |name: &str| match name {
            WEIGHT => TieField::Strength,
            name => TieField::of(flat::read_apart(name), Dialect::Own),
        };
        let fields = all.iter().map(|(name, raw)| (field(name), *raw)).collect();
        reader.add_tie(raw, ends, None, fields);
        return;
    }
    let mut fields: Vec<(TieField, &str)> =
        all.iter().map(|(name, raw)| (TieField::of(name, Dialect::Program), *raw)).collect();
    fields.extend(key.map(|key| (TieField::Attribute("key".to_owned()), key)));
    reader.add_tie(raw, ends, (!without).then_some(true), fields);
}

fn own(name: &str, dialect: Dialect) -> &str {
    if dialect == Dialect::Own { flat::read_apart(name) } else { name }
}
