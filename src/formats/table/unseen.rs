//! Rows and columns that a workbook hides: they are read like all others, and a notice says so.

use super::Table;
use super::address::letters;
use super::sheet::Sheet;
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::text::Text;
use std::ops::RangeInclusive;

/// What a workbook hides of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::formats) struct Unseen {
    /// Rows, from 1 as the sheet counts them.
    pub(in crate::formats) rows: Stretches,
    /// Columns, from 0.
    pub(in crate::formats) columns: Stretches,
}

/// Numbers in stretches, as a file gives them: ascending, and apart where they do not follow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::formats) struct Stretches(Vec<RangeInclusive<usize>>);

impl Stretches {
    /// Adds a stretch; one that does not come after those before is damage, and left.
    pub(in crate::formats) fn hide(&mut self, stretch: RangeInclusive<usize>) {
        match self.0.last_mut() {
            Some(last) if last.end() + 1 == *stretch.start() => *last = *last.start()..=*stretch.end(),
            Some(last) if last.end() >= stretch.start() => {}
            _ => self.0.push(stretch),
        }
    }

    /// Whether a number is in one of them.
    pub(in crate::formats) fn holds(&self, number: usize) -> bool {
        let after = self.0.partition_point(|stretch| *stretch.start() <= number);
        after > 0 && *self.0[after - 1].end() >= number
    }
}

/// So many stretches are named.
const NAMED: usize = 6;

/// Says which rows and columns with something in them are hidden, and that they are read all the same: what is hidden in a spreadsheet is
/// data still, and other programs read it too.
pub(super) fn said(table: &Table) -> Option<Diagnostic> {
    let sheet = &table.sheet;
    let Unseen { rows, columns } = &sheet.unseen;
    if *rows == Stretches::default() && *columns == Stretches::default() {
        return None;
    }
    let rows: Vec<usize> = sheet.filled(0).filter(|&row| rows.holds(sheet.line(row))).collect();
    let filled = |column: usize| sheet.filled_cells(0, column).next().is_some();
    let columns: Vec<usize> = (0..sheet.widest()).filter(|&column| columns.holds(column) && filled(column)).collect();
    let counted = |count: usize, [one, many]: [Text; 2], list: String| {
        let number = Said::count(count, one, many);
        (count > 0).then(|| said!([number] "{number} ({list})", "{number} ({list})"))
    };
    let of_rows = [text!("row", "rij"), text!("rows", "rijen")];
    let of_columns = [text!("column", "kolom"), text!("columns", "kolommen")];
    let lines = stretches(rows.iter().map(|&row| sheet.line(row)), |line| line.to_string());
    let heads = stretches(columns.iter().copied(), |column| headed(sheet, table.meaning.header, column));
    let parts = match (counted(rows.len(), of_rows, lines), counted(columns.len(), of_columns, heads)) {
        (Some(rows), Some(columns)) => said!([rows, columns] "{rows} and {columns}", "{rows} en {columns}"),
        (rows, columns) => rows.or(columns).unwrap_or_default(),
    };
    let place = match (rows.first(), columns.first()) {
        (Some(&row), _) => sheet.place(row),
        (None, Some(&column)) => sheet.at(table.meaning.header.unwrap_or(0), column, ""),
        (None, None) => return None,
    };
    let message = match rows.len() + columns.len() {
        1 => said!(
            [parts] "{parts} is hidden in the sheet, and is read all the same",
            "{parts} is verborgen in het blad, en toch gelezen"
        ),
        _ => said!(
            [parts] "{parts} are hidden in the sheet, and are read all the same",
            "{parts} zijn verborgen in het blad, en toch gelezen"
        ),
    };
    let hint = text!(
        "nothing to mend if they belong to the data; if not, delete them, or copy what is visible to a sheet of its own",
        "niets te verbeteren als ze bij de gegevens horen; zo niet, verwijder ze, of kopieer wat zichtbaar is naar een eigen blad"
    );
    Some(Diagnostic::notice("hidden-cells", place, message).hint(hint))
}

/// `C`, with its heading where there is one.
fn headed(sheet: &Sheet, header: Option<usize>, column: usize) -> String {
    let heading = header.map_or("", |row| sheet.cell(row, column));
    let letters = letters(column);
    if heading.is_empty() { letters } else { format!("{letters} {heading:?}") }
}

/// `4, 7–9, 12`, of ascending numbers.
fn stretches(numbers: impl Iterator<Item = usize>, name: impl Fn(usize) -> String) -> String {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match found.last_mut() {
            Some(last) if last.1 + 1 == number => last.1 = number,
            _ => found.push((number, number)),
        }
    }
    let named =
        |&(from, to): &(usize, usize)| if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) };
    let mut list: Vec<String> = found.iter().take(NAMED).map(named).collect();
    if found.len() > NAMED {
        list.push("…".to_owned());
    }
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_one_stretch() {
        let said = |numbers: &[usize]| stretches(numbers.iter().copied(), |number| number.to_string());
        assert_eq!(said(&[4, 7, 8, 9, 12]), "4, 7–9, 12");
        assert_eq!(said(&[1, 3, 5, 7, 9, 11, 13]), "1, 3, 5, 7, 9, 11, …");
        assert_eq!(said(&[]), "");
    }
}
