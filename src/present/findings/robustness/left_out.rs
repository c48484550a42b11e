//! What moves when one source, one respondent, one actor or one place is left out: whether a finding is carried by a single one.

use super::record::{Base, Outcome, columns};
use super::{Asked, cautions, ids, is_tiny, only_counts, scorers};
use crate::Error;
use crate::graph::compact::Merge;
use crate::graph::{CompactGraph, View, parallel};
use crate::model::Tie;
use crate::present::findings::measure::heading;
use crate::present::findings::{count, finish, labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::Perturbed;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The usual measures.
const MEASURES: [&str; 4] = ["betweenness", "degree", "density", "components"];
/// More of them than this are not left out one by one: each takes a network of its own.
const MOST: usize = 2_000;
/// Of more of them a sentence does not tell who falls out of the top; the rows do.
const MOST_TOLD: usize = 3;

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
                make: Box::new(move || kept(subject, |other| other != node)),
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
                make: Box::new(move || kept(subject, |node| groups.of(node) != [place as u32])),
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

/// The network with the nodes that are kept.
fn kept(subject: &Subject, keep: impl Fn(usize) -> bool) -> Perturbed {
    let kept: Vec<bool> = (0..subject.network.node_count()).map(keep).collect();
    let (graph, origin) = subject.view.graph.induced(&kept);
    Perturbed { graph, origin }
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

/// Who of the top stays there whatever is left out, and who falls out of it without what.
fn sentence(
    subject: &Subject,
    measure: &str,
    top: &[bool],
    falls: &[(&str, Vec<usize>)],
    each: Each,
    language: Language,
) -> String {
    let fallen: BTreeSet<usize> = falls.iter().flat_map(|(_, nodes)| nodes.iter().copied()).collect();
    let in_top: Vec<usize> = (0..top.len()).filter(|&node| top[node]).collect();
    let safe: Vec<usize> = in_top.iter().copied().filter(|node| !fallen.contains(node)).collect();
    let names = |nodes: &[usize]| some(&labels(&subject.network, nodes.iter().copied()), 4, language);
    let whichever = each.whichever(language);
    let mut said = match (safe.is_empty(), language) {
        (true, Language::En) => format!("{measure}: nobody is in the top {whichever}."),
        (true, Language::Nl) => format!("{measure}: niemand staat in de top, {whichever}."),
        (false, Language::En) => format!("{measure}: in the top {whichever}: {}.", names(&safe)),
        (false, Language::Nl) => format!("{measure}: in de top, {whichever}: {}.", names(&safe)),
    };
    let mut falls: Vec<&(&str, Vec<usize>)> = falls.iter().filter(|(_, nodes)| !nodes.is_empty()).collect();
    falls.sort_by_key(|(_, nodes)| std::cmp::Reverse(nodes.len()));
    let more = falls.len().saturating_sub(MOST_TOLD);
    let without = |(name, nodes): &&(&str, Vec<usize>)| {
        format!("{} {name}: {}", language.pick("without", "zonder"), names(nodes))
    };
    let told: Vec<String> = falls.iter().take(MOST_TOLD).map(without).collect();
    if !told.is_empty() {
        said.push_str(&format!(" {} {}", language.pick("No longer", "Niet meer"), told.join("; ")));
        said.push_str(&match (more, language) {
            (0, _) => ".".to_owned(),
            (_, Language::En) => format!("; and without {more} more, others."),
            (_, Language::Nl) => format!("; en zonder {more} andere nog anderen."),
        });
    }
    said
}

/// That a measure puts nobody before anybody else.
fn no_top(measure: &str, language: Language) -> String {
    match language {
        Language::En => format!("{measure}: there is no top, all are alike."),
        Language::Nl => format!("{measure}: er is geen top, allen zijn gelijk."),
    }
}

/// How much of the network rests on the one that most of it rests on.
fn carried(subject: &Subject, found: &[Found<'_>], each: Each, language: Language) -> Option<String> {
    let all = tied_pairs(&subject.view.graph);
    let left = found.iter().map(|found| found.pairs).min()?;
    let lost = all - left.min(all);
    if lost == 0 || !matches!(each, Each::Source | Each::Respondent) {
        return None;
    }
    let most: Vec<String> =
        found.iter().filter(|found| found.pairs == left).map(|found| found.left.told.clone()).collect();
    if let (Each::Source, [only]) = (each, found) {
        let (name, are) = (&only.left.told, if left == 1 { "is" } else { "are" });
        let pairs =
            count(all, language.pick("tied pair", "verbonden paar"), language.pick("tied pairs", "verbonden paren"));
        return Some(match language {
            Language::En => format!("There is one source: {name}. Without it {left} of {pairs} {are} left."),
            Language::Nl => {
                let stays = if left == 1 { "blijft" } else { "blijven" };
                format!("Er is één bron: {name}. Zonder die bron {stays} {left} van {pairs} over.")
            }
        });
    }
    let rests = rests(lost, all, &most, (each, found.len() > 1), language);
    if each == Each::Respondent {
        return Some(rests);
    }
    let nothing = found.iter().filter(|found| found.pairs == all).count();
    let sources = found.len();
    let others = match (nothing, language) {
        (0, Language::En) => format!("Each of the {sources} sources tells of ties that no other tells of."),
        (0, Language::Nl) => format!("Elk van de {sources} bronnen vertelt van relaties waarvan geen andere vertelt."),
        (1, Language::En) => format!("Of {sources} sources, 1 can be left out without losing a tie."),
        (1, Language::Nl) => format!("Van {sources} bronnen kan er 1 weg zonder dat een relatie verdwijnt."),
        (free, Language::En) => {
            format!("Of {sources} sources, {free} can be left out, each by itself, without losing a tie.")
        }
        (free, Language::Nl) => {
            format!("Van {sources} bronnen kunnen er {free} weg, elk afzonderlijk, zonder dat een relatie verdwijnt.")
        }
    };
    Some(format!("{rests} {others}"))
}

/// `4 of 10 tied pairs rest on A alone, more than on any other.`
fn rests(lost: usize, all: usize, most: &[String], (each, others): (Each, bool), language: Language) -> String {
    let pairs =
        count(all, language.pick("tied pair", "verbonden paar"), language.pick("tied pairs", "verbonden paren"));
    let one = lost == 1;
    let verb = match (each, language) {
        (Each::Source, Language::En) => {
            if one {
                "rests on"
            } else {
                "rest on"
            }
        }
        (Each::Source, Language::Nl) => {
            if one {
                "rust alleen op"
            } else {
                "rusten alleen op"
            }
        }
        (_, Language::En) => {
            if one {
                "is known from"
            } else {
                "are known from"
            }
        }
        (_, Language::Nl) => {
            if one {
                "is alleen bekend van"
            } else {
                "zijn alleen bekend van"
            }
        }
    };
    let (first, equal) = most.split_first().map_or(("", &[][..]), |(first, equal)| (first.as_str(), equal));
    let from = if each == Each::Source { ("on", "op") } else { ("from", "van") };
    let from = language.pick(from.0, from.1);
    let beside = match (equal.is_empty(), others, language) {
        (true, false, _) => String::new(),
        (true, true, Language::En) => format!(", more than {from} any other"),
        (true, true, Language::Nl) => format!(", meer dan {from} enige andere"),
        (false, ..) => {
            let names = some(equal, 3, language);
            match (equal.len(), language) {
                (1, Language::En) => format!(", and as many {from} {names} alone"),
                (1, Language::Nl) => format!(", en evenveel alleen {from} {names}"),
                (_, Language::En) => format!(", and as many {from} each of {names}"),
                (_, Language::Nl) => format!(", en evenveel {from} elk van {names}"),
            }
        }
    };
    match language {
        Language::En => format!("{lost} of {pairs} {verb} {first} alone{beside}."),
        Language::Nl => format!("{lost} van {pairs} {verb} {first}{beside}."),
    }
}

fn explained(top: usize, each: Each, language: Language) -> String {
    let what = match each {
        Each::Source => language.pick(
            "Without a source, ties go that no other source tells of, and nodes of which nothing else is told: who goes with its only source falls out of the top. What has no source stays.",
            "Zonder een bron verdwijnen relaties waarvan geen andere bron vertelt, en knopen waarover verder niets verteld wordt: wie met zijn enige bron verdwijnt, valt uit de top. Wat geen bron heeft blijft.",
        ),
        Each::Respondent => language.pick(
            "Without a respondent's answers, ties go that nobody else reported; the actors stay.",
            "Zonder de antwoorden van een respondent verdwijnen relaties die niemand anders meldde; de actoren blijven.",
        ),
        Each::Actor => language.pick(
            "Each is left out with its ties; who is left out is not counted as falling out of the top.",
            "Ieder wordt weggelaten met zijn relaties; wie is weggelaten telt niet als uit de top gevallen.",
        ),
        Each::Municipality => language.pick(
            "Nodes that belong to that municipality only are left out with their ties, and are not counted as falling out of the top.",
            "Knopen die alleen bij die gemeente horen worden weggelaten met hun relaties, en tellen niet als uit de top gevallen.",
        ),
    };
    match language {
        Language::En => format!(
            "{what} Spearman and Kendall (τ-b) compare with the ranking of the record the actors that both have; the top are the first {top}. Nothing is drawn at random."
        ),
        Language::Nl => format!(
            "{what} Spearman en Kendall (τ-b) vergelijken met de rangorde van de vastlegging, voor de actoren die beide hebben; de top zijn de eerste {top}. Er wordt niets geloot."
        ),
    }
}
