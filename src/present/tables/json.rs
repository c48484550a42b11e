//! For programs: `{"recipe", "columns", "rows", "notes"}`, every digit kept.

use super::Writer;
use crate::text::inert_json;

/// The JSON writer.
pub(super) const JSON: Writer = Writer {
    id: "json",
    extension: "json",
    meaning: "for programs: recipe, columns, rows, notes; every digit kept, undefined is null",
    binary: false,
    write: |table, _| {
        let mut text = inert_json(serde_json::to_string_pretty(&table.json()).expect("a table is plain JSON"));
        text.push('\n');
        Ok(text.into_bytes())
    },
};
