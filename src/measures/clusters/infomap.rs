//! Communities in which a walk is told in the fewest bits.

use super::consensus::certainty;
use super::map_equation::{map_equation, plogp};
use super::passes::renumbered;
use super::weighted::WeightedGraph;
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, components, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};
use std::borrow::Cow;
use std::collections::VecDeque;

/// The entry in the registry.
pub const INFOMAP: Method = Method {
    id: "infomap",
    name: Text { en: "Infomap", nl: "Infomap" },
    meaning: Text {
        en: "Groups that a random walker along ties stays in for long.",
        nl: "Groepen waarin een willekeurige wandelaar langs relaties lang blijft.",
    },
    caution: Text {
        en: "Finds one group where the network is dense throughout; that is an answer, not a failure.",
        nl: "Vindt één groep waar het netwerk overal dicht is; dat is een antwoord, geen mislukking.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Codelength,
    listens: &[ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Rosvall & Bergstrom 2008",
    find: infomap,
};

/// Gains below this many bits are rounding.
const NOISE: f64 = 1e-10;

/// The division in which a random walk is told in the fewest bits.
///
/// # Definition
///
/// Looks for the division of lowest [`map_equation`]: two levels, no jumps. A run moves single nodes to the group where the
/// description shortens most, makes groups the nodes of a smaller graph and goes on with that; it starts again from its result
/// until nothing changes. Every other run starts from a random division. The best of all runs, of the pieces of the network
/// and of one group for all is kept.
///
/// # Reading it
///
/// Groups as a flow sees them: who gets in stays for a while. Unlike modularity it needs no comparison with chance and can say
/// that all is one group.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Isolates stay alone. Of
/// divisions of equal length that of fewest groups is taken, then the first in order of labels.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the length is undefined.
///
/// # Cost
///
/// About O(m) per run and pass; random, one stream of numbers per run, runs in parallel with the same result.
///
/// # Checked against
///
/// tests/reference: least codelength of 12 networks (infomap 2.16.0, best of 200 trials).
///
/// # References
///
/// Rosvall & Bergstrom 2008, doi:10.1073/pnas.0706851105.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, infomap::infomap};
///
/// // Two cliques of four joined by one tie.
/// let mut edges = vec![(3, 4)];
/// for first in [0, 4] {
///     edges.extend([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)].map(|(a, b)| (first + a, first + b)));
/// }
/// let graph = CompactGraph::undirected(8, &edges);
/// assert_eq!(infomap(&graph, &ClusterOptions::default()).groups, [[0, 1, 2, 3], [4, 5, 6, 7]]);
/// ```
pub fn infomap(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let flat = graph.symmetrised(Merge::Max);
    let weighted = WeightedGraph::new(&flat);
    let runs = options.runs.max(1);
    let found: Vec<Partition> = parallel::long_map(runs, |run| {
        let mut random = Stream::new(options.seed, run as u64);
        let n = flat.node_count();
        let start: Vec<u32> = if run % 2 == 0 || n == 0 {
            (0..n as u32).collect()
        } else {
            let groups = 1 + random.below(n);
            (0..n).map(|_| random.below(groups) as u32).collect()
        };
        isolates_alone(&flat, &settle(&weighted, &start, &mut random))
    });
    let together = isolates_alone(&flat, &vec![0; flat.node_count()]);
    let pieces = Partition::from_labels(&components::weak(&flat).of);
    let judged = |partition: &Partition| map_equation(&flat, partition).unwrap_or(0.0);
    let candidates: Vec<(f64, &Partition)> =
        found.iter().chain([&together, &pieces]).map(|partition| (judged(partition), partition)).collect();
    let least = candidates.iter().map(|candidate| candidate.0).fold(f64::INFINITY, f64::min);
    let partition = candidates
        .iter()
        .filter(|candidate| candidate.0 <= least + 1e-12)
        .map(|candidate| candidate.1)
        .min_by(|a, b| a.count().cmp(&b.count()).then_with(|| a.cmp(b)))
        .expect("one of them is the best")
        .clone();
    let certainty = certainty(&found, &partition);
    let quality = map_equation(&flat, &partition).unwrap_or(f64::NAN);
    Clustering { certainty, runs, ..Clustering::of(&flat, partition).with_quality(quality) }
}

/// The division with these labels in which nodes without ties are alone, wherever the labels put them.
fn isolates_alone(graph: &CompactGraph, labels: &[u32]) -> Partition {
    let labels: Vec<(u32, u32)> = labels
        .iter()
        .enumerate()
        .map(|(node, &label)| if graph.degree(node) == 0 { (1, node as u32) } else { (0, label) })
        .collect();
    Partition::from_labels(&labels)
}

/// One run: passes until nothing changes.
fn settle(graph: &WeightedGraph, start: &[u32], random: &mut Stream) -> Vec<u32> {
    let mut labels = renumbered(start).0;
    if graph.total() <= 0.0 {
        return labels;
    }
    // Each pass can only shorten the description; the limit is for rounding noise.
    for _ in 0..100 {
        let next = one_pass(graph, &labels, random);
        if next == labels {
            break;
        }
        labels = next;
    }
    labels
}

/// Moves and aggregates until no group of the aggregated graph moves.
fn one_pass(graph: &WeightedGraph, start: &[u32], random: &mut Stream) -> Vec<u32> {
    let mut level = Cow::Borrowed(graph);
    let mut group = start.to_vec();
    let mut inside: Vec<u32> = (0..graph.node_count() as u32).collect();
    loop {
        move_nodes(&level, &mut group, random);
        let (parts, count) = renumbered(&group);
        for node in &mut inside {
            *node = parts[*node as usize];
        }
        if count == level.node_count() {
            return renumbered(&inside).0;
        }
        level = Cow::Owned(level.aggregated(&parts, count));
        group = (0..count as u32).collect();
    }
}

/// Moves nodes to the neighbouring (or an empty) group that shortens the description most, until no move helps.
fn move_nodes(graph: &WeightedGraph, group: &mut [u32], random: &mut Stream) {
    let n = graph.node_count();
    let ends = 2.0 * graph.total();
    let outward = |node: usize| {
        let mut sum = 0.0;
        graph.each_tie(node, |_, weight| sum += weight / ends);
        sum
    };
    let mut leaving = vec![0.0; n];
    let mut inside = vec![0.0; n];
    let mut size = vec![0usize; n];
    for (node, &home) in group.iter().enumerate() {
        inside[home as usize] += graph.strength(node) / ends;
        size[home as usize] += 1;
        let mut out = 0.0;
        graph.each_tie(node, |next, weight| {
            if group[next as usize] != home {
                out += weight / ends;
            }
        });
        leaving[home as usize] += out;
    }
    let mut all_leaving: f64 = leaving.iter().sum();
    let mut empty: Vec<usize> = (0..n).rev().filter(|&number| size[number] == 0).collect();
    let mut order: Vec<usize> = (0..n).collect();
    random.shuffle(&mut order);
    let mut queue = VecDeque::from(order);
    let mut waits = vec![true; n];
    let mut weight_to = vec![0.0; n];
    let mut met: Vec<usize> = Vec::new();
    // What one group adds to the description, beside what all leaving adds.
    let part = |leaving: f64, inside: f64| plogp(leaving + inside) - 2.0 * plogp(leaving);
    while let Some(node) = queue.pop_front() {
        waits[node] = false;
        let home = group[node] as usize;
        let (own, out) = (graph.strength(node) / ends, outward(node));
        graph.each_tie(node, |next, weight| {
            let theirs = group[next as usize] as usize;
            if weight_to[theirs] == 0.0 {
                met.push(theirs);
            }
            weight_to[theirs] += weight / ends;
        });
        // The home without the node: its ties to the node now leave it.
        let (home_leaving, home_inside) = (leaving[home] - out + 2.0 * weight_to[home], inside[home] - own);
        let stays = (plogp(all_leaving) + part(leaving[home], inside[home]), leaving[home], all_leaving);
        let left = if size[home] > 1 { part(home_leaving.max(0.0), home_inside) } else { 0.0 };
        let (mut best, mut gain, mut becomes, mut equals) = (home, NOISE, stays, 0);
        let alone = empty.last().copied().filter(|_| size[home] > 1);
        for other in met.iter().copied().filter(|&other| other != home).chain(alone) {
            let other_leaving = (leaving[other] + out - 2.0 * weight_to[other]).max(0.0);
            let total = (all_leaving + home_leaving - leaving[home] + other_leaving - leaving[other]).max(0.0);
            let length = plogp(total) + left + part(other_leaving, inside[other] + own);
            let before = stays.0 + part(leaving[other], inside[other]);
            if before - length > gain + NOISE {
                (best, gain, becomes, equals) = (other, before - length, (length, other_leaving, total), 1);
            } else if best != home && before - length >= gain - NOISE {
                // Of equal gains any is taken.
                equals += 1;
                if random.below(equals) == 0 {
                    (best, becomes) = (other, (length, other_leaving, total));
                }
            }
        }
        for theirs in met.drain(..) {
            weight_to[theirs] = 0.0;
        }
        if best == home {
            continue;
        }
        if size[best] == 0 {
            empty.pop();
        }
        all_leaving = becomes.2;
        (leaving[home], inside[home]) = (home_leaving.max(0.0), home_inside);
        (leaving[best], inside[best]) = (becomes.1, inside[best] + own);
        size[home] -= 1;
        size[best] += 1;
        if size[home] == 0 {
            (leaving[home], inside[home]) = (0.0, 0.0);
            empty.push(home);
        }
        group[node] = best as u32;
        for &next in graph.neighbors(node) {
            let next = next as usize;
            if group[next] != best as u32 && !waits[next] {
                waits[next] = true;
                queue.push_back(next);
            }
        }
    }
}
