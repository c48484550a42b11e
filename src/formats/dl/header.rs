//! What stands before the data of a DL file.

use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::relations::label;
use crate::formats::shared::words::{At, Word, Words};
use crate::text::Text;

/// How the data are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    FullMatrix,
    LowerHalf,
    UpperHalf,
    /// Pairs, each with a value or without.
    EdgeList,
    /// A node and those that it is tied to.
    NodeList,
    /// How many, then those that the node of this row is tied to.
    CountedList,
    /// Pairs, each with a value for every relation.
    EdgeArray,
}

impl Shape {
    /// Whether it is a matrix, whole or half, and no list.
    pub(super) fn is_matrix(self) -> bool {
        matches!(self, Shape::FullMatrix | Shape::LowerHalf | Shape::UpperHalf)
    }
}

/// What the header says.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) rows: Option<usize>,
    pub(super) columns: Option<usize>,
    /// Whether rows and columns are counted apart.
    pub(super) rectangular: bool,
    pub(super) matrices: usize,
    pub(super) shape: Shape,
    /// Whether the format itself says that the columns are other nodes.
    pub(super) two_mode: bool,
    pub(super) diagonal: bool,
    pub(super) title: Option<String>,
    pub(super) row_labels: Vec<(String, At)>,
    pub(super) column_labels: Vec<(String, At)>,
    pub(super) matrix_labels: Vec<(String, At)>,
    pub(super) embedded: Embedded,
    pub(super) findings: Vec<Diagnostic>,
    /// Where the size of the data is said, or would be.
    pub(super) sized_at: At,
}

/// Which labels stand among the data.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Embedded {
    pub(super) rows: bool,
    pub(super) columns: bool,
    pub(super) matrices: bool,
}

/// Whose labels they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Nodes,
    Rows,
    Columns,
    Matrices,
}

const FORMATS: [(&str, Shape, bool); 21] = [
    ("fullmatrix", Shape::FullMatrix, false),
    ("fm", Shape::FullMatrix, false),
    ("full", Shape::FullMatrix, false),
    ("matrix", Shape::FullMatrix, false),
    ("lowerhalf", Shape::LowerHalf, false),
    ("lh", Shape::LowerHalf, false),
    ("upperhalf", Shape::UpperHalf, false),
    ("uh", Shape::UpperHalf, false),
    ("edgelist1", Shape::EdgeList, false),
    ("edgelist", Shape::EdgeList, false),
    ("el1", Shape::EdgeList, false),
    ("edgelist2", Shape::EdgeList, true),
    ("el2", Shape::EdgeList, true),
    ("nodelist1", Shape::NodeList, false),
    ("nodelist", Shape::NodeList, false),
    ("nl1", Shape::NodeList, false),
    ("nodelist1b", Shape::CountedList, false),
    ("nodelist2", Shape::NodeList, true),
    ("nl2", Shape::NodeList, true),
    ("edgearray1", Shape::EdgeArray, false),
    ("edgearray2", Shape::EdgeArray, true),
];

/// Formats of UCINET that are named as such and not read.
const OTHERS: [&str; 6] = ["blockmatrix", "bm", "rankedlist1", "rankedlist2", "rl1", "rl2"];

/// Whether a word may follow DL.
pub(super) fn is_keyword(word: &Word<'_>) -> bool {
    [
        "n", "nn", "nr", "nc", "nm", "format", "title", "labels", "row", "col", "column", "diagonal", "data", "matrix",
        "level",
    ]
    .iter()
    .any(|keyword| word.is(keyword))
}

/// Reads the header; afterwards the words are those of the data.
pub(super) fn read(words: &mut Words<'_>, file: &str) -> Result<Header, Error> {
    let mut header = Header {
        rows: None,
        columns: None,
        rectangular: false,
        matrices: 1,
        shape: Shape::FullMatrix,
        two_mode: false,
        diagonal: true,
        title: None,
        row_labels: Vec::new(),
        column_labels: Vec::new(),
        matrix_labels: Vec::new(),
        embedded: Embedded::default(),
        findings: Vec::new(),
        sized_at: At::default(),
    };
    words.equals = true;
    let Some(first) = words.next().filter(|word| word.is("dl")) else {
        return Err(Error::new(ErrorKind::Format, format!("{file} does not begin with DL"))
            .hint("a DL file begins with a line such as DL N=5"));
    };
    header.sized_at = first.at;
    // What was counted last, for labels that are too many.
    let mut listed: Option<(Text, usize)> = None;
    let mut begun = false;
    while let Some(word) = words.next() {
        if begins_data(&word) {
            words.keep(&word, 5);
            begun = true;
            break;
        }
        if word.is("data") {
            begun = true;
            break;
        }
        if let Some(of) = header.labels_of(words, &word) {
            listed = header.read_labels(words, of);
            continue;
        }
        if header.keyword(words, &word, file)? {
            listed = None;
            continue;
        }
        let shown = word.text;
        let finding = match listed {
            Some((what, most)) => {
                let what = Said::from(what);
                let message = said!(
                    [what] "{shown:?} is a label too many: there are {most} {what}",
                    "{shown:?} is een label te veel: er zijn {most} {what}"
                );
                Diagnostic::error("label-count", word.at.place(), message)
                    .hint(text!("correct the number, or take the label out; put labels with blanks between quotation marks", "verbeter het aantal, of haal het label weg; zet labels met spaties tussen aanhalingstekens"))
            }
            None => Diagnostic::warning("unknown-keyword", word.at.place(), said!("{shown:?} is no keyword of DL", "{shown:?} is geen sleutelwoord van DL"))
                .hint(text!("it is passed over; keywords are N, NR, NC, NM, FORMAT, DIAGONAL, LABELS, LABELS EMBEDDED, DATA", "het is overgeslagen; sleutelwoorden zijn N, NR, NC, NM, FORMAT, DIAGONAL, LABELS, LABELS EMBEDDED, DATA")),
        };
        header.findings.push(finding);
        skip_unknown(words);
    }
    words.equals = false;
    let empty = words.peek().is_none();
    if !begun || (empty && (header.shape.is_matrix() || header.rows.is_none()) && header.rows != Some(0)) {
        let line = words.here().line();
        return Err(Error::new(ErrorKind::Format, format!("{file}:{line}: there are no data"))
            .hint("write DATA: and the matrix or the ties behind the header"));
    }
    Ok(header)
}

/// `data:` with whatever follows at once.
fn begins_data(word: &Word<'_>) -> bool {
    !word.quoted && word.text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

/// One slip is said once, however many words follow it.
fn skip_unknown(words: &mut Words<'_>) {
    while let Some(word) = words.peek() {
        if is_keyword(&word) || begins_data(&word) || shape(&word).is_some() {
            return;
        }
        words.next();
    }
}

fn shape(word: &Word<'_>) -> Option<(Shape, bool)> {
    FORMATS.iter().find(|format| word.is(format.0)).map(|format| (format.1, format.2))
}

impl Header {
    /// Reads what a keyword says; tells whether the word is one.
    fn keyword(&mut self, words: &mut Words<'_>, word: &Word<'_>, file: &str) -> Result<bool, Error> {
        if word.is("n") || word.is("nn") {
            let size = self.count(words, word);
            (self.rows, self.columns, self.rectangular) = (size, size, false);
            self.sized_at = word.at;
        } else if word.is("nr") {
            (self.rows, self.rectangular) = (self.count(words, word), true);
            self.sized_at = word.at;
        } else if word.is("nc") {
            (self.columns, self.rectangular) = (self.count(words, word), true);
            self.sized_at = word.at;
        } else if word.is("nm") {
            self.matrices = self.count(words, word).unwrap_or(1);
        } else if word.is("diagonal") {
            let next = words.next();
            self.diagonal = !next.is_some_and(|next| next.is("absent") || next.is("no"));
        } else if word.is("title") {
            let quoted = words.peek().filter(|next| next.quoted && !next.first);
            let title = match quoted {
                Some(next) => {
                    words.next();
                    next.text
                }
                None => words.rest_of_line(),
            };
            self.title = Some(label(title.trim_start_matches([':', '=', ' ']))).filter(|title| !title.is_empty());
        } else if word.is("format") {
            let Some(next) = words.next() else { return Ok(true) };
            self.format(&next, file)?;
        } else if word.is("datafile") {
            let name = words.next().map_or("", |next| next.text);
            let line = word.at.line();
            return Err(Error::new(
                ErrorKind::Format,
                format!("{file}:{line}: the data stand in another file, {name:?}"),
            )
            .hint("put them into this one, behind DATA:"));
        } else if word.is("alpha") {
            words.next();
        } else if let Some((shape, two_mode)) = shape(word) {
            (self.shape, self.two_mode) = (shape, two_mode);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn format(&mut self, word: &Word<'_>, file: &str) -> Result<(), Error> {
        if let Some((shape, two_mode)) = shape(word) {
            (self.shape, self.two_mode) = (shape, two_mode);
            return Ok(());
        }
        let known = if OTHERS.iter().any(|other| word.is(other)) {
            "which is not read here"
        } else {
            "which is no format of DL that is known here"
        };
        let line = word.at.line();
        Err(Error::new(ErrorKind::Format, format!("{file}:{line}: the format is {:?}, {known}", word.text))
            .hint("known are fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1, nodelist1b, nodelist2, edgearray1 and edgearray2; UCINET can export the data as one of them"))
    }

    /// The number behind a keyword.
    fn count(&mut self, words: &mut Words<'_>, keyword: &Word<'_>) -> Option<usize> {
        let word = words.next()?;
        let number = word.text.parse::<usize>().ok().filter(|number| *number > 0 && u32::try_from(*number).is_ok());
        if number.is_none() && word.text != "0" {
            let message = said!(
                "{} is {:?}, which is no count",
                "{} is {:?}, en dat is geen aantal",
                keyword.text.to_uppercase(),
                word.text
            );
            let finding = Diagnostic::error("bad-count", word.at.place(), message);
            self.findings
                .push(finding.hint(text!("write a whole number, such as N=5", "schrijf een geheel getal, zoals N=5")));
        }
        number.or_else(|| (word.text == "0").then_some(0))
    }

    /// Whose labels are announced here; nobody's where the word announces none.
    fn labels_of(&self, words: &mut Words<'_>, word: &Word<'_>) -> Option<Of> {
        let is_labels = |word: &Word<'_>| word.is("labels") || word.is("label");
        if is_labels(word) {
            return Some(Of::Nodes);
        }
        let of = qualifier(word)?;
        words.peek().filter(is_labels)?;
        words.next();
        Some(of)
    }

    /// Reads labels, or notes that they stand among the data. Gives what was listed, with how many there can be.
    fn read_labels(&mut self, words: &mut Words<'_>, of: Of) -> Option<(Text, usize)> {
        if words.peek().is_some_and(|next| next.is("embedded")) {
            words.next();
            match of {
                Of::Nodes => (self.embedded.rows, self.embedded.columns) = (true, true),
                Of::Rows => self.embedded.rows = true,
                Of::Columns => self.embedded.columns = true,
                Of::Matrices => self.embedded.matrices = true,
            }
            return None;
        }
        let (most, what) = match of {
            Of::Nodes => (self.rows, text!("nodes", "knopen")),
            Of::Rows => (self.rows, text!("rows", "rijen")),
            Of::Columns => (self.columns, text!("columns", "kolommen")),
            Of::Matrices => (Some(self.matrices), text!("matrices", "matrices")),
        };
        let mut labels = Vec::new();
        while most.is_none_or(|most| labels.len() < most) {
            let Some(word) = words.peek().filter(|word| !ends_labels(words, word)) else { break };
            words.next();
            labels.push((label(word.text), word.at));
        }
        if let (Some(most), Some(last)) = (most, labels.last())
            && labels.len() < most
        {
            let what = Said::from(what);
            let message = said!(
                [what] "there are {} labels for {most} {what}; this is the last",
                "er zijn {} labels voor {most} {what}; dit is het laatste",
                labels.len()
            );
            let finding = Diagnostic::error("label-count", last.1.place(), message);
            self.findings.push(finding.hint(text!(
                "add the labels that are missing, or correct the number",
                "voeg de labels toe die ontbreken, of verbeter het aantal"
            )));
        }
        match of {
            Of::Nodes | Of::Rows => self.row_labels = labels,
            Of::Columns => self.column_labels = labels,
            Of::Matrices => self.matrix_labels = labels,
        }
        most.map(|most| (what, most))
    }
}

fn qualifier(word: &Word<'_>) -> Option<Of> {
    let is = |keywords: &[&str]| keywords.iter().any(|keyword| word.is(keyword));
    if is(&["row", "rows"]) {
        Some(Of::Rows)
    } else if is(&["col", "column", "columns", "cols"]) {
        Some(Of::Columns)
    } else if is(&["matrix", "mat", "level", "levels", "matrices"]) {
        Some(Of::Matrices)
    } else {
        None
    }
}

/// Whether a list of labels ends before this word: at the data, or at other labels. Anything else may be a label.
fn ends_labels(words: &Words<'_>, word: &Word<'_>) -> bool {
    let announces = |word: &Word<'_>| !word.quoted && word.is("labels") && word.text.ends_with(':');
    if begins_data(word) || announces(word) {
        return true;
    }
    let mut ahead = words.clone();
    ahead.next();
    let next = ahead.next();
    let next_is = |keyword: &str| next.is_some_and(|next| next.is(keyword));
    (word.is("labels") && next_is("embedded")) || (qualifier(word).is_some() && next_is("labels"))
}
