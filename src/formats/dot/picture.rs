//! Pictures that verbinder drew: the network that they show, without what is only drawn.

use super::graph::Graph;
use super::read::{keep_position, label, plain};
use crate::diagnostics::{Diagnostic, text};
use crate::formats::shared::draft::{Draft, Given};
use crate::formats::shared::fields::{NodeField, TieField};
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::node::NATIONAL;
use crate::model::{Node, Tie, Vocabulary};
use serde_json::Value;

/// Layouts that pictures ask Graphviz for.
const LAYOUTS: [&str; 7] = ["nop2", "dot", "neato", "fdp", "sfdp", "circo", "twopi"];

/// Whether a graph is a picture of ours: its name, and that it says which layout it is for.
pub(super) fn is_picture(graph: &Graph<'_>) -> bool {
    let has =
        |name: &str, value: &str| graph.attributes.iter().any(|(known, word)| known == name && plain(word) == value);
    graph.name.as_ref().is_some_and(|name| plain(name) == "verbinder")
        && LAYOUTS.iter().any(|layout| has("layout", layout))
}

/// Reads the nodes and ties that a picture shows.
pub(super) fn read(draft: &mut Draft, mut graph: Graph<'_>) {
    let message = text!(
        "this is a picture: names, kinds, places and ties are read; evidence, dates and other fields are not in it, \
         nor are members that an outline shows",
        "dit is een afbeelding: namen, soorten, plaatsen en relaties zijn gelezen; vindplaatsen, datums en andere velden staan er niet in, \
         en leden die een omlijning toont ook niet"
    );
    let notice = Diagnostic::notice("picture", graph.place.clone(), message);
    draft.report(notice.hint(text!(
        "read the network that it was drawn from for everything",
        "lees voor alles het netwerk waarvan zij getekend is"
    )));
    for (name, value) in &graph.attributes {
        match &**name {
            "title" => draft.graph("title", Given::Text(&label(value, &[]))),
            "comment" => draft.graph("description", Given::Text(&label(value, &[]))),
            _ => {}
        }
    }
    let ids: Vec<String> = graph.nodes.keys().map(|id| id.to_string()).collect();
    for ((_, shown), id) in graph.nodes.iter_mut().zip(&ids) {
        let place = std::mem::take(&mut shown.place);
        let mut node = Node::new(id.clone());
        for (name, value) in &shown.attributes {
            let text = label(value, &[]);
            let field = match &**name {
                // Pictures of earlier versions say `name`.
                "fullname" | "name" => NodeField::Label,
                "kind" => NodeField::Kind,
                "place" => {
                    // A picture says in its own language that a node belongs to no place but to the country.
                    let place_of = |name| if name == "landelijk" { NATIONAL } else { name };
                    let places =
                        text.split(", ").filter(|name| !name.is_empty()).map(place_of).map(Value::from).collect();
                    draft.set_node(&mut node, &NodeField::Municipality, Given::Value(Value::Array(places)), &place);
                    continue;
                }
                "pos" => {
                    keep_position(draft, &mut node, value, &place);
                    continue;
                }
                "fillcolor" => NodeField::Attribute("color".to_owned()),
                _ => continue,
            };
            draft.set_node(&mut node, &field, Given::Text(&text), &place);
        }
        draft.add_node(node, place);
    }
    let shipped = Vocabulary::shipped();
    for edge in graph.edges {
        let find =
            |wanted: &str| edge.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| label(value, &[]));
        let arrow = find("dir").as_deref() == Some("forward");
        let kinds = find("kind").unwrap_or_default();
        let kinds: Vec<&str> = kinds.split(',').filter(|kind| !kind.is_empty()).collect();
        let weight = find("weight").unwrap_or_default();
        // A line of several kinds stands for ties of each; how often each of them is not drawn.
        for &kind in if kinds.is_empty() { &[DEFAULT_TIE_KIND][..] } else { &kinds[..] } {
            let mut tie = Tie::new(kind);
            if arrow || shipped.tie_kind(kind).is_some_and(|kind| kind.directed) {
                tie.directed = Some(arrow);
            }
            if kinds.len() < 2 {
                draft.set_tie(&mut tie, &TieField::Strength, Given::Text(&weight), &edge.place);
            }
            draft.add_tie(&ids[edge.from], &ids[edge.to], tie, edge.place.clone());
        }
    }
}
