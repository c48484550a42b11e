//! A network as tables: nodes, ties, sources and what the network is, each a list of columns and rows.

use crate::formats::shared::flat;
use crate::model::{Network, TieRef, Vocabulary};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A table to be written.
pub(in crate::formats) struct Rows {
    /// Headings.
    pub(in crate::formats) headings: Vec<String>,
    /// Values, as many as headings; null is an empty cell.
    pub(in crate::formats) rows: Vec<Vec<Value>>,
}

const NODE_COLUMNS: [&str; 14] = [
    "id",
    "label",
    "kind",
    "sector",
    "municipality",
    "part_of",
    "aliases",
    "named",
    "respondent",
    "members_stated",
    "remainder",
    "since",
    "until",
    "evidence",
];
const TIE_COLUMNS: [&str; 16] = [
    "source",
    "target",
    "kind",
    "directed",
    "strength",
    "sign",
    "status",
    "since",
    "until",
    "layer",
    "role",
    "reported_by",
    "certainty",
    "derived",
    "evidence",
    "",
];

/// The nodes, one per row; `id`, `label` and `kind` always stand first.
pub(in crate::formats) fn nodes(network: &Network) -> Rows {
    rows((0..network.node_count()).map(|index| flat::node(network, index)).collect(), &NODE_COLUMNS, 3)
}

/// The ties, one per row; `source`, `target`, `kind` and `directed` always stand first. `alone` says that nothing beside the table
/// describes kinds of ties.
pub(in crate::formats) fn ties(network: &Network, alone: bool) -> Rows {
    let shipped = Vocabulary::shipped();
    let fields =
        network.ties().map(|tie| if alone { tie_alone(network, tie, &shipped) } else { flat::tie(network, tie) });
    rows(fields.collect(), &TIE_COLUMNS, 4)
}

/// The fields of a tie for a file without the kinds of the network: what the shipped kinds do not settle is said for each tie.
pub(in crate::formats) fn tie_alone(network: &Network, tie: TieRef<'_>, shipped: &Vocabulary) -> Map<String, Value> {
    let mut fields = flat::tie(network, tie);
    let kind = &tie.tie.kind;
    if shipped.tie_kind(kind) != network.vocabulary().tie_kind(kind) {
        fields.insert("directed".to_owned(), network.is_directed(tie.tie).into());
    }
    fields
}

/// What the network is: a field and a value per row. Sources have a table of their own.
pub(in crate::formats) fn about(network: &Network) -> Rows {
    let fields = flat::graph(network).into_iter().filter(|(name, _)| name != "sources");
    let rows = fields.map(|(name, value)| vec![Value::String(name), value]).collect();
    Rows { headings: vec!["field".to_owned(), "value".to_owned()], rows }
}

/// The sources, one per row.
pub(in crate::formats) fn sources(network: &Network) -> Rows {
    let sources = match flat::graph(network).remove("sources") {
        Some(Value::Array(sources)) => sources,
        _ => Vec::new(),
    };
    let sources = sources.into_iter().filter_map(|source| source.as_object().cloned()).collect();
    rows(sources, &["id", "title", "publisher", "date", "url", "observation_year"], 2)
}

/// Known columns in their order, the first few always and others where something stands in them; then further ones by name.
fn rows(maps: Vec<Map<String, Value>>, known: &[&str], always: usize) -> Rows {
    let used: BTreeSet<&str> = maps.iter().flat_map(|map| map.keys().map(String::as_str)).collect();
    let mut headings: Vec<String> = known
        .iter()
        .enumerate()
        .filter(|(at, name)| !name.is_empty() && (*at < always || used.contains(*name)))
        .map(|(_, name)| (*name).to_owned())
        .collect();
    headings
        .extend(used.iter().filter(|name| !known.contains(*name) || name.is_empty()).map(|name| (*name).to_owned()));
    let rows = maps
        .into_iter()
        .map(|mut map| headings.iter().map(|heading| map.remove(heading).unwrap_or(Value::Null)).collect())
        .collect();
    let headings = headings.into_iter().map(|heading| cell(&Value::String(heading))).collect();
    Rows { headings, rows }
}

/// A value as the text of a cell that is read back as the same value; no text is taken for a formula.
pub(in crate::formats) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with('=') || super::typing::is_failed_formula(text) => value.to_string(),
        other => flat::text(other),
    }
}
