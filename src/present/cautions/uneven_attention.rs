//! Much was written about few places.

use super::{About, Alone, Caution, Spoken};
use crate::present::basis::Basis;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::text::Text;
use std::cmp::Reverse;
use std::collections::BTreeSet;

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
    let few = half(&basis.by_place, basis.passages())?;
    (5 * few.len() <= places).then(|| {
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

/// Places that half of the passages are about together, the one that most is written about first, then whichever adds most; a passage
/// about two of them counts once. None where less than half is about any place.
fn half(by_place: &[(String, BTreeSet<usize>)], all: usize) -> Option<Vec<String>> {
    let (mut told, mut few) = (BTreeSet::new(), Vec::new());
    while 2 * told.len() < all {
        let adds = |place: usize| by_place[place].1.difference(&told).count();
        let (more, place) = (0..by_place.len()).map(|place| (adds(place), Reverse(place))).max()?;
        if more == 0 {
            return None;
        }
        told.extend(by_place[place.0].1.iter().copied());
        few.push(by_place[place.0].0.clone());
    }
    (!few.is_empty()).then_some(few)
}
