//! Every value of tests/reference, through the harness of `cargo run --example reference`.

#[path = "../../../examples/reference/harness.rs"]
#[allow(clippy::duplicate_mod)]
mod harness;

use harness::{Outcome, Report};
use serde_json::Value;
use std::collections::BTreeMap;

fn files() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// How many values an entry holds, counted without the harness. A list of nodes or ties counts its items and itself.
fn size(entry: &Value) -> usize {
    match (&entry["values"], entry["value_kind"].as_str().unwrap()) {
        (Value::Array(items), "node_list" | "edge_list" | "node_sets") => items.len() + 1,
        (Value::Array(items), _) => items.len(),
        // A matrix with the names of its groups.
        (Value::Object(items), _) if items.contains_key("density") => items["groups"].as_array().unwrap().len().pow(2),
        // How a search of theirs went, and which divisions it found, is no value of ours.
        (Value::Object(items), _)
            if ["starts_reaching_best", "n_optimal_bipartitions"].iter().any(|how| items.contains_key(*how)) =>
        {
            1
        }
        (Value::Object(items), "optimum") => items.len(),
        (Value::Object(items), _) => items.values().map(inner).sum(),
        _ => 1,
    }
}

/// How many values a node has: one, or several by name or in order. Words only say what these are.
fn inner(item: &Value) -> usize {
    let is_words = |list: &Vec<Value>| list.iter().all(Value::is_string);
    if item.as_array().is_some_and(is_words) {
        return 0;
    }
    item.as_object().map(serde_json::Map::len).or_else(|| item.as_array().map(Vec::len)).unwrap_or(1)
}

#[test]
fn every_value_agrees_and_none_is_skipped() {
    let mut report = Report::default();
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    let files = files();
    assert!(files.len() >= 33, "{} files", files.len());
    for (name, text) in &files {
        report.add_file(name, text);
        let file: Value = serde_json::from_str(text).unwrap();
        for entry in file["expected"].as_array().unwrap() {
            *held.entry(entry["measure"].as_str().unwrap().to_owned()).or_insert(0) += size(entry);
        }
    }
    let wrong: Vec<&String> = report.measures.values().flat_map(|tally| &tally.disagreements).collect();
    assert!(wrong.is_empty(), "{} disagreements, the first: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(report.unreadable.is_empty() && report.not_offered_because.is_empty());
    for (measure, count) in &held {
        assert_eq!(report.measures[measure].count(Outcome::Agree), *count, "{measure}");
    }
    // 194 measures and variants; a file that loses them would make the test above empty.
    assert_eq!(held.len(), 194);
    assert!(held.values().sum::<usize>() > 30_000, "{}", held.values().sum::<usize>());
}

// The harness itself must be able to see a difference, a missing value, an unknown measure, an announcement without value.
#[test]
fn the_harness_sees_differences() {
    let file = r#"{"directed": false, "nodes": ["a", "b", "c"], "edges": [["a", "b", 1], ["b", "c", 1]], "expected": [
        {"measure": "betweenness.raw", "values": {"a": 0, "b": 1.00001, "c": null}, "tolerance": 1e-9},
        {"measure": "degree.raw", "values": {"a": 1, "b": 2}},
        {"measure": "closeness.component", "values": {"a": 0.6666666666666666, "b": 1, "c": 0.6666666666666666, "d": 1}},
        {"measure": "bridges", "values": [["b", "a"]]},
        {"measure": "density", "values": 0.6666666666666666},
        {"measure": "modularity_maximum", "values": -0.5, "sources": ["exact"]},
        {"measure": "modularity_maximum", "values": -0.5, "sources": ["best of 10"]},
        {"measure": "tea_leaves", "values": 3},
        {"measure": "density", "file": "elsewhere.json", "split": "other"}
    ]}"#;
    let mut report = Report::default();
    report.add_file("made", file);
    let counts = |measure: &str| Outcome::ALL.map(|outcome| report.measures[measure].count(outcome));
    assert_eq!(counts("betweenness.raw"), [1, 2, 0, 0]);
    assert_eq!(counts("degree.raw"), [2, 1, 0, 0]);
    assert_eq!(counts("closeness.component"), [3, 1, 0, 0]);
    assert_eq!(counts("bridges"), [0, 1, 0, 0]);
    assert_eq!(counts("density"), [1, 0, 0, 1]);
    assert_eq!(counts("modularity_maximum"), [1, 1, 0, 0]);
    assert_eq!(counts("tea_leaves"), [0, 0, 1, 0]);
    report.add_file("broken", "{");
    assert_eq!(report.unreadable.len(), 1);
}
