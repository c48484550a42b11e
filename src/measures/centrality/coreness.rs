//! How deep in the core.

use crate::graph::{CompactGraph, cores};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CORENESS: Measure = Measure {
    id: "coreness",
    level: Level::Node,
    name: Text { en: "Coreness", nl: "Kerngetal" },
    meaning: Text {
        en: "How deep a node sits in the densest part: the largest k such that it belongs to a group in which all have k partners or more.",
        nl: "Hoe diep een knoop in het dichtste deel zit: de grootste k waarbij hij hoort tot een groep waarin ieder minstens k partners heeft.",
    },
    formula: "The largest k such that i belongs to a set of nodes of which each has at least k partners inside the set",
    reading: Text {
        en: "High: sits in a thick core in which everybody has many partners. 1: hangs on by a single thread; 0: no ties.",
        nl: "Hoog: zit in een dichte kern waarin iedereen veel partners heeft. 1: hangt er met één draad aan; 0: geen relaties.",
    },
    caution: Text {
        en: "Many nodes share one value, so it makes layers and no ranking. A large meeting turned into ties among all its members makes a core by itself. In directed networks networkx counts in and out together; sna doubles k for undirected ties unless told otherwise.",
        nl: "Veel knopen delen één waarde: het geeft lagen, geen ranglijst. Een groot overleg dat is omgezet in relaties tussen alle leden vormt vanzelf een kern. In gerichte netwerken telt networkx in en uit samen; sna verdubbelt k bij ongerichte relaties tenzij anders gevraagd.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::CoreDegree],
    needs: &[],
    reference: "Seidman 1983",
    compute: Compute::Graph(coreness),
};

/// The largest k such that the node belongs to a subgraph in which every node has degree k or more.
///
/// # Definition
///
/// Nodes of least degree are taken away one after the other; the coreness of a node is the highest degree at which
/// any node was taken away before or with it.
///
/// # Reading it
///
/// High: part of a thick core of mutual partners. Many share one value; it orders coarsely.
///
/// # Conventions
///
/// Direction: partners in whatever direction, unless asked for total, in- or out-degree cores. Weights: ignored.
/// Isolates: 0. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, bctpy 0.6.1, R sna 2.7-1).
///
/// # References
///
/// Seidman 1983, doi:10.1016/0378-8733(83)90028-X. Batagelj & Zaveršnik 2003, arXiv:cs/0310049.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::coreness::coreness;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(coreness(&graph, &Params::default()).values, [2.0, 2.0, 2.0, 1.0]);
/// ```
pub fn coreness(graph: &CompactGraph, params: &Params) -> Scores {
    Scores::all(cores::core_numbers(graph, params.core_degree).into_iter().map(|core| core as f64).collect())
}
