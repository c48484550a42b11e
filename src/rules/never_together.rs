//! Ties that had ended before others began.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins, TieRef, held_apart};

/// Finds ties that begin after others have ended, where all of them count as present: without a year that is chosen they are counted
/// together, though they never existed together. It speaks once of a network.
pub const NEVER_TOGETHER: Rule = Rule {
    id: "never-together",
    severity: Severity::Notice,
    meaning: Text {
        en: "present ties of which some had ended before others began, so that not all of them existed together",
        nl: "bestaande relaties waarvan sommige voorbij waren voor andere begonnen, zodat ze niet alle tegelijk bestonden",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let present = || network.ties().filter(|tie| tie.tie.status.holds());
    let Some((first, last)) = held_apart(present().map(|tie| tie.tie.period)) else { return Vec::new() };
    let begins = |tie: &TieRef<'_>| tie.tie.period.since.map(|since| (since.year(), std::cmp::Reverse(tie.index)));
    let latest = present().max_by_key(begins).expect("a tie began after others had ended");
    let what = super::in_words(network, latest);
    let message = said!(
        [what] "ties of {first} to {last} are counted together, though some had ended before others began, the last of them {what}",
        "relaties van {first} tot {last} tellen samen, al waren sommige voorbij voor andere begonnen, de laatste daarvan {what}"
    );
    let place = origins.tie(network, latest.index).at_field("since");
    vec![Diagnostic::notice(NEVER_TOGETHER.id, place, message).hint(text!(
        "--at YEAR takes one year; verbinder change FILE --from YEAR --to YEAR tells what changed between two",
        "--at JAAR neemt één jaar; verbinder change BESTAND --from JAAR --to JAAR zegt wat er tussen twee jaren veranderde"
    ))]
}
