//! Merged cells of an OpenDocument sheet, which says of a cell how many rows it spans, and the rows and columns that it hides.

use super::Beside;
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::table::merged::Merged;
use std::collections::BTreeMap;

/// The cells of each sheet that span rows, and what is hidden in it, by the name of the sheet, from the part of a file that holds its
/// tables. What is broken there is said by who reads the cells; here it ends the search.
pub(super) fn by_sheet(content: &str) -> BTreeMap<String, Beside> {
    let mut sheets: BTreeMap<String, Beside> = BTreeMap::new();
    let mut xml = Xml::new(content, "");
    let (mut sheet, mut depth) = (String::new(), 0_usize);
    // Row and column of the next cell, from 0, and how often the row at hand repeats.
    let (mut row, mut column, mut repeated) = (0_usize, 0_usize, 1_usize);
    while let Ok(item) = xml.next() {
        match item {
            Item::Open(element) => match &*element.name {
                "table" => {
                    depth += 1;
                    // A table inside a cell is none of the sheet.
                    if depth == 1 {
                        sheet = element.get("name").unwrap_or_default().to_owned();
                        (row, column) = (0, 0);
                    }
                }
                "table-column" if depth == 1 => {
                    let columns = count(&element, "number-columns-repeated");
                    if is_hidden(&element) {
                        let last = column.saturating_add(columns - 1);
                        sheets.entry(sheet.clone()).or_default().unseen.columns.hide(column..=last);
                    }
                    column = column.saturating_add(columns);
                }
                "table-row" if depth == 1 => {
                    (column, repeated) = (0, count(&element, "number-rows-repeated"));
                    if is_hidden(&element) {
                        let lines = row.saturating_add(1)..=row.saturating_add(repeated);
                        sheets.entry(sheet.clone()).or_default().unseen.rows.hide(lines);
                    }
                }
                "table-cell" | "covered-table-cell" if depth == 1 => {
                    let rows = count(&element, "number-rows-spanned");
                    if rows > 1 {
                        let region = Merged { column, from: row.saturating_add(1), to: row.saturating_add(rows) };
                        sheets.entry(sheet.clone()).or_default().merged.push(region);
                    }
                    column = column.saturating_add(count(&element, "number-columns-repeated"));
                }
                _ => {}
            },
            Item::Close(name) => match &*name {
                "table" => depth = depth.saturating_sub(1),
                "table-row" if depth == 1 => row = row.saturating_add(repeated),
                _ => {}
            },
            Item::Text(_) => {}
            Item::End => break,
        }
    }
    sheets
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.get("visibility"), Some("collapse" | "filter"))
}

/// A number that is 1 where nothing is said.
fn count(element: &Element<'_>, name: &str) -> usize {
    element.get(name).and_then(|text| text.parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_that_repeat_are_counted() {
        let content = r#"<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="Blad &amp; 1">
            <table:table-header-rows><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row></table:table-header-rows>
            <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-rows-spanned="4">
              <table:table table:name="inner"><table:table-row><table:table-cell table:number-rows-spanned="9"/></table:table-row></table:table>
            </table:table-cell><table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell/></table:table-row>
            <table:table-row><table:table-cell table:number-rows-spanned="2"/></table:table-row></table:table>
            <table:table table:name="2"><table:table-row><table:table-cell table:number-rows-spanned="2"/></table:table-row></table:table>
          </office:document-content>"#;
        let found = by_sheet(content);
        let merged = |column, from, to| Merged { column, from, to };
        assert_eq!(found["Blad & 1"].merged, [merged(2, 4, 7), merged(0, 5, 6)]);
        assert_eq!(found["2"].merged, [merged(0, 1, 2)]);
        assert!(by_sheet("<table><table-row></table>").is_empty());
    }

    #[test]
    fn rows_and_columns_are_hidden_by_hand_or_by_a_filter() {
        let content = r#"<table:table xmlns:table="t" table:name="a"><table:table-column table:number-columns-repeated="2"/>
            <table:table-column table:visibility="collapse" table:number-columns-repeated="3"/><table:table-column table:visibility="visible"/>
            <table:table-row table:number-rows-repeated="2"/><table:table-row table:visibility="filter"/>
            <table:table-row table:visibility="collapse" table:number-rows-repeated="2"/><table:table-row/></table:table>"#;
        let unseen = &by_sheet(content)["a"].unseen;
        let rows: Vec<usize> = (0..12).filter(|&row| unseen.rows.holds(row)).collect();
        let columns: Vec<usize> = (0..12).filter(|&column| unseen.columns.holds(column)).collect();
        assert_eq!((rows, columns), (vec![3, 4, 5], vec![2, 3, 4]));
    }
}
