//! Bridging actors as a table, and what it says above its rows.

use super::{Bridge, Scope, is_withheld, listed, national, scope_known, sentence, tie_in_words};
use crate::graph::pieces::Pieces;
use crate::present::cautions::About;
use crate::present::findings::{Withheld, cautioned, finish, labels, ranking_withheld, some};
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// The bridging actors as a table.
pub fn table(subject: &Subject, top: Option<usize>, language: Language) -> Table {
    let network = &subject.network;
    let called = Noun::of_nodes([network]);
    let (one, several) = (called.one(language), called.many(language));
    let columns = vec![
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading(one),
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
    table.lead.extend(lead(subject, &found, language));
    let top = top.filter(|_| !unranked);
    let shown = top.unwrap_or(found.len()).min(found.len());
    let longest = longest_listed(found[..shown].iter().map(Bridge::lost), network.node_count());
    let pieces = Pieces::of(&subject.view.graph);
    for bridge in &found[..shown] {
        let node = network.node(bridge.node);
        let off = || {
            let gone = pieces.without(bridge.node).into_iter().skip(1).flat_map(|piece| pieces.members(&piece));
            gone.map(|other| network.node(other).id.clone())
        };
        let remain = if bridge.cut_point { bridge.cut_off.len() + 1 } else { 1 };
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
            Cell::count(remain),
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
            Language::En => format!("{shown} of {} bridging {several} shown; --top 0 shows all", found.len()),
            Language::Nl => format!("{shown} van {} verbindende {several} getoond; --top 0 toont alle", found.len()),
        });
    }
    if found[..shown].iter().any(|bridge| bridge.lost() > longest) {
        table.notes.push(match language {
            Language::En => format!(
                "cut_off_nodes is empty where more than {longest} nodes are cut off: all of these names would fill pages; verbinder \
                 explain cut-point NODE FILE gives those of one {one}"
            ),
            Language::Nl => format!(
                "cut_off_nodes is leeg waar meer dan {longest} knopen los raken: al die namen zouden pagina's vullen; verbinder explain \
                 cut-point KNOOP BESTAND geeft die van één {one}"
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
    let this = Noun::of_these(&subject.network, top.iter().copied()).one(language);
    Some(match (language, top.len() == 1) {
        (Language::En, one) => format!(
            "Most often between others, yet not listed: {names} (betweenness {value}). Nothing falls apart without {}{}. All in \
             order: verbinder actors --sort betweenness.",
            if one { format!("this {this}") } else { "one of them".to_owned() },
            match (places, one) {
                (false, _) => "",
                (true, true) => ", and it joins no two places",
                (true, false) => ", and none joins two places",
            },
        ),
        (Language::Nl, one) => format!(
            "Het vaakst tussen anderen, maar niet genoemd: {names} (tussenpositie {value}). Zonder {} valt niets uiteen{}. \
             Allen op een rij: verbinder actors --sort betweenness.",
            if one { format!("deze {this}") } else { "een van hen".to_owned() },
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

/// Whether the one stands less between others than the other; last digits do not count.
fn below(one: &Bridge, other: &Bridge) -> bool {
    one.betweenness < other.betweenness * (1.0 - 1e-9)
}

/// Those of the list that are named as the first: three, and who stands between others as much as the third; where these are many, only
/// those before them. Most between come first.
fn leading<'b>(list: &[&'b Bridge]) -> Vec<&'b Bridge> {
    const FIRST: usize = 3;
    const MOST: usize = 6;
    let Some(last) = list.get(FIRST - 1) else { return list.to_vec() };
    let with_equals = list.iter().take_while(|bridge| !below(bridge, last)).count();
    let before = list.iter().take_while(|bridge| below(last, bridge)).count();
    let named = match (with_equals <= MOST, before) {
        (true, _) => with_equals,
        (false, 0) => FIRST,
        (false, before) => before,
    };
    list[..named].to_vec()
}

/// A sentence on the bridging actors of each scope, in the order in which they are [`listed`], with those that it names.
pub fn by_scope<'b>(subject: &Subject, found: &'b [Bridge], language: Language) -> Vec<(String, Vec<&'b Bridge>)> {
    let network = &subject.network;
    let ordered = !is_withheld(subject);
    let mut sentences = Vec::new();
    for scope in [Scope::National, Scope::Regional, Scope::Local] {
        let list: Vec<&Bridge> = found.iter().filter(|bridge| bridge.scope == scope).collect();
        if list.is_empty() {
            continue;
        }
        // In alphabetical order nobody is the first.
        let named = if ordered { leading(&list) } else { list.iter().take(3).copied().collect() };
        let mut national = list.iter().map(|bridge| national(subject, bridge));
        let several = Noun::of_these(network, list.iter().map(|bridge| bridge.node)).many(Language::En);
        let (en, nl) = match scope {
            Scope::National if national.clone().all(|known| known.is_none()) => {
                (format!("Bridging {several}"), "Verbinders")
            }
            Scope::National if national.any(|known| known != Some(true)) => (
                format!("Bridging {several} that are national or state no municipality"),
                "Verbinders die landelijk zijn of geen gemeente vermelden",
            ),
            Scope::National => (format!("National bridging {several}"), "Landelijke verbinders"),
            Scope::Regional => (format!("Bridging {several} of several places"), "Verbinders van meer plaatsen"),
            Scope::Local => (format!("Local bridging {several}"), "Lokale verbinders"),
        };
        let names = some(&labels(network, named.iter().map(|bridge| bridge.node)), named.len(), language);
        let are_first = ordered && list.get(named.len()).is_none_or(|next| below(next, named[named.len() - 1]));
        let first = match (list.len() > named.len(), are_first) {
            (true, true) => language.pick("first ", "voorop "),
            (true, false) => language.pick("among them ", "onder wie "),
            (false, _) => "",
        };
        sentences.push((format!("{}: {}; {first}{names}.", language.pick(&en, nl), list.len()), named));
    }
    sentences
}

fn lead(subject: &Subject, found: &[Bridge], language: Language) -> Vec<String> {
    let mut lead: Vec<String> = by_scope(subject, found, language).into_iter().map(|(sentence, _)| sentence).collect();
    let called = Noun::of_nodes([&subject.network]);
    let (one, several) = (called.one(language), called.many(language));
    if lead.is_empty() && subject.places.names.is_empty() {
        lead.push(match language {
            Language::En => format!(
                "Nothing falls apart when one {one} leaves; whether anybody joins places is not known, for no node that was chosen states \
                 a municipality. verbinder actors ranks who stands between others."
            ),
            Language::Nl => format!(
                "Er valt niets uiteen als er één {one} wegvalt; of iemand plaatsen verbindt is niet bekend, want geen gekozen knoop \
                 vermeldt een gemeente. verbinder actors rangschikt wie er tussen anderen in staat."
            ),
        });
    } else if lead.is_empty() {
        lead.push(match language {
            Language::En => {
                format!("No {one} bridges: nobody joins two places, and nothing falls apart when one {one} leaves.")
            }
            Language::Nl => format!(
                "Geen verbindende {several}: niemand verbindt twee plaatsen en er valt niets uiteen als er één wegvalt."
            ),
        });
    }
    if !is_withheld(subject) {
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
