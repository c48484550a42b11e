//! How much the network loses at most when one actor leaves.

use crate::graph::{CompactGraph, removal};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const FRAGILITY: Measure = Measure {
    id: "fragility",
    level: Level::Network,
    name: Text { en: "Fragility", nl: "Kwetsbaarheid" },
    meaning: Text {
        en: "Which share of the pairs that can reach each other no longer could if the one actor left whose leaving costs most.",
        nl: "Welk deel van de paren die elkaar bereiken dat niet meer kan als de ene actor vertrekt wiens vertrek het meest kost.",
    },
    formula: "max_i (R(i) − J(i)) / R(i), R(i) = pairs of others that reach each other now, J(i) = those that still do without i",
    reading: Text {
        en: "0: whoever leaves, all who stay can still reach each other. 1: everything runs through one actor, as in a star.",
        nl: "0: wie er ook vertrekt, wie blijft kan elkaar nog bereiken. 1: alles loopt via één actor, zoals in een ster.",
    },
    caution: Text {
        en: "It tells how the record would fall apart, not what would happen if a real organisation stopped. Small and sparse networks are fragile by chance. No other program has it under this name; it follows from Borgatti's fragmentation.",
        nl: "Het zegt hoe de vastlegging uiteen zou vallen, niet wat er gebeurt als een echte organisatie stopt. Kleine en dunne netwerken zijn bij toeval kwetsbaar. Geen ander programma kent het onder deze naam; het volgt uit de fragmentatie van Borgatti.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "after Borgatti 2006",
    compute: Compute::Graph(fragility),
};

/// The largest share of connected pairs that the loss of one node costs.
///
/// # Definition
///
/// The maximum over nodes i of (R(i) − J(i)) / R(i): R(i) is the number of unordered pairs of other nodes that can reach each other
/// in the network as it is, J(i) the number that still can once i is gone. Pairs that i is itself part of do not count: that it is
/// gone is no consequence of its going. Nodes with R(i) = 0 are left out.
///
/// # Reading it
///
/// 0 where no node is a cut point, 1 for a star. Who the actor is: [`most_missed`].
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No pair of others reaches each other whoever is left out: `too_few_nodes` below three nodes, otherwise `no_two_paths`.
///
/// # Cost
///
/// O(n + m) for all nodes together.
///
/// # Checked against
///
/// By hand on a star, a ring and a path; through `fragmentation-without` on tests/reference
/// (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Borgatti 2006, doi:10.1007/s10588-006-7084-x, for the fragmentation that it rests on.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::fragility::fragility;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(fragility(&star, &Params::default()).value(), 1.0);
/// ```
pub fn fragility(graph: &CompactGraph, _: &Params) -> Scores {
    match most_missed(graph) {
        Some((loss, _)) => Scores::one(loss),
        None if graph.node_count() < 3 => Scores::none(Reason::TooFewNodes),
        None => Scores::none(Reason::NoTwoPaths),
    }
}

/// The largest loss, and all nodes whose leaving costs that much, ascending.
pub fn most_missed(graph: &CompactGraph) -> Option<(f64, Vec<usize>)> {
    let mut worst: Option<(f64, Vec<usize>)> = None;
    for (node, &(before, left)) in removal::pairs_of_others(graph).iter().enumerate() {
        if before > 0.0 {
            let loss = (before - left) / before;
            match &mut worst {
                Some((most, nodes)) if (loss - *most).abs() <= 1e-12 => nodes.push(node),
                Some((most, _)) if loss < *most => {}
                _ => worst = Some((loss, vec![node])),
            }
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    // A star of four leaves: without its centre none of the 6 pairs of leaves is left. A ring of five loses nothing. A path of four:
    // without an inner node one of the 3 pairs of others is left. Two dyads: each has one pair of others, which stays.
    #[test]
    fn the_dearest_loss() {
        let of = |n, edges: &[(u32, u32)]| most_missed(&CompactGraph::undirected(n, edges));
        assert_eq!(of(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]), Some((1.0, vec![0])));
        assert_eq!(of(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]), Some((0.0, vec![0, 1, 2, 3, 4])));
        let path = of(4, &[(0, 1), (1, 2), (2, 3)]);
        assert!(path.is_some_and(|(loss, nodes)| (loss - 2.0 / 3.0).abs() < 1e-12 && nodes == [1, 2]));
        assert_eq!(of(4, &[(0, 1), (2, 3)]), Some((0.0, vec![0, 1, 2, 3])));
        assert_eq!(of(3, &[]), None);
        assert_eq!(of(2, &[(0, 1)]), None);
    }

    #[test]
    fn the_reason_tells_too_few_nodes_from_no_pair_that_reaches_each_other() {
        let reason =
            |n, edges: &[(u32, u32)]| fragility(&CompactGraph::undirected(n, edges), &Params::default()).reason(0);
        assert_eq!(reason(0, &[]), Some(Reason::TooFewNodes));
        assert_eq!(reason(2, &[(0, 1)]), Some(Reason::TooFewNodes));
        assert_eq!(reason(3, &[]), Some(Reason::NoTwoPaths));
        assert_eq!(reason(4, &[]), Some(Reason::NoTwoPaths));
        assert_eq!(reason(3, &[(0, 1), (1, 2)]), None);
    }
}
