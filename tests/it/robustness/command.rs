//! `verbinder robustness` as a user meets it.

use predicates::str::contains;
use serde_json::Value;
use std::path::PathBuf;

const FAMILIES: [&str; 3] = ["data/florentine-families.json", "--layer", "marriage"];
const TABLES: [&str; 4] = ["actors", "curve", "measures", "scenarios"];

pub(super) fn verbinder() -> assert_cmd::Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("verbinder");
    command.current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR"))).arg("robustness");
    command
}

fn result(arguments: &[&str]) -> Value {
    let run = verbinder().args(FAMILIES).args(arguments).args(["--format", "json"]).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

/// Every table of a file on standard input.
fn tables(file: &str) -> Vec<Value> {
    let table = |of: &&str| {
        let arguments = ["-", "--format", "json", "--lang", "en", "--draws", "20", "--of", of];
        let run = verbinder().args(arguments).write_stdin(file.to_owned()).assert().success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    TABLES.iter().map(table).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

// Padgett's marriages: the Medici have six, no other family more than four, and lie between more than any other by far.
#[test]
fn the_medici_are_certain_and_everybody_has_a_range() {
    let found = result(&["--top", "1", "--draws", "300", "--level", "5"]);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 16);
    assert_eq!(rows[0]["id"], "medici");
    for measure in ["betweenness", "degree"] {
        assert_eq!(rows[0][format!("{measure}_place")], "certain", "{}", rows[0]);
        let places: f64 = rows.iter().map(|row| number(&row[format!("{measure}_in_top")])).sum();
        assert!((places - 1.0).abs() < 1e-9, "{places}");
        for row in rows {
            let low = number(&row[format!("{measure}_rank_low")]);
            assert!(low >= 1.0 && low <= number(&row[format!("{measure}_rank_high")]), "{row}");
        }
    }
    let recipe = &found["recipe"];
    assert_eq!((&recipe["error"], &recipe["draws"], &recipe["top"]), (&"lost-reports".into(), &300.into(), &1.into()));
    assert!((number(&recipe["level"]) - 5.0).abs() < 1e-12);
    verbinder()
        .args(FAMILIES)
        .args(["--top", "1", "--level", "5%"])
        .assert()
        .stdout(contains("Medici is certain to stand first"));
    let dutch = [&FAMILIES[..], &["--top", "1", "--level", "5", "--lang", "nl"]].concat();
    verbinder().args(dutch).assert().stdout(contains("Medici staat zeker voorop"));
}

#[test]
fn curves_and_measures_have_a_row_for_each() {
    let found =
        result(&["--of", "curve", "--draws", "50", "--error", "missing-nodes,spurious-ties", "--level", "50,10"]);
    let rows = found["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 4 * 2 * 2);
    let levels: Vec<f64> = rows[..2].iter().map(|row| number(&row["level"])).collect();
    assert!((levels[0] - 10.0).abs() < 1e-9 && (levels[1] - 50.0).abs() < 1e-9, "{levels:?}");
    let degree: Vec<f64> =
        rows.iter().filter(|row| row["measure"] == "degree").map(|row| number(&row["spearman"])).collect();
    assert!(degree[0] > degree[1] && degree[2] > degree[3], "{degree:?}");
    let measures = result(&["--of", "measures", "--draws", "50", "--measure", "degree,density"]);
    let rows = measures["rows"].as_array().unwrap();
    assert_eq!(
        (rows.len(), rows[0]["measure"].as_str(), rows[1]["measure"].as_str()),
        (2, Some("degree"), Some("density"))
    );
    assert_eq!(rows[0]["cs_coefficient"], rows[0]["tolerates_missing-nodes"]);
    assert!(rows[1]["cs_coefficient"].is_null());
    let verdict = rows[0]["verdict"].as_str().unwrap();
    let expected = match number(&rows[0]["cs_coefficient"]) {
        share if share < 0.25 => "fragile",
        share if share < 0.5 => "careful",
        _ => "stable",
    };
    assert_eq!(verdict, expected);
}

/// Twenty of whom each pair is tied whose numbers add up to less than twenty: who has a smaller number has all partners of who has a larger
/// one, and more, whoever is missing. The first so many answered.
fn nested(answered: usize) -> String {
    let node = |at: usize| {
        let respondent = if at < answered { "yes" } else { "no-response" };
        format!("{{\"id\": \"n{at:02}\", \"respondent\": \"{respondent}\"}}")
    };
    let pairs = (0..20).flat_map(|a| (a + 1..20).filter(move |b| a + b < 20).map(move |b| (a, b)));
    let tie = |(a, b)| format!("{{\"source\": \"n{a:02}\", \"target\": \"n{b:02}\"}}");
    let (nodes, ties): (Vec<String>, Vec<String>) = ((0..20).map(node).collect(), pairs.map(tie).collect());
    format!("{{\"nodes\": [{}], \"edges\": [{}]}}", nodes.join(","), ties.join(","))
}

// Fifteen of twenty are three quarters: a ranking that no draw moves may move with what five alone could tell.
#[test]
fn stable_and_certain_are_so_only_against_what_was_drawn() {
    let said = |of: &str, answered: usize, language: &str| {
        let arguments = ["-", "--of", of, "--measure", "degree", "--draws", "40", "--lang", language];
        let run = verbinder().args(arguments).write_stdin(nested(answered)).assert().success();
        let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (of, plain) in [("measures", "ranks are stable"), ("actors", "Degree: ")] {
        let limit =
            "Stable and certain hold against the errors that were drawn, and no further: 5 of 20 asked did not answer";
        let told = said(of, 15, "en");
        assert!(told.contains(plain) && told.contains(limit), "{told}");
        assert!(said(of, 15, "nl").contains("en niet verder: 5 van 20 gevraagden antwoordden niet"));
        // Four fifths are enough.
        let told = said(of, 16, "en");
        assert!(told.contains(plain) && !told.contains("no further"), "{told}");
    }
    assert!(said("measures", 15, "en").contains("; ranks are stable against what was drawn."));
    assert!(said("measures", 15, "nl").contains("; rangen zijn stabiel tegen wat geloot is."));
    assert!(said("measures", 16, "en").contains("; ranks are stable."));
}

#[test]
fn same_bytes_with_one_two_and_five_threads() {
    for of in TABLES {
        let bytes = |threads: &str| {
            let arguments = ["--of", of, "--draws", "40", "--format", "csv"];
            let run = verbinder().args(FAMILIES).args(arguments).env("RAYON_NUM_THREADS", threads).assert().success();
            run.get_output().stdout.clone()
        };
        let one = bytes("1");
        assert!(one.len() > 100 && one == bytes("2") && one == bytes("5"), "{of}");
    }
    let seeds = |seed: &str| result(&["--draws", "40", "--seed", seed])["rows"].to_string();
    assert_ne!(seeds("1"), seeds("2"), "another seed, another draw");
}

#[test]
fn small_and_empty_networks_are_counted_and_no_more() {
    for nodes in 0..5 {
        let list: Vec<String> = (0..nodes).map(|node| format!("{{\"id\": \"n{node}\"}}")).collect();
        for found in tables(&format!("{{\"nodes\": [{}], \"edges\": []}}", list.join(","))) {
            assert_eq!(found["rows"].as_array().unwrap().len(), nodes);
            assert!(found["notes"].to_string().contains("too few to rank"), "{found}");
        }
    }
}

#[test]
fn without_ties_there_is_no_top() {
    let list: Vec<String> = (0..7).map(|node| format!("{{\"id\": \"n{node}\"}}")).collect();
    let file = format!("{{\"nodes\": [{}], \"edges\": []}}", list.join(","));
    let found = tables(&file);
    let actors = found[0]["rows"].as_array().unwrap();
    assert_eq!(actors.len(), 7);
    assert!(actors.iter().all(|row| (number(&row["degree_in_top"]) - 5.0 / 7.0).abs() < 1e-12));
    assert!(found[1]["rows"].as_array().unwrap().iter().all(|row| row["spearman"].is_null()));
    let degree = &found[2]["rows"][0];
    assert_eq!((degree["verdict"].as_str(), degree["cs_coefficient"].is_null()), (Some("none"), true));
    let run = verbinder().args(["-", "--lang", "en"]).write_stdin(file).assert().success();
    run.stdout(contains("there is no top"));
}

#[test]
fn isolates_signs_layers_directions_and_modes_do_not_break_it() {
    let file = r#"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}, {"id": "alone"},
        {"id": "v", "kind": "venue", "members_stated": 9}], "edges": [
        {"source": "a", "target": "b", "kind": "funds", "layer": "x", "strength": "weak"},
        {"source": "b", "target": "c", "kind": "funds", "layer": "y", "strength": "strong", "sign": "+"},
        {"source": "c", "target": "a", "kind": "collaborates", "sign": "-"},
        {"source": "d", "target": "v", "kind": "participates-in"}, {"source": "e", "target": "v", "kind": "participates-in"},
        {"source": "e", "target": "e", "kind": "collaborates"}]}"#;
    for extra in [
        &["--direction", "directed"][..],
        &["--weight", "strength"],
        &["--weight", "count", "--direction", "directed"],
        &["--mode", "one"],
        &["--symmetrise", "both"],
    ] {
        for of in TABLES {
            let all = [&["-", "--format", "json", "--draws", "20", "--of", of], extra].concat();
            let run = verbinder().args(all).write_stdin(file).assert().success();
            let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
            assert!(!found["rows"].as_array().unwrap().is_empty(), "{of} {extra:?}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_said_with_what_can() {
    let fails = |arguments: &[&str], message: &str, hint: &str| {
        let run = verbinder().args(FAMILIES).args(arguments).assert().code(2);
        run.stderr(contains(message)).stderr(contains(hint));
    };
    fails(&["--measure", "betweennes"], "no measure is called", "did you mean \"betweenness\"?");
    fails(&["--measure", "bridge"], "is a measure of a tie", "measures of nodes or of the network");
    fails(&["--measure", "brokerage"], "no single number", "betweenness, degree");
    fails(&["--measure", "density"], "ranks no actors", "--of curve");
    fails(&["--error", "missing-tie"], "no error in data is called", "did you mean \"missing-ties\"?");
    fails(&["--error", "missing-ties,missing-nodes"], "one error of one level", "--of curve");
    fails(&["--level", "10,20"], "one error of one level", "--of curve");
    fails(&["--level", "95"], "from 0 to 90", "10 or 2.5");
    fails(&["--level", "NaN"], "from 0 to 90", "10 or 2.5");
    fails(&["--draws", "0"], "--draws", "0");
    fails(&["--top", "0"], "--top", "0");
    fails(&["--of", "scenarios", "--level", "10"], "takes no --error and no --level", "--of curve");
    fails(
        &["--measure", "degree,closeness,betweenness,pagerank,coreness,eigenvector,constraint", "--draws", "1000000"],
        "too many",
        "--draws",
    );
}
