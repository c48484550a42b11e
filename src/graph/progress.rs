//! How far long work has come, for whoever wants to show it.
//!
//! Work that consists of many like pieces opens a [`Job`] and does each piece in it. Nothing is printed here: the binary looks at
//! [`now`] from time to time. One job is open at a time; work inside a piece of another job is part of that piece.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Where the open job is kept.
#[derive(Debug)]
struct Board {
    open: AtomicBool,
    number: AtomicUsize,
    pieces: AtomicUsize,
    done: AtomicUsize,
}

/// The one of this process.
static BOARD: Board = Board::empty();

thread_local! {
    /// How many pieces this thread is in the middle of.
    static INSIDE: Cell<usize> = const { Cell::new(0) };
}

/// Work in so many pieces, from when it is made until it is dropped.
#[derive(Debug)]
pub struct Job {
    board: &'static Board,
    opened: bool,
    counts: bool,
}

impl Job {
    /// Work in so many pieces. While another job is open its pieces count as pieces of that one, which knew of them: a study of
    /// several rounds opens one for all of them.
    pub fn of(pieces: usize) -> Job {
        BOARD.job_of(pieces)
    }

    /// Work that counts only if no other is going on.
    pub fn by_itself(pieces: usize) -> Job {
        BOARD.job_by_itself(pieces)
    }

    /// Does one piece.
    pub fn piece<T>(&self, work: impl FnOnce() -> T) -> T {
        INSIDE.set(INSIDE.get() + 1);
        let _leave = Leave;
        let done = work();
        if self.counts {
            self.board.done.fetch_add(1, Ordering::Relaxed);
        }
        done
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if self.opened {
            self.board.open.store(false, Ordering::Relaxed);
        }
    }
}

impl Board {
    const fn empty() -> Board {
        Board {
            open: AtomicBool::new(false),
            number: AtomicUsize::new(0),
            pieces: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
        }
    }

    fn job_of(&'static self, pieces: usize) -> Job {
        let mut job = self.job_by_itself(pieces);
        job.counts |= INSIDE.get() == 0;
        job
    }

    fn job_by_itself(&'static self, pieces: usize) -> Job {
        let opened = INSIDE.get() == 0 && !self.open.swap(true, Ordering::Relaxed);
        if opened {
            self.pieces.store(pieces, Ordering::Relaxed);
            self.done.store(0, Ordering::Relaxed);
            self.number.fetch_add(1, Ordering::Relaxed);
        }
        Job { board: self, opened, counts: opened }
    }

    fn now(&self) -> Option<Progress> {
        let (number, pieces) = (self.number.load(Ordering::Relaxed), self.pieces.load(Ordering::Relaxed));
        let done = self.done.load(Ordering::Relaxed).min(pieces);
        self.open.load(Ordering::Relaxed).then_some(Progress { number, done, pieces })
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
    BOARD.now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::distances::distances;
    use crate::graph::shortest_paths::Along;
    use crate::graph::{CompactGraph, compact::Merge};

    // A board of its own: other tests may have a job open on that of the process.
    #[test]
    fn a_job_is_open_until_it_is_dropped_and_work_inside_a_piece_is_part_of_it() {
        static OWN: Board = Board::empty();
        let state = || OWN.now().map(|now| (now.number, now.done, now.pieces));
        assert_eq!(state(), None);
        let job = OWN.job_of(3);
        assert_eq!(state(), Some((1, 0, 3)));
        job.piece(|| {
            let inner = OWN.job_of(50);
            inner.piece(|| ());
            assert_eq!(state(), Some((1, 0, 3)));
        });
        assert_eq!(state(), Some((1, 1, 3)));
        // Pieces of a round of the job count; those of work by itself do not.
        OWN.job_of(2).piece(|| ());
        assert_eq!(state(), Some((1, 2, 3)));
        OWN.job_by_itself(2).piece(|| ());
        assert_eq!(state(), Some((1, 2, 3)));
        drop(job);
        assert_eq!(state(), None);
        let _other = OWN.job_by_itself(7);
        assert_eq!(state(), Some((2, 0, 7)));
    }

    // A search from each of 300 nodes by length; by steps 256 go side by side, which makes two pieces.
    #[test]
    fn distances_tell_how_far_they_have_come() {
        for (is_weighted, pieces) in [(true, 300), (false, 2)] {
            let ring: Vec<(u32, u32, f64)> = (0..300).map(|node| (node, (node + 1) % 300, 2.0)).collect();
            let graph = CompactGraph::from_edges(300, false, is_weighted, &ring, Merge::Max);
            // Other tests may have a job open on the board of the process.
            let job = std::iter::repeat_with(|| Job::of(1_000_000)).find(|job| job.opened).expect("some time");
            distances(&graph, Along::Out);
            let done = now().expect("open").done;
            assert!(done >= pieces, "{is_weighted} {done}");
            drop(job);
        }
    }
}
