//! DL files to networks: the sizes, the names of nodes, and the relations as their format lays them out.

use super::header::{self, Header};
use super::{lists, matrices};
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::relations::{Cell, Form, Relation, Relations, Side, folded, label};
use crate::formats::shared::words::{At, Word, Words};
use crate::formats::{Origin, Parsed};
use indexmap::IndexMap;

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut words = Words::new(text);
    let mut header = header::read(&mut words, origin.file)?;
    let is_matrix = header.shape.is_matrix();
    find_sizes(&mut header, &words, is_matrix, (text.len(), origin.file))?;
    let mut data = Data::new(header, is_matrix, TRUSTED.max(text.len()));
    if is_matrix {
        matrices::read(&mut data, words);
    } else {
        lists::read(&mut data, words);
    }
    data.finish().finish(origin).map(|parsed| vec![parsed])
}

/// A size up to this one is taken on trust: no file names every node that has no tie.
const TRUSTED: usize = 100_000;

/// Finds sizes that the header leaves out, and refuses those that cannot be: room is made for every node.
fn find_sizes(
    header: &mut Header,
    words: &Words<'_>,
    is_matrix: bool,
    (bytes, file): (usize, &str),
) -> Result<(), Error> {
    let place = header.sized_at.place();
    let line = place.line.unwrap_or(1);
    if !header.row_labels.is_empty() {
        header.rows.get_or_insert(header.row_labels.len());
    }
    if !header.column_labels.is_empty() {
        header.columns.get_or_insert(header.column_labels.len());
    }
    if !header.rectangular {
        header.rows = header.rows.or(header.columns);
        header.columns = header.columns.or(header.rows);
    }
    if is_matrix && (header.rows.is_none() || header.columns.is_none()) {
        // The first line of the matrix says how wide it is.
        let width = first_line(words);
        let labels = usize::from(header.embedded.rows && !header.embedded.columns);
        let width = width.saturating_sub(labels);
        let square = width > 0 && !header.rectangular && words.clone().count() >= width * width;
        if !square {
            return Err(Error::new(
                ErrorKind::Format,
                format!("{file}:{line}: the header does not say how large the matrix is"),
            )
            .hint(
                "write N= and the number of nodes behind DL, or NR= and NC= where rows and columns are different nodes",
            ));
        }
        (header.rows, header.columns) = (Some(width), Some(width));
        let message = said!(
            "the header does not say how many nodes there are; by the first line of the data there are {width}",
            "de kop zegt niet hoeveel knopen er zijn; volgens de eerste regel van de gegevens zijn het er {width}"
        );
        header.findings.push(
            Diagnostic::warning("no-size", place, message)
                .hint(said!("write N={width} behind DL", "schrijf N={width} achter DL")),
        );
    }
    for size in [header.rows, header.columns].into_iter().flatten() {
        if size > TRUSTED.max(bytes) {
            return Err(Error::new(
                ErrorKind::Format,
                format!("{file}:{line}: there cannot be {size} nodes in a file of {bytes} bytes"),
            )
            .hint("correct the number behind N, NR or NC"));
        }
    }
    Ok(())
}

fn first_line(words: &Words<'_>) -> usize {
    let mut words = words.clone();
    words.next();
    1 + words.take_while(|word| !word.first).count()
}

/// A file while its data are read.
pub(super) struct Data {
    pub(super) header: Header,
    pub(super) relations: Relations,
    rows: Names,
    columns: Names,
    /// Whether columns have names of their own.
    apart: bool,
    strangers: usize,
    /// The highest number of a node where the header does not say how many there are.
    most: usize,
    /// Ties of lists whose value is zero, and where the first of them stands.
    zeros: (usize, Option<At>),
}

/// The names of the nodes of one side.
#[derive(Default)]
struct Names {
    size: Option<usize>,
    labels: Vec<(String, At)>,
    numbers: IndexMap<String, usize>,
    /// The highest number that was used.
    most: usize,
}

/// Which side a word names a node of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Row,
    Column,
}

impl Data {
    fn new(mut header: Header, is_matrix: bool, most: usize) -> Data {
        let rows = Names::new(header.rows, std::mem::take(&mut header.row_labels));
        let apart = is_matrix || header.two_mode || header.rectangular || !header.column_labels.is_empty();
        let columns = Names::new(header.columns, std::mem::take(&mut header.column_labels));
        let unlabelled = rows.labels.is_empty() && columns.labels.is_empty();
        let embedded = header.embedded.rows || header.embedded.columns;
        let relations = Relations {
            title: header.title.take(),
            two_mode: header.two_mode || (header.rectangular && unlabelled && !embedded),
            findings: std::mem::take(&mut header.findings),
            ..Relations::default()
        };
        Data { header, relations, rows, columns, apart, strangers: 0, most, zeros: (0, None) }
    }

    /// Begins the next relation, by its own name or by that in the header.
    pub(super) fn begin(&mut self, name: Option<String>, form: Form) {
        let number = self.relations.list.len();
        let given = self.header.matrix_labels.get(number).map(|(label, _)| label.clone());
        self.relations.list.push(Relation { label: name.or(given), cells: Vec::new(), form });
    }

    /// Adds a cell to the relation that was begun last; zero is no tie.
    pub(super) fn cell(&mut self, (row, column): (usize, usize), value: Option<f64>, at: At) {
        let last = self.relations.list.len().saturating_sub(1);
        self.cell_of(last, (row, column), value, at);
    }

    /// Adds a cell to a relation.
    pub(super) fn cell_of(&mut self, relation: usize, (row, column): (usize, usize), value: Option<f64>, at: At) {
        if value.is_some_and(|value| value.abs() < f64::MIN_POSITIVE) {
            return;
        }
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { return };
        if let Some(relation) = self.relations.list.get_mut(relation) {
            relation.cells.push(Cell { row, column, value, at });
        }
    }

    /// A tie of a list whose value is zero.
    pub(super) fn note_zero(&mut self, at: At) {
        self.zeros.0 += 1;
        self.zeros.1 = self.zeros.1.or(Some(at));
    }

    /// A finding.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.relations.findings.push(finding);
    }

    /// How many nodes a side has, as far as the header says.
    pub(super) fn size(&self, end: End) -> usize {
        match end {
            End::Row => self.header.rows.unwrap_or(0),
            End::Column => self.header.columns.unwrap_or(0),
        }
    }

    fn names(&mut self, end: End) -> &mut Names {
        if end == End::Column && self.apart { &mut self.columns } else { &mut self.rows }
    }

    /// Notes that there is a node in this row.
    pub(super) fn has_row(&mut self, row: usize) {
        self.rows.most = self.rows.most.max(row + 1);
    }

    /// Takes a word among the data as the name of the node in this row or column.
    pub(super) fn label(&mut self, end: End, index: usize, word: &Word<'_>) {
        let names = self.names(end);
        if names.labels.len() == index {
            names.labels.push((label(word.text), word.at));
        }
    }

    /// The number, from 0, of the node that a word in a list names.
    pub(super) fn node(&mut self, end: End, word: &Word<'_>) -> Option<usize> {
        let embedded = if end == End::Row { self.header.embedded.rows } else { self.header.embedded.columns };
        let (size, shown) = (self.names(end).size, word.text);
        if embedded {
            let name = label(word.text);
            let names = self.names(end);
            let next = names.labels.len();
            let number = *names.numbers.entry(folded(&name)).or_insert(next);
            if number == next {
                names.labels.push((name, word.at));
                if let Some(most) = size.filter(|most| number >= *most) {
                    self.stranger(word, most);
                }
            }
            return Some(number);
        }
        let most = self.most;
        let names = self.names(end);
        if !word.quoted
            && let Ok(number) = word.text.parse::<usize>()
            && number > 0
            && number <= size.unwrap_or(most)
        {
            names.most = names.most.max(number);
            return Some(number - 1);
        }
        if let Some(&number) = names.numbers.get(&folded(&label(word.text))) {
            return Some(number);
        }
        let message = match size {
            None => said!("{shown:?} is no number of a node from 1", "{shown:?} is geen nummer van een knoop vanaf 1"),
            Some(size) => said!(
                "{shown:?} is no number of a node from 1 to {size}",
                "{shown:?} is geen nummer van een knoop van 1 tot {size}"
            ),
        };
        let finding = Diagnostic::error("bad-vertex", word.at.place(), message);
        self.report(finding.hint(text!(
            "correct it, or the number of nodes; where names stand among the data, write LABELS EMBEDDED above DATA:",
            "verbeter het, of het aantal knopen; staan er namen in de gegevens, schrijf dan LABELS EMBEDDED boven DATA:"
        )));
        None
    }

    /// A name beyond the number of nodes, said once.
    fn stranger(&mut self, word: &Word<'_>, most: usize) {
        self.strangers += 1;
        if self.strangers == 1 {
            let message = said!(
                "{:?} is a name too many: the header says that there are {most}",
                "{:?} is een naam te veel: volgens de kop zijn het er {most}",
                word.text
            );
            let finding = Diagnostic::error("label-count", word.at.place(), message);
            self.report(finding.hint(text!(
                "correct the number behind N, or the spelling; put names with blanks between quotation marks",
                "verbeter het getal achter N, of de spelling; zet namen met spaties tussen aanhalingstekens"
            )));
        }
    }

    fn finish(mut self) -> Relations {
        let sides = self.apart;
        if self.header.rows.is_none() && self.header.columns.is_none() {
            let size = self.rows.side_size().max(if sides { self.columns.side_size() } else { 0 });
            let message = said!(
                "the header does not say how many nodes there are; the data name {size}",
                "de kop zegt niet hoeveel knopen er zijn; de gegevens noemen er {size}"
            );
            let finding = Diagnostic::warning("no-size", self.header.sized_at.place(), message);
            self.relations.findings.push(finding.hint(text!(
                "write N= and their number behind DL, so that none without a tie is missed",
                "schrijf N= en hun aantal achter DL, zodat er geen zonder relatie gemist wordt"
            )));
        }
        if let (count, Some(first)) = self.zeros {
            let are = Said::count(count, text!("tie has", "relatie heeft"), text!("ties have", "relaties hebben"));
            let message = said!(
                [are] "{are} a weight of 0, which says that there is none; left out",
                "{are} een gewicht van 0, dat zegt dat er geen is; weggelaten"
            );
            let finding = Diagnostic::warning("zero-weight", first.place(), message);
            self.relations.findings.push(finding.hint(text!(
                "if it means a tie of unknown strength, leave the weight out; if a weak one, give it a weight above 0",
                "is het een relatie van onbekende sterkte, laat het gewicht dan weg; is het een zwakke, geef haar dan een gewicht boven 0"
            )));
        }
        self.relations.rows = self.rows.side();
        self.relations.columns = sides.then(|| self.columns.side());
        self.relations
    }
}

impl Names {
    fn new(size: Option<usize>, labels: Vec<(String, At)>) -> Names {
        let numbers = labels.iter().enumerate().rev().map(|(index, (label, _))| (folded(label), index)).collect();
        Names { size, labels, numbers, most: 0 }
    }

    fn side_size(&self) -> usize {
        self.size.unwrap_or(0).max(self.labels.len()).max(self.most)
    }

    fn side(self) -> Side {
        Side { size: self.side_size(), labels: self.labels, values: Vec::new() }
    }
}
