//! How many nodes stand at each distance from every node, for many nodes at once.
//!
//! Searches in steps go side by side, one in each bit of a word (Then et al. 2014, doi:10.14778/2735496.2735507): an arc that all
//! of them follow is followed once. How many were found at a distance is counted in all bits at once too, in words that hold the
//! binary digits of the counts.

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
    let n = graph.node_count();
    let found = parallel::long_map_with(
        sources.len().div_ceil(SIDE_BY_SIDE),
        || Searches::new(n),
        |searches, batch| {
            let first = sources.start + batch * SIDE_BY_SIDE;
            let sources = first..sources.end.min(first + SIDE_BY_SIDE);
            let mut of = vec![start.clone(); sources.len()];
            // Binary digits of the count of each search, the lowest first.
            let mut digits = Vec::new();
            let sources: Vec<u32> = sources.map(|source| source as u32).collect();
            searches.run(graph, along, &sources, |steps, found| match found {
                Some((_, bits)) => add_one(&mut digits, bits),
                None => {
                    for (search, of) in of.iter_mut().enumerate() {
                        let bit = |digit: &Bits| usize::from(digit[search / 64] >> (search % 64) & 1 == 1);
                        let others = digits.iter().rev().fold(0, |sum, digit| 2 * sum + bit(digit));
                        if others > 0 {
                            ring(of, steps, others);
                        }
                    }
                    digits.clear();
                }
            });
            of
        },
    );
    found.into_iter().flatten().collect()
}

/// Which nodes are how many steps away from these sources, several of which may be the same: `found` is told of a node, a number of
/// steps from 1, and how many of the sources are that far. Weights are ignored.
pub(super) fn around(graph: &CompactGraph, along: Along, sources: &[u32], mut found: impl FnMut(u32, usize, u32)) {
    let mut searches = Searches::new(graph.node_count());
    for some in sources.chunks(SIDE_BY_SIDE) {
        searches.run(graph, along, some, |steps, at| {
            if let Some((node, bits)) = at {
                found(node, steps, bits.iter().map(|word| word.count_ones()).sum());
            }
        });
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
    fn run(
        &mut self,
        graph: &CompactGraph,
        along: Along,
        sources: &[u32],
        mut found: impl FnMut(usize, Option<(u32, Bits)>),
    ) {
        self.seen.fill(NO_BITS);
        self.at.clear();
        for (search, &source) in sources.iter().enumerate() {
            if self.seen[source as usize] == NO_BITS {
                self.at.push(source);
            }
            self.seen[source as usize][search / 64] |= 1 << (search % 64);
            self.here[source as usize] = self.seen[source as usize];
        }
        for steps in 1.. {
            for &node in &self.at {
                let node = node as usize;
                let bits = std::mem::replace(&mut self.here[node], NO_BITS);
                for &other in along.neighbors(graph, node) {
                    let next = &mut self.next[other as usize];
                    if *next == NO_BITS {
                        self.coming.push(other);
                    }
                    next.iter_mut().zip(bits).for_each(|(next, bits)| *next |= bits);
                }
            }
            self.at.clear();
            for node in self.coming.drain(..) {
                let place = node as usize;
                let mut fresh = std::mem::replace(&mut self.next[place], NO_BITS);
                fresh.iter_mut().zip(&self.seen[place]).for_each(|(fresh, seen)| *fresh &= !seen);
                if fresh == NO_BITS {
                    continue;
                }
                self.seen[place].iter_mut().zip(fresh).for_each(|(seen, fresh)| *seen |= fresh);
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

/// Adds one to the counts of the searches with a bit.
fn add_one(digits: &mut Vec<Bits>, mut carry: Bits) {
    for digit in digits.iter_mut() {
        for (digit, carry) in digit.iter_mut().zip(&mut carry) {
            (*digit, *carry) = (*digit ^ *carry, *digit & *carry);
        }
        if carry == NO_BITS {
            return;
        }
    }
    digits.push(carry);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::shortest_paths::Search;
    use crate::graph::{compact::Merge, random_graphs};

    // Against the search from one node at a time, across the borders of words and batches, in pieces, both ways along arcs.
    #[test]
    fn as_from_one_node_at_a_time() {
        for (n, m, directed) in [(300, 500, false), (600, 1400, true), (64, 40, false), (65, 64, true), (3, 0, false)] {
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
