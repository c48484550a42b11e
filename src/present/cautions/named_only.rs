//! Nodes that were named by others and never asked.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::text::Text;

const MEANING: Text = Text {
    en: "Some nodes answered and others were only named by them: what the latter would have named is unknown, so their ranks are too low.",
    nl: "Sommige knopen antwoordden en andere zijn alleen door hen genoemd: wie die zelf zouden noemen is onbekend, dus hun rangen zijn te laag.",
};

/// The entry in the registry.
pub(super) const NAMED_ONLY: Caution = Caution {
    id: "named-only",
    meaning: MEANING,
    reference: "Laumann, Marsden & Prensky 1983 (boundary specification); Kossinets 2006, doi:10.1016/j.socnet.2005.07.002",
    check: None,
    alone: Some(Alone { about: &[About::Positions], meaning: MEANING, check: alone }),
};

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let (named, all) = (basis.named_only, basis.nodes);
    (named > 0 && basis.respondents > 0).then(|| {
        Spoken::of(match language {
            Language::En => format!(
                "{named} of {all} nodes {} only named by others and asked nothing: whom they know is unknown, so a low rank of \
                 theirs says little.",
                if named == 1 { "was" } else { "were" }
            ),
            Language::Nl => format!(
                "{named} van {all} knopen {} alleen door anderen genoemd en zelf niets gevraagd: wie zij kennen is onbekend, dus een \
                 lage rang van hen zegt weinig.",
                if named == 1 { "is" } else { "zijn" }
            ),
        })
    })
}
