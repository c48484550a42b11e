//! How much memory a run may take. A damaged or hostile file, or a network too large for the machine, ends in a sentence rather than
//! in a machine that swaps or a process that the system kills without a word.
//!
//! A thread of its own looks at what the process holds, twenty times a second.

use super::{output, progress};
use std::time::Duration;
use verbinder::{Error, ErrorKind};

/// How often the thread looks.
const EVERY: Duration = Duration::from_millis(50);

/// An amount of memory in bytes, as the user writes it: `512M`, `8G`, `1.5 GiB`; units of 1024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount(u64);

impl std::str::FromStr for Amount {
    type Err = String;

    fn from_str(text: &str) -> Result<Amount, String> {
        let wrong = || format!("{text:?} is no amount of memory, such as 512M or 8G");
        let upper = text.trim().to_ascii_uppercase();
        let (number, unit) = upper.split_at(upper.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(wrong)?);
        let power = match unit.trim_end_matches('B').trim_end_matches('I') {
            "K" => 10,
            "M" => 20,
            "G" => 30,
            "T" => 40,
            _ => return Err(wrong()),
        };
        let number: f64 = number.trim().parse().map_err(|_| wrong())?;
        let bytes = number * f64::from(power).exp2();
        // Less than this is held before a file is opened.
        if !(f64::from(1 << 25)..1e18).contains(&bytes) {
            return Err(format!(
                "{text} of memory is too little to work with, or more than there is: 64M is the least that makes sense"
            ));
        }
        Ok(Amount(bytes as u64))
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let megabytes = self.0 as f64 / f64::from(1 << 20);
        if megabytes < 1024.0 { write!(f, "{megabytes:.0} MiB") } else { write!(f, "{:.1} GiB", megabytes / 1024.0) }
    }
}

/// Keeps the process within what the user allows; where the user says nothing, within nine tenths of what is free now, as far as the
/// system tells.
pub(crate) fn watch(allowed: Option<Amount>) {
    let Some(most) = allowed.or_else(|| free().map(|bytes| Amount(bytes / 10 * 9))) else { return };
    let look = move || {
        loop {
            if let Some(held) = memory_stats::memory_stats()
                && held.physical_mem as u64 > most.0
            {
                stop(most);
            }
            std::thread::sleep(EVERY);
        }
    };
    // Without the thread the system's own limit remains.
    let _ = std::thread::Builder::new().name("memory".to_owned()).spawn(look);
}

#[allow(clippy::exit, reason = "the work is on other threads, which only the end of the process stops")]
fn stop(most: Amount) -> ! {
    progress::clear();
    let message = format!("this takes more than {most} of memory, which is as much as it may have");
    let error = Error::new(ErrorKind::Request, message)
        .hint("a small file that takes so much is damaged, or made to do harm")
        .hint(
            "--max-memory 32G allows more, where the machine has it; for large lists of ties there is verbinder pack",
        );
    output::print_error(&error);
    std::process::exit(2);
}

/// Bytes that the system can still give, in this container too.
fn free() -> Option<u64> {
    let number = |path: &str| std::fs::read_to_string(path).ok()?.trim().parse::<u64>().ok();
    let meminfo = std::fs::read_to_string("/proc/meminfo").ok()?;
    let available = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let available = available.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024;
    let container = number("/sys/fs/cgroup/memory.max")
        .map(|most| most.saturating_sub(number("/sys/fs/cgroup/memory.current").unwrap_or(0)));
    Some(container.map_or(available, |container| container.min(available)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        let bytes = |text: &str| text.parse::<Amount>().map(|amount| amount.0);
        assert_eq!(bytes("512M"), Ok(512 << 20));
        assert_eq!(bytes("8g"), Ok(8 << 30));
        assert_eq!(bytes("1.5 GiB"), Ok(3 << 29));
        assert_eq!(bytes("2TB"), Ok(2 << 40));
        for wrong in ["", "8", "G", "-1G", "1X", "1K", "nanG", "infG"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Amount(512 << 20).to_string(), "512 MiB");
        assert_eq!(Amount(3 << 29).to_string(), "1.5 GiB");
    }
}
