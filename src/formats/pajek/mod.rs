//! Pajek networks (`.net`) and projects (`.paj`).

mod read;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// Pajek.
pub const PAJEK: Format = Format {
    id: "pajek",
    name: "Pajek",
    extensions: &["net", "paj"],
    detects: |sample: &Sample<'_>| {
        let text = sample.text.unwrap_or_default();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('%'));
        lines.next().is_some_and(|line| {
            let line = line.to_lowercase();
            line.starts_with("*network") || line.starts_with("*vertices")
        })
    },
    read: Read::Text(read::networks),
    write: Some(write::write),
    cannot_carry: &[
        Feature::Labels,
        Feature::NodeKinds,
        Feature::NodeFields,
        Feature::NodeDates,
        Feature::NodeEvidence,
        Feature::TieKinds,
        Feature::TieFields,
        Feature::TieDates,
        Feature::TieEvidence,
        Feature::Layers,
        Feature::Grades,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for Pajek; layers become labels of lines, negative ties negative values",
        nl: "voor Pajek; lagen worden labels van lijnen, negatieve relaties negatieve waarden",
    },
};
