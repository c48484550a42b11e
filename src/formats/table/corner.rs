//! Tables of two modes as people fill them in: a matrix whose corner says something, and a list of who takes part in what.

use super::Table;
use super::columns::Meaning;
use super::content::Content;
use super::rows::is_total;
use super::sheet::Sheet;
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::values;
use std::collections::BTreeSet;

/// What a single table without ties may list after all: who takes part in what.
pub(super) fn two_modes(table: &mut Table) {
    let Table { sheet, meaning } = table;
    let Some(header) = meaning.header.filter(|_| meaning.content == Content::Nodes && meaning.by_hand.is_empty())
    else {
        return;
    };
    if is_matrix(sheet, header) {
        (meaning.content, meaning.memberships) = (Content::Matrix, true);
    } else if let Some((member, gathering)) = members(sheet, header) {
        *meaning = Meaning {
            by_hand: vec![(member, "source".to_owned()), (gathering, "target".to_owned())],
            memberships: true,
            ..Meaning::new(Content::Ties, Some(header))
        };
    }
}

/// Says that a table is read as one of who takes part in what, and how to have it read otherwise.
pub(super) fn said(table: &Table) -> Option<Diagnostic> {
    let Table { sheet, meaning } = table;
    let header = meaning.header.filter(|_| meaning.memberships)?;
    let heading = |column: usize| sheet.cell(header, column);
    let message = match &meaning.by_hand[..] {
        [(member, _), (gathering, _)] => said!(
            "the table is read as a list of who takes part in what: {:?} takes part in {:?}",
            "de tabel is gelezen als een lijst van wie waaraan deelneemt: {:?} neemt deel aan {:?}",
            heading(*member),
            heading(*gathering)
        ),
        _ => said!(
            "the table is read as a matrix of who takes part in what: who in the first column, what in the headings",
            "de tabel is gelezen als een matrix van wie waaraan deelneemt: wie in de eerste kolom, waaraan in de koppen"
        ),
    };
    let finding = Diagnostic::notice("read-as-two-modes", sheet.place(header), message);
    Some(finding.hint(text!(
        "if it is a table of nodes whose columns describe them, name it with --nodes beside the table of ties, or call its \
         sheet nodes",
        "is het een tabel van knopen waarvan de kolommen hen beschrijven, noem haar dan met --nodes naast de tabel van \
         relaties, of noem haar blad knopen"
    )))
}

/// Whether a row heads a matrix whose corner names what stands in rows and columns: names in the first column, marks or numbers in all
/// others, under headings that are no known fields. Numbers alone might describe nodes: there, many cells must be empty or zero.
pub(super) fn is_matrix(sheet: &Sheet, header: usize) -> bool {
    let headings: Vec<&str> = sheet.cells(header).collect();
    let Some((corner, others)) = headings.split_first() else { return false };
    let columns: Vec<usize> = (1..headings.len()).filter(|&column| !is_total(headings[column])).collect();
    let answers = TieField::of(corner, Dialect::Person) == TieField::ReportedBy;
    if corner.is_empty() || answers || columns.len() < 2 {
        return false;
    }
    let names_nothing = |heading: &&str| {
        !heading.is_empty()
            && values::number(heading).is_none()
            && matches!(TieField::of(heading, Dialect::Person), TieField::Attribute(_))
            && matches!(NodeField::of(heading, Dialect::Person), NodeField::Attribute(_))
    };
    let rows: Vec<usize> = sheet.filled(header + 1).filter(|&row| !is_total(sheet.cell(row, 0))).collect();
    let names: BTreeSet<&str> = rows.iter().map(|&row| sheet.cell(row, 0)).collect();
    let named =
        names.len() == rows.len() && names.iter().all(|name| !name.is_empty() && values::number(name).is_none());
    if rows.len() < 2 || !named || !others.iter().filter(|heading| !is_total(heading)).all(names_nothing) {
        return false;
    }
    let cells = || rows.iter().flat_map(|&row| columns.iter().map(move |&column| sheet.cell(row, column)));
    let is_none = |cell: &str| ["", "-", "–", "0"].contains(&cell) || values::tick(cell) == Some(false);
    // Among ticks any other sign is a doubtful one, which the matrix then says; alone, some signs are marks for how good something is.
    let ticked = cells().any(|cell| values::tick(cell) == Some(true));
    let is_doubtful = |cell: &str| values::is_sign(cell) && (ticked || !["+", "?", "*", "~"].contains(&cell));
    let is_mark = |cell: &str| is_none(cell) || values::tick(cell).is_some() || is_doubtful(cell);
    let wider = rows.iter().any(|&row| sheet.width(row) > headings.len());
    if wider || cells().any(|cell| !is_mark(cell) && values::number(cell).is_none()) || cells().all(is_none) {
        return false;
    }
    let two_names = corner.contains(['\\', '/', '|']);
    let none = cells().filter(|cell| is_none(cell)).count();
    two_names || cells().all(is_mark) || (columns.len() > 2 && none * 3 >= rows.len() * columns.len())
}

/// Headings of what people gather in.
const GATHERINGS: [&str; 24] = [
    "overleg",
    "overleggen",
    "tafel",
    "netwerk",
    "platform",
    "werkgroep",
    "samenwerkingsverband",
    "samenwerking",
    "bijeenkomst",
    "project",
    "initiatief",
    "verband",
    "commissie",
    "meeting",
    "table",
    "event",
    "group",
    "groep",
    "working group",
    "partnership",
    "initiative",
    "committee",
    "network",
    "programma",
];

/// The columns of members and gatherings, where members return and no pair does: with one row each, gatherings may describe nodes.
fn members(sheet: &Sheet, header: usize) -> Option<(usize, usize)> {
    let headings: Vec<&str> = sheet.cells(header).collect();
    let naming = |heading: &&str| {
        matches!(NodeField::of(heading, Dialect::Person), NodeField::Id | NodeField::Label)
            && !GATHERINGS.contains(&plain(heading).as_str())
    };
    let member = headings.iter().position(naming)?;
    let gathering = headings.iter().position(|heading| GATHERINGS.contains(&plain(heading).as_str()))?;
    let ends = |heading: &&str| matches!(TieField::of(heading, Dialect::Person), TieField::Source | TieField::Target);
    let others = headings.iter().enumerate().filter(|(column, _)| ![member, gathering].contains(column));
    if others.clone().any(|(_, heading)| naming(heading) || ends(heading)) {
        return None;
    }
    let rows = || sheet.filled(header + 1).filter(|&row| !is_total(sheet.cell(row, member)));
    let mut pairs = BTreeSet::new();
    let once = rows().all(|row| {
        let pair = (sheet.cell(row, member), sheet.cell(row, gathering));
        !pair.0.is_empty() && !pair.1.is_empty() && pairs.insert(pair)
    });
    let members: BTreeSet<&str> = pairs.iter().map(|pair| pair.0).collect();
    let gatherings: BTreeSet<&str> = pairs.iter().map(|pair| pair.1).collect();
    (once && members.len() < pairs.len() && members.is_disjoint(&gatherings)).then_some((member, gathering))
}
