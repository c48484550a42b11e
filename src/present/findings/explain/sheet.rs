//! An explanation while it is written: sentences, sections of rows, notes.

use super::columns::{column, place};
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::{Cell, Layout, Table};

/// A part of an explanation: what its rows are about and which columns they fill.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// The word in the column `section` of results.
    pub id: &'static str,
    /// Heading for people; without one, the rows are for programs.
    pub heading: Text,
    /// Names of the columns that its rows fill, in order.
    pub columns: &'static [&'static str],
}

/// What is said, in sentences: for people they stand above the sections.
pub(super) const SUMMARY: Section = Section { id: "summary", heading: Text { en: "", nl: "" }, columns: &["sentence"] };

/// The value itself and its place among those of the others.
pub(super) const VALUE: Section = Section {
    id: "value",
    heading: Text { en: "", nl: "" },
    columns: &["measure", "id", "label", "value", "normalized", "rank", "of", "sum", "undefined"],
};

/// A section with its rows: its word, its heading as shown, its columns.
type Filled = (&'static str, String, &'static [&'static str], Vec<Vec<Cell>>);

/// An explanation while it is written.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) language: Language,
    /// The most rows of a section that are shown.
    pub(super) top: Option<usize>,
    sentences: Vec<String>,
    notes: Vec<String>,
    filled: Vec<Filled>,
}

impl Sheet {
    pub(super) fn new(language: Language, top: Option<usize>) -> Sheet {
        Sheet { language, top, sentences: Vec::new(), notes: Vec::new(), filled: Vec::new() }
    }

    /// Adds a sentence to what is said above the sections.
    pub(super) fn say(&mut self, sentence: impl Into<String>) {
        self.sentences.push(sentence.into());
    }

    /// Adds something that a reader must know.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Adds one of two notes.
    pub(super) fn note_in(&mut self, en: &str, nl: &str) {
        let text = self.language.pick(en, nl).to_owned();
        self.notes.push(text);
    }

    /// Fills a section.
    pub(super) fn fill(&mut self, section: &Section, rows: Vec<Vec<Cell>>) {
        let all = rows.len();
        self.fill_some(section, rows, all);
    }

    /// Fills a section of which there would be `all` rows; how many are shown stands in its heading.
    pub(super) fn fill_some(&mut self, section: &Section, mut rows: Vec<Vec<Cell>>, all: usize) {
        debug_assert!(rows.iter().all(|row| row.len() == section.columns.len()), "{}", section.id);
        if let Some(top) = self.top {
            // One more than wanted is shorter than the words that would stand for it.
            if rows.len() > top + 1 {
                rows.truncate(top);
            }
        }
        let mut heading = self.language.text(section.heading).to_owned();
        if rows.len() < all && !heading.is_empty() {
            heading.push_str(&match self.language {
                Language::En => format!(" (first {} of {all})", rows.len()),
                Language::Nl => format!(" (eerste {} van {all})", rows.len()),
            });
        }
        self.filled.push((section.id, heading, section.columns, rows));
    }

    /// Notes that a list is cut short whatever is asked, because it would be longer than the network.
    pub(super) fn cut_short(&mut self, section: &Section, listed: usize, all: usize) {
        let id = section.id;
        self.notes.push(match self.language {
            Language::En => format!("{id}: {listed} of {all} are listed; counts and sums are over all of them"),
            Language::Nl => format!("{id}: {listed} van {all} staan op de lijst; aantallen en sommen gaan over alle"),
        });
    }

    /// The table: one column for each that a section of the explanation may fill, whether it does or not.
    pub(super) fn into_table(self, title: String, sections: &[&Section]) -> Table {
        let mut names: Vec<&'static str> = vec!["section"];
        for name in [&VALUE, &SUMMARY].iter().chain(sections).flat_map(|section| section.columns) {
            if !names.contains(name) {
                names.push(name);
            }
        }
        names.sort_by_key(|name| place(name));
        let columns = names.iter().map(|name| column(name, self.language)).collect();
        let mut table = Table::new(title, columns);
        table.layout = Layout::Sections;
        let sentences = self.sentences.iter().map(|sentence| vec![sentence.as_str().into()]).collect();
        let summary = (SUMMARY.id, String::new(), SUMMARY.columns, sentences);
        for (id, heading, filled, rows) in std::iter::once(summary).chain(self.filled) {
            for cells in rows {
                let mut row = vec![Cell::Empty; names.len()];
                row[0] = Cell::word(id, heading.as_str());
                for (name, cell) in filled.iter().zip(cells) {
                    let at = names.iter().position(|known| known == name).expect("a section of this explanation");
                    row[at] = cell;
                }
                table.push(row);
            }
        }
        table.lead = self.sentences;
        table.notes = self.notes;
        table
    }
}
