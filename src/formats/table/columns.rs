//! What the columns of a table mean: by their headings, or as the user says.

use super::corner::is_matrix as is_cornered_matrix;
use super::rows::is_total;
use super::sheet::{Sheet, column_of_letters};
use crate::diagnostics::text;
use crate::error::{Error, ErrorKind};
use crate::formats::shared::fields::{Dialect, NodeField, TieField, near_heading, plain};
use crate::formats::shared::questions::asks_partners;
use crate::formats::shared::values;
use crate::text::Text;
use std::collections::BTreeSet;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Content {
    /// One tie per row.
    Ties,
    /// One node per row.
    Nodes,
    /// One source per row.
    Sources,
    /// One respondent per row, with the partners it names.
    Survey,
    /// One row and column per node.
    Matrix,
    /// A name and a value per row: title, year and the like of the network.
    About,
    /// Nothing that is known.
    Unknown,
}

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
}

impl Meaning {
    /// Of a table whose columns mean what their headings say.
    pub(super) fn new(content: Content, header: Option<usize>) -> Meaning {
        Meaning { content, header, by_hand: Vec::new(), memberships: false, aside: Vec::new() }
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

/// Rows above the headings that hold titles and remarks: not more than this.
const MOST_TITLES: usize = 15;

/// What a sheet lists; none where it holds nothing.
pub(super) fn meaning(sheet: &Sheet, by_hand: &[(String, String)]) -> Result<Option<Meaning>, Error> {
    let rows: Vec<usize> = (0..sheet.len()).filter(|row| !sheet.is_blank(*row)).take(MOST_TITLES).collect();
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

/// What the name of a sheet says it lists.
pub(super) fn content_by_name(name: &str) -> Option<Content> {
    let name = plain(name);
    let is = |words: &[&str]| words.iter().any(|word| name == *word || name.ends_with(&format!(" {word}")));
    if is(&["nodes", "knopen", "actors", "actoren", "organisations", "organisaties", "elements", "members", "leden"]) {
        Some(Content::Nodes)
    } else if is(&["ties", "edges", "links", "relaties", "relations", "banden", "connections", "relationships"]) {
        Some(Content::Ties)
    } else if is(&["sources", "bronnen"]) {
        Some(Content::Sources)
    } else if is(&["matrix", "adjacency", "matrijs"]) {
        Some(Content::Matrix)
    } else if is(&["network", "netwerk", "about"]) {
        Some(Content::About)
    } else {
        None
    }
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

/// What the headings in a row say that the table lists.
fn content_by_headings(sheet: &Sheet, row: usize) -> Option<Content> {
    let ties: Vec<TieField> = sheet.cells(row).map(|cell| TieField::of(cell, Dialect::Person)).collect();
    let nodes: Vec<NodeField> = sheet.cells(row).map(|cell| NodeField::of(cell, Dialect::Person)).collect();
    let has_partners = !partner_columns(sheet, row).is_empty();
    let names_node = nodes.contains(&NodeField::Id) || nodes.contains(&NodeField::Label);
    let series = names_series(sheet, row).is_some();
    if heads_ties(sheet.cells(row)) && !series {
        Some(Content::Ties)
    } else if looks_like_matrix(sheet, row) {
        Some(Content::Matrix)
    } else if has_partners
        && (names_node || ties.contains(&TieField::ReportedBy) || (ties.contains(&TieField::Source) && !series))
    {
        Some(Content::Survey)
    } else if names_node {
        Some(Content::Nodes)
    } else {
        None
    }
}

/// Headings of columns in which respondents name their partners, without the number behind them.
const PARTNER_WORDS: &[&str] = &[
    "partner",
    "partners",
    "samenwerkingspartner",
    "samenwerkingspartners",
    "alter",
    "alters",
    "contact",
    "contacts",
    "contacten",
    "werkt samen met",
    "works with",
    "collaborates with",
    "genoemd",
    "genoemde organisaties",
    "named partners",
    "nominations",
    "partner organisatie",
    "partner organisation",
    "partner organization",
    "partner name",
    "naam partner",
];

/// The columns in which the partners of a respondent stand, side by side or several in one cell.
pub(super) fn partner_columns(sheet: &Sheet, row: usize) -> Vec<usize> {
    let series = names_series(sheet, row);
    (0..sheet.width(row))
        .filter(|&column| {
            let heading = plain(sheet.cell(row, column));
            let (word, number) = numbered(&heading);
            PARTNER_WORDS.contains(&word) || asks_partners(word) || (number.is_some() && series == Some(word))
        })
        .collect()
}

/// What the columns of a row are called that go on beyond two, or follow the one who answers: `organisatie 1`, `organisatie 2`,
/// `organisatie 3` are no ends of ties, nor are the first two behind `respondent`.
fn names_series(sheet: &Sheet, row: usize) -> Option<&'static str> {
    let answers = sheet.cells(row).next().is_some_and(|first| plain(first) == "respondent");
    let last = if answers { 2 } else { 3 };
    let reaches = |heading: &str| {
        let heading = plain(heading);
        let (word, number) = numbered(&heading);
        SERIES_WORDS.iter().copied().find(|known| number == Some(last) && *known == word)
    };
    sheet.cells(row).find_map(reaches)
}

/// Headings that are ends of a tie where there are two of them, and partners where there are more.
const SERIES_WORDS: &[&str] = &["organisatie", "organisation", "organization", "partij", "party", "actor", "node"];

/// Whether a field that the user gives a column holds partners.
pub(super) fn is_partners(field: &str) -> bool {
    let plain = plain(field);
    ["partner", "partners"].contains(&numbered(&plain).0)
}

/// A plain heading without the number behind it, and that number: `partner 3`, `partner (3)`, `partner? [3]`.
pub(super) fn numbered(heading: &str) -> (&str, Option<usize>) {
    let outer = heading.trim_end_matches([']', ')', ' ']);
    let word = outer.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = outer[word.len()..].parse().ok();
    (word.trim_end_matches(['[', '(', '#', '?', ' ']), number)
}

/// Headings and first column name the same things, or the body is numbers under as many headings as rows.
fn looks_like_matrix(sheet: &Sheet, header: usize) -> bool {
    let rows: Vec<usize> = (header + 1..sheet.len()).filter(|row| !sheet.is_blank(*row)).collect();
    let width = sheet.width(header);
    if rows.len() < 2 || width < 2 {
        return false;
    }
    let number = |cell: &str| cell.is_empty() || values::number(cell).is_some() || values::tick(cell).is_some();
    let numbers_from = |column: usize| {
        rows.iter().take(200).all(|&row| (column..sheet.width(row)).all(|column| number(sheet.cell(row, column))))
    };
    let headings: Vec<&str> = sheet.cells(header).collect();
    if headings[1..]
        .iter()
        .any(|heading| heading.is_empty() || values::number(heading).is_some() && !headings[0].is_empty())
    {
        return false;
    }
    let same = rows_in_headings(sheet, &headings, &rows);
    let named = headings[0].is_empty() || same > 0;
    // Names in the first column, numbers beside them.
    let totals = rows.iter().filter(|&&row| is_total(sheet.cell(row, 0))).count();
    let total_columns = headings[1..].iter().filter(|heading| is_total(heading)).count();
    let names = || -> BTreeSet<&str> { rows.iter().map(|&row| sheet.cell(row, 0)).collect() };
    if same > 0 && same + totals == rows.len() && same + 1 + total_columns == width && names().len() == rows.len() {
        // Who is in the rows is in the columns, once: a word among the numbers is a mistake in a matrix. Words alone are a list of ties.
        let cells = || rows.iter().flat_map(|&row| sheet.cells(row).skip(1));
        return headings[0].is_empty() || cells().filter(|cell| number(cell)).count() * 2 >= cells().count();
    }
    if width >= 3 && named && numbers_from(1) {
        return same * 2 > rows.len().min(width - 1) || headings[0].is_empty();
    }
    let heading_words = headings.iter().all(|heading| values::number(heading).is_none());
    heading_words && rows.len() == width && width >= 3 && numbers_from(0)
}

/// How many rows begin with a name that is a heading too, in whatever spelling.
fn rows_in_headings(sheet: &Sheet, headings: &[&str], rows: &[usize]) -> usize {
    let exact: BTreeSet<&str> = headings[1..].iter().copied().filter(|heading| !heading.is_empty()).collect();
    // In a long list the spelling of every name is too dear to compare, and it is no matrix anyway.
    let spelled: BTreeSet<String> =
        if rows.len() > 4 * headings.len() { BTreeSet::new() } else { exact.iter().map(|name| plain(name)).collect() };
    rows.iter()
        .map(|&row| sheet.cell(row, 0))
        .filter(|name| exact.contains(name) || (!spelled.is_empty() && spelled.contains(&plain(name))))
        .count()
}

/// The row of headings of a sheet that is called a matrix: the one whose names return most in the first column, otherwise the first
/// with several cells.
fn matrix_header(sheet: &Sheet, rows: &[usize]) -> usize {
    let names = |row: usize| {
        let headings: Vec<&str> = sheet.cells(row).collect();
        let below: Vec<usize> = (row + 1..sheet.len()).collect();
        rows_in_headings(sheet, &headings, &below)
    };
    let several = |row: usize| sheet.cells(row).filter(|cell| !cell.is_empty()).count() > 1;
    let best = rows.iter().copied().rev().max_by_key(|&row| names(row)).filter(|&row| names(row) > 0);
    best.or_else(|| rows.iter().copied().find(|&row| several(row))).unwrap_or(rows[0])
}

/// The row of headings of a table whose headings are not known: the first with several cells, below titles and remarks.
fn heading_row(sheet: &Sheet) -> Option<usize> {
    let rows = || (0..sheet.len()).filter(|row| !sheet.is_blank(*row)).take(MOST_TITLES);
    let several = |row: usize| sheet.cells(row).filter(|cell| !cell.is_empty()).count() > 1;
    rows().find(|&row| several(row)).or_else(|| rows().next())
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

/// Whether the headings name both ends of ties, beside the columns that the user names, none of which is one of an id or label of a node.
fn still_heads_ties(sheet: &Sheet, row: usize, by_hand: &[(usize, String)]) -> bool {
    let names_node = |name: &str| matches!(NodeField::of(name, Dialect::Person), NodeField::Id | NodeField::Label);
    let others = sheet.cells(row).enumerate().filter(|(at, _)| by_hand.iter().all(|(named, _)| named != at));
    by_hand.iter().all(|(_, name)| !names_node(name)) && heads_ties(others.map(|(_, cell)| cell))
}

/// Whether the headings are those of a survey, or of a list that reads like one, where the user names other columns only.
fn still_heads_survey(sheet: &Sheet, row: usize, by_hand: &[(usize, String)]) -> bool {
    let of_tie = |name: &str| !matches!(TieField::of(name, Dialect::Person), TieField::Attribute(_));
    let partners = partner_columns(sheet, row);
    by_hand.iter().all(|(at, name)| of_tie(name) && !partners.contains(at))
        && content_by_headings(sheet, row) == Some(Content::Survey)
}

/// Whether the first row is data: one of its ends is an end further down too.
fn has_repeated_ends(sheet: &Sheet, first: usize, columns: &[(usize, String)]) -> bool {
    columns.iter().any(|&(column, _)| {
        let cell = sheet.cell(first, column);
        let again = |row: usize| columns.iter().any(|&(at, _)| sheet.cell(row, at) == cell);
        values::number(cell).is_some() || (!cell.is_empty() && (first + 1..sheet.len()).any(again))
    })
}

fn find_column(sheet: &Sheet, header: usize, name: &str) -> Option<usize> {
    let exact = sheet.cells(header).position(|cell| cell == name);
    let by_heading = exact.or_else(|| sheet.cells(header).position(|cell| plain(cell) == plain(name)));
    let by_number = || name.parse::<usize>().ok()?.checked_sub(1);
    let column = by_heading.or_else(by_number).or_else(|| column_of_letters(name))?;
    (column < sheet.widest()).then_some(column)
}

/// Whether a heading names a field of nodes or ties.
pub(in crate::formats) fn is_known_heading(cell: &str) -> bool {
    !matches!(TieField::of(cell, Dialect::Person), TieField::Attribute(_))
        || !matches!(NodeField::of(cell, Dialect::Person), NodeField::Attribute(_))
}

/// Whether some row among the first has headings that name ties, nodes or partners.
pub(in crate::formats) fn has_known_headings(sheet: &Sheet) -> bool {
    let rows = (0..sheet.len()).filter(|row| !sheet.is_blank(*row)).take(MOST_TITLES);
    rows.into_iter().any(|row| sheet.width(row) > 1 && content_by_headings(sheet, row).is_some())
}

/// Whether some row among the first has headings of a list of ties or nodes, whatever stands below. Where it has not,
/// [`has_known_headings`] may know what the rows below say.
pub(in crate::formats) fn has_headings_of_lists(sheet: &Sheet) -> bool {
    let mut rows = (0..sheet.len()).filter(|row| !sheet.is_blank(*row)).take(MOST_TITLES);
    rows.any(|row| {
        let names_node = |cell: &str| matches!(NodeField::of(cell, Dialect::Person), NodeField::Id | NodeField::Label);
        let lists_ties = || heads_ties(sheet.cells(row)) && names_series(sheet, row).is_none();
        sheet.width(row) > 1 && (lists_ties() || sheet.cells(row).any(names_node))
    })
}

/// Whether the cells of a row are the headings of a list of ties.
pub(in crate::formats) fn heads_ties<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let cells: Vec<(&str, TieField)> = cells.map(|cell| (cell, TieField::of(cell, Dialect::Person))).collect();
    let heads = |end: TieField| cells.iter().filter(move |(_, field)| *field == end).map(|(cell, _)| *cell);
    let (begins, ends) = (heads(TieField::Source), heads(TieField::Target));
    // Beside an organisation and its partner, `source` and `bron` are where it was read.
    let read_there = begins.clone().all(is_reading_place)
        && ends.clone().all(|cell| plain(cell) == "partner")
        && cells.iter().any(|(cell, _)| is_organisation(cell));
    begins.count() > 0 && ends.count() > 0 && !read_there
}

/// Whether a heading is that of the names of organisations, and says so.
pub(super) fn is_organisation(heading: &str) -> bool {
    NodeField::of(heading, Dialect::Person) == NodeField::Label && plain(heading).contains("organi")
}

/// Words that mean the begin of a tie or the source of a claim.
pub(super) fn is_reading_place(heading: &str) -> bool {
    matches!(plain(heading).as_str(), "bron" | "source")
}

/// Whether a sheet holds as many numbers in each row as it has rows, and nothing else. Spaces may stand between them.
fn is_square(sheet: &Sheet) -> bool {
    let rows = || (0..sheet.len()).filter(|row| !sheet.is_blank(*row));
    let number = rows().count();
    number > 1
        && rows().all(|row| {
            let cells = || sheet.cells(row).flat_map(str::split_whitespace);
            cells().count() == number && cells().all(|cell| values::number(cell).is_some())
        })
}

/// Whether three rows of three numbers are a matrix and no ties with weights: a tie without weight would not be there.
fn is_small_matrix(sheet: &Sheet) -> bool {
    let zero = |row: usize| values::number(sheet.cell(row, 2)) == Some(0.0);
    is_square(sheet) && (0..sheet.len()).any(zero)
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
