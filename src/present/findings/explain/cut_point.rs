//! A cut point: the parts that would remain without it, and the ties by which they hang on it.

use super::sheet::{Section, Sheet, VALUE};
use super::{Explain, Explanation, Question, count, some, ties};
use crate::Error;
use crate::graph::components::pieces_without;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;

/// The entry in the registry.
pub(super) const CUT_POINT: Explanation = Explanation {
    id: "cut-point",
    shows: Text {
        en: "The parts that would remain without it, who is in them, and the ties by which they hang on it.",
        nl: "De delen die zonder deze actor overblijven, wie erin zitten, en de relaties waarmee zij eraan hangen.",
    },
    sections: &[&PARTS, &HANGS, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// The parts that would remain, largest first.
pub(super) const PARTS: Section = Section {
    id: "parts",
    heading: Text { en: "What would remain, in parts", nl: "Wat er zou overblijven, in delen" },
    columns: &["part", "nodes", "municipality", "names", "by", "by_ids", "members"],
};

/// The ties by which they hang on it.
const HANGS: Section = Section {
    id: "ties",
    heading: Text { en: "The ties by which the parts hang on it", nl: "De relaties waarmee de delen eraan hangen" },
    columns: &[
        "part",
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

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let (language, subject) = (question.language, question.subject);
    let (measure, scores) = question.scores("cut-point");
    let pieces = pieces_without(&subject.view.graph, node);
    let cut = scores.values[node] > 0.5;
    let all = scores.values.iter().filter(|value| **value > 0.5).count();
    let who = question.introduced(node);
    sheet.say(match (language, cut) {
        (Language::En, true) => {
            let of = if all == 1 { "the only one".to_owned() } else { format!("one of {all}") };
            format!("{who} is a cut point, {of}: without it what it joins falls into {} parts.", pieces.len())
        }
        (Language::Nl, true) => {
            let of = if all == 1 { "het enige".to_owned() } else { format!("een van {all}") };
            format!(
                "{who} is een snijpunt, {of}: zonder deze actor valt uiteen wat hij verbindt, in {} delen.",
                pieces.len()
            )
        }
        (Language::En, false) => format!("{who} is no cut point."),
        (Language::Nl, false) => format!("{who} is geen snijpunt."),
    });
    let entry = subject.network.node(node);
    let mut row = vec![measure.id.into(), entry.id.as_str().into(), entry.label.as_str().into()];
    row.push(Cell::number(scores.values[node]));
    row.resize(VALUE.columns.len(), Cell::Empty);
    sheet.fill(&VALUE, vec![row]);
    if question.alone(node, sheet) {
        return Ok(());
    }
    let partners = question.partners(node);
    let inside = |piece: &Vec<usize>| {
        partners.iter().copied().filter(|other| piece.binary_search(other).is_ok()).collect::<Vec<usize>>()
    };
    if cut {
        if pieces[0].len() == pieces[1].len() {
            sheet.say(language.pick(
                "None of the parts is the largest, so that none is the rest from which others are cut off.",
                "Geen van de delen is het grootste; er is dus geen rest waarvan andere los raken.",
            ));
        } else {
            for piece in pieces.iter().skip(1).filter(|piece| piece.len() > 1).take(3) {
                sheet.say(apart(question, piece, &inside(piece)));
            }
            let single: Vec<usize> =
                pieces.iter().skip(1).filter(|piece| piece.len() == 1).map(|piece| piece[0]).collect();
            if !single.is_empty() {
                sheet.say(alone(question, &single));
            }
        }
        sheet.note_in(
            "A part hangs on one actor as far as is written: another way may exist that no source mentions.",
            "Een deel hangt aan één actor voor zover dat geschreven is: er kan een andere weg zijn die geen bron noemt.",
        );
    } else {
        let names = question.names(&partners, 4);
        sheet.say(match (language, partners.len()) {
            (Language::En, 1) => format!("It hangs on one partner, {names}, and nobody hangs on it."),
            (Language::Nl, 1) => format!("Deze actor hangt aan één partner, {names}, en niemand hangt aan hem."),
            (Language::En, _) => format!("Without it all its partners ({names}) still reach each other."),
            (Language::Nl, _) => format!("Zonder deze actor bereiken alle partners ({names}) elkaar nog."),
        });
    }
    let rows = pieces.iter().enumerate().map(|(number, piece)| part_row(question, number + 1, piece, &inside(piece)));
    sheet.fill(&PARTS, rows.collect());
    let mut listed = Vec::new();
    let mut rows = Vec::new();
    // The small parts first: whoever would be cut off is what makes it a cut point.
    for (number, piece) in pieces.iter().enumerate().rev() {
        for tie in ties::of_pairs(subject, inside(piece).into_iter().map(|other| (node, other))) {
            let mut cells = vec![Cell::count(number + 1)];
            cells.extend(ties::cells(question, tie));
            rows.push(cells);
            listed.push(tie);
        }
    }
    sheet.fill(&HANGS, rows);
    ties::sources(question, &listed, sheet);
    Ok(())
}

/// One part as a row of [`PARTS`].
pub(super) fn part_row(question: &Question<'_>, number: usize, piece: &[usize], by: &[usize]) -> Vec<Cell> {
    let places = &question.subject.places;
    vec![
        Cell::count(number),
        Cell::count(piece.len()),
        places.name_list(&places.groups.present_in(piece)).into(),
        some(&question.labels(piece), 5, question.language).into(),
        question.labels(by).into(),
        question.ids(by).into(),
        question.ids(piece).into(),
    ]
}

/// Those who would be alone.
fn alone(question: &Question<'_>, single: &[usize]) -> String {
    let names = question.names(single, 5);
    match (question.language, single.len()) {
        (Language::En, 1) => format!("{names} would be alone: it has no other partner."),
        (Language::Nl, 1) => format!("{names} zou alleen staan: een andere partner is er niet."),
        (Language::En, _) => format!("{names} would each be alone: none of them has another partner."),
        (Language::Nl, _) => format!("{names} zouden elk alleen staan: geen van hen heeft een andere partner."),
    }
}

/// Who would be cut off, and by which partner they hang on the node.
fn apart(question: &Question<'_>, piece: &[usize], by: &[usize]) -> String {
    let language = question.language;
    let names = question.names(piece, 4);
    let doors = question.names(by, 3);
    let many = count(piece.len(), "actor", language.pick("actors", "actoren"));
    match language {
        Language::En => format!("{many} would be cut off ({names}); they hang on it by {doors}."),
        Language::Nl => format!("{many} zouden los raken ({names}); zij hangen eraan met {doors}."),
    }
}
