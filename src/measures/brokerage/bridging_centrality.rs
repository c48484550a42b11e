//! Who lies between hubs.

use crate::graph::{CompactGraph, compact::Merge, shortest_paths};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const BRIDGING_CENTRALITY: Measure = Measure {
    id: "bridging-centrality",
    level: Level::Node,
    name: Text { en: "Bridging centrality", nl: "Brugcentraliteit" },
    meaning: Text {
        en: "How far a node lies between others, more so where it joins well-connected partners itself having few.",
        nl: "Hoe sterk een knoop tussen anderen ligt, vooral als hij zelf weinig maar goed verbonden partners heeft.",
    },
    formula: "b(i) · (1/k(i))/Σ_{j∈N(i)} 1/k(j)",
    reading: Text {
        en: "High: a thin link between well-connected circles. 0: lies between nobody. There is no fixed upper end.",
        nl: "Hoog: een dunne schakel tussen goed verbonden kringen. 0: ligt nergens tussen. Er is geen vaste bovengrens.",
    },
    caution: Text {
        en: "Its scale has no meaning of its own: use only the order, within one network. Cut points, betweenness and brokerage roles say the same in clearer terms; it is here for comparison with studies that use it.",
        nl: "De schaal heeft geen eigen betekenis: gebruik alleen de volgorde, binnen één netwerk. Snijpunten, tussenpositie en makelaarsrollen zeggen hetzelfde duidelijker; deze maat is er voor vergelijking met studies die haar gebruiken.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[],
    needs: &[],
    reference: "Hwang et al. 2008",
    compute: Compute::Graph(bridging_centrality),
};

/// Betweenness times how much smaller the degree of a node is than those of its partners.
///
/// # Definition
///
/// b(i) · (1/k(i)) / Σ_{j ∈ N(i)} 1/k(j), with b the betweenness as counted and k the degree.
///
/// # Reading it
///
/// High: a thin link between well-connected neighbourhoods. Cut points, betweenness and brokerage roles say the
/// same with a clearer meaning; this one is for comparison with studies that use it.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Isolates: 0. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n m).
///
/// # Checked against
///
/// tests/reference (direct evaluation of the definition on networkx 3.6.1 and igraph 1.0.0 betweenness).
///
/// # References
///
/// Hwang et al. 2008, Bridging centrality: graph mining from element level to group level, KDD,
/// doi:10.1145/1401890.1401934.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::bridging_centrality::bridging_centrality;
///
/// // The middle of three: one pair, 1/2 over 1 + 1.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(bridging_centrality(&path, &Params::default()).values, [0.0, 0.25, 0.0]);
/// ```
pub fn bridging_centrality(graph: &CompactGraph, _: &Params) -> Scores {
    let pairs = graph.symmetrised(Merge::Max).unweighted();
    let between = shortest_paths::node_betweenness(&pairs);
    let inverse = |node: usize| 1.0 / pairs.degree(node) as f64;
    let value = |(node, between): (usize, f64)| {
        if pairs.degree(node) == 0 {
            return 0.0;
        }
        let around =
            pairs.neighbors(node).iter().map(|&other| inverse(other as usize)).fold(0.0, |sum, part| sum + part);
        between * inverse(node) / around
    };
    Scores::all(between.into_iter().enumerate().map(value).collect())
}
