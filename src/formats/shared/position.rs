//! From byte offsets to the lines and columns that people and editors count.

/// Finds line and column of offsets in a text, however long its lines are.
#[derive(Debug)]
pub(crate) struct Positions<'t> {
    text: &'t str,
    /// Line and column at every `STEP`-th byte.
    marks: Vec<(usize, usize)>,
}

/// A file written in one line of many megabytes must not make every look-up walk from its beginning.
const STEP: usize = 256;

impl<'t> Positions<'t> {
    /// Walks the text once.
    pub(crate) fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut at = (1, 1);
        for chunk in text.as_bytes().chunks(STEP) {
            marks.push(at);
            at = walk(at, chunk);
        }
        Positions { text, marks }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Line and column, both from 1, the column in characters.
    pub(crate) fn at(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let Some(mark) = self.marks.len().checked_sub(1).map(|last| last.min(offset / STEP)) else { return (1, 1) };
        walk(self.marks[mark], &self.text.as_bytes()[mark * STEP..offset])
    }

    /// Where a piece of the text begins and ends; the piece must be a slice of it.
    pub(crate) fn span(&self, piece: &str) -> (usize, usize) {
        let start = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        debug_assert!(start + piece.len() <= self.text.len());
        (start, start + piece.len())
    }
}

fn walk((mut line, mut column): (usize, usize), bytes: &[u8]) -> (usize, usize) {
    for byte in bytes {
        if *byte == b'\n' {
            (line, column) = (line + 1, 1);
        } else if byte & 0xC0 != 0x80 {
            column += 1;
        }
    }
    (line, column)
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
        for (offset, _) in text.char_indices().step_by(97) {
            let before = &text[..offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(positions.at(offset), (line, column));
        }
    }

    #[test]
    fn a_piece_knows_where_it_stands() {
        let text = "node almere";
        assert_eq!(Positions::new(text).span(&text[5..]), (5, 11));
    }
}
