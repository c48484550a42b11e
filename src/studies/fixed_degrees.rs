//! Which pairs share more than in random two-mode networks in which everybody keeps exactly as many ties (FDSM).

use super::backbone::{SharedPair, correct};
use crate::graph::random_graphs::{self, curveball};
use crate::graph::{CompactGraph, parallel};

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
    let observed = shared(&rows, graph.node_count());
    let at: Vec<(usize, usize)> = (0..own.len())
        .flat_map(|a| (a + 1..own.len()).map(move |b| (a, b)))
        .filter(|&(a, b)| observed[a][b] > 0)
        .collect();
    let size = draws.count.div_ceil(64).max(1);
    // Counts of whole numbers: the order of pieces cannot matter.
    let counts = parallel::map(draws.count.div_ceil(size), |piece| {
        let mut counts = vec![0usize; at.len()];
        for draw in piece * size..((piece + 1) * size).min(draws.count) {
            let mut rows = rows.clone();
            curveball(&mut rows, &mut random_graphs::stream(draws.seed, draw));
            let found = shared(&rows, graph.node_count());
            at.iter()
                .zip(&mut counts)
                .for_each(|(&(a, b), count)| *count += usize::from(found[a][b] >= observed[a][b]));
        }
        counts
    });
    let mut pairs: Vec<SharedPair> = at
        .iter()
        .enumerate()
        .map(|(index, &(a, b))| {
            let count: usize = counts.iter().map(|piece| piece[index]).sum();
            let chance = (1 + count) as f64 / (1 + draws.count) as f64;
            SharedPair { a: own[a], b: own[b], shared: observed[a][b] as usize, chance, corrected: 1.0 }
        })
        .collect();
    correct(&mut pairs, own.len() * own.len().saturating_sub(1) / 2);
    pairs
}

/// How much every two rows share, above the diagonal.
fn shared(rows: &[Vec<u32>], nodes: usize) -> Vec<Vec<u32>> {
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    for (row, list) in rows.iter().enumerate() {
        list.iter().for_each(|&other| members[other as usize].push(row as u32));
    }
    let mut counts = vec![vec![0; rows.len()]; rows.len()];
    for list in &members {
        for (position, &a) in list.iter().enumerate() {
            list[position + 1..].iter().for_each(|&b| counts[a as usize][b as usize] += 1);
        }
    }
    counts
}
