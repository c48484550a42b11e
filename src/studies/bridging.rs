//! Bridging actors: who joins what would otherwise be apart.

use super::groups::Groups;
use crate::graph::components::pieces_without;
use crate::graph::pieces::{Piece, Pieces, joined};
use crate::graph::{CompactGraph, parallel};
use std::collections::BTreeSet;
use std::ops::Range;

/// What one node holds together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bridging {
    /// The node.
    pub node: usize,
    /// Nodes of the largest piece that remains of its component without it; 0 where it is no cut point.
    pub main: usize,
    /// The places in that piece.
    pub main_places: Vec<u32>,
    /// How many nodes each of the other pieces has, largest first; none where it is no cut point. [`Bridging::off_nodes`] gives them: kept for
    /// every cut point, they would fill memory with the square of a long network.
    pub off: Vec<usize>,
    /// The first of these nodes, [`FIRST`] at most.
    pub first_off: Vec<usize>,
    /// The places in these pieces.
    pub off_places: Vec<u32>,
    /// Its partners in these pieces, ascending.
    pub off_partners: Vec<usize>,
    /// The places it touches: its own and those of its partners.
    pub places: Vec<u32>,
    /// Whether any of its partners lies outside its own places.
    pub crosses_places: bool,
}

/// So many nodes of the pieces that are cut off are kept.
pub const FIRST: usize = 4;

impl Bridging {
    /// Whether the network falls apart without the node.
    pub fn is_cut_point(&self) -> bool {
        !self.off.is_empty()
    }

    /// Nodes that lose their way to the largest remaining piece.
    pub fn cut_off(&self) -> usize {
        self.off.iter().sum()
    }

    /// These nodes, in the order of their pieces.
    pub fn off_nodes(&self, graph: &CompactGraph) -> Vec<usize> {
        if self.is_cut_point() { pieces_without(graph, self.node)[1..].concat() } else { Vec::new() }
    }
}

/// Every node that bridges: it is a cut point, or it ties two places together. In order of nodes.
///
/// A node ties two places together if it touches at least two and some partner belongs to a place that the node itself does not
/// belong to. A municipality that works with its own organisations crosses nothing; a national association with members in ten
/// towns crosses ten.
pub fn bridging(graph: &CompactGraph, places: &Groups) -> Vec<Bridging> {
    let pieces = Pieces::of(graph);
    let standing = Standing::of(places, &pieces);
    let found = parallel::long_map(graph.node_count(), |node| {
        let own = places.of(node);
        let around = graph.neighbors(node).iter().chain(graph.in_neighbors(node));
        let touched = places.touched(graph, node);
        let outside = around.clone().flat_map(|&other| places.of(other as usize)).any(|place| !own.contains(place));
        let crosses_places = outside && touched.len() >= 2;
        let mut entry = Bridging { node, places: touched, crosses_places, ..Bridging::default() };
        if let [main, off @ ..] = &pieces.without(node)[..] {
            let rest = joined(main.stretches().collect());
            let gone = joined(off.iter().flat_map(Piece::stretches).collect());
            // Every partner is in one of the pieces.
            let partners = around.map(|&other| other as usize).filter(|&other| other != node);
            let off_partners: BTreeSet<usize> = partners.filter(|&other| !holds(&rest, pieces.place(other))).collect();
            entry.main = main.size;
            entry.main_places = standing.present_in(&rest);
            entry.off = off.iter().map(|piece| piece.size).collect();
            entry.first_off = off.iter().flat_map(|piece| pieces.first(piece, FIRST)).take(FIRST).collect();
            entry.off_places = standing.present_in(&gone);
            entry.off_partners = off_partners.into_iter().collect();
        }
        (entry.is_cut_point() || entry.crosses_places).then_some(entry)
    });
    found.into_iter().flatten().collect()
}

/// Whether one of these stretches, ascending, holds a place in the order of the search.
fn holds(stretches: &[Range<u32>], place: u32) -> bool {
    let after = stretches.partition_point(|stretch| stretch.start <= place);
    after > 0 && place < stretches[after - 1].end
}

/// Where the nodes of each place stand in the order of the search.
struct Standing<'a> {
    places: &'a Groups,
    pieces: &'a Pieces,
    at: Vec<Vec<u32>>,
}

impl<'a> Standing<'a> {
    fn of(places: &'a Groups, pieces: &'a Pieces) -> Standing<'a> {
        let mut at = vec![Vec::new(); places.count()];
        for (here, &node) in pieces.order().iter().enumerate() {
            places.of(node as usize).iter().for_each(|&place| at[place as usize].push(here as u32));
        }
        Standing { places, pieces, at }
    }

    /// The places of the nodes of these stretches: by the nodes where they are few, by the places otherwise.
    fn present_in(&self, stretches: &[Range<u32>]) -> Vec<u32> {
        let nodes: usize = stretches.iter().map(Range::len).sum();
        if nodes <= self.at.len() * stretches.len() {
            let found: BTreeSet<u32> =
                self.pieces.nodes(stretches).flat_map(|&node| self.places.of(node as usize)).copied().collect();
            return found.into_iter().collect();
        }
        let within = |at: &[u32], stretch: &Range<u32>| {
            at.get(at.partition_point(|&here| here < stretch.start)).is_some_and(|&here| here < stretch.end)
        };
        let present = |place: &u32| stretches.iter().any(|stretch| within(&self.at[*place as usize], stretch));
        (0..self.at.len() as u32).filter(present).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_points_and_joiners_of_places_bridge_and_nobody_else() {
        // place 0: 0 ─ 1 ─ 2 ─ 0; place 1: 4 ─ 5 ─ 6 ─ 4; 3 is national and tied to 0 and 4; 7 hangs on 1
        let edges = [(0, 1), (1, 2), (0, 2), (4, 5), (5, 6), (4, 6), (0, 3), (3, 4), (1, 7)];
        let graph = CompactGraph::undirected(8, &edges);
        let of = |node: usize| match node {
            0..=2 | 7 => vec![0],
            4..=6 => vec![1],
            _ => vec![],
        };
        let found = bridging(&graph, &Groups::new((0..8).map(of).collect()));
        let nodes: Vec<(usize, bool, usize)> = found.iter().map(|b| (b.node, b.crosses_places, b.cut_off())).collect();
        assert_eq!(nodes, [(0, false, 3), (1, false, 1), (3, true, 3), (4, false, 2)]);
        assert_eq!(found[2].places, [0, 1]);
        // Without 0 four remain on the side of 3, and 1, 2 and 7 are off; without 3 the four are on its other side.
        let off: Vec<_> = found.iter().map(|b| (&b.off[..], &b.first_off[..], &b.off_partners[..], b.main)).collect();
        assert_eq!(off[0], (&[3][..], &[1, 2, 7][..], &[1, 2][..], 4));
        assert_eq!(off[2], (&[3][..], &[4, 5, 6][..], &[4][..], 4));
        assert_eq!((&found[0].main_places[..], &found[0].off_places[..]), (&[1][..], &[0][..]));
        assert_eq!(found[3].off_nodes(&graph), [5, 6]);
    }

    // Only the first nodes are kept of each side of a path of ten, and all are there when they are asked for.
    #[test]
    fn who_is_cut_off_is_counted_and_not_kept() {
        let edges: Vec<(u32, u32)> = (0..9).map(|node| (node, node + 1)).collect();
        let graph = CompactGraph::undirected(10, &edges);
        let found = bridging(&graph, &Groups::new(vec![Vec::new(); 10]));
        assert_eq!(found.len(), 8);
        for one in &found {
            let off: Vec<usize> = if one.node < 5 { (0..one.node).collect() } else { (one.node + 1..10).collect() };
            assert_eq!((one.cut_off(), one.off_nodes(&graph)), (off.len(), off.clone()));
            assert_eq!(one.first_off, off[..off.len().min(FIRST)]);
        }
    }

    // Who belongs nowhere and knows one place joins nothing. On a path, the largest rest without 1 is 2 and 3 with their places, without 2 it is
    // 0 and 1; 3 leaves no rest, but ties its place to others.
    #[test]
    fn one_place_is_not_joined_to_anything() {
        let pair = CompactGraph::undirected(2, &[(0, 1)]);
        assert_eq!(bridging(&pair, &Groups::new(vec![vec![], vec![0]])), []);
        let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        let found = bridging(&path, &Groups::new(vec![vec![0], vec![0], vec![0, 2], vec![1]]));
        let main: Vec<(usize, &[u32])> = found.iter().map(|one| (one.node, &one.main_places[..])).collect();
        assert_eq!(main, [(1, &[0, 1, 2][..]), (2, &[0]), (3, &[])]);
    }
    // The plain way takes every node out and walks through what is left. Random networks of up to forty nodes and three places, of which
    // nodes belong to none, one or several.
    #[test]
    fn taking_every_node_out_gives_the_same() {
        use crate::graph::random::Stream;
        let mut random = Stream::new(3, 0);
        let mut several = 0;
        for round in 0..400 {
            let n = 2 + random.below(40);
            let pairs: Vec<(u32, u32)> =
                (0..random.below(2 * n)).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
            let graph = CompactGraph::from_pairs(n, round % 2 == 1, pairs.iter().copied());
            let of = |_| (0..3).filter(|_| random.below(3) == 0).collect();
            let places = Groups::new((0..n).map(of).collect());
            let found = bridging(&graph, &places);
            for node in 0..n {
                let pieces = pieces_without(&graph, node);
                let entry = found.iter().find(|entry| entry.node == node);
                let Some(entry) = entry.filter(|entry| entry.is_cut_point()) else {
                    assert!(pieces.len() < 2, "{pairs:?} {node}");
                    continue;
                };
                let (main, off) = (&pieces[0], &pieces[1..]);
                let partners: BTreeSet<usize> = (graph.neighbors(node).iter().chain(graph.in_neighbors(node)))
                    .map(|&other| other as usize)
                    .filter(|other| off.iter().any(|piece| piece.contains(other)))
                    .collect();
                let cut = off.concat();
                assert_eq!((entry.main, entry.cut_off()), (main.len(), cut.len()), "{pairs:?} {node}");
                assert_eq!(entry.off, off.iter().map(Vec::len).collect::<Vec<_>>(), "{pairs:?} {node}");
                assert_eq!(entry.first_off, cut[..cut.len().min(FIRST)], "{pairs:?} {node}");
                assert_eq!(entry.main_places, places.present_in(main), "{pairs:?} {node}");
                assert_eq!(entry.off_places, places.present_in(&cut), "{pairs:?} {node}");
                assert_eq!(entry.off_partners, partners.into_iter().collect::<Vec<_>>(), "{pairs:?} {node}");
                several += usize::from(off.len() > 1);
            }
        }
        assert!(several > 100, "cut points with several pieces: {several}");
    }
}
