//! DOT, the language of Graphviz: networks of any program are read, plain networks are written.
//!
//! Pictures are another matter: they are drawn by `present::diagram`, and read here as the networks that they show (`picture`).

mod graph;
mod names;
mod picture;
mod read;
mod statements;
mod syntax;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// DOT.
pub const DOT: Format = Format {
    id: "dot",
    name: "DOT (Graphviz)",
    extensions: &["dot", "gv"],
    detects: |sample: &Sample<'_>| sample.text.is_some_and(syntax::begins_graph),
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: NOTHING,
    meaning: Text {
        en: "for Graphviz, networkx and graph-tool; a plain network with every field as an attribute, no picture (that is `diagram`)",
        nl: "voor Graphviz, networkx en graph-tool; een kaal netwerk met elk veld als attribuut, geen plaatje (dat is `diagram`)",
    },
};

const NOTHING: &[Feature] = &[];
