//! How far round the next way is.

use crate::graph::{CompactGraph, bicomponents, compact::Merge, detour, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const SPAN: Measure = Measure {
    id: "span",
    level: Level::Tie,
    name: Text { en: "Span of a local bridge", nl: "Spanwijdte van een lokale brug" },
    meaning: Text {
        en: "How many steps the next shortest way takes between two who share no partner.",
        nl: "Hoeveel stappen de eerstvolgende weg telt tussen twee die geen partner delen.",
    },
    formula: "d(i,j) in steps in the network without the tie (i,j)",
    reading: Text {
        en: "3: a square, the way round is short. High: without this tie the two would be far apart.",
        nl: "3: een vierkant, de omweg is kort. Hoog: zonder deze relatie zouden de twee ver uiteen liggen.",
    },
    caution: Text {
        en: "It has a value for local bridges that are no bridges; a tie without a value may be the weakest spot (a bridge) or the best covered (a shared partner). networkx gives infinity for a bridge.",
        nl: "Alleen lokale bruggen die geen brug zijn hebben een waarde; zonder waarde kan het de zwakste plek zijn (een brug) of de best gedekte (een gedeelde partner). networkx geeft bij een brug oneindig.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Granovetter 1973",
    compute: Compute::Graph(span),
};

/// The number of steps between the ends of a local bridge once it is gone.
///
/// # Definition
///
/// d(i,j) in the network without the tie (i,j).
///
/// # Reading it
///
/// 3: a square; the tie is a convenience. High: without the tie the two are far apart.
///
/// # Conventions
///
/// Direction: ignored; both arcs of a mutual pair go together. Weights: ignored. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// No local bridge: `shared_partner` (the way round takes two steps). A bridge: `no_other_way`.
///
/// # Cost
///
/// O(m) per local bridge that is no bridge.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1 local_bridges, igraph 1.0.0).
///
/// # References
///
/// Granovetter 1973, doi:10.1086/225469.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::span::span;
///
/// let square = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
/// assert_eq!(span(&square, &Params::default()).values, [3.0; 4]);
/// ```
pub fn span(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max);
    let shared = triangles::shared_neighbors(&pairs);
    // A bridge would be searched to the end of its side for nothing.
    let is_bridge = bicomponents::are_bridges(&pairs);
    let round = detour::around_edges(&pairs, |edge| shared[edge] > 0 || is_bridge[edge]);
    Scores::from_results(graph.edges().iter().map(|&(a, b)| {
        let pair = pairs.edge_between(a as usize, b as usize).expect("every arc became a pair");
        match round[pair] {
            Some(steps) => Ok(steps as f64),
            None if shared[pair] > 0 => Err(Reason::SharedPartner),
            None => Err(Reason::NoOtherWay),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Three who all know each other, a tie that nothing goes round, and a square at its other end; one tie of each both ways.
    #[test]
    fn a_tie_has_a_way_round_a_shared_partner_or_no_other_way() {
        let (three, bridge, square) =
            ([(0, 1), (1, 0), (1, 2), (0, 2)], [(2, 3), (3, 2)], [(3, 4), (4, 3), (4, 5), (5, 6), (6, 3)]);
        let arcs = [&three[..], &bridge[..], &square[..]].concat();
        let graph = CompactGraph::from_pairs(7, true, arcs.into_iter());
        let found = span(&graph, &Params::default());
        for (edge, &(a, b)) in graph.edges().iter().enumerate() {
            let expected = match (a.min(b), a.max(b)) {
                (_, ..=2) => Err(Reason::SharedPartner),
                (2, 3) => Err(Reason::NoOtherWay),
                _ => Ok(3.0),
            };
            let value = found.reason(edge).map_or(Ok(found.values[edge]), Err);
            assert_eq!(value, expected, "{a} to {b}");
        }
    }
}
