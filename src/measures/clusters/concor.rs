//! Roles by correlating correlations.

use super::profiles::{Comparison, profiles};
use super::{ClusterListens, ClusterOptions, Clustering, Method, Partition, Quality, Remark};
use crate::graph::{CompactGraph, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const CONCOR: Method = Method {
    id: "concor",
    name: Text { en: "CONCOR", nl: "CONCOR" },
    meaning: Text {
        en: "Halves the network again and again into nodes whose patterns of ties correlate.",
        nl: "Halveert het netwerk steeds opnieuw in knopen waarvan de relatiepatronen samengaan.",
    },
    caution: Text {
        en: "Always halves, whether there are groups or not; kept for comparison with older studies.",
        nl: "Halveert altijd, of er nu groepen zijn of niet; behouden voor vergelijking met oudere studies.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Strength,
    quality: Quality::Definition,
    listens: &[ClusterListens::Splits],
    most_nodes: 500,
    reference: "Breiger, Boorman & Arabie 1975",
    find: concor,
};

/// Rounds of correlating after which a split is given up.
const ROUNDS: usize = 200;

/// Groups of nodes with correlated ties, by halving.
///
/// # Definition
///
/// Starts with the correlations of the [`profiles`] of all nodes and replaces them by the correlations of their columns, again
/// and again, until all are 1 or −1: those with 1 to the first node are one half. Each half is halved likewise, as often as
/// `splits` says (2 unless chosen), as long as it has three members and can be halved.
///
/// # Reading it
///
/// A block holds nodes with like patterns of ties, as in [`structural_equivalence`](super::structural_equivalence), regardless of
/// how many. It always halves, so that a border is no evidence of a difference.
///
/// # Conventions
///
/// Direction: followed. Weights: strength. Of two profiles the cells in which either would meet itself are left out; a
/// correlation that is undefined for a pair counts 0.
///
/// # Undefined when
///
/// A node tied to nobody, or alike to everybody, has a constant profile and stays alone; the result says so.
///
/// # Cost
///
/// O(n³) per round, O(n²) memory.
///
/// # Checked against
///
/// A direct evaluation of the definition with numpy; the blocks of networks made of equivalent nodes.
///
/// # References
///
/// Breiger, Boorman & Arabie 1975, doi:10.1016/0022-2496(75)90028-0.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, concor::concor};
///
/// // Two stars whose centres know each other, halved once: centres and leaves of one star against the other's.
/// let graph = CompactGraph::undirected(6, &[(0, 2), (0, 3), (1, 4), (1, 5), (0, 1)]);
/// let found = concor(&graph, &ClusterOptions { splits: 1, ..ClusterOptions::default() });
/// assert_eq!(found.groups.len(), 2);
/// ```
pub fn concor(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let n = graph.node_count();
    let likeness = profiles(graph, Comparison::Correlation);
    // Constant beside everybody else: no pair in which the correlation is defined.
    let (able, constant): (Vec<usize>, Vec<usize>) =
        (0..n).partition(|&node| (0..n).any(|other| other != node && likeness[node][other].is_finite()));
    let mut blocks = vec![able];
    let mut settled = true;
    for _ in 0..options.splits.max(1) {
        let mut next = Vec::new();
        for block in blocks {
            match halves(&likeness, &block) {
                Halves::Two(first, second) => next.extend([first, second]),
                Halves::One => next.push(block),
                Halves::Unsettled => {
                    settled = false;
                    next.push(block);
                }
            }
        }
        blocks = next;
    }
    let mut label: Vec<usize> = (0..n).map(|node| n + node).collect();
    for (number, block) in blocks.iter().enumerate() {
        block.iter().for_each(|&node| label[node] = number);
    }
    Clustering::of(graph, Partition::from_labels(&label))
        .with_quality(f64::NAN)
        .remarking(Remark::ConstantProfiles, !constant.is_empty())
        .remarking(Remark::NotSettled, !settled)
}

enum Halves {
    Two(Vec<usize>, Vec<usize>),
    One,
    Unsettled,
}

fn halves(likeness: &[Vec<f64>], block: &[usize]) -> Halves {
    let size = block.len();
    if size < 3 {
        return Halves::One;
    }
    let start = |a: usize, b: usize| if likeness[a][b].is_finite() { likeness[a][b] } else { 0.0 };
    let mut matrix: Vec<Vec<f64>> = block.iter().map(|&a| block.iter().map(|&b| start(a, b)).collect()).collect();
    for _ in 0..ROUNDS {
        let centred: Vec<Option<Vec<f64>>> = matrix.iter().map(|column| centred(column)).collect();
        if centred.iter().any(Option::is_none) {
            return Halves::One;
        }
        matrix = parallel::map(size, |a| {
            (0..size)
                .map(|b| match (&centred[a], &centred[b]) {
                    (Some(x), Some(y)) => x.iter().zip(y).map(|(x, y)| x * y).sum(),
                    _ => 0.0,
                })
                .collect()
        });
        if matrix.iter().flatten().all(|value: &f64| value.abs() > 1.0 - 1e-9) {
            let (first, second): (Vec<usize>, Vec<usize>) = (0..size).partition(|&place| matrix[0][place] > 0.0);
            if second.is_empty() {
                return Halves::One;
            }
            let named = |places: Vec<usize>| places.into_iter().map(|place| block[place]).collect();
            return Halves::Two(named(first), named(second));
        }
    }
    Halves::Unsettled
}

/// A column with mean 0 and length 1; none if it is constant.
fn centred(column: &[f64]) -> Option<Vec<f64>> {
    let mean = column.iter().sum::<f64>() / column.len() as f64;
    let length = column.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>().sqrt();
    (length > 1e-9).then(|| column.iter().map(|value| (value - mean) / length).collect())
}
