//! How many nodes stand at each distance from every node, for many nodes at once.
//!
//! Searches in steps go side by side, one in each bit of a word (Then et al. 2014, doi:10.14778/2735496.2735507): an arc that all
//! of them follow is followed once. How many were found at a distance is counted in all bits at once too, in words that hold the
//! binary digits of the counts. Sources near each other are searched from together (`breadth_first`), as their searches come by at the
//! same time; and nodes with a single tie are neither searched from nor found, but counted one step behind the node that they hang on.

use super::breadth_first::breadth_first;
use super::rows::Rows;
use super::shortest_paths::Along;
use super::{CompactGraph, parallel};
use std::ops::Range;

/// Words per node: so many times 64 searches go side by side.
const WORDS: usize = 4;
/// Searches that go side by side.
const SIDE_BY_SIDE: usize = 64 * WORDS;

type Bits = [u64; WORDS];
const NO_BITS: Bits = [0; WORDS];

/// What is known of every node once its rings are: starts from `start`, and is told in ascending order of every number of steps at
/// which there are others, and of how many. `sources` are the nodes that it is wanted of. Weights are ignored.
pub fn over_rings<T: Clone + Send + Sync>(
    graph: &CompactGraph,
    along: Along,
    sources: Range<usize>,
    start: &T,
    ring: impl Fn(&mut T, usize, usize) + Sync + Send,
) -> Vec<T> {
    let folded = Folded::of(graph, along);
    let wanted = |node: &u32| sources.contains(&(*node as usize));
    // Whose search tells of a node that is wanted.
    let roots: Vec<u32> =
        (0..folded.nodes.len() as u32).filter(|&root| folded.told_by(root).any(|node| wanted(&node))).collect();
    let found = parallel::long_map_with(
        roots.len().div_ceil(SIDE_BY_SIDE),
        || Searches::new(folded.nodes.len()),
        |searches, batch| {
            let first = batch * SIDE_BY_SIDE;
            let roots = &roots[first..roots.len().min(first + SIDE_BY_SIDE)];
            let mut told: Vec<(u32, T)> = Vec::new();
            let mut firsts = Vec::with_capacity(roots.len());
            for &root in roots {
                firsts.push(told.len());
                told.extend(folded.told_by(root).filter(wanted).map(|node| (node, start.clone())));
            }
            firsts.push(told.len());
            // The count of each search at the step at hand, and what hangs on the nodes found there, one step on.
            let (mut here, mut behind) = (Counts::default(), Counts::default());
            for (search, &root) in roots.iter().enumerate() {
                behind.add(bit(search), folded.hanging(root).len());
            }
            let mut tell = |steps: usize, counts: &Counts| {
                for (search, &root) in roots.iter().enumerate() {
                    let others = counts.of(search);
                    if others == 0 {
                        continue;
                    }
                    for (node, of) in &mut told[firsts[search]..firsts[search + 1]] {
                        if *node == folded.nodes[root as usize] {
                            ring(of, steps, others);
                        } else if steps > 1 {
                            ring(of, steps + 1, others);
                        } else {
                            // One step from what it hangs on, which is one step away; itself is none of the others.
                            ring(of, 1, 1);
                            if others > 1 {
                                ring(of, 2, others - 1);
                            }
                        }
                    }
                }
            };
            let mut last = 0;
            std::mem::swap(&mut here, &mut behind);
            searches.run(
                |node| folded.rows.of_node(node),
                roots,
                |steps, found| match found {
                    Some((node, bits)) => {
                        here.carry(0, bits);
                        behind.add(bits, folded.hanging(node).len());
                    }
                    None => {
                        tell(steps, &here);
                        here.digits.clear();
                        std::mem::swap(&mut here, &mut behind);
                        last = steps;
                    }
                },
            );
            tell(last + 1, &here);
            told
        },
    );
    let mut of = vec![start.clone(); sources.len()];
    for (node, found) in found.into_iter().flatten() {
        of[node as usize - sources.start] = found;
    }
    of
}

/// A graph without the nodes that have a single tie, its nodes in an order in which those near each other follow each other.
struct Folded {
    rows: Rows,
    /// The node of the graph that each one is.
    nodes: Vec<u32>,
    /// The nodes of the graph that hang on each, one after the other, and where each begins.
    leaves: Vec<u32>,
    starts: Vec<usize>,
}

impl Folded {
    fn of(graph: &CompactGraph, along: Along) -> Folded {
        let n = graph.node_count();
        // Two nodes with one tie between them hang on nobody.
        let hangs = |node: usize| match *graph.neighbors(node) {
            [on] if !graph.is_directed() && graph.degree(on as usize) > 1 => Some(on),
            _ => None,
        };
        let mut number = vec![u32::MAX; n];
        let mut nodes: Vec<u32> = (0..n as u32).filter(|&node| hangs(node as usize).is_none()).collect();
        let numbered = |nodes: &[u32], number: &mut [u32]| {
            nodes.iter().zip(0..).for_each(|(&node, at)| number[node as usize] = at);
        };
        numbered(&nodes, &mut number);
        let rows_of = |nodes: &[u32], number: &[u32]| {
            let mut rows = Rows { offsets: Vec::with_capacity(nodes.len() + 1), targets: Vec::new() };
            rows.offsets.push(0);
            for &node in nodes {
                let others = along.neighbors(graph, node as usize).iter().map(|&other| number[other as usize]);
                rows.targets.extend(others.filter(|&other| other != u32::MAX));
                rows.offsets.push(rows.targets.len());
            }
            rows
        };
        let mut rows = rows_of(&nodes, &number);
        if nodes.len() > SIDE_BY_SIDE {
            let most = (0..rows.count() as u32).max_by_key(|&node| rows.of_node(node as usize).len());
            let starts = most.into_iter().chain(0..rows.count() as u32);
            let order = breadth_first(rows.count(), starts, |node| rows.of_node(node as usize).iter().copied());
            nodes = order.into_iter().map(|at| nodes[at as usize]).collect();
            numbered(&nodes, &mut number);
            rows = rows_of(&nodes, &number);
        }
        let (mut leaves, mut starts) = (Vec::with_capacity(n - nodes.len()), Vec::with_capacity(nodes.len() + 1));
        starts.push(0);
        for &node in &nodes {
            if !graph.is_directed() {
                let others = graph.neighbors(node as usize).iter().copied();
                leaves.extend(others.filter(|&other| number[other as usize] == u32::MAX));
            }
            starts.push(leaves.len());
        }
        Folded { rows, nodes, leaves, starts }
    }

    /// The nodes of the graph that hang on one of these.
    fn hanging(&self, root: u32) -> &[u32] {
        &self.leaves[self.starts[root as usize]..self.starts[root as usize + 1]]
    }

    /// The nodes of the graph whose rings follow from a search from here.
    fn told_by(&self, root: u32) -> impl Iterator<Item = u32> {
        std::iter::once(self.nodes[root as usize]).chain(self.hanging(root).iter().copied())
    }
}

/// Which nodes are how many steps away from these sources, several of which may be the same: `found` is told of a node, a number of
/// steps from 1, and how many of the sources are that far. Weights are ignored.
pub(super) fn around(graph: &CompactGraph, along: Along, sources: &[u32], mut found: impl FnMut(u32, usize, u32)) {
    let mut searches = Searches::new(graph.node_count());
    for some in sources.chunks(SIDE_BY_SIDE) {
        searches.run(
            |node| along.neighbors(graph, node),
            some,
            |steps, at| {
                if let Some((node, bits)) = at {
                    found(node, steps, bits.iter().map(|word| word.count_ones()).sum());
                }
            },
        );
    }
}

/// Memory for searches side by side.
struct Searches {
    /// Which searches have found a node, found it in the last step, and find it in this one.
    seen: Vec<Bits>,
    here: Vec<Bits>,
    next: Vec<Bits>,
    /// The nodes with bits in `here`, and in `next`.
    at: Vec<u32>,
    coming: Vec<u32>,
}

impl Searches {
    fn new(nodes: usize) -> Searches {
        let none = || vec![NO_BITS; nodes];
        Searches { seen: none(), here: none(), next: none(), at: Vec::new(), coming: Vec::new() }
    }

    /// Searches from these sources, several of which may be the same. `found` is told of every node that searches find after a
    /// number of steps, and of which they are, and of the end of every step.
    fn run<'g>(
        &mut self,
        neighbors: impl Fn(usize) -> &'g [u32],
        sources: &[u32],
        mut found: impl FnMut(usize, Option<(u32, Bits)>),
    ) {
        self.seen.fill(NO_BITS);
        self.at.clear();
        for (search, &source) in sources.iter().enumerate() {
            if is_none(self.seen[source as usize]) {
                self.at.push(source);
            }
            self.seen[source as usize][search / 64] |= 1 << (search % 64);
            self.here[source as usize] = self.seen[source as usize];
        }
        for steps in 1.. {
            for &node in &self.at {
                let node = node as usize;
                let bits = std::mem::replace(&mut self.here[node], NO_BITS);
                for &other in neighbors(node) {
                    let next = &mut self.next[other as usize];
                    if is_none(*next) {
                        self.coming.push(other);
                    }
                    let before = *next;
                    *next = std::array::from_fn(|word| before[word] | bits[word]);
                }
            }
            self.at.clear();
            for node in self.coming.drain(..) {
                let place = node as usize;
                let (come, seen) = (std::mem::replace(&mut self.next[place], NO_BITS), self.seen[place]);
                let fresh: Bits = std::array::from_fn(|word| come[word] & !seen[word]);
                if is_none(fresh) {
                    continue;
                }
                self.seen[place] = std::array::from_fn(|word| seen[word] | fresh[word]);
                self.here[place] = fresh;
                self.at.push(node);
                found(steps, Some((node, fresh)));
            }
            if self.at.is_empty() {
                return;
            }
            found(steps, None);
        }
    }
}

/// Whether no search has its bit here. Word by word: as one comparison of memory it waits for what was just written.
fn is_none(bits: Bits) -> bool {
    bits.iter().fold(0, |all, word| all | word) == 0
}

/// The bit of a search.
fn bit(search: usize) -> Bits {
    let mut bits = NO_BITS;
    bits[search / 64] = 1 << (search % 64);
    bits
}

/// A count for each search: binary digits, the lowest first.
#[derive(Default)]
struct Counts {
    digits: Vec<Bits>,
}

impl Counts {
    /// Adds so much to the counts of the searches with a bit.
    #[inline]
    fn add(&mut self, bits: Bits, mut count: usize) {
        let mut place = 0;
        while count > 0 {
            if count & 1 == 1 {
                self.carry(place, bits);
            }
            (count, place) = (count >> 1, place + 1);
        }
    }

    /// Adds one at a digit.
    #[inline]
    fn carry(&mut self, place: usize, mut carry: Bits) {
        if self.digits.len() <= place {
            self.digits.resize(place, NO_BITS);
        }
        for digit in &mut self.digits[place..] {
            let before = *digit;
            *digit = std::array::from_fn(|word| before[word] ^ carry[word]);
            carry = std::array::from_fn(|word| before[word] & carry[word]);
            if is_none(carry) {
                return;
            }
        }
        self.digits.push(carry);
    }

    fn of(&self, search: usize) -> usize {
        let bit = |digit: &Bits| usize::from(digit[search / 64] >> (search % 64) & 1 == 1);
        self.digits.iter().rev().fold(0, |sum, digit| 2 * sum + bit(digit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rings of every node: how many are one step away, two, and so on.
    fn rings(graph: &CompactGraph, sources: Range<usize>) -> Vec<Vec<usize>> {
        over_rings(graph, Along::Out, sources, &Vec::new(), |rings: &mut Vec<usize>, steps, others| {
            rings.push(others);
            assert_eq!(rings.len(), steps);
        })
    }

    // By hand: a star of four, two nodes with a tie, one node alone, and a path of three whose ends hang on its middle.
    #[test]
    fn what_hangs_on_one_node() {
        let graph = CompactGraph::undirected(10, &[(0, 1), (0, 2), (0, 3), (4, 5), (7, 8), (8, 9)]);
        let star = [vec![3], vec![1, 2], vec![1, 2], vec![1, 2]];
        let rest = [vec![1], vec![1], vec![], vec![1, 1], vec![2], vec![1, 1]];
        let all = [&star[..], &rest[..]].concat();
        assert_eq!(rings(&graph, 0..10), all);
        // A leaf is asked for without the node that it hangs on, and the other way round.
        assert_eq!(rings(&graph, 1..8), all[1..8]);
    }
    use crate::graph::shortest_paths::Search;
    use crate::graph::{compact::Merge, random_graphs};

    // Against the search from one node at a time, across the borders of words and batches, in pieces, both ways along arcs.
    #[test]
    fn as_from_one_node_at_a_time() {
        for (n, m, directed) in
            [(300, 500, false), (900, 700, false), (600, 1400, true), (64, 40, false), (65, 64, true), (3, 0, false)]
        {
            let edges: Vec<(u32, u32, f64)> = (0..m).map(|edge| (edge % n, (edge * 7 + 1) % n, 1.0)).collect();
            let graph = CompactGraph::from_edges(n as usize, directed, false, &edges, Merge::Max);
            let graph = random_graphs::same_density(&graph, &mut random_graphs::stream(1, 0));
            for along in [Along::Out, Along::In] {
                let rings = over_rings(&graph, along, 0..n as usize, &Vec::new(), |rings, steps, others| {
                    rings.push((steps, others))
                });
                let mut search = Search::new(&graph, along);
                for (node, rings) in rings.iter().enumerate() {
                    search.run(node);
                    let mut counts: Vec<(usize, usize)> = Vec::new();
                    for &other in &search.reached()[1..] {
                        let steps = search.distance(other as usize) as usize;
                        match counts.last_mut() {
                            Some((last, count)) if *last == steps => *count += 1,
                            _ => counts.push((steps, 1)),
                        }
                    }
                    assert_eq!(rings, &counts, "{n} {directed} {node}");
                }
            }
        }
    }
}
