//! Networks to Matrix Market.

use crate::error::Error;
use crate::formats::shared::numbered::name_comments;
use crate::formats::shared::signed::Values;
use crate::model::{Network, TieRef};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file: symmetric where no tie has a direction, general otherwise; of the ties of a pair the strongest, in a pattern where none
/// has a strength or a sign.
///
/// # Errors
/// If a pair has a positive and a negative tie: a matrix has one value for it.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let directed = network.has_direction();
    let mut entries: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let values = Values::of(network);
    let mut weighted = false;
    for tie in network.ties() {
        let weight = values.value(tie.tie);
        weighted |= weight.is_some();
        let value = weight.unwrap_or(1.0);
        let (source, target) = (tie.source, tie.target);
        let cells: &[(usize, usize)] = match (directed, network.is_directed(tie.tie)) {
            // Of a symmetric matrix the lower half stands in the file.
            (false, _) => &[(source.max(target), source.min(target))],
            (true, false) if source != target => &[(source, target), (target, source)],
            (true, _) => &[(source, target)],
        };
        for cell in cells {
            let entry = entries.entry(*cell).or_insert(value);
            if (*entry < 0.0) != (value < 0.0) {
                return Err(opposite_signs(network, tie));
            }
            // Of several ties the strongest counts, as in the measures.
            if value.abs() > entry.abs() {
                *entry = value;
            }
        }
    }
    let mut file = format!(
        "%%MatrixMarket matrix coordinate {} {}\n",
        if weighted { "real" } else { "pattern" },
        if directed { "general" } else { "symmetric" },
    );
    name_comments(&mut file, '%', network);
    let size = network.node_count();
    let _ = writeln!(file, "{size} {size} {}", entries.len());
    for ((row, column), value) in entries {
        let _ = match weighted {
            true => writeln!(file, "{} {} {value}", row + 1, column + 1),
            false => writeln!(file, "{} {}", row + 1, column + 1),
        };
    }
    Ok(file.into_bytes())
}

fn opposite_signs(network: &Network, tie: TieRef<'_>) -> Error {
    let [one, other] = [tie.source, tie.target].map(|node| network.node(node).id.as_str());
    Error::request(format!(
        "{one:?} and {other:?} are joined by a negative tie and by another: a matrix has one value for a pair"
    ))
    .hint("write one of the two: verbinder transform FILE --where 'tie.sign = -' -o FILE, or != -")
    .hint("GraphML, Pajek and lists of ties keep both")
}
