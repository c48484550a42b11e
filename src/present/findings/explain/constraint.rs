//! Constraint: which partners constrain most, directly and by way of whom.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure, percent};
use super::{Explain, Explanation, Question, some, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::dyadic_constraint::{DyadicConstraint, dyadic_constraint};

/// The entry in the registry.
pub(super) const CONSTRAINT: Explanation = Explanation {
    id: "constraint",
    shows: Text {
        en: "How much each partner constrains it, directly and through whom.",
        nl: "Hoeveel elke partner de actor inklemt, rechtstreeks en via wie.",
    },
    sections: &[&PARTNERS, &ties::TIES, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// What each partner adds; the amounts add up to the value.
const PARTNERS: Section = Section {
    id: "partners",
    heading: Text { en: "Who constrains it", nl: "Wie deze actor inklemt" },
    columns: &["id", "label", "amount", "share", "direct", "indirect", "through", "through_ids"],
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let (measure, scores) = question.scores("constraint");
    let found = dyadic_constraint(&question.subject.view.graph, node);
    let sum = found.iter().fold(0.0, |sum, entry| sum + entry.constraint);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: Some(sum) }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    say(question, &found, sum, sheet);
    let language = question.language;
    let rows = found.iter().map(|entry| {
        let [id, label] = question.named(entry.partner);
        let indirect = entry.indirect.iter().fold(0.0, |sum, (_, part)| sum + part);
        let through = entry
            .indirect
            .iter()
            .map(|&(through, part)| format!("{} ({})", question.label(through), figure(part, language)));
        let ids: Vec<usize> = entry.indirect.iter().map(|(through, _)| *through).collect();
        vec![
            id,
            label,
            Cell::number(entry.constraint),
            Cell::number(entry.constraint / sum),
            Cell::number(entry.direct),
            Cell::number(indirect),
            through.collect::<Vec<_>>().into(),
            question.ids(&ids).into(),
        ]
    });
    sheet.fill(&PARTNERS, rows.collect());
    // The ties among partners constrain as much as those to them.
    let own = found.iter().map(|entry| (node, entry.partner));
    let among = found.iter().flat_map(|entry| entry.indirect.iter().map(|(through, _)| (*through, entry.partner)));
    ties::write(question, &ties::of_pairs(question.subject, own.chain(among)), sheet);
    Ok(())
}

fn say(question: &Question<'_>, found: &[DyadicConstraint], sum: f64, sheet: &mut Sheet) {
    let language = question.language;
    sheet.say(match (language, found.len()) {
        (Language::En, 1) => "All its ties go to one partner: whoever has one partner is fully constrained.",
        (Language::Nl, 1) => "Alle relaties gaan naar één partner: wie één partner heeft, is volledig ingeklemd.",
        (Language::En, _) => "A partner constrains by the share of the ties that goes to it, directly and through other partners that are tied to it; squared and added up over partners.",
        (Language::Nl, _) => "Een partner klemt in met het deel van de relaties dat naar hem gaat, rechtstreeks en via andere partners die met hem verbonden zijn; gekwadrateerd en opgeteld over de partners.",
    });
    for entry in found.iter().take(2).filter(|_| found.len() > 1) {
        let (name, part) = (question.label(entry.partner), percent(entry.constraint / sum, language));
        let direct = percent(entry.direct, language);
        let through: Vec<usize> = entry.indirect.iter().map(|(through, _)| *through).collect();
        let more = percent(entry.indirect.iter().fold(0.0, |sum, (_, part)| sum + part), language);
        let names = some(&question.labels(&through), 3, language);
        sheet.say(match (language, through.is_empty()) {
            (Language::En, true) => format!("{name} accounts for {part}: {direct} of the ties go there, and no other partner leads to it."),
            (Language::Nl, true) => format!("{name} maakt {part} uit: {direct} van de relaties gaat erheen, en geen andere partner leidt naar hem."),
            (Language::En, false) => format!("{name} accounts for {part}: {direct} of the ties go there, and another {more} leads there through {names}."),
            (Language::Nl, false) => format!("{name} maakt {part} uit: {direct} van de relaties gaat erheen, en nog {more} leidt erheen via {names}."),
        });
    }
    let free = found.iter().filter(|entry| entry.indirect.is_empty()).count();
    if found.len() > 1 {
        let all = found.len();
        sheet.say(match language {
            Language::En => format!("{free} of {all} partners are tied to no other partner."),
            Language::Nl => format!("{free} van {all} partners zijn met geen andere partner verbonden."),
        });
    }
}
