//! How often a chain of two is closed by a shortcut.

use crate::graph::{CompactGraph, parallel};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const DIRECTED_TRANSITIVITY: Measure = Measure {
    id: "directed-transitivity",
    level: Level::Network,
    name: Text { en: "Directed transitivity", nl: "Gerichte geslotenheid" },
    meaning: Text {
        en: "How often those named by whom one names are named by oneself too.",
        nl: "Hoe vaak men ook zelf noemt wie genoemd wordt door wie men noemt.",
    },
    formula: "T = |{i→j→k with i→k}|/|{i→j→k}|, i, j, k different",
    reading: Text {
        en: "1: whoever asks somebody also asks those whom that one asks. 0: never, all information passes through others.",
        nl: "1: wie iemand vraagt, vraagt ook wie díe vraagt. 0: nooit, alles gaat via een ander.",
    },
    caution: Text {
        en: "Non-respondents end chains and change the base. networkx and igraph have no such measure: their transitivity ignores direction or refuses it. sna calls this the weak form.",
        nl: "Wie niet antwoordde breekt ketens af en verandert de noemer. networkx en igraph hebben deze maat niet: hun transitivity negeert de richting of weigert. sna noemt dit de zwakke vorm.",
    },
    direction: DirectionUse::Requires,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Holland & Leinhardt 1971",
    compute: Compute::Graph(directed_transitivity),
};

/// The share of chains of two arcs that have an arc from start to end.
///
/// # Definition
///
/// T = |{i → j → k with i → k}| / |{i → j → k}|, i, j, k different. The weak form: triples without i → j → k do not
/// count as transitive.
///
/// # Reading it
///
/// High: the ways go over shortcuts. A low value beside a high transitivity: circles that are closed, but not in
/// the sense of the arrows.
///
/// # Conventions
///
/// Direction: needed. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// The ties have no direction: `not_directed`. No chain of two: `no_two_paths`.
///
/// # Cost
///
/// O(Σ k_in k_out log k).
///
/// # Checked against
///
/// tests/reference (R sna 2.7-1 gtrans, direct evaluation).
///
/// # References
///
/// Holland & Leinhardt 1971, doi:10.1177/104649647100200201. Wasserman & Faust 1994, p. 243.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::directed_transitivity::directed_transitivity;
///
/// // 0 → 1 → 2 has its shortcut, 1 → 2 → 3 has none.
/// let arcs = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (2, 3, 1.0), (0, 3, 1.0)];
/// let graph = CompactGraph::from_edges(4, true, false, &arcs, Default::default());
/// assert_eq!(directed_transitivity(&graph, &Params::default()).value(), 2.0 / 3.0);
/// ```
pub fn directed_transitivity(graph: &CompactGraph, _: &Params) -> Scores {
    if !graph.is_directed() {
        return Scores::none(Reason::NotDirected);
    }
    let rows = parallel::map(graph.node_count(), |middle| {
        let (mut closed, mut chains) = (0usize, 0usize);
        for &from in graph.in_neighbors(middle) {
            let named = graph.neighbors(from as usize);
            for to in graph.neighbors(middle).iter().filter(|&&to| to != from) {
                chains += 1;
                closed += usize::from(named.binary_search(to).is_ok());
            }
        }
        (closed, chains)
    });
    let (closed, chains) = rows.into_iter().fold((0, 0), |(a, b), (closed, chains)| (a + closed, b + chains));
    if chains == 0 { Scores::none(Reason::NoTwoPaths) } else { Scores::one(closed as f64 / chains as f64) }
}
