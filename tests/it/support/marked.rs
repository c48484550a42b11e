//! Texts in which a mark says where something is expected.

/// Stands before the character at which a finding is expected.
pub(crate) const MARK: char = '☞';

/// The text without its mark, and the line and column (from 1, in characters) where the mark stood.
pub(crate) fn unmark(marked: &str) -> (String, (usize, usize)) {
    let (before, after) = marked.split_once(MARK).expect("the case has a mark");
    assert!(!after.contains(MARK), "one mark only: {marked}");
    let lines: Vec<&str> = before.split('\n').collect();
    let place = (lines.len(), lines.last().unwrap().chars().count() + 1);
    (format!("{before}{after}"), place)
}

/// Whether what is shown of a text begins at its mark.
pub(crate) fn begins_at_mark(marked: &str, place: &verbinder::diagnostics::Place) -> bool {
    place.range().map(|range| range.start) == marked.find(MARK)
}
