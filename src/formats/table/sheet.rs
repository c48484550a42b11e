//! A table of text cells, from whatever file, that knows where each cell stands.

use super::address::{address, cell_place};
use super::content::Content;
use super::merged::Merged;
use super::unseen::Unseen;
use crate::diagnostics::{Item, Place};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the cells of a column are, where the file says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Kind {
    /// Texts, whatever they look like.
    Texts,
    /// True or false.
    Truths,
    /// Numbers, or several of these.
    Mixed,
}

/// A table of text cells. Cells lie one behind the other in one text, the file itself where it is plain: a table of a million rows is
/// a few allocations, and takes no copy of its file.
#[derive(Debug, Default)]
pub(in crate::formats) struct Sheet<'t> {
    /// Name of the sheet, where the file has several.
    pub(in crate::formats) name: Option<String>,
    /// The file, where it is another one than the one that is read: a table of nodes beside it.
    pub(in crate::formats) file: Option<String>,
    /// Whether its workbook hides it.
    pub(in crate::formats) hidden: bool,
    /// Rows and columns that its workbook hides.
    pub(in crate::formats) unseen: Unseen,
    /// Cells that its workbook shows as one.
    pub(in crate::formats) merged: Vec<Merged>,
    /// What the name of its file says that it lists.
    pub(in crate::formats) says: Option<Content>,
    /// What its ties are about, where the name of its file says so.
    pub(in crate::formats) layer: Option<String>,
    /// What the cells of each column are; nothing where they are what they look like.
    pub(in crate::formats) kinds: Vec<Kind>,
    text: Cow<'t, str>,
    /// Whether the text is the file as it stands: a sign between cells, perhaps space around them, and rows where they begin.
    plain: bool,
    /// Where each cell ends, from the begin of its row.
    ends: Vec<u32>,
    rows: Vec<RowAt>,
    /// Where each row begins in the text, unless that is the file as it stands.
    starts: Vec<usize>,
    /// Cells, by number, that their workbook holds as numbers with decimals: the point in them is no other mark.
    stated: Vec<usize>,
    /// Cells, by number, that their workbook holds as numbers of more digits than a spreadsheet keeps.
    long: Vec<usize>,
    /// Number of cells of the widest row.
    widest: usize,
    /// Sign between cells, where the file is text; a blank stands for any space, and zero for cells that do not stand in their order.
    pub(in crate::formats) delimiter: Option<u8>,
}

#[derive(Debug, Clone, Copy)]
struct RowAt {
    first: usize,
    /// Where its text begins in the file.
    start: usize,
    /// How long that is, [`NO_SPAN`] where it is not known.
    length: u32,
    line: u32,
}

const NO_SPAN: u32 = u32::MAX;

impl RowAt {
    fn new(first: usize, line: usize, span: Option<(usize, usize)>) -> RowAt {
        let (start, end) = span.unwrap_or_default();
        let length = span.and_then(|_| u32::try_from(end.checked_sub(start)?).ok()).unwrap_or(NO_SPAN);
        RowAt { first, start, length, line: u32::try_from(line).unwrap_or(u32::MAX) }
    }

    fn line(&self) -> usize {
        self.line as usize
    }

    fn span(&self) -> Option<(usize, usize)> {
        (self.length != NO_SPAN).then(|| (self.start, self.start + self.length as usize))
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Row<'s> {
    text: &'s str,
    plain: bool,
    /// Where its first cell begins.
    start: usize,
    ends: &'s [u32],
}

impl<'s> Row<'s> {
    /// A cell without the space around it; empty beyond the end of the row.
    #[inline]
    pub(in crate::formats) fn cell(&self, column: usize) -> &'s str {
        let Some(&end) = self.ends.get(column) else { return "" };
        // In a plain file a sign stands between two cells.
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before] as usize + usize::from(self.plain));
        // A row of more than 2^32 bytes is no row of a table.
        let cell = self.text.get(self.start + start..self.start + end as usize).unwrap_or_default();
        if self.plain { trimmed(cell) } else { cell }
    }

    /// Its cells.
    pub(in crate::formats) fn cells(self) -> impl Iterator<Item = &'s str> {
        (0..self.ends.len()).map(move |column| self.cell(column))
    }
}

/// A cell without the space around it; its first and last sign mostly tell that there is none.
pub(in crate::formats) fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [only] | [only, .., _] if !only.is_ascii_graphic() => cell.trim(),
        [.., last] if last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

impl<'t> Sheet<'t> {
    /// An empty table.
    pub(in crate::formats) fn new(name: Option<String>) -> Sheet<'t> {
        Sheet { name, ..Sheet::default() }
    }

    /// Makes room for so many rows more, with so many cells in them.
    pub(in crate::formats) fn expect(&mut self, rows: usize, cells: usize) {
        self.rows.reserve_exact(rows);
        self.ends.reserve_exact(cells);
    }

    /// Adds a cell of a plain file to the row at hand, by where it ends from the begin of the row.
    #[inline]
    pub(in crate::formats) fn push_plain_end(&mut self, end: usize) {
        self.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
    }

    /// Ends a row of a plain file with so many cells that were added last; `span` are its bytes. [`Sheet::hold`] takes the text of the
    /// file after the last row.
    pub(in crate::formats) fn push_plain(&mut self, cells: usize, line: usize, span: (usize, usize)) {
        self.rows.push(RowAt::new(self.ends.len() - cells, line, Some(span)));
        self.widest = self.widest.max(cells);
    }

    /// Takes the text of a plain file whose rows were added by [`Sheet::push_plain`] alone.
    pub(in crate::formats) fn hold(&mut self, text: &'t str) {
        self.text = Cow::Borrowed(text);
        self.plain = true;
    }

    /// The same table with a text of its own.
    pub(in crate::formats) fn into_owned(self) -> Sheet<'static> {
        Sheet {
            name: self.name,
            file: self.file,
            hidden: self.hidden,
            unseen: self.unseen,
            merged: self.merged,
            says: self.says,
            layer: self.layer,
            kinds: self.kinds,
            text: Cow::Owned(self.text.into_owned()),
            plain: self.plain,
            ends: self.ends,
            rows: self.rows,
            starts: self.starts,
            stated: self.stated,
            long: self.long,
            widest: self.widest,
            delimiter: self.delimiter,
        }
    }

    /// Adds a row; `span` are its bytes in the decoded file.
    pub(in crate::formats) fn push<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c str>,
        line: usize,
        span: Option<(usize, usize)>,
    ) {
        self.push_exactly(cells.map(trimmed), line, span);
    }

    /// As [`Sheet::push`], with the space around cells, which may be part of a name.
    pub(in crate::formats) fn push_exactly<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c str>,
        line: usize,
        span: Option<(usize, usize)>,
    ) {
        let first = self.ends.len();
        let text = self.text.to_mut();
        let start = text.len();
        self.rows.push(RowAt::new(first, line, span));
        self.starts.push(start);
        for cell in cells {
            text.push_str(cell);
            self.ends.push(u32::try_from(text.len() - start).unwrap_or(u32::MAX));
        }
        self.widest = self.widest.max(self.ends.len() - first);
    }

    /// Notes that a cell of the last row is held as a number with decimals; columns come in their order.
    pub(in crate::formats) fn state(&mut self, column: usize) {
        self.stated.extend(self.rows.last().map(|row| row.first + column));
    }

    /// Whether a cell is held as a number with decimals.
    pub(in crate::formats) fn is_stated(&self, row: usize, column: usize) -> bool {
        !self.stated.is_empty()
            && column < self.width(row)
            && self.stated.binary_search(&(self.rows[row].first + column)).is_ok()
    }

    /// Whether any cell is held as a number with decimals.
    pub(in crate::formats) fn is_any_stated(&self) -> bool {
        !self.stated.is_empty()
    }

    /// Notes that a cell of the last row is held as a number of more than 15 digits; columns come in their order.
    pub(in crate::formats) fn state_long(&mut self, column: usize) {
        self.long.extend(self.rows.last().map(|row| row.first + column));
    }

    /// The rows in which a column holds a number of more than 15 digits.
    pub(in crate::formats) fn long_numbers(&self, column: usize) -> Vec<usize> {
        let row_of =
            |cell: usize| self.rows.partition_point(|row| row.first <= cell).checked_sub(1).map(|row| (row, cell));
        let long = self.long.iter().filter_map(|&cell| row_of(cell));
        long.filter(|&(row, cell)| cell - self.rows[row].first == column).map(|(row, _)| row).collect()
    }

    /// Number of rows.
    pub(in crate::formats) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no row.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Number of cells of a row.
    pub(in crate::formats) fn width(&self, row: usize) -> usize {
        self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first) - self.rows[row].first
    }

    /// Number of cells of the widest row.
    pub(in crate::formats) fn widest(&self) -> usize {
        self.widest
    }

    /// A cell without the space around it; empty beyond the end of the row.
    pub(in crate::formats) fn cell(&self, row: usize, column: usize) -> &str {
        self.row(row).cell(column)
    }

    /// The cells of a row, for who looks at several of them.
    #[inline]
    pub(in crate::formats) fn row(&self, row: usize) -> Row<'_> {
        let next = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first);
        let RowAt { first, start, .. } = self.rows[row];
        let start = if self.plain { start } else { self.starts[row] };
        Row { text: &self.text, plain: self.plain, start, ends: &self.ends[first..next] }
    }

    /// The cells of a row.
    pub(in crate::formats) fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        self.row(row).cells()
    }

    /// Whether the sign stands anywhere in the table.
    pub(in crate::formats) fn holds(&self, sign: char) -> bool {
        self.text.contains(sign)
    }

    /// Whether the text stands anywhere in the table.
    pub(in crate::formats) fn holds_text(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// Whether its file says that a column holds texts, whatever they look like.
    pub(in crate::formats) fn holds_texts(&self, column: usize) -> bool {
        self.kinds.get(column) == Some(&Kind::Texts)
    }

    /// Whether a row holds nothing.
    pub(in crate::formats) fn is_blank(&self, row: usize) -> bool {
        self.cells(row).all(str::is_empty)
    }

    /// The rows from this one on that hold something.
    pub(in crate::formats) fn filled(&self, from: usize) -> impl Iterator<Item = usize> {
        (from..self.len()).filter(|&row| !self.is_blank(row))
    }

    /// The cells of a column that hold something, from this row on.
    pub(in crate::formats) fn filled_cells(&self, from: usize, column: usize) -> impl Iterator<Item = &str> {
        (from..self.len()).map(move |row| self.cell(row, column)).filter(|cell| !cell.is_empty())
    }

    /// Line or row number as the program that shows the file counts it.
    pub(in crate::formats) fn line(&self, row: usize) -> usize {
        self.rows[row].line()
    }

    /// The row with a line, as the program that shows the file counts it.
    pub(in crate::formats) fn row_of(&self, line: usize) -> Option<usize> {
        self.rows.binary_search_by_key(&line, RowAt::line).ok()
    }

    /// Puts into cells what stands in others; cells are rows and columns.
    pub(in crate::formats) fn fill(&mut self, from: &BTreeMap<(usize, usize), (usize, usize)>) {
        let mut filled = Sheet::new(None);
        for row in 0..self.len() {
            let last = from.range((row, 0)..(row + 1, 0)).next_back().map_or(0, |((_, column), _)| column + 1);
            let origin = |column: usize| from.get(&(row, column)).copied().unwrap_or((row, column));
            let origins: Vec<(usize, usize)> = (0..self.width(row).max(last)).map(origin).collect();
            let (line, span) = (self.rows[row].line(), self.rows[row].span());
            filled.push_exactly(origins.iter().map(|&(row, column)| self.cell(row, column)), line, span);
            let stated = origins.iter().enumerate().filter(|(_, at)| self.is_stated(at.0, at.1));
            stated.for_each(|(column, _)| filled.state(column));
            let is_long = |at: (usize, usize)| {
                at.1 < self.width(at.0) && self.long.binary_search(&(self.rows[at.0].first + at.1)).is_ok()
            };
            let long = origins.iter().enumerate().filter(|(_, at)| !self.long.is_empty() && is_long(**at));
            long.for_each(|(column, _)| filled.state_long(column));
        }
        let Sheet { text, plain, ends, rows, starts, stated, long, widest, .. } = filled;
        (self.text, self.plain, self.ends, self.rows, self.starts) = (text, plain, ends, rows, starts);
        (self.stated, self.long, self.widest) = (stated, long, widest);
    }

    /// The cell in a line and column, both from 1; without a column the cells of the row that hold something.
    pub(in crate::formats) fn text_at(&self, line: usize, column: Option<usize>) -> Option<String> {
        let row = self.row_of(line)?;
        Some(match column {
            Some(column) => self.cell(row, column.checked_sub(1)?).to_owned(),
            None => self.cells(row).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("; "),
        })
    }

    /// Where a row stands.
    pub(in crate::formats) fn place(&self, row: usize) -> Place {
        let (line, span) = (self.rows[row].line(), self.rows[row].span());
        // Spans point into the text of the file that is read, not into the one beside it.
        let span = span.filter(|_| self.file.is_none());
        Place { file: self.file.clone(), sheet: self.name.clone(), line: Some(line), span, ..Place::default() }
    }

    /// Where a cell stands.
    pub(in crate::formats) fn at(&self, row: usize, column: usize, text: &str) -> Place {
        let place = self.place(row);
        match (self.delimiter, place.span) {
            (Some(delimiter), Some(span)) => cell_place(text, place, span, delimiter, column),
            _ if self.delimiter.is_none() => {
                Place { column: Some(column + 1), item: Some(Item::cell(address(column, self.line(row)))), ..place }
            }
            _ => Place { item: Some(Item::column(column + 1)), ..place },
        }
    }
}
