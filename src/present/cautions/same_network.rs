//! Networks that are the same one under several names.

use super::{Caution, Compared, Said};
use crate::present::findings::some;
use crate::present::language::Language;
use crate::present::profile::{Profile, Rows};
use crate::text::Text;

/// The entry in the registry.
pub(super) const SAME_NETWORK: Caution = Caution {
    id: "same-network",
    meaning: Text {
        en: "Two files or places hold the same nodes and the same ties, of the same kinds: a file twice, or places told of as one. Together they count once.",
        nl: "Twee bestanden of plaatsen bevatten dezelfde knopen en dezelfde relaties, van dezelfde soorten: een bestand twee keer, of plaatsen die als één beschreven zijn. Samen tellen ze één keer.",
    },
    reference: "own rule: a case that is counted twice is no second case",
    check: Some(check),
    alone: None,
};

/// Most groups of equal networks that are named.
const MOST: usize = 3;

fn check(compared: &Compared<'_>, language: Language) -> Option<Said> {
    // Layers and years of one file that are tied alike are a finding about it, and no case is counted twice.
    if !matches!(compared.rows, Rows::Files | Rows::Places) {
        return None;
    }
    let mut groups: Vec<Vec<&Profile>> = Vec::new();
    for profile in compared.profiles.iter().filter(|profile| profile.pairs > 0) {
        match groups.iter_mut().find(|group| is_same(group[0], profile)) {
            Some(group) => group.push(profile),
            None => groups.push(vec![profile]),
        }
    }
    groups.retain(|group| group.len() > 1);
    let names = |group: &Vec<&Profile>| group.iter().map(|profile| profile.name.clone()).collect::<Vec<_>>();
    let mut said: Vec<String> = groups.iter().map(|group| some(&names(group), 4, language)).collect();
    let more = said.len().saturating_sub(MOST);
    said.truncate(MOST);
    if more > 0 {
        said.push(match language {
            Language::En => format!("and {more} more such groups"),
            Language::Nl => format!("en nog {more} van zulke groepen"),
        });
    }
    let said = said.join("; ");
    (!groups.is_empty()).then(|| Said {
        sentence: match language {
            Language::En => {
                format!("The same nodes and the same ties: {said}. That is one network more than once: its rows are no separate cases, and being alike says nothing.")
            }
            Language::Nl => {
                format!("Dezelfde knopen en dezelfde relaties: {said}. Dat is één netwerk meer dan eens: de rijen zijn geen aparte gevallen, en dat ze op elkaar lijken zegt niets.")
            }
        },
        forbids: Vec::new(),
        networks: groups.iter().flat_map(names).collect(),
    })
}

fn is_same(one: &Profile, other: &Profile) -> bool {
    one.graph.is_directed() == other.graph.is_directed()
        && one.graph.edges() == other.graph.edges()
        && one.ids == other.ids
        && one.tie_kinds == other.tie_kinds
}
