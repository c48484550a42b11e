//! Nothing lost, nothing half: what stood there before stays whole whatever happens. tests/faults/disk.sh fills a disk too.

use super::{ARTICLES, FAMILIES, verbinder};
use predicates::prelude::*;
use predicates::str::contains;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_holds_something_else_is_replaced_with_force_only() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [(&str, &[&str]); 6] = [
        ("a.csv", &["actors", FAMILIES]),
        ("a.json", &["actors", FAMILIES]),
        ("a.svg", &["diagram", FAMILIES]),
        ("a.graphml", &["convert", FAMILIES]),
        ("b.graphml", &["transform", FAMILIES]),
        ("c.json", &["combine", "union", FAMILIES, FAMILIES]),
    ];
    for (name, command) in commands {
        let file = folder.path().join(name);
        std::fs::write(&file, "what somebody made").unwrap();
        let run = || {
            let mut run = verbinder();
            run.args(command).arg("-o").arg(&file);
            run
        };
        run().assert().code(2).stderr(contains("holds something else").and(contains("--force")));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "what somebody made", "{command:?}");
        run().arg("--force").assert().success();
        let made = std::fs::read(&file).unwrap();
        assert_ne!(made, b"what somebody made");
        // The same again is no loss, and a file in which nothing stands is none either.
        run().assert().success();
        std::fs::write(&file, "").unwrap();
        run().assert().success();
        assert_eq!(std::fs::read(&file).unwrap(), made);
    }
    assert!(names(folder.path()).iter().all(|name| !name.ends_with(".part")));
}

// A day of computing must not end in a refusal: the place is looked at first.
#[test]
fn long_work_is_refused_before_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("curve.json");
    std::fs::write(&file, "what somebody made").unwrap();
    let mut run = verbinder();
    run.args(["robustness", ARTICLES, "--of", "curve", "--draws", "1000000", "-o"]).arg(&file);
    run.timeout(std::time::Duration::from_secs(60)).assert().code(2).stderr(contains("--force"));
}

#[test]
fn of_files_that_belong_together_all_are_written_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::create_dir_all(out.join("tables")).unwrap();
    std::fs::write(out.join("tables/ties.csv"), "mine").unwrap();
    verbinder().args(["report", FAMILIES, "-o"]).arg(&out).assert().code(2).stderr(contains("ties.csv"));
    assert!(!out.join("index.html").exists() && !out.join("recipe.json").exists());
    let nodes = folder.path().join("pair-nodes.csv");
    std::fs::write(&nodes, "mine").unwrap();
    verbinder().args(["convert", FAMILIES, "-o"]).arg(folder.path().join("pair.csv")).assert().code(2);
    assert_eq!(names(folder.path()), ["out", "pair-nodes.csv"]);
    assert_eq!(std::fs::read_to_string(nodes).unwrap(), "mine");
}

#[test]
fn an_input_is_never_written_not_even_with_force() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.csv");
    verbinder().args(["convert", FAMILIES, "-o"]).arg(&file).assert().success();
    let before = std::fs::read(&file).unwrap();
    let nodes = folder.path().join("own-nodes.csv");
    for output in [&file, &nodes] {
        verbinder()
            .arg("actors")
            .arg(&file)
            .arg("-o")
            .arg(output)
            .arg("--force")
            .assert()
            .code(2)
            .stderr(contains("was read"));
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn parts_of_a_killed_run_are_swept_and_those_of_a_living_one_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path(".a.csv.4194999.part"), "half").unwrap();
    std::fs::write(path(".b.csv.4194999.part"), "of another file").unwrap();
    std::fs::write(path(".a.csv.notes.part"), "no number: not ours").unwrap();
    let living = std::fs::File::create(path(".a.csv.4194998.part")).unwrap();
    living.lock().unwrap();
    verbinder().args(["actors", FAMILIES, "--no-recipe", "-o"]).arg(path("a.csv")).assert().success();
    assert_eq!(names(folder.path()), [".a.csv.4194998.part", ".a.csv.notes.part", ".b.csv.4194999.part", "a.csv"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::process::{Command, Stdio};

    fn program() -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verbinder"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    // A process that is killed at any moment: the old file or the new one, nothing in between.
    #[test]
    fn a_killed_run_leaves_the_old_file_or_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.graphml");
        let arguments = ["convert", ARTICLES, "--no-recipe", "--force", "-o"];
        assert!(program().args(arguments).arg(&file).status().unwrap().success());
        let new = std::fs::read(&file).unwrap();
        let whole = std::time::Instant::now();
        assert!(program().args(arguments).arg(&file).status().unwrap().success());
        let whole = whole.elapsed();
        const KILLS: u32 = 40;
        for kill in 0..KILLS {
            std::fs::write(&file, "old").unwrap();
            let mut child = program().args(arguments).arg(&file).spawn().unwrap();
            std::thread::sleep(whole.mul_f64(1.1 * f64::from(kill) / f64::from(KILLS)));
            child.kill().unwrap();
            child.wait().unwrap();
            let there = std::fs::read(&file).unwrap();
            assert!(there == b"old" || there == new, "kill {kill} left {} bytes", there.len());
        }
        assert!(program().args(arguments).arg(&file).status().unwrap().success());
        assert_eq!(names(folder.path()), ["out.graphml"], "the next run sweeps what the killed ones left");
    }

    // Left alone, the system ends a process that writes beyond the limit on the size of files, without a word.
    #[test]
    fn a_limit_on_the_size_of_files_leaves_the_old_file_and_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.graphml");
        std::fs::write(&file, "old").unwrap();
        let script = format!(
            "ulimit -f 8; exec {} convert {ARTICLES} --force -o {}",
            env!("CARGO_BIN_EXE_verbinder"),
            file.display()
        );
        let mut shell = Command::new("sh");
        shell.current_dir(env!("CARGO_MANIFEST_DIR")).args(["-c", &script]);
        let done = shell.output().unwrap();
        assert_eq!(done.status.code(), Some(2), "8 blocks are less than the file");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(
            said.contains("out.graphml") && said.contains("File too large") && said.contains("ulimit -f"),
            "{said}"
        );
        assert_eq!(names(folder.path()), ["out.graphml"]);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
        verbinder().args(["convert", ARTICLES, "--force", "-o"]).arg(&file).assert().success();
        assert!(names(folder.path()).iter().all(|name| !name.ends_with(".part")));
    }

    #[test]
    fn a_reader_that_has_seen_enough_ends_the_run_quietly() {
        let lines = [
            "list measures",
            "list formats",
            &format!("actors {ARTICLES} --format csv"),
            &format!("diagram {ARTICLES}"),
            "completions zsh",
            "man",
        ];
        for line in lines {
            let mut child = Command::new(env!("CARGO_BIN_EXE_verbinder"))
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .args(line.split(' '))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let done = child.wait_with_output().unwrap();
            assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
            assert!(!String::from_utf8_lossy(&done.stderr).contains("error"), "{line}");
        }
    }

    #[test]
    fn a_place_that_cannot_be_written_is_named_with_a_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "mine").unwrap();
        for place in ["no/such/folder/a.csv", "file/a.csv"] {
            let place = folder.path().join(place);
            verbinder()
                .args(["actors", FAMILIES, "-o"])
                .arg(&place)
                .assert()
                .code(2)
                .stderr(contains("hint:").and(contains("a.csv")));
        }
        verbinder().args(["report", FAMILIES, "-o"]).arg(&file).assert().code(2).stderr(contains("hint:"));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        // A device takes what it is given, and no recipe is put beside it.
        verbinder().args(["actors", FAMILIES, "--format", "csv", "-o", "/dev/null"]).assert().success();
        assert!(!Path::new("/dev/null.recipe.json").exists());
        let full = verbinder().args(["actors", FAMILIES, "--format", "csv", "-o", "/dev/full"]).assert();
        if Path::new("/dev/full").exists() {
            full.code(2).stderr(contains("cannot write /dev/full"));
        }
    }

    #[test]
    fn two_runs_into_one_file_leave_one_of_their_results() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.graphml");
        let start = |layer: &str| {
            let mut command = program();
            command.args(["transform", FAMILIES, "--layer", layer, "--force", "--no-recipe", "-o"]).arg(&file);
            command
        };
        let alone = ["marriage", "business"].map(|layer| {
            assert!(start(layer).status().unwrap().success());
            std::fs::read(&file).unwrap()
        });
        for _ in 0..8 {
            let mut both = ["marriage", "business"].map(|layer| start(layer).spawn().unwrap());
            for child in &mut both {
                assert!(child.wait().unwrap().success());
            }
            assert!(alone.contains(&std::fs::read(&file).unwrap()));
        }
        assert_eq!(names(folder.path()), ["out.graphml"]);
    }
}
