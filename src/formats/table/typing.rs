//! What the cells of a column are: in a table of a person every cell of a column of numbers is a number.

use super::certainty::Whole;
use super::sheet::{Kind, Sheet};
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::formats::shared::decimals::{Decimals, Marks};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, plain};
use crate::formats::shared::values;
use crate::text::Text;
use serde_json::{Number, Value};
use std::borrow::Cow;

/// How the cells of a column are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typing {
    /// As they were written by verbinder: text, or JSON where text would be misread.
    Own,
    /// As numbers: every cell is one.
    Numbers(Marks),
    /// As strengths: a number, or a word for one.
    Measured(Marks),
    /// As text.
    Text,
    /// As lists: tags, set apart by bars as in Kumu.
    Tags,
    /// As numbers that say how certain a tie is.
    Certain(Whole),
}

impl Typing {
    /// What the cells of a column are.
    pub(super) fn of(reading: &mut Reading<'_>, table: &Table, column: usize, dialect: Dialect) -> Typing {
        if dialect == Dialect::Own {
            return Typing::Own;
        }
        let sheet = &table.sheet;
        let tags = ["tags", "keywords", "trefwoorden"].contains(&plain(table.meaning.heading(sheet, column)).as_str());
        if tags && (table.meaning.first_row()..sheet.len()).any(|row| sheet.cell(row, column).contains('|')) {
            return Typing::Tags;
        }
        match sheet.kinds.get(column) {
            Some(Kind::Texts) => return Typing::Text,
            Some(Kind::Truths) => return Typing::Own,
            Some(Kind::Mixed) | None => {}
        }
        let rows = || (table.meaning.first_row()..sheet.len()).map(|row| (row, column));
        let decimals = decimals(sheet, rows());
        let marks = decimals.marks();
        if rows().all(|at| sheet.cell(at.0, at.1).is_empty() || is_number(sheet, at, marks)) {
            report_doubtful(reading, sheet, &decimals, rows());
            Typing::Numbers(marks)
        } else {
            Typing::Text
        }
    }

    /// What the cells of a column of strengths are.
    pub(super) fn measured(reading: &mut Reading<'_>, table: &Table, column: usize) -> Typing {
        let rows = || (table.meaning.first_row()..table.sheet.len()).map(|row| (row, column));
        let decimals = decimals(&table.sheet, rows());
        report_doubtful(reading, &table.sheet, &decimals, rows());
        Typing::Measured(decimals.marks())
    }

    /// A name in a cell: in a table of ours it may be quoted as JSON.
    pub(super) fn given_text(dialect: Dialect, cell: &str) -> Cow<'_, str> {
        match (dialect == Dialect::Own && cell.starts_with('"')).then(|| values::typed(cell)) {
            Some(Value::String(text)) => Cow::Owned(text),
            _ => Cow::Borrowed(cell),
        }
    }

    /// A cell as the value that it stands for.
    pub(super) fn given<'s>(self, sheet: &'s Sheet<'_>, row: usize, column: usize) -> Given<'s> {
        self.given_cell(sheet.cell(row, column), sheet, row, column)
    }

    /// As [`Typing::given`], of a cell that was looked up.
    #[inline]
    pub(super) fn given_cell<'s>(self, cell: &'s str, sheet: &'s Sheet<'_>, row: usize, column: usize) -> Given<'s> {
        match self {
            Typing::Own if needs_no_reading(cell) => Given::Text(cell),
            Typing::Own => Given::Value(values::typed(cell)),
            Typing::Measured(Marks::Each) => Given::Text(cell),
            Typing::Numbers(marks) | Typing::Measured(marks) => {
                number_in(sheet, (row, column), marks).and_then(number).map_or(Given::Text(cell), Given::Value)
            }
            Typing::Tags => {
                let tags = cell.split('|').map(str::trim).filter(|tag| !tag.is_empty());
                Given::Value(tags.map(Value::from).collect())
            }
            Typing::Certain(whole) => Given::Text(whole.word(cell).unwrap_or(cell)),
            Typing::Text => Given::Text(cell),
        }
    }
}

/// Text that [`values::typed`] would give back as it is.
fn needs_no_reading(cell: &str) -> bool {
    !cell.starts_with(|c: char| c.is_ascii_digit() || "-[{\"tf".contains(c))
}

/// A number that is no code: `0123` is a name that happens to be written in digits.
fn is_number(sheet: &Sheet, at: (usize, usize), marks: Marks) -> bool {
    let cell = sheet.cell(at.0, at.1);
    let digits = cell.trim_start_matches('-');
    let code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") && !digits.starts_with("0,");
    !code && !cell.starts_with('+') && number_in(sheet, at, marks).is_some()
}

/// The number in a cell: as the cells around it write theirs, unless its workbook holds it as a number.
pub(super) fn number_in(sheet: &Sheet, (row, column): (usize, usize), marks: Marks) -> Option<f64> {
    let cell = sheet.cell(row, column);
    if marks != Marks::Each && sheet.is_stated(row, column) { values::number(cell) } else { marks.number(cell) }
}

/// What the numbers in these cells tell of their marks; lines are the order in which the cells are given.
pub(super) fn decimals(sheet: &Sheet, cells: impl Iterator<Item = (usize, usize)>) -> Decimals {
    let mut decimals = Decimals::default();
    for (number, (row, column)) in cells.enumerate() {
        let cell = sheet.cell(row, column);
        if cell.bytes().any(|byte| byte == b'.' || byte == b',') && !sheet.is_stated(row, column) {
            decimals.add_cell(cell, number);
        }
    }
    decimals
}

/// Warns of a number that may be another one, where the cells beside it do not tell.
pub(super) fn report_doubtful(
    reading: &mut Reading<'_>,
    sheet: &Sheet,
    decimals: &Decimals,
    mut cells: impl Iterator<Item = (usize, usize)>,
) {
    let Some((number, cell)) = decimals.doubtful() else { return };
    let Some((row, column)) = cells.nth(number) else { return };
    let taken = values::number(cell).unwrap_or_default();
    let thousands = cell.replace(['.', ','], "");
    let message = said!(
        "{cell:?} is read as {taken}; it may mean {thousands}, and nothing here tells what its sign stands for",
        "{cell:?} is gelezen als {taken}; het kan ook {thousands} zijn, en niets hier zegt wat het leesteken betekent"
    );
    let finding = Diagnostic::warning("thousands-or-decimals", sheet.at(row, column, reading.text), message);
    let hint = said!(
        "write {thousands} if that is meant, without a sign between thousands; {cell}0 if it has decimals",
        "schrijf {thousands} als dat bedoeld is, zonder punt of komma; {cell}0 als het decimalen heeft"
    );
    reading.draft.report(finding.hint(hint));
}

fn number(value: f64) -> Option<Value> {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Some(Value::Number(Number::from(value as i64)));
    }
    Number::from_f64(value).map(Value::Number)
}

/// Stands in a cell with a formula whose value is not in the workbook.
pub(in crate::formats) const UNVALUED: &str = "#(formula without value)";

/// A finding about a formula whose value is lost: `code`, unless none was ever there; `hint` where the formula is wrong.
pub(super) fn lost_value(code: &'static str, place: Place, cell: &str, hint: Text) -> Diagnostic {
    if cell == UNVALUED {
        let message = text!(
            "the cell holds a formula, and the workbook does not hold its value",
            "in de cel staat een formule, en de uitkomst staat niet in de werkmap"
        );
        return Diagnostic::error("formula-without-value", place, message).hint(text!(
            "open the workbook in Excel or LibreOffice and save it: that works out the formulas",
            "open de werkmap in Excel of LibreOffice en sla haar op: dan worden de formules uitgerekend"
        ));
    }
    Diagnostic::error(code, place, said!("{cell}: a formula that failed", "{cell}: een formule die mislukt is"))
        .hint(hint)
}

/// What stands in a cell where a formula failed or was never worked out: the value is lost, not unknown.
pub(super) fn is_failed_formula(cell: &str) -> bool {
    const FAILED: [&str; 9] = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#N/B", "#VERW!"];
    cell.starts_with('#') && (FAILED.contains(&cell) || cell.starts_with("Err:") || cell == UNVALUED)
}
