//! The boundary of a network was drawn by one source.

use super::{COUNTS, Caution, Compared, Said};
use crate::present::language::Language;
use crate::text::Text;

/// The entry in the registry.
pub(super) const ONE_SOURCE: Caution = Caution {
    id: "one-source",
    meaning: Text {
        en: "Networks that rest on a single source each: it decided who belongs to them. Forbids to rank by counts.",
        nl: "Netwerken die elk op één bron rusten: die bepaalde wie erbij hoort. Verbiedt een rangorde naar aantallen.",
    },
    check,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let known = compared.names(|profile| !profile.sources.is_empty()).len();
    let networks = compared.names(|profile| profile.sources.len() == 1);
    (networks.len() > 1 || (networks.len() == 1 && known > 1)).then(|| Said {
        sentence: match language {
            _ if networks.len() == 1 => match language {
                Language::En => format!(
                    "{} rests on a single source: whoever wrote it decided who belongs to the network, so counts are no \
                     basis for ranking.",
                    networks[0]
                ),
                Language::Nl => format!(
                    "{} rust op één bron: wie die schreef bepaalde wie bij het netwerk hoort; aantallen zijn geen grond \
                     voor een ranglijst.",
                    networks[0]
                ),
            },
            Language::En => format!(
                "{} of {known} networks rest on a single source: whoever wrote it decided who belongs to the network, so \
                 counts are no basis for ranking.",
                networks.len()
            ),
            Language::Nl => format!(
                "Van {known} netwerken rusten er {} op één bron: wie die schreef bepaalde wie bij het netwerk hoort; aantallen \
                 zijn geen grond voor een ranglijst.",
                networks.len()
            ),
        },
        forbids: COUNTS.to_vec(),
        networks,
    })
}
