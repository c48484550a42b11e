//! Whether the roles of a node follow from the groups at all.

use super::brokerage::role;
use crate::graph::{CompactGraph, parallel, random::Stream};
use crate::measures::labels;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const BROKERAGE_PERMUTATION: Measure = Measure {
    id: "brokerage-permutation",
    level: Level::Node,
    name: Text { en: "Brokerage roles against shuffled groups", nl: "Makelaarsrollen tegen geschudde groepen" },
    meaning: Text {
        en: "How often a node would have a role as often, or as seldom, if the groups were handed out at random over the same network.",
        nl: "Hoe vaak een knoop een rol zo vaak of zo zelden zou hebben als de groepen willekeurig over hetzelfde netwerk verdeeld waren.",
    },
    formula: "p = the share of ways to hand out the groups over the nodes that give i the role at least (or at most) as often; with R shuffles (1 + count)/(1 + R)",
    reading: Text {
        en: "Small p (below 0.05): the groups matter for this role of this node. Large p: with the same partners any other labels would give the same.",
        nl: "Kleine p (onder 0,05): de groepen doen ertoe voor deze rol van deze knoop. Grote p: met dezelfde partners zouden andere groepen hetzelfde geven.",
    },
    caution: Text {
        en: "Every node has several roles, so there are many tests: one in twenty is small by chance. A large p is no proof that there is no role. sna tests against networks with other ties instead.",
        nl: "Elke knoop heeft meerdere rollen, dus er zijn veel toetsen: één op de twintig is door toeval klein. Een grote p bewijst niet dat er geen rol is. sna vergelijkt met netwerken met andere relaties.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Chance,
    listens: &[Listens::Permutations, Listens::Seed],
    needs: &[Need::Groups],
    reference: "Gould & Fernandez 1989",
    compute: Compute::Parts(PARTS, brokerage_permutation),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "coordinator_p_ge",
        name: Text { en: "Coordinator, p (as often or more)", nl: "Coördinator, p (zo vaak of vaker)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "itinerant_p_ge",
        name: Text { en: "Itinerant, p (as often or more)", nl: "Bemiddelaar van buiten, p (zo vaak of vaker)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "representative_p_ge",
        name: Text { en: "Representative, p (as often or more)", nl: "Vertegenwoordiger, p (zo vaak of vaker)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "gatekeeper_p_ge",
        name: Text { en: "Gatekeeper, p (as often or more)", nl: "Poortwachter, p (zo vaak of vaker)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "liaison_p_ge",
        name: Text { en: "Liaison, p (as often or more)", nl: "Verbindingspersoon, p (zo vaak of vaker)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "coordinator_p_le",
        name: Text { en: "Coordinator, p (as often or less)", nl: "Coördinator, p (zo vaak of minder vaak)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "itinerant_p_le",
        name: Text { en: "Itinerant, p (as often or less)", nl: "Bemiddelaar van buiten, p (zo vaak of minder vaak)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "representative_p_le",
        name: Text { en: "Representative, p (as often or less)", nl: "Vertegenwoordiger, p (zo vaak of minder vaak)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "gatekeeper_p_le",
        name: Text { en: "Gatekeeper, p (as often or less)", nl: "Poortwachter, p (zo vaak of minder vaak)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "liaison_p_le",
        name: Text { en: "Liaison, p (as often or less)", nl: "Verbindingspersoon, p (zo vaak of minder vaak)" },
        unit: Unit::Chance,
        detail: false,
    },
];

/// For every node and role the share of all ways to hand out the groups in which it has the role as often or more
/// often, and as often or less often.
///
/// # Definition
///
/// Groups of the observed sizes are handed out over the nodes, the ties stay; p over all ways if these are at most
/// a million and their work bearable, otherwise (1 + count) / (1 + shuffles) over shuffles. The total does not
/// depend on groups and has no p.
///
/// # Reading it
///
/// Small: the place of the groups matters for this role of this node. Unlike the z of brokerage it takes the ties
/// as they are and needs no large network. Many nodes and roles are many tests: some are small by chance.
///
/// # Conventions
///
/// Direction: followed; an undirected tie is two arcs. Weights: ignored. Nodes without a group take part in no
/// count. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Nodes without a group: `no_attribute`. Asked for 0 shuffles where it needs some: `not_given`.
///
/// # Cost
///
/// O(open paths) per way to hand out groups. Random beyond a million of them (seed).
///
/// # Checked against
///
/// No program gives it; by hand in the test of pitfalls.
///
/// # References
///
/// Gould & Fernandez 1989, doi:10.2307/270949. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::brokerage_permutation::brokerage_permutation;
///
/// // One of the three ways to hand out x, x and y makes the middle of a → b → c a representative.
/// let chain = CompactGraph::from_edges(3, true, false, &[(0, 1, 1.0), (1, 2, 1.0)], Default::default());
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let known = Known { groups: Some(&groups), ..Known::new(&chain) };
/// assert_eq!(brokerage_permutation(&known, &Params::default())[2].values, [1.0, 1.0 / 3.0, 1.0]);
/// ```
pub fn brokerage_permutation(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let (graph, group, old) = known.grouped();
    let n = graph.node_count();
    let paths = parallel::map(n, |broker| open_pairs(&graph, broker));
    let found = count(&paths, &group);
    // Of every node and role in how many ways it is as often or more, and as often or less.
    let compare = |labels: &[usize], sums: &mut [f64]| {
        for ((other, found), sums) in count(&paths, labels).iter().zip(&found).zip(sums.chunks_mut(PARTS.len())) {
            for role in 0..ROLES {
                sums[role] += f64::from(u8::from(other[role] >= found[role]));
                sums[ROLES + role] += f64::from(u8::from(other[role] <= found[role]));
            }
        }
    };
    let work = paths.iter().map(Vec::len).sum::<usize>() as f64 + n as f64;
    let exact = labels::ways(&group).filter(|ways| ways * work <= MOST_WORK);
    let (sums, own, ways) = match exact {
        Some(ways) => {
            let mut sums = vec![0.0; n * PARTS.len()];
            labels::all_ways(&group).for_each(|labels| compare(&labels, &mut sums));
            (sums, 0.0, ways)
        }
        None => {
            let sums = parallel::sum_vectors(params.permutations, n * PARTS.len(), |replicates| {
                let mut sums = vec![0.0; n * PARTS.len()];
                for replicate in replicates {
                    let mut labels = group.clone();
                    Stream::new(params.seed, replicate as u64).shuffle(&mut labels);
                    compare(&labels, &mut sums);
                }
                sums
            });
            (sums, 1.0, params.permutations as f64)
        }
    };
    let mut columns = vec![vec![Err(Reason::NoAttribute); known.graph.node_count()]; PARTS.len()];
    for (sums, &node) in sums.chunks(PARTS.len()).zip(&old) {
        for (column, sum) in columns.iter_mut().zip(sums) {
            column[node as usize] = if ways < 1.0 { Err(Reason::NotGiven) } else { Ok((own + sum) / (own + ways)) };
        }
    }
    let mut columns: Vec<Scores> = columns.into_iter().map(Scores::from_results).collect();
    let what = if exact.is_some() { "assignments" } else { "permutations" };
    columns[0] = std::mem::take(&mut columns[0]).settled(what, ways);
    columns
}

const ROLES: usize = 5;
/// The most paths that are looked at to go through all ways.
const MOST_WORK: f64 = 1e9;

/// The ends of the open paths through a node.
fn open_pairs(graph: &CompactGraph, broker: usize) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for &from in graph.in_neighbors(broker) {
        let known_to_from = graph.neighbors(from as usize);
        let open = |to: &&u32| **to != from && known_to_from.binary_search(to).is_err();
        pairs.extend(graph.neighbors(broker).iter().filter(open).map(|&to| (from, to)));
    }
    pairs
}

/// How often every node has each role, with these groups.
fn count(paths: &[Vec<(u32, u32)>], group: &[usize]) -> Vec<[u32; ROLES]> {
    let of_broker = |(broker, pairs): (usize, &Vec<(u32, u32)>)| {
        let mut counts = [0; ROLES];
        for &(from, to) in pairs {
            counts[role(group[from as usize], group[broker], group[to as usize])] += 1;
        }
        counts
    };
    paths.iter().enumerate().map(of_broker).collect()
}
