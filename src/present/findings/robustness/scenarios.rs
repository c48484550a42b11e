//! What other readings of the same data would give.

use super::record::{Base, columns};
use super::scenario::{Made, Scenario, all};
use super::{Asked, cautions, draws, ids, is_tiny, only_counts, scorers};
use crate::present::findings::finish;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Table};
use crate::studies::replicate::replicate;
use crate::studies::robustness::Perturbed;

/// The usual measures.
const MEASURES: [&str; 7] =
    ["betweenness", "degree", "density", "average-degree", "components", "largest-component-share", "transitivity"];
/// Versions of a reading that is drawn at random.
const DRAWS: usize = 500;

/// One row per reading and measure.
pub fn table(subject: &Subject, asked: &Asked, language: Language) -> Table {
    if is_tiny(subject) {
        return only_counts(subject, language);
    }
    let (ranked, figures) = scorers(subject, asked, &MEASURES);
    let draws = draws(subject, asked, DRAWS, &[&ranked, &figures]);
    let base = Base::of(subject, &ranked, &figures, asked.top);
    let mut table = Table::new(
        language
            .pick("What would other readings of the data give?", "Wat zouden andere lezingen van de gegevens geven?"),
        columns(language),
    );
    let record = base.compared(subject, &Perturbed::on_all_nodes(subject.view.graph.clone(), 0));
    let whole = Cell::word("record", language.pick("the record", "de vastlegging"));
    base.push(&mut table, subject, &whole, &[record], language);
    let mut silent: Vec<(&'static str, &'static str, &'static str)> = Vec::new();
    for Scenario { id, name, made } in all(subject) {
        let outcomes = match made {
            Err(why) => {
                silent.push((id, language.text(name), language.text(why)));
                continue;
            }
            Ok(Made::One(version)) => vec![base.compared(subject, &version)],
            Ok(Made::Drawn(draw)) => {
                replicate(draws, subject.choices.seed, |_, stream| base.compared(subject, &draw(stream)))
            }
        };
        base.push(&mut table, subject, &Cell::word(id, language.text(name)), &outcomes, language);
        table.lead.extend(base.sentence(subject, language.text(name), &outcomes, language));
    }
    for (id, name, why) in silent {
        table.notes.push(match language {
            Language::En => format!("{id}: left out; {why}"),
            Language::Nl => format!("{name}: weggelaten; {why}"),
        });
    }
    table.notes.extend(explained(asked.top, draws, language));
    table.notes.extend(cautions(subject, language).into_iter().skip(1));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("of", "scenarios");
    table.recipe.set("measures", ids(&[&ranked, &figures]));
    table.recipe.set("draws", draws);
    table.recipe.set("top", asked.top);
    finish(table, subject, language)
}

fn explained(top: usize, draws: usize, language: Language) -> [String; 2] {
    match language {
        Language::En => [
            format!(
                "Spearman and Kendall (τ-b) compare with the ranking of the record the actors that both have. Into and out of the top: \
                 who is among the first {top}, alone or sharing the last place, only in this reading, or only in the record; nobody with a value of 0."
            ),
            format!(
                "unnamed-known is drawn at random {draws} times: means, with low and high for 90 % of them; changes at the top are those in \
                 more than half. The record counts nobody who is not coded, and the two readings of unnamed members are the far ends."
            ),
        ],
        Language::Nl => [
            format!(
                "Spearman en Kendall (τ-b) vergelijken met de rangorde van de vastlegging, voor de actoren die beide hebben. In en uit de \
                 top: wie alleen in deze lezing, of alleen in de vastlegging, bij de eerste {top} hoort, alleen of de laatste plaats delend; niemand met \
                 waarde 0."
            ),
            format!(
                "Ongenoemde leden als bekende actoren zijn {draws} keer willekeurig getrokken: gemiddelden, met low en high voor 90 % ervan; wisselingen in de top zijn \
                 die in meer dan de helft. De vastlegging telt niemand die niet gecodeerd is; de twee lezingen van ongenoemde leden zijn \
                 de uitersten."
            ),
        ],
    }
}
