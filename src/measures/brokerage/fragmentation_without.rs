//! How far the network falls apart without each node.

use crate::graph::removal;
use crate::measures::cohesion::fragmentation::fragmentation;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const FRAGMENTATION_WITHOUT: Measure = Measure {
    id: "fragmentation-without",
    level: Level::Node,
    name: Text { en: "Fragmentation without the node", nl: "Versnippering zonder de knoop" },
    meaning: Text {
        en: "Which share of the remaining pairs cannot reach each other once a node is gone.",
        nl: "Welk deel van de overige paren elkaar niet meer bereikt als een knoop wegvalt.",
    },
    formula: "F(i) = 1 − Σ_c s_c(s_c−1)/((n−1)(n−2)) over the pieces c of the network without i, s_c their sizes; change = F(i) − F",
    reading: Text {
        en: "The share of other pairs that can no longer reach each other once the node is gone: 0 is none, 1 is all. A high change marks a node on which the whole hangs.",
        nl: "Het deel van de andere paren dat elkaar niet meer bereikt als de knoop wegvalt: 0 is geen enkel paar, 1 is alle paren. Een grote verandering wijst op een knoop waar het geheel aan hangt.",
    },
    caution: Text {
        en: "It tells what the record would look like, not what happens when a real organisation stops: others would make new ties. Taking away a loose node gives a change below 0.",
        nl: "Het zegt hoe het bestand eruit zou zien, niet wat er gebeurt als een echte organisatie stopt: anderen leggen dan nieuwe contacten. Bij een losse knoop is de verandering lager dan 0.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Borgatti 2006",
    compute: Compute::Parts(PARTS, fragmentation_without),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "after",
        name: Text { en: "Fragmentation without", nl: "Versnippering zonder" },
        unit: Unit::Share,
        detail: false,
    },
    Part { id: "change", name: Text { en: "Change", nl: "Verandering" }, unit: Unit::Deviation, detail: false },
];

/// The fragmentation of what is left when a node is taken away, and how much that differs from now.
///
/// # Definition
///
/// F(i) = 1 − Σ s(s − 1) / ((n − 1)(n − 2)) over the components of the network without i, of sizes s; the change is
/// F(i) − F.
///
/// # Reading it
///
/// High change: a key player in the negative sense, on whom the whole hangs. The change of an isolate is below 0:
/// without it the rest is less in pieces. It says what the record would look like, not what would happen if a real
/// organisation stopped.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n + m) for all nodes together.
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, direct evaluation).
///
/// # References
///
/// Borgatti 2006, doi:10.1007/s10588-006-7084-x.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::brokerage::fragmentation_without::fragmentation_without;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let columns = fragmentation_without(&Known::new(&path), &Params::default());
/// assert_eq!(columns[0].values, [0.0, 1.0, 0.0]);
/// assert_eq!(columns[1].values, [0.0, 1.0, 0.0]);
/// ```
pub fn fragmentation_without(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let n = known.graph.node_count();
    if n < 3 {
        return vec![Scores::all_undefined(n, Reason::TooFewNodes); 2];
    }
    let before = fragmentation(known.graph, params).value();
    let pairs = (n as f64 - 1.0) * (n as f64 - 2.0) / 2.0;
    let after: Vec<f64> =
        removal::joined_pairs_without(known.graph).iter().map(|joined| 1.0 - joined / pairs).collect();
    let change = after.iter().map(|after| after - before).collect();
    vec![Scores::all(after), Scores::all(change)]
}
