//! What comes: a tie between two nodes, or a venue with those who meet there.

use crate::Error;
use crate::diagnostics::{Place, text};
use crate::model::{Network, NetworkBuilder, Node, Tie};
use std::collections::BTreeSet;

/// The kinds of what comes.
const TIE: &str = "collaborates";
const VENUE: &str = "venue";
const MEMBERSHIP: &str = "participates-in";

/// Adds a tie between two nodes: collaboration, present.
///
/// # Errors
///
/// A node with itself.
pub fn tie(network: &Network, a: usize, b: usize) -> Result<Network, Error> {
    let (one, other) = (&network.node(a).id, &network.node(b).id);
    if a == b {
        return Err(Error::request(format!("a tie joins two: {one:?} cannot be tied to itself"))
            .hint("name two different nodes"));
    }
    let mut builder = NetworkBuilder::new(network.info().clone());
    builder.add_network(network);
    let tie = Tie::new(TIE).with(|tie| tie.directed = Some(false));
    builder.add_tie(one, other, tie, Place::item(text!("new tie", "nieuwe relatie")));
    Ok(builder.build().value)
}

/// Adds a venue in which some nodes take part. It belongs to a municipality if all of them belong to the same one. The id is made of
/// the name.
///
/// # Errors
///
/// No name, nobody, or a name that a node has.
pub fn venue(network: &Network, name: &str, members: &[usize]) -> Result<(Network, String), Error> {
    if name.is_empty() || members.is_empty() {
        return Err(Error::request("a venue needs a name and those who meet there").hint("write NAME:ID,ID,ID"));
    }
    if network.nodes().any(|node| node.id == name || node.label == name) {
        return Err(Error::request(format!("{name:?} is in the network already")).hint("give the venue another name"));
    }
    let mut places: BTreeSet<&[String]> = BTreeSet::new();
    places.extend(members.iter().map(|&member| network.node(member).municipalities.as_slice()));
    let id = free_id(network, name);
    let mut builder = NetworkBuilder::new(network.info().clone());
    builder.add_network(network);
    let mut node = Node { label: name.to_owned(), kind: VENUE.to_owned(), ..Node::new(id.clone()) };
    if let (1, Some(own)) = (places.len(), places.first()) {
        node.municipalities = own.to_vec();
    }
    builder.add_node(node, Place::item(text!("new venue", "nieuwe ontmoetingsplaats")));
    let mut distinct = members.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    for member in distinct {
        builder.add_tie(
            &network.node(member).id,
            &id,
            Tie::new(MEMBERSHIP),
            Place::item(text!("new venue", "nieuwe ontmoetingsplaats")),
        );
    }
    Ok((builder.build().value, id))
}

fn free_id(network: &Network, name: &str) -> String {
    let words = name.to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut id = if words.is_empty() { VENUE.to_owned() } else { words.join("-") };
    while network.index_of(&id).is_some() {
        id.push('\'');
    }
    id
}
