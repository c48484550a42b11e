//! What a reader of measures must know: what is undefined and why, and what the file knows that the view leaves out.

use super::words::{heading, part_name, spoken};
use crate::graph::{Direction, Weight};
use crate::measures::centrality::opsahl_degree::OPSAHL_DEGREE;
use crate::measures::{Listens, Measure, Params, Precision, Scores, Unit, WeightUse};
use crate::present::findings::undefined_notes;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::text::count;

/// What is undefined and why, in one note where several columns of a measure lack the same.
pub(super) fn on_scores(measure: &Measure, columns: &[Scores], language: Language) -> Vec<String> {
    let mut notes: Vec<(Vec<String>, &Scores)> = Vec::new();
    for (index, scores) in columns.iter().enumerate() {
        let name = measure.parts().get(index).map_or_else(|| measure.id.to_owned(), |part| part_name(measure, part));
        match notes
            .iter_mut()
            .find(|(_, earlier)| earlier.undefined == scores.undefined && earlier.settled == scores.settled)
        {
            Some((names, _)) => names.push(name),
            None => notes.push((vec![name], scores)),
        }
    }
    let all = columns.len();
    let called = |names: Vec<String>| if names.len() == all { measure.id.to_owned() } else { names.join(", ") };
    notes.into_iter().flat_map(|(names, scores)| undefined_notes(&called(names), scores, language)).collect()
}

/// That the file knows directions which the view leaves out; nothing where it knows none.
pub(in crate::present::findings) fn unread_direction(subject: &Subject, language: Language) -> Option<String> {
    let directed = subject.network.ties().filter(|tie| subject.network.is_directed(tie.tie)).count();
    (subject.choices.view.direction == Direction::Undirected && directed > 0).then(|| match language {
        Language::En => format!("{directed} ties have a direction in the file: --direction directed follows it"),
        Language::Nl => {
            format!("{directed} relaties hebben in het bestand een richting: --direction directed volgt die")
        }
    })
}

/// That some ties have no direction, where others have one and the view follows it: a share of ties that are returned would count them
/// as returned without a word. Where none has one, such measures are undefined and say so.
pub(super) fn both_ways(subject: &Subject, language: Language) -> Option<String> {
    let network = &subject.network;
    let (all, without) = (network.tie_count(), network.ties().filter(|tie| !network.is_directed(tie.tie)).count());
    let some = (1..all).contains(&without) && subject.choices.view.direction == Direction::Directed;
    some.then(|| match language {
        Language::En => {
            format!("{without} of {all} ties have no direction in the file: each counts as going both ways")
        }
        Language::Nl => {
            format!("{without} van {all} relaties hebben in het bestand geen richting: elk telt als heen en terug")
        }
    })
}

/// That the file knows strengths which the view leaves out, of measures of strength: these are then numbers of partners, or 1.
/// Nothing of measures that take strengths and say something without them too.
pub(super) fn unread_strengths(subject: &Subject, measures: &[&Measure], language: Language) -> Option<String> {
    let of_strength = |measure: &&&Measure| measure.unit == Unit::Strength || measure.id == OPSAHL_DEGREE.id;
    let names: Vec<String> =
        measures.iter().filter(of_strength).map(|measure| heading(language.text(measure.name))).collect();
    let stated = subject.network.ties().filter(|tie| tie.tie.strength.is_some()).count();
    if names.is_empty() || stated == 0 || subject.choices.view.weight != Weight::None {
        return None;
    }
    let names = names.join(", ");
    Some(match language {
        Language::En => format!(
            "{names}: the strengths of {} are not used, every tie counts as 1; --weight strength uses them",
            count(stated, "tie", "ties")
        ),
        Language::Nl => format!(
            "{names}: de sterkte van {} is niet gebruikt, elke relatie telt als 1; --weight strength gebruikt die",
            count(stated, "relatie", "relaties")
        ),
    })
}

/// Which of the measures take no strengths though the view has them.
pub(super) fn ignored_strengths(subject: &Subject, measures: &[&Measure], language: Language) -> Option<String> {
    let ignoring = measures.iter().filter(|measure| measure.weights == WeightUse::Ignores);
    let names: Vec<String> = ignoring.map(|measure| heading(language.text(measure.name))).collect();
    (subject.view.graph.is_weighted() && !names.is_empty()).then(|| {
        let names = names.join(", ");
        match language {
            Language::En => format!("{names}: strengths are not used, every tie counts alike"),
            Language::Nl => format!("{names}: sterkten tellen niet mee, elke relatie telt gelijk"),
        }
    })
}

/// That values are exact though estimates were asked for.
pub(super) fn exact_all_the_same(
    measure: &Measure,
    params: &Params,
    found: &[Scores],
    language: Language,
) -> Option<String> {
    let asked = matches!(params.precision, Precision::Within(_)) && measure.listens.contains(&Listens::Precision);
    let exact = found.iter().all(|scores| scores.estimated_within().is_none());
    (asked && exact).then(|| match language {
        Language::En => format!(
            "{}: exact all the same; estimates are for ties without strength, in networks so large that they save time",
            measure.id
        ),
        Language::Nl => format!(
            "{}: toch precies berekend; schattingen zijn er voor relaties zonder sterkte, in netwerken waar ze tijd schelen",
            spoken(measure.id, language)
        ),
    })
}
