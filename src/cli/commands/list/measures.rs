//! Measures: all of them in a list, or some of them explained.

use crate::cli::commands::Cli;
use clap::CommandFactory;
use verbinder::Error;
use verbinder::measures::{Listens, MEASURES, Measure};
use verbinder::present::findings::measure;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Layout, Table};

/// What is told of a measure: the column, its headings, and whether people see it in the list.
const FIELDS: [(&str, &str, &str, bool); 15] = [
    ("id", "id", "id", true),
    ("level", "level", "niveau", true),
    ("name", "name", "naam", false),
    ("meaning", "meaning", "betekenis", true),
    ("formula", "formula", "formule", false),
    ("reading", "reading", "hoe te lezen", false),
    ("caution", "caution", "let op", false),
    ("columns", "columns", "kolommen", false),
    ("unit", "unit", "eenheid", false),
    ("direction", "direction", "richting", false),
    ("weights", "strength", "sterkte", false),
    ("options", "options", "opties", false),
    ("library_options", "in the library", "in de bibliotheek", false),
    ("needs", "needs", "nodig", true),
    ("reference", "reference", "bron", true),
];

/// All measures, one on a line; programs get every field.
pub(super) fn all(language: Language) -> Table {
    let columns = FIELDS.iter().map(|(id, en, nl, shown)| {
        let column = column(id).heading(language.pick(en, nl));
        if *shown { column } else { column.hidden() }
    });
    let mut table = Table::new("", columns.collect());
    MEASURES.iter().for_each(|measure| table.push(row(measure, false, language)));
    table
}

/// These measures, each on a page of its own for people.
///
/// # Errors
///
/// An id that is not registered.
pub(super) fn explained(ids: &[String], for_people: bool, language: Language) -> Result<Table, Error> {
    let columns = FIELDS.iter().map(|(id, en, nl, _)| column(id).heading(language.pick(en, nl)));
    let mut table = Table::new("", columns.collect());
    table.layout = Layout::Record;
    for id in ids {
        table.push(row(measure::find(id)?, for_people, language));
    }
    // A line that says nothing of any of them is no line for people.
    let says_nothing = |cell: &Cell| matches!(cell, Cell::List(items) if items.is_empty()) || *cell == Cell::from("");
    for (at, column) in table.columns.iter_mut().enumerate() {
        column.shown = !table.rows.iter().all(|row| says_nothing(&row[at]));
    }
    Ok(table)
}

fn column(id: &str) -> Column {
    let lists = ["columns", "options", "library_options"];
    Column::new(id, if lists.contains(&id) { ColumnType::List } else { ColumnType::Text })
}

/// The fields of one measure; choices with a sentence for people, as words for programs.
fn row(measure: &Measure, for_people: bool, language: Language) -> Vec<Cell> {
    let text = |text| Cell::from(language.text(text));
    let parts = measure.parts().iter().filter(|part| !for_people || !part.detail);
    let columns = parts.map(|part| match for_people {
        true => format!("{}_{} ({})", measure.id, part.id, language.text(part.name)),
        false => format!("{}_{}", measure.id, part.id),
    });
    vec![
        measure.id.into(),
        measure.level.word().into(),
        text(measure.name),
        text(measure.meaning),
        measure.formula.into(),
        text(measure.reading),
        text(measure.caution),
        columns.collect::<Vec<_>>().into(),
        measure.unit.word().into(),
        text(measure.direction.text()),
        text(measure.weights.text()),
        choices(measure, true, for_people, language),
        choices(measure, false, for_people, language),
        measure.needs.iter().map(|need| language.text(need.text())).collect::<Vec<_>>().join(", ").into(),
        measure.reference.into(),
    ]
}

/// The choices that a measure listens to and that the command line has an option for, or has none for.
fn choices(measure: &Measure, has_option: bool, for_people: bool, language: Language) -> Cell {
    let options = Cli::command();
    let options = options.find_subcommand("measure").expect("the command for measures");
    let known = |listens: &Listens| options.get_arguments().any(|option| option.get_long() == Some(listens.word()));
    let words = measure.listens.iter().filter(|listens| known(listens) == has_option).map(|listens| {
        let word = if has_option { format!("--{}", listens.word()) } else { listens.word().to_owned() };
        if for_people { format!("{word} ({})", language.text(listens.text())) } else { word }
    });
    Cell::List(words.collect())
}
