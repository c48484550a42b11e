//! Which columns of a table of ties are relations, and whether a list of ties has a direction.

use super::sections::{Row, Section};
use crate::formats::shared::fields::{Dialect, TieField, plain};
use crate::formats::shared::flat;
use crate::formats::shared::words::number;

/// Columns that hold how strong a tie is.
const STRENGTH: [&str; 4] = ["strength", "weight", "tie strength", "tiestrength"];

/// What a column of ties holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    End,
    Relation(String),
    Field(TieField),
}

/// What the columns of a table of ties hold. The first two are the ends.
pub(super) fn columns(section: &Section<'_>, dialect: Dialect) -> Vec<Column> {
    let headings: Vec<&str> = section.headings.cells.iter().map(|cell| &*cell.text).collect();
    let field = |heading: &str| match dialect {
        Dialect::Own => TieField::of(&flat::read_name(heading), dialect),
        _ if STRENGTH.contains(&plain(heading).as_str()) => TieField::Strength,
        _ => TieField::Attribute(heading.trim().to_owned()),
    };
    let mut columns: Vec<Column> = headings
        .iter()
        .enumerate()
        .map(|(at, heading)| if at < 2 { Column::End } else { Column::Field(field(heading)) })
        .collect();
    if dialect != Dialect::Own && !columns.contains(&Column::Field(TieField::Strength)) {
        for (at, heading) in headings.iter().enumerate().skip(2) {
            if !section.rows.is_empty() && section.rows.iter().all(|row| number(row.text(at)).is_some()) {
                columns[at] = Column::Relation((*heading).to_owned());
            }
        }
    }
    columns
}

/// Of ties that are all listed both ways with the same values: which of the rows repeat an earlier one. None where the list has a
/// direction.
pub(super) fn repeats(rows: &[&Row<'_>]) -> Option<Vec<bool>> {
    let values =
        |row: &Row<'_>| -> Vec<String> { row.cells.iter().skip(2).map(|cell| cell.text.to_string()).collect() };
    let key = |row: &Row<'_>, from: usize, to: usize| (row.text(from).to_owned(), row.text(to).to_owned(), values(row));
    let mut there: Vec<_> = rows.iter().map(|row| key(row, 0, 1)).collect();
    let mut back: Vec<_> = rows.iter().map(|row| key(row, 1, 0)).collect();
    there.sort_unstable();
    back.sort_unstable();
    let both = !rows.is_empty() && there == back;
    both.then(|| rows.iter().map(|row| row.text(0) > row.text(1)).collect())
}
