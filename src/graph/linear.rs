//! Systems of equations along ties, solved by going through all ties again and again: attenuated walks and the stationary walk; and what
//! the search for the principal eigenvector shares with them.

use super::{CompactGraph, parallel};

/// Why an iteration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convergence {
    /// The vector no longer changes.
    Reached,
    /// It still changed when the work allowed was done, or another one would do as well as far as rounding lets see.
    GivenUp,
}

/// Work allowed to one iteration, in multiplications.
pub(super) const WORK: usize = 4_000_000_000;

/// What is found of a graph whose nodes stand in the order of their degrees, put back into the order of this one. Rows of one length
/// after the other are gone through faster. Very large graphs, and those with direction or weights, stay as they are.
pub(super) fn by_degree(
    graph: &CompactGraph,
    find: impl FnOnce(&CompactGraph) -> (Vec<f64>, Convergence),
) -> (Vec<f64>, Convergence) {
    /// Above that a second copy takes much memory.
    const MOST: usize = 1 << 24;
    let Some((ordered, old)) = (graph.edge_count() <= MOST).then(|| graph.by_degree()).flatten() else {
        return find(graph);
    };
    let (found, convergence) = find(&ordered);
    let mut values = vec![0.0; found.len()];
    old.iter().zip(found).for_each(|(&node, value)| values[node as usize] = value);
    (values, convergence)
}

/// `start` and what comes in at a node when every node sends its number along its ties.
pub(super) fn gathered(graph: &CompactGraph, node: usize, start: f64, vector: &[f64]) -> f64 {
    /// Rows from this length on are added up in four sums, which the processor does side by side.
    const LONG: usize = 32;
    let from = graph.in_neighbors(node);
    if graph.is_weighted() {
        let arcs = from.iter().zip(graph.in_neighbor_edges(node));
        return arcs.fold(start, |sum, (&from, &edge)| sum + graph.weight(edge as usize) * vector[from as usize]);
    }
    if from.len() < LONG {
        return from.iter().fold(start, |sum, &from| sum + vector[from as usize]);
    }
    let fours = from.chunks_exact(4);
    let mut sums = [start, 0.0, 0.0, 0.0];
    for &from in fours.remainder() {
        sums[0] += vector[from as usize];
    }
    for four in fours {
        for (sum, &from) in sums.iter_mut().zip(four) {
            *sum += vector[from as usize];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// About so many steps [`gathered`] takes for each node.
pub(super) fn steps_per_node(graph: &CompactGraph) -> usize {
    1 + 2 * graph.edge_count() / graph.node_count().max(1)
}

/// The solution of x = α Aᵀ x + 1, for an α below one over the largest eigenvalue.
pub fn attenuated_walks(graph: &CompactGraph, alpha: f64) -> (Vec<f64>, Convergence) {
    by_degree(graph, |graph| attenuated(graph, alpha))
}

fn attenuated(graph: &CompactGraph, alpha: f64) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let cost = 2 * graph.edge_count() + 4 * n + 1;
    let mut x = vec![1.0; n];
    let mut next = vec![0.0; n];
    let (mut calm, rounds) = (0, (WORK / cost).clamp(1000, 1_000_000));
    for _ in 0..rounds {
        let changes = parallel::update(&mut next, steps_per_node(graph), |start, piece| {
            let mut change = 0.0f64;
            for (value, node) in piece.iter_mut().zip(start..) {
                *value = 1.0 + alpha * gathered(graph, node, 0.0, &x);
                change = change.max((*value - x[node]).abs() / value.abs().max(1.0));
            }
            (change, piece.iter().all(|value| value.is_finite()))
        });
        std::mem::swap(&mut x, &mut next);
        let change = changes.iter().map(|part| part.0).fold(0.0, f64::max);
        // Until rounding is all that moves: the change of one step is no measure of what is still to come where walks first wane
        // and then grow, as they may along arcs that lead nowhere back.
        calm = if change <= 4e-15 { calm + 1 } else { 0 };
        if calm == 3 {
            return (x, Convergence::Reached);
        }
        if !changes.iter().all(|part| part.1) {
            break;
        }
    }
    (x, Convergence::GivenUp)
}

/// So many rounds without a new least change, and nothing is left to gain,
const IDLE: usize = 5;

/// if the change is no more than this part of the whole: rounding alone.
const ROUNDING: f64 = 2e-14;

/// Where a walker is who follows ties with probability `damping` (in proportion to their weight) and otherwise jumps to any
/// node; from a node without ties out he always jumps. Sums to 1.
pub fn stationary_walk(graph: &CompactGraph, damping: f64) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    if n == 0 {
        return (Vec::new(), Convergence::Reached);
    }
    if !graph.is_directed() && damping < 1.0 {
        return by_degree(graph, |graph| stationary_walk_both_ways(graph, damping));
    }
    let per_weight: Vec<f64> = (0..n).map(|node| graph.strength(node)).map(inverse).collect();
    let dangling: Vec<usize> = (0..n).filter(|&node| graph.degree(node) == 0).collect();
    let even = 1.0 / n as f64;
    let mut x = vec![even; n];
    let mut next = vec![0.0; n];
    let mut sent = vec![0.0; n];
    let cost = 2 * graph.edge_count() + 4 * n;
    let (mut least, mut idle) = (f64::INFINITY, 0);
    // Where nothing else helps, a step leaves the damping of the error: a thousand rounds are enough up to 0.968, a hundred thousand
    // up to 0.9996.
    for _ in 0..(WORK / cost).clamp(1000, 100_000) {
        let lost: f64 = dangling.iter().map(|&node| x[node]).sum();
        let jump = ((1.0 - damping) + damping * lost) * even;
        parallel::fill(&mut sent, 1, |node| x[node] * per_weight[node]);
        let totals = parallel::update(&mut next, steps_per_node(graph), |start, piece| {
            let values = piece.iter_mut().zip(start..);
            values.fold(0.0, |total, (value, node)| {
                *value = jump + damping * gathered(graph, node, 0.0, &sent);
                total + *value
            })
        });
        let total: f64 = totals.into_iter().sum();
        let changes = parallel::update(&mut next, 1, |start, piece| {
            piece.iter_mut().zip(&x[start..]).fold(0.0, |change, (value, old)| {
                *value /= total;
                change + (*value - old).abs()
            })
        });
        let change: f64 = changes.into_iter().sum();
        std::mem::swap(&mut x, &mut next);
        // A step shrinks the error by the damping at least, so what is left is at most change · d / (1 − d). Near a damping of 1
        // rounding keeps the change above what that asks for: then it no longer falls.
        idle = if change < least { 0 } else { idle + 1 };
        least = least.min(change);
        if change * damping <= 1e-14 * (1.0 - damping) || (idle >= IDLE && least <= ROUNDING) {
            return (x, Convergence::Reached);
        }
    }
    (x, Convergence::GivenUp)
}

/// [`stationary_walk`] without direction, where a damping below 1 leaves a system of equations with real eigenvalues between −d and d
/// that Chebyshev's iteration solves in far fewer rounds (Golub & Van Loan 2013, Matrix Computations, 10.1.5).
///
/// Solves y = d·Wy + 1, W what follows ties, and scales y to sum 1: jumps from nodes without ties go to all alike and change nothing
/// but the scale.
fn stationary_walk_both_ways(graph: &CompactGraph, damping: f64) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let per_weight: Vec<f64> = (0..n).map(|node| graph.strength(node)).map(inverse).collect();
    let mut y = vec![1.0; n];
    let mut before = y.clone();
    // What nodes send along each tie in this round, and in the next.
    let mut sent = per_weight.clone();
    let mut next = vec![0.0; n];
    let mut omega = 1.0;
    let (mut least, mut idle) = (f64::INFINITY, 0);
    let cost = 2 * graph.edge_count() + 4 * n;
    let mut convergence = Convergence::GivenUp;
    for round in 0..(WORK / cost).clamp(1000, 100_000) {
        let sums = parallel::update_both(&mut before, &mut next, steps_per_node(graph), |start, piece, next| {
            let values = piece.iter_mut().zip(next).zip(start..);
            values.fold((0.0, 0.0), |(residual, total), ((value, sent_next), node)| {
                let image = 1.0 + damping * gathered(graph, node, 0.0, &sent);
                *value += omega * (image - *value);
                *sent_next = *value * per_weight[node];
                (residual + (image - y[node]).abs(), total + *value)
            })
        });
        std::mem::swap(&mut y, &mut before);
        std::mem::swap(&mut sent, &mut next);
        let (residual, total) = sums.into_iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        // The error is at most the residual over 1 − d. Where rounding keeps it above, it no longer falls.
        let share = residual / total;
        idle = if share < least { 0 } else { idle + 1 };
        least = least.min(share);
        if share <= 1e-14 * (1.0 - damping) || (idle >= IDLE && least <= ROUNDING) {
            convergence = Convergence::Reached;
            break;
        }
        omega = if round == 0 {
            1.0 / (1.0 - damping * damping / 2.0)
        } else {
            1.0 / (1.0 - damping * damping * omega / 4.0)
        };
    }
    let totals = parallel::update(&mut y, 1, |_, piece| piece.iter().sum::<f64>());
    let total: f64 = totals.into_iter().sum();
    parallel::fill(&mut before, 1, |node| y[node] / total);
    (before, convergence)
}

/// One over a strength; 0 where there is nothing to share out by.
fn inverse(strength: f64) -> f64 {
    if strength > 0.0 { 1.0 / strength } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{compact::Merge, random::Stream};

    // By the definition, put in: what is at a node is its part of the jumps and what comes in over ties.
    #[test]
    fn walks_settle_at_any_damping() {
        for (seed, damping) in [0.5, 0.85, 0.99, 0.995, 0.999].into_iter().cycle().take(40).enumerate() {
            let mut stream = Stream::new(seed as u64, 0);
            let (n, directed) = (20 + stream.below(3_000), seed % 2 == 1);
            let mut draw = || (stream.below(n) as u32, stream.below(n) as u32, 1.0 + stream.below(3) as f64);
            let edges: Vec<(u32, u32, f64)> = (0..2 * n).map(|_| draw()).collect();
            let graph = CompactGraph::from_edges(n, directed, seed % 3 == 0, &edges, Merge::Max);
            let (found, convergence) = stationary_walk(&graph, damping);
            assert_eq!(convergence, Convergence::Reached, "{seed} {damping}");
            let lost: f64 = (0..n).filter(|&node| graph.degree(node) == 0).map(|node| found[node]).sum();
            let even = (1.0 - damping + damping * lost) / n as f64;
            let off = (0..n).map(|node| {
                let arcs = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
                let comes = arcs.map(|(&from, &edge)| {
                    let from = from as usize;
                    graph.weight(edge as usize) * found[from] / graph.strength(from)
                });
                (even + damping * comes.sum::<f64>() - found[node]).abs()
            });
            let off: f64 = off.sum();
            assert!(off < 1e-13 && (found.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{seed} {damping} {off}");
        }
    }
}
