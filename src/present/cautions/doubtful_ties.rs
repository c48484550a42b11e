//! Ties that no source says outright.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::text::Text;

const MEANING: Text = Text {
    en: "More than a third of the ties are implied or ambiguous in the sources.",
    nl: "Meer dan een derde van de relaties is in de bronnen afgeleid of dubbelzinnig.",
};

/// The entry in the registry.
pub(super) const DOUBTFUL_TIES: Caution = Caution {
    id: "doubtful-ties",
    meaning: MEANING,
    reference: "own rule; robustness --of scenarios shows what remains without them",
    check: None,
    alone: Some(Alone {
        about: &[About::Counts, About::Positions, About::Shape, About::Clusters],
        meaning: MEANING,
        check: alone,
    }),
};

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    // Ties that were derived here are in no source, and are told of as such elsewhere.
    let said = basis.ties - basis.derived;
    let doubtful = said - basis.explicit;
    (3 * doubtful > said).then(|| {
        let percent = language.decimal(100.0 * doubtful as f64 / said as f64, 0);
        Spoken::of(match language {
            Language::En => format!(
                "{percent} % of the ties are implied or ambiguous in the sources: --certainty explicit shows what remains without them."
            ),
            Language::Nl => format!(
                "{percent} % van de relaties is in de bronnen afgeleid of dubbelzinnig: --certainty explicit toont wat er zonder overblijft."
            ),
        })
    })
}
