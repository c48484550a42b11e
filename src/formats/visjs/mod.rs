//! The JSON of vis.js (vis-network), as pages and pyvis write it.

mod read;

use super::shared::outline;
use super::{Format, Read};
use crate::text::Text;

/// The JSON of vis.js.
pub const VISJS: Format = Format {
    id: "visjs",
    name: "vis.js JSON",
    extensions: &["vis.json"],
    detects: |sample| {
        let entries = outline::of(sample);
        outline::find(entries, "edges")
            .is_some_and(|edges| edges.has("from") && edges.has("to") && !edges.has("source"))
            && sample.text.is_some_and(|text| text.contains("\"nodes\""))
    },
    read: Read::Text(read::networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "networks of pages with vis.js, and of pyvis",
        nl: "netwerken van pagina's met vis.js, en van pyvis",
    },
};
