//! The first sentence of every explanation: the value, and its place among those of the others.

use super::Question;
use super::sheet::{Sheet, VALUE};
use crate::measures::centrality::betweenness::largest_possible;
use crate::measures::{Listens, Measure, Normalization, Params, Scores, WeightUse};
use crate::present::findings::actors::lower_is_better;
use crate::present::findings::measure::heading;
use crate::present::findings::{Withheld, rank_withheld};
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::correlation::nearly_equal;

/// What is explained.
pub(super) struct Valued<'a> {
    /// The measure.
    pub(super) measure: &'a Measure,
    /// Its name in sentences, where that of the measure is not enough.
    pub(super) name: Option<String>,
    /// The scores of all nodes.
    pub(super) scores: &'a Scores,
    /// The parts added up, where these make the value.
    pub(super) sum: Option<f64>,
}

/// Says the value of a node; false where it is undefined, and then why.
pub(super) fn say(question: &Question<'_>, node: usize, valued: &Valued<'_>, sheet: &mut Sheet) -> bool {
    let language = question.language;
    let (measure, scores) = (valued.measure, valued.scores);
    let value = scores.values[node];
    let who = question.introduced(node);
    let name = valued.name.clone().unwrap_or_else(|| heading(language.text(measure.name)));
    let entry = question.subject.network.node(node);
    let head = [measure.id.into(), entry.id.as_str().into(), entry.label.as_str().into()];
    if value.is_nan() {
        let reason = scores.reason(node);
        let why = reason.map_or("", |reason| language.text(reason.text()));
        sheet.say(match language {
            Language::En => format!("{who}: {name} is undefined ({why})."),
            Language::Nl => format!("{who}: {name} is niet bepaald ({why})."),
        });
        let blank = std::iter::repeat_n(Cell::Empty, 5);
        let code = reason.map_or(Cell::Empty, |reason| reason.code().into());
        sheet.fill(&VALUE, vec![head.into_iter().chain(blank).chain([code]).collect()]);
        return false;
    }
    let normalized = normalized(question, measure, scores, node);
    let ascending = lower_is_better(measure.id);
    let standing = Standing::of(&scores.values, node, ascending);
    let mut sentence = format!("{who}: {name} {}", figure(value, language));
    if let Some(share) = normalized.filter(|share| share.is_finite()) {
        sentence.push_str(&match language {
            Language::En => format!(", {} of the largest value possible here", percent(share, language)),
            Language::Nl => format!(", {} van de hoogste waarde die hier kan", percent(share, language)),
        });
    }
    let (rank, of) = (standing.words(), standing.of);
    let first = match (ascending, language) {
        (false, Language::En) => "1 = highest",
        (false, Language::Nl) => "1 = hoogste",
        (true, Language::En) => "1 = least constrained",
        (true, Language::Nl) => "1 = minst ingeklemd",
    };
    // Where actors are not ranked, there is no rank to tell.
    let withheld = rank_withheld(question.subject, measure.id, language);
    let ranked = !matches!(withheld, Some(Withheld::Yes(_)));
    sentence.push_str(&match language {
        _ if !ranked => ".".to_owned(),
        Language::En => format!("; rank {rank} of {of} ({first})."),
        Language::Nl => format!("; rang {rank} van {of} ({first})."),
    });
    sheet.say(sentence);
    match withheld {
        Some(Withheld::Yes(why)) => sheet.note(why),
        Some(Withheld::Anyway(why)) => sheet.say(why),
        None => {}
    }
    let figures = [
        Cell::number(value),
        Cell::number(normalized.unwrap_or(f64::NAN)),
        if ranked { Cell::number(standing.rank) } else { Cell::Empty },
        Cell::count(of),
        Cell::number(valued.sum.unwrap_or(f64::NAN)),
        Cell::Empty,
    ];
    sheet.fill(&VALUE, vec![head.into_iter().chain(figures).collect()]);
    true
}

/// The value divided by the largest possible one, for measures that have one.
fn normalized(question: &Question<'_>, measure: &Measure, scores: &Scores, node: usize) -> Option<f64> {
    if measure.id == "betweenness" {
        // Dear enough not to be computed a second time for the sake of a division.
        let largest = largest_possible(&question.subject.view.graph);
        return (largest > 0.0).then(|| scores.values[node] / largest);
    }
    // With lengths of one over the strength what a network of this size allows is no largest value.
    let by_length = measure.weights == WeightUse::Distance && question.subject.view.graph.is_weighted();
    let listens = measure.listens.contains(&Listens::Normalization) && measure.needs.is_empty() && !by_length;
    let params = Params { normalization: Normalization::Normalized, ..question.params };
    listens.then(|| measure.of(&question.subject.view.graph, &params).values[node])
}

/// The place of a value among those that are defined.
struct Standing {
    /// The mean of the ranks of all that have it.
    rank: f64,
    sharing: usize,
    of: usize,
}

impl Standing {
    fn of(values: &[f64], node: usize, ascending: bool) -> Standing {
        let own = values[node];
        let equal = |value: &f64| nearly_equal(*value, own);
        let better = |value: &f64| !equal(value) && (if ascending { *value < own } else { *value > own });
        let ahead = values.iter().filter(|value| better(value)).count();
        let sharing = values.iter().filter(|value| equal(value)).count();
        let rank = ahead as f64 + (sharing as f64 + 1.0) / 2.0;
        Standing { rank, sharing, of: values.iter().filter(|value| !value.is_nan()).count() }
    }

    /// `4`, or `4–6` where three share the place.
    fn words(&self) -> String {
        let half = (self.sharing as f64 - 1.0) / 2.0;
        if self.sharing == 1 {
            format!("{:.0}", self.rank)
        } else {
            format!("{:.0}–{:.0}", self.rank - half, self.rank + half)
        }
    }
}

/// A number in a sentence: whole where it is, otherwise with about three digits that count.
pub(super) fn figure(value: f64, language: Language) -> String {
    if value < 0.0 {
        return format!("−{}", figure(-value, language));
    }
    let size = value;
    if size < 1e15 && nearly_equal(value, value.round()) {
        return format!("{value:.0}");
    }
    let decimals = match size {
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        size if size >= 0.01 => 3,
        size if size >= 0.0001 => 5,
        _ => return language.pick(&format!("{value:.2e}"), &format!("{value:.2e}").replace('.', ",")).to_owned(),
    };
    let text = language.decimal(value, decimals);
    text.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
}

/// `2.7 %`, `2,7 %`.
pub(super) fn percent(share: f64, language: Language) -> String {
    let value = 100.0 * share;
    let decimals = match value {
        value if value >= 10.0 || nearly_equal(value, value.round()) => 0,
        value if value >= 0.1 => 1,
        _ => 3,
    };
    format!("{} %", language.decimal(value, decimals))
}
