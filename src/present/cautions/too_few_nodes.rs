//! Networks that are too small for a figure.

use super::{Caution, Compared, Said};
use crate::present::figures::{NO_SHAPE, ONLY_COUNTS};
use crate::present::language::Language;
use crate::text::Text;

/// The entry in the registry.
pub(super) const TOO_FEW_NODES: Caution = Caution {
    id: "too-few-nodes",
    meaning: Text {
        en: "Networks of fewer than 5 nodes are only counted; those of fewer than 10 have no centralization, transitivity or core. Their cells stay empty.",
        nl: "Netwerken van minder dan 5 knopen worden alleen geteld; die van minder dan 10 hebben geen centralisatie, transitiviteit of kern. Hun cellen blijven leeg.",
    },
    check,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let networks = compared.names(|profile| profile.nodes < NO_SHAPE);
    let tiny = compared.names(|profile| profile.nodes < ONLY_COUNTS).len();
    let small = networks.len() - tiny;
    (!networks.is_empty()).then(|| Said {
        sentence: match language {
            Language::En => format!(
                "Empty cells: {tiny} networks have fewer than {ONLY_COUNTS} nodes and are only counted; {small} more have \
                 fewer than {NO_SHAPE}, too few for centralization and transitivity."
            ),
            Language::Nl => format!(
                "Lege cellen: {tiny} netwerken hebben minder dan {ONLY_COUNTS} knopen en worden alleen geteld; nog eens {small} \
                 hebben er minder dan {NO_SHAPE}, te weinig voor centralisatie en transitiviteit."
            ),
        },
        forbids: Vec::new(),
        networks,
    })
}
