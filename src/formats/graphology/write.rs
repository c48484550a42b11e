//! Networks to the JSON of graphology.

use super::WEIGHT;
use crate::error::Error;
use crate::formats::json::{lines, spaced};
use crate::formats::shared::flat;
use crate::formats::shared::signed::Values;
use crate::model::Network;
use serde_json::{Map, Value, json};

/// The file: one node and one tie per line. Every field is an attribute under its native name, the strength as a number `weight`.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let directed = network.ties().filter(|tie| network.is_directed(tie.tie)).count();
    let kind = match directed {
        0 if network.tie_count() > 0 => "undirected",
        all if all == network.tie_count() && all > 0 => "directed",
        _ => "mixed",
    };
    let nodes: Vec<Value> = (0..network.node_count())
        .map(|index| {
            let mut fields = flat::node(network, index);
            fields.shift_remove("id");
            json!({ "key": network.node(index).id, "attributes": set_apart(fields, false) })
        })
        .collect();
    let signed = Values::of(network);
    let ties: Vec<Value> = network
        .ties()
        .enumerate()
        .map(|(number, tie)| {
            let mut fields = flat::tie(network, tie);
            let ends = [fields.shift_remove("source"), fields.shift_remove("target")];
            let [source, target] = ends.map(Option::unwrap_or_default);
            let undirected = !network.is_directed(tie.tie);
            let weight = signed.take(&mut fields).map(|weight| (WEIGHT.to_owned(), weight));
            let attributes: Map<String, Value> = weight.into_iter().chain(set_apart(fields, true)).collect();
            json!({ "key": number.to_string(), "source": source, "target": target, "undirected": undirected, "attributes": attributes })
        })
        .collect();
    let options = json!({ "type": kind, "multi": true, "allowSelfLoops": true });
    let about = Value::Object(set_apart(flat::graph(network), false));
    let file = format!(
        "{{\n  \"options\": {},\n  \"attributes\": {},\n  \"nodes\": {},\n  \"edges\": {}\n}}\n",
        spaced(&options),
        spaced(&about),
        lines(2, &nodes),
        lines(2, &ties)
    );
    Ok(file.into_bytes())
}

/// The attributes, those of a tie apart from its weight, which stands under the name that programs look for.
fn set_apart(fields: Map<String, Value>, of_tie: bool) -> Map<String, Value> {
    fields
        .into_iter()
        .map(|(name, value)| (flat::apart(&name, |name| of_tie && name == WEIGHT).into_owned(), value))
        .collect()
}
