//! A list of ties: one per row.

use super::both_ways::Listed;
use super::certainty::{self, Whole};
use super::columns::is_reading_place;
use super::doubts::{report_long_ids, report_order_of_dates};
use super::nodes::doubt_heading;
use super::pairs::{Row, pairs};
use super::rows::data_rows;
use super::sheet::Row as Cells;
use super::typing::{Typing, is_failed_formula, lost_value};
use super::{Reading, Sheet, Table, lone, measured};
use crate::diagnostics::Diagnostic;
use crate::error::Error;
use crate::formats::shared::decimals::Marks;
use crate::formats::shared::draft::{End, SECOND_MODE, TAKES_PART};
use crate::formats::shared::fields::{Dialect, TieField, is_kind, kind_word, plain};
use crate::formats::shared::values;
use crate::model::words::QuickMap;
use crate::model::{Mode, Node, Tie};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Reads the ties of a sheet; `layer` is what they are about where their sheet says so.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table, layer: Option<&str>) -> Result<(), Error> {
    let Table { sheet, .. } = table;
    let dialect = reading.draft.dialect();
    let columns = columns(reading, table, dialect);
    let column_of = |field: &TieField| columns.iter().find(|column| column.1 == *field).map(|column| column.0);
    let (Some(source), Some(target)) = (column_of(&TieField::Source), column_of(&TieField::Target)) else {
        return Err(super::columns::not_understood(sheet, sheet.file.as_deref().unwrap_or("the table")));
    };
    reading.columns.note(sheet, columns.iter().filter_map(|(column, field, _)| Some((field.known()?, *column))));
    let mut data = data_rows(reading, table, source);
    if second_heading(reading, table, &columns, &data) {
        data.remove(0);
    }
    leave_out_lone(reading, table, &mut data);
    let (names, rows) = pairs(reading, table, (source, target), &data);
    drop(data);
    let free = column_of(&TieField::Directed).is_none() && column_of(&TieField::ReportedBy).is_none();
    let plain_list = free && dialect == Dialect::Person && reading.directed.is_none();
    let (mut both_ways, mut mirrored) = (None, Vec::new());
    if plain_list {
        let listed = Listed::of_table(table, &rows, &names, column_of(&TieField::Kind));
        let first = rows.first().map(|row| sheet.place(row.row)).unwrap_or_default();
        listed.said(first).into_iter().for_each(|finding| reading.draft.report(finding));
        match listed {
            Listed::Once => {}
            Listed::Twice(second) => mirrored = second,
            Listed::Directed(_) => both_ways = Some(true),
        }
    }
    let directed = reading.directed.or(both_ways);
    let mut known = Known::of(&columns, dialect);
    let gatherings = gatherings(table, &rows, column_of(&TieField::Kind), &names);
    if !gatherings.is_empty() && reading.ends.is_open() && dialect == Dialect::Person {
        add_gatherings(reading, table, &rows, &names, &gatherings, target);
    }
    reading.draft.expect(names.len(), rows.len());
    let names: Vec<End> = names.iter().map(|name| reading.draft.end(name)).collect();
    let mut silent = if table.meaning.memberships { Tie::new(TAKES_PART) } else { Tie::unspecified() };
    if let Some(layer) = layer {
        silent.layer = Some(layer.into());
    }
    let is_end = |field: &TieField| matches!(field, TieField::Source | TieField::Target);
    let columns: Vec<_> = columns.iter().filter(|column| !is_end(&column.1)).collect();
    for (number, Row { row, source, target }) in rows.iter().enumerate() {
        if mirrored.get(number).is_some_and(|mirrored| *mirrored) {
            continue;
        }
        let place = sheet.place(*row);
        let cells = sheet.row(*row);
        // What a row says is known where an earlier row says the same.
        let met = known.of_row(sheet, *row);
        let (mut tie, is_met) = match met {
            Some(tie) => (tie, true),
            None => (silent.clone(), false),
        };
        let findings = reading.draft.findings();
        let mut none = false;
        for (column, field, typing) in columns.iter().copied() {
            if is_met && *field != TieField::Strength {
                continue;
            }
            let cell = cells.cell(*column);
            if cell.is_empty() {
                continue;
            }
            if is_failed_formula(cell) {
                let place = sheet.at(*row, *column, reading.text);
                let hint = "correct the formula, or empty the cell";
                reading.draft.report(lost_value("bad-value", place, cell, hint));
                continue;
            }
            let given = typing.given_cell(cell, sheet, *row, *column);
            let unmeasured = *field == TieField::Strength && tie.strength.is_none();
            reading.draft.set_tie(&mut tie, field, given, &place);
            none |= unmeasured && tie.strength.is_none() && is_zero(cell);
        }
        // It is said that the value is none; with --keep-going no contact must not become a tie.
        if none {
            continue;
        }
        if !is_met && findings == reading.draft.findings() {
            known.note(&tie);
        }
        for at in 0..tie.reported_by.len() {
            let meant = reading.ends.resolve(&tie.reported_by[at], || place.clone());
            if tie.reported_by[at] != meant {
                let meant = meant.to_owned();
                tie.reported_by[at] = meant;
            }
        }
        if tie.directed.is_none() && directed.is_some() {
            tie.directed = directed;
        }
        reading.draft.join(names[*source as usize], names[*target as usize], tie, place);
    }
    Ok(())
}

/// Leaves out headings between the rows, and says so.
fn leave_out_lone(reading: &mut Reading<'_>, table: &Table, data: &mut Vec<usize>) {
    if reading.draft.dialect() != Dialect::Person {
        return;
    }
    let sheet = &table.sheet;
    let lone = lone::rows(sheet, data);
    for &row in &lone {
        let name = sheet.cells(row).find(|cell| !cell.is_empty()).unwrap_or_default();
        let message =
            format!("the row holds nothing but {name:?}; it is read as a heading between the rows, and left out");
        let hint = "remove it; if it is a tie, write its other end";
        reading.draft.report(Diagnostic::warning("lone-name", sheet.place(row), message).hint(hint));
    }
    if !lone.is_empty() {
        data.retain(|row| lone.binary_search(row).is_err());
    }
}

/// Whether a strength says that there is no tie.
fn is_zero(cell: &str) -> bool {
    values::number(cell).is_some_and(|value| value.abs() < f64::MIN_POSITIVE)
}

/// The names of what others take part in and that take part in nothing themselves, nor have ties of another kind: structures.
fn gatherings(table: &Table, rows: &[Row], kind: Option<usize>, names: &[Cow<'_, str>]) -> Vec<bool> {
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
fn add_gatherings(
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

/// Whether the first row holds words where the rows below hold numbers or dates: a second row of headings, most often. It is said,
/// and the row is no tie.
fn second_heading(
    reading: &mut Reading<'_>,
    table: &Table,
    columns: &[(usize, TieField, Typing)],
    data: &[usize],
) -> bool {
    let sheet = &table.sheet;
    let Some((&first, below)) = data.split_first() else { return false };
    let below = &below[..below.len().min(200)];
    let fits = |field: &TieField, cell: &str| match field {
        TieField::Strength => Marks::any(cell) || values::strength(cell).is_some(),
        _ => values::date(cell).is_some(),
    };
    let odd = columns.iter().find(|(column, field, _)| {
        let cell = sheet.cell(first, *column);
        let measured = matches!(field, TieField::Strength | TieField::Since | TieField::Until);
        if !measured || cell.is_empty() || is_failed_formula(cell) || fits(field, cell) {
            return false;
        }
        let cells = || below.iter().map(|&row| sheet.cell(row, *column)).filter(|cell| !cell.is_empty());
        let fitting = cells().filter(|cell| fits(field, cell)).count();
        fitting >= 2 && fitting * 5 >= cells().count() * 4
    });
    let Some((column, ..)) = odd else { return false };
    let message = format!(
        "{:?} stands where the rows below hold numbers or dates: a second row of headings?",
        sheet.cell(first, *column)
    );
    let finding = Diagnostic::error("second-heading", sheet.at(first, *column, reading.text), message);
    reading.draft.report(finding.hint("keep one row of headings; if the row is a tie, correct the cell"));
    true
}

/// What rows say beside their ends and their strength, by the text of their cells: columns such as a layer or a year repeat a few
/// values many times.
struct Known {
    /// The columns that say it; none where what a row says hangs on more than their text.
    columns: Vec<usize>,
    holds: bool,
    ties: QuickMap<String, Tie>,
    /// The cells of the row at hand, each with its length.
    cells: String,
    /// The row that was asked for last, where it was known: the next one mostly has the same cells.
    last: Option<(usize, Tie)>,
}

impl Known {
    /// So many different rows are kept; a list that has more hardly repeats them.
    const MOST_KEPT: usize = 1 << 15;

    fn of(columns: &[(usize, TieField, Typing)], dialect: Dialect) -> Known {
        // What fits no field becomes an attribute in a file of ours; a sign may be said beside a strength that says it too, and
        // names of those who reported a tie are looked up each time, so that findings count.
        let free = |field: &TieField| !matches!(field, TieField::Directed | TieField::Sign | TieField::ReportedBy);
        let holds = dialect == Dialect::Person && columns.iter().all(|column| free(&column.1));
        let says = |field: &TieField| !matches!(field, TieField::Source | TieField::Target | TieField::Strength);
        let columns: Vec<usize> = columns.iter().filter(|column| says(&column.1)).map(|column| column.0).collect();
        // A plain list says nothing beside, which needs no search.
        Known {
            holds: holds && !columns.is_empty(),
            columns,
            ties: QuickMap::default(),
            cells: String::new(),
            last: None,
        }
    }

    /// What a row says but for its strength, where an earlier row had the same cells.
    fn of_row(&mut self, sheet: &Sheet, row: usize) -> Option<Tie> {
        if !self.holds {
            return None;
        }
        if let Some((last, tie)) = &self.last
            && self.are_alike(sheet.row(*last), sheet.row(row))
        {
            return Some(tie.clone());
        }
        self.cells.clear();
        for &column in &self.columns {
            let cell = sheet.cell(row, column);
            let stated = if sheet.is_stated(row, column) { "=" } else { ":" };
            match u8::try_from(cell.len()) {
                Ok(length @ ..0x80) => self.cells.push(char::from(length)),
                _ => drop(write!(self.cells, "\u{80}{}", cell.len())),
            }
            self.cells.push_str(stated);
            self.cells.push_str(cell);
        }
        let found = self.ties.get(&self.cells).cloned();
        self.last = found.clone().filter(|_| !sheet.is_any_stated()).map(|tie| (row, tie));
        found
    }

    /// Whether two rows have the same cells.
    fn are_alike(&self, one: Cells<'_>, other: Cells<'_>) -> bool {
        self.columns.iter().all(|&column| one.cell(column) == other.cell(column))
    }

    /// Keeps what the row says that was asked for last: nothing that must be said again, and its strength says nothing beside.
    fn note(&mut self, tie: &Tie) {
        // A sign comes from a strength below zero.
        if self.holds && tie.sign.is_none() && self.ties.len() < Self::MOST_KEPT {
            self.ties.insert(self.cells.clone(), tie.clone().with(|tie| tie.strength = None));
        }
    }
}

/// The columns that hold something, each with its field; of two columns for one field the second stays an attribute.
fn columns(reading: &mut Reading<'_>, table: &Table, dialect: Dialect) -> Vec<(usize, TieField, Typing)> {
    let Table { sheet, meaning } = table;
    let pointed_at = |column: usize| meaning.by_hand.iter().any(|(at, _)| *at == column);
    let begins = |column: usize| {
        let heading = meaning.heading(sheet, column);
        TieField::of(heading, dialect) == TieField::Source
            && (pointed_at(column) || !is_reading_place(heading))
            && !is_elsewhere(table, column, dialect)
    };
    let closes = |column: usize| {
        !pointed_at(column) && matches!(plain(meaning.heading(sheet, column)).as_str(), "doel" | "target")
    };
    let other_begin = dialect == Dialect::Person && (0..sheet.widest()).any(begins) && !(0..sheet.widest()).any(closes);
    let all: Vec<usize> = (0..sheet.widest()).collect();
    let person = dialect == Dialect::Person;
    let gauged = if person { measured::strength(reading, table, &all) } else { None };
    let is_certainty = |column: &usize| {
        TieField::of(meaning.heading(sheet, *column), dialect) == TieField::Certainty
            && !is_elsewhere(table, *column, dialect)
    };
    let unsure = (0..sheet.widest()).find(is_certainty).filter(|_| person);
    let unsure = unsure.and_then(|column| Some((column, certainty::in_numbers(reading, table, &[column])?)));
    let mut columns: Vec<(usize, TieField, Typing)> = Vec::new();
    for column in all {
        let heading = meaning.heading(sheet, column);
        let holds = (meaning.first_row()..sheet.len()).any(|row| !sheet.cell(row, column).is_empty());
        let mut field = if heading.is_empty() {
            TieField::Attribute(format!("column {}", super::sheet::letters(column)))
        } else {
            TieField::of(&Typing::given_text(dialect, heading), dialect)
        };
        let is_end = matches!(field, TieField::Source | TieField::Target);
        if !holds && !is_end {
            continue;
        }
        // Beside `van` and `naar`, `bron` is where it was read; beside `doel` it is the begin.
        let is_place = field == TieField::Source && is_reading_place(heading) && other_begin && !pointed_at(column);
        if is_place {
            field = TieField::Evidence;
        }
        if dialect == Dialect::Person && plain(heading) == "type" {
            field = type_means(table, column).unwrap_or(field);
        }
        if gauged == Some(column) {
            field = TieField::Strength;
        }
        let part_of = unsure.filter(|(unsure, _)| *unsure == column).map(|(_, whole)| whole);
        if let Some(whole) = part_of {
            if whole != Whole::Unknown {
                columns.push((column, TieField::Certainty, Typing::Certain(whole)));
            }
            let own = meaning.header.map_or(heading, |row| sheet.cell(row, column));
            field = TieField::Attribute(own.to_owned());
        }
        let elsewhere = part_of.is_none() && !is_place && is_elsewhere(table, column, dialect);
        if elsewhere || columns.iter().any(|earlier| earlier.1 == field) {
            field = TieField::Attribute(heading.to_owned());
        }
        if let (TieField::Attribute(name), Dialect::Person) = (&field, dialect) {
            doubt_heading(reading, table, column, name, true);
            report_years(reading, table, column, name);
        }
        match field {
            TieField::Since | TieField::Until if dialect == Dialect::Person => {
                report_order_of_dates(reading, table, column);
            }
            TieField::Source | TieField::Target => report_long_ids(reading, table, column),
            _ => {}
        }
        let typing = match field {
            TieField::Attribute(_) => Typing::of(reading, table, column, dialect),
            _ if dialect == Dialect::Own => Typing::Own,
            TieField::Strength => Typing::measured(reading, table, column),
            _ => Typing::Text,
        };
        columns.push((column, field, typing));
    }
    columns
}

/// Says that years in a column of ties are kept and count in no comparison over time.
fn report_years(reading: &mut Reading<'_>, table: &Table, column: usize, name: &str) {
    let sheet = &table.sheet;
    let Some(header) = table.meaning.header.filter(|_| ["jaar", "year"].contains(&plain(name).as_str())) else {
        return;
    };
    let is_year = |cell: &str| cell.len() == 4 && values::count(cell).is_some_and(|year| (1800..2200).contains(&year));
    let cells = || (header + 1..sheet.len()).map(|row| sheet.cell(row, column)).filter(|cell| !cell.is_empty());
    if !cells().all(is_year) {
        return;
    }
    let message =
        format!("the years in the column {name:?} are read as an attribute of ties; they count in no comparison");
    let finding = Diagnostic::notice("years-as-attribute", sheet.at(header, column, reading.text), message);
    reading.draft.report(finding.hint(format!(
        "if ties exist since then: --columns since={name}; if each year is a network of its own: --columns network={name}"
    )));
}

/// Whether the user says that another column holds what the heading of this one stands for.
pub(super) fn is_elsewhere(table: &Table, column: usize, dialect: Dialect) -> bool {
    table.meaning.is_elsewhere(&table.sheet, column, |name| TieField::of(name, dialect))
}

/// What a column `type` holds: direction as Gephi writes it, or kinds that everybody knows.
fn type_means(table: &Table, column: usize) -> Option<TieField> {
    let sheet = &table.sheet;
    let cells =
        || (table.meaning.first_row()..sheet.len()).map(|row| sheet.cell(row, column)).filter(|cell| !cell.is_empty());
    let direction = |cell: &str| ["directed", "undirected", "mutual"].contains(&cell.to_lowercase().as_str());
    if cells().all(direction) {
        Some(TieField::Directed)
    } else if cells().all(|cell| is_kind(cell, true)) {
        Some(TieField::Kind)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_the_same_cells_say_the_same_but_a_number_of_a_workbook_is_no_text() {
        let mut sheet = Sheet::new(None);
        for (cell, is_stated) in [("1.500", false), ("1.500", false), ("2", false), ("1.500", false), ("1.500", true)] {
            sheet.push(["a", "b", cell].into_iter(), 1, None);
            if is_stated {
                sheet.state(2);
            }
        }
        let ties = QuickMap::default();
        let mut known = Known { columns: vec![2], holds: true, ties, cells: String::new(), last: None };
        let layer = |tie: Option<Tie>| tie.map(|tie| tie.layer.clone().map(String::from).unwrap_or_default());
        let said = |word: &str| Tie::unspecified().with(|tie| tie.layer = Some(word.into()));
        assert_eq!(layer(known.of_row(&sheet, 0)), None);
        known.note(&said("text"));
        assert_eq!(layer(known.of_row(&sheet, 1)), Some("text".to_owned()));
        assert_eq!(layer(known.of_row(&sheet, 2)), None);
        known.note(&said("two"));
        assert_eq!(layer(known.of_row(&sheet, 3)), Some("text".to_owned()));
        assert_eq!(layer(known.of_row(&sheet, 4)), None);
    }

    #[test]
    fn a_row_like_the_one_before_is_not_looked_up() {
        let mut sheet = Sheet::new(None);
        ["x", "x", "x", "y"].iter().for_each(|cell| sheet.push(["a", "b", *cell].into_iter(), 1, None));
        let ties = QuickMap::default();
        let mut known = Known { columns: vec![2], holds: true, ties, cells: String::new(), last: None };
        assert!(known.of_row(&sheet, 0).is_none());
        known.note(&Tie::new("funds"));
        assert!(known.of_row(&sheet, 1).is_some());
        // What is kept of the row before is enough.
        known.ties.clear();
        assert!(known.of_row(&sheet, 2).is_some_and(|tie| tie.kind == "funds"));
        assert!(known.of_row(&sheet, 3).is_none());
    }
}
