//! Runs that write into one folder take turns: what one of them finds there, no other one changes before it is done.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

/// So long a run waits for another one. Whoever holds a folder longer than any writing takes is no run of ours.
const LONGEST: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(10);

/// The turn in some folders, until it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _locks: Vec<File>,
}

impl Turn {
    /// Waits for the turn. A system that cannot lock folders, or a folder that is not there, gives it at once.
    pub(crate) fn in_folders<'p>(folders: impl Iterator<Item = &'p Path>) -> Turn {
        // In one order, so that no two runs wait for each other.
        let real: BTreeSet<_> = folders.filter_map(|folder| std::fs::canonicalize(folder).ok()).collect();
        Turn { _locks: real.iter().filter_map(|folder| locked(folder)).collect() }
    }
}

fn locked(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < LONGEST => std::thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
}
