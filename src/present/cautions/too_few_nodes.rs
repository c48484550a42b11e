//! Networks that are too small for a figure.

use super::{About, Alone, Caution, Compared, Said, Spoken};
use crate::present::basis::Basis;
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
    reference: "own rule: with fewer nodes each figure hangs on single ties",
    check: Some(check),
    alone: Some(ALONE),
};

const ALONE: Alone = Alone {
    about: &[About::Positions, About::Shape, About::Clusters],
    meaning: Text {
        en: "Fewer than 10 nodes: every figure hangs on single ties.",
        nl: "Minder dan 10 knopen: elk cijfer hangt aan losse relaties.",
    },
    check: alone,
};

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    let networks = compared.names(|profile| profile.nodes < NO_SHAPE);
    let tiny = compared.names(|profile| profile.nodes < ONLY_COUNTS).len();
    let small = networks.len() - tiny;
    (!networks.is_empty()).then(|| Said {
        sentence: match language {
            Language::En => format!(
                "Empty cells: networks of fewer than {ONLY_COUNTS} nodes (here {tiny}) are only counted; those of fewer than \
                 {NO_SHAPE} (here {small} more) are too small for centralization and transitivity."
            ),
            Language::Nl => format!(
                "Lege cellen: netwerken van minder dan {ONLY_COUNTS} knopen (hier {tiny}) worden alleen geteld; die van minder dan \
                 {NO_SHAPE} (hier nog {small}) zijn te klein voor centralisatie en transitiviteit."
            ),
        },
        forbids: Vec::new(),
        networks,
    })
}

fn alone(basis: &Basis, language: Language) -> Option<Spoken> {
    let nodes = basis.nodes;
    (0 < nodes && nodes < NO_SHAPE).then(|| {
        Spoken::of(match language {
            Language::En => format!(
                "{nodes} {}: one tie more or less changes ranks and figures.",
                if nodes == 1 { "node is very little" } else { "nodes are few" }
            ),
            Language::Nl => format!(
                "{nodes} {}: één relatie meer of minder verandert rangen en cijfers.",
                if nodes == 1 { "knoop is heel weinig" } else { "knopen zijn weinig" }
            ),
        })
    })
}
