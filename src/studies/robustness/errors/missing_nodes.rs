//! Actors that were not found.

use super::{DataError, Perturbed, Recorded, choose, number, without};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const MISSING_NODES: DataError = DataError {
    id: "missing-nodes",
    name: Text { en: "actors missing", nl: "actoren ontbreken" },
    meaning: Text {
        en: "This share of the actors is taken away at random, with all their ties.",
        nl: "Dit deel van de actoren wordt willekeurig weggehaald, met al hun relaties.",
    },
    reference: "Borgatti, Carley & Krackhardt 2006",
    apply: missing_nodes,
};

fn missing_nodes(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let n = recorded.graph.node_count();
    without(recorded, &choose(n, number(share, n), stream))
}
