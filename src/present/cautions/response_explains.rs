//! A figure goes with how many answered.

use super::{Caution, Compared, Said, explained};
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::text::Text;

/// The entry in the registry.
pub(super) const RESPONSE_EXPLAINS: Caution = Caution {
    id: "response-explains",
    meaning: Text {
        en: "A figure goes with the share of those asked who answered (rank correlation of 0.5 or more, for density 0.3). Forbids to rank by that figure.",
        nl: "Een cijfer gaat samen met het deel van de gevraagden dat antwoordde (rangcorrelatie van 0,5 of meer, voor dichtheid 0,3). Verbiedt een rangorde naar dat cijfer.",
    },
    reference: "own rule: rank correlation (Spearman); that missing answers move figures: Kossinets 2006, doi:10.1016/j.socnet.2005.07.002",
    check: Some(check),
    alone: None,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    // Slices of one network share those who were asked: a correlation over them says nothing.
    if compared.rows == Rows::Years {
        return None;
    }
    let response = compared.column(super::Profile::response_rate);
    let (forbids, told) = explained(compared, &response, |_| true, language);
    (!told.is_empty()).then(|| {
        let list = told.join(", ");
        Said {
            sentence: match language {
                Language::En => format!(
                    "Response explains figures (rank correlation with the share of those asked who answered: {list}): where fewer \
                     answered fewer ties are known, so that over networks of unequal response they say little by themselves."
                ),
                Language::Nl => format!(
                    "Respons verklaart cijfers (rangcorrelatie met het deel van de gevraagden dat antwoordde: {list}): waar minder \
                     antwoordden zijn minder relaties bekend; over netwerken met ongelijke respons zeggen ze op zichzelf weinig."
                ),
            },
            forbids,
            networks: Vec::new(),
        }
    })
}
