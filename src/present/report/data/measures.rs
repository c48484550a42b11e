//! The measures of nodes that the page sizes, colours and ranks by.

use super::{Numbers, significant};
use crate::measures::{self, Level, Measure, Unit};
use crate::present::findings::actors;
use crate::present::subject::Subject;
use crate::present::table::Table;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Measures beside those of the table of actors.
const BESIDE: [&str; 3] = ["effective-size", "efficiency", "local-clustering"];

/// What each measure is and its value for every node shown; `null` where it is undefined.
pub(super) fn list(subject: &Subject, numbers: &Numbers, actors: Option<&Table>) -> Vec<Value> {
    let mut list = Vec::new();
    if let Some(table) = actors {
        list.extend(of_table(subject, numbers, table));
    }
    for measure in BESIDE.iter().filter_map(|id| measures::find(id)) {
        let values = subject.scores(measure.id).values;
        let shown = numbers.nodes.iter().map(|&node| significant(values[node])).collect();
        list.push(entry(measure, decimals(measure), shown));
    }
    if !subject.places.names.is_empty() {
        list.push(places(subject, numbers));
    }
    list
}

/// The measures that the table of actors holds, with its values.
fn of_table(subject: &Subject, numbers: &Numbers, table: &Table) -> Vec<Value> {
    let network = &subject.network;
    let row_of: BTreeMap<usize, usize> = table
        .rows
        .iter()
        .enumerate()
        .filter_map(|(row, cells)| match &cells[0] {
            crate::present::table::Cell::Text(id) => Some((network.index_of(id)?, row)),
            _ => None,
        })
        .collect();
    let columns = table.columns.iter().enumerate();
    columns
        .filter_map(|(at, column)| Some((at, column.decimals, measures::find(&column.name)?)))
        .filter(|(_, _, measure)| measure.level == Level::Node)
        .map(|(at, decimals, measure)| {
            let value = |node: &usize| table.rows[*row_of.get(node)?][at].value().and_then(significant);
            entry(measure, decimals, numbers.nodes.iter().map(value).collect())
        })
        .collect()
}

fn decimals(measure: &Measure) -> usize {
    match measure.unit {
        Unit::Count | Unit::YesNo => 0,
        _ => 3,
    }
}

fn entry(measure: &Measure, decimals: usize, values: Vec<Option<f64>>) -> Value {
    // A measure of whole things needs no decimals, whatever its column shows.
    let whole = values.iter().flatten().all(|value| value.fract().abs() < f64::EPSILON);
    json!({
        "id": measure.id, "en": measure.name.en, "nl": measure.name.nl,
        "what": {"en": measure.meaning.en, "nl": measure.meaning.nl},
        "decimals": if whole { 0 } else { decimals.max(2) },
        "low": actors::lower_is_better(measure.id),
        "values": values,
    })
}

/// How many places a node reaches: its own and those of its partners.
fn places(subject: &Subject, numbers: &Numbers) -> Value {
    let groups = &subject.places.groups;
    let touched = |&node: &usize| groups.touched(&subject.view.graph, node).len();
    json!({
        "id": "places", "en": "places reached", "nl": "bereikte plaatsen",
        "what": {
            "en": "How many places its partners and the actor itself belong to.",
            "nl": "Bij hoeveel plaatsen de actor zelf en zijn partners horen.",
        },
        "decimals": 0, "low": false,
        "values": numbers.nodes.iter().map(touched).collect::<Vec<_>>(),
    })
}
