//! Workbooks of NodeXL: the sheets Edges and Vertices, whose headings stand below a row of groups of headings. Its other sheets hold
//! what it computed, groups and settings.

use super::columns::{Meaning, find_column};
use super::content::Content;
use super::sheet::Sheet;
use super::{Further, Table};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::Error;
use crate::formats::Origin;

/// Rows above which the headings of its tables stand.
const HEADED: usize = 3;
/// What its settings call whether ties have a direction.
const DIRECTEDNESS: [&str; 2] = ["Graph Directedness", "Graph Type"];

/// The row with the headings of its sheet of ties; none where the workbook is not its own, or another sheet is asked for.
pub(super) fn header(sheets: &[Sheet<'_>], origin: &Origin<'_>) -> Option<usize> {
    let edges = sheets.iter().find(|sheet| is_called(sheet, "edges"))?;
    let asked = origin.options.sheet.as_deref().is_none_or(|name| name.trim().eq_ignore_ascii_case("edges"));
    heading_row(edges, &["Vertex 1", "Vertex 2"]).filter(|_| asked)
}

fn is_called(sheet: &Sheet<'_>, name: &str) -> bool {
    sheet.name.as_deref().is_some_and(|own| own.trim().eq_ignore_ascii_case(name))
}

/// The first of the upper rows that holds all of these headings.
fn heading_row(sheet: &Sheet<'_>, headings: &[&str]) -> Option<usize> {
    let holds = |row: usize| headings.iter().all(|heading| sheet.cells(row).any(|cell| cell == *heading));
    (0..sheet.len().min(HEADED)).find(|&row| holds(row))
}

/// Its ties and nodes, with what its settings say of their direction; the other sheets are named as not read. `header` is the row of
/// the headings of its ties.
pub(super) fn tables<'t>(
    sheets: Vec<Sheet<'t>>,
    header: usize,
    origin: &Origin<'_>,
) -> Result<(Vec<Table<'t>>, Further), Error> {
    let mut further = Further { directed: sheets.iter().find_map(directed), ..Further::default() };
    let (mut tables, mut unread) = (Vec::new(), Vec::new());
    for sheet in sheets {
        if is_called(&sheet, "edges") {
            let mut ties = Meaning::new(Content::Ties, Some(header));
            for (field, column) in origin.options.columns_by_hand() {
                let at = find_column(&sheet, header, &column).ok_or_else(|| {
                    let known: Vec<&str> = sheet.cells(header).filter(|cell| !cell.is_empty()).collect();
                    Error::request(format!("--columns: the sheet Edges has no column {column:?}"))
                        .hint(format!("its headings are {}", known.join(", ")))
                })?;
                ties.by_hand.push((at, field));
            }
            tables.push(Table { sheet, meaning: ties });
        } else if let (true, Some(row)) = (is_called(&sheet, "vertices"), heading_row(&sheet, &["Vertex"])) {
            tables.push(Table { sheet, meaning: Meaning::new(Content::Nodes, Some(row)) });
        } else if (0..sheet.len()).any(|row| !sheet.is_blank(row)) {
            unread.extend(sheet.name);
        }
    }
    if let Some(first) = unread.first().cloned() {
        let names = unread.join(", ");
        let message = said!(
            "a workbook of NodeXL: of its sheets Edges and Vertices are read; not read are {names}",
            "een werkmap van NodeXL: van haar bladen zijn Edges en Vertices gelezen; niet gelezen zijn {names}"
        );
        let place = Place { sheet: Some(first), ..Place::default() };
        further.notes.push(Diagnostic::notice("unread-sheet", place, message).hint(text!(
            "they hold groups, metrics and settings; what is to count for a node belongs into a column of Vertices",
            "daarin staan groepen, maten en instellingen; wat voor een knoop moet gelden hoort in een kolom van Vertices"
        )));
    }
    Ok((tables, further))
}

/// Whether ties have a direction, where a sheet says so in two cells side by side.
fn directed(sheet: &Sheet<'_>) -> Option<bool> {
    let said = |row: usize| {
        let at = sheet.cells(row).position(|cell| DIRECTEDNESS.contains(&cell))?;
        match sheet.cell(row, at + 1) {
            "Directed" => Some(true),
            "Undirected" => Some(false),
            _ => None,
        }
    };
    // Neither ties nor nodes have such a row.
    let settings = !is_called(sheet, "edges") && !is_called(sheet, "vertices");
    (0..sheet.len()).filter(|_| settings).find_map(said)
}
