//! GraphML, as igraph, networkx, Gephi, graph-tool, yEd and Network Canvas write it.

mod alike;
mod edges;
mod keys;
mod read;
mod write;

use super::shared::detect::beginning;
use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// GraphML.
pub const GRAPHML: Format = Format {
    id: "graphml",
    name: "GraphML",
    extensions: &["graphml"],
    detects: |sample: &Sample<'_>| beginning(sample.text.unwrap_or_default(), 3000).contains("<graphml"),
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: NOTHING,
    meaning: Text {
        en: "for igraph, networkx, Gephi, graph-tool, yEd and Cytoscape; every field is an attribute of its own",
        nl: "voor igraph, networkx, Gephi, graph-tool, yEd en Cytoscape; elk veld is een eigen attribuut",
    },
};

const NOTHING: &[Feature] = &[];
