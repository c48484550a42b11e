//! Runs every expected value of a folder of reference files through the library.
//!
//! `cargo run --release --example reference -- DIR` prints per measure how many values agree, disagree (with both values) and
//! are not offered. Ends with 0 if nothing disagrees, 1 if something does, 2 if there are no files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod harness;

use harness::{Outcome, Report};

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        return complain("name the folder with reference files");
    };
    let mut paths = Vec::new();
    if let Err(error) = collect(Path::new(&folder), &mut paths) {
        return complain(&format!("{}: {error}", Path::new(&folder).display()));
    }
    paths.sort();
    if paths.is_empty() {
        return complain("there are no JSON files in this folder");
    }
    let mut report = Report::default();
    for path in &paths {
        let name = path.strip_prefix(&folder).unwrap_or(path).display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => report.add_file(&name, &text),
            Err(error) => report.unreadable.push(format!("{name}: {error}")),
        }
    }
    // A closed pipe is no failure of the check.
    let _ = print(&report, paths.len());
    if count(&report, Outcome::Disagree) > 0 || !report.unreadable.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn count(report: &Report, outcome: Outcome) -> usize {
    report.measures.values().map(|tally| tally.count(outcome)).sum()
}

fn complain(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "error: {message}");
    ExitCode::from(2)
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            into.push(path);
        }
    }
    Ok(())
}

fn print(report: &Report, files: usize) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:<44} {:>8} {:>9} {:>12} {:>14}", "measure", "agree", "disagree", "not offered", "no value given")?;
    for (measure, tally) in &report.measures {
        let [agree, disagree, not_offered, no_value] = Outcome::ALL.map(|outcome| tally.count(outcome));
        writeln!(out, "{measure:<44} {agree:>8} {disagree:>9} {not_offered:>12} {no_value:>14}")?;
        for line in &tally.disagreements {
            writeln!(out, "    {line}")?;
        }
    }
    for reason in &report.not_offered_because {
        writeln!(out, "not offered: {reason}")?;
    }
    for line in &report.unreadable {
        writeln!(out, "unreadable: {line}")?;
    }
    let [agree, disagree, not_offered, no_value] = Outcome::ALL.map(|outcome| count(report, outcome));
    writeln!(
        out,
        "{files} files: {agree} values agree, {disagree} disagree, {not_offered} entries not offered, {no_value} without value"
    )
}
