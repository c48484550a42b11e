//! The lines of a list of ties, piece by piece.

use super::columns::{Columns, Condition};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::decimals::Decimals;
use crate::formats::shared::fields::TieField;
use crate::formats::shared::values;
use indexmap::IndexSet;
use std::borrow::Cow;

/// Weights that can be added, multiplied and divided by each other without leaving the numbers.
const WEIGHTS: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// A sign, each of which begins another cell.
    Sign(u8),
    /// Spaces and tabs, several of which are as one.
    Spaces,
}

/// The text in pieces that end where lines end.
pub(super) fn pieces(text: &str, count: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    for left in (1..=count).rev() {
        let middle = rest.len() / left;
        let end = if left == 1 {
            rest.len()
        } else {
            rest.as_bytes()[middle..].iter().position(|&b| b == b'\n').map_or(rest.len(), |at| middle + at + 1)
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// A quotation mark that does not close its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclosed;

/// The cells of a line. In quotes a cell may hold the sign between cells, and two quotes stand for one.
pub(super) struct Fields<'t> {
    line: Option<&'t str>,
    delimiter: Delimiter,
}

impl<'t> Fields<'t> {
    pub(super) fn of(line: &'t str, delimiter: Delimiter) -> Fields<'t> {
        let line = match delimiter {
            Delimiter::Sign(_) => line.strip_suffix('\r').unwrap_or(line),
            Delimiter::Spaces => line.trim(),
        };
        Fields { line: Some(line).filter(|line| !line.is_empty()), delimiter }
    }

    /// Whether a sign parts cells.
    fn parts(&self, byte: u8) -> bool {
        match self.delimiter {
            Delimiter::Sign(sign) => byte == sign,
            Delimiter::Spaces => byte.is_ascii_whitespace(),
        }
    }

    /// Goes on behind what parts a cell from the next; `rest` is empty or begins with it.
    fn go_on(&mut self, rest: &'t str) {
        self.line = match self.delimiter {
            Delimiter::Sign(_) => rest.get(1..),
            Delimiter::Spaces => Some(rest.trim_start()).filter(|rest| !rest.is_empty()),
        };
    }

    /// The cell in quotes that begins behind the first one.
    fn quoted(&mut self, inside: &'t str) -> Result<Cow<'t, str>, Unclosed> {
        let bytes = inside.as_bytes();
        let (mut end, mut doubled) = (0, false);
        while end < bytes.len() && (bytes[end] != b'"' || bytes.get(end + 1) == Some(&b'"')) {
            let two = bytes[end] == b'"';
            doubled |= two;
            end += 1 + usize::from(two);
        }
        let after = inside.get(end + 1..).ok_or(Unclosed)?;
        let rest = if self.delimiter == Delimiter::Spaces { after } else { after.trim_start_matches(' ') };
        if rest.bytes().next().is_some_and(|byte| !self.parts(byte)) {
            return Err(Unclosed);
        }
        self.go_on(rest);
        let cell = inside[..end].trim();
        Ok(if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) })
    }
}

impl<'t> Iterator for Fields<'t> {
    type Item = Result<Cow<'t, str>, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.line?;
        if let Some(inside) = line.trim_start_matches(' ').strip_prefix('"') {
            return Some(self.quoted(inside));
        }
        let end = line.bytes().position(|byte| self.parts(byte)).unwrap_or(line.len());
        self.go_on(&line[end..]);
        Some(Ok(Cow::Borrowed(line[..end].trim())))
    }
}

/// What is wrong with a line, and which of its piece it is, from 0.
pub(super) struct Wrong {
    line: usize,
    what: What,
}

enum What {
    End,
    Weight(String),
    Quote,
    Cells(usize),
    /// A column that says what counts as a tie, by its place among those, and what it says.
    Condition(usize, String),
    Label(String),
    Remark(char),
    TooMany,
}

impl Wrong {
    /// As an error, where so many lines come before its piece.
    pub(super) fn error(self, name: &str, before: usize, columns: &Columns) -> Error {
        let wrong =
            |what: String| Error::new(ErrorKind::Data, format!("{name}, line {}: {what}", before + self.line + 1));
        match self.what {
            What::End => wrong("a tie needs two labels".to_owned()).hint(format!(
                "columns {} and {} of every line must hold one",
                columns.source + 1,
                columns.target + 1
            )),
            What::Weight(weight) => match values::number(&weight) {
                Some(number) if number > 0.0 => wrong(format!("the weight {weight:?} is too large or too small"))
                    .hint("weights may be from 1e-100 to 1e100; choose another unit"),
                _ => wrong(format!("the weight {weight:?} is no number above 0"))
                    .hint("leave out --weight, or mend the line"),
            },
            What::Quote => wrong("a cell in quotes does not end here".to_owned())
                .hint("a cell of a packed list stands on one line, in quotes as a whole or not at all")
                .hint("two quotes in quotes stand for one; a line break in a cell is read by the other commands only"),
            What::Cells(cells) => wrong(format!("{cells} cells where the first line has {}", columns.width)).hint(
                match columns.delimiter {
                    Delimiter::Spaces => "labels with spaces need quotes, or tabs or commas between cells",
                    Delimiter::Sign(_) => "a label that holds the sign between cells needs quotes",
                },
            ),
            What::Condition(at, cell) => {
                condition(&format!("{name}, line {}", before + self.line + 1), &cell, at, columns)
            }
            What::Label(label) => wrong(format!("the label {label:?} holds a control character"))
                .hint("remove it; labels are text on one line"),
            What::Remark(sign) => wrong(format!("it begins with {sign} and a space, as a remark"))
                .hint("remarks stand before the first tie; remove the line")
                .hint(format!("if it is a tie, put its first label in quotes: \"{sign} …\"")),
            What::TooMany => {
                Error::new(ErrorKind::Data, format!("{name} has more than 4,294,967,295 nodes")).hint("split the list")
            }
        }
    }
}

/// A line that is no tie as the others.
fn condition(place: &str, cell: &str, at: usize, columns: &Columns) -> Error {
    let Condition { heading, field, .. } = &columns.conditions[at];
    let named = format!(
        "to pack every line all the same, name the ends: --source {} --target {}",
        columns.source + 1,
        columns.target + 1
    );
    if *field == TieField::Directed {
        let message = format!(
            "{place}: {cell:?} in the column {heading:?}; of a packed list all ties have a direction, or none has"
        );
        return Error::request(message)
            .hint("--directed packs ties that all run from the first end to the second; without it none does")
            .hint(named);
    }
    Error::request(format!(
        "{place}: {cell:?} in the column {heading:?} says that this is no tie as the others; a packed list keeps ends and weights only"
    ))
    .hint("filter first: verbinder transform FILE --where 'tie.status = present' -o ties.csv, then pack what is left")
    .hint(named)
}

/// The sign of a remark, where a line begins with one that stands alone.
fn remark(line: &str) -> Option<char> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| ['#', '%'].contains(sign))?;
    let after = &line[1..];
    (after.starts_with(' ') || after.trim_end().is_empty()).then_some(sign)
}

/// What one piece of the text holds, its labels numbered in the order in which they come.
pub(super) struct Piece<'t> {
    pub(super) seen: IndexSet<Cow<'t, str>, foldhash::fast::FixedState>,
    pub(super) lines: usize,
    pub(super) ends: Vec<(u32, u32)>,
    pub(super) weights: Vec<f64>,
    pub(super) decimals: Decimals,
}

impl<'t> Piece<'t> {
    pub(super) fn of(text: &'t str, columns: &Columns) -> Result<Piece<'t>, Wrong> {
        let ends = Vec::with_capacity(text.len() / 24);
        let (seen, weights, decimals) = (IndexSet::default(), Vec::new(), Decimals::default());
        let mut piece = Piece { seen, lines: 0, ends, weights, decimals };
        for line in text.split_terminator('\n') {
            let number = piece.lines;
            piece.lines += 1;
            if !line.trim().is_empty() {
                piece.add(line, columns).map_err(|what| Wrong { line: number, what })?;
            }
        }
        Ok(piece)
    }

    fn add(&mut self, line: &'t str, columns: &Columns) -> Result<(), What> {
        if let Some(sign) = remark(line) {
            return Err(What::Remark(sign));
        }
        let (mut source, mut target, mut weight, mut cells) = (None, None, None, 0);
        for cell in Fields::of(line, columns.delimiter) {
            let cell = cell.map_err(|Unclosed| What::Quote)?;
            if cells == columns.source {
                source = Some(cell);
            } else if cells == columns.target {
                target = Some(cell);
            } else if Some(cells) == columns.weight {
                weight = Some(cell);
            } else if cells >= columns.width && cell.is_empty() {
                continue;
            } else if let Some(at) = columns.conditions.iter().position(|condition| condition.column == cells)
                && !columns.conditions[at].holds(&cell)
            {
                return Err(What::Condition(at, cell.into_owned()));
            }
            cells += 1;
        }
        if cells > columns.width || (columns.delimiter == Delimiter::Spaces && cells < columns.width) {
            return Err(What::Cells(cells));
        }
        let label = |cell: Option<Cow<'t, str>>| cell.filter(|cell| !cell.is_empty()).ok_or(What::End);
        let (source, target) = (label(source)?, label(target)?);
        if columns.weight.is_some() {
            let cell = weight.unwrap_or_default();
            self.decimals.add(&cell, self.lines - 1);
            let weight = values::number(&cell).filter(|weight| WEIGHTS.contains(weight));
            self.weights.push(weight.ok_or_else(|| What::Weight(cell.into_owned()))?);
        }
        let ends = (self.number(source)?, self.number(target)?);
        self.ends.push(ends);
        Ok(())
    }

    /// The number of a label.
    fn number(&mut self, label: Cow<'t, str>) -> Result<u32, What> {
        let (number, is_new) = self.seen.insert_full(label);
        if is_new {
            let label = &self.seen[number];
            if label.contains(char::is_control) {
                return Err(What::Label(label.as_ref().to_owned()));
            }
        }
        u32::try_from(number).map_err(|_| What::TooMany)
    }
}
