//! A table of nodes: one per row.

use super::address::letters;
use super::content::Content;
use super::doubts::{report_long_ids, report_order_of_dates};
use super::rows::data_rows;
use super::typing::{Typing, is_failed_formula, lost_value};
use super::{Reading, Table, lone, members};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::fields::{Dialect, NodeField, near_heading};
use crate::formats::shared::kinds::is_kind;
use crate::model::Node;
use std::collections::BTreeSet;

/// Reads the nodes of a sheet, and notes their names for the ties.
pub(super) fn read(reading: &mut Reading<'_>, table: &Table) -> Result<(), Error> {
    let Table { sheet, meaning } = table;
    if sheet.filled(meaning.first_row()).next().is_none() {
        return Ok(());
    }
    let dialect = reading.draft.dialect();
    let mut columns = columns(reading, table, dialect);
    let column_of = |field: &NodeField| columns.iter().find(|column| column.1 == *field).map(|column| column.0);
    let (id, label) = (column_of(&NodeField::Id), column_of(&NodeField::Label));
    let Some(naming) = id.or(label) else {
        let name =
            sheet.name.as_ref().map_or_else(|| "the table of nodes".to_owned(), |name| format!("the sheet {name:?}"));
        return Err(Error::new(ErrorKind::Format, format!("{name} has no column that names its nodes"))
            .hint("call the column with their ids id, and the one with their names label"));
    };
    reading.columns.note(sheet, columns.iter().filter_map(|(column, field, _)| Some((field.known()?, *column))));
    let rows = data_rows(reading, table, naming);
    report_lone_names(reading, table, &rows);
    report_long_ids(reading, table, naming);
    for (column, ..) in columns.iter().filter(|column| dialect == Dialect::Person && is_date(&column.1)) {
        report_order_of_dates(reading, table, *column);
    }
    let loose = |column: &(usize, NodeField, Typing)| {
        let heading = meaning.heading(sheet, column.0);
        dialect == Dialect::Person
            && column.1 == NodeField::MembersStated
            && members::is_loose(meaning, column.0, heading)
    };
    // The kind of a node may stand behind it, and has to be known.
    let loose = columns.iter().position(loose).map(|at| columns.remove(at).0);
    columns.extend(loose.map(|at| (at, NodeField::MembersStated, Typing::of(reading, table, at, dialect))));
    let mut kept = members::Kept::default();
    for row in rows {
        let name = [Some(naming), label]
            .into_iter()
            .flatten()
            .map(|column| sheet.cell(row, column))
            .find(|cell| !cell.is_empty());
        let Some(name) = name.filter(|name| !is_failed_formula(name)) else {
            let place = sheet.at(row, naming, reading.text);
            let hint =
                text!("write its id or its name, or remove the row", "schrijf het id of de naam, of haal de rij weg");
            reading.draft.report(match name {
                Some(failed) => lost_value("no-name", place, failed, hint),
                None => {
                    let message = text!("the row names no node", "de rij noemt geen knoop");
                    Diagnostic::error("no-name", place, message).hint(hint)
                }
            });
            continue;
        };
        let place = sheet.place(row);
        let id_text = Typing::given_text(dialect, name);
        let mut node = Node::new(id_text.clone());
        for (column, field, typing) in &columns {
            let cell = sheet.cell(row, *column);
            if *field == NodeField::Id || cell.is_empty() {
                continue;
            }
            if is_failed_formula(cell) {
                let place = sheet.at(row, *column, reading.text);
                let hint = text!("correct the formula, or empty the cell", "verbeter de formule, of maak de cel leeg");
                reading.draft.report(lost_value("bad-value", place, cell, hint));
                continue;
            }
            let given = typing.given(sheet, row, *column);
            if loose == Some(*column) {
                let at = sheet.at(row, *column, reading.text);
                kept.set(&mut reading.draft, &mut node, (meaning.heading(sheet, *column), given), (&place, at));
                continue;
            }
            reading.draft.set_node(&mut node, field, given, &place);
        }
        let names = std::iter::once(node.label.clone()).chain(node.aliases.iter().cloned());
        reading.ends.add(&id_text, names);
        reading.draft.add_node(node, place);
    }
    kept.report(reading, table);
    Ok(())
}

fn is_date(field: &NodeField) -> bool {
    matches!(field, NodeField::Since | NodeField::Until)
}

/// Rows with a name and nothing else, where nearly all others hold more: headings of blocks of rows, most often.
fn report_lone_names(reading: &mut Reading<'_>, table: &Table, rows: &[usize]) {
    let sheet = &table.sheet;
    for row in lone::rows(sheet, rows) {
        let name = sheet.cells(row).find(|cell| !cell.is_empty()).unwrap_or_default();
        let message = said!(
            "the row holds nothing but {name:?}; it is read as a node",
            "in de rij staat alleen {name:?}; dat is gelezen als een knoop"
        );
        reading.draft.report(Diagnostic::warning("lone-name", sheet.place(row), message).hint(text!(
            "if it is a heading between the rows, remove it; what it says may be a column of its own",
            "is het een kop tussen de rijen, haal die dan weg; wat er staat kan een eigen kolom zijn"
        )));
    }
}

/// The columns that hold something, each with its field; of two columns for one field the second stays an attribute.
fn columns(reading: &mut Reading<'_>, table: &Table, dialect: Dialect) -> Vec<(usize, NodeField, Typing)> {
    let Table { sheet, meaning } = table;
    let mut columns: Vec<(usize, NodeField, Typing)> = Vec::new();
    for column in 0..sheet.widest() {
        let heading = meaning.heading(sheet, column);
        if sheet.filled_cells(meaning.first_row(), column).next().is_none() {
            continue;
        }
        let mut field = if heading.is_empty() {
            NodeField::Attribute(format!("column {}", letters(column)))
        } else {
            NodeField::of(&Typing::given_text(dialect, heading), dialect)
        };
        if is_type(&field) && dialect == Dialect::Person && all_node_kinds(table, column) {
            field = NodeField::Kind;
        }
        if columns.iter().any(|earlier| earlier.1 == field)
            || meaning.is_elsewhere(sheet, column, |name| NodeField::of(name, dialect))
        {
            field = NodeField::Attribute(heading.to_owned());
        }
        if let (NodeField::Attribute(name), Dialect::Person) = (&field, dialect) {
            doubt_heading(reading, table, column, name, false);
        }
        let typing = match field {
            NodeField::Attribute(_) => Typing::of(reading, table, column, dialect),
            _ if dialect == Dialect::Own => Typing::Own,
            _ => Typing::Text,
        };
        columns.push((column, field, typing));
    }
    columns
}

fn is_type(field: &NodeField) -> bool {
    matches!(field, NodeField::Attribute(name) if name.eq_ignore_ascii_case("type"))
}

/// Whether a column `type` holds nothing but kinds that everybody knows.
fn all_node_kinds(table: &Table, column: usize) -> bool {
    table.sheet.filled_cells(table.meaning.first_row(), column).all(|cell| is_kind(cell, false))
}

/// A notice about a heading that looks like a slip of the finger in a known one.
pub(super) fn doubt_heading(reading: &mut Reading<'_>, table: &Table, column: usize, name: &str, of_ties: bool) {
    let Some(near) = near_heading(name, of_ties) else { return };
    let place = match table.meaning.header {
        Some(row) => table.sheet.at(row, column, reading.text),
        None => return,
    };
    let message = said!(
        "the column {name:?} is read as an attribute of that name",
        "de kolom {name:?} is gelezen als een kenmerk met die naam"
    );
    let finding = Diagnostic::notice("unknown-column", place, message);
    reading.draft.report(
        finding
            .hint(said!("did you mean {near:?}? Then change the heading", "bedoelt u {near:?}? Verander dan de kop")),
    );
}

/// Says that there are nodes alone; perhaps it is a matrix with further columns between its names and its numbers.
pub(super) fn report_no_ties(reading: &mut Reading<'_>, tables: &[Table]) {
    let named_above = |table: &Table| {
        let header = table.meaning.header.filter(|_| table.is(Content::Nodes))?;
        let sheet = &table.sheet;
        let names: BTreeSet<&str> = (header + 1..sheet.len()).map(|row| sheet.cell(row, 0)).collect();
        let headings: Vec<&str> = sheet.cells(header).filter(|cell| !cell.is_empty() && names.contains(cell)).collect();
        (headings.len() > 1).then(|| (sheet.place(header), headings.join(", ")))
    };
    let finding = match tables.iter().find_map(named_above) {
        Some((place, headings)) => {
            let message = said!(
                "the table is read as a list of nodes, although its columns bear their names ({headings})",
                "de tabel is gelezen als een lijst van knopen, hoewel de kolommen hun namen dragen ({headings})"
            );
            Diagnostic::warning("no-ties", place, message).hint(text!(
                "if it is a matrix, put the names into the first column and take out other columns between them and the \
                 numbers; write respondent into the corner cell if each row is what one of them answered",
                "is het een matrix, zet de namen dan in de eerste kolom en haal andere kolommen tussen de namen en de getallen \
                 weg; schrijf respondent in de hoek linksboven als elke rij het antwoord van één van hen is"
            ))
        }
        None => {
            let message = text!(
                "the table lists nodes and there are no ties to them",
                "de tabel somt knopen op, en er zijn geen relaties bij"
            );
            Diagnostic::notice("no-ties", Place::default(), message).hint(text!(
                "name the table of ties, and this one with --nodes; if its rows say who takes part in what, call the two columns \
                 source and target, and add a column kind with participates-in in each row",
                "noem de tabel met relaties, en deze met --nodes; zeggen de rijen wie waaraan deelneemt, noem de twee kolommen dan \
                 van en naar, en voeg een kolom soort toe met neemt deel aan in elke rij"
            ))
        }
    };
    reading.draft.report(finding);
}
