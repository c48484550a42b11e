//! Networks to Pajek.

use crate::error::Error;
use crate::formats::shared::labels;
use crate::formats::shared::signed::Values;
use crate::model::{Mode, Network, Node, TieRef};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A network file: vertices with their names, ties with their layer as the label of the line.
pub(super) fn network(network: &Network) -> Result<Vec<u8>, Error> {
    let vertices = Vertices::of(network);
    let mut file = vertices.heading(network);
    // One list each: igraph reads no file with several relations, and networkx takes their headings for ties. The last list decides for
    // igraph whether the whole has a direction.
    for (word, directed) in LISTS {
        lines(&mut file, network, word, &vertices, |tie| network.is_directed(tie.tie) == directed, true);
    }
    Ok(file.into_bytes())
}

/// A project file: the network with each layer as a relation of its own, and partitions by what nodes are and where.
pub(super) fn project(network: &Network) -> Result<Vec<u8>, Error> {
    let vertices = Vertices::of(network);
    let mut file = vertices.heading(network);
    let layers: BTreeSet<Option<&str>> = network.ties().map(|tie| tie.tie.layer.as_deref()).collect();
    for (number, layer) in layers.iter().enumerate() {
        for (word, directed) in LISTS {
            let heading = match layer {
                None if layers.len() == 1 => word.to_owned(),
                None => format!("{word} :{} \"\"", number + 1),
                Some(layer) => format!("{word} :{} \"{}\"", number + 1, plain(layer)),
            };
            let here = |tie: TieRef<'_>| tie.tie.layer.as_deref() == *layer && network.is_directed(tie.tie) == directed;
            lines(&mut file, network, &heading, &vertices, here, false);
        }
    }
    type Said = fn(&Node) -> Vec<String>;
    let said: [(&str, Said); 3] = [
        ("kind", |node| vec![node.kind.clone()]),
        ("sector", |node| node.sector.iter().cloned().collect()),
        ("municipality", |node| node.municipalities.to_vec()),
    ];
    for (name, value) in said {
        partition(&mut file, name, &vertices.order.iter().map(|&node| value(network.node(node))).collect::<Vec<_>>());
    }
    Ok(file.into_bytes())
}

/// Ties without direction, then those with one.
const LISTS: [(&str, bool); 2] = [("*Edges", false), ("*Arcs", true)];

/// Nodes in the order in which Pajek wants them: of two modes one after the other.
struct Vertices {
    order: Vec<usize>,
    /// Number of each node, from 1.
    numbers: Vec<usize>,
    /// Size of the first mode, where there are two.
    first: Option<usize>,
}

impl Vertices {
    fn of(network: &Network) -> Vertices {
        let mut order: Vec<usize> = (0..network.node_count()).collect();
        let is_structure = |node: usize| network.mode(node) == Mode::Structure;
        let structures = order.iter().filter(|&&node| is_structure(node)).count();
        let crosses = |tie: TieRef<'_>| is_structure(tie.source) != is_structure(tie.target);
        let two_mode = structures > 0 && structures < order.len() && network.ties().all(crosses);
        if two_mode {
            order.sort_by_key(|&node| is_structure(node));
        }
        let mut numbers = vec![0; order.len()];
        for (number, &node) in order.iter().enumerate() {
            numbers[node] = number + 1;
        }
        let first = two_mode.then(|| order.len() - structures);
        Vertices { order, numbers, first }
    }

    /// The beginning of a file: title and vertices.
    fn heading(&self, network: &Network) -> String {
        let mut file = String::new();
        if let Some(title) = &network.info().title {
            let _ = writeln!(file, "*Network {}", plain(title));
        }
        let first = self.first.map(|first| format!(" {first}")).unwrap_or_default();
        let _ = writeln!(file, "*Vertices {}{first}", self.order.len());
        let names = labels::distinct(network, plain);
        for &node in &self.order {
            let _ = writeln!(file, "{} \"{}\"", self.numbers[node], names[node]);
        }
        file
    }
}

/// A list of ties below its heading; nothing where no tie belongs to it.
fn lines(
    file: &mut String,
    network: &Network,
    heading: &str,
    Vertices { numbers, .. }: &Vertices,
    belongs: impl Fn(TieRef<'_>) -> bool,
    with_layer: bool,
) {
    let mut ties = network.ties().filter(|tie| belongs(*tie)).peekable();
    if ties.peek().is_none() {
        return;
    }
    let _ = writeln!(file, "{heading}");
    let values = Values::of(network);
    for tie in ties {
        let layer = tie.tie.layer.as_ref().filter(|_| with_layer);
        let _ = write!(file, "{} {}", numbers[tie.source], numbers[tie.target]);
        let _ = match values.value(tie.tie) {
            Some(value) => write!(file, " {value}"),
            // A label without a weight before it is read by nobody.
            None if layer.is_some() => write!(file, " 1"),
            None => Ok(()),
        };
        if let Some(layer) = layer {
            let _ = write!(file, " l \"{}\"", plain(layer));
        }
        file.push('\n');
    }
}

/// A class for each vertex. Pajek knows classes by number only: remarks before it say what the numbers stand for, which may be several
/// names.
fn partition(file: &mut String, name: &str, values: &[Vec<String>]) {
    let says = |value: &&Vec<String>| value.iter().any(|name| !name.is_empty());
    let classes: BTreeSet<&Vec<String>> = values.iter().filter(says).collect();
    if classes.is_empty() {
        return;
    }
    let classes: Vec<&Vec<String>> = classes.into_iter().collect();
    file.push('\n');
    for (number, class) in classes.iter().enumerate() {
        let names: Vec<String> = class.iter().map(|name| format!("\"{}\"", plain(name))).collect();
        let _ = writeln!(file, "% {} {}", number + 1, names.join(" "));
    }
    let _ = writeln!(file, "*Partition {name}\n*Vertices {}", values.len());
    for value in values {
        let _ = writeln!(file, "{}", classes.binary_search(&value).map_or(0, |at| at + 1));
    }
}

/// A name on one line without quotation marks, for which Pajek has no sign.
fn plain(name: &str) -> String {
    let one_line: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line.replace('"', "'")
}
