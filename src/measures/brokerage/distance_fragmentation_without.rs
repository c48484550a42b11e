//! How far apart the others are without each node.

use crate::graph::compact::Merge;
use crate::graph::nearness_without::{Nearness, nearness_without};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const DISTANCE_FRAGMENTATION_WITHOUT: Measure = Measure {
    id: "distance-fragmentation-without",
    level: Level::Node,
    name: Text { en: "Distance fragmentation without the node", nl: "Afstandsversnippering zonder de knoop" },
    meaning: Text {
        en: "How far the remaining nodes are from each other on average once a node is gone.",
        nl: "Hoe ver de overige knopen gemiddeld van elkaar liggen als een knoop wegvalt.",
    },
    formula: "DF(i) = 1 − Σ_{j≠k} (1/d(j,k))/((n−1)(n−2)) in the network without i, with 1/∞ = 0; change = DF(i) − DF",
    reading: Text {
        en: "0: all others are tied directly; 1: none of them can reach another. A high change: ways get longer, or end, without this node.",
        nl: "0: alle anderen zijn rechtstreeks verbonden; 1: niemand kan een ander bereiken. Een grote verandering: zonder deze knoop worden wegen langer, of houden ze op.",
    },
    caution: Text {
        en: "Values are high in every sparse network, since few are tied directly: read the change. It is a statement about the record, not about what a real departure would do.",
        nl: "In elk netwerk met weinig relaties zijn de waarden hoog: lees de verandering. Het is een uitspraak over het bestand, niet over de gevolgen van een echt vertrek.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Borgatti 2006",
    compute: Compute::Parts(PARTS, distance_fragmentation_without),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "after",
        name: Text { en: "Distance fragmentation without", nl: "Afstandsversnippering zonder" },
        unit: Unit::Share,
        detail: false,
    },
    Part { id: "change", name: Text { en: "Change", nl: "Verandering" }, unit: Unit::Deviation, detail: false },
];

/// One minus the mean of 1/d over the pairs that are left when a node is taken away, and how much that differs from
/// now.
///
/// # Definition
///
/// DF(i) = 1 − Σ_{j≠k} 1/d(j,k) / ((n − 1)(n − 2)) in the network without i, with 1/∞ = 0; the change is DF(i) −
/// DF.
///
/// # Reading it
///
/// Like fragmentation without the node, and it also sees detours: where nothing falls apart, ways may still become
/// longer.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored; distances are steps. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`.
///
/// # Cost
///
/// O(n m) and what changes: of every pair, the nodes that all its shortest paths run through. Memory O(n) per thread.
///
/// # Checked against
///
/// tests/reference (R keyplayer, direct evaluation).
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
/// use verbinder::measures::brokerage::distance_fragmentation_without::distance_fragmentation_without;
///
/// // Without an end of a path of three, two neighbours are left; without the middle, two strangers.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let columns = distance_fragmentation_without(&Known::new(&path), &Params::default());
/// assert_eq!(columns[0].values, [0.0, 1.0, 0.0]);
/// ```
pub fn distance_fragmentation_without(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    if n < 3 {
        return vec![Scores::all_undefined(n, Reason::TooFewNodes); 2];
    }
    let pairs = |n: usize| n as f64 * (n as f64 - 1.0);
    let Nearness { now, without } = nearness_without(&graph);
    let before = 1.0 - now / pairs(n);
    let after: Vec<f64> = without.into_iter().map(|near| 1.0 - near / pairs(n - 1)).collect();
    let change = after.iter().map(|after| after - before).collect();
    vec![Scores::all(after), Scores::all(change)]
}
