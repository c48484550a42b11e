//! Plans that have begun.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins, Status, called};

/// Finds ties called planned or potential that began before the year of observation.
pub const PLANNED_BUT_BEGUN: Rule = Rule {
    id: "planned-but-begun",
    severity: Severity::Warning,
    meaning: Text {
        en: "a planned or potential tie that began before the year its source describes",
        nl: "een geplande of mogelijke relatie die al begon vóór het jaar dat de bron beschrijft",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let plans = network.ties().filter(|tie| matches!(tie.tie.status, Status::Planned | Status::Potential));
    plans
        .filter_map(|tie| {
            let observed = super::observation_year(network, tie)?;
            let since = tie.tie.period.since.filter(|since| since.year() < observed)?;
            let (what, status) = (super::in_words(network, tie), called::said_status(tie.tie.status));
            let message = said!(
                [what, status] "{what} is {status} in {observed}, but began in {since}",
                "{what} is in {observed} nog {status}, maar begon in {since}"
            );
            let place = origins.tie(network, tie.index).at_field("since");
            Some(Diagnostic::warning(PLANNED_BUT_BEGUN.id, place, message).hint(text!(
                "since is when the tie begins, not when it was planned; or the tie is present",
                "sinds (since) is wanneer de relatie begint, niet wanneer zij gepland werd; of de relatie bestaat al"
            )))
        })
        .collect()
}
