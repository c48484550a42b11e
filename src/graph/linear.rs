//! Vectors that a matrix leaves alone: the principal eigenvector and the stationary walk.

use super::{CompactGraph, components};

/// Why an iteration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convergence {
    /// The vector no longer changes.
    Reached,
    /// It still changed when the work allowed was done.
    GivenUp,
}

/// Work allowed to one iteration, in multiplications.
const WORK: usize = 4_000_000_000;

/// The principal eigenvector of Aᵀ (what comes in), or of A for an undirected graph, scaled to maximum 1. The graph must be
/// (strongly) connected and have a tie.
///
/// Iterates with A + I, which has the same eigenvectors and converges on bipartite graphs too. The change of one step says
/// little when convergence is slow, so the error itself is estimated: change · ρ / (1 − ρ), with ρ the ratio of the last two
/// changes.
pub fn principal_eigenvector(graph: &CompactGraph) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let cost = 2 * graph.edge_count() + 4 * n + 1;
    // Half of λ₁ in place of 1 keeps the identity from vanishing beside strong ties, and from drowning weak ones.
    let mut shift = (0..n).map(|node| graph.in_strength(node)).sum::<f64>() / n as f64;
    let mut x = vec![1.0; n];
    let mut next = vec![0.0; n];
    let (mut before, mut calm) = (f64::INFINITY, 0);
    for round in 0..(WORK / cost).max(1000) {
        let mut top = 0.0f64;
        for node in 0..n {
            let mut sum = shift * x[node];
            for (&from, &edge) in graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node)) {
                sum += graph.weight(edge as usize) * x[from as usize];
            }
            next[node] = sum;
            top = top.max(sum);
        }
        let mut change = 0.0f64;
        for (value, old) in next.iter_mut().zip(&x) {
            *value /= top;
            change = change.max((*value - old).abs());
        }
        std::mem::swap(&mut x, &mut next);
        if round < 30 {
            shift = ((top - shift) / 2.0).max(shift / 8.0);
        }
        let ratio = change / before;
        let error = if ratio < 1.0 { change * ratio / (1.0 - ratio) } else { f64::INFINITY };
        before = change;
        calm = if change < 1e-15 || (change < 1e-12 && error < 1e-12) { calm + 1 } else { 0 };
        if calm == 3 {
            return (x, Convergence::Reached);
        }
    }
    (x, Convergence::GivenUp)
}

/// The eigenvalue that goes with the principal eigenvector.
pub fn principal_eigenvalue(graph: &CompactGraph, vector: &[f64]) -> f64 {
    // Where the vector is largest, the image is known best.
    let top = (0..vector.len()).max_by(|&a, &b| vector[a].total_cmp(&vector[b]).then(b.cmp(&a)));
    top.map_or(0.0, |node| image(graph, vector, node) / vector[node])
}

/// What comes in at a node when every node sends its number along its ties.
fn image(graph: &CompactGraph, vector: &[f64], node: usize) -> f64 {
    let arcs = graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    arcs.map(|(&from, &edge)| graph.weight(edge as usize) * vector[from as usize]).fold(0.0, |sum, part| sum + part)
}

/// The largest eigenvalue of a graph: that of its largest strong component; 0 without cycles. None if an iteration was given up.
pub fn largest_eigenvalue(graph: &CompactGraph) -> Option<f64> {
    let mut largest = 0.0f64;
    for (part, _) in components::parts_with_ties(graph, &components::strong(graph)) {
        let (vector, convergence) = principal_eigenvector(&part);
        if convergence == Convergence::GivenUp {
            return None;
        }
        largest = largest.max(principal_eigenvalue(&part, &vector));
    }
    Some(largest)
}

/// The solution of x = α Aᵀ x + 1, for an α below one over the largest eigenvalue.
pub fn attenuated_walks(graph: &CompactGraph, alpha: f64) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    let cost = 2 * graph.edge_count() + 4 * n + 1;
    let mut x = vec![1.0; n];
    let (mut calm, rounds) = (0, (WORK / cost).clamp(1000, 1_000_000));
    for _ in 0..rounds {
        let next: Vec<f64> = (0..n).map(|node| 1.0 + alpha * image(graph, &x, node)).collect();
        let change = next.iter().zip(&x).map(|(new, old)| (new - old).abs() / new.abs().max(1.0)).fold(0.0, f64::max);
        x = next;
        // Until rounding is all that moves: the change of one step is no measure of what is still to come where walks first wane
        // and then grow, as they may along arcs that lead nowhere back.
        calm = if change <= 4e-15 { calm + 1 } else { 0 };
        if calm == 3 {
            return (x, Convergence::Reached);
        }
        if !x.iter().all(|value| value.is_finite()) {
            break;
        }
    }
    (x, Convergence::GivenUp)
}

/// Where a walker is who follows ties with probability `damping` (in proportion to their weight) and otherwise jumps to any
/// node; from a node without ties out he always jumps. Sums to 1.
pub fn stationary_walk(graph: &CompactGraph, damping: f64) -> (Vec<f64>, Convergence) {
    let n = graph.node_count();
    if n == 0 {
        return (Vec::new(), Convergence::Reached);
    }
    let outflow: Vec<f64> = (0..n).map(|node| graph.strength(node)).collect();
    let dangling: Vec<usize> = (0..n).filter(|&node| graph.degree(node) == 0).collect();
    let even = 1.0 / n as f64;
    let mut x = vec![even; n];
    let mut next = vec![0.0; n];
    let mut per_weight = vec![0.0; n];
    let cost = 2 * graph.edge_count() + 4 * n;
    // A damping below one settles in fewer rounds than this, whatever the graph.
    for _ in 0..(WORK / cost).clamp(1000, 100_000) {
        let lost: f64 = dangling.iter().map(|&node| x[node]).sum();
        let jump = ((1.0 - damping) + damping * lost) * even;
        for node in 0..n {
            per_weight[node] = if outflow[node] > 0.0 { x[node] / outflow[node] } else { 0.0 };
        }
        for (node, value) in next.iter_mut().enumerate() {
            let mut sum = 0.0;
            for (&from, &edge) in graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node)) {
                sum += graph.weight(edge as usize) * per_weight[from as usize];
            }
            *value = jump + damping * sum;
        }
        let total: f64 = next.iter().sum();
        let mut change = 0.0;
        for (value, old) in next.iter_mut().zip(&x) {
            *value /= total;
            change += (*value - old).abs();
        }
        std::mem::swap(&mut x, &mut next);
        // A step shrinks the error by the damping at least, so what is left is at most change · d / (1 − d).
        if change * damping <= 1e-14 * (1.0 - damping).max(1e-2) || change <= 1e-15 {
            return (x, Convergence::Reached);
        }
    }
    (x, Convergence::GivenUp)
}
