//! GEXF, the format of Gephi: versions 1.1 to 1.3 are read, 1.3 is written.

mod attributes;
mod read;
mod viz;
mod write;

use super::shared::detect::beginning;
use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// GEXF.
pub const GEXF: Format = Format {
    id: "gexf",
    name: "GEXF",
    extensions: &["gexf"],
    detects: |sample: &Sample<'_>| beginning(sample.text.unwrap_or_default(), 3000).contains("<gexf"),
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: &[Feature::Description, Feature::Sources],
    meaning: Text {
        en: "for Gephi; places, sizes and colours of nodes are kept as attributes and written back",
        nl: "voor Gephi; plaats, grootte en kleur van knopen blijven als attribuut en worden teruggeschreven",
    },
};

/// The creator that a file of ours names: its names are ours.
const CREATOR: &str = concat!("verbinder ", env!("CARGO_PKG_VERSION"));
