//! Matrices of numbers without names, as SocNetV and many programs for computing write them: a row of numbers for each node.
//!
//! A square matrix has one mode, others two. A symmetric one has no direction. Comments begin with `#`.

use super::shared::lines::{Line, lines, number};
use super::shared::sparse::{Entry, Matrix, Symmetry, network};
use super::{Format, Origin, Parsed, Read, Sample};
use crate::diagnostics::{Diagnostic, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// Matrix without names.
pub const ADJ: Format = Format {
    id: "adj",
    name: "matrix without names",
    extensions: &["adj", "sm"],
    detects,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "rows of numbers, as SocNetV writes them", nl: "rijen getallen, zoals SocNetV ze schrijft" },
};

/// A text that is a square of numbers and nothing else: four of them at least, for three might be two names and a weight.
fn detects(sample: &Sample<'_>) -> bool {
    if !matches!(sample.ending, "" | "txt") {
        return false;
    }
    let Some(text) = sample.text else { return false };
    let mut width = 0;
    let mut count = 0;
    for line in data(text) {
        let numbers = cells(&line).map(|cell| number(cell).is_some());
        let here = numbers.clone().count();
        if !numbers.clone().all(|fits| fits) || (count > 0 && here != width) {
            return false;
        }
        (width, count) = (here, count + 1);
    }
    width == count && count > 3
}

fn data(text: &str) -> impl Iterator<Item = Line<'_>> {
    lines(text).filter(|line| !line.text.is_empty() && !line.text.starts_with(['#', '%']))
}

/// The cells of a row, set apart by space, commas or semicolons.
fn cells<'t>(line: &Line<'t>) -> impl Iterator<Item = &'t str> + Clone {
    line.text.split([' ', '\t', ',', ';']).filter(|cell| !cell.is_empty())
}

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut entries = Vec::new();
    let mut findings = Vec::new();
    let (mut rows, mut columns) = (0, 0);
    for line in data(text) {
        let mut width = 0;
        for (column, cell) in cells(&line).enumerate() {
            width = column + 1;
            match number(cell) {
                Some(0.0) => {}
                Some(value) => entries.push(Entry { row: rows, column, value, place: line.at(cell) }),
                None => findings.push(
                    Diagnostic::error(
                        "bad-value",
                        line.at(cell),
                        said!("{cell:?} is no number", "{cell:?} is geen getal"),
                    )
                    .hint(text!(
                        "the matrix holds numbers only; one with names is read as CSV",
                        "in de matrix staan alleen getallen; een met namen wordt als CSV gelezen"
                    )),
                ),
            }
        }
        if rows > 0 && width != columns {
            let message = said!(
                "the row holds {width} numbers, and those above it {columns}",
                "in de rij staan {width} getallen, en in die erboven {columns}"
            );
            findings.push(
                Diagnostic::error("bad-matrix", line.place(), message)
                    .hint(text!("give every row a number for each column", "geef elke rij een getal voor elke kolom")),
            );
        }
        (rows, columns) = (rows + 1, columns.max(width));
    }
    if rows == 0 {
        return Err(Error::new(ErrorKind::Format, format!("{} holds no row of numbers", origin.file))
            .hint("write the matrix, a row on each line"));
    }
    let matrix =
        Matrix { rows, columns, symmetry: Symmetry::General, entries, names: Vec::new(), title: None, findings };
    Ok(vec![network(matrix, origin.options.directed)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::OnceCell;

    #[test]
    fn only_a_square_of_numbers_is_taken_for_a_matrix() {
        let detects = |text: &str, ending: &str| {
            detects(&Sample { bytes: text.as_bytes(), text: Some(text), ending, outline: &OnceCell::new() })
        };
        let square = "# a remark\n0 1 0 0\n1,0,1,0\n0;1;0;1\n0 0 1 0\n";
        assert!(detects(square, "txt") && detects(square, "") && !detects(square, "csv"));
        for other in [
            "0 1 0 0\n1 0 x 0\n0 1 0 1\n0 0 1 0\n",
            "x 1 0 0\n1 0 1 0\n0 1 0 1\n0 0 1 0\n",
            "0 1 0\n1 0 1 0\n0 1 0 1\n0 0 1 0\n",
            "0 1 0 0\n1 0 1\n0 1 0 1\n0 0 1 0\n",
            "0 1 0 0\n1 0 1 0\n0 1 0 1\n",
            "0 1 1\n1 0 1\n0 1 0\n",
            "",
        ] {
            assert!(!detects(other, "txt"), "{other}");
        }
    }
}
