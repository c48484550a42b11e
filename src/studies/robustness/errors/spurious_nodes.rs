//! Actors that do not exist, or do not belong in the network.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SPURIOUS_NODES: DataError = DataError {
    id: "spurious-nodes",
    name: Text { en: "actors too many", nl: "actoren te veel" },
    meaning: Text {
        en: "As many actors as this share are added, each with as many ties as some other actor has, to actors drawn at random.",
        nl: "Zoveel actoren als dit deel komen erbij, elk met zoveel relaties als een andere heeft, met willekeurige actoren.",
    },
    reference: "Borgatti, Carley & Krackhardt 2006",
    apply: spurious_nodes,
};

/// In a directed graph each tie of an added actor runs one way or the other.
fn spurious_nodes(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let graph = recorded.graph;
    let n = graph.node_count();
    let added = number(share, n);
    let mut edges = recorded.edges();
    for new in n..n + added {
        let ties = recorded.ends_at(stream.below(n));
        for other in choose(n, ties, stream) {
            let pair = (new as u32, other as u32);
            let (a, b) = if graph.is_directed() && stream.below(2) == 0 { (pair.1, pair.0) } else { pair };
            let weight = recorded.any_weight(stream);
            edges.push((a, b, weight));
        }
    }
    Perturbed::on_all_nodes(recorded.rebuilt(n + added, &edges), added)
}
