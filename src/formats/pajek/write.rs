//! Networks to Pajek.

use crate::error::Error;
use crate::model::{Mode, Network, Sign, Strength, TieRef};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The file: vertices with their names, ties with their layer as the label of the line.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let mut order: Vec<usize> = (0..network.node_count()).collect();
    let structures = order.iter().filter(|&&node| network.mode(node) == Mode::Structure).count();
    let crosses = |tie: TieRef<'_>| {
        (network.mode(tie.source) == Mode::Structure) != (network.mode(tie.target) == Mode::Structure)
    };
    let two_mode = structures > 0 && structures < order.len() && network.ties().all(crosses);
    if two_mode {
        order.sort_by_key(|&node| network.mode(node) == Mode::Structure);
    }
    let mut numbers = vec![0; order.len()];
    for (number, &node) in order.iter().enumerate() {
        numbers[node] = number + 1;
    }
    let labels: BTreeSet<&str> = network.nodes().map(|node| node.label.as_str()).collect();
    let by_label = labels.len() == order.len();
    let mut file = String::new();
    if let Some(title) = &network.info().title {
        let _ = writeln!(file, "*Network {}", plain(title));
    }
    let first = if two_mode { format!(" {}", order.len() - structures) } else { String::new() };
    let _ = writeln!(file, "*Vertices {}{first}", order.len());
    for &node in &order {
        let node_name = if by_label { &network.node(node).label } else { &network.node(node).id };
        let _ = writeln!(file, "{} \"{}\"", numbers[node], plain(node_name));
    }
    // One list each: igraph reads no file with several relations, and networkx takes their headings for ties. The last list decides for
    // igraph whether the whole has a direction.
    for (word, directed) in [("*Edges", false), ("*Arcs", true)] {
        let ties: Vec<TieRef<'_>> = network.ties().filter(|tie| network.is_directed(tie.tie) == directed).collect();
        if ties.is_empty() {
            continue;
        }
        let _ = writeln!(file, "{word}");
        for tie in ties {
            let _ = write!(file, "{} {}", numbers[tie.source], numbers[tie.target]);
            let negative = tie.tie.sign == Some(Sign::Negative);
            let _ = match (tie.tie.strength, negative) {
                (Some(Strength::Number(value)), true) => write!(file, " -{value}"),
                (Some(Strength::Number(value)), false) => write!(file, " {value}"),
                (_, true) => write!(file, " -1"),
                // A label without a weight before it is read by nobody.
                (_, false) if tie.tie.layer.is_some() => write!(file, " 1"),
                (_, false) => Ok(()),
            };
            if let Some(layer) = &tie.tie.layer {
                let _ = write!(file, " l \"{}\"", plain(layer));
            }
            file.push('\n');
        }
    }
    Ok(file.into_bytes())
}

/// A name on one line without quotation marks, for which Pajek has no sign.
fn plain(name: &str) -> String {
    let one_line: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line.replace('"', "'")
}
