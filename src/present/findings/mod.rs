//! Findings: what a subject says, as a table with sentences, for every command and for the report.

pub mod actors;
pub mod backbone;
pub mod bridges;
pub mod census;
pub mod change;
pub mod cluster_image;
pub mod cluster_marks;
pub mod cluster_ties;
pub mod clusters;
pub mod compare;
pub mod describe;
pub mod explain;
pub mod found;
pub mod gaps;
pub mod governance;
pub mod key_players;
pub mod measure;
pub mod mrqap;
pub mod packed;
pub mod questions;
mod ranking;
pub mod resolutions;
pub mod robustness;
pub mod significance;
pub mod similarity;
pub mod spark;
pub mod stability;
pub mod ties;
pub mod trust;
mod undefined;
pub mod what_if;

use super::cautions::{self, About};
use super::language::Language;
use super::subject::Subject;
use super::table::Table;
use crate::Error;
use crate::model::Network;
use crate::model::names::nearest;
use crate::text::count;
use undefined::undefined_notes;

/// Recipe and general notes, at the end of every table.
fn finish(mut table: Table, subject: &Subject, language: Language) -> Table {
    table.notes.extend(subject.notes(language));
    let mut recipe = subject.recipe();
    recipe.0.extend(std::mem::take(&mut table.recipe.0));
    table.recipe = recipe;
    table
}

/// Puts what must be known of figures about these things at the head of the notes.
fn cautioned(mut table: Table, subject: &Subject, about: &[About], language: Language) -> Table {
    let caution = language.pick("Caution", "Let op");
    let spoken = cautions::foremost(subject.basis(), about, language);
    let notes = spoken.into_iter().map(|(_, spoken)| format!("{caution}: {}", spoken.sentence));
    table.notes.splice(0..0, notes);
    table
}

/// Why actors are not ranked by this measure and stand in alphabetical order, or that they are at the user's request; nothing where
/// nothing speaks against it.
fn ranking_withheld(subject: &Subject, measure: &str, language: Language) -> Option<Withheld> {
    withheld(
        subject,
        measure,
        language.pick("Not ranked, in alphabetical order.", "Niet gerangschikt, op alfabet."),
        language,
    )
}

/// The same of a rank that is told of one actor, or beside other figures, where nothing is put in order.
fn rank_withheld(subject: &Subject, measure: &str, language: Language) -> Option<Withheld> {
    withheld(subject, measure, language.pick("Not ranked.", "Niet gerangschikt."), language)
}

/// Why actors are not ranked, after these words.
fn withheld(subject: &Subject, measure: &str, words: &str, language: Language) -> Option<Withheld> {
    let why = cautions::withheld(subject.basis(), measure, language)?;
    Some(if subject.choices.rank_anyway {
        Withheld::Anyway(ranked_anyway(&why, language))
    } else {
        let insist = language.pick("--rank-anyway ranks all the same.", "--rank-anyway rangschikt toch.");
        Withheld::Yes(format!("{words} {why} {insist}"))
    })
}

/// That actors are ranked at the user's request, and what speaks against it.
fn ranked_anyway(why: &str, language: Language) -> String {
    format!("{} {why}", language.pick("RANKED ANYWAY, at your request.", "TOCH GERANGSCHIKT, op uw verzoek."))
}

/// Why actors are not ranked in this network by the usual measures, where a caution forbids it and the choices do not insist.
pub fn not_ranked(subject: &Subject, language: Language) -> Option<String> {
    ["degree", "betweenness"].iter().find_map(|measure| match ranking_withheld(subject, measure, language)? {
        Withheld::Yes(why) => Some(why),
        Withheld::Anyway(_) => None,
    })
}

/// A ranking that a caution speaks against, with the sentence to say.
enum Withheld {
    /// It is not given.
    Yes(String),
    /// The user insists on it.
    Anyway(String),
}

/// Nodes in the order of their labels.
fn alphabetical(network: &Network, nodes: &mut [usize]) {
    nodes.sort_by_cached_key(|&node| (network.node(node).label.to_lowercase(), node));
}

/// The error for an id that is not registered, where `list` shows what is.
fn unregistered(what: &str, id: &str, known: impl Iterator<Item = &'static str>, list: &str) -> Error {
    let error = Error::request(format!("no {what} is called {id:?}"));
    match nearest(id, known) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint(format!("verbinder list {list} shows them all")),
    }
}

/// A short list of names: the first few, then how many more.
pub(super) fn some(names: &[String], most: usize, language: Language) -> String {
    some_of((names, names.len()), most, language)
}

/// The same of the first names of so many; one more than wanted must be there.
fn some_of((names, all): (&[String], usize), most: usize, language: Language) -> String {
    debug_assert!(names.len() == all || names.len() > most);
    let and = language.pick("and", "en");
    // One more than wanted is shorter than the words that would stand for it.
    if all <= most + 1 {
        return match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
        };
    }
    let more = all - most;
    format!("{} {and} {more} {}", names[..most].join(", "), language.pick("more", "andere"))
}

/// The labels of nodes.
fn labels(network: &Network, nodes: impl IntoIterator<Item = usize>) -> Vec<String> {
    nodes.into_iter().map(|node| network.node(node).label.clone()).collect()
}
