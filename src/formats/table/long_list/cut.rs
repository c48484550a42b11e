//! A piece of a list cut into rows and cells.

use super::layout::Layout;
use crate::formats::shared::long_list::{Filling, Piece};
use crate::formats::table::rows::is_total;
use crate::formats::table::sheet::trimmed;
use crate::model::Strength;
use std::ops::Range;

/// Lists of more columns are read row by row.
pub(super) const MOST_COLUMNS: usize = 32;

/// The rows of a part of the text, and what the points in their strengths tell; none where one of them is not plain.
pub(super) fn piece<'t>(text: &'t str, part: Range<usize>, layout: &Layout<'_>) -> Option<(Piece<'t>, Marks)> {
    let bytes = &text.as_bytes()[..part.end];
    let rows = memchr::memchr_iter(b'\n', &bytes[part.start..]).count() + 1;
    let filling = Filling::new(text, rows, !layout.beside.is_empty(), layout.strength.is_some());
    let mut reader = Reader { text, layout, filling, marks: Marks::default() };
    let mut starts = [part.start; MOST_COLUMNS];
    let mut column = 0;
    for at in memchr::memchr2_iter(layout.delimiter, b'\n', &bytes[part.start..]) {
        let at = part.start + at;
        if bytes[at] == layout.delimiter {
            column += 1;
            if column == layout.width {
                return None;
            }
        } else {
            if column + 1 != layout.width {
                return None;
            }
            let end = at - usize::from(bytes[at - 1] == b'\r');
            reader.filling.row(starts[0], end, at + 1)?;
            reader.cells(&starts, end)?;
            column = 0;
        }
        starts[column] = at + 1;
    }
    if column > 0 || starts[0] < part.end {
        if column + 1 != layout.width || bytes.ends_with(b"\r") {
            return None;
        }
        reader.filling.last_row(starts[0], part.end);
        reader.cells(&starts, part.end)?;
    }
    Some((reader.filling.finish(|name| is_sound(name, layout))?, reader.marks))
}

/// Whether a cell is a name and nothing else, wherever it stands.
fn is_sound(name: &str, layout: &Layout<'_>) -> bool {
    let odd = name.starts_with('#') || name.bytes().any(|byte| matches!(byte, b'"' | b'|' | b'\r'));
    !odd && !is_total(name) && !name.eq_ignore_ascii_case(layout.heading)
}

struct Reader<'t, 'l> {
    text: &'t str,
    layout: &'l Layout<'l>,
    filling: Filling<'t>,
    marks: Marks,
}

impl Reader<'_, '_> {
    /// The cells of the row at hand, by where each begins and where the last one ends.
    #[inline]
    fn cells(&mut self, starts: &[usize; MOST_COLUMNS], end: usize) -> Option<()> {
        let (text, layout) = (self.text, self.layout);
        let cell = |column: usize| {
            let stop = if column + 1 == layout.width { end } else { starts[column + 1] - 1 };
            (starts[column], stop)
        };
        for column in [layout.source, layout.target] {
            let (start, end) = bare(text, cell(column))?;
            self.filling.name(start, end);
        }
        if !layout.beside.is_empty() {
            let cells = layout.beside.iter().map(|(column, _)| {
                let (start, end) = cell(*column);
                &text[start..end]
            });
            let is_plain = |cell: &&str| !cell.contains(['"', '\r']) && !trimmed(cell).starts_with('#');
            self.filling.say(cells, |cells| cells.iter().all(is_plain))?;
        }
        if let Some(column) = layout.strength {
            let (start, end) = cell(column);
            self.filling.strength(self.marks.strength(&text[start..end])?);
        }
        self.filling.end(|name| is_sound(name, layout))
    }
}

/// A cell that names a node, without the space around it.
#[inline]
fn bare(text: &str, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    if start < end && bytes[start].is_ascii_graphic() && bytes[end - 1].is_ascii_graphic() {
        return Some((start, end));
    }
    let cell = &text[start..end];
    let name = cell.trim();
    let before = cell.len() - cell.trim_start().len();
    (!name.is_empty() && !cell.contains('\r')).then_some((start + before, start + before + name.len()))
}

/// What the points in strengths tell of themselves.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Some point stands before decimals.
    before_decimals: bool,
    /// Some point may set thousands apart.
    open: bool,
}

impl Marks {
    /// The strength in a cell, zero where it is empty; none where it is no plain number above zero.
    #[inline]
    fn strength(&mut self, cell: &str) -> Option<f64> {
        let (raw, cell) = (cell, trimmed(cell));
        if cell.len() < raw.len() && raw.contains('\r') {
            return None;
        }
        let digits = |text: &str| (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = match cell.split_once('.') {
            _ if cell.is_empty() => return Some(0.0),
            None if digits(cell) => cell.bytes().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0')) as f64,
            Some((whole, decimals)) if digits(whole) && digits(decimals) => {
                let open = whole.len() <= 3 && !whole.starts_with('0') && decimals.len() == 3;
                self.open |= open;
                self.before_decimals |= !open;
                cell.parse().ok()?
            }
            _ => return None,
        };
        (number > 0.0 && Strength::Number(number).is_sound()).then_some(number)
    }

    /// With what another piece tells.
    pub(super) fn and(self, other: Marks) -> Marks {
        Marks { before_decimals: self.before_decimals || other.before_decimals, open: self.open || other.open }
    }

    /// Whether a number may be another one, and nothing tells.
    pub(super) fn is_doubtful(self) -> bool {
        self.open && !self.before_decimals
    }
}
