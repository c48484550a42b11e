//! What many runs agree on.

use super::passes::{connected_pieces, limit, settle};
use super::weighted::WeightedGraph;
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality, Remark};
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, components, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const CONSENSUS: Method = Method {
    id: "consensus",
    name: Text { en: "Consensus of Leiden", nl: "Consensus van Leiden" },
    meaning: Text {
        en: "What a hundred runs of Leiden agree on: nodes that most runs put together.",
        nl: "Waar honderd keer Leiden het over eens is: knopen die de meeste keren samen staan.",
    },
    caution: Text {
        en: "Agreement of runs says that the search is sure, not that the groups are real.",
        nl: "Dat de zoektochten het eens zijn, zegt niet dat de groepen echt zijn.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Resolution, ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Lancichinetti & Fortunato 2012",
    find: consensus,
};

/// One run of a random method on a graph, at a resolution if it has one.
pub(super) type OneRun = fn(&CompactGraph, f64, &mut Stream) -> Partition;

/// Pairs that less than this share of the runs put together are apart.
const THRESHOLD: f64 = 0.5;

/// Rounds of clustering what runs agree on.
const ROUNDS: usize = 30;

/// Up to this many nodes all pairs are counted, above it only tied ones.
const ALL_PAIRS: usize = 1000;

/// The division that many runs of Leiden agree on, with how sure each node is of its group.
///
/// # Definition
///
/// D(i, j) is the share of runs in which i and j are in one community. Shares below τ = 1/2 become 0 (a node that would be left
/// without any keeps its largest); the method runs as often again on the graph with weights D, and so on, until all runs agree: D
/// is then 1 inside groups and 0 between them. Certainty of i: the mean of the first D(i, j) over the other members j of its
/// group.
///
/// # Reading it
///
/// Where single runs differ, the borders between groups are weak; here only what most of them keep together stays together. A
/// node with a certainty near 1/2 stands between groups.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Isolates stay alone. Up to
/// 1000 nodes D is taken over all pairs, above that over tied pairs (Tandon et al. 2019). The resolution counts in the first
/// round; groups of D are sought at resolution 1.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// That of the runs, and about O(n · largest group) per run of later rounds; random, one stream of numbers per run.
///
/// # Checked against
///
/// The definition on graphs whose division is unique (rings of cliques, pieces); properties on random ones. There is no standard
/// program to compare with.
///
/// # References
///
/// Lancichinetti & Fortunato 2012, doi:10.1038/srep00336. Tandon et al. 2019, doi:10.1103/PhysRevE.99.042301.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, consensus::consensus};
///
/// // Two triangles joined by one tie.
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// let found = consensus(&graph, &ClusterOptions::default());
/// assert_eq!(found.groups, [[0, 1, 2], [3, 4, 5]]);
/// assert_eq!(found.certainty, [1.0; 6]);
/// ```
pub fn consensus(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let found = agreed(graph, options, |graph, resolution, random| {
        let start = Partition::singletons(graph.node_count());
        settle(&WeightedGraph::new(graph), resolution, start, random)
    });
    Clustering { most_passes: limit(&WeightedGraph::new(&graph.symmetrised(Merge::Max))), ..found }
}

/// What many runs of a random method agree on.
pub(super) fn agreed(graph: &CompactGraph, options: &ClusterOptions, one_run: OneRun) -> Clustering {
    let flat = graph.without_direction(Merge::Max);
    let count = options.runs.max(1);
    let runs = |graph: &CompactGraph, resolution: f64, round: usize| -> Vec<Partition> {
        parallel::map(count, |run| {
            one_run(graph, resolution, &mut Stream::new(options.seed, (round * count + run) as u64))
        })
    };
    let first = runs(&flat, options.resolution, 0);
    let (partition, settled) = if let [only] = &first[..] {
        // One run agrees with itself: on all pairs that it puts together, or on those of them that are tied.
        let numbers = only.numbers();
        let all_pairs = flat.node_count() <= ALL_PAIRS;
        let pieces = if all_pairs { numbers } else { connected_pieces(&WeightedGraph::new(&flat), &numbers) };
        (Partition::from_numbers(&pieces), true)
    } else {
        let mut shares = shared(&flat, &first);
        let mut settled = all_agree(&shares);
        for round in 1..ROUNDS {
            if settled {
                break;
            }
            shares = shared(&flat, &runs(&shares, 1.0, round));
            settled = all_agree(&shares);
        }
        (Partition::from_labels(&components::weak(&shares).of), settled)
    };
    let certainty = certainty(&first, &partition);
    let together = together(&first, &flat);
    let found = Clustering::of(graph, partition).remarking(Remark::NotSettled, !settled);
    Clustering { certainty, together, runs: count, ..found }
}

/// Whether no pair is together in some runs and apart in others.
fn all_agree(shares: &CompactGraph) -> bool {
    (0..shares.edge_count()).all(|edge| shares.weight(edge) > 1.0 - 1e-12)
}

/// The graph of the shares of runs in which two nodes are together, those below the threshold left out.
fn shared(graph: &CompactGraph, runs: &[Partition]) -> CompactGraph {
    let n = graph.node_count();
    let mut pairs: Vec<(u32, u32, f64)> = Vec::new();
    let share = |count: u32| f64::from(count) / runs.len() as f64;
    if n <= ALL_PAIRS {
        let mut together = vec![0u32; n * n];
        for members in runs.iter().flat_map(Partition::members) {
            for (place, &a) in members.iter().enumerate() {
                for &b in &members[place + 1..] {
                    together[a * n + b] += 1;
                }
            }
        }
        for a in 0..n {
            let row = (a + 1..n).filter(|b| together[a * n + b] > 0);
            pairs.extend(row.map(|b| (a as u32, b as u32, share(together[a * n + b]))));
        }
    } else {
        for &(a, b) in graph.edges() {
            // Added without a branch, which the processor could not foresee.
            let count: usize =
                runs.iter().map(|run| usize::from(run.group_of(a as usize) == run.group_of(b as usize))).sum();
            if count > 0 {
                pairs.push((a, b, share(count as u32)));
            }
        }
    }
    // The strongest pair of each node, the first of equals.
    let mut strongest = vec![usize::MAX; n];
    for (index, &(a, b, weight)) in pairs.iter().enumerate() {
        for end in [a as usize, b as usize] {
            if strongest[end] == usize::MAX || weight > pairs[strongest[end]].2 {
                strongest[end] = index;
            }
        }
    }
    let kept = |index: usize| {
        let (a, b, weight) = pairs[index];
        weight >= THRESHOLD - 1e-12
            || [a, b]
                .iter()
                .any(|&end| pairs[strongest[end as usize]].2 < THRESHOLD && strongest[end as usize] == index)
    };
    let list: Vec<(u32, u32, f64)> = (0..pairs.len()).filter(|&index| kept(index)).map(|index| pairs[index]).collect();
    CompactGraph::from_edges(n, false, true, &list, Merge::Max)
}

/// In a network with more ties than this nobody asks of each how often its ends were together.
const MOST_TIES: usize = 10_000_000;

/// The share of runs in which the two ends of each tie were together; nothing for more than ten million ties.
pub(super) fn together(runs: &[Partition], graph: &CompactGraph) -> Vec<f64> {
    if graph.edge_count() > MOST_TIES {
        return Vec::new();
    }
    let of = |(a, b, _): (u32, u32, f64)| {
        // Added without a branch, which the processor could not foresee.
        let count: usize =
            runs.iter().map(|run| usize::from(run.group_of(a as usize) == run.group_of(b as usize))).sum();
        count as f64 / runs.len().max(1) as f64
    };
    graph.ties().map(of).collect()
}

/// The share of runs in which each node was together with the others of its group, on average over these; for a node alone the
/// share in which it was alone.
pub(super) fn certainty(runs: &[Partition], partition: &Partition) -> Vec<f64> {
    let members = partition.members();
    let mut sums = vec![0.0; partition.node_count()];
    for run in runs {
        let mut met = vec![0usize; run.count()];
        for group in &members {
            for &node in group {
                met[run.group_of(node)] += 1;
            }
            for &node in group {
                let theirs = run.group_of(node);
                sums[node] += match group.len() {
                    1 => f64::from(u8::from(run.sizes()[theirs] == 1)),
                    size => (met[theirs] - 1) as f64 / (size - 1) as f64,
                };
            }
            for &node in group {
                met[run.group_of(node)] = 0;
            }
        }
    }
    sums.into_iter().map(|sum| sum / runs.len().max(1) as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Four runs over five nodes: 0 and 1 always together, 2 with them in three, 3 and 4 always together, with 2 in one.
    #[test]
    fn certainty_by_hand() {
        let usual = Partition::from_labels(&[0, 0, 0, 1, 1]);
        let once = Partition::from_labels(&[0, 0, 1, 1, 1]);
        let runs = [usual.clone(), usual.clone(), once, usual.clone()];
        // 0: with 1 in 4 of 4, with 2 in 3 of 4: 7/8. 2: 3/4. 3: with 4 always.
        assert_eq!(certainty(&runs, &usual), [0.875, 0.875, 0.75, 1.0, 1.0]);
        // Alone, 2 was in no run.
        assert!(certainty(&runs, &Partition::from_labels(&[0, 0, 2, 1, 1]))[2].abs() < 1e-12);
        let shares = shared(&CompactGraph::undirected(5, &[]), &runs);
        assert_eq!(shares.edges(), [(0, 1), (0, 2), (1, 2), (3, 4)]);
    }

    // A node that no half of the runs puts with anybody stays with its most frequent company.
    #[test]
    fn nobody_is_lost_to_the_threshold() {
        let runs = [[0, 0, 1], [0, 1, 1], [0, 1, 2], [0, 0, 1]].map(|labels| Partition::from_labels(&labels));
        let shares = shared(&CompactGraph::undirected(3, &[]), &runs);
        assert_eq!(shares.edges(), [(0, 1), (1, 2)]);
        assert_eq!((shares.weight(0), shares.weight(1)), (0.5, 0.25));
    }

    // Four runs over three nodes: 0 and 1 together in two, 2 with either in one. Of its two pairs, both below half, 2 keeps the first.
    #[test]
    fn below_the_threshold_a_node_keeps_one_pair() {
        let runs = [[0, 0, 1], [0, 0, 1], [0, 1, 0], [0, 1, 1]].map(|labels| Partition::from_labels(&labels));
        assert_eq!(shared(&CompactGraph::undirected(3, &[]), &runs).edges(), [(0, 1), (0, 2)]);
    }
    // Runs that never agree: a coin decides who is with whom, in every round anew.
    #[test]
    fn runs_that_never_agree_are_told() {
        let ring = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
        let options = ClusterOptions { runs: 20, ..ClusterOptions::default() };
        let coin: OneRun =
            |_, _, random| Partition::from_labels(if random.below(2) == 0 { &[0, 0, 1, 1] } else { &[0, 1, 1, 0] });
        let found = agreed(&ring, &options, coin);
        assert_eq!((found.remarks.contains(&Remark::NotSettled), found.runs), (true, 20));
        let calm = agreed(&ring, &options, |_, _, _| Partition::from_labels(&[0, 0, 1, 1]));
        assert!(!calm.remarks.contains(&Remark::NotSettled));
        assert_eq!(calm.groups, [[0, 1], [2, 3]]);
    }

    // One run that puts everybody together. Where all pairs are counted that is one group; above a thousand nodes, where only tied pairs
    // are, those that no chain of ties joins are apart.
    #[test]
    fn of_one_run_the_tied_pairs_count_in_large_networks() {
        let options = ClusterOptions { runs: 1, ..ClusterOptions::default() };
        let groups = |n: usize| {
            let graph = CompactGraph::undirected(n, &[(0, 1), (1, 2), (3, 4)]);
            agreed(&graph, &options, |graph, _, _| Partition::from_labels(&vec![0; graph.node_count()])).groups
        };
        assert_eq!(groups(ALL_PAIRS).len(), 1);
        let apart = groups(ALL_PAIRS + 1);
        assert_eq!(apart, [vec![0, 1, 2], vec![3, 4]]);
    }
}
