//! The same statement twice.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said};
use crate::model::{Network, Origins, TieRef};

/// Finds ties that say the same of the same pair, in either order where the order means nothing.
pub const DOUBLE_TIE: Rule = Rule {
    id: "double-tie",
    severity: Severity::Warning,
    meaning: Text {
        en: "a tie that repeats another: same pair, kind, layer, status and period",
        nl: "een relatie die een andere herhaalt: zelfde paar, soort, laag, status en periode",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for group in super::same_relation(network) {
        for (position, tie) in group.iter().enumerate() {
            let Some(first) = group[..position].iter().find(|other| says_the_same(tie, other)) else { continue };
            let what = super::in_words(network, *tie);
            let message = said!([what] "{what} stands in the data twice", "{what} staat twee keer in de gegevens");
            let earlier = origins.tie(network, first.index).said();
            findings.push(Diagnostic::warning(DOUBLE_TIE.id, origins.tie(network, tie.index), message).hint(said!(
                [earlier] "the other one stands at {earlier}; make one tie of them that carries the evidence of both",
                "de andere staat in {earlier}; maak er één relatie van, met de vindplaatsen van beide"
            )));
        }
    }
    findings
}

fn says_the_same(a: &TieRef<'_>, b: &TieRef<'_>) -> bool {
    let (one, other) = (a.tie, b.tie);
    // In a survey each side may report the tie; that confirms it and repeats nothing.
    let confirmed =
        !one.reported_by.is_empty() && !other.reported_by.is_empty() && one.reported_by != other.reported_by;
    !confirmed
        && one.status == other.status
        && one.period == other.period
        && one.sign == other.sign
        && one.role == other.role
}
