//! Communities by the leading eigenvector of modularity.

use super::{ClusterOptions, Clustering, Method, Partition, Quality};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const SPECTRAL: Method = Method {
    id: "spectral",
    name: Text { en: "Leading eigenvector", nl: "Leidende eigenvector" },
    meaning: Text {
        en: "Halves the network along the main direction in which ties lie denser than chance, and goes on with the halves.",
        nl: "Halveert het netwerk langs de hoofdrichting waarin relaties dichter liggen dan bij toeval, en gaat zo verder met de helften.",
    },
    caution: Text {
        en: "Halving is a poor way to three groups; Leiden finds better divisions.",
        nl: "Met halveren kom je moeilijk tot drie groepen; Leiden vindt betere indelingen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[],
    most_nodes: 2000,
    reference: "Newman 2006",
    find: spectral,
};

/// Rounds of the power iteration; signs are settled long before the last digits.
const ROUNDS: usize = 5000;

/// The division that comes of halving along the leading eigenvector of modularity.
///
/// # Definition
///
/// Of a group g the matrix B(i, j) = A(i, j) − k(i) k(j) / 2m, with the sum of its row inside g taken off the diagonal. Nodes with
/// a positive part in its leading eigenvector are one half, the others the other; then single nodes change sides, each once and
/// the best first, as long as the best state on the way is better. The halving is kept if modularity grows, and each half is a
/// group to halve.
///
/// # Reading it
///
/// Groups as in [`leiden`](super::leiden()), found by algebra and the same every time. Where the network falls in two the figure
/// is good; elsewhere other searches find better.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Isolates stay alone. Where two
/// eigenvalues are equal the eigenvector, and with it the division, depends on the order of nodes.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// O(m) per round of the power iteration and O(n²) per round of changing sides, for every halving.
///
/// # Checked against
///
/// tests/reference: never above the optimum of modularity; on 16 networks not below igraph 1.0.0 `community_leading_eigenvector`,
/// which does not let nodes change sides.
///
/// # References
///
/// Newman 2006, doi:10.1073/pnas.0601602103.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, spectral::spectral};
///
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// assert_eq!(spectral(&graph, &ClusterOptions::default()).groups, [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn spectral(graph: &CompactGraph, _: &ClusterOptions) -> Clustering {
    let flat = graph.symmetrised(Merge::Max);
    let n = flat.node_count();
    let tied = (0..n).filter(|&node| flat.degree(node) > 0).collect();
    let mut waiting: Vec<Vec<usize>> = vec![tied];
    let mut label: Vec<usize> = (0..n).collect();
    while let Some(group) = waiting.pop() {
        match Group::new(&flat, &group).halves() {
            Some(sides) => {
                let side = |right: bool| (0..group.len()).filter(|&i| sides[i] == right).map(|i| group[i]).collect();
                waiting.extend([side(true), side(false)]);
            }
            None => group.iter().for_each(|&node| label[node] = group[0]),
        }
    }
    Clustering::of(&flat, Partition::from_labels(&label))
}

/// A group to halve, and its matrix B without writing it down.
struct Group {
    /// Ties inside the group: neighbours by place in it, and weights.
    ties: Vec<Vec<(usize, f64)>>,
    /// Strength k of each member in the whole network.
    strength: Vec<f64>,
    /// What is taken off the diagonal: the sum of the row inside the group.
    rows: Vec<f64>,
    /// Twice the weight of all ties of the network.
    ends: f64,
}

impl Group {
    fn new(graph: &CompactGraph, members: &[usize]) -> Self {
        let mut place = vec![usize::MAX; graph.node_count()];
        members.iter().enumerate().for_each(|(number, &node)| place[node] = number);
        let ties: Vec<Vec<(usize, f64)>> = members
            .iter()
            .map(|&node| {
                let all = graph.neighbors(node).iter().zip(graph.neighbor_edges(node));
                all.map(|(&next, &edge)| (place[next as usize], graph.weight(edge as usize)))
                    .filter(|tie| tie.0 != usize::MAX)
                    .collect()
            })
            .collect();
        let strength: Vec<f64> = members.iter().map(|&node| graph.strength(node)).collect();
        let ends = 2.0 * (0..graph.edge_count()).map(|edge| graph.weight(edge)).sum::<f64>();
        let all: f64 = strength.iter().sum();
        let rows = (0..members.len())
            .map(|i| {
                ties[i].iter().map(|tie| tie.1).sum::<f64>() - if ends > 0.0 { strength[i] * all / ends } else { 0.0 }
            })
            .collect();
        Group { ties, strength, rows, ends }
    }

    /// B times a vector.
    fn times(&self, x: &[f64]) -> Vec<f64> {
        let along: f64 = self.strength.iter().zip(x).map(|(k, x)| k * x).sum::<f64>() / self.ends;
        (0..x.len())
            .map(|i| {
                let tied: f64 = self.ties[i].iter().map(|&(j, weight)| weight * x[j]).sum();
                tied - self.strength[i] * along - self.rows[i] * x[i]
            })
            .collect()
    }

    /// On which side each member is; none if modularity does not grow by halving.
    fn halves(&self) -> Option<Vec<bool>> {
        if self.strength.len() < 2 {
            return None;
        }
        let mut side: Vec<f64> = self.leading().iter().map(|&part| if part > 0.0 { 1.0 } else { -1.0 }).collect();
        while self.improve(&mut side) {}
        let gain: f64 = self.times(&side).iter().zip(&side).map(|(b, s)| b * s).sum();
        (gain > 1e-10 * self.ends).then(|| side.iter().map(|&s| s > 0.0).collect())
    }

    /// The eigenvector of the largest eigenvalue: B is lifted so that this is the largest in size too.
    fn leading(&self) -> Vec<f64> {
        let n = self.strength.len();
        let all: f64 = self.strength.iter().sum();
        let lift = (0..n)
            .map(|i| {
                let tied: f64 = self.ties[i].iter().map(|tie| tie.1).sum();
                tied + self.strength[i] * all / self.ends + self.rows[i].abs()
            })
            .fold(0.0, f64::max);
        let mut random = Stream::new(1, 0);
        let mut x: Vec<f64> = (0..n).map(|_| random.unit() - 0.5).collect();
        for _ in 0..ROUNDS {
            let mut next = self.times(&x);
            next.iter_mut().zip(&x).for_each(|(value, old)| *value += lift * old);
            let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
            if length <= 0.0 {
                break;
            }
            next.iter_mut().for_each(|value| *value /= length);
            let change = next.iter().zip(&x).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            x = next;
            if change < 1e-12 {
                break;
            }
        }
        x
    }

    /// Lets every member change sides once, the best first, and goes back to the best state on the way; whether that is better.
    fn improve(&self, side: &mut [f64]) -> bool {
        let n = side.len();
        let own: Vec<f64> = (0..n).map(|i| -self.strength[i] * self.strength[i] / self.ends - self.rows[i]).collect();
        let mut sums = self.times(side);
        let mut moved = vec![false; n];
        let mut order = Vec::with_capacity(n);
        let (mut now, mut best, mut at) = (0.0, 1e-9 * self.ends, 0);
        for _ in 0..n {
            let gain = |i: usize| -side[i] * (sums[i] - own[i] * side[i]);
            let mut choice = usize::MAX;
            for i in (0..n).filter(|&i| !moved[i]) {
                if choice == usize::MAX || gain(i) > gain(choice) + 1e-12 * self.ends {
                    choice = i;
                }
            }
            now += gain(choice);
            moved[choice] = true;
            order.push(choice);
            let step = -2.0 * side[choice];
            side[choice] = -side[choice];
            for &(j, weight) in &self.ties[choice] {
                sums[j] += step * weight;
            }
            for (j, sum) in sums.iter_mut().enumerate() {
                *sum -= step * self.strength[j] * self.strength[choice] / self.ends;
            }
            sums[choice] -= step * self.rows[choice];
            if now > best {
                (best, at) = (now, order.len());
            }
        }
        for &i in &order[at..] {
            side[i] = -side[i];
        }
        at > 0
    }
}
