//! Matrix Market files to networks.

use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::lines::{Line, lines, miscounted, number, whole};
use crate::formats::shared::numbered::{Names, check_size};
use crate::formats::shared::sparse::{Entry, Matrix, Symmetry, network};
use crate::formats::{Origin, Parsed};
use crate::text::Text;

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut all = lines(text);
    let Banner { dense, pattern, symmetry } = banner(all.next(), origin.file)?;
    let mut names = Names::default();
    let mut data = all.filter(|line| {
        let comment = line.text.starts_with('%');
        if comment {
            names.note(line.text);
        }
        !comment && !line.text.is_empty()
    });
    let Some(sizes) = data.next() else {
        return Err(Error::new(ErrorKind::Format, format!("{} ends before its sizes", origin.file))
            .hint("below the comments stands a line with the numbers of rows, columns and entries"));
    };
    let (rows, columns, said) = self::sizes(&sizes, dense, origin.file)?;
    let at = format!("{}:{}", origin.file, sizes.number);
    check_size(rows.max(columns), text.len(), &at)?;
    if symmetry != Symmetry::General && rows != columns {
        return Err(Error::new(ErrorKind::Format, format!("{at}: a symmetric matrix has as many rows as columns"))
            .hint("correct the sizes, or call the matrix general in the first line"));
    }
    let mut matrix =
        Matrix { rows, columns, symmetry, entries: Vec::new(), names: Vec::new(), title: None, findings: Vec::new() };
    let found = if dense { array(&mut matrix, data) } else { coordinates(&mut matrix, data, pattern) };
    let expected = said.unwrap_or_else(|| stored(rows, columns, symmetry));
    matrix.findings.extend(miscounted(text!("entries", "waarden"), expected, found, sizes.place()));
    matrix.names = names.of(if rows == columns { rows } else { rows.saturating_add(columns) });
    Ok(vec![network(matrix, origin.options.directed)])
}

struct Banner {
    dense: bool,
    pattern: bool,
    symmetry: Symmetry,
}

fn banner(line: Option<Line<'_>>, file: &str) -> Result<Banner, Error> {
    let said: Vec<String> = line.map(|line| line.words().map(str::to_lowercase).collect()).unwrap_or_default();
    let word = |at: usize| said.get(at).map_or("", String::as_str);
    let refused =
        |what: &str, hint: &str| Err(Error::new(ErrorKind::Format, format!("{file}:1: {what}")).hint(hint.to_owned()));
    if word(0) != "%%matrixmarket" || word(1) != "matrix" {
        return refused(
            "this is no Matrix Market matrix",
            "the first line says %%MatrixMarket matrix coordinate real general, or the like",
        );
    }
    let dense = match word(2) {
        "coordinate" => false,
        "array" => true,
        other => return refused(&format!("{other:?} is no way to store a matrix"), "it is coordinate or array"),
    };
    let pattern = match word(3) {
        "pattern" if !dense => true,
        "real" | "integer" | "double" => false,
        "complex" => {
            return refused(
                "the matrix holds complex numbers, which are no strengths of ties",
                "write their sizes instead, with the field real",
            );
        }
        other => return refused(&format!("{other:?} is no kind of value"), "it is real, integer or pattern"),
    };
    let symmetry = match word(4) {
        "general" => Symmetry::General,
        "symmetric" => Symmetry::Symmetric,
        "skew-symmetric" => Symmetry::Skew,
        other => {
            return refused(
                &format!("{other:?} is no symmetry of a matrix of real numbers"),
                "it is general, symmetric or skew-symmetric",
            );
        }
    };
    Ok(Banner { dense, pattern, symmetry })
}

/// Rows, columns and, of a sparse matrix, entries.
fn sizes(line: &Line<'_>, dense: bool, file: &str) -> Result<(usize, usize, Option<usize>), Error> {
    let numbers: Vec<Option<usize>> = line.words().map(whole).collect();
    match numbers[..] {
        [Some(rows), Some(columns)] if dense => Ok((rows, columns, None)),
        [Some(rows), Some(columns), Some(entries)] if !dense => Ok((rows, columns, Some(entries))),
        _ => Err(Error::new(
            ErrorKind::Format,
            format!(
                "{file}:{}: {:?} should be the numbers of rows{}",
                line.number,
                line.text,
                match dense {
                    true => " and columns",
                    false => ", columns and entries",
                }
            ),
        )
        .hint("write the sizes of the matrix here")),
    }
}

/// How many values of a dense matrix stand in the file.
fn stored(rows: usize, columns: usize, symmetry: Symmetry) -> usize {
    let half = |rows: usize| rows.saturating_mul(rows.saturating_add(1)) / 2;
    match symmetry {
        Symmetry::General => rows.saturating_mul(columns),
        Symmetry::Symmetric => half(rows),
        Symmetry::Skew => half(rows.saturating_sub(1)),
    }
}

/// Reads entries that name their row and column; gives their number.
fn coordinates<'t>(matrix: &mut Matrix, data: impl Iterator<Item = Line<'t>>, pattern: bool) -> usize {
    let mut count = 0;
    for line in data {
        count += 1;
        match coordinate(&line, (matrix.rows, matrix.columns), pattern) {
            Ok(entry) => matrix.entries.push(entry),
            Err(finding) => matrix.findings.push(*finding),
        }
    }
    count
}

/// Reads an entry of a matrix of this size.
fn coordinate(line: &Line<'_>, (rows, columns): (usize, usize), pattern: bool) -> Result<Entry, Box<Diagnostic>> {
    let wrong = |code, place, message: Said, hint: Text| Box::new(Diagnostic::error(code, place, message).hint(hint));
    let mut words = line.words();
    let mut index = |size: usize, what: Text| {
        let what = Said::from(what);
        let Some(word) = words.next() else {
            let hint = text!(
                "an entry is the number of a row, of a column, and a value",
                "een regel noemt het nummer van een rij, van een kolom, en een waarde"
            );
            return Err(wrong(
                "no-end",
                line.place(),
                said!([what] "the entry has no {what}", "de regel heeft geen {what}"),
                hint,
            ));
        };
        let number = whole(word).filter(|number| (1..=size).contains(number)).map(|number| number - 1);
        number.ok_or_else(|| {
            let message = said!(
                [what] "{word:?} is no number of a {what} from 1 to {size}",
                "{word:?} is geen nummer van een {what} van 1 tot {size}"
            );
            wrong(
                "bad-index",
                line.at(word),
                message,
                text!(
                    "correct it, or the sizes at the head of the file",
                    "verbeter het, of de afmetingen boven in het bestand"
                ),
            )
        })
    };
    let (row, column) = (index(rows, text!("row", "rij"))?, index(columns, text!("column", "kolom"))?);
    let value = match words.next() {
        _ if pattern => 1.0,
        None => {
            let hint = text!(
                "write it, or call the matrix a pattern in the first line",
                "schrijf haar, of noem de matrix in de eerste regel een pattern"
            );
            return Err(wrong(
                "no-value",
                line.place(),
                said!("the entry has no value", "de regel heeft geen waarde"),
                hint,
            ));
        }
        Some(word) => number(word).ok_or_else(|| {
            wrong(
                "bad-value",
                line.at(word),
                said!("{word:?} is no number", "{word:?} is geen getal"),
                text!("write a number, such as 2 or 0.5", "schrijf een getal, zoals 2 of 0.5"),
            )
        })?,
    };
    Ok(Entry { row, column, value, place: line.place() })
}

/// Reads the values of a dense matrix, column by column; gives their number.
fn array<'t>(matrix: &mut Matrix, data: impl Iterator<Item = Line<'t>>) -> usize {
    let mut count = 0;
    let lowest = |column: usize| match matrix.symmetry {
        Symmetry::General => 0,
        Symmetry::Symmetric => column,
        Symmetry::Skew => column + 1,
    };
    let (mut row, mut column) = (lowest(0), 0);
    for line in data {
        for word in line.words() {
            count += 1;
            while row >= matrix.rows && column < matrix.columns {
                column += 1;
                row = lowest(column);
            }
            if column >= matrix.columns {
                continue;
            }
            match number(word) {
                Some(0.0) => {}
                Some(value) => matrix.entries.push(Entry { row, column, value, place: line.at(word) }),
                None => matrix.findings.push(
                    Diagnostic::error(
                        "bad-value",
                        line.at(word),
                        said!("{word:?} is no number", "{word:?} is geen getal"),
                    )
                    .hint(text!("write a number, such as 2 or 0.5", "schrijf een getal, zoals 2 of 0.5")),
                ),
            }
            row += 1;
        }
    }
    count
}
