//! Networks to VNA.

use super::{OWN_NODES, OWN_TIES};
use crate::error::Error;
use crate::formats::shared::flat;
use crate::formats::shared::signed::opposite;
use crate::formats::shared::values;
use crate::formats::table::write::{self, Rows};
use crate::model::{Network, Sign};
use serde_json::Value;

/// The file: a table of nodes and one of ties, with the fields that the tables of other formats have.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let mut file = String::new();
    section(&mut file, "*Node data", &write::nodes(network, true), &OWN_NODES[..1]);
    section(&mut file, "*Tie data", &write::ties(network, true), &OWN_TIES[..2]);
    Ok(file.into_bytes())
}

/// A table; its first columns are names, under the headings that NetDraw wants there.
fn section(file: &mut String, heading: &str, rows: &Rows<'_>, names: &[&str]) {
    file.push_str(heading);
    file.push('\n');
    let headings = names.iter().map(|name| (*name).to_owned()).chain(rows.headings.iter().skip(names.len()).cloned());
    line(file, headings.map(|heading| escaped(&heading)));
    let is_label = |at: usize| names.len() == 1 && rows.headings.get(at).is_some_and(|heading| heading == "label");
    // NetDraw knows no field of signs: a negative tie has a strength below zero.
    let column = |name: &str| rows.headings.iter().position(|heading| heading == name).filter(|_| names.len() == 2);
    let (sign, strength) = (column("sign"), column("strength"));
    for mut row in rows.rows() {
        if let (Some(sign), Some(strength)) = (sign, strength)
            && row[sign] == Sign::Negative.word()
        {
            row[strength] = opposite(row[strength].take());
        }
        let cells = row.iter().enumerate().map(|(at, value)| match value {
            Value::String(name) if at < names.len() => escaped(&flat::name(name)),
            // The label of a node is text whatever it looks like, so that one of digits needs no marks.
            Value::String(label) if is_label(at) && values::typed(label).is_number() => label.clone(),
            other => escaped(&write::cell(other)),
        });
        line(file, cells);
    }
}

/// A text that keeps to one line: as JSON where it would not.
fn escaped(text: &str) -> String {
    let breaks = |c: char| c.is_control();
    if text.contains(breaks) { Value::String(text.to_owned()).to_string() } else { text.to_owned() }
}

fn line(file: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            file.push(' ');
        }
        let plain = !cell.is_empty()
            && !cell.starts_with(['"', '*'])
            && !cell.contains([' ', '\t', ','])
            && cell.trim() == cell;
        if plain {
            file.push_str(&cell);
        } else {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        }
    }
    file.push('\n');
}
