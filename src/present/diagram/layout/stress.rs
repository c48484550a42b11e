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
    pairs: Pairs,
}

/// Some pairs, and how far they are moved.
#[derive(Debug, Default)]
struct Pairs {
    terms: Vec<Term>,
    /// The step of the first sweep, and what each further one makes of it.
    step: f64,
    shrink: f64,
}

impl Pairs {
    fn of(terms: Vec<Term>, sweeps: usize) -> Pairs {
        let (mut least, mut most) = (f64::MAX, f64::MIN);
        for term in &terms {
            least = least.min(term.3);
            most = most.max(term.3);
        }
        let step = 1.0 / least;
        Pairs { terms, step, shrink: root(0.1 / most / step, sweeps as u32 - 1) }
    }
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
        let mut springs = Springs { count, edges, mean, neighbours, pairs: Pairs::default() };
        if (2..=FULL).contains(&count) {
            springs.pairs = Pairs::of(springs.terms(&(0..count).collect::<Vec<_>>()), sweeps(count));
        }
        springs
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

/// So many starts are worked on at once, in one order of pairs, so that a processor moves all of them with the same instructions.
pub(super) const TOGETHER: usize = 4;

/// Positions of all items in each of some springs, from a random start of each. All have as many items and the same edges, of lengths
/// of their own.
pub(super) fn solve_all(springs: &[&Springs], random: &mut [Stream]) -> Vec<Vec<Point>> {
    let (fours, rest) = springs.as_chunks::<TOGETHER>();
    let (random_fours, random_rest) = random.as_chunks_mut::<TOGETHER>();
    let fours = fours.iter().zip(random_fours).flat_map(|(springs, random)| solve(*springs, random.each_mut()));
    let mut solved: Vec<Vec<Point>> = fours.collect();
    solved.extend(rest.iter().zip(random_rest).flat_map(|(springs, random)| solve([*springs], [random])));
    solved
}

/// The coordinates of one item in each start.
#[derive(Clone, Copy)]
struct Spot<const N: usize> {
    x: [f64; N],
    y: [f64; N],
}

fn solve<const N: usize>(springs: [&Springs; N], mut random: [&mut Stream; N]) -> [Vec<Point>; N] {
    let count = springs[0].count;
    debug_assert!(springs.iter().all(|of| of.count == count && of.edges.len() == springs[0].edges.len()));
    let sides = springs.map(|springs| springs.mean * (count as f64).sqrt());
    let mut spots = vec![Spot { x: [0.0; N], y: [0.0; N] }; count];
    for lane in 0..N {
        for spot in &mut spots {
            spot.x[lane] = random[lane].unit() * sides[lane];
            spot.y[lane] = random[lane].unit() * sides[lane];
        }
    }
    if count >= 2 {
        let sweeps = sweeps(count);
        if count > FULL {
            let pivots: Vec<usize> = (0..PIVOTS).map(|_| random[0].below(count)).collect();
            let pairs = springs.map(|springs| Pairs::of(springs.terms(&pivots), sweeps));
            walk(pairs.each_ref(), random[0], &mut spots, sweeps);
        } else {
            walk(springs.map(|springs| &springs.pairs), random[0], &mut spots, sweeps);
        }
    }
    std::array::from_fn(|lane| spots.iter().map(|spot| Point::new(spot.x[lane], spot.y[lane])).collect())
}

/// One pair in all starts.
struct Pull<const N: usize> {
    ends: [u32; 2],
    distance: [f64; N],
    weight: [f64; N],
}

/// Sweeps over all pairs, in an order that is drawn anew for every sweep.
fn walk<const N: usize>(pairs: [&Pairs; N], random: &mut Stream, spots: &mut [Spot<N>], sweeps: usize) {
    let pulls = pairs[0].terms.iter().enumerate().map(|(at, &(a, b, ..))| Pull {
        ends: [a, b],
        distance: pairs.map(|pairs| pairs.terms[at].2),
        weight: pairs.map(|pairs| pairs.terms[at].3),
    });
    let pulls: Vec<Pull<N>> = pulls.collect();
    let mut order: Vec<u32> = (0..pulls.len() as u32).collect();
    let mut step = pairs.map(|pairs| pairs.step);
    for _ in 0..sweeps {
        random.shuffle(&mut order);
        for &pair in &order {
            let Pull { ends: [a, b], distance, weight } = &pulls[pair as usize];
            let (mut one, mut other) = (spots[*a as usize], spots[*b as usize]);
            for lane in 0..N {
                let (x, y) = (one.x[lane] - other.x[lane], one.y[lane] - other.y[lane]);
                let length = (x * x + y * y).sqrt().max(1e-6);
                let push = (weight[lane] * step[lane]).min(1.0) * (length - distance[lane]) / (2.0 * length);
                one.x[lane] -= x * push;
                one.y[lane] -= y * push;
                other.x[lane] += x * push;
                other.y[lane] += y * push;
            }
            (spots[*a as usize], spots[*b as usize]) = (one, other);
        }
        for lane in 0..N {
            step[lane] *= pairs[lane].shrink;
        }
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
        let springs = Springs::new(3, vec![(0, 1, 10.0), (1, 2, 10.0)]);
        let spots = &solve_all(&[&springs], &mut [Stream::new(1, 0)])[0];
        let apart = |a: usize, b: usize| (spots[a] - spots[b]).length();
        assert!((apart(0, 1) - 10.0).abs() < 0.5, "{}", apart(0, 1));
        assert!((apart(0, 2) - 20.0).abs() < 0.5, "{}", apart(0, 2));
    }

    // A ring of nine with a chord. Six starts: four together, and two by themselves. Distances in the ring cannot all be met in a plane;
    // a layout that meets them half as badly as a random one is no random one any more.
    #[test]
    fn each_of_several_starts_comes_close_to_the_distances_by_a_way_of_its_own() {
        let edges: Vec<(usize, usize, f64)> = (0..9).map(|at| (at, (at + 1) % 9, 20.0 + at as f64)).collect();
        let springs = Springs::new(9, [edges, vec![(0, 4, 30.0)]].concat());
        let stress = |spots: &[Point]| {
            let terms = springs.pairs.terms.iter();
            let missed = |&(a, b, distance, weight): &Term| {
                let miss = (spots[a as usize] - spots[b as usize]).length() - distance;
                weight * miss * miss
            };
            terms.map(missed).sum::<f64>()
        };
        let mut streams: Vec<Stream> = (0..6).map(|start| Stream::new(3, start)).collect();
        let side = springs.mean * 3.0;
        let solved = solve_all(&[&springs; 6], &mut streams);
        for (start, spots) in solved.iter().enumerate() {
            let mut random = Stream::new(3, start as u64);
            let scattered: Vec<Point> =
                (0..9).map(|_| Point::new(random.unit() * side, random.unit() * side)).collect();
            assert!(stress(spots) < 0.5 * stress(&scattered), "start {start}");
            assert!(solved[..start].iter().all(|other| other != spots), "start {start} ends as another one");
        }
    }

    // Two starts whose springs have other lengths: each comes to its own.
    #[test]
    fn starts_keep_their_own_lengths() {
        let paths: Vec<Springs> = (1..=4)
            .map(|by| Springs::new(3, vec![(0, 1, 10.0 * f64::from(by)), (1, 2, 10.0 * f64::from(by))]))
            .collect();
        let streams: Vec<Stream> = (0..4).map(|start| Stream::new(1, start)).collect();
        let solved = solve_all(&paths.iter().collect::<Vec<_>>(), &mut streams.clone());
        for (spots, by) in solved.iter().zip(1..) {
            let apart = (spots[0] - spots[2]).length();
            assert!((apart - 20.0 * f64::from(by)).abs() < 0.5 * f64::from(by), "{by}: {apart}");
        }
    }
}
