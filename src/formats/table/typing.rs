//! What the cells of a column are: in a table of a person every cell of a column of numbers is a number.

use super::Table;
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, plain};
use crate::formats::shared::values;
use serde_json::{Number, Value};
use std::borrow::Cow;

/// How the cells of a column are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typing {
    /// As they were written by verbinder: text, or JSON where text would be misread.
    Own,
    /// As numbers: every cell is one.
    Numbers,
    /// As text.
    Text,
    /// As lists: tags, set apart by bars as in Kumu.
    Tags,
}

impl Typing {
    /// What the cells of a column are.
    pub(super) fn of(table: &Table, column: usize, dialect: Dialect) -> Typing {
        if dialect == Dialect::Own {
            return Typing::Own;
        }
        let sheet = &table.sheet;
        let tags = ["tags", "keywords", "trefwoorden"].contains(&plain(table.meaning.heading(sheet, column)).as_str());
        if tags && (table.meaning.first_row()..sheet.len()).any(|row| sheet.cell(row, column).contains('|')) {
            return Typing::Tags;
        }
        let mut cells = (table.meaning.first_row()..sheet.len()).map(|row| sheet.cell(row, column));
        if cells.all(|cell| cell.is_empty() || is_number(cell)) { Typing::Numbers } else { Typing::Text }
    }

    /// A name in a cell: in a table of ours it may be quoted as JSON.
    pub(super) fn given_text(dialect: Dialect, cell: &str) -> Cow<'_, str> {
        match (dialect == Dialect::Own && cell.starts_with('"')).then(|| values::typed(cell)) {
            Some(Value::String(text)) => Cow::Owned(text),
            _ => Cow::Borrowed(cell),
        }
    }

    /// A cell as the value that it stands for.
    pub(super) fn given(self, cell: &str) -> Given<'_> {
        match self {
            Typing::Own if needs_no_reading(cell) => Given::Text(cell),
            Typing::Own => Given::Value(values::typed(cell)),
            Typing::Numbers => values::number(cell).and_then(number).map_or(Given::Text(cell), Given::Value),
            Typing::Tags => {
                let tags = cell.split('|').map(str::trim).filter(|tag| !tag.is_empty());
                Given::Value(tags.map(Value::from).collect())
            }
            Typing::Text => Given::Text(cell),
        }
    }
}

/// Text that [`values::typed`] would give back as it is.
fn needs_no_reading(cell: &str) -> bool {
    !cell.starts_with(|c: char| c.is_ascii_digit() || "-[{\"tf".contains(c))
}

/// A number that is no code: `0123` is a name that happens to be written in digits.
fn is_number(cell: &str) -> bool {
    let digits = cell.trim_start_matches('-');
    let code = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") && !digits.starts_with("0,");
    !code && !cell.starts_with('+') && values::number(cell).is_some()
}

fn number(value: f64) -> Option<Value> {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Some(Value::Number(Number::from(value as i64)));
    }
    Number::from_f64(value).map(Value::Number)
}

/// What stands in a cell where a formula failed: the value is lost, not unknown.
pub(super) fn is_failed_formula(cell: &str) -> bool {
    const FAILED: [&str; 9] = ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#N/B", "#VERW!"];
    cell.starts_with('#') && (FAILED.contains(&cell) || cell.starts_with("Err:"))
}
