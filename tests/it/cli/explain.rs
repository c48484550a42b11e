//! Explanations: what they say of the bundled networks, that their parts add up, and what they answer to nonsense.

use super::{ARTICLES, FAMILIES, output, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};
use verbinder::present::findings::explain::EXPLANATIONS;

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

/// The rows of one section.
fn section<'a>(result: &'a Value, id: &str) -> Vec<&'a Value> {
    rows(result).iter().filter(|row| row["section"] == id).collect()
}

fn sum(rows: &[&Value], column: &str) -> f64 {
    rows.iter().map(|row| number(&row[column])).sum()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9 * b.abs().max(1.0)
}

/// Whom an explanation can be about in the network of the articles.
fn somebody(id: &str) -> &'static str {
    if id == "bridge" { "solidez--wageningen-onderwijs" } else { "solidez" }
}

#[test]
fn every_explanation_has_its_sections_and_the_value_of_the_measure() {
    let listed = result(&["list", "explanations"]);
    assert_eq!(rows(&listed).len(), EXPLANATIONS.len());
    for explanation in EXPLANATIONS {
        let id = explanation.id;
        let found = result(&["explain", id, somebody(id), ARTICLES, "--lang", "en"]);
        assert_eq!(found["recipe"]["explain"], id);
        let mut known: Vec<&str> = explanation.sections().map(|section| section.id).collect();
        known.extend(["summary", "value"]);
        assert!(rows(&found).iter().all(|row| known.contains(&row["section"].as_str().unwrap())), "{id}");
        assert!(section(&found, "summary").len() >= 2, "{id} says something");
        let value = section(&found, "value")[0];
        if let Some(sum) = value["sum"].as_f64() {
            assert!(close(sum, number(&value["value"])), "{id}: {value}");
        }
        // Ties come with where they were read.
        let ties = section(&found, "ties");
        assert!(ties.iter().all(|tie| tie["evidence"][0].as_str().unwrap().contains("gouden-gemeenten")), "{id}");
        assert!(id == "local-clustering" || !ties.is_empty() || id == "participation", "{id} rests on ties");
        for language in ["en", "nl"] {
            for format in ["table", "markdown", "csv"] {
                let text = output(&["explain", id, somebody(id), ARTICLES, "--lang", language, "--format", format]);
                assert!(text.contains("Solidez") || id == "cluster", "{id}: {text}");
            }
        }
        if id == "bridge" || id == "cluster" {
            continue;
        }
        let by: &[&str] =
            if verbinder::measures::find(id).unwrap().needs.is_empty() { &[] } else { &["--by", "municipality"] };
        let measured = result(&[&["measure", id, ARTICLES][..], by].concat());
        let column = match id {
            "brokerage" | "brokered-pairs" => format!("{id}_total"),
            "node-ei-index" => format!("{id}_index"),
            _ => id.to_owned(),
        };
        assert!(close(number(&value["value"]), number(&row(&measured, "id", "solidez")[&column])), "{id}: {value}");
    }
}

// By networkx 3.6.1: all_shortest_paths of every pair of the marriages, counted where Medici stands inside.
#[test]
fn the_pairs_of_the_medici() {
    let marriages = ["explain", "betweenness", "medici", FAMILIES, "--layer", "marriage"];
    let found = result(&marriages);
    let value = section(&found, "value")[0];
    assert!(close(number(&value["value"]), 47.5) && close(number(&value["normalized"]), 47.5 / 105.0));
    assert_eq!((&value["rank"], &value["of"]), (&json!(1.0), &json!(16)));
    let pairs = section(&found, "pairs");
    assert_eq!(pairs.len(), 50);
    assert!(close(sum(&pairs, "amount"), 47.5));
    let wholly = pairs.iter().filter(|pair| close(number(&pair["amount"]), 1.0)).count();
    assert_eq!(wholly, 45);
    for pair in &pairs {
        let route = pair["route"].as_array().unwrap();
        assert_eq!((route.first(), route.last()), (Some(&pair["source"]), Some(&pair["target"])));
        assert!(
            route.contains(&json!("medici")) && (route.len() as f64 - number(&pair["length"]) - 1.0).abs() < 1e-12,
            "{pair}"
        );
    }
    assert!(close(sum(&section(&found, "partners"), "load"), 95.0));
    assert!(section(&found, "groups").is_empty() || close(sum(&section(&found, "groups"), "amount"), 47.5));
    let by_cluster = result(&[&marriages[..], &["--by", "cluster"]].concat());
    assert!(close(sum(&section(&by_cluster, "groups"), "amount"), 47.5));
    let people = output(&[&marriages[..], &["--top", "3", "--lang", "en"]].concat());
    assert!(people.contains("(first 3 of 50)") && people.contains("Acciaiuoli – Medici – Albizzi"), "{people}");
}

#[test]
fn a_cut_point_a_bridge_and_a_cluster_tell_who_would_be_apart() {
    let found = result(&["explain", "cut-point", "solidez", ARTICLES, "--lang", "en"]);
    let sizes: Vec<&Value> = section(&found, "parts").iter().map(|part| &part["nodes"]).collect();
    assert_eq!(sizes, [&json!(96), &json!(1), &json!(1), &json!(1)]);
    // The marriage of the Pazzi is their only one, through the Salviati.
    let bridge = result(&["explain", "bridge", "medici--salviati", FAMILIES, "--layer", "marriage"]);
    let parts = section(&bridge, "parts");
    assert_eq!((&parts[1]["members"], &parts[0]["nodes"]), (&json!(["pazzi", "salviati"]), &json!(13)));
    let round = result(&["explain", "bridge", "Medici--Ridolfi", FAMILIES, "--layer", "marriage"]);
    assert!(section(&round, "way_round").len() == 3 && section(&round, "parts").is_empty());

    let cluster = result(&["explain", "cluster", "solidez", ARTICLES]);
    let clusters = result(&["clusters", ARTICLES, "--members"]);
    let number_of = &row(&clusters, "id", "solidez")["community"];
    let by_number = result(&["explain", "cluster", &number_of.to_string(), ARTICLES]);
    assert_eq!(section(&cluster, "members"), section(&by_number, "members"));
    let members: Vec<&Value> = section(&cluster, "members").iter().map(|row| &row["id"]).collect();
    let theirs = rows(&clusters).iter().filter(|row| row["community"] == *number_of);
    assert_eq!(theirs.filter(|row| members.contains(&&row["id"])).count(), members.len());
    // The modularity that clusters tells is the sum over all of them.
    let told = output(&["clusters", ARTICLES, "--lang", "en"]);
    let all = sum(&section(&cluster, "modularity"), "amount");
    assert!(told.contains(&format!("(modularity {all:.2})")), "{all}: {told}");
    assert_eq!(
        result(&["explain", "cluster", "solidez", ARTICLES, "--method", "infomap"])["recipe"]["method"],
        "infomap"
    );
}

#[test]
fn of_somebody_without_ties_there_is_a_sentence_and_no_more() {
    // PageRank gives something to everybody, ties or not.
    let others = EXPLANATIONS.iter().filter(|explanation| !["bridge", "pagerank"].contains(&explanation.id));
    for explanation in others {
        let id = explanation.id;
        let found = result(&["explain", id, "Pucci", FAMILIES, "--layer", "marriage", "--by", "kind", "--lang", "en"]);
        let other = rows(&found).iter().find(|row| row["section"] != "summary" && row["section"] != "value");
        assert!(other.is_none(), "{id}: {other:?}");
        assert!(rows(&found).iter().any(|row| row["sentence"].to_string().contains("no ties")), "{id}");
    }
}

#[test]
fn nonsense_is_answered_with_what_was_meant() {
    let fails = |arguments: &[&str], message: &str, hint: &str| {
        verbinder().arg("explain").args(arguments).assert().code(2).stderr(contains(message)).stderr(contains(hint));
    };
    fails(&["betweenness", "solides", ARTICLES], "no node has this id or name", "did you mean \"solidez\"?");
    fails(&["betweenness", "startpunt", ARTICLES], "no node has", "wageningen-het-startpunt");
    fails(&["betweenes", "solidez", ARTICLES], "nothing that can be explained", "did you mean \"betweenness\"?");
    fails(&["katz", "solidez", ARTICLES], "no explanation of \"katz\"", "betweenness, closeness");
    fails(&["solidez", "betweenness", ARTICLES], "nothing that can be explained", "explain MEASURE NODE FILE");
    fails(&["degree", "solidez", ARTICLES, "--municipality", "Delft"], "not in the chosen part", "--municipality");
    fails(&["bridge", "solidez", ARTICLES], "names no two nodes", "ID--ID");
    fails(&["bridge", "solidez--gemeente-delft", ARTICLES], "are not tied", "explain degree");
    fails(&["bridge", "solidez--gemeente-delfd", ARTICLES], "no node has", "gemeente-delft");
    fails(&["cluster", "99", ARTICLES], "there is no cluster 99", "verbinder clusters");
    fails(
        &["degree", "solidez", ARTICLES, "--method", "infomap"],
        "--method says nothing to degree",
        "explain cluster",
    );
    fails(&["brokerage", "medici", FAMILIES, "--by", "colour"], "no node has", "nodes may have");
}

/// Nodes and ties as a file.
fn file(nodes: &[(&str, &str)], ties: &[(&str, &str, f64)]) -> String {
    let nodes: Vec<Value> =
        nodes.iter().map(|(id, label)| json!({"id": id, "label": label, "municipality": "X | Y"})).collect();
    let ties: Vec<Value> =
        ties.iter().map(|(a, b, w)| json!({"source": a, "target": b, "kind": "funds", "strength": w})).collect();
    json!({"directed": true, "multigraph": true, "graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": ties})
        .to_string()
}

fn run(arguments: &[&str], input: &str) -> String {
    let run = verbinder().arg("explain").args(arguments).write_stdin(input.to_owned()).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

#[test]
fn names_that_hurt_and_views_of_every_kind() {
    let nodes = [("a--b", "A|\u{1b}[31m*B*\n"), ("1", "1"), ("<c>", "same"), ("d", "same"), ("alone", "\u{202e}x")];
    let ties = [("a--b", "1", 2.0), ("1", "<c>", 1.0), ("<c>", "d", 3.0), ("1", "d", 0.5)];
    let input = file(&nodes, &ties);
    for explanation in EXPLANATIONS {
        let who = if explanation.id == "bridge" { "a--b--1" } else { "1" };
        for view in [&[][..], &["--direction", "directed"], &["--weight", "strength"], &["--symmetrise", "both"]] {
            if explanation.id == "bridge" && view.contains(&"both") {
                continue;
            }
            for format in ["table", "markdown", "json"] {
                let arguments = [&[explanation.id, who, "-", "--format", format][..], view].concat();
                let text = run(&arguments, &input);
                assert!(format == "json" || !text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
            }
        }
    }
    // Of the two that are called the same, one must be named by its id.
    let same = verbinder().args(["explain", "degree", "same", "-"]).write_stdin(input.clone()).assert().code(2);
    same.stderr(contains("2 nodes are called")).stderr(contains("<c>, d"));
    // 1 is a cluster as well as a node, and that is said.
    assert!(run(&["cluster", "1", "-", "--lang", "en"], &input).contains("read as the number of a cluster"));
    // 1/2 and 1/1: the route a--b, 1, <c> is 1.5 long; d is nearer by way of <c> than directly.
    let found: Value =
        serde_json::from_str(&run(&["betweenness", "1", "-", "--weight", "strength", "--format", "json"], &input))
            .unwrap();
    let pairs = section(&found, "pairs");
    assert_eq!((&pairs[0]["source"], &pairs[0]["target"]), (&json!("<c>"), &json!("a--b")));
    assert!(close(number(&pairs[0]["length"]), 1.5) && found["notes"].to_string().contains("1/strength"), "{found}");
    assert!(found["notes"].to_string().contains("says where it was read"), "a file without evidence says so");
    let empty = verbinder().args(["explain", "degree", "a", "-"]).write_stdin(r#"{"nodes": [], "edges": []}"#).assert();
    empty.code(2).stderr(contains("no node has this id"));
    let one = run(&["betweenness", "a", "-"], r#"{"nodes": [{"id": "a"}], "edges": []}"#);
    assert!(one.contains("no ties"), "{one}");
}

/// One study, one definition: both commands name the same marks of a cluster, with the same chances.
#[test]
fn what_sets_a_cluster_apart_is_what_marks_it() {
    let marks = result(&["clusters", ARTICLES, "--marks"]);
    let looked_at = marks["notes"].to_string();
    for number in [1, 2, 3] {
        let explained = result(&["explain", "cluster", &number.to_string(), ARTICLES]);
        let words = |row: &Value, value: &str, others: &str| {
            let columns = ["attribute", value, "inside", others, "q"];
            columns.map(|column| row[column].to_string())
        };
        let expected: Vec<_> = rows(&marks)
            .iter()
            .filter(|row| row["cluster"] == number)
            .map(|row| words(row, "value", "outside"))
            .collect();
        let found: Vec<_> =
            section(&explained, "stands_out").into_iter().map(|row| words(row, "has", "elsewhere")).collect();
        assert!(!expected.is_empty() && found == expected, "{number}: {found:?} {expected:?} {looked_at}");
    }
}
