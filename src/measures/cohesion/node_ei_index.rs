//! Whether the ties of each node stay inside its group.

use crate::measures::{
    Along, Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text,
    Unit, WeightUse,
};

/// The entry in the registry.
pub const NODE_EI_INDEX: Measure = Measure {
    id: "node-ei-index",
    level: Level::Node,
    name: Text { en: "E–I index of nodes", nl: "E–I-index van knopen" },
    meaning: Text {
        en: "Whether the ties of a node go outside its group (towards 1) or stay inside (towards −1), beside what group sizes alone would give.",
        nl: "Of de relaties van een knoop buiten zijn groep gaan (naar 1) of erbinnen blijven (naar −1), naast wat de groepsgroottes alleen zouden geven.",
    },
    formula: "EI(i) = (E − I)/(E + I), with E the strength of the ties of i across and I inside groups; expected (n − n_g − (n_g−1))/(n−1), n_g the size of its group",
    reading: Text {
        en: "1: all ties go outside the own group; −1: all stay inside; 0: half and half. Above the expected value: more open than its group's size alone would make it.",
        nl: "1: alle relaties gaan buiten de eigen groep; −1: alle blijven erbinnen; 0: half om half. Boven de verwachte waarde: meer naar buiten gericht dan de groepsgrootte alleen zou geven.",
    },
    caution: Text {
        en: "With one tie it is −1 or 1: read it beside degree. Members of small groups have more outside them, so compare with the expected value first. The R package ideanet divides by the degree a second time.",
        nl: "Met één relatie is het −1 of 1: lees het naast het aantal partners. Leden van kleine groepen hebben meer buiten zich: vergelijk eerst met de verwachte waarde. Het R-pakket ideanet deelt nog een keer door het aantal partners.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Balance,
    listens: &[Listens::Along],
    needs: &[Need::Groups],
    reference: "Krackhardt & Stern 1988",
    compute: Compute::Parts(PARTS, node_ei_index),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "index", name: Text { en: "E–I index", nl: "E–I-index" }, unit: Unit::Balance, detail: false },
    Part { id: "expected", name: Text { en: "Expected", nl: "Verwacht" }, unit: Unit::Balance, detail: false },
];

/// For every node the surplus of its ties outside its group over those inside, as a share of both.
///
/// # Definition
///
/// EI(i) = (E − I) / (E + I) over the ties of i. Expected: the same if it were tied to everybody, (n − n_g − (n_g −
/// 1)) / (n − 1).
///
/// # Reading it
///
/// A node with one tie is −1 or 1: read it beside degree.
///
/// # Conventions
///
/// Direction: ties that go out unless asked for those that come in. Weights: strength. Ties to nodes without a
/// group do not count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without a group, or with ties to such nodes only: `no_attribute`. Nodes without ties: `isolate`, or
/// without ties in this direction: `reaches_nobody`. Expected with one node: `too_few_nodes`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (igraph 1.0.0, netrics 0.3.1, direct evaluation; ideanet divides by the degree a second time).
///
/// # References
///
/// Krackhardt & Stern 1988, doi:10.2307/2786835.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::node_ei_index::node_ei_index;
///
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let columns = node_ei_index(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!(columns[0].values, [-1.0, 0.0, 1.0]);
/// ```
pub fn node_ei_index(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph;
    let (part, group, old) = known.grouped();
    let n = graph.node_count();
    let (mut found, mut expected) = (vec![Err(Reason::NoAttribute); n], vec![Err(Reason::NoAttribute); n]);
    let mut sizes = vec![0.0; known.groups.map_or(0, Grouping::count)];
    group.iter().for_each(|&group| sizes[group] += 1.0);
    for (at, &node) in old.iter().enumerate() {
        let node = node as usize;
        let (others, edges, all) = match params.along {
            Along::Out => (part.neighbors(at), part.neighbor_edges(at), graph.degree(node)),
            Along::In => (part.in_neighbors(at), part.in_neighbor_edges(at), graph.in_degree(node)),
        };
        let (mut inside, mut across) = (0.0, 0.0);
        for (&other, &edge) in others.iter().zip(edges) {
            let sum = if group[other as usize] == group[at] { &mut inside } else { &mut across };
            *sum += part.weight(edge as usize);
        }
        found[node] = match (others.is_empty(), all) {
            (false, _) => Ok((across - inside) / (across + inside)),
            (true, 0) => Err(Reason::of_reaching_nobody(graph, node)),
            (true, _) => Err(Reason::NoAttribute),
        };
        let (n, own) = (part.node_count() as f64, sizes[group[at]]);
        expected[node] = if n < 2.0 { Err(Reason::TooFewNodes) } else { Ok((n - own - (own - 1.0)) / (n - 1.0)) };
    }
    vec![Scores::from_results(found), Scores::from_results(expected)]
}
