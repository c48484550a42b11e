//! A matrix of numbers without names as a network: square ones have one mode, others two.

use super::draft::{Draft, Undeclared};
use super::fields::Dialect;
use super::numbered::{Nodes, Numbered};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::formats::Parsed;

/// What a file says of the other half of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Symmetry {
    /// Every entry stands there.
    General,
    /// One half stands there; the other is the same.
    Symmetric,
    /// One half stands there; the other has the opposite signs.
    Skew,
}

/// A value of a matrix; row and column count from 0.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Entry {
    pub(in crate::formats) row: usize,
    pub(in crate::formats) column: usize,
    pub(in crate::formats) value: f64,
    pub(in crate::formats) place: Place,
}

/// A matrix.
#[derive(Debug)]
pub(in crate::formats) struct Matrix {
    pub(in crate::formats) rows: usize,
    pub(in crate::formats) columns: usize,
    pub(in crate::formats) symmetry: Symmetry,
    pub(in crate::formats) entries: Vec<Entry>,
    /// Names of the nodes, where the file has them.
    pub(in crate::formats) names: Vec<String>,
    pub(in crate::formats) title: Option<String>,
    pub(in crate::formats) findings: Vec<Diagnostic>,
}

/// The network of a matrix. An entry in row i and column j is a tie from i to j; `directed` is what the user says of it.
///
/// A square matrix has no direction where it is symmetric, as the file says or as it turns out. Zeros are no ties. Where every entry is
/// one, they say that there is a tie and not how strong it is.
pub(in crate::formats) fn network(matrix: Matrix, directed: Option<bool>) -> Parsed {
    let Matrix { rows, columns, symmetry, mut entries, names, title, findings } = matrix;
    let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
    findings.into_iter().for_each(|finding| draft.report(finding));
    if let Some(title) = title {
        draft.graph("title", super::draft::Given::Text(&title));
    }
    drop_zeros(&mut draft, &mut entries);
    let square = rows == columns;
    let nodes = match square {
        true => Nodes { count: rows, first: None, from: 1, names },
        false => Nodes { count: rows.saturating_add(columns), first: Some(rows), from: 1, names },
    };
    let mut network = Numbered::new(draft, nodes, |_, _, _| Place::default());
    if symmetry == Symmetry::Skew {
        let opposite =
            |entry: &Entry| Entry { row: entry.column, column: entry.row, value: -entry.value, ..entry.clone() };
        let other: Vec<Entry> = entries.iter().map(opposite).collect();
        entries.extend(other);
    }
    let mirrored = mirrored(&entries, symmetry, square);
    let symmetric = match symmetry {
        Symmetry::Symmetric => true,
        Symmetry::General => mirrored.is_some(),
        Symmetry::Skew => false,
    };
    let is_directed = square && directed.unwrap_or(!symmetric);
    let binary = entries.iter().all(|entry| (entry.value - 1.0).abs() < f64::EPSILON);
    let shift = if square { 0 } else { rows };
    for (index, entry) in entries.iter().enumerate() {
        let repeats = mirrored.as_ref().is_some_and(|repeats| repeats[index]);
        if repeats && !is_directed {
            continue;
        }
        let weight = (!binary).then(|| entry.value.to_string());
        let (source, target) = (entry.row, entry.column + shift);
        network.tie((source, target), is_directed, weight.as_deref(), &entry.place);
        // One half stands there, and the user wants both directions.
        if is_directed && symmetry == Symmetry::Symmetric && source != target {
            network.tie((target, source), true, weight.as_deref(), &entry.place);
        }
    }
    network.finish()
}

fn drop_zeros(draft: &mut Draft, entries: &mut Vec<Entry>) {
    let zeros = entries.iter().filter(|entry| entry.value == 0.0).count();
    let Some(first) = entries.iter().find(|entry| entry.value == 0.0) else { return };
    let message = match zeros {
        1 => said!(
            "1 entry is zero, which says that there is no tie; left out",
            "1 waarde is nul, en dat zegt dat er geen relatie is; weggelaten"
        ),
        _ => said!(
            "{zeros} entries are zero, which says that there is no tie; left out",
            "{zeros} waarden zijn nul, en dat zegt dat er geen relatie is; weggelaten"
        ),
    };
    let finding = Diagnostic::warning("zero-weight", first.place.clone(), message);
    draft.report(finding.hint(text!(
        "if a zero means a tie here, give it another value",
        "betekent nul hier een relatie, geef haar dan een andere waarde"
    )));
    entries.retain(|entry| entry.value != 0.0);
}

/// Which entries say again what the entry of the other order says, in a square matrix in which all of them have one with the same value.
/// Of a half matrix those that stand in both halves all the same.
fn mirrored(entries: &[Entry], symmetry: Symmetry, square: bool) -> Option<Vec<bool>> {
    if !square || symmetry == Symmetry::Skew {
        return None;
    }
    let key = |at: usize| {
        let Entry { row, column, value, .. } = &entries[at];
        (*row.min(column), *row.max(column), value.to_bits(), row < column)
    };
    let mut order: Vec<usize> = (0..entries.len()).filter(|&at| entries[at].row != entries[at].column).collect();
    order.sort_by_key(|&at| key(at));
    let mut repeats = vec![false; entries.len()];
    let mut pairs = 0_usize;
    for alike in order
        .chunk_by(|&one, &other| (key(one).0, key(one).1, key(one).2) == (key(other).0, key(other).1, key(other).2))
    {
        let (below, above) = alike.split_at(alike.partition_point(|&at| !key(at).3));
        for (one, other) in below.iter().zip(above) {
            repeats[*one.max(other)] = true;
            pairs += 1;
        }
    }
    let off_diagonal = order.len();
    (symmetry == Symmetry::Symmetric || pairs * 2 == off_diagonal).then_some(repeats)
}
