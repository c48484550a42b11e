//! Closeness taken apart: who is how far.

use crate::graph::CompactGraph;
use crate::graph::shortest_paths::{Along, Search, TIE_TOLERANCE};

/// The nodes at one distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// The distance: steps, or sums of 1/w in a weighted graph.
    pub distance: f64,
    /// The nodes, ascending.
    pub nodes: Vec<usize>,
}

/// How far the others are from a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Rings {
    /// Those that can be reached, nearest first.
    pub rings: Vec<Ring>,
    /// Those that cannot.
    pub unreached: Vec<usize>,
    /// A shortest path to one of the farthest, from the node on; empty where nobody can be reached.
    pub farthest: Vec<usize>,
}

impl Rings {
    /// Number of others that can be reached.
    pub fn others(&self) -> usize {
        self.rings.iter().map(|ring| ring.nodes.len()).sum()
    }

    /// Sum of the distances to them.
    pub fn sum(&self) -> f64 {
        self.rings.iter().fold(0.0, |sum, ring| sum + ring.distance * ring.nodes.len() as f64)
    }
}

/// The others by their distance from a node (`Along::In`: to it).
pub fn rings(graph: &CompactGraph, node: usize, along: Along) -> Rings {
    let mut search = Search::new(graph, along);
    search.run(node);
    let mut rings: Vec<Ring> = Vec::new();
    for &other in &search.reached()[1..] {
        let distance = search.distance(other as usize);
        match rings.last_mut() {
            Some(ring) if distance <= ring.distance * (1.0 + TIE_TOLERANCE) => ring.nodes.push(other as usize),
            _ => rings.push(Ring { distance, nodes: vec![other as usize] }),
        }
    }
    rings.iter_mut().for_each(|ring| ring.nodes.sort_unstable());
    let unreached = (0..graph.node_count()).filter(|&other| search.distance(other).is_infinite()).collect();
    let last = rings.last().map(|ring| ring.nodes[0]);
    let farthest = last.map_or_else(Vec::new, |last| search.a_path(last).iter().map(|&at| at as usize).collect());
    Rings { rings, unreached, farthest }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Strengths 10, 5, 10 and 10/3: 1 is at 1/10, 2 at 1/5, 3 behind it at 1/5 + 1/10, and 4 at 3/10, which rounding sets apart from 3.
    #[test]
    fn equal_distances_are_one_ring() {
        let edges = [(0, 1, 10.0), (0, 2, 5.0), (2, 3, 10.0), (0, 4, 10.0 / 3.0)];
        let graph = CompactGraph::from_edges(6, false, true, &edges, crate::graph::compact::Merge::Max);
        let found = rings(&graph, 0, Along::Out);
        let nodes: Vec<&[usize]> = found.rings.iter().map(|ring| &ring.nodes[..]).collect();
        assert_eq!(nodes, [&[1][..], &[2], &[3, 4]]);
        assert_eq!((found.unreached, found.farthest), (vec![5], vec![0, 2, 3]));
    }
}
