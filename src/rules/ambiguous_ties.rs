//! Ties that a source allows to be read in two ways.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Certainty, Network, Origins};

/// Says how many ties are ambiguous, because analyses leave them out.
pub const AMBIGUOUS_TIES: Rule = Rule {
    id: "ambiguous-ties",
    severity: Severity::Notice,
    meaning: Text {
        en: "ties that a source allows to be read in two ways; analyses leave them out unless asked",
        nl: "relaties die een bron op twee manieren laat lezen; analyses laten ze weg tenzij erom gevraagd wordt",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let ambiguous: Vec<_> = network.ties().filter(|tie| tie.tie.certainty == Certainty::Ambiguous).collect();
    let Some(first) = ambiguous.first() else { return Vec::new() };
    let tie = super::in_words(network, *first);
    let message = match ambiguous.len() {
        1 => said!([tie] "1 tie is ambiguous: {tie}", "1 relatie is dubbelzinnig: {tie}"),
        count => said!(
            [tie] "{count} ties are ambiguous; the first is {tie}",
            "{count} relaties zijn dubbelzinnig; de eerste is {tie}"
        ),
    };
    vec![Diagnostic::notice(AMBIGUOUS_TIES.id, origins.tie(network, first.index).at_field("certainty"), message).hint(
        text!(
            "analyses leave them out; --certainty explicit,implied,ambiguous takes them in",
            "analyses laten ze weg; met --certainty explicit,implied,ambiguous tellen ze mee"
        ),
    )]
}
