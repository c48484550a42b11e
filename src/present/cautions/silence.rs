//! What a source does not mention is unknown.

use super::{Caution, Compared, Said};
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SILENCE: Caution = Caution {
    id: "silence",
    meaning: Text {
        en: "Always: the order of rows is no ranking, and what a source does not mention is unknown, not absent.",
        nl: "Altijd: de volgorde van de rijen is geen rangorde, en wat een bron niet noemt is onbekend, niet afwezig.",
    },
    check,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let sentence = match compared.rows {
        Rows::Files => language.pick(
            "In the order of the files: these figures do not rank them. What a source does not mention is unknown, not absent.",
            "In de volgorde van de bestanden: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig.",
        ),
        Rows::Years => language.pick(
            "In the order of time: a tie that no source mentions in a year is unknown in that year, not ended.",
            "In de volgorde van de tijd: een relatie die geen bron in een jaar noemt is dat jaar onbekend, niet beëindigd.",
        ),
        Rows::Groups => language.pick(
            "In alphabetical order on purpose: these figures do not rank the groups. What a source does not mention is \
             unknown, not absent.",
            "Met opzet op alfabet: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig.",
        ),
        Rows::Places => language.pick(
            "In alphabetical order on purpose: these figures do not rank the places. What a source does not mention is \
             unknown, not absent.",
            "Met opzet op alfabet: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet \
             afwezig.",
        ),
    };
    Some(Said { sentence: sentence.to_owned(), ..Said::default() })
}
