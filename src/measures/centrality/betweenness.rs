//! Who lies between others.

use crate::graph::betweenness::{sampled, steps};
use crate::graph::estimate::Wanted;
use crate::graph::{CompactGraph, shortest_paths};
use crate::measures::{
    Compute, DirectionUse, Level, Listens, Measure, Normalization, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const BETWEENNESS: Measure = Measure {
    id: "betweenness",
    level: Level::Node,
    name: Text { en: "Betweenness", nl: "Tussenpositie" },
    meaning: Text {
        en: "How often a node lies on the shortest routes between others: a go-between, or a bottleneck.",
        nl: "Hoe vaak een knoop op de kortste routes tussen anderen ligt: een tussenpersoon, of een flessenhals.",
    },
    formula: "b(i) = Σ_{s<t; s,t≠i} σ(s,t|i)/σ(s,t), with σ(s,t|i) the shortest paths between s and t through i; directed: ordered pairs. Normalised: b(i)/((n−1)(n−2)/2), directed b(i)/((n−1)(n−2))",
    reading: Text {
        en: "High: many others reach each other best through this node, so it can connect, filter or delay. 0: nobody needs it as a go-between. Normalised, 1 is the centre of a star.",
        nl: "Hoog: veel anderen bereiken elkaar het best via deze knoop; hij kan verbinden, filteren of ophouden. 0: niemand heeft hem nodig als tussenpersoon. Genormaliseerd is 1 het midden van een ster.",
    },
    caution: Text {
        en: "It says where paths could run, not that anything runs there. One missing tie can change the order, so below 70 to 80 % response do not rank by it. NetworKit counts each undirected pair twice; in weighted networks it and networkx compare sums of 1/w exactly and miss equal routes.",
        nl: "Het zegt waar wegen kunnen lopen, niet dat er iets langs gaat. Eén ontbrekende relatie kan de volgorde veranderen: maak onder 70 tot 80 % respons geen ranglijst. NetworKit telt elk ongericht paar twee keer; in gewogen netwerken vergelijken het en networkx sommen van 1/w precies en missen zo gelijke routes.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[Listens::Normalization, Listens::Precision],
    needs: &[],
    reference: "Freeman 1977",
    compute: Compute::Graph(betweenness),
};

/// The number of pairs of others whose shortest paths run through the node, each pair by the share of its paths
/// that do.
///
/// # Definition
///
/// b(i) = Σ_{s<t; s,t≠i} σ_st(i) / σ_st, with σ_st the number of shortest paths between s and t; in a directed
/// graph over ordered pairs. Normalised: divided by (n − 1)(n − 2)/2, directed (n − 1)(n − 2).
///
/// # Reading it
///
/// High: others reach each other through this node. It says where paths could run, not that anything runs there;
/// one missing tie can change it much, so read ranks with their interval.
///
/// # Conventions
///
/// Direction: followed. Weights: strengths, distance 1/w; lengths within 1e-9 of each other are equal. Ends
/// excluded. Pairs that do not reach each other add 0. Isolates: 0. Self-ties and parallel ties are gone before:
/// the compact graph has none.
///
/// # Undefined when
///
/// Normalised with fewer than three nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n); memory O(n + m) per thread. Without direction n and m are those of the parts that
/// stay in one piece whichever node leaves: a tree takes O(n).
///
/// In large networks [`Params::precision`] may allow estimates: random shortest paths, as many as the network needs.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, R sna 2.7-1, bctpy 0.6.1 and networkit 11.3
/// halved); weighted ties against igraph and graph-tool, where networkx is wrong.
///
/// # References
///
/// Freeman 1977, doi:10.2307/3033543. Brandes 2001, doi:10.1080/0022250X.2001.9990249.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::betweenness::betweenness;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// assert_eq!(betweenness(&path, &Params::default()).values, [0.0, 2.0, 2.0, 0.0]);
/// ```
pub fn betweenness(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    if n < 3 && params.normalization == Normalization::Normalized {
        return Scores::all_undefined(n, Reason::TooFewNodes);
    }
    scaled(graph, raw(graph, params), params.normalization)
}

/// Betweenness as counted, exact or estimated.
fn raw(graph: &CompactGraph, params: &Params) -> Scores {
    let per_minute = if graph.is_weighted() { STEPS_BY_LENGTH } else { STEPS };
    let most = graph.node_count() as f64 * 2.0 * graph.edge_count() as f64;
    // Looked at more closely only where it matters. What needs no search at all is exact whatever was asked for.
    let allowed = params.precision.allows(most, per_minute).and_then(|_| {
        let steps = steps(graph);
        if steps > 0.0 { params.precision.allows(steps, per_minute) } else { None }
    });
    match allowed {
        None => Scores::all(shortest_paths::node_betweenness(graph)),
        Some(epsilon) => {
            let found = sampled(graph, &Wanted { epsilon, seed: params.seed, ..Wanted::default() });
            let most = largest_possible(graph);
            let values = found.values.iter().map(|value| value.min(most)).collect();
            Scores::all(values).estimated(&found, epsilon, most)
        }
    }
}

/// Steps along ties that a minute has room for: what two cores do in large social networks; with lengths a tenth of it.
const STEPS: f64 = 2e10;
const STEPS_BY_LENGTH: f64 = 2e9;

/// Betweenness that was counted elsewhere, divided by the largest possible one if asked for. Of fewer than three nodes it stays as
/// counted.
pub fn scaled(graph: &CompactGraph, raw: Scores, normalization: Normalization) -> Scores {
    let largest = largest_possible(graph);
    if normalization == Normalization::Raw || largest == 0.0 {
        return raw;
    }
    raw.divided(largest)
}

/// The largest betweenness that a node could have among as many: that of the centre of a star. 0 for fewer than three nodes.
pub fn largest_possible(graph: &CompactGraph) -> f64 {
    let n = graph.node_count() as f64;
    let pairs = (n - 1.0) * (n - 2.0) / if graph.is_directed() { 1.0 } else { 2.0 };
    if n < 3.0 { 0.0 } else { pairs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::params::Precision;

    // n · 2m of a chain of 400,000 is far above what ten minutes have room for, and yet nothing needs to be searched. By hand: node k has
    // k nodes before it and n − 1 − k after it.
    #[test]
    fn a_tree_is_exact_however_large() {
        let n = 400_000u32;
        let chain: Vec<(u32, u32)> = (1..n).map(|node| (node - 1, node)).collect();
        let graph = CompactGraph::undirected(n as usize, &chain);
        for precision in [Precision::Usual, Precision::Within(0.1)] {
            let found = betweenness(&graph, &Params { precision, ..Params::default() });
            assert_eq!(found.estimated_within(), None);
            let expected = (0..n).map(|node| f64::from(node) * f64::from(n - 1 - node));
            assert!(found.values.iter().zip(expected).all(|(value, expected)| (value - expected).abs() < 0.5));
        }
    }

    // A ring of 200 with a hub: draws end where the error is as asked for, which it then is with something to spare.
    #[test]
    fn the_margin_is_the_error_that_draws_came_to() {
        let ring = (0..200).flat_map(|node| [(node, (node + 1) % 200), (node, 200)]);
        let graph = CompactGraph::undirected(201, &ring.collect::<Vec<_>>());
        let of = |precision| betweenness(&graph, &Params { precision, ..Params::default() });
        let (exact, found) = (of(Precision::Exact), of(Precision::Within(0.05)));
        assert_eq!((exact.margin(), found.estimated_within()), (None, Some(0.05)));
        let margin = found.margin().expect("estimated");
        assert!(margin > 0.0 && margin < 0.05 * largest_possible(&graph), "{margin}");
        assert!(found.values.iter().zip(exact.values).all(|(value, exact)| (value - exact).abs() <= margin));
    }
}
