//! From byte offsets to the lines and columns that people and editors count.

use crate::diagnostics::Place;
use std::sync::OnceLock;

/// Finds line and column of offsets in a text, however long its lines are.
#[derive(Debug)]
pub(crate) struct Positions<'t> {
    text: &'t str,
    /// Line and column at every `STEP`-th byte, once somebody asks.
    marks: OnceLock<Vec<(usize, usize)>>,
}

/// A file written in one line of many megabytes must not make every look-up walk from its beginning.
const STEP: usize = 256;

impl<'t> Positions<'t> {
    /// Those in this text.
    pub(crate) fn new(text: &'t str) -> Self {
        Positions { text, marks: OnceLock::new() }
    }

    /// Walks the text once.
    fn marks(&self) -> &[(usize, usize)] {
        self.marks.get_or_init(|| {
            let mut at = (1, 1);
            let mark = |chunk: &[u8]| {
                let next = walk(at, chunk);
                std::mem::replace(&mut at, next)
            };
            self.text.as_bytes().chunks(STEP).map(mark).collect()
        })
    }

    /// The text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Line and column, both from 1, the column in characters.
    pub(crate) fn at(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let marks = self.marks();
        let Some(mark) = marks.len().checked_sub(1).map(|last| last.min(offset / STEP)) else { return (1, 1) };
        walk(marks[mark], &self.text.as_bytes()[mark * STEP..offset])
    }

    /// Where a piece of the text begins and ends; the piece must be a slice of it.
    pub(crate) fn span(&self, piece: &str) -> (usize, usize) {
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        debug_assert!(start + piece.len() <= self.text.len());
        (start, start + piece.len())
    }
}

/// Where a piece of a text stands: a place of which nothing else is known, in little room.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
    /// Its bytes.
    pub(crate) span: (usize, usize),
}

impl From<At> for Place {
    fn from(At { line, column, span }: At) -> Place {
        Place { line: Some(line), column: Some(column), span: Some(span), ..Place::default() }
    }
}

/// Finds line and column of offsets that mostly ascend, as those of a reader do that goes through a text once.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    at: (usize, usize),
}

impl<'t> Cursor<'t> {
    /// At the beginning of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Cursor { text, offset: 0, at: (1, 1) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Line and column, both from 1, the column in characters.
    pub(crate) fn at(&mut self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        if offset < self.offset {
            *self = Cursor::new(self.text);
        }
        self.at = walk(self.at, &self.text.as_bytes()[self.offset..offset]);
        self.offset = offset;
        self.at
    }
}

/// Counting all bytes twice is quicker than looking at each: the compiler counts many at a time.
fn walk((line, column): (usize, usize), bytes: &[u8]) -> (usize, usize) {
    let characters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    let last = if ends == 0 { None } else { bytes.iter().rposition(|byte| *byte == b'\n') };
    match last {
        Some(last) => (line + ends, 1 + characters(&bytes[last + 1..])),
        None => (line, column + characters(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        let text = "a\né€x\n";
        let positions = Positions::new(text);
        assert_eq!(positions.at(0), (1, 1));
        assert_eq!(positions.at(2), (2, 1));
        assert_eq!(positions.at(text.find('x').unwrap()), (2, 3));
        assert_eq!(positions.at(text.len()), (3, 1));
        assert_eq!(Positions::new("").at(0), (1, 1));
    }

    #[test]
    fn far_offsets_agree_with_counting_from_the_start() {
        let text = "één\nregel of méér ".repeat(700);
        let positions = Positions::new(&text);
        let mut cursor = Cursor::new(&text);
        for (offset, _) in text.char_indices().step_by(97) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(positions.at(offset), (line, column));
            assert_eq!(cursor.at(offset), (line, column));
            assert_eq!(cursor.at(offset / 2), positions.at(offset / 2));
        }
    }

    #[test]
    fn a_piece_knows_where_it_stands() {
        let text = "node almere";
        assert_eq!(Positions::new(text).span(&text[5..]), (5, 11));
    }
}
