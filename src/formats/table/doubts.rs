//! Cells that may mean something else than what is read, or than what was typed: dates whose month may stand first, times of the day
//! that are not kept, ids that a spreadsheet has cut.

use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::formats::shared::values;

/// Warns of dates that are read with the day first where a date of the column can only have the month first; and says where nothing in the
/// column tells which of the two it is: as a warning where they are written with slashes, as those mostly are that have the month first.
/// A time of the day is said too.
pub(super) fn report_order_of_dates(reading: &mut Reading<'_>, table: &Table, column: usize) {
    report_times(reading, table, column);
    let sheet = &table.sheet;
    let (mut doubtful, mut month_first, mut day_first) = (None, None, false);
    for row in table.meaning.first_row()..sheet.len() {
        let cell = sheet.cell(row, column);
        match order(cell) {
            Some(Order::DayFirst) => day_first = true,
            Some(Order::MonthFirst) => month_first = month_first.or(Some(cell)),
            Some(Order::Either) => doubtful = doubtful.or(Some((row, cell))),
            None => {}
        }
    }
    let Some((row, cell)) = doubtful else { return };
    let Some(date) = values::date(cell) else { return };
    let why = match month_first {
        Some(other) => said!(
            "{other:?} in the same column can only have the month first",
            "{other:?} in dezelfde kolom kan alleen de maand voorop hebben"
        ),
        None if day_first => return,
        None => said!(
            "nothing in the column tells which of the two it is",
            "niets in de kolom zegt welke van de twee het is"
        ),
    };
    let message = said!(
        [why] "{cell:?} is read as {date}, the day first and then the month; {why}",
        "{cell:?} is gelezen als {date}, eerst de dag en dan de maand; {why}"
    );
    let place = sheet.at(row, column, reading.text);
    let finding = match month_first.is_some() || cell.contains('/') {
        true => Diagnostic::warning("day-or-month", place, message),
        false => Diagnostic::notice("day-or-month", place, message),
    };
    let hint = said!("write the dates as {date}: year, month, day", "schrijf de datums als {date}: jaar, maand, dag");
    reading.draft.report(finding.hint(hint));
}

/// Says that a column of dates has times of the day, which no period keeps. Midnight is what programs write that know the day only.
fn report_times(reading: &mut Reading<'_>, table: &Table, column: usize) {
    let sheet = &table.sheet;
    let with_time = |row: &usize| {
        let cell = sheet.cell(*row, column);
        has_time(cell) && values::date(cell).is_some()
    };
    let mut rows = (table.meaning.first_row()..sheet.len()).filter(with_time);
    let Some(row) = rows.next() else { return };
    let cell = sheet.cell(row, column);
    let Some(date) = values::date(cell) else { return };
    let others = match rows.count() {
        0 => Said::default(),
        others => said!(", as of {others} more in this column", ", zo ook van nog {others} in deze kolom"),
    };
    let message = said!(
        [others] "{cell:?} is read as {date}: the time of the day is not kept{others}",
        "{cell:?} is gelezen als {date}: de tijd van de dag is niet bewaard{others}"
    );
    let finding = Diagnostic::notice("time-of-day", sheet.at(row, column, reading.text), message);
    reading.draft.report(finding.hint(text!(
        "a period is told in days; times are kept in a column of another name",
        "een periode gaat in dagen; tijden blijven bewaard in een kolom met een andere naam"
    )));
}

/// Whether a date is followed by a time other than midnight.
fn has_time(cell: &str) -> bool {
    let Some((_, time)) = cell.trim().split_once(['T', ' ']) else { return false };
    // Without what says the place on earth.
    let time = time.split(['Z', '+', '-']).next().unwrap_or_default();
    time.contains(':') && time.bytes().any(|sign| matches!(sign, b'1'..=b'9'))
}

/// In which order a date of three numbers has day and month.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    Either,
}

/// What a date tells of the order; nothing where it is none of three numbers with the year last, or both numbers are the same.
fn order(cell: &str) -> Option<Order> {
    let day = cell.split([' ', 'T']).next()?;
    let mut parts = day.split(['/', '-', '.']);
    let (Some(first), Some(second), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let number = |part: &str| part.parse::<u32>().ok().filter(|number| part.len() <= 2 && (1..=31).contains(number));
    let (first, second) = (number(first)?, number(second)?);
    match (first > 12, second > 12) {
        _ if year.len() != 4 || first == second => None,
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (false, false) => Some(Order::Either),
        (true, true) => None,
    }
}

/// Warns of ids that a workbook holds as numbers of more digits than a spreadsheet keeps: two of them may have become one.
pub(super) fn report_long_ids(reading: &mut Reading<'_>, table: &Table, column: usize) {
    let sheet = &table.sheet;
    let mut rows = sheet.long_numbers(column).into_iter().filter(|&row| row >= table.meaning.first_row());
    let Some(row) = rows.next() else { return };
    let cells = match 1 + rows.count() {
        1 => said!("this cell holds an id", "deze cel bewaart een id"),
        several => said!("{several} cells of this column hold ids", "{several} cellen van deze kolom bewaren id's"),
    };
    let message = said!(
        [cells] "{cells} as a number of more than 15 digits ({}), of which a spreadsheet keeps the first 15: ids that differ after those have \
         become the same",
        "{cells} als getal van meer dan 15 cijfers ({}), waarvan een rekenblad de eerste 15 bewaart: id's die daarna verschillen \
         zijn gelijk geworden",
        sheet.cell(row, column)
    );
    let finding = Diagnostic::warning("long-id", sheet.at(row, column, reading.text), message);
    reading.draft.report(finding.hint(text!(
        "take the ids from where they came from again, into a column whose cells are set to text beforehand",
        "haal de id's opnieuw waar ze vandaan kwamen, in een kolom waarvan de cellen vooraf de opmaak tekst hebben"
    )));
}
