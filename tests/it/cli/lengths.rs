//! `--cost` reaches everything that follows paths: what the recipe names is what was computed.

use super::{FAMILIES, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};

/// A file with these nodes and tied pairs with their strengths.
fn network(nodes: &[&str], edges: &[(&str, &str, u32)]) -> Value {
    let tie = |(a, b, strength): &(&str, &str, u32)| json!({"source": a, "target": b, "kind": "collaborates", "strength": strength});
    json!({"graph": {"format": "verbinder/1"}, "nodes": nodes.iter().map(|id| json!({"id": id})).collect::<Value>(),
           "edges": edges.iter().map(tie).collect::<Value>()})
}

/// a-b and b-c of strength 4, a-c of strength 1. As 1/strength the lengths are 1/4, 1/4 and 1, and the way from a to c over b is
/// shorter; as steps or as strengths it is not.
fn triangle() -> Value {
    network(&["a", "b", "c"], &[("a", "b", 4), ("b", "c", 4), ("a", "c", 1)])
}

fn found(file: &Value, arguments: &[&str], cost: &str) -> Value {
    let more = ["--weight", "strength", "--cost", cost, "--lang", "en", "--format", "json"];
    let run = verbinder().args([arguments, &more].concat()).write_stdin(file.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

// By hand: distances 1/4, 1/4, 1/2; 1, 1, 1; 4, 4, 1.
#[test]
fn figures_beside_chance_follow_the_rule() {
    for (cost, average, note) in
        [("inverse", 1.0 / 3.0, "1/strength"), ("hops", 1.0, "one step"), ("strength", 3.0, "as length")]
    {
        let found = found(&triangle(), &["significance", "average-distance", "-", "--draws", "9"], cost);
        let observed = rows(&found)[0]["observed"].as_f64().unwrap();
        assert!((observed - average).abs() < 1e-12, "{cost}: {observed}");
        assert_eq!(found["recipe"]["cost"], cost);
        assert!(found["notes"].to_string().contains(note), "{}", found["notes"]);
    }
    // Where nothing follows paths, nothing is said of lengths.
    let density = found(&triangle(), &["significance", "transitivity", "-", "--draws", "9"], "hops");
    assert!(!density["notes"].to_string().contains("paths:"), "{}", density["notes"]);
}

#[test]
fn ranks_of_actors_in_two_waves_follow_the_rule() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["one.json", "two.json"].map(|name| folder.path().join(name));
    for path in &paths {
        std::fs::write(path, triangle().to_string()).unwrap();
    }
    let [one, two] = paths.each_ref().map(|path| path.to_str().unwrap());
    let rank = |cost: &str| {
        let found = found(&Value::Null, &["change", one, two, "--of", "actors"], cost);
        assert!(found["notes"].to_string().contains("paths:"), "{}", found["notes"]);
        row(&found, "id", "b")["betweenness_rank_before"].clone()
    };
    assert_eq!((rank("inverse"), rank("hops"), rank("strength")), (json!(1.0), Value::Null, Value::Null));
}

// networkx 3.6.1: girvan_newman with the edge of highest edge_betweenness_centrality(weight) for lengths 1/strength, 1 and strength.
#[test]
fn taking_the_most_travelled_ties_away_follows_the_rule() {
    let edges = [
        ("n0", "n7", 3),
        ("n0", "n4", 5),
        ("n0", "n3", 5),
        ("n0", "n2", 3),
        ("n1", "n5", 5),
        ("n2", "n4", 2),
        ("n3", "n6", 5),
        ("n3", "n4", 1),
        ("n4", "n7", 5),
        ("n4", "n6", 21),
        ("n4", "n5", 13),
        ("n5", "n7", 13),
    ];
    let file = network(&["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"], &edges);
    for (cost, groups) in [
        ("hops", ["n0 n2 n3 n4 n7", "n1 n5", "n6"]),
        ("inverse", ["n0 n2 n4 n7", "n1 n5", "n3 n6"]),
        ("strength", ["n0 n2 n4 n5 n7", "n1", "n3 n6"]),
    ] {
        let asked = ["clusters", "-", "--method", "girvan-newman", "--groups", "3", "--members"];
        let found = found(&file, &asked, cost);
        let mut members: std::collections::BTreeMap<String, Vec<&str>> = std::collections::BTreeMap::new();
        for row in rows(&found) {
            // Who is in no cluster of two or more is alone.
            let id = row["id"].as_str().unwrap();
            let cluster = if row["community"].is_null() { id.to_owned() } else { row["community"].to_string() };
            members.entry(cluster).or_default().push(id);
        }
        let mut parts: Vec<String> = members.into_values().map(|ids| ids.join(" ")).collect();
        parts.sort();
        assert_eq!(parts, groups, "{cost}");
    }
    let table = found(&file, &["clusters", "-", "--method", "girvan-newman"], "hops");
    assert!(table["notes"].to_string().contains("every tie is one step"), "{}", table["notes"]);
    let leiden = found(&file, &["clusters", "-"], "hops");
    assert!(!leiden["notes"].to_string().contains("paths:"), "{}", leiden["notes"]);
}

// The length of ties that all are one step.
#[test]
fn a_length_of_ties_without_weights_is_refused() {
    for command in [&["measure", "betweenness"][..], &["actors"], &["describe"]] {
        let asked = [command, &[FAMILIES, "--cost", "strength"]].concat();
        verbinder()
            .args(&asked)
            .assert()
            .code(2)
            .stderr(contains("--cost says nothing without --weight"))
            .stderr(contains("add --weight strength"));
        verbinder().args([&asked[..], &["--weight", "count"]].concat()).assert().success();
    }
    verbinder().args(["measure", "betweenness", FAMILIES, "--cost", "inverse"]).assert().success();
}
