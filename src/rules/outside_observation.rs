//! Present ties with dates that the source cannot have observed.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins};

/// Finds ties called present that begin after the year of observation or ended before it. Events, such as an award, may lie before.
pub const OUTSIDE_OBSERVATION: Rule = Rule {
    id: "outside-observation",
    severity: Severity::Warning,
    meaning: Text {
        en: "a present tie that begins after the year its source describes, or ended before it",
        nl: "een bestaande relatie die begint na het jaar dat de bron beschrijft, of daarvoor al eindigde",
    },
    check,
};

/// Kinds that happen once: a date before the observation is when they happened, not when they stopped.
const EVENTS: [&str; 4] = ["transfers", "nominates", "awards", "visits"];

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for tie in network.ties().filter(|tie| tie.tie.status.holds()) {
        let Some(observed) = super::observation_year(network, tie) else { continue };
        let what = super::in_words(network, tie);
        let place = origins.tie(network, tie.index);
        if let Some(since) = tie.tie.period.since.filter(|since| since.year() > observed) {
            let message = said!(
                [what] "{what} is present in {observed} and begins only in {since}",
                "{what} bestaat in {observed} en begint pas in {since}"
            );
            findings.push(Diagnostic::warning(OUTSIDE_OBSERVATION.id, place.at_field("since"), message).hint(text!(
                "is it planned or in-formation? Or correct the date, or the observation year",
                "is zij gepland of in oprichting? Of verbeter de datum, of het jaar van waarneming"
            )));
        }
        let event = EVENTS.contains(&tie.tie.kind.as_str());
        if let Some(until) = tie.tie.period.until.filter(|_| !event).filter(|until| until.year() < observed) {
            let message = said!(
                [what] "{what} is present in {observed} and ended in {until} already",
                "{what} bestaat in {observed} en eindigde al in {until}"
            );
            findings.push(Diagnostic::warning(OUTSIDE_OBSERVATION.id, place.at_field("until"), message).hint(text!(
                "give it the status ended; or correct the date, or the observation year",
                "geef haar de status beëindigd (ended); of verbeter de datum, of het jaar van waarneming"
            )));
        }
    }
    findings
}
