//! Columns beside ties that hold numbers or grades: how strong a tie is, under the many headings that people give it.

use super::columns::Meaning;
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, said};
use crate::formats::shared::decimals::Marks;
use crate::formats::shared::fields::{Dialect, TieField, plain, without_remark};
use crate::formats::shared::values;

/// Headings that say how often two meet or how much they do, and nothing else.
const STRENGTHS: &[&str] = &[
    "hoe vaak",
    "hoe vaak per jaar",
    "hoe vaak per maand",
    "hoe vaak per week",
    "keer per jaar",
    "keer per maand",
    "keer per week",
    "aantal keer",
    "aantal keren",
    "aantal keer per jaar",
    "aantal keer per maand",
    "aantal contacten",
    "aantal contacten per jaar",
    "aantal contacten per maand",
    "contacten per jaar",
    "contacten per maand",
    "contactmomenten",
    "contactmomenten per jaar",
    "contactmomenten per maand",
    "aantal contactmomenten",
    "aantal contactmomenten per jaar",
    "contactfrequentie",
    "frequentie per jaar",
    "frequentie per maand",
    "intensiteit",
    "intensiteit contact",
    "intensiteit samenwerking",
    "intensiteit van de samenwerking",
    "how often",
    "how often per year",
    "times a year",
    "times a month",
    "times per year",
    "times per month",
    "contacts per year",
    "contacts per month",
    "number of contacts",
    "number of contacts per year",
    "contact frequency",
    "frequency per year",
    "intensity",
    "intensity of collaboration",
];
/// What headings hold that may say it.
const PERHAPS: &[&str] =
    &["vaak", "frequen", "intensi", "contactmoment", "how often", "keer per", "times a ", "times per"];

/// The column among these that holds how strong ties are, where none is called so: its heading leaves no doubt, and most of its cells
/// are numbers. Of columns that only may hold it, it is said that they are not read so.
pub(super) fn strength(reading: &mut Reading<'_>, table: &Table, columns: &[usize]) -> Option<usize> {
    let Table { sheet, meaning } = table;
    let header = meaning.header?;
    let of = |column: usize| TieField::of(meaning.heading(sheet, column), Dialect::Person);
    let of_name = |name: &str| TieField::of(name, Dialect::Person);
    let is_aside = meaning.sets_aside(&TieField::Strength, of_name);
    if is_aside || (0..sheet.widest()).any(|column| of(column) == TieField::Strength) {
        return None;
    }
    let mut found = None;
    for &column in columns.iter().filter(|column| !is_by_hand(meaning, **column)) {
        let heading = plain(meaning.heading(sheet, column));
        let sure = says_strength(&heading);
        if !matches!(of(column), TieField::Attribute(_)) || !(sure || PERHAPS.iter().any(|word| heading.contains(word)))
        {
            continue;
        }
        let cells = || sheet.filled_cells(header + 1, column);
        let measures = |cell: &&str| Marks::any(cell) || values::strength(cell).is_some();
        let fitting = cells().filter(measures).count();
        if sure && found.is_none() && fitting > 0 && fitting * 2 >= cells().count() {
            found = Some(column);
            continue;
        }
        let Some(first) = cells().next() else { continue };
        let heading = sheet.cell(header, column);
        let why = match cells().find(|cell| !measures(cell)) {
            _ if found.is_some() => said!("another column is", "een andere kolom wel"),
            Some(word) if fitting * 2 < cells().count() => said!("{word:?} is no number", "{word:?} is geen getal"),
            _ => said!(
                "its heading does not say for certain that {first:?} is one",
                "de kop zegt niet met zekerheid dat {first:?} er een is"
            ),
        };
        let message = said!(
            [why] "the column {heading:?} is kept as an attribute and not read as strength: {why}",
            "de kolom {heading:?} blijft een kenmerk en is niet gelezen als sterkte: {why}"
        );
        let finding = Diagnostic::notice("unread-strength", sheet.at(header, column, reading.text), message);
        reading.draft.report(finding.hint(said!(
            "to read it: --columns strength=\"{heading}\"; its cells must be numbers (such as 1, 2 and 3 for low, middle and high), or weak and strong",
            "om haar zo te lezen: --columns strength=\"{heading}\"; in de cellen moeten getallen staan (zoals 1, 2 en 3 voor laag, midden en hoog), of zwak en sterk"
        )));
    }
    found
}

/// Whether a heading says how often two meet or how much they do, and nothing else.
pub(super) fn says_strength(heading: &str) -> bool {
    STRENGTHS.contains(&without_remark(&plain(heading)))
}

fn is_by_hand(meaning: &Meaning, column: usize) -> bool {
    meaning.by_hand.iter().any(|(at, _)| *at == column)
}
