//! The measures of nodes that the page sizes, colours and ranks by.

use super::{Known, Numbers, significant};
use crate::measures::{self, Level, Measure, Unit};
use crate::present::findings::actors;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Table};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Measures beside those of the table of actors.
const BESIDE: [&str; 3] = ["effective-size", "efficiency", "local-clustering"];

/// What each measure is and its value for every node shown; `null` where it is undefined.
pub(super) fn list(subject: &Subject, numbers: &Numbers, known: &Known<'_>) -> Vec<Value> {
    let mut list = Vec::new();
    if let Some(table) = known.actors {
        list.extend(of_table(subject, numbers, table));
    }
    for measure in BESIDE.iter().filter_map(|id| measures::find(id)) {
        let values = subject.scores(measure.id).values;
        let shown: Vec<Option<f64>> = numbers.nodes.iter().map(|&node| significant(values[node])).collect();
        list.push(entry(measure, decimals(measure), &shown));
    }
    if !subject.places.names.is_empty() {
        list.push(places(subject, numbers));
    }
    if let Some(ranks) = known.ranks {
        list.iter_mut().for_each(|measure| add_ranges(measure, subject, numbers, ranks));
    }
    list
}

/// Adds the ranks between which every node lies if the record has errors, where they were studied.
fn add_ranges(measure: &mut Value, subject: &Subject, numbers: &Numbers, ranks: &Table) {
    let column = |part: &str| {
        let name = format!("{}_{part}", measure["id"].as_str().unwrap_or_default());
        ranks.columns.iter().position(|column| column.name == name)
    };
    let (Some(low), Some(high)) = (column("rank_low"), column("rank_high")) else { return };
    let row_of = rows_by_node(subject, ranks);
    let range = |node: &usize| {
        let row = &ranks.rows[*row_of.get(node)?];
        Some(json!([row[low].value()?, row[high].value()?]))
    };
    measure["range"] = numbers.nodes.iter().map(range).collect::<Vec<_>>().into();
}

/// The row of each node in a table whose first column is the id.
fn rows_by_node(subject: &Subject, table: &Table) -> BTreeMap<usize, usize> {
    let rows = table.rows.iter().enumerate();
    rows.filter_map(|(row, cells)| match &cells[0] {
        Cell::Text(id) => Some((subject.network.index_of(id)?, row)),
        _ => None,
    })
    .collect()
}

/// The measures that the table of actors holds, with its values.
fn of_table(subject: &Subject, numbers: &Numbers, table: &Table) -> Vec<Value> {
    let row_of = rows_by_node(subject, table);
    let columns = table.columns.iter().enumerate();
    columns
        .filter_map(|(at, column)| Some((at, column.decimals, measures::find(&column.name)?)))
        .filter(|(_, _, measure)| measure.level == Level::Node)
        .map(|(at, decimals, measure)| {
            let value = |node: &usize| table.rows[*row_of.get(node)?][at].value().and_then(significant);
            entry(measure, decimals, &numbers.nodes.iter().map(value).collect::<Vec<_>>())
        })
        .collect()
}

fn decimals(measure: &Measure) -> usize {
    match measure.unit {
        Unit::Count | Unit::YesNo => 0,
        _ => 3,
    }
}

fn entry(measure: &Measure, decimals: usize, values: &[Option<f64>]) -> Value {
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
