//! The list of decisions about names that a person edits: read from whatever a spreadsheet makes of it, written so that one opens it.

use super::shared::decode::{decode, unpack};
use super::table::sheet::Sheet;
use super::{csv, open, xlsx};
use crate::diagnostics::{Checked, Diagnostic, Place, said};
use crate::error::{Error, ErrorKind};
use crate::model::names::{Decided, Decision, MergeList, nearest};
use std::path::Path;

/// The columns by which a row is understood, with what people may call them.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("decision", &["decision", "besluit", "beslissing"]),
    ("name", &["name", "naam", "label"]),
    ("id", &["id"]),
    ("into", &["into", "in", "same as", "zelfde als"]),
    ("into_id", &["into id", "in id", "id of that", "id daarvan"]),
    ("municipality", &["municipality", "gemeente"]),
];

/// Reads a merge list from a file.
pub fn open_merge_list(path: &Path) -> Result<Checked<MergeList>, Error> {
    read_merge_list(&open::bytes_of(path)?, &path.display().to_string())
}

/// Reads a merge list: CSV with whatever sign between cells and in whatever encoding, or the first sheet of a workbook that is one.
/// Rows that cannot be understood are reported and kept.
///
/// # Errors
/// If the bytes are no table, or a table without the columns of a merge list.
pub fn read_merge_list(bytes: &[u8], name: &str) -> Result<Checked<MergeList>, Error> {
    let unpacked = unpack(bytes, name)?;
    let mut diagnostics = Vec::new();
    let sheets = if xlsx::is_workbook(&unpacked) {
        xlsx::sheets(&unpacked, name)?
    } else {
        let decoded = decode(&unpacked, name, None)?;
        diagnostics.extend(decoded.note);
        vec![csv::sheet(&decoded.text, name)?.into_owned()]
    };
    let found = sheets.iter().find_map(|sheet| Some((sheet, header(sheet)?)));
    let Some((sheet, header)) = found else {
        return Err(Error::new(ErrorKind::Format, format!("{name} is no merge list"))
            .hint("its columns are decision, name (or id) and into (or into_id)")
            .hint("verbinder names FILE -o merges.csv writes one"));
    };
    let mut list = MergeList {
        file: name.to_owned(),
        sha256: crate::digest::sha256(bytes),
        headings: (0..sheet.widest()).map(|column| sheet.cell(header, column).to_owned()).collect(),
        rows: Vec::new(),
        delimiter: sheet.delimiter.map(char::from),
    };
    let columns = COLUMNS.map(|(_, words)| (0..sheet.widest()).find(|&column| is(sheet.cell(header, column), words)));
    for row in sheet.filled(header + 1) {
        let cell = |field: usize| columns[field].map_or("", |column| sheet.cell(row, column)).to_owned();
        let place = Place { sheet: sheet.name.clone(), line: Some(sheet.line(row)), ..Place::default() };
        let written = cell(0);
        let decision = Decision::from_word(&written);
        if decision.is_none() && !written.is_empty() {
            diagnostics.push(unknown_decision(&written, &place));
        }
        list.rows.push(Decided {
            decision,
            name: cell(1),
            id: cell(2),
            into: cell(3),
            into_id: cell(4),
            municipality: cell(5),
            place: Place { file: Some(name.to_owned()), ..place },
            cells: (0..list.headings.len()).map(|column| sheet.cell(row, column).to_owned()).collect(),
        });
    }
    for finding in &mut diagnostics {
        finding.place.file.get_or_insert_with(|| name.to_owned());
    }
    Ok(Checked { value: list, diagnostics })
}

/// Which of our columns a heading names, by its name in lists that we write.
pub fn merge_list_column(heading: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|(_, words)| is(heading, words)).map(|(name, _)| *name)
}

fn is(heading: &str, words: &[&str]) -> bool {
    let plain = heading.to_lowercase().replace(['_', '-'], " ");
    words.contains(&plain.trim())
}

/// The row of headings: a decision, and two names.
fn header(sheet: &Sheet) -> Option<usize> {
    let has = |row: usize, field: usize| sheet.cells(row).any(|cell| is(cell, COLUMNS[field].1));
    (0..sheet.len().min(20)).find(|&row| has(row, 0) && (has(row, 1) || has(row, 2)) && (has(row, 3) || has(row, 4)))
}

fn unknown_decision(written: &str, place: &Place) -> Diagnostic {
    let words: Vec<&str> = Decision::ALL.iter().flat_map(|decision| [decision.word(), decision.dutch()]).collect();
    let message = said!("{written:?} is no decision", "{written:?} is geen beslissing");
    let hint = match nearest(written, words.iter()) {
        Some(near) => said!("did you mean {near:?}?", "bedoelt u {near:?}?"),
        None => said!("write {}, or leave it empty", "schrijf {}, of laat het leeg", words.join(", ")),
    };
    Diagnostic::error("unknown-decision", place.at_field("decision"), message).hint(hint)
}

/// Writes the cells of a list so that a spreadsheet opens it by a double click: with the sign between cells that it expects, and
/// with a mark that it is UTF-8 where it needs one.
pub fn write_merge_list(headings: &[String], rows: &[Vec<String>], delimiter: char) -> Result<Vec<u8>, Error> {
    let failed = |error: ::csv::Error| Error::new(ErrorKind::Write, "cannot write the merge list").because(error);
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    writer.write_record(headings).map_err(failed)?;
    for row in rows {
        writer.write_record(row).map_err(failed)?;
    }
    let text = writer.into_inner().map_err(|error| Error::new(ErrorKind::Write, format!("cannot write: {error}")))?;
    let mark: &[u8] = if text.is_ascii() { b"" } else { "\u{feff}".as_bytes() };
    Ok([mark, &text].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "decision;name;id;into;into_id;municipality;opmerking\n\
        samenvoegen;Café Één;b;Café Eén;a;Ede;zeker\n;x;;y;;;\nmerg;x;;y;;;\n";

    #[test]
    fn what_a_dutch_spreadsheet_saves_is_read() {
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(ROWS);
        for bytes in [ROWS.as_bytes(), format!("\u{feff}{ROWS}").as_bytes(), &latin, ROWS.replace(';', ",").as_bytes()]
        {
            let read = read_merge_list(bytes, "m.csv").unwrap();
            let rows = &read.value.rows;
            assert_eq!((rows[0].decision, rows[0].name.as_str()), (Some(Decision::Merge), "Café Één"));
            assert_eq!(rows[0].cells[6], "zeker");
            assert_eq!((rows[1].decision, rows[2].decision), (None, None));
            let wrong: Vec<_> = read.diagnostics.iter().filter(|found| found.code == "unknown-decision").collect();
            assert_eq!((wrong.len(), wrong[0].place.line), (1, Some(4)));
            assert_eq!(wrong[0].hint.as_ref().map(|hint| hint.en.as_str()), Some("did you mean \"merge\"?"));
        }
        assert!(read_merge_list(b"van,naar\na,b\n", "m.csv").is_err());
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        let headings = ["decision", "name", "into"].map(str::to_owned);
        let rows = vec![["", "De \"Brug\"; oost, west", "é"].map(str::to_owned).to_vec()];
        for delimiter in [';', ','] {
            let bytes = write_merge_list(&headings, &rows, delimiter).unwrap();
            assert!(bytes.starts_with("\u{feff}".as_bytes()), "a spreadsheet must know that é is UTF-8");
            let read = read_merge_list(&bytes, "m.csv").unwrap().value;
            assert_eq!((&read.headings[..], &read.rows[0].cells), (&headings[..], &rows[0]));
            assert_eq!(read.delimiter, Some(delimiter));
        }
    }
}
