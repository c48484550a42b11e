//! How far a figure of a network hangs on each single actor, as an error.

use crate::graph::{CompactGraph, parallel};

/// Of larger networks nobody is left out: it takes as many figures as there are nodes.
pub const MOST_LEFT_OUT: usize = 2_000;

/// The values of figures without each node in turn, one list per figure; none above [`MOST_LEFT_OUT`] nodes.
pub fn without_each(graph: &CompactGraph, figures: &[&(dyn Fn(&CompactGraph) -> f64 + Sync)]) -> Vec<Vec<f64>> {
    let n = graph.node_count();
    if n > MOST_LEFT_OUT {
        return vec![Vec::new(); figures.len()];
    }
    let rows: Vec<Vec<f64>> = parallel::long_map(n, |node| {
        let keep: Vec<bool> = (0..n).map(|other| other != node).collect();
        let rest = graph.induced(&keep).0;
        figures.iter().map(|figure| figure(&rest)).collect()
    });
    (0..figures.len()).map(|figure| rows.iter().map(|row| row[figure]).collect()).collect()
}

/// The jackknife standard error of a figure, from its values without each of n actors: √((n − 1) / n · Σ (value − mean)²). NaN where one
/// of them is undefined, and of fewer than two.
///
/// On average it is rather too large than too small for counts of ties, triangles and other small pieces (Lin, Lunde & Sarkar 2020). A
/// figure that hangs on one actor, such as the degree centralization on the busiest, is less sure than a bootstrap says, of which two
/// samples in three have that actor: the jackknife asks what it would be without.
///
/// Checked against networkx 3.6.1. Sources: Efron 1982, doi:10.1137/1.9781611970319; Snijders & Borgatti 1999, Connections 22(2);
/// Lin, Lunde & Sarkar 2020, arXiv:2004.08935.
///
/// ```
/// use verbinder::studies::jackknife::standard_error;
///
/// // Without each of three: mean 2, squares 1 + 0 + 1, of which two thirds.
/// assert!((standard_error(&[1.0, 2.0, 3.0]) - (4.0f64 / 3.0).sqrt()).abs() < 1e-12);
/// ```
pub fn standard_error(without: &[f64]) -> f64 {
    if without.len() < 2 {
        return f64::NAN;
    }
    let n = without.len() as f64;
    let mean = without.iter().sum::<f64>() / n;
    let squares: f64 = without.iter().map(|value| (value - mean).powi(2)).sum();
    ((n - 1.0) / n * squares).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    // A star of five: without its centre no ties, without a point 3 of 6. Mean 2/5, squares 4/25 + 4/100, of which four fifths.
    #[test]
    fn each_is_left_out_once() {
        let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
        let density = |graph: &CompactGraph| {
            let n = graph.node_count() as f64;
            2.0 * graph.edge_count() as f64 / (n * (n - 1.0))
        };
        let found = without_each(&star, &[&density]).remove(0);
        assert_eq!(found, [0.0, 0.5, 0.5, 0.5, 0.5]);
        assert!((standard_error(&found) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn what_is_undefined_without_somebody_has_no_error() {
        assert!(standard_error(&[0.5, f64::NAN, 0.5]).is_nan());
        assert!(standard_error(&[0.5]).is_nan() && standard_error(&[]).is_nan());
        let large = CompactGraph::undirected(MOST_LEFT_OUT + 1, &[]);
        assert!(without_each(&large, &[&|_| 1.0])[0].is_empty());
    }
}
