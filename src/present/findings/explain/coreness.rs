//! Coreness: the core that a node belongs to, and what keeps it from the next.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued};
use super::{Explain, Explanation, Question, count, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::core_around::{CoreAround, core_around};

/// The entry in the registry.
pub(super) const CORENESS: Explanation = Explanation {
    id: "coreness",
    shows: Text {
        en: "The core it belongs to, the partners that hold it in, and what is missing for the next.",
        nl: "De kern waar de actor bij hoort, de partners die hem erin houden, en wat er voor de volgende ontbreekt.",
    },
    sections: &[&PARTNERS, &MEMBERS, &ties::TIES, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// The partners with their own coreness.
const PARTNERS: Section = Section {
    id: "partners",
    heading: Text { en: "Its partners", nl: "De partners" },
    columns: &["id", "label", "core", "holds"],
};

/// The core around it.
const MEMBERS: Section = Section {
    id: "core",
    heading: Text { en: "The core it belongs to", nl: "De kern waar deze actor bij hoort" },
    columns: &["id", "label", "node_kind", "municipality"],
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let (measure, scores) = question.scores("coreness");
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: None }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    if question.subject.view.graph.is_directed() {
        sheet.note_in(
            "A partner in whatever direction counts once.",
            "Een partner in welke richting ook telt één keer.",
        );
    }
    let found = core_around(&question.subject.view.graph, node);
    say(question, &found, sheet);
    let rows = found.partners.iter().map(|&(other, core)| {
        let [id, label] = question.named(other);
        vec![id, label, Cell::count(core), Cell::Boolean(core >= found.core)]
    });
    sheet.fill(&PARTNERS, rows.collect());
    let rows = found.members.iter().map(|&member| question.described(member).to_vec());
    sheet.fill(&MEMBERS, rows.collect());
    let holding = found.partners.iter().filter(|(_, core)| *core >= found.core).map(|(other, _)| (node, *other));
    ties::write(question, &ties::of_pairs(question.subject, holding), sheet);
    Ok(())
}

fn say(question: &Question<'_>, found: &CoreAround, sheet: &mut Sheet) {
    let language = question.language;
    let (core, size, holding) = (found.core, found.members.len(), found.holding);
    let next = core + 1;
    sheet.say(match language {
        Language::En => format!(
            "It belongs to {size} actors that hang together and each have {} or more among themselves; {holding} of its own partners {} there.",
            count(core, "partner", "partners"),
            if holding == 1 { "is" } else { "are" }
        ),
        Language::Nl => format!(
            "Deze actor hoort bij {size} actoren die samenhangen en elk {core} of meer partners onder elkaar hebben; {holding} van de eigen partners {} daarbij.",
            if holding == 1 { "staat" } else { "staan" }
        ),
    });
    let (deeper, missing) = (found.deeper, found.missing());
    sheet.say(match (language, found.next_core) {
        (Language::En, 0) => format!("There is no deeper core: nowhere do actors have {next} partners each among themselves."),
        (Language::Nl, 0) => format!("Een diepere kern is er niet: nergens hebben actoren elk {next} partners onder elkaar."),
        (Language::En, those) if deeper == 1 => format!("One deeper are {those} actors; 1 of them is its partner, and with {missing} more of them it would be there too."),
        (Language::Nl, those) if deeper == 1 => format!("Eén dieper staan {those} actoren; 1 ervan is partner, en met nog {missing} van hen zou deze actor er ook bij horen."),
        (Language::En, those) => format!("One deeper are {those} actors; {deeper} of them are its partners, and with {missing} more of them it would be there too."),
        (Language::Nl, those) => format!("Eén dieper staan {those} actoren; {deeper} ervan zijn partner, en met nog {missing} van hen zou deze actor er ook bij horen."),
    });
}
