//! Too few networks for a pattern over them.

use super::{Caution, Compared, Said};
use crate::present::language::Language;
use crate::text::Text;

/// Below this many networks no test can tell types of them apart.
pub const LEAST: usize = 8;

/// The entry in the registry.
pub(super) const FEW_NETWORKS: Caution = Caution {
    id: "few-networks",
    meaning: Text {
        en: "Fewer than 8 networks: all are shown, and no pattern over them is tested.",
        nl: "Minder dan 8 netwerken: alle worden getoond, en er wordt geen patroon over getoetst.",
    },
    reference: "own rule: with fewer networks no permutation test reaches 5 % in all directions",
    check: Some(check),
    alone: None,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let count = compared.profiles.len();
    (1 < count && count < LEAST).then(|| Said {
        sentence: match language {
            Language::En => format!("{count} networks are too few to tell a pattern over them from chance."),
            Language::Nl => {
                format!("{count} netwerken zijn te weinig om een patroon erover van toeval te onderscheiden.")
            }
        },
        ..Said::default()
    })
}
