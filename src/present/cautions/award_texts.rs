//! A network that was described because it won a prize.

use super::{COUNTS, Caution, Compared, Said};
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
    check,
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
