//! The JSON of vis.js to a network.

use crate::diagnostics::text;
use crate::error::Error;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::objects::{Document, Members, Reader, get, members, name, take};
use crate::formats::{Origin, Parsed};

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let mut reader = Reader::new(&document, origin);
    let mut whole = members(document.whole).unwrap_or_default();
    let nodes = document.list(take(&mut whole, "nodes").unwrap_or("[]"), "nodes")?;
    let edges = document.list(take(&mut whole, "edges").unwrap_or("[]"), "edges")?;
    reader.unread(&whole, text!("they say how vis.js shows the network", "zij zeggen hoe vis.js het netwerk toont"));
    for raw in nodes {
        let Some(mut node) = reader.object(raw, text!("a node", "een knoop")) else { continue };
        let id = take(&mut node, "id").and_then(name);
        let has_label = get(&node, "label").is_some();
        let fields = node.iter().map(|(name, raw)| (NodeField::beside_label(name, has_label), *raw)).collect();
        reader.add_node(raw, id, fields);
    }
    for raw in edges {
        let Some(mut edge) = reader.object(raw, text!("an edge", "een relatie (edge)")) else { continue };
        let (from, to) = (take(&mut edge, "from").and_then(name), take(&mut edge, "to").and_then(name));
        let arrows = arrows(take(&mut edge, "arrows"));
        let (ends, directed) = match arrows {
            Some((true, false)) => ((to, from), Some(true)),
            Some((false, true)) => ((from, to), Some(true)),
            Some(_) => ((from, to), None),
            None => ((from, to), origin.options.directed),
        };
        // `value` is what the width of an edge is scaled by.
        let has_weight = get(&edge, "weight").is_some();
        let field = |name: &str| match name {
            "value" if !has_weight => TieField::Strength,
            name => TieField::of(name, Dialect::Program),
        };
        let mut fields: Vec<(TieField, &str)> = edge.iter().map(|(name, raw)| (field(name), *raw)).collect();
        if arrows == Some((true, true)) {
            fields.push((TieField::Directed, "\"mutual\""));
        }
        reader.add_tie(raw, ends, directed, fields);
    }
    Ok(vec![reader.finish()])
}

/// Whether arrows stand at the beginning and at the end: `"to, from"`, or `{"to": true, "from": {"enabled": false}}`.
fn arrows(raw: Option<&str>) -> Option<(bool, bool)> {
    let raw = raw?;
    if let Some(all) = members(raw) {
        let is_on = |all: &Members<'_>, end: &str| match get(all, end) {
            None | Some("false") => false,
            Some(raw) => members(raw).is_none_or(|inner| get(&inner, "enabled") != Some("false")),
        };
        return Some((is_on(&all, "from"), is_on(&all, "to")));
    }
    let text = name(raw)?;
    Some((text.contains("from"), text.contains("to")))
}
