//! Members that sources count and do not name.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::text::Text;

const MEANING: Text = Text {
    en: "Sources state members that nobody coded: structures have fewer ties here than in truth.",
    nl: "Bronnen vermelden leden die niemand codeerde: verbanden hebben hier minder relaties dan in werkelijkheid.",
};

/// The entry in the registry.
pub(super) const UNNAMED_MEMBERS: Caution = Caution {
    id: "unnamed-members",
    meaning: MEANING,
    reference: "own rule; robustness --of scenarios shows the far ends of what these members can be",
    check: None,
    alone: Some(Alone { about: &[About::Counts, About::Positions], meaning: MEANING, check: alone }),
};

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let members = basis.unnamed_members;
    (members > 0).then(|| {
        Spoken::of(match (language, members) {
            (Language::En, 1) => {
                "1 member that a source states is not in the network: its structure has fewer ties here than in truth."
                    .to_owned()
            }
            (Language::Nl, 1) => {
                "1 lid dat een bron vermeldt staat niet in het netwerk: zijn verband heeft hier minder relaties dan in \
                 werkelijkheid."
                    .to_owned()
            }
            (Language::En, _) => format!(
                "{members} members that sources state are not in the network: their structures have fewer ties here than in truth."
            ),
            (Language::Nl, _) => format!(
                "{members} leden die bronnen vermelden staan niet in het netwerk: hun verbanden hebben hier minder relaties dan in \
                 werkelijkheid."
            ),
        })
    })
}
