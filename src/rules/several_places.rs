//! Places that are several municipalities in one text.

use super::{Rule, Text, unknown_municipality};
use crate::diagnostics::{Diagnostic, Said, Severity, said, text};
use crate::model::{Network, Origins};
use std::collections::{BTreeMap, BTreeSet};

/// Finds places such as `Ede, Wageningen`: read as one place, where each part is one.
pub const SEVERAL_PLACES: Rule = Rule {
    id: "several-places",
    severity: Severity::Warning,
    meaning: Text {
        en: "a place that names several municipalities, and is read as one",
        nl: "een plaats die meer gemeenten noemt, en als één gelezen is",
    },
    check,
};

/// What people write between two municipalities.
const BETWEEN: [&str; 8] = [",", ";", "/", "&", "+", " en ", " and ", "\n"];

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, node) in network.nodes().enumerate() {
        node.places().for_each(|place| places.entry(place).or_default().push(index));
    }
    let named = Named::of(network);
    let finding = |(place, nodes): (&str, Vec<usize>)| {
        let parts = named.parts(place)?;
        let belong =
            Said::count(nodes.len(), text!("node belongs", "knoop hoort"), text!("nodes belong", "knopen horen"));
        let message = said!(
            [belong] "{belong} to {place:?}, which is read as one place",
            "{belong} bij {place:?}, en dat is gelezen als één plaats"
        );
        let at = origins.node(network, nodes[0]).at_field("municipality");
        Some(Diagnostic::warning(SEVERAL_PLACES.id, at, message).hint(said!(
            "in a table, write \"{}\" if all of them are meant; in JSON, a list of them",
            "schrijf in een tabel \"{}\" als ze alle bedoeld zijn; in JSON een lijst",
            parts.join(";")
        )))
    };
    places.into_iter().filter_map(finding).collect()
}

/// Names of municipalities in the data, in small letters.
pub(super) struct Named {
    /// Of those that are nodes.
    towns: BTreeSet<String>,
    /// Of those that nodes belong to.
    places: BTreeSet<String>,
}

impl Named {
    pub(super) fn of(network: &Network) -> Named {
        let towns = network.nodes().filter(|node| node.kind == "municipality");
        Named {
            towns: towns.map(|town| unknown_municipality::bare(&town.label).to_lowercase()).collect(),
            places: network.nodes().flat_map(|node| node.places()).map(str::to_lowercase).collect(),
        }
    }

    /// The municipalities that a place names, where it is none itself and each part is one: of the data, or of the Netherlands.
    pub(super) fn parts<'p>(&self, place: &'p str) -> Option<Vec<&'p str>> {
        let is_town = |name: &str| self.towns.contains(&name.to_lowercase()) || unknown_municipality::is_known(name);
        let is_place = |name: &&str| is_town(name) || self.places.contains(&name.to_lowercase());
        let parts: Vec<&str> = BETWEEN.into_iter().fold(vec![place], |parts, sign| {
            parts.into_iter().flat_map(|part| part.split(sign)).map(str::trim).filter(|part| !part.is_empty()).collect()
        });
        (!is_town(place) && parts.len() > 1 && parts.iter().all(is_place)).then_some(parts)
    }
}
