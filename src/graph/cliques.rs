//! Maximal cliques by branching with a pivot, nodes of few partners first (Eppstein, Löffler & Strash 2010, arXiv:1006.5440).

use super::CompactGraph;
use super::compact::Merge;
use super::cores::{CoreDegree, core_numbers};
use std::borrow::Cow;

/// Whether a search came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// Everything was seen.
    Whole,
    /// The work allowed was done before; what was seen is a part.
    Truncated,
}

/// Branches allowed to one search: some graphs have exponentially many cliques.
const WORK: usize = 20_000_000;

/// Every maximal clique of at least `least` nodes, each ascending, all in ascending order. Direction is ignored.
pub fn maximal(graph: &CompactGraph, least: usize) -> (Vec<Vec<usize>>, Completeness) {
    let mut found = Vec::new();
    let completeness = search(graph, least, |clique| {
        found.push(clique.to_vec());
        least
    });
    for clique in &mut found {
        clique.sort_unstable();
    }
    found.sort_unstable();
    (found, completeness)
}

/// Calls `see` with every maximal clique of at least `least` nodes, in no particular order. Direction is ignored.
pub fn each(graph: &CompactGraph, least: usize, mut see: impl FnMut(&[usize])) -> Completeness {
    search(graph, least, |clique| {
        see(clique);
        least
    })
}

/// How many maximal cliques of each size there are: place `s` of the list counts those of `s` nodes.
pub fn sizes(graph: &CompactGraph) -> (Vec<usize>, Completeness) {
    let mut counts = vec![0];
    let completeness = search(graph, 1, |clique| {
        if counts.len() <= clique.len() {
            counts.resize(clique.len() + 1, 0);
        }
        counts[clique.len()] += 1;
        1
    });
    (counts, completeness)
}

/// The number of nodes of the largest clique.
pub fn largest(graph: &CompactGraph) -> (usize, Completeness) {
    let mut most = 0;
    let completeness = search(graph, 1, |clique| {
        most = most.max(clique.len());
        most + 1
    });
    (most, completeness)
}

/// Calls `see` with the maximal cliques of at least `least` nodes; it answers from which size on it wants the next.
fn search(graph: &CompactGraph, least: usize, see: impl FnMut(&[usize]) -> usize) -> Completeness {
    let graph: Cow<'_, CompactGraph> =
        if graph.is_directed() { Cow::Owned(graph.symmetrised(Merge::Max)) } else { Cow::Borrowed(graph) };
    let core = core_numbers(&graph, CoreDegree::Partners);
    let mut order: Vec<usize> = (0..graph.node_count()).collect();
    order.sort_by_key(|&node| (core[node], node));
    let mut rank = vec![0; order.len()];
    for (place, &node) in order.iter().enumerate() {
        rank[node] = place;
    }
    let mut search = Search { graph: &graph, clique: Vec::new(), least, left: WORK, see };
    for &node in &order {
        let partners = graph.neighbors(node).iter().map(|&other| other as usize);
        let (later, earlier) = partners.partition(|&other| rank[other] > rank[node]);
        search.clique.push(node);
        search.branch(later, earlier);
        search.clique.pop();
    }
    if search.left == 0 { Completeness::Truncated } else { Completeness::Whole }
}

struct Search<'g, F> {
    graph: &'g CompactGraph,
    clique: Vec<usize>,
    least: usize,
    left: usize,
    see: F,
}

impl<F: FnMut(&[usize]) -> usize> Search<'_, F> {
    /// Extends the clique by `open`, the nodes tied to all of it; `closed` are tied to all of it too, and their cliques are seen.
    fn branch(&mut self, mut open: Vec<usize>, mut closed: Vec<usize>) {
        if self.left == 0 || self.clique.len() + open.len() < self.least {
            return;
        }
        self.left -= 1;
        if open.is_empty() {
            if closed.is_empty() {
                self.least = (self.see)(&self.clique);
            }
            return;
        }
        // Cliques that leave the pivot out hold somebody who is not tied to it.
        let tied_to = |node: usize| open.iter().filter(|&&other| self.tied(node, other)).count();
        let pivot = open.iter().chain(&closed).copied().max_by_key(|&node| tied_to(node)).expect("open is not empty");
        let choices: Vec<usize> = open.iter().copied().filter(|&node| !self.tied(pivot, node)).collect();
        for node in choices {
            let next_open = open.iter().copied().filter(|&other| self.tied(node, other)).collect();
            let next_closed = closed.iter().copied().filter(|&other| self.tied(node, other)).collect();
            self.clique.push(node);
            self.branch(next_open, next_closed);
            self.clique.pop();
            open.retain(|&other| other != node);
            closed.push(node);
        }
    }

    fn tied(&self, a: usize, b: usize) -> bool {
        self.graph.neighbors(a).binary_search(&(b as u32)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1
    //   │  ╲ │ ╲
    //   2 ── 3 ── 4 ── 5      6
    #[test]
    fn every_maximal_clique_once() {
        let graph = CompactGraph::undirected(7, &[(0, 1), (0, 2), (0, 3), (1, 3), (1, 4), (2, 3), (3, 4), (4, 5)]);
        let (cliques, whole) = maximal(&graph, 1);
        assert_eq!(cliques, [vec![0, 1, 3], vec![0, 2, 3], vec![1, 3, 4], vec![4, 5], vec![6]]);
        assert_eq!(whole, Completeness::Whole);
        assert_eq!(maximal(&graph, 3).0.len(), 3);
        assert_eq!(sizes(&graph).0, [0, 1, 1, 3]);
        assert_eq!(largest(&graph).0, 3);
        assert_eq!(largest(&CompactGraph::undirected(0, &[])).0, 0);
    }

    // Moon & Moser 1965: nine nodes, tied to all but the two others of their own three, have 3³ maximal cliques of three.
    #[test]
    fn the_most_cliques_there_can_be() {
        let edges: Vec<(u32, u32)> =
            (0..9).flat_map(|a| (a + 1..9).filter(move |b| a / 3 != b / 3).map(move |b| (a, b))).collect();
        assert_eq!(sizes(&CompactGraph::undirected(9, &edges)).0, [0, 0, 0, 27]);
    }
}
