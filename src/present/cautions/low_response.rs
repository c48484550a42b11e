//! Too few answered.

use super::{Caution, Compared, Said};
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
    check,
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
