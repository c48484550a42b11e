//! Plain lists of ties of any length, read without what a network keeps beside them: two columns of labels, perhaps one of weights.
//!
//! The text is cut into as many pieces as there are threads. Each piece numbers the labels that it meets; then all labels are put in
//! order and every end gets its place in that order, so that neither the pieces nor the order of lines leave a trace.

use super::csv;
use super::shared::decode::{decode, unpack};
use super::shared::fields::{Dialect, TieField};
use super::shared::values;
use crate::error::{Error, ErrorKind};
use crate::model::Labels;
use indexmap::IndexSet;
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
}

/// A list of ties as numbers.
#[derive(Debug)]
pub struct TieList {
    /// What the nodes are called, ascending.
    pub labels: Labels,
    /// The two ends of every tie, in the order of the file.
    pub ends: Vec<(u32, u32)>,
    /// The weight of every tie, above 0, where a column of weights was asked for.
    pub weights: Option<Vec<f64>>,
}

type Seen<'t> = IndexSet<Cow<'t, str>, foldhash::fast::FixedState>;

/// Reads a list of ties.
///
/// # Errors
/// Bytes that are no text; a column that is not there; the first line without two ends, or with a weight that is no number above 0.
pub fn read_tie_list(bytes: &[u8], name: &str, options: &TieListOptions) -> Result<TieList, Error> {
    let bytes = unpack(bytes, name)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) if options.encoding.is_none() && !text.starts_with('\u{feff}') && !text.trim().is_empty() => {
            Cow::Borrowed(text)
        }
        _ => decode(&bytes, name, options.encoding.as_deref())?.text,
    };
    let (columns, first) = Columns::of(&text, name, options)?;
    let pieces = pieces(&text, first, rayon::current_num_threads());
    let read: Vec<Result<Piece<'_>, Wrong>> = pieces.into_par_iter().map(|piece| Piece::of(piece, &columns)).collect();
    let mut parts = Vec::new();
    let mut before = text[..first].lines().count();
    for piece in read {
        match piece {
            Ok(piece) => {
                before += piece.lines;
                parts.push(piece);
            }
            Err(wrong) => return Err(wrong.error(name, before, &columns)),
        }
    }
    if parts.iter().all(|part| part.ends.is_empty()) {
        return Err(Error::new(ErrorKind::Format, format!("{name} lists no tie"))
            .hint("a list of ties has one tie in every line: two labels, such as a,b"));
    }
    Ok(together(parts, columns.weight.is_some()))
}

/// Where the fields stand.
#[derive(Debug)]
struct Columns {
    delimiter: Delimiter,
    source: usize,
    target: usize,
    weight: Option<usize>,
    last: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Sign(u8),
    Spaces,
}

impl Columns {
    /// The columns, and where the first line of ties begins.
    fn of(text: &str, name: &str, options: &TieListOptions) -> Result<(Columns, usize), Error> {
        let mut first = 0;
        let mut line = "";
        for whole in text.split_inclusive('\n') {
            line = whole.trim();
            if !(line.is_empty() || is_comment(line)) {
                break;
            }
            first += whole.len();
        }
        let start: &str = &text[first..];
        let sign = csv::delimiter(&start[..start.floor_char_boundary(1 << 16)]);
        let delimiter = if line.contains(sign) { Delimiter::Sign(sign as u8) } else { Delimiter::Spaces };
        let cells: Vec<Cow<'_, str>> = Fields { line, delimiter }.collect();
        let headed = |field: TieField| cells.iter().position(|cell| TieField::of(cell, Dialect::Person) == field);
        let (by_source, by_target) = (headed(TieField::Source), headed(TieField::Target));
        let named = [&options.source, &options.target, &options.weight];
        let is_named =
            |cell: &str| named.iter().any(|name| name.as_deref().is_some_and(|name| cell.eq_ignore_ascii_case(name)));
        let has_headings = (by_source.is_some() && by_target.is_some()) || cells.iter().any(|cell| is_named(cell));
        let column = |wanted: &Option<String>, usual: Option<usize>| -> Result<Option<usize>, Error> {
            let Some(wanted) = wanted else { return Ok(usual) };
            let by_heading = cells.iter().position(|cell| cell.eq_ignore_ascii_case(wanted)).filter(|_| has_headings);
            let by_number = || wanted.parse::<usize>().ok().filter(|number| (1..=cells.len()).contains(number));
            by_heading.or_else(|| by_number().map(|number| number - 1)).map(Some).ok_or_else(|| {
                let known = if has_headings { cells.join(", ") } else { format!("1 to {}", cells.len()) };
                Error::request(format!("{name} has no column {wanted:?}")).hint(format!("its columns are {known}"))
            })
        };
        let usual = |found: Option<usize>, at: usize| if has_headings { found.or(Some(at)) } else { Some(at) };
        let source = column(&options.source, usual(by_source, 0))?.unwrap_or(0);
        let target = column(&options.target, usual(by_target, 1))?.unwrap_or(1);
        let weight = column(&options.weight, None)?;
        if source == target {
            return Err(Error::request(format!("both ends of ties would come from column {} of {name}", source + 1))
                .hint("name the two columns: --source COLUMN --target COLUMN"));
        }
        if has_headings {
            first += start.split_inclusive('\n').next().map_or(0, str::len);
        }
        let last = source.max(target).max(weight.unwrap_or(0));
        Ok((Columns { delimiter, source, target, weight, last }, first))
    }
}

fn is_comment(line: &str) -> bool {
    line.starts_with(['#', '%'])
}

/// The text from `first` on in pieces that end where lines end.
fn pieces(text: &str, first: usize, count: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = &text[first..];
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

/// The cells of a line. In quotes a cell may hold the sign between cells, and two quotes stand for one.
struct Fields<'t> {
    line: &'t str,
    delimiter: Delimiter,
}

impl<'t> Iterator for Fields<'t> {
    type Item = Cow<'t, str>;

    fn next(&mut self) -> Option<Cow<'t, str>> {
        if self.line.is_empty() {
            return None;
        }
        if let Some(inside) = self.line.strip_prefix('"') {
            let mut end = 0;
            let bytes = inside.as_bytes();
            let mut doubled = false;
            while end < bytes.len() {
                if bytes[end] == b'"' {
                    if bytes.get(end + 1) != Some(&b'"') {
                        break;
                    }
                    doubled = true;
                    end += 1;
                }
                end += 1;
            }
            let end = end.min(inside.len());
            let cell = &inside[..end];
            self.skip(inside.get(end + 1..).unwrap_or(""));
            let cell = if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) };
            return Some(match cell {
                Cow::Borrowed(cell) => Cow::Borrowed(cell.trim()),
                Cow::Owned(cell) => Cow::Owned(cell.trim().to_owned()),
            });
        }
        let end = match self.delimiter {
            Delimiter::Sign(sign) => self.line.bytes().position(|byte| byte == sign),
            Delimiter::Spaces => self.line.bytes().position(|byte| byte.is_ascii_whitespace()),
        };
        let end = end.unwrap_or(self.line.len());
        let cell = self.line[..end].trim();
        self.skip(&self.line[end..]);
        Some(Cow::Borrowed(cell))
    }
}

impl<'t> Fields<'t> {
    /// Goes on behind what parts a cell from the next.
    fn skip(&mut self, rest: &'t str) {
        self.line = match self.delimiter {
            Delimiter::Sign(sign) => {
                let rest = rest.trim_start_matches(|c: char| c != char::from(sign));
                rest.get(1..).unwrap_or("")
            }
            Delimiter::Spaces => rest.trim_start(),
        };
    }
}

/// What a line lacks, and which line of its piece it is, from 0.
struct Wrong {
    line: usize,
    what: What,
}

enum What {
    End,
    Weight(String),
    TooMany,
}

impl Wrong {
    fn error(self, name: &str, before: usize, columns: &Columns) -> Error {
        let line = before + self.line + 1;
        match self.what {
            What::End => Error::new(ErrorKind::Data, format!("{name}, line {line}: a tie needs two labels"))
                .hint(format!("columns {} and {} of every line must hold one", columns.source + 1, columns.target + 1)),
            What::Weight(weight) => {
                Error::new(ErrorKind::Data, format!("{name}, line {line}: the weight {weight:?} is no number above 0"))
                    .hint("leave out --weight, or mend the line")
            }
            What::TooMany => {
                Error::new(ErrorKind::Data, format!("{name} has more than 4,294,967,295 nodes")).hint("split the list")
            }
        }
    }
}

/// What one piece of the text holds, its labels numbered in the order in which they come.
struct Piece<'t> {
    seen: Seen<'t>,
    lines: usize,
    ends: Vec<(u32, u32)>,
    weights: Vec<f64>,
}

impl<'t> Piece<'t> {
    fn of(text: &'t str, columns: &Columns) -> Result<Piece<'t>, Wrong> {
        let mut piece =
            Piece { seen: Seen::default(), lines: 0, ends: Vec::with_capacity(text.len() / 24), weights: Vec::new() };
        for line in text.split_terminator('\n') {
            let number = piece.lines;
            piece.lines += 1;
            let line = line.trim();
            if line.is_empty() || is_comment(line) {
                continue;
            }
            let what = piece.add(line, columns);
            what.map_err(|what| Wrong { line: number, what })?;
        }
        Ok(piece)
    }

    fn add(&mut self, line: &'t str, columns: &Columns) -> Result<(), What> {
        let (mut source, mut target, mut weight) = (None, None, None);
        for (at, cell) in (Fields { line, delimiter: columns.delimiter }).enumerate() {
            if at == columns.source {
                source = Some(cell);
            } else if at == columns.target {
                target = Some(cell);
            } else if Some(at) == columns.weight {
                weight = Some(cell);
            }
            if at == columns.last {
                break;
            }
        }
        let label = |cell: Option<Cow<'t, str>>| cell.filter(|cell| !cell.is_empty()).ok_or(What::End);
        let (source, target) = (label(source)?, label(target)?);
        if columns.weight.is_some() {
            let cell = weight.unwrap_or_default();
            let weight = values::number(&cell).filter(|&weight| weight > 0.0);
            self.weights.push(weight.ok_or_else(|| What::Weight(cell.into_owned()))?);
        }
        let ends = (self.number(source)?, self.number(target)?);
        self.ends.push(ends);
        Ok(())
    }

    fn number(&mut self, label: Cow<'t, str>) -> Result<u32, What> {
        u32::try_from(self.seen.insert_full(label).0).map_err(|_| What::TooMany)
    }
}

/// One list out of the pieces, every label in its place.
fn together(parts: Vec<Piece<'_>>, weighted: bool) -> TieList {
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
    let mut ends = Vec::with_capacity(parts.iter().map(|part| part.ends.len()).sum());
    let mut weights = weighted.then(Vec::new);
    for (part, places) in parts.into_iter().zip(&places) {
        ends.extend(part.ends.iter().map(|&(a, b)| (places[a as usize], places[b as usize])));
        if let Some(weights) = &mut weights {
            weights.extend(part.weights);
        }
    }
    TieList { labels, ends, weights }
}
