//! Networks to METIS.

use crate::error::Error;
use crate::formats::shared::numbered::name_comments;
use crate::formats::shared::signed::Values;
use crate::model::Network;
use std::fmt::Write as _;

/// The file: a line of neighbours for each node, with weights where some tie has a strength. A tie of a node with itself stands once, as
/// NetworKit has it.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let values = Values::of(network);
    let weighted = network.ties().any(|tie| values.value(tie.tie).is_some());
    let mut neighbours: Vec<Vec<(usize, f64)>> = vec![Vec::new(); network.node_count()];
    for tie in network.ties() {
        let weight = values.value(tie.tie).unwrap_or(1.0);
        neighbours[tie.source].push((tie.target, weight));
        if tie.source != tie.target {
            neighbours[tie.target].push((tie.source, weight));
        }
    }
    let mut file = String::new();
    name_comments(&mut file, '%', network);
    let _ = writeln!(file, "{} {}{}", network.node_count(), network.tie_count(), if weighted { " 001" } else { "" });
    for list in neighbours {
        let mut words = Vec::with_capacity(list.len());
        for (neighbour, weight) in list {
            words.push(if weighted { format!("{} {weight}", neighbour + 1) } else { (neighbour + 1).to_string() });
        }
        let _ = writeln!(file, "{}", words.join(" "));
    }
    Ok(file.into_bytes())
}
