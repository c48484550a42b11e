//! How far being well connected gathers in one place.

use super::eigenvector::eigenvector;
use crate::graph::compact::Merge;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const EIGENVECTOR_CENTRALIZATION: Measure = Measure {
    id: "eigenvector-centralization",
    level: Level::Network,
    name: Text { en: "Eigenvector centralization", nl: "Centralisatie (eigenvector)" },
    meaning: Text {
        en: "How far the eigenvector centrality of one node stands above that of the others.",
        nl: "Hoe ver de eigenvectorcentraliteit van één knoop boven die van de andere staat.",
    },
    formula: "Σ_i (1 − x(i)) / (n − 2), and over (n − 1) − √(n − 1), with max x = 1",
    reading: Text {
        en: "High: being well connected is the matter of a few. Low: most nodes are about as well connected.",
        nl: "Hoog: goed verbonden zijn is een zaak van enkelen. Laag: de meeste knopen zijn ongeveer even goed verbonden.",
    },
    caution: Text {
        en: "There is no agreed maximum. igraph divides by n − 2, which only a single tie beside isolates would reach; UCINET divides by the value of a star, which a dense part with a long tail surpasses: that column can exceed 1. Do not mix the two.",
        nl: "Er is geen afgesproken maximum. igraph deelt door n − 2, wat alleen één relatie naast losse knopen zou halen; UCINET deelt door de waarde van een ster, die een dicht deel met een lange staart overtreft: die kolom kan boven 1 komen. Gebruik ze niet door elkaar.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Bonacich 1972",
    compute: Compute::Parts(PARTS, eigenvector_centralization),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "centralization",
        name: Text { en: "Eigenvector centralization", nl: "Centralisatie (eigenvector)" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "star",
        name: Text { en: "Eigenvector centralization, star = 1", nl: "Centralisatie (eigenvector), ster = 1" },
        unit: Unit::Score,
        detail: false,
    },
];

/// How far the scores of eigenvector, the largest being 1, lie below the largest, over two maxima.
///
/// # Definition
///
/// Σ_i (1 − x(i)) over n − 2 (igraph), and over its value for a star, (n − 1) − √(n − 1) (UCINET).
///
/// # Reading it
///
/// Only to compare networks of about the same size.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Components: needs one. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// Fewer than three nodes: `too_few_nodes`. No ties: `no_ties`. More than one component: `disconnected`. No
/// convergence: `not_converged`.
///
/// # Cost
///
/// As eigenvector.
///
/// # Checked against
///
/// R igraph 1.3.5 centr_eigen on the karate network; the star in closed form.
///
/// # References
///
/// Bonacich 1972, doi:10.1080/0022250X.1972.9989806. Freeman 1979, doi:10.1016/0378-8733(78)90021-7.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::eigenvector_centralization::eigenvector_centralization;
///
/// // A star of four leaves: (4 − 2) / 3, and 1 by its own measure.
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// let columns = eigenvector_centralization(&Known::new(&star), &Params::default());
/// assert!((columns[0].value() - 2.0 / 3.0).abs() < 1e-9 && (columns[1].value() - 1.0).abs() < 1e-9);
/// ```
pub fn eigenvector_centralization(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max).unweighted();
    let n = graph.node_count();
    if n < 3 {
        return vec![Scores::none(Reason::TooFewNodes); PARTS.len()];
    }
    let scores = eigenvector(&graph, &Params::default());
    if let Some(because) = scores.undefined.first() {
        return vec![Scores::none(because.reason); PARTS.len()];
    }
    let below: f64 = scores.values.iter().map(|value| 1.0 - value).sum();
    let others = (n - 1) as f64;
    vec![Scores::one(below / (others - 1.0)), Scores::one(below / (others - others.sqrt()))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    // A path of three is a star: 1/√2, 1, 1/√2. Differences 2 − √2, over 1 and over 2 − √2.
    #[test]
    fn three_nodes_are_enough() {
        let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        let columns = eigenvector_centralization(&Known::new(&path), &Params::default());
        let expected = [2.0 - 2.0f64.sqrt(), 1.0];
        assert!(columns.iter().zip(expected).all(|(column, value)| (column.value() - value).abs() < 1e-9));
    }
}
