//! One body as an actor and as something that actors take part in.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Said, Severity, said, text};
use crate::model::{Mode, Network, Origins, called};
use std::collections::{BTreeMap, BTreeSet};

/// Finds names that stand for an actor and for a structure in one place, and actors that others take part in as if they were a
/// structure. Measures of two modes count such a body twice, or not at all.
pub const TWO_MODES: Rule = Rule {
    id: "two-modes",
    severity: Severity::Warning,
    meaning: Text {
        en: "one body as an actor and as a structure that actors take part in",
        nl: "één en dezelfde als actor en als verband waaraan actoren deelnemen",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut findings = same_name(network, origins);
    findings.extend(used_as_structure(network, origins));
    findings
}

fn same_name(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in (0..network.node_count()).filter(|&index| network.mode(index) != Mode::Context) {
        by_name.entry(network.node(index).label.to_lowercase()).or_default().push(index);
    }
    let mut findings = Vec::new();
    for nodes in by_name.values().filter(|nodes| nodes.len() > 1) {
        for (position, &node) in nodes.iter().enumerate() {
            let twin = nodes[..position]
                .iter()
                .find(|&&other| network.mode(other) != network.mode(node) && share_a_place(network, other, node));
            let Some(&twin) = twin else { continue };
            let (a, b) = (network.node(twin), network.node(node));
            let [one, other] = [a, b].map(|node| called::said_node_kind(network.vocabulary(), &node.kind));
            let message = said!(
                [one, other] "{:?} is an actor and a structure: {:?} is of kind {one}, {:?} of kind {other}",
                "{:?} is een actor en een verband: {:?} is van de soort {one}, {:?} van de soort {other}",
                b.label,
                a.id,
                b.id
            );
            findings.push(
                Diagnostic::warning(TWO_MODES.id, origins.node(network, node).at_field("kind"), message).hint(text!(
                    "if it is one body, keep one of the two; if not, give them names that tell them apart",
                    "zijn ze één, houd dan een van de twee; zo niet, geef ze namen die hen onderscheiden"
                )),
            );
        }
    }
    findings
}

/// Types such as "wijkteam" return in every town.
fn share_a_place(network: &Network, one: usize, other: usize) -> bool {
    let places = |index: usize| network.node(index).places().collect::<BTreeSet<_>>();
    let (a, b) = (places(one), places(other));
    (a.is_empty() && b.is_empty()) || !a.is_disjoint(&b)
}

fn used_as_structure(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let takes_part = |kind: &str| kind == "participates-in";
    // Without a single structure the data are of one mode, whatever its ties are called.
    if !(0..network.node_count()).any(|index| network.mode(index) == Mode::Structure) {
        return Vec::new();
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for tie in network.ties().filter(|tie| takes_part(&tie.tie.kind) && tie.source != tie.target) {
        if network.mode(tie.target) == Mode::Actor {
            members.entry(tie.target).or_default().push(tie.index);
        }
    }
    members
        .into_iter()
        .map(|(node, ties)| {
            let label = &network.node(node).label;
            let kind = called::said_node_kind(network.vocabulary(), &network.node(node).kind);
            let number = Said::count(ties.len(), text!("tie says", "relatie zegt"), text!("ties say", "relaties zeggen"));
            let message = said!(
                [number, kind] "{number} that others take part in {label:?}, which is an actor of kind {kind}",
                "{number} dat anderen deelnemen aan {label:?}, en dat is een actor van de soort {kind}"
            );
            Diagnostic::warning(TWO_MODES.id, origins.tie(network, ties[0]).at_field("target"), message)
                .hint(text!(
                    "give it a kind of structure, such as partnership or initiative; or these ties another kind",
                    "geef het een soort verband, zoals samenwerkingsverband (partnership) of initiatief (initiative); of deze relaties een andere soort"
                ))
        })
        .collect()
}
