//! The weakest points: single actors and ties, the smallest set, and who stands between two places.

mod words;

use super::{Changes, caution, off_the_rest};
use crate::graph::components;
use crate::present::cautions::About;
use crate::present::findings::{cautioned, count, finish, labels, some};
use crate::present::language::Language;
use crate::present::language::diagram::{Noun, counted};
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::what_if::smallest_set::smallest_set;
use crate::studies::what_if::weakest::{self, PlaceCut};
use std::collections::BTreeMap;
use words::{as_much_hangs_on, how_small};

/// Of this many actors it is said what hangs on each.
const MOST_HELD: usize = 500;
/// The most steps that the search between all places may take: some seconds.
const MOST_STEPS: usize = 1_000_000_000;

/// Actors and ties by what their loss costs, the smallest set that leaves fewer than `share` of the pairs in contact, and the fewest
/// actors between every two places. `top` shortens each list.
pub fn table(subject: &Subject, changes: &Changes, share: f64, top: Option<usize>, language: Language) -> Table {
    let title = language.pick("Where is the network weakest?", "Waar is het netwerk het zwakst?");
    let called = Noun::of_nodes([&subject.network]);
    let mut weak = Weak { subject, language, called, table: Table::new(title, columns(language)) };
    weak.table.lead = changes.sentences(language);
    let most = top.unwrap_or(usize::MAX);
    weak.actors(most, top.is_some());
    weak.ties(most);
    weak.set(share);
    weak.places(most);
    let mut table = weak.table;
    let several = called.many(language);
    table.notes.push(match language {
        Language::En => format!(
            "Pairs that lose contact: pairs of others. Of a set of {several} its own pairs are lost too and count in the share."
        ),
        Language::Nl => format!(
            "Paren die contact verliezen: paren van anderen. Van een groep {several} gaan ook de eigen paren verloren; zij tellen \
             mee in het aandeel."
        ),
    });
    table.notes.push(caution(language));
    table.notes.extend(changes.notes.iter().cloned());
    changes.write_into(&mut table.recipe);
    table.recipe.set("less_than", share);
    finish(cautioned(table, subject, &[About::Positions], language), subject, language)
}

fn columns(language: Language) -> Vec<Column> {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    vec![
        Column::new("what", ColumnType::Text).heading(language.pick("what", "wat")),
        Column::new("ids", ColumnType::List).hidden(),
        Column::new("labels", ColumnType::List).hidden(),
        Column::new("who", ColumnType::Text).heading(language.pick("who or what is lost", "wie of wat wegvalt")),
        integer("size", "how many", "hoeveel"),
        integer("pairs", "pairs that lose contact", "paren die contact verliezen"),
        Column::new("share", ColumnType::Number).heading(language.pick("share of pairs", "aandeel van paren")),
        integer("pieces", "pieces left", "delen over"),
        Column::new("fragmentation", ColumnType::Number)
            .heading(language.pick("fragmentation after", "versnippering erna"))
            .hidden(),
        integer("place_pairs", "pairs of places", "paren van plaatsen"),
        Column::new("places", ColumnType::List).heading(language.pick("between", "tussen")).hidden(),
        Column::new("cut_off", ColumnType::List).hidden(),
        Column::new("only", ColumnType::Boolean).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ]
}

struct Weak<'a> {
    subject: &'a Subject,
    language: Language,
    /// What one of all that are looked at is.
    called: Noun,
    table: Table,
}

/// The cells that only some rows fill.
#[derive(Default)]
struct Further {
    pieces: Option<usize>,
    fragmentation: Option<f64>,
    place_pairs: Option<usize>,
    places: Vec<String>,
    cut_off: Vec<String>,
    only: Option<bool>,
}

impl Weak<'_> {
    fn ids(&self, nodes: &[usize]) -> Vec<String> {
        nodes.iter().map(|&node| self.subject.network.node(node).id.clone()).collect()
    }

    fn names(&self, nodes: &[usize]) -> Vec<String> {
        labels(&self.subject.network, nodes.iter().copied())
    }

    fn push(
        &mut self,
        what: Cell,
        nodes: &[usize],
        pairs: Option<f64>,
        share: f64,
        further: Further,
        sentence: String,
    ) {
        let size = if matches!(&what, Cell::Word(id, _) if id == "tie") { 1 } else { nodes.len() };
        let count = |number: Option<usize>| number.map_or(Cell::Empty, Cell::count);
        let (ids, names) = (self.ids(nodes), self.names(nodes));
        let who = if size < nodes.len() { names.join(" – ") } else { some(&names, 4, self.language) };
        self.table.push(vec![
            what,
            ids.into(),
            names.into(),
            who.into(),
            Cell::count(size),
            count(pairs.map(|pairs| pairs as usize)),
            Cell::number(share),
            count(further.pieces),
            further.fragmentation.map_or(Cell::Empty, Cell::number),
            count(further.place_pairs),
            further.places.into(),
            further.cut_off.into(),
            further.only.map_or(Cell::Empty, Cell::Boolean),
            sentence.into(),
        ]);
    }

    fn actors(&mut self, most: usize, only_weak: bool) {
        let (subject, language) = (self.subject, self.language);
        let all = weakest::actors(&subject.view.graph);
        let costly = all.iter().filter(|loss| loss.pairs > 0.0).count();
        let shown = if only_weak { costly.min(most) } else { all.len() };
        for (rank, loss) in all[..shown].iter().enumerate() {
            let mut further = Further { fragmentation: Some(loss.fragmentation), ..Further::default() };
            let mut sentence = String::new();
            if loss.pairs > 0.0 && rank < MOST_HELD {
                let held = weakest::held(&subject.view.graph, &subject.places.groups, loss.node);
                let off: Vec<usize> = off_the_rest(&held.pieces).concat();
                further.pieces = Some(held.pieces.len());
                further.place_pairs = Some(held.places.len());
                further.cut_off = self.ids(&off);
                sentence = self.actor_in_words(loss, &held.pieces, held.places.len());
            }
            if rank == 0 && loss.pairs > 0.0 {
                let equal: Vec<usize> =
                    all[1..].iter().take_while(|other| other.pairs >= loss.pairs).map(|other| other.node).collect();
                let equal = as_much_hangs_on(&self.names(&equal), language);
                self.table.lead.push(format!("{}: {sentence}{equal}", language.pick("Weakest point", "Zwakste punt")));
            } else if !sentence.is_empty() && only_weak {
                self.table.sentences.push(sentence.clone());
            }
            let mode = subject.network.mode(loss.node);
            let what = Cell::word(mode.word(), language.mode(mode));
            self.push(what, &[loss.node], Some(loss.pairs), loss.share, further, sentence);
        }
        if let Some((last, beyond)) = all[..shown].last().zip(all.get(shown..)) {
            let equal = beyond.iter().filter(|other| other.pairs >= last.pairs && last.pairs > 0.0).count();
            self.cut_through(&counted(language, equal, self.called), equal);
        }
        let none = all.len() - costly;
        let (one, several) = (self.called.one(language), self.called.many(language));
        if costly == 0 {
            self.table.lead.push(match language {
                Language::En => format!("No {one} is a weak point: contact hangs on nobody alone."),
                Language::Nl => format!("Geen {one} is een zwak punt: van niemand alleen hangt contact af."),
            });
            return;
        }
        let others = match language {
            _ if none == 0 => String::new(),
            Language::En if none == 1 => "; the loss of the other one cuts nobody off".to_owned(),
            Language::Nl if none == 1 => "; het wegvallen van de andere snijdt niemand af".to_owned(),
            Language::En => format!("; the loss of any of the other {none} cuts nobody off"),
            Language::Nl => format!("; het wegvallen van een van de andere {none} snijdt niemand af"),
        };
        self.table.notes.push(match language {
            Language::En if costly == 1 => format!("1 {one} holds others in contact{others}"),
            Language::Nl if costly == 1 => format!("1 {one} houdt anderen in contact{others}"),
            Language::En => format!("{costly} {several} hold others in contact{others}"),
            Language::Nl => format!("{costly} {several} houden anderen in contact{others}"),
        });
    }

    /// That the list ends among equals: so many more cost as much as the last of it.
    fn cut_through(&mut self, more: &str, number: usize) {
        if number > 0 {
            let cost = if number == 1 { "costs" } else { "cost" };
            let kost = if number == 1 { "kost" } else { "kosten" };
            self.table.notes.push(match self.language {
                Language::En => format!("{more} not shown {cost} as much as the last one that is; --top 0 shows all"),
                Language::Nl => {
                    format!(
                        "{more} die er niet bij staan {kost} evenveel als de laatste die er staat; --top 0 toont alle"
                    )
                }
            });
        }
    }

    fn ties(&mut self, most: usize) {
        let language = self.language;
        let graph = &self.subject.view.graph;
        let all = weakest::ties(graph);
        let n = graph.node_count() as f64;
        let joined = components::weak(graph).joined_pairs();
        let possible = n * (n - 1.0) / 2.0;
        for (rank, loss) in all.iter().take(most).enumerate() {
            let sentence = self.tie_in_words(loss);
            if rank == 0 {
                let equal = all[1..].iter().take_while(|other| other.pairs >= loss.pairs);
                let equal: Vec<String> =
                    equal.map(|other| self.names(&[other.ends.0, other.ends.1]).join(" – ")).collect();
                let equal = as_much_hangs_on(&equal, language);
                self.table.lead.push(format!("{}: {sentence}{equal}", language.pick("Weakest tie", "Zwakste relatie")));
            }
            let further = Further {
                pieces: Some(2),
                fragmentation: Some(1.0 - (joined - loss.pairs) / possible),
                ..Further::default()
            };
            let what = Cell::word("tie", language.pick("tie", "relatie"));
            self.push(what, &[loss.ends.0, loss.ends.1], Some(loss.pairs), loss.share, further, sentence);
        }
        if let Some(last) = all.iter().take(most).next_back() {
            let equal = all.iter().skip(most).filter(|other| other.pairs >= last.pairs).count();
            let ties = count(equal, language.pick("tie", "relatie"), language.pick("ties", "relaties"));
            self.cut_through(&ties, equal);
        }
        if all.is_empty() {
            let text =
                language.pick("No contact hangs on a single tie.", "Er hangt geen contact aan één enkele relatie.");
            self.table.lead.push(text.to_owned());
        }
    }

    fn set(&mut self, share: f64) {
        let language = self.language;
        let graph = &self.subject.view.graph;
        let Some(found) = smallest_set(graph, share) else { return };
        if !found.cuts_off {
            let sentence = self.no_set_in_words(found.nodes.len(), share);
            self.table.lead.push(sentence);
            return;
        }
        let sentence = self.set_in_words(&found, share);
        self.table.notes.push(how_small(&found, language));
        self.table.lead.push(sentence.clone());
        let joined = components::weak(graph).joined_pairs();
        let mut keep = vec![true; graph.node_count()];
        found.nodes.iter().for_each(|&node| keep[node] = false);
        let rest = graph.induced(&keep).0;
        let (others, parts) = (rest.node_count() as f64, components::weak(&rest));
        let further = Further {
            pieces: Some(parts.count()),
            fragmentation: Some(1.0 - parts.joined_pairs() / (others * (others - 1.0) / 2.0)),
            only: found.equals.map(|equals| equals == 1),
            ..Further::default()
        };
        let lost = (1.0 - found.left) * joined;
        let what = Cell::word("set", language.pick("smallest set", "kleinste groep"));
        self.push(what, &found.nodes, Some(lost.round()), 1.0 - found.left, further, sentence);
    }

    fn places(&mut self, most: usize) {
        let (subject, language) = (self.subject, self.language);
        if subject.places.names.len() < 2 {
            return;
        }
        let Some(cuts) = weakest::between_places(&subject.view.graph, &subject.places.groups, MOST_STEPS) else {
            let text = language.pick(
                "who stands between two places is left out: there are too many pairs of places",
                "wie er tussen twee plaatsen staat, is weggelaten: er zijn te veel paren van plaatsen",
            );
            self.table.notes.push(text.to_owned());
            return;
        };
        if cuts.is_empty() {
            return;
        }
        self.table.lead.push(self.cuts_in_words(&cuts));
        // What hangs on the same actors stands in one row.
        let mut same: BTreeMap<&[usize], Vec<&PlaceCut>> = BTreeMap::new();
        cuts.iter().for_each(|cut| same.entry(&cut.nodes).or_default().push(cut));
        let mut same: Vec<(&[usize], Vec<&PlaceCut>)> = same.into_iter().collect();
        same.sort_by_key(|(nodes, cuts)| (nodes.len(), std::cmp::Reverse(cuts.len()), *nodes));
        for (nodes, cuts) in same.iter().take(most) {
            let pair = |cut: &&PlaceCut| subject.places.name_list(&[cut.places.0, cut.places.1]).join(" – ");
            let pairs: Vec<String> = cuts.iter().map(pair).collect();
            let only = cuts.iter().all(|cut| cut.only);
            let sentence = self.cut_in_words(nodes, &pairs, only);
            let further =
                Further { place_pairs: Some(pairs.len()), places: pairs, only: Some(only), ..Further::default() };
            let what = Cell::word("places", language.pick("between places", "tussen plaatsen"));
            if most < usize::MAX {
                self.table.sentences.push(sentence.clone());
            }
            self.push(what, nodes, None, f64::NAN, further, sentence);
        }
        let several = self.called.many(language);
        self.table.notes.push(match language {
            Language::En => format!(
                "between places: the fewest {several} whose loss leaves the two without contact, others before their own"
            ),
            Language::Nl => format!(
                "tussen plaatsen: de kleinste groep {several} zonder wie de twee geen contact meer hebben, anderen vóór hun eigen"
            ),
        });
    }
}
