//! Work on many indices at once, with results that do not depend on the number of threads.

use super::progress::Job;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Computes with so many threads from now on, in place of one for each core. Only the first call counts, before any work is done.
pub fn use_threads(threads: usize) {
    // It fails only where the threads are there already.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
}

/// How many pieces of work are done at the same time.
pub fn threads() -> usize {
    rayon::current_num_threads().max(1)
}

/// `work(0), work(1), …` in order, computed by all cores.
pub fn map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..count).into_par_iter().map(work).collect()
}

/// Does `work` for each of them, by all cores.
pub fn each<T: Send>(items: &mut [T], work: impl Fn(&mut T) + Sync + Send) {
    items.par_iter_mut().for_each(work);
}

/// Both results, computed at the same time. Neither may wait for what the other is about to compute once for all.
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Like [`map`], for work that takes its time: it tells how far it has come.
pub fn long_map<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    let job = Job::of(count);
    map(count, |index| job.piece(|| work(index)))
}

/// Hands `work(0), work(1), …` to `take` in order, computed by all cores. No more of them are kept than there are threads. It tells how
/// far it has come.
pub fn take_in_order<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send, mut take: impl FnMut(T)) {
    let (job, some) = (Job::of(count), threads());
    for first in (0..count).step_by(some) {
        let made = map(some.min(count - first), |index| job.piece(|| work(first + index)));
        made.into_iter().for_each(&mut take);
    }
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

/// So few steps, such as additions, that one thread has done them before others are awake.
const FEW: usize = 1 << 16;

/// Like [`map_with`], for work of about so many steps in all: one thread does few of them.
pub fn map_where_it_pays<M, T: Send>(
    count: usize,
    steps: usize,
    memory: impl Fn() -> M + Sync + Send,
    work: impl Fn(&mut M, usize) -> T + Sync + Send,
) -> Vec<T> {
    if steps > FEW {
        return map_with(count, memory, work);
    }
    let mut memory = memory();
    (0..count).map(|index| work(&mut memory, index)).collect()
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

/// Does `work` for ranges that together are `0..count`, by all cores, with working memory that is made once per thread. For work whose
/// result does not depend on the ranges.
pub fn map_ranges<M>(
    count: usize,
    memory: impl Fn() -> M + Sync + Send,
    work: impl Fn(&mut M, std::ops::Range<usize>) + Sync + Send,
) {
    const RANGE: usize = 256;
    if count <= RANGE {
        return work(&mut memory(), 0..count);
    }
    let ranges = (0..count.div_ceil(RANGE)).into_par_iter();
    ranges.for_each_init(&memory, |memory, range| work(memory, range * RANGE..((range + 1) * RANGE).min(count)));
}

/// So many values are one piece of [`fill`] and [`update`].
const PIECE: usize = 4096;

/// Sets every value to what `of` makes of its index in about so many steps, computed by all cores.
pub fn fill<T: Send>(values: &mut [T], steps: usize, of: impl Fn(usize) -> T + Sync + Send) {
    update(values, steps, |start, piece| piece.iter_mut().zip(start..).for_each(|(value, index)| *value = of(index)));
}

/// Works on pieces of a vector, each with the index of its first value, by all cores; what `work` gives back for each, in order. The
/// pieces are the same whatever the number of threads, and one thread does them all where that takes few steps: about so many for each
/// value.
pub fn update<T: Send, R: Send>(
    values: &mut [T],
    steps: usize,
    work: impl Fn(usize, &mut [T]) -> R + Sync + Send,
) -> Vec<R> {
    let piece_of = |(piece, values): (usize, &mut [T])| work(piece * PIECE, values);
    if values.len().saturating_mul(steps) <= FEW {
        return values.chunks_mut(PIECE).enumerate().map(piece_of).collect();
    }
    values.par_chunks_mut(PIECE).enumerate().map(piece_of).collect()
}

/// Like [`update`], on two vectors of one length.
pub fn update_both<A: Send, B: Send, R: Send>(
    first: &mut [A],
    second: &mut [B],
    steps: usize,
    work: impl Fn(usize, &mut [A], &mut [B]) -> R + Sync + Send,
) -> Vec<R> {
    let piece_of = |(piece, (first, second)): (usize, (&mut [A], &mut [B]))| work(piece * PIECE, first, second);
    if first.len().saturating_mul(steps) <= FEW {
        return first.chunks_mut(PIECE).zip(second.chunks_mut(PIECE)).enumerate().map(piece_of).collect();
    }
    first.par_chunks_mut(PIECE).zip(second.par_chunks_mut(PIECE)).enumerate().map(piece_of).collect()
}

/// Sorts every row `targets[offsets[i]..offsets[i + 1]]`.
pub fn sort_rows(offsets: &[usize], targets: &mut [u32]) {
    /// So many neighbours are sorted by one thread.
    const FEW: usize = 1 << 16;
    fn sort(offsets: &[usize], targets: &mut [u32]) {
        let (first, rows) = (offsets[0], offsets.len() - 1);
        if rows < 2 || targets.len() <= FEW {
            for row in offsets.windows(2) {
                targets[row[0] - first..row[1] - first].sort_unstable();
            }
            return;
        }
        let (left, right) = targets.split_at_mut(offsets[rows / 2] - first);
        rayon::join(|| sort(&offsets[..=rows / 2], left), || sort(&offsets[rows / 2..], right));
    }
    sort(offsets, targets);
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
    let unused = Mutex::new(Vec::new());
    halves(block, count, &|piece| {
        let kept = unused.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut memory = kept.unwrap_or_else(&memory);
        let made = work(&mut memory, piece);
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
