//! Whether ties join those who are alike in a number.

use super::degree_assortativity::over_ties;
use crate::measures::{Compute, DirectionUse, Known, Level, Measure, Need, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const NUMERIC_ASSORTATIVITY: Measure = Measure {
    id: "numeric-assortativity",
    level: Level::Network,
    name: Text { en: "Numeric assortativity", nl: "Assortativiteit naar een getal" },
    meaning: Text {
        en: "Whether ties join those with similar values (towards 1) or with opposite ones (towards −1).",
        nl: "Of relaties gelijke waarden verbinden (naar 1) of tegengestelde (naar −1).",
    },
    formula: "Pearson correlation over ties of the value at one end and the value at the other, each undirected tie in both orders",
    reading: Text {
        en: "Towards 1: like works with like (in size, age or budget). Towards −1: opposites meet. 0: the value plays no part.",
        nl: "Naar 1: gelijk werkt met gelijk (in omvang, leeftijd of budget). Naar −1: tegengestelden werken samen. 0: de waarde speelt geen rol.",
    },
    caution: Text {
        en: "A few extreme values decide it: one very large organisation with many partners is enough. Ties with an unknown value at an end do not count. It is no cause.",
        nl: "Enkele uitschieters bepalen het: één zeer grote organisatie met veel partners is genoeg. Relaties met een onbekende waarde tellen niet mee. Het is geen oorzaak.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Values],
    reference: "Newman 2003",
    compute: Compute::Known(numeric_assortativity),
};

/// The correlation of a number at both ends of a tie.
///
/// # Definition
///
/// The Pearson correlation over ties of the value at the source and the value at the target. In an undirected graph
/// every tie counts in both orders.
///
/// # Reading it
///
/// High: like to like in size, age or budget. A few extreme values decide it; look at the values too.
///
/// # Conventions
///
/// Direction: followed. Weights: ignored. Ties of which an end has no value take no part. Self-ties and parallel
/// ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No ties between nodes with a value: `no_ties`. Equal values at all ends: `no_variance`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45).
///
/// # References
///
/// Newman 2003, doi:10.1103/PhysRevE.67.026126.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::numeric_assortativity::numeric_assortativity;
///
/// // Two pairs, each of two equals.
/// let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
/// let known = Known { values: Some(&[5.0, 5.0, 80.0, 80.0]), ..Known::new(&pairs) };
/// assert!((numeric_assortativity(&known, &Params::default()).value() - 1.0).abs() < 1e-12);
/// ```
pub fn numeric_assortativity(known: &Known<'_>, _: &Params) -> Scores {
    let values = known.values.unwrap_or_default();
    over_ties(known.graph, values, values)
}
