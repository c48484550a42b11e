//! A list of ties: one per row.

use super::both_ways::Listed;
use super::gatherings::{add_gatherings, gatherings};
use super::pairs::{Row, pairs};
use super::rows::data_rows;
use super::said_before::Known;
use super::tie_columns::columns;
use super::typing::{Typing, is_failed_formula, lost_value};
use super::{Reading, Table, lone};
use crate::diagnostics::{Diagnostic, said, text};
use crate::error::Error;
use crate::formats::shared::decimals::Marks;
use crate::formats::shared::draft::{End, TAKES_PART};
use crate::formats::shared::fields::{Dialect, TieField};
use crate::formats::shared::values;
use crate::model::Tie;

/// Reads the ties of a sheet; `layer` is what they are about where their sheet says so.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table, layer: Option<&str>) -> Result<(), Error> {
    let Table { sheet, .. } = table;
    let dialect = reading.draft.dialect();
    let columns = columns(reading, table, dialect);
    let column_of = |field: &TieField| columns.iter().find(|column| column.1 == *field).map(|column| column.0);
    let (Some(source), Some(target)) = (column_of(&TieField::Source), column_of(&TieField::Target)) else {
        return Err(super::columns::not_understood(sheet, sheet.file.as_deref().unwrap_or("the table")));
    };
    reading.columns.note(sheet, columns.iter().filter_map(|(column, field, _)| Some((field.known()?, *column))));
    let mut data = data_rows(reading, table, source);
    if second_heading(reading, table, &columns, &data) {
        data.remove(0);
    }
    leave_out_lone(reading, table, &mut data);
    let (names, rows) = pairs(reading, table, (source, target), &data);
    drop(data);
    let free = column_of(&TieField::Directed).is_none() && column_of(&TieField::ReportedBy).is_none();
    let plain_list = free && dialect == Dialect::Person && reading.directed.is_none();
    let (mut both_ways, mut mirrored) = (None, Vec::new());
    if plain_list {
        let listed = Listed::of_table(table, &rows, &names, column_of(&TieField::Kind));
        let first = rows.first().map(|row| sheet.place(row.row)).unwrap_or_default();
        listed.said(first).into_iter().for_each(|finding| reading.draft.report(finding));
        match listed {
            Listed::Once => {}
            Listed::Twice(second) => mirrored = second,
            Listed::Directed(_) => both_ways = Some(true),
        }
    }
    let directed = reading.directed.or(both_ways);
    let mut known = Known::of(&columns, dialect);
    let gatherings = gatherings(table, &rows, column_of(&TieField::Kind), &names);
    if !gatherings.is_empty() && reading.ends.is_open() && dialect == Dialect::Person {
        add_gatherings(reading, table, &rows, &names, &gatherings, target);
    }
    reading.draft.expect(names.len(), rows.len());
    let names: Vec<End> = names.iter().map(|name| reading.draft.end(name)).collect();
    let mut silent = if table.meaning.memberships { Tie::new(TAKES_PART) } else { Tie::unspecified() };
    if let Some(layer) = layer {
        silent.layer = Some(layer.into());
    }
    let is_end = |field: &TieField| matches!(field, TieField::Source | TieField::Target);
    let columns: Vec<_> = columns.iter().filter(|column| !is_end(&column.1)).collect();
    for (number, Row { row, source, target }) in rows.iter().enumerate() {
        if mirrored.get(number).is_some_and(|mirrored| *mirrored) {
            continue;
        }
        let place = sheet.place(*row);
        let cells = sheet.row(*row);
        // What a row says is known where an earlier row says the same.
        let met = known.of_row(sheet, *row);
        let (mut tie, is_met) = match met {
            Some(tie) => (tie, true),
            None => (silent.clone(), false),
        };
        let findings = reading.draft.findings();
        let mut none = false;
        for (column, field, typing) in columns.iter().copied() {
            if is_met && *field != TieField::Strength {
                continue;
            }
            let cell = cells.cell(*column);
            if cell.is_empty() {
                continue;
            }
            if is_failed_formula(cell) {
                let place = sheet.at(*row, *column, reading.text);
                let hint = text!("correct the formula, or empty the cell", "verbeter de formule, of maak de cel leeg");
                reading.draft.report(lost_value("bad-value", place, cell, hint));
                continue;
            }
            let given = typing.given_cell(cell, sheet, *row, *column);
            let unmeasured = *field == TieField::Strength && tie.strength.is_none();
            reading.draft.set_tie(&mut tie, field, given, &place);
            none |= unmeasured && tie.strength.is_none() && is_zero(cell);
        }
        // It is said that the value is none; with --keep-going no contact must not become a tie.
        if none {
            continue;
        }
        if !is_met && findings == reading.draft.findings() {
            known.note(&tie);
        }
        for at in 0..tie.reported_by.len() {
            let meant = reading.ends.resolve(&tie.reported_by[at], || place.clone());
            if tie.reported_by[at] != meant {
                let meant = meant.to_owned();
                tie.reported_by[at] = meant;
            }
        }
        if tie.directed.is_none() && directed.is_some() {
            tie.directed = directed;
        }
        reading.draft.join(names[*source as usize], names[*target as usize], tie, place);
    }
    Ok(())
}

/// Leaves out headings between the rows, and says so.
fn leave_out_lone(reading: &mut Reading<'_>, table: &Table, data: &mut Vec<usize>) {
    if reading.draft.dialect() != Dialect::Person {
        return;
    }
    let sheet = &table.sheet;
    let lone = lone::rows(sheet, data);
    for &row in &lone {
        let name = sheet.cells(row).find(|cell| !cell.is_empty()).unwrap_or_default();
        let message = said!(
            "the row holds nothing but {name:?}; it is read as a heading between the rows, and left out",
            "in de rij staat alleen {name:?}; dat is gelezen als een kop tussen de rijen, en weggelaten"
        );
        let hint = text!(
            "remove it; if it is a tie, write its other end",
            "haal die weg; is het een relatie, schrijf dan haar andere eind"
        );
        reading.draft.report(Diagnostic::warning("lone-name", sheet.place(row), message).hint(hint));
    }
    if !lone.is_empty() {
        data.retain(|row| lone.binary_search(row).is_err());
    }
}

/// Whether a strength says that there is no tie.
fn is_zero(cell: &str) -> bool {
    values::number(cell).is_some_and(|value| value.abs() < f64::MIN_POSITIVE)
}

/// Whether the first row holds words where the rows below hold numbers or dates: a second row of headings, most often. It is said,
/// and the row is no tie.
fn second_heading(
    reading: &mut Reading<'_>,
    table: &Table,
    columns: &[(usize, TieField, Typing)],
    data: &[usize],
) -> bool {
    let sheet = &table.sheet;
    let Some((&first, below)) = data.split_first() else { return false };
    let below = &below[..below.len().min(200)];
    let fits = |field: &TieField, cell: &str| match field {
        TieField::Strength => Marks::any(cell) || values::strength(cell).is_some(),
        _ => values::date(cell).is_some(),
    };
    let odd = columns.iter().find(|(column, field, _)| {
        let cell = sheet.cell(first, *column);
        let measured = matches!(field, TieField::Strength | TieField::Since | TieField::Until);
        if !measured || cell.is_empty() || is_failed_formula(cell) || fits(field, cell) {
            return false;
        }
        let cells = || below.iter().map(|&row| sheet.cell(row, *column)).filter(|cell| !cell.is_empty());
        let fitting = cells().filter(|cell| fits(field, cell)).count();
        fitting >= 2 && fitting * 5 >= cells().count() * 4
    });
    let Some((column, ..)) = odd else { return false };
    let message = said!(
        "{:?} stands where the rows below hold numbers or dates: a second row of headings?",
        "{:?} staat waar de rijen eronder getallen of datums hebben: een tweede rij met koppen?",
        sheet.cell(first, *column)
    );
    let finding = Diagnostic::error("second-heading", sheet.at(first, *column, reading.text), message);
    reading.draft.report(finding.hint(text!(
        "keep one row of headings; if the row is a tie, correct the cell",
        "houd één rij met koppen; is de rij een relatie, verbeter dan de cel"
    )));
    true
}
