//! Many figures judged at once.

use super::{Caution, Compared, Said};
use crate::present::language::Language;
use crate::text::Text;

/// With this many figures one is expected to stand out at the level of 5 % by chance.
const MANY: usize = 20;

/// The entry in the registry.
pub(super) const MANY_COMPARISONS: Caution = Caution {
    id: "many-comparisons",
    meaning: Text {
        en: "20 figures or more are judged against chance: some stand out by chance alone. The column q allows for that (Benjamini & Hochberg 1995).",
        nl: "20 cijfers of meer worden tegen toeval afgezet: sommige vallen bij toeval op. De kolom q houdt daar rekening mee (Benjamini & Hochberg 1995).",
    },
    reference: "Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
    check: Some(check),
    alone: None,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let tests = compared.tests;
    (tests >= MANY).then(|| {
        // The nearest whole number to one in twenty.
        let by_chance = (tests + 10) / 20;
        Said {
            sentence: match language {
                Language::En => format!(
                    "{tests} figures are judged against chance: about {by_chance} of them would stand out at 5 % if nothing \
                     were the matter. q allows for that; p does not."
                ),
                Language::Nl => format!(
                    "{tests} cijfers zijn tegen toeval afgezet: ongeveer {by_chance} daarvan zouden bij 5 % ook opvallen als er \
                     niets aan de hand was. q houdt daar rekening mee, p niet."
                ),
            },
            ..Said::default()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::findings::compare::Rows;

    // One in twenty, to the nearest: of 21 it is 1.05, of 29 1.45, of 31 1.55.
    #[test]
    fn one_in_twenty_to_the_nearest() {
        let said = |tests| check(&Compared { profiles: &[], rows: Rows::Places, tests }, Language::En);
        assert!(said(19).is_none());
        for (tests, by_chance) in [(20, 1), (21, 1), (29, 1), (31, 2), (40, 2), (200, 10)] {
            let sentence = said(tests).unwrap().sentence;
            assert!(sentence.contains(&format!("about {by_chance} of them")), "{sentence}");
        }
    }
}
