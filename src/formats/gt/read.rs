//! Files of graph-tool to networks.

use super::MARK;
use super::bytes::Bytes;
use crate::diagnostics::{Diagnostic, Item, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::numbered::{Nodes, Numbered};
use crate::formats::shared::two_modes::Truths;
use crate::formats::{Origin, Parsed};
use serde_json::Value;

/// A property: its name and its values, of the graph one, of nodes and ties one for each.
struct Property {
    name: String,
    values: Vec<Value>,
}

/// What a file holds.
#[derive(Default)]
struct Graph {
    directed: bool,
    count: usize,
    ties: Vec<(usize, usize)>,
    of_graph: Vec<Property>,
    of_nodes: Vec<Property>,
    of_ties: Vec<Property>,
    /// Names of the properties that only Python can read.
    objects: Vec<String>,
}

/// The network of a file.
pub(super) fn networks(bytes: &[u8], origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let refused = |what: &str, hint: &str| {
        Err(Error::new(ErrorKind::Format, format!("{} {what}", origin.file)).hint(hint.to_owned()))
    };
    let Some([version, order, rest @ ..]) = bytes.strip_prefix(MARK) else {
        return refused("is no file of graph-tool", "one begins with the sign ⛾ and gt");
    };
    if *version != 1 {
        return refused(
            &format!("is in version {version} of graph-tool's format; version 1 is known"),
            "save it as GraphML",
        );
    }
    let mut graph = Graph::default();
    let mut walk = Bytes::new(rest, *order == 1);
    if read(&mut walk, &mut graph).is_none() {
        let at = bytes.len() - walk.left();
        return refused(
            &format!("is cut off or damaged: at byte {at} stands what cannot stand there"),
            "fetch the file anew, or save it again with graph-tool, as GraphML if need be",
        );
    }
    Ok(vec![drafted(graph, origin).finish()])
}

/// Reads everything; none where the bytes end or cannot be.
fn read(walk: &mut Bytes<'_>, graph: &mut Graph) -> Option<()> {
    walk.text()?;
    graph.directed = walk.whole(1)? != 0;
    let count = walk.whole(8)?;
    // Numbers of nodes take as few bytes as the largest needs.
    let width = match count {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    graph.count =
        usize::try_from(count).ok().filter(|count| count.checked_mul(8).is_some_and(|bytes| bytes <= walk.left()))?;
    for node in 0..graph.count {
        for _ in 0..walk.count()? {
            let neighbour = usize::try_from(walk.whole(width)?).ok().filter(|number| *number < graph.count)?;
            graph.ties.push((node, neighbour));
        }
    }
    for _ in 0..walk.count()? {
        let of = walk.whole(1)?;
        let name = walk.text()?;
        let kind = u8::try_from(walk.whole(1)?).ok()?;
        let (list, count) = match of {
            0 => (&mut graph.of_graph, 1),
            1 => (&mut graph.of_nodes, graph.count),
            2 => (&mut graph.of_ties, graph.ties.len()),
            _ => return None,
        };
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(walk.value(kind)?);
        }
        match kind {
            14 => graph.objects.push(name),
            _ => list.push(Property { name, values }),
        }
    }
    (walk.left() == 0).then_some(())
}

fn drafted(graph: Graph, origin: &Origin<'_>) -> Numbered {
    let Graph { directed, count, ties, of_graph, of_nodes, mut of_ties, objects } = graph;
    let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
    draft.tell_modes(origin, Truths::Words);
    for Property { name, mut values } in of_graph {
        draft.graph(&name, Given::Value(values.pop().unwrap_or_default()));
    }
    if !objects.is_empty() {
        let message = said!(
            "the properties {} are objects of Python and left out",
            "de eigenschappen {} zijn objecten van Python en zijn weggelaten",
            objects.join(", ")
        );
        let finding = Diagnostic::warning("unread-property", Place::default(), message);
        draft.report(finding.hint(text!(
            "give them a plain type in graph-tool before saving, such as string or double",
            "geef ze in graph-tool een gewoon type voordat u opslaat, zoals string of double"
        )));
    }
    let label = of_nodes.iter().find(|property| NodeField::of(&property.name, Dialect::Program) == NodeField::Label);
    let names = label.map_or_else(Vec::new, |label| label.values.iter().map(shown).collect());
    let nodes = Nodes { count, first: None, from: 0, names };
    let mut network = Numbered::new(draft, nodes, |draft, node, index| {
        let place = Place::item(Item::some_node(index));
        for Property { name, values } in &of_nodes {
            let field = NodeField::of(name, Dialect::Program);
            draft.set_node(node, &field, Given::Value(values[index].clone()), &place);
        }
        place
    });
    let fields: Vec<TieField> = of_ties.iter().map(|property| TieField::of(&property.name, Dialect::Program)).collect();
    for (index, ends) in ties.into_iter().enumerate() {
        let place = Place::item(Item::tie(index + 1));
        network.tie_with(ends, directed, None, &place, |draft, tie| {
            for (Property { values, .. }, field) in of_ties.iter_mut().zip(&fields) {
                draft.set_tie(tie, field, Given::Value(std::mem::take(&mut values[index])), &place);
            }
        });
    }
    network
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
