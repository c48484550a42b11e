//! A network that was described because it won a prize.

use super::{About, Alone, COUNTS, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::text::Text;

/// The entry in the registry.
pub(super) const AWARD_TEXTS: Caution = Caution {
    id: "award-texts",
    meaning: Text {
        en: "The source that says most about a network also nominates or awards one of its nodes: such texts tell of successes. Forbids to rank by counts.",
        nl: "De bron die het meest over een netwerk zegt, nomineert of bekroont ook een van zijn knopen: zulke teksten vertellen van successen. Verbiedt een rangorde naar aantallen.",
    },
    reference: "own rule: what a text of praise leaves out is not missing at random",
    check: Some(check),
    alone: Some(ALONE),
};

const ALONE: Alone = Alone {
    about: &[About::Counts, About::Positions],
    meaning: Text {
        en: "Half of the passages or more stand in sources that nominate or award: such texts praise, and pass over who took no part.",
        nl: "De helft van de vindplaatsen of meer staat in bronnen die nomineren of bekronen: zulke teksten prijzen, en zwijgen over wie niet meedeed.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let networks = compared.names(|profile| profile.awarded);
    (!networks.is_empty()).then(|| Said {
        sentence: match language {
            Language::En => format!(
                "Known mostly from a text that nominates or awards them: {}. Such a text tells what went well and who was \
                 praised, not who else took part.",
                some(&networks, 3, language)
            ),
            Language::Nl => format!(
                "Vooral bekend uit een tekst die nomineert of bekroont: {}. Zo'n tekst vertelt wat goed ging en wie geprezen \
                 werd, niet wie er verder aan meedeed.",
                some(&networks, 3, language)
            ),
        },
        forbids: COUNTS.to_vec(),
        networks,
    })
}

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let all = basis.passages();
    (basis.praising > 0 && 2 * basis.praising >= all).then(|| {
        let percent = language.decimal(100.0 * basis.praising as f64 / all as f64, 0);
        Spoken::of(match language {
            Language::En => format!(
                "{percent} % of the passages stand in sources that nominate or award: they tell who was praised, not who else took part."
            ),
            Language::Nl => format!(
                "{percent} % van de vindplaatsen staat in bronnen die nomineren of bekronen: die vertellen wie geprezen werd, niet wie er \
                 verder aan meedeed."
            ),
        })
    })
}
