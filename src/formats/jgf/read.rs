//! JGF to networks.

use crate::diagnostics::{Diagnostic, said, text};
use crate::error::Error;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::kinds::is_kind;
use crate::formats::shared::objects::{Document, Members, Reader, flatten, get, items, members, name, take};
use crate::formats::{Origin, Parsed};

/// The networks of a file: `graph`, or each of `graphs`.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let mut whole = members(document.whole).unwrap_or_default();
    let graphs = match take(&mut whole, "graphs") {
        Some(list) => document.list(list, "graphs")?,
        None => take(&mut whole, "graph").into_iter().collect(),
    };
    let several = graphs.len() > 1;
    let mut parsed = Vec::new();
    for (number, raw) in graphs.into_iter().enumerate() {
        let Some(graph) = members(raw) else {
            return Err(document.error(raw, "a graph must be an object {…}", "it holds `nodes` and `edges`"));
        };
        let title = get(&graph, "label").or_else(|| get(&graph, "id")).and_then(name);
        let mut one = read(&document, graph, origin)?;
        one.name = several.then(|| title.unwrap_or_else(|| format!("graph {}", number + 1)));
        parsed.push(one);
    }
    Ok(parsed)
}

fn read<'t>(document: &Document<'t>, mut graph: Members<'t>, origin: &Origin<'_>) -> Result<Parsed, Error> {
    let mut reader = Reader::new(document, origin);
    let nodes = take(&mut graph, "nodes").unwrap_or("[]");
    let edges = document.list(take(&mut graph, "edges").unwrap_or("[]"), "edges")?;
    // The format says so: a graph that keeps silent is a directed one.
    let directed = take(&mut graph, "directed").map(|raw| raw == "true").or(origin.options.directed).unwrap_or(true);
    if let Some(raw) = take(&mut graph, "hyperedges") {
        let message = said!(
            "{} hyperedges are not read",
            "{} hyperedges zijn niet gelezen",
            items(raw).unwrap_or_default().len()
        );
        let finding = Diagnostic::warning("hyperedge", document.place(raw), message);
        reader.draft.report(finding.hint(text!(
            "make a node of each, and ties to what it joins",
            "maak van elk een knoop, met relaties naar wat hij verbindt"
        )));
    }
    let mut about = take(&mut graph, "metadata").and_then(members).unwrap_or_default();
    about.extend(take(&mut graph, "label").map(|label| ("title".into(), label)));
    about.append(&mut graph);
    reader.graph(&about, |name| name);
    // Version 2 has an object with the ids as names, version 1 a list.
    let nodes: Vec<(Option<String>, &'t str)> = match members(nodes) {
        Some(nodes) => nodes.into_iter().map(|(id, raw)| (Some(id.into_owned()), raw)).collect(),
        None => document.list(nodes, "nodes")?.into_iter().map(|raw| (None, raw)).collect(),
    };
    for (id, raw) in nodes {
        let Some(mut node) = reader.object(raw, text!("a node", "een knoop")) else { continue };
        let id = id.or_else(|| take(&mut node, "id").and_then(name));
        let has_label = get(&node, "label").is_some();
        let all = flattened(node);
        let fields = all.iter().map(|(name, raw)| (NodeField::beside_label(name, has_label), *raw)).collect();
        reader.add_node(raw, id, fields);
    }
    let edges: Vec<(&str, Members<'_>)> = edges
        .into_iter()
        .filter_map(|raw| Some((raw, flattened(reader.object(raw, text!("an edge", "een relatie (edge)"))?))))
        .collect();
    let kinds = edges.iter().filter_map(|(_, edge)| name(get(edge, "relation")?)).all(|word| is_kind(&word, true));
    for (raw, mut edge) in edges {
        let ends = (take(&mut edge, "source").and_then(name), take(&mut edge, "target").and_then(name));
        let own = take(&mut edge, "directed").map_or(directed, |raw| raw == "true");
        let field = |name: &str| match name {
            "relation" if kinds => TieField::Kind,
            name => TieField::of(name, Dialect::Program),
        };
        reader.add_tie(raw, ends, Some(own), edge.iter().map(|(name, raw)| (field(name), *raw)).collect());
    }
    Ok(reader.finish())
}

/// The fields of an object, those under `metadata` beside the others.
fn flattened(mut object: Members<'_>) -> Members<'_> {
    flatten(&mut object, "metadata");
    object
}
