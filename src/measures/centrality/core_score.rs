//! How near everybody is to the core.

use super::core_periphery::why_none;
use crate::graph::CompactGraph;
use crate::graph::continuous_core::continuous_core;
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const CORE_SCORE: Measure = Measure {
    id: "core-score",
    level: Level::Node,
    name: Text { en: "Core score", nl: "Nabijheid tot de kern" },
    meaning: Text {
        en: "How near a node is to the core of the network, as a number: the highest is 1, and who is only tied to the core comes lower.",
        nl: "Hoe dicht een knoop bij de kern van het netwerk staat, als getal: de hoogste is 1, en wie alleen aan de kern vastzit staat lager.",
    },
    formula: "c ≥ 0 with the largest corr(a(i,j), c(i) c(j)) over i ≠ j; scaled to max c = 1",
    reading: Text {
        en: "High: tied to others who are near the core themselves. Low: at the edge, with few ties or with ties to the edge only.",
        nl: "Hoog: verbonden met anderen die zelf dicht bij de kern staan. Laag: aan de rand, met weinig relaties of alleen met de rand.",
    },
    caution: Text {
        en: "Read the fit first: every network gives scores, also one without a core. UCINET may show the scores at another scale, or those of its MINRES method, which are others.",
        nl: "Lees eerst de passing: elk netwerk geeft scores, ook een zonder kern. UCINET kan de scores op een andere schaal tonen, of die van zijn MINRES-methode, en dat zijn andere.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Share,
    listens: &[],
    needs: &[],
    reference: "Borgatti & Everett 1999",
    compute: Compute::Graph(core_score),
};

/// For every node a score, such that the products of the scores of two nodes go with their tie as closely as possible.
///
/// # Definition
///
/// c ≥ 0 that maximises the Pearson correlation, over ordered pairs i ≠ j, of w(i,j) with c(i) c(j); scaled so that the
/// largest is 1.
///
/// # Reading it
///
/// A gradual form of core-membership. How well it fits, and how far it is concentrated, is continuous-core-periphery.
///
/// # Conventions
///
/// Direction: both arcs of a pair count, and a node has one score. Weights: strength. Isolates: 0. The fit has several
/// peaks: searches start from the strengths of all and from the best tied nodes with their partners (up to 60, in
/// networks above 300 nodes 12), and the best is given; nothing is random. Settled: the fit, and the share of searches
/// that came to it. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Fewer than ten nodes: `too_few_nodes`; a handful has no gradual core. No scores fit as well as the limit in which
/// all come to be equal, as in a star, or one outgrows all others: `only_limit`; strength then says all there is to say. Where searches that fit
/// equally well give a node different scores, as in two equal cores: `not_unique`. No ties: `no_ties`. All pairs tied
/// alike: `no_variance`.
///
/// # Cost
///
/// O(n + m) per round and start; some hundred rounds.
///
/// # Checked against
///
/// tests/reference by way of its fit (scipy 1.17 L-BFGS-B and SLSQP from 61 starts).
///
/// # References
///
/// Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2. Boyd, Fitzgerald, Mahutga & Smith 2010,
/// doi:10.1016/j.socnet.2009.09.003.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::centrality::core_score::core_score;
///
/// // Four who all know each other, each of three of them with one of its own, who has another one.
/// let edges = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (0, 4), (1, 5), (2, 6), (4, 7), (5, 8), (6, 9)];
/// let scores = core_score(&CompactGraph::undirected(10, &edges), &Params::default()).values;
/// assert!(scores[0] > scores[3] && scores[3] > scores[4] && scores[4] > scores[7]);
/// ```
pub fn core_score(graph: &CompactGraph, _: &Params) -> Scores {
    let n = graph.node_count();
    if n < FEWEST {
        return Scores::all_undefined(n, Reason::TooFewNodes);
    }
    let Some(found) = continuous_core(graph) else {
        return Scores::all_undefined(n, why_none(graph));
    };
    if !found.attained {
        return Scores::all_undefined(n, Reason::OnlyLimit).settled("fit", found.fit);
    }
    let scores = found.scores.iter().zip(&found.sure);
    Scores::from_results(scores.map(|(&score, &sure)| if sure { Ok(score) } else { Err(Reason::NotUnique) }))
        .settled("fit", found.fit)
        .settled(Scores::SHARE_OF_SEARCHES, found.reached)
}

/// Below this many nodes there is no gradual core to speak of.
pub(super) const FEWEST: usize = 10;
