//! Long lists of plain ties, read by all cores and straight into the network.
//!
//! Each core reads a piece of the list ([`Filling`]) with numbers of its own for the names that it meets ([`names`]). Put together
//! ([`order`]), these become the numbers of nodes, by which ties are counted into their order. Neither where pieces begin nor how many
//! there are leaves a trace. Nothing is said here of any row: a reader that would have to say something reads the list one by one instead.

mod names;
mod order;
mod piece;
mod ways;

use super::pieces;
use crate::model::builder::tie_order;
use crate::model::network::Web;
use crate::model::places::Line;
use crate::model::words::QuickMap;
use crate::model::{Places, Strength, Tie};
pub(in crate::formats) use order::Nodes;
use order::{Member, Part};
pub(in crate::formats) use piece::{Filling, Piece};
use std::cmp::Ordering;
use std::ops::Range;
pub(in crate::formats) use ways::Ways;

/// So many bytes are one piece at least: fewer are read before another core is awake.
const PIECE: usize = 1 << 18;

/// In how many pieces a text of this length is read.
pub(in crate::formats) fn count(length: usize) -> usize {
    (length / PIECE).clamp(1, pieces::threads())
}

/// A part of a text in about so many parts more, each of whole lines.
pub(in crate::formats) fn cut(text: &str, part: Range<usize>, count: usize) -> Vec<Range<usize>> {
    let bytes = &text.as_bytes()[..part.end];
    let behind = |at: usize| bytes[at..].iter().position(|byte| *byte == b'\n').map_or(part.end, |more| at + more + 1);
    let middle = |number: usize| behind(part.start + part.len() / count * number);
    let bounds: Vec<usize> = std::iter::once(part.start).chain((1..count).map(middle)).chain([part.end]).collect();
    bounds.windows(2).map(|bounds| bounds[0]..bounds[1]).filter(|part| !part.is_empty()).collect()
}

/// The rows of all pieces.
pub(in crate::formats) struct Rows<'t> {
    pub(in crate::formats) pieces: Vec<Piece<'t>>,
    /// The number of the first row of each piece, and of all rows.
    first: Vec<u32>,
    /// What rows say beside their ends and their strength, each once, as a tie.
    pub(in crate::formats) ties: Vec<Tie>,
    /// Of the sayings of each piece, which of these they are.
    of: Vec<Vec<u32>>,
    /// On which line the first row stands, each other one on the line behind.
    line: u32,
}

/// The ties of a list in their order.
pub(in crate::formats) struct Ordered {
    parts: Vec<Part>,
    /// Whether no tie has its ends the other way round than the alphabet.
    pub(in crate::formats) ascends: bool,
}

impl Ordered {
    /// The ties that begin with a node.
    #[inline]
    fn of(&self, node: usize) -> &[Member] {
        self.parts.iter().find(|part| node < part.nodes.end).map_or(&[], |part| part.of(node))
    }
}

impl<'t> Rows<'t> {
    /// The rows of these pieces, the first of which stands on a line; `tie` says what a saying means, if it means what can be told here.
    pub(in crate::formats) fn of(
        pieces: Vec<Piece<'t>>,
        line: u32,
        mut tie: impl FnMut(&[&'t str]) -> Option<Tie>,
    ) -> Option<Rows<'t>> {
        let first = order::first_rows(&pieces);
        let (mut ties, mut of): (Vec<Tie>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
        let mut known: QuickMap<&[&str], u32> = QuickMap::default();
        for piece in &pieces {
            let mut numbers = Vec::with_capacity(piece.sayings.len());
            for saying in &piece.sayings {
                let number = match known.get(saying.as_slice()) {
                    Some(number) => *number,
                    None => {
                        ties.push(tie(saying)?);
                        known.insert(saying, ties.len() as u32 - 1);
                        ties.len() as u32 - 1
                    }
                };
                numbers.push(number);
            }
            of.push(numbers);
        }
        if ties.is_empty() {
            ties.push(Tie::unspecified());
        }
        Some(Rows { pieces, first, ties, of, line })
    }

    /// Number of rows.
    pub(in crate::formats) fn len(&self) -> usize {
        self.first.last().copied().unwrap_or_default() as usize
    }

    /// The nodes that rows name.
    pub(in crate::formats) fn nodes(&self) -> Nodes<'t> {
        Nodes::of(&self.pieces, &self.first)
    }

    /// The ties in their order, between these nodes.
    pub(in crate::formats) fn ordered(&self, nodes: &Nodes<'_>) -> Ordered {
        let parts = order::parts(&self.pieces, &self.first, nodes, |one, other| self.compare(one, other));
        Ordered { ascends: parts.iter().all(|part| part.ascends), parts }
    }

    /// The piece that a row stands in, and its number there.
    #[inline]
    fn at(&self, row: u32) -> (usize, usize) {
        let piece = self.first[1..].iter().take_while(|first| **first <= row).count();
        (piece, (row - self.first[piece]) as usize)
    }

    #[inline]
    fn tie(&self, row: u32) -> Tie {
        let (at, row) = self.at(row);
        let piece = &self.pieces[at];
        let saying = piece.said.get(row).map_or(0, |said| self.of[at][*said as usize] as usize);
        let mut tie = self.ties[saying].clone();
        if let Some(strength) = piece.strengths.get(row).filter(|strength| **strength > 0.0) {
            tie.strength = Some(Strength::Number(*strength));
        }
        tie
    }

    /// The order of two rows that join one pair.
    fn compare(&self, one: u32, other: u32) -> Ordering {
        tie_order(&self.tie(one), &self.tie(other))
    }

    /// The two nodes of a row, the piece that it stands in, and what it says there.
    pub(in crate::formats) fn ends(&self, row: usize, nodes: &Nodes<'_>) -> ([u32; 2], usize, Option<usize>) {
        let (at, row) = self.at(row as u32);
        let piece = &self.pieces[at];
        let ends = piece.ends[row].map(|name| nodes.of[at][name as usize]);
        (ends, at, piece.said.get(row).map(|said| *said as usize))
    }

    /// Where a row stands.
    #[inline]
    pub(in crate::formats) fn line(&self, row: u32) -> Line {
        let (piece, at) = self.at(row);
        let Piece { starts, between, .. } = &self.pieces[piece];
        Line { number: self.line + row, start: starts[at], length: starts[at + 1] - starts[at] - between }
    }

    /// The ties between these nodes, and at the same time what `beside` makes.
    pub(in crate::formats) fn web<T: Send>(
        &self,
        ordered: &Ordered,
        nodes: &Nodes<'_>,
        beside: impl FnOnce() -> T + Send,
    ) -> (Web, T) {
        let of_node = |node: usize| {
            ordered.of(node).iter().map(move |member| (node, member.target as usize, self.tie(member.row)))
        };
        let web = || Web::of(nodes.ids.len(), self.len(), (0..nodes.ids.len()).flat_map(of_node));
        pieces::both(self.len() >= pieces::PIECE, web, beside)
    }

    /// As [`Rows::places`], of ties that are numbered and stand in this column of their lines.
    pub(in crate::formats) fn numbered_places(&self, ordered: &Ordered, column: u32) -> Places {
        let members = ordered.parts.iter().flat_map(|part| &part.members);
        Places::of_ties(self.len(), column, self.line - 1, members.map(|member| self.line(member.row)))
    }

    /// Where each tie stands.
    pub(in crate::formats) fn places(&self, ordered: &Ordered) -> Places {
        let members = ordered.parts.iter().flat_map(|part| &part.members);
        Places::of_lines(self.len(), members.map(|member| self.line(member.row)))
    }
}
