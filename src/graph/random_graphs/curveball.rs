//! As many memberships for every actor and as many members for every structure.

use super::{steps, with_ties};
use crate::graph::{CompactGraph, random::Stream};

/// A graph of the same two modes in which every node of either mode has as many ties as in this one, every such graph equally
/// likely as far as the chain is mixed. With direction the arcs of either direction keep their numbers.
///
/// Curveball: two nodes of the smaller mode meet, keep what they share, and deal out the rest among themselves anew, each taking as
/// many as before. There are 20 meetings for every node of that mode, so that each takes part in about 40; how often a single one does
/// is left to chance.
///
/// Source: Strona et al. 2014, doi:10.1038/ncomms5114; that all graphs are equally likely: Carstens 2015,
/// doi:10.1103/PhysRevE.91.042812.
///
/// ```
/// use verbinder::graph::{CompactGraph, random_graphs};
///
/// // Two actors with one structure each: 0–2, 1–3 or 0–3, 1–2.
/// let pairs = CompactGraph::undirected(4, &[(0, 2), (1, 3)]);
/// let modes = [false, false, true, true];
/// let drawn = random_graphs::same_two_mode_degrees(&pairs, &modes, &mut random_graphs::stream(1, 0));
/// assert!((0..4).all(|node| drawn.degree(node) == 1) && drawn.neighbors(0)[0] > 1);
/// ```
pub fn same_two_mode_degrees(graph: &CompactGraph, second_mode: &[bool], random: &mut Stream) -> CompactGraph {
    let seconds = second_mode.iter().filter(|second| **second).count();
    let smaller = 2 * seconds < second_mode.len();
    let rows: Vec<usize> = (0..graph.node_count()).filter(|&node| second_mode[node] == smaller).collect();
    let mut ties = Vec::with_capacity(graph.edge_count());
    let mut out: Vec<Vec<u32>> = rows.iter().map(|&row| graph.neighbors(row).to_vec()).collect();
    curveball(&mut out, random);
    ties.extend(rows.iter().zip(&out).flat_map(|(&row, others)| others.iter().map(move |&other| (row as u32, other))));
    if graph.is_directed() {
        let mut into: Vec<Vec<u32>> = rows.iter().map(|&row| graph.in_neighbors(row).to_vec()).collect();
        curveball(&mut into, random);
        let arcs = rows.iter().zip(&into);
        ties.extend(arcs.flat_map(|(&row, others)| others.iter().map(move |&other| (other, row as u32))));
    }
    with_ties(graph, &ties, random)
}

/// Lets rows meet, 20 times as often as there are rows (1,000 times at least): a row takes part in about 40 meetings, and how often a
/// single one does is left to chance. Rows are ascending before and after.
pub fn curveball(rows: &mut [Vec<u32>], random: &mut Stream) {
    if rows.len() < 2 {
        return;
    }
    let (mut shared, mut pool) = (Vec::new(), Vec::new());
    for _ in 0..steps(rows.len()) {
        let (one, other) = (random.below(rows.len()), random.below(rows.len()));
        if one == other {
            continue;
        }
        shared.clear();
        pool.clear();
        let (first, second) = (&rows[one], &rows[other]);
        let is_in = |row: &[u32], item: u32| row.binary_search(&item).is_ok();
        for &item in first {
            if is_in(second, item) { shared.push(item) } else { pool.push(item) }
        }
        let takes = pool.len();
        pool.extend(second.iter().filter(|&&item| !is_in(first, item)));
        if takes == 0 || takes == pool.len() {
            continue;
        }
        random.shuffle(&mut pool);
        for (row, taken) in [(one, &pool[..takes]), (other, &pool[takes..])] {
            rows[row].clear();
            rows[row].extend(shared.iter().chain(taken));
            rows[row].sort_unstable();
        }
    }
}
