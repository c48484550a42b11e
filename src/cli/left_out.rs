//! What a filter left out, in words.

use verbinder::model::Network;
use verbinder::present::diagram::NotDrawn;
use verbinder::present::language::Language;
use verbinder::transform::{LeftOut, Reason};

/// One sentence per reason for which something was left out.
pub(crate) fn sentences(left_out: &LeftOut, language: Language) -> Vec<String> {
    let entries = [
        (
            left_out.by_status,
            "left out by status: planned, in formation, potential or ended (--status all keeps them)",
            "weggelaten om hun status: gepland, in oprichting, mogelijk of beëindigd (--status all houdt ze)",
            true,
        ),
        (
            left_out.by_certainty,
            "left out as too uncertain (--certainty all keeps them)",
            "weggelaten als te onzeker (--certainty all houdt ze)",
            true,
        ),
        (left_out.by_time, "left out: their dates do not cover the time", "weggelaten: gelden niet in die tijd", true),
        (left_out.by_choice, "left out: other kinds or layers", "weggelaten: andere soorten of lagen", true),
        (
            left_out.by_condition,
            "left out: they do not fulfil the conditions of --where",
            "weggelaten: voldoen niet aan de voorwaarden van --where",
            true,
        ),
        (
            left_out.nodes_by_condition,
            "left out: they do not fulfil the conditions of --where",
            "weggelaten: voldoen niet aan de voorwaarden van --where",
            false,
        ),
        (left_out.without_end, "left out with their nodes", "weggelaten met hun knopen", true),
        (
            left_out.context_nodes,
            "left out as context: documents and persons (--context keeps them)",
            "weggelaten als context: documenten en personen (--context houdt ze)",
            false,
        ),
        (
            left_out.nodes_by_time,
            "left out: did not exist in that year",
            "weggelaten: bestonden niet in dat jaar",
            false,
        ),
        (left_out.other_nodes, "left out: not chosen", "weggelaten: niet gekozen", false),
        (
            left_out.undated_ties_kept,
            "kept without a date: whether they held in that year is unknown",
            "behouden zonder datum: of zij in dat jaar golden is onbekend",
            true,
        ),
    ];
    entries
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, en, nl, ties)| {
            let what = match (ties, number == 1) {
                (true, true) => language.pick("tie", "relatie"),
                (true, false) => language.pick("ties", "relaties"),
                (false, true) => language.pick("node", "knoop"),
                (false, false) => language.pick("nodes", "knopen"),
            };
            format!("{number} {what} {}", language.pick(en, nl))
        })
        .collect()
}

/// The same for a picture: each tie that is not drawn, without the option that would change it.
pub(crate) fn in_pictures(network: &Network, ties: &[(usize, Reason)], language: Language) -> Vec<NotDrawn> {
    let mut ties = ties.to_vec();
    ties.sort_by_key(|&(tie, reason)| (reason, tie));
    ties.into_iter()
        .map(|(tie, reason)| {
            let (en, nl) = match reason {
                Reason::Status => ("by status", "om hun status"),
                Reason::Certainty => ("as too uncertain", "als te onzeker"),
                Reason::Time => ("outside the year", "buiten het jaar"),
                Reason::Choice | Reason::Context => ("of other kinds or layers", "van andere soorten of lagen"),
                Reason::Condition => ("by --where", "door --where"),
            };
            let tie = network.tie(tie);
            let id = |node: usize| network.node(node).id.clone();
            NotDrawn { why: language.pick(en, nl), ends: [id(tie.source), id(tie.target)] }
        })
        .collect()
}
