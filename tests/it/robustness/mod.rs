//! How rankings and figures move with errors in the data: against exact answers, other software and what is published.

// Helpers of tests may unwrap as tests may, and compare what must be exact.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod agreement;
mod command;
mod curves;
mod errors;
mod left_out;
mod published;
mod scenarios;
mod standings;
mod words;

use verbinder::graph::random::Stream;
use verbinder::graph::{CompactGraph, compact::Merge};
use verbinder::measures::{self, Params};
use verbinder::studies::robustness::{DataError, Scorer, errors as registry};

fn scorer(id: &str) -> Scorer {
    Scorer { measure: measures::find(id).unwrap(), params: Params::default(), low_first: id == "constraint" }
}

fn error(id: &str) -> &'static DataError {
    registry::find(id).unwrap()
}

fn ring(nodes: u32) -> CompactGraph {
    let edges: Vec<(u32, u32)> = (0..nodes).map(|node| (node, (node + 1) % nodes)).collect();
    CompactGraph::undirected(nodes as usize, &edges)
}

fn star(leaves: u32) -> CompactGraph {
    let edges: Vec<(u32, u32)> = (1..=leaves).map(|leaf| (0, leaf)).collect();
    CompactGraph::undirected(leaves as usize + 1, &edges)
}

/// Ties between pairs drawn at random, all equally likely.
fn random(nodes: usize, ties: usize, seed: u64) -> CompactGraph {
    let mut stream = Stream::new(seed, 0);
    let mut graph = CompactGraph::undirected(nodes, &[]);
    let mut edges = Vec::new();
    while graph.edge_count() < ties {
        edges.push((stream.below(nodes) as u32, stream.below(nodes) as u32));
        graph = CompactGraph::undirected(nodes, &edges);
    }
    graph
}

/// Five nodes, arcs with weights.
fn arcs() -> CompactGraph {
    let list = [(0, 1, 2.0), (1, 0, 5.0), (1, 2, 1.0), (3, 1, 4.0), (0, 3, 3.0)];
    CompactGraph::from_edges(5, true, true, &list, Merge::Max)
}
