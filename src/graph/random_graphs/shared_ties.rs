//! As many memberships for every actor and members for every structure, seen as ties between those who take part together.

use super::{curveball, same_degrees};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use std::collections::BTreeMap;

/// Ties between all who take part in the same structure, and ties of their own beside them.
///
/// Every structure of k members makes a clique of k. A random graph with the same degrees takes these cliques apart, so that any
/// such network is held to be clustered. What chance would make of it are networks in which others take part together.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedTies {
    own: CompactGraph,
    /// The members of each structure, ascending.
    members: Vec<Vec<u32>>,
    /// What each structure adds to the strength of the tie of two of its members.
    gives: Vec<f64>,
}

impl SharedTies {
    /// Own ties, which say how many nodes there are and whether ties have direction and strength; the members of each structure, in any
    /// order; and what it adds to the strength of the tie of two of its members.
    pub fn new(own: CompactGraph, structures: impl IntoIterator<Item = (Vec<u32>, f64)>) -> SharedTies {
        let (mut members, gives): (Vec<Vec<u32>>, Vec<f64>) = structures.into_iter().unzip();
        for members in &mut members {
            members.sort_unstable();
            members.dedup();
        }
        SharedTies { own, members, gives }
    }

    /// The graph of all ties. Of a tie of its own and one by structures on the same pair the stronger counts.
    pub fn graph(&self) -> CompactGraph {
        self.joined(&self.own, &self.members)
    }

    /// One such network by chance: everybody has as many ties of their own, and takes part in as many structures, of as many members
    /// each, as here. All are equally likely, as far as the chains are mixed.
    ///
    /// Who takes part is drawn as by [`same_two_mode_degrees`](super::same_two_mode_degrees()), own ties as by
    /// [`same_degrees`](super::same_degrees()).
    pub fn draw(&self, random: &mut Stream) -> CompactGraph {
        let mut members = self.members.clone();
        curveball(&mut members, random);
        // Without ties there is nothing to exchange.
        if self.own.edge_count() == 0 {
            return self.joined(&self.own, &members);
        }
        self.joined(&same_degrees(&self.own, random), &members)
    }

    /// The part between the nodes that are kept, numbered anew.
    #[must_use]
    pub fn induced(&self, keep: &[bool]) -> SharedTies {
        let (own, old) = self.own.induced(keep);
        let new: BTreeMap<u32, u32> = old.iter().zip(0..).map(|(&old, new)| (old, new)).collect();
        let kept = |members: &Vec<u32>| members.iter().filter_map(|node| new.get(node).copied()).collect();
        SharedTies { own, members: self.members.iter().map(kept).collect(), gives: self.gives.clone() }
    }

    fn joined(&self, own: &CompactGraph, members: &[Vec<u32>]) -> CompactGraph {
        let mut shared: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        for (members, gives) in members.iter().zip(&self.gives) {
            for (at, &one) in members.iter().enumerate() {
                for &other in &members[at + 1..] {
                    *shared.entry((one, other)).or_default() += gives;
                }
            }
        }
        let mut edges: Vec<(u32, u32, f64)> = own.ties().collect();
        for ((one, other), strength) in shared {
            edges.push((one, other, strength));
            if own.is_directed() {
                edges.push((other, one, strength));
            }
        }
        CompactGraph::from_edges(own.node_count(), own.is_directed(), own.is_weighted(), &edges, Merge::Max)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stream;
    use super::*;
    use std::collections::BTreeSet;

    // Structures of three and two: 0, 1, 2 and 2, 3; and 3 tied to 4.
    fn shared(directed: bool) -> SharedTies {
        let own = CompactGraph::from_edges(5, directed, true, &[(3, 4, 2.0), (0, 1, 0.25)], Merge::Max);
        SharedTies::new(own, [(vec![2, 1, 0], 0.5), (vec![3, 2], 1.0)])
    }

    #[test]
    fn structures_make_ties_beside_those_of_their_own() {
        let graph = shared(false).graph();
        let ties: Vec<(u32, u32, f64)> = graph.ties().collect();
        assert_eq!(ties, [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5), (2, 3, 1.0), (3, 4, 2.0)]);
        // With direction what is shared goes both ways, and what is their own one way.
        let arcs = shared(true).graph();
        assert_eq!(arcs.edge_count(), 9);
        assert!(arcs.edge_between(2, 3).is_some() && arcs.edge_between(3, 2).is_some());
        assert!(arcs.edge_between(3, 4).is_some() && arcs.edge_between(4, 3).is_none());
        let part = shared(false).induced(&[true, false, true, true, false]).graph();
        assert_eq!((part.node_count(), part.edges()), (3, &[(0, 1), (1, 2)][..]));
    }

    // Who takes part in what is drawn anew, and everybody takes part as often as before.
    #[test]
    fn memberships_are_drawn_anew_and_keep_their_numbers() {
        let none = CompactGraph::undirected(6, &[]);
        let tables = SharedTies::new(none, [(vec![0, 1, 2], 1.0), (vec![2, 3], 1.0), (vec![4, 5], 1.0)]);
        let mut found = BTreeSet::new();
        for draw in 0..200 {
            let graph = tables.draw(&mut stream(1, draw));
            // A structure of three and two of two make five ties, or four where one of two lies within that of three.
            assert!((4..=5).contains(&graph.edge_count()), "{:?}", graph.edges());
            found.insert(graph.edges().to_vec());
        }
        assert_eq!(found.len(), by_hand().len());
        assert!(found.is_subset(&by_hand()));
    }

    /// All networks of three structures, of three, two and two members, in which node 2 is in two and all others in one.
    fn by_hand() -> BTreeSet<Vec<(u32, u32)>> {
        let mut all = BTreeSet::new();
        let sets = |size: usize| (0u32..64).filter(move |set| set.count_ones() as usize == size);
        for three in sets(3) {
            for two in sets(2) {
                for last in sets(2) {
                    let takes = |node: u32| [three, two, last].iter().filter(|set| **set >> node & 1 == 1).count();
                    if (0..6).all(|node| takes(node) == if node == 2 { 2 } else { 1 }) {
                        let tied = |a: u32, b: u32| {
                            [three, two, last].iter().any(|set| set >> a & 1 == 1 && set >> b & 1 == 1)
                        };
                        let pairs = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b)));
                        all.insert(pairs.filter(|&(a, b)| tied(a, b)).collect());
                    }
                }
            }
        }
        all
    }
}
