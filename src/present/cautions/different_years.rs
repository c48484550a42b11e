//! Networks that were observed in different years.

use super::{Caution, Compared, Said};
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
    check,
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
