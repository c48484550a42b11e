//! Tables in JSON, as a program hands over frames that it has in memory: `{"frames": {"ties": {"columns": […], "rows": [[…], …]}}}`,
//! and `nodes` beside `ties`. They are read as the tables of a person are; what is a number in JSON is that number.

use super::shared::objects::Document;
use super::shared::outline;
use super::table::sheet::{Kind, Sheet};
use super::{Format, Origin, Parsed, Read, ReadOptions, csv, table};
use crate::diagnostics::{Place, Said, said};
use crate::error::{Error, ErrorKind};
use crate::text::Text;
use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::sync::Arc;

/// Frames of pandas and polars.
pub const FRAMES: Format = Format {
    id: "frames",
    name: "frames in JSON",
    extensions: &["frames.json"],
    detects: |sample| outline::find(outline::of(sample), "frames").is_some_and(|frames| frames.has("ties")),
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "frames of pandas and polars, as the Python package hands them over; read as tables are",
        nl: "frames van pandas en polars, zoals het Python-pakket ze doorgeeft; gelezen als tabellen",
    },
};

#[derive(Deserialize)]
struct File<'t> {
    #[serde(borrow)]
    frames: Frames<'t>,
}

#[derive(Deserialize)]
struct Frames<'t> {
    #[serde(borrow)]
    ties: Frame<'t>,
    #[serde(borrow)]
    nodes: Option<Frame<'t>>,
}

#[derive(Deserialize)]
struct Frame<'t> {
    columns: Vec<String>,
    /// Which column holds which field, where the caller says so.
    #[serde(default)]
    fields: IndexMap<String, String>,
    #[serde(borrow)]
    rows: Vec<&'t RawValue>,
}

/// What stands for the file of the frame of nodes, as a table of nodes beside one of ties has it.
const NODES: &str = "the frame of nodes";

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let document = Document::new(text, origin.file)?;
    let File { frames: Frames { ties, nodes } } = serde_json::from_str(text).map_err(|reason| {
        let hint = "a frame has `columns`, a list of names, and `rows`, a list with a list of cells for each row";
        document.error(document.whole, &format!("the frames cannot be read: {reason}"), hint)
    })?;
    let given = ties.fields.iter().map(|(field, column)| (field.clone(), column.clone()));
    let columns = given.chain(origin.options.columns.iter().cloned()).collect();
    let options = ReadOptions { columns, ..origin.options.clone() };
    let mut beside = csv::beside(origin)?;
    let mut headings = Headings { file: origin.file.to_owned(), ties: ties.columns.clone(), nodes: Vec::new() };
    if let Some(nodes) = nodes {
        headings.nodes.clone_from(&nodes.columns);
        let mut sheet = sheet(nodes, &document)?;
        sheet.file = Some(NODES.to_owned());
        beside.push(sheet);
    }
    let origin = Origin { options: &options, ..*origin };
    let mut parsed =
        table::networks(vec![sheet(ties, &document)?], beside, &origin, "").map_err(|error| match error.kind() {
            ErrorKind::Format => {
                error.hint("from Python: read(frame, columns=(…, …)) names the columns of the two ends")
            }
            _ => error,
        })?;
    let headings = Arc::new(headings);
    for one in &mut parsed {
        for finding in &mut one.network.diagnostics {
            finding.place = headings.place(std::mem::take(&mut finding.place));
        }
        let (narrow, headings) = (Arc::clone(&one.narrow), Arc::clone(&headings));
        one.narrow =
            Arc::new(move |text, places| narrow(text, places).into_iter().map(|place| headings.place(place)).collect());
    }
    Ok(parsed)
}

/// A frame as a table: its columns are the first row, with the number 0.
fn sheet<'t>(frame: Frame<'t>, document: &Document<'t>) -> Result<Sheet<'t>, Error> {
    let mut sheet = Sheet::new(None);
    sheet.push(frame.columns.iter().map(String::as_str), 0, None);
    let mut kinds: Vec<Option<Kind>> = vec![None; frame.columns.len()];
    for (number, row) in frame.rows.into_iter().enumerate() {
        let values: Vec<Value> = serde_json::from_str(row.get()).map_err(|_| {
            document.error(
                row.get(),
                "a row must be a list of cells [ … ]",
                "write a value for each column, null for none",
            )
        })?;
        let cells: Vec<String> = values.iter().map(cell).collect();
        sheet.push(cells.iter().map(String::as_str), number + 1, None);
        let is_broken = |value: &Value| matches!(value, Value::Number(number) if number.is_f64());
        let stated = values.iter().enumerate().filter(|(_, value)| is_broken(value));
        stated.for_each(|(column, _)| sheet.state(column));
        for (kind, value) in kinds.iter_mut().zip(&values).filter(|(_, value)| !value.is_null()) {
            let own = match value {
                Value::String(_) => Kind::Texts,
                Value::Bool(_) => Kind::Truths,
                _ => Kind::Mixed,
            };
            *kind = Some(kind.map_or(own, |kind| if kind == own { kind } else { Kind::Mixed }));
        }
    }
    sheet.kinds = kinds.into_iter().map(|kind| kind.unwrap_or(Kind::Mixed)).collect();
    Ok(sheet)
}

/// A value as the cell of a table.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        // 4 and not 4.0: where numbers are missing, pandas makes broken ones of the others.
        Value::Number(number) => match number.as_f64().filter(|value| value.fract() == 0.0 && value.abs() < 9e15) {
            Some(whole) => (whole as i64).to_string(),
            None => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// The names of the columns of the frames in a file.
struct Headings {
    file: String,
    ties: Vec<String>,
    nodes: Vec<String>,
}

impl Headings {
    /// A place in a frame, in the words of who has it: row, from 1, and name of the column. Other files have their own places.
    fn place(&self, place: Place) -> Place {
        let (names, of_nodes) = match place.file.as_deref() {
            Some(NODES) => (&self.nodes, said!(" of the nodes", " van de knopen")),
            Some(file) if file != self.file => return place,
            _ => (&self.ties, Said::default()),
        };
        let Some(line) = place.line else { return place };
        let row = (line > 0).then(|| said!([of_nodes] "row {line}{of_nodes}", "rij {line}{of_nodes}"));
        let column = place.column.and_then(|column| names.get(column.checked_sub(1)?));
        let of_nodes = if row.is_none() { of_nodes } else { Said::default() };
        let column = column.map(|name| said!([of_nodes] "column {name:?}{of_nodes}", "kolom {name:?}{of_nodes}"));
        let parts: Vec<Said> = [row, column].into_iter().flatten().collect();
        let item = (!parts.is_empty()).then(|| Said::joined(&parts, ", ").into());
        Place { file: Some(self.file.clone()), line: None, column: None, item, ..place }
    }
}
