//! Betweenness taken apart: the pairs that a node lies between.

use crate::graph::through::Through;
use crate::graph::{CompactGraph, parallel};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A pair of others with shortest paths through the node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Where the paths begin; in an undirected graph the end with the lower number.
    pub source: usize,
    /// Where they end.
    pub target: usize,
    /// The share of the shortest paths that pass the node.
    pub share: f64,
    /// How long they are.
    pub length: f64,
    /// How many shortest paths there are, those around the node among them.
    pub paths: f64,
}

/// The pairs between two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetweenGroups {
    /// Group of the sources; in an undirected graph the lower number of the two.
    pub from: usize,
    /// Group of the targets.
    pub to: usize,
    /// Number of pairs.
    pub pairs: usize,
    /// Their shares added up.
    pub sum: f64,
}

/// All pairs that a node lies between.
#[derive(Debug, Clone, PartialEq)]
pub struct PairsThrough {
    /// Number of pairs.
    pub pairs: usize,
    /// Number of pairs that have no shortest path but through the node.
    pub wholly: usize,
    /// The shares of all pairs added up: the betweenness.
    pub sum: f64,
    /// The pairs that depend on the node most: by share, of equal ones the nearest to each other, then in order of nodes.
    pub listed: Vec<Pair>,
    /// The sums by pair of groups, largest first.
    pub by_group: Vec<BetweenGroups>,
    /// Of every edge the shares of paths through the node that run over it, added up. The edges of the node itself have twice the
    /// betweenness together: each path comes in by one and goes out by another.
    pub loads: Vec<f64>,
}

/// Pieces of the work: enough for all cores, few enough for their memory.
const PIECES: usize = 16;

/// The pairs that a node lies between. `group` gives the group of every node, below `groups`; at most `most` pairs are listed.
///
/// One search from every node, as for the betweenness itself; memory for the list, for the edges and for pairs of groups, never for
/// pairs of nodes.
pub fn pairs_through(graph: &CompactGraph, node: usize, group: &[usize], groups: usize, most: usize) -> PairsThrough {
    let n = graph.node_count();
    let size = n.div_ceil(PIECES).max(1);
    let pieces = parallel::map(n.div_ceil(size), |piece| {
        let mut found = Piece::new(graph, groups, most);
        let mut through = Through::new(graph, node);
        for source in (piece * size..((piece + 1) * size).min(n)).filter(|&source| source != node) {
            through.run(source);
            for passing in through.targets().filter(|passing| graph.is_directed() || source < passing.target) {
                let (target, share) = (passing.target, passing.share);
                found.add(Pair { source, target, share, length: passing.length, paths: passing.paths }, group);
            }
            through.add_loads(&mut found.loads);
        }
        found
    });
    let mut all = Piece::new(graph, groups, most);
    pieces.into_iter().for_each(|piece| all.take(piece));
    if !graph.is_directed() {
        // Every path was met from both ends.
        all.loads.iter_mut().for_each(|load| *load /= 2.0);
    }
    let mut by_group: Vec<BetweenGroups> = all
        .by_group
        .iter()
        .enumerate()
        .filter(|(_, (pairs, _))| *pairs > 0)
        .map(|(at, &(pairs, sum))| BetweenGroups { from: at / groups, to: at % groups, pairs, sum })
        .collect();
    by_group.sort_by(|a, b| b.sum.total_cmp(&a.sum).then((a.from, a.to).cmp(&(b.from, b.to))));
    let listed = all.kept.into_sorted_vec().into_iter().map(|ranked| ranked.0).collect();
    PairsThrough { pairs: all.pairs, wholly: all.wholly, sum: all.sum, listed, by_group, loads: all.loads }
}

/// What some of the sources give.
struct Piece {
    directed: bool,
    groups: usize,
    most: usize,
    pairs: usize,
    wholly: usize,
    sum: f64,
    kept: BinaryHeap<Ranked>,
    by_group: Vec<(usize, f64)>,
    loads: Vec<f64>,
}

impl Piece {
    fn new(graph: &CompactGraph, groups: usize, most: usize) -> Self {
        Piece {
            directed: graph.is_directed(),
            groups,
            most,
            pairs: 0,
            wholly: 0,
            sum: 0.0,
            kept: BinaryHeap::new(),
            by_group: vec![(0, 0.0); groups * groups],
            loads: vec![0.0; graph.edge_count()],
        }
    }

    fn add(&mut self, pair: Pair, group: &[usize]) {
        self.pairs += 1;
        self.wholly += usize::from(pair.share >= 1.0 - 1e-12);
        self.sum += pair.share;
        if self.groups > 0 {
            let (from, to) = (group[pair.source], group[pair.target]);
            let (from, to) = if self.directed || from <= to { (from, to) } else { (to, from) };
            let entry = &mut self.by_group[from * self.groups + to];
            *entry = (entry.0 + 1, entry.1 + pair.share);
        }
        self.keep(Ranked(pair));
    }

    fn keep(&mut self, ranked: Ranked) {
        if self.kept.len() < self.most {
            self.kept.push(ranked);
        } else if self.kept.peek().is_some_and(|worst| ranked < *worst) {
            self.kept.pop();
            self.kept.push(ranked);
        }
    }

    fn take(&mut self, other: Piece) {
        self.pairs += other.pairs;
        self.wholly += other.wholly;
        self.sum += other.sum;
        other.kept.into_iter().for_each(|ranked| self.keep(ranked));
        for (mine, theirs) in self.by_group.iter_mut().zip(other.by_group) {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
        self.loads.iter_mut().zip(other.loads).for_each(|(mine, theirs)| *mine += theirs);
    }
}

/// A pair in the order of the list, the first one least.
#[derive(Debug, Clone, Copy)]
struct Ranked(Pair);

impl Ranked {
    /// Shares that differ by rounding only are equal.
    fn lacks(&self) -> i64 {
        ((1.0 - self.0.share) * 1e9).round() as i64
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let ends = |ranked: &Ranked| (ranked.0.source, ranked.0.target);
        self.lacks()
            .cmp(&other.lacks())
            .then(self.0.length.total_cmp(&other.0.length))
            .then_with(|| ends(self).cmp(&ends(other)))
    }
}
impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Ranked {}

#[cfg(test)]
mod tests {
    use super::*;

    //       2 ─── 1 ─── 6 ── 7     From 0 to 6 three ways, of which 1 is on two. From 3 or 2 beyond 1 there is no other way;
    //       │     │     │          2 and 3 meet at 0 as well, and either comes to 5 both ways.
    //       0 ─── 3     │
    //       └──── 4 ─── 5
    #[test]
    fn who_depends_on_it_most_is_named_first() {
        let edges = [(0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (4, 5), (1, 6), (5, 6), (6, 7)];
        let found = pairs_through(&CompactGraph::undirected(8, &edges), 1, &[], 0, 9);
        let listed: Vec<(usize, usize, f64)> =
            found.listed.iter().map(|pair| (pair.source, pair.target, (pair.share * 6.0).round())).collect();
        let (wholly, two_thirds) = ([(2, 6, 6.0), (3, 6, 6.0), (2, 7, 6.0), (3, 7, 6.0)], [(0, 6, 4.0), (0, 7, 4.0)]);
        assert_eq!(listed, [&wholly[..], &two_thirds, &[(2, 3, 3.0), (2, 5, 3.0), (3, 5, 3.0)]].concat());
        assert_eq!((found.pairs, found.wholly), (9, 4));
        assert!((found.sum - (4.0 + 4.0 / 3.0 + 1.5)).abs() < 1e-12);
    }
}
