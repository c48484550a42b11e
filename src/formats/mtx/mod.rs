//! Matrix Market: a matrix of numbers without names, as SuiteSparse, NetworkRepository, scipy and MATLAB exchange it.
//!
//! By the specification (Boisvert, Pozo, Remington 1996): a banner `%%MatrixMarket matrix coordinate|array field symmetry`, comments, a
//! line of sizes, entries. An entry in row i and column j is a tie from i to j. A square matrix has one mode and no direction where it is
//! symmetric; others have two modes. Entries on the diagonal are ties of a node with itself, as igraph and networkx take them. A value of
//! an antisymmetric matrix stands for two, of which one is below zero.
//!
//! The format has no names. Ours stand in comments, which other programs pass over.

mod read;
mod write;

use super::{Feature, Format, Read, Sample};
use crate::text::Text;

/// Matrix Market.
pub const MTX: Format = Format {
    id: "mtx",
    name: "Matrix Market",
    extensions: &["mtx", "mm"],
    detects: |sample: &Sample<'_>| {
        let banner = sample.text.and_then(|text| text.lines().next()).unwrap_or_default();
        banner.to_lowercase().starts_with("%%matrixmarket")
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
        Feature::ParallelTies,
        Feature::MixedDirection,
        Feature::Memberships,
        Feature::Modes,
        Feature::Description,
        Feature::Sources,
    ],
    meaning: Text {
        en: "for programs that compute with matrices (MATLAB, scipy, SuiteSparse); names stand in comments",
        nl: "voor programma's die met matrices rekenen (MATLAB, scipy, SuiteSparse); namen staan in commentaar",
    },
};
