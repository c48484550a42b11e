//! Networks side by side: what is shown, what is warned of, and what is refused.

use super::{ARTICLES, FAMILIES, result, row, rows, verbinder};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

/// The JSON result of a comparison of what comes in on standard input.
fn compare(file: &Value, arguments: &[&str]) -> Value {
    let all = [&["compare", "-", "--lang", "en", "--format", "json"], arguments].concat();
    let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn ids(cautions: &Value) -> Vec<&str> {
    rows(cautions).iter().map(|row| row["caution"].as_str().unwrap()).collect()
}

/// A town of `size` nodes in a ring, each passage about a node of its own.
fn town(name: &str, size: usize, respondent: &str) -> (Vec<Value>, Vec<Value>) {
    let node = |at: usize| {
        json!({"id": format!("{name}{at}"), "kind": "organisation", "municipality": name, "respondent": respondent,
               "evidence": [{"source": "s", "page": format!("{name}-{at}")}]})
    };
    let edge = |at: usize| json!({"source": format!("{name}{at}"), "target": format!("{name}{}", (at + 1) % size), "kind": "collaborates"});
    ((0..size).map(node).collect(), (0..size).map(edge).collect())
}

fn towns(towns: Vec<(Vec<Value>, Vec<Value>)>) -> Value {
    let (nodes, edges): (Vec<Vec<Value>>, Vec<Vec<Value>>) = towns.into_iter().unzip();
    json!({"nodes": nodes.concat(), "edges": edges.concat()})
}

#[test]
fn the_towns_of_the_articles_are_not_ranked_by_density() {
    let ranked = ["compare", ARTICLES, "--lang", "en", "--rank", "density"];
    let refused = contains("not ranked by density").and(contains("one-source")).and(contains("size-explains"));
    verbinder().args(ranked).assert().code(2).stderr(refused.and(contains("--rank-anyway")));
    let anyway = result(&[&ranked[..], &["--rank-anyway"]].concat());
    assert!(anyway["notes"][0].as_str().unwrap().starts_with("RANKED ANYWAY"), "{}", anyway["notes"]);
    let values: Vec<f64> = rows(&anyway).iter().filter_map(|row| row["density"].as_f64()).collect();
    assert!(values.len() > 10 && values.is_sorted_by(|a, b| a >= b), "{values:?}");
    // What depends neither on size nor on how much was written may be ranked.
    assert_eq!(result(&["compare", ARTICLES, "--rank", "ei_index"])["recipe"]["rank"], "ei_index");
    let few = ["compare", ARTICLES, "--of", "chance", "--draws", "20"];
    verbinder().args(few).assert().code(2).stderr(contains("too few to judge"));
    let notes = anyway["notes"].to_string();
    assert!(!notes.contains("alphabetical") && notes.contains("unknown, not absent"), "{notes}");
    let unknown = ["compare", ARTICLES, "--rank", "densty"];
    verbinder().args(unknown).assert().code(2).stderr(contains("no figure \"densty\""));
}

#[test]
fn cautions_say_what_the_articles_cannot_carry() {
    let found = result(&["compare", ARTICLES, "--lang", "en", "--of", "cautions"]);
    let expected =
        ["silence", "one-source", "award-texts", "written-size", "size-explains", "too-few-nodes", "different-years"];
    assert_eq!(ids(&found), expected);
    let awarded = row(&found, "caution", "award-texts");
    // The ten Golden Social Municipalities of 2017 and the region of that list.
    assert!(awarded["networks"].as_array().unwrap().contains(&json!("Wageningen")), "{awarded}");
    assert!(!awarded["networks"].as_array().unwrap().contains(&json!("Noordenveld")), "{awarded}");
}

// Densities by hand; transitivity by networkx 3.6.1 (20 marriages: 3 triangles among 47 pairs of ties; 15 business ties: 5 in 36).
#[test]
fn layers_are_networks_on_the_same_actors() {
    let found = result(&["compare", FAMILIES, "--by", "layer"]);
    for (layer, pairs, transitivity) in [("marriage", 20.0, 9.0 / 47.0), ("business", 15.0, 15.0 / 36.0)] {
        let row = row(&found, "network", layer);
        assert_eq!(row["nodes"], 16);
        assert!((row["density"].as_f64().unwrap() - pairs / 120.0).abs() < 1e-12);
        assert!((row["transitivity"].as_f64().unwrap() - transitivity).abs() < 1e-12, "{row}");
    }
    // The recipe tells of the whole and of what divides it.
    assert_eq!((&found["recipe"]["by"], &found["recipe"]["layer"]), (&json!("layer"), &Value::Null));
    let none = ["compare", FAMILIES, "--by", "year"];
    verbinder().args(none).assert().code(2).stderr(contains("gives its ties no year"));
    let other = ["compare", FAMILIES, "--by", "colour"];
    verbinder().args(other).assert().code(2).stderr(contains("no node has").or(contains("colour")));
}

#[test]
fn size_and_words_are_told_apart() {
    // Rings of 5 to 12: density is 2/(n − 1), it falls with size; every node has a passage of its own.
    let rings = (5..13).map(|size| town(&format!("t{size:02}"), size, "unknown")).collect();
    let rings = towns(rings);
    let (found, cautions) = (compare(&rings, &[]), compare(&rings, &["--of", "cautions"]));
    for id in ["one-source", "written-size", "size-explains"] {
        assert!(ids(&cautions).contains(&id), "{:?}", ids(&cautions));
    }
    let size = row(&cautions, "caution", "size-explains");
    assert!(size["forbids_ranking_by"].as_array().unwrap().contains(&json!("density")), "{size}");
    assert!(size["text"].as_str().unwrap().contains("density -1.00"), "{size}");
    assert!(!ids(&cautions).contains(&"few-networks") && !ids(&cautions).contains(&"low-response"));
    // Of one size, as good as: that the largest has the lowest density tells of no size.
    let alike = towns((20..24).map(|size| town(&format!("t{size}"), size, "unknown")).collect());
    assert!(!ids(&compare(&alike, &["--of", "cautions"])).contains(&"size-explains"));
    // Two rings tell of no correlation: what moves with size by itself is refused, partners per node are not.
    let two = towns([6, 12].map(|size| town(&format!("t{size}"), size, "unknown")).into());
    let cautions = compare(&two, &["--of", "cautions"]);
    let forbidden = row(&cautions, "caution", "size-explains")["forbids_ranking_by"].as_array().unwrap().clone();
    assert!(forbidden.contains(&json!("density")) && !forbidden.contains(&json!("average_degree")), "{forbidden:?}");
    // In a survey the answers are passages, and no single author drew the boundary: what goes with size is still told.
    let mut survey = rings.clone();
    for tie in survey["edges"].as_array_mut().unwrap() {
        tie["reported_by"] = json!([tie["source"]]);
    }
    let of_survey = compare(&survey, &["--of", "cautions"]);
    assert!(!ids(&of_survey).contains(&"one-source") && !ids(&of_survey).contains(&"written-size"));
    assert!(ids(&of_survey).contains(&"size-explains"));
    // A ring loses nothing with anybody, and nobody stands out in it.
    let ring = row(&found, "network", "t12");
    assert_eq!(
        (&ring["fragility"], &ring["weakest_point"], &ring["broker"]),
        (&json!(0.0), &Value::Null, &Value::Null)
    );
    assert_eq!(ring["ei_index"], json!(-1.0));
}

#[test]
fn missing_answers_forbid_a_ranking_by_ties() {
    let mut nodes = town("a", 10, "yes").0;
    for node in nodes.iter_mut().take(4) {
        node["respondent"] = json!("no-response");
    }
    let file = towns(vec![(nodes, town("a", 10, "yes").1), town("b", 10, "yes")]);
    let (found, cautions) = (compare(&file, &[]), compare(&file, &["--of", "cautions"]));
    let caution = row(&cautions, "caution", "low-response");
    assert_eq!(caution["networks"], json!(["a"]));
    assert!(caution["text"].as_str().unwrap().contains("60 %"), "{caution}");
    assert_eq!(row(&found, "network", "a")["response_rate"], json!(0.6));
    assert_eq!(row(&found, "network", "b")["response_rate"], json!(1.0));
}

#[test]
fn pairs_of_towns_that_only_one_organisation_joins() {
    let organisation = |id: &str, town: Option<&str>| match town {
        Some(town) => json!({"id": id, "kind": "organisation", "municipality": town}),
        None => json!({"id": id, "kind": "organisation", "municipality": "national"}),
    };
    let tie = |source: &str, target: &str, kind: &str| json!({"source": source, "target": target, "kind": kind});
    let file = json!({
        "nodes": [organisation("a1", Some("A")), organisation("a2", Some("A")), organisation("b1", Some("B")),
                  organisation("c1", Some("C")), organisation("union", None), organisation("advice", None)],
        "edges": [tie("a1", "b1", "collaborates"), tie("union", "a1", "awards"), tie("union", "b1", "awards"),
                  tie("union", "c1", "visits"), tie("advice", "a2", "collaborates"), tie("advice", "b1", "collaborates")]
    });
    let found = compare(&file, &["--of", "joins"]);
    let join = |one: &str, other: &str| {
        rows(&found).iter().find(|row| row["place"] == one && row["other_place"] == other).unwrap().clone()
    };
    assert_eq!(rows(&found).len(), 3);
    assert_eq!(
        (&join("A", "B")["direct_pairs"], &join("A", "B")["shared_ids"]),
        (&json!(1), &json!(["advice", "union"]))
    );
    assert_eq!((&join("A", "B")["single"], &join("A", "B")["by_construction"]), (&json!(false), &json!(false)));
    for other in ["A", "B"] {
        let only = join(other, "C");
        assert_eq!((&only["shared_ids"], &only["single"]), (&json!(["union"]), &json!(true)));
        assert_eq!(only["by_construction"], json!(true));
    }
    assert!(found["notes"].to_string().contains("Bridges by construction: union"), "{}", found["notes"]);
    let articles = result(&["compare", ARTICLES, "--of", "joins", "--lang", "en"]);
    let notes = articles["notes"].to_string();
    assert!(notes.contains("Sociaal Werk Nederland") && notes.contains("by construction"), "{notes}");
}

// Rings of ten in which all, nine, eight and seven of ten answered; each silent node lacks its two ties. The fewer answered, the lower
// density: rank correlation 1. Where as many answered everywhere, response explains nothing.
#[test]
fn figures_that_follow_response_are_not_ranked() {
    let survey = |silent: [usize; 4]| {
        let part = |(number, silent): (usize, usize)| {
            let name = format!("t{number}");
            let (mut nodes, mut edges) = town(&name, 10, "yes");
            // Every third is silent, so that no two of them are neighbours.
            let quiet: Vec<String> = (0..silent).map(|at| format!("{name}{}", 3 * at)).collect();
            for node in &mut nodes {
                if quiet.iter().any(|id| node["id"] == id.as_str()) {
                    node["respondent"] = json!("no-response");
                }
            }
            edges.retain(|edge| !quiet.iter().any(|id| edge["source"] == id.as_str() || edge["target"] == id.as_str()));
            (nodes, edges)
        };
        towns(silent.into_iter().enumerate().map(part).collect())
    };
    let cautions = compare(&survey([0, 1, 2, 3]), &["--of", "cautions"]);
    let response = row(&cautions, "caution", "response-explains");
    assert!(response["forbids_ranking_by"].as_array().unwrap().contains(&json!("density")), "{response}");
    assert!(response["text"].as_str().unwrap().contains("density 1.00"), "{response}");
    let equal = compare(&survey([1, 1, 1, 1]), &["--of", "cautions"]);
    assert!(!ids(&equal).contains(&"response-explains"), "{:?}", ids(&equal));
    let ranked = ["compare", "-", "--lang", "nl", "--rank", "density"];
    let run = verbinder().args(ranked).write_stdin(survey([0, 1, 2, 3]).to_string()).assert().code(2);
    run.stderr(contains("response-explains").and(contains("Respons verklaart cijfers")));
}

// a1 is tied to a2 (inside), b1 (elsewhere), union (national) and somewhere (no municipality): 1 inside, 2 outward, 1 unknown, and
// E–I = (2 − 1) / 3. b1 has 1 outward.
#[test]
fn an_unknown_place_is_not_elsewhere() {
    let node = |id: &str, town: &str| json!({"id": id, "kind": "organisation", "municipality": town});
    let tie = |target: &str| json!({"source": "a1", "target": target, "kind": "collaborates"});
    let mut nodes = vec![node("a1", "A"), node("a2", "A"), node("b1", "B"), node("union", "national")];
    nodes.push(json!({"id": "somewhere", "kind": "organisation"}));
    let edges: Vec<Value> = ["a2", "b1", "union", "somewhere"].into_iter().map(tie).collect();
    let file = json!({"nodes": nodes, "edges": edges});
    let found = compare(&file, &[]);
    let counts = |name: &str| {
        let row = row(&found, "network", name);
        ["pairs", "pairs_outward", "pairs_place_unknown"].map(|column| row[column].as_u64().unwrap())
    };
    assert_eq!((counts("A"), counts("B")), ([1, 2, 1], [0, 1, 0]));
    assert!((row(&found, "network", "A")["ei_index"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12);
    assert!(found["notes"].to_string().contains("Place unknown: 1 tied pair"), "{}", found["notes"]);
    assert!(!result(&["compare", ARTICLES, "--lang", "en"])["notes"].to_string().contains("Place unknown"));
}
