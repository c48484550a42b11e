//! Harwell-Boeing and Rutherford-Boeing matrices: columns compressed, in fixed fields of Fortran.
//!
//! By the Users' Guide for the Harwell-Boeing Collection (Duff, Grimes, Lewis 1992): a title, the numbers of lines, the type and sizes, the
//! formats of the fields, then where each column begins, the rows of its entries and their values. Read as a Matrix Market file is; complex
//! and element-wise matrices are refused.

use super::shared::lines::{number, whole};
use super::shared::numbered::check_size;
use super::shared::sparse::{Entry, Matrix, Symmetry, network};
use super::{Format, Origin, Parsed, Read};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// Harwell-Boeing.
pub const RB: Format = Format {
    id: "rb",
    name: "Harwell-Boeing",
    extensions: &["rb", "hb", "rua", "rsa", "psa", "pua"],
    detects: |_| false,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "matrices of the Harwell-Boeing collection", nl: "matrices uit de Harwell-Boeing-verzameling" },
};

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let broken = |line: usize, message: &str| {
        Error::new(ErrorKind::Format, format!("{}:{line}: {message}", origin.file)).hint(
            "this is no Harwell-Boeing matrix, or it was cut off; Matrix Market (.mtx) and GraphML are easier to exchange",
        )
    };
    let all: Vec<&str> = text.lines().collect();
    let lines = all.as_slice();
    let head = |at: usize| lines.get(at).copied().ok_or_else(|| broken(lines.len(), "the file ends inside its head"));
    let title = head(0)?.get(..72).unwrap_or(head(0)?).trim().to_owned();
    let counts: Vec<usize> = head(1)?.split_whitespace().filter_map(whole).collect();
    let sizes: Vec<&str> = head(2)?.split_whitespace().collect();
    let size = |at: usize| sizes.get(at).copied().and_then(whole).ok_or_else(|| broken(3, "the sizes are no numbers"));
    let (rows, columns, said) = (size(1)?, size(2)?, size(3)?);
    let kind = sizes[0].to_lowercase();
    let symmetry = match kind.as_bytes() {
        [b'r' | b'i' | b'p', b's', b'a'] => Symmetry::Symmetric,
        [b'r' | b'i' | b'p', b'u' | b'r', b'a'] => Symmetry::General,
        [b'r' | b'i' | b'p', b'z', b'a'] => Symmetry::Skew,
        _ => return Err(broken(3, &format!("a matrix of the type {kind:?} is none that can be read as a network"))),
    };
    check_size(rows.max(columns), text.len(), &format!("{}:3", origin.file))?;
    if symmetry != Symmetry::General && rows != columns {
        return Err(broken(3, "a symmetric matrix has as many rows as columns"));
    }
    let widths: Vec<usize> = head(3)?.split(')').filter_map(width).collect();
    let ([of_starts, of_rows, ..], [_, starts, indices, values, ..]) = (&widths[..], &counts[..]) else {
        return Err(broken(2, "the numbers of lines and the formats of the fields are not all there"));
    };
    // A fifth line of the head stands there where right-hand sides follow.
    let begin = 4 + usize::from(counts.get(4).is_some_and(|count| *count > 0));
    let part = |from: usize, count: usize, width: usize, expected: usize| -> Vec<Field<'_>> {
        let to = from.saturating_add(count).min(lines.len());
        let fields =
            |width| (from.min(to)..to).flat_map(move |at| numbered(at + 1, lines[at], width)).collect::<Vec<_>>();
        // Space says more than formats, which some programs copy wrongly; they are needed where fields run together.
        let spaced = fields(0);
        if spaced.len() == expected { spaced } else { fields(width) }
    };
    let starts_at = part(begin, *starts, *of_starts, columns + 1);
    let rows_at = part(begin.saturating_add(*starts), *indices, *of_rows, said);
    let from = begin.saturating_add(*starts).saturating_add(*indices);
    let values_at = part(from, *values, widths.get(2).copied().unwrap_or(0), said);
    let pattern = kind.starts_with('p') || *values == 0;
    let mut matrix = Matrix {
        rows,
        columns,
        symmetry,
        entries: Vec::new(),
        names: Vec::new(),
        title: Some(title),
        findings: Vec::new(),
    };
    if starts_at.len() != columns + 1 || rows_at.len() != said || !(pattern || values_at.len() == said) {
        let message = said!(
            "there are {} beginnings of columns, {} rows and {} values of entries, for {columns} columns and {said} entries",
            "er zijn {} beginpunten van kolommen, {} rijen en {} waarden, voor {columns} kolommen en {said} waarden",
            starts_at.len(),
            rows_at.len(),
            values_at.len()
        );
        let finding = Diagnostic::error("bad-count", at_line(3), message);
        matrix.findings.push(finding.hint(text!(
            "see whether the file was cut off or its fields were moved by an editor",
            "kijk of het bestand is afgebroken, of de velden door een editor verschoven zijn"
        )));
    }
    // Columns follow each other: each entry belongs to one of them.
    let mut reached = 0;
    for (column, pair) in starts_at.windows(2).enumerate().take(columns) {
        let ends = (whole(pair[0].1), whole(pair[1].1));
        let (Some(start), Some(end)) = ends else {
            matrix.findings.push(no_beginning(column, pair[0].0, text!("is no number", "is geen getal")));
            continue;
        };
        if start != reached + 1 || end < start {
            matrix.findings.push(no_beginning(
                column,
                pair[0].0,
                text!("does not follow the one before", "volgt niet op de vorige"),
            ));
            continue;
        }
        for (at, row) in rows_at.iter().enumerate().take(end - 1).skip(reached) {
            entry(&mut matrix, column, *row, if pattern { None } else { Some(values_at.get(at).copied()) });
        }
        reached = end - 1;
    }
    Ok(vec![network(matrix, origin.options.directed)])
}

fn no_beginning(column: usize, line: usize, what: Text) -> Diagnostic {
    let what = Said::from(what);
    let message = said!([what] "where the column {} begins {what}", "waar kolom {} begint {what}", column + 1);
    Diagnostic::error("bad-value", at_line(line), message).hint(text!(
        "each column begins with the number of its first entry, the first one with 1",
        "elke kolom begint met het nummer van haar eerste waarde, de eerste met 1"
    ))
}

/// The number of a line and a field on it.
type Field<'t> = (usize, &'t str);

/// Adds the entry in a row; none for the value is a pattern.
fn entry(matrix: &mut Matrix, column: usize, (line, row): Field<'_>, value: Option<Option<Field<'_>>>) {
    let number_of_row = whole(row).filter(|row| (1..=matrix.rows).contains(row));
    let value = match value {
        None => Some(1.0),
        Some(field) => field.and_then(|(_, field)| number(field)),
    };
    match (number_of_row, value) {
        (Some(row), Some(value)) => matrix.entries.push(Entry { row: row - 1, column, value, place: at_line(line) }),
        (None, _) => {
            let message = said!(
                "{row:?} is no number of a row from 1 to {}",
                "{row:?} is geen nummer van een rij van 1 tot {}",
                matrix.rows
            );
            matrix.findings.push(
                Diagnostic::error("bad-index", at_line(line), message)
                    .hint(text!("correct it, or the sizes", "verbeter het, of de afmetingen")),
            );
        }
        (_, None) => {
            let message = said!(
                "the entry in row {row} and column {} has no value",
                "in rij {row} en kolom {} staat geen waarde",
                column + 1
            );
            matrix.findings.push(
                Diagnostic::error("bad-value", at_line(line), message)
                    .hint(text!("write a number for it", "schrijf er een getal")),
            );
        }
    }
}

fn at_line(line: usize) -> Place {
    Place { line: Some(line), ..Place::default() }
}

/// The width of the fields in a format of Fortran: 6 of `(3I6`, 15 of `(1P,5E15.8`.
fn width(format: &str) -> Option<usize> {
    let at = format.to_ascii_uppercase().rfind(['I', 'E', 'D', 'F', 'G'])?;
    let digits: String = format[at + 1..].chars().take_while(char::is_ascii_digit).collect();
    whole(&digits).filter(|width| *width > 0)
}

/// The fields of a line with its number.
fn numbered<'t>(number: usize, line: &'t str, width: usize) -> impl Iterator<Item = Field<'t>> {
    fields(line, width).into_iter().map(move |field| (number, field))
}

/// The fields of a line, each so many characters wide; words where the width is zero.
fn fields(line: &str, width: usize) -> Vec<&str> {
    if width == 0 || !line.is_ascii() {
        return line.split_whitespace().collect();
    }
    let cuts = (0..line.len()).step_by(width).map(|at| line[at..line.len().min(at.saturating_add(width))].trim());
    cuts.filter(|field| !field.is_empty()).collect()
}
