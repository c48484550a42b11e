//! Whether two relations on the same actors go together more than names put in random order would (quadratic assignment).

use super::tie_change::{TieChange, tie_change};
use crate::graph::cells::Cells;
use crate::graph::compact::Merge;
use crate::graph::random::Stream;
use crate::graph::{CompactGraph, parallel};

/// Below this many actors there are too few orders to tell anything: 4 actors have 24.
pub const LEAST_ACTORS: usize = 5;

/// More actors than this have too many pairs: their cells would take more than 200 MB.
pub const MOST_ACTORS: usize = 5_000;

/// How names are put in other orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QapOptions {
    /// Number of random orders, where not all are gone through.
    pub permutations: usize,
    /// Networks up to this size are put in every order there is; 10 actors have 3,628,800.
    pub exact_up_to: usize,
    /// Seed of the random orders.
    pub seed: u64,
}

impl Default for QapOptions {
    fn default() -> Self {
        QapOptions { permutations: 9_999, exact_up_to: 9, seed: 1 }
    }
}

/// How two relations go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Qap {
    /// Pearson's correlation over all cells but the diagonal.
    pub correlation: f64,
    /// The sum of products of cells, over ordered pairs; it rises and falls with the correlation.
    pub products: f64,
    /// Its mean over all orders, by formula.
    pub mean: f64,
    /// Its standard deviation over the orders gone through.
    pub deviation: f64,
    /// Number of orders gone through.
    pub orders: usize,
    /// Whether these were all that there are.
    pub exact: bool,
    /// Orders that give as much or more; in an exact test the order that was observed is one of them.
    pub as_much: usize,
    /// Orders that give as little or less.
    pub as_little: usize,
    /// Orders that are as far from the mean or farther, to either side.
    pub as_far: usize,
    /// What the ties of the two have in common, strengths aside.
    pub ties: TieChange,
}

impl Qap {
    /// The chance of as much or more.
    pub fn p_ge(&self) -> f64 {
        self.share(self.as_much)
    }

    /// The chance of as little or less.
    pub fn p_le(&self) -> f64 {
        self.share(self.as_little)
    }

    /// The chance of a value as far from the mean of all orders, to either side (not twice the smaller one).
    pub fn p_two_sided(&self) -> f64 {
        self.share(self.as_far)
    }

    /// Among random orders the observed one counts too (Phipson & Smyth 2010), so that no chance is ever nought.
    fn share(&self, count: usize) -> f64 {
        if self.exact { count as f64 / self.orders as f64 } else { (1 + count) as f64 / (1 + self.orders) as f64 }
    }
}

/// Why two relations cannot be compared so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoQap {
    /// Fewer than [`LEAST_ACTORS`].
    TooFewActors,
    /// More than [`MOST_ACTORS`].
    TooManyActors,
    /// All pairs are alike in one of the two: nobody is tied, or all are, equally strongly.
    NoVariance,
}

/// Compares two relations on the same actors; the first says whether direction matters. Rows and columns of the second are put in
/// other orders together, so that its shape stays and only the names change places.
///
/// A high correlation says that who is tied in one is tied in the other. It does not say why, nor which came first.
///
/// # Errors
///
/// Too few actors or too many, or a relation without any variance.
///
/// Checked against tests/reference (exhaustive enumeration; numpy; R sna 2.7-1 gcor). Source: Hubert 1987, Assignment Methods in
/// Combinatorial Data Analysis; Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4; Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::qap::{QapOptions, qap};
///
/// // A path of five against itself: of 120 orders only itself and its mirror image fit.
/// let path = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
/// let found = qap(&path, &path, &QapOptions::default()).expect("five actors");
/// assert!((found.correlation - 1.0).abs() < 1e-12);
/// assert_eq!((found.p_ge(), found.orders), (2.0 / 120.0, 120));
/// ```
pub fn qap(first: &CompactGraph, second: &CompactGraph, options: &QapOptions) -> Result<Qap, NoQap> {
    let n = first.node_count();
    if n < LEAST_ACTORS {
        return Err(NoQap::TooFewActors);
    }
    if n > MOST_ACTORS {
        return Err(NoQap::TooManyActors);
    }
    // A pair without direction has one cell for both ways, so the other must have one too.
    let flat = (!first.is_directed() && second.is_directed()).then(|| second.symmetrised(Merge::Max));
    let second = flat.as_ref().unwrap_or(second);
    let products = Products::new(first, second);
    let observed = products.of(&(0..n as u32).collect::<Vec<_>>());
    let correlation = products.correlation(observed);
    if correlation.is_nan() {
        return Err(NoQap::NoVariance);
    }
    let judge = Judge { observed, mean: products.mean(), tolerance: 1e-12 * products.scale() };
    let exact = n <= options.exact_up_to;
    let tally = if exact {
        // The orders that begin with each of the nodes.
        parallel::map(n, |head| every_order(&products, &judge, head as u32))
    } else {
        parallel::long_map_with(
            options.permutations,
            || Vec::with_capacity(n),
            |order, replicate| {
                order.clear();
                order.extend(0..n as u32);
                Stream::new(options.seed, replicate as u64).shuffle(order);
                judge.one(products.of(order))
            },
        )
    };
    let tally = tally.into_iter().fold(Tally::default(), Tally::and);
    Ok(Qap {
        correlation,
        products: observed,
        mean: judge.mean,
        deviation: tally.deviation(),
        orders: tally.orders,
        exact,
        as_much: tally.as_much,
        as_little: tally.as_little,
        as_far: tally.as_far,
        ties: tie_change(first, second),
    })
}

/// The sum of products of cells over ordered pairs, for any order of the second network.
struct Products {
    /// The ties of the first: source, target, strength.
    ties: Vec<(u32, u32, f64)>,
    /// The cells of the second.
    cells: Cells,
    nodes: usize,
    /// Sums and sums of squares of the cells of either.
    sums: [(f64, f64); 2],
    /// 2 where a pair without direction stands for two ordered ones.
    times: f64,
}

impl Products {
    fn new(first: &CompactGraph, second: &CompactGraph) -> Products {
        let ties = |graph: &CompactGraph| graph.ties().collect::<Vec<_>>();
        let times = |graph: &CompactGraph| if graph.is_directed() { 1.0 } else { 2.0 };
        let sums = [first, second].map(|graph| {
            let ties = ties(graph);
            let sum = ties.iter().fold((0.0, 0.0), |sum, tie| (sum.0 + tie.2, sum.1 + tie.2 * tie.2));
            (times(graph) * sum.0, times(graph) * sum.1)
        });
        Products { ties: ties(first), cells: Cells::of(second), nodes: first.node_count(), sums, times: times(first) }
    }

    /// With node `order[i]` of the second in the place of node `i` of the first.
    fn of(&self, order: &[u32]) -> f64 {
        let tie = |&(a, b, strength): &(u32, u32, f64)| {
            strength * self.cells.at(order[a as usize] as usize, order[b as usize] as usize)
        };
        self.times * self.ties.iter().map(tie).fold(0.0, |sum, part| sum + part)
    }

    fn pairs(&self) -> f64 {
        (self.nodes * (self.nodes - 1)) as f64
    }

    fn mean(&self) -> f64 {
        self.sums[0].0 * self.sums[1].0 / self.pairs()
    }

    fn scale(&self) -> f64 {
        (self.sums[0].1 * self.sums[1].1).sqrt()
    }

    fn correlation(&self, products: f64) -> f64 {
        let [x, y] = self.sums.map(|(sum, squares)| {
            let spread = squares - sum * sum / self.pairs();
            // Cells that are all alike leave nothing but rounding.
            if spread > 1e-12 * squares { spread } else { f64::NAN }
        });
        (products - self.mean()) / (x * y).sqrt()
    }
}

/// What an order is compared with.
struct Judge {
    observed: f64,
    mean: f64,
    tolerance: f64,
}

impl Judge {
    fn one(&self, value: f64) -> Tally {
        let far = |value: f64| (value - self.mean).abs();
        Tally {
            orders: 1,
            as_much: usize::from(value >= self.observed - self.tolerance),
            as_little: usize::from(value <= self.observed + self.tolerance),
            as_far: usize::from(far(value) >= far(self.observed) - self.tolerance),
            off: value - self.mean,
            squares: (value - self.mean) * (value - self.mean),
        }
    }
}

/// Counts of orders.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    orders: usize,
    as_much: usize,
    as_little: usize,
    as_far: usize,
    off: f64,
    squares: f64,
}

impl Tally {
    fn and(self, other: Tally) -> Tally {
        Tally {
            orders: self.orders + other.orders,
            as_much: self.as_much + other.as_much,
            as_little: self.as_little + other.as_little,
            as_far: self.as_far + other.as_far,
            off: self.off + other.off,
            squares: self.squares + other.squares,
        }
    }

    fn deviation(&self) -> f64 {
        let n = self.orders as f64;
        (self.squares / n - (self.off / n) * (self.off / n)).max(0.0).sqrt()
    }
}

/// All orders that begin with this node, the others in every order (lexicographic succession).
fn every_order(products: &Products, judge: &Judge, head: u32) -> Tally {
    let mut order: Vec<u32> = std::iter::once(head).chain((0..products.nodes as u32).filter(|&n| n != head)).collect();
    let mut tally = judge.one(products.of(&order));
    while next_order(&mut order[1..]) {
        tally = tally.and(judge.one(products.of(&order)));
    }
    tally
}

/// The next order in the dictionary; false after the last.
fn next_order(order: &mut [u32]) -> bool {
    let Some(rise) = (1..order.len()).rev().find(|&at| order[at - 1] < order[at]) else { return false };
    let larger = (rise..order.len()).rev().find(|&at| order[at] > order[rise - 1]).unwrap_or(rise);
    order.swap(rise - 1, larger);
    order[rise..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_comes_once() {
        let mut order = [0, 1, 2, 3];
        let mut seen = std::collections::BTreeSet::from([order]);
        while next_order(&mut order) {
            assert!(seen.insert(order), "{order:?} again");
        }
        assert_eq!(seen.len(), 24);
    }

    #[test]
    fn too_few_and_all_alike_are_refused() {
        let four = CompactGraph::undirected(4, &[(0, 1)]);
        assert_eq!(qap(&four, &four, &QapOptions::default()), Err(NoQap::TooFewActors));
        let some = CompactGraph::undirected(5, &[(0, 1)]);
        let none = CompactGraph::undirected(5, &[]);
        assert_eq!(qap(&some, &none, &QapOptions::default()), Err(NoQap::NoVariance));
        let many = CompactGraph::undirected(MOST_ACTORS + 1, &[(0, 1)]);
        assert_eq!(qap(&many, &many, &QapOptions::default()), Err(NoQap::TooManyActors));
        // Strengths in a large unit are small, and vary all the same.
        let edges = [(0, 1, 1e-9), (1, 2, 3e-9)];
        let small = CompactGraph::from_edges(5, false, true, &edges, Merge::Max);
        assert!(qap(&small, &small, &QapOptions::default()).is_ok_and(|found| (found.correlation - 1.0).abs() < 1e-9));
    }

    // Three pairs with strengths 1, 2, 3 on either side, in other units. Of the 6 ways to lay pairs over pairs, each in 8 orders, the sum is
    // 14 in one and 13 in two, which rounding sets apart: (2, 1, 3) and (1, 3, 2). All other orders give less: 24 of 720 as much, 712 as little.
    #[test]
    fn orders_that_rounding_sets_apart_are_as_much() {
        let pairs = |strengths: [f64; 3], unit: f64| {
            let tie = |at: usize| (2 * at as u32, 2 * at as u32 + 1, strengths[at] * unit);
            CompactGraph::from_edges(6, false, true, &[tie(0), tie(1), tie(2)], Merge::Max)
        };
        for second in [[2.0, 1.0, 3.0], [1.0, 3.0, 2.0]] {
            let found = qap(&pairs([1.0, 2.0, 3.0], 1e6 / 3.0), &pairs(second, 1e5), &QapOptions::default());
            let found = found.expect("six actors");
            assert_eq!((found.orders, found.as_much, found.as_little), (720, 24, 712), "{second:?}");
        }
    }

    // Of the 15 ways to pair six actors 8 have no pair in common with another, 6 one and 1 three, each in 48 of 720 orders; 3/5 on average.
    // Products count a pair twice: mean 6/5, deviation 2 · √((6 + 9) / 15 − 9/25). Nothing in common is as far from 3/5 as three.
    #[test]
    fn pairs_against_pairs_by_hand() {
        let pairs = |list: &[(u32, u32)]| CompactGraph::undirected(6, list);
        let (one, apart) = (pairs(&[(0, 1), (2, 3), (4, 5)]), pairs(&[(1, 2), (3, 4), (0, 5)]));
        let found = qap(&one, &apart, &QapOptions::default()).expect("six actors");
        assert!((found.mean - 1.2).abs() < 1e-12 && (found.deviation - 1.6).abs() < 1e-12, "{found:?}");
        assert_eq!((found.as_much, found.as_little, found.as_far), (720, 8 * 48, 9 * 48));
        let chances = [found.p_ge(), found.p_le(), found.p_two_sided()];
        assert!(chances.iter().zip([1.0, 8.0 / 15.0, 0.6]).all(|(p, expected)| (p - expected).abs() < 1e-12));
        // Some orders only, the observed one beside them. One pair in common: how many give three, one and none follows from the counts.
        let near = pairs(&[(0, 1), (2, 4), (3, 5)]);
        for seed in 0..20 {
            let found = qap(&one, &near, &QapOptions { permutations: 20, exact_up_to: 0, seed }).expect("six actors");
            let (three, none) = (20 - found.as_little, 20 - found.as_much);
            let mean = (6 * three + 2 * (20 - three - none)) as f64 / 20.0;
            let squares = (36 * three + 4 * (20 - three - none)) as f64 / 20.0;
            assert!((found.deviation - (squares - mean * mean).sqrt()).abs() < 1e-9, "{found:?}");
            assert!((found.p_le() - (21 - three) as f64 / 21.0).abs() < 1e-12, "{found:?}");
        }
    }
}
