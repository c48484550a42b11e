//! What long work leaves behind: nothing on standard error that no terminal shows, and no half file when it is stopped.

use super::{ARTICLES, output, verbinder};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

// Stopped from outside while it computes, whatever the signal: the old file stands, and nothing stands beside it.
#[test]
fn work_that_is_stopped_leaves_every_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv");
    std::fs::write(&file, "what stood here before").unwrap();
    let mut run = Command::new(assert_cmd::cargo::cargo_bin!("verbinder"))
        .current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")))
        .args(["robustness", ARTICLES, "--of", "curve", "--draws", "1000000", "-o"])
        .arg(&file)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    assert!(run.try_wait().unwrap().is_none(), "it is still at work");
    run.kill().unwrap();
    // No terminal, no bar, after more than a second.
    assert_eq!(run.wait_with_output().unwrap().stderr, b"");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "what stood here before");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "the table and its recipe");
}

// A run that ends replaces the same file whole.
#[test]
fn work_that_ends_replaces_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.csv");
    std::fs::write(&file, "what stood here before, and is longer than nothing").unwrap();
    verbinder().args(["measure", "degree", ARTICLES, "--force", "-o"]).arg(&file).assert().success();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), output(&["measure", "degree", ARTICLES, "--format", "csv"]));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
