//! Which share of pairs can reach each other.

use crate::graph::{CompactGraph, distances::step_counts};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const REACHABLE_PAIRS: Measure = Measure {
    id: "reachable-pairs",
    level: Level::Network,
    name: Text { en: "Pairs within reach", nl: "Paren binnen bereik" },
    meaning: Text {
        en: "From which share of all pairs the first can reach the second along ties.",
        nl: "Van welk deel van alle paren de eerste de tweede langs relaties kan bereiken.",
    },
    formula: "|{(i, j) : i ≠ j, d(i,j) < ∞}| / (n(n − 1))",
    reading: Text {
        en: "1: everybody can reach everybody. Low: the network is in pieces, or arcs lead one way only.",
        nl: "1: ieder kan ieder bereiken. Laag: het netwerk ligt in stukken, of pijlen lopen maar één kant op.",
    },
    caution: Text {
        en: "A way of many steps counts as much as a tie: read it beside the average distance, which is over these pairs only.",
        nl: "Een weg van veel stappen telt evenveel als een relatie: lees het naast de gemiddelde afstand, die alleen over deze paren gaat.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Krackhardt 1994",
    compute: Compute::Graph(reachable_pairs),
};

/// The share of ordered pairs of which the first reaches the second.
///
/// # Definition
///
/// |{(i,j): i ≠ j, j can be reached from i}| / (n(n − 1)).
///
/// # Reading it
///
/// Without direction it is 1 − fragmentation, Krackhardt's connectedness.
///
/// # Conventions
///
/// Direction: along the arcs. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has
/// none.
///
/// # Undefined when
///
/// Fewer than two nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// tests/reference: connectedness (R sna 2.7-1) without direction, the sum of distance_distribution (networkx 3.6.1)
/// with it.
///
/// # References
///
/// Krackhardt 1994, Graph theoretical dimensions of informal organizations.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::reachable_pairs::reachable_pairs;
///
/// let chain = CompactGraph::from_edges(3, true, false, &[(0, 1, 1.0), (1, 2, 1.0)], Default::default());
/// assert_eq!(reachable_pairs(&chain, &Params::default()).value(), 0.5);
/// ```
pub fn reachable_pairs(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count();
    if n < 2 {
        return Scores::none(Reason::TooFewNodes);
    }
    let reached: usize = step_counts(graph).into_iter().sum();
    Scores::one(reached as f64 / (n as f64 * (n - 1) as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_nodes_are_a_pair_and_one_is_none() {
        assert_eq!(reachable_pairs(&CompactGraph::undirected(2, &[(0, 1)]), &Params::default()).values, [1.0]);
        let alone = reachable_pairs(&CompactGraph::undirected(1, &[]), &Params::default());
        assert_eq!(alone.reason(0), Some(Reason::TooFewNodes));
    }
}
