//! The fewest actors without whom fewer than some share of the pairs are still in contact.

use super::between_communities::{between_communities, left_without};
use crate::graph::{CompactGraph, components, removal};
use crate::studies::key_players::{Aim, KeyPlayersOptions, Search, key_players};

/// A set of actors without whom contact falls below a share.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallestSet {
    /// The actors, ascending.
    pub nodes: Vec<usize>,
    /// The share of the pairs in contact now that is left without them.
    pub left: f64,
    /// How many sets of this size leave as little, where that is known.
    pub equals: Option<usize>,
    /// No set of this many actors or fewer does it: all of them were looked at.
    pub more_than: usize,
    /// Whether its loss cuts others off from each other, rather than only taking its own pairs along.
    pub cuts_off: bool,
}

impl SmallestSet {
    fn of(graph: &CompactGraph, nodes: Vec<usize>, equals: Option<usize>, more_than: usize) -> Self {
        let now = components::weak(graph);
        let mut others = now.clone();
        nodes.iter().for_each(|&node| others.sizes[now.of[node]] -= 1);
        let left = left_without(graph, &nodes);
        let cuts_off = left < others.joined_pairs();
        SmallestSet { left: left / now.joined_pairs(), equals, more_than, cuts_off, nodes }
    }

    /// Whether it is sure that no smaller set does it.
    pub fn is_exact(&self) -> bool {
        self.more_than + 1 == self.nodes.len()
    }
}

/// The most sets of one size that are all looked at, and the most steps that may take.
const MOST_SETS: f64 = 1e6;
const MOST_STEPS: f64 = 3e9;
/// The most steps of a search that adds and exchanges.
const MOST_EXCHANGES: f64 = 3e8;
/// How often such a search goes through all exchanges, about.
const ROUNDS: f64 = 5.0;

/// The smallest set after whose loss fewer than `share` of the pairs that are in contact now still are; the set itself is gone, with
/// its pairs. Borgatti's fragmentation (2006) turned round: not the best set of a size, but the size that is needed.
///
/// Sizes are tried from one upwards. As long as all sets of a size can be looked at, the answer is exact; then actors are added one by
/// one and exchanged. No more of them are named than where the worst loss is taken away again and again, or whoever stands between
/// groups of communities. None where nobody is in contact.
pub fn smallest_set(graph: &CompactGraph, share: f64) -> Option<SmallestSet> {
    let joined = components::weak(graph).joined_pairs();
    if joined < 1.0 {
        return None;
    }
    let n = graph.node_count();
    let enough = |left: f64| left < share * joined - 1e-9;
    let quick = one_by_one(graph, enough);
    let between = between_communities(graph, enough);
    let quick = between.filter(|between| between.len() < quick.len()).unwrap_or(quick);
    let per_set = (n + 2 * graph.edge_count()) as f64;
    let mut sets = 1.0;
    let mut more_than = 0;
    for size in 1..=quick.len() {
        sets *= (n + 1 - size) as f64 / size as f64;
        let all = sets <= MOST_SETS && sets * per_set <= MOST_STEPS && more_than + 1 == size;
        let exchanged = sets > MOST_SETS && (n * size) as f64 * per_set * ROUNDS <= MOST_EXCHANGES;
        if !all && !exchanged {
            break;
        }
        let options = KeyPlayersOptions { aim: Aim::Fragmentation, size, steps: 0 };
        let Some(found) = key_players(graph, &options) else { break };
        let others = (n - size) as f64;
        let left = (1.0 - found.value) * others * (others - 1.0) / 2.0;
        if enough(left) {
            let equals = (found.search == Search::Exhaustive).then_some(found.count);
            return Some(SmallestSet::of(graph, found.sets[0].clone(), equals, more_than));
        }
        if found.search == Search::Exhaustive {
            more_than = size;
        }
    }
    // Of a single pair either one does.
    let equals = (graph.node_count() == 2).then_some(2);
    Some(SmallestSet::of(graph, quick, equals, more_than))
}

/// Takes the worst loss away, again and again, until enough is lost.
fn one_by_one(graph: &CompactGraph, enough: impl Fn(f64) -> bool) -> Vec<usize> {
    let n = graph.node_count();
    let mut keep = vec![true; n];
    let mut taken = Vec::new();
    let mut left = f64::INFINITY;
    while !enough(left) && taken.len() < n {
        let (rest, old) = graph.induced(&keep);
        let without = removal::joined_pairs_without(&rest);
        let best = (0..old.len()).fold(0, |best, at| if without[at] < without[best] - 1e-9 { at } else { best });
        left = without[best];
        keep[old[best] as usize] = false;
        taken.push(old[best] as usize);
    }
    taken.sort_unstable();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    // A star of five leaves: without the centre none of fifteen pairs is left.
    #[test]
    fn a_star_needs_one() {
        let star = CompactGraph::undirected(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
        let found = smallest_set(&star, 0.5).unwrap();
        assert_eq!(found, SmallestSet { nodes: vec![0], left: 0.0, equals: Some(1), more_than: 0, cuts_off: true });
        assert!(found.is_exact());
        assert_eq!(smallest_set(&CompactGraph::undirected(3, &[]), 0.5), None);
    }

    // A ring of eight: one leaves 21 of 28 pairs, two opposite ones 6.
    #[test]
    fn a_ring_needs_two() {
        let ring: Vec<(u32, u32)> = (0..8).map(|node| (node, (node + 1) % 8)).collect();
        let found = smallest_set(&CompactGraph::undirected(8, &ring), 0.5).unwrap();
        assert_eq!((&found.nodes[..], found.equals, found.more_than), (&[0, 4][..], Some(4), 1));
        assert!((found.left - 6.0 / 28.0).abs() < 1e-12);
        // Whoever goes takes pairs along: of all 28, one node leaves 21.
        assert_eq!(smallest_set(&CompactGraph::undirected(8, &ring), 0.76).unwrap().nodes.len(), 1);
        assert_eq!(smallest_set(&CompactGraph::undirected(8, &ring), 0.75).unwrap().nodes.len(), 2);
    }

    #[test]
    fn a_large_network_is_answered_quickly_and_says_so() {
        // A path of 2,000 in five pieces has a fifth of its pairs, in three pieces a third.
        let path: Vec<(u32, u32)> = (1..2000).map(|node| (node - 1, node)).collect();
        let path = CompactGraph::undirected(2000, &path);
        let found = smallest_set(&path, 0.4).unwrap();
        assert_eq!((found.nodes.len(), found.more_than, found.is_exact()), (2, 1, true));
        let found = smallest_set(&path, 0.2).unwrap();
        assert!(found.nodes.len() > 3 && found.more_than == 1 && !found.is_exact() && found.left < 0.2, "{found:?}");
    }

    // Six all tied: two that go leave 6 of 15 pairs, and cut off none of the other four.
    #[test]
    fn whether_others_are_cut_off_is_told() {
        let edges: Vec<(u32, u32)> = (0..6).flat_map(|one| (one + 1..6).map(move |other| (one, other))).collect();
        let found = smallest_set(&CompactGraph::undirected(6, &edges), 0.5).unwrap();
        assert_eq!((found.nodes.len(), found.equals, found.cuts_off), (2, Some(15), false));
        let ring: Vec<(u32, u32)> = (0..8).map(|node| (node, (node + 1) % 8)).collect();
        assert!(smallest_set(&CompactGraph::undirected(8, &ring), 0.5).unwrap().cuts_off);
    }

    #[test]
    fn a_single_pair_needs_one() {
        let found = smallest_set(&CompactGraph::undirected(2, &[(0, 1)]), 0.5).unwrap();
        assert!(found.nodes == [0] && found.left.abs() < 1e-12 && found.is_exact(), "{found:?}");
        assert_eq!(found.equals, Some(2));
    }

    // Two of 1,400 are 979,300 sets of 4,198 steps: too many. Halves have half of the pairs; a half and two quarters 3/8.
    #[test]
    fn where_all_sets_take_too_long_the_worst_losses_are_taken_away() {
        let path = CompactGraph::undirected(1_400, &(1..1_400).map(|node| (node - 1, node)).collect::<Vec<_>>());
        let found = smallest_set(&path, 0.4).unwrap();
        assert_eq!((found.nodes.len(), found.equals, found.more_than, found.is_exact()), (2, None, 1, true));
        assert!((found.left - 0.375).abs() < 0.002, "{found:?}");
    }
}
