//! Lists of pairs and of neighbours, one line for each.

use super::data::{Data, End};
use super::header::Shape;
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::relations::{Form, label};
use crate::formats::shared::words::{Word, Words, number};

/// Reads the lists of a file, an exclamation mark between two relations.
pub(super) fn read(data: &mut Data, mut words: Words<'_>) {
    let arrays = data.header.shape == Shape::EdgeArray;
    for _ in 0..if arrays { data.header.matrices.min(words.clone().count()) } else { 0 } {
        data.begin(None, Form::List);
    }
    if !arrays {
        begin(data, &mut words);
    }
    let mut line: Vec<Word<'_>> = Vec::new();
    let mut row = 0;
    while let Some(word) = words.next() {
        let ends = word.text == "!" && !word.quoted;
        if !ends {
            line.push(word);
        }
        if !ends && words.peek().is_some_and(|next| !next.first && next.text != "!") {
            continue;
        }
        if !line.is_empty() {
            match data.header.shape {
                Shape::NodeList => neighbours(data, &line),
                Shape::CountedList => counted(data, &line, row),
                Shape::EdgeArray => values(data, &line),
                _ => pair(data, &line),
            }
            row += 1;
            line.clear();
        }
        if ends && words.peek().is_some() && !arrays {
            begin(data, &mut words);
            row = 0;
        }
    }
    if data.relations.list.len() < data.header.matrices && !arrays {
        let message = said!(
            "the data end after {} of {} relations",
            "de gegevens eindigen na {} van de {} relatiesoorten",
            data.relations.list.len(),
            data.header.matrices
        );
        let finding = Diagnostic::error("matrix-count", words.here().place(), message);
        data.report(finding.hint(text!(
            "correct the number behind NM; an exclamation mark stands between two relations",
            "verbeter het getal achter NM; tussen twee relatiesoorten staat een uitroepteken"
        )));
    }
}

fn begin(data: &mut Data, words: &mut Words<'_>) {
    if data.relations.list.len() == data.header.matrices {
        let message = said!(
            "a relation too many begins here: the header says that there are {}",
            "hier begint een relatiesoort te veel: volgens de kop zijn het er {}",
            data.header.matrices
        );
        let at = words.peek().map_or_else(|| words.here(), |word| word.at);
        let finding = Diagnostic::error("matrix-count", at.place(), message);
        data.report(finding.hint(text!("correct the number behind NM", "verbeter het getal achter NM")));
    }
    let name = data.header.embedded.matrices.then(|| words.next()).flatten().map(|word| label(word.text));
    data.begin(name, Form::List);
}

/// `1 2`, or `1 2 0.5`.
fn pair(data: &mut Data, line: &[Word<'_>]) {
    let [row, column, rest @ ..] = line else { return no_end(data, &line[0]) };
    if let [_, extra, ..] = rest {
        let message = said!(
            "{:?} is a word too many: a line names two nodes and a value",
            "{:?} is een woord te veel: een regel noemt twee knopen en een waarde",
            extra.text
        );
        let finding = Diagnostic::error("bad-line", extra.at.place(), message);
        return data.report(finding.hint(text!(
            "put names with blanks between quotation marks; several values are FORMAT = EDGEARRAY1",
            "zet namen met spaties tussen aanhalingstekens; meer waarden zijn FORMAT = EDGEARRAY1"
        )));
    }
    let ends = ends(data, row, column);
    let value = match rest.first() {
        None => None,
        Some(word) => match value(data, word) {
            Some(value) => Some(value),
            None => return,
        },
    };
    if let Some(ends) = ends {
        if value.is_some_and(|value| value.abs() < f64::MIN_POSITIVE) {
            data.note_zero(row.at);
        }
        data.cell(ends, value, row.at);
    }
}

/// `1 2 0.5 0 3`: a value for every relation.
fn values(data: &mut Data, line: &[Word<'_>]) {
    let [row, column, rest @ ..] = line else { return no_end(data, &line[0]) };
    let expected = data.header.matrices;
    if rest.len() != expected {
        let message = said!(
            "the line has {} values for {expected} relations",
            "de regel heeft {} waarden voor {expected} relatiesoorten",
            rest.len()
        );
        let finding = Diagnostic::error("bad-line", row.at.place(), message);
        data.report(finding.hint(text!(
            "write a value for each relation, 0 where there is no tie, or correct the number behind NM",
            "schrijf een waarde voor elke relatiesoort, 0 als er geen relatie is, of verbeter het getal achter NM"
        )));
    }
    let Some(ends) = ends(data, row, column) else { return };
    for (relation, word) in rest.iter().take(expected).enumerate() {
        if let Some(value) = value(data, word) {
            data.cell_of(relation, ends, Some(value), row.at);
        }
    }
}

/// `1 2 3 4`: the first is tied to the others.
fn neighbours(data: &mut Data, line: &[Word<'_>]) {
    let Some(row) = data.node(End::Row, &line[0]) else { return };
    for word in &line[1..] {
        if let Some(column) = data.node(End::Column, word) {
            data.cell((row, column), None, word.at);
        }
    }
}

/// `2 3 4`: the node of this line is tied to two others.
fn counted(data: &mut Data, line: &[Word<'_>], row: usize) {
    let count = line[0].text.parse::<usize>().ok();
    if count != Some(line.len() - 1) {
        let message = said!(
            "{:?} is not the number of nodes behind it, {}",
            "{:?} is niet het aantal knopen dat erachter staat, {}",
            line[0].text,
            line.len() - 1
        );
        let finding = Diagnostic::error("bad-line", line[0].at.place(), message);
        data.report(finding.hint(text!(
            "a line says how many nodes the node of this line is tied to, then which",
            "een regel zegt met hoeveel knopen de knoop van deze regel een relatie heeft, en dan met welke"
        )));
    }
    if row >= data.size(End::Row) && data.header.rows.is_some() {
        let message = said!(
            "this is line {}: there are {} nodes",
            "dit is regel {}: er zijn {} knopen",
            row + 1,
            data.size(End::Row)
        );
        let finding = Diagnostic::error("bad-line", line[0].at.place(), message);
        return data.report(finding.hint(text!(
            "correct the number behind N; a line stands for every node, 0 for one without ties",
            "verbeter het getal achter N; elke knoop heeft een regel, 0 voor een zonder relaties"
        )));
    }
    data.has_row(row);
    for word in &line[1..] {
        if let Some(column) = data.node(End::Column, word) {
            data.cell((row, column), None, word.at);
        }
    }
}

fn ends(data: &mut Data, row: &Word<'_>, column: &Word<'_>) -> Option<(usize, usize)> {
    let ends = (data.node(End::Row, row), data.node(End::Column, column));
    Some((ends.0?, ends.1?))
}

fn value(data: &mut Data, word: &Word<'_>) -> Option<f64> {
    let value = number(word.text).filter(|_| !word.quoted);
    if value.is_none() {
        let finding = Diagnostic::error(
            "bad-value",
            word.at.place(),
            said!("{:?} is no number", "{:?} is geen getal", word.text),
        );
        data.report(finding.hint(text!(
            "the value of a tie is a number; put names with blanks between quotation marks",
            "de waarde van een relatie is een getal; zet namen met spaties tussen aanhalingstekens"
        )));
    }
    value
}

fn no_end(data: &mut Data, word: &Word<'_>) {
    let message =
        said!("{:?} stands alone: a line names two nodes", "{:?} staat alleen: een regel noemt twee knopen", word.text);
    data.report(
        Diagnostic::error("no-end", word.at.place(), message).hint(text!(
            "write the node that it is tied to behind it",
            "schrijf de knoop waarmee de relatie is erachter"
        )),
    );
}
