//! Reports that are lost.

use super::{DataError, Perturbed, Recorded};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const LOST_REPORTS: DataError = DataError {
    id: "lost-reports",
    name: Text { en: "reports lost", nl: "meldingen kwijt" },
    meaning: Text {
        en: "Each tie in the data is lost with this probability; a pair that rests on several ties goes only when all are lost.",
        nl: "Elke relatie in de gegevens valt met deze kans weg; een paar dat op meer relaties rust, pas als alle wegvallen.",
    },
    reference: "bootstrap of ties, each kept with probability 1 − share",
    apply: lost_reports,
};

/// Every report decides for itself, so that the number of lost ones varies. A pair keeps its weight as long as it is tied.
fn lost_reports(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    // Each report draws its number, whatever the others did: at another share the same reports draw the same numbers.
    let survives = |&reports: &usize| (0..reports.max(1)).filter(|_| stream.unit() >= share).count() > 0;
    let keep: Vec<bool> = recorded.reports.iter().map(survives).collect();
    Perturbed::on_all_nodes(recorded.graph.with_edges(&keep), 0)
}
