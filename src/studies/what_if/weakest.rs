//! The weakest single points: what the loss of one actor or of one tie cuts off, and the fewest actors between two places.

use super::contact::places_in_contact;
use crate::graph::components::pieces_without;
use crate::graph::vertex_cut::vertex_cut;
use crate::graph::{CompactGraph, components, parallel, removal};
use crate::studies::groups::Groups;
use std::collections::BTreeSet;

/// What the loss of one actor does.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorLoss {
    /// The actor.
    pub node: usize,
    /// Pairs of others that are in contact now and are not without it.
    pub pairs: f64,
    /// The same as a share of the pairs of others that are in contact; NaN where there are none.
    pub share: f64,
    /// The share of the pairs of others that have no contact without it: fragmentation. NaN with fewer than two others.
    pub fragmentation: f64,
}

/// All actors, the one whose loss costs most first, equals in order.
pub fn actors(graph: &CompactGraph) -> Vec<ActorLoss> {
    let others = graph.node_count() as f64 - 1.0;
    let mut all: Vec<ActorLoss> = removal::pairs_of_others(graph)
        .into_iter()
        .enumerate()
        .map(|(node, (now, left))| {
            let fragmentation = if others < 2.0 { f64::NAN } else { 1.0 - left / (others * (others - 1.0) / 2.0) };
            ActorLoss { node, pairs: now - left, share: share(now - left, now), fragmentation }
        })
        .collect();
    all.sort_by(|a, b| b.pairs.total_cmp(&a.pairs).then(a.node.cmp(&b.node)));
    all
}

/// What the loss of one tie does.
#[derive(Debug, Clone, PartialEq)]
pub struct TieLoss {
    /// Its ends, ascending.
    pub ends: (usize, usize),
    /// The number of nodes on the side of each end.
    pub sides: (usize, usize),
    /// Pairs that hang on this tie alone.
    pub pairs: f64,
    /// The same as a share of all pairs in contact.
    pub share: f64,
}

/// All ties whose loss cuts something off, the costliest first, equals in order.
pub fn ties(graph: &CompactGraph) -> Vec<TieLoss> {
    let joined = components::weak(graph).joined_pairs();
    let loss = |(ends, sides): ((usize, usize), (usize, usize))| {
        let pairs = sides.0 as f64 * sides.1 as f64;
        TieLoss { ends, sides, pairs, share: share(pairs, joined) }
    };
    let mut all: Vec<TieLoss> = removal::sides_of_bridges(graph).into_iter().map(loss).collect();
    all.sort_by(|a, b| b.pairs.total_cmp(&a.pairs).then(a.ends.cmp(&b.ends)));
    all
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { f64::NAN }
}

/// What hangs on one actor beside pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What is left of its component, largest first, then by first member.
    pub pieces: Vec<Vec<usize>>,
    /// Pairs of places that lose contact; places of which nobody else is left do not count.
    pub places: Vec<(u32, u32)>,
}

/// What hangs on an actor.
pub fn held(graph: &CompactGraph, places: &Groups, node: usize) -> Held {
    let pieces = pieces_without(graph, node);
    let parts = components::weak(graph);
    // The parts in which each place has nodes once the node is gone. Only places that had some in its component can lose contact.
    let mut parts_of: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); places.count()];
    let mut touched: BTreeSet<u32> = places.of(node).iter().copied().collect();
    for (number, piece) in pieces.iter().enumerate() {
        for &place in piece.iter().flat_map(|&other| places.of(other)) {
            parts_of[place as usize].insert(number);
            touched.insert(place);
        }
    }
    for other in (0..graph.node_count()).filter(|&other| parts.of[other] != parts.of[node]) {
        for &place in places.of(other) {
            parts_of[place as usize].insert(pieces.len() + parts.of[other]);
        }
    }
    let touched: Vec<u32> = touched.into_iter().filter(|&place| !parts_of[place as usize].is_empty()).collect();
    let mut lost = Vec::new();
    for (at, &place) in touched.iter().enumerate() {
        let apart = |other: &&u32| parts_of[place as usize].is_disjoint(&parts_of[**other as usize]);
        lost.extend(touched[at + 1..].iter().filter(apart).map(|&other| (place, other)));
    }
    Held { pieces, places: lost }
}

/// The fewest actors whose loss leaves two places without contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceCut {
    /// The two places, ascending.
    pub places: (u32, u32),
    /// The actors, ascending.
    pub nodes: Vec<usize>,
    /// How many of them belong to one of the two places.
    pub own: usize,
    /// Whether no other set of this size, with as few of their own, does it.
    pub only: bool,
}

/// The fewest actors between every two places that are in contact, fewest first; of equally small sets one with as few actors of the
/// two places as can be. None where the search would take more than `most` steps.
pub fn between_places(graph: &CompactGraph, places: &Groups, most: usize) -> Option<Vec<PlaceCut>> {
    let contacts = places_in_contact(graph, places, places.count());
    let pairs: Vec<(u32, u32)> = contacts
        .iter()
        .enumerate()
        .flat_map(|(place, others)| others.iter().map(move |&other| (place as u32, other)))
        .filter(|(a, b)| a < b)
        .collect();
    let members: Vec<Vec<usize>> = (0..places.count()).map(|place| places.members(place as u32)).collect();
    // Each way that is found ends in another member of the smaller place.
    let ways = |&(a, b): &(u32, u32)| members[a as usize].len().min(members[b as usize].len());
    let ways: usize = pairs.iter().map(ways).sum();
    if ways.saturating_mul(graph.node_count() + graph.edge_count()) > most {
        return None;
    }
    let mut cuts = parallel::long_map(pairs.len(), |index| {
        let (a, b) = pairs[index];
        let own = |node: usize| places.of(node).iter().any(|place| *place == a || *place == b);
        // One more actor costs more than any number of own ones.
        let one = graph.node_count() as u64 + 1;
        let price = |node: usize| Some(one + u64::from(own(node)));
        let cut = vertex_cut(graph, &members[a as usize], &members[b as usize], price);
        let cut = cut.expect("every node may go");
        PlaceCut {
            places: (a, b),
            own: cut.nodes.iter().filter(|&&node| own(node)).count(),
            nodes: cut.nodes,
            only: cut.only,
        }
    });
    cuts.sort_by_key(|cut| (cut.nodes.len(), cut.own, cut.places));
    Some(cuts)
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ─ 1      5 ─ 6       two cliques of four, tied by 3 ── 4
    //   │ ╳ │      │ ╳ │
    //   2 ─ 3 ──── 4 ─ 7
    fn cliques() -> Vec<(u32, u32)> {
        let clique = |first: u32| (0..4).flat_map(move |a| (a + 1..4).map(move |b| (first + a, first + b)));
        clique(0).chain(clique(4)).chain([(3, 4)]).collect()
    }

    #[test]
    fn a_bridge_is_the_weakest_point_and_a_second_tie_heals_it() {
        let graph = CompactGraph::undirected(8, &cliques());
        let actors = actors(&graph);
        // Without 3: 3 × 4 pairs of 21 lose contact; what is left has 3 + 6 of 21 pairs.
        let weak: Vec<(usize, f64)> = actors.iter().map(|loss| (loss.node, loss.pairs)).take(3).collect();
        assert_eq!(weak, [(3, 12.0), (4, 12.0), (0, 0.0)]);
        assert!((actors[0].share - 12.0 / 21.0).abs() < 1e-12 && (actors[0].fragmentation - 12.0 / 21.0).abs() < 1e-12);
        assert_eq!(ties(&graph), [TieLoss { ends: (3, 4), sides: (4, 4), pairs: 16.0, share: 16.0 / 28.0 }]);
        let towns = Groups::new((0..8).map(|node| vec![u32::from(node > 3)]).collect());
        let cut = between_places(&graph, &towns, usize::MAX).unwrap();
        assert_eq!(cut, [PlaceCut { places: (0, 1), nodes: vec![3], own: 1, only: false }]);
        let healed = CompactGraph::undirected(8, &[&cliques()[..], &[(0, 7)]].concat());
        assert!(ties(&healed).is_empty());
        let cut = between_places(&healed, &towns, usize::MAX).unwrap();
        assert_eq!(cut[0].nodes.len(), 2);
        assert_eq!(between_places(&healed, &towns, 10), None);
    }

    //   0 ── 2 ── 1      3 ── 4: town A {0, 3}, town B {1}, town C {4}; 2 of nowhere
    #[test]
    fn third_parties_go_first_and_other_contacts_stay() {
        let graph = CompactGraph::undirected(5, &[(0, 2), (1, 2), (3, 4)]);
        let towns = Groups::new(vec![vec![0], vec![1], vec![], vec![0], vec![2]]);
        let cut = between_places(&graph, &towns, usize::MAX).unwrap();
        assert_eq!(cut[0], PlaceCut { places: (0, 1), nodes: vec![2], own: 0, only: true });
        assert_eq!(held(&graph, &towns, 2), Held { pieces: vec![vec![0], vec![1]], places: vec![(0, 1)] });
        // Without 3 nobody of A is left beside C, which keeps its node: A has another, so the two lose contact.
        assert_eq!(held(&graph, &towns, 3).places, [(0, 2)]);
    }

    // Without the middle of three the two others, one pair, are apart; of a pair one is left, and no pair.
    #[test]
    fn fragmentation_needs_two_others() {
        let middle = &actors(&CompactGraph::undirected(3, &[(0, 1), (1, 2)]))[0];
        assert!(middle.node == 1 && (middle.fragmentation - 1.0).abs() < 1e-12, "{middle:?}");
        assert!(actors(&CompactGraph::undirected(2, &[(0, 1)])).iter().all(|loss| loss.fragmentation.is_nan()));
    }
}
