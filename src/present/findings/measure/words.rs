//! What measures and their parts are called: in results, and among people.

use crate::measures::{self, Measure, Part};
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::text::small_first;

/// The word in results for one part of a measure.
pub(super) fn part_name(measure: &Measure, part: &Part) -> String {
    format!("{}_{}", measure.id, part.id)
}

/// A name as a heading among others: without its capital, unless the name has one inside, as PageRank.
pub(in crate::present::findings) fn heading(name: &str) -> String {
    if name.chars().skip(1).any(char::is_uppercase) { name.to_owned() } else { small_first(name) }
}

/// Measures, or parts of them, as people read them who read no English: their Dutch names; in English the words in results.
pub(in crate::present::findings) fn spoken(ids: &str, language: Language) -> String {
    let name = |id: &str| {
        let part = || {
            let of = |measure: &Measure| measure.parts().iter().find(|part| part_name(measure, part) == id);
            measures::MEASURES.iter().find_map(of).map(|part| part.name)
        };
        let found = measures::find(id).map(|measure| measure.name).or_else(part);
        found.map_or_else(|| id.to_owned(), |name| heading(language.text(name)))
    };
    match language {
        Language::En => ids.to_owned(),
        Language::Nl => ids.split(", ").map(name).collect::<Vec<_>>().join(", "),
    }
}

/// A measure in a cell: its word for programs, its name for people.
pub(in crate::present::findings) fn cell_of(measure: &Measure, language: Language) -> Cell {
    Cell::word(measure.id, spoken(measure.id, language))
}
