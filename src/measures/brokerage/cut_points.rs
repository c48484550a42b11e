//! On how many nodes the network hangs.

use crate::graph::{CompactGraph, bicomponents};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CUT_POINTS: Measure = Measure {
    id: "cut-points",
    level: Level::Network,
    name: Text { en: "Cut points", nl: "Snijpunten" },
    meaning: Text {
        en: "How many nodes there are without whom the network falls apart further.",
        nl: "Hoeveel knopen er zijn zonder wie het netwerk verder uiteenvalt.",
    },
    formula: "|{i : c(G − i) > c(G)}|, c = number of components, i a node with a tie",
    reading: Text {
        en: "0: nobody's leaving divides those who stay. Many: the network hangs by single actors, as a tree or a chain does.",
        nl: "0: niemands vertrek scheidt wie er blijft. Veel: het netwerk hangt aan losse personen of organisaties, zoals een boom of een ketting.",
    },
    caution: Text {
        en: "Sparse networks have many by themselves, and a tie that no source mentions may be the very one that makes a cut point none. Compare with random networks of the same density before drawing conclusions.",
        nl: "Dunne netwerken hebben er vanzelf veel, en juist een relatie die geen bron noemt kan een snijpunt opheffen. Vergelijk met toevalsnetwerken van dezelfde dichtheid voordat u conclusies trekt.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Harary 1969",
    compute: Compute::Graph(cut_points),
};

/// The number of cut points.
///
/// # Definition
///
/// The number of nodes whose removal increases the number of components among the others.
///
/// # Reading it
///
/// 0 in a ring, n − 2 in a path. Which nodes these are: [`cut_point`](super::cut_point::cut_point).
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never; without ties there are none.
///
/// # Cost
///
/// O(n + m).
///
/// # Checked against
///
/// tests/reference through the cut points themselves (networkx 3.6.1, igraph 1.0.0, sna 2.7-1).
///
/// # References
///
/// Harary 1969, Graph Theory. Tarjan 1972, doi:10.1137/0201010.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::brokerage::cut_points::cut_points;
///
/// let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
/// assert_eq!(cut_points(&path, &Params::default()).value(), 2.0);
/// ```
pub fn cut_points(graph: &CompactGraph, _: &Params) -> Scores {
    Scores::one(bicomponents::cut_points(graph).len() as f64)
}
