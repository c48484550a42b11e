//! Size goes with how much was written.

use super::{COUNTS, Caution, Compared, Said};
use crate::present::language::Language;
use crate::present::profile::Profile;
use crate::studies::correlation::spearman;
use crate::text::Text;

/// From this rank correlation on, what was written explains too much.
const STRONG: f64 = 0.5;

/// The entry in the registry.
pub(super) const WRITTEN_SIZE: Caution = Caution {
    id: "written-size",
    meaning: Text {
        en: "The number of nodes goes with the number of passages about a network (rank correlation 0.5 or more), among those that did not report their ties themselves. Forbids to rank by counts.",
        nl: "Het aantal knopen gaat samen met het aantal vindplaatsen over een netwerk (rangcorrelatie 0,5 of meer), onder die waar de knopen hun relaties niet zelf meldden. Verbiedt een rangorde naar aantallen.",
    },
    reference: "own rule: rank correlation (Spearman)",
    check: Some(check),
    alone: None,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    // In a survey every answer is a passage: larger networks have more of them because they are larger.
    let written = |of: fn(&Profile) -> f64| {
        compared.column(|profile| if profile.told_themselves { f64::NAN } else { of(profile) })
    };
    let written = spearman(&written(|profile| profile.passages as f64), &written(|profile| profile.nodes as f64));
    (written >= STRONG).then(|| {
        let value = language.decimal(written, 2);
        Said {
            sentence: match language {
                Language::En => format!(
                    "The number of nodes goes with the number of passages about a network (rank correlation {value}): size \
                     here may reflect how much was written, so counts are no basis for ranking."
                ),
                Language::Nl => format!(
                    "Het aantal knopen gaat samen met het aantal vindplaatsen over een netwerk (rangcorrelatie {value}): \
                     omvang kan hier weerspiegelen hoeveel er geschreven is; aantallen zijn geen grond voor een ranglijst."
                ),
            },
            forbids: COUNTS.to_vec(),
            networks: Vec::new(),
        }
    })
}
