//! The principal eigenvector of a graph, and its largest eigenvalue.

use super::lanczos::{self, near_principal_eigenvector};
use super::linear::{Convergence, WORK, by_degree, gathered, steps_per_node};
use super::{CompactGraph, components, next_eigenvalue, parallel, random::Stream};

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

fn principal(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    let (vector, convergence) = unmoved(graph);
    let alone = convergence == Convergence::Reached && is_alone(graph, &vector);
    (vector, if alone { Convergence::Reached } else { Convergence::GivenUp })
}

/// Whether no other vector than this one, or one that is hardly another, is left alone just as well.
fn is_alone(graph: &CompactGraph, vector: &[f64]) -> bool {
    if graph.is_directed() {
        let mut stream = Stream::new(0, 0);
        let start = vector.iter().map(|value| value * (0.25 + stream.unit())).collect();
        let shift = principal_eigenvalue(graph, vector) / 2.0;
        return powers(graph, start, shift, 0, Some(vector)).1 == Convergence::Reached;
    }
    let mut image = vec![0.0; vector.len()];
    parallel::fill(&mut image, steps_per_node(graph), |node| gathered(graph, node, 0.0, vector));
    let (value, residual) = lanczos::residual(vector, &image);
    // Rounding hides as much.
    let gap = residual.max(value * f64::EPSILON / 2.0) / ANGLE;
    // Nearly always this is enough; if not, the next eigenvalue itself is looked for.
    value - next_eigenvalue::ceiling(graph, vector, &image) > gap
        || lanczos::is_apart(graph, vector, value, gap, rounds(graph))
}

/// How often at most all ties are gone through.
fn rounds(graph: &CompactGraph) -> usize {
    (WORK / (2 * graph.edge_count() + 4 * graph.node_count() + 1)).max(1000)
}

/// A vector in the direction of the principal eigenvector as far as multiplying can tell.
fn unmoved(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    near_principal_eigenvector(graph)
        .map_or_else(|| from_even(graph), |(near, value)| powers(graph, near, value / 2.0, POLISH, None))
}

/// As [`unmoved`], without a guess: all nodes alike at first.
fn from_even(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let shift = (0..n).map(|node| graph.in_strength(node)).sum::<f64>() / n as f64;
    powers(graph, vec![1.0; n], shift, 0, None)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

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
}
