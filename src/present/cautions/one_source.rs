//! The boundary of a network was drawn by one source.

use super::{About, Alone, COUNTS, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::text::Text;

/// The entry in the registry.
pub(super) const ONE_SOURCE: Caution = Caution {
    id: "one-source",
    meaning: Text {
        en: "Networks that rest on a single source each, and not on what their own nodes reported: it decided who belongs to them. Forbids to rank by counts.",
        nl: "Netwerken die elk op één bron rusten, en niet op wat hun eigen knopen meldden: die bepaalde wie erbij hoort. Verbiedt een rangorde naar aantallen.",
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
        en: "All passages stand in one source, most ties have one, and the nodes did not report most of them themselves: it decided who belongs to the network and who seems central.",
        nl: "Alle vindplaatsen staan in één bron, de meeste relaties hebben er een, en de knopen meldden de meeste niet zelf: die bepaalde wie bij het netwerk hoort en wie centraal lijkt.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let known = compared.names(|profile| !profile.sources.is_empty()).len();
    let networks = compared.names(|profile| profile.sources.len() == 1 && !profile.told_themselves);
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

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    // Where most ties have no source, the one that a few have drew no boundary; where the nodes told of their ties themselves, it holds
    // the answers of many.
    let single = basis.sources.len() == 1 && !basis.told_themselves;
    (single && basis.nodes >= LEAST && 2 * basis.sourced > basis.ties).then(|| {
        let (sourced, ties) = (basis.sourced, basis.ties);
        Spoken::of(match language {
            Language::En if sourced < ties => format!(
                "All that has a source, {sourced} of {ties} ties, rests on one: whoever wrote it decided who belongs to the network and \
                 who seems central."
            ),
            Language::Nl if sourced < ties => format!(
                "Alles wat een bron heeft, {sourced} van {ties} relaties, rust op één bron: wie die schreef bepaalde wie bij het netwerk \
                 hoort en wie centraal lijkt."
            ),
            Language::En => {
                "All of this rests on one source: whoever wrote it decided who belongs to the network and who seems central."
                    .to_owned()
            }
            Language::Nl => {
                "Dit alles rust op één bron: wie die schreef bepaalde wie bij het netwerk hoort en wie centraal lijkt."
                    .to_owned()
            }
        })
    })
}
