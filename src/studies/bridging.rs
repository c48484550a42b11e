//! Bridging actors: who joins what would otherwise be apart.

use super::groups::Groups;
use crate::graph::bicomponents::cut_points;
use crate::graph::components::pieces_without;
use crate::graph::{CompactGraph, parallel};

/// What one node holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bridging {
    /// The node.
    pub node: usize,
    /// Nodes of the largest piece that remains of its component without it; 0 where it is no cut point.
    pub main: usize,
    /// The places in that piece.
    pub main_places: Vec<u32>,
    /// The other pieces, largest first; none where it is no cut point.
    pub off: Vec<Vec<usize>>,
    /// The places it touches: its own and those of its partners.
    pub places: Vec<u32>,
    /// Whether any of its partners lies outside its own places.
    pub crosses_places: bool,
}

impl Bridging {
    /// Whether the network falls apart without the node.
    pub fn is_cut_point(&self) -> bool {
        !self.off.is_empty()
    }

    /// Nodes that lose their way to the largest remaining piece.
    pub fn cut_off(&self) -> usize {
        self.off.iter().map(Vec::len).sum()
    }
}

/// Every node that bridges: it is a cut point, or it ties two places together. In order of nodes.
///
/// A node ties two places together if it touches at least two and some partner belongs to a place that the node itself does not
/// belong to. A municipality that works with its own organisations crosses nothing; a national association with members in ten
/// towns crosses ten.
pub fn bridging(graph: &CompactGraph, places: &Groups) -> Vec<Bridging> {
    let mut cuts = vec![false; graph.node_count()];
    cut_points(graph).into_iter().for_each(|node| cuts[node] = true);
    let found = parallel::long_map(graph.node_count(), |node| {
        let own = places.of(node);
        let around = graph.neighbors(node).iter().chain(graph.in_neighbors(node));
        let touched = places.touched(graph, node);
        let outside = around.flat_map(|&other| places.of(other as usize)).any(|place| !own.contains(place));
        let mut pieces = if cuts[node] { pieces_without(graph, node) } else { Vec::new() }.into_iter();
        let main = pieces.next().unwrap_or_default();
        let entry = Bridging {
            node,
            main: main.len(),
            main_places: places.present_in(&main),
            off: pieces.collect(),
            crosses_places: outside && touched.len() >= 2,
            places: touched,
        };
        (entry.is_cut_point() || entry.crosses_places).then_some(entry)
    });
    found.into_iter().flatten().collect()
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
}
