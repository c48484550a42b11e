//! Which column of a list of ties holds what.

use super::address::letters;
use super::certainty::{self, Whole};
use super::doubts::{report_long_ids, report_order_of_dates};
use super::headings::is_reading_place;
use super::nodes::doubt_heading;
use super::typing::Typing;
use super::{Reading, Table, measured};
use crate::diagnostics::{Diagnostic, said};
use crate::formats::shared::fields::{Dialect, TieField, plain};
use crate::formats::shared::kinds::is_kind;
use crate::formats::shared::values;

/// The columns that hold something, each with its field; of two columns for one field the second stays an attribute.
pub(super) fn columns(reading: &mut Reading<'_>, table: &Table, dialect: Dialect) -> Vec<(usize, TieField, Typing)> {
    let Table { sheet, meaning } = table;
    let pointed_at = |column: usize| meaning.by_hand.iter().any(|(at, _)| *at == column);
    let begins = |column: usize| {
        let heading = meaning.heading(sheet, column);
        TieField::of(heading, dialect) == TieField::Source
            && (pointed_at(column) || !is_reading_place(heading))
            && !is_elsewhere(table, column, dialect)
    };
    let closes = |column: usize| {
        !pointed_at(column) && matches!(plain(meaning.heading(sheet, column)).as_str(), "doel" | "target")
    };
    let other_begin = dialect == Dialect::Person && (0..sheet.widest()).any(begins) && !(0..sheet.widest()).any(closes);
    let all: Vec<usize> = (0..sheet.widest()).collect();
    let person = dialect == Dialect::Person;
    let gauged = if person { measured::strength(reading, table, &all) } else { None };
    let is_certainty = |column: &usize| {
        TieField::of(meaning.heading(sheet, *column), dialect) == TieField::Certainty
            && !is_elsewhere(table, *column, dialect)
    };
    let unsure = (0..sheet.widest()).find(is_certainty).filter(|_| person);
    let unsure = unsure.and_then(|column| Some((column, certainty::in_numbers(reading, table, &[column])?)));
    let mut columns: Vec<(usize, TieField, Typing)> = Vec::new();
    for column in all {
        let heading = meaning.heading(sheet, column);
        let holds = sheet.filled_cells(meaning.first_row(), column).next().is_some();
        let mut field = if heading.is_empty() {
            TieField::Attribute(format!("column {}", letters(column)))
        } else {
            TieField::of(&Typing::given_text(dialect, heading), dialect)
        };
        let is_end = matches!(field, TieField::Source | TieField::Target);
        if !holds && !is_end {
            continue;
        }
        // Beside `van` and `naar`, `bron` is where it was read; beside `doel` it is the begin.
        let is_place = field == TieField::Source && is_reading_place(heading) && other_begin && !pointed_at(column);
        if is_place {
            field = TieField::Evidence;
        }
        if dialect == Dialect::Person && plain(heading) == "type" {
            field = type_means(table, column).unwrap_or(field);
        }
        if gauged == Some(column) {
            field = TieField::Strength;
        }
        let part_of = unsure.filter(|(unsure, _)| *unsure == column).map(|(_, whole)| whole);
        if let Some(whole) = part_of {
            if whole != Whole::Unknown {
                columns.push((column, TieField::Certainty, Typing::Certain(whole)));
            }
            let own = meaning.header.map_or(heading, |row| sheet.cell(row, column));
            field = TieField::Attribute(own.to_owned());
        }
        let elsewhere = part_of.is_none() && !is_place && is_elsewhere(table, column, dialect);
        if elsewhere || columns.iter().any(|earlier| earlier.1 == field) {
            field = TieField::Attribute(heading.to_owned());
        }
        if let (TieField::Attribute(name), Dialect::Person) = (&field, dialect) {
            doubt_heading(reading, table, column, name, true);
            report_years(reading, table, column, name);
        }
        match field {
            TieField::Since | TieField::Until if dialect == Dialect::Person => {
                report_order_of_dates(reading, table, column);
            }
            TieField::Source | TieField::Target => report_long_ids(reading, table, column),
            _ => {}
        }
        let typing = match field {
            TieField::Attribute(_) => Typing::of(reading, table, column, dialect),
            _ if dialect == Dialect::Own => Typing::Own,
            TieField::Strength => Typing::measured(reading, table, column),
            _ => Typing::Text,
        };
        columns.push((column, field, typing));
    }
    columns
}

/// Says that years in a column of ties are kept and count in no comparison over time.
fn report_years(reading: &mut Reading<'_>, table: &Table, column: usize, name: &str) {
    let sheet = &table.sheet;
    let Some(header) = table.meaning.header.filter(|_| ["jaar", "year"].contains(&plain(name).as_str())) else {
        return;
    };
    let is_year = |cell: &str| cell.len() == 4 && values::count(cell).is_some_and(|year| (1800..2200).contains(&year));
    let cells = || sheet.filled_cells(header + 1, column);
    if !cells().all(is_year) {
        return;
    }
    let message = said!(
        "the years in the column {name:?} are read as an attribute of ties; they count in no comparison",
        "de jaren in de kolom {name:?} zijn gelezen als kenmerk van relaties; zij tellen in geen vergelijking mee"
    );
    let finding = Diagnostic::notice("years-as-attribute", sheet.at(header, column, reading.text), message);
    reading.draft.report(finding.hint(said!(
        "if ties exist since then: --columns since={name}; if each year is a network of its own: --columns network={name}",
        "bestaan de relaties sinds dat jaar: --columns since={name}; is elk jaar een eigen netwerk: --columns network={name}"
    )));
}

/// Whether the user says that another column holds what the heading of this one stands for.
pub(super) fn is_elsewhere(table: &Table, column: usize, dialect: Dialect) -> bool {
    table.meaning.is_elsewhere(&table.sheet, column, |name| TieField::of(name, dialect))
}

/// What a column `type` holds: direction as Gephi writes it, or kinds that everybody knows.
fn type_means(table: &Table, column: usize) -> Option<TieField> {
    let sheet = &table.sheet;
    let cells = || sheet.filled_cells(table.meaning.first_row(), column);
    let direction = |cell: &str| ["directed", "undirected", "mutual"].contains(&cell.to_lowercase().as_str());
    if cells().all(direction) {
        Some(TieField::Directed)
    } else if cells().all(|cell| is_kind(cell, true)) {
        Some(TieField::Kind)
    } else {
        None
    }
}
