//! Claims without a place where they were read.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins};

/// Finds nodes and ties without evidence in a network that gives it elsewhere.
pub const NO_EVIDENCE: Rule = Rule {
    id: "no-evidence",
    severity: Severity::Warning,
    meaning: Text {
        en: "a node or tie that does not say where it was read",
        nl: "een knoop of relatie die niet zegt waar ze gelezen is",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let bare_nodes: Vec<usize> =
        network.nodes().enumerate().filter(|(_, node)| node.evidence.is_empty()).map(|(index, _)| index).collect();
    let bare_ties: Vec<_> = network.ties().filter(|tie| tie.tie.evidence.is_empty() && !tie.tie.derived).collect();
    let hint = text!(
        "add evidence: the id of a source, the place in it, and a note in your own words",
        "geef een vindplaats: het id van een bron, de plaats daarin, en een notitie in eigen woorden"
    );
    let mut findings = Vec::new();
    // A file that gives no evidence at all is of another kind; it is told so once.
    if bare_nodes.len() < network.node_count() {
        findings.extend(bare_nodes.into_iter().map(|index| {
            let label = &network.node(index).label;
            let message =
                said!("{label:?} does not say where it was read", "bij {label:?} staat niet waar het gelezen is");
            Diagnostic::warning(NO_EVIDENCE.id, origins.node(network, index), message).hint(hint)
        }));
    }
    if !bare_ties.is_empty() && network.ties().all(|tie| tie.tie.evidence.is_empty()) {
        let message = match bare_ties.len() {
            1 => said!(
                "the only tie does not say where it was read",
                "bij de enige relatie staat niet waar zij gelezen is"
            ),
            count => said!(
                "none of the {count} ties says where it was read",
                "bij geen van de {count} relaties staat waar zij gelezen is"
            ),
        };
        // The first of them as the file has them, sheet by sheet.
        let first = bare_ties.iter().map(|tie| tie.index).min_by_key(|&tie| origins.ties.order_of(tie));
        let place = first.map(|tie| origins.tie(network, tie)).unwrap_or_default();
        findings.push(Diagnostic::notice(NO_EVIDENCE.id, place, message).hint(hint));
    } else {
        findings.extend(bare_ties.into_iter().map(|tie| {
            let what = super::in_words(network, tie);
            let message = said!(
                [what] "{what} does not say where it was read",
                "bij {what} staat niet waar het gelezen is"
            );
            Diagnostic::warning(NO_EVIDENCE.id, origins.tie(network, tie.index), message).hint(hint)
        }));
    }
    findings
}
