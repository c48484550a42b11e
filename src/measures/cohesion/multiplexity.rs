//! How many relations join two.

use crate::graph::CompactGraph;
use crate::measures::{Compute, DirectionUse, Known, Level, Measure, Need, Params, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const MULTIPLEXITY: Measure = Measure {
    id: "multiplexity",
    level: Level::Tie,
    name: Text { en: "Multiplexity", nl: "Meervoudigheid" },
    meaning: Text {
        en: "How many different relations join the two ends of a tie.",
        nl: "Hoeveel verschillende soorten relatie de twee uiteinden verbinden.",
    },
    formula: "m(i,j) = the number of relations in which i and j are tied",
    reading: Text {
        en: "1: the two meet for one thing. 2 or more: the tie does not hang on one theme or project.",
        nl: "1: de twee ontmoeten elkaar voor één ding. 2 of meer: de relatie hangt niet aan één thema of project.",
    },
    caution: Text {
        en: "It only sees the relations that were asked about. A theme with poor response makes its ties look single.",
        nl: "Het ziet alleen de relaties waarnaar gevraagd is. Een thema met weinig respons laat relaties enkelvoudig lijken.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Relations],
    reference: "Kapferer 1969",
    compute: Compute::Known(multiplexity),
};

/// For every tied pair the number of relations in which it is tied.
///
/// # Definition
///
/// m(i,j) = |{r: (i,j) tied in relation r}|.
///
/// # Reading it
///
/// 2 or more: the tie does not hang on one thing. Relations are the layers of the file, or the kinds of its ties
/// where it has no layers; the notes list them.
///
/// # Conventions
///
/// Direction: the same arc in each relation. Weights: ignored. All relations on the same nodes. A pair that is
/// mutual only by different relations, in a view of mutual pairs, has 0. Self-ties and parallel ties are gone
/// before: the compact graph has none.
///
/// # Undefined when
///
/// Never.
///
/// # Cost
///
/// O(m log k) per relation.
///
/// # Checked against
///
/// By hand in the test of pitfalls; its network mean by counting cells of layers.
///
/// # References
///
/// Kapferer 1969. Verbrugge 1979, doi:10.2307/2577907. Battiston, Nicosia & Latora 2014,
/// doi:10.1103/PhysRevE.89.032804.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::multiplexity::multiplexity;
///
/// // 0 and 1 work together and pay each other; 1 and 2 only work together.
/// let all = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let pay = CompactGraph::undirected(3, &[(0, 1)]);
/// let relations = [all.clone(), pay];
/// let known = Known { relations: Some(&relations), ..Known::new(&all) };
/// assert_eq!(multiplexity(&known, &Params::default()).values, [2.0, 1.0]);
/// ```
pub fn multiplexity(known: &Known<'_>, _: &Params) -> Scores {
    Scores::all(counts(known))
}

/// For every edge the number of relations that have it.
pub(super) fn counts(known: &Known<'_>) -> Vec<f64> {
    let relations = known.relations.unwrap_or_default();
    let tied = |&(a, b): &(u32, u32)| {
        let among = |graph: &&CompactGraph| graph.edge_between(a as usize, b as usize).is_some();
        relations.iter().filter(among).count() as f64
    };
    known.graph.edges().iter().map(tied).collect()
}
