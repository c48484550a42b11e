//! The tables of a VNA file, as rows of cells.

use crate::diagnostics::Place;
use std::borrow::Cow;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    NodeData,
    NodeProperties,
    TieData,
    TieProperties,
}

/// A table: its headings and its rows.
pub(super) struct Section<'t> {
    pub(super) content: Content,
    pub(super) headings: Row<'t>,
    pub(super) rows: Vec<Row<'t>>,
}

/// A row of cells.
#[derive(Default)]
pub(super) struct Row<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    line: usize,
    span: (usize, usize),
}

/// A cell without its marks, and where it stands: first byte and column.
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    start: usize,
    column: usize,
}

impl Row<'_> {
    /// Where the row stands.
    pub(super) fn place(&self) -> Place {
        let column = self.cells.first().map_or(1, |cell| cell.column);
        Place { line: Some(self.line), column: Some(column), span: Some(self.span), ..Place::default() }
    }

    /// Where a cell stands.
    pub(super) fn at(&self, cell: usize) -> Place {
        let Some(found) = self.cells.get(cell) else { return self.place() };
        let end = self.cells.get(cell + 1).map_or(self.span.1, |next| next.start);
        Place { column: Some(found.column), span: Some((found.start, end)), ..self.place() }
    }

    /// The text of a cell; empty beyond the end of the row.
    pub(super) fn text(&self, cell: usize) -> &str {
        self.cells.get(cell).map_or("", |cell| &cell.text)
    }
}

/// What a line that begins with an asterisk announces.
pub(super) fn content(line: &str) -> Option<Content> {
    let words: Vec<String> = line.strip_prefix('*')?.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["node", "data", ..] => Some(Content::NodeData),
        ["node", "properties", ..] => Some(Content::NodeProperties),
        ["tie", "data", ..] => Some(Content::TieData),
        ["tie", "properties", ..] => Some(Content::TieProperties),
        _ => None,
    }
}

/// The tables of a text, and the places of what stands outside any: other headings with an asterisk, and text before the first.
pub(super) fn sections(text: &str) -> (Vec<Section<'_>>, Vec<(String, Place)>) {
    let (mut sections, mut others): (Vec<Section<'_>>, Vec<(String, Place)>) = (Vec::new(), Vec::new());
    let (mut start, mut inside) = (0, false);
    let macintosh = text.contains('\r') && !text.contains('\n');
    for (number, raw) in text.split_inclusive(if macintosh { '\r' } else { '\n' }).enumerate() {
        let line = raw.trim_end_matches(['\r', '\n']);
        let row = row(line, number + 1, start);
        start += raw.len();
        if row.cells.is_empty() {
            continue;
        }
        let heading = line.trim_start();
        if heading.starts_with('*') {
            inside = false;
            if let Some(content) = content(heading) {
                sections.push(Section { content, headings: Row::default(), rows: Vec::new() });
                inside = true;
            } else {
                others.push((heading.trim_end().to_owned(), row.place()));
            }
        } else if let Some(section) = sections.last_mut().filter(|_| inside) {
            if section.headings.cells.is_empty() {
                section.headings = row;
            } else {
                section.rows.push(row);
            }
        } else if sections.is_empty() && others.is_empty() {
            others.push((heading.trim_end().to_owned(), row.place()));
        }
    }
    (sections, others)
}

/// Cells stand apart by blanks, tabs or commas; a mark inside a cell between marks is written twice.
fn row(line: &str, number: usize, offset: usize) -> Row<'_> {
    let is_between = |c: char| matches!(c, ' ' | '\t' | ',');
    let mut cells = Vec::new();
    let (mut at, mut column) = (0, 1);
    while at < line.len() {
        let rest = &line[at..];
        let between = rest.len() - rest.trim_start_matches(is_between).len();
        if between > 0 {
            (at, column) = (at + between, column + between);
            continue;
        }
        let (text, taken) = match rest.strip_prefix('"').and_then(quoted) {
            Some((text, taken)) => (text, taken + 1),
            None => {
                let end = rest.find(is_between).unwrap_or(rest.len());
                (Cow::Borrowed(&rest[..end]), end)
            }
        };
        cells.push(Cell { text, start: offset + at, column });
        column += rest[..taken].chars().count();
        at += taken;
    }
    Row { cells, line: number, span: (offset, offset + line.len()) }
}

/// The text up to the closing mark, and the bytes that it takes with the mark.
fn quoted(inner: &str) -> Option<(Cow<'_, str>, usize)> {
    let bytes = inner.as_bytes();
    let mut at = 0;
    loop {
        at += inner.get(at..)?.find('"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            break;
        }
        at += 2;
    }
    let text = &inner[..at];
    Some((if text.contains('"') { text.replace("\"\"", "\"").into() } else { text.into() }, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_between_blanks_and_commas_or_in_marks() {
        let cells =
            |line: &str| -> Vec<String> { row(line, 1, 0).cells.iter().map(|cell| cell.text.to_string()).collect() };
        assert_eq!(cells("ID, gender,role\tage "), ["ID", "gender", "role", "age"]);
        assert_eq!(cells("\"De Brug, oost\" \"\" \"a \"\"b\"\"\" 3"), ["De Brug, oost", "", "a \"b\"", "3"]);
        assert_eq!(cells("\"open 1"), ["\"open", "1"]);
        assert_eq!(row("é \"x\"", 3, 10).at(1).column, Some(3));
    }
}
