//! Nodes that stand for a sort of body, not for one.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::text::Text;

const MEANING: Text = Text {
    en: "A twentieth of the nodes or more have no proper name (“the police”): each may stand for one body or for several.",
    nl: "Een twintigste van de knopen of meer heeft geen eigen naam (‘de politie’): elk kan voor één of voor meer organisaties staan.",
};

/// The entry in the registry.
pub(super) const KNOWN_BY_TYPE: Caution = Caution {
    id: "known-by-type",
    meaning: MEANING,
    reference: "Wang, Shi, McFarland & Leskovec 2012, doi:10.1016/j.socnet.2012.01.003 (two actors taken for one)",
    check: None,
    alone: Some(Alone { about: &[About::Counts, About::Positions], meaning: MEANING, check: alone }),
};

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let (count, all) = (basis.types.len(), basis.nodes);
    (count > 0 && 20 * count >= all).then(|| {
        let names = some(&basis.types, 2, language);
        Spoken::of(match language {
            Language::En => format!(
                "{count} of {all} nodes {} known without a proper name ({names}): each may stand for one body or for several.",
                if count == 1 { "is" } else { "are" }
            ),
            Language::Nl => format!(
                "{count} van {all} knopen {} zonder eigen naam bekend ({names}): elk kan voor één of voor meer organisaties staan.",
                if count == 1 { "is" } else { "zijn" }
            ),
        })
    })
}
