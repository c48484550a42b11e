//! METIS graphs: the neighbours of each node on a line of its own.
//!
//! By the manual of METIS 5.1: comments begin with `%`; the first line gives the numbers of nodes and of ties, then which weights stand in
//! the file (`fmt`, three digits: sizes of nodes, weights of nodes, weights of ties) and how many weights a node has (`ncon`). A blank line
//! is a node without ties. Every tie stands with both of its ends and counts once; it has no direction. METIS wants whole weights above
//! zero; fractions are read as NetworKit reads them, and so are ties of a node with itself.
//!
//! The format has no names. Ours stand in comments, which other programs pass over.

mod read;
mod write;

use super::{Feature, Format, Read};
use crate::text::Text;

/// METIS.
pub const METIS: Format = Format {
    id: "metis",
    name: "METIS",
    extensions: &["graph", "metis"],
    detects: |_| false,
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: &[
        Feature::Labels,
        Feature::NodeKinds,
        Feature::NodeFields,
        Feature::NodeDates,
        Feature::NodeEvidence,
        Feature::TieKinds,
        Feature::Statuses,
        Feature::TieFields,
        Feature::TieDates,
        Feature::TieEvidence,
        Feature::Layers,
        Feature::Grades,
        Feature::PositiveSigns,
        Feature::Unevaluated,
        Feature::Unvalued,
        Feature::SignAlone,
        Feature::NoStrength,
        Feature::Direction,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for NetworKit and METIS; without direction, names stand in comments",
        nl: "voor NetworKit en METIS; zonder richting, namen staan in commentaar",
    },
};
