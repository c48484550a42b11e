//! Other readings of the same data, counted by hand.

use serde_json::{Value, json};

/// What a command gives for a file on its standard input.
fn run(file: &str, arguments: &[&str]) -> Value {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("verbinder");
    command.args(["robustness", "-", "--of", "scenarios", "--format", "json", "--lang", "en"]).args(arguments);
    let run = command.write_stdin(file.to_owned()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn row<'a>(found: &'a Value, scenario: &str, measure: &str) -> &'a Value {
    let rows = found["rows"].as_array().unwrap();
    rows.iter()
        .find(|row| row["scenario"] == scenario && row["measure"] == measure)
        .unwrap_or_else(|| panic!("no row {scenario} {measure}"))
}

fn size(found: &Value, scenario: &str) -> (f64, f64) {
    let row = row(found, scenario, "degree");
    (row["nodes"].as_f64().unwrap(), row["pairs"].as_f64().unwrap())
}

//   a ═ b ─ d?      ═ both say so, ─ the one that was asked says so
//   │ ╲ ║           c was asked and did not answer, d was only named
//   c   e           e says that it works with a; a does not
//   │
//   f
const SURVEY: &str = r#"{"nodes": [
    {"id": "a", "respondent": "yes"}, {"id": "b", "respondent": "yes"}, {"id": "c", "respondent": "no-response"},
    {"id": "d", "respondent": "named-only"}, {"id": "e", "respondent": "yes"}, {"id": "f", "respondent": "yes"}], "edges": [
    {"source": "a", "target": "b", "kind": "collaborates", "reported_by": ["a", "b"]},
    {"source": "a", "target": "c", "kind": "collaborates", "reported_by": ["a"]},
    {"source": "b", "target": "d", "kind": "collaborates", "reported_by": ["b"]},
    {"source": "a", "target": "e", "kind": "collaborates", "reported_by": ["e"]},
    {"source": "b", "target": "e", "kind": "collaborates", "reported_by": ["b", "e"]},
    {"source": "c", "target": "f", "kind": "collaborates", "reported_by": ["f"]}]}"#;

#[test]
fn non_respondents_are_treated_in_the_usual_ways() {
    let found = run(SURVEY, &["--top", "1"]);
    for (scenario, expected) in [
        ("record", (6.0, 6.0)),
        ("nonrespondents-absent", (6.0, 4.0)),
        ("nonrespondents-dropped", (5.0, 4.0)),
        ("reported-by-either", (6.0, 6.0)),
        ("reported-by-both", (6.0, 2.0)),
        ("reconstructed", (6.0, 5.0)),
        ("only-respondents", (4.0, 3.0)),
    ] {
        assert_eq!(size(&found, scenario), expected, "{scenario}");
    }
    // Partners in the record: a 3, b 3, c 2, d 1, e 2, f 1. Where only what both say counts, b alone has two.
    let both = row(&found, "reported-by-both", "degree");
    assert_eq!((&both["enters"], &both["leaves"]), (&json!([]), &json!(["a"])));
    let density = row(&found, "only-respondents", "density");
    assert_eq!((density["base"].as_f64(), density["value"].as_f64()), (Some(6.0 / 15.0), Some(0.5)));
    let record = row(&found, "record", "betweenness");
    assert!((record["spearman"].as_f64().unwrap() - 1.0).abs() < 1e-12);
    let notes = found["notes"].to_string();
    assert!(notes.contains("response: 4 of 5 asked answered (80 %)"), "{notes}");
    assert!(notes.contains("only-explicit: left out; all ties are explicit"), "{notes}");
    assert!(notes.contains("unnamed-known: left out; no structure has more members stated than coded"), "{notes}");
}

const HOUSE: &str = r#"{"nodes": [
    {"id": "house", "kind": "venue", "members_stated": 6}, {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"},
    {"id": "rest", "kind": "org-group", "remainder": true, "named": false}], "edges": [
    {"source": "a", "target": "house", "kind": "participates-in"},
    {"source": "b", "target": "house", "kind": "participates-in", "certainty": "implied"},
    {"source": "rest", "target": "house", "kind": "participates-in"},
    {"source": "a", "target": "c", "kind": "collaborates"},
    {"source": "c", "target": "d", "kind": "collaborates", "certainty": "implied"}]}"#;

#[test]
fn unnamed_members_are_outsiders_or_known_and_replace_the_remainder() {
    let found = run(HOUSE, &["--draws", "40"]);
    assert_eq!(size(&found, "record"), (6.0, 5.0));
    // Six are stated and two coded: four outsiders, in the place of the remainder.
    assert_eq!(size(&found, "unnamed-outsiders"), (5.0 + 4.0, 4.0 + 4.0));
    // Of the known actors only c and d are no members yet.
    assert_eq!(size(&found, "unnamed-known"), (5.0, 4.0 + 2.0));
    let known = row(&found, "unnamed-known", "density");
    assert_eq!((known["low"].as_f64(), known["high"].as_f64()), (Some(0.6), Some(0.6)));
    assert_eq!(size(&found, "only-explicit"), (6.0, 3.0));
    assert_eq!(size(&found, "only-named"), (5.0, 4.0));
    let notes = found["notes"].to_string();
    assert!(notes.contains("reconstructed: left out; no tie says who reported it"), "{notes}");
    assert!(notes.contains("only-respondents: left out; of no actor it is known that it answered"), "{notes}");
}

// c was a member and d is to be one: they are known, so that six stated less four known leaves two, and of the actors with ties only e and
// f are left to be them. c or d could be drawn before.
#[test]
fn who_was_a_member_is_none_of_the_unnamed() {
    let mut house = String::from(HOUSE);
    house = house.replace(r#"{"id": "d"},"#, r#"{"id": "d"}, {"id": "e"}, {"id": "f"},"#);
    let (c, d) = (
        r#"{"source": "c", "target": "house", "kind": "participates-in", "status": "ended"}"#,
        r#"{"source": "d", "target": "house", "kind": "participates-in", "status": "planned"}"#,
    );
    house = house.replace("]}", &format!(r#", {c}, {d}, {{"source": "e", "target": "f", "kind": "collaborates"}}]}}"#));
    let found = run(&house, &["--draws", "40", "--measure", "degree", "--top", "2"]);
    // Both are e and f, in each of the draws: no version differs from another.
    let known = row(&found, "unnamed-known", "degree");
    assert_eq!(size(&found, "unnamed-known"), (7.0, 5.0 + 2.0));
    assert_eq!(known["spearman_low"], known["spearman_high"], "{known}");
}

#[test]
fn a_number_of_members_that_no_town_has_is_not_added() {
    let found = run(&HOUSE.replace("\"members_stated\": 6", "\"members_stated\": 4000000000"), &[]);
    assert!(found["notes"].to_string().contains("more members are stated than can be added"));
    assert!(found["rows"].as_array().unwrap().iter().all(|row| row["scenario"] != "unnamed-outsiders"));
}
