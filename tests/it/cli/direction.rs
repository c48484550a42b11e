//! Directions that the file does not know, and those that the view leaves out.

use super::{FAMILIES, result, rows, verbinder};
use serde_json::Value;

fn network(directed: &[bool]) -> String {
    let ties: Vec<Value> = directed
        .iter()
        .zip([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("b", "a")])
        .map(|(directed, (source, target))| {
            serde_json::json!({"source": source, "target": target, "kind": "collaborates", "directed": directed})
        })
        .collect();
    let nodes: Vec<Value> = ["a", "b", "c", "d"].iter().map(|id| serde_json::json!({"id": id})).collect();
    serde_json::json!({"graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": ties}).to_string()
}

/// That ties without direction are returned is no finding. Of five arcs ab, bc, cd, da, ba two are returned; where bc and cd have no direction
/// they count both ways, which the notes say: of seven arcs six are.
#[test]
fn ties_without_direction_are_not_returned() {
    let asked = |directed: &[bool], measures: &str, language: &str| -> Value {
        let run = verbinder()
            .args(["measure", measures, "-", "--direction", "directed", "--format", "json", "--lang", language])
            .write_stdin(network(directed))
            .assert()
            .success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    let says = |found: &Value, text: &str| found["notes"].to_string().contains(text);
    let none = asked(&[false; 4], "reciprocity,dyad-census,strong-components", "en");
    let row = &rows(&none)[0];
    let columns: Vec<&str> =
        row.as_object().unwrap().keys().map(String::as_str).filter(|key| *key != "network").collect();
    assert!(columns.len() > 3 && columns.iter().all(|column| row[*column].is_null()), "{none}");
    assert!(says(&none, "the ties have no direction"), "{none}");
    assert!(says(&asked(&[false; 4], "reciprocity", "nl"), "de relaties hebben geen richting"));
    let all = asked(&[true; 5], "reciprocity", "en");
    assert_eq!(rows(&all)[0]["reciprocity"], 0.4);
    assert!(!says(&all, "going both ways"), "{all}");
    let mixed = asked(&[true, false, false, true, true], "reciprocity", "en");
    assert!((rows(&mixed)[0]["reciprocity"].as_f64().unwrap() - 6.0 / 7.0).abs() < 1e-12);
    assert!(says(&mixed, "2 of 5 ties have no direction in the file: each counts as going both ways"), "{mixed}");
    let dutch = asked(&[true, false, false, true, true], "reciprocity", "nl");
    assert!(
        says(&dutch, "2 van 5 relaties hebben in het bestand geen richting: elk telt als heen en terug"),
        "{dutch}"
    );
    // The number of partners needs no direction.
    let degrees = asked(&[false; 4], "in-degree", "en");
    assert!(rows(&degrees).iter().all(|row| row["in-degree"] == 2), "{degrees}");
}

/// A comparison with chance has nothing to compare either.
#[test]
fn nor_are_they_by_more_than_chance() {
    let run = verbinder()
        .args(["significance", "reciprocity", FAMILIES, "--direction", "directed", "--draws", "20", "--format", "json"])
        .assert()
        .success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert!(rows(&found)[0]["observed"].is_null() && rows(&found)[0]["p_ge"].is_null(), "{found}");
    let described = result(&["describe", FAMILIES, "--direction", "directed"]);
    assert!(!described.to_string().contains("\"reciprocity\":1"), "{described}");
}

/// A regression of pairs says that the file knows a direction which it leaves out.
#[test]
fn a_regression_of_pairs_tells_of_a_direction_left_out() {
    let ties: String = ["a,b", "b,c", "c,d", "d,e", "e,a", "a,c"].iter().map(|tie| format!("{tie},advice\n")).collect();
    let more: String = ["a,b", "b,d", "c,e", "d,a"].iter().map(|tie| format!("{tie},money\n")).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("t.csv").to_str().unwrap().to_owned();
    std::fs::write(&file, format!("source,target,layer\n{ties}{more}")).unwrap();
    let asked = ["mrqap", &file, "--outcome", "advice", "--predictor", "money", "--permutations", "99", "--directed"];
    let notes = |more: &[&str]| result(&[&asked[..], more].concat())["notes"].to_string();
    assert!(notes(&[]).contains("10 ties have a direction in the file: --direction directed follows it"));
    assert!(!notes(&["--direction", "directed"]).contains("have a direction in the file"));
}
