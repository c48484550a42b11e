//! Figures beside chance, and whether clusters can be relied on, as a user meets them.

use super::{ARTICLES, FAMILIES, output, result, row, rows, verbinder};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn fails(arguments: &[&str], message: &str, hint: &str) {
    verbinder().args(arguments).assert().code(2).stderr(contains(message)).stderr(contains(hint));
}

#[test]
fn one_row_and_one_sentence_per_figure_in_every_form() {
    let asked =
        ["significance", "transitivity,core-periphery_anything", FAMILIES, "--layer", "marriage", "--draws", "19"];
    let found = result(&[&asked[..], &["--lang", "en"]].concat());
    let names: Vec<&str> =
        found["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    let expected = [
        "measure",
        "null",
        "observed",
        "mean",
        "sd",
        "z",
        "percentile",
        "p_ge",
        "p_le",
        "p_two_sided",
        "draws",
        "undefined",
        "sentence",
    ];
    assert_eq!(names, expected);
    assert_eq!(rows(&found).len(), 2);
    let closed = row(&found, "measure", "transitivity");
    assert_eq!((&closed["null"], &closed["draws"]), (&json!("same-degrees"), &json!(19)));
    // networkx 3.6.1: transitivity of the marriages.
    assert!((number(&closed["observed"]) - 0.191_489_361_702_127_66).abs() < 1e-12);
    assert!(number(&closed["p_ge"]) >= 0.05 && number(&closed["p_two_sided"]) <= 1.0);
    assert!(closed["sentence"].as_str().unwrap().starts_with("Transitivity: 0.191, where 19 random networks in which"));
    assert_eq!((&found["recipe"]["draws"], &found["recipe"]["seed"]), (&json!(19), &json!(1)));
    assert!(found["notes"].to_string().contains("With 19 draws no p can be below 0.0500"));
    let text = output(&[&asked[..], &["--lang", "nl"]].concat());
    assert!(text.contains("· Geslotenheid: 0,191, waar 19 toevallige netwerken waarin"), "{text}");
    let csv = output(&[&asked[..], &["--lang", "nl", "--format", "csv"]].concat());
    assert!(csv.lines().next().unwrap().ends_with("draws,undefined,sentence") && csv.contains("toevallige netwerken"));
    let markdown = output(&[&asked[..], &["--lang", "en", "--format", "markdown"]].concat());
    assert!(markdown.contains("- Transitivity: 0.191, where"), "{markdown}");
}

#[test]
fn every_measure_has_a_usual_model() {
    let found = result(&["significance", "ei-index,transitivity", ARTICLES, "--by", "municipality", "--draws", "9"]);
    assert_eq!(rows(&found)[0]["measure"], "ei-index_index");
    assert_eq!(
        (&rows(&found)[0]["null"], &rows(&found)[1]["null"]),
        (&json!("label-permutation"), &json!("same-degrees"))
    );
    assert!(found["notes"].to_string().contains("municipality"));
    // Three actors, two structures; networkx 3.6.1 bipartite.density.
    let tie = |a: &str, b: &str| json!({"source": a, "target": b, "kind": "participates-in"});
    let node = |id: &str, kind: &str| json!({"id": id, "kind": kind});
    let actors = ["a", "b", "c", "d"].map(|id| node(id, "organisation"));
    let nodes = [&actors[..], &[node("v", "venue"), node("w", "venue")]].concat();
    let file = json!({"graph": {"format": "verbinder/1"}, "nodes": nodes,
        "edges": [tie("a", "v"), tie("b", "v"), tie("b", "w"), tie("c", "w"), tie("d", "w")]});
    let judged = |measures: &str, more: &[&str]| -> Value {
        let given = ["significance", measures, "-", "--draws", "9", "--format", "json", "--lang", "en"];
        let run = verbinder().args(given).args(more).write_stdin(file.to_string()).assert().success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    let found = judged("two-mode-density,diameter", &[]);
    let warns = |found: &Value| found["notes"].to_string().contains("every tie joins an actor and a structure");
    // Chance that joins actors with each other too is no yardstick of anything here: it is taken only if asked for, and told.
    assert!(rows(&found)[1]["null"] == "same-two-mode-degrees" && !warns(&found), "{found}");
    assert!(warns(&judged("diameter", &["--null", "same-degrees"])));
    assert!((number(&rows(&found)[0]["observed"]) - 5.0 / 8.0).abs() < 1e-12);
    assert_eq!(rows(&found)[0]["null"], "same-two-mode-degrees");
    // The number of ties is kept: nothing to say.
    assert!(rows(&found)[0]["z"].is_null() && number(&rows(&found)[0]["sd"]) == 0.0);
    assert!(["percentile", "p_ge", "p_le", "p_two_sided"].iter().all(|column| rows(&found)[0][column].is_null()));
}

#[test]
fn what_cannot_be_compared_is_refused_with_what_to_do() {
    let significance = |arguments: &[&str], message: &str, hint: &str| {
        fails(&[&["significance"], arguments].concat(), message, hint);
    };
    significance(&["degree", ARTICLES], "degree is a measure of nodes", "verbinder list measures");
    significance(&["transitivty", ARTICLES], "no measure is called", "did you mean \"transitivity\"?");
    significance(&["small-world", ARTICLES], "compares with random networks itself", "verbinder measure small-world");
    significance(&["triangle-balance", ARTICLES], "needs signed ties", "no null model");
    significance(&["ei-index_z", ARTICLES, "--by", "kind"], "makes this comparison itself", "ei-index_index");
    significance(&["ei-index", ARTICLES], "needs groups of nodes", "--by municipality");
    let with = |measure: &'static str, model: &'static str| [measure, ARTICLES, "--null", model];
    significance(&with("transitivity", "label-permutation"), "looks at none", "--null same-degrees");
    significance(&with("reciprocity", "same-dyads"), "ties with a direction", "--direction directed");
    significance(&with("two-mode-clustering", "same-degrees"), "does not keep", "same-two-mode-degrees");
    significance(&with("density", "same-two-mode-degrees"), "of the same mode", "participates-in");
    significance(&with("density", "tea-leaves"), "tea-leaves", "same-density");
    significance(&["density", ARTICLES, "--draws", "0"], "0 is not in", "--draws");
}

#[test]
fn tiny_networks_are_not_compared() {
    let file = |nodes: usize| {
        let ids: Vec<Value> = (0..nodes).map(|node| json!({"id": node.to_string()})).collect();
        let ties: Vec<Value> =
            (1..nodes).map(|node| json!({"source": "0", "target": node.to_string(), "kind": "collaborates"})).collect();
        json!({"graph": {"format": "verbinder/1"}, "nodes": ids, "edges": ties}).to_string()
    };
    for (nodes, compared, with_z) in
        [(0, false, false), (1, false, false), (4, false, false), (6, true, false), (11, true, true)]
    {
        let run = verbinder()
            .args(["significance", "density,diameter,clique-number", "-", "--null", "same-density", "--draws", "99"])
            .args(["--format", "json", "--lang", "en"])
            .write_stdin(file(nodes))
            .assert()
            .success();
        let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
        let diameter = row(&found, "measure", "diameter");
        assert_eq!(diameter["p_ge"].is_number(), compared, "{nodes}: {diameter}");
        assert_eq!(diameter["z"].is_number(), with_z, "{nodes}: {diameter}");
        assert!(diameter["sentence"].as_str().unwrap().ends_with('.'));
        let density = row(&found, "measure", "density");
        assert!(density["z"].is_null(), "what the model keeps has no z");
    }
}

#[test]
fn stability_of_communities_in_words_and_rows() {
    // Below 19 draws no chance can be as low as 0.05, and every network would have no clear clusters.
    let few = ["clusters", ARTICLES, "--stability", "--draws", "18"];
    verbinder().args(few).assert().failure().stderr(contains("18 is not in 19.."));
    let asked = ["clusters", ARTICLES, "--stability", "--draws", "19", "--runs", "5"];
    let found = result(&[&asked[..], &["--lang", "en"]].concat());
    let checks: Vec<&str> = rows(&found).iter().map(|row| row["check"].as_str().unwrap()).collect();
    assert_eq!(checks, ["seeds", "lost-ties", "chance", "all"]);
    let verdict = rows(&found)[3]["verdict"].as_str().unwrap();
    assert!(["stable", "unstable", "no-more-than-chance"].contains(&verdict));
    let lost = row(&found, "check", "lost-ties");
    assert_eq!(lost["draws"], 19);
    assert!((0.0..1.0).contains(&number(&lost["ari"])) && number(&lost["vi"]) > 0.0);
    let chance = row(&found, "check", "chance");
    assert!(chance["ari"].is_null() && number(&chance["p_ge"]) >= 0.05 - 1e-12);
    assert_eq!((&found["recipe"]["draws"], &found["recipe"]["lost_ties"]), (&json!(19), &json!(0.1)));
    let dutch = output(&[&asked[..], &["--lang", "nl"]].concat());
    assert!(dutch.contains("gemeenschappen gevonden") && dutch.contains("aangepaste Rand-index"), "{dutch}");
    // Each cluster and each node by itself, by the same draws.
    let of = |what: &str| result(&[&asked[..], &["--of", what, "--lang", "en"]].concat());
    let (clusters, nodes) = (of("clusters"), of("nodes"));
    for row in rows(&clusters) {
        let (jaccard, again, gone) = (number(&row["jaccard"]), number(&row["found_again"]), number(&row["dissolved"]));
        assert!((0.0..=1.0).contains(&jaccard) && again + gone <= 1.0 + 1e-12, "{row}");
        let verdict = match jaccard {
            mean if mean >= 0.85 => "highly-stable",
            mean if mean >= 0.75 => "stable",
            mean if mean >= 0.6 => "doubtful",
            _ => "not-to-be-trusted",
        };
        assert_eq!(
            (&row["verdict"], &row["size"]),
            (&json!(verdict), &json!(row["members"].as_array().unwrap().len()))
        );
    }
    assert!(rows(&clusters).len() > 5 && rows(&nodes).len() == 159);
    for row in rows(&nodes) {
        assert_eq!(row["community"].is_null(), row["together"].is_null(), "{row}");
        assert!(row["together"].is_null() || (0.0..=1.0).contains(&number(&row["together"])));
    }
    fails(&["clusters", ARTICLES, "--of", "nodes"], "--stability", "--stability");
    // A definition has no seeds, and no chance.
    let cores = result(&["clusters", ARTICLES, "--stability", "--draws", "19", "--method", "k-cores", "--lang", "en"]);
    assert_eq!(rows(&cores).iter().map(|row| &row["check"]).collect::<Vec<_>>(), ["lost-ties", "all"]);
    let overlapping = ["clusters", ARTICLES, "--stability", "--method", "k-clique"];
    fails(&overlapping, "may overlap", "leiden");
    fails(&["clusters", ARTICLES, "--draws", "19"], "--stability", "--stability");
    fails(&["clusters", ARTICLES, "--stability", "--members"], "cannot be used with", "--members");
    let empty = r#"{"nodes": [{"id": "a"}], "edges": []}"#;
    verbinder()
        .args(["clusters", "-", "--stability"])
        .write_stdin(empty)
        .assert()
        .success()
        .stdout(contains("no ties"));
}

#[test]
fn a_single_cluster_is_no_division() {
    // All of six are tied to each other: one core, whatever is lost; of a community it would be said that chance divides as well.
    let pairs = (0..6).flat_map(|a| (a + 1..6).map(move |b| json!({"source": a.to_string(), "target": b.to_string()})));
    let nodes: Vec<Value> = (0..6).map(|id| json!({"id": id.to_string()})).collect();
    let file = json!({"nodes": nodes, "edges": pairs.collect::<Vec<_>>()});
    for (language, sentence) in [("en", "Nothing is divided"), ("nl", "Er is niets verdeeld")] {
        verbinder()
            .args(["clusters", "-", "--stability", "--draws", "19", "--method", "k-cores", "--lang", language])
            .write_stdin(file.to_string())
            .assert()
            .success()
            .stdout(contains(sentence))
            .stdout(contains("1 clusters").not());
    }
}

#[test]
fn models_are_listed_in_both_languages() {
    for (language, word) in [("en", "numbers of nodes and ties"), ("nl", "aantallen knopen en relaties")] {
        let found = output(&["list", "models", "--format", "csv", "--lang", language]);
        assert_eq!(found.lines().count(), 7);
        assert!(found.contains("same-two-mode-degrees") && found.contains(word), "{found}");
    }
}

// Three figures, of which the usual models are the same degrees, shuffled labels, and the same degrees again.
#[test]
fn the_recipe_names_every_model_once() {
    let asked =
        ["significance", "transitivity,ei-index_index,diameter", ARTICLES, "--by", "municipality", "--draws", "9"];
    assert_eq!(result(&asked)["recipe"]["null"], "label-permutation,same-degrees");
}

#[test]
fn what_is_undefined_is_no_comparison() {
    // Of the four columns of degree assortativity the three of directions are undefined without direction.
    let asked = ["significance", "transitivity,degree-assortativity", FAMILIES, "--layer", "marriage", "--draws", "19"];
    let found = result(&[&asked[..], &["--lang", "en"]].concat());
    assert_eq!(rows(&found).len(), 5);
    let notes = found["notes"].to_string();
    assert!(notes.contains("2 comparisons:"), "{notes}");
}
