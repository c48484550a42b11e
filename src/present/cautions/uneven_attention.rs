//! Much was written about few places.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::text::Text;

/// With fewer places a fifth of them is none.
const LEAST: usize = 5;

const MEANING: Text = Text {
    en: "Half of the passages are about a fifth of the places or fewer (of five places at least): who is there seems busier.",
    nl: "De helft van de vindplaatsen gaat over een vijfde van de plaatsen of minder (bij ten minste vijf plaatsen): wie daar zit lijkt actiever.",
};

/// The entry in the registry.
pub(super) const UNEVEN_ATTENTION: Caution = Caution {
    id: "uneven-attention",
    meaning: MEANING,
    reference: "own rule: how much was written is no measure of how much there is",
    check: None,
    alone: Some(Alone { about: &[About::Counts, About::Positions], meaning: MEANING, check: alone }),
};

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let places = basis.by_place.len();
    if places < LEAST {
        return None;
    }
    let mut most: Vec<&(String, usize)> = basis.by_place.iter().collect();
    most.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let all: usize = most.iter().map(|(_, passages)| passages).sum();
    let (mut told, mut few) = (0, Vec::new());
    for (place, passages) in most {
        if 2 * told >= all {
            break;
        }
        told += passages;
        few.push(place.clone());
    }
    (all > 0 && 5 * few.len() <= places).then(|| {
        let (count, names) = (few.len(), some(&few, 3, language));
        Spoken::of(match language {
            Language::En => format!(
                "Half of the passages are about {count} of {places} places ({names}): who is there seems busier than it may be."
            ),
            Language::Nl => format!(
                "De helft van de vindplaatsen gaat over {count} van {places} plaatsen ({names}): wie daar zit lijkt actiever dan hij \
                 misschien is."
            ),
        })
    })
}
