//! Fields that the user says no column holds (`--columns certainty=`): a column that is called so is kept as an attribute.

use super::Table;
use super::content::Content;
use crate::error::Error;
use crate::formats::shared::draft::MODE;
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::{Origin, ReadOptions};

/// Notes the fields in every table. A field that cannot be set aside, or that no column would be read as, is an error.
pub(super) fn note(tables: &mut [Table], origin: &Origin<'_>) -> Result<(), Error> {
    let ReadOptions { columns, .. } = origin.options;
    let aside: Vec<&str> = columns
        .iter()
        .filter(|(field, column)| column.is_empty() && field != MODE)
        .map(|(field, _)| &**field)
        .collect();
    for field in &aside {
        check(field, tables, origin.file)?;
    }
    for table in tables.iter_mut().filter(|_| !aside.is_empty()) {
        table.meaning.aside = aside.iter().map(|field| (*field).to_owned()).collect();
    }
    Ok(())
}

fn check(field: &str, tables: &[Table], file: &str) -> Result<(), Error> {
    let error = |message: String| Error::request(format!("--columns {field}=: {message}"));
    let (of_tie, of_node) = (TieField::of(field, Dialect::Person), NodeField::of(field, Dialect::Person));
    let survey = tables.iter().any(|table| table.is(Content::Survey));
    let needed = match (&of_tie, &of_node) {
        (TieField::Source | TieField::Target, _) => true,
        (TieField::ReportedBy, _) => survey,
        (_, NodeField::Id | NodeField::Label) => true,
        _ => false,
    };
    if needed {
        return Err(error("a table cannot do without it".to_owned())
            .hint(format!("say which column it is: --columns {field}=COLUMN, by its heading or letter")));
    }
    let is_so = |heading: &str| {
        let (tie, node) = (TieField::of(heading, Dialect::Person), NodeField::of(heading, Dialect::Person));
        let known = |attribute: bool, same: bool| !attribute && same;
        known(matches!(tie, TieField::Attribute(_)), tie == of_tie)
            || known(matches!(node, NodeField::Attribute(_)), node == of_node)
            || (of_tie == TieField::Strength && super::measured::says_strength(heading))
    };
    let headings = |table: &Table| -> Vec<String> {
        let header = table.meaning.header;
        header.map_or_else(Vec::new, |row| table.sheet.cells(row).map(str::to_owned).collect())
    };
    let all: Vec<String> = tables.iter().flat_map(headings).filter(|heading| !heading.is_empty()).collect();
    // `zekerheid 1` is about the tie to `partner 1`.
    if all.iter().any(|heading| is_so(heading) || is_so(super::headings::numbered(heading).0)) {
        return Ok(());
    }
    Err(error(format!("no column of {file} is read as {field}"))
        .hint(format!("leave it out; the headings are {}", all.join(", "))))
}
