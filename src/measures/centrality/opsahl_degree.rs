//! Partners and strength in one number.

use crate::graph::CompactGraph;
use crate::measures::{Along, Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const OPSAHL_DEGREE: Measure = Measure {
    id: "opsahl-degree",
    level: Level::Node,
    name: Text { en: "Degree and strength together", nl: "Partners en sterkte samen" },
    meaning: Text {
        en: "How many partners a node has and how strong its ties are, in one number, with a chosen weight of strength.",
        nl: "Hoeveel partners een knoop heeft en hoe sterk zijn relaties zijn, in één getal, met een gekozen gewicht van sterkte.",
    },
    formula: "k(i)^(1 − α) · s(i)^α",
    reading: Text {
        en: "With an exponent below 1 many ties count more than strong ones; above 1 the same strength over fewer ties counts more.",
        nl: "Met een exponent onder 1 tellen veel relaties zwaarder dan sterke; boven 1 telt dezelfde sterkte over minder relaties zwaarder.",
    },
    caution: Text {
        en: "The exponent is a choice, not a finding: show the order for several values. It assumes strengths that can be added; graded ones (weak, strong) cannot. The exponent is `--tie-weight`, not the `--alpha` of Katz.",
        nl: "De exponent is een keuze, geen bevinding: toon de volgorde voor meer waarden. Hij veronderstelt sterktes die men mag optellen; met graden (zwak, sterk) mag dat niet. De exponent is `--tie-weight`, niet de `--alpha` van Katz.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Score,
    listens: &[Listens::Along, Listens::StrengthExponent],
    needs: &[],
    reference: "Opsahl, Agneessens & Skvoretz 2010",
    compute: Compute::Graph(opsahl_degree),
};

/// Degree and strength of every node, combined.
///
/// # Definition
///
/// k^(1 − α) s^α with k the degree, s the strength and α the exponent: 0 gives degree, 1 strength; 0.5 unless asked
/// otherwise.
///
/// # Reading it
///
/// Read it beside degree and strength, of which it is a mixture.
///
/// # Conventions
///
/// Direction: ties that go out unless asked for those that come in; both k and s. Weights: strength. Isolates: 0. Self-
/// ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// By hand on a network of six nodes, in the form k (s/k)^α of the paper; degree and strength (tests/reference) at 0 and 1.
///
/// # References
///
/// Opsahl, Agneessens & Skvoretz 2010, doi:10.1016/j.socnet.2010.03.006.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::opsahl_degree::opsahl_degree;
///
/// // One tie of strength 4: 1^½ · 4^½.
/// let pair = CompactGraph::from_edges(2, false, true, &[(0, 1, 4.0)], Default::default());
/// assert_eq!(opsahl_degree(&pair, &Params::default()).values, [2.0, 2.0]);
/// ```
pub fn opsahl_degree(graph: &CompactGraph, params: &Params) -> Scores {
    let alpha = params.strength_exponent;
    let both = |node| {
        let (ties, strength) = match params.along {
            Along::Out => (graph.degree(node), graph.strength(node)),
            Along::In => (graph.in_degree(node), graph.in_strength(node)),
        };
        if ties == 0 { 0.0 } else { (ties as f64).powf(1.0 - alpha) * strength.powf(alpha) }
    };
    Scores::all((0..graph.node_count()).map(both).collect())
}
