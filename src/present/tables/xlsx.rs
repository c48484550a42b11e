//! For spreadsheets: a workbook with the rows on one sheet, and what a reader must know, the recipe and the columns on two others.
//! Numbers are numbers with every digit, text is never a formula.

use super::{Appearance, Writer, printable, show};
use crate::error::{Error, ErrorKind};
use crate::present::language::Language;
use crate::present::provenance::{ROW, SHEETS};
use crate::present::table::{Cell, Column, Table};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, Worksheet, XlsxError};

/// The workbook writer.
pub(super) const XLSX: Writer = Writer {
    id: "xlsx",
    extension: "xlsx",
    meaning: "for spreadsheets: a workbook with the rows, notes and recipe; numbers stay numbers",
    binary: true,
    write,
};

/// The longest name of a sheet that spreadsheets allow.
const LONGEST_NAME: usize = 31;

/// The most characters that a cell of a spreadsheet holds.
const LONGEST_CELL: usize = 32_767;
/// Characters of the recipe in one cell: none takes more than two of those that spreadsheets count.
const PIECE: usize = 16_000;

/// The workbook. The same table gives the same bytes: no clock enters it.
fn write(table: &Table, appearance: &Appearance) -> Result<Vec<u8>, Error> {
    build(table, appearance.language).map_err(|error| {
        Error::new(ErrorKind::Write, "the table does not fit into a workbook").because(error).hint(
            "a sheet holds 1,048,576 rows and 16,384 columns, and a cell 32,767 characters; --format csv has no such limits",
        )
    })
}

fn build(table: &Table, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let notes = language.pick(SHEETS[0], SHEETS[1]);
    let columns = language.pick("columns", "kolommen");
    let name = sheet_name(&table.title, &[notes, columns], language);
    let cut = rows(book.add_worksheet().set_name(name)?, table, language)?;
    about(book.add_worksheet().set_name(notes)?, table, cut, language)?;
    explained(book.add_worksheet().set_name(columns)?, table, language)?;
    book.save_to_buffer()
}

/// A title without what names of sheets may not have, cut to their length.
fn sheet_name(title: &str, taken: &[&str], language: Language) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let name: String = printable(title).chars().filter(allowed).take(LONGEST_NAME).collect();
    let name = name.trim().trim_matches('\'').trim();
    if name.is_empty() || taken.iter().any(|other| other.eq_ignore_ascii_case(name)) || name == "History" {
        language.pick("table", "tabel").to_owned()
    } else {
        name.to_owned()
    }
}

/// Writes the rows, and says how many lists were too long for a cell.
fn rows(sheet: &mut Worksheet, table: &Table, language: Language) -> Result<usize, XlsxError> {
    let bold = Style::new().set_bold();
    let look = table.columns_for_people();
    for (at, column) in (0u16..).zip(&look) {
        sheet.write_string_with_format(0, at, printable(&column.heading), &bold)?;
        let longest =
            table.rows.iter().take(200).map(|row| show(&row[usize::from(at)], column, language).chars().count());
        let width = longest.max().unwrap_or(0).max(column.heading.chars().count()).clamp(6, 60);
        sheet.set_column_width(at, width as f64 + 2.0)?;
    }
    for (line, row) in (1u32..).zip(&table.rows) {
        for ((at, cell), column) in (0u16..).zip(row).zip(&look) {
            fill(sheet, (line, at), cell, column, language)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let too_long = |cell: &&Cell| match cell {
        Cell::List(items) => length(&items.join("; ")) > LONGEST_CELL,
        Cell::Text(text) | Cell::Word(_, text) => length(&printable(text)) > LONGEST_CELL,
        _ => false,
    };
    Ok(table.rows.iter().flatten().filter(too_long).count())
}

fn fill(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    cell: &Cell,
    column: &Column,
    language: Language,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        // Beyond 2⁵³ a spreadsheet would round.
        Cell::Integer(value) if value.unsigned_abs() > 1 << 53 => {
            sheet.write_string(line, at, value.to_string())?;
        }
        Cell::Integer(value) => {
            sheet.write_number(line, at, *value as f64)?;
        }
        Cell::Number(value) if value.is_finite() => {
            let shown =
                if column.decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(column.decimals)) };
            sheet.write_number_with_format(line, at, *value, &Style::new().set_num_format(shown))?;
        }
        Cell::Number(_) => {}
        Cell::Boolean(value) => {
            sheet.write_boolean(line, at, *value)?;
        }
        Cell::Text(_) | Cell::Word(..) | Cell::Words(_) => {
            sheet.write_string(line, at, shortened(printable(&show(cell, column, language))))?;
        }
        Cell::List(items) => {
            sheet.write_string(line, at, joined(items, language))?;
        }
    }
    Ok(())
}

/// A list as one text, cut between two of its items where it is too long for a cell: `a; b; … and 900 more`.
fn joined(items: &[String], language: Language) -> String {
    let whole = printable(&items.join("; "));
    if length(&whole) <= LONGEST_CELL {
        return whole;
    }
    let more = |count: usize| match language {
        Language::En => format!("… and {count} more"),
        Language::Nl => format!("… en nog {count}"),
    };
    let mut room = LONGEST_CELL - length(&more(items.len()));
    let fits = |item: &&String| {
        let size = length(&printable(item)) + 2;
        let fits = size <= room;
        room = room.saturating_sub(size);
        fits
    };
    let shown = items.iter().take_while(fits).count();
    let told = items[..shown].iter().map(|item| format!("{}; ", printable(item)));
    told.chain([more(items.len() - shown)]).collect()
}

/// A text, cut where it is too long for a cell.
fn shortened(text: String) -> String {
    if length(&text) <= LONGEST_CELL {
        return text;
    }
    let mut room = LONGEST_CELL - 1;
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

/// How long spreadsheets take a text to be.
fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

fn cut_in_words(cut: usize, language: Language) -> Option<String> {
    match (cut, language) {
        (0, _) => None,
        (1, Language::En) => Some(
            "A cell of a spreadsheet holds 32,767 characters: 1 cell was cut short. CSV and JSON have it whole."
                .to_owned(),
        ),
        (1, Language::Nl) => Some(
            "Een cel van een rekenblad bevat 32.767 tekens: 1 cel is ingekort. CSV en JSON hebben haar geheel."
                .to_owned(),
        ),
        (_, Language::En) => Some(format!(
            "A cell of a spreadsheet holds 32,767 characters: {cut} cells were cut short. CSV and JSON have them whole."
        )),
        (_, Language::Nl) => Some(format!(
            "Een cel van een rekenblad bevat 32.767 tekens: {cut} cellen zijn ingekort. CSV en JSON hebben ze geheel."
        )),
    }
}

/// Title, findings in words, cautions and recipe.
fn about(sheet: &mut Worksheet, table: &Table, cut: usize, language: Language) -> Result<(), XlsxError> {
    let bold = Style::new().set_bold();
    let wrapped = Style::new().set_text_wrap();
    sheet.set_column_width(0, 24.0)?;
    sheet.set_column_width(1, 100.0)?;
    sheet.write_string_with_format(0, 0, shortened(printable(&table.title)), &bold)?;
    let mut line = 1;
    let notes: Vec<String> = table.notes.iter().cloned().chain(cut_in_words(cut, language)).collect();
    let parts = [
        (language.pick("finding", "bevinding"), &table.lead),
        (language.pick("finding", "bevinding"), &table.sentences),
        (language.pick("note", "kanttekening"), &notes),
    ];
    for (what, sentences) in parts {
        for sentence in sentences {
            sheet.write_string(line, 0, what)?;
            sheet.write_string_with_format(line, 1, shortened(printable(sentence)), &wrapped)?;
            line += 1;
        }
    }
    line += 1;
    sheet.write_string_with_format(line, 0, language.pick("how it was made", "hoe het gemaakt is"), &bold)?;
    for (key, value) in &table.recipe.0 {
        // A line for each item: many files together are too long for a cell.
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for item in items {
            line += 1;
            sheet.write_string(line, 0, printable(key))?;
            let text = item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            sheet.write_string_with_format(line, 1, shortened(printable(&text)), &wrapped)?;
        }
    }
    // Once more for `verify`: the lines above are for people, and may be cut.
    let whole: Vec<char> = table.recipe.text().chars().collect();
    for piece in whole.chunks(PIECE) {
        line += 1;
        sheet.write_string(line, 0, ROW)?;
        sheet.write_string(line, 1, piece.iter().collect::<String>())?;
    }
    Ok(())
}

/// What each column is called in CSV and JSON, with type and unit.
fn explained(sheet: &mut Worksheet, table: &Table, language: Language) -> Result<(), XlsxError> {
    let bold = Style::new().set_bold();
    let headings = [
        language.pick("heading", "kop"),
        language.pick("name in CSV and JSON", "naam in CSV en JSON"),
        language.pick("type", "soort"),
        language.pick("unit", "eenheid"),
    ];
    for (at, heading) in (0u16..).zip(headings) {
        sheet.write_string_with_format(0, at, heading, &bold)?;
        sheet.set_column_width(at, 28.0)?;
    }
    for (line, column) in (1u32..).zip(&table.columns) {
        let unit = column.unit.as_deref().unwrap_or("");
        for (at, text) in (0u16..).zip([column.heading.as_str(), &column.name, column.kind.word(), unit]) {
            sheet.write_string(line, at, printable(text))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
