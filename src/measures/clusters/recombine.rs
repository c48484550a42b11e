//! Better divisions from what the best runs agree on.

use super::passes::settle;
use super::weighted::WeightedGraph;
use super::{LeidenOptions, Partition};
use crate::graph::parallel;
use crate::graph::random::Stream;

/// A division and its modularity.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) modularity: f64,
    pub(super) partition: Partition,
}

impl Found {
    pub(super) fn better_first(a: &Found, b: &Found) -> std::cmp::Ordering {
        b.modularity.total_cmp(&a.modularity).then_with(|| a.partition.cmp(&b.partition))
    }
}

/// How many of the best divisions are combined with each other.
const PARENTS: usize = 20;

/// Rounds without a better division after which the search ends.
const IDLE_ROUNDS: usize = 2;

/// Two modularities closer than this are equal.
pub(super) const EQUAL: f64 = 1e-12;

/// Seeks better divisions from what the best runs agree on: two of them are laid over each other, the nodes that they keep
/// together become one, and the search goes on from there (Ovelgönne & Geyer-Schulz 2013). As many tries as runs, in rounds,
/// until two rounds in a row find nothing better.
pub(super) fn recombine(
    graph: &WeightedGraph,
    options: &LeidenOptions,
    found: &[Found],
    judged: impl Fn(Partition) -> Found + Sync + Send,
) -> Vec<Found> {
    let mut parents: Vec<Found> = found.to_vec();
    parents.dedup_by(|a, b| a.partition == b.partition);
    parents.truncate(PARENTS);
    let mut replicate = found.len();
    let mut idle = 0;
    while parents.len() > 1 && idle < IDLE_ROUNDS {
        let children = parallel::map(found.len(), |child| {
            let mut random = Stream::new(options.seed, (replicate + child) as u64);
            let first = random.below(parents.len());
            let second = (first + 1 + random.below(parents.len() - 1)) % parents.len();
            judged(combined(
                graph,
                options.resolution,
                [first, second].map(|parent| &parents[parent].partition),
                &mut random,
            ))
        });
        replicate += found.len();
        let before = parents[0].modularity;
        parents.extend(children);
        parents.sort_by(Found::better_first);
        parents.dedup_by(|a, b| a.partition == b.partition);
        parents.truncate(PARENTS);
        idle = if parents[0].modularity > before + EQUAL { 0 } else { idle + 1 };
    }
    parents
}

fn combined(graph: &WeightedGraph, resolution: f64, parents: [&Partition; 2], random: &mut Stream) -> Partition {
    let both: Vec<(usize, usize)> =
        parents[0].labels().iter().copied().zip(parents[1].labels().iter().copied()).collect();
    let agreed = Partition::from_labels(&both);
    let small = graph.aggregated(agreed.labels(), agreed.count());
    let groups = settle(&small, resolution, Partition::singletons(agreed.count()), random);
    let labels: Vec<usize> = agreed.labels().iter().map(|&group| groups.group_of(group)).collect();
    settle(graph, resolution, Partition::from_labels(&labels), random)
}
