//! Distributions, by hand.

use super::{output, result, rows, verbinder};
use serde_json::{Value, json};
use tempfile::TempDir;

/// ```text
///  a - b
///   \ / \
///    c   d - e     f - g     h
/// ```
fn file() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("n.json");
    let ids: Vec<Value> = "abcdefgh".chars().map(|id| json!({"id": id.to_string()})).collect();
    let ties: Vec<Value> = ["ab", "ac", "bc", "bd", "de", "fg"]
        .iter()
        .map(|tie| json!({"source": tie[..1], "target": tie[1..], "kind": "collaborates"}))
        .collect();
    let text = json!({"graph": {"format": "verbinder/1"}, "nodes": ids, "edges": ties}).to_string();
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// The rows as `size count`, and whether the shares add up to one.
fn counts(what: &str, size: &str, of: &str) -> Vec<(Option<u64>, u64)> {
    let (_folder, path) = file();
    let found = result(&["census", what, &path]);
    let shares: f64 = rows(&found).iter().map(|row| row["share"].as_f64().unwrap()).sum();
    assert!((shares - 1.0).abs() < 1e-12, "{found}");
    let all: u64 = rows(&found).iter().map(|row| row[of].as_u64().unwrap()).sum();
    for row in rows(&found) {
        assert!((row["share"].as_f64().unwrap() - row[of].as_f64().unwrap() / all as f64).abs() < 1e-12);
    }
    rows(&found).iter().map(|row| (row[size].as_u64(), row[of].as_u64().unwrap())).collect()
}

#[test]
fn sizes_and_how_many_there_are_of_each() {
    // h has no partner; e, f, g one; a, c, d two; b three.
    assert_eq!(counts("degrees", "partners", "nodes"), [(Some(0), 1), (Some(1), 3), (Some(2), 3), (Some(3), 1)]);
    assert_eq!(counts("components", "size", "components"), [(Some(1), 1), (Some(2), 1), (Some(5), 1)]);
    // abc; bd, de, fg; h.
    assert_eq!(counts("cliques", "size", "cliques"), [(Some(1), 1), (Some(2), 3), (Some(3), 1)]);
    // Pairs both ways: six ties; ad, cd, be at two steps; ae, ce at three; of 8 · 7 = 56 the rest is apart.
    let distances = [(Some(1), 12), (Some(2), 6), (Some(3), 4), (None, 34)];
    assert_eq!(counts("distances", "steps", "pairs"), distances);
}

#[test]
fn what_a_row_without_a_number_means_is_said_in_both_languages() {
    let (_folder, path) = file();
    let said = |what: &str, language: &str| output(&["census", what, &path, "--lang", language]);
    assert!(said("distances", "en").contains("pairs out of reach"));
    assert!(said("distances", "nl").contains("De rij zonder aantal stappen: paren buiten bereik."));
    assert!(said("degrees", "nl").contains("Knopen naar partners"));
    assert!(said("components", "nl").contains("Losse delen naar omvang"));
    assert!(said("cliques", "nl").contains("Maximale cliques naar omvang"));
    assert!(said("rich-club", "en").contains("Fewer than two nodes have no density."));
    assert!(said("rich-club", "nl").contains("Van minder dan twee knopen is er geen dichtheid."));
}

/// More than 0 partners: all but h with the six ties; more than 1: a, b, c, d with ab, ac, bc, bd; more than 2: b alone; more than 3: nobody.
#[test]
fn the_part_of_the_best_tied() {
    let (_folder, path) = file();
    let found = result(&["census", "rich-club", &path]);
    let cells = |row: &Value| ["more_than", "nodes", "ties"].map(|column| row[column].as_u64().unwrap());
    let all: Vec<[u64; 3]> = rows(&found).iter().map(cells).collect();
    assert_eq!(all, [[0, 7, 6], [1, 4, 4], [2, 1, 0], [3, 0, 0]]);
    let density: Vec<Option<f64>> = rows(&found).iter().map(|row| row["density"].as_f64()).collect();
    assert_eq!(density, [Some(6.0 / 21.0), Some(4.0 / 6.0), None, None]);
}

#[test]
fn a_network_of_nothing_has_no_rows() {
    for what in ["degrees", "distances", "components", "cliques", "rich-club"] {
        let text = json!({"graph": {"format": "verbinder/1"}, "nodes": [], "edges": []}).to_string();
        let run = verbinder().args(["census", what, "-", "--format", "json"]).write_stdin(text).assert().success();
        let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
        assert_eq!(rows(&found).len(), 0, "{what}");
    }
}
