//! How many relations each tie of a node stands for.

use super::multiplexity::counts;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const NODE_MULTIPLEXITY: Measure = Measure {
    id: "node-multiplexity",
    level: Level::Node,
    name: Text { en: "Mean multiplexity", nl: "Gemiddelde meervoudigheid" },
    meaning: Text {
        en: "How many different relations join a node to a partner on average.",
        nl: "Hoeveel verschillende soorten relatie een knoop gemiddeld met een partner verbinden.",
    },
    formula: "The mean of m(i,j) over the ties of i, with m(i,j) the number of relations in which i and j are tied",
    reading: Text {
        en: "1: each partner for one thing only. Higher: partners share several things, which makes a tie more robust. At most the number of relations in the file.",
        nl: "1: met elke partner één ding. Hoger: met partners worden meer dingen gedeeld, wat een relatie steviger maakt. Hoogstens het aantal soorten relatie in het bestand.",
    },
    caution: Text {
        en: "It only sees relations that were asked about, and themes of unequal attention look single. A mean over few partners says little.",
        nl: "Het ziet alleen relaties waarnaar gevraagd is; thema's met weinig aandacht lijken enkelvoudig. Een gemiddelde over weinig partners zegt weinig.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Relations],
    reference: "Verbrugge 1979",
    compute: Compute::Known(node_multiplexity),
};

/// The mean number of relations over the ties of a node.
///
/// # Definition
///
/// The mean of m(i,j) over the ties of i, whichever way they run.
///
/// # Reading it
///
/// Near 1: each partner for one thing. High: few partners for many things, or many partners for all; read it beside
/// degree.
///
/// # Conventions
///
/// Direction: arcs out and in both count. Weights: ignored. All relations on the same nodes. Self-ties and parallel
/// ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without ties: `isolate`.
///
/// # Cost
///
/// O(m log k) per relation.
///
/// # Checked against
///
/// By hand in the test of pitfalls.
///
/// # References
///
/// Verbrugge 1979, doi:10.2307/2577907. Battiston, Nicosia & Latora 2014, doi:10.1103/PhysRevE.89.032804.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::node_multiplexity::node_multiplexity;
///
/// // 0 and 1 work together and pay each other; 1 and 2 only work together.
/// let all = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let pay = CompactGraph::undirected(3, &[(0, 1)]);
/// let relations = [all.clone(), pay];
/// let known = Known { relations: Some(&relations), ..Known::new(&all) };
/// assert_eq!(node_multiplexity(&known, &Params::default()).values, [2.0, 1.5, 1.0]);
/// ```
pub fn node_multiplexity(known: &Known<'_>, _: &Params) -> Scores {
    let counts = counts(known);
    let (mut sum, mut ties) = (vec![0.0; known.graph.node_count()], vec![0.0; known.graph.node_count()]);
    for (&(a, b), count) in known.graph.edges().iter().zip(counts) {
        for end in [a as usize, b as usize] {
            sum[end] += count;
            ties[end] += 1.0;
        }
    }
    Scores::or_else(sum.into_iter().zip(ties).map(|(sum, ties)| sum / ties), Reason::Isolate)
}
