//! Names that are no Dutch municipality in the year that the data describe.

mod list;

use super::several_places::Named;
use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Place, Said, Severity, said, text};
use crate::model::names::nearest;
use crate::model::{NATIONAL, Network, Origins};
use std::collections::BTreeMap;

/// Finds municipalities, and places of nodes, that were no Dutch municipality in the year of observation: gone into another, not
/// there yet, or unknown to the list. Says nothing of data that are not about Dutch municipalities.
pub const UNKNOWN_MUNICIPALITY: Rule = Rule {
    id: "unknown-municipality",
    severity: Severity::Warning,
    meaning: Text {
        en: "a name that is no Dutch municipality in the year that the data describe",
        nl: "een naam die geen Nederlandse gemeente is in het jaar dat de data beschrijven",
    },
    check,
};

/// Where a name of a municipality stands first, how many nodes bear it, and the year in which it should have been one.
struct Use {
    place: Place,
    nodes: usize,
    year: Option<i32>,
}

/// The name of a municipality without that word before it.
pub(super) fn bare(label: &str) -> &str {
    list::bare(label)
}

/// Whether a name is or was that of a Dutch municipality.
pub(super) fn is_known(name: &str) -> bool {
    list::known(name).is_some()
}

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let named = names(network, origins);
    let known = named.keys().filter(|name| list::known(name).is_some()).count();
    // Towns of other countries are not wrong, and a village or two may bear the name of a Dutch town by chance.
    if known < 2 || known * 2 <= named.len() {
        return Vec::new();
    }
    // Of several in one text another rule speaks.
    let of_data = Named::of(network);
    let single = named.iter().filter(|(name, _)| of_data.parts(name).is_none());
    single.filter_map(|(name, used)| finding(name, used)).collect()
}

/// Every name of a municipality in the network, as itself or as the place of other nodes.
fn names(network: &Network, origins: &Origins) -> BTreeMap<String, Use> {
    let regions: Vec<&str> =
        network.nodes().filter(|node| node.kind == "region").map(|node| node.label.as_str()).collect();
    let mut named: BTreeMap<String, Use> = BTreeMap::new();
    for (index, node) in network.nodes().enumerate() {
        let own = (node.kind == "municipality").then(|| (list::bare(&node.label), "label"));
        let places = node.municipalities.iter().map(|place| (list::bare(place), "municipality"));
        let of_sources = node.evidence.iter().filter_map(|item| network.source(&item.source)?.observation_year).max();
        for (name, field) in own.into_iter().chain(places) {
            // A region may be a place too.
            if name == NATIONAL || name.is_empty() || regions.iter().any(|region| region.contains(name)) {
                continue;
            }
            let used = named.entry(name.to_owned()).or_insert_with(|| Use {
                place: origins.node(network, index).at_field(field),
                nodes: 0,
                year: of_sources.or(network.info().observation_year),
            });
            used.nodes += 1;
        }
    }
    named
}

fn finding(name: &str, used: &Use) -> Option<Diagnostic> {
    let year = used.year.unwrap_or(list::STATE);
    let described = match used.year {
        Some(year) => said!("the data describe {year}", "de gegevens beschrijven {year}"),
        None => said!("the data name no year of observation", "de gegevens noemen geen jaar van waarneming"),
    };
    let on = match used.nodes {
        1 => Said::default(),
        nodes => said!(" ({nodes} nodes)", " ({nodes} knopen)"),
    };
    let place = used.place.clone();
    let Some(known) = list::known(name) else {
        let near = nearest(name, list::names());
        // What came after the list is not wrong.
        if near.is_none() && year > list::STATE {
            return None;
        }
        let hint = match near {
            Some(near) => said!("did you mean {near:?}?", "bedoelt u {near:?}?"),
            None => said!(
                "is it a village, a region or a town abroad? Name its municipality, or leave it",
                "is het een dorp, een regio of een plaats in het buitenland? Noem de gemeente, of laat het zo"
            ),
        };
        let message = said!(
            [on] "no Dutch municipality is called {name:?}{on}",
            "geen Nederlandse gemeente heet {name:?}{on}"
        );
        return Some(Diagnostic::notice(UNKNOWN_MUNICIPALITY.id, place, message).hint(hint));
    };
    if let Some(gone) = known.gone_in(year) {
        let successor = known.successor;
        let message = said!(
            [described, on] "{name:?} is since {gone} part of {successor}; {described}{on}",
            "{name:?} hoort sinds {gone} bij {successor}; {described}{on}"
        );
        return Some(
            Diagnostic::warning(UNKNOWN_MUNICIPALITY.id, place, message)
                .hint(said!(
                    "write {successor:?}, or give the year that the data describe (observation_year)",
                    "schrijf {successor:?}, of geef het jaar dat de gegevens beschrijven (jaar van waarneming, observation_year)"
                )),
        );
    }
    let since = known.since.filter(|&since| year < since)?;
    let message = said!(
        [described, on] "{name:?} is a municipality only since {since}; {described}{on}",
        "{name:?} is pas sinds {since} een gemeente; {described}{on}"
    );
    Some(Diagnostic::warning(UNKNOWN_MUNICIPALITY.id, place, message).hint(text!(
        "name the municipality that it was then, or correct the year",
        "noem de gemeente die het toen was, of verbeter het jaar"
    )))
}
