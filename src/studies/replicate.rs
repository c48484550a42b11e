//! The same study many times, each time with random numbers of its own.

use crate::graph::progress::Job;
use crate::graph::random::Stream;
use rayon::prelude::*;
use std::ops::Range;

/// `study(0, …), study(1, …), …` in order, computed by all cores. Each replicate has its own stream of the seed, so that the
/// results do not depend on which thread computes which; two studies with the same seed are dealt the same numbers.
pub fn replicate<T: Send>(count: usize, seed: u64, study: impl Fn(usize, &mut Stream) -> T + Sync + Send) -> Vec<T> {
    replicate_some(0..count, seed, study)
}

/// Those of [`replicate`] with these numbers.
pub(super) fn replicate_some<T: Send>(
    which: Range<usize>,
    seed: u64,
    study: impl Fn(usize, &mut Stream) -> T + Sync + Send,
) -> Vec<T> {
    let job = Job::of(which.len());
    which.into_par_iter().map(|index| job.piece(|| study(index, &mut Stream::new(seed, index as u64)))).collect()
}
