//! Who is near to all.

use super::harmonic_closeness::STEPS;
use crate::graph::distances::{Distances, distances};
use crate::graph::estimate::Wanted;
use crate::graph::sampled_closeness::sampled_closeness;
use crate::graph::{CompactGraph, components};
use crate::measures::{
    Closeness, Compute, DirectionUse, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CLOSENESS: Measure = Measure {
    id: "closeness",
    level: Level::Node,
    name: Text { en: "Closeness", nl: "Nabijheid" },
    meaning: Text {
        en: "How few steps a node needs to reach the others.",
        nl: "Hoe weinig stappen een knoop nodig heeft om de anderen te bereiken.",
    },
    formula: "c(i) = (r−1)/(n−1) · (r−1)/Σ_j d(i,j), r = nodes that i reaches, itself included (Wasserman & Faust). Component variant: (r−1)/Σ_j d(i,j)",
    reading: Text {
        en: "High: few steps to all others, so news and requests travel fast. 1 is a direct tie with everybody, 0 is no tie at all.",
        nl: "Hoog: in weinig stappen bij alle anderen, dus nieuws en vragen gaan snel. 1 is een rechtstreekse relatie met iedereen, 0 is geen enkele relatie.",
    },
    caution: Text {
        en: "Differences are often small: look at the order, not at the third decimal. With strengths it may exceed 1. networkx measures the way towards the node in directed networks; igraph and sna away from it. igraph gives the component variant, in which a lone pair scores 1; sna gives 0 to all as soon as the network falls apart.",
        nl: "Verschillen zijn vaak klein: kijk naar de volgorde, niet naar de derde decimaal. Met sterktes kan de waarde boven 1 komen. networkx meet in een gericht netwerk de weg naar de knoop toe, igraph en sna ervandaan. igraph geeft de variant per los deel, waarin een los paar 1 scoort; sna geeft iedereen 0 zodra het netwerk uiteenvalt.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[Listens::Closeness, Listens::Along, Listens::Precision],
    needs: &[],
    reference: "Wasserman & Faust 1994",
    compute: Compute::Graph(closeness),
};

/// One over the mean distance to the others that a node reaches; by default times the share of the network that
/// they are.
///
/// # Definition
///
/// With R(i) the others that i reaches and D(i) the sum of the distances to them: component variant c(i) = |R| / D;
/// Wasserman–Faust c(i) = |R| / (n − 1) · |R| / D.
///
/// # Reading it
///
/// High: near to many. In a network of several pieces the component variant is not comparable between pieces (both
/// ends of a lone pair score 1); harmonic closeness is the safer choice there.
///
/// # Conventions
///
/// Direction: distances from the node unless asked for distances to it. Weights: strengths, distance 1/w, so that
/// closeness may exceed 1. Components: see the variants. A node that reaches nobody: Wasserman–Faust 0 by
/// convention. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Component variant of a node that reaches nobody: `isolate` or `reaches_nobody`. Wasserman–Faust with one node:
/// `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n). Estimated (`Params::precision`, without direction and weights) some thousand searches, whatever
/// the size.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, networkit 11.3, rustworkx 0.18.1; R sna 2.7-1 for connected
/// networks).
///
/// # References
///
/// Sabidussi 1966, doi:10.1007/BF02289527. Freeman 1979, doi:10.1016/0378-8733(78)90021-7. Wasserman & Faust 1994,
/// Social Network Analysis, p. 201.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::closeness::closeness;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(closeness(&star, &Params::default()).values, [1.0, 0.6, 0.6, 0.6]);
/// ```
pub fn closeness(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    // How many a node reaches is only known before where ties have no direction.
    let steps = n as f64 * 2.0 * graph.edge_count() as f64;
    let can_estimate = !graph.is_weighted() && !graph.is_directed() && n > 1;
    if let Some(epsilon) = params.precision.allows(steps, STEPS).filter(|_| can_estimate) {
        return estimated(graph, params, epsilon);
    }
    from_distances(graph, &distances(graph, params.along), params)
}

/// Closeness from the distances of every node, which may have been found elsewhere.
pub fn from_distances(graph: &CompactGraph, found: &[Distances], params: &Params) -> Scores {
    let n = graph.node_count();
    let alone = |node| Reason::of_reaching_nobody(graph, node);
    match params.closeness {
        Closeness::Component => Scores::from_results(found.iter().enumerate().map(|(node, distances)| {
            if distances.others == 0 { Err(alone(node)) } else { Ok(distances.others as f64 / distances.sum) }
        })),
        Closeness::WassermanFaust if n == 1 => Scores::none(Reason::TooFewNodes),
        Closeness::WassermanFaust => {
            let value = |distances: &Distances| {
                let others = distances.others as f64;
                if distances.others == 0 { 0.0 } else { others / (n - 1) as f64 * (others / distances.sum) }
            };
            let mut scores = Scores::all(found.iter().map(value).collect());
            for node in (0..n).filter(|&node| found[node].others == 0) {
                scores = scores.by_convention(alone(node), [node]);
            }
            scores
        }
    }
}

/// Estimates, no further off than this with 95 % certainty.
fn estimated(graph: &CompactGraph, params: &Params, epsilon: f64) -> Scores {
    let parts = components::weak(graph);
    let found = sampled_closeness(graph, &parts, &Wanted { epsilon, seed: params.seed, ..Wanted::default() });
    let others = |node: usize| parts.sizes[parts.of[node]] - 1;
    let mut values = Vec::with_capacity(graph.node_count());
    for (node, value) in found.values.iter().enumerate() {
        values.push(match params.closeness {
            Closeness::Component if others(node) == 0 => Err(Reason::of_reaching_nobody(graph, node)),
            Closeness::Component => Ok(*value),
            Closeness::WassermanFaust => Ok(value * others(node) as f64 / (graph.node_count() - 1) as f64),
        });
    }
    let mut scores = Scores::from_results(values);
    if params.closeness == Closeness::WassermanFaust {
        for node in (0..graph.node_count()).filter(|&node| others(node) == 0) {
            scores = scores.by_convention(Reason::of_reaching_nobody(graph, node), [node]);
        }
    }
    if found.draws == 0 { scores } else { scores.estimated(&found, epsilon, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Precision;

    // A pair, three on a path and one alone. In so small a network estimates are exact: within the component 1, and 1, 2/3 on the path;
    // over all five others 1/5 for the pair, 2/5 and 2/3 · 2/5 on the path, and 0 by convention for the one alone.
    #[test]
    fn estimates_in_parts() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (2, 3), (3, 4)]);
        let within = Params { precision: Precision::Within(0.1), ..Params::default() };
        let near = closeness(&graph, &Params { closeness: Closeness::Component, ..within });
        assert_eq!(near.values[..5], [1.0, 1.0, 2.0 / 3.0, 1.0, 2.0 / 3.0]);
        assert_eq!(near.reason(5), Some(Reason::Isolate));
        let far = closeness(&graph, &Params { closeness: Closeness::WassermanFaust, ..within });
        for (value, expected) in far.values.iter().zip([0.2, 0.2, 4.0 / 15.0, 0.4, 4.0 / 15.0, 0.0]) {
            assert!((value - expected).abs() < 1e-12, "{:?}", far.values);
        }
        assert_eq!(far.by_convention.len(), 1);
        assert!(near.by_convention.is_empty() && far.estimated_within().is_none());
    }
    // Two thousand who are tied to one, and one alone. To all but the middle everybody else is two steps away, as every pivot says.
    #[test]
    fn an_estimate_says_that_it_is_one() {
        let edges: Vec<(u32, u32)> = (1..=2000).map(|leaf| (0, leaf)).collect();
        let graph = CompactGraph::undirected(2002, &edges);
        let within = Params { precision: Precision::Within(0.1), ..Params::default() };
        let found = closeness(&graph, &within);
        assert_eq!(found.settled[..2], [("estimated_within", 0.1), ("random_draws", 1024.0)]);
        assert!(found.margin().is_some_and(|margin| margin < 1e-9), "{:?}", found.settled);
        let leaf = 2000.0 / 2001.0 * 2000.0 / (1.0 + 2.0 * 1999.0);
        for (node, expected) in [(0, 2000.0 / 2001.0), (1, leaf), (2000, leaf), (2001, 0.0)] {
            assert!((found.values[node] - expected).abs() < 1e-9, "{node}: {}", found.values[node]);
        }
        assert_eq!((found.by_convention.len(), &found.by_convention[0].which[..]), (1, &[2001][..]));
        // Strengths make ways of any length: these are never estimated.
        let weighted = graph.with_weights(|_| 2.0);
        assert_eq!(closeness(&weighted, &within).settled, []);
    }
}
