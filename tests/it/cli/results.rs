//! What the commands say about the bundled networks. Counts and names come from the codebook's sources and from published figures.

use super::{ARTICLES, FAMILIES, output, result, row, rows, verbinder};
use serde_json::{Value, json};

#[test]
fn every_table_command_gives_recipe_columns_rows_and_notes() {
    let commands: &[&[&str]] = &[
        &["check", ARTICLES],
        &["describe", ARTICLES],
        &["measure", "degree", ARTICLES],
        &["measure", "bridge", ARTICLES],
        &["measure", "brokerage", ARTICLES, "--by", "municipality"],
        &["key-players", ARTICLES],
        &["actors", ARTICLES],
        &["bridges", ARTICLES],
        &["clusters", ARTICLES],
        &["compare", ARTICLES],
        &["similarity", FAMILIES, "--by", "layer"],
        &["similarity", FAMILIES, "--by", "layer", "--matrix", "jaccard"],
        &["mrqap", FAMILIES, "--outcome", "marriage", "--predictor", "business"],
        &["change", ARTICLES, "--from", "2013", "--to", "2018", "--of", "ties"],
        &["backbone", ARTICLES, "--null", "fixed-rows", "--alpha", "0.9"],
        &["whatif", ARTICLES, "--leaves", "movisie"],
        &["whatif", ARTICLES, "--weakest"],
        &["whatif", ARTICLES, "--best-tie", "2"],
        &["gaps", ARTICLES, "--by", "sector", "--permutations", "99"],
        &["gaps", ARTICLES, "--by", "sector", "--permutations", "99", "--meetings"],
        &["explain", "betweenness", "solidez", ARTICLES],
        &["explain", "cluster", "solidez", ARTICLES],
    ];
    for command in commands {
        let result = result(command);
        let keys: Vec<&String> = result.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["recipe", "columns", "rows", "notes"], "{command:?}");
        assert!(result["recipe"]["sha256"].to_string().len() > 64, "{command:?} names the hash of its input");
        let names: Vec<&str> =
            result["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
        for row in rows(&result) {
            assert_eq!(row.as_object().unwrap().keys().collect::<Vec<_>>(), names, "{command:?}");
        }
    }
}

#[test]
fn measures_stand_in_the_order_asked_for() {
    let result = result(&["measure", "betweenness,degree", FAMILIES, "--layer", "marriage"]);
    let columns: Vec<&str> =
        result["columns"].as_array().unwrap().iter().map(|column| column["name"].as_str().unwrap()).collect();
    assert_eq!(columns, ["id", "label", "betweenness", "degree"]);
    // networkx 3.6.1, betweenness_centrality(florentine_families_graph(), normalized=False): Medici 47.5, Guadagni 23.1666…
    let medici = row(&result, "label", "Medici");
    assert_eq!(medici["degree"], json!(6));
    assert!((medici["betweenness"].as_f64().unwrap() - 47.5).abs() < 1e-9);
    let guadagni = row(&result, "label", "Guadagni")["betweenness"].as_f64().unwrap();
    assert!((guadagni - 139.0 / 6.0).abs() < 1e-9);
    assert_eq!(row(&result, "label", "Pucci")["degree"], json!(0));
}

#[test]
fn undefined_is_null_and_a_note_says_why() {
    let result = result(&["measure", "constraint", FAMILIES, "--layer", "marriage"]);
    assert_eq!(row(&result, "label", "Pucci")["constraint"], Value::Null);
    assert!(result["notes"].to_string().contains("constraint: empty for 1 (no ties)"), "{}", result["notes"]);
}

#[test]
fn a_tie_table_has_its_ends_and_a_network_table_its_name() {
    let ties = result(&["measure", "bridge", FAMILIES, "--layer", "marriage"]);
    assert_eq!(ties["columns"][0]["name"], "source");
    assert_eq!(ties["columns"][1]["name"], "target");
    assert_eq!(rows(&ties).len(), 20);
    let network = result(&["measure", "density", FAMILIES, "--layer", "marriage"]);
    assert_eq!(network["rows"][0]["network"], "florentine-families");
    assert!((network["rows"][0]["density"].as_f64().unwrap() - 20.0 / 120.0).abs() < 1e-12);
}

#[test]
fn the_startpunt_states_twenty_and_names_no_more_than_the_text() {
    let result = result(&["clusters", ARTICLES]);
    let startpunt = row(&result, "label", "Het Startpunt");
    assert_eq!(startpunt["stated"], json!(20));
    // Solidez, the municipality, police, RIBW, carers' support, mental health care and care: seven in the text.
    assert_eq!(startpunt["size"], json!(7));
    assert!(startpunt["named"].as_u64().unwrap() < 7, "police and care are types, not names");
    let toegang = row(&result, "label", "De Toegang");
    assert_eq!((&toegang["stated"], &toegang["size"]), (&json!(16), &json!(0)));
}

#[test]
fn national_and_local_bridging_actors_are_told_apart() {
    let result = result(&["bridges", ARTICLES, "--lang", "en"]);
    let association = row(&result, "label", "Sociaal Werk Nederland");
    assert_eq!(association["scope"], "national");
    assert!(association["municipalities_joined"].as_array().unwrap().len() >= 11, "it gave the title to eleven");
    let first_tie = association["ties"][0].as_str().unwrap();
    assert!(first_tie.contains("gouden-gemeenten §"), "every tie names its paragraph: {first_tie}");
    let local = row(&result, "label", "ContourdeTwern");
    assert_eq!((&local["scope"], &local["cut_point"]), (&json!("local"), &json!(true)));
}

// A wheel with a tail at its rim: the hub stands between most others, yet only the rim's node with the tail holds anything together.
#[test]
fn who_stands_between_most_is_named_even_where_nothing_falls_apart_without() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wheel.csv");
    let rim = |from: usize| format!("hub,r{from}\nr{from},r{}\n", (from + 1) % 8);
    let ties: String = (0..8).map(rim).collect();
    std::fs::write(&file, format!("source,target\n{ties}r0,tail\n")).unwrap();
    let file = file.to_str().unwrap();
    let told = output(&["bridges", file, "--lang", "en"]);
    assert!(told.contains("Most often between others, yet not listed: hub (betweenness "), "{told}");
    assert!(told.contains("Nothing falls apart without this actor."), "{told}");
    std::fs::write(folder.path().join("star.csv"), "source,target\nhub,a\nhub,b\nhub,c\n").unwrap();
    let star = output(&["bridges", folder.path().join("star.csv").to_str().unwrap(), "--lang", "en"]);
    assert!(star.contains("hub") && !star.contains("Most often between others"), "{star}");
}

#[test]
fn comparison_is_alphabetical_and_warns() {
    let result = result(&["compare", ARTICLES, "--lang", "en"]);
    let names: Vec<&str> = rows(&result).iter().map(|row| row["network"].as_str().unwrap()).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted);
    assert!(result["notes"][0].as_str().unwrap().contains("do not rank"));
    for row in rows(&result) {
        let nodes = row["nodes"].as_u64().unwrap();
        assert_eq!(row["density"].is_null(), nodes < 5, "{row}");
        assert_eq!(row["degree_centralization"].is_null(), nodes < 10, "{row}");
    }
}

#[test]
fn trust_in_noordenveld_changes_with_the_year() {
    let sign = |year: &str| {
        let out = result(&["describe", ARTICLES, "--at", year, "--municipality", "Noordenveld", "--lang", "en"]);
        out["notes"].to_string().contains("negative sign")
    };
    assert!(sign("2017"), "in 2017 the distrust still held and is left out with a note");
    assert!(!sign("2018"), "in 2018 it had ended");
}

#[test]
fn planned_ties_do_not_exist_yet_unless_asked_for() {
    let pairs = |status: &[&str]| {
        let mut arguments = vec!["describe", ARTICLES];
        arguments.extend(status);
        result(&arguments)["rows"][0]["analysed_pairs"].as_u64().unwrap()
    };
    assert!(pairs(&[]) < pairs(&["--status", "present,ending,planned"]));
    assert!(pairs(&["--status", "present,ending,planned"]) < pairs(&["--status", "all"]));
}

#[test]
fn derived_ties_are_announced_and_never_observed() {
    let result = result(&["describe", ARTICLES, "--mode", "one", "--lang", "en"]);
    assert!(result["notes"].to_string().contains("derived from shared structures, not observed"));
    assert_eq!(result["recipe"]["mode"], "one");
}

#[test]
fn tables_come_in_every_form_and_language() {
    let english = output(&["actors", ARTICLES, "--top", "3", "--lang", "en"]);
    assert!(english.contains("Who is central?") && english.contains("municipality"), "{english}");
    let dutch = output(&["actors", ARTICLES, "--top", "3"]);
    assert!(dutch.contains("Wie staat centraal?") && dutch.contains("gemeente"), "the file is Dutch: {dutch}");
    let csv = output(&["actors", ARTICLES, "--format", "csv"]);
    assert_eq!(csv.lines().next().unwrap().split(',').next(), Some("id"));
    assert_eq!(csv.lines().count(), 1 + rows(&result(&["actors", ARTICLES])).len());
    assert!(output(&["actors", ARTICLES, "--format", "markdown"]).contains("| ---: |"));
    assert!(!english.contains('\u{1b}'), "no colour where there is no terminal");
}

#[test]
fn lists_show_what_there_is() {
    for what in ["measures", "explanations", "formats", "rules", "kinds", "tables", "views"] {
        assert!(rows(&result(&["list", what])).len() > 1 || what == "formats", "{what}");
    }
    let measures = result(&["list", "measures"]);
    assert_eq!(row(&measures, "id", "betweenness")["level"], "node");
}

#[test]
fn clusters_by_every_method() {
    let methods = result(&["list", "methods"]);
    assert!(rows(&methods).len() >= 17);
    // The articles join actors to actors too: they have no two sides.
    for method in rows(&methods).iter().filter(|method| method["id"] != "two-mode-modularity") {
        let id = method["id"].as_str().unwrap();
        let table = result(&["clusters", ARTICLES, "--method", id]);
        assert_eq!(table["recipe"]["method"], id);
        let found = rows(&table).iter().filter(|row| row["type"] == "found").count();
        let members = result(&["clusters", ARTICLES, "--method", id, "--members"]);
        let inside: std::collections::BTreeSet<u64> =
            rows(&members).iter().filter_map(|row| row["community"].as_u64()).collect();
        // Where clusters overlap, one may hold only nodes that are in an earlier one too.
        let overlapping = members["rows"][0].get("also_in").is_some();
        assert!(inside.len() == found || (overlapping && inside.len() <= found), "{id}: {found} clusters, {inside:?}");
        let certain = rows(&table).iter().any(|row| row["certainty"].is_number());
        let random = [
            "leiden",
            "consensus",
            "louvain",
            "infomap",
            "label-propagation",
            "direct-blockmodel",
            "stochastic-block-model",
        ]
        .contains(&id);
        assert_eq!(certain, random, "{id}");
    }
}

// Two circles of four, of welfare and of sport, joined by one tie; the Bridge of each has a partner in the other.
const CIRCLES: &str = "\
source,target
A1,A2
A1,A3
A1,A4
A2,A3
A2,A4
A3,A4
B1,B2
B1,B3
B1,B4
B2,B3
B2,B4
B3,B4
A1,B1
";

const SECTORS: &str = "\
id,sector
A1,welfare
A2,welfare
A3,welfare
A4,welfare
B1,sport
B2,sport
B3,sport
B4,sport
";

fn circles(arguments: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let (ties, nodes) = (folder.path().join("circles.csv"), folder.path().join("nodes.csv"));
    std::fs::write(&ties, CIRCLES).unwrap();
    std::fs::write(&nodes, SECTORS).unwrap();
    let (ties, nodes) = (ties.to_string_lossy().into_owned(), nodes.to_string_lossy().into_owned());
    result(&[&["clusters", &ties, "--nodes", &nodes], arguments].concat())
}

#[test]
fn clusters_are_described() {
    let table = circles(&["--describe"]);
    let first = &rows(&table)[0];
    assert_eq!((&first["size"], &first["inner_pairs"], &first["outer_pairs"]), (&json!(4), &json!(6), &json!(1)));
    assert_eq!((&first["joined_by"], &first["joined_to"]), (&json!(["A1 (1)"]), &json!(["2 (1)"])));
    assert_eq!(first["central"], json!(["A1 (3)", "A2 (3)", "A3 (3)"]));
    assert_eq!(first["more_than_elsewhere"], json!(["welfare: 4 of 4, elsewhere 0 of 4"]));
    // One way of the seventy to draw four; two clusters with two sectors and one kind are six
    // chances looked at, two of 1/70 and four of 1: 1/70 · 6 / 2.
    let marks = circles(&["--marks"]);
    assert_eq!(rows(&marks).len(), 2);
    let sport = row(&marks, "value", "sport");
    assert_eq!((&sport["cluster"], &sport["inside"], &sport["others"]), (&json!(2), &json!(4), &json!(4)));
    assert!((sport["p"].as_f64().unwrap() - 1.0 / 70.0).abs() < 1e-12);
    assert!((sport["q"].as_f64().unwrap() - 3.0 / 70.0).abs() < 1e-12);
}

#[test]
fn images_ties_and_resolutions_are_tables() {
    let image = circles(&["--image"]);
    let blocks: Vec<&str> = rows(&image).iter().map(|row| row["block"].as_str().unwrap()).collect();
    assert_eq!(blocks, ["complete", "null", "complete"]);
    assert_eq!((&rows(&image)[1]["ties"], &rows(&image)[1]["inconsistencies"]), (&json!(1), &json!(1)));
    let image = circles(&["--method", "direct-blockmodel", "--groups", "2", "--blocks", "all", "--image"]);
    assert_eq!((rows(&image).len(), &image["recipe"]["blocks"]), (3, &json!("all")));
    // The tie between the circles is in no run inside, the others are in every one.
    let ties = circles(&["--doubt"]);
    assert_eq!(rows(&ties).len(), 13);
    let inside = rows(&ties).iter().filter(|row| row["together"] == json!(1.0)).count();
    assert_eq!(
        (inside, &rows(&ties).iter().find(|row| row["source_cluster"] != row["target_cluster"]).unwrap()["together"]),
        (12, &json!(0.0))
    );
    // One group has all 13 inside, two have 12 and half by chance: they meet at γ = (1/13) / (1/2).
    let ranges = circles(&["--resolutions"]);
    let two = rows(&ranges).iter().find(|row| row["clusters"] == 2).unwrap();
    assert!((two["from"].as_f64().unwrap() - 2.0 / 13.0).abs() < 1e-9 || two["from"] == json!(0.2), "{two}");
    let cpm = circles(&["--objective", "cpm", "--resolution", "0.5"]);
    assert_eq!((&cpm["recipe"]["objective"], rows(&cpm).len()), (&json!("cpm"), 2));
}

#[test]
fn every_command_has_help_with_examples() {
    for command in [
        "check",
        "describe",
        "measure",
        "actors",
        "bridges",
        "clusters",
        "compare",
        "convert",
        "combine",
        "split",
        "transform",
        "diagram",
        "explain",
        "report",
        "spark-job",
        "read-spark",
        "list",
    ] {
        let help = output(&[command, "--help"]);
        assert!(help.contains("Examples:") && help.contains(&format!("verbinder {command}")), "{command}: {help}");
    }
}

#[test]
fn a_fraction_is_never_cut_to_a_whole_number() {
    let result = result(&["measure", "effective-size", FAMILIES, "--layer", "marriage"]);
    assert_eq!(result["columns"][2]["type"], "number");
    // Six partners with one tie among them: 6 − 2·1/6 (Borgatti 1997; networkx 3.6.1 effective_size gives 5.666…).
    let medici = row(&result, "label", "Medici")["effective-size"].as_f64().unwrap();
    assert!((medici - (6.0 - 2.0 / 6.0)).abs() < 1e-9, "{medici}");
}

// b alone holds a and c together; in the ring nobody holds anything together, and yet everybody stands between two others.
#[test]
fn where_no_place_is_known_nobody_is_national() {
    let file = |ties: &[(&str, &str)], national: bool| {
        let ends: std::collections::BTreeSet<&str> = ties.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let node = |id: &&str| match national {
            true => json!({"id": id, "municipality": "national"}),
            false => json!({"id": id}),
        };
        let tie = |(a, b): &(&str, &str)| json!({"source": a, "target": b, "kind": "collaborates"});
        let (nodes, edges): (Vec<Value>, Vec<Value>) =
            (ends.iter().map(node).collect(), ties.iter().map(tie).collect());
        json!({"nodes": nodes, "edges": edges}).to_string()
    };
    let run = |file: &str, arguments: &[&str]| {
        let run = verbinder().args(["bridges", "-"]).args(arguments).write_stdin(file.to_owned()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let path = [("a", "b"), ("b", "c")];
    let found: Value = serde_json::from_str(&run(&file(&path, false), &["--format", "json"])).unwrap();
    assert_eq!((&found["rows"][0]["id"], &found["rows"][0]["scope"]), (&json!("b"), &Value::Null));
    assert!(found["notes"].to_string().contains("no node states a municipality"), "{}", found["notes"]);
    let stated: Value = serde_json::from_str(&run(&file(&path, true), &["--format", "json"])).unwrap();
    assert_eq!(stated["rows"][0]["scope"], "national");
    let ring = file(&[("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")], false);
    let (en, nl) = (run(&ring, &["--lang", "en"]), run(&ring, &["--lang", "nl"]));
    assert!(en.contains("states a municipality. verbinder actors ranks") && !en.contains("No actor bridges"), "{en}");
    assert!(nl.contains("geen gekozen knoop vermeldt een gemeente"), "{nl}");
}

// Two triangles that one tie joins. With one municipality nothing can match it; with two that are the triangles, all does.
#[test]
fn clusters_are_not_held_against_a_single_municipality() {
    let file = |second: &str| {
        let node = |id: &str| json!({"id": id, "municipality": if id < "d" { "North" } else { second }});
        let ties = ["ab", "ac", "bc", "de", "df", "ef", "cd"];
        let tie = |pair: &&str| json!({"source": &pair[..1], "target": &pair[1..], "kind": "collaborates"});
        let nodes: Vec<Value> = ["a", "b", "c", "d", "e", "f"].into_iter().map(node).collect();
        json!({"nodes": nodes, "edges": ties.iter().map(tie).collect::<Vec<_>>()}).to_string()
    };
    let text = |second: &str| {
        let run = verbinder().args(["clusters", "-", "--lang", "en"]).write_stdin(file(second)).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    assert!(!text("North").contains("Rand"), "{}", text("North"));
    assert!(text("South").contains("adjusted Rand index of 1.00"), "{}", text("South"));
}
