//! Actors with many partners that were not found.

use super::{DataError, Perturbed, Recorded, without_by_weight};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const MISSING_HUBS: DataError = DataError {
    id: "missing-hubs",
    name: Text { en: "well-connected actors missing", nl: "goed verbonden actoren ontbreken" },
    meaning: Text {
        en: "This share of the actors is taken away with all their ties, those with many ties more often: the busy do not answer.",
        nl: "Dit deel van de actoren wordt weggehaald met al hun relaties, wie er veel heeft vaker: de drukken antwoorden niet.",
    },
    reference: "Smith & Moody 2013",
    apply: missing_hubs,
};

fn missing_hubs(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    without_by_weight(recorded, share, stream, |node| recorded.ends_at(node) as u64)
}
