//! Rows with a name and nothing else, where nearly all others hold more: headings of blocks of rows, most often.

use super::sheet::Sheet;

/// Those among these rows.
pub(super) fn rows(sheet: &Sheet, rows: &[usize]) -> Vec<usize> {
    // The third cell that is filled tells as much as all of them.
    let held = |row: usize| sheet.cells(row).filter(|cell| !cell.is_empty()).take(3).count();
    if sheet.widest() < 3 {
        return Vec::new();
    }
    let fuller = rows.iter().filter(|&&row| held(row) >= 3).count();
    if fuller * 5 < rows.len() * 4 || fuller < 3 || fuller == rows.len() {
        return Vec::new();
    }
    rows.iter().copied().filter(|&row| held(row) == 1).collect()
}
