//! The network as named values, for formats whose nodes and ties carry attributes: the fields of the native file under their own
//! names, what is no single value as compact JSON. [`super::draft`] reads them back.

use crate::formats::json;
use crate::model::{Network, TieRef};
use serde_json::{Map, Value};

/// The fields of a node as the native file has them, `id` and `label` first; what is as by default is left out.
pub(in crate::formats) fn node(network: &Network, index: usize) -> Map<String, Value> {
    json::node_fields(network.node(index))
}

/// The fields of a tie as the native file has them, `source` and `target` first. `directed` stands there only where the tie
/// differs from the rule of its kind; [`Network::is_directed`] tells what holds.
pub(in crate::formats) fn tie(network: &Network, tie: TieRef<'_>) -> Map<String, Value> {
    json::tie_fields(network, tie)
}

/// The fields of the network, `format` first: by it a reader knows that the names are ours.
pub(in crate::formats) fn graph(network: &Network) -> Map<String, Value> {
    json::graph_fields(network.info())
}

/// A value as text that [`super::values::value`] reads back: plain text as it is, numbers as people write them, the rest as JSON.
pub(in crate::formats) fn text(value: &Value) -> String {
    match value {
        Value::String(text) if !text.starts_with(['[', '{', '"']) => text.clone(),
        other => other.to_string(),
    }
}
