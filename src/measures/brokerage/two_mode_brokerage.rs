//! Whom a structure brings together, and which structures an actor joins.

use super::brokerage::role;
use crate::graph::{CompactGraph, compact::Merge, parallel, random::Stream};
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit,
    WeightUse, labels,
};

/// The entry in the registry.
pub const TWO_MODE_BROKERAGE: Measure = Measure {
    id: "two-mode-brokerage",
    level: Level::Node,
    name: Text { en: "Brokerage over two modes", nl: "Makelaarschap over twee soorten" },
    meaning: Text {
        en: "How many pairs only this structure brings together, or only this actor joins, and how many of them are of different groups.",
        nl: "Hoeveel paren alleen deze structuur bijeenbrengt, of alleen deze actor verbindt, en hoeveel daarvan van verschillende groepen zijn.",
    },
    formula: "|{ {a, c} : N(a) ∩ N(c) = {b} }|, by the groups of a, b and c",
    reading: Text {
        en: "Many pairs across: this structure is the only place where those groups meet, or this actor the only one in both structures.",
        nl: "Veel paren tussen groepen: deze structuur is de enige plek waar die groepen elkaar treffen, of deze actor de enige in beide structuren.",
    },
    caution: Text {
        en: "A large structure makes many pairs by its size alone: read them beside those expected, and remember that sitting at one table is no collaboration yet. Roles of Gould and Fernandez on a projection are others: there everybody at one table is tied, and no path is open.",
        nl: "Een grote structuur maakt alleen al door haar omvang veel paren: lees ze naast de verwachte, en bedenk dat aan één tafel zitten nog geen samenwerking is. De rollen van Gould en Fernandez op een projectie zijn andere: daar is ieder aan één tafel verbonden, en staat geen pad open.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Count,
    listens: &[Listens::Permutations, Listens::Seed],
    needs: &[Need::Modes, Need::Groups],
    reference: "Jasny & Lubell 2015",
    compute: Compute::Parts(PARTS, two_mode_brokerage),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "pairs",
        name: Text { en: "Pairs joined by it only", nl: "Paren alleen hierdoor verbonden" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "within",
        name: Text { en: "Pairs of one group", nl: "Paren van één groep" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "across",
        name: Text { en: "Pairs of two groups", nl: "Paren van twee groepen" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "across_expected",
        name: Text { en: "Pairs of two groups, expected", nl: "Paren van twee groepen, verwacht" },
        unit: Unit::Score,
        detail: false,
    },
    Part {
        id: "across_p_ge",
        name: Text { en: "Pairs of two groups, p (as many or more)", nl: "Paren van twee groepen, p (zoveel of meer)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "across_p_le",
        name: Text {
            en: "Pairs of two groups, p (as few or fewer)",
            nl: "Paren van twee groepen, p (zo weinig of minder)",
        },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "coordinator",
        name: Text { en: "All three of one group", nl: "Alle drie van één groep" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "itinerant",
        name: Text { en: "Pair of one group, broker of another", nl: "Paar van één groep, makelaar van een andere" },
        unit: Unit::Count,
        detail: false,
    },
    Part {
        id: "border",
        name: Text {
            en: "One of the pair of the group of the broker",
            nl: "Een van het paar van de groep van de makelaar",
        },
        unit: Unit::Count,
        detail: false,
    },
    Part { id: "liaison", name: Text { en: "Three groups", nl: "Drie groepen" }, unit: Unit::Count, detail: false },
];

/// For every node the pairs of the other mode that it alone joins, by groups, with what groups handed out at random
/// would give.
///
/// # Definition
///
/// A structure b stands between two actors a and c who both take part in it and meet nowhere else; an actor b between
/// two structures a and c that have no other participant in common. Within: a and c of one group; across: of two.
/// Coordinator, itinerant, border and liaison: as in brokered-pairs, by the group of b too. Expected: the number of
/// pairs times 1 − Σ_g n_g(n_g − 1)/(n(n − 1)) over the nodes of the mode of a and c; p over all ways to hand out their
/// groups if these are at most a million and their work bearable, otherwise (1 + count)/(1 + shuffles).
///
/// # Reading it
///
/// Carried from one mode to two after the idea of Jasny and Lubell that venues broker between actors and actors between
/// venues; the condition that nobody else joins the pair takes the place of the missing tie.
///
/// # Conventions
///
/// Direction: ignored. Weights: ignored. Whether a pair meets elsewhere is looked up among all nodes; pairs of which an
/// end has no group are left out. Self-ties and parallel ties are gone before: the compact graph has none.
///
/// # Undefined when
///
/// Expected and p without pairs: `nothing_to_close`. The four roles of a node without a group: `no_attribute`. Asked
/// for 0 shuffles where it needs some: `not_given`.
///
/// # Cost
///
/// O(Σ k² d) with d the partners of a partner, then the number of pairs per shuffle. Random beyond a million ways
/// (seed).
///
/// # Checked against
///
/// No program gives it; by hand on four actors at three venues, and pairs are those that redundancy of tests/reference leaves
/// (networkx 3.6.1).
///
/// # References
///
/// Jasny & Lubell 2015, doi:10.1016/j.socnet.2014.11.005. Gould & Fernandez 1989, doi:10.2307/270949.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::brokerage::two_mode_brokerage::two_mode_brokerage;
///
/// // Three organisations at table 3, two of which meet at table 4 too: two pairs are joined by table 3 only, one of them across.
/// let tables = CompactGraph::undirected(5, &[(0, 3), (1, 3), (2, 3), (1, 4), (2, 4)]);
/// let groups = Grouping::from_labels(&[Some("care"), Some("care"), Some("sport"), None, None]);
/// let second_mode = [false, false, false, true, true];
/// let known = Known { groups: Some(&groups), second_mode: Some(&second_mode), ..Known::new(&tables) };
/// let columns = two_mode_brokerage(&known, &Params::default());
/// assert_eq!(columns.iter().take(3).map(|column| column.values[3]).collect::<Vec<_>>(), [2.0, 1.0, 1.0]);
/// ```
pub fn two_mode_brokerage(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let group: &[Option<usize>] = known.groups.map_or(&[], Grouping::of);
    let second = known.second_mode.unwrap_or_default();
    let mut columns = vec![vec![Err(Reason::NothingToClose); n]; PARTS.len()];
    for side in [false, true] {
        // Brokers are of this mode, the pairs between which they stand of the other, the ends.
        let ends: Vec<usize> = (0..n).filter(|&node| second[node] != side && group[node].is_some()).collect();
        let brokers: Vec<usize> = (0..n).filter(|&node| second[node] == side).collect();
        let labels: Vec<usize> = ends.iter().filter_map(|&node| group[node]).collect();
        let pairs = parallel::map(brokers.len(), |at| pairs_of(&graph, &ends, brokers[at]));
        let across = across_by_chance(&pairs, &labels, params, side);
        let share = share_across(&labels);
        for (at, &broker) in brokers.iter().enumerate() {
            let mut set = |part: usize, value: Result<f64, Reason>| columns[part][broker] = value;
            let found = across_of(&pairs[at], &labels);
            let all = pairs[at].len();
            set(0, Ok(all as f64));
            set(1, Ok((all - found) as f64));
            set(2, Ok(found as f64));
            if all > 0 {
                set(3, Ok(all as f64 * share));
                set(4, across.as_ref().map(|p| p[at].0).ok_or(Reason::NotGiven));
                set(5, across.as_ref().map(|p| p[at].1).ok_or(Reason::NotGiven));
            }
            let mut roles = [0.0; 4];
            if let Some(own) = group[broker] {
                for &(a, c) in &pairs[at] {
                    // Representative and gatekeeper are one without direction.
                    roles[[0, 1, 2, 2, 3][role(labels[a as usize], own, labels[c as usize])]] += 1.0;
                }
            }
            for (place, count) in roles.into_iter().enumerate() {
                set(6 + place, group[broker].map(|_| count).ok_or(Reason::NoAttribute));
            }
        }
    }
    columns.into_iter().map(Scores::from_results).collect()
}

/// The pairs of partners of a node that have no other partner in common, by their places among the ends.
fn pairs_of(graph: &CompactGraph, ends: &[usize], broker: usize) -> Vec<(u32, u32)> {
    let partners: Vec<(usize, u32)> = graph
        .neighbors(broker)
        .iter()
        .filter_map(|&other| ends.binary_search(&(other as usize)).ok().map(|at| (other as usize, at as u32)))
        .collect();
    let only = |a: usize, c: usize| {
        let theirs = graph.neighbors(c);
        graph.neighbors(a).iter().all(|other| *other as usize == broker || theirs.binary_search(other).is_err())
    };
    let mut pairs = Vec::new();
    for (at, &(a, first)) in partners.iter().enumerate() {
        pairs.extend(partners[at + 1..].iter().filter(|(c, _)| only(a, *c)).map(|&(_, second)| (first, second)));
    }
    pairs
}

/// How many of these pairs are of two groups.
fn across_of(pairs: &[(u32, u32)], labels: &[usize]) -> usize {
    pairs.iter().filter(|(a, c)| labels[*a as usize] != labels[*c as usize]).count()
}

/// The chance that two of these are of different groups.
fn share_across(labels: &[usize]) -> f64 {
    let mut sizes = vec![0.0; labels.iter().max().map_or(0, |&last| last + 1)];
    labels.iter().for_each(|&label| sizes[label] += 1.0);
    let n = labels.len() as f64;
    1.0 - sizes.iter().map(|size| size * (size - 1.0)).sum::<f64>() / (n * (n - 1.0))
}

/// The most pairs that are looked at to go through all ways to hand out groups.
const MOST_WORK: f64 = 1e9;

/// For every broker the chance of as many pairs across, and of as few; none without shuffles where they are needed.
fn across_by_chance(
    pairs: &[Vec<(u32, u32)>],
    labels: &[usize],
    params: &Params,
    side: bool,
) -> Option<Vec<(f64, f64)>> {
    let found: Vec<usize> = pairs.iter().map(|pairs| across_of(pairs, labels)).collect();
    let count = pairs.len();
    let compare = |labels: &[usize], sums: &mut [f64]| {
        for ((pairs, &found), sums) in pairs.iter().zip(&found).zip(sums.chunks_mut(2)) {
            let across = across_of(pairs, labels);
            sums[0] += f64::from(u8::from(across >= found));
            sums[1] += f64::from(u8::from(across <= found));
        }
    };
    let work = pairs.iter().map(Vec::len).sum::<usize>() as f64 + labels.len() as f64;
    let (sums, own, ways) = match labels::ways(labels).filter(|ways| ways * work <= MOST_WORK) {
        Some(ways) => {
            let mut sums = vec![0.0; 2 * count];
            labels::all_ways(labels).for_each(|labels| compare(&labels, &mut sums));
            (sums, 0.0, ways)
        }
        None => {
            let sums = parallel::sum_vectors(params.permutations, 2 * count, |replicates| {
                let mut sums = vec![0.0; 2 * count];
                for replicate in replicates {
                    let mut shuffled = labels.to_vec();
                    Stream::new(params.seed, 2 * replicate as u64 + u64::from(side)).shuffle(&mut shuffled);
                    compare(&shuffled, &mut sums);
                }
                sums
            });
            (sums, 1.0, params.permutations as f64)
        }
    };
    let chance = |sum: f64| (own + sum) / (own + ways);
    (ways >= 1.0).then(|| sums.chunks(2).map(|sums| (chance(sums[0]), chance(sums[1]))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Thirty ends, half of each group: too many ways to go through. A pair is of two groups with chance 15/29.
    #[test]
    fn shuffles_where_there_are_too_many_ways() {
        let labels: Vec<usize> = (0..30).map(|at| at % 2).collect();
        let pairs = [vec![(0, 1)], vec![(0, 2)], Vec::new()];
        let chances =
            |permutations, side| across_by_chance(&pairs, &labels, &Params { permutations, ..Params::default() }, side);
        for side in [false, true] {
            let found = chances(4_000, side).unwrap();
            assert!((found[0].0 - 15.0 / 29.0).abs() < 0.04 && (found[0].1 - 1.0).abs() < 1e-12, "{found:?}");
            assert!((found[1].0 - 1.0).abs() < 1e-12 && (found[1].1 - 14.0 / 29.0).abs() < 0.04, "{found:?}");
            assert!((found[2].0 - 1.0).abs() < 1e-12 && (found[2].1 - 1.0).abs() < 1e-12, "{found:?}");
        }
        assert_eq!(chances(0, false), None);
    }
}
