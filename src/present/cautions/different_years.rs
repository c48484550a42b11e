//! Networks that were observed in different years, and ties that did not hold in the same.

use super::{About, Alone, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::findings::some;
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::text::Text;
use std::collections::BTreeSet;

/// The entry in the registry.
pub(super) const DIFFERENT_YEARS: Caution = Caution {
    id: "different-years",
    meaning: Text {
        en: "The sources describe different years, or ties of a network had ended before others began: what differs may be time.",
        nl: "De bronnen beschrijven verschillende jaren, of relaties van een netwerk waren voorbij voor andere begonnen: wat verschilt kan de tijd zijn.",
    },
    reference: "own rule",
    check: Some(check),
    alone: Some(ALONE),
};

const ALONE: Alone = Alone {
    about: &[About::Counts, About::Positions, About::Shape, About::Clusters],
    meaning: Text {
        en: "The sources of one network describe different years, or some of its ties had ended before others began, and no time was chosen: not all of it existed together.",
        nl: "De bronnen van één netwerk beschrijven verschillende jaren, of relaties waren voorbij voor andere begonnen, en er is geen tijd gekozen: niet alles bestond tegelijk.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    if compared.rows == Rows::Years {
        return None;
    }
    let years: BTreeSet<i32> = compared.profiles.iter().flat_map(|profile| profile.years.clone()).collect();
    let observed = years.first().zip(years.last()).filter(|(first, last)| first != last);
    let observed = observed.map(|(first, last)| match language {
        Language::En => format!("The networks were observed in different years, {first} to {last}."),
        Language::Nl => format!("De netwerken zijn in verschillende jaren waargenomen, van {first} tot {last}."),
    });
    let spells = || compared.profiles.iter().filter_map(|profile| profile.apart);
    let networks = compared.names(|profile| profile.apart.is_some());
    let span = spells().map(|(first, _)| first).min().zip(spells().map(|(_, last)| last).max());
    // “In” is the same word in both languages.
    let apart = span.map(|span| format!("In {}: {}", some(&networks, 3, language), counted_together(span, language)));
    let sentences: Vec<String> = observed.into_iter().chain(apart).collect();
    (!sentences.is_empty()).then(|| Said { sentence: sentences.join(" "), ..Said::default() })
}

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    if let (Some(first), Some(last)) = (basis.years.first(), basis.years.last())
        && first != last
    {
        return Some(Spoken::of(match language {
            Language::En => {
                format!("The sources describe different years, {first} to {last}: not all of it existed together.")
            }
            Language::Nl => {
                format!("De bronnen beschrijven verschillende jaren, {first} tot {last}: niet alles bestond tegelijk.")
            }
        }));
    }
    basis.apart.map(|span| {
        let sentence = counted_together(span, language);
        Spoken::of(sentence[..1].to_uppercase() + &sentence[1..])
    })
}

/// That ties of these years count as if they had held together, as the end of a sentence.
fn counted_together((first, last): (i32, i32), language: Language) -> String {
    match language {
        Language::En => format!(
            "ties of {first} to {last} are counted together, though some had ended before others began; --at YEAR takes one year."
        ),
        Language::Nl => format!(
            "relaties van {first} tot {last} tellen samen, al waren sommige voorbij voor andere begonnen; --at JAAR neemt één jaar."
        ),
    }
}
