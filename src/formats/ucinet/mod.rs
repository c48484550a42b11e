//! Datasets of UCINET, which come in two files: `.##h` says how large the matrices are and what their rows and columns are called,
//! `.##d` holds the numbers.

mod header;

use super::shared::relations::{Cell, Form, Relation, Relations, Side};
use super::shared::words::At;
use super::{Origin, Parsed, Read};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::Format;
use crate::text::Text;
use header::{Header, Kind};

/// UCINET's datasets.
pub const UCINET: Format = Format {
    id: "ucinet",
    name: "UCINET dataset",
    extensions: &["##h", "##d"],
    detects: |sample| header::begins(sample.bytes),
    read: Read::Bytes(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "UCINET's own files, a pair of .##h and .##d; name one of them",
        nl: "de eigen bestanden van UCINET, een paar van .##h en .##d; noem er een",
    },
};

/// UCINET writes 1e38 where a value is missing.
const MISSING: f64 = 1e37;

fn networks(bytes: &[u8], origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    // Where neither begins as a header does, the name tells which of them should.
    let named_header = origin.file.to_lowercase().ends_with("##h");
    let is_header = |bytes: &[u8], named: bool| header::begins(bytes) || named;
    let given_header = match &origin.options.beside {
        Some(beside) => is_header(bytes, named_header && !header::begins(&beside.bytes)),
        None => is_header(bytes, named_header),
    };
    let Some(beside) = &origin.options.beside else { return Err(no_partner(origin.file, given_header)) };
    let (head, data, files) = if given_header {
        (bytes, &*beside.bytes, (origin.file, &*beside.name))
    } else {
        (&*beside.bytes, bytes, (&*beside.name, origin.file))
    };
    let header = header::read(head, files.0)?;
    let relations = relations(&header, data, files)?;
    relations.finish(origin).map(|parsed| vec![parsed])
}

/// The other file of the pair is not there.
fn no_partner(file: &str, is_header: bool) -> Error {
    let (has, other) = if is_header { ("names", "d") } else { ("numbers", "h") };
    let stem = file.get(..file.len().saturating_sub(1)).filter(|stem| stem.ends_with("##"));
    let sought = stem.map_or_else(|| format!("the file .##{other}"), |stem| format!("{stem}{other}"));
    let lacks = if is_header { "numbers" } else { "names and sizes" };
    Error::new(
        ErrorKind::Read,
        format!("{sought} is missing: {file} holds only the {has} of a UCINET dataset, its {lacks} stand there"),
    )
    .hint("put both files into one folder under the same name; both must be copied out of UCINET")
}

fn relations(header: &Header, data: &[u8], (head_file, data_file): (&str, &str)) -> Result<Relations, Error> {
    let [columns, rows, matrices] = header.sizes;
    let cells = columns.checked_mul(rows).and_then(|cells| cells.checked_mul(matrices));
    let size = header.kind.size();
    // Some programs write numbers of four bytes whatever the header says.
    let kind = if cells.and_then(|cells| cells.checked_mul(size)) != Some(data.len())
        && cells.and_then(|cells| cells.checked_mul(4)) == Some(data.len())
    {
        Kind::Single
    } else {
        header.kind
    };
    let expected = cells.and_then(|cells| cells.checked_mul(kind.size()));
    // Nodes beyond the data are not made: the sizes of a damaged header may be anything.
    if rows.max(columns) > data.len() {
        return Err(Error::new(
            ErrorKind::Format,
            format!(
                "{data_file} has {} bytes, too few for the {rows} rows of {columns} that {head_file} announces",
                data.len()
            ),
        )
        .hint("the two files do not belong together, or one of them is damaged; save the dataset again in UCINET"));
    }
    let mut relations = Relations {
        title: header.title.clone(),
        rows: side(rows, &header.labels[1]),
        columns: Some(side(columns, &header.labels[0])),
        two_mode: rows != columns && (header.labels[0].is_empty() || header.labels[1].is_empty()),
        ..Relations::default()
    };
    if expected != Some(data.len()) {
        let (found, expected) = (data.len() / kind.size(), cells.map_or_else(|| said!("more", "meer"), Said::alike));
        let message = said!(
            [expected] "{data_file} holds {found} numbers; by {head_file} there should be {expected}",
            "in {data_file} staan {found} getallen; volgens {head_file} moeten het er {expected} zijn"
        );
        let place = Place { file: Some(data_file.to_owned()), ..Place::default() };
        relations.findings.push(Diagnostic::error("matrix-size", place, message).hint(text!(
            "save the dataset again in UCINET, and copy both files",
            "sla de dataset opnieuw op in UCINET, en kopieer beide bestanden"
        )));
    }
    let mut missing = 0;
    let mut numbers = data.chunks_exact(kind.size()).map(|bytes| kind.value(bytes));
    for matrix in 0..matrices {
        let label = header.labels[2].get(matrix).cloned();
        let mut relation = Relation { label, cells: Vec::new(), form: Form::Matrix };
        let mut read = 0;
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let Some(value) = numbers.next() else { break };
            read += 1;
            if !value.is_finite() || value.abs() >= MISSING {
                missing += 1;
            } else if value.abs() >= f64::MIN_POSITIVE
                && let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column))
            {
                relation.cells.push(Cell { row, column, value: Some(value), at: At::default() });
            }
        }
        if read == 0 && matrix > 0 {
            break;
        }
        relations.list.push(relation);
    }
    if missing > 0 {
        let message = said!(
            "{missing} values are missing and are read as no tie",
            "{missing} waarden ontbreken en zijn gelezen als geen relatie"
        );
        let finding = Diagnostic::notice("missing-value", Place::default(), message);
        relations.findings.push(finding.hint(text!(
            "unknown is not absent: mind them when you judge who is tied to whom",
            "onbekend is niet afwezig: houd er rekening mee als u beoordeelt wie met wie verbonden is"
        )));
    }
    // The name of a single matrix is that of the dataset.
    if let [only] = &mut relations.list[..]
        && let Some(label) = only.label.take()
    {
        relations.title.get_or_insert(label);
    }
    Ok(relations)
}

fn side(size: usize, labels: &[String]) -> Side {
    Side { size, labels: labels.iter().map(|label| (label.clone(), At::default())).collect(), ..Side::default() }
}
