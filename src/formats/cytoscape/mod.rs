//! The JSON of Cytoscape.js, which Cytoscape (`.cyjs`) and networkx write too.

mod read;
mod write;

use super::shared::outline;
use super::{Feature, Format, Read};
use crate::text::Text;

/// The JSON of Cytoscape.js.
pub const CYTOSCAPE: Format = Format {
    id: "cytoscape",
    name: "Cytoscape JSON",
    extensions: &["cyjs", "cytoscape.json"],
    detects: |sample| {
        let entries = outline::of(sample);
        // A list of elements, alone or as `elements`, or `elements` apart as nodes and edges.
        entries.iter().any(|entry| match entry.name.as_str() {
            "" => entry.has("data"),
            "elements" => entry.has("data") || (!entry.is_list && entry.has("nodes")),
            _ => false,
        })
    },
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: NOTHING,
    meaning: Text {
        en: "for Cytoscape, Cytoscape.js and networkx; places of nodes go both ways",
        nl: "voor Cytoscape, Cytoscape.js en networkx; plaatsen van knopen gaan heen en terug",
    },
};

const NOTHING: &[Feature] = &[];

/// Names in `data` of a node that mean something to Cytoscape or networkx.
const NODE_NAMES: [&str; 4] = ["id", "name", "parent", "value"];

/// The same for edges; `weight` is the strength as a number.
const EDGE_NAMES: [&str; 5] = ["id", "key", "source", "target", "weight"];
