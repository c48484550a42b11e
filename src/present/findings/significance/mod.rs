//! Figures of the whole network beside what chance would give: one row and one sentence each.

mod asked;
mod row;

pub use asked::{Comparison, Figure, figures, model, model_of_structures, usual_model};
pub(super) use row::in_words;

use super::{cautioned, finish};
use crate::Error;
use crate::measures::{Known, Measure, Need, Params, WeightUse};
use crate::present::cautions::About;
use crate::present::figures::{NO_SHAPE, ONLY_COUNTS};
use crate::present::known::{self, Asked, Besides};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Column, ColumnType, Table};
use crate::studies::null_models::{Asks, MODELS, Model};
use crate::studies::significance::{SignificanceOptions, significance};
use crate::text::small_first;
use asked::fits;
pub(super) use asked::{is_of_loose_ties, joins_actors_too, takes_structures_apart};
use row::Row;
use std::collections::BTreeSet;

/// A chance up to which a figure counts as more, or less, than chance gives.
const LEVEL: f64 = 0.05;
/// Fewer draws than this are a sketch.
const ENOUGH_DRAWS: usize = 1_000;

/// One row per figure.
///
/// # Errors
///
/// What a measure or a model needs and neither the user nor the file gives; a model that says nothing to a measure.
pub fn table(
    subject: &Subject,
    figures: &[Figure],
    (params, asked): (&Params, &Asked),
    how: &Comparison,
    language: Language,
) -> Result<Table, Error> {
    let params = &subject.params(params);
    let measures: Vec<&Measure> = figures.iter().map(|figure| figure.measure).collect();
    let models: Vec<&'static Model> =
        figures.iter().map(|figure| how.model.unwrap_or_else(|| usual_model(figure.measure, subject))).collect();
    for (figure, model) in figures.iter().zip(&models) {
        fits(figure.measure, model, subject)?;
    }
    let mut besides = Besides::of(subject, &measures, asked)?;
    for model in &models {
        if model.asks == Asks::Modes {
            besides = besides.and(subject, Need::Modes, model.id)?;
        }
    }
    let known = Known { shared: subject.shared_ties(), ..besides.known(&subject.view.graph) };
    let draws = how.draws(subject, &measures);
    let found_in_ties = asked.by.as_deref().is_some_and(known::found_in_ties);
    let mut table = Table::new(language.pick("More than chance?", "Meer dan toeval?"), columns(language));
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for model in MODELS {
        let places: Vec<usize> = (0..figures.len()).filter(|&at| models[at].id == model.id).collect();
        if places.is_empty() {
            continue;
        }
        let measures: Vec<&Measure> = places.iter().map(|&at| figures[at].measure).collect();
        let options = SignificanceOptions { model, draws, seed: params.seed };
        let found = significance(&known, &measures, params, &options).expect("what is needed was gathered above");
        for (at, columns) in places.into_iter().zip(found) {
            let asked = |column: &usize| figures[at].part.is_none_or(|part| part == *column);
            let untested = found_in_ties && figures[at].measure.needs.contains(&Need::Groups);
            let column = |column: usize| Row { figure: figures[at], column, model, found: columns[column], untested };
            rows.extend((0..columns.len()).filter(asked).map(|place| (at, column(place))));
        }
        let kept = language.pick("every draw keeps", "elke trekking behoudt");
        table.notes.push(format!("{}: {kept} {}", model.id, small_first(language.text(model.keeps))));
        table.notes.push(format!("{}: {}", model.id, small_first(language.text(model.caution))));
    }
    // In the order in which they were asked for.
    rows.sort_by_key(|(at, row)| (*at, row.column));
    let nodes = subject.network.node_count();
    for (_, row) in &rows {
        let row = row.judged(nodes);
        let sentence = row.sentence(nodes, language);
        table.push(row.cells(&sentence, language));
        table.sentences.push(sentence);
        table.notes.extend(row.note(language));
    }
    // What is undefined, here or in every draw, or kept by the model, was not held against anything.
    let tested = |row: &Row| !row.untested && row.found.p_two_sided.is_finite() && !row.found.is_kept();
    let compared = rows.iter().filter(|(_, row)| tested(row)).count();
    if rows.iter().any(|(_, row)| row.untested) {
        table.notes.push(known::untested(language).to_owned());
    }
    table.notes.extend(notes(subject, compared, &models, draws, language));
    table.notes.extend(besides.notes(language));
    if measures.iter().any(|measure| measure.weights == WeightUse::Distance) {
        table.notes.extend(subject.cost_note(language));
    }
    let ids: BTreeSet<&str> = models.iter().map(|model| model.id).collect();
    table.recipe.set("null", ids.into_iter().collect::<Vec<_>>().join(","));
    table.recipe.set("draws", draws as u64);
    asked.write_into(&mut table.recipe);
    Ok(finish(cautioned(table, subject, &[About::Shape], language), subject, language))
}

fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str, en: &'static str, nl: &'static str, decimals: usize| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(decimals)
    };
    vec![
        Column::new("measure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        Column::new("null", ColumnType::Text).heading(language.pick("null model", "nulmodel")),
        number("observed", "observed", "waargenomen", 3),
        number("mean", "mean by chance", "gemiddeld bij toeval", 3),
        number("sd", "standard deviation", "standaardafwijking", 3),
        number("z", "z", "z", 2),
        number("percentile", "percentile", "percentiel", 1).unit("percent"),
        number("p_ge", "p (as high)", "p (zo hoog)", 4),
        number("p_le", "p (as low)", "p (zo laag)", 4),
        number("p_two_sided", "p (two-sided)", "p (tweezijdig)", 4),
        Column::new("draws", ColumnType::Integer).heading(language.pick("draws", "trekkingen")).hidden(),
        Column::new("undefined", ColumnType::Integer).heading(language.pick("undefined", "onbepaald")).hidden(),
        Column::new("sentence", ColumnType::Text).heading(language.pick("in words", "in woorden")).hidden(),
    ]
}

/// What a reader must know of all rows.
fn notes(subject: &Subject, compared: usize, models: &[&Model], draws: usize, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    let graph = &subject.view.graph;
    let nodes = graph.node_count();
    if (ONLY_COUNTS..NO_SHAPE).contains(&nodes) {
        notes.push(match language {
            Language::En => {
                format!("With fewer than {NO_SHAPE} nodes no z is given: the draws are far from a bell curve.")
            }
            Language::Nl => {
                format!("Bij minder dan {NO_SHAPE} knopen geen z: de trekkingen lijken niet op een klokkromme.")
            }
        });
    }
    if compared > 1 {
        notes.push(match language {
            Language::En => {
                format!("{compared} comparisons: the more there are, the sooner one looks unusual by chance.")
            }
            Language::Nl => {
                format!("{compared} vergelijkingen: hoe meer, hoe eerder er een bij toeval bijzonder lijkt.")
            }
        });
    }
    if draws < ENOUGH_DRAWS {
        let least = language.decimal(1.0 / (draws as f64 + 1.0), 4);
        notes.push(match language {
            Language::En => format!("With {draws} draws no p can be below {least}; {ENOUGH_DRAWS} are usual."),
            Language::Nl => {
                format!("Met {draws} trekkingen kan geen p onder {least} komen; {ENOUGH_DRAWS} is gebruikelijk.")
            }
        });
    }
    let of_ties = |model: &&&Model| model.asks != Asks::Labels;
    if graph.is_weighted() && models.iter().any(|model| of_ties(&model)) {
        let text = language.pick(
            "Strengths are handed out over the drawn ties at random.",
            "Sterktes zijn willekeurig over de getrokken relaties verdeeld.",
        );
        notes.push(text.to_owned());
    }
    if subject.derives_ties() && models.iter().any(|model| is_of_loose_ties(model)) {
        notes.push(takes_structures_apart(language));
    }
    if subject.joins_two_modes() && models.iter().any(|model| is_of_loose_ties(model)) {
        notes.push(joins_actors_too(language.pick("this network", "dit netwerk"), language));
    }
    notes
}
