//! Roles by fitting an image: groups between which there are all ties, none, or somebody for each.

use super::consensus::{certainty, together};
use super::image::{BlockTypes, Counts};
use super::{ClusterListens, ClusterOptions, Clustering, GroupCount, Method, Partition, Quality, Remark};
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, parallel};
use crate::measures::{DirectionUse, Text, WeightUse};

/// The entry in the registry.
pub const DIRECT_BLOCKMODEL: Method = Method {
    id: "direct-blockmodel",
    name: Text { en: "Direct blockmodel", nl: "Direct blokmodel" },
    meaning: Text {
        en: "As many roles as you ask for, such that from role to role all are tied, nobody is, or everybody has somebody.",
        nl: "Zoveel rollen als gevraagd, zo dat van rol tot rol allen verbonden zijn, niemand, of ieder iemand heeft.",
    },
    caution: Text {
        en: "It always finds as many roles as asked for (3 unless you say), and often several divisions are as good: try other \
             numbers and look at the inconsistencies.",
        nl: "Er komen altijd zoveel rollen als gevraagd (3 als niets is gevraagd) en vaak zijn meer indelingen even goed: probeer \
             andere aantallen en let op de afwijkingen.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    quality: Quality::Inconsistencies,
    listens: &[ClusterListens::Groups, ClusterListens::Blocks, ClusterListens::Runs],
    most_nodes: 500,
    reference: "Doreian, Batagelj & Ferligoj 2005",
    find: direct_blockmodel,
};

/// The number of groups if none is asked for.
const GROUPS: usize = 3;

/// The most exchanges of two nodes that are tried in a row without success.
const EXCHANGES: usize = 2000;

/// Groups of nodes that play the same role, by the ties between roles.
///
/// # Definition
///
/// Each pair of groups is a block of the matrix of ties. A block is as inconsistent as it differs from the nearest kind that is
/// allowed: null (its ties), complete (its gaps), regular (rows × columns − rows with a tie × columns with a tie). Looks for the
/// division into k groups with the fewest inconsistencies: from random divisions a node goes to another group, or two change
/// places, as long as that lowers their number (a few times also where it stays the same); the best of many runs is kept. See [`image`](super::image()).
///
/// # Reading it
///
/// The image tells the roles: a complete block inside is a circle, a null block inside with a complete one to another group are
/// clients of the same partners. Regular blocks ask less: each client has some partner in that group, no matter which.
///
/// # Conventions
///
/// Direction: followed. Weights: ignored. The diagonal takes no part. Without direction every pair of groups counts twice, as in the
/// matrix. Isolates stay alone. k is 3 unless chosen: the criterion falls with every group more and cannot choose. Of equally good
/// divisions the first in order of labels is taken, and the result says that there are others.
///
/// # Undefined when
///
/// Never; with fewer nodes than groups every node is alone, and without ties there is nothing to go by.
///
/// # Cost
///
/// O(n k (k² + degree)) per sweep and run, and 2000 exchanges; random, one stream of numbers per run, runs in parallel with the same
/// result.
///
/// # Checked against
///
/// R blockmodeling 1.1.4 (`critFunC` of given divisions; never more inconsistencies than `optRandomParC`), all divisions of graphs of
/// seven nodes.
///
/// # References
///
/// Doreian, Batagelj & Ferligoj 2005, Generalized Blockmodeling, doi:10.1017/CBO9780511584176. Batagelj, Ferligoj & Doreian 1992,
/// doi:10.1016/0378-8733(92)90007-V.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::{ClusterOptions, GroupCount, direct_blockmodel::direct_blockmodel};
///
/// // Two councils that both fund the same three clubs.
/// let graph = CompactGraph::undirected(5, &[(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)]);
/// let two = ClusterOptions { groups: GroupCount::About(2), ..ClusterOptions::default() };
/// let found = direct_blockmodel(&graph, &two);
/// assert_eq!(found.groups, [vec![2, 3, 4], vec![0, 1]]);
/// assert_eq!(found.quality, 0.0);
/// ```
pub fn direct_blockmodel(graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    let keep: Vec<bool> = (0..graph.node_count()).map(|node| graph.degree(node) + graph.in_degree(node) > 0).collect();
    let (part, tied) = graph.induced(&keep);
    let runs = options.runs.max(1);
    let asked = match options.groups {
        GroupCount::Best => GROUPS,
        GroupCount::About(groups) => groups.max(1),
    };
    let groups = asked.min(part.node_count());
    let found: Vec<(usize, Partition)> = parallel::long_map(runs, |run| {
        search(&part, groups, options.blocks, &mut Stream::new(options.seed, run as u64))
    });
    let fewest = found.iter().map(|(inconsistencies, _)| *inconsistencies).min().unwrap_or(0);
    let mut best: Vec<&Partition> =
        found.iter().filter(|(inconsistencies, _)| *inconsistencies == fewest).map(|(_, division)| division).collect();
    best.sort();
    best.dedup();
    let whole = |division: &Partition| {
        let mut labels: Vec<usize> = (groups..groups + graph.node_count()).collect();
        tied.iter().zip(division.labels()).for_each(|(&node, &group)| labels[node as usize] = group);
        Partition::from_labels(&labels)
    };
    let divisions: Vec<Partition> = found.iter().map(|(_, division)| whole(division)).collect();
    let partition = whole(best[0]);
    let certainty = certainty(&divisions, &partition);
    let together = together(&divisions, &graph.symmetrised(Merge::Max));
    let quality = if part.edge_count() == 0 { f64::NAN } else { fewest as f64 };
    let clustering =
        Clustering::of(graph, partition).with_quality(quality).remarking(Remark::OthersAsGood, best.len() > 1);
    Clustering { certainty, together, runs, ..clustering }
}

/// One run: its inconsistencies and division.
fn search(graph: &CompactGraph, groups: usize, types: BlockTypes, random: &mut Stream) -> (usize, Partition) {
    let n = graph.node_count();
    let mut order: Vec<usize> = (0..n).collect();
    random.shuffle(&mut order);
    let mut labels = vec![0; n];
    // The first few open the groups, so that none is empty. Groups start small and large: a complete block is often a small one, and
    // from equal halves the search would seldom get there.
    let shares: Vec<f64> = (0..groups).map(|_| random.unit().powi(3)).collect();
    for (place, &node) in order.iter().enumerate() {
        labels[node] = if place < groups { place } else { drawn(&shares, random) };
    }
    let mut state = State::new(graph, labels, groups, types);
    let mut least = state.total();
    let mut sideways = 0;
    loop {
        let before = least;
        random.shuffle(&mut order);
        for &node in &order {
            least = state.best_move(node, least);
        }
        if least == before {
            least = state.exchange(least, random);
        }
        // Moves that change nothing lead to others that do.
        if least < before {
            sideways = 0;
        } else if sideways == SIDEWAYS {
            return (least, Partition::from_labels(&state.group));
        } else {
            sideways += 1;
            state.step_aside(least, random);
        }
    }
}

/// One of the groups, in proportion to its share.
fn drawn(shares: &[f64], random: &mut Stream) -> usize {
    let mut left = random.unit() * shares.iter().sum::<f64>();
    for (group, share) in shares.iter().enumerate() {
        left -= share;
        if left < 0.0 {
            return group;
        }
    }
    shares.len() - 1
}

/// How often in a row a search steps aside without success before it ends.
const SIDEWAYS: usize = 4;

/// A division with all that its inconsistencies are counted from.
struct State<'a> {
    graph: &'a CompactGraph,
    types: BlockTypes,
    groups: usize,
    group: Vec<usize>,
    size: Vec<usize>,
    /// Ties of every node to, and from, every group.
    to: [Vec<u32>; 2],
    ties: Vec<usize>,
    /// From group to group, the members with a tie there: those who send, those who receive.
    used: [Vec<usize>; 2],
}

impl<'a> State<'a> {
    fn new(graph: &'a CompactGraph, labels: Vec<usize>, groups: usize, types: BlockTypes) -> Self {
        let n = graph.node_count();
        let mut state = State {
            graph,
            types,
            groups,
            group: vec![usize::MAX; n],
            size: vec![0; groups],
            to: [vec![0; n * groups], vec![0; n * groups]],
            ties: vec![0; groups * groups],
            used: [vec![0; groups * groups], vec![0; groups * groups]],
        };
        for (node, label) in labels.into_iter().enumerate() {
            state.put(node, label);
        }
        state
    }

    fn total(&self) -> usize {
        (0..self.groups).flat_map(|r| (0..self.groups).map(move |s| self.block(r, s))).sum()
    }

    fn block(&self, r: usize, s: usize) -> usize {
        let cell = r * self.groups + s;
        let counts = Counts {
            rows: self.size[r],
            columns: self.size[s],
            inside: r == s,
            ties: self.ties[cell],
            used_rows: self.used[0][cell],
            used_columns: self.used[1][cell],
        };
        counts.nearest(self.types).0
    }

    /// Puts a node that is in no group into one.
    fn put(&mut self, node: usize, group: usize) {
        self.group[node] = group;
        self.size[group] += 1;
        self.count(node, true);
    }

    /// Takes a node out of its group.
    fn take(&mut self, node: usize) {
        self.count(node, false);
        self.size[self.group[node]] -= 1;
        self.group[node] = usize::MAX;
    }

    /// Adds what a node brings to its group, or takes it away.
    fn count(&mut self, node: usize, adds: bool) {
        let (k, own) = (self.groups, self.group[node]);
        let step = |number: &mut usize, by: usize| *number = if adds { *number + by } else { *number - by };
        // Its own ties, as a row and as a column of the blocks of its group.
        for other in 0..k {
            let (sends, gets) = (self.to[0][node * k + other] as usize, self.to[1][node * k + other] as usize);
            step(&mut self.ties[own * k + other], sends);
            step(&mut self.ties[other * k + own], gets);
            step(&mut self.used[0][own * k + other], usize::from(sends > 0));
            step(&mut self.used[1][other * k + own], usize::from(gets > 0));
        }
        // Those it is tied to have one more, or one less, in its group.
        let graph = self.graph;
        let back = if graph.is_directed() { graph.in_neighbors(node) } else { graph.neighbors(node) };
        for (way, partners) in [(1, graph.neighbors(node)), (0, back)] {
            for &partner in partners {
                let partner = partner as usize;
                let ties = &mut self.to[way][partner * k + own];
                let had = *ties;
                *ties = if adds { had + 1 } else { had - 1 };
                let turns = if adds { had == 0 } else { had == 1 };
                let theirs = self.group[partner];
                if turns && theirs != usize::MAX {
                    let cell = if way == 1 { own * k + theirs } else { theirs * k + own };
                    step(&mut self.used[way][cell], 1);
                }
            }
        }
    }

    /// Puts a node where the inconsistencies are fewest, if that is fewer than `least`; their number afterwards.
    fn best_move(&mut self, node: usize, least: usize) -> usize {
        let home = self.group[node];
        if self.size[home] == 1 {
            return least;
        }
        let (mut fewest, mut best) = (least, home);
        for group in (0..self.groups).filter(|&group| group != home) {
            self.take(node);
            self.put(node, group);
            let total = self.total();
            if total < fewest {
                (fewest, best) = (total, group);
            }
        }
        self.take(node);
        self.put(node, best);
        fewest
    }

    /// Every node, in random order, tries another group and stays there if that changes nothing.
    fn step_aside(&mut self, least: usize, random: &mut Stream) {
        let mut order: Vec<usize> = (0..self.group.len()).collect();
        random.shuffle(&mut order);
        for node in order {
            let (home, other) = (self.group[node], random.below(self.groups));
            if other == home || self.size[home] == 1 {
                continue;
            }
            self.take(node);
            self.put(node, other);
            if self.total() != least {
                self.take(node);
                self.put(node, home);
            }
        }
    }

    /// Lets two nodes of different groups change places, the first such pair in random order that lowers the inconsistencies; their
    /// number afterwards.
    fn exchange(&mut self, least: usize, random: &mut Stream) -> usize {
        let n = self.group.len();
        let mut pairs: Vec<(usize, usize)> = if n * n <= 2 * EXCHANGES {
            (0..n).flat_map(|a| (0..a).map(move |b| (a, b))).collect()
        } else {
            (0..EXCHANGES).map(|_| (random.below(n), random.below(n))).collect()
        };
        random.shuffle(&mut pairs);
        for (a, b) in pairs {
            let (in_a, in_b) = (self.group[a], self.group[b]);
            if in_a == in_b {
                continue;
            }
            self.swap(a, b);
            let total = self.total();
            if total < least {
                return total;
            }
            self.swap(a, b);
        }
        least
    }

    fn swap(&mut self, a: usize, b: usize) {
        let (in_a, in_b) = (self.group[a], self.group[b]);
        self.take(a);
        self.take(b);
        self.put(a, in_b);
        self.put(b, in_a);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Without ties every block is null wherever a node is: it stays at home. A path 0 - 1 - 2 - 3 of clients {0, 3} of {1, 2} as null
    // and complete blocks: {0, 3} is null inside, {1, 2} complete, and between the two 2 of 4 pairs are tied, twice: 4 inconsistencies.
    // With 0 in the other group {0, 1, 2} lacks 1 of 3 pairs and 3 is tied to 1 of 3: 2 and 2, so that 0 need not move; from 5 it would.
    #[test]
    fn a_node_moves_only_where_that_leaves_fewer_inconsistencies() {
        let none = CompactGraph::undirected(4, &[]);
        let mut state = State::new(&none, vec![0, 0, 1, 1], 2, BlockTypes::default());
        assert_eq!((state.best_move(0, 0), state.group[0]), (0, 0));
        let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        let mut state = State::new(&path, vec![0, 1, 1, 0], 2, BlockTypes::Complete);
        assert_eq!(state.total(), 4);
        assert_eq!((state.best_move(0, 4), state.group[0]), (4, 0));
        assert_eq!((state.best_move(0, 5), state.group[0]), (4, 1));
    }

    #[test]
    fn groups_are_drawn_by_their_shares() {
        let mut random = Stream::new(1, 0);
        assert!((0..100).all(|_| drawn(&[0.0, 1.0, 0.0], &mut random) == 1));
        let first = (0..4_000).filter(|_| drawn(&[1.0, 3.0], &mut random) == 0).count();
        assert!((900..1_100).contains(&first), "{first} of 4000, expected 1000 with a deviation of 27");
    }
}
