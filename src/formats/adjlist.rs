//! Adjacency lists of networkx: a node and its neighbours on each line.
//!
//! networkx writes names as they are, with blanks between them, so that names with blanks cannot be told from several names: the format
//! itself is ambiguous. But it gives every node a line of its own. Where some word begins no line, it can only be the further part of a
//! name; names are then read so that each begins with a word that begins a line, and where that leaves no contradiction the network is read
//! with a warning. Where it does, the file is refused. Hand-written lists, in which not every neighbour has a line, are told from those by
//! the remark with which networkx begins its files.
//!
//! A directed network lists its successors, one without direction each tie once; the file does not say which it is. The rule for lists of
//! ties decides.

use super::table::sheet::Sheet;
use super::table::{Further, List, list};
use super::{Format, Origin, Parsed, Read, csv};
use crate::diagnostics::{Diagnostic, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::lines::{Line, lines};
use crate::text::Text;
use std::collections::BTreeSet;

/// Adjacency list.
pub const ADJLIST: Format = Format {
    id: "adjlist",
    name: "adjacency list",
    extensions: &["adjlist"],
    detects: |_| false,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "a node and its neighbours on a line, of networkx",
        nl: "een knoop en zijn buren op een regel, van networkx",
    },
};

/// The nodes of a line: first the one that it is about.
type Row<'t> = (Line<'t>, Vec<&'t str>);

pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let data: Vec<Line<'_>> =
        lines(text).filter(|line| !line.text.is_empty() && !line.text.starts_with(['#', '%'])).collect();
    let mut further = Further::default();
    let tabs = data.iter().any(|line| line.text.contains('\t'));
    let rows: Vec<Row<'_>> = data
        .iter()
        .map(|line| {
            let remark = |word: &&str| !word.starts_with('#');
            let names: Vec<&str> = match tabs {
                true => {
                    line.text.split('\t').map(str::trim).filter(|name| !name.is_empty()).take_while(remark).collect()
                }
                false => line.words().take_while(remark).collect(),
            };
            (*line, names)
        })
        .collect();
    let by_networkx = text.lines().take(5).any(|line| line.starts_with("# GMT "));
    if by_networkx && is_multiline(&rows) {
        let message = format!("{}: a multiline adjacency list of networkx, which is not read", origin.file);
        return Err(Error::new(ErrorKind::Format, message)
            .hint("write the network with write_adjlist, write_edgelist or, with its attributes, as GraphML"));
    }
    let rows = if by_networkx && !tabs { with_blanks(rows, origin.file, &mut further)? } else { rows };
    let mut sheet = Sheet::new(None);
    sheet.delimiter = Some(0);
    for (line, names) in &rows {
        let Some((node, neighbours)) = names.split_first() else { continue };
        further.nodes.push(((*node).to_owned(), line.place()));
        for neighbour in neighbours {
            let span = line.at(neighbour).range().map(|range| (range.start, range.end));
            sheet.push([*node, neighbour].into_iter(), line.number, span);
        }
    }
    let columns = ["source", "target"].map(str::to_owned).to_vec();
    list(List { sheet, columns, further }, csv::beside(origin)?, origin, text)
}

/// Whether each node is followed by the number of its neighbours and a line for each of them, as `write_multiline_adjlist` has it. In a
/// plain list of networkx every node begins one line.
fn is_multiline(rows: &[Row<'_>]) -> bool {
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    let again = rows.iter().filter_map(|(_, words)| words.first()).any(|first| !begun.insert(first));
    let has_data = rows.iter().any(|(line, _)| line.text.ends_with('}'));
    let mut left = rows;
    while let Some((_, words)) = left.first() {
        let count = words.get(1).filter(|_| words.len() == 2).and_then(|count| count.parse::<usize>().ok());
        match count.and_then(|count| left.get(count.checked_add(1)?..)) {
            Some(rest) => left = rest,
            None => return false,
        }
    }
    again || has_data
}

/// Joins the words of names with blanks, in a file in which every node has a line.
fn with_blanks<'t>(rows: Vec<Row<'t>>, file: &str, further: &mut Further) -> Result<Vec<Row<'t>>, Error> {
    let starts: BTreeSet<&str> = rows.iter().filter_map(|(_, words)| words.first().copied()).collect();
    let within = rows.iter().flat_map(|(line, words)| words.iter().map(move |word| (line, *word)));
    let Some((line, word)) = within.into_iter().find(|(_, word)| !starts.contains(word)) else { return Ok(rows) };
    let finding = Diagnostic::warning(
        "names-with-blanks",
        line.at(word),
        said!(
            "{word:?} begins no line, so it is part of a name; the file does not say where names with blanks end",
            "met {word:?} begint geen regel, dus het hoort bij een naam; het bestand zegt niet waar namen met spaties eindigen"
        ),
    );
    let hint = text!(
        "they are read so that each name begins as some line does; see whether they are right, or write the network with \
         delimiter='\\t', or as GraphML",
        "ze zijn zo gelezen dat elke naam begint zoals een van de regels; kijk of ze kloppen, of schrijf het netwerk met \
         delimiter='\\t', of als GraphML"
    );
    further.notes.push(finding.hint(hint));
    let joined: Vec<Row<'t>> = rows.iter().map(|(line, words)| (*line, joined(line.text, words, &starts))).collect();
    let names: BTreeSet<&str> = joined.iter().filter_map(|(_, names)| names.first().copied()).collect();
    let stranger = joined.iter().flat_map(|(line, all)| all.iter().map(move |name| (line, *name)));
    match stranger.into_iter().find(|(_, name)| !names.contains(name)) {
        None => Ok(joined),
        Some((line, name)) => Err(Error::new(
            ErrorKind::Format,
            format!("{file}:{}: names with blanks cannot be told apart: {name:?} has no line of its own", line.number),
        )
        .hint(
            "an adjacency list of networkx sets names apart by blanks; write it with delimiter='\\t', or as GraphML",
        )),
    }
}

/// The names on a line: each begins with a word that begins some line, and takes in the words that do not.
fn joined<'t>(text: &'t str, words: &[&'t str], starts: &BTreeSet<&str>) -> Vec<&'t str> {
    let at = |word: &str| (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut names = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.first() {
        let length = 1 + rest[1..].iter().take_while(|word| !starts.contains(*word)).count();
        let last = rest[length - 1];
        names.extend(text.get(at(first)..at(last) + last.len()));
        rest = &rest[length..];
    }
    names
}
