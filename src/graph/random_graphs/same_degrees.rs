//! As many ties for every node, with whomever.

use super::{steps, with_ties};
use crate::graph::pairs::{Pairs, Spread, key};
use crate::graph::{CompactGraph, random::Stream};
use indexmap::IndexSet;
use std::hash::BuildHasherDefault;

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
    let list = if !graph.is_directed() {
        exchanged(graph, random)
    } else {
        let mut ties = Ties::new(graph);
        for _ in 0..steps(graph.edge_count()) {
            ties.exchange(random);
            ties.turn_circle(graph.node_count(), random);
        }
        ties.set.iter().map(|&key| ends(key)).collect()
    };
    with_ties(graph, &list, random)
}

/// The ties at the end of the chain without direction.
fn exchanged(graph: &CompactGraph, random: &mut Stream) -> Vec<(u32, u32)> {
    let mut chain = Chain::of(graph);
    chain.run(steps(graph.edge_count()), random);
    chain.list
}

/// The chain of graphs without direction in which every node keeps its number of ties: exchanges a–b, c–d → a–d, c–b. Graphs that lie
/// some steps apart are as good as drawn anew, and cost less than a chain for each.
#[derive(Debug)]
pub struct Chain {
    tied: Pairs,
    list: Vec<(u32, u32)>,
}

impl Chain {
    /// The chain at this graph, which has no direction.
    pub fn of(graph: &CompactGraph) -> Chain {
        debug_assert!(!graph.is_directed());
        Chain { tied: Pairs::of(graph.node_count(), graph.edges()), list: graph.edges().to_vec() }
    }

    /// The steps after which a graph counts as drawn, whatever it began with.
    pub fn steps_to_mix(&self) -> usize {
        steps(self.list.len())
    }

    /// The ties of the graph where the chain is now.
    pub fn ties(&self) -> &[(u32, u32)] {
        &self.list
    }

    /// Goes so many steps on.
    pub fn run(&mut self, steps: usize, random: &mut Stream) {
        let in_order = |a: u32, b: u32| (a.min(b), a.max(b));
        let Chain { tied, list } = self;
        let Some(last) = list.len().checked_sub(1) else { return };
        for _ in 0..steps {
            let (first, second) = (random.below(list.len()), random.below(list.len()));
            let ((a, b), (mut c, mut d)) = (list[first], list[second]);
            if random.below(2) == 0 {
                (c, d) = (d, c);
            }
            let (one, other) = (in_order(a, d), in_order(c, b));
            // The same tie twice fails by itself.
            if a == d || c == b || tied.has(one.0, one.1) || tied.has(other.0, other.1) {
                continue;
            }
            for (old, new) in [(list[first], one), (list[second], other)] {
                tied.remove(old.0, old.1);
                tied.insert(new.0, new.1);
            }
            // The last tie takes the place of an old one, and the new one goes to the end; then so again.
            let second = if second == last { first } else { second };
            list[first] = list[last];
            list[last] = one;
            list[second] = list[last];
            list[last] = other;
        }
    }
}

/// The ties of a graph with direction where the chain is now, by number and by ends.
struct Ties {
    set: IndexSet<u64, BuildHasherDefault<Spread>>,
}

impl Ties {
    fn new(graph: &CompactGraph) -> Self {
        Ties { set: graph.edges().iter().map(|&(a, b)| key(a, b)).collect() }
    }

    fn any(&self, random: &mut Stream) -> (u32, u32) {
        ends(self.set[random.below(self.set.len())])
    }

    fn has(&self, a: u32, b: u32) -> bool {
        self.set.contains(&key(a, b))
    }

    fn replace(&mut self, old: (u32, u32), new: (u32, u32)) {
        self.set.swap_remove(&key(old.0, old.1));
        self.set.insert(key(new.0, new.1));
    }

    /// Tries a–b, c–d → a–d, c–b. The same tie twice fails by itself.
    fn exchange(&mut self, random: &mut Stream) {
        let ((a, b), (c, d)) = (self.any(random), self.any(random));
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

fn ends(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}
