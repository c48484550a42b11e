//! The ties that an explanation rests on, each with its evidence, and the sources these name.

use super::Question;
use super::sheet::{Section, Sheet};
use crate::measures::Text;
use crate::model::Evidence;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Cell;
use std::collections::BTreeSet;

/// Every tie with the evidence for it.
pub(super) const TIES: Section = Section {
    id: "ties",
    heading: Text { en: "The ties it rests on", nl: "De relaties waar het op berust" },
    columns: &[
        "source",
        "target",
        "source_label",
        "kind",
        "target_label",
        "directed",
        "layer",
        "certainty",
        "evidence",
        "notes",
    ],
};

/// The sources that the evidence names.
pub(super) const SOURCES: Section = Section {
    id: "sources",
    heading: Text { en: "Sources", nl: "Bronnen" },
    columns: &["cites", "title", "publisher", "date", "url"],
};

/// The ties that count between two nodes, in either direction.
pub(super) fn between(subject: &Subject, one: usize, other: usize) -> Vec<usize> {
    let graph = &subject.view.graph;
    let edges: BTreeSet<usize> =
        [graph.edge_between(one, other), graph.edge_between(other, one)].into_iter().flatten().collect();
    let ties: BTreeSet<usize> = edges.into_iter().flat_map(|edge| subject.view.edge_ties[edge].clone()).collect();
    ties.into_iter().collect()
}

/// The ties of these pairs, in the order of the pairs, each once.
pub(super) fn of_pairs(subject: &Subject, pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let ties = pairs.into_iter().flat_map(|(one, other)| between(subject, one, other));
    ties.filter(|&tie| seen.insert(tie)).collect()
}

/// The cells of a tie, in the columns of [`TIES`].
pub(super) fn cells(question: &Question<'_>, tie: usize) -> Vec<Cell> {
    let (network, language) = (&question.subject.network, question.language);
    let tie = network.tie(tie);
    let (source, target) = (network.node(tie.source), network.node(tie.target));
    let evidence = &tie.tie.evidence;
    let notes: Vec<String> = evidence.iter().filter_map(|item| item.note.clone()).collect();
    vec![
        source.id.as_str().into(),
        target.id.as_str().into(),
        source.label.as_str().into(),
        Cell::word(&tie.tie.kind, language.tie_kind(network, &tie.tie.kind)),
        target.label.as_str().into(),
        Cell::Boolean(network.is_directed(tie.tie)),
        Cell::maybe(tie.tie.layer.as_deref()),
        Cell::word(tie.tie.certainty.word(), language.certainty(tie.tie.certainty)),
        evidence.iter().map(Evidence::reference).collect::<Vec<_>>().into(),
        notes.into(),
    ]
}

/// Lists these ties with their evidence, says how well they are founded, and names the sources.
pub(super) fn write(question: &Question<'_>, ties: &[usize], sheet: &mut Sheet) {
    if ties.is_empty() {
        return;
    }
    sheet.fill(&TIES, ties.iter().map(|&tie| cells(question, tie)).collect());
    if let Some(sentence) = foundation(question, ties) {
        sheet.say(sentence);
    }
    sources(question, ties, sheet);
}

/// Names the sources of these ties.
pub(super) fn sources(question: &Question<'_>, ties: &[usize], sheet: &mut Sheet) {
    let network = &question.subject.network;
    let evidence = ties.iter().flat_map(|&tie| &network.tie(tie).tie.evidence);
    let named: BTreeSet<&str> = evidence.map(|item| item.source.as_str()).collect();
    let rows = named.iter().map(|id| {
        let source = network.source(id);
        let field = |of: fn(&crate::model::Source) -> Option<&str>| Cell::maybe(source.and_then(of));
        vec![
            (*id).into(),
            field(|source| source.title.as_deref()),
            field(|source| source.publisher.as_deref()),
            field(|source| source.date.as_deref()),
            field(|source| source.url.as_deref()),
        ]
    });
    sheet.fill(&SOURCES, rows.collect());
}

/// `It rests on 7 ties: 5 explicit, 2 implied; all 7 name where it says so.`
fn foundation(question: &Question<'_>, ties: &[usize]) -> Option<String> {
    let (network, language) = (&question.subject.network, question.language);
    let all = ties.len();
    let founded = ties.iter().filter(|&&tie| !network.tie(tie).tie.evidence.is_empty()).count();
    if founded == 0 {
        // A file without evidence says so once, in a note; here there is nothing to tell.
        return None;
    }
    let sure: Vec<String> = crate::model::Certainty::ALL
        .into_iter()
        .map(|certainty| (ties.iter().filter(|&&tie| network.tie(tie).tie.certainty == certainty).count(), certainty))
        .filter(|(count, _)| *count > 0)
        .map(|(count, certainty)| format!("{count} {}", language.certainty(certainty)))
        .collect();
    let sure = sure.join(", ");
    let many = super::count(all, language.pick("tie", "relatie"), language.pick("ties", "relaties"));
    if all == 1 {
        return Some(match language {
            Language::En => format!("It rests on one tie ({sure}), with the place where a source says so."),
            Language::Nl => format!("Het berust op één relatie ({sure}), met de plek waar een bron het zegt."),
        });
    }
    Some(match (language, founded == all) {
        (Language::En, true) => format!("It rests on {many} ({sure}), each with the place where a source says so."),
        (Language::Nl, true) => format!("Het berust op {many} ({sure}), elk met de plek waar een bron het zegt."),
        (Language::En, false) => {
            format!("It rests on {many} ({sure}), {founded} of them with the place where a source says so.")
        }
        (Language::Nl, false) => {
            format!("Het berust op {many} ({sure}), waarvan {founded} met de plek waar een bron het zegt.")
        }
    })
}
