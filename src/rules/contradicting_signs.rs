//! A relation that is said to be good and bad at the same time.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said};
use crate::model::{Network, Origins, Period};

/// Finds pairs whose relation is evaluated in both ways for one time.
pub const CONTRADICTING_SIGNS: Rule = Rule {
    id: "contradicting-signs",
    severity: Severity::Warning,
    meaning: Text {
        en: "one relation of one pair is positive and negative at the same time",
        nl: "één relatie van één paar is tegelijk positief en negatief",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    // Most networks evaluate no relation.
    if network.ties().all(|tie| tie.tie.sign.is_none()) {
        return findings;
    }
    for group in super::same_relation(network) {
        for (position, tie) in group.iter().enumerate() {
            let Some(sign) = tie.tie.sign else { continue };
            let opposite = group[..position].iter().find(|other| {
                other.tie.sign.is_some_and(|of_other| of_other != sign) && may_meet(&tie.tie.period, &other.tie.period)
            });
            let Some(opposite) = opposite else { continue };
            let what = super::in_words(network, *tie);
            let message = said!(
                [what] "{what} is both positive and negative",
                "{what} is zowel positief als negatief"
            );
            let earlier = origins.tie(network, opposite.index).said();
            findings.push(
                Diagnostic::warning(CONTRADICTING_SIGNS.id, origins.tie(network, tie.index).at_field("sign"), message)
                    .hint(said!(
                        [earlier] "the other one stands at {earlier}; if the relation changed, give each its own period",
                        "de andere staat in {earlier}; is de relatie veranderd, geef dan elk een eigen periode"
                    )),
            );
        }
    }
    findings
}

/// Whether some moment may belong to both. A period that ends in the year in which the other begins only touches it: a relation
/// that turned in 2015 is two ties with that year in common.
fn may_meet(one: &Period, other: &Period) -> bool {
    let before = |a: &Period, b: &Period| match (a.until, b.since) {
        (Some(until), Some(since)) => {
            until.year() < since.year() || (until.year() == since.year() && a.since != b.since)
        }
        _ => false,
    };
    !before(one, other) && !before(other, one)
}
