//! What wrong use and wrong data get: a clear message, the right exit code, and nothing half-written.

use super::{ARTICLES, FAMILIES, verbinder};
use predicates::prelude::*;
use predicates::str::contains;

const BROKEN: &str = r#"{
 "directed": true,
 "graph": {"format": "verbinder/1"},
 "nodes": [
  {"id": "gemeente-aalten", "kind": "municipality"},
  {"id": "figulus", "kind": "organization"},
  {"id": "figulus"}
 ],
 "edges": [
  {"source": "gemeente-aalten", "target": "figulsu"},
  {"source": "gemeente-aalten", "target": "figulus", "since": 2018, "until": 2017}
 ]
}"#;

#[test]
fn check_lists_everything_wrong_at_once_and_exits_with_one() {
    verbinder()
        .args(["check", "-"])
        .write_stdin(BROKEN)
        .assert()
        .code(1)
        .stdout(contains("duplicate-id"))
        .stdout(contains("unknown-kind"))
        .stdout(contains("dangling-tie"))
        .stdout(contains("impossible-period"))
        .stdout(contains("did you mean \"figulus\"?"))
        .stdout(contains("4 errors"));
}

#[test]
fn check_gives_editors_line_and_column() {
    let run = verbinder().args(["check", "-", "--format", "json"]).write_stdin(BROKEN).assert().code(1);
    let result: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let dangling = result["rows"].as_array().unwrap().iter().find(|row| row["code"] == "dangling-tie").unwrap();
    assert_eq!(dangling["line"], 10);
    assert!(dangling["column"].as_u64().unwrap() > 40, "the column of the target, not of the line: {dangling}");
}

#[test]
fn analysis_of_wrong_data_stops_unless_told_to_go_on() {
    verbinder()
        .args(["describe", "-"])
        .write_stdin(BROKEN)
        .assert()
        .code(1)
        .stdout("")
        .stderr(contains("dangling-tie").and(contains("--keep-going")));
    verbinder()
        .args(["describe", "-", "--keep-going", "--format", "json"])
        .write_stdin(BROKEN)
        .assert()
        .success()
        .stdout(contains("\"nodes\": 2"));
}

#[test]
fn wrong_use_exits_with_two_and_helps() {
    let cases: [(&[&str], &str); 20] = [
        (&["describe", "no-such-file.json"], "no-such-file.json"),
        (&["measure", "betwenness", ARTICLES], "did you mean \"betweenness\"?"),
        (&["measure", "degree,density", ARTICLES], "one level at a time"),
        (&["actors", ARTICLES, "--sort", "density"], "does not rank actors"),
        (&["actors", ARTICLES, "--municipality", "Wageninge"], "did you mean \"Wageningen\"?"),
        (&["actors", ARTICLES, "--status", "gepland"], "present, planned"),
        (&["diagram", ARTICLES, "-o", "x.jpeg"], ".svg"),
        (&["diagram", ARTICLES, "--view", "municipality"], "--name"),
        (&["diagram", ARTICLES, "--colour-by", "density"], "measure of network"),
        (&["diagram", ARTICLES, "--size-by", "sector"], "names"),
        (&["diagram", ARTICLES, "--paper", "A9"], "A0, A1, A2"),
        (&["diagram", ARTICLES, "--positions", ARTICLES], "a network, no positions"),
        (&["diagram", ARTICLES, "--view", "bridges", "-o", "x.gexf"], "--view whole"),
        (&["diagram", ARTICLES, "--view", "matrix", "--colour-by", "sector"], "has no place in --view matrix"),
        (&["diagram", ARTICLES, "--view", "ego"], "--name and the actor"),
        (&["diagram", ARTICLES, "--view", "ego", "--name", "Sociaal Werk Nederlan"], "did you mean"),
        (&["diagram", ARTICLES, "--view", "difference"], "--from YEAR --to YEAR"),
        (&["diagram", ARTICLES, "--against", ARTICLES], "--view difference"),
        (&["diagram", FAMILIES, "--view", "layers", "--by", "sector"], "--by kind"),
        (&["actors", ARTICLES, "-o", "x.unknown"], "--format"),
    ];
    for (arguments, expected) in cases {
        verbinder().args(arguments).assert().code(2).stdout("").stderr(contains("error:").and(contains(expected)));
    }
}

#[test]
fn broken_json_is_shown_at_its_place() {
    verbinder()
        .args(["check", "-"])
        .write_stdin("{\"nodes\": [\n  {\"id\": \"a\"\n  {\"id\": \"b\"}\n]}")
        .assert()
        .code(2)
        .stderr(contains("3"));
}

#[test]
fn a_failed_write_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept.csv");
    std::fs::write(&kept, "old").unwrap();
    let missing = folder.path().join("no/such/folder/new.csv");
    verbinder().args(["actors", ARTICLES, "-o", missing.to_str().unwrap()]).assert().code(2).stderr(contains("folder"));
    verbinder().args(["actors", "no-such-file.json", "-o", kept.to_str().unwrap()]).assert().code(2);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "old");
    verbinder().args(["actors", ARTICLES, "--force", "-o", kept.to_str().unwrap()]).assert().success();
    assert!(std::fs::read_to_string(&kept).unwrap().starts_with("id,"));
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "a table and its recipe, and no part file stays behind"
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_verbinder"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["report", ARTICLES, "-o"])
        .arg(tempfile::tempdir().unwrap().path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert!(child.wait().unwrap().success(), "{complaint}");
    assert_eq!(complaint, "");
}

/// A file with this many ties whose target is no node.
fn dangling(number: usize) -> String {
    let ties: Vec<String> = (0..number).map(|n| format!("{{\"source\": \"a\", \"target\": \"x{n}\"}}")).collect();
    format!("{{\"nodes\": [{{\"id\": \"a\"}}],\n\"edges\": [\n{}]}}", ties.join(",\n"))
}

#[test]
fn findings_of_one_sort_stand_together_and_all_of_them_come_when_asked_for() {
    let run = |arguments: &[&str]| {
        let run = verbinder().args(arguments).write_stdin(dangling(20)).assert().code(1);
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let short = run(&["check", "-"]);
    assert!(short.starts_with("20 errors\n"), "{short}");
    assert!(short.contains("20 × dangling-tie"), "{short}");
    // Two in full, ten in a line each, eight only counted.
    assert_eq!(short.matches("error[dangling-tie]").count(), 2);
    assert!(short.contains("standard input:5:27: the target \"x2\""), "{short}");
    assert!(short.contains("\"x11\"") && !short.contains("\"x12\""), "{short}");
    assert!(short.contains("and 8 more: verbinder check - --all"), "{short}");
    assert!(short.trim_end().ends_with("1 node, 0 ties; 20 errors, 1 notice"), "{short}");
    let all = run(&["check", "-", "--all", "--lang", "nl"]);
    assert!(all.contains("\"x19\"") && !all.contains("more:"), "{all}");
    assert!(all.starts_with("20 fouten\n"), "{all}");
}

#[test]
fn every_finding_is_in_the_json_with_begin_end_and_text() {
    let run = verbinder().args(["check", "-", "--format", "json"]).write_stdin(dangling(20)).assert().code(1);
    let result: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let rows: Vec<_> = result["rows"].as_array().unwrap().iter().filter(|row| row["severity"] == "error").collect();
    assert_eq!(rows.len(), 20);
    // The eleventh tie stands in line 13; its target begins behind `{"source": "a", "target": ` and ends behind `"x10"`.
    let row = rows.iter().find(|row| row["line"] == 13).unwrap();
    for (key, value) in [("column", 27), ("end_line", 13), ("end_column", 32)] {
        assert_eq!(row[key], value, "{key} of {row}");
    }
    assert_eq!((&row["text"], &row["field"]), (&"\"x10\"".into(), &"target".into()));
    assert!(row["sheet"].is_null() && row["part"].is_null(), "{row}");
}

#[test]
fn analyses_mention_warnings_on_standard_error_in_a_line_each() {
    let ties: Vec<String> = (0..4)
        .map(|n| format!("{{\"source\": \"a\", \"target\": \"b\", \"evidence\": [{{\"source\": \"s{n}\"}}]}}"))
        .collect();
    let file = format!("{{\"nodes\": [{{\"id\": \"a\"}}, {{\"id\": \"b\"}}], \"edges\": [{}]}}", ties.join(","));
    let run = verbinder().args(["describe", "-"]).write_stdin(file).assert().success();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("warning: 4 × unknown-source: standard input:1:") && said.contains("\"s0\""), "{said}");
    assert!(said.lines().count() <= 4 && said.contains("verbinder check"), "{said}");
}

/// Over several files the worst stands first, and a table of nodes beside the ties is named as the file it is.
#[test]
fn check_orders_findings_of_several_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let nodes = file("nodes.csv", "id;label\na;A\na;B\nc;C\n");
    let (doubtful, wrong) = (file("1.csv", "van;naar\na;a\na;c\n"), file("2.csv", "van;naar;gewicht\na;c;veel\n"));
    let run = verbinder().args(["check", &doubtful, &wrong, "--nodes", &nodes, "--format", "json"]).assert().code(1);
    let result: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let rows = result["rows"].as_array().unwrap();
    let severities: Vec<&str> = rows.iter().map(|row| row["severity"].as_str().unwrap()).collect();
    let first_other = severities.iter().position(|severity| *severity != "error").unwrap();
    assert!(severities[first_other..].iter().all(|severity| *severity != "error"), "{severities:?}");
    assert!(
        rows.iter().any(|row| row["file"] == wrong.as_str() && row["code"] == "bad-value" && row["text"] == "veel")
    );
    let duplicate = rows.iter().find(|row| row["code"] == "duplicate-id").unwrap();
    assert_eq!((duplicate["file"].as_str(), duplicate["line"].as_u64()), (Some(nodes.as_str()), Some(3)));
}

#[test]
fn options_that_a_method_does_not_know_are_refused() {
    let run = |arguments: &[&str]| verbinder().args(["clusters", ARTICLES]).args(arguments).assert().code(2);
    run(&["--method", "walktrap", "--runs", "5"])
        .stderr(contains("--runs says nothing to walktrap"))
        .stderr(contains("leiden, consensus"));
    run(&["--clique-size", "4"]).stderr(contains("it belongs to k-clique"));
    run(&["--method", "leyden"]).stderr(contains("leiden"));
    run(&["--resolution", "0"]).stderr(contains("above 0"));
    run(&["--method", "k-clique", "--clique-size", "1"]);
    run(&["--blocks", "regular"]).stderr(contains("it belongs to direct-blockmodel"));
    run(&["--objective", "cpm"]).stderr(contains("needs --resolution"));
    run(&["--method", "two-mode-modularity"]).stderr(contains("two kinds of nodes only"));
    run(&["--method", "walktrap", "--doubt"]).stderr(contains("runs once")).stderr(contains("leiden, consensus"));
    run(&["--method", "k-clique", "--image"]).stderr(contains("overlap"));
    run(&["--method", "louvain", "--resolutions"]).stderr(contains("leave out --method"));
    run(&["--doubt", "--image"]);
}
