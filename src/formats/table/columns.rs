//! What the columns of a table mean: by their headings, or as the user says.

use super::address::column_of_letters;
use super::content::{Content, content_by_name};
use super::corner::is_matrix as is_cornered_matrix;
use super::headings::{
    content_by_headings, first_rows, heading_row, is_partners, partner_columns, still_heads_survey, still_heads_ties,
};
use super::looks::{has_repeated_ends, is_small_matrix, is_square, looks_like_matrix, matrix_header};
use super::sheet::Sheet;
use crate::diagnostics::text;
use crate::error::{Error, ErrorKind};
use crate::formats::shared::fields::{Dialect, TieField, near_heading, plain};
use crate::formats::shared::values;
use crate::text::Text;
use std::collections::BTreeSet;

/// A table whose meaning is known.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) content: Content,
    /// The row of headings; none where the table has none.
    pub(super) header: Option<usize>,
    /// Its columns, by hand.
    pub(super) by_hand: Vec<(usize, String)>,
    /// Whether it is taken for a list or matrix of who takes part in what, by what stands below its headings.
    pub(super) memberships: bool,
    /// Fields that the user says no column holds.
    pub(super) aside: Vec<String>,
    /// Rows in which nothing stands but what the user says is no answer.
    pub(super) no_answer: BTreeSet<usize>,
    /// Whether each row is what one respondent answered, as such rows tell.
    pub(super) answers: bool,
}

impl Meaning {
    /// Of a table whose columns mean what their headings say.
    pub(super) fn new(content: Content, header: Option<usize>) -> Meaning {
        Meaning {
            content,
            header,
            by_hand: Vec::new(),
            memberships: false,
            aside: Vec::new(),
            no_answer: BTreeSet::new(),
            answers: false,
        }
    }

    /// The first row below the headings.
    pub(super) fn first_row(&self) -> usize {
        self.header.map_or(0, |row| row + 1)
    }

    /// The heading of a column, or the field that the user says it is.
    pub(super) fn heading<'s>(&'s self, sheet: &'s Sheet, column: usize) -> &'s str {
        let by_hand = self.by_hand.iter().find(|(at, _)| *at == column).map(|(_, field)| field.as_str());
        by_hand.unwrap_or_else(|| self.header.map_or("", |row| sheet.cell(row, column)))
    }

    /// Whether the user says that another column is what the heading of this one stands for, or that none is.
    pub(super) fn is_elsewhere<F: PartialEq>(&self, sheet: &Sheet, column: usize, of: impl Fn(&str) -> F) -> bool {
        if self.by_hand.is_empty() && self.aside.is_empty() {
            return false;
        }
        let field = of(self.heading(sheet, column));
        self.by_hand.iter().all(|(at, _)| *at != column)
            && (self.by_hand.iter().any(|(_, name)| of(name) == field) || self.sets_aside(&field, of))
    }

    /// Whether the user says that no column is this field.
    pub(super) fn sets_aside<F: PartialEq>(&self, field: &F, of: impl Fn(&str) -> F) -> bool {
        self.aside.iter().any(|name| of(name) == *field)
    }

    /// Whether the table is one that verbinder wrote: its first headings, exactly.
    pub(super) fn dialect(&self, sheet: &Sheet) -> Dialect {
        let begins = |words: &[&str]| {
            self.header
                .is_some_and(|row| words.iter().enumerate().all(|(column, word)| sheet.cell(row, column) == *word))
        };
        let own = begins(&["source", "target", "kind", "directed"]) || begins(&["id", "label", "kind"]);
        if own && self.by_hand.is_empty() { Dialect::Own } else { Dialect::Person }
    }
}

/// What a sheet lists; none where it holds nothing.
pub(super) fn meaning(sheet: &Sheet, by_hand: &[(String, String)]) -> Result<Option<Meaning>, Error> {
    let rows: Vec<usize> = first_rows(sheet).collect();
    let Some(&first) = rows.first() else { return Ok(None) };
    if !by_hand.is_empty() {
        return by_hand_meaning(sheet, by_hand).map(Some);
    }
    let named = sheet.says.or_else(|| sheet.name.as_deref().and_then(content_by_name));
    let found = rows.iter().find_map(|&row| {
        let content = content_by_headings(sheet, row)?;
        Some(Meaning::new(content, Some(row)))
    });
    let header = |content| Meaning::new(content, Some(first));
    let meaning = match (named, found) {
        // A sheet that is called nodes may well have a column `from`; one called ties needs its two ends.
        (Some(Content::Nodes), Some(found)) if found.content != Content::Matrix => {
            Meaning { content: Content::Nodes, ..found }
        }
        (Some(Content::Sources), _) => header(Content::Sources),
        (Some(Content::About), _) => Meaning::new(Content::About, None),
        (_, Some(found)) => found,
        (Some(Content::Ties), None) => header(Content::Unknown),
        (Some(Content::Matrix), None) => {
            Meaning { header: Some(matrix_header(sheet, &rows)), ..header(Content::Matrix) }
        }
        (Some(content), None) => header(content),
        (None, None) if looks_like_matrix(sheet, first) => header(Content::Matrix),
        (None, None)
            if (2..=3).contains(&sheet.widest())
                && !is_small_matrix(sheet)
                && has_repeated_ends(sheet, first, &[(0, String::new()), (1, String::new())]) =>
        {
            let mut by_hand = vec![(0, "source".to_owned()), (1, "target".to_owned())];
            let weights =
                sheet.widest() == 3 && (0..sheet.len()).all(|row| values::number(sheet.cell(row, 2)).is_some());
            if sheet.widest() == 3 {
                by_hand.push((2, if weights { "strength" } else { "column 3" }.to_owned()));
            }
            Meaning { by_hand, ..Meaning::new(Content::Ties, None) }
        }
        (None, None) => match rows.iter().find(|&&row| is_cornered_matrix(sheet, row)) {
            Some(&row) => Meaning { header: Some(row), memberships: true, ..header(Content::Matrix) },
            None => header(Content::Unknown),
        },
    };
    Ok(Some(meaning))
}

/// Why a sheet is left alone, where its name says that it is no part of the network.
pub(super) fn set_aside(sheet: &Sheet) -> Option<Text> {
    let name = sheet.name.as_deref()?.trim().to_lowercase();
    match name.as_str() {
        "loops" => {
            Some(text!("loops of Kumu are groups of connections", "loops van Kumu zijn groepen van verbindingen"))
        }
        name if name.ends_with("(ignore)") => Some(text!("its name says so", "zo heet het")),
        _ => None,
    }
}

fn by_hand_meaning(sheet: &Sheet, by_hand: &[(String, String)]) -> Result<Meaning, Error> {
    let first = heading_row(sheet).unwrap_or(0);
    let mut columns = Vec::new();
    for (field, column) in by_hand {
        let at = find_column(sheet, first, column).ok_or_else(|| {
            let known: Vec<&str> = sheet.cells(first).filter(|cell| !cell.is_empty()).collect();
            Error::request(format!("--columns: the table has no column {column:?}"))
                .hint(format!("its headings are {}; a letter (B) or a number (2) does as well", known.join(", ")))
        })?;
        columns.push((at, field.clone()));
    }
    let has = |field: TieField| columns.iter().any(|(_, name)| TieField::of(name, Dialect::Person) == field);
    // `partner` is the end of a tie too, unless somebody answered.
    let answers = has(TieField::ReportedBy) && !has(TieField::Source);
    let partners = columns.iter().any(|(_, name)| name == "partners" || (answers && is_partners(name)))
        || (answers && !has(TieField::Target) && !partner_columns(sheet, first).is_empty());
    let content = if partners {
        Content::Survey
    } else if has(TieField::Source) || has(TieField::Target) || still_heads_ties(sheet, first, &columns) {
        Content::Ties
    } else if still_heads_survey(sheet, first, &columns) {
        Content::Survey
    } else {
        Content::Nodes
    };
    // By letters and numbers one can name the columns of a table without headings.
    let by_heading = by_hand.iter().any(|(_, column)| sheet.cells(first).any(|cell| plain(cell) == plain(column)));
    let header = (by_heading || !has_repeated_ends(sheet, first, &columns)).then_some(first);
    Ok(Meaning { by_hand: columns, ..Meaning::new(content, header) })
}

/// The column with this heading, number or letter.
pub(super) fn find_column(sheet: &Sheet, header: usize, name: &str) -> Option<usize> {
    let exact = sheet.cells(header).position(|cell| cell == name);
    let by_heading = exact.or_else(|| sheet.cells(header).position(|cell| plain(cell) == plain(name)));
    let by_number = || name.parse::<usize>().ok()?.checked_sub(1);
    let column = by_heading.or_else(by_number).or_else(|| column_of_letters(name))?;
    (column < sheet.widest()).then_some(column)
}

/// The error for a table whose headings name nothing that is known.
pub(super) fn not_understood(sheet: &Sheet, file: &str) -> Error {
    let first = heading_row(sheet);
    let headings: Vec<&str> =
        first.map_or_else(Vec::new, |row| sheet.cells(row).filter(|cell| !cell.is_empty()).collect());
    let shown = headings.iter().take(8).map(|heading| format!("{heading:?}")).collect::<Vec<_>>().join(", ");
    // The headings of a frame stand in no row.
    let line = first.map(|row| sheet.line(row)).filter(|line| *line > 0);
    let place = line.map_or_else(String::new, |line| format!(":{line}"));
    let place = sheet.name.as_ref().map_or(place.clone(), |name| format!(" (sheet {name}){place}"));
    let words = |row: usize| sheet.cells(row).all(|cell| !cell.contains(char::is_whitespace));
    if sheet.widest() < 2 && sheet.len() > 1 && (0..sheet.len()).all(words) {
        let message = format!("{file}{place}: every row holds a single value, such as {shown}; that makes no tie");
        return Error::new(ErrorKind::Format, message)
            .hint("a list of degrees, of names or of groups is no network; a tie needs two names on its row")
            .hint("if the names are set apart by a sign that was not recognised, use a comma, a semicolon or a tab");
    }
    if is_square(sheet) {
        let message = format!("{file}{place}: a square of numbers, without the names of its rows and columns");
        return Error::new(ErrorKind::Format, message)
            .hint("--input-format adj reads it as a matrix without names, whose nodes are numbered")
            .hint("to give the nodes names, write them into the first row and the first column");
    }
    let error = Error::new(
        ErrorKind::Format,
        format!("{file}{place}: no column says where ties begin and end; the headings are {shown}"),
    );
    let near = headings.iter().find_map(|heading| Some((*heading, near_heading(heading, true)?)));
    let error = match near {
        Some((heading, near)) => error.hint(format!("is {heading:?} meant to be {near:?}? Then change the heading")),
        None => error,
    };
    error
        .hint("call the columns source and target (or from and to, van and naar), or point at them: --columns source=A,target=B")
        .hint("a table of nodes has a column id or label; a survey has respondent and partner 1, partner 2, …; a matrix an empty corner cell")
}
