//! Pajek networks (`.net`) and projects (`.paj`).

mod net;
mod read;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// A network.
pub const PAJEK: Format = Format {
    id: "pajek",
    name: "Pajek network",
    extensions: &["net"],
    detects: is_pajek,
    read: Read::Text(read::networks),
    write: Some(write::network),
    cannot_carry: &[
        Feature::Ids,
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
        Feature::MarksInNames,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for Pajek and igraph; layers become labels of lines, negative ties negative values",
        nl: "voor Pajek en igraph; lagen worden labels van lijnen, negatieve relaties negatieve waarden",
    },
};

/// A project: networks with partitions and vectors.
pub const PAJEK_PROJECT: Format = Format {
    id: "pajek-project",
    name: "Pajek project",
    extensions: &["paj"],
    detects: |sample: &Sample<'_>| sample.ending == "paj" && is_pajek(sample),
    read: Read::Text(read::networks),
    write: Some(write::project),
    cannot_carry: &[
        Feature::Ids,
        Feature::NodeFields,
        Feature::NodeDates,
        Feature::NodeEvidence,
        Feature::TieKinds,
        Feature::Statuses,
        Feature::TieFields,
        Feature::TieDates,
        Feature::TieEvidence,
        Feature::Grades,
        Feature::PositiveSigns,
        Feature::PositiveLayers,
        Feature::Unevaluated,
        Feature::Unvalued,
        Feature::SignAlone,
        Feature::MarksInNames,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for Pajek; layers become relations; kind, sector and municipality of nodes become partitions",
        nl: "voor Pajek; lagen worden relaties; soort, sector en gemeente van knopen worden partities",
    },
};

fn is_pajek(sample: &Sample<'_>) -> bool {
    let text = sample.text.unwrap_or_default();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('%'));
    lines.next().is_some_and(|line| {
        let line = line.to_lowercase();
        line.starts_with("*network") || line.starts_with("*vertices")
    })
}
