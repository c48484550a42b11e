//! Studies: the same measure on many networks, against exact enumeration and independent software.

// Helpers of tests may unwrap as tests may, and compare what must be exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod contrast;
mod level;
mod null_models;
mod precision;
mod random_graphs;
mod recovery;
mod seriation;
mod significance;
mod small_world;
mod stability;

use crate::support::reference::reference;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;

fn arcs(nodes: usize, list: &[(u32, u32)]) -> CompactGraph {
    let list: Vec<(u32, u32, f64)> = list.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    CompactGraph::from_edges(nodes, true, false, &list, Merge::Max)
}

/// Groups of so many nodes each, tied inside with one chance and across with another.
fn planted(groups: usize, size: usize, inside: f64, across: f64, seed: u64) -> CompactGraph {
    let mut random = Stream::new(seed, 0);
    let n = groups * size;
    let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
    let tied = pairs.filter(|(a, b)| random.unit() < if a / size == b / size { inside } else { across });
    CompactGraph::undirected(n, &tied.map(|(a, b)| (a as u32, b as u32)).collect::<Vec<_>>())
}
