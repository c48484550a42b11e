//! How well the products of scores fit the ties, and the score of one node that makes them fit best.

use crate::graph::CompactGraph;

/// A score is at most so many times the next one: where the best fit is a limit, as for the centre of a star.
const STEEPEST: f64 = 1e4;
/// A slope that is a smaller part of what it is the difference of is none.
const FLAT: f64 = 1e-13;

/// What follows from the ties alone. Sums run over ordered pairs.
pub(super) struct Cells {
    /// What two nodes have in each other.
    pub(super) graph: CompactGraph,
    /// How often each tie of that graph stands in the table of ordered pairs.
    twice: f64,
    pairs: f64,
    pub(super) ties: f64,
    /// Number of pairs times the variance of ties, times that number.
    pub(super) spread: f64,
}

impl Cells {
    pub(super) fn new(graph: &CompactGraph) -> Self {
        let n = graph.node_count() as f64;
        let twice = if graph.is_directed() { 1.0 } else { 2.0 };
        let weights = || (0..graph.edge_count()).map(|edge| graph.weight(edge));
        let ties = twice * weights().fold(0.0, |sum, weight| sum + weight);
        let squares = twice * weights().fold(0.0, |sum, weight| sum + weight * weight);
        let pairs = n * (n - 1.0);
        Cells { graph: graph.summed_both_ways(), twice, pairs, ties, spread: pairs * squares - ties * ties }
    }

    /// The fit as all scores come to be equal: that of the strengths of the two ends, added up, which the differences between almost
    /// equal scores can follow.
    pub(super) fn limit(&self) -> f64 {
        let n = self.graph.node_count() as f64;
        let strengths = || (0..self.graph.node_count()).map(|node| self.graph.strength(node));
        let (sum, squares) = strengths().fold((0.0, 0.0), |(sum, squares), s| (sum + s, squares + s * s));
        let (first, second) = (2.0 * (n - 1.0) * sum, 2.0 * (n - 1.0) * squares + 2.0 * (sum * sum - squares));
        let spread = self.pairs * second - first * first;
        if spread <= 1e-12 * self.pairs * second {
            return f64::NEG_INFINITY;
        }
        (self.pairs * self.twice * squares - self.ties * first) / (spread * self.spread).sqrt()
    }

    /// The strength of the ties of a node, each times the score of its other end.
    fn pull(&self, scores: &[f64], node: usize) -> f64 {
        let ties = self.graph.neighbors(node).iter().zip(self.graph.neighbor_edges(node));
        let sum = ties.map(|(&other, &edge)| self.graph.weight(edge as usize) * scores[other as usize]);
        self.twice * sum.fold(0.0, |sum, part| sum + part)
    }
}

/// Sums over the scores, from which the fit follows.
pub(super) struct Sums {
    /// Sums of the scores and of their squares.
    first: f64,
    second: f64,
    /// Over ordered pairs: sums of products, of their squares, and of products times ties.
    products: f64,
    squares: f64,
    tied: f64,
}

impl Sums {
    pub(super) fn new(cells: &Cells, scores: &[f64]) -> Self {
        let mut sums = Sums { first: 0.0, second: 0.0, products: 0.0, squares: 0.0, tied: 0.0 };
        for (node, &score) in scores.iter().enumerate() {
            // Pair by pair with those before, so that a large score does not swallow small ones.
            sums.products += 2.0 * score * sums.first;
            sums.squares += 2.0 * score * score * sums.second;
            sums.first += score;
            sums.second += score * score;
            sums.tied += score * cells.pull(scores, node) / 2.0;
        }
        sums
    }

    /// The same without one node.
    pub(super) fn without(&self, cells: &Cells, scores: &[f64], node: usize) -> (Sums, f64) {
        let (score, pull) = (scores[node], cells.pull(scores, node));
        let (first, second) = (self.first - score, self.second - score * score);
        let rest = Sums {
            first,
            second,
            products: self.products - 2.0 * score * first,
            squares: self.squares - 2.0 * score * score * second,
            tied: self.tied - score * pull,
        };
        (rest, pull)
    }

    pub(super) fn with(&mut self, score: f64, pull: f64) {
        self.products += 2.0 * score * self.first;
        self.squares += 2.0 * score * score * self.second;
        self.tied += score * pull;
        self.first += score;
        self.second += score * score;
    }

    pub(super) fn fit(&self, cells: &Cells) -> f64 {
        let spread = cells.pairs * self.squares - self.products * self.products;
        if spread <= 1e-12 * cells.pairs * self.squares {
            return f64::NEG_INFINITY;
        }
        (cells.pairs * self.tied - cells.ties * self.products) / (spread * cells.spread).sqrt()
    }
}

/// The score of one node that fits best while the others stay, given all sums, those without it, and its pull. As a function of it
/// the fit is (a + b x) / √(c + d x + e x²), which has one turning point.
pub(super) fn best_score(cells: &Cells, sums: &Sums, (rest, pull): (&Sums, f64), now: f64, largest: f64) -> f64 {
    let (a, b) =
        (cells.pairs * rest.tied - cells.ties * rest.products, cells.pairs * pull - 2.0 * cells.ties * rest.first);
    let c = cells.pairs * rest.squares - rest.products * rest.products;
    let d = -4.0 * rest.products * rest.first;
    let e = 2.0 * cells.pairs * rest.second - 4.0 * rest.first * rest.first;
    // Never less than it is: each step must be none down.
    let most = f64::max(STEEPEST * largest, now);
    let (rise, fall) = (b * c - a * d / 2.0, a * e - b * d / 2.0);
    // What is left of a difference of large numbers is rounding: the fit is the same whatever the score.
    let (width, height) = (cells.pairs * sums.squares, cells.pairs * sums.tied + cells.ties * sums.products);
    let (slope, turn) = (cells.pairs * pull + 2.0 * cells.ties * rest.first, 4.0 * sums.products * rest.first);
    let (level, bend) = (slope * width + height * turn, height * 2.0 * cells.pairs * rest.second + slope * turn);
    if rise.abs() <= FLAT * level && fall.abs() <= FLAT * bend {
        return now;
    }
    if fall > 0.0 {
        return (rise / fall).clamp(0.0, most);
    }
    // No top in between: the better of the two ends.
    let value = |x: f64| {
        let spread = c + d * x + e * x * x;
        if spread > 0.0 { (a + b * x) / spread.sqrt() } else { f64::NEG_INFINITY }
    };
    if value(most) > value(0.0) { most } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    // What it is, pair by pair: the correlation of ties with the strengths of their two ends, added up.
    #[test]
    fn the_limit_is_the_fit_of_the_strengths_of_both_ends() {
        let arcs = [(0, 1, 3.0), (1, 0, 1.0), (1, 2, 1.0), (0, 2, 2.0), (2, 3, 1.0), (4, 1, 1.5), (3, 4, 2.5)];
        for directed in [false, true] {
            let graph = CompactGraph::from_edges(6, directed, true, &arcs, Merge::Max);
            let tie = |i: usize, j: usize| graph.edge_between(i, j).map_or(0.0, |edge| graph.weight(edge));
            let strength = |i: usize| {
                let both = (0..6).filter(|&j| j != i).map(|j| tie(i, j) + if directed { tie(j, i) } else { 0.0 });
                both.sum::<f64>()
            };
            let pairs = || (0..6).flat_map(|i| (0..6).filter(move |&j| j != i).map(move |j| (i, j)));
            let ties: Vec<f64> = pairs().map(|(i, j)| tie(i, j)).collect();
            let ends: Vec<f64> = pairs().map(|(i, j)| strength(i) + strength(j)).collect();
            let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
            let (a, b) = (mean(&ties), mean(&ends));
            let sum = |of: &dyn Fn(f64, f64) -> f64| ties.iter().zip(&ends).map(|(t, e)| of(t - a, e - b)).sum::<f64>();
            let expected = sum(&|t, e| t * e) / (sum(&|t, _| t * t) * sum(&|_, e| e * e)).sqrt();
            let found = Cells::new(&graph).limit();
            assert!((found - expected).abs() < 1e-12, "{directed} {found} {expected}");
        }
    }
}
