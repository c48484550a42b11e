//! Structures with more coded members than a source states.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins, stated_groups};

/// Finds structures that have more members than they are said to have.
pub const STATED_BELOW_CODED: Rule = Rule {
    id: "stated-below-coded",
    severity: Severity::Warning,
    meaning: Text {
        en: "a structure with more coded members than a source states",
        nl: "een verband met meer gecodeerde leden dan een bron noemt",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut groups = stated_groups(network);
    groups.sort_by_key(|group| group.node);
    groups
        .into_iter()
        .filter_map(|group| {
            let stated = group.stated.filter(|stated| group.members.len() > *stated as usize)?;
            let label = &network.node(group.node).label;
            let coded = group.members.len();
            let message = said!(
                "{label:?} is said to have {stated} members, and {coded} are coded",
                "{label:?} zou {stated} leden hebben, en er staan er {coded} in de gegevens"
            );
            let place = origins.node(network, group.node).at_field("members_stated");
            Some(
                Diagnostic::warning(STATED_BELOW_CODED.id, place, message)
                    .hint(text!(
                        "is one of them mentioned beside it, or twice under two names? Or correct members_stated",
                        "wordt een van hen ernaast genoemd, of staat er een in onder twee namen? Of verbeter het aantal (members_stated)"
                    )),
            )
        })
        .collect()
}
