//! What a table is written as. Adding a writer = one file and two lines here.

use super::language::Language;
use super::table::{Cell, Column, Table};
use crate::Error;
use crate::model::NATIONAL;
use crate::text::steers;

mod csv;
mod json;
mod markdown;
mod text;
mod xlsx;

/// How people see a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// Form of numbers.
    pub language: Language,
    /// Width of the terminal in characters; none where there is no terminal.
    pub width: Option<usize>,
    /// Whether colour may be used.
    pub colour: bool,
}

/// One form in which a table can be written.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// Word after `--format`.
    pub id: &'static str,
    /// Ending of file names.
    pub extension: &'static str,
    /// What it is good for.
    pub meaning: &'static str,
    /// Whether it is for a file, and no text that a terminal could show.
    pub binary: bool,
    /// Writes the table; fails where it does not fit the form.
    pub write: fn(&Table, &Appearance) -> Result<Vec<u8>, Error>,
}

/// All writers; the first is the default.
pub const WRITERS: &[Writer] = &[text::TEXT, csv::CSV, json::JSON, markdown::MARKDOWN, xlsx::XLSX];

/// The writer with this id.
pub fn find(id: &str) -> Option<&'static Writer> {
    WRITERS.iter().find(|writer| writer.id == id)
}

/// A cell as people read it.
pub fn show(cell: &Cell, column: &Column, language: Language) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Word(_, text) => text.clone(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) => language.decimal(*value, column.decimals),
        Cell::Boolean(true) => language.pick("yes", "ja").to_owned(),
        Cell::Boolean(false) => language.pick("no", "nee").to_owned(),
        Cell::List(items) => {
            // The one word of the data model that stands among names of places.
            let national = |item: &String| {
                if item == NATIONAL { language.pick(NATIONAL, "landelijk").to_owned() } else { item.clone() }
            };
            items.iter().map(national).collect::<Vec<_>>().join(", ")
        }
        Cell::Words(items) => items.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
    }
}

/// Text without control characters, which could steer a terminal or break a line.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' | '\r' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}
