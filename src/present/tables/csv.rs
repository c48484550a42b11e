//! For spreadsheets and statistics programs: comma-separated, decimal point, every digit kept, lists joined by `; `.
//!
//! A text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises; a sign that could steer a
//! terminal stands as U+FFFD.

use super::Writer;
use crate::present::table::{Cell, Table};
use crate::text::steers;

/// The CSV writer.
pub(super) const CSV: Writer = Writer {
    id: "csv",
    extension: "csv",
    meaning: "for spreadsheets and statistics: comma-separated, decimal point, every digit kept",
    binary: false,
    write: |table, _| Ok(write(table)),
};

fn write(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = table.columns.iter().map(|column| inert(&column.name));
    writer.write_record(header).expect("writing to memory does not fail");
    for row in &table.rows {
        writer.write_record(row.iter().map(plain)).expect("every row is as wide as the header");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Word(text, _) => inert(text),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) => value.to_string(),
        Cell::Boolean(value) => value.to_string(),
        Cell::List(items) => inert(&items.join("; ")),
        Cell::Words(items) => inert(&items.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join("; ")),
    }
}

/// A text that is no formula and steers nothing.
fn inert(text: &str) -> String {
    let is_number = text.ends_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
    let is_sign = text.len() == 1;
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number && !is_sign { "'" } else { "" };
    let signs = text.chars().map(|c| if steers(c) && c != '\n' { '\u{fffd}' } else { c });
    guard.chars().chain(signs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_steers() {
        for (name, cell) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\u{fffd}=1"),
            ("-12.5", "-12.5"),
            ("+31", "+31"),
            ("+", "+"),
            ("a=b", "a=b"),
            ("a\u{200b}b\u{feff}\u{fffe}\u{e0041}c\u{200d}", "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}c\u{200d}"),
            ("red\u{1b}[31m \u{202e}txt\nx", "red\u{fffd}[31m \u{fffd}txt\nx"),
        ] {
            assert_eq!(plain(&Cell::Text(name.to_owned())), cell);
        }
        assert_eq!(plain(&Cell::List(vec!["=a".to_owned(), "b".to_owned()])), "'=a; b");
        assert_eq!(plain(&Cell::Number(-0.5)), "-0.5");
    }
}
