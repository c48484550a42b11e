//! Communities by short random walks.

use super::girvan_newman::{best, nearest};
use super::{ClusterListens, ClusterOptions, Clustering, GroupCount, Method, Partition, Quality};
use crate::graph::compact::Merge;
use crate::graph::{CompactGraph, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};
use std::collections::{BTreeMap, BTreeSet};

/// The entry in the registry.
pub const WALKTRAP: Method = Method {
    id: "walktrap",
    name: Text { en: "Walktrap", nl: "Walktrap" },
    meaning: Text {
        en: "Nodes from which a short random walk along ties gets to the same places.",
        nl: "Knopen vanwaar een korte willekeurige wandeling langs relaties op dezelfde plekken uitkomt.",
    },
    caution: Text {
        en: "In small networks many steps are equal, and other programs may decide them otherwise.",
        nl: "In kleine netwerken zijn veel stappen gelijk; andere programma's kunnen anders beslissen.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Strength,
    quality: Quality::Modularity,
    listens: &[ClusterListens::Groups, ClusterListens::Resolution],
    most_nodes: 5000,
    reference: "Pons & Latapy 2006",
    find: walktrap,
};

/// Number of steps of the walks.
const STEPS: usize = 4;

/// The division into nodes from which short random walks get to the same places.
///
/// # Definition
///
/// P(i, k) is the probability that a walk of four steps from i ends at k, where every node has a tie to itself as heavy as its
/// mean tie. The distance of two groups is r² = Σ_k (P(A, k) − P(B, k))² / d(k), with P of a group the mean of its members and d
/// the strength with the own tie. From single nodes on, the two neighbouring groups whose union adds least to the variance
/// inside groups, |A||B| / (|A| + |B|) · r² / n, become one (Ward), until nothing is left to join. The level of highest
/// modularity is taken. As in the authors' program, a union with a group tied to one half only is first guessed, as if the other
/// half were no nearer to it than the halves to each other, and measured when its turn comes.
///
/// # Reading it
///
/// A walker who sets out in a dense group seldom leaves it in a few steps. Gives a tree, so that the number of groups can be
/// chosen.
///
/// # Conventions
///
/// Direction: a directed graph is read as undirected, with the stronger weight. Weights: strength. Pieces are never joined;
/// isolates stay alone. Of equal unions the first in order of members is made; of equal modularities the level of fewest groups is
/// taken.
///
/// # Undefined when
///
/// Never; without ties every node is alone and the modularity is undefined.
///
/// # Cost
///
/// O(n m) for the walks and about O(n²) for the tree, O(n²) memory.
///
/// # Checked against
///
/// tests/reference: best modularity of 16 networks (igraph 1.0.0, the authors' own code).
///
/// # References
///
/// Pons & Latapy 2006, doi:10.7155/jgaa.00124.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, walktrap::walktrap};
///
/// let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);
/// assert_eq!(walktrap(&graph, &ClusterOptions::default()).groups, [[0, 1, 2], [3, 4, 5]]);
/// ```
pub fn walktrap(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let flat = graph.symmetrised(Merge::Max);
    // Fewest groups first, as a network falls apart.
    let mut levels = tree(&flat);
    levels.reverse();
    let level = match options.groups {
        GroupCount::About(groups) => nearest(&levels, groups),
        GroupCount::Best => best(&flat, &levels, options.resolution),
    };
    Clustering::of(&flat, levels.swap_remove(level))
}

/// A group on its way through the tree.
struct Group {
    size: f64,
    /// Where walks from its members end, on average.
    ends: Vec<f64>,
    /// The groups tied to it, with what their union would add to the variance.
    near: BTreeMap<usize, Added>,
}

/// What a union would add to the variance, times the number of nodes.
#[derive(Debug, Clone, Copy)]
struct Added {
    value: f64,
    known: Known,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Exactly,
    /// From what was known of the two halves of a group; measured when its turn comes.
    Guessed,
}

/// The levels of the tree, from single nodes to pieces of the network.
fn tree(graph: &CompactGraph) -> Vec<Partition> {
    let n = graph.node_count();
    let own: Vec<f64> = (0..n).map(|node| graph.strength(node) / graph.degree(node).max(1) as f64).collect();
    let strength: Vec<f64> = (0..n).map(|node| graph.strength(node) + own[node]).collect();
    let walks = parallel::map(n, |start| walk(graph, &own, &strength, start));
    let mut groups = Groups {
        strength,
        groups: walks.into_iter().map(|ends| Some(Group { size: 1.0, ends, near: BTreeMap::new() })).collect(),
        open: BTreeSet::new(),
    };
    for &(a, b) in graph.edges() {
        groups.measure(a as usize, b as usize);
    }
    let mut label: Vec<usize> = (0..n).collect();
    let mut levels = vec![Partition::from_labels(&label)];
    while let Some((a, b, added)) = groups.next() {
        let fresh = groups.join(a, b, added);
        for own in &mut label {
            if *own == a || *own == b {
                *own = fresh;
            }
        }
        levels.push(Partition::from_labels(&label));
    }
    levels
}

/// All groups that there ever were, by number, and the unions to choose from.
struct Groups {
    strength: Vec<f64>,
    groups: Vec<Option<Group>>,
    /// What a union adds, as bits, which order as numbers above nought do, then the two groups.
    open: BTreeSet<(u64, usize, usize)>,
}

impl Groups {
    fn set(&mut self, a: usize, b: usize, added: Added) {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(group) = self.groups[from].as_mut() {
                group.near.insert(to, added);
            }
        }
        self.open.insert((added.value.to_bits(), a.min(b), a.max(b)));
    }

    /// Computes what the union of two groups adds.
    fn measure(&mut self, a: usize, b: usize) {
        if let (Some(first), Some(second)) = (&self.groups[a], &self.groups[b]) {
            let squares = first.ends.iter().zip(&second.ends).zip(&self.strength);
            let distance: f64 = squares.map(|((x, y), d)| if *d > 0.0 { (x - y) * (x - y) / d } else { 0.0 }).sum();
            let value = distance * first.size * second.size / (first.size + second.size);
            self.set(a, b, Added { value, known: Known::Exactly });
        }
    }

    /// The union that adds least.
    fn next(&mut self) -> Option<(usize, usize, f64)> {
        while let Some((bits, a, b)) = self.open.pop_first() {
            let known = self.groups[a].as_ref().and_then(|group| group.near.get(&b)).map(|added| added.known);
            match known {
                Some(Known::Exactly) => return Some((a, b, f64::from_bits(bits))),
                _ => self.measure(a, b),
            }
        }
        None
    }

    /// Makes one group of two; its number.
    fn join(&mut self, a: usize, b: usize, added: f64) -> usize {
        let fresh = self.groups.len();
        let (Some(first), Some(second)) = (self.groups[a].take(), self.groups[b].take()) else {
            unreachable!("unions to choose from are of groups that are there")
        };
        let size = first.size + second.size;
        let ends =
            first.ends.iter().zip(&second.ends).map(|(x, y)| (x * first.size + y * second.size) / size).collect();
        self.groups.push(Some(Group { size, ends, near: BTreeMap::new() }));
        let others: BTreeSet<usize> =
            first.near.keys().chain(second.near.keys()).copied().filter(|&other| other != a && other != b).collect();
        for other in others {
            let Some(neighbor) = self.groups[other].as_mut() else { continue };
            let third = neighbor.size;
            let (to_first, to_second) = (neighbor.near.remove(&a), neighbor.near.remove(&b));
            for (number, known) in [(a, to_first), (b, to_second)] {
                if let Some(added) = known {
                    self.open.remove(&(added.value.to_bits(), number.min(other), number.max(other)));
                }
            }
            let (x, y) = (first.size + third, second.size + third);
            let (sum, known) = match (to_first, to_second) {
                (Some(p), Some(q)) => (
                    x * p.value + y * q.value - third * added,
                    if (p.known, q.known) == (Known::Exactly, Known::Exactly) {
                        Known::Exactly
                    } else {
                        Known::Guessed
                    },
                ),
                (Some(p), None) => (x * p.value + second.size * added, Known::Guessed),
                (None, Some(q)) => (first.size * added + y * q.value, Known::Guessed),
                (None, None) => continue,
            };
            self.set(other, fresh, Added { value: (sum / (size + third)).max(0.0), known });
        }
        fresh
    }
}

/// Where a walk from `start` is after [`STEPS`] steps.
fn walk(graph: &CompactGraph, own: &[f64], strength: &[f64], start: usize) -> Vec<f64> {
    let n = graph.node_count();
    let mut at = vec![0.0; n];
    at[start] = 1.0;
    if strength[start] <= 0.0 {
        return at;
    }
    for _ in 0..STEPS {
        let mut next = vec![0.0; n];
        for node in (0..n).filter(|&node| at[node] > 0.0) {
            let share = at[node] / strength[node];
            next[node] += share * own[node];
            for (&other, &edge) in graph.neighbors(node).iter().zip(graph.neighbor_edges(node)) {
                next[other as usize] += share * graph.weight(edge as usize);
            }
        }
        at = next;
    }
    at
}
