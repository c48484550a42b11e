//! Who is in the core.

use super::core_periphery::why_none;
use crate::graph::CompactGraph;
use crate::graph::core_periphery::{Between, best_cores};
use crate::measures::{Compute, DirectionUse, Level, Listens, Measure, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CORE_MEMBERSHIP: Measure = Measure {
    id: "core-membership",
    level: Level::Node,
    name: Text { en: "Core membership", nl: "Plaats in de kern" },
    meaning: Text {
        en: "Whether a node belongs to the core that fits the network best: 1 inside, 0 outside, in between where several fit equally well.",
        nl: "Of een knoop hoort bij de kern die het best bij het netwerk past: 1 erin, 0 erbuiten, daartussen als er meer even goed passen.",
    },
    formula: "|{best cores that hold i}|/|{best cores}|, best as in core-periphery with anything between core and periphery",
    reading: Text {
        en: "1: in every best core; 0: in none, so part of the periphery. In between: several cores fit equally well.",
        nl: "1: in elke best passende kern; 0: in geen enkele, dus deel van de rand. Daartussen: meerdere kernen passen even goed.",
    },
    caution: Text {
        en: "There is a best core in every network, also where none is worth the name: look at the fit (core-periphery) first. Core does not mean important, nor periphery unwilling.",
        nl: "Elk netwerk heeft een best passende kern, ook als er eigenlijk geen is: kijk eerst naar de passing (core-periphery). Kern betekent niet belangrijk, en rand niet onwillig.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Seed],
    needs: &[],
    reference: "Borgatti & Everett 1999",
    compute: Compute::Graph(core_membership),
};

/// The share of the best cores that a node is in.
///
/// # Definition
///
/// |{best cores with i}| / |{best cores}|, of the cores of core-periphery with anything between core and periphery.
///
/// # Reading it
///
/// Look at the fit first: there is a best core in every network, and it may fit badly.
///
/// # Conventions
///
/// Direction: followed; ordered pairs then. Weights: ignored. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// As core-periphery.
///
/// # Cost
///
/// O(2ⁿ) up to 18 nodes, then 50 searches of about O(n²) each, up to a thousand nodes 250 and more; random (seed).
///
/// # Checked against
///
/// tests/reference by way of the best cores (exhaustive search with numpy).
///
/// # References
///
/// Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2. Kojaku & Masuda 2018, doi:10.1088/1367-2630/aab547.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::core_membership::core_membership;
///
/// // A triangle, and three who are tied to one of it each.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5)]);
/// assert_eq!(core_membership(&graph, &Params::default()).values, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
/// ```
pub fn core_membership(graph: &CompactGraph, params: &Params) -> Scores {
    let Some(found) = best_cores(graph, Between::Anything, params.seed) else {
        return Scores::all_undefined(graph.node_count(), why_none(graph));
    };
    let mut counts = vec![0usize; graph.node_count()];
    found.cores.iter().flatten().for_each(|&node| counts[node] += 1);
    Scores::all(counts.into_iter().map(|count| count as f64 / found.cores.len() as f64).collect())
        .settled("fit", found.fit)
        .settled("best_cores", found.cores.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Reason;

    // Three who all know each other, each with one outsider: the three are all tied, the outsiders not at all. No other core is as good.
    #[test]
    fn a_core_that_fits_without_exception() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5)]);
        let scores = core_membership(&graph, &Params::default());
        assert_eq!(scores.values, [1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
        assert_eq!(scores.settled, [("fit", 1.0), ("best_cores", 1.0)]);
    }
    // A path of five. Of all cores {1, 2}, {2, 3} and {1, 2, 3} fit best, each by 1/√3: of the four pairs within {1, 2} and within the
    // rest two are tied, one of them in the core; of those within {1, 2, 3} and the ends two are, both of them in the core.
    #[test]
    fn a_node_is_a_member_of_some_of_the_best_cores() {
        let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
        let scores = core_membership(&path, &Params::default());
        assert_eq!(scores.values, [0.0, 2.0 / 3.0, 1.0, 2.0 / 3.0, 0.0]);
        assert!((scores.settled[0].1 - 1.0 / 3.0_f64.sqrt()).abs() < 1e-12, "{:?}", scores.settled);
        assert_eq!(scores.settled[1], ("best_cores", 3.0));
    }

    #[test]
    fn without_a_core_every_node_has_the_reason() {
        let reason = |nodes: usize, edges: &[(u32, u32)]| {
            let scores = core_membership(&CompactGraph::undirected(nodes, edges), &Params::default());
            assert_eq!(scores.undefined[0].which, (0..nodes).collect::<Vec<_>>());
            scores.reason(0)
        };
        assert_eq!(reason(1, &[]), Some(Reason::TooFewNodes));
        assert_eq!(reason(3, &[]), Some(Reason::NoTies));
        assert_eq!(reason(3, &[(0, 1), (0, 2), (1, 2)]), Some(Reason::NoVariance));
    }
}
