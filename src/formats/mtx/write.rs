//! Networks to Matrix Market.

use crate::error::Error;
use crate::formats::shared::numbered::{name_comments, signed_weight};
use crate::model::Network;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file: symmetric where no tie has a direction, general otherwise; the ties of a pair added up, in a pattern where none has a
/// strength or a sign.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let directed = network.has_direction();
    let mut entries: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut weighted = false;
    for tie in network.ties() {
        let weight = signed_weight(tie.tie);
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
            let sum = entries.entry(*cell).or_insert(0.0);
            weighted |= *sum != 0.0;
            *sum += value;
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
