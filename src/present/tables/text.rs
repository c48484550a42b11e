//! For people in a terminal: aligned, as wide as the terminal, colour only where it is wanted.

use super::{Appearance, Writer, printable, show};
use crate::present::table::{Column, ColumnType, Layout, Table};
use anstyle::{AnsiColor, Style};
use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement};

/// The text writer.
pub(super) const TEXT: Writer = Writer {
    id: "table",
    extension: "txt",
    meaning: "for people: aligned, as wide as the terminal",
    binary: false,
    write: |table, appearance| Ok(write(table, appearance).into_bytes()),
};

fn write(table: &Table, appearance: &Appearance) -> String {
    let mut out = String::new();
    let paint = |style: Style, text: &str| {
        if appearance.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    if !table.title.is_empty() {
        out.push_str(&paint(Style::new().bold(), &printable(&table.title)));
        out.push_str("\n\n");
    }
    for sentence in &table.lead {
        out.push_str(&wrap(&printable(sentence), appearance.width, 0));
        out.push('\n');
    }
    let body = match table.layout {
        Layout::Rows => grid(table, appearance),
        Layout::Record => record(table, appearance),
        Layout::Sections => {
            let grids = table.sections().into_iter().map(|section| {
                format!("{}\n{}", paint(Style::new().bold(), &printable(&section.title)), grid(&section, appearance))
            });
            grids.collect::<Vec<_>>().join("\n")
        }
    };
    if !table.lead.is_empty() && !body.is_empty() {
        out.push('\n');
    }
    out.push_str(&body);
    for sentence in &table.sentences {
        out.push_str("\n· ");
        out.push_str(&wrap(&printable(sentence), appearance.width, 2));
    }
    if !table.sentences.is_empty() {
        out.push('\n');
    }
    for note in &table.notes {
        out.push('\n');
        out.push_str(&paint(AnsiColor::Yellow.on_default(), "! "));
        out.push_str(&wrap(&printable(note), appearance.width, 2));
    }
    if !table.notes.is_empty() {
        out.push('\n');
    }
    if !table.recipe.0.is_empty() {
        out.push('\n');
        out.push_str(&paint(Style::new().dimmed(), &wrap(&printable(&table.recipe.line()), appearance.width, 0)));
        out.push('\n');
    }
    out
}

fn grid(table: &Table, appearance: &Appearance) -> String {
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    if shown.is_empty() {
        return String::new();
    }
    let look = table.columns_for_people();
    let columns = fitting(table, (&shown, &look), appearance);
    let mut grid = comfy_table::Table::new();
    grid.load_style(comfy_table::presets::NOTHING);
    if appearance.colour {
        grid.enforce_styling();
    } else {
        grid.force_no_tty();
    }
    match appearance.width {
        Some(width) => {
            grid.set_content_arrangement(ContentArrangement::Dynamic);
            grid.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        }
        None => {
            grid.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    let right = |c: usize| matches!(table.columns[c].kind, ColumnType::Integer | ColumnType::Number);
    let align = |cell: Cell, c: usize| if right(c) { cell.set_alignment(CellAlignment::Right) } else { cell };
    grid.set_header(columns.iter().map(|&c| {
        let cell = align(Cell::new(printable(&table.columns[c].heading)), c);
        if appearance.colour { cell.add_attribute(Attribute::Bold).fg(Color::Cyan) } else { cell }
    }));
    for row in &table.rows {
        grid.add_row(
            columns.iter().map(|&c| align(Cell::new(printable(&show(&row[c], &look[c], appearance.language))), c)),
        );
    }
    let mut text = String::new();
    for line in grid.to_string().lines() {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    if columns.len() < shown.len() {
        let left: Vec<String> =
            shown.iter().filter(|c| !columns.contains(c)).map(|&c| printable(&table.columns[c].heading)).collect();
        let language = appearance.language;
        let more = language.pick("Too narrow for", "Te smal voor");
        text.push_str(&format!("({more}: {}; --format csv)\n", left.join(", ")));
    }
    text
}

/// The columns that fit the width with whole words, dropped from the right; the first three always stay.
fn fitting(table: &Table, (shown, look): (&[usize], &[Column]), appearance: &Appearance) -> Vec<usize> {
    let Some(width) = appearance.width else { return shown.to_vec() };
    let longest_word =
        |text: &str| text.split([' ', '-']).map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0);
    let needed = |c: usize| {
        let cells = table.rows.iter().map(|row| longest_word(&show(&row[c], &look[c], appearance.language)));
        cells.max().unwrap_or(0).max(longest_word(&table.columns[c].heading)) + 2
    };
    let needs: Vec<usize> = shown.iter().map(|&c| needed(c)).collect();
    let mut keep = shown.len();
    while keep > 3 && needs[..keep].iter().sum::<usize>() > width {
        keep -= 1;
    }
    shown[..keep].to_vec()
}

/// Each row as a list of heading and value.
fn record(table: &Table, appearance: &Appearance) -> String {
    let shown: Vec<usize> = (0..table.columns.len()).filter(|&c| table.columns[c].shown).collect();
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widest = shown.iter().map(|&c| width(&table.columns[c].heading)).max().unwrap_or(0);
    let look = table.columns_for_people();
    let mut out = String::new();
    for (position, row) in table.rows.iter().enumerate() {
        if position > 0 {
            out.push('\n');
        }
        for &c in &shown {
            let value = printable(&show(&row[c], &look[c], appearance.language));
            let value = if value.is_empty() { "–".to_owned() } else { value };
            let heading = printable(&table.columns[c].heading);
            out.push_str(&heading);
            out.push_str(&" ".repeat(widest - width(&heading).min(widest) + 2));
            out.push_str(&wrap(&value, appearance.width, widest + 2));
            out.push('\n');
        }
    }
    out
}

/// Breaks a line at spaces, with later lines indented.
fn wrap(text: &str, width: Option<usize>, indent: usize) -> String {
    let Some(width) = width else { return text.to_owned() };
    let width = width.max(20);
    let mut out = String::new();
    let mut used = indent;
    for (position, word) in text.split(' ').enumerate() {
        let length = unicode_width::UnicodeWidthStr::width(word);
        if position > 0 {
            if used + 1 + length > width {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                used = indent;
            } else {
                out.push(' ');
                used += 1;
            }
        }
        out.push_str(word);
        used += length;
    }
    out
}
