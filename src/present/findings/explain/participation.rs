//! Participation: to which groups the ties go.

use super::groups::single;
use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure, percent};
use super::{Explain, Explanation, Question, some, ties};
use crate::Error;
use crate::graph::{compact::Merge, shortest_paths::Along};
use crate::measures::{Grouping, Known, Text, find};
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::ties_by_group::{TiesToGroup, ties_by_group};

/// The entry in the registry.
pub(super) const PARTICIPATION: Explanation = Explanation {
    id: "participation",
    shows: Text { en: "Over which groups its ties are spread.", nl: "Over welke groepen de relaties verdeeld zijn." },
    sections: SECTIONS,
    explain: Explain::Node(explain),
};

/// The sections of explanations by group.
pub(super) const SECTIONS: &[&Section] = &[&GROUPS, &ties::TIES, &ties::SOURCES];

/// The ties by group.
const GROUPS: Section = Section {
    id: "groups",
    heading: Text { en: "Where its ties go", nl: "Waar de relaties heen gaan" },
    columns: &["in_group", "own", "amount", "share", "names", "members"],
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (names, groups) = single(question)?;
    let view = &question.subject.view.graph;
    let measure = find("participation").expect("registered");
    let known = Known { groups: Some(&groups), ..Known::new(view) };
    let scores = measure.run(&known, &question.params).expect("groups are known").swap_remove(0);
    let (found, without) = ties_by_group(&view.symmetrised(Merge::Max), &groups, node, Along::Out);
    let total = found.iter().fold(0.0, |sum, entry| sum + entry.strength);
    let squares = found.iter().fold(0.0, |sum, entry| sum + (entry.strength / total).powi(2));
    let defined = !scores.values[node].is_nan();
    let sum = Some(1.0 - squares).filter(|_| defined);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    if defined {
        let shares: Vec<String> = found
            .iter()
            .take(3)
            .map(|entry| format!("{} {}", names[entry.group], percent(entry.strength / total, language)))
            .collect();
        let (shares, squares) = (some(&shares, 3, language), figure(squares, language));
        sheet.say(match (language, found.len()) {
            (Language::En, 1) => format!("All of its ties go to one group, {}: 0.", names[found[0].group]),
            (Language::Nl, 1) => format!("Alle relaties gaan naar één groep, {}: 0.", names[found[0].group]),
            (Language::En, many) => format!("Its ties go to {many} groups: {shares}. Two of them taken at random lead to the same group with a chance of {squares}; participation is the rest."),
            (Language::Nl, many) => format!("De relaties gaan naar {many} groepen: {shares}. Twee willekeurige leiden met een kans van {squares} naar dezelfde groep; spreiding is de rest."),
        });
    }
    write(question, node, &found, &without, &names, &groups, sheet);
    Ok(())
}

/// The groups with the ties to them, those left out, and the ties themselves.
pub(super) fn write(
    question: &Question<'_>,
    node: usize,
    found: &[TiesToGroup],
    without: &[usize],
    names: &[String],
    groups: &Grouping,
    sheet: &mut Sheet,
) {
    let language = question.language;
    let total = found.iter().fold(0.0, |sum, entry| sum + entry.strength);
    let rows = found.iter().map(|entry| {
        vec![
            names[entry.group].as_str().into(),
            Cell::Boolean(groups.of()[node] == Some(entry.group)),
            Cell::number(entry.strength),
            Cell::number(entry.strength / total),
            some(&question.labels(&entry.partners), 5, language).into(),
            question.ids(&entry.partners).into(),
        ]
    });
    sheet.fill(&GROUPS, rows.collect());
    if !without.is_empty() {
        let by = question.by.unwrap_or("municipality");
        let (many, names) = (without.len(), question.names(without, 4));
        sheet.say(match language {
            Language::En => format!("Left out because they have no single {by}: {many} of its partners ({names})."),
            Language::Nl => format!("Weggelaten omdat zij niet precies één {by} hebben: {many} partners ({names})."),
        });
    }
    let partners = found.iter().flat_map(|entry| entry.partners.iter().map(|&other| (node, other)));
    ties::write(question, &ties::of_pairs(question.subject, partners), sheet);
}
