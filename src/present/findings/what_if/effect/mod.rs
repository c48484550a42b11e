//! Before and after: figures, who is cut off, brokers, and every place's contact with the others.

mod words;

use super::{Changes, caution, off_the_rest};
use crate::graph::compact::Merge;
use crate::graph::{bicomponents, components};
use crate::measures::Scores;
use crate::present::cautions::About;
use crate::present::findings::{Withheld, cautioned, finish, labels, rank_withheld, some, undefined_notes};
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::groups::Groups;
use crate::studies::what_if::contact::{Contact, contact, places_in_contact};
use std::collections::{BTreeMap, BTreeSet};

/// Nodes times tied pairs up to which distances and brokers are computed: some seconds.
const MOST_STEPS: usize = 1_000_000_000;
/// How many brokers of each side are listed where nothing else is asked.
const BROKERS: usize = 10;

/// One row per figure, before and after, then who is cut off, the brokers, and the places. `top` shortens each of these lists.
pub fn table(before: &Subject, after: &Subject, changes: &Changes, top: Option<usize>, language: Language) -> Table {
    let mut table = Table::new(language.pick("What if?", "Wat als?"), columns(language));
    let effect = Effect::of(before, after);
    let dear = |subject: &Subject| {
        let graph = &subject.view.graph;
        graph.node_count().saturating_mul(graph.edge_count()) > MOST_STEPS
    };
    let dear = dear(before) || dear(after);
    let compactness = effect.figures(&mut table, dear, language);
    effect.pieces(&mut table, top, language);
    let brokers = if dear { None } else { Some(effect.brokers(&mut table, top, language)) };
    effect.places(&mut table, top, language);
    table.lead = [changes.sentences(language), std::mem::take(&mut table.lead)].concat();
    table.lead.extend(effect.lead(compactness, brokers, language));
    if dear {
        table.notes.push(
            language
                .pick(
                    "compactness, average distance and brokers are left out: in a network of this size they take \
                     minutes",
                    "compactheid, gemiddelde afstand en verbinders zijn weggelaten: in een netwerk van deze omvang \
                     kosten zij minuten",
                )
                .to_owned(),
        );
    }
    table.notes.push(
        language
            .pick(
                "Contact: some way of ties leads from one to the other, in whatever direction and number of steps. \
                 Pairs with an actor that is gone do not count as cut off.",
                "Contact: er loopt een weg van relaties van de een naar de ander, in welke richting en over hoeveel \
                 stappen ook. Paren met een actor die weg is, tellen niet als afgesneden.",
            )
            .to_owned(),
    );
    table.notes.push(caution(language));
    table.notes.extend(changes.notes.iter().cloned());
    table.notes.extend(before.cost_note(language));
    changes.write_into(&mut table.recipe);
    finish(cautioned(table, before, &[About::Positions, About::Shape], language), before, language)
}

fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl))
    };
    vec![
        Column::new("section", ColumnType::Text).heading(language.pick("what", "wat")),
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading(""),
        number("before", "before", "vooraf"),
        number("after", "after", "erna"),
        number("difference", "difference", "verschil"),
        Column::new("rank_before", ColumnType::Integer).heading(language.pick("rank before", "rang vooraf")),
        Column::new("rank_after", ColumnType::Integer).heading(language.pick("rank after", "rang erna")),
        Column::new("nodes", ColumnType::List).hidden(),
        Column::new("places_lost", ColumnType::List).hidden(),
        Column::new("places_gained", ColumnType::List).hidden(),
    ]
}

/// A row; the lists stay empty.
fn row(section: Cell, id: &str, label: Cell, before: Cell, after: Cell) -> Vec<Cell> {
    let difference = match (&before, &after) {
        (Cell::Integer(before), Cell::Integer(after)) => Cell::Integer(after - before),
        _ => before.value().zip(after.value()).map_or(Cell::Empty, |(before, after)| Cell::number(after - before)),
    };
    vec![section, id.into(), label, before, after, difference, Cell::Empty, Cell::Empty, none(), none(), none()]
}

fn none() -> Cell {
    Cell::List(Vec::new())
}

/// Positions of the columns that only some rows fill.
const RANKS: [usize; 2] = [6, 7];
const NODES: usize = 8;
const LOST: usize = 9;
const GAINED: usize = 10;

/// Betweenness of a broker before and after, with its ranks.
struct Broker {
    id: String,
    /// What it is called on each side, where it is there.
    labels: [Option<String>; 2],
    values: [f64; 2],
    ranks: [Option<usize>; 2],
}

/// Who is first as a broker on one side.
struct First {
    name: String,
    id: String,
}

/// What became of one place's contact with the others, by names.
struct PlaceChange {
    name: String,
    contacts: [usize; 2],
    lost: Vec<String>,
    gained: Vec<String>,
}

struct Effect<'a> {
    before: &'a Subject,
    after: &'a Subject,
    contact: Contact,
    places: Vec<PlaceChange>,
    place_pairs: [usize; 2],
}

impl<'a> Effect<'a> {
    fn of(before: &'a Subject, after: &'a Subject) -> Self {
        let now: Vec<Option<usize>> = before.network.nodes().map(|node| after.network.index_of(&node.id)).collect();
        let contact = contact(&before.view.graph, &after.view.graph, &now);
        let names: BTreeSet<&String> = before.places.names.iter().chain(&after.places.names).collect();
        let names: Vec<&String> = names.into_iter().collect();
        let contacts = [before, after].map(|subject| {
            let number = |own: &u32| {
                names.binary_search(&&subject.places.names[*own as usize]).expect("every name is in the list") as u32
            };
            let of = |node| subject.places.groups.of(node).iter().map(number).collect();
            let groups = Groups::new((0..subject.network.node_count()).map(of).collect());
            places_in_contact(&subject.view.graph, &groups, names.len())
        });
        let named = |places: BTreeSet<u32>| places.into_iter().map(|place| names[place as usize].clone()).collect();
        let places = names.iter().zip(contacts[0].iter().zip(&contacts[1]));
        let places = places
            .map(|(name, (was, is))| PlaceChange {
                name: (*name).clone(),
                contacts: [was.len(), is.len()],
                lost: named(was - is),
                gained: named(is - was),
            })
            .collect();
        let place_pairs = contacts.map(|all| all.iter().map(BTreeSet::len).sum::<usize>() / 2);
        Effect { before, after, contact, places, place_pairs }
    }

    fn both(&self) -> [&'a Subject; 2] {
        [self.before, self.after]
    }

    /// The figures of the whole; gives compactness.
    fn figures(&self, table: &mut Table, dear: bool, language: Language) -> [f64; 2] {
        let section = || Cell::word("figure", language.pick("figure", "cijfer"));
        let mut add = |id: &str, en: &str, nl: &str, [before, after]: [Cell; 2]| {
            table.rows.push(row(section(), id, Cell::word(id, language.pick(en, nl)), before, after));
        };
        let counted = |of: &dyn Fn(&Subject) -> usize| self.both().map(|subject| Cell::count(of(subject)));
        let parts = self.both().map(|subject| components::weak(&subject.view.graph));
        let graphs = self.both().map(|subject| subject.view.graph.symmetrised(Merge::Max));
        add("nodes", "nodes", "knopen", counted(&|subject| subject.network.node_count()));
        add("tied_pairs", "tied pairs", "verbonden paren", [0, 1].map(|side| Cell::count(graphs[side].edge_count())));
        add("components", "pieces", "losse delen", [0, 1].map(|side| Cell::count(parts[side].count())));
        let largest = |side: usize| Cell::count(parts[side].sizes.iter().copied().max().unwrap_or(0));
        add("largest_component", "nodes in the largest piece", "knopen in het grootste deel", [0, 1].map(largest));
        let alone =
            |side: usize| Cell::count((0..graphs[side].node_count()).filter(|&n| graphs[side].degree(n) == 0).count());
        add("isolates", "nodes without a tie", "knopen zonder relatie", [0, 1].map(alone));
        let joined = |side: usize| Cell::count(parts[side].joined_pairs() as usize);
        add("pairs_in_contact", "pairs in contact", "paren met contact", [0, 1].map(joined));
        let own = |pairs: f64| [Cell::Empty, Cell::count(pairs as usize)];
        add("pairs_cut_off", "pairs that lose contact", "paren die contact verliezen", own(self.contact.lost));
        add("pairs_joined", "pairs that gain contact", "paren die contact krijgen", own(self.contact.gained));
        if !self.places.is_empty() {
            let pairs = self.place_pairs.map(Cell::count);
            add("place_pairs_in_contact", "pairs of places in contact", "paren van plaatsen met contact", pairs);
        }
        let cut = |subject: &Subject| bicomponents::cut_points(&subject.view.graph).len();
        let several = Noun::of_nodes(self.both().map(|subject| &subject.network));
        let [en, nl] = [Language::En, Language::Nl].map(|language| several.many(language));
        let (en, nl) = (format!("{en} on whom some contact hangs"), format!("{nl} van wie contact afhangt"));
        add("cut_points", &en, &nl, counted(&cut));
        let bridges = |subject: &Subject| bicomponents::bridges(&subject.view.graph).len();
        add("bridges", "ties on which some contact hangs", "relaties waarvan contact afhangt", counted(&bridges));
        let mut compactness = [f64::NAN; 2];
        let mut notes = Vec::new();
        for (id, en, nl) in [
            ("density", "density", "dichtheid"),
            ("global-efficiency", "compactness", "compactheid"),
            ("average-distance", "average distance", "gemiddelde afstand"),
        ] {
            if dear && id != "density" {
                continue;
            }
            let scores: [Scores; 2] = self.both().map(|subject| subject.scores(id));
            if id == "global-efficiency" {
                compactness = [scores[0].value(), scores[1].value()];
            }
            add(&id.replace('-', "_"), en, nl, [0, 1].map(|side| Cell::number(scores[side].value())));
            let name = |when: &str| format!("{} ({when})", language.pick(en, nl));
            notes.extend(undefined_notes(&name(language.pick("before", "vooraf")), &scores[0], language));
            notes.extend(undefined_notes(&name(language.pick("after", "erna")), &scores[1], language));
        }
        table.notes.extend(notes);
        compactness
    }

    /// The pieces that are no longer with the largest one, as indices before, each with the size of the whole that fell apart; where none is
    /// the largest, all of them.
    fn cut_off(&self) -> Vec<(&Vec<usize>, usize)> {
        let sizes = |pieces: &[Vec<usize>]| pieces.iter().map(Vec::len).sum();
        let mut found: Vec<(&Vec<usize>, usize)> = Vec::new();
        for pieces in &self.contact.apart {
            found.extend(off_the_rest(pieces).iter().map(|piece| (piece, sizes(pieces))));
        }
        found.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.0[0].cmp(&b.0[0])));
        found
    }

    fn pieces(&self, table: &mut Table, top: Option<usize>, language: Language) {
        let network = &self.before.network;
        let found = self.cut_off();
        for &(piece, of) in found.iter().take(top.unwrap_or(usize::MAX)) {
            let id = network.node(piece[0]).id.as_str();
            let label = some(&labels(network, piece.iter().copied()), 2, language);
            let section = Cell::word("cut-off", language.pick("cut off", "afgesneden"));
            let mut cells = row(section, id, label.into(), Cell::count(of), Cell::count(piece.len()));
            let ids: Vec<String> = piece.iter().map(|&node| network.node(node).id.clone()).collect();
            cells[NODES] = ids.into();
            table.push(cells);
        }
    }

    /// The first brokers of both sides; gives all who are first. Nobody where actors are not ranked and the choices do not insist, with a
    /// note that says why.
    fn brokers(&self, table: &mut Table, top: Option<usize>, language: Language) -> [Vec<First>; 2] {
        match self.both().into_iter().find_map(|subject| rank_withheld(subject, "betweenness", language)) {
            Some(Withheld::Yes(why)) => {
                let none = language.pick("No brokers are named.", "Er worden geen verbinders genoemd.");
                table.notes.push(format!("{none} {why}"));
                return [Vec::new(), Vec::new()];
            }
            Some(Withheld::Anyway(why)) => table.lead.push(why),
            None => {}
        }
        let mut all: BTreeMap<&str, Broker> = BTreeMap::new();
        for (side, subject) in self.both().into_iter().enumerate() {
            let values = subject.betweenness();
            let mut sorted: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
            sorted.sort_by(|a, b| b.total_cmp(a));
            for (node, &value) in values.iter().enumerate() {
                let data = subject.network.node(node);
                let broker = all.entry(data.id.as_str()).or_insert_with(|| Broker {
                    id: data.id.clone(),
                    labels: [None, None],
                    values: [f64::NAN; 2],
                    ranks: [None; 2],
                });
                broker.labels[side] = Some(data.label.clone());
                broker.values[side] = value;
                // Sums of shares differ in their last digits where positions are equal.
                let above = sorted.partition_point(|other| *other > value * (1.0 + 1e-9));
                broker.ranks[side] = (value > 0.0).then_some(above + 1);
            }
        }
        let least = |broker: &Broker| broker.ranks.iter().flatten().min().copied().unwrap_or(usize::MAX);
        let mut order: Vec<Broker> = all.into_values().filter(|broker| least(broker) < usize::MAX).collect();
        let before = |broker: &Broker| broker.ranks[0].unwrap_or(usize::MAX);
        order.sort_by(|a, b| before(a).cmp(&before(b)).then(a.ranks[1].cmp(&b.ranks[1])).then(a.id.cmp(&b.id)));
        let most = top.map_or(usize::MAX, |top| top.min(BROKERS));
        for broker in order.iter().filter(|broker| least(broker) <= most) {
            let section = Cell::word("broker", language.pick("broker", "verbinder"));
            let [before, after] = broker.values.map(Cell::number);
            let label = broker.labels.iter().flatten().next_back().map_or("", String::as_str);
            let mut cells = row(section, &broker.id, label.into(), before, after);
            for (at, rank) in RANKS.into_iter().zip(broker.ranks) {
                cells[at] = rank.map_or(Cell::Empty, Cell::count);
            }
            table.push(cells);
        }
        [0, 1].map(|side| {
            let first = order.iter().filter(|broker| broker.ranks[side] == Some(1));
            let called = |broker: &Broker| broker.labels[side].clone().unwrap_or_default();
            let mut names: Vec<First> =
                first.map(|broker| First { name: called(broker), id: broker.id.clone() }).collect();
            names.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
            names
        })
    }

    fn places(&self, table: &mut Table, top: Option<usize>, language: Language) {
        let mut changed: Vec<&PlaceChange> = self.places.iter().collect();
        if let Some(top) = top {
            changed.retain(|place| !(place.lost.is_empty() && place.gained.is_empty()));
            changed.sort_by_key(|place| std::cmp::Reverse(place.lost.len() + place.gained.len()));
            changed.truncate(top);
        }
        for place in changed {
            let section = Cell::word("place", language.pick("contact of place", "contact van plaats"));
            let [before, after] = place.contacts.map(Cell::count);
            let mut cells = row(section, &place.name, place.name.as_str().into(), before, after);
            (cells[LOST], cells[GAINED]) = (place.lost.clone().into(), place.gained.clone().into());
            table.push(cells);
        }
    }
}
