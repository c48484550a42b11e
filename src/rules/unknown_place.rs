//! Places that no municipality in the data belongs to.

use super::several_places::Named;
use super::two_spellings::folded;
use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said};
use crate::model::names::nearest;
use crate::model::{Network, Origins};
use std::collections::{BTreeMap, BTreeSet};

/// Finds places of nodes for which there is no municipality, in a network that has municipalities.
pub const UNKNOWN_PLACE: Rule = Rule {
    id: "unknown-place",
    severity: Severity::Notice,
    meaning: Text {
        en: "a place named by nodes for which the data hold no municipality",
        nl: "een plaats bij knopen waarvoor de data geen gemeente bevatten",
    },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for node in network.nodes().filter(|node| node.kind == "municipality") {
        known.extend(node.places());
        let label = node.label.as_str();
        known.insert(label.strip_prefix("Gemeente ").or_else(|| label.strip_prefix("gemeente ")).unwrap_or(label));
    }
    if known.is_empty() {
        return Vec::new();
    }
    // What another rule says of a place is not said twice.
    let mut spellings: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for place in network.nodes().flat_map(|node| node.places()) {
        spellings.entry(folded(place)).or_default().insert(place);
    }
    let named = Named::of(network);
    let is_said = |place: &str| {
        named.parts(place).is_some() || spellings.get(&folded(place)).is_some_and(|spellings| spellings.len() > 1)
    };
    let mut unknown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, node) in network.nodes().enumerate() {
        for place in node.municipalities.iter().map(String::as_str) {
            if place != crate::model::NATIONAL && !known.contains(place) {
                unknown.entry(place).or_default().push(index);
            }
        }
    }
    unknown
        .into_iter()
        .filter(|(place, _)| !is_said(place))
        .map(|(place, nodes)| {
            let message = match nodes.len() {
                1 => said!(
                    "1 node belongs to {place:?}, for which there is no municipality",
                    "1 knoop hoort bij {place:?}, waarvoor er geen gemeente is"
                ),
                count => said!(
                    "{count} nodes belong to {place:?}, for which there is no municipality",
                    "{count} knopen horen bij {place:?}, waarvoor er geen gemeente is"
                ),
            };
            let hint = match nearest(place, known.iter().copied()) {
                Some(near) => said!("did you mean {near:?}?", "bedoelt u {near:?}?"),
                None => said!(
                    "add a node of kind municipality, if it acts in the network",
                    "voeg een knoop van de soort gemeente (municipality) toe, als zij in het netwerk optreedt"
                ),
            };
            let at = origins.node(network, nodes[0]).at_field("municipality");
            Diagnostic::notice(UNKNOWN_PLACE.id, at, message).hint(hint)
        })
        .collect()
}
