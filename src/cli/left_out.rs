//! What a filter left out, in words.

use verbinder::present::language::Language;
use verbinder::transform::LeftOut;

/// One sentence per reason for which something was left out.
pub(crate) fn sentences(left_out: &LeftOut, language: Language) -> Vec<String> {
    let entries = [
        (
            left_out.by_status,
            "ties left out by status: planned, in formation, potential or ended (--status all keeps them)",
            "relaties weggelaten om hun status: gepland, in oprichting, mogelijk of beëindigd (--status all houdt ze)",
        ),
        (
            left_out.by_certainty,
            "ties left out as too uncertain (--certainty all keeps them)",
            "relaties weggelaten als te onzeker (--certainty all houdt ze)",
        ),
        (
            left_out.by_time,
            "ties left out: their dates do not cover the year",
            "relaties weggelaten: gelden niet in dat jaar",
        ),
        (left_out.by_choice, "ties left out: other kinds or layers", "relaties weggelaten: andere soorten of lagen"),
        (
            left_out.context_nodes,
            "documents and persons left out (--context keeps them)",
            "documenten en personen weggelaten (--context houdt ze)",
        ),
        (left_out.other_nodes, "nodes left out: not chosen", "knopen weggelaten: niet gekozen"),
        (
            left_out.undated_ties_kept,
            "ties without a date kept: whether they held in that year is unknown",
            "relaties zonder datum behouden: of zij in dat jaar golden is onbekend",
        ),
    ];
    entries
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, en, nl)| format!("{number} {}", language.pick(en, nl)))
        .collect()
}

/// The same for a picture, in one line, without the options that would change it.
pub(crate) fn in_pictures(left_out: &LeftOut, language: Language) -> Vec<String> {
    let entries = [
        (left_out.by_status, "by status", "om hun status"),
        (left_out.by_certainty, "as too uncertain", "als te onzeker"),
        (left_out.by_time, "outside the year", "buiten het jaar"),
        (left_out.by_choice, "of other kinds or layers", "van andere soorten of lagen"),
    ];
    let parts: Vec<String> = entries
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, en, nl)| format!("{number} {}", language.pick(en, nl)))
        .collect();
    if parts.is_empty() {
        return Vec::new();
    }
    vec![format!("{} {}.", language.pick("Ties not drawn:", "Niet getekende relaties:"), parts.join(", "))]
}
