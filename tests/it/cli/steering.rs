//! Forms of governance, distributions, and the variants in which programs differ.

use super::{ARTICLES, FAMILIES, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};

/// A network of organisations a, b, c, … with these ties, the first with a role.
fn network(nodes: usize, ties: &[(usize, usize)], role: Option<&str>) -> String {
    let id = |node: usize| format!("o{node}");
    let node = |node: usize| match role.filter(|_| node == 0) {
        Some(role) => json!({"id": id(node), "role": role}),
        None => json!({"id": id(node)}),
    };
    json!({
        "nodes": (0..nodes).map(node).collect::<Vec<_>>(),
        "edges": ties.iter().map(|&(a, b)| json!({"source": id(a), "target": id(b)})).collect::<Vec<_>>(),
    })
    .to_string()
}

fn read(arguments: &[&str], file: String) -> Value {
    let run = verbinder().args(arguments).args(["-", "--format", "json"]).write_stdin(file).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("a JSON result")
}

#[test]
fn forms_of_governance_need_more_than_structure() {
    let star: Vec<(usize, usize)> = (1..8).map(|leaf| (0, leaf)).collect();
    let form = |file: String| read(&["governance"], file)["recipe"]["compatible_with"].clone();
    assert_eq!(form(network(8, &star, None)), "lead-organisation-or-nao");
    assert_eq!(form(network(8, &star, Some("NAO"))), "nao");
    assert_eq!(form(network(8, &star, Some("trekker"))), "lead-organisation");
    let all: Vec<(usize, usize)> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
    assert_eq!(form(network(6, &all, None)), "shared");
    let ring: Vec<(usize, usize)> = (0..12).map(|node| (node, (node + 1) % 12)).collect();
    assert_eq!(form(network(12, &ring, None)), "no-single-form");
    assert_eq!(form(network(3, &[(0, 1)], None)), "too-few-nodes");
    assert_eq!(form(network(0, &[], None)), "too-few-nodes");
    // A star of eight: all of the others, a gap of 6/7, all centralizations 1, one cut point.
    let found = read(&["governance", "--nao", "o0"], network(8, &star, None));
    let value = |id: &str| row(&found, "indicator", id)["value"].as_f64();
    assert_eq!(found["recipe"]["compatible_with"], "nao");
    for (id, expected) in
        [("first_share", 1.0), ("gap_to_second", 6.0 / 7.0), ("betweenness_centralization", 1.0), ("cut_points", 1.0)]
    {
        assert!((value(id).unwrap() - expected).abs() < 1e-12, "{id}");
    }
    assert_eq!(value("bonding"), None);
    verbinder()
        .args(["governance", FAMILIES, "--nao", "medicis"])
        .assert()
        .code(2)
        .stderr(contains("did you mean \"medici\"?"));
    // Both languages, and a file with structures, which are named.
    verbinder()
        .args(["governance", ARTICLES, "--lang", "nl"])
        .assert()
        .success()
        .stdout(contains("Provan & Kenis (2008)"));
}

// Marriages of the Florentine families (networkx 3.6.1): degrees, components, and cliques by size.
#[test]
fn distributions_of_the_florentine_families() {
    let counts = |what: &str, size: &str, count: &str| -> Vec<(Option<u64>, u64)> {
        let found = result(&["census", what, FAMILIES, "--layer", "marriage"]);
        rows(&found).iter().map(|row| (row[size].as_u64(), row[count].as_u64().unwrap())).collect()
    };
    assert_eq!(
        counts("degrees", "partners", "nodes"),
        [(0, 1), (1, 4), (2, 2), (3, 6), (4, 2), (6, 1)].map(|(size, count)| (Some(size), count))
    );
    assert_eq!(counts("components", "size", "components"), [(Some(1), 1), (Some(15), 1)]);
    assert_eq!(counts("cliques", "size", "cliques"), [(Some(1), 1), (Some(2), 12), (Some(3), 3)]);
    let steps = counts("distances", "steps", "pairs");
    assert_eq!(steps[0], (Some(1), 40));
    assert_eq!(steps.iter().map(|(_, pairs)| pairs).sum::<u64>(), 16 * 15);
    // Pucci is out of reach of the fifteen others, and they of it.
    assert_eq!(steps.last(), Some(&(None, 30)));
    // Of those with more than three partners (Guadagni, Strozzi, Medici) none are married to each other but by way of others.
    let rich = result(&["census", "rich-club", FAMILIES, "--layer", "marriage"]);
    assert_eq!((row_of(&rich, 3)["nodes"].as_u64(), row_of(&rich, 6)["nodes"].as_u64()), (Some(3), Some(0)));
    assert_eq!(row_of(&rich, 0)["ties"].as_u64(), Some(20));
}

fn row_of(result: &Value, more_than: u64) -> &Value {
    rows(result).iter().find(|row| row["more_than"] == more_than).expect("a row")
}

// Where programs differ, both values are to be had, and the recipe says which it is.
#[test]
fn variants_in_which_programs_differ() {
    let first = |arguments: &[&str], measure: &str| {
        let found = result(&[&["measure", measure, FAMILIES, "--layer", "marriage"], arguments].concat());
        let row = rows(&found).iter().find(|row| row["id"] == "medici").unwrap_or(&rows(&found)[0]).clone();
        (row[measure].as_f64().unwrap(), found["recipe"].clone())
    };
    // Medici reaches fourteen others at 25 steps in all: 14/25, and times 14/15 after Wasserman & Faust.
    let (wf, recipe) = first(&[], "closeness");
    assert!((wf - 14.0 / 25.0 * 14.0 / 15.0).abs() < 1e-12 && recipe["closeness"] == "wf");
    let (inside, recipe) = first(&["--closeness", "component"], "closeness");
    assert!((inside - 14.0 / 25.0).abs() < 1e-12 && recipe["closeness"] == "component");
    // networkx 3.6.1 eigenvector_centrality of Medici: 0.4303; igraph scales it to 1.
    assert!((first(&["--scale", "length"], "eigenvector").0 - 0.430_3).abs() < 1e-4);
    assert!((first(&["--scale", "max"], "eigenvector").0 - 1.0).abs() < 1e-12);
    assert!(first(&["--few-partners", "exclude"], "average-clustering").0 > first(&[], "average-clustering").0);
    assert!((first(&["--tie-weight", "0"], "opsahl-degree").0 - 6.0).abs() < 1e-12);
    for (option, value) in
        [("--tie-weight", "-1"), ("--tie-weight", "much"), ("--damping", "1.5"), ("--closeness", "tea")]
    {
        let run = verbinder().args(["measure", "degree", FAMILIES, &format!("{option}={value}")]).assert().code(2);
        run.stderr(contains(option));
    }
}
