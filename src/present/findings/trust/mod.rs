//! How sure are we? What a report says of itself: what may not be concluded, who is sure to be at the top, how much error the figures
//! bear, and which clusters would be found again.
//!
//! The studies are those of `robustness` and `clusters --stability`, with as many replicates as a report can wait for; what a network
//! is too large for is left out, and said with the command that does it.

pub mod cautions;
mod effort;

pub use effort::{Effort, Searches};

use super::found::Found;
use super::robustness::{self, measures, worst};
use super::stability;
use crate::measures::{Measure, find};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::studies::stability::Verdict;
use crate::text::Text;

/// One part of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// File name without ending.
    pub name: &'static str,
    /// What a reader who has one minute reads.
    pub sentences: Vec<String>,
    /// The table behind it.
    pub table: Table,
    /// Whether the table has a row for every node, of which a page shows the first ones only.
    pub long: bool,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Trust {
    /// The parts, in the order in which they are told.
    pub parts: Vec<Part>,
    /// What was left out because the network is large, with the command that does it.
    pub left_out: Vec<String>,
}

/// Rankings whose top is judged; the first orders the table.
const RANKINGS: [&str; 2] = ["betweenness", "degree"];
/// Figures whose tolerance is judged: rankings first. Those that follow paths apart.
const TOLERANCE: [&str; 7] = [
    "degree",
    "density",
    "transitivity",
    "degree-centralization",
    "largest-component-share",
    "betweenness",
    "average-distance",
];
const WITHOUT_PATHS: usize = 5;

/// How sure we are of what a report says of a subject.
pub fn trust(subject: &Subject, found: &Found, language: Language) -> Trust {
    let graph = &subject.view.graph;
    let effort = Effort::of(graph);
    let mut all = Trust { parts: Vec::new(), left_out: Vec::new() };
    all.parts.push(cautions::part(subject, language));
    all.ranks(subject, &effort, language);
    all.tolerance(subject, &effort, language);
    all.clusters(subject, found, language);
    all
}

impl Trust {
    fn ranks(&mut self, subject: &Subject, effort: &Effort, language: Language) {
        let (all, one) = (&worst::ERRORS[..], &worst::ERRORS[1..2]);
        let (measures, errors, draws) = match (effort.ranks_by_paths, effort.ranks_by_paths_once) {
            (Some(draws), _) => (&RANKINGS[..], all, Some(draws)),
            (None, Some(draws)) => (&RANKINGS[..], one, Some(draws)),
            (None, None) => (&RANKINGS[1..], all, effort.ranks),
        };
        if let Some(what) = ranks_left_out(effort) {
            self.leave_out(what, language.pick("verbinder robustness FILE", "verbinder robustness BESTAND"), language);
        }
        let Some(draws) = draws else { return };
        let table = worst::table(subject, measures, (errors, draws), language);
        let sentences = if table.lead.is_empty() { table.notes[..1].to_vec() } else { table.lead.clone() };
        self.parts.push(Part { name: "ranks", sentences, table, long: true });
    }

    fn tolerance(&mut self, subject: &Subject, effort: &Effort, language: Language) {
        let (ids, draws) = match (effort.tolerance_by_paths, effort.tolerance) {
            (Some(draws), _) => (&TOLERANCE[..], Some(draws)),
            (None, draws) => (&TOLERANCE[..WITHOUT_PATHS], draws),
        };
        if let Some(what) = tolerance_left_out(effort) {
            self.leave_out(
                what,
                language.pick("verbinder robustness FILE --of measures", "verbinder robustness BESTAND --of measures"),
                language,
            );
        }
        let Some(draws) = draws.filter(|_| subject.network.node_count() >= robustness::ONLY_COUNTS) else { return };
        let asked = robustness::Asked {
            measures: ids.iter().map(|id| registered(id)).collect(),
            draws: Some(draws),
            ..robustness::Asked::default()
        };
        let table = measures::table(subject, &asked, language);
        self.parts.push(Part { name: "tolerance", sentences: table.sentences.clone(), table, long: false });
    }

    fn clusters(&mut self, subject: &Subject, found: &Found, language: Language) {
        let Some(judged) = subject.judged_communities() else {
            return self.leave_out(
                Text {
                    en: "whether the clusters would be found again",
                    nl: "of de clusters weer gevonden zouden worden",
                },
                language.pick("verbinder clusters FILE --stability", "verbinder clusters BESTAND --stability"),
                language,
            );
        };
        let whole = stability::table(subject, found, judged, language);
        let mut each = stability::clusters_table(subject, found, judged, language);
        each.title = language.pick("Which clusters can be relied on?", "Op welke clusters kan men bouwen?").to_owned();
        let mut nodes = stability::nodes_table(subject, found, judged, language);
        nodes.title = language.pick("Who stays with its cluster?", "Wie blijft bij zijn cluster?").to_owned();
        // Each of the three tells what it adds; that so many clusters were found stands where they are shown.
        let told = judged.found.as_ref().ok().and_then(|of| stability::clusters_in_words(subject, found, of, language));
        let by_chance = subject.verdict() == Some(Verdict::NoMoreThanChance);
        let none = language.pick(
            "None of them: chance divides this network as well.",
            "Op geen ervan: toeval verdeelt dit netwerk net zo goed.",
        );
        let of_each: Vec<String> = told.or(by_chance.then(|| none.to_owned())).into_iter().collect();
        let sentences = whole.lead.iter().skip(1).filter(|sentence| !of_each.contains(sentence)).cloned().collect();
        let of_nodes = nodes.lead.iter().skip(1).filter(|sentence| !whole.lead.contains(sentence)).cloned().collect();
        self.parts.push(Part { name: "stability", sentences, table: whole, long: false });
        self.parts.push(Part { name: "stability-clusters", sentences: of_each, table: each, long: false });
        self.parts.push(Part { name: "stability-members", sentences: of_nodes, table: nodes, long: true });
    }

    fn leave_out(&mut self, what: Text, command: &str, language: Language) {
        let what = language.text(what);
        self.left_out.push(match language {
            Language::En => {
                format!("Left out, as it takes long in a network of this size: {what}. {command} computes it.")
            }
            Language::Nl => {
                format!(
                    "Weggelaten, omdat het in een netwerk van deze omvang lang duurt: {what}. {command} berekent het."
                )
            }
        });
    }
}

/// What is not told of ranks: nothing of any, or nothing of those that follow paths.
fn ranks_left_out(effort: &Effort) -> Option<Text> {
    match (effort.ranks_by_paths.or(effort.ranks_by_paths_once), effort.ranks) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Text {
            en: "how sure the ranks by betweenness are",
            nl: "hoe zeker de rangen naar tussenpositie zijn",
        }),
        (None, None) => Some(Text { en: "how sure the ranks are", nl: "hoe zeker de rangen zijn" }),
    }
}

/// The same of tolerance.
fn tolerance_left_out(effort: &Effort) -> Option<Text> {
    match (effort.tolerance_by_paths, effort.tolerance) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Text {
            en: "how much error betweenness and average distance bear",
            nl: "hoeveel fouten tussenpositie en gemiddelde afstand verdragen",
        }),
        (None, None) => {
            Some(Text { en: "how much error ranks and figures bear", nl: "hoeveel fouten rangen en cijfers verdragen" })
        }
    }
}

fn registered(id: &str) -> &'static Measure {
    find(id).expect("a measure named in the code is registered")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_told_as_a_whole() {
        let none = Effort {
            ranks_by_paths: None,
            ranks_by_paths_once: None,
            ranks: None,
            tolerance_by_paths: None,
            tolerance: None,
            clusters: None,
        };
        let told =
            |effort: &Effort| [ranks_left_out(effort), tolerance_left_out(effort)].map(|what| what.map(|what| what.en));
        assert_eq!(told(&none), [Some("how sure the ranks are"), Some("how much error ranks and figures bear")]);
        let without_paths = Effort { ranks: Some(40), tolerance: Some(20), ..none };
        let paths = ["how sure the ranks by betweenness are", "how much error betweenness and average distance bear"];
        assert_eq!(told(&without_paths), paths.map(Some));
        let all = Effort { ranks_by_paths_once: Some(40), tolerance_by_paths: Some(20), ..without_paths };
        assert_eq!(told(&all), [None, None]);
    }
}
