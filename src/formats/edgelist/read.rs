//! Lists of ties to networks.

use super::OURS;
use super::literal::dictionary;
use crate::diagnostics::{Diagnostic, text};
use crate::error::Error;
use crate::formats::shared::flat;
use crate::formats::shared::line::words;
use crate::formats::shared::lines::{Line, lines, whole};
use crate::formats::shared::values;
use crate::formats::table::headings::heads_ties;
use crate::formats::table::sheet::Sheet;
use crate::formats::table::{Further, List, list};
use crate::formats::{Origin, Parsed, adjlist};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The network of a file.
pub(in crate::formats) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let sign = sign_between(text);
    if sign == b' ' && lists_neighbours(text) {
        return adjlist::networks(text, origin);
    }
    let mut reading = Reading::new(sign);
    for line in lines(text).filter(|line| !line.text.is_empty()) {
        if let Some(said) = line.text.strip_prefix(OURS).filter(|_| line.number == 1) {
            reading.further.directed = Some(said == "directed");
        } else if !is_comment(line.text) {
            reading.line(&line);
        }
    }
    let columns = reading.headings();
    let Reading { sheet, further, .. } = reading;
    list(List { sheet, columns, further }, crate::formats::csv::beside(origin)?, origin, text)
}

/// What is known of the list so far.
struct Reading {
    sign: u8,
    sheet: Sheet<'static>,
    /// What stands in the columns behind the two names: the keys of dictionaries, or the number of the column.
    keys: Vec<String>,
    further: Further,
}

impl Reading {
    fn new(sign: u8) -> Reading {
        let mut sheet = Sheet::new(None);
        sheet.delimiter = Some(sign);
        Reading { sign, sheet, keys: Vec::new(), further: Further::default() }
    }

    fn line(&mut self, line: &Line<'_>) {
        let (plain, data) = apart(if self.sign == b' ' { line.text } else { line.raw });
        let mut row: Vec<Cow<'_, str>> = cells(plain, self.sign);
        if let Some(data) = data {
            let Some(pairs) = dictionary(data) else {
                let message = text!(
                    "what stands behind the names is no dictionary that can be read",
                    "wat achter de namen staat is geen woordenboek (dict) dat te lezen is"
                );
                let finding = Diagnostic::error("bad-value", line.at(data), message);
                let hint = text!(
                    "write {'weight': 2} with plain values, or the weight alone",
                    "schrijf {'weight': 2} met gewone waarden, of alleen het gewicht"
                );
                self.further.notes.push(finding.hint(hint));
                self.push(&row, line);
                return;
            };
            for (key, value) in pairs {
                let column = self.keys.iter().position(|known| *known == key).unwrap_or_else(|| {
                    self.keys.push(key);
                    self.keys.len() - 1
                }) + 2;
                row.resize(row.len().max(column + 1), Cow::Borrowed(""));
                row[column] = Cow::Owned(value);
            }
        }
        while row.len() > self.keys.len() + 2 {
            self.keys.push(column(self.keys.len() + 3));
        }
        self.push(&row, line);
    }

    fn push(&mut self, row: &[Cow<'_, str>], line: &Line<'_>) {
        self.sheet.push_exactly(row.iter().map(AsRef::as_ref), line.number, Some(line.raw_span()));
    }

    /// What the columns hold. A third column is the strength where most of it is numbers; none where the first row says it.
    fn headings(&mut self) -> Vec<String> {
        if !self.sheet.is_empty() && heads_ties(self.sheet.cells(0)) {
            return Vec::new();
        }
        let mut headings = vec!["source".to_owned(), "target".to_owned()];
        headings.append(&mut self.keys);
        if headings.get(2).is_some_and(|third| *third == column(3)) {
            let third = self.sheet.filled_cells(0, 2);
            let (all, numbers) = third.fold((0_usize, 0_usize), |(all, numbers), cell| {
                (all + 1, numbers + usize::from(values::number(cell).is_some()))
            });
            if numbers * 2 >= all {
                "strength".clone_into(&mut headings[2]);
            } else if self.sign == b' ' {
                let message = text!(
                    "what stands third on the lines are no numbers; it is kept as an attribute of the tie",
                    "wat als derde op de regels staat zijn geen getallen; het blijft als kenmerk van de relatie bewaard"
                );
                let finding = Diagnostic::warning("third-column", self.sheet.place(0), message);
                let hint = text!(
                    "names with blanks need tabs between them, or quotation marks around them",
                    "tussen namen met spaties horen tabs, of er horen aanhalingstekens omheen"
                );
                self.further.notes.push(finding.hint(hint));
            }
        }
        headings
    }
}

fn column(number: usize) -> String {
    format!("column {number}")
}

fn is_comment(text: &str) -> bool {
    text.starts_with(['#', '%'])
}

/// A line and the dictionary at its end.
fn apart(text: &str) -> (&str, Option<&str>) {
    let begins = |(at, _): &(usize, &str)| text[..*at].ends_with([' ', '\t', ',', ';']);
    let found = text.ends_with('}').then(|| text.match_indices('{').find(begins)).flatten();
    found.map_or((text, None), |(at, _)| (text[..at].trim_end_matches([' ', '\t', ',', ';']), Some(&text[at..])))
}

/// The cells of a line; what stands behind a `#` is a remark.
fn cells(text: &str, sign: u8) -> Vec<Cow<'_, str>> {
    let remark = |word: &&str| !word.starts_with('#');
    if sign == b' ' {
        return words(text).into_iter().take_while(remark).map(Cow::Borrowed).collect();
    }
    let cells = text.split(char::from(sign)).map(str::trim).take_while(remark);
    cells.map(|cell| if cell.starts_with('"') { Cow::Owned(unquoted(cell)) } else { Cow::Borrowed(cell) }).collect()
}

fn unquoted(cell: &str) -> String {
    let name = flat::read_name(cell);
    match name.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) if name == cell => inner.to_owned(),
        _ => name,
    }
}

/// Whether the lines are nothing but whole numbers, some of them more than a tie has: then a node and its neighbours, as SocNetV writes
/// its simple lists.
fn lists_neighbours(text: &str) -> bool {
    let data = || lines(text).filter(|line| !line.text.is_empty() && !is_comment(line.text)).take(SAMPLE);
    let widths: BTreeSet<usize> = data().map(|line| line.words().count()).collect();
    let (least, most) = (widths.first().copied().unwrap_or(0), widths.last().copied().unwrap_or(0));
    most > 3 && least < most && data().all(|line| line.words().all(|word| whole(word).is_some()))
}

/// So many lines tell what stands between names.
const SAMPLE: usize = 10_000;

/// The sign between names: one that divides most lines into two names, otherwise space. Where some lines lack the tabs of others, tabs are
/// meant only if names hold blanks: then space could not divide them. Commas and semicolons stand beside blanks only in a list that they
/// divide throughout, and whose last numbers they are not part of.
fn sign_between(text: &str) -> u8 {
    let data = || {
        let said = lines(text).filter(|line| !line.text.is_empty() && !is_comment(line.text));
        said.map(|line| apart(line.raw).0).take(SAMPLE)
    };
    let blank = |name: &str| !name.starts_with('"') && name.contains(char::is_whitespace);
    for sign in [b'\t', b';', b','] {
        let (mut all, mut divided, mut lacking, mut blanks) = (0_usize, 0_usize, 0_usize, 0_usize);
        let mut throughout = true;
        for line in data() {
            let cells: Vec<&str> = line.split(char::from(sign)).map(str::trim).collect();
            let fits = cells.len() > 1 && !cells[0].is_empty() && !cells[1].is_empty();
            all += 1;
            divided += usize::from(fits);
            lacking += usize::from(cells.len() < 2);
            blanks += usize::from(fits && cells.iter().take(2).any(|cell| blank(cell)));
            throughout &= match cells[..] {
                [_, _] => !line.split_whitespace().nth(2).is_some_and(|_| ends_in_number(line)),
                [_, _, third] => values::number(third).is_some(),
                _ => false,
            };
        }
        let meant = if sign == b'\t' { lacking == 0 || blanks > 0 } else { blanks == 0 || throughout };
        if divided > 0 && divided * 2 >= all && meant {
            return sign;
        }
    }
    b' '
}

/// Whether the last word of a line is a number: then a comma in it stands before decimals.
fn ends_in_number(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|word| values::number(word).is_some())
}

/// Whether a text is a list of pairs: two names on every line, perhaps with a number or a dictionary, and names that come again.
pub(super) fn looks_like(text: &str) -> bool {
    if text.starts_with(OURS) {
        return true;
    }
    let mut names: BTreeSet<Cow<'_, str>> = BTreeSet::new();
    let (mut count, mut again) = (0_usize, false);
    for line in lines(text).map(|line| line.text).filter(|line| !line.is_empty() && !is_comment(line)).take(200) {
        let (plain, data) = apart(line);
        let cells = cells(plain, if plain.contains('\t') { b'\t' } else { b' ' });
        let fits = match cells.len() {
            2 => true,
            3 => data.is_none() && values::number(&cells[2]).is_some(),
            _ => false,
        };
        if !(fits || (count == 0 && heads_ties(cells.iter().map(AsRef::as_ref)))) {
            return false;
        }
        for name in cells.into_iter().take(2) {
            again |= values::number(&name).is_some() || !names.insert(name);
        }
        count += 1;
    }
    count > 1 && again
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_names_is_found() {
        for (text, sign) in [
            ("# a remark\na b\n", b' '),
            ("a b 0,5\nc d 1,5\n", b' '),
            ("1,2\n2,3\n", b','),
            ("Jan Smit\tE1\t{'a': 1, 'b': 2}\nPiet\tE2\t{}\n", b'\t'),
            ("a b {'weight': 3, 'c': 1}\nb c {'weight': 3, 'c': 1}\n", b' '),
            ("a\t\tb\nb\t\tc\n", b' '),
            ("a\tb\n\tc\t2\n", b'\t'),
            ("a\tb\nb c\n", b' '),
            ("Jan Smit\tE1\nPiet Smit E2\n", b'\t'),
            ("Doe,J Roe,K\nRoe,K Poe,L\n", b' '),
            ("Jan Smit,E1\nPiet,E2\n", b','),
            ("Jan de Wit;E1;2\nPiet;E2;3\n", b';'),
        ] {
            assert_eq!(sign_between(text), sign, "{text}");
        }
    }

    #[test]
    fn prose_and_tables_are_no_lists() {
        for text in ["Dear Sir\nBest regards\n", "some words here\nand some more there\n", "1\n2\n3\n", "a b\n", ""] {
            assert!(!looks_like(text), "{text}");
        }
        for text in ["1 2\n2 3\n", "a b 1\nb c 2.5\n", "# x\nJan Smit\tE1\t{}\nPiet\tE1\t{}\n", "from to\na b\nb c\n"] {
            assert!(looks_like(text), "{text}");
        }
    }
}
