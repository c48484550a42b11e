//! Between whom a node passes things on: the roles of Gould and Fernandez.

use crate::graph::{CompactGraph, parallel};
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const BROKERAGE: Measure = Measure {
    id: "brokerage",
    level: Level::Node,
    name: Text { en: "Brokerage roles", nl: "Makelaarsrollen" },
    meaning: Text {
        en: "How often a node stands between two others who are not tied, by which of the three are of the same group.",
        nl: "Hoe vaak een knoop tussen twee anderen staat die niet verbonden zijn, naar wie van de drie tot dezelfde groep behoren.",
    },
    formula: "Pairs (a,c), a ≠ c, with a→i→c and no a→c, by groups g: coordinator g(a)=g(i)=g(c); itinerant g(a)=g(c)≠g(i); representative g(a)=g(i)≠g(c); gatekeeper g(a)≠g(i)=g(c); liaison: three groups. Expected N·p with N the possible pairs and p = D²(1−D), D the density; z = (count − expected)/sd",
    reading: Text {
        en: "A high count: often the link between two who are not tied. A coordinator links within its group, a gatekeeper lets in, a representative brings out, a liaison or an itinerant links other groups. z above 0: more often than group sizes and density explain.",
        nl: "Een hoog aantal: vaak de schakel tussen twee die niet verbonden zijn. Een coördinator verbindt binnen de eigen groep, een poortwachter laat binnen, een vertegenwoordiger brengt naar buiten, de andere twee verbinden andere groepen. z boven 0: vaker dan groepsgrootte en dichtheid verklaren.",
    },
    caution: Text {
        en: "The count grows with the number of partners: read z or degree beside it. Below 30 nodes z is an order, not a test. Without direction each open pair counts twice (see brokered-pairs). A missing tie between a and c makes a broker on paper.",
        nl: "Het aantal groeit met het aantal partners: lees z of het aantal partners ernaast. Onder 30 knopen is z een volgorde, geen toets. Zonder richting telt elk open paar twee keer (zie brokered-pairs). Een ontbrekende relatie tussen twee partners maakt op papier een makelaar.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[],
    needs: &[Need::Groups],
    reference: "Gould & Fernandez 1989",
    compute: Compute::Parts(PARTS, brokerage),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part { id: "coordinator", name: Text { en: "Coordinator", nl: "Coördinator" }, unit: Unit::Count, detail: false },
    Part {
        id: "itinerant",
        name: Text { en: "Itinerant", nl: "Bemiddelaar van buiten" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "representative",
        name: Text { en: "Representative", nl: "Vertegenwoordiger" },
        unit: Unit::Count,
        detail: false,
    },
    Part { id: "gatekeeper", name: Text { en: "Gatekeeper", nl: "Poortwachter" }, unit: Unit::Count, detail: false },
    Part { id: "liaison", name: Text { en: "Liaison", nl: "Verbindingspersoon" }, unit: Unit::Count, detail: false },
    Part { id: "total", name: Text { en: "All roles", nl: "Alle rollen" }, unit: Unit::Count, detail: false },
    Part {
        id: "coordinator_expected",
        name: Text { en: "Coordinator, expected", nl: "Coördinator, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "itinerant_expected",
        name: Text { en: "Itinerant, expected", nl: "Bemiddelaar van buiten, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "representative_expected",
        name: Text { en: "Representative, expected", nl: "Vertegenwoordiger, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "gatekeeper_expected",
        name: Text { en: "Gatekeeper, expected", nl: "Poortwachter, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "liaison_expected",
        name: Text { en: "Liaison, expected", nl: "Verbindingspersoon, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "total_expected",
        name: Text { en: "All roles, expected", nl: "Alle rollen, verwacht" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "coordinator_sd",
        name: Text { en: "Coordinator, standard deviation", nl: "Coördinator, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "itinerant_sd",
        name: Text { en: "Itinerant, standard deviation", nl: "Bemiddelaar van buiten, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "representative_sd",
        name: Text { en: "Representative, standard deviation", nl: "Vertegenwoordiger, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "gatekeeper_sd",
        name: Text { en: "Gatekeeper, standard deviation", nl: "Poortwachter, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "liaison_sd",
        name: Text { en: "Liaison, standard deviation", nl: "Verbindingspersoon, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "total_sd",
        name: Text { en: "All roles, standard deviation", nl: "Alle rollen, standaardafwijking" },
        unit: Unit::Score,
        detail: true,
    },
    Part {
        id: "coordinator_z",
        name: Text { en: "Coordinator, z", nl: "Coördinator, z" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "itinerant_z",
        name: Text { en: "Itinerant, z", nl: "Bemiddelaar van buiten, z" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "representative_z",
        name: Text { en: "Representative, z", nl: "Vertegenwoordiger, z" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "gatekeeper_z",
        name: Text { en: "Gatekeeper, z", nl: "Poortwachter, z" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "liaison_z",
        name: Text { en: "Liaison, z", nl: "Verbindingspersoon, z" },
        unit: Unit::Deviation,
        detail: false,
    },
    Part {
        id: "total_z",
        name: Text { en: "All roles, z", nl: "Alle rollen, z" },
        unit: Unit::Deviation,
        detail: false,
    },
];

/// For every node and role the number of open paths a → b → c through it, what independent ties would give, and the
/// standardised difference.
///
/// # Definition
///
/// Ordered pairs (a, c), a ≠ c, with a → b, b → c and no a → c; whether c → a does not matter. Coordinator: a, b, c
/// of one group. Itinerant: a and c of one, b of another. Representative: a and b of one, c of another. Gatekeeper:
/// b and c of one, a of another. Liaison: three groups.
///
/// Expected: N p with N the number of pairs that could have the role, p = d²(1 − d) and d the density. Variance: N
/// p(1 − p) + K d³(1 − d)³ with K the ordered pairs of such pairs that share a or share c; for the roles that look
/// the same from both ends in an undirected graph, and for the total there, twice that, since each open pair counts
/// in both directions.
///
/// # Reading it
///
/// High z: more of this role than group sizes and density explain. Below 30 nodes z is far from normal; read it as
/// an order, not as a test. With two groups there are no liaisons.
///
/// # Conventions
///
/// Direction: followed; an undirected tie is two arcs, so that every open pair counts twice and representative
/// equals gatekeeper (brokered-pairs counts once). Weights: ignored. Nodes without a group take part in no count,
/// neither as broker nor at the ends, nor in the density. Self-ties and parallel ties are gone before: the compact
/// graph has none.
///
/// # Undefined when
///
/// Nodes without a group: `no_attribute`. Expected, deviation and z with one node: `too_few_nodes`. z where the
/// deviation is 0, as for a group of one as coordinator: `no_variance`.
///
/// # Cost
///
/// O(Σ k_in k_out log k).
///
/// # Checked against
///
/// tests/reference (R sna 2.7-1 brokerage, direct evaluation; undirected counts: direct evaluation). Expected and
/// deviation also by going through all graphs of four nodes, directed and undirected, in the test of pitfalls.
///
/// # References
///
/// Gould & Fernandez 1989, doi:10.2307/270949. Fernandez & Gould 1994, doi:10.1086/230414.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::brokerage::brokerage;
///
/// // a → b → c, with b and c of one group: b keeps the gate.
/// let chain = CompactGraph::from_edges(3, true, false, &[(0, 1, 1.0), (1, 2, 1.0)], Default::default());
/// let groups = Grouping::from_labels(&[Some("x"), Some("y"), Some("y")]);
/// let columns = brokerage(&Known { groups: Some(&groups), ..Known::new(&chain) }, &Params::default());
/// assert_eq!(columns[3].values, [0.0, 1.0, 0.0]);
/// ```
pub fn brokerage(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let (graph, group, old) = known.grouped();
    let counts = parallel::map(graph.node_count(), |broker| open_paths(&graph, &group, broker));
    let mut sizes = vec![0.0; group.iter().max().map_or(0, |&last| last + 1)];
    group.iter().for_each(|&group| sizes[group] += 1.0);
    let mut columns = vec![vec![Err(Reason::NoAttribute); known.graph.node_count()]; PARTS.len()];
    for (at, &node) in old.iter().enumerate() {
        let chance = by_chance(&graph, &sizes, group[at]);
        for role in 0..ROLES {
            let (expected, sd) =
                chance[role].map_or((Err(Reason::TooFewNodes), Err(Reason::TooFewNodes)), |(e, s)| (Ok(e), Ok(s)));
            let z = match (expected, sd) {
                (Ok(_), Ok(0.0)) => Err(Reason::NoVariance),
                (Ok(expected), Ok(sd)) => Ok((counts[at][role] - expected) / sd),
                _ => Err(Reason::TooFewNodes),
            };
            for (block, value) in [Ok(counts[at][role]), expected, sd, z].into_iter().enumerate() {
                columns[block * ROLES + role][node as usize] = value;
            }
        }
    }
    columns.into_iter().map(Scores::from_results).collect()
}

const ROLES: usize = 6;

/// The open paths through a node, by role in the order of the columns, the total last.
pub(super) fn open_paths(graph: &CompactGraph, group: &[usize], broker: usize) -> [f64; ROLES] {
    let mut counts = [0.0; ROLES];
    for &from in graph.in_neighbors(broker) {
        let known_to_from = graph.neighbors(from as usize);
        for &to in graph.neighbors(broker) {
            if to != from && known_to_from.binary_search(&to).is_err() {
                counts[role(group[from as usize], group[broker], group[to as usize])] += 1.0;
            }
        }
    }
    counts[ROLES - 1] = counts.iter().sum();
    counts
}

/// The place of a role in the order of the columns: coordinator, itinerant, representative, gatekeeper, liaison.
pub fn role(from: usize, broker: usize, to: usize) -> usize {
    match (from == broker, broker == to, from == to) {
        (true, true, _) => 0,
        (false, false, true) => 1,
        (true, false, _) => 2,
        (false, true, _) => 3,
        (false, false, false) => 4,
    }
}

/// Mean and standard deviation of each role of a node of this group if every tie were there with the same chance, independent of
/// the others; none with fewer than two nodes.
fn by_chance(graph: &CompactGraph, sizes: &[f64], own: usize) -> [Option<(f64, f64)>; ROLES] {
    let n = graph.node_count() as f64;
    if n < 2.0 {
        return [None; ROLES];
    }
    let arcs = graph.edge_count() as f64 * if graph.is_directed() { 1.0 } else { 2.0 };
    let density = arcs / (n * (n - 1.0));
    let open = density * density * (1.0 - density);
    let shared = (density * (1.0 - density)).powi(3);
    let (inside, outside) = (sizes[own] - 1.0, n - sizes[own]);
    let others = || sizes.iter().enumerate().filter(move |(group, _)| *group != own).map(|(_, &size)| size);
    // Pairs that share an end: each of `ends` lies on `pairs` of them.
    let sharing = |ends: f64, pairs: f64| ends * pairs * (pairs - 1.0);
    // Of each role how many pairs there are and how many ordered pairs of them share a or c.
    let border = (inside * outside, sharing(inside, outside) + sharing(outside, inside));
    let pairs: [(f64, f64); ROLES] = [
        (inside * (inside - 1.0), 2.0 * sharing(inside, inside - 1.0)),
        (others().map(|s| s * (s - 1.0)).sum(), 2.0 * others().map(|s| sharing(s, s - 1.0)).sum::<f64>()),
        border,
        border,
        (others().map(|s| s * (outside - s)).sum(), 2.0 * others().map(|s| sharing(s, outside - s)).sum::<f64>()),
        ((n - 1.0) * (n - 2.0), 2.0 * sharing(n - 1.0, n - 2.0)),
    ];
    let twice = |role: usize| if graph.is_directed() || role == 2 || role == 3 { 1.0 } else { 2.0 };
    std::array::from_fn(|role| {
        let (count, sharing) = pairs[role];
        let variance = twice(role) * (count * open * (1.0 - open) + sharing * shared);
        Some((count * open, variance.sqrt()))
    })
}
