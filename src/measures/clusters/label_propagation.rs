//! Communities by spreading labels.

use super::consensus::agreed;
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::CompactGraph;
use crate::graph::random::Stream;
use crate::measures::{DirectionUse, Text, WeightUse};
use std::ops::AddAssign;

/// The entry in the registry.
pub const LABEL_PROPAGATION: Method = Method {
    id: "label-propagation",
    name: Text { en: "Label propagation", nl: "Labelverspreiding" },
    meaning: Text {
        en: "Nodes that end up with one label when each keeps taking the label that most of its partners have.",
        nl: "Knopen die met hetzelfde label eindigen als ieder steeds het label van de meeste partners overneemt.",
    },
    caution: Text {
        en: "Single runs differ much; only what they agree on is shown. Optimises nothing.",
        nl: "Losse pogingen verschillen sterk; alleen waar zij het eens zijn wordt getoond. Streeft naar geen enkel optimum.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Runs],
    most_nodes: usize::MAX,
    reference: "Raghavan, Albert & Kumara 2007",
    find: label_propagation,
};

/// What many runs of label propagation agree on.
///
/// # Definition
///
/// Every node starts with a label of its own. One after the other, in an order drawn anew every round, each takes the label that
/// has most weight among its neighbours, one of the heaviest at random if there are several and its own is not among them. In the
/// next round those look again of whom a neighbour has since taken a label that is not theirs, until there are none. Many runs are
/// brought together by [`consensus`](super::consensus::consensus()).
///
/// # Reading it
///
/// Groups within which most partners of each member lie. Fast and without any target; a single run is arbitrary (on the network
/// of Les Misérables three hundred runs found 4 to 8 groups), so look at the certainty.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Isolates stay alone. Who has a
/// heaviest label keeps it, so that every run ends.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// About O(m) per run and round, and the rounds of the consensus; random, one stream of numbers per run.
///
/// # Checked against
///
/// Its definition: after every run each node has a heaviest label of its neighbours.
///
/// # References
///
/// Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106. That only they need to look again:
/// Traag & Šubelj 2023, doi:10.1038/s41598-023-29610-z.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, label_propagation::label_propagation};
///
/// // A triangle and a pair that do not touch.
/// let graph = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 2), (3, 4)]);
/// let found = label_propagation(&graph, &ClusterOptions::default());
/// assert_eq!(found.groups, [vec![0, 1, 2], vec![3, 4]]);
/// ```
pub fn label_propagation(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    agreed(graph, options, one_run)
}

/// The division that one run ends with. Every change puts more weight between equal labels, so it ends.
fn one_run(graph: &CompactGraph, _: f64, random: &mut Stream) -> Partition {
    if graph.is_weighted() {
        spread(graph, |node| graph.arcs(node), random)
    } else {
        spread(graph, |node| graph.neighbors(node).iter().map(|&next| (next, 1u32)), random)
    }
}

/// What is added up over ties with the same label: weights, or ties.
trait Sum: Copy + Default + PartialOrd + AddAssign {
    /// The least that counts as heaviest.
    fn least(self) -> Self;
}

impl Sum for f64 {
    /// Sums of the same weights in another order may differ in their last digits.
    fn least(self) -> f64 {
        self * (1.0 - 1e-12)
    }
}

impl Sum for u32 {
    fn least(self) -> u32 {
        self
    }
}

fn spread<S: Sum, A: Iterator<Item = (u32, S)>>(
    graph: &CompactGraph,
    arcs: impl Fn(usize) -> A,
    random: &mut Stream,
) -> Partition {
    let n = graph.node_count();
    let mut label: Vec<u32> = (0..n as u32).collect();
    let nought = S::default();
    let mut weight_of = vec![nought; n];
    // The labels that a node meets, each once and in order, and room behind them. Whether one is new is added to their number without a
    // branch, which the processor could not foresee.
    let mut met = vec![0u32; (0..n).map(|node| graph.degree(node)).max().unwrap_or(0)];
    // Who has looked since a neighbour last changed has a heaviest label still, and so has whom a neighbour came to agree with: only the
    // others look in the next round.
    let mut order: Vec<u32> = (0..n as u32).collect();
    let mut looks = vec![true; n];
    // Those of the next round, and room behind them for one more.
    let (mut next_order, mut waiting) = (vec![0; n + 1], 0);
    while !order.is_empty() {
        random.shuffle(&mut order);
        for &node in &order {
            let node = node as usize;
            looks[node] = false;
            let room = &mut met[..graph.degree(node)];
            let (mut count, mut most) = (0, nought);
            for (next, weight) in arcs(node) {
                let theirs = label[next as usize];
                let sum = &mut weight_of[theirs as usize];
                room[count] = theirs;
                count += usize::from(*sum == nought);
                *sum += weight;
                most = if *sum > most { *sum } else { most };
            }
            let least = most.least();
            if weight_of[label[node] as usize] < least {
                let mut kept = 0;
                for at in 0..count {
                    let theirs = room[at];
                    room[kept] = theirs;
                    kept += usize::from(std::mem::take(&mut weight_of[theirs as usize]) >= least);
                }
                let taken = room[random.below(kept)];
                label[node] = taken;
                for &next in graph.neighbors(node) {
                    let looks = &mut looks[next as usize];
                    let joins = (label[next as usize] != taken) & !*looks;
                    *looks |= joins;
                    next_order[waiting] = next;
                    waiting += usize::from(joins);
                }
            } else {
                room[..count].iter().for_each(|&theirs| weight_of[theirs as usize] = nought);
            }
        }
        order.clear();
        order.extend_from_slice(&next_order[..std::mem::take(&mut waiting)]);
    }
    Partition::from_numbers(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_everybody_has_a_heaviest_label() {
        let edges = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5), (5, 6), (6, 7), (7, 8), (6, 8), (1, 8)];
        let graph = CompactGraph::undirected(10, &edges);
        for seed in 0..100 {
            let found = one_run(&graph, 1.0, &mut Stream::new(seed, 0));
            for node in 0..9 {
                let with = |group: usize| {
                    graph.neighbors(node).iter().filter(|&&n| found.group_of(n as usize) == group).count()
                };
                let most = (0..found.count()).map(with).max().unwrap();
                assert_eq!(with(found.group_of(node)), most, "seed {seed}, node {node}");
            }
            assert_eq!(found.sizes()[found.group_of(9)], 1);
        }
    }
}
