//! Networks to DL.

use crate::error::Error;
use crate::formats::shared::labels;
use crate::formats::shared::signed::Values;
use crate::model::{Mode, Network, TieRef};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file: labels, then a list of pairs for each layer, whose names stand there where there are several. A tie without direction is written both ways, as the cells of a matrix are.
///
/// The header has the one form that igraph reads, which takes no other keywords, no blank and no comma within labels either.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let count = network.node_count();
    let structures = (0..count).filter(|&node| network.mode(node) == Mode::Structure).count();
    let is_structure = |node: usize| network.mode(node) == Mode::Structure;
    let two_mode = structures > 0
        && structures < count
        && network.ties().all(|tie| is_structure(tie.source) != is_structure(tie.target));
    let mut numbers = vec![0; count];
    let mut sides: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for (node, number) in numbers.iter_mut().enumerate() {
        let side = &mut sides[usize::from(two_mode && is_structure(node))];
        side.push(node);
        *number = side.len();
    }
    let mut layers: BTreeMap<Option<&str>, Vec<TieRef<'_>>> = BTreeMap::new();
    for tie in network.ties() {
        layers.entry(tie.tie.layer.as_deref()).or_default().push(tie);
    }
    // A single layer has no name in the file: igraph takes no matrix labels.
    let layered = layers.len() > 1;
    let mut file = String::new();
    let _ = match two_mode {
        true => write!(file, "DL nr={} nc={}", sides[0].len(), sides[1].len()),
        false => write!(file, "DL n={count}"),
    };
    if layered {
        let _ = write!(file, " nm={}", layers.len());
    }
    let _ = writeln!(file, "\nformat = {}", if two_mode { "edgelist2" } else { "edgelist1" });
    let names = labels::distinct(network, plain);
    for (side, heading) in sides.iter().zip(if two_mode { ["row labels:", "column labels:"] } else { ["labels:", ""] })
    {
        if heading.is_empty() {
            continue;
        }
        let _ = writeln!(file, "{heading}");
        for &node in side {
            let _ = writeln!(file, "{}", word(&names[node]));
        }
    }
    if layered {
        let _ = writeln!(file, "matrix labels:");
        for layer in layers.keys() {
            let _ = writeln!(file, "{}", layer.map_or_else(|| "\"\"".to_owned(), |layer| word(&plain(layer))));
        }
    }
    let _ = writeln!(file, "data:");
    let values = Values::of(network);
    for (number, ties) in layers.values().enumerate() {
        if number > 0 {
            file.push_str("!\n");
        }
        for tie in ties {
            let flips = two_mode && is_structure(tie.source);
            let ends = if flips { (tie.target, tie.source) } else { (tie.source, tie.target) };
            pair(&mut file, (numbers[ends.0], numbers[ends.1]), tie, values);
            if !two_mode && !network.is_directed(tie.tie) && tie.source != tie.target {
                pair(&mut file, (numbers[ends.1], numbers[ends.0]), tie, values);
            }
        }
    }
    Ok(file.into_bytes())
}

fn pair(file: &mut String, (row, column): (usize, usize), tie: &TieRef<'_>, values: Values) {
    let _ = write!(file, "{row} {column}");
    if let Some(value) = values.value(tie.tie) {
        let _ = write!(file, " {value}");
    }
    file.push('\n');
}

/// A name on one line and without the signs for which DL has no way inside a name: marks and commas.
fn plain(name: &str) -> String {
    let signs = name.trim().chars().map(|c| match c {
        '"' => '\'',
        ',' => ';',
        c if c.is_whitespace() || c.is_control() => ' ',
        other => other,
    });
    signs.collect()
}

/// A name as it is where it is one plain word, otherwise between marks, with blanks that part no words for programs that know no marks.
fn word(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || "_-.'&+".contains(c)) && !name.is_empty();
    if plain && !name.starts_with('-') { name.to_owned() } else { format!("\"{}\"", name.replace(' ', "\u{a0}")) }
}
