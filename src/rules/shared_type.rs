//! Names of a type that stand for bodies of several towns.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Said, Severity, said};
use crate::model::{Mode, Network, Origins, names::is_type_name};
use std::collections::BTreeSet;

/// Finds actors without a place that bear the name of a type, such as `Wijkteam`, and have partners in several places: most often one
/// body in each, which then counts as one that bridges them.
pub const SHARED_TYPE: Rule = Rule {
    id: "shared-type",
    severity: Severity::Warning,
    meaning: Text {
        en: "a name of a type, without a place, that joins several places",
        nl: "een soortnaam zonder plaats die meerdere plaatsen verbindt",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut places: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); network.node_count()];
    for tie in network.ties().filter(|tie| tie.source != tie.target) {
        for (node, partner) in [(tie.source, tie.target), (tie.target, tie.source)] {
            places[node].extend(network.node(partner).places());
        }
    }
    let doubtful = |&index: &usize| {
        let node = network.node(index);
        let placeless = node.municipalities.is_empty() && network.mode(index) == Mode::Actor;
        placeless && node.named && !node.remainder && places[index].len() > 1 && is_type_name(&node.label, "")
    };
    (0..network.node_count())
        .filter(doubtful)
        .map(|index| {
            let label = &network.node(index).label;
            let towns: Vec<&str> = places[index].iter().copied().collect();
            let (shown, more) = (towns[..towns.len().min(3)].join(", "), towns.len().saturating_sub(3));
            let more = match more {
                0 => Said::default(),
                1 => said!(" and 1 more place", " en nog 1 plaats"),
                more => said!(" and {more} more places", " en nog {more} plaatsen"),
            };
            let message = said!(
                [more] "{label:?} is the name of a type, and is one node with partners in {shown}{more}",
                "{label:?} is de naam van een soort organisatie, en is één knoop met partners in {shown}{more}"
            );
            let town = towns[0];
            Diagnostic::warning(SHARED_TYPE.id, origins.node(network, index).at_field("label"), message).hint(said!(
                "if each place has its own, write the place behind the name: {label} {town}; if it is one body, let its municipality say so: national",
                "heeft elke plaats een eigen, schrijf de plaats dan achter de naam: {label} {town}; is het één organisatie, laat haar gemeente dat dan \
                 zeggen: landelijk (national)"
            ))
        })
        .collect()
}
