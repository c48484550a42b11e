//! How deep in the strongest part.

use crate::graph::{CompactGraph, compact::Merge};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The entry in the registry.
pub const STRENGTH_CORENESS: Measure = Measure {
    id: "strength-coreness",
    level: Level::Node,
    name: Text { en: "Strength core (s-core)", nl: "Sterktekern (s-core)" },
    meaning: Text {
        en: "How deep a node sits in the part with the strongest ties: the largest s such that it belongs to a group in which all have a strength of s or more.",
        nl: "Hoe diep een knoop in het deel met de sterkste relaties zit: de grootste s waarbij hij hoort tot een groep waarin ieder een sterkte van minstens s heeft.",
    },
    formula: "max s such that i lies in a subgraph with all strengths ≥ s",
    reading: Text {
        en: "High: strongly tied to others who are strongly tied among each other. Low: at the edge.",
        nl: "Hoog: sterk verbonden met anderen die onderling sterk verbonden zijn. Laag: aan de rand.",
    },
    caution: Text {
        en: "Many weak ties can make up for few strong ones. Graded strengths (weak, strong) are ordinal; their sums are rough.",
        nl: "Veel zwakke relaties kunnen weinig sterke goedmaken. Graden van sterkte (zwak, sterk) zijn een ordening; hun sommen zijn ruw.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    unit: Unit::Strength,
    listens: &[],
    needs: &[],
    reference: "Eidsaa & Almaas 2013",
    compute: Compute::Graph(strength_coreness),
};

/// Coreness with strengths in place of partners.
///
/// # Definition
///
/// The largest s such that the node lies in a subgraph in which every node has a strength, within it, of s or more.
/// Without strengths it is coreness.
///
/// # Reading it
///
/// Read it beside coreness: a node may be deep by one and not by the other.
///
/// # Conventions
///
/// Direction: ignored; the stronger of two arcs counts. Weights: strength. Isolates: 0. Self-ties and parallel ties are
/// gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(m log n + Σ k²).
///
/// # Checked against
///
/// Without strengths coreness of tests/reference; with them by stripping a random network of 14 nodes, level by level.
///
/// # References
///
/// Eidsaa & Almaas 2013, doi:10.1103/PhysRevE.88.062819.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::strength_coreness::strength_coreness;
///
/// // A triangle of strong ties with a weak tail.
/// let edges = [(0, 1, 3.0), (0, 2, 3.0), (1, 2, 3.0), (2, 3, 1.0)];
/// let graph = CompactGraph::from_edges(4, false, true, &edges, Default::default());
/// assert_eq!(strength_coreness(&graph, &Params::default()).values, [6.0, 6.0, 6.0, 1.0]);
/// ```
pub fn strength_coreness(graph: &CompactGraph, _: &Params) -> Scores {
    let graph = graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let mut left = vec![true; n];
    // Strengths are not negative, so that the order of their bits is theirs.
    let mut strength: Vec<f64> = (0..n).map(|node| graph.strength(node)).collect();
    let mut weakest: BinaryHeap<Reverse<(u64, usize)>> =
        strength.iter().enumerate().map(|(node, strength)| Reverse((strength.to_bits(), node))).collect();
    let mut found = vec![0.0; n];
    let mut level = 0.0f64;
    while let Some(Reverse((bits, node))) = weakest.pop() {
        if !left[node] || bits != strength[node].to_bits() {
            continue;
        }
        left[node] = false;
        level = level.max(strength[node]);
        found[node] = level;
        for &other in graph.neighbors(node) {
            let other = other as usize;
            if left[other] {
                // Added up anew: taking away would leave rounding behind.
                let ties = graph.neighbors(other).iter().zip(graph.neighbor_edges(other));
                let rest = ties.filter(|(end, _)| left[**end as usize]);
                strength[other] =
                    rest.map(|(_, &edge)| graph.weight(edge as usize)).fold(0.0, |sum, weight| sum + weight);
                weakest.push(Reverse((strength[other].to_bits(), other)));
            }
        }
    }
    Scores::all(found)
}
