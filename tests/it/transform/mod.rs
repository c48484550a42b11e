//! Transformations against drawn graphs, networkx and their own laws.

mod changes;
mod drawn;
mod filters;
mod laws;
mod merge;
mod merged;
mod projections;
mod pseudonymise;
mod roll_up;
mod together;

use crate::support::ties;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Tie};

/// A sound network as it stands in a file.
fn read(text: &str) -> Network {
    let checked = verbinder::formats::read(text.as_bytes(), "drawn.json").unwrap();
    assert!(!checked.has_errors(), "{:?}", checked.diagnostics);
    checked.value
}

/// A network of these ties, `a>b` directed and `a-b` not.
fn network(ties: &[&str]) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for text in ties {
        let directed = text.contains('>');
        let (source, target) = text.split_once(['>', '-']).unwrap();
        for id in [source, target] {
            if !builder.has_node(id) {
                builder.add_node(Node::new(id), Place::default());
            }
        }
        let tie = Tie::new("collaborates").with(|tie| tie.directed = Some(directed));
        builder.add_tie(source, target, tie, Place::default());
    }
    builder.build().value
}

fn ids(network: &Network) -> Vec<&str> {
    network.nodes().map(|node| node.id.as_str()).collect()
}
