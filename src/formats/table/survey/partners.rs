//! The partners that stand in one cell, and what of it may have been read otherwise than it is meant.

use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::table::typing::{is_failed_formula, lost_value};
use crate::formats::table::{Reading, Table};
use crate::model::names::is_placeholder;
use std::collections::{BTreeMap, BTreeSet};

/// The signs between partners in one cell. A comma is one only where nothing else is and partners stand in a single column.
fn separators(table: &Table, partners: &[usize], rows: &[usize]) -> Vec<char> {
    let holds = |sign: char| {
        rows.iter().any(|&row| partners.iter().any(|&column| table.sheet.cell(row, column).contains(sign)))
    };
    let clear: Vec<char> = [';', '|', '\n'].into_iter().filter(|sign| holds(*sign)).collect();
    if clear.is_empty() && partners.len() == 1 && holds(',') { vec![','] } else { clear }
}

/// How the cells of partners are read.
pub(super) struct Partners<'t> {
    separators: Vec<char>,
    /// Who answered: whatever they are called, it is a name.
    asked: BTreeSet<&'t str>,
    /// Names that stand alone somewhere: commas between such names set them apart, and others belong to a name.
    alone: BTreeSet<&'t str>,
    /// Names with `en`, `and` or `&` between two that are known, where the whole is not.
    joined: BTreeMap<&'t str, [&'t str; 2]>,
}

/// Words between two partners.
const BETWEEN: [&str; 3] = [" en ", " and ", " & "];

/// A name before such a word and the one behind it.
fn halves(name: &str) -> impl Iterator<Item = [&str; 2]> {
    let split = move |word| name.match_indices(word).map(move |(at, word)| [&name[..at], &name[at + word.len()..]]);
    BETWEEN.into_iter().flat_map(split).map(|halves| halves.map(str::trim))
}

impl<'t> Partners<'t> {
    pub(super) fn new(
        table: &'t Table,
        naming: usize,
        partners: &[usize],
        rows: &[usize],
        is_node: impl Fn(&str) -> bool,
    ) -> Partners<'t> {
        let separators = separators(table, partners, rows);
        let cells = || rows.iter().flat_map(|&row| partners.iter().map(move |&column| table.sheet.cell(row, column)));
        let asked = rows.iter().map(|&row| table.sheet.cell(row, naming)).collect();
        let mut read = Partners { separators, asked, alone: BTreeSet::new(), joined: BTreeMap::new() };
        // Only cells with commas need to know which names there are.
        if !read.separators.contains(&',') && cells().any(|cell| cell.contains(',')) {
            let named: BTreeSet<&str> = cells().flat_map(|cell| read.pieces(cell)).collect();
            read.alone = read.asked.iter().copied().chain(named).collect();
        }
        if cells().any(|cell| BETWEEN.iter().any(|word| cell.contains(word))) {
            let mut times: BTreeMap<&str, usize> = BTreeMap::new();
            cells().flat_map(|cell| read.pieces(cell)).for_each(|name| *times.entry(name).or_default() += 1);
            let known = |name: &str| read.asked.contains(name) || times.contains_key(name) || is_node(name);
            // What several say in the same words is a name.
            let odd = |name: &str, times: usize| times == 1 && !read.asked.contains(name) && !is_node(name);
            let of_two = |name| halves(name).find(|halves| halves.iter().all(|half| known(half)));
            let found = times.iter().filter(|&(name, times)| odd(name, *times));
            let joined = found.filter_map(|(&name, _)| Some((name, of_two(name)?))).collect();
            read.joined = joined;
        }
        read
    }

    fn pieces<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        if is_failed_formula(cell) {
            return Vec::new();
        }
        cell.split(|sign| self.separators.contains(&sign)).map(str::trim).filter(|name| !name.is_empty()).collect()
    }

    fn is_nobody(&self, name: &str) -> bool {
        is_placeholder(name) && !self.asked.contains(name)
    }

    /// The partners in a cell; words that say that there is none are left out.
    pub(super) fn named_in<'c>(&self, cell: &'c str) -> Vec<&'c str>
    where
        't: 'c,
    {
        let known = |name: &str| self.alone.contains(name);
        let parts = |piece: &'c str| -> Vec<&'c str> {
            let parts: Vec<&str> = piece.split(',').map(str::trim).collect();
            if parts.len() > 1 && parts.iter().all(|part| known(part)) { parts } else { vec![piece] }
        };
        let two = |name: &'c str| self.joined.get(name).map_or_else(|| vec![name], |halves| halves.to_vec());
        self.pieces(cell).into_iter().flat_map(parts).flat_map(two).filter(|name| !self.is_nobody(name)).collect()
    }

    /// Says which cells name nobody in words, and which names hold a comma that may set two apart.
    pub(super) fn report_odd(&self, reading: &mut Reading<'_>, table: &Table, partners: &[usize], rows: &[usize]) {
        let sheet = &table.sheet;
        let mut none: Vec<(&str, Place)> = Vec::new();
        let mut joined: Vec<(&str, Place)> = Vec::new();
        let mut two: Vec<(&str, Place)> = Vec::new();
        for (row, column) in rows.iter().flat_map(|&row| partners.iter().map(move |&column| (row, column))) {
            let text = reading.text;
            let place = || sheet.at(row, column, text);
            if is_failed_formula(sheet.cell(row, column)) {
                let hint = text!(
                    "write the name of the partner, or empty the cell",
                    "schrijf de naam van de partner, of maak de cel leeg"
                );
                reading.draft.report(lost_value("bad-value", place(), sheet.cell(row, column), hint));
            }
            for piece in self.pieces(sheet.cell(row, column)) {
                if self.is_nobody(piece) && piece != "-" {
                    none.push((piece, place()));
                }
                if self.joined.contains_key(piece) {
                    two.push((piece, place()));
                }
            }
            if !self.separators.contains(&',') {
                let names = self.named_in(sheet.cell(row, column)).into_iter();
                joined.extend(names.filter(|name| name.contains(", ")).map(|name| (name, place())));
            }
        }
        let words = |found: &[(&str, Place)]| {
            let words: BTreeSet<String> = found.iter().map(|(word, _)| format!("{word:?}")).collect();
            words.into_iter().take(5).collect::<Vec<_>>().join(", ")
        };
        if let Some((_, place)) = none.first() {
            let cells =
                Said::count(none.len(), text!("answer is", "antwoord is"), text!("answers are", "antwoorden zijn"));
            let message = said!(
                [cells] "{cells} read as naming nobody: {}",
                "{cells} gelezen als niemand: {}",
                words(&none)
            );
            let finding = Diagnostic::notice("names-none", place.clone(), message);
            reading.draft.report(finding.hint(text!(
                "nothing to mend, unless one of these is the name of a partner",
                "niets te verbeteren, tenzij dit ergens de naam van een partner is"
            )));
        }
        if let Some((_, place)) = two.first() {
            let message = said!(
                "read as two partners each, since both parts are named elsewhere: {}",
                "elk gelezen als twee partners, omdat beide delen elders genoemd worden: {}",
                words(&two)
            );
            let finding = Diagnostic::notice("two-in-one-name", place.clone(), message);
            reading.draft.report(finding.hint(text!(
                "if it is one body, list it in a table of nodes; otherwise write ; between partners",
                "is het één organisatie, zet haar dan in een tabel van knopen; schrijf anders ; tussen partners"
            )));
        }
        if let Some((_, place)) = joined.first() {
            let message = said!(
                "names with a comma are read as one name each: {}",
                "namen met een komma zijn elk gelezen als één naam: {}",
                words(&joined)
            );
            let finding = Diagnostic::notice("comma-in-name", place.clone(), message);
            reading.draft.report(finding.hint(text!(
                "if a comma sets two partners apart, write ; instead",
                "scheidt een komma twee partners, schrijf dan ;"
            )));
        }
    }
}
