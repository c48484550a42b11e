//! How near a group is to all others.

use crate::graph::shortest_paths::Search;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_CLOSENESS: Measure = Measure {
    id: "group-closeness",
    level: Level::Network,
    name: Text { en: "Group closeness", nl: "Groepsnabijheid" },
    meaning: Text {
        en: "How few steps it takes from the nearest member of the group to the others.",
        nl: "Hoe weinig stappen het is van het dichtstbijzijnde groepslid naar de anderen.",
    },
    formula: "(n−|S|)/Σ_{j∉S} d(S,j), with d(S,j) the distance from the nearest member of the group S",
    reading: Text {
        en: "1: every outsider is one step from a member. ½: two steps on average. It exists if all can be reached.",
        nl: "1: elke buitenstaander staat één stap van een lid. ½: gemiddeld twee stappen. Het bestaat alleen als iedereen bereikbaar is.",
    },
    caution: Text {
        en: "Larger groups are nearer by their size alone: compare groups of one size. With strengths it may exceed 1. In directed networks networkx measures towards the group.",
        nl: "Grotere groepen staan door hun omvang al dichterbij: vergelijk groepen van gelijke grootte. Met sterktes kan het boven 1 komen. In gerichte netwerken meet networkx naar de groep toe.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Distance,
    unit: Unit::Score,
    listens: &[Listens::Along],
    needs: &[Need::Members],
    reference: "Everett & Borgatti 1999",
    compute: Compute::Known(group_closeness),
};

/// The number of nodes outside a group over the sum of their distances to it.
///
/// # Definition
///
/// (n − |S|) / Σ_{j ∉ S} d(S,j), with d(S,j) the distance from the nearest member.
///
/// # Reading it
///
/// 1: all others are one step away (at strength 1). Larger groups are nearer by their size alone: compare groups of
/// one size.
///
/// # Conventions
///
/// Direction: away from the group unless asked for in. Weights: distance 1/w, so that it may exceed 1. Self-ties
/// and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No group: `not_given`. The group is all there is: `too_few_nodes`. A node out of reach of the group:
/// `disconnected`.
///
/// # Cost
///
/// O(|S| m), weighted O(|S| (m + n log n)).
///
/// # Checked against
///
/// tests/reference (networkx 3.6.1, igraph 1.0.0).
///
/// # References
///
/// Everett & Borgatti 1999, doi:10.1080/0022250X.1999.9990219.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::group_closeness::group_closeness;
///
/// // Distances 1, 1, 1 from the second and fourth of five on a path.
/// let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let known = Known { members: Some(&[1, 3]), ..Known::new(&path) };
/// assert_eq!(group_closeness(&known, &Params::default()).value(), 1.0);
/// ```
pub fn group_closeness(known: &Known<'_>, params: &Params) -> Scores {
    let graph = known.graph;
    let n = graph.node_count();
    let members = known.members.unwrap_or_default();
    if members.is_empty() {
        return Scores::none(Reason::NotGiven);
    }
    if members.len() == n {
        return Scores::none(Reason::TooFewNodes);
    }
    let mut nearest = vec![f64::INFINITY; n];
    let mut search = Search::new(graph, params.along);
    for &member in members {
        search.run(member);
        for &node in search.reached() {
            nearest[node as usize] = nearest[node as usize].min(search.distance(node as usize));
        }
    }
    let sum: f64 = nearest.iter().sum();
    if sum.is_infinite() {
        return Scores::none(Reason::Disconnected);
    }
    Scores::one((n - members.len()) as f64 / sum)
}
