//! What a table is by the look of its cells, whatever its headings say: a matrix, a square of numbers, ties without headings.

use super::rows::is_total;
use super::sheet::Sheet;
use crate::formats::shared::fields::plain;
use crate::formats::shared::missing::is_na;
use crate::formats::shared::values;
use std::collections::BTreeSet;

/// Headings and first column name the same things, or the body is numbers under as many headings as rows.
pub(super) fn looks_like_matrix(sheet: &Sheet, header: usize) -> bool {
    let rows: Vec<usize> = sheet.filled(header + 1).collect();
    let width = sheet.width(header);
    if rows.len() < 2 || width < 2 {
        return false;
    }
    let number =
        |cell: &str| cell.is_empty() || values::number(cell).is_some() || values::tick(cell).is_some() || is_na(cell);
    let numbers_from = |column: usize| {
        rows.iter().take(200).all(|&row| (column..sheet.width(row)).all(|column| number(sheet.cell(row, column))))
    };
    let headings: Vec<&str> = sheet.cells(header).collect();
    if headings[1..]
        .iter()
        .any(|heading| heading.is_empty() || values::number(heading).is_some() && !headings[0].is_empty())
    {
        return false;
    }
    let same = rows_in_headings(sheet, &headings, &rows);
    let named = headings[0].is_empty() || same > 0;
    // Names in the first column, numbers beside them.
    let totals = rows.iter().filter(|&&row| is_total(sheet.cell(row, 0))).count();
    let total_columns = headings[1..].iter().filter(|heading| is_total(heading)).count();
    let names = || -> BTreeSet<&str> { rows.iter().map(|&row| sheet.cell(row, 0)).collect() };
    if same > 0 && same + totals == rows.len() && same + 1 + total_columns == width && names().len() == rows.len() {
        // Who is in the rows is in the columns, once: a word among the numbers is a mistake in a matrix. Words alone are a list of ties.
        let cells = || rows.iter().flat_map(|&row| sheet.cells(row).skip(1));
        return headings[0].is_empty() || cells().filter(|cell| number(cell)).count() * 2 >= cells().count();
    }
    if width >= 3 && named && numbers_from(1) {
        return same * 2 > rows.len().min(width - 1) || headings[0].is_empty();
    }
    let heading_words = headings.iter().all(|heading| values::number(heading).is_none());
    heading_words && rows.len() == width && width >= 3 && numbers_from(0)
}

/// How many rows begin with a name that is a heading too, in whatever spelling.
fn rows_in_headings(sheet: &Sheet, headings: &[&str], rows: &[usize]) -> usize {
    let exact: BTreeSet<&str> = headings[1..].iter().copied().filter(|heading| !heading.is_empty()).collect();
    // In a long list the spelling of every name is too dear to compare, and it is no matrix anyway.
    let spelled: BTreeSet<String> =
        if rows.len() > 4 * headings.len() { BTreeSet::new() } else { exact.iter().map(|name| plain(name)).collect() };
    rows.iter()
        .map(|&row| sheet.cell(row, 0))
        .filter(|name| exact.contains(name) || (!spelled.is_empty() && spelled.contains(&plain(name))))
        .count()
}

/// The row of headings of a sheet that is called a matrix: the one whose names return most in the first column, otherwise the first
/// with several cells.
pub(super) fn matrix_header(sheet: &Sheet, rows: &[usize]) -> usize {
    let names = |row: usize| {
        let headings: Vec<&str> = sheet.cells(row).collect();
        let below: Vec<usize> = sheet.filled(row + 1).collect();
        rows_in_headings(sheet, &headings, &below)
    };
    let best = rows.iter().copied().rev().max_by_key(|&row| names(row)).filter(|&row| names(row) > 0);
    best.or_else(|| rows.iter().copied().find(|&row| has_several_cells(sheet, row))).unwrap_or(rows[0])
}

/// Whether a sheet holds as many numbers in each row as it has rows, and nothing else. Spaces may stand between them.
pub(super) fn is_square(sheet: &Sheet) -> bool {
    let rows = || sheet.filled(0);
    let number = rows().count();
    number > 1
        && rows().all(|row| {
            let cells = || sheet.cells(row).flat_map(str::split_whitespace);
            cells().count() == number && cells().all(|cell| values::number(cell).is_some())
        })
}

/// Whether three rows of three numbers are a matrix and no ties with weights: a tie without weight would not be there.
pub(super) fn is_small_matrix(sheet: &Sheet) -> bool {
    let zero = |row: usize| values::number(sheet.cell(row, 2)) == Some(0.0);
    is_square(sheet) && (0..sheet.len()).any(zero)
}

/// Whether the first row is data: one of its ends is an end further down too.
pub(super) fn has_repeated_ends(sheet: &Sheet, first: usize, columns: &[(usize, String)]) -> bool {
    columns.iter().any(|&(column, _)| {
        let cell = sheet.cell(first, column);
        let again = |row: usize| columns.iter().any(|&(at, _)| sheet.cell(row, at) == cell);
        values::number(cell).is_some() || (!cell.is_empty() && (first + 1..sheet.len()).any(again))
    })
}

/// Whether more than one cell of a row holds something.
pub(super) fn has_several_cells(sheet: &Sheet, row: usize) -> bool {
    sheet.cells(row).filter(|cell| !cell.is_empty()).count() > 1
}
