//! How certain ties are, said in numbers: 80 %, or 0.8.
//!
//! A certainty is one of three words, and a number below the whole says that nobody stated the tie outright. So the whole is explicit; more
//! than half is implied, which an inference that one trusts is; half or less is ambiguous, for it is as likely not so. It is said once, and
//! the numbers stay beside it.

use super::Reading;
use super::Table;
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::formats::shared::values;
use crate::model::Certainty;

/// What the whole is of which these numbers are parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    One,
    Hundred,
    /// They may be marks from 1 to 5: nothing tells.
    Unknown,
}

impl Whole {
    /// The word for a number.
    pub(super) fn word(self, cell: &str) -> Option<&'static str> {
        let part = match self {
            Whole::One => number(cell)?,
            Whole::Hundred => number(cell)? / 100.0,
            Whole::Unknown => return None,
        };
        let certainty = if part >= 1.0 {
            Certainty::Explicit
        } else if part > 0.5 {
            Certainty::Implied
        } else {
            Certainty::Ambiguous
        };
        Some(certainty.word())
    }
}

/// The number in a cell, with or without a sign for per cent.
fn number(cell: &str) -> Option<f64> {
    values::number(cell.trim_end_matches(['%', ' ']))
}

/// Of what the numbers in these columns, which are called a certainty, are parts; none where they hold words. It is said once.
pub(super) fn in_numbers(reading: &mut Reading<'_>, table: &Table, columns: &[usize]) -> Option<Whole> {
    let Table { sheet, meaning } = table;
    let header = meaning.header?;
    let cells = || {
        let rows = header + 1..sheet.len();
        let cells = rows.flat_map(|row| columns.iter().map(move |&column| (column, sheet.cell(row, column))));
        cells.filter(|(_, cell)| !cell.is_empty())
    };
    let (column, first) = cells().next()?;
    let numbers: Vec<f64> = cells().map(|(_, cell)| number(cell)).collect::<Option<_>>()?;
    let most = numbers.iter().copied().fold(0.0, f64::max);
    let least = numbers.iter().copied().fold(0.0, f64::min);
    let heading = sheet.cell(header, column);
    let per_cent = heading.contains('%') || cells().any(|(_, cell)| cell.contains('%'));
    let whole = if least < 0.0 || most > 100.0 {
        Whole::Unknown
    } else if most <= 1.0 && !cells().any(|(_, cell)| cell.contains('%')) {
        Whole::One
    } else if per_cent || most > 10.0 {
        Whole::Hundred
    } else {
        Whole::Unknown
    };
    let ambiguous = cells().filter(|(_, cell)| whole.word(cell) == Some(Certainty::Ambiguous.word())).count();
    let (read, hint) = match whole {
        Whole::Unknown => (
            said!(
                "of which nothing tells how sure each is; it is kept as an attribute, and every tie counts as explicit",
                "waarvan niets zegt hoe zeker elk is; de kolom blijft een kenmerk, en elke relatie telt als uitdrukkelijk"
            ),
            text!(
                "write explicit, implied or ambiguous instead, or percentages (80%)",
                "schrijf liever uitdrukkelijk, afgeleid of dubbelzinnig, of percentages (80%)"
            ),
        ),
        _ => {
            let are = match ambiguous {
                0 => Said::default(),
                1 => said!(" (1 cell)", " (1 cel)"),
                several => said!(" ({several} cells)", " ({several} cellen)"),
            };
            let all = if whole == Whole::One { "1" } else { "100%" };
            let read = said!(
                [are] "and a certainty is one of three words: {all} is read as explicit, more than half as implied, half or less as ambiguous{are}, \
                 which analyses leave out; the numbers stay as an attribute",
                "en een zekerheid is een van drie woorden: {all} is gelezen als uitdrukkelijk, meer dan de helft als afgeleid, de helft of minder als dubbelzinnig{are}, \
                 en die laten analyses weg; de getallen blijven een kenmerk"
            );
            (
                read,
                text!(
                    "write explicit, implied or ambiguous if you draw the lines elsewhere; --columns certainty= keeps the numbers alone",
                    "schrijf uitdrukkelijk, afgeleid of dubbelzinnig als u de grenzen elders trekt; --columns certainty= bewaart alleen de getallen"
                ),
            )
        }
    };
    let message = said!(
        [read] "the column {heading:?} holds numbers, such as {first:?}, {read}",
        "in de kolom {heading:?} staan getallen, zoals {first:?}, {read}"
    );
    let finding = Diagnostic::warning("certainty-in-numbers", sheet.at(header, column, reading.text), message);
    reading.draft.report(finding.hint(hint));
    Some(whole)
}
