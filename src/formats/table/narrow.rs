//! From the place of a row to the cell of the field that a finding is about.

use super::address::{address, cell_place};
use crate::diagnostics::{Item, Place};
use crate::formats::Narrow;
use std::sync::Arc;

/// In which column of which sheet each field stands.
#[derive(Debug, Default)]
pub(super) struct Columns(Vec<SheetColumns>);

#[derive(Debug)]
struct SheetColumns {
    file: Option<String>,
    sheet: Option<String>,
    delimiter: Option<u8>,
    fields: Vec<(&'static str, usize)>,
}

impl Columns {
    /// Notes the columns of a sheet.
    pub(super) fn note(&mut self, sheet: &super::Sheet, fields: impl Iterator<Item = (&'static str, usize)>) {
        self.0.push(SheetColumns {
            file: sheet.file.clone(),
            sheet: sheet.name.clone(),
            delimiter: sheet.delimiter,
            fields: fields.collect(),
        });
    }

    /// The function that narrows places by these columns.
    pub(super) fn narrowing(self) -> Narrow {
        Arc::new(move |text, places| places.into_iter().map(|place| self.narrow(text, place)).collect())
    }

    fn narrow(&self, text: &str, place: Place) -> Place {
        let (Some(field), Some(line)) = (place.field, place.line) else { return place };
        // Places in the file that is read may name it or not; those in the file beside it always do.
        let beside = |columns: &&SheetColumns| columns.file.is_some() && columns.file == place.file;
        let main = |columns: &&SheetColumns| columns.file.is_none() && columns.sheet == place.sheet;
        let Some(columns) = self.0.iter().find(beside).or_else(|| self.0.iter().find(main)) else { return place };
        let Some(&(_, column)) = columns.fields.iter().find(|(name, _)| *name == field) else { return place };
        match (columns.delimiter, place.span) {
            (Some(delimiter), Some(span)) => cell_place(text, place, span, delimiter, column),
            (Some(_), None) => Place { item: Some(Item::column(column + 1)), ..place },
            (None, _) => Place { column: Some(column + 1), item: Some(Item::cell(address(column, line))), ..place },
        }
    }
}
