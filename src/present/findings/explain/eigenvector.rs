//! Eigenvector centrality: what each partner passes on.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure, percent};
use super::{Explain, Explanation, Question, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::received::{Received, eigenvector_received};

/// The entry in the registry.
pub(super) const EIGENVECTOR: Explanation = Explanation {
    id: "eigenvector",
    shows: Text {
        en: "What each partner passes on of its own value.",
        nl: "Wat elke partner doorgeeft van de eigen waarde.",
    },
    sections: &[&RECEIVED, &ties::TIES, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// What comes from each partner; the amounts add up to the value.
pub(super) const RECEIVED: Section = Section {
    id: "received",
    heading: Text { en: "From whom it comes", nl: "Van wie het komt" },
    columns: &["id", "label", "theirs", "amount", "share"],
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores("eigenvector");
    let found = eigenvector_received(&question.subject.view.graph, &scores.values, node);
    let sum = found.as_ref().map(|(_, received)| received.iter().fold(0.0, |sum, part| sum + part.amount));
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    if let Some((eigenvalue, received)) = found {
        let eigenvalue = figure(eigenvalue, language);
        sheet.say(match language {
            Language::En => format!(
                "Every partner passes on its own value, divided by {eigenvalue} (the same for all in this network)."
            ),
            Language::Nl => format!(
                "Elke partner geeft de eigen waarde door, gedeeld door {eigenvalue} (voor allen in dit netwerk gelijk)."
            ),
        });
        mostly(question, &received, scores.values[node], sheet);
        sheet.fill(&RECEIVED, rows(question, &received, scores.values[node]));
        let from = received.iter().map(|part| (node, part.partner));
        ties::write(question, &ties::of_pairs(question.subject, from), sheet);
    } else {
        let directed = question.subject.view.graph.is_directed();
        sheet.say(match (language, directed) {
            (Language::En, false) => "Values are comparable only inside the largest part that hangs together; pagerank is defined everywhere.",
            (Language::Nl, false) => "Waarden zijn alleen te vergelijken binnen het grootste deel dat samenhangt; pagerank is overal bepaald.",
            (Language::En, true) => "Values are comparable only among nodes that all reach each other along the ties; pagerank is defined everywhere.",
            (Language::Nl, true) => "Waarden zijn alleen te vergelijken tussen knopen die elkaar allemaal langs de relaties bereiken; pagerank is overal bepaald.",
        });
    }
    Ok(())
}

/// `Most comes from Gemeente Wageningen (41 %) and Het Startpunt (25 %).`
pub(super) fn mostly(question: &Question<'_>, received: &[Received], value: f64, sheet: &mut Sheet) {
    let language = question.language;
    if received.is_empty() {
        sheet.say(language.pick(
            "No tie comes in by which more could be received.",
            "Er komt geen relatie binnen waarlangs meer te ontvangen is.",
        ));
        return;
    }
    let most = received.iter().fold(0.0, |most: f64, part| most.max(part.amount));
    if most <= 0.0 {
        return;
    }
    let amount = |part: &Received| percent(part.amount / value, language);
    // Shares are summed in another order at each partner: equal ones differ in their last digits.
    let as_much = |a: f64, b: f64| a >= b * (1.0 - 1e-9);
    if received.len() > 1 && received.iter().all(|part| as_much(part.amount, most)) {
        let (each, all) = (amount(&received[0]), received.len());
        sheet.say(match language {
            Language::En => format!("Each of the {all} partners passes on as much ({each})."),
            Language::Nl => format!("Elk van de {all} partners geeft evenveel door ({each})."),
        });
        return;
    }
    // The first three, and who passes on as much as the last of them.
    let last = received.get(2).map_or(0.0, |part| part.amount);
    let told: Vec<&Received> = received.iter().filter(|part| part.amount > 0.0 && as_much(part.amount, last)).collect();
    let words: Vec<String> =
        told.iter().map(|part| format!("{} ({})", question.label(part.partner), amount(part))).collect();
    let names = super::some(&words, 5, language);
    let sum: f64 = told.iter().map(|part| part.amount).sum();
    sheet.say(match (language, sum > value / 2.0) {
        (Language::En, true) => format!("Most comes from {names}."),
        (Language::Nl, true) => format!("Het meeste komt van {names}."),
        (Language::En, false) => format!("First come {names}."),
        (Language::Nl, false) => format!("Voorop staan {names}."),
    });
}

/// A row for each partner.
pub(super) fn rows(question: &Question<'_>, received: &[Received], value: f64) -> Vec<Vec<Cell>> {
    let row = |part: &Received| {
        let [id, label] = question.named(part.partner);
        vec![id, label, Cell::number(part.theirs), Cell::number(part.amount), Cell::number(part.amount / value)]
    };
    received.iter().map(row).collect()
}
