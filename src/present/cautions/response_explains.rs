//! A figure goes with how many answered.

use super::{Caution, Compared, Said};
use crate::present::figures::FIGURES;
use crate::present::language::Language;
use crate::present::profile::Rows;
use crate::studies::correlation::spearman;
use crate::text::Text;

/// From this rank correlation with the share that answered on, response explains a figure.
const STRONG: f64 = 0.5;

/// Density falls with every answer that is missing, by itself; less suffices for the warning.
const STRONG_FOR_DENSITY: f64 = 0.3;

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
    let mut forbids = Vec::new();
    let mut told = Vec::new();
    for figure in FIGURES.iter() {
        // Only networks that have the figure, and of which response is known, are compared on it.
        let correlation = spearman(&compared.column(|profile| profile.figure(figure.id)), &response);
        let least = if figure.id == "density" { STRONG_FOR_DENSITY } else { STRONG };
        if correlation.abs() >= least {
            forbids.push(figure.id);
            told.push(format!("{} {}", language.text(figure.name), language.decimal(correlation, 2)));
        }
    }
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
