//! The boundary of a network was drawn by one source.

use super::{About, Alone, COUNTS, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::text::Text;

/// The entry in the registry.
pub(super) const ONE_SOURCE: Caution = Caution {
    id: "one-source",
    meaning: Text {
        en: "Networks that rest on a single source each: it decided who belongs to them. Forbids to rank by counts.",
        nl: "Netwerken die elk op één bron rusten: die bepaalde wie erbij hoort. Verbiedt een rangorde naar aantallen.",
    },
    reference: "Laumann, Marsden & Prensky 1983 (boundary specification); Kossinets 2006, doi:10.1016/j.socnet.2005.07.002",
    check: Some(check),
    alone: Some(ALONE),
};

/// Below this many nodes there is no boundary to speak of.
const LEAST: usize = 5;

const ALONE: Alone = Alone {
    about: &[About::Counts, About::Positions, About::Clusters],
    meaning: Text {
        en: "All passages stand in one source: it decided who belongs to the network and who seems central.",
        nl: "Alle vindplaatsen staan in één bron: die bepaalde wie bij het netwerk hoort en wie centraal lijkt.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let known = compared.names(|profile| !profile.sources.is_empty()).len();
    let networks = compared.names(|profile| profile.sources.len() == 1);
    (networks.len() > 1 || (networks.len() == 1 && known > 1)).then(|| Said {
        sentence: match language {
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

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    (basis.sources.len() == 1 && basis.nodes >= LEAST).then(|| {
        Spoken::of(language.pick(
            "All of this rests on one source: whoever wrote it decided who belongs to the network and who seems central.",
            "Dit alles rust op één bron: wie die schreef bepaalde wie bij het netwerk hoort en wie centraal lijkt.",
        ))
    })
}
