//! Words that say that there is no name, and became nodes.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::names::is_placeholder;
use crate::model::{Network, Origins};

/// Finds nodes that are called "?", "n.v.t." or nothing at all. Everybody who could not name a partner is tied to them, so that they
/// look central.
pub const PLACEHOLDER_NAME: Rule = Rule {
    id: "placeholder-name",
    severity: Severity::Warning,
    meaning: Text {
        en: "a node whose name says that there is none, such as ? or n.v.t.",
        nl: "een knoop waarvan de naam zegt dat er geen is, zoals ? of n.v.t.",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    // Where nodes are called a, b and c, x is a name as well.
    let short = |index: usize| network.node(index).label.chars().count() <= 2;
    let lettered = (0..network.node_count()).filter(|&index| short(index)).count() * 2 > network.node_count();
    // NA is what R writes for nobody, and Namibia where nodes are called by the codes of countries.
    let is_code = |label: &str| label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    let coded = (0..network.node_count()).filter(|&index| is_code(&network.node(index).label)).count();
    let is_na = |index: usize| network.node(index).label == "NA" && coded * 2 <= network.node_count();
    let mut ties = vec![0_usize; network.node_count()];
    for tie in network.ties() {
        ties[tie.source] += 1;
        ties[tie.target] += 1;
    }
    (0..network.node_count())
        .filter(|&index| is_placeholder(&network.node(index).label) && (is_na(index) || !(lettered && short(index))))
        .map(|index| {
            let label = &network.node(index).label;
            let joined = match ties[index] {
                1 => said!("1 tie names it", "1 relatie noemt hem"),
                count => said!("{count} ties name it", "{count} relaties noemen hem"),
            };
            let message = if label.trim().is_empty() {
                let id = &network.node(index).id;
                said!(
                    [joined] "the node {id:?} has an empty name; {joined}",
                    "de knoop {id:?} heeft een lege naam; {joined}"
                )
            } else {
                said!(
                    [joined] "{label:?} is read as a node, and is no name; {joined}",
                    "{label:?} is gelezen als knoop, en is geen naam; {joined}"
                )
            };
            Diagnostic::warning(PLACEHOLDER_NAME.id, origins.node(network, index).at_field("label"), message).hint(
                text!(
                    "take it out together with its ties: no partner is no row and an empty cell; or write the name",
                    "haal hem weg met zijn relaties: geen partner is geen rij en een lege cel; of schrijf de naam"
                ),
            )
        })
        .collect()
}
