//! A result as a table: recipe, columns, rows and notes, whatever it is written as.

use crate::text::inert_json;
use serde_json::{Map, Value, json};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// Whole numbers.
    Integer,
    /// Real numbers.
    Number,
    /// Yes or no.
    Boolean,
    /// Lists of words.
    List,
}

impl ColumnType {
    /// The word in JSON results.
    pub fn word(self) -> &'static str {
        match self {
            ColumnType::Text => "text",
            ColumnType::Integer => "integer",
            ColumnType::Number => "number",
            ColumnType::Boolean => "boolean",
            ColumnType::List => "list",
        }
    }
}

/// A column: its name for programs, its heading for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Key of the rows in JSON and heading in CSV; the same in every language.
    pub name: String,
    /// Heading for people.
    pub heading: String,
    /// What it holds.
    pub kind: ColumnType,
    /// Unit, where there is one.
    pub unit: Option<String>,
    /// Decimals shown to people; programs get every digit.
    pub decimals: usize,
    /// Whether people see it in a terminal; programs always do.
    pub shown: bool,
    /// How far each number may be off, where numbers are estimates.
    pub margin: Option<f64>,
}

impl Column {
    /// A column with the name as its heading.
    pub fn new(name: impl Into<String>, kind: ColumnType) -> Self {
        let name = name.into();
        Column { heading: name.clone(), name, kind, unit: None, decimals: 3, shown: true, margin: None }
    }

    /// Sets the heading for people.
    #[must_use]
    pub fn heading(mut self, heading: impl Into<String>) -> Self {
        self.heading = heading.into();
        self
    }

    /// Sets the number of decimals shown.
    #[must_use]
    pub fn decimals(mut self, decimals: usize) -> Self {
        self.decimals = decimals;
        self
    }

    /// Sets the unit.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Leaves it to programs: too long for a terminal.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.shown = false;
        self
    }
}

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Undefined or unknown; a note says why.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A real number; NaN is written as empty.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A list of words.
    List(Vec<String>),
    /// A word of the data model: its id for programs, its name for people.
    Word(String, String),
    /// Several of them.
    Words(Vec<(String, String)>),
}

impl Cell {
    /// A count.
    pub fn count(value: usize) -> Self {
        Cell::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// Text, or an empty cell where there is none.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
    }

    /// A word of the data model: id and name.
    pub fn word(id: impl Into<String>, name: impl Into<String>) -> Self {
        Cell::Word(id.into(), name.into())
    }

    /// A real number, empty if it is not a number; −0, which an empty sum gives, is 0.
    pub fn number(value: f64) -> Self {
        if value.is_finite() { Cell::Number(value + 0.0) } else { Cell::Empty }
    }

    /// The number that it holds.
    pub fn value(&self) -> Option<f64> {
        match self {
            Cell::Integer(value) => Some(*value as f64),
            Cell::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether it shows nothing.
    fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) | Cell::Word(_, text) => text.is_empty(),
            Cell::List(items) => items.is_empty(),
            Cell::Words(items) => items.is_empty(),
            Cell::Number(value) => value.is_nan(),
            Cell::Integer(_) | Cell::Boolean(_) => false,
        }
    }

    fn json(&self) -> Value {
        match self {
            Cell::Empty => Value::Null,
            Cell::Text(text) => json!(text),
            Cell::Integer(value) => json!(value),
            Cell::Number(value) => json!(value),
            Cell::Boolean(value) => json!(value),
            Cell::List(items) => json!(items),
            Cell::Word(id, _) => json!(id),
            Cell::Words(items) => items.iter().map(|(id, _)| json!(id)).collect(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<Vec<String>> for Cell {
    fn from(items: Vec<String>) -> Self {
        Cell::List(items)
    }
}

/// The key of what was typed.
pub const ARGUMENTS: &str = "arguments";
/// The key of the files that were read.
pub const INPUTS: &str = "inputs";

/// What was asked of the program, and of which files: enough to ask it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The command and its options, without those that say where the result goes.
    pub arguments: Vec<String>,
    /// Every file that was read, as it was named, with its SHA-256.
    pub inputs: Vec<(String, String)>,
}

/// How a result was made: enough to make it again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recipe(pub Map<String, Value>);

impl Recipe {
    /// Adds one choice.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// Adds what was asked, and of which files.
    pub fn record(&mut self, run: &Run) {
        self.set(ARGUMENTS, run.arguments.clone());
        let inputs = run.inputs.iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256}));
        self.set(INPUTS, inputs.collect::<Vec<_>>());
    }

    /// One line for programs: the whole recipe as JSON.
    pub fn text(&self) -> String {
        inert_json(Value::Object(self.0.clone()).to_string())
    }

    /// One line for people: `key value · key value`, the hash cut to its beginning. What was typed is not in it: its meaning is.
    pub fn line(&self) -> String {
        fn text(value: &Value) -> String {
            match value {
                Value::String(text) => text.clone(),
                Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
                Value::Object(map) => map.iter().map(|(k, v)| format!("{k} {}", text(v))).collect::<Vec<_>>().join(" "),
                other => other.to_string(),
            }
        }
        let parts: Vec<String> = self
            .0
            .iter()
            .filter(|(key, value)| !value.is_null() && !matches!(key.as_str(), ARGUMENTS | INPUTS))
            .map(|(key, value)| match key.as_str() {
                key if key.ends_with("sha256") => format!("{key} {}", text(value).chars().take(12).collect::<String>()),
                _ => format!("{key} {}", text(value)),
            })
            .collect();
        parts.join(" · ")
    }
}

/// How people see the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// One line per row.
    #[default]
    Rows,
    /// One line per column: for a single row with many columns.
    Record,
    /// A grid for each run of rows with the same first cell, which is its heading, with only those columns that say something in
    /// it. Rows whose first cell shows nothing are for programs.
    Sections,
}

/// A column with as many decimals as its numbers need: none for whole ones, more for small ones.
fn fitted<'a>(column: &Column, cells: impl Iterator<Item = &'a Cell>) -> Column {
    let numbers = cells.filter_map(|cell| if let Cell::Number(value) = cell { Some(*value) } else { None });
    let (mut whole, mut largest) = (true, 0.0f64);
    for value in numbers {
        whole &= (value - value.round()).abs() <= 1e-9 * value.abs();
        largest = largest.max(value.abs());
    }
    let decimals = match () {
        () if whole => 0,
        () if largest < 0.1 => telling(column.decimals.max(5), largest),
        () => column.decimals,
    };
    column.clone().decimals(decimals)
}

/// So many decimals that two digits of the largest number show, where none would; what is smaller than a billionth stays 0.
fn telling(decimals: usize, largest: f64) -> usize {
    let shows = |decimals: usize| largest >= 10f64.powi(-(decimals as i32));
    if decimals == 0 || shows(decimals) || !shows(9) {
        decimals
    } else {
        (decimals..=9).find(|&more| shows(more)).unwrap_or(9) + 1
    }
}

/// A result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Heading for people.
    pub title: String,
    /// How people see the rows; programs always get rows.
    pub layout: Layout,
    /// Sentences above the table: the findings in words.
    pub lead: Vec<String>,
    /// How it was made.
    pub recipe: Recipe,
    /// What each row holds.
    pub columns: Vec<Column>,
    /// One list of cells per row, as many as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences below the table, on its rows: too long for a cell that people read.
    pub sentences: Vec<String>,
    /// What a reader must know: cautions, why a cell is empty, what was left out.
    pub notes: Vec<String>,
}

impl Table {
    /// An empty table with this title.
    pub fn new(title: impl Into<String>, columns: Vec<Column>) -> Self {
        Table { title: title.into(), columns, ..Table::default() }
    }

    /// The sections of a table with that layout, for people: each with its heading, as a table of rows without the first column and
    /// without columns that are empty in it.
    pub fn sections(&self) -> Vec<Table> {
        let heading = |row: &[Cell]| match row.first() {
            Some(Cell::Text(text) | Cell::Word(_, text)) => text.clone(),
            _ => String::new(),
        };
        let runs = self.rows.chunk_by(|one, next| heading(one) == heading(next));
        runs.map(|rows| (heading(&rows[0]), rows))
            .filter(|(heading, _)| !heading.is_empty())
            .map(|(heading, rows)| {
                let says = |c: usize| self.columns[c].shown && rows.iter().any(|row| !row[c].is_blank());
                let kept: Vec<usize> = (1..self.columns.len()).filter(|&c| says(c)).collect();
                let columns = kept.iter().map(|&c| fitted(&self.columns[c], rows.iter().map(|row| &row[c]))).collect();
                let mut section = Table::new(heading, columns);
                section.rows = rows.iter().map(|row| kept.iter().map(|&c| row[c].clone()).collect()).collect();
                section
            })
            .collect()
    }

    /// The columns as people see them: with more decimals where the largest number would show as 0.
    pub fn columns_for_people(&self) -> Vec<Column> {
        let mut largest = vec![0.0f64; self.columns.len()];
        for row in &self.rows {
            for (largest, cell) in largest.iter_mut().zip(row) {
                if let Cell::Number(value) = cell {
                    *largest = largest.max(value.abs());
                }
            }
        }
        let columns = self.columns.iter().zip(largest);
        let telling = |(column, largest): (&Column, f64)| column.clone().decimals(telling(column.decimals, largest));
        columns.map(telling).collect()
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "a row of {} has another width than its columns", self.title);
        self.rows.push(row);
    }

    /// The result for programs: `{"recipe", "columns", "rows", "notes"}`.
    pub fn json(&self) -> Value {
        let columns: Vec<Value> = self
            .columns
            .iter()
            .map(|column| {
                let mut entry = Map::new();
                entry.insert("name".into(), json!(column.name));
                entry.insert("type".into(), json!(column.kind.word()));
                if let Some(unit) = &column.unit {
                    entry.insert("unit".into(), json!(unit));
                }
                Value::Object(entry)
            })
            .collect();
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                let cells = self.columns.iter().zip(row).map(|(column, cell)| (column.name.clone(), cell.json()));
                Value::Object(cells.collect())
            })
            .collect();
        json!({"recipe": self.recipe.0, "columns": columns, "rows": rows, "notes": self.notes})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_sign() {
        let Cell::Number(nothing) = Cell::number(-0.0) else { panic!("0 is a number") };
        assert!(nothing.is_sign_positive());
        assert_eq!((Cell::number(-1.5), Cell::number(f64::NAN)), (Cell::Number(-1.5), Cell::Empty));
    }
}
