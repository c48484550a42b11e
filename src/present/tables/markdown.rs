//! For notes and issues: a Markdown table with the title above and the notes below.

use super::{Appearance, Writer, printable, show};
use crate::present::table::{ColumnType, Layout, Table};

/// The Markdown writer.
pub(super) const MARKDOWN: Writer = Writer {
    id: "markdown",
    extension: "md",
    meaning: "for reports and notes",
    binary: false,
    write: |table, appearance| Ok(write(table, appearance).into_bytes()),
};

fn write(table: &Table, appearance: &Appearance) -> String {
    let mut out = format!("## {}\n\n", escape(&table.title));
    for sentence in &table.lead {
        out.push_str(&format!("{}\n\n", escape(sentence)));
    }
    if table.layout == Layout::Record {
        let look = table.columns_for_people();
        for row in &table.rows {
            out.push_str("| | |\n| --- | --- |\n");
            for (column, cell) in look.iter().zip(row).filter(|(column, _)| column.shown) {
                let value = escape(&show(cell, column, appearance.language));
                out.push_str(&format!("| {} | {value} |\n", escape(&column.heading)));
            }
        }
        return out + &tail(table);
    }
    if table.layout == Layout::Sections {
        for section in table.sections() {
            out.push_str(&format!("### {}\n\n{}\n", escape(&section.title), grid(&section, appearance)));
        }
        return out + &tail(table);
    }
    out + &grid(table, appearance) + &tail(table)
}

fn grid(table: &Table, appearance: &Appearance) -> String {
    let mut out = String::new();
    let columns: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(columns.iter().map(|&c| escape(&table.columns[c].heading)).collect()));
    let rule = |c: usize| match table.columns[c].kind {
        ColumnType::Integer | ColumnType::Number => "---:".to_owned(),
        _ => "---".to_owned(),
    };
    out.push_str(&line(columns.iter().map(|&c| rule(c)).collect()));
    let look = table.columns_for_people();
    for row in &table.rows {
        let cells = columns.iter().map(|&c| escape(&show(&row[c], &look[c], appearance.language)));
        out.push_str(&line(cells.collect()));
    }
    out
}

/// Notes and recipe below the table.
fn tail(table: &Table) -> String {
    let mut out = String::new();
    if !table.sentences.is_empty() {
        out.push('\n');
    }
    for sentence in &table.sentences {
        out.push_str(&format!("- {}\n", escape(sentence)));
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
        if matches!(c, '|' | '\\' | '&' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
