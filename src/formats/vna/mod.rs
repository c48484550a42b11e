//! VNA, the text format of NetDraw: tables of nodes and ties below headings with an asterisk.
//!
//! The first column of nodes names them, the first two of ties their ends. Properties, which say how NetDraw draws, are kept as
//! attributes. Further columns of numbers in the table of ties are relations, as NetDraw takes them, unless one of them is a strength.
//! Ties have a direction, unless all of them are listed both ways with the same values.

mod read;
mod relations;
mod sections;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// NetDraw's text format.
pub const VNA: Format = Format {
    id: "vna",
    name: "NetDraw VNA",
    extensions: &["vna"],
    detects: |sample: &Sample<'_>| {
        let text = sample.text.unwrap_or_default();
        text.lines().map(str::trim).find(|line| !line.is_empty()).is_some_and(|line| sections::content(line).is_some())
    },
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: &[Feature::Description, Feature::Sources],
    meaning: Text {
        en: "for NetDraw, UCINET and Gephi; all fields of nodes and ties as columns",
        nl: "voor NetDraw, UCINET en Gephi; alle velden van knopen en relaties als kolommen",
    },
};

/// Headings of the tables that verbinder writes, in front of others.
const OWN_NODES: [&str; 3] = ["ID", "label", "kind"];
const OWN_TIES: [&str; 4] = ["from", "to", "kind", "directed"];
