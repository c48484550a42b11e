//! Sentences that are true where several are equal, where there is only one, and where there is nothing.

use super::{output, result, rows, verbinder};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A network of actors with these ties, in a file.
fn network(nodes: &[&str], ties: &[(&str, &str)]) -> (TempDir, String) {
    let nodes: Vec<Value> = nodes.iter().map(|id| json!({"id": id, "label": id.to_uppercase()})).collect();
    let tie = |(a, b): &(&str, &str)| json!({"source": a, "target": b, "kind": "collaborates"});
    written(&json!({"nodes": nodes, "edges": ties.iter().map(tie).collect::<Vec<_>>()}))
}

fn written(network: &Value) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("network.json");
    std::fs::write(&path, network.to_string()).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// What a command prints in English, unless it is asked for another language.
fn words(arguments: &[&str]) -> String {
    let english: &[&str] = if arguments.contains(&"--lang") { &[] } else { &["--lang", "en"] };
    super::words(&[arguments, english].concat())
}

fn star() -> (TempDir, String) {
    network(&["m", "a", "b", "c", "d", "e"], &[("m", "a"), ("m", "b"), ("m", "c"), ("m", "d"), ("m", "e")])
}

// Five leaves of a star: none of the five pieces is the largest, so that there is no rest off which the others are cut.
#[test]
fn without_a_largest_piece_there_is_no_rest() {
    let (_folder, path) = star();
    let told = words(&["whatif", &path, "--leaves", "m"]);
    assert!(told.contains("No longer in contact with each other: A, B, C, D and E."), "{told}");
    let found = result(&["whatif", &path, "--leaves", "m"]);
    assert_eq!(rows(&found).iter().filter(|row| row["section"] == "cut-off").count(), 5);
    let told = words(&["whatif", &path, "--weakest", "--lang", "nl"]);
    assert!(
        told.contains("niet meer met elkaar in contact: A, B, C en 2 andere") && !told.contains("afgesneden:"),
        "{told}"
    );
    // A bridge in the middle rests on the ties to both sides.
    let (_folder, path) = network(&["a", "b", "c"], &[("a", "b"), ("b", "c")]);
    let told = words(&["bridges", &path]);
    assert!(told.contains("falls into 2 pieces, none the largest; this rests on 2 ties."), "{told}");
    let told = words(&["whatif", &path, "--weakest"]);
    assert!(
        told.contains("without B 1 pair (100.0 %) loses contact; no longer in contact with each other: A and C."),
        "{told}"
    );
    // With a largest piece there is one.
    let (_folder, path) = network(&["a", "b", "c", "d"], &[("a", "b"), ("b", "c"), ("c", "d")]);
    assert!(words(&["whatif", &path, "--leaves", "b"]).contains("Cut off from the rest: A."));
}

// Two stars: both middles are the first brokers, with 10 pairs each.
#[test]
fn equal_brokers_are_named_together() {
    let ties = [("m", "a"), ("m", "b"), ("m", "c"), ("o", "d"), ("o", "e"), ("o", "f")];
    let (_folder, path) = network(&["m", "a", "b", "c", "o", "d", "e", "f"], &ties);
    let told = words(&["whatif", &path, "--leaves", "m"]);
    assert!(told.contains("First as broker: O; before: M and O alike."), "{told}");
    let told = words(&["whatif", &path, "--tie", "a--b", "--lang", "nl"]);
    assert!(told.contains("Eerste verbinder: O; daarvoor: M en O gelijk."), "{told}");
    let (_folder, path) = network(&["m", "a", "b", "c", "x", "y"], &[("m", "a"), ("m", "b"), ("m", "c")]);
    assert!(words(&["whatif", &path, "--tie", "x--y"]).contains("The first broker stays M."));
}

#[test]
fn explanations_name_all_who_are_equal() {
    let (_folder, path) = star();
    for measure in ["eigenvector", "pagerank"] {
        let told = words(&["explain", measure, "m", &path]);
        assert!(told.contains("Each of the 5 partners passes on as much"), "{measure}: {told}");
        assert!(!told.contains("Most comes from"), "{measure}: {told}");
    }
    let told = words(&["explain", "betweenness", "m", &path]);
    assert!(told.contains("pass A, and as many each of the 5 partners."), "{told}");
    let told = words(&["explain", "cut-point", "m", &path, "--lang", "nl"]);
    assert!(told.contains("is een snijpunt, het enige:"), "{told}");
    let (_folder, path) = network(&["a", "b"], &[("a", "b")]);
    assert!(
        words(&["explain", "closeness", "a", &path]).contains("It reaches the only other one, at a distance of 1.")
    );
    assert!(words(&["explain", "bridge", "a--b", &path]).contains("apart from 1 other."));
    assert!(words(&["explain", "effective-size", "a", &path]).contains("1 partner, less 0"));
    assert!(
        words(&["explain", "coreness", "a", &path])
            .contains("each have 1 partner or more among themselves; 1 of its own partners is there.")
    );
}

#[test]
fn without_ties_nothing_speaks_for_anything() {
    let (_folder, path) = network(&["a", "b", "c", "d", "e", "f"], &[]);
    let found = result(&["governance", &path]);
    assert_eq!(found["recipe"]["compatible_with"], "no-ties");
    assert!(rows(&found).iter().all(|row| row["speaks_for"] == json!([])), "{found}");
    assert!(words(&["governance", &path, "--lang", "nl"]).contains("Geen relaties: niets laat een sturingsvorm zien."));
    let found = result(&["robustness", &path, "--of", "measures"]);
    assert!(rows(&found).iter().all(|row| row["verdict"] == "none"), "{found}");
    // What rounds to nought has no sign.
    let told = words(&["whatif", &path, "--tie", "a--b"]);
    assert!(told.contains("goes from 0.000 to") && !told.contains("-0.000"), "{told}");
    let (_other, other) = network(&["u", "v"], &[("u", "v")]);
    assert!(words(&["change", &path, &other]).contains("No actor is in both: there is nothing to compare."));
}

/// Two tables of three actors, who meet in one of them.
fn tables() -> (TempDir, String) {
    let actors = ["a", "b", "c", "d", "e"].map(|id| json!({"id": id}));
    let structures = ["t", "u"].map(|id| json!({"id": id, "kind": "partnership"}));
    let seats = [("a", "t"), ("b", "t"), ("c", "t"), ("c", "u"), ("d", "u"), ("e", "u")];
    let seats = seats.map(|(actor, table)| json!({"source": actor, "target": table, "kind": "participates-in"}));
    let nodes = [&actors[..], &structures[..]].concat();
    written(&json!({"nodes": nodes, "edges": seats}))
}

#[test]
fn structures_are_not_called_actors() {
    let (_folder, path) = tables();
    let found = result(&["whatif", &path, "--weakest"]);
    let what: Vec<(&Value, &Value)> = rows(&found).iter().map(|row| (&row["what"], &row["ids"][0])).collect();
    assert!(
        what.contains(&(&json!("structure"), &json!("t"))) && what.contains(&(&json!("actor"), &json!("c"))),
        "{what:?}"
    );
    assert!(words(&["whatif", &path, "--weakest"]).contains("3 nodes hold others in contact"));
    assert!(words(&["key-players", &path, "--size", "1", "--rank-anyway"]).contains("--mode one looks at actors only"));
    // Without c the tables are apart; t and u, each the only way to two actors, are cut points too.
    let told = words(&["bridges", &path]);
    assert!(told.contains("Bridging nodes: 3; ") && !told.to_lowercase().contains("bridging actor"), "{told}");
    let told = words(&["bridges", &path, "--lang", "nl"]);
    assert!(told.contains("zonder deze knoop") && told.contains("zonder deze actor"), "{told}");
    let told = words(&["actors", &path, "--lang", "nl"]);
    assert!(told.contains("rang knoop soort") && !told.contains("actor "), "{told}");
    for of in ["network", "actors"] {
        let told = words(&["change", &path, &path, "--of", of]);
        let told = told.split(" · command ").next().unwrap();
        assert!(told.contains("node") && !told.contains("actor"), "{told}");
    }
    assert!(words(&["change", &path, &path]).contains("Among the 7 nodes in both: 6 ties kept"));
    let (_other, other) = network(&["u", "v"], &[("u", "v")]);
    // u is a table here and an actor there.
    let folder = tempfile::tempdir().unwrap();
    output(&["report", &path, &other, "--lang", "en", "-o", folder.path().join("out").to_str().unwrap()]);
    let page = std::fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    assert!(page.contains("named node stands in more than one network") || page.contains("No named node stands in"));
    assert!(!page.contains("actor stands") && !page.contains("same actor"));
    // Where all are actors they are called so.
    let (_folder, path) = network(&["a", "b", "c"], &[("a", "b"), ("b", "c")]);
    assert!(words(&["bridges", &path]).contains("Bridging actors: 1; B."));
    assert!(words(&["actors", &path]).contains("rank actor kind"));
}

// Lengths of one over the strength: a pair of strength 4 is a quarter of a step apart.
#[test]
fn with_strengths_there_is_no_largest_nearness() {
    let tie = |a: &str, b: &str| json!({"source": a, "target": b, "kind": "collaborates", "strength": 4});
    let nodes = ["a", "b", "c"].map(|id| json!({"id": id}));
    let (_folder, path) = written(&json!({"nodes": nodes, "edges": [tie("a", "b"), tie("b", "c")]}));
    let told = words(&["explain", "harmonic-closeness", "b", &path, "--weight", "strength"]);
    assert!(told.contains("8") && !told.contains("of the largest value possible"), "{told}");
    assert!(words(&["explain", "harmonic-closeness", "b", &path]).contains("100 % of the largest value possible here"));
    let told = words(&["whatif", &path, "--leaves", "a", "--weight", "strength"]);
    assert!(told.contains("Compactness (how near all are to all) goes from"), "{told}");
    let told = words(&["measure", "closeness-centralization,transitivity,density", &path, "--weight", "strength"]);
    assert!(
        told.contains("Closeness centralization, Transitivity") && told.contains("strengths are not used"),
        "{told}"
    );
    assert!(!words(&["measure", "transitivity", &path]).contains("strengths are not used"));
}

// The tie that ended since and the one that is planned.
#[test]
fn combining_years_says_what_does_not_exist() {
    let tie =
        |a: &str, b: &str, status: &str| json!({"source": a, "target": b, "kind": "collaborates", "status": status});
    let nodes = ["a", "b", "c"].map(|id| json!({"id": id}));
    let (_one, earlier) = written(&json!({"nodes": nodes, "edges": [tie("a", "b", "present")]}));
    let (folder, later) =
        written(&json!({"nodes": nodes, "edges": [tie("a", "b", "ended"), tie("b", "c", "planned")]}));
    let out = folder.path().join("out.json");
    let out = out.to_str().unwrap();
    let told = words(&["combine", "intersection", &later, &earlier, "--force", "-o", out]);
    assert!(
        told.contains("of those written: ended 1") && told.contains("1 of them has another status in the second file"),
        "{told}"
    );
    let told = words(&["combine", "difference", &later, &earlier, "--force", "-o", out, "--lang", "nl"]);
    assert!(told.contains("relaties van elke status doen mee; van de geschrevene: gepland 1"), "{told}");
    let told = words(&["combine", "intersection", &earlier, &earlier, "--force", "-o", out]);
    assert!(!told.contains("status"), "{told}");
}

#[test]
fn counts_of_one_read_as_one() {
    let (_folder, path) = network(&["a"], &[]);
    verbinder()
        .args(["key-players", &path])
        .assert()
        .failure()
        .stderr(contains("the network has 1 node").and(contains("1 nodes").not()));
    let (_folder, path) = network(&["a", "b", "c"], &[("a", "b"), ("b", "c")]);
    let told = words(&["whatif", &path, "--merge", "a+b=Together"]);
    assert!(told.contains("merging: 1 tie between the two is gone; 0 ties are one with another"), "{told}");
    let told = words(&["change", &path, &path]);
    assert!(told.contains("Among the 3 actors in both: 2 ties kept"), "{told}");
}

// Where actors may not be ranked they are listed by the alphabet, of which nobody is first: here the least between others come first in it.
#[test]
fn names_by_the_alphabet_are_not_the_first() {
    let ids = ["a", "k", "m", "z", "y", "x", "l", "b", "c"];
    let answered = |at: usize| if at.is_multiple_of(2) { "no-response" } else { "yes" };
    let nodes: Vec<Value> =
        (0..9).map(|at| json!({"id": ids[at], "label": ids[at].to_uppercase(), "respondent": answered(at)})).collect();
    let ties: Vec<Value> =
        ids.windows(2).map(|pair| json!({"source": pair[0], "target": pair[1], "kind": "collaborates"})).collect();
    let (folder, path) = written(&json!({"nodes": nodes, "edges": ties}));
    assert!(words(&["bridges", &path]).contains("Bridging actors: 7; among them B, K and L."));
    assert!(words(&["bridges", &path, "--rank-anyway"]).contains("Bridging actors: 7; first Y, X and Z."));
    let out = folder.path().join("report");
    output(&["report", &path, "--lang", "en", "-o", out.to_str().unwrap()]);
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("Bridging actors: 7; among them B, K and L."));
}

#[test]
fn no_alike_names_are_said_to_be_none() {
    let (_folder, path) = network(&["ede", "wageningen"], &[("ede", "wageningen")]);
    assert!(words(&["names", &path]).contains("No two names look like the same body with a score of 0.8 or more"));
    assert!(words(&["names", &path, "--lang", "nl"]).contains("een score van 0,8 of meer"));
}

// Two stars joined by one in between: without both centres nobody is in contact, and any other will do as the third.
#[test]
fn who_is_in_all_of_the_best_sets_is_the_key() {
    let edges = [("m", "a"), ("m", "b"), ("m", "c"), ("m", "x"), ("n", "x"), ("n", "d"), ("n", "e"), ("n", "f")];
    let (_folder, path) = network(&["m", "n", "x", "a", "b", "c", "d", "e", "f"], &edges);
    let told = words(&["key-players", &path, "--size", "3"]);
    assert!(told.contains("7 sets are equally good, all with M and N;"), "{told}");
    let told = words(&["key-players", &path, "--size", "3", "--lang", "nl"]);
    assert!(told.contains("7 combinaties zijn even goed, alle met M en N;"), "{told}");
}

// All are tied to all: whoever goes takes own pairs along and cuts off nobody.
#[test]
fn where_nobody_is_cut_off_nobody_is_named() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let pairs = names.iter().enumerate().flat_map(|(at, one)| names[at + 1..].iter().map(move |other| (*one, *other)));
    let (_folder, path) = network(&names, &pairs.collect::<Vec<_>>());
    let told = words(&["key-players", &path, "--size", "2"]);
    assert!(told.contains("No set of 2 makes the network fall apart: none is the key."), "{told}");
    let found = result(&["whatif", &path, "--weakest"]);
    assert!(rows(&found).iter().all(|row| row["what"] != "set"), "{found}");
    let told = words(&["whatif", &path, "--weakest"]);
    assert!(told.contains("with the loss of 2 of the 6 fewer than 50.0 %"), "{told}");
    assert!(told.contains("none of the others is cut off") && !told.contains("smallest set"), "{told}");
    let told = words(&["governance", &path, "--direction", "directed"]);
    assert!(told.contains("Direction is not used here"), "{told}");
    assert!(!words(&["governance", &path]).contains("Direction is not used here"));
}

// Four groups of five, each complete; one tie joins the first two, none any others.
#[test]
fn where_all_keep_to_themselves_the_pairs_without_ties_are_told() {
    let mut nodes = Vec::new();
    let mut edges = vec![json!({"source": "a0", "target": "b0", "kind": "collaborates"})];
    for group in ["a", "b", "c", "d"] {
        for one in 0..5 {
            nodes.push(json!({"id": format!("{group}{one}"), "label": format!("{group}{one}"), "kind": "organisation", "sector": group}));
            for other in 0..one {
                let ends = [one, other].map(|place| format!("{group}{place}"));
                edges.push(json!({"source": ends[0], "target": ends[1], "kind": "collaborates"}));
            }
        }
    }
    let (_folder, path) = written(&json!({"nodes": nodes, "edges": edges}));
    let told = words(&["gaps", &path, "--by", "sector"]);
    assert!(told.contains("Of 6 pairs, 6 have fewer ties than expected; clear gaps: 6"), "{told}");
    let without =
        told.split("nearly every pair lies below it. No tie at all: ").nth(1).and_then(|rest| rest.split('.').next());
    let without = without.unwrap_or_else(|| panic!("{told}"));
    assert!(["a – c", "a – d", "b – c", "b – d", "c – d"].iter().all(|pair| without.contains(pair)), "{without}");
    assert!(!without.contains("a – b"), "{without}");
}

// Two complete groups and two paths: either two are the same, so that neither is the most alike.
#[test]
fn pairs_that_are_equally_alike_are_all_named() {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for group in ["a", "b", "c", "d"] {
        for one in 0..5 {
            nodes.push(json!({"id": format!("{group}{one}"), "kind": "organisation", "sector": group}));
            for other in (0..one).filter(|other| group < "c" || other + 1 == one) {
                let ends = [one, other].map(|place| format!("{group}{place}"));
                edges.push(json!({"source": ends[0], "target": ends[1], "kind": "collaborates"}));
            }
        }
    }
    let (_folder, path) = written(&json!({"nodes": nodes, "edges": edges}));
    let told = words(&["similarity", &path, "--by", "sector"]);
    assert!(
        told.contains("most alike: a and b, c and d (0.00); least: a and c, a and d, b and c and 1 other pair"),
        "{told}"
    );
}

// Rings of twelve and thirteen, twelve of them the same; of the same twelve nothing is said, nor of others.
#[test]
fn two_waves_with_one_newcomer_are_not_taken_for_different_places() {
    let ring = |first: usize, size: usize| {
        let ids: Vec<String> = (first..first + size).map(|id| format!("n{id:02}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let ties: Vec<(&str, &str)> = (0..size).map(|at| (ids[at], ids[(at + 1) % size])).collect();
        network(&ids, &ties)
    };
    let told = |one: &str, other: &str| words(&["compare", one, other, "--of", "differences", "--draws", "20"]);
    let ((_one, before), (_two, after), (_three, others)) = (ring(0, 12), ring(0, 13), ring(20, 13));
    assert!(told(&before, &after).contains("have most actors in common, but not all"));
    assert!(!told(&after, &others).contains("in common, but not all"));
    let (_four, same) = ring(0, 12);
    assert!(!told(&before, &same).contains("in common, but not all"));
}

// D refers to A, A and C to B: B names nobody, and whoever reaches it does so towards it.
#[test]
fn with_direction_it_is_said_who_reaches_whom() {
    let nodes: Vec<Value> = ["a", "b", "c", "d"].map(|id| json!({"id": id, "label": id.to_uppercase()})).into();
    let edges = [("a", "b"), ("c", "b"), ("d", "a")]
        .map(|(from, to)| json!({"source": from, "target": to, "kind": "refers-to", "directed": true}));
    let (_folder, path) = written(&json!({"nodes": nodes, "edges": edges}));
    let told = |measure: &str, node: &str, more: &[&str]| {
        words(&[&["explain", measure, node, &path, "--direction", "directed"], more].concat())
    };
    let towards = told("closeness", "b", &["--along", "in"]);
    assert!(towards.contains("3 of 3 others reach it, in 1.33 steps on average"), "{towards}");
    assert!(towards.contains("Closeness is the share that reaches it"), "{towards}");
    assert!(towards.contains("Farthest, at 2: D, by way of D – A – B."), "{towards}");
    assert!(told("harmonic-closeness", "d", &["--along", "in"]).contains("Nobody reaches it in this direction."));
    assert!(told("closeness", "b", &[]).contains("It reaches nobody in this direction."));
    assert!(told("closeness", "d", &[]).contains("It reaches 2 of 3 others, in 1.5 steps on average."));
    assert!(told("betweenness", "b", &[]).contains("No shortest route runs over it: no tie leads on from it."));
    assert!(told("betweenness", "d", &[]).contains("No shortest route runs over it: no tie leads to it."));
    let between = told("betweenness", "a", &[]);
    assert!(between.contains("It lies on every shortest route between 1 pair of others: 1 in all."), "{between}");
}

// The centre of a star takes in a leaf, and goes by another name.
#[test]
fn a_broker_that_took_in_another_is_called_by_the_new_name() {
    let (_folder, path) = star();
    let told = words(&["whatif", &path, "--merge", "m+a=Samen"]);
    assert!(told.contains("The first broker stays M, now Samen."), "{told}");
}

// Two groups are one pair.
#[test]
fn one_pair_of_groups_is_one() {
    let nodes: Vec<Value> =
        (0..8).map(|id| json!({"id": format!("n{id}"), "sector": if id < 4 { "a" } else { "b" }})).collect();
    let ties =
        (0..8).flat_map(|one| (one + 1..8).filter(move |other| one / 4 == other / 4).map(move |other| (one, other)));
    let edges: Vec<Value> = ties
        .map(|(a, b)| json!({"source": format!("n{a}"), "target": format!("n{b}"), "kind": "collaborates"}))
        .collect();
    let (_folder, path) = written(&json!({"nodes": nodes, "edges": edges}));
    let told = words(&["gaps", &path, "--by", "sector"]);
    assert!(told.contains("Of 1 pair, 1 has fewer ties than expected"), "{told}");
    let told = words(&["gaps", &path, "--by", "sector", "--lang", "nl"]);
    assert!(told.contains("Van 1 paar heeft er 1 minder relaties dan verwacht"), "{told}");
}
