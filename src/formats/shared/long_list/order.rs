//! Pieces put together: one number for each name, in the order of the alphabet, and ties in the order of their ends.

use super::names::{Key, compare};
use super::piece::Piece;
use crate::formats::shared::pieces;
use std::cmp::Ordering;
use std::ops::Range;

/// The names of all pieces.
#[derive(Debug)]
pub(in crate::formats) struct Nodes<'t> {
    /// What nodes are called, ascending and each once.
    pub(in crate::formats) ids: Vec<&'t str>,
    /// The row that names each first.
    pub(in crate::formats) first: Vec<u32>,
    /// Of each piece, the nodes of its names.
    pub(super) of: Vec<Vec<u32>>,
    /// How many rows begin with nodes before each, and how many there are.
    pub(super) begun: Vec<u32>,
}

/// The number of the first row of each piece, and of all rows.
pub(super) fn first_rows(pieces: &[Piece<'_>]) -> Vec<u32> {
    let rows = std::iter::once(0).chain(pieces.iter().map(|piece| piece.ends.len() as u32));
    rows.scan(0, |sum, rows| {
        *sum += rows;
        Some(*sum)
    })
    .collect()
}

impl<'t> Nodes<'t> {
    pub(super) fn of(pieces: &[Piece<'t>], first_rows: &[u32]) -> Nodes<'t> {
        // Sorted pieces one behind the other, which a sort that keeps runs only merges. Equal names stay in the order of their pieces.
        let mut all: Vec<(Key, u32, u32)> = Vec::with_capacity(pieces.iter().map(|piece| piece.sorted.len()).sum());
        for (at, piece) in pieces.iter().enumerate() {
            all.extend(piece.sorted.iter().map(|&number| (piece.names.keys[number as usize], at as u32, number)));
        }
        let name = |(key, piece, number): (Key, u32, u32)| (key, pieces[piece as usize].names.names[number as usize]);
        if pieces.len() > 1 {
            all.sort_by(|one, other| compare(name(*one), name(*other)));
        }
        let (mut ids, mut first, mut begun): (Vec<&str>, Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new(), vec![0]);
        let mut of: Vec<Vec<u32>> = pieces.iter().map(|piece| vec![0; piece.sorted.len()]).collect();
        let mut before = None;
        for met in all {
            let (piece, number) = (met.1 as usize, met.2 as usize);
            if before.is_none_or(|before| compare(name(before), name(met)) != Ordering::Equal) {
                ids.push(name(met).1);
                first.push(first_rows[piece] + pieces[piece].names.first[number]);
                begun.push(0);
            }
            before = Some(met);
            of[piece][number] = ids.len() as u32 - 1;
            begun[ids.len()] += pieces[piece].begun[number];
        }
        let mut sum = 0;
        for begun in &mut begun {
            sum += *begun;
            *begun = sum;
        }
        Nodes { ids, first, of, begun }
    }

    /// The same nodes among these, which are in the order of the alphabet too; none where one of them is missing there.
    pub(in crate::formats) fn among<'d>(self, all: Vec<&'d str>) -> Option<Nodes<'d>> {
        let (mut numbers, mut begun): (Vec<u32>, Vec<u32>) = (Vec::with_capacity(self.ids.len()), vec![0]);
        for (id, number) in all.iter().zip(0..) {
            if self.ids.get(numbers.len()) == Some(id) {
                numbers.push(number);
            }
            begun.push(self.begun[numbers.len()]);
        }
        if numbers.len() < self.ids.len() {
            return None;
        }
        let of = self.of.into_iter().map(|of| of.into_iter().map(|name| numbers[name as usize]).collect()).collect();
        Some(Nodes { ids: all, first: Vec::new(), of, begun })
    }

    /// The nodes in so many parts, with which about equally many rows begin.
    fn parts(&self, count: usize) -> Vec<Range<usize>> {
        let rows = self.begun.last().copied().unwrap_or_default() as usize;
        let bound = |part: usize| self.begun.partition_point(|begun| (*begun as usize) < rows * part / count);
        let mut bounds: Vec<usize> = (0..count).map(|part| bound(part).min(self.ids.len())).collect();
        bounds[0] = 0;
        bounds.push(self.ids.len());
        bounds.windows(2).map(|bounds| bounds[0]..bounds[1]).collect()
    }
}

/// A tie by its second end and its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Member {
    pub(super) target: u32,
    pub(super) row: u32,
}

/// The ties that begin with some of the nodes, in the order of their ends.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) nodes: Range<usize>,
    pub(super) members: Vec<Member>,
    /// Whether no tie has its ends the other way round than the alphabet.
    pub(super) ascends: bool,
    /// Where the ties of each of the nodes begin, and where the last ones end.
    starts: Vec<u32>,
}

impl Part {
    /// The ties that begin with one of its nodes.
    #[inline]
    pub(super) fn of(&self, node: usize) -> &[Member] {
        let at = node - self.nodes.start;
        &self.members[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// All ties in the order of their ends; those of one pair in the order of `compare`, and then of their rows.
pub(super) fn parts(
    pieces: &[Piece<'_>],
    first_rows: &[u32],
    nodes: &Nodes<'_>,
    compare: impl Fn(u32, u32) -> Ordering + Sync,
) -> Vec<Part> {
    let ranges = nodes.parts(if first_rows.last() > Some(&(pieces::PIECE as u32)) { pieces::threads() } else { 1 });
    pieces::map(ranges, |range| part(pieces, first_rows, nodes, range, &compare))
}

fn part(
    pieces: &[Piece<'_>],
    first_rows: &[u32],
    nodes: &Nodes<'_>,
    range: Range<usize>,
    compare: &impl Fn(u32, u32) -> Ordering,
) -> Part {
    let begin = nodes.begun[range.start];
    let starts: Vec<u32> = nodes.begun[range.start..=range.end].iter().map(|at| at - begin).collect();
    // Where the next tie of each node goes.
    let mut next = starts[..range.len()].to_vec();
    let mut members = vec![Member::default(); (nodes.begun[range.end] - begin) as usize];
    let mut ascends = true;
    for ((piece, of), first) in pieces.iter().zip(&nodes.of).zip(first_rows) {
        for ([source, target], row) in piece.ends.iter().zip(*first..) {
            let source = of[*source as usize];
            let Some(next) = next.get_mut((source as usize).wrapping_sub(range.start)) else { continue };
            let target = of[*target as usize];
            ascends &= source <= target;
            members[*next as usize] = Member { target, row };
            *next += 1;
        }
    }
    for bounds in starts.windows(2) {
        let of_one = &mut members[bounds[0] as usize..bounds[1] as usize];
        if !of_one.is_sorted() {
            of_one.sort_unstable();
        }
        for same in of_one.chunk_by_mut(|a, b| a.target == b.target).filter(|same| same.len() > 1) {
            same.sort_unstable_by(|a, b| compare(a.row, b.row).then(a.cmp(b)));
        }
    }
    Part { nodes: range, members, ascends, starts }
}
