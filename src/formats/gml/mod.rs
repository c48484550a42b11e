//! GML, as igraph, networkx, graph-tool, Gephi and yEd write it.

mod read;
mod syntax;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// GML.
pub const GML: Format = Format {
    id: "gml",
    name: "GML",
    extensions: &["gml"],
    detects: |sample: &Sample<'_>| {
        let text = sample.text.unwrap_or_default();
        let body = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let start: String = body.take(12).collect::<Vec<_>>().join(" ");
        let squeezed: String = start.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        squeezed.starts_with("graph [") || squeezed.starts_with("graph[") || squeezed.contains(" graph [")
    },
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: NOTHING,
    meaning: Text {
        en: "for igraph, networkx, Gephi, yEd and Cytoscape; plain signs only, everything else as entities",
        nl: "voor igraph, networkx, Gephi, yEd en Cytoscape; alleen gewone tekens, al het andere als entiteit",
    },
};

const NOTHING: &[Feature] = &[];

/// The key under which our files say what the keys stand for that GML does not allow as they are.
const NAMES: &str = "verbinderNames";
