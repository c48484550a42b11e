//! A near guess at the principal eigenvector of an undirected graph, in far fewer steps than multiplying again and again takes.
//!
//! Lanczos' vectors span what a start and its images do; the best vector in their span comes from a small tridiagonal matrix (Golub
//! & Van Loan 2013, Matrix Computations, 10.1). Vectors only stay at right angles while the best one is not known well: so the search
//! starts again from it then, or when there are as many as are kept.

use super::{CompactGraph, linear::gathered, parallel};

/// Vectors kept at most, and after how many of them it is looked how near the best is.
const VECTORS: usize = 32;
const LOOK: usize = 4;

/// How often the search starts again.
const RESTARTS: usize = 30;

/// With more nodes than this the vectors take too much memory.
const MOST_NODES: usize = 2_000_000;

/// Near enough: a step changes no more than this part of the whole; and near enough to start again.
const NEAR: f64 = 1e-14;
const HALF_WAY: f64 = 1e-8;

/// A vector without negative numbers near the principal eigenvector, its largest number 1, and the eigenvalue that goes with it; none
/// for graphs with direction, and for very large ones. The graph must be connected and have a tie.
pub(super) fn near_principal_eigenvector(graph: &CompactGraph) -> Option<(Vec<f64>, f64)> {
    let n = graph.node_count();
    if graph.is_directed() || n > MOST_NODES {
        return None;
    }
    let mut best: Vec<f64> = vec![0.0; n];
    parallel::fill(&mut best, |node| graph.strength(node));
    let mut value = 0.0;
    let mut before = f64::INFINITY;
    for span in 0..RESTARTS {
        let off;
        (best, value, off) = best_in_span(graph, &best, if span == 0 { HALF_WAY } else { NEAR })?;
        // What rounding leaves does not fall.
        if off <= NEAR * value || off >= before {
            break;
        }
        before = off;
    }
    let top = best.iter().copied().fold(0.0, f64::max);
    if !(top > 0.0 && top.is_finite()) {
        return None;
    }
    best.iter_mut().for_each(|entry| *entry = (*entry / top).max(0.0));
    Some((best, value))
}

/// The best vector in the span of a start and its images, of length 1, its value, and how far one step takes it out of itself; no
/// more images than make that so small a part of the whole.
fn best_in_span(graph: &CompactGraph, start: &[f64], enough: f64) -> Option<(Vec<f64>, f64, f64)> {
    let length = dot(start, start).sqrt();
    let mut vectors: Vec<Vec<f64>> = vec![start.iter().map(|entry| entry / length).collect()];
    // The tridiagonal matrix: what each vector gives to itself, and to the next.
    let (mut own, mut beside): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    loop {
        let last = vectors.len() - 1;
        let mut next = vec![0.0; start.len()];
        let (here, back) = (&vectors[last], last.checked_sub(1).map(|before| (&vectors[before], beside[before])));
        let sums = parallel::update(&mut next, |first, piece| {
            let mut sum = 0.0;
            for (entry, node) in piece.iter_mut().zip(first..) {
                let less = back.map_or(0.0, |(vector, weight)| -weight * vector[node]);
                *entry = gathered(graph, node, less, here);
                sum += *entry * here[node];
            }
            sum
        });
        let given = sums.into_iter().sum::<f64>();
        // The start is nearest to what is looked for, and what rounding leaves of it would come to be found a second time.
        let start = &vectors[0];
        let again = parallel::update(&mut next, |first, piece| {
            piece.iter_mut().zip(&here[first..]).zip(&start[first..]).fold(0.0, |sum, ((entry, here), start)| {
                *entry -= given * here;
                sum + *entry * start
            })
        });
        let again = again.into_iter().sum::<f64>();
        let squares = parallel::update(&mut next, |first, piece| {
            piece.iter_mut().zip(&start[first..]).fold(0.0, |sum, (entry, start)| {
                *entry -= again * start;
                sum + *entry * *entry
            })
        });
        let left = squares.into_iter().sum::<f64>().sqrt();
        own.push(given);
        let ends = vectors.len() == VECTORS || left <= NEAR * given.abs();
        if ends || vectors.len().is_multiple_of(LOOK) {
            let (value, parts) = largest_of_three_diagonals(&own, &beside)?;
            let off = left * parts[last].abs();
            if ends || off <= enough * value {
                let mut best = vec![0.0; here.len()];
                parallel::fill(&mut best, |node| {
                    vectors.iter().zip(&parts).fold(0.0, |sum, (vector, part)| sum + part * vector[node])
                });
                return Some((best, value, off));
            }
        }
        beside.push(left);
        parallel::update(&mut next, |_, piece| piece.iter_mut().for_each(|entry| *entry /= left));
        vectors.push(next);
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).fold(0.0, |sum, (a, b)| sum + a * b)
}

/// The largest eigenvalue of a matrix with `own` on its diagonal and `beside` next to it, all above 0, and its eigenvector, which has
/// no negative number, of length 1. None where numbers are not finite.
fn largest_of_three_diagonals(own: &[f64], beside: &[f64]) -> Option<(f64, Vec<f64>)> {
    let size = own.len();
    let coupling = |at: usize| if at == 0 { 0.0 } else { beside[at - 1] };
    // Above all eigenvalues every quotient of leading minors of bound − matrix is above 0.
    let above_all = |bound: f64| {
        let mut quotient = 1.0;
        (0..size).all(|at| {
            quotient = bound - own[at] - coupling(at) * coupling(at) / quotient;
            quotient > 0.0
        })
    };
    let after = |at: usize| beside.get(at).filter(|_| at + 1 < size).copied().unwrap_or(0.0);
    let mut high = (0..size).map(|at| own[at] + coupling(at) + after(at)).fold(0.0, f64::max) * (1.0 + 1e-12);
    if !(high > 0.0 && high.is_finite()) {
        return None;
    }
    let mut low = 0.0;
    while high - low > 4.0 * f64::EPSILON * high {
        let middle = f64::midpoint(low, high);
        if above_all(middle) { high = middle } else { low = middle }
    }
    // Inverse iteration just above it, where elimination is stable.
    let bound = high * (1.0 + 4.0 * f64::EPSILON);
    let mut vector = vec![1.0; size];
    for _ in 0..4 {
        let mut quotients = Vec::with_capacity(size);
        for at in 0..size {
            let ratio = if at == 0 { 0.0 } else { coupling(at) / quotients[at - 1] };
            quotients.push((bound - own[at] - ratio * coupling(at)).max(f64::MIN_POSITIVE));
            if at > 0 {
                vector[at] += ratio * vector[at - 1];
            }
        }
        for at in (0..size).rev() {
            let further = if at + 1 < size { beside[at] * vector[at + 1] } else { 0.0 };
            vector[at] = (vector[at] + further) / quotients[at];
        }
        let largest = vector.iter().copied().fold(0.0, f64::max);
        if !(largest > 0.0 && largest.is_finite()) {
            return None;
        }
        vector.iter_mut().for_each(|entry| *entry /= largest);
    }
    let length = dot(&vector, &vector).sqrt();
    vector.iter_mut().for_each(|entry| *entry /= length);
    Some((high, vector))
}

#[cfg(test)]
mod tests {
    use super::*;

    // The matrix of a path of n nodes has 2 cos(π / (n + 1)) as its largest eigenvalue, and sin(π i / (n + 1)) as the vector.
    #[test]
    fn three_diagonals_of_a_path() {
        let (value, vector) = largest_of_three_diagonals(&[0.0; 12], &[1.0; 11]).unwrap();
        let angle = std::f64::consts::PI / 13.0;
        assert!((value - 2.0 * angle.cos()).abs() < 1e-14, "{value}");
        for (at, entry) in vector.iter().enumerate() {
            let expected = (angle * (at + 1) as f64).sin() / (13.0f64 / 2.0).sqrt();
            assert!((entry - expected).abs() < 1e-13, "{at} {entry} {expected}");
        }
    }

    // A complete graph of 40 and a path of 200 that hangs on it: by the definition, A x = λ x.
    #[test]
    fn near_where_most_is_far_from_the_middle() {
        let mut edges: Vec<(u32, u32)> = (0..40).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        edges.extend((39..239).map(|node| (node, node + 1)));
        let graph = CompactGraph::undirected(240, &edges);
        let (vector, value) = near_principal_eigenvector(&graph).unwrap();
        for node in 0..240 {
            let image: f64 = graph.neighbors(node).iter().map(|&other| vector[other as usize]).sum();
            assert!((image - value * vector[node]).abs() < 1e-12 * value, "{node}");
        }
    }
}
