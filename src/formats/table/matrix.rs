//! An adjacency matrix: who is tied to whom in rows and columns, one mode or two.

use super::rows::{is_total, report_total};
use super::typing::{decimals, is_failed_formula, lost_value, number_in, report_doubtful};
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::shared::draft::{Given, SECOND_MODE};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::relations::on_the_diagonal;
use crate::formats::shared::values;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::{Mode, Name, Node, Respondent, Tie};
use crate::text::Text;
use std::collections::BTreeSet;

struct Cells<'t> {
    /// Names of the rows and of the columns.
    rows: Vec<&'t str>,
    columns: Vec<&'t str>,
    /// The row in the sheet of each name.
    at: Vec<usize>,
    /// The column in the sheet of each name.
    columns_at: Vec<usize>,
    /// Whether names stand in the first column.
    named: bool,
    /// Whether each row is what one respondent answered: the corner cell says so.
    answers: bool,
    /// Which rows hold nothing at all.
    silent: Vec<bool>,
}

/// Reads the ties of a matrix; `layer` is what they are about where their sheet says so.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table, layer: Option<&str>) {
    let Some(mut cells) = cells(table) else { return };
    if !cells.named {
        let place = table.sheet.at(table.meaning.header.unwrap_or(0), 0, reading.text);
        reading.draft.report(unnamed_rows(&cells, place));
    }
    leave_totals_out(reading, table, &mut cells);
    let one_mode = one_mode(reading, table, &cells);
    add_nodes(reading, table, &cells, one_mode);
    report_silent(reading, table, &cells);
    let no_answer = cells.rows.iter().zip(&cells.at).filter(|(_, row)| table.meaning.no_answer.contains(row));
    let silent: BTreeSet<String> =
        no_answer.map(|(name, &row)| reading.ends.resolve(name, || table.sheet.place(row)).to_owned()).collect();
    reading.mark_silent(&silent);
    let values = values_of(reading, table, &cells);
    let binary = values.iter().flatten().flatten().all(|&value| (value - 1.0).abs() < f64::EPSILON);
    let directed = one_mode
        && reading.directed.unwrap_or_else(|| cells.answers || runs_both_ways(reading, table, &cells, &values));
    let kind = if one_mode { DEFAULT_TIE_KIND } else { "participates-in" };
    let mut diagonal = 0_usize;
    for (at, row) in values.iter().enumerate() {
        for (column, value) in row.iter().enumerate() {
            let Some(value) = *value else { continue };
            let (source, target) = (cells.rows[at], cells.columns[column]);
            if one_mode && source == target {
                diagonal += 1;
                continue;
            }
            // Of the two cells of a pair without direction the later repeats the earlier.
            if one_mode && !directed && mirrored(&cells, &values, at, column) {
                continue;
            }
            let place = Place { column: None, ..table.sheet.at(cells.at[at], cells.columns_at[column], reading.text) };
            let mut tie = Tie::new(kind);
            tie.layer = layer.map(Name::from);
            tie.directed = if one_mode { directed.then_some(true) } else { Some(false) };
            if !binary {
                let text = value.to_string();
                reading.draft.set_tie(&mut tie, &TieField::Strength, Given::Text(&text), &place);
            }
            if cells.answers && one_mode {
                tie.reported_by = vec![reading.ends.resolve(source, || place.clone()).to_owned()].into();
                tie.attributes.insert("confirmed".to_owned(), confirmed(&cells, &values, at, column).into());
            }
            let (source, target) = (
                reading.ends.resolve(source, || place.clone()).to_owned(),
                reading.ends.resolve(target, || place.clone()).to_owned(),
            );
            reading.draft.add_tie(&source, &target, tie, place);
        }
    }
    let place = Place { sheet: table.sheet.name.clone(), ..Place::default() };
    on_the_diagonal(diagonal, place).into_iter().for_each(|finding| reading.draft.report(finding));
}

fn cells<'t>(table: &'t Table<'_>) -> Option<Cells<'t>> {
    let sheet = &table.sheet;
    let header = table.meaning.header?;
    let at: Vec<usize> = sheet.filled(header + 1).collect();
    let headings: Vec<&str> = sheet.cells(header).collect();
    let is_number = |cell: &str| cell.is_empty() || values::number(cell).is_some();
    let named = headings.first().is_some_and(|heading| heading.is_empty())
        || at.iter().any(|&row| headings.iter().skip(1).any(|heading| *heading == sheet.cell(row, 0)))
        || !at.iter().all(|&row| is_number(sheet.cell(row, 0)));
    if named {
        let width = headings.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        // Who answered may be said beside the names.
        let answered = |column: usize| NodeField::of(headings[column], Dialect::Person) == NodeField::Respondent;
        let columns_at: Vec<usize> = (1..width).filter(|&column| !answered(column)).collect();
        let said = (1..width).find(|&column| answered(column));
        let answers = table.meaning.answers
            || said.is_some()
            || TieField::of(headings[0], Dialect::Person) == TieField::ReportedBy;
        let silent = |row: usize| {
            let no = said.is_some_and(|column| values::flag(sheet.cell(row, column)) == Some(false));
            no || columns_at.iter().all(|&column| sheet.cell(row, column).is_empty())
        };
        return Some(Cells {
            rows: at.iter().map(|&row| sheet.cell(row, 0)).collect(),
            columns: columns_at.iter().map(|&column| headings[column]).collect(),
            answers,
            silent: at.iter().map(|&row| silent(row)).collect(),
            named: true,
            at,
            columns_at,
        });
    }
    (at.len() == headings.len()).then(|| Cells {
        columns_at: (0..headings.len()).collect(),
        rows: headings.clone(),
        columns: headings,
        at,
        named: false,
        answers: false,
        silent: Vec::new(),
    })
}

/// That rows without names are taken in the order of the columns: sorted otherwise they would be another network, and a list of ties between
/// numbers may look the same.
fn unnamed_rows(cells: &Cells<'_>, place: Place) -> Diagnostic {
    let first = cells.columns[0];
    Diagnostic::warning(
        "unnamed-rows",
        place,
        said!(
            "the rows have no names: they are taken in the order of the columns, the first for {first:?}",
            "de rijen hebben geen namen: zij gelden in de volgorde van de kolommen, de eerste voor {first:?}"
        ),
    )
    .hint(text!(
        "put the names of the rows into the first column; if each row is a tie, call the columns of its ends source and target",
        "zet de namen van de rijen in de eerste kolom; is elke rij een relatie, noem de kolommen van de uiteinden dan van en naar"
    ))
}

/// Sums in a last row or column are no node.
fn leave_totals_out(reading: &mut Reading<'_>, table: &Table, cells: &mut Cells<'_>) {
    if !cells.named {
        return;
    }
    let header = table.meaning.header.unwrap_or(0);
    while cells.columns.last().is_some_and(|name| is_total(name)) {
        cells.columns.pop();
        if let Some(column) = cells.columns_at.pop() {
            report_total(reading, table, header, column);
        }
    }
    while let (Some(name), Some(&row)) = (cells.rows.last(), cells.at.last()) {
        if !is_total(name) {
            return;
        }
        report_total(reading, table, row, 0);
        cells.rows.pop();
        cells.at.pop();
    }
}

/// What the other side made of an answer.
fn confirmed(cells: &Cells<'_>, values: &[Vec<Option<f64>>], row: usize, column: usize) -> &'static str {
    let other = cells.rows.iter().position(|name| *name == cells.columns[column]);
    match other.map(|other| cells.silent.get(other)) {
        None => "not asked",
        Some(Some(true)) => "no response",
        Some(_) if opposite(cells, values, row, column).is_some() => "both",
        Some(_) => "one side",
    }
}

/// Respondents whose row is empty.
fn report_silent(reading: &mut Reading<'_>, table: &Table, cells: &Cells<'_>) {
    // Of rows of codes it is said elsewhere.
    let is_told = |row: usize| table.meaning.no_answer.contains(&cells.at[row]);
    let silent: Vec<usize> =
        (0..cells.silent.len()).filter(|&row| cells.answers && cells.silent[row] && !is_told(row)).collect();
    let Some(&first) = silent.first() else { return };
    let names: Vec<String> = silent.iter().take(5).map(|&row| format!("{:?}", cells.rows[row])).collect();
    let more = if silent.len() > 5 { ", …" } else { "" };
    let message = said!(
        "empty rows are read as no response: {}{more}",
        "lege rijen zijn gelezen als geen antwoord: {}{more}",
        names.join(", ")
    );
    let finding = Diagnostic::notice("no-response", table.sheet.at(cells.at[first], 0, reading.text), message);
    reading.draft.report(finding.hint(text!(
        "who answered that there is no tie has a 0 in some cell of its row",
        "wie antwoordde dat er geen relatie is, heeft een 0 in een cel van de rij"
    )));
}

const ROW: Text = text!("row", "rij");
const COLUMN: Text = text!("column", "kolom");

/// Whether rows and columns are the same nodes. Names that only one side has are named, where most are shared.
fn one_mode(reading: &mut Reading<'_>, table: &Table, cells: &Cells<'_>) -> bool {
    let rows: BTreeSet<&str> = cells.rows.iter().copied().collect();
    let columns: BTreeSet<&str> = cells.columns.iter().copied().collect();
    let shared = rows.intersection(&columns).count();
    if shared == 0 || (!cells.answers && shared * 2 < rows.len().min(columns.len())) {
        return false;
    }
    if cells.answers {
        // Respondents name whom they like, and not every one of them is on the list.
        return true;
    }
    let header = table.meaning.header.unwrap_or(0);
    let in_rows = cells.rows.iter().zip(&cells.at).filter(|(name, _)| !columns.contains(*name));
    let in_columns = cells.columns.iter().zip(&cells.columns_at).filter(|(name, _)| !rows.contains(*name));
    let lone: Vec<(&str, usize, usize, Text, Text)> = in_rows
        .map(|(name, &row)| (*name, row, 0, ROW, COLUMN))
        .chain(in_columns.map(|(name, &column)| (*name, header, column, COLUMN, ROW)))
        .filter(|(name, ..)| !name.is_empty())
        .collect();
    let mut spelled: BTreeSet<&str> = BTreeSet::new();
    for (name, row, column, has, lacks) in lone {
        if spelled.contains(name) {
            continue;
        }
        let others = if has == ROW { &columns } else { &rows };
        let place = table.sheet.at(row, column, reading.text);
        let (has, lacks) = (Said::from(has), Said::from(lacks));
        let message = said!(
            [has, lacks] "{name:?} has a {has} and no {lacks} in the matrix",
            "{name:?} heeft in de matrix een {has} en geen {lacks}"
        );
        let near = crate::model::names::nearest(name, others.iter());
        let slip = near.filter(|near| strsim::osa_distance(near, name) <= 2 && name.chars().count() > 3);
        reading.draft.report(match slip {
            Some(near) => {
                // Two spellings of one name are one mistake.
                spelled.extend(others.get(near));
                Diagnostic::error("one-sided", place, message)
                    .hint(said!("did you mean {near:?}? Write both the same way", "bedoelt u {near:?}? Schrijf beide gelijk"))
            }
            None => Diagnostic::warning("one-sided", place, message).hint(text!(
                "give it both, or leave it out of both; if each row is what one of them answered, write respondent into \
                 the corner cell",
                "geef haar allebei, of laat haar in beide weg; is elke rij het antwoord van één van hen, schrijf dan \
                 respondent in de hoek linksboven"
            )),
        });
    }
    true
}

fn add_nodes(reading: &mut Reading<'_>, table: &Table, cells: &Cells<'_>, one_mode: bool) {
    let header = table.meaning.header.unwrap_or(0);
    if !one_mode {
        reading.draft.declare_node_kind(SECOND_MODE, Mode::Structure);
    }
    let rows = cells.rows.iter().zip(&cells.at).map(|(name, &row)| (*name, row, 0, false));
    let columns =
        cells.columns.iter().enumerate().map(|(column, name)| (*name, header, cells.columns_at[column], !one_mode));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (name, row, column, second) in rows.chain(columns) {
        let place = table.sheet.at(row, column, reading.text);
        if name.is_empty() {
            let message =
                text!("a row or column of the matrix has no name", "een rij of kolom van de matrix heeft geen naam");
            let finding = Diagnostic::error("no-name", place, message);
            reading.draft.report(finding.hint(text!("write the name of the node", "schrijf de naam van de knoop")));
            continue;
        }
        if !seen.insert(name) || !reading.ends.is_open() || reading.draft.has_node(name) {
            continue;
        }
        let mut node = Node::new(name);
        if second {
            SECOND_MODE.clone_into(&mut node.kind);
        }
        if cells.answers && (one_mode || !second) {
            let asked = cells.rows.iter().position(|row| *row == name);
            node.respondent = match asked.map(|row| cells.silent[row]) {
                None => Respondent::NamedOnly,
                Some(true) => Respondent::NoResponse,
                Some(false) => Respondent::Yes,
            };
        }
        reading.draft.add_node(node, place);
    }
}

/// The values that are ties; empty cells and zeros are none.
fn values_of(reading: &mut Reading<'_>, table: &Table, cells: &Cells<'_>) -> Vec<Vec<Option<f64>>> {
    let sheet = &table.sheet;
    // All cells of a matrix are of one make.
    let places = || cells.at.iter().flat_map(|&row| cells.columns_at.iter().map(move |&column| (row, column)));
    let decimals = decimals(sheet, places());
    let marks = decimals.marks();
    report_doubtful(reading, sheet, &decimals, places());
    let mut all = Vec::with_capacity(cells.at.len());
    for &row in &cells.at {
        let mut line = Vec::with_capacity(cells.columns.len());
        for column in 0..cells.columns.len() {
            let cell = sheet.cell(row, cells.columns_at[column]);
            let number = number_in(sheet, (row, cells.columns_at[column]), marks);
            let value = match cell {
                "" | "-" | "–" => None,
                _ if number.is_none() && values::tick(cell).is_some() => {
                    values::tick(cell).filter(|yes| *yes).map(|_| 1.0)
                }
                _ => number.or_else(|| {
                    let place = sheet.at(row, cells.columns_at[column], reading.text);
                    let hint = text!("a matrix holds numbers, x or nothing", "in een matrix staan getallen, x of niets");
                    reading.draft.report(if is_failed_formula(cell) {
                        lost_value("bad-value", place, cell, hint)
                    } else if values::is_sign(cell) {
                        let message = said!(
                            "{cell:?} is no tick that verbinder knows; no tie is read from it",
                            "{cell:?} is geen vinkje dat verbinder kent; er is geen relatie uit gelezen"
                        );
                        Diagnostic::error("bad-value", place, message).hint(text!(
                            "write x where there is a tie and leave the others empty; if the table describes nodes, name it with \
                             --nodes beside the table of ties, or call its sheet nodes",
                            "schrijf x waar een relatie is en laat de andere cellen leeg; beschrijft de tabel knopen, noem haar dan \
                             met --nodes naast de tabel van relaties, of noem haar blad knopen"
                        ))
                    } else {
                        Diagnostic::error("bad-value", place, said!("{cell:?} is no number", "{cell:?} is geen getal")).hint(hint)
                    });
                    None
                }),
            };
            line.push(value.filter(|value| *value != 0.0));
        }
        all.push(line);
    }
    all
}

/// Where the value of the other order of a pair stands.
fn opposite(cells: &Cells<'_>, values: &[Vec<Option<f64>>], row: usize, column: usize) -> Option<f64> {
    let other_row = if cells.rows.get(column) == cells.columns.get(column) {
        column
    } else {
        cells.rows.iter().position(|name| *name == cells.columns[column])?
    };
    let other_column = if cells.columns.get(row) == cells.rows.get(row) {
        row
    } else {
        cells.columns.iter().position(|name| *name == cells.rows[row])?
    };
    *values.get(other_row)?.get(other_column)?
}

/// Whether ties have a direction: some pair is tied one way, or unequally. Where only one triangle is filled in it stands for both, which
/// is said.
fn runs_both_ways(reading: &mut Reading<'_>, table: &Table, cells: &Cells<'_>, values: &[Vec<Option<f64>>]) -> bool {
    let (mut above, mut below, mut unequal) = (false, false, false);
    for (row, line) in values.iter().enumerate() {
        for (column, value) in line.iter().enumerate() {
            let Some(value) = value else { continue };
            if cells.rows[row] == cells.columns[column] {
                continue;
            }
            let here = cells.rows[row] < cells.columns[column];
            let by_place = if cells.rows.get(column) == cells.columns.get(column) { row < column } else { here };
            above |= by_place;
            below |= !by_place;
            unequal |= opposite(cells, values, row, column)
                .is_none_or(|other| (other - value).abs() > f64::EPSILON * value.abs());
        }
    }
    if unequal && above != below {
        let place = table.sheet.at(cells.at[0], 0, reading.text);
        let message = text!(
            "the matrix is filled in on one side of the diagonal only; its ties are read without direction",
            "de matrix is alleen aan één kant van de diagonaal ingevuld; de relaties zijn gelezen zonder richting"
        );
        let hint = text!(
            "--directed reads each cell as a tie from its row to its column",
            "--directed leest elke cel als een relatie van haar rij naar haar kolom"
        );
        reading.draft.report(Diagnostic::notice("one-triangle", place, message).hint(hint));
    }
    unequal && above && below
}

/// Whether the tie of a cell is read from the other cell of its pair.
fn mirrored(cells: &Cells<'_>, values: &[Vec<Option<f64>>], row: usize, column: usize) -> bool {
    opposite(cells, values, row, column).is_some() && cells.columns[column] < cells.rows[row]
}
