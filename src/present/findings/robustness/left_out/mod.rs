//! What moves when one source, one respondent, one actor or one place is left out: whether a finding is carried by a single one.

mod words;

use super::record::{Base, Outcome, columns};
use super::scenario::of_nodes;
use super::{Asked, cautions, ids, is_tiny, only_counts, scorers};
use crate::Error;
use crate::graph::compact::Merge;
use crate::graph::{CompactGraph, View, parallel};
use crate::model::Tie;
use crate::present::findings::finish;
use crate::present::findings::measure::heading;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::Perturbed;
use std::collections::BTreeSet;
use std::sync::Arc;
use words::{carried, explained, no_top, sentence};

/// The usual measures.
const MEASURES: [&str; 4] = ["betweenness", "degree", "density", "components"];
/// More of them than this are not left out one by one: each takes a network of its own.
const MOST: usize = 2_000;

/// What is left out, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// A source: ties that no other source tells of go, and nodes that nothing else tells of.
    Source,
    /// A respondent: ties that nobody else reported go.
    Respondent,
    /// An actor or structure, with its ties.
    Actor,
    /// A municipality: nodes that belong to it and to no other, with their ties.
    Municipality,
}

impl Each {
    /// The word in results.
    pub fn id(self) -> &'static str {
        match self {
            Each::Source => "source",
            Each::Respondent => "respondent",
            Each::Actor => "actor",
            Each::Municipality => "municipality",
        }
    }

    fn heading(self, language: Language) -> &'static str {
        match self {
            Each::Source => language.pick("without the source", "zonder de bron"),
            Each::Respondent => language.pick("without the answers of", "zonder de antwoorden van"),
            Each::Actor => language.pick("without", "zonder"),
            Each::Municipality => language.pick("without the municipality", "zonder de gemeente"),
        }
    }

    /// `whichever source is left out`.
    fn whichever(self, language: Language) -> &'static str {
        match self {
            Each::Source => language.pick("whichever source is left out", "welke bron ook wordt weggelaten"),
            Each::Respondent => {
                language.pick("whoever's answers are left out", "wiens antwoorden ook worden weggelaten")
            }
            Each::Actor => language.pick("whoever else is left out", "wie er verder ook wordt weggelaten"),
            Each::Municipality => {
                language.pick("whichever municipality is left out", "welke gemeente ook wordt weggelaten")
            }
        }
    }
}

/// One of them: id, name, and how to make the network without it.
struct Left<'a> {
    id: String,
    /// As rows call it.
    name: String,
    /// As sentences call it.
    told: String,
    make: Box<dyn Fn() -> Perturbed + Sync + Send + 'a>,
}

/// What is found without one of them.
struct Found<'a> {
    left: &'a Left<'a>,
    outcome: [Outcome; 1],
    /// Tied pairs that remain, whatever their direction.
    pairs: usize,
    /// Which nodes of the record are still there.
    there: Vec<bool>,
}

/// One row per thing left out and measure, those without which a ranking changes most told in words.
///
/// # Errors
///
/// A file that does not tell sources, respondents or municipalities apart; more of them than are left out one by one.
pub fn table(subject: &Subject, asked: &Asked, each: Each, language: Language) -> Result<Table, Error> {
    if is_tiny(subject) {
        return Ok(only_counts(subject, language));
    }
    refuse_derived(subject, each)?;
    let left = left(subject, each)?;
    let (ranked, figures) = scorers(subject, asked, &MEASURES);
    let base = Base::of(subject, &ranked, &figures, asked.top);
    let mut columns = columns(language);
    columns[0] = Column::new("without", ColumnType::Text).heading(each.heading(language));
    let mut table = Table::new(
        language.pick("What would be left without one of them?", "Wat blijft er over zonder één ervan?"),
        columns,
    );
    let found = parallel::long_map(left.len(), |at| {
        let version = (left[at].make)();
        let mut there = vec![false; subject.network.node_count()];
        version.shared().for_each(|(_, old)| there[old] = true);
        let outcome = [base.compared(subject, &version)];
        Found { left: &left[at], outcome, pairs: tied_pairs(&version.graph), there }
    });
    // At a terminal only what changes who is at the top.
    let says_something = |found: &&Found<'_>| {
        let moves = |ranking: usize| {
            !base.has_a_top(ranking) || base.changes(ranking, &found.outcome) != (Vec::new(), Vec::new())
        };
        !asked.short || ranked.is_empty() || (0..ranked.len()).any(moves)
    };
    let shown: Vec<&Found<'_>> = found.iter().filter(says_something).collect();
    let silent = found.len() - shown.len();
    for found in shown {
        let name = Cell::word(found.left.id.as_str(), found.left.name.as_str());
        base.push(&mut table, subject, &name, &found.outcome, language);
    }
    for (ranking, scorer) in ranked.iter().enumerate() {
        let measure = heading(language.text(scorer.measure.name));
        // Who is left out itself cannot stay in the top. Who goes with a source has no other that speaks of it.
        let itself = matches!(each, Each::Actor | Each::Municipality);
        let fallen = |found: &Found<'_>| {
            let out = base.changes(ranking, &found.outcome).1;
            out.into_iter().filter(|&node| found.there[node] || !itself).collect::<Vec<usize>>()
        };
        let falls: Vec<(&str, Vec<usize>)> =
            found.iter().map(|found| (found.left.told.as_str(), fallen(found))).collect();
        table.lead.push(match base.has_a_top(ranking) {
            true => sentence(subject, &measure, base.top_of(ranking), &falls, each, language),
            false => no_top(&measure, language),
        });
    }
    if let Some(sentence) = carried(subject, &found, each, language) {
        table.lead.insert(0, sentence);
    }
    if silent > 0 {
        let all = left.len();
        table.notes.push(match language {
            Language::En => format!(
                "{silent} of {all} not shown: without {} the same are at the top (--all shows all).",
                if silent == 1 { "it" } else { "them" }
            ),
            Language::Nl => {
                format!("{silent} van {all} niet getoond: zonder die staan dezelfden in de top (--all toont alle).")
            }
        });
    }
    table.notes.push(explained(asked.top, each, language));
    table.notes.extend(cautions(subject, language).into_iter().skip(1));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("of", "left-out");
    table.recipe.set("each", each.id());
    table.recipe.set("measures", ids(&[&ranked, &figures]));
    table.recipe.set("top", asked.top);
    Ok(finish(table, subject, language))
}

/// Ties that are derived from what two share rest on two memberships each: which source or answer carries them cannot be seen any more.
fn refuse_derived(subject: &Subject, each: Each) -> Result<(), Error> {
    if !subject.choices.one_mode || !matches!(each, Each::Source | Each::Respondent) {
        return Ok(());
    }
    Err(Error::request(format!(
        "--mode one does not tell what rests on one {}: its ties are derived from memberships",
        each.id()
    ))
    .hint("leave out --mode one: then memberships are left out with the source or respondent that tells of them")
    .hint("--each actor and --each municipality take --mode one"))
}

/// Pairs that are tied, whether one way or both.
fn tied_pairs(graph: &CompactGraph) -> usize {
    graph.symmetrised(Merge::Max).edge_count()
}

/// All of them, by id or name.
fn left(subject: &Subject, each: Each) -> Result<Vec<Left<'_>>, Error> {
    let network = &subject.network;
    let left = match each {
        Each::Source => sources(subject),
        Each::Respondent => respondents(subject),
        Each::Actor => {
            let one = |node: usize| Left {
                id: network.node(node).id.clone(),
                name: network.node(node).label.clone(),
                told: network.node(node).label.clone(),
                make: Box::new(move || of_nodes(subject, |other| other != node)),
            };
            let count = network.node_count();
            (0..count).map(one).collect()
        }
        Each::Municipality => {
            let groups = &subject.places.groups;
            let one = |(place, name): (usize, &String)| Left {
                id: name.clone(),
                name: name.clone(),
                told: name.clone(),
                make: Box::new(move || of_nodes(subject, |node| groups.of(node) != [place as u32])),
            };
            subject.places.names.iter().enumerate().map(one).collect()
        }
    };
    too_many(left.len(), each)?;
    if left.is_empty() {
        let (what, hint) = match each {
            Each::Source => ("no tie or node names a source", "give ties an evidence with a source"),
            Each::Respondent => ("no tie says who reported it", "give ties reported_by"),
            Each::Actor => ("there is no node", "choose others"),
            Each::Municipality => ("no node belongs to a municipality", "give the nodes a municipality"),
        };
        return Err(Error::request(format!("there is nothing to leave out: {what}"))
            .hint(format!("{hint}, or leave out something else: --each source, respondent, actor or municipality")));
    }
    Ok(left)
}

fn too_many(count: usize, each: Each) -> Result<(), Error> {
    if count <= MOST {
        return Ok(());
    }
    Err(Error::request(format!("{count} times one {} is left out: at most {MOST}", each.id()))
        .hint("choose part of the network, or ask for --of curve, which leaves out some at random"))
}

/// Without each source: what only it tells goes.
fn sources(subject: &Subject) -> Vec<Left<'_>> {
    let network = &subject.network;
    // What tells of each node: sources, and ties without one (none).
    let mut told: Vec<BTreeSet<Option<&str>>> =
        network.nodes().map(|node| node.evidence.iter().map(|item| Some(item.source.as_str())).collect()).collect();
    for tie in network.ties() {
        let evidence = tie.tie.evidence.iter().map(|item| Some(item.source.as_str()));
        let by: BTreeSet<Option<&str>> = if tie.tie.evidence.is_empty() { [None].into() } else { evidence.collect() };
        told[tie.source].extend(&by);
        told[tie.target].extend(&by);
    }
    let all: BTreeSet<&str> = told.iter().flatten().copied().flatten().collect();
    let told = Arc::new(told);
    let one = |source| {
        let told = Arc::clone(&told);
        let title = network.source(source).and_then(|known| known.title.clone());
        let make = move || {
            let rests = |tie: &Tie| tie.evidence.is_empty() || tie.evidence.iter().any(|item| item.source != source);
            let graph = View::of_ties(network, &subject.choices.view, |tie| rests(tie.tie)).graph;
            let stays =
                |told: &BTreeSet<Option<&str>>| told.is_empty() || told.iter().any(|other| *other != Some(source));
            let (graph, origin) = graph.induced(&told.iter().map(stays).collect::<Vec<bool>>());
            Perturbed { graph, origin }
        };
        Left {
            id: source.to_owned(),
            told: title.clone().unwrap_or_else(|| source.to_owned()),
            name: title.map_or_else(|| source.to_owned(), |title| format!("{source} ({title})")),
            make: Box::new(make),
        }
    };
    all.into_iter().map(one).collect()
}

/// Without the answers of each respondent: ties that only it reported go; the actors stay.
fn respondents(subject: &Subject) -> Vec<Left<'_>> {
    let network = &subject.network;
    let by: BTreeSet<&str> = network.ties().flat_map(|tie| tie.tie.reported_by.iter().map(String::as_str)).collect();
    let one = |who: &'_ str| {
        let id = who.to_owned();
        let label = network.index_of(who).map(|node| network.node(node).label.clone());
        let make = {
            let who = id.clone();
            move || {
                let stays = |tie: &Tie| tie.reported_by.is_empty() || tie.reported_by.iter().any(|other| *other != who);
                let graph = View::of_ties(network, &subject.choices.view, |tie| stays(tie.tie)).graph;
                Perturbed::on_all_nodes(graph, 0)
            }
        };
        let name = label.unwrap_or_else(|| id.clone());
        Left { told: name.clone(), name, id, make: Box::new(make) }
    };
    by.into_iter().map(one).collect()
}
