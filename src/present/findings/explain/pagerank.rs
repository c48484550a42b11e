//! PageRank: what each partner sends, and what comes from anywhere.

use super::eigenvector::{RECEIVED, mostly, rows};
use super::sheet::Sheet;
use super::value::{self, Valued, percent};
use super::{Explain, Explanation, Question, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::received::pagerank_received;

/// The entry in the registry.
pub(super) const PAGERANK: Explanation = Explanation {
    id: "pagerank",
    shows: Text {
        en: "What each partner sends of its own share, and what everybody gets anyway.",
        nl: "Wat elke partner van het eigen aandeel stuurt, en wat iedereen sowieso krijgt.",
    },
    sections: &[&RECEIVED, &ties::TIES, &ties::SOURCES],
    explain: Explain::Node(explain),
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores("pagerank");
    let value = scores.values[node];
    let damping = question.params.damping;
    let found = pagerank_received(&question.subject.view.graph, &scores.values, damping, node);
    let anyway = found.afresh + found.stranded;
    let sum = found.partners.iter().fold(0.0, |sum, part| sum + part.amount) + anyway;
    if !value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: Some(sum) }, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    let (follow, share) = (percent(damping, language), percent(anyway / value, language));
    sheet.say(match language {
        Language::En => format!("A walker follows a tie with a chance of {follow} and otherwise starts afresh anywhere; {share} of the value is what everybody gets that way, ties or not."),
        Language::Nl => format!("Een wandelaar volgt met een kans van {follow} een relatie en begint anders ergens opnieuw; {share} van de waarde is wat iedereen zo krijgt, met of zonder relaties."),
    });
    mostly(question, &found.partners, value, sheet);
    let mut all = rows(question, &found.partners, value);
    for (en, nl, amount) in [
        ("(anyone, starting afresh)", "(iedereen, opnieuw begonnen)", found.afresh),
        ("(anyone without ties out)", "(iedereen zonder relaties uit)", found.stranded),
    ] {
        let label = language.pick(en, nl);
        all.push(vec![Cell::Empty, label.into(), Cell::Empty, Cell::number(amount), Cell::number(amount / value)]);
    }
    sheet.fill(&RECEIVED, all);
    let from = found.partners.iter().map(|part| (node, part.partner));
    ties::write(question, &ties::of_pairs(question.subject, from), sheet);
    Ok(())
}
