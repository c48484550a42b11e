//! Workbooks of Excel and LibreOffice: sheets of nodes, ties and sources, matrices and survey forms.

mod spanned;
mod unseen;
mod write;

use super::shared::decode::{most_unpacked, too_large};
use super::table::UNVALUED;
use super::table::address::address;
use super::table::merged::Merged;
use super::table::sheet::Sheet;
use super::table::unseen::Unseen;
use super::{Format, Origin, Parsed, Read, Sample, table};
use crate::error::{Error, ErrorKind};
use crate::text::Text;
use calamine::{Data, DataRef, ExcelDateTime, Reader as _, SheetVisible, Sheets};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

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
pub(super) fn sheets(bytes: &[u8], file: &str) -> Result<Vec<Sheet<'static>>, Error> {
    let failed = |error: calamine::Error| {
        Error::new(ErrorKind::Format, format!("{file} is no workbook that can be read"))
            .because(error)
            .hint("save it again as .xlsx or .ods; a password must be taken off first")
    };
    let hiding = check_size(bytes, file)?;
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let named: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut beside = match book {
        Sheets::Ods(_) => beside_in_ods(bytes),
        Sheets::Xlsx(_) => beside_in_xlsx(bytes, &hiding),
        Sheets::Xls(_) | Sheets::Xlsb(_) => BTreeMap::new(),
    };
    let mut sheets = Vec::new();
    for (name, hidden) in named {
        // A sheet may be a chart: no table, and nothing wrong.
        let Some(cells) = cells(&mut book, &name).map_err(failed)? else { continue };
        if cells.is_empty() {
            continue;
        }
        check_area(&cells, &name, file)?;
        let mut sheet = Sheet::new(Some(name));
        sheet.hidden = hidden;
        let name = sheet.name.as_deref().unwrap_or_default();
        let of_sheet = beside.remove(name).unwrap_or_default();
        sheet.unseen = of_sheet.unseen;
        sheet.merged = if of_sheet.merged.is_empty() { merged(&mut book, name) } else { of_sheet.merged };
        let mut row: Vec<String> = Vec::new();
        for same in cells.chunk_by(|one, next| one.row == next.row) {
            row.clear();
            for cell in same {
                row.resize(row.len().max(cell.column + 1), String::new());
                row[cell.column] = text(&cell.value);
            }
            sheet.push(row.iter().map(String::as_str), same[0].row + 1, None);
            let stated = |cell: &&Filled| matches!(cell.value, Data::Float(value) if value.fract() != 0.0);
            same.iter().filter(stated).for_each(|cell| sheet.state(cell.column));
            let long = |cell: &&Filled| matches!(cell.value, Data::Float(value) if value.abs() >= FIRST_LONG);
            same.iter().filter(long).for_each(|cell| sheet.state_long(cell.column));
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Refuses a workbook that is made to fill the memory. Its parts are unpacked and thrown away: the sizes that it states need not be true.
/// Gives the names of the parts in which something is hidden.
fn check_size(bytes: &[u8], file: &str) -> Result<Vec<String>, Error> {
    let mut hiding = Vec::new();
    // What is no archive is an older workbook, which packs nothing, or is refused by those who open it.
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(hiding) };
    let most = most_unpacked(bytes.len());
    let mut all = 0;
    for part in 0..archive.len() {
        let Ok(part) = archive.by_index(part) else { continue };
        let name = part.name().map(|name| name.into_owned()).unwrap_or_default();
        // A part that is damaged counts as far as it can be unpacked.
        let mut part = part.take(most + 1 - all);
        let mut watch = unseen::Watch::default();
        let _ = std::io::copy(&mut part, &mut watch);
        all = most + 1 - part.limit();
        if all > most {
            return Err(too_large(file, most));
        }
        if watch.found && name.starts_with("xl/worksheets/") {
            hiding.push(name);
        }
    }
    Ok(hiding)
}

/// The rows of the first of these sheets that a workbook has, as text; none where it has none of them or cannot be read.
pub fn rows(bytes: &[u8], names: &[&str]) -> Option<Vec<Vec<String>>> {
    check_size(bytes, "").ok()?;
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).ok()?;
    let name = book.sheet_names().into_iter().find(|name| names.contains(&name.as_str()))?;
    let cells = cells(&mut book, &name).ok()??;
    check_area(&cells, &name, "").ok()?;
    let row = |same: &[Filled]| {
        let mut row = vec![String::new(); same.last().map_or(0, |cell| cell.column + 1)];
        same.iter().for_each(|cell| row[cell.column] = text(&cell.value));
        row
    };
    Some(cells.chunk_by(|one, next| one.row == next.row).map(row).collect())
}

/// A cell that holds something; row and column from 0.
struct Filled {
    row: usize,
    column: usize,
    value: Data,
}

/// The cells of a sheet that hold something, row by row; none where the sheet is no table. Where the file is read cell by cell, what lies
/// between two of them takes no room: one stray cell may stand in the last row and column there is.
fn cells(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<Filled>>, calamine::Error> {
    let mut cells = Vec::new();
    let mut add = |(row, column): (u32, u32), value: Data| {
        if value != Data::Empty {
            cells.push(Filled { row: row as usize, column: column as usize, value });
        }
    };
    match book {
        Sheets::Xlsx(book) => {
            let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
            while let Some(cell) = reader.next_cell_with_formula_metadata()? {
                // What a program writes that does not calculate.
                let unvalued = cell.formula.is_some() && cell.value == DataRef::Empty;
                add(cell.pos, if unvalued { Data::String(UNVALUED.to_owned()) } else { cell.value.into() });
            }
        }
        Sheets::Xlsb(book) => {
            let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
            while let Some(cell) = reader.next_cell()? {
                add(cell.get_position(), cell.get_value().clone().into());
            }
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let Ok(range) = book.worksheet_range(name) else { return Ok(None) };
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                add((top + row as u32, left + column as u32), value.clone());
            }
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Ok(Some(cells))
}

/// The cells of a sheet that are shown as one. That nobody can tell is no reason not to read the rest.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Merged> {
    let regions = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xlsb(_) | Sheets::Ods(_) => Vec::new(),
    };
    let lines = |region: calamine::Dimensions| Merged {
        column: region.start.1 as usize,
        from: region.start.0 as usize + 1,
        to: region.end.0 as usize + 1,
    };
    regions.into_iter().map(lines).collect()
}

/// What a workbook says of a sheet beside its cells, of which calamine does not tell.
#[derive(Debug, Default)]
struct Beside {
    merged: Vec<Merged>,
    unseen: Unseen,
}

/// What an OpenDocument workbook says of its sheets, by their names. Its size was checked.
fn beside_in_ods(bytes: &[u8]) -> BTreeMap<String, Beside> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    part(&mut archive, "content.xml").map_or_else(BTreeMap::new, |content| spanned::by_sheet(&content))
}

/// What these parts of an Excel workbook hide, by the names of their sheets. Its size was checked.
fn beside_in_xlsx(bytes: &[u8], hiding: &[String]) -> BTreeMap<String, Beside> {
    let mut found = BTreeMap::new();
    if hiding.is_empty() {
        return found;
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return found };
    let lists = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"].map(|name| part(&mut archive, name));
    let [Some(workbook), Some(relations)] = lists else { return found };
    let mut names = unseen::sheet_names(&workbook, &relations);
    for name in hiding {
        if let (Some(sheet), Some(content)) = (names.remove(name), part(&mut archive, name)) {
            found.insert(sheet, Beside { unseen: unseen::of_sheet(&content), merged: Vec::new() });
        }
    }
    found
}

/// A part of a workbook as text.
fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut content = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut content).ok()?;
    Some(content)
}

/// Empty cells that the tables of a sheet may hold beside those that are filled, and how many for each of these.
const MOST_EMPTY: (usize, usize) = (10_000_000, 100);

/// Refuses a sheet whose rows are nearly all blanks before a cell far to the right, which take room.
fn check_area(cells: &[Filled], sheet: &str, file: &str) -> Result<(), Error> {
    let most = MOST_EMPTY.0.saturating_add(cells.len().saturating_mul(MOST_EMPTY.1));
    let mut area = 0_usize;
    for same in cells.chunk_by(|one, next| one.row == next.row) {
        let last = &same[same.len() - 1];
        area = area.saturating_add(last.column + 1);
        if area > most {
            let cell = address(last.column, last.row + 1);
            let message = format!("{file}, sheet {sheet}, cell {cell}: the cells in use lie too far apart for a table");
            return Err(Error::new(ErrorKind::Format, message)
                .hint("delete the columns to the right of the table, and with them what stands there by mistake"));
        }
    }
    Ok(())
}

/// A cell as the text that stands for its value.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) => text.clone(),
        Data::DurationIso(text) => length_of_time(text).unwrap_or_else(|| text.clone()),
        // No sign of its own for nought.
        Data::Float(value) => (value + 0.0).to_string(),
        Data::Int(value) => value.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date) => moment(date),
        Data::Error(error) => error.to_string(),
        #[allow(unreachable_patterns)]
        other => other.to_string(),
    }
}

/// The first number with more than the 15 digits that a spreadsheet keeps.
const FIRST_LONG: f64 = 1e15;

/// A date, and the time of the day where it has one; of a time or a length of time, which have no day, hours and minutes alone.
fn moment(date: &ExcelDateTime) -> String {
    if date.is_duration() || (0.0..1.0).contains(&date.as_f64()) {
        let seconds = (date.as_f64() * 86_400.0).round() as i64;
        let sign = if seconds < 0 { "-" } else { "" };
        let seconds = seconds.unsigned_abs();
        return format!("{sign}{}", clock(seconds / 3600, seconds / 60 % 60, seconds % 60));
    }
    let (year, month, day, hours, minutes, seconds, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    match (hours, minutes, seconds) {
        (0, 0, 0) => day,
        _ => format!("{day} {}", clock(hours.into(), minutes.into(), seconds.into())),
    }
}

/// `08:30`, and `08:30:15` where there are seconds.
fn clock(hours: u64, minutes: u64, seconds: u64) -> String {
    let seconds = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
    format!("{hours:02}:{minutes:02}{seconds}")
}

/// `PT08H30M00S`, as OpenDocument has it, in hours and minutes.
fn length_of_time(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    Some(clock(hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?))
}
