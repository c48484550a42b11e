//! Local clustering: which partners work together, and which do not.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued};
use super::{Explain, Explanation, Question, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::MOST_LISTED;
use crate::studies::explain::partner_pairs::partner_pairs;

/// The entry in the registry.
pub(super) const LOCAL_CLUSTERING: Explanation = Explanation {
    id: "local-clustering",
    shows: Text {
        en: "Which partners work together, with the evidence, and which do not as far as is written.",
        nl: "Welke partners samenwerken, met de vindplaats, en welke niet voor zover dat geschreven is.",
    },
    sections: &[&CLOSED, &OPEN, &ties::TIES, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// Pairs of partners that are tied.
const CLOSED: Section = Section {
    id: "closed",
    heading: Text { en: "Partners that work together", nl: "Partners die samenwerken" },
    columns: &["source", "target", "source_label", "target_label"],
};

/// Pairs of partners that are not.
const OPEN: Section = Section {
    id: "open",
    heading: Text { en: "Partners without a tie between them", nl: "Partners zonder onderlinge relatie" },
    columns: CLOSED.columns,
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores("local-clustering");
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: None }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    let found = partner_pairs(&question.subject.view.graph, node, MOST_LISTED);
    let (partners, closed) = (found.partners, found.closed.len());
    let all = closed + found.open_count;
    sheet.say(match (language, all) {
        (Language::En, 0) => "With one partner there is no pair that could work together; 0 by convention.".to_owned(),
        (Language::Nl, 0) => {
            "Met één partner is er geen paar dat zou kunnen samenwerken; 0 volgens afspraak.".to_owned()
        }
        (Language::En, 1) => {
            let tied = if closed == 1 { "are tied" } else { "are not tied" };
            format!("Its two partners {tied}: {closed} / 1.")
        }
        (Language::Nl, 1) => {
            let tied = if closed == 1 { "zijn" } else { "zijn niet" };
            format!("De twee partners {tied} met elkaar verbonden: {closed} / 1.")
        }
        (Language::En, _) => {
            format!("Its {partners} partners make {all} pairs, of which {closed} are tied: {closed} / {all}.")
        }
        (Language::Nl, _) => {
            format!("De {partners} partners vormen {all} paren, waarvan er {closed} verbonden zijn: {closed} / {all}.")
        }
    });
    let row = |&(one, other): &(usize, usize)| {
        let ([source, source_label], [target, target_label]) = (question.named(one), question.named(other));
        vec![source, target, source_label, target_label]
    };
    sheet.fill(&CLOSED, found.closed.iter().map(row).collect());
    let open: Vec<Vec<Cell>> = found.open.iter().map(row).collect();
    if !open.is_empty() {
        sheet.note_in(
            "No tie between two partners means that no source in this file mentions one.",
            "Geen relatie tussen twee partners wil zeggen dat geen bron in dit bestand er een noemt.",
        );
    }
    let listed = found.open.len();
    sheet.fill_some(&OPEN, open, found.open_count);
    if listed < found.open_count {
        sheet.cut_short(&OPEN, listed, found.open_count);
    }
    ties::write(question, &ties::of_pairs(question.subject, found.closed.iter().copied()), sheet);
    Ok(())
}
