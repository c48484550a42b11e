//! Long lists, read in pieces by all cores. A piece never knows of another one; what the pieces give is put together in their order, so that
//! neither where they begin nor the number of threads leaves a trace.

use rayon::prelude::*;
use std::ops::Range;

/// So many ties are one piece: fewer than two pieces are read before another thread is awake.
pub(in crate::formats) const PIECE: usize = 1 << 14;

/// The numbers below `count` in ranges of this length; the last may be shorter.
pub(in crate::formats) fn ranges(count: usize, length: usize) -> Vec<Range<usize>> {
    (0..count).step_by(length).map(|start| start..count.min(start.saturating_add(length))).collect()
}

/// How many pieces are read at the same time.
pub(in crate::formats) fn threads() -> usize {
    rayon::current_num_threads().max(1)
}

/// What `work` makes of each of them, in their order. A single one wakes no thread.
pub(in crate::formats) fn map<T: Send, R: Send>(mut pieces: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    match (pieces.len(), pieces.pop()) {
        (1, Some(only)) => vec![work(only)],
        (_, last) => {
            pieces.extend(last);
            pieces.into_par_iter().map(work).collect()
        }
    }
}

/// Both results, made at the same time where there are two threads and the work is long: another thread wakes in the time of some hundred ties.
pub(in crate::formats) fn both<A: Send, B: Send>(
    is_long: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if is_long { rayon::join(one, other) } else { (one(), other()) }
}

/// What `work` gives, and what is done beside it by another thread, where there is one and the work is long. A thread of its own does
/// what stands beside: what `work` needs of its own thread (a deep stack) it keeps.
pub(in crate::formats) fn beside<R, T: Send>(
    is_long: bool,
    work: impl FnOnce() -> R,
    other: impl FnOnce() -> T + Send,
) -> (R, T) {
    if !is_long || threads() == 1 {
        return (work(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let made = work();
        (made, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_follow_each_other_without_a_gap() {
        assert_eq!(ranges(7, 3), [0..3, 3..6, 6..7]);
        assert_eq!(ranges(6, 3), [0..3, 3..6]);
        assert!(ranges(0, 3).is_empty());
        assert_eq!(ranges(2, usize::MAX).first(), Some(&(0..2)));
    }

    #[test]
    fn two_things_are_done() {
        for is_long in [false, true] {
            assert_eq!(both(is_long, || "one", || "other"), ("one", "other"));
            let mut made = Vec::new();
            let (length, other) = beside(
                is_long,
                || {
                    made.push(1);
                    made.len()
                },
                || "other",
            );
            assert_eq!((made, length, other), (vec![1], 1, "other"));
        }
    }

    #[test]
    fn what_pieces_give_keeps_their_order() {
        for count in 0..40 {
            let doubled: Vec<usize> = (0..count).map(|number| 2 * number).collect();
            assert_eq!(map((0..count).collect(), |number: usize| 2 * number), doubled);
        }
    }
}
