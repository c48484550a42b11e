//! An order in which things that are alike stand together: average linkage, and of all orders that its tree allows the shortest.

use std::ops::Range;

/// The order of `count` things in which neighbours are as alike as the tree of average linkage allows: leaves of the tree are turned
/// so that the sum of the distances between neighbours is least (optimal leaf ordering). Nothing is random.
///
/// `distance(a, b)` must be symmetric. An undefined one (NaN) counts as the largest that is known. Things of which no distance is known
/// stand at the end, in the order given. Where several orders are equally short, the one that begins with the thing given first; so the
/// result does not depend on anything but the order given, which callers choose to be that of names.
///
/// Time grows with the cube of `count`, memory with its square.
///
/// Checked against all orders that the trees of scipy 1.17.1 allow. Source: Bar-Joseph, Gifford & Jaakkola 2001, doi:10.1093/bioinformatics/17.suppl_1.S22.
///
/// ```
/// use verbinder::studies::seriation::alike_together;
///
/// // Four points on a line, given in disorder.
/// let places: [f64; 4] = [3.0, 0.0, 4.0, 1.0];
/// assert_eq!(alike_together(4, |a, b| (places[a] - places[b]).abs()), vec![1, 3, 0, 2]);
/// ```
pub fn alike_together(count: usize, distance: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    let known = |a: usize, b: usize| Some(distance(a, b)).filter(|value| a != b && value.is_finite());
    let all = |a: usize| (0..count).filter_map(move |b| known(a, b));
    let (placed, lost): (Vec<usize>, Vec<usize>) = (0..count).partition(|&thing| all(thing).next().is_some());
    let largest = placed.iter().flat_map(|&thing| all(thing)).fold(0.0, f64::max);
    let n = placed.len();
    let distances: Vec<Vec<f64>> = placed
        .iter()
        .map(|&a| placed.iter().map(|&b| if a == b { 0.0 } else { known(a, b).unwrap_or(largest) }).collect())
        .collect();
    let mut order = match tree(&distances) {
        Some(tree) => {
            let mut things = Vec::with_capacity(n);
            let whole = tree.laid_out(&mut things);
            Shortest::new(&distances, &things).order(&whole)
        }
        None => (0..n).collect(),
    };
    // An order and its reverse are the same: the one that begins with the thing given first.
    if order.first() > order.last() {
        order.reverse();
    }
    order.into_iter().map(|at| placed[at]).chain(lost).collect()
}

/// A tree of things.
enum Tree {
    Leaf(usize),
    Two(Box<Tree>, Box<Tree>),
}

/// A part of a tree: the positions of its leaves from left to right, and its two halves.
struct Part {
    leaves: Range<usize>,
    halves: Option<Box<(Part, Part)>>,
}

impl Tree {
    /// The same tree over positions, with the thing that stands at each.
    fn laid_out(&self, things: &mut Vec<usize>) -> Part {
        let start = things.len();
        let halves = match self {
            Tree::Leaf(thing) => {
                things.push(*thing);
                None
            }
            Tree::Two(left, right) => Some(Box::new((left.laid_out(things), right.laid_out(things)))),
        };
        Part { leaves: start..things.len(), halves }
    }
}

impl Part {
    /// The leaves at which an order of this part may end that begins with this one: those on the other side of it.
    fn ends(&self, first: usize) -> Range<usize> {
        match self.halves.as_deref() {
            None => self.leaves.clone(),
            Some((left, right)) if left.leaves.contains(&first) => right.leaves.clone(),
            Some((left, _)) => left.leaves.clone(),
        }
    }
}

/// The tree of average linkage (UPGMA): the two groups that are closest on average are joined, again and again; of equally close
/// ones those whose first members were given first.
fn tree(distances: &[Vec<f64>]) -> Option<Tree> {
    let mut between: Vec<Vec<f64>> = distances.to_vec();
    let mut groups: Vec<(usize, Tree)> = (0..distances.len()).map(|leaf| (1, Tree::Leaf(leaf))).collect();
    while groups.len() > 1 {
        let mut closest = (0, 1);
        for a in 0..groups.len() {
            for b in a + 1..groups.len() {
                // Averages in another order of summing differ in the last digits.
                if between[a][b] < between[closest.0][closest.1] - 1e-12 {
                    closest = (a, b);
                }
            }
        }
        let (a, b) = closest;
        let (one, other) = (groups[a].0 as f64, groups[b].0 as f64);
        let mean = |(a, b): (&f64, &f64)| (one * a + other * b) / (one + other);
        let means: Vec<f64> = between[a].iter().zip(&between[b]).map(mean).collect();
        between.iter_mut().zip(&means).for_each(|(row, &mean)| row[a] = mean);
        between[a] = means;
        between[a][a] = 0.0;
        between.remove(b);
        between.iter_mut().for_each(|row| {
            row.remove(b);
        });
        let (count, joined) = groups.remove(b);
        let first = std::mem::replace(&mut groups[a], (0, Tree::Leaf(0)));
        groups[a] = (first.0 + count, Tree::Two(Box::new(first.1), Box::new(joined)));
    }
    groups.pop().map(|(_, tree)| tree)
}

/// For every two leaves the length of the shortest order that begins with the one and ends with the other, of the smallest part of the
/// tree that holds both. Leaves are called by their positions in the tree.
struct Shortest<'a> {
    distances: &'a [Vec<f64>],
    things: &'a [usize],
    lengths: Vec<Vec<f64>>,
    /// Which two leaves meet in the middle of that order.
    middles: Vec<Vec<(usize, usize)>>,
}

impl<'a> Shortest<'a> {
    fn new(distances: &'a [Vec<f64>], things: &'a [usize]) -> Self {
        let n = things.len();
        Shortest { distances, things, lengths: vec![vec![0.0; n]; n], middles: vec![vec![(0, 0); n]; n] }
    }

    fn distance(&self, a: usize, b: usize) -> f64 {
        self.distances[self.things[a]][self.things[b]]
    }

    /// The things in the shortest order.
    fn order(mut self, whole: &Part) -> Vec<usize> {
        self.fill(whole);
        let Some((left, right)) = whole.halves.as_deref() else { return self.things.to_vec() };
        let mut best: Option<(f64, usize, usize)> = None;
        for first in left.leaves.clone() {
            for last in right.leaves.clone() {
                let length = self.lengths[first][last];
                if best.is_none_or(|(least, ..)| length < least - 1e-12) {
                    best = Some((length, first, last));
                }
            }
        }
        let mut order = Vec::new();
        if let Some((_, first, last)) = best {
            self.walk(whole, first, last, &mut order);
        }
        order.into_iter().map(|at| self.things[at]).collect()
    }

    fn fill(&mut self, part: &Part) {
        let Some((left, right)) = part.halves.as_deref() else { return };
        self.fill(left);
        self.fill(right);
        for first in left.leaves.clone() {
            let last_of_left = left.ends(first);
            // The best way from the first leaf to each right leaf that may stand next to the left part.
            let way = |next: usize, end: usize| (self.lengths[first][end] + self.distance(end, next), end);
            let reach: Vec<(f64, usize)> =
                right.leaves.clone().map(|next| least(last_of_left.clone().map(|end| way(next, end)))).collect();
            for last in right.leaves.clone() {
                // Where among the right leaves the part may begin that ends with this one.
                let ways = right.ends(last).map(|next| {
                    let (length, end) = reach[next - right.leaves.start];
                    (length + self.lengths[next][last], (end, next))
                });
                let (length, (end, next)) = least(ways);
                (self.lengths[first][last], self.lengths[last][first]) = (length, length);
                self.middles[first][last] = (end, next);
                self.middles[last][first] = (next, end);
            }
        }
    }

    /// The leaves of a part of the tree in the shortest order from the one to the other.
    fn walk(&self, part: &Part, first: usize, last: usize, order: &mut Vec<usize>) {
        let Some((left, right)) = part.halves.as_deref() else { return order.push(first) };
        let (end, next) = self.middles[first][last];
        let (one, other) = if left.leaves.contains(&first) { (left, right) } else { (right, left) };
        self.walk(one, first, end, order);
        self.walk(other, next, last, order);
    }
}

/// The way of the least length, of equal ones the first.
fn least<T>(ways: impl Iterator<Item = (f64, T)>) -> (f64, T) {
    ways.reduce(|best, way| if way.0 < best.0 - 1e-12 { way } else { best }).expect("a part of the tree has a leaf")
}

#[cfg(test)]
mod tests {
    use super::*;

    // All are equally far: any order is as short, and the one that begins with the first is taken.
    #[test]
    fn of_equal_orders_the_one_that_begins_with_the_first() {
        for count in 2..8 {
            assert_eq!(alike_together(count, |_, _| 1.0)[0], 0, "{count}");
        }
    }
}
