//! Who is near to all, in a network of several pieces.

use crate::graph::CompactGraph;
use crate::graph::distances::{Distances, distances};
use crate::graph::estimate::Wanted;
use crate::graph::sampled_harmonic::sampled_harmonic;
use crate::measures::{
    Compute, DirectionUse, Level, Listens, Measure, Normalization, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const HARMONIC_CLOSENESS: Measure = Measure {
    id: "harmonic-closeness",
    level: Level::Node,
    name: Text { en: "Harmonic closeness", nl: "Harmonische nabijheid" },
    meaning: Text {
        en: "How near a node is to the others, counting those out of reach as infinitely far; fair when the network falls apart.",
        nl: "Hoe dicht een knoop bij de anderen staat, waarbij onbereikbaren oneindig ver weg zijn; eerlijk als het netwerk uiteenvalt.",
    },
    formula: "h(i) = Σ_{j≠i} 1/d(i,j), with 1/∞ = 0. Normalised: h(i)/(n−1)",
    reading: Text {
        en: "Counts others by nearness: a partner 1, a partner's partner ½, somebody out of reach 0. Normalised, 1 is a direct tie with everybody and 0 is no tie at all.",
        nl: "Telt anderen naar nabijheid: een partner 1, een partner van een partner ½, wie onbereikbaar is 0. Genormaliseerd is 1 een rechtstreekse relatie met iedereen en 0 geen enkele relatie.",
    },
    caution: Text {
        en: "Raw values grow with the size of the network: compare networks on the normalised form only. In directed networks networkx measures towards the node, igraph away from it and always divided by n − 1.",
        nl: "Ruwe waarden groeien met het netwerk: vergelijk netwerken alleen op de genormaliseerde vorm. In gerichte netwerken meet networkx naar de knoop toe, igraph ervandaan en altijd gedeeld door n − 1.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[Listens::Normalization, Listens::Along, Listens::Precision],
    needs: &[],
    reference: "Marchiori & Latora 2000",
    compute: Compute::Graph(harmonic_closeness),
};

/// One over the distance to every other node, added up.
///
/// # Definition
///
/// h(i) = Σ_{j≠i} 1 / d(i,j), with 1/∞ = 0. Normalised: divided by n − 1.
///
/// # Reading it
///
/// High: near to many. A partner counts 1, a partner's partner 1/2. The mean of the normalised values is the global
/// efficiency.
///
/// # Conventions
///
/// Direction: distances from the node unless asked for distances to it. Weights: strengths, distance 1/w.
/// Unreachable nodes add 0; isolates: 0. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Normalised with one node: `too_few_nodes`.
///
/// # Cost
///
/// O(n m), weighted O(n m + n² log n).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, graph-tool 2.45, networkit 11.3, R keyplayer).
///
/// # References
///
/// Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3. Rochat 2009. Boldi & Vigna 2014,
/// doi:10.1080/15427951.2013.865686.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::harmonic_closeness::harmonic_closeness;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// assert_eq!(harmonic_closeness(&path, &Params::default()).values, [1.5, 2.0, 1.5]);
/// ```
pub fn harmonic_closeness(graph: &CompactGraph, params: &Params) -> Scores {
    let n = graph.node_count();
    // Estimates follow steps; where lengths matter they are exact.
    let steps = n as f64 * 2.0 * graph.edge_count() as f64;
    let allowed = if graph.is_weighted() { None } else { params.precision.allows(steps, STEPS) };
    if let Some(epsilon) = allowed.filter(|_| n > 1) {
        let options = Wanted { epsilon, seed: params.seed, ..Wanted::default() };
        let found = sampled_harmonic(graph, params.along, &options);
        let largest = (n - 1) as f64;
        let scores = Scores::all(found.values.clone());
        let scores = if found.draws == 0 { scores } else { scores.estimated(&found, epsilon, largest) };
        return if params.normalization == Normalization::Normalized { scores.divided(largest) } else { scores };
    }
    from_distances(&distances(graph, params.along), params)
}

/// Harmonic closeness from the distances of every node, which may have been found elsewhere.
pub fn from_distances(found: &[Distances], params: &Params) -> Scores {
    let n = found.len();
    Scores::from_results(found.iter().map(|distances| match params.normalization {
        Normalization::Raw => Ok(distances.inverse_sum),
        Normalization::Normalized if n < 2 => Err(Reason::TooFewNodes),
        Normalization::Normalized => Ok(distances.inverse_sum / (n - 1) as f64),
    }))
}

/// Steps along ties that a minute has room for: what two cores do in large social networks, several hundred searches side by side.
pub(super) const STEPS: f64 = 3e11;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Precision;

    // A star of 2000: the centre is one step from all 1999; a leaf one from the centre and two from 1998, 1 + 1998/2 = 1000.
    #[test]
    fn estimates_keep_their_promise_and_say_so() {
        let star = CompactGraph::undirected(2_000, &(1..2_000).map(|leaf| (0, leaf)).collect::<Vec<_>>());
        let raw = Params { normalization: Normalization::Raw, precision: Precision::Within(0.1), ..Params::default() };
        let scores = harmonic_closeness(&star, &raw);
        assert!((scores.values[0] - 1_999.0).abs() <= 199.9 && (scores.values[1] - 1_000.0).abs() <= 199.9);
        assert_eq!(scores.estimated_within(), Some(0.1));
        let normalised = harmonic_closeness(&star, &Params { normalization: Normalization::Normalized, ..raw });
        assert!(
            normalised.values.iter().zip(&scores.values).all(|(part, whole)| (part - whole / 1_999.0).abs() < 1e-12)
        );
        let margin = |scores: &Scores| scores.settled.iter().find(|(what, _)| *what == "margin").map(|margin| margin.1);
        let (raw, normalised) = (margin(&scores), margin(&normalised));
        assert!(raw.zip(normalised).is_some_and(|(raw, part)| raw <= 199.9 && (part - raw / 1_999.0).abs() < 1e-12));
    }
}
