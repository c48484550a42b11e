//! How often draws give as little as was observed, of many counts at once.

use crate::graph::{parallel, random::Stream};
use std::ops::Range;

/// What draws of these numbers give for each count.
pub(super) fn lower_tail(
    observed: &[u32],
    (seed, draws): (u64, Range<usize>),
    draw: impl Fn(&mut Stream) -> Vec<u32> + Sync + Send,
) -> Tail {
    /// Ranges of draws that are counted together; only whole numbers are added.
    const RANGES: usize = 64;
    let size = draws.len().div_ceil(RANGES).max(1);
    let tails = parallel::long_map(draws.len().div_ceil(size), |range| {
        let mut tail = Tail::of(observed.len());
        let first = draws.start + range * size;
        for replicate in first..(first + size).min(draws.end) {
            tail.count(observed, &draw(&mut Stream::new(seed, replicate as u64)));
        }
        tail
    });
    let mut all = Tail::of(observed.len());
    tails.iter().for_each(|tail| all.add(tail));
    all
}

/// How often draws give as little as was observed, and what they give on average, for many counts at once.
pub(super) struct Tail {
    as_little: Vec<u64>,
    sums: Vec<u64>,
    draws: usize,
}

impl Tail {
    /// Of so many counts, before any draw.
    fn of(counts: usize) -> Self {
        Tail { as_little: vec![0; counts], sums: vec![0; counts], draws: 0 }
    }

    /// Takes in one draw.
    fn count(&mut self, observed: &[u32], drawn: &[u32]) {
        self.draws += 1;
        let counts = self.as_little.iter_mut().zip(&mut self.sums).zip(observed.iter().zip(drawn));
        for ((as_little, sum), (observed, drawn)) in counts {
            *as_little += u64::from(drawn <= observed);
            *sum += u64::from(*drawn);
        }
    }

    /// Takes in the draws of another.
    pub(super) fn add(&mut self, other: &Tail) {
        self.as_little.iter_mut().zip(&other.as_little).for_each(|(own, more)| *own += more);
        self.sums.iter_mut().zip(&other.sums).for_each(|(own, more)| *own += more);
        self.draws += other.draws;
    }

    /// How many draws there are.
    pub(super) fn draws(&self) -> usize {
        self.draws
    }

    /// The share of draws that give as little or less, the observed one counted among them (Davison & Hinkley 1997).
    pub(super) fn p(&self, index: usize) -> f64 {
        (1.0 + self.as_little[index] as f64) / (1.0 + self.draws as f64)
    }

    /// The mean over the draws; NaN before the first.
    pub(super) fn mean(&self, index: usize) -> f64 {
        self.sums[index] as f64 / self.draws as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Two of three draws have at most the two that were observed, one has none; with the observed one among them 3/4 and 2/4.
    #[test]
    fn draws_are_counted() {
        let mut tail = Tail::of(2);
        for drawn in [[1, 1], [2, 0], [3, 1]] {
            let mut one = Tail::of(2);
            one.count(&[2, 0], &drawn);
            tail.add(&one);
        }
        let (p, means) = ([tail.p(0), tail.p(1)], [tail.mean(0), tail.mean(1)]);
        assert!((p[0] - 0.75).abs() < 1e-12 && (p[1] - 0.5).abs() < 1e-12 && tail.draws() == 3, "{p:?}");
        assert!((means[0] - 2.0).abs() < 1e-12 && (means[1] - 2.0 / 3.0).abs() < 1e-12, "{means:?}");
    }
}
