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
pub mod what_if;

use super::cautions::{self, About};
use super::language::Language;
use super::subject::Subject;
use super::table::Table;
use crate::measures::Scores;
use crate::model::Network;
use crate::text::count;

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

/// Why actors are not ranked by this measure, or that they are at the user's request; nothing where nothing speaks against it.
fn ranking_withheld(subject: &Subject, measure: &str, language: Language) -> Option<Withheld> {
    let why = cautions::withheld(subject.basis(), measure, language)?;
    Some(if subject.choices.rank_anyway {
        Withheld::Anyway(ranked_anyway(&why, language))
    } else {
        Withheld::Yes(match language {
            Language::En => format!("Not ranked, in alphabetical order. {why} --rank-anyway ranks all the same."),
            Language::Nl => format!("Niet gerangschikt, op alfabet. {why} --rank-anyway rangschikt toch."),
        })
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

/// One note for each thing that a measure settled itself and each reason why values are undefined.
fn undefined_notes(name: &str, scores: &Scores, language: Language) -> Vec<String> {
    let name = &measure::spoken(name, language);
    if let Some(estimated) = estimated_note(name, scores, language) {
        return vec![estimated];
    }
    let settled = scores.settled.iter().map(|&(what, value)| settled_note(name, what, value, language));
    let undefined = scores.undefined.iter().map(|undefined| {
        let why = language.text(undefined.reason.text());
        match (language, scores.values.len()) {
            (_, 1) => format!("{name}: {why}"),
            (Language::En, _) => format!("{name}: empty for {} ({why})", undefined.count()),
            (Language::Nl, _) => format!("{name}: leeg voor {} ({why})", undefined.count()),
        }
    });
    settled.chain(undefined).collect()
}

fn settled_note(name: &str, what: &str, value: f64, language: Language) -> String {
    match language {
        Language::En if what == Scores::ANY_ALPHA => format!(
            "{name}: no walk comes back in this network, so there is no largest alpha to take a part of, and alpha is simply {value}; to \
             compare networks, give all the same --alpha"
        ),
        Language::Nl if what == Scores::ANY_ALPHA => format!(
            "{name}: geen wandeling keert in dit netwerk terug, zodat er geen grootste alpha is om een deel van te nemen, en alpha is \
             gewoon {}; geef netwerken die u vergelijkt alle dezelfde --alpha",
            value.to_string().replace('.', ",")
        ),
        Language::En if what == Scores::ALPHA_BELOW => {
            format!("{name}: in this network alpha must be below {value:.6}, one over the largest eigenvalue")
        }
        Language::Nl if what == Scores::ALPHA_BELOW => {
            let value = format!("{value:.6}").replace('.', ",");
            format!("{name}: in dit netwerk moet alpha onder {value} blijven, één gedeeld door de grootste eigenwaarde")
        }
        Language::En => format!("{name}: {what} = {value}"),
        Language::Nl => format!("{name}: {what} = {}", value.to_string().replace('.', ",")),
    }
}

/// That values are estimates, how far they may be off, and what follows from it.
fn estimated_note(name: &str, scores: &Scores, language: Language) -> Option<String> {
    let epsilon = scores.estimated_within()?;
    let draws = scores.settled.iter().find(|(what, _)| *what == "random_draws").map_or(0.0, |(_, draws)| *draws);
    let mut said = match language {
        Language::En => format!(
            "{name}: ESTIMATED from {draws} random draws, because exact values would take long or --approximate asks for it; with 95 % \
             certainty no value is off by more than {epsilon} of the largest possible one, so nodes nearer to each other than twice \
             that have no order; --exact computes exactly, --approximate SHARE chooses another error"
        ),
        Language::Nl => {
            let epsilon = epsilon.to_string().replace('.', ",");
            format!(
                "{name}: GESCHAT uit {draws} willekeurige trekkingen, omdat precies rekenen lang duurt of --approximate erom vraagt; met \
                 95 % zekerheid zit geen waarde er meer dan {epsilon} van de hoogst mogelijke naast, dus knopen die minder dan twee \
                 keer dat verschillen, hebben geen volgorde; --exact rekent precies, --approximate DEEL kiest een andere fout"
            )
        }
    };
    let highest = scores.values.iter().copied().filter(|value| !value.is_nan()).fold(0.0, f64::max);
    // Then everybody may have the value of everybody else.
    if scores.margin().is_some_and(|margin| highest <= margin) {
        said += language.pick(
            ". NO value is above that error here: this estimate tells nobody from anybody, and needs a smaller share",
            ". GEEN waarde komt hier boven die fout uit: deze schatting onderscheidt niemand van een ander, en vraagt een kleiner deel",
        );
    }
    Some(said)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_on_alpha_have_single_blanks() {
        for (language, part) in [(Language::En, "simply 0.85; to compare"), (Language::Nl, "is gewoon 0,85; geef")] {
            let said = settled_note("katz", Scores::ANY_ALPHA, 0.85, language);
            assert!(said.contains(part) && !said.contains("  "), "{said}");
        }
    }
}
