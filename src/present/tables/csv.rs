//! For spreadsheets and statistics programs: comma-separated, decimal point, every digit kept, lists joined by `; `.

use super::Writer;
use crate::present::table::{Cell, Table};

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
    let header = table.columns.iter().map(|column| column.name.as_str());
    writer.write_record(header).expect("writing to memory does not fail");
    for row in &table.rows {
        writer.write_record(row.iter().map(plain)).expect("every row is as wide as the header");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Word(text, _) => text.clone(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) => value.to_string(),
        Cell::Boolean(value) => value.to_string(),
        Cell::List(items) => items.join("; "),
    }
}
