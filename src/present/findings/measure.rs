//! Any registered measures, side by side.

use super::{finish, undefined_notes};
use crate::Error;
use crate::measures::{self, Level, Measure, Params, Scores, Unit};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// The registered measures with these ids, all of one level.
///
/// # Errors
///
/// An id that is not registered, or ids of different levels.
pub fn named(ids: &[String]) -> Result<Vec<&'static Measure>, Error> {
    let mut found: Vec<&'static Measure> = Vec::new();
    for id in ids {
        let measure = measures::find(id).ok_or_else(|| {
            let known: Vec<String> = measures::MEASURES.iter().map(|measure| measure.id.to_owned()).collect();
            let error = Error::request(format!("no measure is called {id:?}"));
            match crate::model::names::nearest(id, known.iter()) {
                Some(near) => error.hint(format!("did you mean {near:?}?")),
                None => error.hint("verbinder list measures shows them all"),
            }
        })?;
        if found.iter().all(|earlier| earlier.id != measure.id) {
            found.push(measure);
        }
    }
    if let Some(other) = found.iter().find(|measure| measure.level != found[0].level) {
        return Err(Error::request(format!(
            "{} is a measure of {}, {} of {}",
            found[0].id,
            found[0].level.word(),
            other.id,
            other.level.word()
        ))
        .hint("ask for measures of one level at a time"));
    }
    Ok(found)
}

/// One column per measure; one row per node, per tied pair, or one for the network.
pub fn table(subject: &Subject, measures: &[&Measure], params: &Params, language: Language) -> Table {
    let network = &subject.network;
    let graph = &subject.view.graph;
    let scores: Vec<Scores> = measures.iter().map(|measure| (measure.compute)(graph, params)).collect();
    let level = measures.first().map_or(Level::Node, |measure| measure.level);
    let mut columns: Vec<Column> = match level {
        Level::Node => vec!["id", "label"],
        Level::Tie => vec!["source", "target"],
        Level::Network => vec!["network"],
    }
    .into_iter()
    .map(|name| Column::new(name, ColumnType::Text))
    .collect();
    for (measure, scores) in measures.iter().zip(&scores) {
        columns.push(column(measure, scores, language));
    }
    let title = measures.iter().map(|measure| language.text(measure.name)).collect::<Vec<_>>().join(", ");
    let mut table = Table::new(title, columns);
    let rows = scores.first().map_or(0, |first| first.values.len());
    for row in 0..rows {
        let mut cells: Vec<Cell> = match level {
            Level::Node => vec![network.node(row).id.as_str().into(), network.node(row).label.as_str().into()],
            Level::Tie => {
                let (a, b) = graph.edges()[row];
                vec![network.node(a as usize).id.as_str().into(), network.node(b as usize).id.as_str().into()]
            }
            Level::Network => vec![subject.name().into()],
        };
        cells.extend(measures.iter().zip(&scores).map(|(measure, scores)| cell(measure, scores, row)));
        table.push(cells);
    }
    for (measure, scores) in measures.iter().zip(&scores) {
        table.notes.extend(undefined_notes(measure.id, scores, language));
    }
    finish(table, subject, language)
}

/// The column of a measure.
pub(super) fn column(measure: &Measure, scores: &Scores, language: Language) -> Column {
    let kind = if are_counts(measure, scores) { ColumnType::Integer } else { ColumnType::Number };
    Column::new(measure.id, kind).heading(heading(language.text(measure.name)))
}

/// A name as a heading among others: without its capital, unless the name has one inside, as PageRank.
fn heading(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) if !characters.as_str().contains(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => name.to_owned(),
    }
}

/// One value of a measure: whole where all of them are, empty where it is undefined.
pub(super) fn cell(measure: &Measure, scores: &Scores, index: usize) -> Cell {
    let value = scores.values[index];
    if value.is_finite() && are_counts(measure, scores) { Cell::Integer(value as i64) } else { Cell::number(value) }
}

/// Whether a measure counts and all its defined values are whole: effective size counts partners, and yet is a fraction.
fn are_counts(measure: &Measure, scores: &Scores) -> bool {
    let whole = |value: &f64| value.fract() == 0.0 && value.abs() < 1e15;
    matches!(measure.unit, Unit::Count | Unit::YesNo) && scores.values.iter().filter(|v| v.is_finite()).all(whole)
}
