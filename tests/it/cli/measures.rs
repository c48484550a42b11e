//! Measures that need more than the network: what the user must say, and what is said back.

use super::{ARTICLES, FAMILIES, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};

fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

#[test]
fn roles_by_municipality_say_who_was_left_out() {
    let found = result(&["measure", "brokerage", ARTICLES, "--by", "municipality", "--lang", "en"]);
    let names: Vec<&str> =
        found["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    assert_eq!(names[..4], ["id", "label", "brokerage_coordinator", "brokerage_itinerant"]);
    assert_eq!(names.len(), 2 + 24);
    assert_eq!(found["recipe"]["by"], "municipality");
    // Who has no municipality, as the national actors, has no role, and the notes say how many these are.
    let without = rows(&found).iter().filter(|row| row["brokerage_total"].is_null()).count();
    assert!(without > 0 && without < rows(&found).len());
    let notes = found["notes"].to_string();
    assert!(notes.contains(&format!("{without} of {} nodes", rows(&found).len())), "{notes}");
    for row in rows(&found).iter().filter(|row| !row["brokerage_total"].is_null()) {
        let roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"];
        let sum: f64 = roles.iter().map(|role| number(&row[format!("brokerage_{role}")])).sum();
        assert!((sum - number(&row["brokerage_total"])).abs() < 1e-9, "{row}");
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let fails = |arguments: &[&str], message: &str, hint: &str| {
        verbinder().arg("measure").args(arguments).assert().code(2).stderr(contains(message)).stderr(contains(hint));
    };
    fails(&["brokerage", ARTICLES], "brokerage needs groups of nodes", "--by municipality");
    fails(&["ei-index", ARTICLES, "--by", "muncipality"], "no node has", "did you mean \"municipality\"?");
    fails(&["group-degree", FAMILIES], "group-degree needs a group of nodes", "--group ID,ID");
    fails(&["group-degree", FAMILIES, "--group", "medicis"], "no node has this id", "did you mean \"medici\"?");
    fails(&["multiplexity", FAMILIES, "--layer", "marriage"], "all ties are of one layer", "leave out --layer");
    fails(&["confirmed", FAMILIES], "who reported each tie", "reported_by");
    // Each named others: whether an arc is confirmed nobody was asked, unless some arc is reported by whom it leads to.
    let mutual = |by: &str| {
        json!({"directed": true, "nodes": [{"id": "a", "respondent": "yes"}, {"id": "b", "respondent": "yes"}], "edges": [
            {"source": "a", "target": "b", "reported_by": ["a"]}, {"source": "b", "target": "a", "reported_by": [by]}]})
    };
    for measure in ["confirmed", "reported-ties"] {
        let asked = ["measure", measure, "-", "--direction", "directed"];
        let run = verbinder().args(asked).write_stdin(mutual("b").to_string()).assert().code(2);
        run.stderr(contains("nobody reported a tie that leads to them")).stderr(contains("leave out --direction"));
        verbinder().args(asked).write_stdin(mutual("a").to_string()).assert().success();
        verbinder().args(&asked[..3]).write_stdin(mutual("b").to_string()).assert().success();
    }
    // A ranking needs one number per actor.
    let actors = ["actors", ARTICLES, "--sort", "brokerage"];
    verbinder().args(actors).assert().code(2).stderr(contains("no single number"));
}

// Padgett & Ansell 1993: 20 marriages, 15 business ties, 8 of them between the same families.
#[test]
fn relations_of_the_florentine_families() {
    let found = result(&["measure", "network-multiplexity", FAMILIES]);
    let row = &rows(&found)[0];
    assert!((number(&row["network-multiplexity_share"]) - 8.0 / 27.0).abs() < 1e-12);
    assert!((number(&row["network-multiplexity_mean"]) - 35.0 / 27.0).abs() < 1e-12);
    assert!((number(&row["network-multiplexity_overlap"]) - 8.0 / 27.0).abs() < 1e-12);
}

// Counted over all sets with a few lines of Python: without Medici and Guadagni 23 of 91 pairs remain joined, no other two do more.
#[test]
fn key_players_of_the_florentine_families() {
    let marriages = ["key-players", FAMILIES, "--layer", "marriage"];
    let found = result(&marriages);
    assert_eq!(rows(&found).len(), 1);
    assert_eq!(rows(&found)[0]["ids"], json!(["guadagni", "medici"]));
    assert!((number(&rows(&found)[0]["value"]) - (1.0 - 23.0 / 91.0)).abs() < 1e-12);
    let three = result(&[&marriages[..], &["--size", "3"]].concat());
    assert_eq!(rows(&three)[0]["ids"], json!(["guadagni", "medici", "strozzi"]));
    let group = ["measure", "group-degree", FAMILIES, "--layer", "marriage", "--group", "strozzi,medici"];
    assert!((number(&rows(&result(&group))[0]["group-degree"]) - 9.0 / 14.0).abs() < 1e-12);
    for size in ["0", "15", "99"] {
        verbinder().args(marriages).args(["--size", size]).assert().code(2).stderr(contains("ask for at least one"));
    }
}

#[test]
fn groups_are_rows_and_clusters_are_groups() {
    let found = result(&["measure", "group-ei-index", FAMILIES, "--by", "cluster", "--layer", "marriage"]);
    assert_eq!(found["columns"][0]["name"], "group");
    // Pucci has no marriage: a cluster of its own, without an index.
    assert!(rows(&found).iter().any(|row| row["group-ei-index_index"].is_null()));
}

#[test]
fn what_a_measure_settles_itself_is_told() {
    let found = result(&["measure", "katz", FAMILIES, "--layer", "marriage"]);
    assert!(found["notes"].to_string().contains("katz: alpha = 0."), "{}", found["notes"]);
    // On a chain 1 → 2 → 3 no walk comes back: by hand 1, 1 + 0.85, 1 + 0.85 + 0.85².
    let chain = r#"{"directed": true, "nodes": [{"id": "1"}, {"id": "2"}, {"id": "3"}],
        "edges": [{"source": "1", "target": "2"}, {"source": "2", "target": "3"}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chain.json");
    std::fs::write(&file, chain).unwrap();
    let found = result(&["measure", "katz", file.to_str().unwrap(), "--direction", "directed"]);
    assert!((rows(&found)[2]["katz"].as_f64().unwrap() - 2.5725).abs() < 1e-12, "{found}");
    assert!(found["notes"].to_string().contains("no walk comes back"), "{}", found["notes"]);
    let undefined = result(&["measure", "katz", FAMILIES, "--layer", "marriage", "--alpha", "1"]);
    assert!(undefined["notes"].to_string().contains("katz: empty for 16"), "{}", undefined["notes"]);
}

#[test]
fn the_recipe_names_the_choices_that_matter_and_nothing_breaks_on_nothing() {
    let found = result(&["measure", "degree,within-module-z", FAMILIES, "--by", "cluster", "--spread", "sample"]);
    assert_eq!((&found["recipe"]["normalized"], &found["recipe"]["spread"]), (&json!("no"), &json!("sample")));
    assert!(found["recipe"].get("permutations").is_none());
    let empty = r#"{"nodes": [], "edges": []}"#;
    verbinder().args(["measure", "brokerage", "-", "--by", "kind"]).write_stdin(empty).assert().success();
}

// Lengths by hand: a-b 1/4, b-c 1/4, a-c 1/1 are nearer over b; as one step each, or as lengths 4, 4 and 1, a and c are nearest
// directly.
#[test]
fn the_length_of_ties_is_announced_and_can_be_chosen() {
    let file = r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [
        {"source": "a", "target": "b", "kind": "collaborates", "strength": 4},
        {"source": "b", "target": "c", "kind": "collaborates", "strength": 4},
        {"source": "a", "target": "c", "kind": "collaborates", "strength": 1}]}"#;
    let betweenness = |cost: &[&str]| {
        let arguments =
            [&["measure", "betweenness,closeness", "-", "--weight", "strength", "--format", "json"], cost].concat();
        let run = verbinder().args(arguments).write_stdin(file).assert().success();
        let found: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
        assert!(found["recipe"]["cost"].is_string(), "{}", found["recipe"]);
        let middle = &rows(&found)[1];
        (number(&middle["betweenness"]), number(&middle["closeness"]), found["notes"].to_string())
    };
    let (between, close, notes) = betweenness(&[]);
    assert!((between - 1.0).abs() < 1e-12 && (close - 4.0).abs() < 1e-12, "{between} {close}");
    assert!(notes.contains("1/strength"), "{notes}");
    let (between, close, _) = betweenness(&["--cost", "hops"]);
    assert!(between.abs() < 1e-12 && (close - 1.0).abs() < 1e-12, "{between} {close}");
    let (between, close, _) = betweenness(&["--cost", "strength"]);
    assert!(between.abs() < 1e-12 && (close - 0.25).abs() < 1e-12, "{between} {close}");
    // Where nothing follows paths, nothing is said of lengths.
    let strength = result(&["measure", "strength", ARTICLES, "--weight", "strength"]);
    assert!(!strength["notes"].to_string().contains("1/"), "{}", strength["notes"]);
}

// Of a with ties of 4 and 2.5 the strength is 6.5; without strengths it would be 2, the number of partners.
#[test]
fn strengths_that_are_not_used_are_told_of_measures_of_strength() {
    let file = r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [
        {"source": "a", "target": "b", "kind": "collaborates", "strength": 4},
        {"source": "a", "target": "c", "kind": "collaborates", "strength": 2.5}]}"#;
    let found = |arguments: &[&str], file: &str| -> serde_json::Value {
        let arguments = [&["measure"], arguments, &["-", "--format", "json"]].concat();
        let run = verbinder().args(arguments).write_stdin(file.to_owned()).assert().success();
        serde_json::from_slice(&run.get_output().stdout).unwrap()
    };
    let told = |found: &serde_json::Value| found["notes"].to_string().contains("--weight strength");
    let plain = found(&["strength,mean-strength,degree"], file);
    let note = "strength, mean tie strength: the strengths of 2 ties are not used, every tie counts as 1";
    assert!(plain["notes"].to_string().contains(note), "{}", plain["notes"]);
    let dutch = found(&["strength", "--lang", "nl"], file);
    assert!(dutch["notes"].to_string().contains("de sterkte van 2 relaties is niet gebruikt"), "{}", dutch["notes"]);
    assert!(told(&found(&["weighted-density"], file)) && told(&found(&["opsahl-degree"], file)));
    let weighed = found(&["strength", "--weight", "strength"], file);
    assert!((number(&rows(&weighed)[0]["strength"]) - 6.5).abs() < 1e-12 && !told(&weighed));
    // Degree and constraint say something without strengths; and where the file states none, none is passed over.
    assert!(!told(&found(&["degree,constraint,pagerank"], file)));
    assert!(!told(&found(&["strength"], &file.replace(r#", "strength": 4"#, "").replace(r#", "strength": 2.5"#, ""))));
}

#[test]
fn columns_that_lack_the_same_are_named_once_and_a_direction_left_out_is_told() {
    let found = result(&["measure", "triad-census", ARTICLES, "--lang", "en"]);
    let notes: Vec<&str> = found["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap()).collect();
    assert_eq!(notes.iter().filter(|note| note.starts_with("triad-census")).count(), 1, "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("--direction directed")), "{notes:?}");
    let families = result(&["measure", "triad-census", FAMILIES, "--layer", "marriage"]);
    assert!(!families["notes"].to_string().contains("--direction"), "the families have no direction to follow");
}

// Padgett's marriages: Medici, Guadagni and Albizzi lie between most others (networkx 3.6.1); six families have three partners.
#[test]
fn the_highest_come_first_and_equals_are_not_cut_apart() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let found = result(&[&["measure", "betweenness,degree", FAMILIES, "--layer", "marriage"], arguments].concat());
        rows(&found).iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--top", "3"]), ["medici", "guadagni", "albizzi"]);
    let by_degree = ids(&["--sort", "degree", "--top", "4"]);
    assert_eq!(by_degree[..3], ["medici", "guadagni", "strozzi"]);
    assert_eq!(by_degree.len(), 9, "{by_degree:?}");
    let wrong = ["measure", "degree", FAMILIES, "--sort", "label"];
    verbinder()
        .args(wrong)
        .assert()
        .code(2)
        .stderr(contains("no column \"label\""))
        .stderr(contains("use one of degree"));
}

// The page of a measure in both languages; programs get every field of it.
#[test]
fn a_measure_is_explained() {
    let explain = |arguments: &[&str]| {
        let run = verbinder().args(["list", "measures"]).args(arguments).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let dutch = explain(&["closeness", "--lang", "nl"]);
    for words in [
        "Nabijheid",
        "Hoe weinig stappen",
        "(r−1)/(n−1)",
        "1 is een rechtstreekse relatie",
        "--along",
        "Wasserman & Faust 1994",
    ] {
        assert!(dutch.contains(words), "{words}: {dutch}");
    }
    assert!(!dutch.contains("kolommen") && !dutch.contains("–\n"), "{dutch}");
    let english = explain(&["brokerage", "katz", "--lang", "en"]);
    assert!(english.contains("brokerage_gatekeeper (Gatekeeper)") && english.contains("groups of nodes"), "{english}");
    assert!(english.contains("--alpha (") && !english.contains("coordinator_sd"), "{english}");
    let all = result(&["list", "measures"]);
    let katz = rows(&all).iter().find(|row| row["id"] == "katz").unwrap();
    assert_eq!((&katz["options"], &katz["reference"]), (&json!(["--alpha"]), &json!("Katz 1953")));
    assert!(
        ["formula", "reading", "caution", "direction", "weights", "unit"].iter().all(|field| katz[field] != json!(""))
    );
    // The list itself stays short.
    assert!(!explain(&[]).contains(katz["caution"].as_str().unwrap()));
    let fails = |arguments: &[&str], message: &str| {
        verbinder().arg("list").args(arguments).assert().code(2).stderr(contains(message));
    };
    fails(&["measures", "betwenness"], "did you mean \"betweenness\"?");
    fails(&["rules", "density"], "only measures are explained");
}

#[test]
fn options_may_stand_before_the_file() {
    let before = ["measure", "degree,strength", "--layer", "marriage", FAMILIES, "--top", "2"];
    assert_eq!(rows(&result(&before))[0]["id"], "medici");
    verbinder().args(["measure", "degree"]).assert().code(2).stderr(contains("<FILE>"));
}

#[test]
fn clusters_need_what_their_options_imply() {
    let refused = |arguments: &[&str], message: &str| {
        verbinder().args(arguments).assert().code(2).stderr(contains(message));
    };
    refused(&["clusters", FAMILIES, "--method", "walktrap", "--groups", "99"], "the network has 16 nodes");
    refused(&["clusters", FAMILIES, "--objective", "cpm"], "needs --resolution");
    refused(&["explain", "cluster", "medici", FAMILIES, "--objective", "cpm"], "needs --resolution");
    refused(&["compare", ARTICLES, "--by", "sector", "--of", "joins"], "looks at municipalities");
    refused(&["measure", "katz", FAMILIES, "--alpha", "nan"], "expected a number");
}

// Twelve of 159 are more sets than can be looked at: what a search found first is the best known, and not the only one.
#[test]
fn a_search_that_saw_few_sets_claims_no_more_than_it_saw() {
    let many = ["key-players", ARTICLES, "--size", "12", "--lang", "en"];
    let run = verbinder().args(many).assert().success();
    let text = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(text.contains("Heuristic") && !text.contains("no other set"), "{text}");
}

// An option that nothing listens to would leave the reader with figures that are not what was asked for.
#[test]
fn options_that_say_nothing_to_any_measure_are_refused() {
    let refused = |arguments: &[&str], message: &str, hint: &str| {
        verbinder().args(arguments).assert().code(2).stderr(contains(message)).stderr(contains(hint));
    };
    for (option, value, able) in [
        ("along", "in", "closeness"),
        ("steps", "3", "reach"),
        ("alpha", "0.1", "katz"),
        ("tie-weight", "0.2", "opsahl-degree"),
        ("closeness", "component", "closeness"),
        ("scale", "length", "eigenvector"),
        ("damping", "0.9", "pagerank"),
        ("core-degree", "in", "coreness"),
        ("few-partners", "exclude", "average-clustering"),
        ("reciprocity", "pairs", "reciprocity"),
        ("spread", "sample", "degree-spread"),
        ("by", "municipality", "brokerage"),
        ("value", "since", "numeric-assortativity"),
        ("group", "medici,strozzi", "group-degree"),
        ("permutations", "99", "ei-index"),
        ("draws", "20", "small-world"),
    ] {
        let option = format!("--{option}");
        let asked = ["measure", "density", FAMILIES, &option, value];
        refused(&asked, &format!("{option} says nothing to density"), able);
    }
    refused(
        &["significance", "density", FAMILIES, "--damping", "0.9"],
        "--damping says nothing to density",
        "pagerank",
    );
    // What is as usual, and what one of several listens to.
    verbinder().args(["measure", "degree", FAMILIES, "--damping", "0.85", "--steps", "2"]).assert().success();
    verbinder().args(["measure", "degree,pagerank", FAMILIES, "--damping", "0.9"]).assert().success();
}

// a–b of strength 1 and 2 is one tie of strength 2, b–c one of 5: a has 2 and b 7, where others add up to 3 and 8.
#[test]
fn ties_of_one_pair_are_said_to_count_once() {
    let read = |edges: Value, arguments: &[&str]| {
        let file = json!({"graph": {}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": edges});
        let all = [&["measure", "strength", "-", "--lang", "en", "--format", "json"], arguments].concat();
        let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
        serde_json::from_slice::<Value>(&run.get_output().stdout).unwrap()
    };
    let tie = |a: &str, b: &str, strength: f64| json!({"source": a, "target": b, "strength": strength});
    let twice = json!([tie("a", "b", 1.0), tie("b", "a", 2.0), tie("b", "c", 5.0)]);
    let said = "2 ties between 1 pair count once for each pair, by the highest strength and not the sum";
    let found = read(twice.clone(), &["--weight", "strength"]);
    assert!(found["notes"].to_string().contains(said), "{}", found["notes"]);
    assert_eq!((&row(&found, "id", "a")["strength"], &row(&found, "id", "b")["strength"]), (&json!(2.0), &json!(7.0)));
    // With direction there is one each way; of mutual pairs the weaker counts; counted, none is lost.
    for other in [
        &["--weight", "strength", "--direction", "directed"][..],
        &["--weight", "count"],
        &["--weight", "strength", "--symmetrise", "both"],
    ] {
        let directed = json!([tie("a", "b", 1.0), tie("b", "a", 2.0)]);
        let mut file = directed;
        file.as_array_mut().unwrap().iter_mut().for_each(|tie| tie["directed"] = json!(true));
        let found = read(file, other);
        assert!(!found["notes"].to_string().contains("count once"), "{other:?}: {}", found["notes"]);
    }
    // One is no plural.
    let one = json!([{"source": "a", "target": "b"}, tie("b", "c", 3.0), tie("c", "c", 1.0)]);
    let notes = read(one, &["--weight", "strength"])["notes"].to_string();
    assert!(notes.contains("1 tie from a node to itself left out"), "{notes}");
    assert!(notes.contains("1 tie states no strength and weighs"), "{notes}");
}
