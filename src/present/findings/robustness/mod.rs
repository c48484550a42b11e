//! How sure: which ranks actors may have, how much error measures bear, what other readings of the data would give.
//!
//! Six tables on one question: [`actors`] gives every actor its range of ranks under one error, [`worst`] under the worst of
//! several, [`curve`] what a growing error leaves of a ranking or figure, [`measures`] how much error each bears, [`scenarios`] what
//! comes out when the data are read otherwise, [`left_out`] what when one source, respondent, actor or place is left out.

pub mod actors;
pub mod curve;
pub mod left_out;
pub mod measures;
mod record;
mod scenario;
pub mod scenarios;
mod words;
pub mod worst;

pub use words::top_in_words;

use super::actors::lower_is_better;
use super::measure::named as registered;
use super::{Withheld, alphabetical, finish, ranking_withheld, unregistered};
use crate::Error;
use crate::graph::{Direction, Symmetrise};
use crate::measures::{Level, Measure, Params, WeightUse};
use crate::model::Respondent;
use crate::present::cautions::{About, alone};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Recipe, Table};
use crate::studies::robustness::{CurveOptions, DataError, ERRORS, Recorded, Scorer, errors};

/// Below this many actors they are only counted.
pub(super) const ONLY_COUNTS: usize = 5;
/// Below this many actors ranks say little.
const FEW: usize = 10;
/// Versions of a large network are fewer, so that this many steps suffice, but never fewer than [`FEWEST_DRAWS`].
const MOST_STEPS: f64 = 5e9;
const FEWEST_DRAWS: usize = 100;
/// The most places (actors times versions times measures) that are kept at a time.
const MOST_PLACES: usize = 50_000_000;
/// Below this share of answers a ranking by paths is not to be read alone.
const RESPONSE: f64 = 0.8;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Measures of nodes and of the network; empty for the usual ones.
    pub measures: Vec<&'static Measure>,
    /// Errors; empty for the usual ones.
    pub errors: Vec<&'static DataError>,
    /// Shares of error, ascending; empty for the usual ones.
    pub shares: Vec<f64>,
    /// Versions of the record; none for the usual number.
    pub draws: Option<usize>,
    /// How many places are the top.
    pub top: usize,
    /// Only the actors that matter for the top, as people read it.
    pub short: bool,
}

impl Default for Asked {
    /// What the command gives if nothing else is asked: all actors, the usual measures and errors, the first five places.
    fn default() -> Self {
        Asked { measures: Vec::new(), errors: Vec::new(), shares: Vec::new(), draws: None, top: 5, short: false }
    }
}

/// The registered measures with these ids, of nodes or of the network, that need nothing but the network.
///
/// # Errors
///
/// Any other id.
pub fn named(ids: &[String]) -> Result<Vec<&'static Measure>, Error> {
    let mut found: Vec<&'static Measure> = Vec::new();
    for id in ids {
        let measure = registered(std::slice::from_ref(id))?[0];
        if !matches!(measure.level, Level::Node | Level::Network) {
            return Err(Error::request(format!("{} is a measure of a {}", measure.id, measure.level.word()))
                .hint("ask for measures of nodes or of the network: verbinder list measures"));
        }
        if !measure.needs.is_empty() || !measure.parts().is_empty() {
            return Err(Error::request(format!("{} gives no single number of the network alone", measure.id))
                .hint("ask for one that does, such as betweenness, degree, density or transitivity"));
        }
        if found.iter().all(|earlier| earlier.id != measure.id) {
            found.push(measure);
        }
    }
    Ok(found)
}

/// The registered errors with these ids.
///
/// # Errors
///
/// An id that is not registered.
pub fn named_errors(ids: &[String]) -> Result<Vec<&'static DataError>, Error> {
    let mut found: Vec<&'static DataError> = Vec::new();
    for id in ids {
        let known = || ERRORS.iter().map(|error| error.id);
        let error = errors::find(id).ok_or_else(|| unregistered("error in data", id, known(), "errors"))?;
        if found.iter().all(|earlier| earlier.id != error.id) {
            found.push(error);
        }
    }
    Ok(found)
}

/// Why actors are not ranked by all of these measures, or that they are at the user's request.
fn withheld(subject: &Subject, ranked: &[Scorer], language: Language) -> Option<Withheld> {
    ranked.iter().find_map(|scorer| ranking_withheld(subject, scorer.measure.id, language))
}

/// The table without any rank: why, and everybody in alphabetical order.
fn unranked(mut table: Table, why: String, subject: &Subject, language: Language) -> Table {
    let mut order: Vec<usize> = (0..subject.network.node_count()).collect();
    alphabetical(&subject.network, &mut order);
    for node in order {
        let entry = subject.network.node(node);
        let mut row: Vec<Cell> = vec![entry.id.as_str().into(), entry.label.as_str().into()];
        row.resize(table.columns.len(), Cell::Empty);
        table.push(row);
    }
    table.lead.push(why);
    table.notes.extend(cautions(subject, language));
    finish(table, subject, language)
}

/// The measures asked for, or else these; rankings and figures apart.
fn scorers(subject: &Subject, asked: &Asked, usual: &[&str]) -> (Vec<Scorer>, Vec<Scorer>) {
    let usual = || usual.iter().map(|id| crate::measures::find(id).expect("a registered measure")).collect();
    let measures: Vec<&'static Measure> = if asked.measures.is_empty() { usual() } else { asked.measures.clone() };
    let params = subject.params(&Params { seed: subject.choices.seed, ..Params::default() });
    let scorer = |measure: &'static Measure| Scorer { measure, params, low_first: lower_is_better(measure.id) };
    measures.into_iter().map(scorer).partition(|scorer| scorer.measure.level == Level::Node)
}

/// The errors asked for, or else these.
fn chosen_errors(asked: &Asked, usual: &[&str]) -> Vec<&'static DataError> {
    if asked.errors.is_empty() {
        usual.iter().map(|id| errors::find(id).expect("a registered error")).collect()
    } else {
        asked.errors.clone()
    }
}

/// The graph of a subject, each edge with the number of ties that it rests on. Where a pair is tied only both ways, the second tie
/// is no second witness of the first: the pair rests on one.
fn recorded(subject: &Subject) -> Recorded<'_> {
    let view = &subject.choices.view;
    let both_ways = view.direction == Direction::Undirected && view.symmetrise == Symmetrise::Both;
    let reports = subject.view.edge_ties.iter().map(|ties| if both_ways { 1 } else { ties.len().max(1) });
    Recorded { graph: &subject.view.graph, reports: reports.collect() }
}

/// The versions asked for, or else the usual number; fewer of a large network whose paths are followed.
fn draws(subject: &Subject, asked: &Asked, usual: usize, scorers: &[&[Scorer]]) -> usize {
    let graph = &subject.view.graph;
    let by_paths = |scorer: &&Scorer| scorer.measure.weights == WeightUse::Distance;
    let measures = scorers.iter().flat_map(|list| list.iter()).filter(by_paths).count();
    let steps = (graph.node_count() * (graph.node_count() + 2 * graph.edge_count()) * measures) as f64;
    let bearable = if steps > 0.0 { (MOST_STEPS / steps) as usize } else { usual };
    asked.draws.unwrap_or(usual.min(bearable.max(FEWEST_DRAWS)))
}

/// Refuses what would not fit into memory.
fn check_room(subject: &Subject, draws: usize, measures: usize) -> Result<(), Error> {
    let nodes = subject.network.node_count();
    match nodes.checked_mul(draws).and_then(|places| places.checked_mul(measures)) {
        Some(places) if places <= MOST_PLACES => Ok(()),
        _ => Err(Error::request(format!("{draws} versions of {nodes} actors by {measures} measures are too many"))
            .hint("ask for fewer with --draws, or for one --measure at a time")),
    }
}

/// What is said of a network that is too small to rank anybody: its actors and how many partners they have.
fn only_counts(subject: &Subject, language: Language) -> Table {
    let columns = vec![
        Column::new("id", ColumnType::Text).hidden(),
        Column::new("label", ColumnType::Text).heading("actor"),
        Column::new("degree", ColumnType::Integer).heading(language.pick("partners", "partners")),
    ];
    let mut table = Table::new(title(language), columns);
    let nodes = subject.network.node_count();
    table.notes.push(match language {
        Language::En => format!(
            "{} too few to rank, and to say how sure that would be: their partners are only counted.",
            super::count(nodes, "actor is", "actors are")
        ),
        Language::Nl => format!(
            "{} te weinig om te rangschikken, en om te zeggen hoe zeker dat zou zijn: hun partners zijn alleen geteld.",
            super::count(nodes, "actor is", "actoren zijn")
        ),
    });
    for (index, node) in subject.network.nodes().enumerate() {
        let partners = Cell::count(subject.partners(index).len());
        table.push(vec![node.id.as_str().into(), node.label.as_str().into(), partners]);
    }
    finish(table, subject, language)
}

fn is_tiny(subject: &Subject) -> bool {
    subject.network.node_count() < ONLY_COUNTS
}

fn title(language: Language) -> &'static str {
    language.pick("How sure are the ranks?", "Hoe zeker zijn de rangen?")
}

/// What a reader of any of the tables must know.
fn cautions(subject: &Subject, language: Language) -> Vec<String> {
    let mut notes = vec![
        language
            .pick(
                "This is no sampling error and no proof: it shows how far a result hangs on single ties or actors, if that much of \
                 the record is wrong. How much is wrong nobody knows from the record.",
                "Dit is geen steekproeffout en geen bewijs: het laat zien hoe zeer een uitkomst aan losse relaties of actoren hangt, \
                 als zoveel van de vastlegging niet klopt. Hoeveel er niet klopt, zegt de vastlegging zelf niet.",
            )
            .to_owned(),
    ];
    let nodes = subject.network.node_count();
    if nodes < FEW {
        notes.push(match language {
            Language::En => format!("{nodes} actors are few: ranks among so few say little, however stable they are"),
            Language::Nl => {
                format!("{nodes} actoren zijn weinig: rangen onder zo weinig zeggen weinig, hoe stabiel ook")
            }
        });
    }
    notes.extend(response(subject, language));
    notes.extend(besides(subject, language));
    notes
}

/// The cautions on ranks that these tables do not put in words of their own.
fn besides(subject: &Subject, language: Language) -> Vec<String> {
    let own = ["low-response", "too-few-nodes"];
    let spoken = alone(subject.basis(), &[About::Positions], language).into_iter();
    let others = spoken.filter(|(rule, _)| !own.contains(&rule.id));
    others.map(|(_, spoken)| format!("{}: {}", language.pick("Caution", "Let op"), spoken.sentence)).collect()
}

/// How many of those asked answered, and how many did not.
fn answers(subject: &Subject) -> (usize, usize) {
    let of = |status: Respondent| subject.network.nodes().filter(|node| node.respondent == status).count();
    (of(Respondent::Yes), of(Respondent::NoResponse))
}

/// That too many did not answer for what is drawn to say all: versions of the record know nothing of ties that nobody told. Nothing where
/// enough did, or where nobody is known to have been asked.
fn only_as_drawn(subject: &Subject, language: Language) -> Option<String> {
    let (yes, no) = answers(subject);
    let asked = yes + no;
    (no > 0 && (yes as f64) < RESPONSE * asked as f64).then(|| match language {
        Language::En => format!(
            "Stable and certain hold against the errors that were drawn, and no further: {no} of {asked} asked did not answer, and what \
             they alone could tell is in no version. --of scenarios reads the record without them."
        ),
        Language::Nl => format!(
            "Stabiel en zeker gelden voor de fouten die geloot zijn, en niet verder: {no} van {asked} gevraagden antwoordden niet, en wat \
             alleen zij konden vertellen staat in geen enkele versie. --of scenarios leest de vastlegging zonder hen."
        ),
    })
}

/// The share of those asked who answered, where the file knows; with a caution where it is low.
fn response(subject: &Subject, language: Language) -> Option<String> {
    let (yes, no) = answers(subject);
    if no == 0 {
        return None;
    }
    let share = yes as f64 / (yes + no) as f64;
    let percent = language.decimal(100.0 * share, 0);
    let caution = if share < RESPONSE {
        language.pick(
            ": too few to read ranks by betweenness without the scenarios of non-response (--of scenarios)",
            ": te weinig om rangen naar tussenpositie te lezen zonder de scenario's van non-respons (--of scenarios)",
        )
    } else {
        ""
    };
    Some(match language {
        Language::En => format!("response: {yes} of {} asked answered ({percent} %){caution}", yes + no),
        Language::Nl => format!("respons: {yes} van {} gevraagden antwoordden ({percent} %){caution}", yes + no),
    })
}

/// What an error does, with how much of it.
fn error_note(error: &DataError, share: Option<f64>, language: Language) -> String {
    let meaning = language.text(error.meaning);
    match share {
        Some(share) => format!("{} ({}, {}): {meaning}", error.id, language.text(error.name), percent(share, language)),
        None => format!("{} ({}): {meaning}", error.id, language.text(error.name)),
    }
}

/// `10 %`, `2.5 %`.
fn percent(share: f64, language: Language) -> String {
    let percent = 100.0 * share;
    let decimals = if (percent - percent.round()).abs() < 1e-9 { 0 } else { 1 };
    format!("{} %", language.decimal(percent, decimals))
}

/// A share as per cent, free of the noise of multiplying.
fn as_percent(share: f64) -> f64 {
    (share * 1e8).round() / 1e6
}

/// The shares of error asked for, or else the usual ones.
fn grid(asked: &Asked) -> Vec<f64> {
    if asked.shares.is_empty() { CurveOptions::SHARES.to_vec() } else { asked.shares.clone() }
}

/// Puts errors and their shares into a recipe.
fn set_errors(recipe: &mut Recipe, errors: &[&DataError], shares: &[f64]) {
    recipe.set("error", errors.iter().map(|error| error.id).collect::<Vec<_>>().join(","));
    recipe.set("level", shares.iter().map(|&share| as_percent(share)).collect::<Vec<f64>>());
}

/// The ids of measures, for recipes.
fn ids(scorers: &[&[Scorer]]) -> String {
    let all = scorers.iter().flat_map(|list| list.iter());
    all.map(|scorer| scorer.measure.id).collect::<Vec<_>>().join(",")
}
