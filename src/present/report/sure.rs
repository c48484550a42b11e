//! How sure the page is of what it says.

use super::page::{grid, value};
use crate::present::findings::trust::Trust;
use crate::present::language::Language;
use minijinja::{context, value::Value};

/// Rows that the page shows of a table with a row for every node; the whole table is beside it.
const MOST: usize = 12;

/// What the page shows: each part with its sentences and its table, and what was left out.
pub(super) fn parts(trust: &Trust, language: Language) -> Value {
    let told: Vec<&String> =
        trust.parts.iter().filter(|part| part.name == "cautions").flat_map(|part| &part.sentences).collect();
    let parts = trust.parts.iter().map(|part| {
        // On a page the cautions stand above, once.
        let mut table = part.table.clone();
        table.notes.retain(|note| !told.iter().any(|sentence| note.ends_with(sentence.as_str())));
        context! {
            name => part.name,
            title => &part.table.title,
            sentences => value(&part.sentences),
            grid => grid(&table, part.long.then_some(MOST), language),
        }
    });
    context! { parts => parts.collect::<Vec<Value>>(), left_out => value(&trust.left_out) }
}
