//! Which two names each row of a list of ties joins: names are numbered in the order in which the rows name them.

use super::ends::Ends;
use super::typing::{Typing, is_failed_formula, lost_value};
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, Place, text};
use crate::formats::shared::fields::Dialect;
use crate::model::interned::{Guess, Names};
use std::borrow::Cow;

/// The ends of so many rows are looked up side by side.
const AT_A_TIME: usize = 32;

/// A row whose ends are known, by the numbers of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) row: usize,
    pub(super) source: u32,
    pub(super) target: u32,
}

/// The ends of every row of `data` that has both, as numbers of names.
pub(super) fn pairs<'t>(
    reading: &mut Reading<'_>,
    table: &'t Table<'t>,
    (source, target): (usize, usize),
    data: &[usize],
) -> (Vec<Cow<'t, str>>, Vec<Row>) {
    let sheet = &table.sheet;
    let dialect = reading.draft.dialect();
    // Several partners in one cell, as Kumu has them: a tie to each.
    let several = table.meaning.header.is_some() && dialect == Dialect::Person && sheet.holds('|');
    let search = Search { table, source, target, dialect, several, ends: &reading.ends, text: reading.text };
    let Found { mut names, rows, findings, .. } = search.through(data);
    findings.into_iter().for_each(|finding| reading.draft.report(finding));
    // A name is looked up once for each place that has it, so that findings count; large lists without a table of nodes need none.
    if !reading.ends.is_open() {
        let mut resolved = names.clone();
        for row in &rows {
            for (end, column) in [(row.source as usize, source), (row.target as usize, target)] {
                let text = reading.text;
                let meant = reading.ends.resolve(&names[end], || sheet.at(row.row, column, text));
                if *resolved[end] != *meant {
                    resolved[end] = Cow::Owned(meant.to_owned());
                }
            }
        }
        names = resolved;
    }
    (names, rows)
}

/// What rows join: their names, each once, the rows by the numbers of these names, and what is wrong with them.
#[derive(Debug, Default)]
struct Found<'t> {
    numbers: Names,
    /// Each name in the order of the numbers.
    names: Vec<Cow<'t, str>>,
    rows: Vec<Row>,
    findings: Vec<Diagnostic>,
}

impl<'t> Found<'t> {
    fn number(&mut self, name: Cow<'t, str>, guess: Option<Guess>) -> u32 {
        let number = match guess {
            Some(guess) => self.numbers.number_by(guess, &name),
            None => self.numbers.number(&name),
        };
        if number == self.names.len() {
            self.names.push(name);
        }
        u32::try_from(number).expect("fewer names than 2^32")
    }
}

/// How the ends of a row are found.
struct Search<'s, 't> {
    table: &'t Table<'t>,
    source: usize,
    target: usize,
    dialect: Dialect,
    /// Whether a cell may name several partners.
    several: bool,
    ends: &'s Ends,
    text: &'s str,
}

impl<'t> Search<'_, 't> {
    /// The ends of these rows.
    fn through(&self, data: &[usize]) -> Found<'t> {
        let mut found = Found { rows: Vec::with_capacity(data.len()), ..Found::default() };
        // Lists mostly name one node many times in a row.
        let mut before: [(&str, u32); 2] = [("", 0); 2];
        let (mut cells, mut guesses) = (Vec::with_capacity(2 * AT_A_TIME), Vec::with_capacity(2 * AT_A_TIME));
        for (number, &row) in data.iter().enumerate() {
            if number.is_multiple_of(AT_A_TIME) {
                let some = data[number..].iter().take(AT_A_TIME).map(|&row| self.table.sheet.row(row));
                cells.clear();
                cells.extend(some.flat_map(|row| [row.cell(self.source), row.cell(self.target)]));
                found.numbers.guesses(&cells, &mut guesses);
            }
            let first = 2 * (number % AT_A_TIME);
            let mut pair = [None, None];
            let mut further = Vec::new();
            for (at, (column, word)) in [(self.source, "source"), (self.target, "target")].into_iter().enumerate() {
                let (cell, guess) = (cells[first + at], guesses[first + at]);
                let end = &mut pair[at];
                if cell == before[at].0 && !cell.is_empty() {
                    *end = Some(before[at].1);
                    continue;
                }
                if cell.is_empty() || is_failed_formula(cell) {
                    found.findings.push(self.no_end(row, column, cell, word));
                    continue;
                }
                if self.several && word == "target" && cell.contains('|') && !self.ends.knows(cell) {
                    let parts = cell.split('|').map(str::trim).filter(|part| !part.is_empty());
                    further.extend(parts.map(|part| found.number(Cow::Borrowed(part), None)));
                    *end = further.pop();
                    continue;
                }
                let number = found.number(Typing::given_text(self.dialect, cell), Some(guess));
                before[at] = (cell, number);
                *end = Some(number);
            }
            if let [Some(source), Some(target)] = pair {
                let targets = further.into_iter().chain([target]);
                found.rows.extend(targets.map(|target| Row { row, source, target }));
            }
        }
        found
    }

    /// What is said of a row whose cell names no node.
    fn no_end(&self, row: usize, column: usize, cell: &str, word: &str) -> Diagnostic {
        let place = Place { field: None, ..self.table.sheet.at(row, column, self.text) };
        match cell {
            "" => {
                let message = match word {
                    "source" => text!("the tie has no source", "de relatie heeft geen begin (van)"),
                    _ => text!("the tie has no target", "de relatie heeft geen eind (naar)"),
                };
                Diagnostic::error("no-end", place, message).hint(text!(
                    "write the name of the node there; where the name above stands for several rows, fill it down into each of them",
                    "schrijf daar de naam van de knoop; geldt de naam erboven voor meer rijen, vul die dan in elke rij in"
                ))
            }
            failed => {
                let hint = text!("correct the formula", "verbeter de formule");
                lost_value("no-end", place, failed, hint)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::shared::draft::{Draft, Undeclared};
    use crate::formats::table::columns::Meaning;
    use crate::formats::table::content::Content;
    use crate::formats::table::narrow::Columns;
    use crate::formats::table::sheet::Sheet;

    /// The pairs of names, the names in their order, and the lines of the findings, of rows.
    fn read(rows: &[[&str; 2]]) -> (Vec<[String; 2]>, Vec<String>, Vec<Option<usize>>) {
        let mut sheet = Sheet::new(None);
        rows.iter().zip(1..).for_each(|(row, line)| sheet.push(row.iter().copied(), line, None));
        let meaning = Meaning::new(Content::Ties, Some(0));
        let table = Table { sheet, meaning };
        let draft = Draft::new(Dialect::Person, Undeclared::Node);
        let (ends, columns) = (Ends::default(), Columns::default());
        let mut reading = Reading { draft, ends, columns, text: "", directed: None };
        let data: Vec<usize> = (1..rows.len()).collect();
        let (names, joined) = pairs(&mut reading, &table, (0, 1), &data);
        let name = |number: u32| names[number as usize].to_string();
        let shown = joined.iter().map(|row| [name(row.source), name(row.target)]).collect();
        let (checked, _) = reading.draft.finish();
        let lines = checked.diagnostics.iter().map(|finding| finding.place.line).collect();
        (shown, names.iter().map(ToString::to_string).collect(), lines)
    }

    #[test]
    fn names_are_numbered_in_the_order_in_which_rows_name_them() {
        let rows = [
            ["source", "target"],
            ["c", "b"],
            ["c", "a"],
            ["", "d"],
            ["b", "e|c|f"],
            ["#REF!", "a"],
            ["a", "b"],
            ["g", ""],
            ["a", "h"],
        ];
        let pairs = ["c b", "c a", "b e", "b c", "b f", "a b", "a h"];
        let (found, names, lines) = read(&rows);
        assert_eq!(found.iter().map(|pair| pair.join(" ")).collect::<Vec<_>>(), pairs);
        assert_eq!(names, ["c", "b", "a", "d", "e", "f", "g", "h"]);
        assert_eq!(lines, [Some(4), Some(6), Some(8)]);
    }
}
