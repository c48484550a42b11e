//! A network as a workbook with a sheet each for nodes, ties, sources and the network itself.

use crate::error::{Error, ErrorKind};
use crate::formats::table::write::{self, Rows};
use crate::model::Network;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, Worksheet, XlsxError};
use serde_json::Value;

/// The workbook. The same network gives the same bytes: no clock enters it.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    build(network).map_err(|error| {
        Error::new(ErrorKind::Write, "the network does not fit into a workbook")
            .because(error)
            .hint("a sheet holds 1,048,576 rows and a cell 32,767 characters; csv has no such limits")
    })
}

fn build(network: &Network) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for (name, rows) in [
        ("nodes", write::nodes(network, false)),
        ("ties", write::ties(network, false)),
        ("sources", write::sources(network)),
        ("network", write::about(network)),
    ] {
        fill(book.add_worksheet().set_name(name)?, &rows)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let bold = Style::new().set_bold();
    let first: Vec<Vec<Value>> = rows.rows().take(200).collect();
    for (column, heading) in (0u16..).zip(&rows.headings) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
        let longest =
            first.iter().map(|row| rows.cell(usize::from(column), &row[usize::from(column)]).chars().count()).max();
        let width = longest.unwrap_or(0).max(heading.chars().count()).clamp(6, 50);
        sheet.set_column_width(column, width as f64 + 2.0)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (line, row) in (1u32..).zip(rows.rows()) {
        for (column, value) in (0u16..).zip(&row) {
            match value {
                Value::Null => {}
                // A number that a spreadsheet keeps exactly stays one for those who sort and sum.
                Value::Number(number) if is_exact(number) => {
                    sheet.write_number(line, column, number.as_f64().unwrap_or_default())?;
                }
                other => {
                    sheet.write_string(line, column, rows.cell(usize::from(column), other))?;
                }
            }
        }
    }
    Ok(())
}

/// Whole numbers and short decimals; the rest is written as text, digit by digit.
fn is_exact(number: &serde_json::Number) -> bool {
    number.is_i64() && number.as_i64().is_some_and(|value| value.abs() < 1_000_000_000_000_000)
}
