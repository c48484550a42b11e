//! Networks to Pajek.

use crate::error::Error;
use crate::model::{Mode, Network, Sign, Strength, TieRef};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The file: vertices with their names, ties by layer as relations, first those with direction.
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
    let mut relations: BTreeMap<(Option<&str>, bool), Vec<TieRef<'_>>> = BTreeMap::new();
    for tie in network.ties() {
        relations.entry((tie.tie.layer.as_deref(), !network.is_directed(tie.tie))).or_default().push(tie);
    }
    let layers: BTreeSet<Option<&str>> = relations.keys().map(|key| key.0).collect();
    for ((layer, undirected), ties) in &relations {
        let word = if *undirected { "*Edges" } else { "*Arcs" };
        let number = layers.iter().position(|other| other == layer).map_or(1, |at| at + 1);
        let _ = match layer {
            Some(layer) => writeln!(file, "{word} :{number} \"{}\"", plain(layer)),
            None => writeln!(file, "{word}"),
        };
        for tie in ties {
            let _ = write!(file, "{} {}", numbers[tie.source], numbers[tie.target]);
            let negative = tie.tie.sign == Some(Sign::Negative);
            let _ = match (tie.tie.strength, negative) {
                (Some(Strength::Number(value)), true) => write!(file, " -{value}"),
                (Some(Strength::Number(value)), false) => write!(file, " {value}"),
                (_, true) => write!(file, " -1"),
                (_, false) => Ok(()),
            };
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
