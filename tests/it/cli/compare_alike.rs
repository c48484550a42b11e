//! Networks side by side: how alike they are, beside chance in the same table, and the same one twice.

use super::{ARTICLES, FAMILIES, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};
use verbinder::graph::random::Stream;

/// A town of `size` nodes with these ties; the first node has a role where one is given.
fn town(name: &str, size: usize, pairs: &[(usize, usize)], role: Option<&str>) -> (Vec<Value>, Vec<Value>) {
    let node = |at: usize| {
        let mut node = json!({"id": format!("{name}{at:02}"), "kind": "organisation", "municipality": name});
        if let (0, Some(role)) = (at, role) {
            node["role"] = json!(role);
        }
        node
    };
    let id = |at: usize| format!("{name}{at:02}");
    let tie = |(a, b): &(usize, usize)| json!({"source": id(*a), "target": id(*b), "kind": "collaborates"});
    ((0..size).map(node).collect(), pairs.iter().map(tie).collect())
}

fn ring(size: usize) -> Vec<(usize, usize)> {
    (0..size).map(|at| (at, (at + 1) % size)).collect()
}

fn star(size: usize) -> Vec<(usize, usize)> {
    (1..size).map(|at| (0, at)).collect()
}

fn complete(size: usize) -> Vec<(usize, usize)> {
    (0..size).flat_map(|a| (a + 1..size).map(move |b| (a, b))).collect()
}

fn file(towns: Vec<(Vec<Value>, Vec<Value>)>) -> Value {
    let (nodes, edges): (Vec<Vec<Value>>, Vec<Vec<Value>>) = towns.into_iter().unzip();
    json!({"nodes": nodes.concat(), "edges": edges.concat()})
}

fn compare(file: &Value, arguments: &[&str]) -> Value {
    let all = [&["compare", "-", "--lang", "en", "--format", "json"], arguments].concat();
    let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn names(table: &Value) -> Vec<&str> {
    rows(table).iter().map(|row| row["network"].as_str().unwrap()).collect()
}

// Stars and rings, named so that the alphabet mixes them; X is too small for any distance.
#[test]
fn towns_of_one_shape_stand_together() {
    let towns = file(vec![
        town("A", 12, &star(12), None),
        town("B", 12, &ring(12), None),
        town("C", 11, &star(11), None),
        town("D", 11, &ring(11), None),
        town("Ape", 2, &[(0, 1)], None),
    ]);
    let table = compare(&towns, &["--order", "similarity"]);
    assert_eq!(names(&table), ["A", "C", "D", "B", "Ape"]);
    let notes = table["notes"].to_string();
    assert!(notes.contains("no ranking") && !notes.contains("alphabetical"), "{notes}");
    assert_eq!(table["recipe"]["order_by"], "portrait_divergence");
    let matrix = compare(&towns, &["--of", "similarity", "--matrix", "netlsd", "--order", "similarity"]);
    assert_eq!(names(&matrix), ["A", "C", "D", "B", "Ape"]);
    let columns: Vec<&str> =
        matrix["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    assert_eq!(columns, ["network", "A", "C", "D", "B", "Ape"]);
    assert!(matrix["notes"].to_string().contains("1 network has fewer than 5 nodes"), "{}", matrix["notes"]);
    let chance = ["compare", ARTICLES, "--of", "similarity", "--matrix", "qap-p-two-sided", "--order", "similarity"];
    verbinder().args(chance).assert().code(2).stderr(contains("puts nothing in order"));
    verbinder().args(["compare", ARTICLES, "--matrix", "jaccard"]).assert().code(2).stderr(contains("--of similarity"));
}

#[test]
fn one_network_alone_is_compared_with_nothing() {
    let alone = file(vec![town("Alone", 7, &ring(7), None)]);
    let notes = compare(&alone, &[])["notes"].to_string();
    assert!(notes.contains("nothing to compare it with") && !notes.contains("here 0"), "{notes}");
    assert!(compare(&alone, &["--of", "precision"])["notes"].to_string().contains("1 network has fewer than 10 nodes"));
    for of in ["similarity", "differences"] {
        let run = verbinder().args(["compare", "-", "--of", of]).write_stdin(alone.to_string()).assert().code(2);
        run.stderr(contains("there is only one"));
    }
    let tiny = file(vec![town("A", 3, &ring(3), None), town("B", 2, &[(0, 1)], None)]);
    let run =
        verbinder().args(["compare", "-", "--lang", "en", "--of", "chance"]).write_stdin(tiny.to_string()).assert();
    run.success().stdout(contains("no figure to judge"));
}

#[test]
fn likeness_is_that_of_the_command_similarity() {
    let here = result(&["compare", FAMILIES, "--by", "layer", "--of", "similarity", "--draws", "999"]);
    let there = result(&["similarity", FAMILIES, "--by", "layer", "--permutations", "999"]);
    assert_eq!(rows(&here), rows(&there));
    assert!(here["notes"].to_string().contains("too few to tell a pattern"), "{}", here["notes"]);
}

#[test]
fn the_same_network_twice_is_no_second_case() {
    let twice = result(&["compare", FAMILIES, FAMILIES, "--lang", "en"]);
    assert_eq!(names(&twice), [FAMILIES, &format!("{FAMILIES} (2)")]);
    let cautions = result(&["compare", FAMILIES, FAMILIES, "--lang", "en", "--of", "cautions"]);
    let same = row(&cautions, "caution", "same-network");
    assert!(same["text"].as_str().unwrap().contains("one network more than once"), "{same}");
    // The same ties among other actors are another network, and so is one tie less.
    let other =
        compare(&file(vec![town("A", 12, &star(12), None), town("B", 12, &star(12), None)]), &["--of", "cautions"]);
    assert!(rows(&other).iter().all(|row| row["caution"] != "same-network"), "{other}");
}

// Two layers on the same pairs, and two files that differ in what ties are, are no case twice.
#[test]
fn layers_and_other_kinds_of_ties_are_no_network_twice() {
    let tie = |at: usize, kind: &str, layer: &str| json!({"source": format!("n{at}"), "target": format!("n{}", (at + 1) % 8), "kind": kind, "layer": layer});
    let nodes: Vec<Value> = (0..8).map(|at| json!({"id": format!("n{at}"), "kind": "organisation"})).collect();
    let ring = |kind: &str, layer: &str| (0..8).map(|at| tie(at, kind, layer)).collect::<Vec<_>>();
    let network = |edges: Vec<Value>| json!({"nodes": nodes, "edges": edges});
    let layers = network([ring("collaborates", "care"), ring("collaborates", "money")].concat());
    let found = compare(&layers, &["--by", "layer", "--of", "cautions"]);
    assert!(rows(&found).iter().all(|row| row["caution"] != "same-network"), "{found}");
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, kind: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, network(ring(kind, "care")).to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (works, pays) = (written("a.json", "collaborates"), written("b.json", "funds"));
    let found = result(&["compare", &works, &pays, "--lang", "en", "--of", "cautions"]);
    assert!(rows(&found).iter().all(|row| row["caution"] != "same-network"), "{found}");
    let again = written("c.json", "collaborates");
    let found = result(&["compare", &works, &again, "--lang", "en", "--of", "cautions"]);
    assert!(rows(&found).iter().any(|row| row["caution"] == "same-network"), "{found}");
}

// An option that a table does not look at is refused, not swallowed.
#[test]
fn a_table_refuses_what_it_does_not_look_at() {
    let towns = file(vec![town("A", 12, &star(12), None), town("B", 12, &ring(12), None)]);
    let refused = |arguments: &[&str], said: &str| {
        let all = [&["compare", "-", "--lang", "en"], arguments].concat();
        verbinder().args(all).write_stdin(towns.to_string()).assert().code(2).stderr(contains(said));
    };
    for of in ["precision", "differences", "similarity", "cautions", "joins"] {
        refused(&["--of", of, "--null", "same-density"], "--null belongs to");
    }
    refused(&["--of", "contrast", "--type", "A", "--null", "same-density"], "--null belongs to");
    refused(&["--of", "joins", "--order", "similarity"], "an order of its own");
    refused(&["--of", "joins", "--rank", "ties"], "an order of its own");
}

// A star has the highest centralization there is, and no transitivity; a ring has centralization 0. Of 12 nodes both are judged.
#[test]
fn chance_stands_beside_the_figures() {
    let towns = file(vec![
        town("Ring", 12, &ring(12), None),
        town("Small", 8, &ring(8), None),
        town("Star", 12, &star(12), None),
    ]);
    let table = compare(&towns, &["--null", "same-density", "--draws", "199"]);
    assert_eq!((&table["recipe"]["null"], &table["recipe"]["draws"]), (&json!("same-density"), &json!(199)));
    let of = |name: &str, column: &str| row(&table, "network", name)[column].as_f64();
    assert_eq!(of("Star", "degree_centralization_percentile"), Some(100.0));
    assert!(of("Star", "degree_centralization_z").unwrap() > 3.0);
    // No two draws of a ring's density are as even as the ring, but one in many.
    assert!(of("Ring", "degree_centralization_percentile").unwrap() < 1.0);
    assert!(of("Small", "components_percentile").is_some() && of("Small", "components_z").is_none());
    assert!(row(&table, "network", "Star").get("density_z").is_none(), "no draw moves the density");
    // The same draws as in the long table.
    let long = compare(&towns, &["--of", "chance", "--null", "same-density", "--draws", "199"]);
    let judged = rows(&long).iter().find(|row| row["network"] == "Star" && row["figure"] == "fragility").unwrap();
    assert_eq!(judged["percentile"].as_f64(), of("Star", "fragility_percentile"));
    assert!(compare(&towns, &[])["rows"][0].get("fragility_z").is_none());
}

// Two towns of five, everybody tied inside and nobody across. Of the 252 ways to hand out the names, two leave the towns as they are:
// only there is a density 1, so that of many draws about 0.4 % equal it, and none is denser.
#[test]
fn shuffled_names_judge_density_too() {
    let towns = file(vec![town("A", 5, &complete(5), None), town("B", 5, &complete(5), None)]);
    let table = compare(&towns, &["--of", "chance", "--null", "label-permutation", "--draws", "4999"]);
    let density = rows(&table).iter().find(|row| row["network"] == "A" && row["figure"] == "density").unwrap();
    // By hand: five of ten drawn, of which k from A: pairs tied C(k,2) + C(5−k,2), expected 20 · (5·4)/(10·9) = 40/9 of 10.
    assert!((density["chance_mean"].as_f64().unwrap() - 4.0 / 9.0).abs() < 0.01, "{density}");
    let percentile = density["percentile"].as_f64().unwrap();
    assert!((percentile - 100.0 * (1.0 - 1.0 / 252.0)).abs() < 0.2, "{percentile}");
}

// Who belongs where can only change hands inside one network: files, layers and years have other ties, also where names recur.
#[test]
fn names_are_shuffled_inside_one_network_only() {
    let graph = |size: usize, pairs: &[(usize, usize)]| file(vec![town("A", size, pairs, None)]);
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, network: Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, network.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (whole, part) = (written("a.json", graph(12, &complete(12))), written("b.json", graph(8, &ring(8))));
    let refused = |arguments: &[&str]| {
        let given = [&["compare", "--of", "chance", "--null", "label-permutation"], arguments].concat();
        verbinder().args(given).assert().code(2).stderr(contains("parts of one network"));
    };
    refused(&[FAMILIES, ARTICLES]);
    // All names of the second are in the first.
    refused(&[&whole, &part]);
    refused(&[FAMILIES, "--by", "layer"]);
}

// The thresholds of governance: a star hangs on its centre, a complete network on nobody; the role says which centre it is.
#[test]
fn every_network_says_how_it_seems_to_be_steered() {
    let towns = file(vec![
        town("Hub", 12, &star(12), None),
        town("Nao", 12, &star(12), Some("nao")),
        town("Lead", 12, &star(12), Some("lead")),
        town("Shared", 12, &complete(12), None),
        town("Ring", 12, &ring(12), None),
        town("Small", 8, &star(8), None),
    ]);
    let table = compare(&towns, &[]);
    let of = |name: &str| row(&table, "network", name)["governance_form"].clone();
    assert_eq!(of("Hub"), "lead-organisation-or-nao");
    assert_eq!(of("Nao"), "nao");
    assert_eq!(of("Lead"), "lead-organisation");
    assert_eq!(of("Shared"), "shared");
    assert_eq!(of("Ring"), "no-single-form");
    assert!(of("Small").is_null());
    let hub = row(&table, "network", "Hub");
    assert_eq!((hub["first_share"].as_f64(), hub["gap_to_second"].as_f64()), (Some(1.0), Some(10.0 / 11.0)));
    for figure in [
        "nodes",
        "pairs",
        "respondents",
        "response_rate",
        "density",
        "average_degree",
        "degree_centralization",
        "transitivity",
        "reciprocity",
        "core_fit",
        "ei_index",
        "share_collaborates",
        "sectors_present",
        "broker",
        "broker_kind",
        "fragility",
        "weakest_point",
    ] {
        assert!(hub.get(figure).is_some(), "{figure} is promised");
    }
}

/// Twelve relations on thirty actors, tied by chance; the second has four in five ties of the first.
fn twelve_relations() -> String {
    let mut random = Stream::new(7, 0);
    let mut pairs = || -> Vec<(usize, usize)> {
        let all = (0..30).flat_map(|one| (one + 1..30).map(move |other| (one, other)));
        all.filter(|_| random.unit() < 0.15).collect()
    };
    let mut relations: Vec<Vec<(usize, usize)>> = (0..12).map(|_| pairs()).collect();
    let shared = relations[0].len() * 4 / 5;
    relations[1] = [&relations[0][..shared], &relations[1][..relations[0].len() - shared]].concat();
    let nodes: Vec<Value> = (0..30).map(|node| json!({"id": format!("n{node:02}")})).collect();
    let of_layer = |(layer, pairs): (usize, &Vec<(usize, usize)>)| {
        let tie = move |(one, other): &(usize, usize)| json!({"source": format!("n{one:02}"), "target": format!("n{other:02}"), "kind": "collaborates", "layer": format!("r{layer:02}")});
        pairs.iter().map(tie).collect::<Vec<_>>()
    };
    let edges: Vec<Value> = relations.iter().enumerate().flat_map(of_layer).collect();
    json!({"directed": false, "multigraph": true, "graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": edges})
        .to_string()
}

// Among 66 pairs one alone needs p below 0.05 / 66, which a thousand orders cannot give.
#[test]
fn one_pair_alone_among_many_is_told_or_the_orders_are_said_to_be_too_few() {
    let network = twelve_relations();
    let run = |arguments: &[&str]| {
        let run = verbinder().args(arguments).args(["--lang", "en"]).write_stdin(network.clone()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let compare = ["compare", "-", "--by", "layer", "--of", "similarity"];
    let q = |more: &[&str]| {
        let found: Value = serde_json::from_str(&run(&[&compare[..], more, &["--format", "json"]].concat())).unwrap();
        let is_it = |row: &&Value| row["network"] == "r00" && row["other"] == "r01";
        let pair = rows(&found).iter().find(is_it).unwrap().clone();
        (pair["qap_q"].as_f64().unwrap(), pair["orders"].as_u64().unwrap())
    };
    let (told, orders) = q(&[]);
    assert!(told <= 0.05 && orders == 20 * 66, "{told} {orders}");
    let (untold, orders) = q(&["--draws", "1000"]);
    assert!(untold > 0.05 && orders == 1_000, "{untold} {orders}");
    let too_few = "among 66 pairs so few orders cannot tell whether that is chance: r00 and r01. It takes 1320";
    assert!(run(&[&compare[..], &["--draws", "1000"]].concat()).contains(too_few));
    assert!(!run(&compare).contains("so few orders"));
    assert!(run(&["similarity", "-", "--by", "layer", "--permutations", "999"]).contains(too_few));
}
