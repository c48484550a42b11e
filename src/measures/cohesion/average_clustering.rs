//! Do partners know each other, on average.

use crate::graph::CompactGraph;
use crate::measures::{
    Because, Compute, DirectionUse, FewPartners, Level, Listens, Measure, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const AVERAGE_CLUSTERING: Measure = Measure {
    id: "average-clustering",
    level: Level::Network,
    name: Text { en: "Average clustering", nl: "Gemiddelde onderlinge verbondenheid" },
    meaning: Text {
        en: "Which share of a node's partners know each other, averaged over nodes.",
        nl: "Welk deel van de partners van een knoop elkaar kent, gemiddeld over knopen.",
    },
    formula: "Σ_i C(i)/n, with C(i) the local clustering, 0 for nodes with fewer than two partners (or only over the others)",
    reading: Text {
        en: "1: everywhere closed circles. 0: nowhere do two partners of a node work together. The share is that of a typical node.",
        nl: "1: overal gesloten kringen. 0: nergens werken twee partners van een knoop samen. Het is het aandeel bij een doorsnee knoop.",
    },
    caution: Text {
        en: "Small circles weigh as much as hubs, so it is not transitivity. Nodes with one partner count 0 here, and in networkx; igraph leaves them out unless told mode=\"zero\", NetworKit always.",
        nl: "Kleine kringen tellen even zwaar als knooppunten; het is dus niet de geslotenheid. Knopen met één partner tellen hier en in networkx als 0; igraph laat ze weg tenzij mode=\"zero\" gegeven is, NetworKit altijd.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::FewPartners],
    needs: &[],
    reference: "Watts & Strogatz 1998",
    compute: Compute::Graph(average_clustering),
};

/// The mean of local clustering.
///
/// # Definition
///
/// Σ C(i) / n over all nodes, or over those with two partners or more.
///
/// # Reading it
///
/// High: closed circles around most nodes. Not transitivity, which weighs nodes by their pairs of partners; do not
/// mix the two in a comparison.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Fewer than two partners: count as 0, or are left out when asked. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No nodes: `too_few_nodes`; left out, nobody left: `no_two_paths`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0), both variants.
///
/// # References
///
/// Watts & Strogatz 1998, doi:10.1038/30918.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::average_clustering::average_clustering;
///
/// // A triangle with a tail: (1 + 1 + 1/3 + 0) / 4.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert!((average_clustering(&graph, &Params::default()).value() - 7.0 / 12.0).abs() < 1e-12);
/// ```
pub fn average_clustering(graph: &CompactGraph, params: &Params) -> Scores {
    if graph.node_count() == 0 {
        return Scores::none(Reason::TooFewNodes);
    }
    let local = super::local_clustering::local_clustering(graph, params);
    let few: usize = local.by_convention.iter().map(Because::count).sum();
    let count = match params.few_partners {
        FewPartners::Zero => graph.node_count(),
        FewPartners::Exclude => graph.node_count() - few,
    };
    if count == 0 {
        return Scores::none(Reason::NoTwoPaths);
    }
    Scores::one(local.values.iter().sum::<f64>() / count as f64)
}
