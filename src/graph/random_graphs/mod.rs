//! Random graphs that keep something of a given one: how many ties it has, how many each node has, how many pairs are mutual.
//!
//! Every draw stands by itself: it depends on the given graph and on its own stream of random numbers, so that it does not matter
//! which thread draws it. Strengths, where the graph has them, are handed out over the drawn ties at random.

mod curveball;
mod same_degrees;
mod same_density;
mod same_dyads;
mod shared_ties;

pub use curveball::{curveball, same_two_mode_degrees};
pub use same_degrees::same_degrees;
pub use same_density::same_density;
pub use same_dyads::same_dyads;
pub use shared_ties::SharedTies;

use super::CompactGraph;
use super::compact::Merge;
use super::random::Stream;
use std::collections::BTreeSet;

/// Steps of a chain of exchanges for every tie (or member of a row) before its graph counts as drawn; Fosdick et al. 2018,
/// doi:10.1137/16M1087175.
const STEPS_PER_TIE: usize = 20;

/// The least number of steps: small graphs are drawn in no time, and should be well mixed.
const LEAST_STEPS: usize = 1_000;

/// Streams of draws begin here, so that they are others than those of searches with the same seed.
const FIRST_STREAM: u64 = 1 << 32;

/// The random numbers of one draw.
pub fn stream(seed: u64, draw: usize) -> Stream {
    Stream::new(seed, FIRST_STREAM + draw as u64)
}

/// So many different numbers below `all`, every choice of them equally likely, ascending (Floyd's algorithm).
pub fn some_of(all: usize, count: usize, random: &mut Stream) -> Vec<usize> {
    let mut chosen = BTreeSet::new();
    for last in all - count..all {
        let next = random.below(last + 1);
        if !chosen.insert(next) {
            chosen.insert(last);
        }
    }
    chosen.into_iter().collect()
}

/// The steps that a chain takes for so many ties.
fn steps(ties: usize) -> usize {
    (STEPS_PER_TIE * ties).max(LEAST_STEPS)
}

/// A graph like this one with other ties, as many as it has. Strengths are handed out at random.
fn with_ties(like: &CompactGraph, ties: &[(u32, u32)], random: &mut Stream) -> CompactGraph {
    let mut strengths: Vec<f64> = (0..like.edge_count()).map(|edge| like.weight(edge)).collect();
    if like.is_weighted() {
        random.shuffle(&mut strengths);
    }
    let edges: Vec<(u32, u32, f64)> = ties.iter().zip(strengths).map(|(&(a, b), strength)| (a, b, strength)).collect();
    debug_assert_eq!(ties.len(), like.edge_count());
    CompactGraph::from_edges(like.node_count(), like.is_directed(), like.is_weighted(), &edges, Merge::Max)
}

/// The pair without direction that stands at this place: (0, 1), (0, 2), (1, 2), (0, 3), …
fn pair_at(place: usize) -> (u32, u32) {
    let larger = (8 * place + 1).isqrt().div_ceil(2);
    ((place - larger * (larger - 1) / 2) as u32, larger as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_has_its_place() {
        let pairs: Vec<(u32, u32)> = (0..6).map(pair_at).collect();
        assert_eq!(pairs, [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)]);
        // The last pairs before and the first of a large node, where roots are rounded.
        for larger in [65_536usize, 3_000_001] {
            let first = larger * (larger - 1) / 2;
            assert_eq!(pair_at(first - 1), (larger as u32 - 2, larger as u32 - 1));
            assert_eq!(pair_at(first), (0, larger as u32));
        }
    }

    #[test]
    fn some_of_all_may_be_none_or_all() {
        let mut random = stream(1, 0);
        assert!(some_of(5, 0, &mut random).is_empty());
        assert_eq!(some_of(3, 3, &mut random), [0, 1, 2]);
    }
}
