//! The tables of a session of Network Canvas: what the names of their files say, and who was asked as a description of the network.

use crate::formats::shared::session::{Part, base, part};
use crate::formats::table::content::Content;
use crate::formats::table::sheet::Sheet;
use serde_json::{Map, Value};

/// Whether a file belongs to such a session.
pub(super) fn is_part(file: &str) -> bool {
    part(base(file)).is_some()
}

/// A table with what the name of its file says of it; any other table as it is.
pub(super) fn labelled<'t>(mut sheet: Sheet<'t>, file: &str) -> Sheet<'t> {
    match part(base(file)) {
        Some((_, Part::Nodes, _)) => sheet.says = Some(Content::Nodes),
        Some((_, Part::Edges, of)) => {
            sheet.says = Some(Content::Ties);
            sheet.layer = of.map(str::to_owned);
        }
        Some((_, Part::Ego, _)) if sheet.len() > 1 => return about(&sheet),
        _ => {}
    }
    sheet
}

/// Names that describe a network, which a question of an interview must not take.
const TAKEN: [&str; 7] = ["name", "title", "description", "format", "language", "licence", "sources"];

/// Who was asked, as names and values of the network: nobody draws the person who was asked as a node among those it named.
fn about(egos: &Sheet<'_>) -> Sheet<'static> {
    let value = |row: usize, column: usize| egos.cell(row, column).to_owned();
    let name = |column: usize| {
        let heading = value(0, column);
        if TAKEN.contains(&heading.to_lowercase().as_str()) { format!("ego_{heading}") } else { heading }
    };
    let columns: Vec<usize> = (0..egos.width(0)).filter(|&column| !egos.cell(0, column).is_empty()).collect();
    let mut rows: Vec<(String, String)> = Vec::new();
    let persons: Vec<usize> = egos.filled(1).collect();
    if let [person] = persons[..] {
        let case = columns.iter().find(|&&column| egos.cell(0, column) == "networkCanvasCaseID");
        rows.extend(case.map(|&column| ("title".to_owned(), value(person, column))));
        rows.extend(columns.iter().map(|&column| (name(column), value(person, column))));
    } else {
        let all: Vec<Value> = persons
            .iter()
            .map(|&person| {
                let cells = columns.iter().map(|&column| (value(0, column), Value::String(value(person, column))));
                Value::Object(cells.collect::<Map<String, Value>>())
            })
            .collect();
        rows.push(("egos".to_owned(), Value::Array(all).to_string()));
    }
    let mut sheet = Sheet::new(None);
    sheet.says = Some(Content::About);
    for (name, value) in &rows {
        sheet.push([name.as_str(), value.as_str()].into_iter(), 1, None);
    }
    sheet
}
