//! Effective size and efficiency: which partners are redundant, and through whom.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure};
use super::{Explain, Explanation, Question, count, some, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::redundant_partners::redundant_partners;

/// The entry of effective size.
pub(super) const EFFECTIVE_SIZE: Explanation = Explanation {
    id: "effective-size",
    shows: SHOWS,
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "effective-size", sheet)),
};

/// The entry of efficiency.
pub(super) const EFFICIENCY: Explanation = Explanation {
    id: "efficiency",
    shows: SHOWS,
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "efficiency", sheet)),
};

const SHOWS: Text =
    Text { en: "Which partners are redundant, and through whom.", nl: "Welke partners overtollig zijn, en via wie." };

const SECTIONS: &[&Section] = &[&PARTNERS, &ties::TIES, &ties::SOURCES];

/// How far each partner counts: 1 less its redundancy. The amounts add up to the effective size.
const PARTNERS: Section = Section {
    id: "partners",
    heading: Text { en: "How far each partner counts", nl: "Hoe ver elke partner telt" },
    columns: &["id", "label", "amount", "indirect", "through", "through_ids"],
};

fn explain(question: &Question<'_>, node: usize, id: &str, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores(id);
    let found = redundant_partners(&question.subject.view.graph, node);
    let (partners, redundancy) = (found.len() as f64, found.iter().fold(0.0, |sum, partner| sum + partner.redundancy));
    let divisor = if id == "efficiency" { partners } else { 1.0 };
    let sum = Some((partners - redundancy) / divisor);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    let (size, less) = (figure(partners - redundancy, language), figure(redundancy, language));
    let mut formula = match language {
        Language::En => {
            let partners = count(found.len(), "partner", "partners");
            format!("{partners}, less {less} because partners are tied to each other: {size}")
        }
        Language::Nl => {
            let partners = count(found.len(), "partner", "partners");
            format!("{partners}, min {less} omdat partners met elkaar verbonden zijn: {size}")
        }
    };
    if id == "efficiency" {
        formula.push_str(&match language {
            Language::En => format!("; divided by {}", found.len()),
            Language::Nl => format!("; gedeeld door {}", found.len()),
        });
    }
    sheet.say(formula + ".");
    for partner in found.iter().take(2).filter(|partner| partner.redundancy > 0.0) {
        let through: Vec<usize> = partner.through.iter().map(|(through, _)| *through).collect();
        let names = some(&question.labels(&through), 3, language);
        let (name, part) = (question.label(partner.partner), figure(partner.redundancy, language));
        sheet.say(match language {
            Language::En => format!("{name} is redundant for {part}: it is reached through {names} as well."),
            Language::Nl => format!("{name} is voor {part} overtollig: ook bereikbaar via {names}."),
        });
    }
    let rows = found.iter().map(|partner| {
        let [id, label] = question.named(partner.partner);
        let through = partner
            .through
            .iter()
            .map(|&(through, part)| format!("{} ({})", question.label(through), figure(part, language)));
        let ids: Vec<usize> = partner.through.iter().map(|(through, _)| *through).collect();
        vec![
            id,
            label,
            Cell::number(1.0 - partner.redundancy),
            Cell::number(partner.redundancy),
            through.collect::<Vec<_>>().into(),
            question.ids(&ids).into(),
        ]
    });
    sheet.fill(&PARTNERS, rows.collect());
    let own = found.iter().map(|partner| (node, partner.partner));
    let among = found.iter().flat_map(|partner| partner.through.iter().map(|(through, _)| (*through, partner.partner)));
    ties::write(question, &ties::of_pairs(question.subject, own.chain(among)), sheet);
    Ok(())
}
