//! Where a cell stands: by the letters of spreadsheets, or by its bytes in a row of text.

use crate::diagnostics::Place;
use crate::formats::shared::line::words;

/// The name of a cell as spreadsheets show it: `C12`.
pub(in crate::formats) fn address(column: usize, line: usize) -> String {
    format!("{}{line}", letters(column))
}

/// The letters of a column: A, B, …, Z, AA.
pub(in crate::formats) fn letters(column: usize) -> String {
    let mut number = column + 1;
    let mut letters = String::new();
    while number > 0 {
        let digit = ((number - 1) % 26) as u8;
        letters.insert(0, char::from(b'A' + digit));
        number = (number - 1) / 26;
    }
    letters
}

/// The number of a column from its letters.
pub(in crate::formats) fn column_of_letters(letters: &str) -> Option<usize> {
    let upper = letters.to_ascii_uppercase();
    if upper.is_empty() || upper.len() > 3 || !upper.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    upper.bytes().try_fold(0_usize, |sum, byte| Some(sum * 26 + usize::from(byte - b'A') + 1))?.checked_sub(1)
}

/// The place of one cell in a row of delimited text.
pub(in crate::formats) fn cell_place(
    text: &str,
    place: Place,
    span: (usize, usize),
    delimiter: u8,
    column: usize,
) -> Place {
    let Some(row) = text.get(span.0..span.1) else { return place };
    let Some((start, end)) = cell_span(row, delimiter, column) else { return place };
    // A quoted cell may begin on a later line than its row.
    let before = &row[..start];
    let line = place.line.map(|line| line + before.matches('\n').count());
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place { line, column: Some(column), span: Some((span.0 + start, span.0 + end)), ..place }
}

/// The bytes of the cell with this number in a row, quotes and space around it left out.
fn cell_span(row: &str, delimiter: u8, wanted: usize) -> Option<(usize, usize)> {
    if delimiter == b' ' {
        let word = *words(row).get(wanted)?;
        let start = (word.as_ptr() as usize).checked_sub(row.as_ptr() as usize)?;
        return Some((start, start + word.len()));
    }
    if delimiter == 0 {
        return None;
    }
    let bytes = row.as_bytes();
    let (mut number, mut start, mut quoted) = (0, 0, false);
    for at in 0..=bytes.len() {
        let ends = at == bytes.len() || (!quoted && bytes[at] == delimiter);
        if !ends {
            quoted ^= bytes[at] == b'"';
            continue;
        }
        if number == wanted {
            let cell = row.get(start..at)?;
            let inner = cell.trim().trim_matches('"');
            let offset = cell.find(inner).unwrap_or(0);
            return Some((start + offset, start + offset + inner.len()));
        }
        (number, start) = (number + 1, at + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (number, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(number), name);
            assert_eq!(column_of_letters(name), Some(number));
        }
        assert_eq!(column_of_letters("naam"), None);
    }

    #[test]
    fn a_cell_is_found_in_its_row() {
        let row = "Buurtzorg;\"De \"\"Brug\"\"; oost\"; 2 ;\r\n";
        let cell = |number| cell_span(row, b';', number).map(|(start, end)| &row[start..end]);
        assert_eq!(cell(0), Some("Buurtzorg"));
        assert_eq!(cell(1), Some("De \"\"Brug\"\"; oost"));
        assert_eq!(cell(2), Some("2"));
        assert_eq!(cell(3), Some(""));
        assert_eq!(cell(4), None);
    }
}
