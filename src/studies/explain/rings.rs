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
