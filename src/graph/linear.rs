//! Vectors that a matrix leaves alone: the principal eigenvector and the stationary walk.

use super::lanczos::{self, near_principal_eigenvector};
use super::{CompactGraph, components, parallel, random::Stream};

/// Why an iteration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convergence {
    /// The vector no longer changes.
    Reached,
    /// It still changed when the work allowed was done, or another one would do as well as far as rounding lets see.
    GivenUp,
}

/// Work allowed to one iteration, in multiplications.
const WORK: usize = 4_000_000_000;

/// How far a principal eigenvector may be off its own direction: the sine of the angle between them.
const ANGLE: f64 = 1e-8;

/// How far from it the vector found from another start may be, with direction.
const ANOTHER: f64 = 1e-6;

/// The principal eigenvector of Aᵀ (what comes in), or of A for an undirected graph, scaled to maximum 1. The graph must be
/// (strongly) connected and have a tie.
///
/// A vector that no longer changes need not be it: where the two largest eigenvalues are nearly the same, any mixture of their
/// vectors changes by less than rounding. Without direction the angle to the eigenvector is at most the residual over the gap
/// between the two (Davis & Kahan 1970; Golub & Van Loan 2013, Matrix Computations, 8.1), and what may be off by more than
/// 1e-8 is given up. With direction there is no such bound: there the vector must be found again from another start.
pub fn principal_eigenvector(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    by_degree(graph, principal)
}

/// What is found of a graph whose nodes stand in the order of their degrees, put back into the order of this one. Rows of one length
/// after the other are gone through faster. Very large graphs, and those with direction or weights, stay as they are.
fn by_degree(
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

fn principal(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    let (vector, alone) = match near_principal_eigenvector(graph) {
        Some((near, value)) => polished(graph, near, value),
        None => {
            let (vector, convergence) = unmoved(graph);
            let alone = convergence == Convergence::Reached && is_alone(graph, &vector);
            (vector, alone)
        }
    };
    (vector, if alone { Convergence::Reached } else { Convergence::GivenUp })
}

/// What a near guess becomes, without direction, and whether no other vector would do as well. The guess is as near as rounding lets it
/// be, so what lies beside it can be looked for while it is polished.
fn polished(graph: &CompactGraph, near: Vec<f64>, value: f64) -> (Vec<f64>, bool) {
    /// With fewer steps for all nodes together another thread would be awake too late.
    const FEW: usize = 1 << 12;
    let guessed = gap(graph, &near);
    let (guess, roomy) = (near.clone(), 2.0 * guessed.1);
    let polish = || powers(graph, near, value / 2.0, POLISH, None);
    let look = || lanczos::is_apart(graph, &guess, guessed.0, roomy, rounds(graph));
    let pays = graph.node_count() * steps_per_node(graph) > FEW;
    let ((vector, convergence), apart) = if pays { parallel::both(polish, look) } else { (polish(), look()) };
    if convergence == Convergence::GivenUp {
        return (vector, false);
    }
    let (value, gap) = gap(graph, &vector);
    let apart = apart && gap <= roomy || lanczos::is_apart(graph, &vector, value, gap, rounds(graph));
    (vector, apart)
}

/// The eigenvalue of a vector, and how far the next one must be from it for the vector to be no more than [`ANGLE`] off.
fn gap(graph: &CompactGraph, vector: &[f64]) -> (f64, f64) {
    let (value, residual) = lanczos::residual(graph, vector);
    // Rounding hides as much.
    (value, residual.max(value * f64::EPSILON / 2.0) / ANGLE)
}

/// Whether no other vector than this one, or one that is hardly another, is left alone just as well.
fn is_alone(graph: &CompactGraph, vector: &[f64]) -> bool {
    if graph.is_directed() {
        let mut stream = Stream::new(0, 0);
        let start = vector.iter().map(|value| value * (0.25 + stream.unit())).collect();
        let shift = principal_eigenvalue(graph, vector) / 2.0;
        return powers(graph, start, shift, 0, Some(vector)).1 == Convergence::Reached;
    }
    let (value, gap) = gap(graph, vector);
    lanczos::is_apart(graph, vector, value, gap, rounds(graph))
}

/// How often at most all ties are gone through.
fn rounds(graph: &CompactGraph) -> usize {
    (WORK / (2 * graph.edge_count() + 4 * graph.node_count() + 1)).max(1000)
}

/// A vector in the direction of the principal eigenvector as far as multiplying can tell.
fn unmoved(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    // Half of λ₁ in place of 1 keeps the identity from vanishing beside strong ties, and from drowning weak ones.
    match near_principal_eigenvector(graph) {
        Some((near, value)) => powers(graph, near, value / 2.0, POLISH, None),
        None => {
            let shift = (0..n).map(|node| graph.in_strength(node)).sum::<f64>() / n as f64;
            powers(graph, vec![1.0; n], shift, 0, None)
        }
    }
}

/// Iterates with A + I, which has the same eigenvectors and converges on bipartite graphs too, without direction from a near guess
/// (`lanczos`): sums of what is not negative keep the digits of the smallest numbers, and the guess saves the rounds. The change of one step says
/// little when convergence is slow, so the error itself is estimated: change · ρ / (1 − ρ), with ρ the ratio of the last two
/// changes. Where a vector is known already, it must be found again.
fn powers(
    graph: &CompactGraph,
    mut x: Vec<f64>,
    mut shift: f64,
    fewest: usize,
    known: Option<&[f64]>,
) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let mut next = vec![0.0; n];
    let (mut before, mut calm) = (f64::INFINITY, 0);
    for round in 0..rounds(graph) {
        let tops = parallel::update(&mut next, steps_per_node(graph), |start, piece| {
            let mut top = 0.0f64;
            for (value, node) in piece.iter_mut().zip(start..) {
                *value = gathered(graph, node, shift * x[node], &x);
                top = top.max(*value);
            }
            top
        });
        let top = tops.into_iter().fold(0.0, f64::max);
        let changes = parallel::update(&mut next, 1, |start, piece| {
            let mut change = 0.0f64;
            for (value, old) in piece.iter_mut().zip(&x[start..]) {
                *value /= top;
                change = change.max((*value - old).abs());
            }
            change
        });
        let change = changes.into_iter().fold(0.0, f64::max);
        std::mem::swap(&mut x, &mut next);
        if round < 30 {
            shift = ((top - shift) / 2.0).max(shift / 8.0);
        }
        let ratio = change / before;
        let error = if ratio < 1.0 { change * ratio / (1.0 - ratio) } else { f64::INFINITY };
        before = change;
        calm = if change < 1e-15 || (change < 1e-12 && error < 1e-12) { calm + 1 } else { 0 };
        let apart = known.map(|known| x.iter().zip(known).map(|(x, known)| (x - known).abs()).fold(0.0, f64::max));
        if apart.is_some_and(|apart| apart <= ANOTHER) {
            return (x, Convergence::Reached);
        }
        if calm >= 3 && round >= fewest {
            return (x, if known.is_some() { Convergence::GivenUp } else { Convergence::Reached });
        }
    }
    (x, Convergence::GivenUp)
}

/// Rounds after a near guess: what it leaves of noise at the smallest numbers shrinks to a third in each.
const POLISH: usize = 12;

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

/// The eigenvalue that goes with the principal eigenvector.
pub fn principal_eigenvalue(graph: &CompactGraph, vector: &[f64]) -> f64 {
    // Where the vector is largest, the image is known best.
    let top = (0..vector.len()).max_by(|&a, &b| vector[a].total_cmp(&vector[b]).then(b.cmp(&a)));
    top.map_or(0.0, |node| gathered(graph, node, 0.0, vector) / vector[node])
}

/// The largest eigenvalue of a graph: that of its largest strong component; 0 without cycles. None if an iteration was given up.
pub fn largest_eigenvalue(graph: &CompactGraph) -> Option<f64> {
    let mut largest = 0.0f64;
    for (part, _) in components::parts_with_ties(graph, &components::strong(graph)) {
        // Vectors that cannot be told apart have the same value.
        let (vector, convergence) = unmoved(&part);
        if convergence == Convergence::GivenUp {
            return None;
        }
        largest = largest.max(principal_eigenvalue(&part, &vector));
    }
    Some(largest)
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

    /// Two complete graphs of this size, a path of so many nodes between them, and a path that hangs on each: the second a node
    /// shorter. The first node of each holds the path between, the last the tail. First of all come the two complete graphs.
    fn dumbbell(size: u32, tail: u32, between: u32, directed: bool) -> CompactGraph {
        let complete = |from: u32| (from..from + size).flat_map(move |a| (from..a).map(move |b| (a, b)));
        let mut edges: Vec<(u32, u32)> = complete(0).chain(complete(size)).collect();
        let mut count = 2 * size;
        for (holds, length, ends) in [(0, between, Some(size)), (size - 1, tail, None), (2 * size - 1, tail - 1, None)]
        {
            let path: Vec<u32> = std::iter::once(holds).chain(count..count + length).chain(ends).collect();
            edges.extend(path.windows(2).map(|pair| (pair[0], pair[1])));
            count += length;
        }
        let arcs = edges.iter().flat_map(|&(a, b)| if directed { vec![(a, b), (b, a)] } else { vec![(a, b)] });
        let arcs: Vec<(u32, u32, f64)> = arcs.map(|(a, b)| (a, b, 1.0)).collect();
        CompactGraph::from_edges(count as usize, directed, false, &arcs, Merge::Max)
    }

    // What the largest value of one complete graph is beside that of a middle node of the other: by inverse iteration in decimal numbers
    // of 70 digits (Python's decimal), until the bounds of Collatz and Wielandt on the eigenvalue were within 1e-40.
    const KNOWN: [(u32, u32, u32, f64); 7] = [
        (6, 1, 3, 0.042184909874224366),
        (6, 2, 3, 0.6079035358133507),
        (6, 2, 4, 0.19852592036210842),
        (8, 2, 3, 0.6124667632796567),
        (12, 1, 2, 0.09077079651721857),
        (6, 1, 20, 8.883575173238075e-14),
        (8, 2, 20, 5.6207215873069386e-15),
    ];

    // Exact values of that node at the others: 7.7e-31 with twelve nodes, tails of six and five, and forty between.
    #[test]
    fn two_largest_eigenvalues_close_together() {
        // With direction, where the gap is small but not too small, rounds without end come first: left to those without.
        for (directed, slow) in [(false, &[][..]), (true, &[(8, 2, 20), (20, 3, 40)][..])] {
            for (size, tail, between, expected) in KNOWN {
                if slow.contains(&(size, tail, between)) {
                    continue;
                }
                let graph = dumbbell(size, tail, between, directed);
                let (vector, convergence) = principal_eigenvector(&graph);
                assert_eq!(convergence, Convergence::Reached, "{size} {tail} {between} {directed}");
                let off = (vector[size as usize + 3] - expected).abs();
                assert!(off < 1e-8, "{size} {tail} {between} {directed} {off}");
            }
            for (size, tail, between) in [(12, 6, 40), (8, 7, 40), (15, 5, 40), (20, 3, 40), (20, 6, 40)] {
                if slow.contains(&(size, tail, between)) {
                    continue;
                }
                let graph = dumbbell(size, tail, between, directed);
                let found = principal_eigenvector(&graph);
                assert_eq!(found.1, Convergence::GivenUp, "{size} {tail} {directed} {}", found.0[size as usize + 3]);
            }
        }
    }

    // By hand: two nodes alike, with no vector beside theirs but that of −λ; a star of three leaves with 1/√3 at each.
    #[test]
    fn smallest_graphs_settle() {
        let leaf = 1.0 / 3f64.sqrt();
        for (edges, expected) in [(&[(0, 1)][..], [1.0, 1.0]), (&[(0, 1), (0, 2), (0, 3)], [1.0, leaf])] {
            let (vector, convergence) = principal_eigenvector(&CompactGraph::undirected(edges.len() + 1, edges));
            assert_eq!(convergence, Convergence::Reached, "{edges:?}");
            assert!(
                vector.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12),
                "{vector:?}"
            );
        }
    }

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
