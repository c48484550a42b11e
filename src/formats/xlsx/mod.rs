//! Workbooks of Excel and LibreOffice: sheets of nodes, ties and sources, matrices and survey forms.

mod write;

use super::table::sheet::Sheet;
use super::{Format, Origin, Parsed, Read, Sample, table};
use crate::error::{Error, ErrorKind};
use crate::text::Text;
use calamine::{Data, Reader as _, SheetVisible};
use std::io::Cursor;

/// Workbooks.
pub const XLSX: Format = Format {
    id: "xlsx",
    name: "Excel or OpenDocument workbook",
    extensions: &["xlsx", "xlsm", "xlsb", "xls", "ods"],
    detects: |sample: &Sample<'_>| is_workbook(sample.bytes) && sample.text.is_none(),
    read: Read::Bytes(networks),
    write: Some(write::write),
    cannot_carry: &[],
    meaning: Text {
        en: "workbooks with sheets nodes, ties and sources, a matrix or a survey; .ods and .xls are read, .xlsx is written",
        nl: "werkmappen met bladen nodes, ties en sources, een matrix of een enquête; .ods en .xls worden gelezen, .xlsx geschreven",
    },
};

/// Whether bytes begin as a workbook does: a ZIP archive, or the older binary files of Excel.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn networks(bytes: &[u8], origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let beside = match &origin.options.beside {
        None => Vec::new(),
        Some(_) => {
            return Err(Error::request("--nodes goes with a table of ties in a text file")
                .hint("put the table of nodes into the workbook, on a sheet called nodes"));
        }
    };
    table::networks(sheets(bytes, origin.file)?, beside, origin, "")
}

/// The sheets of a workbook as tables of text, hidden ones too.
pub(super) fn sheets(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Error> {
    let failed = |error: calamine::Error| {
        Error::new(ErrorKind::Format, format!("{file} is no workbook that can be read"))
            .because(error)
            .hint("save it again as .xlsx or .ods; a password must be taken off first")
    };
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let named: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::new();
    for (name, hidden) in named {
        // A sheet may be a chart: no table, and nothing wrong.
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let Some((top, left)) = range.start() else { continue };
        let mut sheet = Sheet::new(Some(name));
        sheet.hidden = hidden;
        for (number, row) in range.rows().enumerate() {
            let margin = std::iter::repeat_n(String::new(), left as usize);
            let cells: Vec<String> = margin.chain(row.iter().map(text)).collect();
            sheet.push(cells.iter().map(String::as_str), top as usize + number + 1, None);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A cell as the text that stands for its value.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        // 4 and not 4.0.
        Data::Float(value) if value.fract() == 0.0 && value.abs() < 9e15 => (*value as i64).to_string(),
        Data::Float(value) => value.to_string(),
        Data::Int(value) => value.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => error.to_string(),
        #[allow(unreachable_patterns)]
        other => other.to_string(),
    }
}
