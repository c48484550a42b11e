//! Too few answered.

use super::{About, Alone, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::figures::FIGURES;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::text::Text;

/// Below this share of answers positions are not ranked without a look at what is missing (Costenbader & Valente 2003).
const LEAST: f64 = 0.7;

/// The entry in the registry.
pub(super) const LOW_RESPONSE: Caution = Caution {
    id: "low-response",
    meaning: Text {
        en: "Less than 70 % of those asked in a network answered. Forbids to rank by anything computed from ties.",
        nl: "Minder dan 70 % van de gevraagden in een netwerk antwoordde. Verbiedt een rangorde naar wat uit relaties berekend is.",
    },
    reference: "Costenbader & Valente 2003, doi:10.1016/S0378-8733(03)00012-1; Kossinets 2006, doi:10.1016/j.socnet.2005.07.002",
    check: Some(check),
    alone: Some(ALONE),
};

/// Below this share actors are not ranked at all: more than half of what there is to know of ties was never told.
const HALF: f64 = 0.5;

const ALONE: Alone = Alone {
    about: &[About::Counts, About::Positions, About::Shape, About::Clusters],
    meaning: Text {
        en: "Less than 70 % of those asked answered. Below 50 % actors are not ranked, but by in-degree.",
        nl: "Minder dan 70 % van de gevraagden antwoordde. Onder 50 % worden actoren niet gerangschikt, behalve naar ingaande graad.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let networks = compared.names(|profile| profile.response_rate() < LEAST);
    (!networks.is_empty()).then(|| {
        let lowest = compared.column(super::Profile::response_rate).into_iter().fold(1.0, f64::min);
        let percent = language.decimal(100.0 * lowest, 0);
        Said {
            sentence: match language {
                Language::En => format!(
                    "Less than 70 % of those asked answered in {} (lowest {percent} %): ties are missing, and most of \
                     all the figures on shape depend on them. verbinder robustness FILE tells how far.",
                    some(&networks, 3, language)
                ),
                Language::Nl => format!(
                    "Minder dan 70 % van de gevraagden antwoordde in {} (laagste {percent} %): er ontbreken relaties, \
                     en daar hangen vooral de cijfers over vorm van af. verbinder robustness BESTAND zegt in hoeverre.",
                    some(&networks, 3, language)
                ),
            },
            forbids: FIGURES.iter().map(|figure| figure.id).chain(["pairs", "ei_index"]).collect(),
            networks,
        }
    })
}

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let rate = basis.response_rate();
    (rate < LEAST).then(|| {
        let (yes, asked, percent) = (basis.respondents, basis.asked, language.decimal(100.0 * rate, 0));
        let sentence = match language {
            Language::En => format!(
                "Only {yes} of {asked} asked answered ({percent} %): ties are missing, most of all those between who did not answer; \
                 verbinder robustness FILE --of scenarios tells what that may change."
            ),
            Language::Nl => format!(
                "Slechts {yes} van {asked} gevraagden antwoordden ({percent} %): er ontbreken relaties, vooral tussen wie niet antwoordde; \
                 verbinder robustness BESTAND --of scenarios zegt wat dat kan veranderen."
            ),
        };
        Spoken { sentence, withholds: rate < HALF }
    })
}
