//! How sure the page is of what it says.

use super::page::{grid, value};
use crate::present::findings::trust::Trust;
use crate::present::language::Language;
use minijinja::{context, value::Value};

/// Rows that the page shows of a table with a row for every node; the whole table is beside it.
const MOST: usize = 12;

/// What the page shows: each part with its sentences and its table, and what was left out.
pub(super) fn parts(trust: &Trust, language: Language) -> Value {
    let parts = trust.parts.iter().map(|part| {
        context! {
            name => part.name,
            title => &part.table.title,
            sentences => value(&part.sentences),
            grid => grid(&part.table, part.long.then_some(MOST), language),
        }
    });
    context! { parts => parts.collect::<Vec<Value>>(), left_out => value(&trust.left_out) }
}
