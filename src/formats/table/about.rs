//! The sheets beside nodes and ties: what the network is, and its sources.

use super::typing::Typing;
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, plain};
use crate::formats::shared::values;
use serde_json::{Map, Value};

/// A name and a value per row: title, description, observation_year and so on.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table) {
    let sheet = &table.sheet;
    let mut unknown = Vec::new();
    for row in sheet.filled(0) {
        let (name, value) = (sheet.cell(row, 0), sheet.cell(row, 1));
        let heading = row == 0 && matches!(plain(name).as_str(), "field" | "name" | "veld" | "key");
        if name.is_empty() || value.is_empty() || heading {
            continue;
        }
        if reading.draft.dialect() == Dialect::Own {
            reading.draft.graph(&Typing::given_text(Dialect::Own, name), Given::Value(values::typed(value)));
            continue;
        }
        let own = plain(name).replace(' ', "_");
        if own == "format" && value.starts_with("verbinder/") {
            // The template says so of itself; a person has changed its headings since, and they are read as that person means them.
            continue;
        }
        let name = match own.as_str() {
            "titel" | "naam" => "title",
            "beschrijving" | "omschrijving" => "description",
            "licentie" | "license" => "licence",
            "taal" => "language",
            "jaar" | "year" | "peiljaar" => "observation_year",
            own if YEARS.contains(&own) => "observation_year",
            "format" | "title" | "description" | "licence" | "language" | "observation_year" | "vocabulary" => &own,
            _ => {
                unknown.push((row, name));
                name
            }
        };
        reading.draft.graph(name, Given::Value(values::typed(value)));
    }
    report_unknown(reading, table, &unknown);
}

/// What people call the year in which the network was observed.
const YEARS: [&str; 6] = [
    "waarnemingsjaar",
    "jaar_van_waarneming",
    "jaar_van_de_waarneming",
    "observatiejaar",
    "jaar_van_observatie",
    "year_of_observation",
];

/// Rows whose name is none that is known: they are kept, and may have been meant as one that is.
fn report_unknown(reading: &mut Reading<'_>, table: &Table, unknown: &[(usize, &str)]) {
    let Some(&(first, _)) = unknown.first() else { return };
    let shown: Vec<String> = unknown.iter().take(MOST_SHOWN).map(|(_, name)| format!("{name:?}")).collect();
    let sheet = table.sheet.name.as_deref().unwrap_or_default();
    let message = match &shown[..] {
        [one] => {
            said!(
                "the row {one} of the sheet {sheet:?} is none that verbinder knows; it stays a remark about the network",
                "de rij {one} van het blad {sheet:?} kent verbinder niet; zij blijft een opmerking bij het netwerk"
            )
        }
        _ => {
            let more = if unknown.len() > MOST_SHOWN { ", …" } else { "" };
            let (count, shown) = (unknown.len(), shown.join(", "));
            said!(
                "{count} rows of the sheet {sheet:?} are none that verbinder knows; they stay remarks about the network: {shown}{more}",
                "{count} rijen van het blad {sheet:?} kent verbinder niet; zij blijven opmerkingen bij het netwerk: {shown}{more}"
            )
        }
    };
    let finding = Diagnostic::notice("unknown-row", table.sheet.at(first, 0, reading.text), message);
    reading.draft.report(finding.hint(text!(
        "it knows title (titel), description (beschrijving), licence (licentie), language (taal) and observation year (jaar van waarneming)",
        "het kent titel, beschrijving, licentie, taal en jaar van waarneming"
    )));
}

/// So many names of rows are shown.
const MOST_SHOWN: usize = 5;

/// One source per row.
pub(super) fn read_sources(reading: &mut Reading<'_>, table: &Table) {
    let sheet = &table.sheet;
    let Some(header) = table.meaning.header else { return };
    let own = reading.draft.dialect() == Dialect::Own;
    let names: Vec<String> = sheet
        .cells(header)
        .map(|heading| match plain(heading).as_str() {
            _ if own => Typing::given_text(Dialect::Own, heading).into_owned(),
            "id" | "source" | "bron" | "code" | "key" => "id".to_owned(),
            "title" | "titel" | "naam" | "name" => "title".to_owned(),
            "publisher" | "uitgever" => "publisher".to_owned(),
            "date" | "datum" => "date".to_owned(),
            "url" | "link" => "url".to_owned(),
            "observation year" | "jaar" | "year" => "observation_year".to_owned(),
            heading if YEARS.contains(&heading.replace(' ', "_").as_str()) => "observation_year".to_owned(),
            _ => heading.to_owned(),
        })
        .collect();
    let mut sources = Vec::new();
    for row in sheet.filled(header + 1) {
        let mut source = Map::new();
        for (column, name) in names.iter().enumerate() {
            let cell = sheet.cell(row, column);
            if name.is_empty() || cell.is_empty() {
                continue;
            }
            // Ids and titles are words even where they are written in digits.
            let value = match values::typed(cell) {
                Value::Number(_)
                    if !own
                        && name != "observation_year"
                        && ["id", "title", "publisher", "date", "url"].contains(&name.as_str()) =>
                {
                    Value::String(cell.to_owned())
                }
                value => value,
            };
            source.insert(name.clone(), value);
        }
        sources.push(Value::Object(source));
    }
    if !sources.is_empty() {
        reading.draft.graph("sources", Given::Value(Value::Array(sources)));
    }
}
