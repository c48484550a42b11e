//! One file that holds several networks: a column says which tie belongs to which.

use crate::error::Error;
use crate::formats::shared::fields::plain;
use crate::formats::{Parsed, Split};
use crate::model::{Network, NetworkBuilder};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Columns of ties that say which network a tie belongs to.
const COLUMNS: [&str; 6] = ["network", "netwerk", "municipality", "gemeente", "town", "stad"];

/// The networks of a file, in alphabetical order of their names; the file as a whole where no column tells them apart.
pub(super) fn split(whole: Parsed, how: &Split) -> Result<Vec<Parsed>, Error> {
    let network = &whole.network.value;
    let fields: BTreeSet<&str> = network.ties().flat_map(|tie| tie.tie.attributes.keys().map(String::as_str)).collect();
    let field = match how {
        Split::Never => None,
        Split::By(column) => {
            let found = fields.iter().find(|field| plain(field) == plain(column));
            Some(*found.ok_or_else(|| {
                let known: Vec<&str> = fields.iter().copied().collect();
                Error::request(format!("--split {column:?}: the ties have no such column")).hint(if known.is_empty() {
                    "they have no further columns".to_owned()
                } else {
                    format!("they have {}", known.join(", "))
                })
            })?)
        }
        Split::Auto => COLUMNS.iter().find_map(|known| fields.iter().find(|field| plain(field) == *known).copied()),
    };
    let Some(field) = field.map(str::to_owned) else { return Ok(vec![whole]) };
    let value = |attributes: &crate::model::Attributes| attributes.get(&field).map(shown);
    let names: BTreeSet<String> = network.ties().filter_map(|tie| value(&tie.tie.attributes)).collect();
    if names.len() < 2 && *how == Split::Auto {
        return Ok(vec![whole]);
    }
    let without = network.ties().any(|tie| value(&tie.tie.attributes).is_none());
    let rest = without.then(|| nameless(&field));
    let mut parts: Vec<Parsed> =
        names.into_iter().map(Some).chain(rest.map(|_| None)).map(|name| part(&whole, &field, name)).collect();
    // What is wrong with the file is said once.
    if let Some(first) = parts.first_mut() {
        first.network.diagnostics.splice(0..0, whole.network.diagnostics.iter().cloned());
    }
    Ok(parts)
}

/// What the ties are called together that name no network: in the language of the heading, where that is known.
fn nameless(field: &str) -> String {
    let dutch = ["netwerk", "gemeente", "stad"].contains(&plain(field).as_str());
    format!("({} {field})", if dutch { "geen" } else { "no" })
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The ties with one value, their ends, and the nodes without ties that bear that value.
fn part(whole: &Parsed, field: &str, name: Option<String>) -> Parsed {
    let network = &whole.network.value;
    let belongs = |tie: &crate::model::Tie| tie.attributes.get(field).map(shown) == name;
    let mut tied = vec![false; network.node_count()];
    let mut kept = vec![false; network.node_count()];
    for tie in network.ties() {
        (tied[tie.source], tied[tie.target]) = (true, true);
        if belongs(tie.tie) {
            (kept[tie.source], kept[tie.target]) = (true, true);
        }
    }
    for (index, node) in network.nodes().enumerate() {
        let bears = node.attributes.get(field).map(shown) == name
            || node.municipalities.iter().any(|place| Some(place) == name.as_ref());
        kept[index] |= bears && !tied[index] && name.is_some();
    }
    let mut builder = NetworkBuilder::new(network.info().clone());
    let is_kept = |id: &str| network.index_of(id).is_some_and(|index| kept[index]);
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| kept[*index]) {
        let mut node = node.clone();
        node.part_of = node.part_of.filter(|above| is_kept(above));
        builder.add_node(node, whole.origins.nodes.get(index).unwrap_or_default());
    }
    for tie in network.ties().filter(|tie| belongs(tie.tie)) {
        let ends = (id(network, tie.source), id(network, tie.target));
        let mut copy = tie.tie.clone();
        copy.reported_by.retain(|reporter| is_kept(reporter));
        builder.add_tie(ends.0, ends.1, copy, whole.origins.place_of_tie(network, tie.index).unwrap_or_default());
    }
    let (network, origins) = builder.build_with_origins();
    let name = name.unwrap_or_else(|| nameless(field));
    Parsed { name: Some(name), network, origins, narrow: Arc::clone(&whole.narrow), cells: whole.cells.clone() }
}

fn id(network: &Network, index: usize) -> &str {
    &network.node(index).id
}
