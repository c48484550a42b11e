//! Which pairs share more than in random two-mode networks in which everybody keeps exactly as many ties (FDSM).

use super::backbone::{SharedPair, correct};
use crate::graph::random_graphs::{self, curveball};
use crate::graph::{CompactGraph, parallel};

/// Pieces of draws that are counted together: few, since each holds a count for every pair.
const PIECES: usize = 8;

/// How random networks are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many.
    pub count: usize,
    /// Seed.
    pub seed: u64,
}

/// For every pair of one mode that shares a node of the other, the share of random networks in which it shares as much, the observed
/// one counted among them. `of_second` says which mode. Nodes of both modes keep their numbers of ties exactly. Every draw begins at the
/// observed network and lets pairs of nodes trade what only one of them has (the curveball).
///
/// No chance is below one over the number of draws and one: with many pairs take many draws, or none can pass the correction.
///
/// Checked against all networks with the same numbers of ties, in tests/it/measures/pitfalls_pairs.rs. Source: Neal 2014,
/// doi:10.1016/j.socnet.2014.06.001; Strona et al. 2014, doi:10.1038/ncomms5114; Carstens 2015, doi:10.1103/PhysRevE.91.042812.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::fixed_degrees::{Draws, fixed_degrees};
///
/// // Two at the same two of four tables, alone there: the numbers of ties leave no other way.
/// let graph = CompactGraph::undirected(6, &[(0, 2), (0, 3), (1, 2), (1, 3)]);
/// let pairs = fixed_degrees(&graph, &[false, false, true, true, true, true], false, Draws { count: 99, seed: 1 });
/// assert_eq!(pairs[0].chance, 1.0);
/// ```
pub fn fixed_degrees(graph: &CompactGraph, second_mode: &[bool], of_second: bool, draws: Draws) -> Vec<SharedPair> {
    let own: Vec<usize> = (0..graph.node_count()).filter(|&node| second_mode[node] == of_second).collect();
    let rows: Vec<Vec<u32>> = own.iter().map(|&node| graph.neighbors(node).to_vec()).collect();
    let observed = Shared::of(&rows, graph.node_count());
    let size = draws.count.div_ceil(PIECES).max(1);
    // Counts of whole numbers: the order of pieces cannot matter.
    let pieces = parallel::long_map(draws.count.div_ceil(size), |piece| {
        let mut counts = vec![0u32; observed.pairs.len()];
        for draw in piece * size..((piece + 1) * size).min(draws.count) {
            let mut rows = rows.clone();
            curveball(&mut rows, &mut random_graphs::stream(draws.seed, draw));
            observed.count_as_many(&rows, graph.node_count(), &mut counts);
        }
        counts
    });
    let least = 1.0 / (1 + draws.count) as f64;
    let mut pairs: Vec<SharedPair> = observed
        .pairs
        .iter()
        .enumerate()
        .map(|(index, &(a, b, shared))| {
            let count: usize = pieces.iter().map(|piece| piece[index] as usize).sum();
            let chance = (1 + count) as f64 / (1 + draws.count) as f64;
            SharedPair {
                a: own[a as usize],
                b: own[b as usize],
                shared: shared as usize,
                chance,
                corrected: 1.0,
                least,
            }
        })
        .collect();
    correct(&mut pairs, own.len() * own.len().saturating_sub(1) / 2);
    pairs
}

/// So many draws are enough where no pair comes near.
pub const FEW_DRAWS: usize = 1_000;

/// From this chance on a pair comes near to passing, and more draws can tell of it.
const NEAR: f64 = 0.01;

/// The most steps that drawing may take by itself.
const MOST_STEPS: usize = 1_000_000_000;

/// As [`fixed_degrees`], with as many draws as it takes, and how many these were: [`FEW_DRAWS`], and where a pair comes near twice as many as
/// one pair alone needs to pass the correction for all pairs at `alpha`; fewer where these cannot be waited for.
pub fn fixed_degrees_to_tell(
    graph: &CompactGraph,
    second_mode: &[bool],
    of_second: bool,
    (alpha, seed): (f64, u64),
) -> (Vec<SharedPair>, usize) {
    let drawn = |count: usize| (fixed_degrees(graph, second_mode, of_second, Draws { count, seed }), count);
    let few = drawn(FEW_DRAWS);
    let own = second_mode.iter().filter(|second| **second == of_second).count();
    let looked_at = own * own.saturating_sub(1) / 2;
    let steps = meetings(graph, second_mode, of_second) + 20 * graph.edge_count() + own;
    let many = (2 * draws_for_one(looked_at, alpha)).min(MOST_STEPS / steps.max(1));
    if many > FEW_DRAWS && few.0.iter().any(|pair| pair.chance <= NEAR) { drawn(many) } else { few }
}

/// How many draws it takes for one pair alone of so many to pass the correction.
pub fn draws_for_one(looked_at: usize, alpha: f64) -> usize {
    (looked_at as f64 / alpha).ceil() as usize
}

/// How often two nodes of the mode meet at one of the other, which is the work of a draw; no fewer than the pairs that share anything.
pub fn meetings(graph: &CompactGraph, second_mode: &[bool], of_second: bool) -> usize {
    let others = (0..graph.node_count()).filter(|&node| second_mode[node] != of_second);
    others.map(|node| graph.degree(node) * graph.degree(node).saturating_sub(1) / 2).sum()
}

/// The pairs of rows that share something in the observed network.
struct Shared {
    /// First, second, how much they share; in order.
    pairs: Vec<(u32, u32, u32)>,
    /// Where the pairs of each row begin.
    starts: Vec<usize>,
}

impl Shared {
    fn of(rows: &[Vec<u32>], nodes: usize) -> Shared {
        let members = members(rows, nodes);
        let (mut pairs, mut starts) = (Vec::new(), vec![0]);
        let mut with = vec![0u32; rows.len()];
        for a in 0..rows.len() {
            share_with(a, rows, &members, &mut with);
            pairs.extend((a + 1..rows.len()).filter(|&b| with[b] > 0).map(|b| (a as u32, b as u32, with[b])));
            with.fill(0);
            starts.push(pairs.len());
        }
        Shared { pairs, starts }
    }

    /// Adds one to the count of every pair that shares as much among other rows.
    fn count_as_many(&self, rows: &[Vec<u32>], nodes: usize, counts: &mut [u32]) {
        let members = members(rows, nodes);
        let mut with = vec![0u32; rows.len()];
        for a in 0..rows.len() {
            let own = self.starts[a]..self.starts[a + 1];
            if own.is_empty() {
                continue;
            }
            share_with(a, rows, &members, &mut with);
            for (&(_, b, observed), count) in self.pairs[own.clone()].iter().zip(&mut counts[own]) {
                *count += u32::from(with[b as usize] >= observed);
            }
            with.fill(0);
        }
    }
}

/// The rows that every node is in.
fn members(rows: &[Vec<u32>], nodes: usize) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    for (row, list) in rows.iter().enumerate() {
        list.iter().for_each(|&other| members[other as usize].push(row as u32));
    }
    members
}

/// How much a row shares with each one after it, added to what stands there.
fn share_with(a: usize, rows: &[Vec<u32>], members: &[Vec<u32>], with: &mut [u32]) {
    for &node in &rows[a] {
        let after = members[node as usize].iter().rev().take_while(|&&row| row as usize > a);
        after.for_each(|&row| with[row as usize] += 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 0 and 1 are at 3 and 4, 2 at 3: the numbers of ties leave no other way. At 3 three pairs meet, at 4 one; 0 and 1 are each the
    // meeting of one pair of tables.
    #[test]
    fn pairs_are_those_of_the_mode_that_is_asked_for() {
        let graph = CompactGraph::undirected(5, &[(0, 3), (0, 4), (1, 3), (1, 4), (2, 3)]);
        let modes = [false, false, false, true, true];
        let found = |of_second| -> Vec<(usize, usize, usize, f64)> {
            let pairs = fixed_degrees(&graph, &modes, of_second, Draws { count: 19, seed: 1 });
            pairs.iter().map(|pair| (pair.a, pair.b, pair.shared, pair.chance)).collect()
        };
        assert_eq!(found(false), [(0, 1, 2, 1.0), (0, 2, 1, 1.0), (1, 2, 1, 1.0)]);
        assert_eq!(found(true), [(3, 4, 2, 1.0)]);
        assert_eq!((meetings(&graph, &modes, false), meetings(&graph, &modes, true)), (4, 2));
    }

    // Two at the same ten of twenty tables, among ten others at ten tables each: one of C(20, 10) = 184,756 ways for the second. What no
    // draw of 99 shows has a chance of 1 in 100.
    #[test]
    fn the_observed_network_is_one_of_all() {
        let tables =
            |actor: u32| (0..10).map(move |at| (actor, 12 + if actor < 2 { 2 * at } else { (actor + at) % 20 }));
        let graph = CompactGraph::undirected(32, &(0..12).flat_map(tables).collect::<Vec<_>>());
        let modes: Vec<bool> = (0..32).map(|node| node >= 12).collect();
        let pairs = fixed_degrees(&graph, &modes, false, Draws { count: 99, seed: 1 });
        let alike = pairs.iter().find(|pair| (pair.a, pair.b) == (0, 1)).expect("they share tables");
        assert!(alike.shared == 10 && (alike.chance - 0.01).abs() < 1e-12, "{alike:?}");
    }
}
