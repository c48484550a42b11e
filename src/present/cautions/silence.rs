//! What a source does not mention is unknown.

use super::{About, Alone, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
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
    reference: "Borgatti, Carley & Krackhardt 2006, doi:10.1016/j.socnet.2005.05.001",
    check: Some(check),
    alone: Some(ALONE),
};

const ALONE: Alone = Alone {
    about: &[About::Counts],
    meaning: Text {
        en: "The network is known from texts and nobody was asked: counts and density are the least there is.",
        nl: "Het netwerk is bekend uit teksten en niemand is bevraagd: aantallen en dichtheid zijn het minste wat er is.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let sentence = match compared.rows {
        Rows::Files => language.pick(
            "The order of the rows is no ranking: these figures do not rank them. What a source does not mention is unknown, not absent.",
            "De volgorde van de rijen zegt niets: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig.",
        ),
        Rows::Years => language.pick(
            "In the order of time, the years in which something begins or ends: what ends in a year still counts in it, and a tie that no \
             source mentions in a year is unknown in that year, not ended.",
            "In de volgorde van de tijd, de jaren waarin iets begint of eindigt: wat in een jaar eindigt telt er nog mee, en een relatie \
             die geen bron in een jaar noemt is dat jaar onbekend, niet beëindigd.",
        ),
        Rows::Groups => language.pick(
            "In alphabetical order on purpose: these figures do not rank the groups. What a source does not mention is \
             unknown, not absent.",
            "Met opzet op alfabet: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig.",
        ),
        Rows::Layers => language.pick(
            "In alphabetical order on purpose: these figures do not rank the layers. What a source does not mention is \
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

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    (!basis.sources.is_empty() && basis.respondents == 0 && basis.asked == 0).then(|| {
        Spoken::of(language.pick(
            "What a source does not mention is unknown, not absent: counts and density are the least there is.",
            "Wat een bron niet noemt is onbekend, niet afwezig: aantallen en dichtheid zijn het minste wat er is.",
        ))
    })
}
