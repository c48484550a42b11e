//! What the columns of a long list hold, where all of them are such as every row can be read by itself.

use super::super::columns::Meaning;
use super::super::columns::meaning;
use super::super::content::Content;
use super::super::sheet::Sheet;
use super::cut::MOST_COLUMNS;
use crate::formats::shared::fields::{Dialect, TieField, plain};

/// Which column holds what.
#[derive(Debug)]
pub(super) struct Layout<'h> {
    pub(super) delimiter: u8,
    /// Number of columns, which every row has.
    pub(super) width: usize,
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) strength: Option<usize>,
    /// Columns that say something beside, the same in many rows.
    pub(super) beside: Vec<(usize, TieField)>,
    /// The heading of the first end: where it returns, rows may be headings again.
    pub(super) heading: &'h str,
}

impl<'h> Layout<'h> {
    /// The layout of a list with these headings; none where its rows cannot be read one by one.
    pub(super) fn of(head: &'h Sheet<'_>, delimiter: u8) -> Option<Layout<'h>> {
        let Meaning { content, header, .. } = meaning(head, &[]).ok()??;
        let headings: Vec<&str> = head.cells(0).collect();
        if content != Content::Ties || header != Some(0) || headings.len() > MOST_COLUMNS {
            return None;
        }
        let (mut ends, mut strength, mut beside) = ([None, None], None, Vec::new());
        for (column, heading) in headings.iter().enumerate() {
            let place = match TieField::of(heading, Dialect::Person) {
                // A column of this name may hold kinds or directions, which all of its cells tell.
                _ if plain(heading) == "type" => return None,
                TieField::Source => &mut ends[0],
                TieField::Target => &mut ends[1],
                TieField::Strength => &mut strength,
                field @ (TieField::Kind | TieField::Layer | TieField::Status | TieField::Role) => {
                    if beside.iter().any(|(_, other)| *other == field) {
                        return None;
                    }
                    beside.push((column, field));
                    continue;
                }
                _ => return None,
            };
            if place.replace(column).is_some() {
                return None;
            }
        }
        let [Some(source), Some(target)] = ends else { return None };
        let (width, heading) = (headings.len(), headings[source]);
        Some(Layout { delimiter, width, source, target, strength, beside, heading })
    }

    /// The column of the kinds of ties among those that say something beside.
    pub(super) fn kind(&self) -> Option<usize> {
        self.beside.iter().position(|(_, field)| *field == TieField::Kind)
    }
}
