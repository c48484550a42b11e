//! Which rows of a table hold data: not the headings again, and no totals.

use super::typing::is_failed_formula;
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::decimals::Marks;

/// The rows below the headings that hold data. Headings that return between blocks of rows, and rows with totals, are left out and
/// said; `naming` is the column in which names stand.
pub(super) fn data_rows(reading: &mut Reading<'_>, table: &Table, naming: usize) -> Vec<usize> {
    let Table { sheet, meaning } = table;
    let heading = meaning.header.map(|header| sheet.cell(header, naming));
    let mut rows = Vec::with_capacity(sheet.len());
    for row in meaning.first_row()..sheet.len() {
        let name = sheet.cell(row, naming);
        if name.is_empty() && sheet.is_blank(row) {
            continue;
        }
        // Names differ from their heading nearly always, which ends the comparison.
        if heading.is_some_and(|heading| name.eq_ignore_ascii_case(heading)) && repeats_headings(table, row) {
            let message = text!("the row repeats the headings", "de rij herhaalt de koppen");
            let finding = Diagnostic::notice("repeated-headings", sheet.place(row), message);
            reading.draft.report(
                finding.hint(text!("it is left out; nothing to mend", "zij is weggelaten; niets te verbeteren")),
            );
        } else if is_total_row(table, row, name) {
            report_total(reading, table, row, naming);
        } else {
            rows.push(row);
        }
    }
    rows
}

/// Says that a row or column of totals is left out.
pub(super) fn report_total(reading: &mut Reading<'_>, table: &Table, row: usize, column: usize) {
    // A row of totals may say so in another column than the one of names.
    let says = |column: &usize| !table.sheet.cell(row, *column).is_empty();
    let column = std::iter::once(column).chain(0..table.sheet.width(row)).find(says).unwrap_or(column);
    let name = table.sheet.cell(row, column);
    let message = said!("{name:?} is read as a total and left out", "{name:?} is gelezen als totaal en weggelaten");
    let place = table.sheet.at(row, column, reading.text);
    reading.draft.report(Diagnostic::warning("total", place, message).hint(text!(
        "remove the totals from the table; if it is the name of a node, write that in full",
        "haal de totalen uit de tabel; is het de naam van een knoop, schrijf die dan voluit"
    )));
}

/// Whether a row holds the headings again.
pub(super) fn repeats_headings(table: &Table, row: usize) -> bool {
    let Table { sheet, meaning } = table;
    let Some(header) = meaning.header else { return false };
    sheet.width(row) > 1
        && (0..sheet.width(row).max(sheet.width(header)))
            .all(|column| sheet.cell(row, column).eq_ignore_ascii_case(sheet.cell(header, column)))
}

/// A row that begins with a word for a total and holds nothing else but numbers.
pub(super) fn is_total_row(table: &Table, row: usize, name: &str) -> bool {
    let sheet = &table.sheet;
    let name = if name.is_empty() { sheet.cells(row).find(|cell| !cell.is_empty()).unwrap_or_default() } else { name };
    let says_total = is_total(name) || (row + 1 == sheet.len() && begins_as_total(name));
    let number = |cell: &str| cell.is_empty() || Marks::any(cell) || is_failed_formula(cell);
    says_total && sheet.cells(row).filter(|cell| *cell != name).all(number)
}

/// Words for totals, Dutch and English.
const TOTALS: [&str; 15] = [
    "totaal",
    "totalen",
    "total",
    "totals",
    "subtotaal",
    "subtotal",
    "eindtotaal",
    "grand total",
    "som",
    "sum",
    "gemiddelde",
    "gemiddeld",
    "average",
    "mean",
    "aantal",
];

/// Whether a name is a word for a total.
pub(super) fn is_total(name: &str) -> bool {
    // Of many names the first sign tells that they are none.
    if !name.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
        return false;
    }
    let bare = name.trim_end_matches([':', '=', ' ']);
    TOTALS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// `Totaal 2019`, `Aantal relaties: 6`.
pub(super) fn begins_as_total(name: &str) -> bool {
    let first = name.split([' ', ':']).next().unwrap_or_default();
    is_total(first) && name.contains(|sign: char| sign == ':' || sign.is_ascii_digit())
}
