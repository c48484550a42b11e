//! DL, the data language of UCINET: a header of keywords, then matrices or lists of ties.
//!
//! Read are full matrices, halves of matrices, lists of pairs and of neighbours, one mode or two, with labels before the data or
//! among them, and several relations in one file. As in UCINET, capitals do not count in labels that stand among the data.
//!
//! Other readers (igraph) call every DL file directed. Here a relation that says the same both ways has no direction: that is how
//! UCINET itself tells, and what a matrix in a table means here too.

mod data;
mod header;
mod lists;
mod matrices;
mod write;

use super::shared::words::Words;
use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// UCINET's data language.
pub const DL: Format = Format {
    id: "dl",
    name: "UCINET DL",
    extensions: &["dl"],
    detects: |sample: &Sample<'_>| {
        let mut words = Words::new(sample.text.unwrap_or_default());
        words.equals = true;
        let begins = words.next().is_some_and(|word| word.is("dl") && !word.text.ends_with(':'));
        begins && words.next().is_some_and(|word| header::is_keyword(&word))
    },
    read: Read::Text(data::networks),
    write: Some(write::write),
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
        Feature::OnlyLayer,
        Feature::Grades,
        Feature::PositiveSigns,
        Feature::PositiveLayers,
        Feature::Unevaluated,
        Feature::SignAlone,
        Feature::MarksInNames,
        Feature::CommasInNames,
        Feature::ParallelTies,
        Feature::MixedDirection,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for UCINET, NetDraw and, without layers, igraph; layers become relations, negative ties negative values",
        nl: "voor UCINET, NetDraw en, zonder lagen, igraph; lagen worden relaties, negatieve relaties negatieve waarden",
    },
};
