//! A near guess at the principal eigenvector of an undirected graph, in far fewer steps than multiplying again and again takes.
//!
//! Lanczos' vectors span what a start and its images do; the best vector in their span comes from a small tridiagonal matrix (Golub
//! & Van Loan 2013, Matrix Computations, 10.1). Vectors only stay at right angles while the best one is not known well: so the search
//! starts again from it then, or when there are as many as are kept.

use super::{
    CompactGraph,
    linear::{gathered, steps_per_node},
    parallel,
    random::Stream,
};

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
    parallel::fill(&mut best, 1, |node| graph.strength(node));
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
        let sums = parallel::update(&mut next, steps_per_node(graph), |first, piece| {
            for (entry, node) in piece.iter_mut().zip(first..) {
                let less = back.map_or(0.0, |(vector, weight)| -weight * vector[node]);
                *entry = gathered(graph, node, less, here);
            }
            dot(piece, &here[first..])
        });
        let given = sums.into_iter().sum::<f64>();
        // The start is nearest to what is looked for, and what rounding leaves of it would come to be found a second time.
        let start = &vectors[0];
        let again = parallel::update(&mut next, 1, |first, piece| {
            changed_and_added(piece, [&here[first..], &start[first..]], |entry, [here, start]| {
                *entry -= given * here;
                *entry * start
            })
        });
        let again = again.into_iter().sum::<f64>();
        let squares = parallel::update(&mut next, 1, |first, piece| {
            changed_and_added(piece, [&start[first..]], |entry, [start]| {
                *entry -= again * start;
                *entry * *entry
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
                parallel::update(&mut best, vectors.len(), |first, piece| {
                    for (vector, part) in vectors.iter().zip(&parts) {
                        piece.iter_mut().zip(&vector[first..]).for_each(|(entry, given)| *entry += part * given);
                    }
                });
                return Some((best, value, off));
            }
        }
        beside.push(left);
        let scale = 1.0 / left;
        parallel::update(&mut next, 1, |_, piece| piece.iter_mut().for_each(|entry| *entry *= scale));
        vectors.push(next);
    }
}

/// The value that goes with a vector v and its image Av, and how far one step takes it out of itself, as a share of its length: vᵀAv / vᵀv
/// and ‖Av − value · v‖ / ‖v‖, without direction.
pub(super) fn residual(vector: &[f64], image: &[f64]) -> (f64, f64) {
    let squares = dot(vector, vector);
    let value = dot(vector, image) / squares;
    let off = image.iter().zip(vector).map(|(image, entry)| (image - value * entry).powi(2)).sum::<f64>();
    (value, (off / squares).sqrt())
}

/// The share in a random start of the vector that is looked for is taken to be no less than this, over the number of nodes, squared:
/// a hundredth of what it is on average.
const SHARE: f64 = 1e-4;

/// Whether the principal eigenvalue, without direction, is more than `gap` above the next one.
///
/// Lanczos' steps from a random start, at right angles to the principal vector, so that what symmetry hides or what lies far away is
/// seen too. The largest value they find is never above the next eigenvalue: so one that is within the gap settles it. None is when it
/// would have shown by now: after k steps a vector with a share c in the start shows up to T(k − 1)² c² times as much as all that is
/// below a bound, T the polynomials of Chebyshev (Golub & Van Loan 2013, Matrix Computations, 10.1.6). False too where that takes more
/// than so many steps.
pub(super) fn is_apart(graph: &CompactGraph, principal: &[f64], value: f64, gap: f64, most: usize) -> bool {
    let n = principal.len();
    // Of two nodes with a tie the other value is −λ₁.
    if n < 3 {
        return true;
    }
    let squares = dot(principal, principal);
    // Taken out once more: rounding.
    let outside = |vector: &mut [f64], along: f64| {
        let along = along / squares;
        let again = parallel::update(vector, 1, |first, piece| {
            changed_and_added(piece, [&principal[first..]], |entry, [of]| {
                *entry -= along * of;
                *entry * of
            })
        });
        let again = again.into_iter().sum::<f64>() / squares;
        let left = parallel::update(vector, 1, |first, piece| {
            changed_and_added(piece, [&principal[first..]], |entry, [of]| {
                *entry -= again * of;
                *entry * *entry
            })
        });
        left.into_iter().sum::<f64>().sqrt()
    };
    // No eigenvalue is below −λ₁: so much more makes all of them positive, also the one of two nodes.
    let shift = 1.01 * value;
    let mut stream = Stream::new(0, 1);
    let mut next: Vec<f64> = (0..n).map(|_| stream.unit() - 0.5).collect();
    let along = dot(&next, principal);
    let mut left = outside(&mut next, along);
    let (mut back, mut here) = (vec![0.0; n], vec![0.0; n]);
    let (mut own, mut beside): (Vec<f64>, Vec<f64>) = (Vec::new(), Vec::new());
    let mut look = 12;
    loop {
        std::mem::swap(&mut back, &mut here);
        std::mem::swap(&mut here, &mut next);
        parallel::update(&mut here, 1, |_, piece| piece.iter_mut().for_each(|entry| *entry /= left));
        let before = beside.last().copied().unwrap_or(0.0);
        let sums = parallel::update(&mut next, steps_per_node(graph), |first, piece| {
            for (entry, node) in piece.iter_mut().zip(first..) {
                *entry = gathered(graph, node, -before * back[node], &here);
            }
            dot(piece, &here[first..])
        });
        let given = sums.into_iter().sum::<f64>();
        let along = parallel::update(&mut next, 1, |first, piece| {
            changed_and_added(piece, [&here[first..], &principal[first..]], |entry, [here, of]| {
                *entry -= given * here;
                *entry * of
            })
        });
        left = outside(&mut next, along.into_iter().sum());
        own.push(given + shift);
        let steps = own.len();
        let ends = left <= NEAR * value || steps >= n - 1;
        if ends || steps >= look {
            let Some((largest, _)) = largest_of_three_diagonals(&own, &beside) else { return false };
            let seen = value + shift - largest;
            if seen <= gap || steps >= most {
                return false;
            }
            let bound = value + shift - seen / 2.0;
            let beyond = (seen - 2.0 * gap).max(0.0) / bound;
            let shows = ((steps - 1) as f64 * (1.0 + beyond).acosh()).cosh();
            if ends || shows * shows * SHARE / n as f64 >= 8.0 * value / seen {
                return true;
            }
            look += (look / 4).max(LOOK);
        }
        beside.push(left);
    }
}

/// Changes every entry of a vector beside those of others, and adds up what that gives: in eight sums, which the processor makes side by
/// side.
fn changed_and_added<const N: usize>(
    entries: &mut [f64],
    beside: [&[f64]; N],
    change: impl Fn(&mut f64, [f64; N]) -> f64,
) -> f64 {
    let beside = beside.map(|other| &other[..entries.len()]);
    let mut sums = [0.0; LANES];
    let whole = entries.len() / LANES * LANES;
    for first in (0..whole).step_by(LANES) {
        let entries: &mut [f64] = &mut entries[first..first + LANES];
        let beside = beside.map(|other| &other[first..first + LANES]);
        for lane in 0..LANES {
            sums[lane] += change(&mut entries[lane], beside.map(|other| other[lane]));
        }
    }
    for at in whole..entries.len() {
        sums[0] += change(&mut entries[at], beside.map(|other| other[at]));
    }
    sums.iter().sum()
}

/// So many sums are made side by side.
const LANES: usize = 8;

fn dot(one: &[f64], other: &[f64]) -> f64 {
    let pairs = one.chunks_exact(LANES).zip(other.chunks_exact(LANES));
    let rest = pairs.len() * LANES;
    let mut sums = [0.0; LANES];
    for (one, other) in pairs {
        for lane in 0..LANES {
            sums[lane] += one[lane] * other[lane];
        }
    }
    let rest = one[rest..].iter().zip(&other[rest..]).fold(0.0, |sum, (a, b)| sum + a * b);
    sums.iter().sum::<f64>() + rest
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
        // On a path that ends after 200 nodes x falls as sinh((201 − k) θ), where 2 cosh θ = λ; a node of the rest has x₃₉ / (λ − 38).
        // λ from (λ − x₄₀/x₃₉)(λ − 38) = 39 by halving, in decimal numbers of 60 digits.
        assert!((value - 39.000_641_838_476_03).abs() < 1e-12);
        for (node, expected) in [
            (0, 0.999_358_573_216_363_5),
            (39, 1.0),
            (40, 0.025_657_483_037_846_813),
            (41, 0.000658306435837397),
            (44, 1.111911577725801e-8),
        ] {
            assert!((vector[node] - expected).abs() < 1e-12, "{node} {}", vector[node]);
        }
    }
}
