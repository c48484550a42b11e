//! Networks to the JSON of Cytoscape.js.

use super::{EDGE_NAMES, NODE_NAMES};
use crate::error::Error;
use crate::formats::json::{lines, spaced};
use crate::formats::shared::flat;
use crate::formats::shared::signed::Values;
use crate::model::Network;
use serde_json::{Map, Value, json};

/// The file: one node and one tie per line, every field in `data` under its native name. `value` and `key` are for networkx, which
/// knows nodes by the one and ties of one pair by the other; `name` is what Cytoscape shows.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let nodes: Vec<Value> = (0..network.node_count())
        .map(|index| {
            let node = network.node(index);
            let mut data = named(&[("id", node.id.as_str().into()), ("name", node.label.as_str().into())]);
            data.insert("value".to_owned(), node.id.as_str().into());
            let fields = flat::node(network, index).into_iter().filter(|(name, _)| name != "id");
            data.extend(
                fields.map(|(name, value)| (flat::apart(&name, |name| NODE_NAMES.contains(&name)).into_owned(), value)),
            );
            let place = ["x", "y"].map(|name| node.attributes.get(name).filter(|value| value.is_number()));
            match place {
                [Some(x), Some(y)] => json!({ "data": data, "position": { "x": x, "y": y } }),
                _ => json!({ "data": data }),
            }
        })
        .collect();
    let signed = Values::of(network);
    let ties: Vec<Value> = network
        .ties()
        .enumerate()
        .map(|(number, tie)| {
            let mut fields = flat::tie(network, tie);
            let ends = [fields.shift_remove("source"), fields.shift_remove("target")].map(Option::unwrap_or_default);
            let [source, target] = ends;
            let mut data = named(&[("source", source), ("target", target), ("key", number.into())]);
            data.extend(signed.take(&mut fields).map(|weight| ("weight".to_owned(), weight)));
            for (name, value) in fields {
                data.insert(flat::apart(&name, |name| EDGE_NAMES.contains(&name)).into_owned(), value);
            }
            json!({ "data": data })
        })
        .collect();
    let about: Map<String, Value> = flat::graph(network)
        .into_iter()
        .map(|(name, value)| (flat::apart(&name, |_| false).into_owned(), value))
        .collect();
    let file = format!(
        "{{\n  \"data\": {},\n  \"directed\": {},\n  \"multigraph\": true,\n  \"elements\": {{\n    \"nodes\": {},\n    \"edges\": {}\n  }}\n}}\n",
        spaced(&Value::Object(about)),
        network.has_direction(),
        lines(4, &nodes),
        lines(4, &ties)
    );
    Ok(file.into_bytes())
}

fn named(fields: &[(&str, Value)]) -> Map<String, Value> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
