//! Networks that were observed in different years.

use super::{About, Alone, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::text::Text;
use std::collections::BTreeSet;

/// The entry in the registry.
pub(super) const DIFFERENT_YEARS: Caution = Caution {
    id: "different-years",
    meaning: Text {
        en: "The sources describe different years: what differs may be time.",
        nl: "De bronnen beschrijven verschillende jaren: wat verschilt kan de tijd zijn.",
    },
    reference: "own rule",
    check: Some(check),
    alone: Some(ALONE),
};

const ALONE: Alone = Alone {
    about: &[About::Counts, About::Positions, About::Shape, About::Clusters],
    meaning: Text {
        en: "The sources of one network describe different years, and no single year was chosen: not all of it existed together.",
        nl: "De bronnen van één netwerk beschrijven verschillende jaren en er is geen jaar gekozen: niet alles bestond tegelijk.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let years: BTreeSet<i32> = compared.profiles.iter().flat_map(|profile| profile.years.clone()).collect();
    let (first, last) = (years.first()?, years.last()?);
    (first != last && compared.rows != Rows::Years).then(|| Said {
        sentence: match language {
            Language::En => format!("The networks were observed in different years, {first} to {last}."),
            Language::Nl => format!("De netwerken zijn in verschillende jaren waargenomen, van {first} tot {last}."),
        },
        ..Said::default()
    })
}

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let (first, last) = (basis.years.first()?, basis.years.last()?);
    (first != last).then(|| {
        Spoken::of(match language {
            Language::En => {
                format!("The sources describe different years, {first} to {last}: not all of it existed together.")
            }
            Language::Nl => {
                format!("De bronnen beschrijven verschillende jaren, {first} tot {last}: niet alles bestond tegelijk.")
            }
        })
    })
}
