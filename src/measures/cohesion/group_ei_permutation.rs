//! Whether groups are more open or closed than shuffled ones.

use crate::graph::{CompactGraph, parallel, random::Stream};
use crate::measures::{
    Compute, DirectionUse, Grouping, Known, Level, Listens, Measure, Need, Params, Part, Reason, Scores, Text, Unit,
    WeightUse, labels,
};

/// The entry in the registry.
pub const GROUP_EI_PERMUTATION: Measure = Measure {
    id: "group-ei-permutation",
    level: Level::Group,
    name: Text { en: "E–I index of groups against shuffled ones", nl: "E–I-index van groepen tegen geschudde" },
    meaning: Text {
        en: "How often a group would be as open, or as closed, if the groups were handed out at random over the same network.",
        nl: "Hoe vaak een groep zo open of zo gesloten zou zijn als de groepen willekeurig over hetzelfde netwerk verdeeld waren.",
    },
    formula: "p = share of ways to hand out the groups with EI(g) ≥ (≤) the one found",
    reading: Text {
        en: "A small p beside an index near −1: the group is closed indeed. Beside one near 1: it is open indeed.",
        nl: "Een kleine p naast een index bij −1: de groep is werkelijk gesloten. Naast een bij 1: zij is werkelijk open.",
    },
    caution: Text {
        en: "Many groups or nodes are many tests: some are small by chance. A small p says that labels and ties go together, not which came first.",
        nl: "Veel groepen of knopen zijn veel toetsen: sommige zijn toevallig klein. Een kleine p zegt dat kenmerk en relaties samengaan, niet wat er eerst was.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    unit: Unit::Chance,
    listens: &[Listens::Permutations, Listens::Seed],
    needs: &[Need::Groups],
    reference: "Krackhardt & Stern 1988",
    compute: Compute::Parts(PARTS, group_ei_permutation),
};

/// Its columns.
const PARTS: &[Part] = &[
    Part {
        id: "p_ge",
        name: Text { en: "p (as open or more)", nl: "p (zo open of opener)" },
        unit: Unit::Chance,
        detail: false,
    },
    Part {
        id: "p_le",
        name: Text { en: "p (as closed or more)", nl: "p (zo gesloten of geslotener)" },
        unit: Unit::Chance,
        detail: false,
    },
];

/// For every group the share of all ways to hand out the groups in which its E–I index is as high or higher, and as low
/// or lower.
///
/// # Definition
///
/// EI(g) as in group-ei-index. Groups of the observed sizes are handed out over the nodes, the ties stay; p over all
/// ways if these are at most a million, otherwise (1 + count)/(1 + shuffles). Ways in which the group would have no
/// ties are left out of its count.
///
/// # Reading it
///
/// Other than the expected value of group-ei-index this takes the ties as they are.
///
/// # Conventions
///
/// Direction: every arc counts, whichever way. Weights: strength. Nodes without a group, and their ties, take part in
/// no count. Values count as equal within 1e-12. Self-ties and parallel ties are gone before: the compact graph has
/// none.
///
/// # Undefined when
///
/// Groups without ties: `isolate`. Asked for 0 shuffles where it needs some: `not_given`.
///
/// # Cost
///
/// O(m) per way to hand out groups. Random beyond a million of them (seed).
///
/// # Checked against
///
/// By hand, the six ways to part a path of four; with two groups of which one holds a single node, by way of the degrees.
///
/// # References
///
/// Krackhardt & Stern 1988, doi:10.2307/2786835. Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Grouping, Known, Params};
/// use verbinder::measures::cohesion::group_ei_permutation::group_ei_permutation;
///
/// // Two of the three ways to hand out x, x and y leave the x's a tie inside.
/// let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
/// let groups = Grouping::from_labels(&[Some("x"), Some("x"), Some("y")]);
/// let columns = group_ei_permutation(&Known { groups: Some(&groups), ..Known::new(&path) }, &Params::default());
/// assert_eq!((columns[0].values[0], columns[1].values[0]), (1.0, 2.0 / 3.0));
/// ```
pub fn group_ei_permutation(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let (graph, group, _) = known.grouped();
    let count = known.groups.map_or(0, Grouping::count);
    let found = indices(&graph, &group, count);
    // Of every group: ways as open or more, as closed or more, and ways with ties at all.
    let compare = |labels: &[usize], sums: &mut [f64]| {
        for ((other, found), sums) in indices(&graph, labels, count).iter().zip(&found).zip(sums.chunks_mut(3)) {
            if let (Some(other), Some(found)) = (other, found) {
                sums[0] += f64::from(u8::from(*other >= found - SAME));
                sums[1] += f64::from(u8::from(*other <= found + SAME));
                sums[2] += 1.0;
            }
        }
    };
    let exact = labels::ways(&group);
    let (sums, own) = if exact.is_some() {
        let mut sums = vec![0.0; 3 * count];
        labels::all_ways(&group).for_each(|labels| compare(&labels, &mut sums));
        (sums, 0.0)
    } else {
        let sums = parallel::sum_vectors(params.permutations, 3 * count, |replicates| {
            let mut sums = vec![0.0; 3 * count];
            for replicate in replicates {
                let mut labels = group.clone();
                Stream::new(params.seed, replicate as u64).shuffle(&mut labels);
                compare(&labels, &mut sums);
            }
            sums
        });
        (sums, 1.0)
    };
    let column = |at: usize| {
        let chance = |(sums, found): (&[f64], &Option<f64>)| match (found, sums[2] > 0.5) {
            (None, _) => Err(Reason::Isolate),
            (_, false) => Err(Reason::NotGiven),
            _ => Ok((own + sums[at]) / (own + sums[2])),
        };
        Scores::from_results(sums.chunks(3).zip(&found).map(chance))
    };
    let (what, ways) = exact.map_or(("permutations", params.permutations as f64), |ways| ("assignments", ways));
    vec![column(0).settled(what, ways), column(1)]
}

/// Difference below which two values are the same.
const SAME: f64 = 1e-12;

/// The index of every group with these labels; none without ties.
fn indices(graph: &CompactGraph, group: &[usize], count: usize) -> Vec<Option<f64>> {
    let (mut inside, mut across) = (vec![0.0; count], vec![0.0; count]);
    for (edge, &(a, b)) in graph.edges().iter().enumerate() {
        let (a, b) = (group[a as usize], group[b as usize]);
        if a == b {
            inside[a] += graph.weight(edge);
        } else {
            across[a] += graph.weight(edge);
            across[b] += graph.weight(edge);
        }
    }
    let all = inside.iter().zip(&across);
    all.map(|(inside, across)| (inside + across > 0.0).then(|| (across - inside) / (across + inside))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Fifteen of each group on a path: too many ways to go through all, and no shuffle was asked for.
    #[test]
    fn no_chance_without_a_shuffle() {
        let path = CompactGraph::undirected(30, &(1..30).map(|node| (node - 1, node)).collect::<Vec<_>>());
        let labels: Vec<Option<bool>> = (0..30).map(|node| Some(node % 2 == 0)).collect();
        let groups = Grouping::from_labels(&labels);
        let params = Params { permutations: 0, ..Params::default() };
        let columns = group_ei_permutation(&Known { groups: Some(&groups), ..Known::new(&path) }, &params);
        assert!(columns.iter().all(|column| column.reason(0) == Some(Reason::NotGiven)));
    }
}
