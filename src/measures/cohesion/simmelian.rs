//! How many stand with both ends of a mutual tie.

use crate::graph::{CompactGraph, compact::Merge, triangles};
use crate::measures::{Compute, DirectionUse, Level, Measure, Params, Reason, Scores, Text, Unit, WeightUse};

/// The entry in the registry.
pub const SIMMELIAN: Measure = Measure {
    id: "simmelian",
    level: Level::Tie,
    name: Text { en: "Simmelian tie", nl: "Simmeliaanse relatie" },
    meaning: Text {
        en: "How many third actors have mutual ties with both ends of a mutual tie.",
        nl: "Hoeveel derden wederzijdse relaties hebben met beide uiteinden van een wederzijdse relatie.",
    },
    formula: "|{k: i⇄k and j⇄k}| for a mutual tie i⇄j",
    reading: Text {
        en: "1 or more: the tie belongs to a circle of mutual ties, which makes it stable and bound by its norms. 0: a matter between two.",
        nl: "1 of meer: de relatie hoort bij een kring van wederzijdse relaties; dat maakt haar stabiel, en gebonden aan de normen van die kring. 0: een zaak tussen twee.",
    },
    caution: Text {
        en: "In undirected data all ties count as mutual, although nobody confirmed them, and it is the same as embeddedness. A partner who did not answer cannot make a tie mutual.",
        nl: "In ongerichte gegevens telt elke relatie als wederzijds, ook als niemand haar bevestigde; dan is het gelijk aan inbedding. Een partner die niet antwoordde kan een relatie niet wederzijds maken.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[],
    reference: "Krackhardt 1998",
    compute: Compute::Graph(simmelian),
};

/// For a mutual tie the number of third nodes that have mutual ties with both ends.
///
/// # Definition
///
/// |{k: i ⇄ k and j ⇄ k}| for i ⇄ j; the tie is Simmelian if it is 1 or more.
///
/// # Reading it
///
/// 1 or more: the tie stands inside a clique that holds it to its norms. 0: a mutual tie between two only.
///
/// # Conventions
///
/// Direction: only mutual ties count; every tie of an undirected graph is mutual, and the number is its
/// embeddedness. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// A tie that is not returned: `not_mutual`.
///
/// # Cost
///
/// O(Σ k²).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0, direct evaluation).
///
/// # References
///
/// Krackhardt 1998, Simmelian ties: super strong and sticky, in Kramer & Neale (eds), Power and Influence in
/// Organizations.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::Params;
/// use verbinder::measures::cohesion::simmelian::simmelian;
///
/// // A triangle with a tail.
/// let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
/// assert_eq!(simmelian(&graph, &Params::default()).values, [1.0, 1.0, 1.0, 0.0]);
/// ```
pub fn simmelian(graph: &CompactGraph, _: &Params) -> Scores {
    let returned = |&&(a, b): &&(u32, u32)| a < b && graph.edge_between(b as usize, a as usize).is_some();
    let mutual: Vec<(u32, u32, f64)> = graph.edges().iter().filter(returned).map(|&(a, b)| (a, b, 1.0)).collect();
    let mutual = CompactGraph::from_edges(graph.node_count(), false, false, &mutual, Merge::Max);
    let shared = triangles::shared_neighbors(&mutual);
    Scores::from_results(graph.edges().iter().map(|&(a, b)| {
        let pair = mutual.edge_between(a as usize, b as usize).ok_or(Reason::NotMutual)?;
        Ok(shared[pair] as f64)
    }))
}
