//! How many outsiders a group has within a few steps.

use crate::graph::CompactGraph;
use crate::measures::{
    Along, Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text,
    Unit, WeightUse,
};

/// The entry in the registry.
pub const GROUP_REACH: Measure = Measure {
    id: "group-reach",
    level: Level::Group,
    name: Text { en: "Reach of groups", nl: "Bereik van groepen" },
    meaning: Text {
        en: "Which share of all others has a tie with a member of the group, and which is within two steps of one.",
        nl: "Welk deel van alle anderen een relatie heeft met een lid van de groep, en welk deel er binnen twee stappen van staat.",
    },
    formula: "|{j ∉ g : min over i ∈ g of d(i,j) ≤ m}| / (n − n_g), for m = 1 and m = 2",
    reading: Text {
        en: "High: news that this group has is soon with everybody. Low: the group stands apart.",
        nl: "Hoog: wat deze groep weet, weet iedereen snel. Laag: de groep staat apart.",
    },
    caution: Text {
        en: "Larger groups reach more by their size alone. Reach is a possibility, no proof that anything is passed on.",
        nl: "Grotere groepen bereiken alleen al door hun omvang meer. Bereik is een mogelijkheid, geen bewijs dat er iets wordt doorgegeven.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Share,
    listens: &[Listens::Steps, Listens::Along],
    needs: &[Need::Groups],
    reference: "Everett & Borgatti 1999",
    compute: Compute::Parts(PARTS, group_reach),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "touched",
        name: Text { en: "Others with a tie to it", nl: "Anderen met een relatie ermee" },
        unit: Unit::Share,
        detail: false,
    },
    Part {
        id: "within",
        name: Text { en: "Others within so many steps", nl: "Anderen binnen zoveel stappen" },
        unit: Unit::Share,
        detail: false,
    },
];

/// For every group the share of the nodes outside it that are one step from a member, and within two steps or as many
/// as asked for.
///
/// # Definition
///
/// |{j ∉ g: d(g,j) ≤ m}| / (n − n_g), where d(g,j) is the distance from the nearest member; m = 1, and m = 2 unless
/// asked otherwise.
///
/// # Reading it
///
/// The first is group-degree for every group at once.
///
/// # Conventions
///
/// Direction: along the arcs unless asked for those who reach the group. Weights: ignored, steps are counted. Nodes
/// without a group count as others, and ways lead over them. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// The group is all there is: `too_few_nodes`.
///
/// # Cost
///
/// O(g (n + m)).
///
/// # Checked against
///
/// By hand on a group of three; a group of one is reach of tests/reference (R keyplayer), over n − 1.
///
/// # References
///
/// Everett & Borgatti 1999, doi:10.1080/0022250X.1999.9990219. Borgatti 2006, doi:10.1007/s10588-006-7084-x.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::centrality::group_reach::group_reach;
///
/// let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("y"), Some("y"), Some("y"), Some("y")]);
/// let columns = group_reach(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!((columns[0].values[0], columns[1].values[0]), (0.25, 0.5));
/// ```
pub fn group_reach(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let of: &[Option<usize>] = known.groups.map_or(&[], Grouping::of);
    let count = known.groups.map_or(0, Grouping::count);
    let mut columns = vec![Vec::new(); PARTS.len()];
    for group in 0..count {
        let members: Vec<usize> = (0..of.len()).filter(|&node| of[node] == Some(group)).collect();
        let outside = graph.node_count() - members.len();
        for (column, steps) in columns.iter_mut().zip([1, params.steps]) {
            column.push(match outside {
                0 => Err(Reason::TooFewNodes),
                _ => Ok(reached(graph, &members, params.along, steps) as f64 / outside as f64),
            });
        }
    }
    columns.into_iter().map(Scores::from_results).collect()
}

/// How many nodes outside are within so many steps of one of these.
fn reached(graph: &CompactGraph, members: &[usize], along: Along, steps: usize) -> usize {
    let mut seen = vec![false; graph.node_count()];
    members.iter().for_each(|&member| seen[member] = true);
    let mut ring = members.to_vec();
    let mut found = 0;
    for _ in 0..steps {
        let mut next = Vec::new();
        for &node in &ring {
            let others = along.neighbors(graph, node);
            next.extend(others.iter().map(|&o| o as usize).filter(|&o| !std::mem::replace(&mut seen[o], true)));
        }
        found += next.len();
        if next.is_empty() {
            break;
        }
        ring = next;
    }
    found
}
