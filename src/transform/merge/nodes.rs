//! Two nodes as one: what stays of each.

use crate::model::{Node, Respondent};
use crate::transform::contract::{differing, inherit, remember};
use serde_json::{Map, Value};

/// Two nodes that say different things of the body that they both are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Name of the field or attribute.
    pub field: String,
    /// What the node that stays says; it stands.
    pub kept: String,
    /// What the other says; the attribute `merged` keeps it.
    pub other: String,
}

/// Adds what a node that goes says to the one that stays. Names, municipalities and evidence unite; whoever answered under either
/// name is a respondent; of every other field the node that stays has the word, where it says anything.
pub(super) fn absorb(node: &mut Node, other: &Node) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut otherwise = Map::new();
    let mut differ = |field: &str, kept: String, new: String, value: Value| {
        if kept != new {
            otherwise.insert(field.to_owned(), value);
            differences.push(Difference { field: field.to_owned(), kept, other: new });
        }
    };
    differ("kind", node.kind.clone(), other.kind.clone(), other.kind.as_str().into());
    match (&node.sector, &other.sector) {
        (Some(own), Some(new)) => differ("sector", own.clone(), new.clone(), new.as_str().into()),
        (None, new) => node.sector.clone_from(new),
        _ => {}
    }
    match (&node.part_of, &other.part_of) {
        (Some(own), Some(new)) if *new != node.id && *own != other.id => {
            differ("part_of", own.clone(), new.clone(), new.as_str().into());
        }
        (Some(own), new) if *own == other.id => node.part_of.clone_from(new),
        (None, new) => node.part_of.clone_from(new),
        _ => {}
    }
    match (node.members_stated, other.members_stated) {
        (Some(own), Some(new)) => differ("members_stated", own.to_string(), new.to_string(), new.into()),
        (own, new) => node.members_stated = own.or(new),
    }
    if node.period.is_unknown() {
        node.period = other.period;
    } else if !other.period.is_unknown() {
        let period = other.period.to_string();
        differ("period", node.period.to_string(), period.clone(), period.into());
    }
    for (name, value) in differing(&node.attributes, &other.attributes) {
        differ(&name, text(&node.attributes[&name]), text(&value), value);
    }
    let others = other.aliases.iter().chain([&other.label, &other.id]);
    for name in others.filter(|name| !name.trim().is_empty()) {
        if *name != node.label && !node.aliases.contains(name) {
            node.aliases.push(name.clone());
        }
    }
    let fresh = other.municipalities.iter().filter(|place| !node.municipalities.contains(place));
    let fresh: Vec<String> = fresh.cloned().collect();
    node.municipalities.extend(fresh);
    node.respondent = answered(node.respondent, other.respondent);
    node.named |= other.named;
    for evidence in &other.evidence {
        if !node.evidence.contains(evidence) {
            node.evidence.push(evidence.clone());
        }
    }
    inherit(&mut node.attributes, &other.attributes);
    for (name, value) in &other.attributes {
        node.attributes.entry(name.clone()).or_insert_with(|| value.clone());
    }
    if !otherwise.is_empty() {
        otherwise.insert("id".to_owned(), other.id.as_str().into());
    }
    remember(&mut node.attributes, otherwise);
    differences
}

/// Who answered under one of its names answered; who was asked under one was asked.
fn answered(a: Respondent, b: Respondent) -> Respondent {
    let order = [Respondent::Yes, Respondent::NoResponse, Respondent::NamedOnly];
    order.into_iter().find(|value| [a, b].contains(value)).unwrap_or(Respondent::Unknown)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
