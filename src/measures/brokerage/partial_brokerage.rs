//! Between whom a node stands that few others stand between.

use super::brokerage::role;
use crate::graph::CompactGraph;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const PARTIAL_BROKERAGE: Measure = Measure {
    id: "partial-brokerage",
    level: Level::Node,
    name: Text { en: "Brokerage roles, shared", nl: "Makelaarsrollen, gedeeld" },
    meaning: Text {
        en: "How often a node stands between two others who are not tied, shared with all who stand between the same two.",
        nl: "Hoe vaak een knoop tussen twee anderen staat die niet verbonden zijn, gedeeld met allen die tussen dezelfde twee staan.",
    },
    formula: "Σ over open paths a → b → c of 1 / (number of nodes between a and c)",
    reading: Text {
        en: "High beside the plain count: hardly anybody else could take over. Low beside it: one of many who stand there.",
        nl: "Hoog naast de gewone telling: bijna niemand anders kan het overnemen. Laag ernaast: een van velen die daar staan.",
    },
    caution: Text {
        en: "Only go-betweens at one step count: two who are not tied may still know each other by a longer way. No expected values are offered; UCINET calls it weighted brokerage.",
        nl: "Alleen tussenpersonen op één stap tellen: twee die niet verbonden zijn kunnen elkaar langs een langere weg kennen. Verwachte waarden zijn er niet; UCINET noemt het gewogen makelaarschap.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Gould & Fernandez 1989",
    compute: Compute::Parts(PARTS, partial_brokerage),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "coordinator", name: Text { en: "Coordinator", nl: "Coördinator" }, unit: Unit::Score, detail: false },
    Part {
        id: "itinerant",
        name: Text { en: "Itinerant", nl: "Bemiddelaar van buiten" },
        unit: Unit::Score,
        detail: false,
    },
    Part {
        id: "representative",
        name: Text { en: "Representative", nl: "Vertegenwoordiger" },
        unit: Unit::Score,
        detail: false,
    },
    Part { id: "gatekeeper", name: Text { en: "Gatekeeper", nl: "Poortwachter" }, unit: Unit::Score, detail: false },
    Part { id: "liaison", name: Text { en: "Liaison", nl: "Verbindingspersoon" }, unit: Unit::Score, detail: false },
    Part { id: "total", name: Text { en: "All roles", nl: "Alle rollen" }, unit: Unit::Score, detail: false },
];

/// For every node and role the open paths a → b → c through it, each divided by the number of nodes through which a
/// reaches c in two steps.
///
/// # Definition
///
/// As brokerage, where a path counts 1/q(a,c) with q(a,c) the number of nodes b with a → b → c. Over all nodes the
/// total is the number of ordered pairs at distance two.
///
/// # Reading it
///
/// The only go-between of a pair gets it whole; two share it.
///
/// # Conventions
///
/// Direction: followed; an undirected tie is two arcs, so that every open pair counts twice. Weights: ignored. Nodes
/// without a group take part in no count, neither as broker nor at the ends, nor among those who share. Self-ties and
/// parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without a group: `no_attribute`.
///
/// # Cost
///
/// O(Σ k_in k_out log k).
///
/// # Checked against
///
/// By hand on a ring of five with a chord; the total over all nodes is the number of pairs two steps apart (distance_distribution
/// of tests/reference).
///
/// # References
///
/// Gould & Fernandez 1989, doi:10.2307/270949.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::partial_brokerage::partial_brokerage;
///
/// // On a ring of four every node stands between two whom the one opposite joins as well: two directions, a half each.
/// let ring = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
/// let groups = Grouping::from_labels(&[Some("x"); 4]);
/// let columns = partial_brokerage(&Known { groups: Some(&groups), ..Known::new(&ring) }, &Params::default());
/// assert_eq!(columns[5].values, [1.0; 4]);
/// ```
pub fn partial_brokerage(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, old) = known.grouped();
    let mut sums = vec![[0.0; ROLES]; graph.node_count()];
    // How many stand between one node and each other.
    let mut between = vec![0.0; graph.node_count()];
    for from in 0..graph.node_count() {
        open_ends(&graph, from, |_, to| between[to] += 1.0);
        open_ends(&graph, from, |broker, to| {
            sums[broker][role(group[from], group[broker], group[to])] += 1.0 / between[to];
        });
        open_ends(&graph, from, |_, to| between[to] = 0.0);
    }
    let mut columns = vec![vec![Err(Reason::NoAttribute); known.graph.node_count()]; PARTS.len()];
    for (mut found, &node) in sums.into_iter().zip(&old) {
        found[ROLES - 1] = found[..ROLES - 1].iter().sum();
        columns.iter_mut().zip(found).for_each(|(column, value)| column[node as usize] = Ok(value));
    }
    columns.into_iter().map(Scores::from_results).collect()
}

const ROLES: usize = PARTS.len();

/// Calls `see` with the middle and the end of every open path from a node.
fn open_ends(graph: &CompactGraph, from: usize, mut see: impl FnMut(usize, usize)) {
    let known_to_from = graph.neighbors(from);
    for &broker in known_to_from {
        for &to in graph.neighbors(broker as usize) {
            if to as usize != from && known_to_from.binary_search(&to).is_err() {
                see(broker as usize, to as usize);
            }
        }
    }
}
