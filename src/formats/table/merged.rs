//! Merged cells: what stands in the first of them holds for every row that they span.

use super::Table;
use crate::diagnostics::{Diagnostic, said, text};
use std::collections::BTreeMap;

/// Cells that a workbook shows as one; lines from 1 as it counts them, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::formats) struct Merged {
    /// The column of the first cell, which holds the value.
    pub(in crate::formats) column: usize,
    /// The first line.
    pub(in crate::formats) from: usize,
    /// The last line.
    pub(in crate::formats) to: usize,
}

/// So many cells are filled and so many bytes written at most: a workbook is not read to fill the memory.
const MOST: (usize, usize) = (1_000_000, 100_000_000);

/// Fills merged cells below the headings from their first one, downwards, and says so. Cells that are merged within a row are a
/// remark between the rows, or a wide cell: they stay as they are.
pub(super) fn fill(table: &mut Table) -> Option<Diagnostic> {
    let sheet = &table.sheet;
    let below = table.meaning.header.map_or(0, |row| sheet.line(row));
    let mut regions: Vec<Merged> = sheet.merged.clone();
    regions.retain(|region| region.from > below && region.to > region.from);
    regions.sort_unstable();
    let mut fills: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    let (mut filled, mut bytes) = (Vec::new(), 0_usize);
    let mut done = (0, 0);
    for region in regions {
        let Some(first) = sheet.row_of(region.from) else { continue };
        let value = sheet.cell(first, region.column);
        // What lies over another region is a damaged file.
        if value.is_empty() || done >= (region.column, region.from) {
            continue;
        }
        done = (region.column, region.to);
        let rows = (first + 1..sheet.len()).take_while(|&row| sheet.line(row) <= region.to);
        let empty: Vec<usize> = rows.filter(|&row| sheet.cell(row, region.column).is_empty()).collect();
        if empty.is_empty() {
            continue;
        }
        bytes = bytes.saturating_add(value.len().saturating_mul(empty.len()));
        fills.extend(empty.into_iter().map(|row| ((row, region.column), (first, region.column))));
        filled.push((first, region.column));
        if fills.len() > MOST.0 || bytes > MOST.1 {
            let message = text!(
                "the merged cells span too many rows to fill them; only their first row has a value",
                "de samengevoegde cellen beslaan te veel rijen om ze te vullen; alleen de eerste rij heeft een waarde"
            );
            let place = sheet.at(first, region.column, "");
            return Some(Diagnostic::warning("merged-cells", place, message).hint(text!(
                "unmerge them, and fill the value down",
                "hef de samenvoeging op, en vul de waarde naar beneden in"
            )));
        }
    }
    let &(row, column) = filled.iter().min()?;
    let value = sheet.cell(row, column);
    let message = match filled.len() {
        1 => said!(
            "{value:?} stands in merged cells; it is read in each of their rows",
            "{value:?} staat in samengevoegde cellen; het geldt voor elk van hun rijen"
        ),
        several => said!(
            "{several} values stand in merged cells, the first is {value:?}; each is read in every row that its cells span",
            "{several} waarden staan in samengevoegde cellen, de eerste is {value:?}; elk geldt voor alle rijen van die cellen"
        ),
    };
    let finding = Diagnostic::notice("merged-cells", sheet.at(row, column, ""), message).hint(text!(
        "nothing to mend; where only the first row is meant, unmerge the cells",
        "niets te verbeteren; is alleen de eerste rij bedoeld, hef de samenvoeging dan op"
    ));
    table.sheet.fill(&fills);
    Some(finding)
}
