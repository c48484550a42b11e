//! Two modes that an attribute of nodes tells apart, as networkx (`bipartite`) and igraph (`type`) mark them.
//!
//! Attributes of these names may mean anything. One tells modes apart only where every node has it, with one of two values, every tie
//! joins a node with the one value and a node with the other, and nothing in the file says of what kind nodes or ties are.

use super::draft::SECOND_MODE;
use crate::diagnostics::{Diagnostic, said};
use crate::model::kind::{DEFAULT_NODE_KIND, DEFAULT_TIE_KIND};
use crate::model::{Name, NetworkBuilder, Node, Tie};
use serde_json::Value;

/// The attribute of networkx: 0 or 1.
const BIPARTITE: &str = "bipartite";
/// The attribute of igraph: false or true.
const TYPE: &str = "type";

/// How a format writes what is true or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Truths {
    /// As that, or in words.
    Words,
    /// As 1 and 0: it knows numbers and texts alone.
    Numbers,
}

/// Makes the nodes of the second mode structures of the kind [`SECOND_MODE`], which the caller then declares, and their ties memberships
/// of actors; gives what is to be said of it. Where no attribute tells modes apart nothing is changed.
pub(in crate::formats) fn settle(builder: &mut NetworkBuilder, truths: Truths) -> Option<Diagnostic> {
    let (mark, second) = [BIPARTITE, TYPE].into_iter().find_map(|mark| Some((mark, parted(builder, mark, truths)?)))?;
    let directed = builder.joined().filter(|(_, tie)| tie.directed == Some(true)).count();
    if directed > 0 && directed < builder.joined().count() {
        return None;
    }
    // A tie from a structure to an actor is something else than taking part.
    let takes_part = directed == 0 || builder.joined().all(|([source, _], _)| second[source] == Some(false));
    if takes_part {
        let kind = Name::from("participates-in");
        builder.turn_where(|[source, _], tie| {
            tie.kind = kind.clone();
            tie.directed = Some(directed > 0);
            second[source] == Some(true)
        });
        builder.share_again();
    }
    let (mut structures, mut actors, mut first) = (0, 0, 0);
    for (number, node) in builder.nodes_mut().enumerate() {
        if is_second(node, mark, truths) == Some(true) {
            SECOND_MODE.clone_into(&mut node.kind);
            first = if structures == 0 { number } else { first };
            structures += 1;
        } else {
            actors += 1;
        }
    }
    Some(said(mark, (structures, actors), takes_part, builder.place_of_node(first)))
}

fn said(
    mark: &str,
    (structures, actors): (usize, usize),
    takes_part: bool,
    place: crate::diagnostics::Place,
) -> Diagnostic {
    let are = match structures {
        1 => said!(
            "1 node is read as a structure (kind {SECOND_MODE:?})",
            "1 knoop is gelezen als verband (soort {SECOND_MODE:?})"
        ),
        several => said!(
            "{several} nodes are read as structures (kind {SECOND_MODE:?})",
            "{several} knopen zijn gelezen als verbanden (soort {SECOND_MODE:?})"
        ),
    };
    let others = match (takes_part, actors) {
        (true, 1) => said!(", in which 1 actor takes part", ", waaraan 1 actor deelneemt"),
        (true, several) => {
            said!(", in which {several} actors take part", ", waaraan {several} actoren deelnemen")
        }
        (false, _) => said!(
            "; some ties run from them, and the ties stay as they are",
            "; sommige relaties lopen van hen, en de relaties blijven zoals ze zijn"
        ),
    };
    let message = said!(
        [are, others] "the attribute {mark:?} tells two modes apart, and every tie joins the two: {are}{others}",
        "het kenmerk {mark:?} houdt twee soorten knopen uit elkaar, en elke relatie verbindt de twee: {are}{others}"
    );
    Diagnostic::notice("read-as-two-modes", place, message).hint(said!(
        "if {mark:?} means something else: --columns mode= reads all nodes as actors",
        "betekent {mark:?} iets anders: met --columns mode= zijn alle knopen actoren"
    ))
}

/// Of each end of ties whether it is of the second mode, where a mark tells it of every node and every tie joins the two.
fn parted(builder: &NetworkBuilder, mark: &str, truths: Truths) -> Option<Vec<Option<bool>>> {
    let is_plain = |node: &Node| node.kind == DEFAULT_NODE_KIND && is_second(node, mark, truths).is_some();
    if !builder.nodes().all(is_plain) {
        return None;
    }
    let second = builder.by_end(|node| is_second(node, mark, truths));
    let crosses = |[source, target]: [usize; 2], tie: &Tie| {
        let differ = second[source].zip(second[target]).is_some_and(|(one, other)| one != other);
        differ && tie.kind == *DEFAULT_TIE_KIND
    };
    let mut ties = builder.joined().peekable();
    (ties.peek().is_some() && ties.all(|(ends, tie)| crosses(ends, tie))).then_some(second)
}

/// Whether a mark says that a node is of the second mode; nothing where it says neither.
fn is_second(node: &Node, mark: &str, truths: Truths) -> Option<bool> {
    let numbered = mark == BIPARTITE || truths == Truths::Numbers;
    let word = match node.attributes.get(mark)? {
        Value::Bool(truth) => return Some(*truth),
        Value::String(word) => word.to_lowercase(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    match word.as_str() {
        "false" => Some(false),
        "true" => Some(true),
        "0" | "0.0" if numbered => Some(false),
        "1" | "1.0" if numbered => Some(true),
        _ => None,
    }
}
