//! A piece of a long list: what its rows say, as numbers.

use super::names::{Key, Names};
use crate::model::words::QuickSet;

/// The names of so many rows are looked up one right behind the other: then the memory answers several questions at a time.
const AT_A_TIME: usize = 64;

/// So many different things rows may say beside their ends and their strength; lists that say more are read row by row.
const MOST_SAID: usize = 1 << 15;

/// The rows of a piece, each by numbers of what it says.
#[derive(Debug, Default)]
pub(in crate::formats) struct Piece<'t> {
    pub(super) names: Names<'t>,
    /// The numbers of the names in the order of the alphabet.
    pub(super) sorted: Vec<u32>,
    /// The two names of each row.
    pub(super) ends: Vec<[u32; 2]>,
    /// How many rows begin with each name.
    pub(super) begun: Vec<u32>,
    /// Where each row begins in the text, and where the one behind the last would.
    pub(super) starts: Vec<u32>,
    /// How many bytes stand between rows.
    pub(super) between: u32,
    /// What rows say beside, part by part, each once.
    pub(in crate::formats) sayings: QuickSet<Vec<&'t str>>,
    /// Which of these each row says; nothing where rows say nothing beside.
    pub(super) said: Vec<u16>,
    /// The strength of each row, zero where it says none; nothing where none does.
    pub(super) strengths: Vec<f64>,
}

impl<'t> Piece<'t> {
    /// The first name of the last row.
    pub(in crate::formats) fn last(&self) -> Option<&'t str> {
        self.ends.last().map(|[source, _]| self.names.names[*source as usize])
    }

    /// Whether some row says a strength.
    pub(in crate::formats) fn has_strength(&self) -> bool {
        self.strengths.iter().any(|strength| *strength > 0.0)
    }
}

/// A piece in the making. Of each row it is told where it stands, its two names, and what else it says.
pub(in crate::formats) struct Filling<'t> {
    text: &'t str,
    piece: Piece<'t>,
    /// The names of rows that have no numbers yet.
    waiting: Vec<(Key, &'t str)>,
    /// What the row before said beside, and its number.
    last: (Vec<&'t str>, u16),
    /// Where the next row begins.
    next: usize,
}

impl<'t> Filling<'t> {
    /// A piece of this text with room for so many rows, which say something beside or not, and a strength or not.
    pub(in crate::formats) fn new(text: &'t str, rows: usize, says: bool, measures: bool) -> Filling<'t> {
        let room = |is_there: bool| if is_there { rows } else { 0 };
        let piece = Piece {
            names: Names::new(),
            ends: Vec::with_capacity(rows),
            starts: Vec::with_capacity(rows + 1),
            said: Vec::with_capacity(room(says)),
            strengths: Vec::with_capacity(room(measures)),
            ..Piece::default()
        };
        Filling { text, piece, waiting: Vec::with_capacity(2 * AT_A_TIME), last: (Vec::new(), 0), next: 0 }
    }

    /// A row more: where it begins and ends, and where the next one begins. None where it stands further from it than others do.
    #[inline]
    pub(in crate::formats) fn row(&mut self, start: usize, end: usize, next: usize) -> Option<()> {
        let between = (next - end) as u32;
        if self.piece.between != between {
            if self.piece.between > 0 {
                return None;
            }
            self.piece.between = between;
        }
        self.piece.starts.push(start as u32);
        self.next = next;
        Some(())
    }

    /// As [`Filling::row`], of the last row, behind which nothing more must stand.
    pub(in crate::formats) fn last_row(&mut self, start: usize, end: usize) {
        self.piece.between = self.piece.between.max(1);
        self.piece.starts.push(start as u32);
        self.next = end + self.piece.between as usize;
    }

    /// The next name of the row at hand; it is not empty.
    #[inline]
    pub(in crate::formats) fn name(&mut self, start: usize, end: usize) {
        self.waiting.push((Key::of(self.text.as_bytes(), start, end), &self.text[start..end]));
    }

    /// What the row at hand says beside, by its number; none where it is new and not sound, or where too much is said.
    #[inline]
    pub(in crate::formats) fn say(
        &mut self,
        parts: impl Iterator<Item = &'t str> + Clone,
        is_sound: impl FnOnce(&[&'t str]) -> bool,
    ) -> Option<u16> {
        if self.piece.said.is_empty() || !parts.clone().eq(self.last.0.iter().copied()) {
            let parts: Vec<&str> = parts.collect();
            let (number, is_new) = self.piece.sayings.insert_full(parts.clone());
            if is_new && (number >= MOST_SAID || !is_sound(&parts)) {
                return None;
            }
            self.last = (parts, number as u16);
        }
        self.piece.said.push(self.last.1);
        Some(self.last.1)
    }

    /// That the row at hand says what had this number.
    #[inline]
    pub(in crate::formats) fn say_again(&mut self, number: u16) {
        self.piece.said.push(number);
    }

    /// The strength of the row at hand, where others before it may have said none.
    #[inline]
    pub(in crate::formats) fn strength_of(&mut self, row: usize, strength: f64) {
        self.piece.strengths.resize(row, 0.0);
        self.piece.strengths.push(strength);
    }

    /// The strength of the row at hand, zero where it says none.
    #[inline]
    pub(in crate::formats) fn strength(&mut self, strength: f64) {
        self.piece.strengths.push(strength);
    }

    /// Ends the row at hand; none where a name that is new is not sound.
    #[inline]
    pub(in crate::formats) fn end(&mut self, is_sound: impl Fn(&str) -> bool) -> Option<()> {
        if self.waiting.len() == 2 * AT_A_TIME { self.number(is_sound) } else { Some(()) }
    }

    /// Numbers the names that wait for it.
    fn number(&mut self, is_sound: impl Fn(&str) -> bool) -> Option<()> {
        let Piece { names, ends, begun, .. } = &mut self.piece;
        for pair in self.waiting.chunks_exact(2) {
            let row = ends.len();
            let source = names.number(pair[0].0, pair[0].1, row, &is_sound)?;
            let target = names.number(pair[1].0, pair[1].1, row, &is_sound)?;
            begun.resize(names.names.len(), 0);
            begun[source as usize] += 1;
            ends.push([source, target]);
        }
        self.waiting.clear();
        Some(())
    }

    /// The piece.
    pub(in crate::formats) fn finish(mut self, is_sound: impl Fn(&str) -> bool) -> Option<Piece<'t>> {
        self.number(is_sound)?;
        let mut piece = self.piece;
        piece.starts.push(u32::try_from(self.next).ok()?);
        piece.sorted = piece.names.sort();
        Some(piece)
    }
}
