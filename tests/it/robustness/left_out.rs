//! One source, respondent, actor or municipality left out, counted by hand.

use super::command::verbinder;
use predicates::str::contains;
use serde_json::{Value, json};

// c is tied to a and b (source s1), to d (s1 and s2); e to f and d (s2 only).
fn told() -> Value {
    let node = |id: &str, town: &str| json!({"id": id, "kind": "organisation", "municipality": town});
    let tie = |a: &str, b: &str, sources: &[&str], by: &[&str]| {
        let evidence: Vec<Value> = sources.iter().map(|source| json!({"source": source})).collect();
        json!({"source": a, "target": b, "kind": "collaborates", "evidence": evidence, "reported_by": by})
    };
    json!({
        "nodes": [node("a", "X"), node("b", "X"), node("c", "X"), node("d", "Y"), node("e", "Y"), node("f", "Y")],
        "edges": [tie("c", "a", &["s1"], &["c"]), tie("c", "b", &["s1"], &["c", "b"]), tie("c", "d", &["s1", "s2"], &["c"]),
                  tie("e", "f", &["s2"], &["e"]), tie("e", "d", &["s2"], &[])],
        "graph": {"sources": [{"id": "s1", "title": "The first"}, {"id": "s2", "title": "The second"}]}
    })
}

fn left_out(each: &str, more: &[&str]) -> Value {
    let arguments = [&["-", "--of", "left-out", "--each", each, "--format", "json"], more].concat();
    let run = verbinder().args(arguments).write_stdin(told().to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn row<'a>(found: &'a Value, without: &str, measure: &str) -> &'a Value {
    let rows = found["rows"].as_array().unwrap();
    rows.iter().find(|row| row["without"] == without && row["measure"] == measure).unwrap()
}

#[test]
fn without_a_source_goes_what_only_it_tells() {
    let found = left_out("source", &["--measure", "degree,density", "--top", "1"]);
    // Without s1: c–d, e–f, e–d remain, on c, d, e, f. d and e lead, c does not. Without s2 it does.
    let first = row(&found, "s1", "degree");
    assert_eq!((first["nodes"].as_f64(), first["pairs"].as_f64()), (Some(4.0), Some(3.0)));
    assert_eq!((&first["enters"], &first["leaves"]), (&json!(["d", "e"]), &json!(["c"])));
    assert_eq!(row(&found, "s2", "degree")["leaves"], json!([]));
    let density = row(&found, "s1", "density");
    assert!((density["base"].as_f64().unwrap() - 5.0 / 15.0).abs() < 1e-12);
    assert!((density["value"].as_f64().unwrap() - 3.0 / 6.0).abs() < 1e-12);
    let words = |lang: &str| {
        let arguments = ["-", "--of", "left-out", "--measure", "degree", "--top", "1", "--lang", lang];
        let run = verbinder().args(arguments).write_stdin(told().to_string()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let (en, nl) = (words("en"), words("nl"));
    assert!(en.contains("2 of 5 tied pairs rest on one source only: The first. Each of the 2 sources"), "{en}");
    assert!(en.contains("nobody is in the top whichever source is left out. No longer without The first: c."), "{en}");
    assert!(en.contains("1 of 2 not shown: without it the same are at the top"), "{en}");
    assert!(nl.contains("Niet meer zonder The first: c."), "{nl}");
}

// Who is only told of by one source falls out with it.
#[test]
fn who_goes_with_its_only_source_falls_out() {
    let found = left_out("source", &["--measure", "degree", "--top", "3"]);
    // c 3, d 2, e 2 are the first three. Without s2, e is gone.
    assert_eq!(row(&found, "s2", "degree")["leaves"], json!(["e"]));
}

#[test]
fn without_an_answer_goes_what_nobody_else_reported() {
    let found = left_out("respondent", &["--measure", "density"]);
    // c alone reported c–a and c–d; b also reported c–b; nobody is said to have reported e–d, which stays.
    assert_eq!(row(&found, "c", "density")["pairs"].as_f64(), Some(3.0));
    assert_eq!(row(&found, "b", "density")["pairs"].as_f64(), Some(5.0));
    assert_eq!(row(&found, "e", "density")["pairs"].as_f64(), Some(4.0));
    assert_eq!(row(&found, "e", "density")["nodes"].as_f64(), Some(6.0));
}

#[test]
fn actors_and_municipalities_are_left_out_too() {
    let actors = left_out("actor", &["--measure", "degree", "--top", "1"]);
    assert_eq!(actors["rows"].as_array().unwrap().len(), 6);
    // Without c only d–e–f is tied: e leads.
    let centre = row(&actors, "c", "degree");
    assert_eq!((centre["pairs"].as_f64(), &centre["enters"]), (Some(2.0), &json!(["e"])));
    let towns = left_out("municipality", &["--measure", "degree", "--top", "1"]);
    assert_eq!(row(&towns, "Y", "degree")["nodes"].as_f64(), Some(3.0));
    assert_eq!(row(&towns, "Y", "degree")["leaves"], json!([]));
}

#[test]
fn what_cannot_be_left_out_is_said() {
    let families = "data/florentine-families.json";
    let asked = [families, "--of", "left-out", "--each", "respondent"];
    verbinder().args(asked).assert().code(2).stderr(contains("no tie says who reported it"));
    let errors = [families, "--of", "left-out", "--error", "missing-ties"];
    verbinder().args(errors).assert().code(2).stderr(contains("takes no --error"));
}
