//! Nodes that are tied to themselves.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins, called};

/// Finds ties whose two ends are one node. They stay in the network, and no measure counts them.
pub const SELF_TIE: Rule = Rule {
    id: "self-tie",
    severity: Severity::Warning,
    meaning: Text { en: "a tie of a node to itself", nl: "een relatie van een knoop met zichzelf" },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    network
        .ties()
        .filter(|tie| tie.source == tie.target)
        .map(|tie| {
            let kind = called::said_tie_kind(network.vocabulary(), &tie.tie.kind);
            let message = said!(
                [kind] "{:?} is tied to itself ({kind})",
                "{:?} heeft een relatie met zichzelf ({kind})",
                network.node(tie.source).label
            );
            Diagnostic::warning(SELF_TIE.id, origins.tie(network, tie.index).at_field("target"), message).hint(text!(
                "no measure uses self-ties; take it out, or correct one of its ends",
                "geen maat telt zulke relaties mee; haal haar weg, of verbeter een van de uiteinden"
            ))
        })
        .collect()
}
