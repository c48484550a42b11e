//! Ties that a source allows to be read in two ways.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity};
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
    let message = match ambiguous.len() {
        1 => format!("1 tie is ambiguous: {}", super::in_words(network, *first)),
        count => format!("{count} ties are ambiguous; the first is {}", super::in_words(network, *first)),
    };
    vec![
        Diagnostic::notice(AMBIGUOUS_TIES.id, origins.tie(network, first.index).at_field("certainty"), message)
            .hint("analyses leave them out; --certainty explicit,implied,ambiguous takes them in"),
    ]
}
