//! How many outsiders a group is tied to.

use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_DEGREE: Measure = Measure {
    id: "group-degree",
    level: Level::Network,
    name: Text { en: "Group degree", nl: "Groepsgraad" },
    meaning: Text {
        en: "Which share of all others has a tie with a member of the group.",
        nl: "Welk deel van alle anderen een relatie heeft met een lid van de groep.",
    },
    formula: "|{j ∉ S: j tied to some i ∈ S}|/(n−|S|), with S the group",
    reading: Text {
        en: "1: every outsider works with at least one member. 0: none does.",
        nl: "1: elke buitenstaander werkt met minstens één lid. 0: geen enkele.",
    },
    caution: Text {
        en: "Larger groups touch more by their size alone: compare groups of one size. One well-tied member may do all of it.",
        nl: "Grotere groepen raken door hun omvang al meer: vergelijk groepen van gelijke grootte. Eén lid met veel partners kan alles verklaren.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[],
    needs: &[Need::Members],
    reference: "Everett & Borgatti 1999",
    compute: Compute::Known(group_degree),
};

/// The share of the nodes outside a group that are tied to one inside.
///
/// # Definition
///
/// |{j ∉ S: j tied to some i ∈ S}| / (n − |S|).
///
/// # Reading it
///
/// 1: the group touches everybody. Larger groups reach more by their size alone: compare groups of one size.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// No group: `not_given`. The group is all there is: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
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
/// use verbinder::measures::centrality::group_degree::group_degree;
///
/// // The second and third of five on a path touch the first and the fourth.
/// let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let known = Known { members: Some(&[1, 2]), ..Known::new(&path) };
/// assert_eq!(group_degree(&known, &Params::default()).value(), 2.0 / 3.0);
/// ```
pub fn group_degree(known: &Known<'_>, _: &Params) -> Scores {
    let graph = known.graph;
    let members = known.members.unwrap_or_default();
    if members.is_empty() {
        return Scores::none(Reason::NotGiven);
    }
    let outside = graph.node_count() - members.len();
    if outside == 0 {
        return Scores::none(Reason::TooFewNodes);
    }
    let mut touched = vec![false; graph.node_count()];
    for &member in members {
        for &other in graph.neighbors(member).iter().chain(graph.in_neighbors(member)) {
            touched[other as usize] = true;
        }
    }
    members.iter().for_each(|&member| touched[member] = false);
    Scores::one(touched.into_iter().filter(|touched| *touched).count() as f64 / outside as f64)
}
