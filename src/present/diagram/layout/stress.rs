//! Stress by stochastic gradient descent: drawn distances come close to distances in the network.
//!
//! Zheng, Pawar & Goodman 2018, doi:10.1109/TVCG.2018.2859997. Every pair pulls or pushes to its ideal distance, in random
//! order, with steps that shrink from sweep to sweep. Above [`FULL`] items only pairs with some pivots are used.

use super::Point;
use crate::graph::random::Stream;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Up to this many items every pair counts.
const FULL: usize = 700;
/// Pivots in larger problems.
pub(super) const PIVOTS: usize = 60;

/// Sweeps over all pairs; many pairs settle in fewer.
pub(super) fn sweeps(items: usize) -> usize {
    if items <= 60 { 60 } else { 30 }
}

/// One pair: its items, ideal distance and weight 1/distance².
type Term = (u32, u32, f64, f64);

/// What pulls and pushes among some items: the same for every random start.
#[derive(Debug)]
pub(super) struct Springs {
    count: usize,
    edges: Vec<(usize, usize, f64)>,
    /// Length of an edge, on average.
    mean: f64,
    neighbours: Vec<Vec<(usize, f64)>>,
    /// Every pair, where not only some count.
    pairs: Vec<Term>,
}

impl Springs {
    /// Those of `count` items joined by edges of given lengths.
    pub(super) fn new(count: usize, edges: Vec<(usize, usize, f64)>) -> Self {
        let mean = match edges.len() {
            0 => 40.0,
            some => edges.iter().map(|edge| edge.2).sum::<f64>() / some as f64,
        };
        let mut neighbours = vec![Vec::new(); count];
        for &(a, b, length) in &edges {
            neighbours[a].push((b, length));
            neighbours[b].push((a, length));
        }
        let mut springs = Springs { count, edges, mean, neighbours, pairs: Vec::new() };
        if (2..=FULL).contains(&count) {
            springs.pairs = springs.terms(&(0..count).collect::<Vec<_>>());
        }
        springs
    }

    /// Positions of all items from a random start.
    pub(super) fn solve(&self, random: &mut Stream) -> Vec<Point> {
        let side = self.mean * (self.count as f64).sqrt();
        let mut spots: Vec<Point> =
            (0..self.count).map(|_| Point::new(random.unit() * side, random.unit() * side)).collect();
        if self.count < 2 {
            return spots;
        }
        let mut terms = if self.count <= FULL {
            self.pairs.clone()
        } else {
            let pivots: Vec<usize> = (0..PIVOTS).map(|_| random.below(self.count)).collect();
            self.terms(&pivots)
        };
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for term in &terms {
            least = least.min(term.3);
            most = most.max(term.3);
        }
        let sweeps = sweeps(self.count);
        let mut step = 1.0 / least;
        let shrink = root(0.1 / most / step, sweeps as u32 - 1);
        for _ in 0..sweeps {
            random.shuffle(&mut terms);
            for &(a, b, distance, weight) in &terms {
                let (a, b) = (a as usize, b as usize);
                let apart = spots[a] - spots[b];
                let length = apart.length().max(1e-6);
                let push = apart * ((weight * step).min(1.0) * (length - distance) / (2.0 * length));
                spots[a] = spots[a] - push;
                spots[b] = spots[b] + push;
            }
            step *= shrink;
        }
        spots
    }

    /// The pairs of these items with all others; in large problems those that edges join besides.
    fn terms(&self, sources: &[usize]) -> Vec<Term> {
        let full = self.count <= FULL;
        let distances: Vec<Vec<f64>> = sources.iter().map(|&source| shortest(&self.neighbours, source)).collect();
        let longest = distances.iter().flatten().filter(|d| d.is_finite()).fold(0.0_f64, |a, &b| a.max(b));
        // Pieces that nothing joins stand beside each other, not far away.
        let apart = longest * 0.6 + self.mean * 1.2;
        let mut terms = Vec::new();
        for (row, &source) in distances.iter().zip(sources) {
            for (other, &distance) in row.iter().enumerate() {
                if other == source || (full && other < source) {
                    continue;
                }
                let distance = if distance.is_finite() { distance.max(1.0) } else { apart };
                terms.push((source as u32, other as u32, distance, 1.0 / (distance * distance)));
            }
        }
        if !full {
            let edges = self.edges.iter();
            terms.extend(edges.map(|&(a, b, length)| (a as u32, b as u32, length, 1.0 / (length * length))));
        }
        terms
    }
}

/// Lengths of the shortest paths from one item (Dijkstra). Lengths are counted in thousandths of a point, so that the queue has
/// a total order.
fn shortest(neighbours: &[Vec<(usize, f64)>], source: usize) -> Vec<f64> {
    let mut distances = vec![u64::MAX; neighbours.len()];
    distances[source] = 0;
    let mut queue = BinaryHeap::from([(Reverse(0u64), source)]);
    while let Some((Reverse(distance), item)) = queue.pop() {
        if distance > distances[item] {
            continue;
        }
        for &(other, length) in &neighbours[item] {
            let longer = distance + (length * 1000.0) as u64;
            if longer < distances[other] {
                distances[other] = longer;
                queue.push((Reverse(longer), other));
            }
        }
    }
    distances.into_iter().map(|d| if d == u64::MAX { f64::INFINITY } else { d as f64 / 1000.0 }).collect()
}

/// The number in 0–1 whose `power`-th power is `value`, by bisection with multiplications only: `powf` may differ in the last
/// bit between machines, and a layout would amplify that.
fn root(value: f64, power: u32) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if (0..power).fold(1.0, |product, _| product * middle) < value {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_thousandth_is_a_tenth() {
        assert!((root(0.001, 3) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_path_is_drawn_with_its_ends_apart() {
        // a - b - c, each tie 10 long: the ends are 20 apart, which a straight line meets exactly.
        let spots = Springs::new(3, vec![(0, 1, 10.0), (1, 2, 10.0)]).solve(&mut Stream::new(1, 0));
        let apart = |a: usize, b: usize| (spots[a] - spots[b]).length();
        assert!((apart(0, 1) - 10.0).abs() < 0.5, "{}", apart(0, 1));
        assert!((apart(0, 2) - 20.0).abs() < 0.5, "{}", apart(0, 2));
    }
}
