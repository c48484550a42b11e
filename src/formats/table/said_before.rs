//! What rows of a list of ties say that an earlier row said: it is understood once.

use super::Sheet;
use super::sheet::Row as Cells;
use super::typing::Typing;
use crate::formats::shared::fields::{Dialect, TieField};
use crate::model::Tie;
use crate::model::words::QuickMap;
use std::fmt::Write as _;

/// What rows say beside their ends and their strength, by the text of their cells: columns such as a layer or a year repeat a few
/// values many times.
pub(super) struct Known {
    /// The columns that say it; none where what a row says hangs on more than their text.
    columns: Vec<usize>,
    holds: bool,
    ties: QuickMap<String, Tie>,
    /// The cells of the row at hand, each with its length.
    cells: String,
    /// The row that was asked for last, where it was known: the next one mostly has the same cells.
    last: Option<(usize, Tie)>,
}

impl Known {
    /// So many different rows are kept; a list that has more hardly repeats them.
    const MOST_KEPT: usize = 1 << 15;

    pub(super) fn of(columns: &[(usize, TieField, Typing)], dialect: Dialect) -> Known {
        // What fits no field becomes an attribute in a file of ours; a sign may be said beside a strength that says it too, and
        // names of those who reported a tie are looked up each time, so that findings count.
        let free = |field: &TieField| !matches!(field, TieField::Directed | TieField::Sign | TieField::ReportedBy);
        let holds = dialect == Dialect::Person && columns.iter().all(|column| free(&column.1));
        let says = |field: &TieField| !matches!(field, TieField::Source | TieField::Target | TieField::Strength);
        let columns: Vec<usize> = columns.iter().filter(|column| says(&column.1)).map(|column| column.0).collect();
        // A plain list says nothing beside, which needs no search.
        Known {
            holds: holds && !columns.is_empty(),
            columns,
            ties: QuickMap::default(),
            cells: String::new(),
            last: None,
        }
    }

    /// What a row says but for its strength, where an earlier row had the same cells.
    pub(super) fn of_row(&mut self, sheet: &Sheet, row: usize) -> Option<Tie> {
        if !self.holds {
            return None;
        }
        if let Some((last, tie)) = &self.last
            && self.are_alike(sheet.row(*last), sheet.row(row))
        {
            return Some(tie.clone());
        }
        self.cells.clear();
        for &column in &self.columns {
            let cell = sheet.cell(row, column);
            let stated = if sheet.is_stated(row, column) { "=" } else { ":" };
            match u8::try_from(cell.len()) {
                Ok(length @ ..0x80) => self.cells.push(char::from(length)),
                _ => drop(write!(self.cells, "\u{80}{}", cell.len())),
            }
            self.cells.push_str(stated);
            self.cells.push_str(cell);
        }
        let found = self.ties.get(&self.cells).cloned();
        self.last = found.clone().filter(|_| !sheet.is_any_stated()).map(|tie| (row, tie));
        found
    }

    /// Whether two rows have the same cells.
    fn are_alike(&self, one: Cells<'_>, other: Cells<'_>) -> bool {
        self.columns.iter().all(|&column| one.cell(column) == other.cell(column))
    }

    /// Keeps what the row says that was asked for last: nothing that must be said again, and its strength says nothing beside.
    pub(super) fn note(&mut self, tie: &Tie) {
        // A sign comes from a strength below zero.
        if self.holds && tie.sign.is_none() && self.ties.len() < Self::MOST_KEPT {
            self.ties.insert(self.cells.clone(), tie.clone().with(|tie| tie.strength = None));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_the_same_cells_say_the_same_but_a_number_of_a_workbook_is_no_text() {
        let mut sheet = Sheet::new(None);
        for (cell, is_stated) in [("1.500", false), ("1.500", false), ("2", false), ("1.500", false), ("1.500", true)] {
            sheet.push(["a", "b", cell].into_iter(), 1, None);
            if is_stated {
                sheet.state(2);
            }
        }
        let ties = QuickMap::default();
        let mut known = Known { columns: vec![2], holds: true, ties, cells: String::new(), last: None };
        let layer = |tie: Option<Tie>| tie.map(|tie| tie.layer.clone().map(String::from).unwrap_or_default());
        let said = |word: &str| Tie::unspecified().with(|tie| tie.layer = Some(word.into()));
        assert_eq!(layer(known.of_row(&sheet, 0)), None);
        known.note(&said("text"));
        assert_eq!(layer(known.of_row(&sheet, 1)), Some("text".to_owned()));
        assert_eq!(layer(known.of_row(&sheet, 2)), None);
        known.note(&said("two"));
        assert_eq!(layer(known.of_row(&sheet, 3)), Some("text".to_owned()));
        assert_eq!(layer(known.of_row(&sheet, 4)), None);
    }

    #[test]
    fn a_row_like_the_one_before_is_not_looked_up() {
        let mut sheet = Sheet::new(None);
        ["x", "x", "x", "y"].iter().for_each(|cell| sheet.push(["a", "b", *cell].into_iter(), 1, None));
        let ties = QuickMap::default();
        let mut known = Known { columns: vec![2], holds: true, ties, cells: String::new(), last: None };
        assert!(known.of_row(&sheet, 0).is_none());
        known.note(&Tie::new("funds"));
        assert!(known.of_row(&sheet, 1).is_some());
        // What is kept of the row before is enough.
        known.ties.clear();
        assert!(known.of_row(&sheet, 2).is_some_and(|tie| tie.kind == "funds"));
        assert!(known.of_row(&sheet, 3).is_none());
    }
}
