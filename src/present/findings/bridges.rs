//! Bridging actors: what each of them holds together, and on which ties that rests.

use super::{Withheld, alphabetical, cautioned, count, finish, labels, ranking_withheld, some, some_of};
use crate::model::Network;
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::{Subject, normalized};
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::bridging::Bridging;
use std::collections::{BTreeMap, BTreeSet};

/// One bridging actor with everything that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge {
    /// Index of the node.
    pub node: usize,
    /// Where it belongs: to no place, one, or several.
    pub scope: Scope,
    /// Normalised betweenness in the whole network.
    pub betweenness: f64,
    /// Normalised betweenness inside its own place; NaN without one or in a place of fewer than three.
    pub betweenness_in_place: f64,
    /// Burt's constraint.
    pub constraint: f64,
    /// Whether the network falls apart without it.
    pub cut_point: bool,
    /// For each piece but the largest that remains without it: how many nodes it has.
    pub cut_off: Vec<usize>,
    /// The first of these nodes; [`cut_off_nodes`] gives all.
    pub first_cut_off: Vec<usize>,
    /// Whether the two largest pieces are equally large, so that no piece can be called the rest.
    pub no_main_piece: bool,
    /// Places that lose their way to the largest remaining piece.
    pub places_apart: Vec<String>,
    /// Places that it touches, its own among them.
    pub places: Vec<String>,
    /// Communities that its partners belong to, numbered from 1.
    pub communities: Vec<usize>,
    /// Sectors of its partners.
    pub sectors: Vec<String>,
    /// The ties on which its bridging rests: to other places, and to pieces that would be cut off. Indices of ties.
    pub ties: Vec<usize>,
}

impl Bridge {
    /// Nodes that are cut off without it.
    pub fn lost(&self) -> usize {
        self.cut_off.iter().sum()
    }
}

/// Where a bridging actor belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To no place.
    National,
    /// To several places.
    Regional,
    /// To one place.
    Local,
}

impl Scope {
    /// The word in JSON results.
    pub fn word(self) -> &'static str {
        match self {
            Scope::National => "national",
            Scope::Regional => "several-places",
            Scope::Local => "local",
        }
    }

    fn show(self, language: Language) -> &'static str {
        match self {
            Scope::National => language.pick("national", "landelijk"),
            Scope::Regional => language.pick("several places", "meer plaatsen"),
            Scope::Local => language.pick("local", "lokaal"),
        }
    }
}

/// All bridging actors, highest betweenness first.
pub fn bridges(subject: &Subject) -> Vec<Bridge> {
    let betweenness = subject.betweenness();
    let constraint = subject.scores("constraint").values;
    let in_place = betweenness_in_place(subject);
    let mut found: Vec<Bridge> =
        subject.bridging().iter().map(|entry| bridge(subject, entry, &betweenness, &constraint, &in_place)).collect();
    let weight = |value: f64| if value.is_nan() { -1.0 } else { value };
    found.sort_by(|a, b| weight(b.betweenness).total_cmp(&weight(a.betweenness)).then(a.node.cmp(&b.node)));
    found
}

/// All bridging actors in the order in which they are listed: as [`bridges`] gives them, or in alphabetical order where a caution
/// forbids to rank them and the choices do not insist.
pub fn listed(subject: &Subject) -> Vec<Bridge> {
    let mut found = bridges(subject);
    if matches!(ranking_withheld(subject, "betweenness", Language::En), Some(Withheld::Yes(_))) {
        let mut order: Vec<usize> = found.iter().map(|bridge| bridge.node).collect();
        alphabetical(&subject.network, &mut order);
        let place: BTreeMap<usize, usize> = order.into_iter().zip(0..).collect();
        found.sort_by_key(|bridge| place[&bridge.node]);
    }
    found
}

fn bridge(subject: &Subject, entry: &Bridging, betweenness: &[f64], constraint: &[f64], in_place: &[f64]) -> Bridge {
    let network = &subject.network;
    let node = entry.node;
    let groups = &subject.places.groups;
    let scope = match groups.of(node).len() {
        0 => Scope::National,
        1 => Scope::Local,
        _ => Scope::Regional,
    };
    let lost = entry.off_places.iter().copied();
    let apart: Vec<u32> = lost.filter(|place| !entry.main_places.contains(place)).collect();
    let partners = subject.partners(node);
    let partition = &subject.communities().partition;
    let communities: BTreeSet<usize> = partners.iter().map(|&other| partition.group_of(other) + 1).collect();
    let sectors: BTreeSet<String> = partners.iter().filter_map(|&other| network.node(other).sector.clone()).collect();
    let own = groups.of(node);
    let cut = entry.is_cut_point();
    // A cut point rests on both sides: the pieces that would be cut off, and what leads out of its place to the rest.
    let leads_out = |other: usize| {
        let theirs = groups.of(other);
        theirs.iter().any(|place| !own.contains(place)) || (cut && !own.is_empty() && theirs.is_empty())
    };
    let rests_on = |other: usize| entry.off_partners.binary_search(&other).is_ok() || leads_out(other);
    let ties = ties_with(subject, node, rests_on);
    Bridge {
        node,
        scope,
        betweenness: betweenness[node],
        betweenness_in_place: in_place[node],
        constraint: constraint[node],
        cut_point: entry.is_cut_point(),
        no_main_piece: entry.off.first() == Some(&entry.main),
        cut_off: entry.off.clone(),
        first_cut_off: entry.first_off.clone(),
        places_apart: subject.places.name_list(&apart),
        places: subject.places.name_list(&entry.places),
        communities: communities.into_iter().collect(),
        sectors: sectors.into_iter().collect(),
        ties,
    }
}

/// The nodes that are cut off without an actor, those of the largest piece first.
pub fn cut_off_nodes(subject: &Subject, bridge: &Bridge) -> Vec<usize> {
    match subject.bridging().binary_search_by_key(&bridge.node, |entry| entry.node) {
        Ok(at) => subject.bridging()[at].off_nodes(&subject.view.graph),
        Err(_) => Vec::new(),
    }
}

/// The ties between a node and those partners that the test accepts, as far as they count in the view.
fn ties_with(subject: &Subject, node: usize, accept: impl Fn(usize) -> bool) -> Vec<usize> {
    let graph = &subject.view.graph;
    let out = graph.neighbors(node).iter().zip(graph.neighbor_edges(node));
    let into = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    let edges: BTreeSet<u32> = out.chain(into).filter(|(other, _)| accept(**other as usize)).map(|(_, e)| *e).collect();
    let ties: BTreeSet<usize> =
        edges.into_iter().flat_map(|edge| subject.view.edge_ties[edge as usize].clone()).collect();
    ties.into_iter().collect()
}

/// Betweenness of every node among the nodes of its own place; the highest where it belongs to several.
fn betweenness_in_place(subject: &Subject) -> Vec<f64> {
    let groups = &subject.places.groups;
    let measure = crate::measures::find("betweenness").expect("registered");
    let mut best = vec![f64::NAN; subject.network.node_count()];
    for place in 0..groups.count() {
        let members = groups.members(place as u32);
        let mut keep = vec![false; best.len()];
        for &member in &members {
            keep[member] = true;
        }
        let (local, old) = subject.view.graph.induced(&keep);
        let values = measure.of(&local, &subject.params(&normalized())).values;
        for (value, &node) in values.iter().zip(&old) {
            let known = &mut best[node as usize];
            *known = if known.is_nan() { *value } else { known.max(*value) };
        }
    }
    best
}

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
    if national && places.len() > 1 {
        let names = some(places, 4, language);
        return match language {
            Language::En => format!(
                "without it {} pieces remain, and {} places lose touch with the largest of them ({names})",
                bridge.cut_off.len() + 1,
                places.len()
            ),
            Language::Nl => format!(
                "zonder deze actor blijven {} losse delen over en verliezen {} plaatsen het contact met het grootste ({names})",
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
                format!("zonder deze actor valt uiteen wat hij verbindt, in {pieces} delen, geen daarvan het grootste")
            }
        };
    }
    let (number, first) = (bridge.lost(), bridge.first_cut_off.iter().copied());
    let (what, one) = (some_of((&labels(network, first), number), 3, language), number == 1);
    let place = match (&places[..], language) {
        ([], _) => String::new(),
        (some_places, Language::En) => format!(", {} from the other places", some(some_places, 4, language)),
        (some_places, Language::Nl) => format!(", {} van de andere plaatsen", some(some_places, 4, language)),
    };
    match language {
        Language::En => {
            format!("without it {number} {} cut off{place} ({what})", if one { "node is" } else { "nodes are" })
        }
        Language::Nl if one => format!("zonder deze actor raakt 1 knoop los{place} ({what})"),
        Language::Nl => format!("zonder deze actor raken {number} knopen los{place} ({what})"),
    }
}

/// The bridging actors as a table.
pub fn table(subject: &Subject, top: Option<usize>, language: Language) -> Table {
    let network = &subject.network;
    let columns = vec![
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading("actor"),
        Column::new("kind", ColumnType::Text).heading(language.pick("kind", "soort")).hidden(),
        Column::new("scope", ColumnType::Text).heading(language.pick("scope", "bereik")),
        Column::new("betweenness", ColumnType::Number).heading(language.pick("betweenness", "tussenpositie")),
        Column::new("betweenness_in_place", ColumnType::Number)
            .heading(language.pick("in own place", "in eigen plaats")),
        Column::new("constraint", ColumnType::Number).heading(language.pick("constraint", "ingeklemdheid")),
        Column::new("cut_point", ColumnType::Boolean).heading(language.pick("cut point", "snijpunt")),
        Column::new("pieces", ColumnType::Integer).heading(language.pick("pieces without it", "delen zonder")).hidden(),
        Column::new("cut_off", ColumnType::Integer).heading(language.pick("cut off", "afgesneden")),
        Column::new("cut_off_nodes", ColumnType::List).hidden(),
        Column::new("municipalities_apart", ColumnType::List).hidden(),
        Column::new("municipalities_joined", ColumnType::List).hidden(),
        Column::new("places", ColumnType::Integer).heading(language.pick("places", "plaatsen")),
        Column::new("communities_joined", ColumnType::List).hidden(),
        Column::new("sectors_joined", ColumnType::List).hidden(),
        Column::new("ties", ColumnType::List).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ];
    let mut table = Table::new(language.pick("Who bridges?", "Wie verbindt?"), columns);
    let found = listed(subject);
    let withheld = ranking_withheld(subject, "betweenness", language);
    let unranked = matches!(withheld, Some(Withheld::Yes(_)));
    if let Some(Withheld::Yes(why) | Withheld::Anyway(why)) = withheld {
        table.lead.push(why);
    }
    table.lead.extend(lead(subject, &found, !unranked, language));
    let top = top.filter(|_| !unranked);
    let shown = top.unwrap_or(found.len()).min(found.len());
    let longest = longest_listed(found[..shown].iter().map(Bridge::lost), network.node_count());
    for bridge in &found[..shown] {
        let node = network.node(bridge.node);
        let off = || cut_off_nodes(subject, bridge).into_iter().map(|other| network.node(other).id.clone());
        let pieces = if bridge.cut_point { bridge.cut_off.len() + 1 } else { 1 };
        let ties = bridge.ties.iter().map(|&tie| tie_in_words(network, tie, bridge.node, language));
        table.push(vec![
            node.id.as_str().into(),
            node.label.as_str().into(),
            Cell::word(&node.kind, language.node_kind(network, &node.kind)),
            scope_known(subject, bridge).map_or(Cell::Empty, |scope| Cell::word(scope.word(), scope.show(language))),
            Cell::number(bridge.betweenness),
            Cell::number(bridge.betweenness_in_place),
            Cell::number(bridge.constraint),
            Cell::Boolean(bridge.cut_point),
            Cell::count(pieces),
            Cell::count(bridge.lost()),
            if bridge.lost() <= longest { off().collect::<Vec<_>>().into() } else { Cell::Empty },
            bridge.places_apart.clone().into(),
            bridge.places.clone().into(),
            Cell::count(bridge.places.len()),
            bridge.communities.iter().map(|number| number.to_string()).collect::<Vec<_>>().into(),
            bridge.sectors.clone().into(),
            ties.collect::<Vec<_>>().into(),
            sentence(subject, bridge, language).into(),
        ]);
        table.sentences.push(sentence(subject, bridge, language));
    }
    if shown < found.len() {
        table.notes.push(match language {
            Language::En => format!("{} of {} bridging actors shown; --top 0 shows all", shown, found.len()),
            Language::Nl => format!("{} van {} verbindende actoren getoond; --top 0 toont alle", shown, found.len()),
        });
    }
    if found[..shown].iter().any(|bridge| bridge.lost() > longest) {
        table.notes.push(match language {
            Language::En => format!(
                "cut_off_nodes is empty where more than {longest} nodes are cut off: all of these names would fill pages; verbinder \
                 explain cut-point NODE FILE gives those of one actor"
            ),
            Language::Nl => format!(
                "cut_off_nodes is leeg waar meer dan {longest} knopen los raken: al die namen zouden pagina's vullen; verbinder explain \
                 cut-point KNOOP BESTAND geeft die van één actor"
            ),
        });
    }
    if subject.places.names.is_empty() && found.iter().any(|bridge| scope_known(subject, bridge).is_none()) {
        let text = language.pick(
            "scope is empty: no node states a municipality, so that it is not known who is local and who is not",
            "bereik is leeg: geen knoop vermeldt een gemeente, zodat niet bekend is wie lokaal is en wie niet",
        );
        table.notes.push(text.to_owned());
    }
    table.notes.push(
        language
            .pick(
                "A national body that awards, visits or advises in every town joins these towns by construction: the \
                 pattern follows from what the sources are about. Betweenness in the own place leaves such ties out.",
                "Een landelijke organisatie die in elke plaats een titel geeft, op bezoek komt of adviseert, verbindt \
                 die plaatsen door de aard van de bronnen. De tussenpositie in de eigen plaats laat zulke relaties weg.",
            )
            .to_owned(),
    );
    table.notes.extend(subject.cost_note(language));
    finish(cautioned(table, subject, &[About::Positions], language), subject, language)
}

/// Who stands between others most where that is somebody who is not listed, since nothing falls apart without them: readers who ask who
/// bridges must not miss them.
fn most_between(subject: &Subject, found: &[Bridge], language: Language) -> Option<String> {
    let betweenness = subject.betweenness();
    let most = betweenness.iter().copied().fold(0.0, f64::max);
    let top: Vec<usize> = (0..betweenness.len()).filter(|&node| betweenness[node] >= most).collect();
    if most <= 0.0 || top.len() > 3 || found.iter().any(|bridge| top.contains(&bridge.node)) {
        return None;
    }
    let names = some(&labels(&subject.network, top.iter().copied()), 3, language);
    let value = language.decimal(most, 3);
    let places = !subject.places.names.is_empty();
    Some(match (language, top.len() == 1) {
        (Language::En, one) => format!(
            "Most often between others, yet not listed: {names} (betweenness {value}). Nothing falls apart without {}{}. All in \
             order: verbinder actors --sort betweenness.",
            if one { "this actor" } else { "one of them" },
            match (places, one) {
                (false, _) => "",
                (true, true) => ", and it joins no two places",
                (true, false) => ", and none joins two places",
            },
        ),
        (Language::Nl, one) => format!(
            "Het vaakst tussen anderen, maar niet genoemd: {names} (tussenpositie {value}). Zonder {} valt niets uiteen{}. \
             Allen op een rij: verbinder actors --sort betweenness.",
            if one { "deze actor" } else { "een van hen" },
            match (places, one) {
                (false, _) => "",
                (true, true) => ", en die verbindt geen twee plaatsen",
                (true, false) => ", en geen van hen verbindt twee plaatsen",
            },
        ),
    })
}

/// So many names of nodes that are cut off are listed in a table for every node of the network, and so many at least.
const NAMES_EACH: usize = 10;
const NAMES: usize = 100_000;

/// Of how many nodes that one actor cuts off the names are listed at most, so that all lists together stay within bounds: in a long
/// network they would grow with its square.
fn longest_listed(lost: impl Iterator<Item = usize>, nodes: usize) -> usize {
    let mut sizes: Vec<usize> = lost.collect();
    sizes.sort_unstable();
    let mut room = NAMES.max(NAMES_EACH * nodes);
    let mut longest = 0;
    for same in sizes.chunk_by(usize::eq) {
        let names = same[0].saturating_mul(same.len());
        if names > room {
            return longest;
        }
        room -= names;
        longest = same[0];
    }
    usize::MAX
}

fn lead(subject: &Subject, found: &[Bridge], ordered: bool, language: Language) -> Vec<String> {
    let network = &subject.network;
    let mut lead = Vec::new();
    for (scope, en, nl) in [
        (Scope::National, "National bridging actors", "Landelijke verbinders"),
        (Scope::Regional, "Bridging actors of several places", "Verbinders van meer plaatsen"),
        (Scope::Local, "Local bridging actors", "Lokale verbinders"),
    ] {
        let list: Vec<usize> = found.iter().filter(|bridge| bridge.scope == scope).map(|bridge| bridge.node).collect();
        if list.is_empty() {
            continue;
        }
        let national = found.iter().filter(|bridge| bridge.scope == scope).map(|bridge| national(subject, bridge));
        let (en, nl) = match scope {
            Scope::National if national.clone().all(|known| known.is_none()) => ("Bridging actors", "Verbinders"),
            Scope::National if national.clone().any(|known| known != Some(true)) => (
                "Bridging actors that are national or state no municipality",
                "Verbinders die landelijk zijn of geen gemeente vermelden",
            ),
            _ => (en, nl),
        };
        let names = some(&labels(network, list.iter().take(3).copied()), 3, language);
        let first = match (list.len() > 3, ordered) {
            (true, true) => language.pick("first ", "voorop "),
            (true, false) => language.pick("among them ", "onder wie "),
            (false, _) => "",
        };
        lead.push(format!("{}: {}; {first}{names}.", language.pick(en, nl), list.len()));
    }
    if lead.is_empty() && subject.places.names.is_empty() {
        let text = language.pick(
            "Nothing falls apart when one actor leaves; whether anybody joins places is not known, for no node that was chosen states a municipality. verbinder actors ranks who stands between others.",
            "Er valt niets uiteen als er één actor wegvalt; of iemand plaatsen verbindt is niet bekend, want geen gekozen knoop vermeldt een gemeente. verbinder actors rangschikt wie er tussen anderen in staat.",
        );
        lead.push(text.to_owned());
    } else if lead.is_empty() {
        lead.push(
            language
                .pick(
                    "No actor bridges: nobody joins two places, and nothing falls apart when one actor leaves.",
                    "Geen verbindende actoren: niemand verbindt twee plaatsen en er valt niets uiteen als er één wegvalt.",
                )
                .to_owned(),
        );
    }
    if ordered {
        lead.extend(most_between(subject, found, language));
    }
    lead
}

#[cfg(test)]
mod tests {
    use super::*;

    // A thousand nodes have room for 100,000 names: 400 lists of 200, and one of 30,000 no more. 20,000 nodes have room for 200,000.
    #[test]
    fn the_longest_lists_are_left_out_where_all_would_be_too_many() {
        let lost = || std::iter::repeat_n(200, 400).chain([30_000]);
        assert_eq!(longest_listed(lost(), 1_000), 200);
        assert_eq!(longest_listed(lost(), 20_000), usize::MAX);
        assert_eq!(longest_listed([100_001].into_iter(), 1_000), 0);
        assert_eq!(longest_listed(std::iter::empty(), 0), usize::MAX);
    }
}
