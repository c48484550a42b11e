//! What the headings in a row say: which field each of them is, and what the table below lists.

use super::content::Content;
use super::looks::{has_several_cells, looks_like_matrix};
use super::sheet::Sheet;
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::questions::asks_partners;

/// Rows above the headings that hold titles and remarks: not more than this.
const MOST_TITLES: usize = 15;

/// The rows among which the headings stand, as far as they hold something.
pub(super) fn first_rows(sheet: &Sheet) -> impl Iterator<Item = usize> {
    sheet.filled(0).take(MOST_TITLES)
}

/// The row of headings of a table whose headings are not known: the first with several cells, below titles and remarks.
pub(super) fn heading_row(sheet: &Sheet) -> Option<usize> {
    first_rows(sheet).find(|&row| has_several_cells(sheet, row)).or_else(|| first_rows(sheet).next())
}

/// What the headings in a row say that the table lists.
pub(super) fn content_by_headings(sheet: &Sheet, row: usize) -> Option<Content> {
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

/// Whether a heading names a field of nodes or ties.
pub(in crate::formats) fn is_known_heading(cell: &str) -> bool {
    !matches!(TieField::of(cell, Dialect::Person), TieField::Attribute(_))
        || !matches!(NodeField::of(cell, Dialect::Person), NodeField::Attribute(_))
}

/// Whether some row among the first has headings that name ties, nodes or partners.
pub(in crate::formats) fn has_known_headings(sheet: &Sheet) -> bool {
    first_rows(sheet).any(|row| sheet.width(row) > 1 && content_by_headings(sheet, row).is_some())
}

/// Whether some row among the first has headings of a list of ties or nodes, whatever stands below. Where it has not,
/// [`has_known_headings`] may know what the rows below say.
pub(in crate::formats) fn has_headings_of_lists(sheet: &Sheet) -> bool {
    first_rows(sheet).any(|row| {
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

/// Whether the headings name both ends of ties, beside the columns that the user names, none of which is one of an id or label of a node.
pub(super) fn still_heads_ties(sheet: &Sheet, row: usize, by_hand: &[(usize, String)]) -> bool {
    let names_node = |name: &str| matches!(NodeField::of(name, Dialect::Person), NodeField::Id | NodeField::Label);
    let others = sheet.cells(row).enumerate().filter(|(at, _)| by_hand.iter().all(|(named, _)| named != at));
    by_hand.iter().all(|(_, name)| !names_node(name)) && heads_ties(others.map(|(_, cell)| cell))
}

/// Whether the headings are those of a survey, or of a list that reads like one, where the user names other columns only.
pub(super) fn still_heads_survey(sheet: &Sheet, row: usize, by_hand: &[(usize, String)]) -> bool {
    let of_tie = |name: &str| !matches!(TieField::of(name, Dialect::Person), TieField::Attribute(_));
    let partners = partner_columns(sheet, row);
    by_hand.iter().all(|(at, name)| of_tie(name) && !partners.contains(at))
        && content_by_headings(sheet, row) == Some(Content::Survey)
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
