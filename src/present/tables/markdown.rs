//! For notes and issues: a Markdown table with the title above and the notes below.

use super::{Appearance, Writer, printable, show};
use crate::present::table::{ColumnType, Table};

/// The Markdown writer.
pub(super) const MARKDOWN: Writer = Writer { id: "markdown", extension: "md", meaning: "for reports and notes", write };

fn write(table: &Table, appearance: &Appearance) -> String {
    let mut out = format!("## {}\n\n", escape(&table.title));
    let columns: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(columns.iter().map(|&c| escape(&table.columns[c].heading)).collect()));
    let rule = |c: usize| match table.columns[c].kind {
        ColumnType::Integer | ColumnType::Number => "---:".to_owned(),
        _ => "---".to_owned(),
    };
    out.push_str(&line(columns.iter().map(|&c| rule(c)).collect()));
    for row in &table.rows {
        let cells = columns.iter().map(|&c| escape(&show(&row[c], &table.columns[c], appearance.language)));
        out.push_str(&line(cells.collect()));
    }
    if !table.notes.is_empty() {
        out.push('\n');
    }
    for note in &table.notes {
        out.push_str(&format!("- {}\n", escape(note)));
    }
    out.push_str(&format!("\n{}\n", escape(&table.recipe.line())));
    out
}

/// Keeps names from being read as markup.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in printable(text).chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
