//! Drawing without replacement, in proportion to weights.

use crate::graph::random::Stream;

/// Things with weights, of which some are drawn one after the other and not put back. Weights are whole numbers, so that the
/// draw is exact on every machine.
#[derive(Debug, Clone)]
pub struct Urn {
    weights: Vec<u64>,
    /// Sums of weights in a tree of Fenwick 1994: entry `i` (from 1) covers the `i & −i` things up to it.
    sums: Vec<u64>,
    total: u64,
}

impl Urn {
    /// An urn with things `0..weights.len()`.
    pub fn new(weights: Vec<u64>) -> Self {
        let mut sums = vec![0; weights.len() + 1];
        for at in 1..sums.len() {
            sums[at] += weights[at - 1];
            let above = at + (at & at.wrapping_neg());
            if above < sums.len() {
                sums[above] += sums[at];
            }
        }
        let total = weights.iter().sum();
        Urn { weights, sums, total }
    }

    /// Takes one out; none where nothing with a weight is left.
    pub fn draw(&mut self, stream: &mut Stream) -> Option<usize> {
        if self.total == 0 {
            return None;
        }
        let mut left = stream.below(self.total as usize) as u64;
        let mut at = 0;
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            let next = at + step;
            if next < self.sums.len() && self.sums[next] <= left {
                left -= self.sums[next];
                at = next;
            }
            step /= 2;
        }
        let weight = std::mem::take(&mut self.weights[at]);
        self.total -= weight;
        let mut covers = at + 1;
        while covers < self.sums.len() {
            self.sums[covers] -= weight;
            covers += covers & covers.wrapping_neg();
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_in_proportion_and_nothing_twice() {
        let mut first = [0usize; 4];
        for replicate in 0..8_000 {
            let mut stream = Stream::new(1, replicate);
            let mut urn = Urn::new(vec![1, 0, 5, 2]);
            first[urn.draw(&mut stream).unwrap()] += 1;
            let mut rest: Vec<usize> = std::iter::from_fn(|| urn.draw(&mut stream)).collect();
            rest.sort_unstable();
            assert_eq!(rest.len(), 2);
            assert!(rest[0] != rest[1] && !rest.contains(&1));
        }
        // Expected 1000, 0, 5000, 2000; five standard deviations are at most 220.
        assert_eq!(first[1], 0);
        for (found, expected) in [(first[0], 1000usize), (first[2], 5000), (first[3], 2000)] {
            assert!(found.abs_diff(expected) < 220, "{first:?}");
        }
    }
}
