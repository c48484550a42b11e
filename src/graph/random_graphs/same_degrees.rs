//! As many ties for every node, with whomever.

use super::{steps, with_ties};
use crate::graph::{CompactGraph, random::Stream};
use indexmap::IndexSet;
use std::hash::{BuildHasherDefault, Hasher};

/// A simple graph in which every node has as many ties as in this one (with direction: as many out and as many in), every such
/// graph equally likely as far as the chain is mixed.
///
/// A chain of exchanges from the given graph: two ties a–b and c–d become a–d and c–b, unless that makes a loop or doubles a tie;
/// then the graph stays as it is, and the attempt counts as a step, without which some graphs would come up too often. Exchanges
/// alone cannot turn a circle of three arcs round, so that with direction each step also tries one such turn. At least 20 steps
/// per tie.
///
/// A star has one graph of its degrees only: itself.
///
/// Source: Fosdick, Larremore, Nishimura & Ugander 2018, doi:10.1137/16M1087175; for direction Rao, Jana & Bandyopadhyay 1996.
///
/// ```
/// use verbinder::graph::{CompactGraph, random_graphs};
///
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// assert_eq!(random_graphs::same_degrees(&star, &mut random_graphs::stream(1, 0)), star);
/// ```
pub fn same_degrees(graph: &CompactGraph, random: &mut Stream) -> CompactGraph {
    if graph.edge_count() < 2 {
        return graph.clone();
    }
    let mut ties = Ties::new(graph);
    for _ in 0..steps(graph.edge_count()) {
        ties.exchange(random);
        if ties.directed {
            ties.turn_circle(graph.node_count(), random);
        }
    }
    let list: Vec<(u32, u32)> = ties.set.iter().map(|&key| ends(key)).collect();
    with_ties(graph, &list, random)
}

/// The ties of the graph where the chain is now, by number and by ends.
struct Ties {
    directed: bool,
    set: IndexSet<u64, BuildHasherDefault<Spread>>,
}

impl Ties {
    fn new(graph: &CompactGraph) -> Self {
        let directed = graph.is_directed();
        Ties { directed, set: graph.edges().iter().map(|&(a, b)| key(directed, a, b)).collect() }
    }

    fn any(&self, random: &mut Stream) -> (u32, u32) {
        ends(self.set[random.below(self.set.len())])
    }

    fn has(&self, a: u32, b: u32) -> bool {
        self.set.contains(&key(self.directed, a, b))
    }

    fn replace(&mut self, old: (u32, u32), new: (u32, u32)) {
        self.set.swap_remove(&key(self.directed, old.0, old.1));
        self.set.insert(key(self.directed, new.0, new.1));
    }

    /// Tries a–b, c–d → a–d, c–b. The same tie twice fails by itself.
    fn exchange(&mut self, random: &mut Stream) {
        let ((a, b), (mut c, mut d)) = (self.any(random), self.any(random));
        if !self.directed && random.below(2) == 0 {
            (c, d) = (d, c);
        }
        if a != d && c != b && !self.has(a, d) && !self.has(c, b) {
            self.replace((a, b), (a, d));
            self.replace((c, d), (c, b));
        }
    }

    /// Tries a → b → c → a to a ← b ← c ← a.
    fn turn_circle(&mut self, nodes: usize, random: &mut Stream) {
        let (a, b) = self.any(random);
        let c = random.below(nodes) as u32;
        let circle = [(a, b), (b, c), (c, a)];
        if a != c && b != c && circle.iter().all(|&(from, to)| self.has(from, to) && !self.has(to, from)) {
            circle.into_iter().for_each(|(from, to)| self.replace((from, to), (to, from)));
        }
    }
}

/// The ends as one number; without direction the smaller one comes first.
fn key(directed: bool, a: u32, b: u32) -> u64 {
    let (a, b) = if directed || a < b { (a, b) } else { (b, a) };
    u64::from(a) << 32 | u64::from(b)
}

fn ends(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

/// Spreads keys over a table: much faster than what keeps strangers from choosing keys, whom there are none of here.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
