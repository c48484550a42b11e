//! How far long work has come, for whoever wants to show it.
//!
//! Work that consists of many like pieces opens a [`Job`] and does each piece in it. Nothing is printed here: the binary looks at
//! [`now`] from time to time. One job is open at a time; work inside a piece of another job is part of that piece.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static OPEN: AtomicBool = AtomicBool::new(false);
static NUMBER: AtomicUsize = AtomicUsize::new(0);
static PIECES: AtomicUsize = AtomicUsize::new(0);
static DONE: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// How many pieces this thread is in the middle of.
    static INSIDE: Cell<usize> = const { Cell::new(0) };
}

/// Work in so many pieces, from when it is made until it is dropped.
#[derive(Debug)]
pub struct Job {
    opened: bool,
    counts: bool,
}

impl Job {
    /// Work in so many pieces. While another job is open its pieces count as pieces of that one, which knew of them: a study of
    /// several rounds opens one for all of them.
    pub fn of(pieces: usize) -> Job {
        let mut job = Job::by_itself(pieces);
        job.counts |= INSIDE.get() == 0;
        job
    }

    /// Work that counts only if no other is going on.
    pub fn by_itself(pieces: usize) -> Job {
        let opened = INSIDE.get() == 0 && !OPEN.swap(true, Ordering::Relaxed);
        if opened {
            PIECES.store(pieces, Ordering::Relaxed);
            DONE.store(0, Ordering::Relaxed);
            NUMBER.fetch_add(1, Ordering::Relaxed);
        }
        Job { opened, counts: opened }
    }

    /// Does one piece.
    pub fn piece<T>(&self, work: impl FnOnce() -> T) -> T {
        INSIDE.set(INSIDE.get() + 1);
        let _leave = Leave;
        let done = work();
        if self.counts {
            DONE.fetch_add(1, Ordering::Relaxed);
        }
        done
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if self.opened {
            OPEN.store(false, Ordering::Relaxed);
        }
    }
}

/// Ends a piece, however it ends.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        INSIDE.set(INSIDE.get() - 1);
    }
}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The how-manieth job of this process.
    pub number: usize,
    /// Pieces that are done.
    pub done: usize,
    /// Pieces in all.
    pub pieces: usize,
}

/// The job that is open; none if none is.
pub fn now() -> Option<Progress> {
    let (number, pieces) = (NUMBER.load(Ordering::Relaxed), PIECES.load(Ordering::Relaxed));
    let done = DONE.load(Ordering::Relaxed).min(pieces);
    OPEN.load(Ordering::Relaxed).then_some(Progress { number, done, pieces })
}

#[cfg(test)]
mod tests {
    use super::*;

    // Other tests may have a job open at the same time: only what one of our own shows is looked at.
    #[test]
    fn a_job_is_open_until_it_is_dropped_and_work_inside_a_piece_is_part_of_it() {
        let job = Job::of(3);
        if !job.opened {
            return;
        }
        let pieces = || now().map(|now| now.pieces);
        assert_eq!(pieces(), Some(3));
        job.piece(|| {
            let inner = Job::of(50);
            assert!(!inner.opened && !inner.counts);
        });
        let round = Job::of(2);
        assert!(!round.opened && round.counts);
        drop(round);
        assert_eq!(pieces(), Some(3));
    }
}
