//! Cells that stand for what is missing: `NA`, as R and pandas write it, and codes for no answer that the user states.
//!
//! Both are emptied before the table is read. Of a matrix or survey the rows are noted in which nothing else stands: who has such a row did
//! not answer. A list of ties names a pair in each row; what a code there means is settled in the network.

use super::content::Content;
use super::headings::numbered;
use super::rows::is_total;
use super::survey::{naming_column, partner_columns};
use super::{Reading, Table};
use crate::diagnostics::Diagnostic;
use crate::formats::Origin;
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::missing::{Met, are_codes, is_na};
use crate::formats::shared::no_answer::{Codes, said};
use crate::model::Respondent;
use std::collections::{BTreeMap, BTreeSet};

/// Rows and columns of cells.
type At = BTreeSet<(usize, usize)>;

/// Empties what is missing in these tables, and says so.
pub(super) fn settle(tables: &mut [Table], origin: &Origin<'_>, text: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut met = Met::default();
    let codes = Codes::of(origin.options);
    for table in tables.iter_mut() {
        if origin.options.is_na_missing() && table.meaning.dialect(&table.sheet) == Dialect::Person {
            let found = not_available(table, text, &mut met);
            empty(table, &found);
        }
        if !codes.is_empty() {
            let coded = match table.meaning.content {
                Content::Matrix => coded_in_matrix(table, &codes),
                Content::Survey => coded_in_survey(table, &codes),
                _ => continue,
            };
            findings.extend(coded.said(table, &codes, text));
            empty(table, &coded.cells);
            table.meaning.answers |= !coded.silent.is_empty() && table.is(Content::Matrix);
            table.meaning.no_answer = coded.rows;
        }
    }
    findings.extend(met.said());
    findings
}

fn empty(table: &mut Table, cells: &At) {
    // What stands beyond the end of a row is nothing.
    let nothing: BTreeMap<(usize, usize), (usize, usize)> = cells.iter().map(|at| (*at, (at.0, usize::MAX))).collect();
    if !nothing.is_empty() {
        table.sheet.fill(&nothing);
    }
}

/// The cells in which `NA` is no value.
fn not_available(table: &Table, text: &str, met: &mut Met) -> At {
    let Table { sheet, meaning } = table;
    let mut found = At::new();
    if !sheet.holds_text("NA") && !sheet.holds_text("NaN") {
        return found;
    }
    let partners = if table.is(Content::Survey) { partner_columns(table) } else { Vec::new() };
    let naming = if table.is(Content::Survey) { naming_column(table) } else { None };
    for column in 0..sheet.widest() {
        let heading = meaning.heading(sheet, column);
        let of_node = NodeField::of(heading, Dialect::Person);
        let is_name = match meaning.content {
            Content::Ties => {
                matches!(TieField::of(heading, Dialect::Person), TieField::Source | TieField::Target)
            }
            Content::Nodes => matches!(of_node, NodeField::Id | NodeField::Label),
            Content::Survey => {
                partners.contains(&column)
                    || naming == Some(column)
                    || matches!(of_node, NodeField::Id | NodeField::Label)
            }
            Content::Matrix => column == 0,
            Content::Sources | Content::About | Content::Unknown => true,
        };
        if is_name || sheet.holds_texts(column) {
            continue;
        }
        let cells = || (meaning.first_row()..sheet.len()).map(|row| (row, sheet.cell(row, column)));
        let missing: Vec<usize> = cells().filter(|(_, cell)| is_na(cell)).map(|(row, _)| row).collect();
        let others = cells().map(|(_, cell)| cell).filter(|cell| !cell.is_empty() && !is_na(cell));
        if missing.is_empty() || are_codes(others) {
            continue;
        }
        let shown = if table.is(Content::Matrix) { "" } else { heading };
        missing.iter().for_each(|&row| met.note(shown, || sheet.at(row, column, text)));
        found.extend(missing.into_iter().map(|row| (row, column)));
    }
    found
}

/// What codes for no answer were met in a table.
#[derive(Default)]
struct Coded {
    cells: At,
    /// Rows in which nothing else stands.
    rows: BTreeSet<usize>,
    /// Who did not answer.
    silent: Vec<String>,
}

impl Coded {
    fn said(&self, table: &Table, codes: &Codes<'_>, text: &str) -> Option<Diagnostic> {
        let sheet = &table.sheet;
        let is_code = |at: &&(usize, usize)| codes.hold(sheet.cell(at.0, at.1));
        let first = self.cells.iter().find(is_code)?;
        let words = self.cells.iter().filter(is_code).map(|at| sheet.cell(at.0, at.1));
        Some(said(words, &self.silent, sheet.at(first.0, first.1, text)))
    }
}

/// The codes in a matrix. Who has nothing else in the row, beside the diagonal, did not answer.
fn coded_in_matrix(table: &Table, codes: &Codes<'_>) -> Coded {
    let sheet = &table.sheet;
    let mut coded = Coded::default();
    let Some(header) = table.meaning.header else { return coded };
    let headings: Vec<&str> = sheet.cells(header).collect();
    let says_who = |heading: &str| NodeField::of(heading, Dialect::Person) == NodeField::Respondent;
    let columns: Vec<usize> =
        (1..headings.len()).filter(|&column| !is_total(headings[column]) && !says_who(headings[column])).collect();
    for row in (header + 1..sheet.len()).filter(|&row| !is_total(sheet.cell(row, 0))) {
        let name = sheet.cell(row, 0);
        let filled = || columns.iter().copied().filter(|&column| !sheet.cell(row, column).is_empty());
        let is_coded = |column: &usize| codes.hold(sheet.cell(row, *column));
        let own = |column: &usize| headings[*column] == name;
        coded.cells.extend(filled().filter(is_coded).map(|column| (row, column)));
        let mut others = filled().filter(|column| !own(column)).peekable();
        if others.peek().is_some() && others.all(|column| is_coded(&column)) {
            // Nor is the diagonal an answer.
            coded.cells.extend(filled().map(|column| (row, column)));
            coded.rows.insert(row);
            coded.silent.push(name.to_owned());
        }
    }
    coded
}

/// The codes in a survey: in the place of partners, and in what is said of them.
fn coded_in_survey(table: &Table, codes: &Codes<'_>) -> Coded {
    let Table { sheet, meaning } = table;
    let mut coded = Coded::default();
    let (partners, Some(naming)) = (partner_columns(table), naming_column(table)) else { return coded };
    let number = |column: usize| numbered(&plain(meaning.heading(sheet, column))).1;
    let rows: Vec<usize> = (meaning.first_row()..sheet.len()).filter(|&row| !sheet.is_blank(row)).collect();
    let names: BTreeSet<&str> = rows.iter().map(|&row| sheet.cell(row, naming)).collect();
    // A row for each partner, or the partners of one respondent side by side.
    let repeated = partners.len() == 1 && names.len() < rows.len();
    let numbers: Vec<usize> = partners.iter().filter_map(|&column| number(column)).collect();
    let about: Vec<usize> = (0..sheet.widest())
        .filter(|column| *column != naming && !partners.contains(column))
        .filter(|&column| repeated || number(column).is_some_and(|own| numbers.contains(&own)))
        .collect();
    let mut answered: BTreeSet<&str> = BTreeSet::new();
    let mut silent: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        let filled = |columns: &[usize]| -> Vec<usize> {
            columns.iter().copied().filter(|&column| !sheet.cell(row, column).is_empty()).collect()
        };
        let is_coded = |column: &usize| codes.hold(sheet.cell(row, *column));
        let (named, said) = (filled(&partners), filled(&about));
        coded.cells.extend(named.iter().chain(&said).copied().filter(is_coded).map(|column| (row, column)));
        let all = |columns: &[usize]| !columns.is_empty() && columns.iter().all(is_coded);
        let name = sheet.cell(row, naming);
        if all(&named) || (repeated && all(&said)) {
            coded.rows.insert(row);
            silent.insert(name);
        } else {
            answered.insert(name);
        }
    }
    coded.silent = silent.difference(&answered).map(|name| (*name).to_owned()).collect();
    coded
}

impl Reading<'_> {
    /// Notes that these nodes, which gave nothing but codes for no answer, did not answer, unless a table of nodes says that they did.
    pub(super) fn mark_silent(&mut self, silent: &BTreeSet<String>) {
        for node in self.draft.nodes_mut().filter(|node| silent.contains(&node.id)) {
            if matches!(node.respondent, Respondent::Unknown | Respondent::NamedOnly) {
                node.respondent = Respondent::NoResponse;
            }
        }
    }
}
