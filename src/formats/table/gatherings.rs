//! What others take part in: lists of ties tell it by the kind of their ties.

use super::pairs::Row;
use super::{Reading, Table};
use crate::formats::shared::draft::{SECOND_MODE, TAKES_PART};
use crate::formats::shared::kinds::kind_word;
use crate::model::{Mode, Node};
use std::borrow::Cow;

/// The names of what others take part in and that take part in nothing themselves, nor have ties of another kind: structures.
pub(super) fn gatherings(table: &Table, rows: &[Row], kind: Option<usize>, names: &[Cow<'_, str>]) -> Vec<bool> {
    let takes_part = |row: &Row| {
        let cell = kind.map_or("", |column| table.sheet.cell(row.row, column));
        if cell.is_empty() { table.meaning.memberships } else { kind_word(cell, true).unwrap_or(cell) == TAKES_PART }
    };
    if kind.is_none() && !table.meaning.memberships {
        return Vec::new();
    }
    let (mut gathers, mut acts) = (vec![false; names.len()], vec![false; names.len()]);
    for row in rows {
        acts[row.source as usize] = true;
        let of = if takes_part(row) { &mut gathers } else { &mut acts };
        of[row.target as usize] = true;
    }
    let found: Vec<bool> = gathers.iter().zip(&acts).map(|(gathers, acts)| *gathers && !acts).collect();
    if found.contains(&true) { found } else { Vec::new() }
}

/// Adds what others take part in as nodes of the second mode, where no table of nodes says what they are.
pub(super) fn add_gatherings(
    reading: &mut Reading<'_>,
    table: &Table,
    rows: &[Row],
    names: &[Cow<'_, str>],
    gatherings: &[bool],
    target: usize,
) {
    reading.draft.declare_node_kind(SECOND_MODE, Mode::Structure);
    for row in rows.iter().filter(|row| gatherings[row.target as usize]) {
        let name = &*names[row.target as usize];
        if !reading.draft.has_node(name) {
            let mut node = Node::new(name);
            SECOND_MODE.clone_into(&mut node.kind);
            reading.draft.add_node(node, table.sheet.at(row.row, target, reading.text));
        }
    }
}
