//! Actors with few partners that were not found.

use super::{DataError, Perturbed, Recorded, without_by_weight};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const MISSING_PERIPHERAL: DataError = DataError {
    id: "missing-peripheral",
    name: Text { en: "actors at the edge missing", nl: "actoren aan de rand ontbreken" },
    meaning: Text {
        en: "This share of the actors is taken away with all their ties, those with few ties more often: the small are overlooked.",
        nl: "Dit deel van de actoren wordt weggehaald met al hun relaties, wie er weinig heeft vaker: kleinen worden vergeten.",
    },
    reference: "Smith & Moody 2013",
    apply: missing_peripheral,
};

/// Divisible by enough numbers of ties for shares of it to stand in the right proportion.
const WHOLE: u64 = 720_720 << 12;

/// In proportion to one over the number of ties; who has none counts as one tie.
fn missing_peripheral(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    without_by_weight(recorded, share, stream, |node| WHOLE / recorded.ends_at(node).max(1) as u64)
}
