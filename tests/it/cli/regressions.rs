//! What an outside review found wrong before the first release, each with the input that showed it.

use super::{ARTICLES, output, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};

/// The JSON result of a command on a network given as text.
fn on(network: &Value, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json", "--lang", "en"]);
    let run = verbinder().args(all).write_stdin(network.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn network(nodes: &Value, edges: &Value) -> Value {
    json!({"directed": true, "graph": {"format": "verbinder/1", "observation_year": 2018}, "nodes": nodes, "edges": edges})
}

#[test]
fn a_top_beyond_the_number_of_actors_shows_all() {
    assert_eq!(rows(&result(&["actors", ARTICLES, "--municipality", "Delft", "--top", "500"])).len(), 15);
}

#[test]
fn actors_without_a_value_have_no_rank_and_stand_last() {
    let result = result(&["actors", ARTICLES, "--sort", "constraint"]);
    let rows = rows(&result);
    let first_empty = rows.iter().position(|row| row["constraint"].is_null()).expect("isolates have no constraint");
    for (position, row) in rows.iter().enumerate() {
        assert_eq!(row["rank"].is_null(), position >= first_empty, "{row}");
        if let Some(rank) = row["rank"].as_f64() {
            assert!((1.0..=first_empty as f64).contains(&rank), "{row}");
        }
    }
}

#[test]
fn a_strength_beyond_reckoning_is_an_error_of_the_data() {
    let input =
        network(&json!([{"id": "a"}, {"id": "b"}]), &json!([{"source": "a", "target": "b", "strength": 1e308}]));
    verbinder()
        .args(["clusters", "-", "--weight", "strength"])
        .write_stdin(input.to_string())
        .assert()
        .code(1)
        .stderr(contains("bad-strength"));
}

#[test]
fn an_input_is_never_replaced_and_a_link_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("x.json");
    std::fs::copy(crate::support::project_file(ARTICLES), &input).unwrap();
    let before = std::fs::read(&input).unwrap();
    let path = input.to_str().unwrap();
    verbinder().args(["describe", path, "-o", path]).assert().code(2).stderr(contains("is not replaced"));
    assert_eq!(std::fs::read(&input).unwrap(), before);
    #[cfg(unix)]
    {
        let (target, link) = (folder.path().join("t.csv"), folder.path().join("l.csv"));
        std::fs::write(&target, "old").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        verbinder().args(["actors", path, "--force", "-o", link.to_str().unwrap()]).assert().success();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(std::fs::read_to_string(&target).unwrap().starts_with("id,"));
    }
}

#[test]
fn a_year_takes_in_what_held_then_and_no_plans() {
    let nodes = json!([{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}]);
    let edges = json!([
        {"source": "a", "target": "b", "status": "ended", "until": 2017},
        {"source": "a", "target": "c", "status": "planned", "since": 2016},
        {"source": "a", "target": "d", "status": "ended", "since": 2009},
        {"source": "a", "target": "e", "since": 2017},
    ]);
    let input = network(&nodes, &edges);
    let pairs = |more: &[&str]| {
        let mut arguments = vec!["describe", "-"];
        arguments.extend(more);
        on(&input, &arguments)["rows"][0]["analysed_pairs"].as_u64().unwrap()
    };
    assert_eq!(pairs(&["--at", "2017"]), 2, "what ended in 2017, and what began in it");
    assert_eq!(pairs(&["--at", "2018"]), 1);
    assert_eq!(pairs(&["--at", "2018", "--status", "planned"]), 1);
}

#[test]
fn mutual_pairs_weigh_the_weaker_of_their_directions() {
    let nodes = json!([{"id": "a"}, {"id": "b"}, {"id": "c"}]);
    let edges = json!([
        {"source": "a", "target": "b", "kind": "collaborates", "strength": 7},
        {"source": "b", "target": "c", "kind": "funds", "strength": 1},
        {"source": "b", "target": "c", "kind": "supports", "strength": 5},
        {"source": "c", "target": "b", "kind": "visits", "strength": 4},
        {"source": "a", "target": "c", "kind": "funds", "strength": 9},
    ]);
    let strength = |weight: &str| {
        let out =
            on(&network(&nodes, &edges), &["measure", "strength", "-", "--symmetrise", "both", "--weight", weight]);
        ["a", "b", "c"].map(|id| row(&out, "id", id)["strength"].clone())
    };
    // a–b 7; b–c min(max(1, 5), 4) = 4; a→c is not answered.
    assert_eq!(strength("strength"), [json!(7.0), json!(11.0), json!(4.0)]);
    // One tie between a and b, three between b and c.
    assert_eq!(strength("count"), [json!(1.0), json!(4.0), json!(3.0)]);
}

#[test]
fn comparing_chosen_places_keeps_their_ties_to_the_outside() {
    let all = result(&["compare", ARTICLES]);
    let some = result(&["compare", ARTICLES, "--municipality", "Aalten,Asten"]);
    assert_eq!(rows(&some).len(), 2);
    for name in ["Aalten", "Asten"] {
        assert_eq!(row(&some, "network", name), row(&all, "network", name));
    }
}

#[test]
fn what_a_source_states_does_not_change_with_what_is_chosen() {
    for choice in [&["--kind", "collaborates"][..], &["--certainty", "explicit"], &["--status", "all"]] {
        let mut arguments = vec!["clusters", ARTICLES];
        arguments.extend(choice);
        let result = result(&arguments);
        let startpunt = row(&result, "label", "Het Startpunt");
        assert_eq!((&startpunt["stated"], &startpunt["size"]), (&json!(20), &json!(7)), "{choice:?}");
    }
}

#[test]
fn pictures_of_equal_names_get_files_of_their_own() {
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for (number, place) in ["Zuid 2", "zuid", "zúid"].iter().enumerate() {
        for member in 0..3 {
            nodes.push(json!({"id": format!("{number}-{member}"), "municipality": place}));
        }
        edges.push(json!({"source": format!("{number}-0"), "target": format!("{number}-1")}));
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let input = network(&json!(nodes), &json!(edges));
    verbinder().args(["report", "-", "-o", out.to_str().unwrap()]).write_stdin(input.to_string()).assert().success();
    let pictures = std::fs::read_dir(out.join("diagrams")).unwrap().map(|entry| entry.unwrap().file_name());
    let places = pictures.filter(|name| name.to_string_lossy().starts_with("municipality-")).count();
    assert_eq!(places, 6, "three places, SVG and DOT each");
}

#[test]
fn one_mode_derives_nothing_from_distrust_or_placeholders() {
    let nodes = json!([
        {"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d", "part_of": "s"},
        {"id": "rest", "kind": "org-group", "named": false, "remainder": true},
        {"id": "s", "kind": "partnership", "members_stated": 5},
    ]);
    let edges = json!([
        {"source": "a", "target": "s", "kind": "participates-in"},
        {"source": "b", "target": "s", "kind": "participates-in"},
        {"source": "c", "target": "s", "kind": "participates-in", "sign": "-"},
        {"source": "rest", "target": "s", "kind": "participates-in"},
    ]);
    let out = on(&network(&nodes, &edges), &["measure", "strength", "-", "--mode", "one", "--weight", "strength"]);
    // Newman 2001 with the stated size: each pair of a, b and d (a part of s) weighs 1 / (5 − 1).
    for (id, expected) in [("a", 0.5), ("b", 0.5), ("d", 0.5), ("c", 0.0), ("rest", 0.0)] {
        assert_eq!(row(&out, "id", id)["strength"].as_f64(), Some(expected), "{id}");
    }
}

#[test]
fn results_for_programs_are_the_same_in_every_language() {
    for command in ["actors", "bridges", "clusters", "compare"] {
        let ids = |language: &str| {
            let out = result(&[command, ARTICLES, "--lang", language]);
            let keys = ["id", "kind", "scope", "type", "cluster", "rank", "betweenness", "network", "nodes", "density"];
            rows(&out).iter().map(|row| keys.map(|key| row[key].clone())).collect::<Vec<_>>()
        };
        assert_eq!(ids("en"), ids("nl"), "{command}");
    }
}

#[test]
fn check_goes_on_after_a_file_that_cannot_be_read() {
    verbinder()
        .args(["check", "no-such-file.json", ARTICLES, "--lang", "en"])
        .assert()
        .code(2)
        .stdout(contains("159 nodes"))
        .stderr(contains("no-such-file.json"));
}

/// A folder with one good network and two files that are none.
fn folder_with_garbage() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a-empty.csv", ""),
        ("b-good.csv", "source,target\nAlfa,Beta\nBeta,Gamma\n"),
        ("c-garbage.graphml", "no graph at all"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn check_reads_on_past_the_files_of_a_folder_that_it_cannot_read() {
    let folder = folder_with_garbage();
    let path = folder.path().to_str().unwrap();
    let run = verbinder().args(["check", path, "--format", "json"]).assert().code(1);
    let result: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let unread: Vec<&str> = rows(&result)
        .iter()
        .filter(|row| row["code"] == "unreadable-file" && row["severity"] == "error")
        .filter_map(|row| row["file"].as_str())
        .collect();
    assert!(unread.len() == 2 && unread[0].ends_with("a-empty.csv") && unread[1].ends_with("c-garbage.graphml"));
    assert!(rows(&result).iter().any(|row| row["code"] == "no-evidence"), "{result}");
    verbinder()
        .args(["check", path, "--lang", "en"])
        .assert()
        .code(1)
        .stdout(contains("a-empty.csv"))
        .stdout(contains("c-garbage.graphml"))
        .stdout(contains("3 nodes, 2 ties"));
    std::fs::remove_file(folder.path().join("b-good.csv")).unwrap();
    verbinder().args(["check", path]).assert().code(2).stderr(contains("a-empty.csv")).stderr(contains("c-garbage"));
}

#[test]
fn analyses_of_a_folder_name_every_file_that_cannot_be_read() {
    let folder = folder_with_garbage();
    for command in ["describe", "compare"] {
        verbinder()
            .args([command, folder.path().to_str().unwrap()])
            .assert()
            .code(2)
            .stderr(contains("a-empty.csv"))
            .stderr(contains("c-garbage.graphml"));
    }
}

#[test]
fn a_merge_list_has_the_sign_of_the_table_that_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    for (sign, name) in [(";", "dutch"), (",", "english")] {
        let file = |ending: &str| folder.path().join(format!("{name}-{ending}.csv")).to_str().unwrap().to_owned();
        let text = "source;target\nMalkander;Beta\nStichting Malkander;Gamma\n".replace(';', sign);
        std::fs::write(file("in"), text).unwrap();
        verbinder().args(["names", &file("in"), "--lang", "en", "-o", &file("list")]).assert().success();
        let list = std::fs::read_to_string(file("list")).unwrap();
        assert!(list.contains(&format!("decision{sign}group{sign}")), "{list}");
    }
}

// A file of one line, with a word of two bytes before what is wrong: the column counts characters from 1, by hand 209 of the line.
#[test]
fn check_names_the_column_in_a_file_of_one_long_line() {
    let text = r#"{"graph":{"format":"verbinder/1"},"nodes":[{"id":"a","label":"é"},{"id":"b","label":"B","knid":1},{"id":"c","label":"C"}],"edges":[{"source":"a","target":"b","kind":"funds","weight":3},{"source":"a","target":"zz","kind":"funds"}]}"#;
    assert_eq!(text.chars().position(|c| c == 'z').unwrap(), 209);
    let run = verbinder().args(["check", "-"]).write_stdin(text).assert().failure();
    let said = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(said.contains(":1:209\n"), "{said}");
    assert!(said.contains("warning[unknown-field]: `weight` is no field of a tie"), "{said}");
    // In files of other programs weight is strength, and nobody is warned.
    let other = text.replacen(r#""graph":{"format":"verbinder/1"},"#, "", 1).replacen(
        r#","target":"zz""#,
        r#","target":"c""#,
        1,
    );
    let run = verbinder().args(["check", "-"]).write_stdin(other).assert();
    assert!(!String::from_utf8_lossy(&run.get_output().stdout).contains("counts in no figure"));
}

// `van` and `naar` are known; naming the strength says nothing against them.
#[test]
fn a_column_named_by_hand_leaves_known_headings_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("l.csv");
    std::fs::write(&list, "van;naar;uren\na;b;3\nb;c;5\n").unwrap();
    let list = list.to_str().unwrap();
    let strengths = result(&["measure", "strength", list, "--weight", "strength", "--columns", "strength=uren"]);
    let of = |id: &str| rows(&strengths).iter().find(|row| row["id"] == id).map(|row| row["strength"].as_f64());
    assert_eq!((of("a"), of("b"), of("c")), (Some(Some(3.0)), Some(Some(8.0)), Some(Some(5.0))));
    // Who names a column of nodes means a table of nodes.
    let nodes = result(&["describe", list, "--columns", "id=van"]);
    assert_eq!(rows(&nodes)[0]["ties"], 0);
}

// One over the largest eigenvalue of the star of four is 1/√3 by hand.
#[test]
fn an_alpha_that_is_too_large_is_told_the_bound() {
    let folder = tempfile::tempdir().unwrap();
    let star = folder.path().join("star.csv");
    std::fs::write(&star, "source,target\na,b\na,c\na,d\n").unwrap();
    let table = result(&["measure", "katz", star.to_str().unwrap(), "--alpha", "5", "--lang", "en"]);
    assert!(table["notes"].to_string().contains("alpha must be below 0.577350"), "{}", table["notes"]);
}

#[test]
fn nothing_added_up_is_nothing_below_zero() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.json");
    std::fs::write(&file, r#"{"nodes": [{"id": "a"}, {"id": "b"}], "edges": []}"#).unwrap();
    let said = output(&["measure", "average-strength", file.to_str().unwrap(), "--format", "csv"]);
    assert!(!said.contains("-0"), "{said}");
}

/// A report has a picture by layer only of ties that are drawn: where self-ties alone stated two layers it failed as a whole.
#[test]
fn layers_of_self_ties_make_no_picture() {
    let folder = tempfile::tempdir().unwrap();
    let network = network(
        &json!([{"id": "a"}, {"id": "b"}]),
        &json!([
            {"source": "a", "target": "a", "layer": "x"},
            {"source": "b", "target": "b", "layer": "y"},
            {"source": "a", "target": "b"},
        ]),
    );
    let out = folder.path().join("report");
    verbinder().args(["report", "-", "-o", out.to_str().unwrap()]).write_stdin(network.to_string()).assert().success();
    assert!(out.join("index.html").exists() && !out.join("diagrams/layers.svg").exists());
}
