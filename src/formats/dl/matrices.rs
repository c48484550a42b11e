//! Matrices, whole or half.

use super::data::{Data, End};
use super::header::Shape;
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::shared::missing::said_of_cells;
use crate::formats::shared::relations::{Form, label};
use crate::formats::shared::words::{At, Word, Words, number};
use crate::text::Text;
use std::ops::Range;

/// Reads the matrices of a file one behind the other.
pub(super) fn read(data: &mut Data, mut words: Words<'_>) {
    let start = words.clone();
    let form = if data.header.shape == Shape::FullMatrix { Form::Matrix } else { Form::Half };
    let mut missing = 0;
    for number in 0..data.header.matrices {
        if words.peek().is_none() && number > 0 {
            let message = said!(
                "the data end after {number} of {} matrices",
                "de gegevens eindigen na {number} van de {} matrices",
                data.header.matrices
            );
            let finding = Diagnostic::error("matrix-count", words.here().place(), message);
            data.report(finding.hint(text!(
                "correct the number behind NM, or add the matrices that are missing",
                "verbeter het getal achter NM, of voeg de matrices toe die ontbreken"
            )));
            return;
        }
        let name = data.header.embedded.matrices.then(|| words.next()).flatten().map(|word| label(word.text));
        data.begin(name, form);
        if let Err(Short { row, value }) = matrix(data, &mut words, &mut missing) {
            return report_short(data, &start, &words, (number, row, value));
        }
        while words.peek().is_some_and(|word| word.text == "!") {
            words.next();
        }
    }
    said_of_cells(missing, Place::default()).into_iter().for_each(|finding| data.report(finding));
    if let Some(extra) = words.next() {
        let count = 1 + words.count();
        let (rows, columns) = (data.size(End::Row), data.size(End::Column));
        let values = Said::count(count, text!("value", "waarde"), text!("values", "waarden"));
        let message = said!(
            [values] "{values} too many: the matrix has {rows} rows of {columns}",
            "{values} te veel: de matrix heeft {rows} rijen van {columns}"
        );
        let at = odd_line(data, &start).unwrap_or(extra.at);
        data.report(Diagnostic::error("matrix-size", at.place(), message).hint(hint(data)));
    }
}

/// Where a matrix ends too early.
struct Short {
    row: usize,
    value: usize,
}

fn matrix(data: &mut Data, words: &mut Words<'_>, missing: &mut usize) -> Result<(), Short> {
    let (rows, columns) = (data.size(End::Row), data.size(End::Column));
    if data.header.embedded.columns {
        for column in 0..columns {
            let word = words.next().ok_or(Short { row: 0, value: column })?;
            data.label(End::Column, column, &word);
        }
    }
    for row in 0..rows {
        if data.header.embedded.rows {
            let word = words.next().ok_or(Short { row, value: 0 })?;
            data.label(End::Row, row, &word);
        }
        for (value, column) in cells(data, row, columns).enumerate() {
            if !data.header.diagonal && column == row && data.header.shape == Shape::FullMatrix {
                continue;
            }
            let word = words.next().ok_or(Short { row, value })?;
            match number(word.text).filter(|_| !word.quoted) {
                Some(value) => data.cell((row, column), Some(value), word.at),
                None if is_missing(&word) => *missing += 1,
                None => {
                    data.report(word.no_number((row, column)).hint(text!(
                        "a matrix holds numbers; where names stand among them, write LABELS EMBEDDED above DATA:",
                        "in een matrix staan getallen; staan er namen tussen, schrijf dan LABELS EMBEDDED boven DATA:"
                    )));
                }
            }
        }
    }
    Ok(())
}

/// The columns of which a row has values.
fn cells(data: &Data, row: usize, columns: usize) -> Range<usize> {
    let shift = usize::from(!data.header.diagonal);
    match data.header.shape {
        Shape::LowerHalf => 0..(row + 1 - shift).min(columns),
        Shape::UpperHalf => (row + shift).min(columns)..columns,
        _ => 0..columns,
    }
}

/// What UCINET and others write where nothing is known.
fn is_missing(word: &Word<'_>) -> bool {
    !word.quoted && ["na", ".", "nan", "?"].iter().any(|missing| word.text.eq_ignore_ascii_case(missing))
}

fn report_short(data: &mut Data, start: &Words<'_>, words: &Words<'_>, (matrix, row, value): (usize, usize, usize)) {
    let (rows, columns) = (data.size(End::Row), data.size(End::Column));
    let which = match data.header.matrices > 1 {
        true => said!("matrix {}", "matrix {}", matrix + 1),
        false => said!("the matrix", "de matrix"),
    };
    let message = said!(
        [which] "{which} ends in row {} after {value} values: it should have {rows} rows of {columns}",
        "{which} eindigt in rij {} na {value} waarden: er moeten {rows} rijen van {columns} zijn",
        row + 1
    );
    let at = odd_line(data, start).unwrap_or_else(|| words.here());
    data.report(Diagnostic::error("matrix-size", at.place(), message).hint(hint(data)));
}

fn hint(data: &Data) -> Text {
    if data.header.diagonal {
        text!(
            "correct the matrix or the number behind N; decimals take a point; where the diagonal is left out, write DIAGONAL ABSENT",
            "verbeter de matrix of het getal achter N; decimalen hebben een punt; is de diagonaal weggelaten, schrijf dan DIAGONAL ABSENT"
        )
    } else {
        text!(
            "correct the matrix or the number behind N; decimals take a point; where the diagonal is there, leave DIAGONAL ABSENT out",
            "verbeter de matrix of het getal achter N; decimalen hebben een punt; staat de diagonaal er, laat DIAGONAL ABSENT dan weg"
        )
    }
}

/// Of a matrix that has a row on every line: the first line with another number of words than most.
fn odd_line(data: &Data, start: &Words<'_>) -> Option<At> {
    if data.header.shape != Shape::FullMatrix {
        return None;
    }
    let mut lines: Vec<(At, usize)> = Vec::new();
    for word in start.clone() {
        match lines.last_mut() {
            Some(line) if !word.first => line.1 += 1,
            _ => lines.push((word.at, 1)),
        }
    }
    let labels = usize::from(data.header.embedded.rows);
    let width = data.size(End::Column) + labels - usize::from(!data.header.diagonal);
    let body = lines.get(usize::from(data.header.embedded.columns)..)?;
    let regular = body.iter().filter(|line| line.1 == width).count() * 2 > body.len();
    body.iter().find(|line| line.1 != width).filter(|_| regular).map(|line| line.0)
}
