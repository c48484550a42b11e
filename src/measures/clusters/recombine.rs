//! Better divisions from the best that runs found.

use super::passes::{is_large, settle};
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

/// Ends of ties of all rounds together in large graphs, in others rounds go on as long as they find something: what combining finds there is small beside what it takes.
const WORK: usize = 3_000_000;

/// The most rounds that a graph of this size gets.
fn most_rounds(graph: &WeightedGraph) -> usize {
    let arcs = graph.arc_count();
    if is_large(arcs) { WORK / arcs } else { usize::MAX }
}

/// Two modularities closer than this are equal.
pub(super) const EQUAL: f64 = 1e-12;

/// The most communities that are taken apart at once.
const SHAKEN: usize = 4;

/// Seeks better divisions from the best that runs found. Every other try lays two of them over each other: the nodes that both
/// keep together become one, and the search goes on from there (Ovelgönne & Geyer-Schulz 2013). The others take a few communities
/// of one of them apart and search on. As many tries as runs, in rounds, until two rounds in a row find nothing better or, in a large
/// graph, its rounds are done.
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
    let (mut idle, mut rounds) = (0, 0);
    while parents.len() > 1 && idle < IDLE_ROUNDS && rounds < most_rounds(graph) {
        rounds += 1;
        let children = parallel::map(found.len(), |child| {
            let mut random = Stream::new(options.seed, (replicate + child) as u64);
            let first = random.below(parents.len());
            if child % 2 == 1 {
                return judged(shaken(graph, options.resolution, &parents[first].partition, &mut random));
            }
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

/// Takes some communities apart, neighbours rather than any, and goes on from there.
fn shaken(graph: &WeightedGraph, resolution: f64, parent: &Partition, random: &mut Stream) -> Partition {
    let n = graph.node_count();
    let mut apart = vec![false; parent.count()];
    let start = random.below(n);
    apart[parent.group_of(start)] = true;
    // Communities are met in proportion to the ties of a walk from the first.
    let mut node = start;
    for _ in 0..4 * random.below(SHAKEN) {
        let neighbors = graph.neighbors(node);
        if neighbors.is_empty() {
            break;
        }
        node = neighbors[random.below(neighbors.len())] as usize;
        apart[parent.group_of(node)] = true;
    }
    let label = |node: usize| match parent.group_of(node) {
        group if apart[group] => (1, node),
        group => (0, group),
    };
    let labels: Vec<(usize, usize)> = (0..n).map(label).collect();
    settle(graph, resolution, Partition::from_labels(&labels), random)
}

fn combined(graph: &WeightedGraph, resolution: f64, parents: [&Partition; 2], random: &mut Stream) -> Partition {
    let both: Vec<(usize, usize)> =
        parents[0].labels().iter().copied().zip(parents[1].labels().iter().copied()).collect();
    let agreed = Partition::from_labels(&both);
    let small = graph.aggregated(&agreed.numbers(), agreed.count());
    let groups = settle(&small, resolution, Partition::singletons(agreed.count()), random);
    let labels: Vec<usize> = agreed.labels().iter().map(|&group| groups.group_of(group)).collect();
    settle(graph, resolution, Partition::from_labels(&labels), random)
}

#[cfg(test)]
mod tests {
    use super::super::weighted::ring;
    use super::*;

    // A ring of n nodes has 2 n ends of ties. 3,000,000 / 4,002 = 749.6 and 3,000,000 / 60,000 = 50.
    #[test]
    fn a_large_graph_gets_the_rounds_that_its_size_leaves() {
        assert_eq!([2_000, 2_001, 30_000].map(|nodes| most_rounds(&ring(nodes))), [usize::MAX, 749, 50]);
    }
}
