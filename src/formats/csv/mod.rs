//! Comma-separated values and their relatives with semicolons and tabs: lists of ties and nodes, matrices and survey forms.

mod read;
mod session;

use super::table::{self, headings, write};
use super::{Feature, Format, Parsed, Read, Sample};
use crate::error::{Error, ErrorKind};
use crate::formats::Origin;
use crate::formats::shared::decode::decode;
use crate::formats::shared::detect::beginning;
use crate::formats::table::sheet::Sheet;
use crate::model::Network;
use crate::text::Text;

/// Values between commas (or semicolons, tabs and bars when read).
pub const CSV: Format = Format {
    id: "csv",
    name: "CSV",
    extensions: &["csv", "txt"],
    detects,
    read: Read::Text(networks),
    write: Some(|network| delimited(&write::ties(network, true), b',')),
    cannot_carry: &[Feature::Description, Feature::Sources],
    meaning: Text {
        en: "tables of ties and nodes, matrices and survey forms; written as a table of ties and a table of nodes beside it",
        nl: "tabellen van relaties en knopen, matrices en enquêtes; geschreven als tabel van relaties met een tabel van knopen ernaast",
    },
};

/// Values between tabs.
pub const TSV: Format = Format {
    id: "tsv",
    name: "TSV",
    extensions: &["tsv", "tab"],
    detects: |_| false,
    read: Read::Text(networks),
    write: Some(|network| delimited(&write::ties(network, true), b'\t')),
    cannot_carry: &[Feature::Description, Feature::Sources],
    meaning: Text { en: "as CSV, with tabs between the values", nl: "als CSV, met tabs tussen de waarden" },
};

/// The table of nodes that stands beside the table of ties in one of these formats.
pub(super) fn nodes(network: &Network, format: &Format) -> Option<Result<Vec<u8>, Error>> {
    let delimiter = match format.id {
        "csv" => b',',
        "tsv" => b'\t',
        _ => return None,
    };
    Some(delimited(&write::nodes(network, true), delimiter))
}

/// The cells of a text; `file` names it in messages.
pub(super) fn sheet<'t>(text: &'t str, file: &str) -> Result<Sheet<'t>, Error> {
    read::sheet(text, file)
}

/// The sign between the cells of a text.
pub(super) fn delimiter(text: &str) -> char {
    char::from(read::sign(text).1)
}

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    if let Some(parsed) = long_list(text, origin) {
        return Ok(vec![parsed]);
    }
    let mut sheets = vec![session::labelled(read::sheet(text, origin.file)?, origin.file)];
    for file in &origin.options.further {
        let decoded = decode(&file.bytes, &file.name, origin.options.encoding.as_deref())?;
        let mut sheet = session::labelled(read::sheet(&decoded.text, &file.name)?, &file.name).into_owned();
        sheet.file = Some(file.name.clone());
        sheets.push(sheet);
    }
    table::networks(sheets, beside(origin)?, origin, text)
}

/// The network of a plain list of ties.
fn long_list(text: &str, origin: &Origin<'_>) -> Option<Parsed> {
    let head = read::head(text).filter(|_| !session::is_part(origin.file))?;
    table::long_list::network(text, &head, origin)
}

/// The table of nodes that the user names beside a list of ties.
pub(super) fn beside(origin: &Origin<'_>) -> Result<Vec<Sheet<'static>>, Error> {
    let mut beside = Vec::new();
    if let Some(file) = &origin.options.beside {
        if super::xlsx::is_workbook(&file.bytes) {
            beside = super::xlsx::sheets(&file.bytes, &file.name)?;
        } else {
            let decoded = decode(&file.bytes, &file.name, origin.options.encoding.as_deref())?;
            beside = vec![read::sheet(&decoded.text, &file.name)?.into_owned()];
        }
        for sheet in &mut beside {
            sheet.file = Some(file.name.clone());
        }
    }
    Ok(beside)
}

/// A text whose first rows hold headings that name ties or nodes.
fn detects(sample: &Sample<'_>) -> bool {
    let Some(text) = sample.text else { return false };
    let start = beginning(text, 20_000);
    if start.trim_start().starts_with(['{', '[', '<', '*']) || !start.contains([',', ';', '\t']) {
        return false;
    }
    // Headings stand near the beginning mostly, where one look is enough.
    read::beginning(start, 20).is_some_and(|sheet| headings::has_headings_of_lists(&sheet))
        || read::sheet(start, "").is_ok_and(|sheet| headings::has_known_headings(&sheet))
}

fn delimited(rows: &write::Rows<'_>, delimiter: u8) -> Result<Vec<u8>, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::new(ErrorKind::Write, "cannot write the table").because(error);
    writer.write_record(&rows.headings).map_err(failed)?;
    rows.each(|cells| writer.write_record(cells)).map_err(failed)?;
    writer.into_inner().map_err(|error| Error::new(ErrorKind::Write, format!("cannot write the table: {error}")))
}
