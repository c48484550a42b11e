//! What a backbone can tell, and that it says where it cannot.

use super::{output, result, rows};
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

fn words(arguments: &[&str]) -> String {
    output(arguments).split_whitespace().collect::<Vec<_>>().join(" ")
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
        ("en", "None of 91 pairs shares so much more than sizes explain", "nothing can be told", "--null fdsm keeps"),
        ("nl", "Geen van 91 paren deelt zoveel meer dan omvang verklaart", "valt niets te zeggen", "--null fdsm houdt"),
    ] {
        let told = words(&["backbone", &path, "--alpha", "0.0001", "--lang", language]);
        for said in [none, untold, hint] {
            assert!(told.contains(said), "{said}: {told}");
        }
        // In the first lines, before what is noted.
        assert!(told.find(untold) < told.find('!'), "{told}");
        assert!(!told.contains("does not exceed") && !told.contains("gaat niet uit boven"), "{told}");
    }
}
