//! What a backbone can tell, and that it says where it cannot.

use super::{result, rows, verbinder, words};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Twelve actors who are at each of 24 tables with a chance of one in five (of a linear congruential generator, whose numbers nobody
/// chose), and two who are always together: at the same eight of the 24 and nowhere else. By chance the second chooses these
/// eight once in C(24, 8) = 735,471 times, where all tables are alike.
fn two_together() -> (TempDir, String) {
    let mut state: u64 = 7;
    let mut drawn = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33).is_multiple_of(5)
    };
    let mut pairs: Vec<(String, usize)> = Vec::new();
    for actor in 0..12 {
        pairs.extend((0..24).filter(|_| drawn()).map(|table| (format!("a{actor:02}"), table)));
    }
    for table in (0..24).step_by(3) {
        pairs.extend(["x", "y"].map(|both| (both.to_owned(), table)));
    }
    let mut nodes: Vec<Value> = (0..12).map(|actor| json!({"id": format!("a{actor:02}")})).collect();
    nodes.extend(["x", "y"].map(|both| json!({"id": both})));
    nodes.extend((0..24).map(|table| json!({"id": format!("t{table}"), "kind": "partnership"})));
    let tie = |(actor, table): &(String, usize)| json!({"source": actor, "target": format!("t{table}"), "kind": "participates-in"});
    let network = json!({"nodes": nodes, "edges": pairs.iter().map(tie).collect::<Vec<_>>()});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tables.json");
    std::fs::write(&path, network.to_string()).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

// All twelve have a table, so that 14 actors make 91 pairs; one alone needs 91 / 0.05 = 1,820 draws.
#[test]
fn draws_are_as_many_as_it_takes_to_tell() {
    let (_folder, path) = two_together();
    let found = result(&["backbone", &path, "--null", "fdsm"]);
    assert_eq!(found["recipe"]["draws"], 2 * 1_820);
    let pairs: Vec<(&Value, &Value)> = rows(&found).iter().map(|row| (&row["source"], &row["target"])).collect();
    assert_eq!(pairs, [(&json!("x"), &json!("y"))]);
    let fixed = result(&["backbone", &path, "--null", "fixed-rows"]);
    assert!(rows(&fixed).iter().any(|row| row["source"] == "x" && row["target"] == "y"), "{fixed}");
    // With fewer the first lines say that they cannot tell.
    let asked = ["backbone", &path, "--null", "fdsm", "--draws", "1000"];
    assert!(rows(&result(&asked)).is_empty());
    for (language, said) in [
        (
            "en",
            "1000 draws cannot tell: they show no chance below 1/1001, with which a single pair of 91 never passes; --draws 1820 can.",
        ),
        (
            "nl",
            "1000 trekkingen zijn te weinig: ze tonen geen kans onder 1/1001, waarmee één paar van 91 nooit de grens haalt; met --draws 1820 kan het.",
        ),
    ] {
        let told = words(&[&asked[..], &["--lang", language]].concat());
        assert!(told.contains(said), "{told}");
    }
    // Six who are all at three tables share as much in every draw: more draws would tell nothing either.
    let nodes: Vec<Value> = (0..6)
        .map(|actor| json!({"id": format!("a{actor}")}))
        .chain((0..3).map(|table| json!({"id": format!("t{table}"), "kind": "partnership"})))
        .collect();
    let seats = (0..18).map(|seat| json!({"source": format!("a{}", seat / 3), "target": format!("t{}", seat % 3), "kind": "participates-in"}));
    std::fs::write(&path, json!({"nodes": nodes, "edges": seats.collect::<Vec<_>>()}).to_string()).unwrap();
    let told = words(&["backbone", &path, "--null", "fdsm", "--draws", "99", "--lang", "en"]);
    assert!(told.contains("None of 15 pairs") && !told.contains("cannot tell"), "{told}");
}

#[test]
fn an_empty_backbone_says_of_whom_nothing_can_be_told() {
    let (_folder, path) = two_together();
    for (language, none, untold, hint) in [
        (
            "en",
            "None of 91 pairs shares so much more than sizes explain",
            "nothing can be told",
            "--null sdsm-conditional keeps",
        ),
        (
            "nl",
            "Geen van 91 paren deelt zoveel meer dan omvang verklaart",
            "valt niets te zeggen",
            "--null sdsm-conditional houdt",
        ),
    ] {
        let told = words(&["backbone", &path, "--null", "sdsm", "--alpha", "0.0001", "--lang", language]);
        for said in [none, untold, hint] {
            assert!(told.contains(said), "{said}: {told}");
        }
        // In the first lines, before what is noted.
        assert!(told.find(untold) < told.find('!'), "{told}");
        assert!(!told.contains("does not exceed") && !told.contains("gaat niet uit boven"), "{told}");
    }
}

// The two are found by what is taken by itself, with the chance that C(24, 8) gives where all tables are alike, and more where some are
// sought more; sdsm leaves open how much they take part, and cannot find them.
#[test]
fn who_is_always_together_is_found_where_their_numbers_are_kept() {
    let (_folder, path) = two_together();
    let usual = result(&["backbone", &path]);
    assert_eq!(usual["recipe"]["null"], "sdsm-conditional");
    let found: Vec<(&Value, &Value)> = rows(&usual).iter().map(|row| (&row["source"], &row["target"])).collect();
    assert_eq!(found, [(&json!("x"), &json!("y"))]);
    let p = rows(&usual)[0]["p"].as_f64().unwrap();
    assert!((1.0 / 735_471.0..1e-4).contains(&p), "{p}");
    assert_eq!(result(&["backbone", &path, "--null", "sdsm-conditional"])["rows"], usual["rows"]);
    assert!(rows(&result(&["backbone", &path, "--null", "sdsm"])).is_empty());
}

// Three actors who take part in 400 of 500 structures: 500 · 401³ steps, 3 · 10¹⁰.
#[test]
fn what_takes_too_long_is_said_and_refused_only_where_it_was_asked_for() {
    let actors = (0..3).map(|actor| json!({"id": format!("a{actor}")}));
    let tables = (0..500).map(|table| json!({"id": format!("t{table}"), "kind": "partnership"}));
    let seat = |seat: usize| {
        let (actor, at) = (seat / 400, seat % 400);
        json!({"source": format!("a{actor}"), "target": format!("t{}", (at + 50 * actor) % 500), "kind": "participates-in"})
    };
    let network =
        json!({"nodes": actors.chain(tables).collect::<Vec<_>>(), "edges": (0..1_200).map(seat).collect::<Vec<_>>()});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.json");
    std::fs::write(&path, network.to_string()).unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(result(&["backbone", path])["recipe"]["null"], "sdsm");
    for (language, said) in
        [("en", "The network is large: the chances leave open"), ("nl", "Het netwerk is groot: de kansen laten open")]
    {
        assert!(words(&["backbone", path, "--lang", language]).contains(said));
    }
    let refused = verbinder().args(["backbone", path, "--null", "sdsm-conditional"]).assert().failure();
    refused.stderr(contains("would take 3e10 steps").and(contains("--null sdsm")));
}
