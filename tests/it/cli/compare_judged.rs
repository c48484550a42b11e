//! Networks side by side, judged: against chance, with errors, and one type against the others.

use super::{ARTICLES, output, row, rows, verbinder};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

/// A town whose nodes are tied as these pairs say.
fn town(name: &str, size: usize, pairs: &[(usize, usize)]) -> (Vec<Value>, Vec<Value>) {
    let node = |at: usize| json!({"id": format!("{name}{at}"), "kind": "organisation", "municipality": name});
    let tie = |&(a, b): &(usize, usize)| json!({"source": format!("{name}{a}"), "target": format!("{name}{b}"), "kind": "refers-to"});
    ((0..size).map(node).collect(), pairs.iter().map(tie).collect())
}

fn ring(size: usize) -> Vec<(usize, usize)> {
    (0..size).map(|at| (at, (at + 1) % size)).collect()
}

fn complete(size: usize) -> Vec<(usize, usize)> {
    (0..size).flat_map(|a| (a + 1..size).map(move |b| (a, b))).collect()
}

fn file(towns: Vec<(Vec<Value>, Vec<Value>)>) -> Value {
    let (nodes, edges): (Vec<Vec<Value>>, Vec<Vec<Value>>) = towns.into_iter().unzip();
    json!({"directed": true, "nodes": nodes.concat(), "edges": edges.concat()})
}

fn compare(file: &Value, arguments: &[&str]) -> Value {
    let all = [&["compare", "-", "--lang", "en", "--format", "json"], arguments].concat();
    let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

/// What people read.
fn as_text(file: &Value, arguments: &[&str]) -> String {
    let all = [&["compare", "-", "--lang", "en"], arguments].concat();
    let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

#[test]
fn an_undefined_figure_has_no_range() {
    // Six pairs: nobody has two partners, so that nothing can close; density is 6 of 66 pairs.
    let pairs: Vec<(usize, usize)> = (0..6).map(|at| (2 * at, 2 * at + 1)).collect();
    let found = compare(&file(vec![town("A", 12, &pairs)]), &["--of", "precision", "--draws", "50"]);
    let closed = row(&found, "figure", "transitivity");
    assert_eq!((&closed["value"], &closed["lower"], &closed["upper"]), (&Value::Null, &Value::Null, &Value::Null));
    let density = row(&found, "figure", "density");
    assert!((density["value"].as_f64().unwrap() - 6.0 / 66.0).abs() < 1e-12);
    assert!(density["lower"].as_f64().unwrap() < density["value"].as_f64().unwrap());
}

#[test]
fn figures_and_errors_are_about_the_same_network() {
    // Read without direction the ring has 12 of 66 pairs; with direction 12 of 132 arcs, of which no sample speaks.
    let file = file(vec![town("A", 12, &ring(12)), town("B", 12, &complete(12))]);
    let found = compare(&file, &["--of", "precision", "--draws", "50", "--direction", "directed"]);
    let density = row(&found, "figure", "density");
    assert!((density["value"].as_f64().unwrap() - 12.0 / 66.0).abs() < 1e-12, "{density}");
    assert!(found["notes"].to_string().contains("Direction is not looked at"), "{}", found["notes"]);
    let found = compare(&file, &["--of", "differences", "--draws", "50", "--direction", "directed"]);
    let density = row(&found, "figure", "density");
    assert!((density["difference"].as_f64().unwrap() - (12.0 / 66.0 - 1.0)).abs() < 1e-12, "{density}");
}

#[test]
fn a_difference_without_error_has_no_chance() {
    // All tied and none tied: no sample differs, and a difference over an error of 0 is no certainty.
    let found = compare(
        &file(vec![town("A", 12, &complete(12)), town("B", 14, &[])]),
        &["--of", "differences", "--draws", "50"],
    );
    let density = row(&found, "figure", "density");
    assert_eq!((&density["difference"], &density["se"], &density["p"]), (&json!(1.0), &json!(0.0), &Value::Null));
}

// Two rings of other sizes differ in density by that alone; a ring and a complete network of one size do not.
#[test]
fn that_size_alone_makes_a_difference_is_said() {
    let said = |towns: Vec<(Vec<Value>, Vec<Value>)>, language: &str| {
        let asked = ["compare", "-", "--of", "differences", "--draws", "50", "--lang", language];
        let run = verbinder().args(asked).write_stdin(file(towns).to_string()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let unequal = || vec![town("A", 12, &ring(12)), town("B", 30, &ring(30))];
    assert!(said(unequal(), "en").contains("have 12 to 30 nodes, and size alone makes such figures differ"));
    assert!(said(unequal(), "nl").contains("hebben 12 tot 30 knopen, en omvang alleen maakt"));
    assert!(!said(vec![town("A", 12, &ring(12)), town("B", 12, &complete(12))], "en").contains("size alone"));
}

// docs/null-models.md: of fewer than five nodes nothing is compared, of fewer than ten no z is given.
#[test]
fn small_networks_are_not_judged_by_a_bell_curve() {
    let star: Vec<(usize, usize)> = (1..12).map(|at| (0, at)).collect();
    let towns =
        vec![town("four", 4, &[(0, 1), (1, 2)]), town("six", 6, &[(0, 1), (1, 2), (2, 3)]), town("twelve", 12, &star)];
    let found = compare(&file(towns), &["--of", "chance", "--draws", "99"]);
    let of = |name: &str| rows(&found).iter().filter(|row| row["network"] == name).collect::<Vec<_>>();
    assert!(of("four").is_empty());
    assert!(!of("six").is_empty() && of("six").iter().all(|row| row["z"].is_null() && row["p"].is_number()));
    assert!(of("twelve").iter().any(|row| row["z"].is_number()));
}

// Sixteen towns whose ties stand as chance would put them, and one of four closed circles: of so many figures looked at, one town's can only
// be told by more draws than a thousand.
#[test]
fn one_odd_town_among_many_is_told() {
    let plain = [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6), (7, 8), (8, 9), (9, 10), (3, 11), (2, 5), (0, 8), (6, 10)];
    let circles: Vec<(usize, usize)> =
        (0..4).flat_map(|at| [(3 * at, 3 * at + 1), (3 * at, 3 * at + 2), (3 * at + 1, 3 * at + 2)]).collect();
    let mut towns: Vec<_> = (0..16).map(|at| town(&format!("T{at:02}-"), 12, &plain)).collect();
    towns.push(town("Odd", 12, &circles));
    let file = file(towns);
    let found = compare(&file, &["--of", "chance", "--direction", "undirected"]);
    let closed: Vec<&Value> = rows(&found).iter().filter(|row| row["figure"] == "transitivity").collect();
    let tests = rows(&found).iter().filter(|row| row["p"].is_number()).count();
    let (odd, others) = closed.split_first().unwrap();
    assert!(others.iter().all(|row| row["draws"] == 1000 && row["q"].as_f64().unwrap() > 0.05), "{others:?}");
    assert_eq!((&odd["network"], &odd["draws"]), (&json!("Odd"), &json!(40 * tests)));
    assert!(odd["q"].as_f64().unwrap() <= 0.05, "{odd}");
    assert!(found["notes"].to_string().contains("beyond all of 1000 draws"), "{}", found["notes"]);
    // Asked for fewer, it says that these cannot tell.
    let lead = as_text(&file, &["--of", "chance", "--direction", "undirected", "--draws", "99"]);
    assert!(lead.contains("Odd (transitivity)") && lead.contains(&format!("--draws {} can", 40 * tests)), "{lead}");
}

// The more actors there are, the less one of them stands out, whatever the process: at the size of the smaller both are alike. A circle of
// twelve and one of forty, each with one busy actor tied to half of the others.
#[test]
fn centralization_is_compared_at_one_size() {
    let wheel = |size: usize| {
        let mut pairs = ring(size);
        pairs.extend((1..size / 2).map(|at| (0, 2 * at)));
        pairs
    };
    let found = compare(
        &file(vec![town("A", 12, &wheel(12)), town("B", 40, &wheel(40))]),
        &["--of", "differences", "--draws", "50", "--direction", "undirected"],
    );
    let central = row(&found, "figure", "degree_centralization");
    let number = |column: &str| central[column].as_f64().unwrap();
    assert!((number("value") - number("value_at_size")).abs() < 1e-12);
    assert!((number("other_value") - number("other_value_at_size")).abs() > 1e-3, "{central}");
    assert!((number("difference") - (number("value_at_size") - number("other_value_at_size"))).abs() < 1e-12);
    let density = row(&found, "figure", "density");
    assert_eq!(
        (&density["other_value"], &density["difference"]),
        (
            &density["other_value_at_size"],
            &json!(density["value"].as_f64().unwrap() - density["other_value"].as_f64().unwrap())
        )
    );
    // Both figures of size stand there, and the reader is told that one of them always differs.
    assert!(row(&found, "figure", "average_degree")["p"].is_number());
    assert!(found["notes"].to_string().contains("Read density beside average degree"), "{}", found["notes"]);
    let same = compare(
        &file(vec![town("A", 12, &wheel(12)), town("B", 12, &ring(12))]),
        &["--of", "differences", "--draws", "50"],
    );
    assert!(!same["notes"].to_string().contains("Read density"), "{}", same["notes"]);
}

// Whoever keeps the degrees keeps who has none and how uneven they are: nothing to judge, and nothing that q allows for. By Benjamini and
// Hochberg the largest p of all that are counted is its own q.
#[test]
fn what_the_model_keeps_is_not_judged() {
    let mut pairs = ring(12);
    pairs.extend([(0, 2), (0, 4), (0, 6), (3, 9), (5, 8)]);
    let found = compare(
        &file(vec![town("A", 14, &pairs)]),
        &["--of", "chance", "--null", "same-degrees", "--draws", "99", "--direction", "undirected"],
    );
    for figure in ["isolates", "degree_centralization"] {
        let row = row(&found, "figure", figure);
        assert_eq!((&row["chance_mean"], &row["chance_sd"]), (&row["value"], &json!(0.0)), "{row}");
        for column in ["z", "percentile", "p", "q"] {
            assert!(row[column].is_null(), "{column}: {row}");
        }
    }
    assert!(found["notes"].to_string().contains("same value as the network"), "{}", found["notes"]);
    let judged: Vec<(f64, f64)> =
        rows(&found).iter().filter_map(|row| Some((row["p"].as_f64()?, row["q"].as_f64()?))).collect();
    let largest = judged.iter().copied().fold((0.0, 0.0), |most, one| if one.0 > most.0 { one } else { most });
    assert!(judged.len() > 2 && (largest.0 - largest.1).abs() < 1e-12, "{judged:?}");
    // A star is the only network with its degrees.
    let star: Vec<(usize, usize)> = (1..12).map(|at| (0, at)).collect();
    let star = file(vec![town("S", 12, &star)]);
    let arguments = ["--of", "chance", "--null", "same-degrees", "--draws", "99", "--direction", "undirected"];
    assert!(rows(&compare(&star, &arguments)).iter().all(|row| row["p"].is_null()));
    let told =
        verbinder().args(["compare", "-", "--lang", "en"]).args(arguments).write_stdin(star.to_string()).assert();
    told.success().stdout(contains("no figure to judge"));
}

/// Ten towns of five nodes, of which the first three are complete and the others rings.
fn ten_towns() -> Value {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
    let pairs = |at: usize| if at < 3 { complete(5) } else { ring(5) };
    file(names.iter().enumerate().map(|(at, name)| town(name, 5, &pairs(at))).collect())
}

// By hand: density 1 in three towns and 1/2 in seven. Of the 120 ways to choose three towns only one has so large a difference.
// Everything else is equal in all towns, and not tested: isolates, pieces, cut points, what leaving costs. With average degree and density
// two figures are, of the same p, so that q = 2/2 · 1/120.
#[test]
fn one_type_of_networks_beside_the_others() {
    let found = compare(&ten_towns(), &["--of", "contrast", "--type", "A,B,C"]);
    let near = |value: &Value, expected: f64| {
        assert!((value.as_f64().unwrap() - expected).abs() < 1e-12, "{value} {expected}")
    };
    for (figure, inside, outside) in [("density", 1.0, 0.5), ("average_degree", 4.0, 2.0)] {
        let row = row(&found, "figure", figure);
        assert_eq!((&row["networks_of_type"], &row["other_networks"]), (&json!(3), &json!(7)));
        near(&row["mean_of_type"], inside);
        near(&row["mean_of_others"], outside);
        near(&row["difference"], inside - outside);
        near(&row["p"], 1.0 / 120.0);
        near(&row["least_p"], 1.0 / 120.0);
        near(&row["q"], 1.0 / 120.0);
        assert_eq!(row["exact"], json!(true));
    }
    let same = row(&found, "figure", "components");
    near(&same["mean_of_type"], 1.0);
    assert_eq!((&same["p"], &same["least_p"], &same["q"]), (&Value::Null, &Value::Null, &Value::Null));
    assert!(found["notes"].to_string().contains("4 figures are the same in all networks"), "{}", found["notes"]);
    // Where all towns are rings, there is no figure to judge.
    let rings = file((0..10).map(|at| town(&format!("t{at}"), 5, &ring(5))).collect());
    let all = ["compare", "-", "--lang", "en", "--of", "contrast", "--type", "t0,t1"];
    let told = verbinder().args(all).write_stdin(rings.to_string()).assert().success();
    told.stdout(contains("There is no figure to judge").and(contains("no figure do these").not()));
    // Five nodes have no transitivity: nothing to test.
    let closed = row(&found, "figure", "transitivity");
    assert_eq!((&closed["networks_of_type"], &closed["p"], &closed["q"]), (&json!(0), &Value::Null, &Value::Null));
    let asked = ["compare", "-", "--lang", "en", "--of", "contrast", "--type", "A,B,C"];
    let said = "density: 1.00 on average in the 3 networks of the type, 0.50 in the 7 others (p = 0.008)";
    verbinder().args(asked).write_stdin(ten_towns().to_string()).assert().success().stdout(contains(said));
    assert_eq!((&found["recipe"]["type"], &found["recipe"]["draws"]), (&json!("A,B,C"), &Value::Null));
    // Seven of the ten: the same difference, the other way round.
    let other = compare(&ten_towns(), &["--of", "contrast", "--type", "D,E,F,G,H,I,J"]);
    near(&row(&other, "figure", "density")["difference"], -0.5);
    near(&row(&other, "figure", "density")["p"], 1.0 / 120.0);
    // Two of eight networks have isolates: no p is below 1/28, and so many figures ask for less. Ties across the circle vary the others.
    let eight = [3, 4, 0, 1, 2, 5, 6, 7].into_iter().enumerate().map(|(at, across)| {
        let pairs = [ring(16), (0..across).map(|from| (from, from + 8)).collect()].concat();
        town(&format!("t{at}"), if at < 2 { 18 } else { 16 }, &pairs)
    });
    let eight = eight.collect();
    let lead = as_text(&file(eight), &["--of", "contrast", "--type", "t0,t1"]);
    assert!(lead.contains("As far apart as 8 networks can be") && !lead.contains("In no figure"), "{lead}");
    let dutch = output(&["compare", ARTICLES, "--of", "contrast", "--type", "Noordenveld", "--lang", "nl"]);
    assert!(dutch.contains("gemiddelde van de soort") && dutch.contains("De soort: Noordenveld."), "{dutch}");
}

#[test]
fn a_type_among_few_networks_is_refused() {
    let refused = |file: &Value, arguments: &[&str]| {
        let all = [&["compare", "-", "--lang", "en"], arguments].concat();
        verbinder().args(all).write_stdin(file.to_string()).assert().code(2)
    };
    let seven = file((0..7).map(|at| town(&format!("t{at}"), 5, &ring(5))).collect());
    let reason =
        contains("at least 8 are needed").and(contains("few-networks")).and(contains("too few to tell a pattern"));
    refused(&seven, &["--of", "contrast", "--type", "t0,t1"]).stderr(reason);
    let ten = ten_towns();
    refused(&ten, &["--of", "contrast", "--type", "A,Bb"]).stderr(contains("no network is called \"Bb\""));
    refused(&ten, &["--of", "contrast", "--type", "A,B,C,D,E,F,G,H,I,J"]).stderr(contains("not all of them"));
    refused(&ten, &["--of", "contrast"]).stderr(contains("belong together"));
    refused(&ten, &["--type", "A"]).stderr(contains("belong together"));
}
