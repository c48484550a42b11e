//! Plain lists of ties of any length, read without what a network keeps beside them: two columns of labels, perhaps one of weights.
//!
//! The text is cut into as many pieces as there are threads. Each piece numbers the labels that it meets; then all labels are put in
//! order and every end gets its place in that order, so that neither the pieces nor the order of lines leave a trace. Nobody looks at
//! every line of such a list: whatever could be read in two ways is refused or said.

mod columns;
mod pieces;
mod refused;

use super::shared::decimals::Decimals;
use super::shared::decode::{decode, unpack};
use crate::error::{Error, ErrorKind};
use crate::model::Labels;
use columns::Columns;
use pieces::{Piece, Wrong, pieces};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BinaryHeap;

/// Which columns of a list are read. Columns are named by their heading, or by their number from 1.
#[derive(Debug, Clone, Default)]
pub struct TieListOptions {
    /// The column of one end; none: the one that is headed so, otherwise the first.
    pub source: Option<String>,
    /// The column of the other end; none: the one that is headed so, otherwise the second.
    pub target: Option<String>,
    /// The column of weights; none: all ties weigh the same.
    pub weight: Option<String>,
    /// Encoding of the text; none: UTF-8, otherwise Windows-1252.
    pub encoding: Option<String>,
    /// Whether all ties run from the first end to the second. A line that says otherwise is refused, unless both ends are named.
    pub directed: bool,
}

/// A list of ties as numbers.
#[derive(Debug)]
pub struct TieList {
    /// What the nodes are called, ascending.
    pub labels: Labels,
    /// The two ends of every tie, in the order of the file.
    pub ends: Vec<(u32, u32)>,
    /// The weight of every tie, from 1e-100 to 1e100, where a column of weights was asked for.
    pub weights: Option<Vec<f64>>,
    /// How the text was read.
    pub layout: TieListLayout,
}

/// What was taken for what in a list of ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TieListLayout {
    /// The column of one end.
    pub source: TieListColumn,
    /// The column of the other end.
    pub target: TieListColumn,
    /// The column of weights, where one was asked for.
    pub weight: Option<TieListColumn>,
    /// A column that is headed as one of weights, and was not asked for.
    pub unread_weight: Option<TieListColumn>,
    /// The columns that are read for nothing, [`TieListLayout::unread_weight`] among them.
    pub left_out: Vec<TieListColumn>,
    /// Columns in all.
    pub columns: usize,
    /// The line of headings, from 1, where there is one.
    pub headings: Option<usize>,
    /// The line of the first tie, from 1.
    pub first: usize,
    /// What stands at both ends in the first line that is no remark.
    pub beginning: (String, String),
    /// Remarks before the first tie: lines that begin with `#` or `%`.
    pub remarks: usize,
    /// A weight such as `1.500`, whose mark was taken for the one before decimals though no other weight tells that it is.
    pub unsure_weight: Option<String>,
}

/// A column of a list of ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TieListColumn {
    /// Its number, from 1.
    pub number: usize,
    /// Its heading, where there are headings.
    pub heading: Option<String>,
}

/// Reads a list of ties.
///
/// # Errors
/// Bytes that are no text, or a network in another format; a line that says of itself that it is no tie that exists, or one of another sort
/// than the others (`sign`, `status`, `certainty`, `directed`), unless both ends are named; columns that are not there, or that could be meant in several ways; the first
/// line that is not divided as the others, has not two ends, or has a weight that is no number from 1e-100 to 1e100; weights that are
/// other numbers if the marks in them are taken as those of other weights are.
pub fn read_tie_list(bytes: &[u8], name: &str, options: &TieListOptions) -> Result<TieList, Error> {
    let bytes = unpack(bytes, name)?;
    refused::bytes(&bytes, name)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) if options.encoding.is_none() && !text.starts_with('\u{feff}') && !text.trim().is_empty() => {
            Cow::Borrowed(text)
        }
        _ => decode(&bytes, name, options.encoding.as_deref())?.text,
    };
    refused::text(&text, name)?;
    let text = with_line_ends(text);
    let (columns, mut layout, first) = Columns::of(&text, name, options)?;
    let pieces = pieces(&text[first..], rayon::current_num_threads());
    let read: Vec<Result<Piece<'_>, Wrong>> = pieces.into_par_iter().map(|piece| Piece::of(piece, &columns)).collect();
    let mut parts = Vec::new();
    let mut before = layout.first - 1;
    let mut decimals = Decimals::default();
    for piece in read {
        match piece {
            Ok(mut piece) => {
                decimals.and(std::mem::take(&mut piece.decimals), before);
                before += piece.lines;
                parts.push(piece);
            }
            Err(wrong) => return Err(wrong.error(name, before, &columns)),
        }
    }
    layout.unsure_weight = decimals.unsure(name)?;
    if parts.iter().all(|part| part.ends.is_empty()) {
        return Err(Error::new(ErrorKind::Format, format!("{name} lists no tie"))
            .hint("a list of ties has one tie in every line: two labels, such as a,b"));
    }
    together(parts, layout, name)
}

/// The text with lines that end in `\n`, where some end in `\r` alone, as on the first Macintosh.
fn with_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    let alone = pieces(&text, rayon::current_num_threads())
        .into_par_iter()
        .any(|piece| piece.match_indices('\r').any(|(at, _)| piece.as_bytes().get(at + 1) != Some(&b'\n')));
    if alone { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text }
}

/// One list out of the pieces, every label in its place.
fn together(parts: Vec<Piece<'_>>, layout: TieListLayout, name: &str) -> Result<TieList, Error> {
    // The labels of each piece in order. The first eight bytes decide most comparisons without looking at the text.
    let begin = |label: &str| {
        let mut bytes = [0; 8];
        let len = label.len().min(8);
        bytes[..len].copy_from_slice(&label.as_bytes()[..len]);
        u64::from_be_bytes(bytes)
    };
    let orders: Vec<Vec<(u64, u32)>> = parts
        .par_iter()
        .map(|part| {
            let mut order: Vec<(u64, u32)> = part.seen.iter().zip(0..).map(|(label, at)| (begin(label), at)).collect();
            order.sort_unstable_by(|a, b| {
                a.0.cmp(&b.0).then_with(|| part.seen.get_index(a.1 as usize).cmp(&part.seen.get_index(b.1 as usize)))
            });
            order
        })
        .collect();
    let most = parts.iter().map(|part| part.seen.len()).max().unwrap_or(0);
    let mut labels = Labels::with_capacity(most, most * 8);
    let mut places: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.seen.len()]).collect();
    let label = |part: usize, at: u32| &**parts[part].seen.get_index(at as usize).expect("numbered when it was met");
    let mut heads: BinaryHeap<std::cmp::Reverse<(&str, usize)>> = BinaryHeap::new();
    let mut next = vec![0usize; parts.len()];
    for (part, order) in orders.iter().enumerate() {
        heads.extend(order.first().map(|&(_, at)| std::cmp::Reverse((label(part, at), part))));
    }
    while let Some(std::cmp::Reverse((lowest, part))) = heads.pop() {
        labels.push(lowest);
        places[part][orders[part][next[part]].1 as usize] = (labels.len() - 1) as u32;
        next[part] += 1;
        heads.extend(orders[part].get(next[part]).map(|&(_, at)| std::cmp::Reverse((label(part, at), part))));
    }
    drop(heads);
    if labels.len() > u32::MAX as usize {
        return Err(
            Error::new(ErrorKind::Data, format!("{name} has more than 4,294,967,295 nodes")).hint("split the list")
        );
    }
    let mut ends = Vec::with_capacity(parts.iter().map(|part| part.ends.len()).sum());
    let mut weights = layout.weight.is_some().then(Vec::new);
    for (part, places) in parts.into_iter().zip(&places) {
        ends.extend(part.ends.iter().map(|&(a, b)| (places[a as usize], places[b as usize])));
        if let Some(weights) = &mut weights {
            weights.extend(part.weights);
        }
    }
    Ok(TieList { labels, ends, weights, layout })
}
