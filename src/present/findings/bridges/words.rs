//! Bridging actors in words: a sentence on each, and the ties that it rests on.

use super::{Bridge, Scope};
use crate::model::Network;
use crate::present::findings::{count, labels, some, some_of};
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
use crate::present::subject::Subject;
use std::collections::BTreeSet;

/// One tie in words, with where it was read: `awards → Gemeente Aalten [gouden-gemeenten § 5]`.
pub fn tie_in_words(network: &Network, tie: usize, from: usize, language: Language) -> String {
    let tie = network.tie(tie);
    let (arrow, other) = match (network.is_directed(tie.tie), tie.source == from) {
        (false, true) => ("–", tie.target),
        (false, false) => ("–", tie.source),
        (true, true) => ("→", tie.target),
        (true, false) => ("←", tie.source),
    };
    let references: BTreeSet<String> = tie.tie.evidence.iter().map(crate::model::Evidence::reference).collect();
    let references: Vec<String> = references.into_iter().collect();
    let kind = language.tie_kind(network, &tie.tie.kind);
    let label = &network.node(other).label;
    if references.is_empty() {
        format!("{kind} {arrow} {label}")
    } else {
        format!("{kind} {arrow} {label} [{}]", references.join("; "))
    }
}

/// One readable sentence on a bridging actor.
pub fn sentence(subject: &Subject, bridge: &Bridge, language: Language) -> String {
    let network = &subject.network;
    let label = &network.node(bridge.node).label;
    let own = subject.places.name_list(subject.places.groups.of(bridge.node));
    let who = match (bridge.scope, national(subject, bridge)) {
        (Scope::National, Some(true)) => format!("{label} ({})", language.pick("national", "landelijk")),
        (Scope::National, Some(false)) => {
            format!("{label} ({})", language.pick("no municipality stated", "geen gemeente vermeld"))
        }
        (Scope::National, None) => label.clone(),
        _ => format!("{label} ({})", own.join(", ")),
    };
    let others: Vec<String> = bridge.places.iter().filter(|place| !own.contains(place)).cloned().collect();
    let mut parts: Vec<String> = Vec::new();
    if !others.is_empty() && bridge.places.len() >= 2 {
        let names = some(&others, 4, language);
        parts.push(match (language, own.is_empty()) {
            (Language::En, true) => format!("joins {} ({names})", count(others.len(), "place", "places")),
            (Language::Nl, true) => format!("verbindt {} ({names})", count(others.len(), "plaats", "plaatsen")),
            (Language::En, false) => format!("joins {} to {names}", own.join(", ")),
            (Language::Nl, false) => format!("verbindt {} met {names}", own.join(", ")),
        });
    }
    if bridge.cut_point {
        parts.push(without(network, bridge, own.is_empty(), language));
    }
    parts.push(match language {
        Language::En => format!("this rests on {}", count(bridge.ties.len(), "tie", "ties")),
        Language::Nl => format!("dat berust op {}", count(bridge.ties.len(), "relatie", "relaties")),
    });
    format!("{who}: {}.", parts.join("; "))
}

/// Whether the data call an actor of no place national; none where the network knows no places.
pub fn national(subject: &Subject, bridge: &Bridge) -> Option<bool> {
    let known = !subject.places.names.is_empty();
    let stated = subject.network.node(bridge.node).states_national();
    (known || stated).then_some(stated)
}

/// Where a bridging actor belongs; none where it belongs to no place in a network that knows no places.
pub fn scope_known(subject: &Subject, bridge: &Bridge) -> Option<Scope> {
    (bridge.scope != Scope::National || national(subject, bridge).is_some()).then_some(bridge.scope)
}

/// What falls apart without a cut point: for a national one the places, otherwise nodes by name.
fn without(network: &Network, bridge: &Bridge, national: bool, language: Language) -> String {
    let places = &bridge.places_apart;
    // Only Dutch names it a second time.
    let one = Noun::of_these(network, [bridge.node]).one(Language::Nl);
    if national && places.len() > 1 {
        let names = some(places, 4, language);
        return match language {
            Language::En => format!(
                "without it {} pieces remain, and {} places lose touch with the largest of them ({names})",
                bridge.cut_off.len() + 1,
                places.len()
            ),
            Language::Nl => format!(
                "zonder deze {one} blijven {} losse delen over en verliezen {} plaatsen het contact met het grootste ({names})",
                bridge.cut_off.len() + 1,
                places.len()
            ),
        };
    }
    if bridge.no_main_piece {
        let pieces = bridge.cut_off.len() + 1;
        return match language {
            Language::En => format!("without it what it joins falls into {pieces} pieces, none the largest"),
            Language::Nl => {
                format!("zonder deze {one} valt uiteen wat hij verbindt, in {pieces} delen, geen daarvan het grootste")
            }
        };
    }
    let (number, first) = (bridge.lost(), bridge.first_cut_off.iter().copied());
    let (what, alone) = (some_of((&labels(network, first), number), 3, language), number == 1);
    let place = match (&places[..], language) {
        ([], _) => String::new(),
        (some_places, Language::En) => format!(", {} from the other places", some(some_places, 4, language)),
        (some_places, Language::Nl) => format!(", {} van de andere plaatsen", some(some_places, 4, language)),
    };
    match language {
        Language::En => {
            format!("without it {number} {} cut off{place} ({what})", if alone { "node is" } else { "nodes are" })
        }
        Language::Nl if alone => format!("zonder deze {one} raakt 1 knoop los{place} ({what})"),
        Language::Nl => format!("zonder deze {one} raken {number} knopen los{place} ({what})"),
    }
}
