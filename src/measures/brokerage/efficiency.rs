//! Which share of partners is different.

use crate::graph::{CompactGraph, compact::Merge};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const EFFICIENCY: Measure = Measure {
    id: "efficiency",
    level: Level::Node,
    name: Text { en: "Efficiency", nl: "Efficiëntie" },
    meaning: Text {
        en: "Which share of a node's partners is not redundant: 1 if none of them know each other.",
        nl: "Welk deel van de partners van een knoop niet overtollig is: 1 als geen van hen elkaar kent.",
    },
    formula: "E(i)/k(i), with E(i) the effective size and k(i) the partners in either direction",
    reading: Text {
        en: "1: every partner leads to somebody new. Near 1/k: all partners lead to the same circle, so much effort for little news.",
        nl: "1: elke partner leidt naar iemand nieuws. Dicht bij 1/k: alle partners leiden naar dezelfde kring, dus veel moeite voor weinig nieuws.",
    },
    caution: Text {
        en: "A node with one partner always has 1. It judges access to news, not the value of a circle that works well together.",
        nl: "Een knoop met één partner heeft altijd 1. Het gaat over toegang tot nieuws, niet over de waarde van een kring die goed samenwerkt.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Burt 1992",
    compute: Compute::Graph(efficiency),
};

/// Effective size over the number of partners.
///
/// # Definition
///
/// E(i) / |V(i)| with E the effective size and V the partners in either direction.
///
/// # Reading it
///
/// High: every tie reaches somebody new. A single partner gives 1, so read it beside degree.
///
/// # Conventions
///
/// Direction: partners in either direction. Weights: as in effective size. Self-ties and parallel ties are gone
/// before: the compact graph has none.
///
/// # Undefined when
///
/// Isolates: `isolate`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (direct evaluation, networkx 3.6.1, EasyGraph).
///
/// # References
///
/// Burt 1992, Structural Holes, chapter 2.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::efficiency::efficiency;
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(efficiency(&star, &Params::default()).values, [1.0, 1.0, 1.0, 1.0]);
/// ```
pub fn efficiency(graph: &CompactGraph, params: &Params) -> Scores {
    let partners = graph.symmetrised(Merge::Max);
    let mut scores = super::effective_size::effective_size(graph, params);
    for (node, value) in scores.values.iter_mut().enumerate() {
        *value /= partners.degree(node) as f64;
    }
    scores
}
