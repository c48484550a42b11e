//! NOS, stacks of matrices as sna writes them: how many, how large, the colours of rows and columns, then the numbers.

use super::shared::missing::said_of_cells;
use super::shared::relations::{Cell, Form, Relation, Relations, Side};
use super::shared::words::{At, Word, Words, number};
use super::{Origin, Parsed, Read, Sample};
use crate::diagnostics::{Diagnostic, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::Format;
use crate::text::Text;
use serde_json::Value;

/// Stacks of matrices.
pub const NOS: Format = Format {
    id: "nos",
    name: "NOS (sna)",
    extensions: &["nos"],
    detects: |_: &Sample<'_>| false,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "stacks of matrices, as sna in R writes them; each is a layer",
        nl: "stapels matrices, zoals sna in R ze schrijft; elk is een laag",
    },
};

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut words = Words::new(text);
    let file = origin.file;
    let mut count = |what: &str| {
        let word = words.next();
        let number = word.and_then(|word| word.text.parse::<usize>().ok()).filter(|number| *number > 0);
        number.ok_or_else(|| {
            let at = word.map_or_else(|| words.here(), |word| word.at);
            let found = word.map_or_else(|| "the file ends".to_owned(), |word| format!("there is {:?}", word.text));
            Error::new(ErrorKind::Format, format!("{file}:{}: {what} should stand here, {found}", at.line()))
                .hint("a NOS file begins with the number of matrices, then the numbers of rows and columns")
        })
    };
    let (matrices, rows, columns) =
        (count("the number of matrices")?, count("the number of rows")?, count("the number of columns")?);
    // Each number takes two bytes at least: the sizes are held against what is there before room is made for anything.
    let (left, colours) = (words.clone().count(), rows.saturating_add(columns));
    let values = rows.saturating_mul(columns).saturating_mul(matrices);
    if rows.max(columns) > left {
        return Err(Error::new(
            ErrorKind::Format,
            format!("{file}: there are {left} numbers for {matrices} matrices of {rows} × {columns}"),
        )
        .hint("correct the sizes in the first two lines, or add what is missing"));
    }
    let mut relations = Relations {
        rows: Side { size: rows, ..Side::default() },
        columns: (rows != columns).then(|| Side { size: columns, ..Side::default() }),
        two_mode: rows != columns,
        ..Relations::default()
    };
    if left != values {
        add_colours(&mut relations, &mut words, (rows, columns));
    }
    if left != values && left != values.saturating_add(colours) {
        let message = said!(
            "there are {} values for {matrices} matrices of {rows} × {columns}, which have {values}",
            "er zijn {} waarden voor {matrices} matrices van {rows} × {columns}, die er {values} hebben",
            left.saturating_sub(colours)
        );
        let finding = Diagnostic::error("matrix-size", words.here().place(), message);
        relations.findings.push(finding.hint(text!(
            "correct the sizes in the first two lines, or the matrices",
            "verbeter de afmetingen in de eerste twee regels, of de matrices"
        )));
    }
    let mut missing = (0, None);
    'matrices: for _ in 0..matrices {
        relations.list.push(Relation { form: Form::Matrix, ..Relation::default() });
        for row in 0..rows {
            for column in 0..columns {
                let Some(word) = words.next() else { break 'matrices };
                add_cell(&mut relations, (row, column), &word, &mut missing);
            }
        }
    }
    let first = missing.1.map(At::place).unwrap_or_default();
    relations.findings.extend(said_of_cells(missing.0, first));
    relations.finish(origin).map(|parsed| vec![parsed])
}

/// Adds the value of a cell; `missing` are those that have none, and where the first of them stands.
fn add_cell(
    relations: &mut Relations,
    (row, column): (usize, usize),
    word: &Word<'_>,
    missing: &mut (usize, Option<At>),
) {
    let at = word.at;
    let Some(value) = number(word.text) else {
        if word.text.eq_ignore_ascii_case("na") {
            missing.1 = missing.1.or(Some(at));
            missing.0 += 1;
        } else {
            let finding = word.no_number((row, column));
            relations.findings.push(finding.hint(text!("a matrix holds numbers", "in een matrix staan getallen")));
        }
        return;
    };
    let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { return };
    if value.abs() >= f64::MIN_POSITIVE
        && let Some(relation) = relations.list.last_mut()
    {
        relation.cells.push(Cell { row, column, value: Some(value), at });
    }
}

/// The colours of rows and of columns, kept where one is not zero. Of the same nodes those of columns say nothing new as a rule.
fn add_colours(relations: &mut Relations, words: &mut Words<'_>, (rows, columns): (usize, usize)) {
    let mut read = |count: usize| -> Vec<(String, At)> {
        words.by_ref().take(count).map(|word| (word.text.to_owned(), word.at)).collect()
    };
    let (of_rows, of_columns) = (read(rows), read(columns));
    let values = |colours: &[(String, At)]| -> Vec<Value> {
        colours.iter().map(|(text, _)| text.parse::<i64>().map_or_else(|_| text.as_str().into(), Value::from)).collect()
    };
    let says = |colours: &[(String, At)]| colours.iter().any(|(text, _)| text != "0");
    if says(&of_rows) {
        relations.rows.values.push(("color".to_owned(), values(&of_rows)));
    }
    match &mut relations.columns {
        Some(side) if says(&of_columns) => side.values.push(("color".to_owned(), values(&of_columns))),
        None if says(&of_columns) && values(&of_columns) != values(&of_rows) => {
            relations.rows.values.push(("column color".to_owned(), values(&of_columns)));
        }
        _ => {}
    }
}
