//! How alike two nodes are tied to all others.

use crate::graph::{CompactGraph, parallel};

/// In what two profiles are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// The number of cells that differ.
    Hamming,
    /// The root of the summed squares of differences.
    Euclidean,
    /// Pearson's correlation: 1 for profiles of the same shape. NaN where a profile is constant.
    Correlation,
}

/// For every two nodes how far apart (for [`Comparison::Correlation`]: how alike) their ties to all others are.
///
/// The profile of a node is its row and its column of the matrix of strengths; of two nodes the cells in which either would meet
/// itself are left out, and with them the tie between the two. The diagonal compares a node with itself: 0, or 1.
///
/// Checked against tests/reference (R sna 2.7-1 `sedist(diag=FALSE)`, and a direct evaluation).
/// Sources: Lorrain & White 1971, doi:10.1080/0022250X.1971.9989788; Burt 1976, doi:10.2307/2577097.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::clusters::profiles::{Comparison, profiles};
///
/// // The leaves of a star are tied alike; the centre differs from a leaf in its ties to the two others, going and coming.
/// let star = CompactGraph::undirected(4, &[(0, 1), (0, 2), (0, 3)]);
/// let distances = profiles(&star, Comparison::Hamming);
/// assert_eq!((distances[1][2], distances[0][1]), (0.0, 4.0));
/// ```
pub fn profiles(graph: &CompactGraph, comparison: Comparison) -> Vec<Vec<f64>> {
    let n = graph.node_count();
    let cells: Vec<Vec<(usize, f64)>> = (0..n).map(|node| cells(graph, node)).collect();
    let itself = if comparison == Comparison::Correlation { 1.0 } else { 0.0 };
    parallel::map(n, |a| {
        (0..n)
            .map(|b| if a == b { itself } else { compare(&cells[a.min(b)], &cells[a.max(b)], (a, b), n, comparison) })
            .collect()
    })
}

/// The cells of a profile that are not nought, ascending: the row first, then the column.
fn cells(graph: &CompactGraph, node: usize) -> Vec<(usize, f64)> {
    let n = graph.node_count();
    let row = graph.neighbors(node).iter().zip(graph.neighbor_edges(node)).map(|(&other, edge)| (other as usize, edge));
    let column = graph
        .in_neighbors(node)
        .iter()
        .zip(graph.in_neighbor_edges(node))
        .map(|(&other, edge)| (n + other as usize, edge));
    row.chain(column).map(|(cell, &edge)| (cell, graph.weight(edge as usize))).collect()
}

fn compare(x: &[(usize, f64)], y: &[(usize, f64)], (a, b): (usize, usize), n: usize, comparison: Comparison) -> f64 {
    let counts = |cell: usize| cell % n != a && cell % n != b;
    let (mut differing, mut squares) = (0usize, 0.0);
    let (mut sum_x, mut sum_y, mut sum_xx, mut sum_yy, mut sum_xy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut one = |x: f64, y: f64| {
        differing += usize::from((x - y).abs() > 0.0);
        squares += (x - y) * (x - y);
        sum_x += x;
        sum_y += y;
        sum_xx += x * x;
        sum_yy += y * y;
        sum_xy += x * y;
    };
    let (mut i, mut j) = (0, 0);
    while i < x.len() || j < y.len() {
        let (in_x, in_y) = (x.get(i).map_or(usize::MAX, |cell| cell.0), y.get(j).map_or(usize::MAX, |cell| cell.0));
        let cell = in_x.min(in_y);
        let value_x = if in_x == cell { x[i].1 } else { 0.0 };
        let value_y = if in_y == cell { y[j].1 } else { 0.0 };
        i += usize::from(in_x == cell);
        j += usize::from(in_y == cell);
        if counts(cell) {
            one(value_x, value_y);
        }
    }
    match comparison {
        Comparison::Hamming => differing as f64,
        Comparison::Euclidean => f64::sqrt(squares),
        Comparison::Correlation => {
            let count = (2 * n.saturating_sub(2)) as f64;
            let (in_x, in_y) = (count * sum_xx - sum_x * sum_x, count * sum_yy - sum_y * sum_y);
            let least = |squares: f64| 1e-12 * count * squares;
            if in_x <= least(sum_xx) || in_y <= least(sum_yy) {
                return f64::NAN;
            }
            ((count * sum_xy - sum_x * sum_y) / (in_x.sqrt() * in_y.sqrt())).clamp(-1.0, 1.0)
        }
    }
}
