//! Work on many indices at once, with results that do not depend on the number of threads.

use super::progress::Job;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// `work(0), work(1), …` in order, computed by all cores.
pub fn map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..count).into_par_iter().map(work).collect()
}

/// Like [`map`], for work that takes its time: it tells how far it has come.
pub fn long_map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    let job = Job::of(count);
    map(count, |index| job.piece(|| work(index)))
}

/// Like [`map`], with working memory that is made once per thread and handed from index to index. What `work` returns must not
/// depend on what it finds in the memory.
pub fn map_with<M, T: Send>(
    count: usize,
    memory: impl Fn() -> M + Sync + Send,
    work: impl Fn(&mut M, usize) -> T + Sync + Send,
) -> Vec<T> {
    (0..count).into_par_iter().map_init(memory, work).collect()
}

/// Like [`map_with`], for work that takes its time: it tells how far it has come.
pub fn long_map_with<M, T: Send>(
    count: usize,
    memory: impl Fn() -> M + Sync + Send,
    work: impl Fn(&mut M, usize) -> T + Sync + Send,
) -> Vec<T> {
    let job = Job::of(count);
    map_with(count, memory, |memory, index| job.piece(|| work(memory, index)))
}

/// In how many ranges sums are made at most.
const RANGES: usize = 64;

/// Adds up vectors of length `len` that `work` produces for ranges of indices. The ranges are the same whatever the number of
/// threads, and their sums are added in order, so the last bit is the same too.
pub fn sum_vectors(
    count: usize,
    len: usize,
    work: impl Fn(std::ops::Range<usize>) -> Vec<f64> + Sync + Send,
) -> Vec<f64> {
    sum_vectors_with(count, len, || (), |(), range| work(range))
}

/// Like [`sum_vectors`], with working memory as in [`map_with`].
pub fn sum_vectors_with<M>(
    count: usize,
    len: usize,
    memory: impl Fn() -> M + Sync + Send,
    work: impl Fn(&mut M, std::ops::Range<usize>) -> Vec<f64> + Sync + Send,
) -> Vec<f64> {
    let size = count.div_ceil(RANGES).max(1);
    let job = Job::by_itself(count.div_ceil(size));
    let partial: Vec<Vec<f64>> = (0..count.div_ceil(size))
        .into_par_iter()
        .map_init(memory, |memory, chunk| job.piece(|| work(memory, chunk * size..((chunk + 1) * size).min(count))))
        .collect();
    let mut total = vec![0.0; len];
    for part in partial {
        for (sum, value) in total.iter_mut().zip(part) {
            *sum += value;
        }
    }
    total
}

/// Adds up the vectors, all of one length, that `work` makes for the pieces of `block` that are below `count`; none if there are
/// none. The block, whose length is a power of two, is cut in halves again and again and the sums of the halves are added, so
/// that the last bit neither depends on the number of threads nor on who made the sum of a half. Memory as in [`map_with`].
pub fn sum_halves<M: Send>(
    block: Range<usize>,
    count: usize,
    memory: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, usize) -> Vec<f64> + Sync,
) -> Option<Vec<f64>> {
    debug_assert!(block.len().is_power_of_two());
    let job = Job::by_itself(block.end.min(count).saturating_sub(block.start));
    let unused = Mutex::new(Vec::new());
    halves(block, count, &|piece| {
        let kept = unused.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut memory = kept.unwrap_or_else(&memory);
        let made = job.piece(|| work(&mut memory, piece));
        unused.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        made
    })
}

fn halves(block: Range<usize>, count: usize, work: &(impl Fn(usize) -> Vec<f64> + Sync)) -> Option<Vec<f64>> {
    let middle = block.start + block.len() / 2;
    if block.start >= count {
        None
    } else if block.len() == 1 {
        Some(work(block.start))
    } else if middle >= count {
        halves(block.start..middle, count, work)
    } else {
        let (first, second) =
            rayon::join(|| halves(block.start..middle, count, work), || halves(middle..block.end, count, work));
        add_up(first, second)
    }
}

/// The sum of two vectors, none of which need be there.
pub fn add_up(first: Option<Vec<f64>>, second: Option<Vec<f64>>) -> Option<Vec<f64>> {
    match (first, second) {
        (Some(mut sums), Some(others)) => {
            sums.iter_mut().zip(others).for_each(|(sum, value)| *sum += value);
            Some(sums)
        }
        (first, second) => first.or(second),
    }
}
