//! Two networks compared: similarity, regression on pairs, change, backbone.

use super::{ARTICLES, FAMILIES, output, result, row, rows, verbinder};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn written(folder: &Path, name: &str, network: &Value) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, network.to_string()).unwrap();
    path
}

fn network(year: i32, nodes: &Value, edges: &Value) -> Value {
    json!({"directed": true, "graph": {"format": "verbinder/1", "observation_year": year}, "nodes": nodes, "edges": edges})
}

fn near(value: &Value, expected: f64, tolerance: f64) {
    let found = value.as_f64().unwrap_or(f64::NAN);
    assert!((found - expected).abs() <= tolerance, "{found}, expected {expected}");
}

// R sna 2.7-1: gcor(marriage, business, mode="graph") = 0.371867872080547; qaptest with 5000 orders gives 0.0006 for as much.
// Of 20 marriages and 15 business ties 8 join the same families: 8 / 27.
#[test]
fn marriage_and_business_of_florence() {
    let found = result(&["similarity", FAMILIES, "--by", "layer"]);
    let pair = row(&found, "network", "business");
    near(&pair["qap_r"], 0.371_867_872_080_547, 1e-12);
    near(&pair["qap_p_ge"], 0.0006, 0.0015);
    near(&pair["jaccard"], 8.0 / 27.0, 1e-12);
    near(&pair["hamming"], 19.0 / 120.0, 1e-12);
    assert_eq!(pair["shared_actors"], 16);
    assert!(found["notes"][0].as_str().unwrap().contains("confound size and density"), "the warning stands first");
}

// R sna 2.7-1 netlm(nullhyp="qapspp", reps=4000): coefficients to the last digit, chances within their error.
#[test]
fn marriage_explained_by_business_and_wealth() {
    let found = result(&[
        "mrqap",
        FAMILIES,
        "--outcome",
        "marriage",
        "--predictor",
        "business",
        "--predictor",
        "difference:wealth",
    ]);
    for (term, coefficient, t, two_sided) in [
        ("(constant)", 0.011_556_790_971_495_2, 0.246_965_8, 0.8025),
        ("business", 0.429_224_076_124_939_6, 4.612_455_5, 0.000_25),
        ("difference:wealth", 0.002_664_658_336_954_8, 3.085_248_8, 0.004),
    ] {
        let row = row(&found, "term", term);
        near(&row["coefficient"], coefficient, 1e-12);
        near(&row["t"], t, 1e-6);
        let spread: f64 = two_sided * (1.0 - two_sided);
        near(&row["p_two_sided"], two_sided, 4.0 * (spread * (1.0 / 4000.0 + 1.0 / 1999.0)).sqrt() + 0.001);
    }
}

#[test]
fn regressions_say_what_is_missing() {
    for (arguments, said) in [
        (&["--outcome", "marrige", "--predictor", "business"][..], "did you mean \"marriage\"?"),
        (&["--outcome", "marriage", "--predictor", "wealth"], "difference:NUMBER"),
        (&["--outcome", "marriage", "--predictor", "same:guild"], "no node has a single value"),
        (&["--outcome", "marriage", "--predictor", "same:kind"], "is the same for all pairs"),
    ] {
        verbinder().arg("mrqap").arg(FAMILIES).args(arguments).assert().code(2).stderr(contains(said));
    }
    // Four of sixteen families have no number of priorates.
    let found =
        output(&["mrqap", FAMILIES, "--outcome", "marriage", "--predictor", "difference:priorates", "--lang", "en"]);
    assert!(found.contains("4 nodes left out"), "{found}");
}

#[test]
fn networks_of_other_actors_are_compared_by_shape_only() {
    let found = result(&["similarity", ARTICLES, FAMILIES]);
    let pair = &rows(&found)[0];
    assert_eq!((&pair["shared_actors"], &pair["qap_r"], &pair["deltacon"]), (&json!(0), &Value::Null, &Value::Null));
    assert!(
        ["portrait_divergence", "netlsd", "degree_profile"].iter().all(|figure| pair[*figure].as_f64().unwrap() > 0.0)
    );
    verbinder().args(["similarity", FAMILIES]).assert().code(2).stderr(contains("a comparison takes two"));
}

#[test]
fn a_matrix_is_symmetric_and_small_places_are_empty() {
    let found = result(&["similarity", ARTICLES, "--by", "municipality", "--matrix", "portrait-divergence"]);
    let rows = rows(&found);
    let names: Vec<&str> = rows.iter().map(|row| row["network"].as_str().unwrap()).collect();
    for (a, one) in names.iter().enumerate() {
        for (b, other) in names.iter().enumerate() {
            assert_eq!(rows[a][*other], rows[b][*one]);
        }
    }
    assert!(rows.iter().any(|row| names.iter().any(|name| row[*name].is_null())), "some places are too small");
    assert_eq!(row(&found, "network", "Delft")["Delft"], 0.0);
}

// Trust was lost until 2017 and regained in 2018: the same two, another sign. Nothing is said about size.
#[test]
fn trust_regained_in_noordenveld() {
    let found = result(&["change", ARTICLES, "--from", "2017", "--to", "2018", "--of", "ties", "--lang", "en"]);
    let pair = row(&found, "source", "gemeente-noordenveld");
    assert_eq!(pair["target"], "welzijn-in-noordenveld");
    assert_eq!((&pair["change"], &pair["changed"]), (&json!("kept"), &json!(["sign"])));
    assert_eq!((&pair["sign_before"], &pair["sign_after"]), (&json!(["-"]), &json!(["+"])));
    assert!(found["notes"].to_string().contains("not how large anything became"));
    let whole = result(&["change", ARTICLES, "--from", "2017", "--to", "2018"]);
    assert_eq!(row(&whole, "counted", "shared-actors")["sign_changed"], 1);
}

// Three ties around the dinner tables of Almere held in 2013 alone.
#[test]
fn what_ended_by_its_date_has_ended() {
    let found = result(&["change", ARTICLES, "--from", "2013", "--to", "2018", "--of", "ties"]);
    let tables = ["almere-eettafels", "almere-politieke-partijen"];
    let almere = rows(&found).iter().filter(|row| tables.contains(&row["source"].as_str().unwrap()));
    let ended: Vec<&Value> = almere.filter(|row| row["change"] == "lost").collect();
    assert_eq!(ended.len(), 3, "{ended:?}");
    assert!(ended.iter().all(|row| row["how"] == "ended"));
}

/// Two waves of a survey in which everything happens that may.
fn waves(folder: &Path) -> (PathBuf, PathBuf) {
    let node = |id: &str, respondent: &str| json!({"id": id, "respondent": respondent});
    let tie = |a: &str, b: &str, more: Value| {
        let mut tie = json!({"source": a, "target": b, "kind": "collaborates"});
        tie.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        tie
    };
    let nodes = |gone: &str, silent: &str| -> Value {
        let all = ["a", "b", "c", "d", "e", "f", "g"].iter().filter(|id| **id != gone);
        all.map(|id| node(id, if *id == silent { "no-response" } else { "yes" })).collect()
    };
    let before = json!([
        tie("a", "b", json!({"strength": 2})),
        tie("a", "c", json!({})),
        tie("a", "d", json!({})),
        tie("b", "e", json!({})),
        tie("c", "f", json!({})),
        tie("c", "d", json!({})),
    ]);
    let after = json!([
        tie("b", "a", json!({"strength": 5})),
        tie("a", "c", json!({"status": "ended"})),
        tie("b", "d", json!({})),
        tie("a", "g", json!({})),
        tie("c", "d", json!({"kind": "funds"})),
        tie("d", "f", json!({"since": 2021})),
    ]);
    (
        written(folder, "one.json", &network(2020, &nodes("g", "none"), &before)),
        written(folder, "two.json", &network(2022, &nodes("e", "f"), &after)),
    )
}

/// What one file says is over, or planned, was not there in its year: in the other it began, or has ended. Nobody left it out.
#[test]
fn what_was_over_before_is_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, year: i32, ties: &[(&str, Value)]| {
        let nodes: Value = ["a", "b", "c", "d"].map(|id| json!({"id": id, "respondent": "yes"})).into_iter().collect();
        let ties: Value = ties
            .iter()
            .map(|(ends, more)| {
                let mut tie = json!({"source": ends[..1], "target": ends[1..], "kind": "collaborates"});
                tie.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                tie
            })
            .collect();
        written(
            folder.path(),
            name,
            &json!({"graph": {"format": "verbinder/1", "observation_year": year}, "nodes": nodes, "edges": ties}),
        )
    };
    let one = file(
        "one.json",
        2012,
        &[
            ("ab", json!({"status": "ended"})),
            ("ac", json!({"status": "ended", "until": 2010})),
            ("bc", json!({})),
            ("bd", json!({})),
            ("cd", json!({})),
        ],
    );
    let two = file(
        "two.json",
        2016,
        &[
            ("ab", json!({})),
            ("ac", json!({"since": 2015})),
            ("bc", json!({"status": "planned"})),
            ("bd", json!({"status": "ended"})),
            ("cd", json!({"certainty": "ambiguous"})),
        ],
    );
    let found = result(&["change", one.to_str().unwrap(), two.to_str().unwrap(), "--of", "ties"]);
    let of = |source: &str, target: &str| {
        let row = rows(&found).iter().find(|row| row["source"] == source && row["target"] == target).unwrap();
        format!("{} {}", row["change"].as_str().unwrap(), row["how"].as_str().unwrap())
    };
    assert_eq!([of("a", "b"), of("a", "c")], ["gained begun", "gained begun"]);
    assert_eq!([of("b", "c"), of("b", "d")], ["lost ended", "lost ended"]);
    assert_eq!(of("c", "d"), "unknown left-out");

    // In one year of both files dates say the same.
    let dated = [("ab", json!({"until": 2012})), ("ac", json!({"since": 2015})), ("bc", json!({})), ("bd", json!({}))];
    let other = [("ab", json!({})), ("ac", json!({})), ("bc", json!({"until": 2012})), ("bd", json!({"since": 2015}))];
    let (three, four) = (file("three.json", 2016, &dated), file("four.json", 2016, &other));
    let found = result(&["change", three.to_str().unwrap(), four.to_str().unwrap(), "--at", "2014", "--of", "ties"]);
    let how: BTreeMap<String, String> = rows(&found)
        .iter()
        .map(|row| {
            (
                ["source", "target"].map(|key| row[key].as_str().unwrap()).concat(),
                row["how"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let expected = [("ab", "begun"), ("ac", "begun"), ("bc", "ended"), ("bd", "ended")];
    assert_eq!(how, expected.map(|(pair, how)| (pair.to_owned(), how.to_owned())).into());
}

/// Ties that are derived from a team know when both were in it: a left in 2013, d joined in 2014, b and c stayed.
#[test]
fn ties_derived_from_dated_memberships_begin_and_end_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let network = json!({
        "graph": {"format": "verbinder/1"},
        "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}, {"id": "f"}, {"id": "T", "kind": "team"}, {"id": "U", "kind": "team"},
                  {"id": "V", "kind": "team"}],
        "edges": [
            {"source": "a", "target": "T", "kind": "participates-in", "since": 2010, "until": 2013},
            {"source": "b", "target": "T", "kind": "participates-in", "since": 2010},
            {"source": "c", "target": "T", "kind": "participates-in", "since": 2010},
            {"source": "c", "target": "U", "kind": "participates-in", "since": 2014},
            {"source": "d", "target": "U", "kind": "participates-in", "since": 2014},
            {"source": "e", "target": "V", "kind": "participates-in"},
            {"source": "f", "target": "V", "kind": "participates-in"},
        ],
    });
    let file = written(folder.path(), "teams.json", &network);
    let found =
        result(&["change", file.to_str().unwrap(), "--from", "2012", "--to", "2015", "--mode", "one", "--of", "ties"]);
    let mut said: Vec<String> = rows(&found)
        .iter()
        .map(|row| ["source", "target", "change", "how"].map(|key| row[key].as_str().unwrap()).join(" "))
        .collect();
    said.sort();
    assert_eq!(said, ["a b lost ended", "a c lost ended", "b c kept in-both", "c d gained begun", "e f kept undated"]);
}

#[test]
fn ended_not_seen_again_and_unknown_are_three_things() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = waves(folder.path());
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let found = result(&["change", one, two, "--of", "ties", "--lang", "en"]);
    let said: Vec<String> = rows(&found)
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            let changed: Vec<&str> = row["changed"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
            format!("{}{} {} {} {}", text("source"), text("target"), text("change"), text("how"), changed.join(","))
        })
        .collect();
    assert_eq!(
        said,
        [
            "ac lost ended ",
            "ad lost not-seen-again ",
            "bd gained first-seen ",
            "df gained begun ",
            "ag unknown end-not-observed ",
            "be unknown end-not-observed ",
            "cf unknown no-answer ",
            "ab kept in-both strength",
            "cd kept in-both kind",
        ]
    );
    let whole = result(&["change", one, two]);
    let shared = row(&whole, "counted", "shared-actors");
    // Among a, b, c, d and f: two kept, two gained, two lost, one unknown.
    for (key, value) in
        [("kept", 2), ("gained", 2), ("lost", 2), ("ended", 1), ("not_seen_again", 1), ("unknown_after", 1)]
    {
        assert_eq!(shared[key], value, "{key}");
    }
    near(&shared["jaccard"], 2.0 / 6.0, 1e-12);
    near(&shared["persistence"], 0.5, 1e-12);
    near(&shared["persistence_least"], 0.4, 1e-12);
    near(&shared["turnover"], 4.0 / 6.0, 1e-12);
    let all = row(&whole, "counted", "all-actors");
    assert_eq!((&all["actors_gained"], &all["actors_lost"]), (&json!(1), &json!(1)));
    assert_eq!((&all["unknown_before"], &all["unknown_after"]), (&json!(1), &json!(2)));
    let actors = result(&["change", one, two, "--of", "actors"]);
    let of_a = row(&actors, "id", "a");
    assert_eq!(
        (&of_a["kept"], &of_a["gained"], &of_a["lost"], &of_a["unknown"]),
        (&json!(1), &json!(0), &json!(2), &json!(1))
    );
    // a: b, c and d before, b and (not known before) g after. b: a before and after, then d; e is not in the second. f did not answer.
    let more = |id: &str| &row(&actors, "id", id)["degree_change"];
    assert_eq!((more("a"), more("b"), more("f")), (&json!(-2), &json!(1), &Value::Null));
    assert_eq!((&of_a["partners_before"], &of_a["partners_after"]), (&json!(3), &json!(2)));
    assert!(actors["notes"].to_string().contains("the others stand under unknown"), "{}", actors["notes"]);
    assert_eq!(
        (&row(&actors, "id", "e")["presence"], &row(&actors, "id", "e")["partners_after"]),
        (&json!("before"), &Value::Null)
    );
}

// In the second wave f did not answer; in the first all did.
// Three that changed their name, or have another id: a legal form, a space, a number in place of an id. De Kern and De Brug are two.
#[test]
fn who_may_have_changed_its_name_is_named_and_not_merged() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, nodes: &[(&str, &str)]| {
        let all = [&[("ede", "Gemeente Ede"), ("zorg", "Zorggroep")], nodes].concat();
        let nodes: Vec<Value> =
            all.iter().map(|(id, label)| json!({"id": id, "label": label, "municipality": "Ede"})).collect();
        let ties: Vec<Value> =
            all[1..].iter().map(|(id, _)| json!({"source": "ede", "target": id, "kind": "collaborates"})).collect();
        let path = written(folder.path(), name, &network(2020, &json!(nodes), &json!(ties)));
        path.to_str().unwrap().to_owned()
    };
    let before =
        file("one.json", &[("m", "Stichting Malkander"), ("b", "Buurtzorg"), ("k", "De Kern"), ("v", "Voedselbank")]);
    let after = file("two.json", &[("w", "Malkander"), ("bz", "Buurt zorg"), ("d", "De Brug"), ("17", "Voedselbank")]);
    for of in ["network", "actors", "ties"] {
        let found = result(&["change", &before, &after, "--of", of, "--lang", "en"]);
        let note = found["notes"].as_array().unwrap().iter().filter_map(Value::as_str);
        let note: Vec<&str> = note.filter(|note| note.starts_with("perhaps one body")).collect();
        assert_eq!(note.len(), 1, "{found}");
        for pair in ["Stichting Malkander → Malkander", "Buurtzorg → Buurt zorg", "Voedselbank (v) → Voedselbank (17)"]
        {
            assert!(note[0].contains(pair), "{pair}: {note:?}");
        }
        assert!(!note[0].contains("Kern") && !note[0].contains("Brug") && !note[0].contains("more"), "{note:?}");
    }
    let whole = result(&["change", &before, &after]);
    let all = row(&whole, "counted", "all-actors");
    assert_eq!((&all["actors_gained"], &all["actors_lost"]), (&json!(4), &json!(4)), "nobody is merged");
    // Of seven pairs five are named.
    let ids = ["1", "2", "3", "4", "5", "6", "7"];
    let old = ["Berkenhof", "Iepenstein", "Lindenborg", "Eikenoord", "Wilgenplas", "Olmenrode", "Essenveld"];
    let new = old.map(|name| format!("Stichting {name}"));
    let new: Vec<(&str, &str)> = old.iter().copied().zip(new.iter().map(String::as_str)).collect();
    let old: Vec<(&str, &str)> = ids.into_iter().zip(old).collect();
    let (before, after) = (file("three.json", &old), file("four.json", &new));
    let told = output(&["change", &before, &after, "--lang", "nl"]);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("misschien dezelfde organisatie") && told.contains("; en nog 2."), "{told}");
    let told = output(&["change", &before, &before, "--lang", "nl"]);
    assert!(!told.contains("misschien"), "{told}");
}

#[test]
fn that_silence_counts_as_no_tie_is_told_where_networks_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = waves(folder.path());
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    for asked in [&["similarity"][..], &["compare", "--of", "similarity"], &["compare", "--of", "differences"]] {
        let told = |files: [&str; 2], lang: &str, sentence: &str| {
            let found = result(&[asked, &files, &["--lang", lang]].concat());
            found["notes"].to_string().contains(sentence)
        };
        assert!(told([one, two], "en", "In two some of those asked did not answer"), "{asked:?}");
        assert!(told([one, two], "nl", "telt hier als geen relatie"), "{asked:?}");
        assert!(!told([one, one], "en", "some of those asked did not answer"), "{asked:?}");
    }
}

#[test]
fn people_read_dutch_words_and_programs_the_ids() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = waves(folder.path());
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let shown = output(&["change", one, two, "--of", "ties", "--lang", "nl", "--format", "markdown"]);
    assert!(shown.contains("werkt samen") && shown.contains("financiert") && shown.contains("sterkte"), "{shown}");
    assert!(!shown.contains("collaborates") && !shown.contains("strength"), "{shown}");
    let found = result(&["change", one, two, "--of", "ties", "--lang", "nl"]);
    let kept = row(&found, "change", "kept");
    assert_eq!((&kept["kind_before"], &kept["changed"]), (&json!(["collaborates"]), &json!(["strength"])));
    let scenarios = ["robustness", ARTICLES, "--of", "scenarios", "--draws", "5", "--lang", "nl"];
    // The last line is what was asked, in the words in which it is asked.
    let shown = output(&scenarios);
    let shown = shown.split("command robustness").next().unwrap();
    assert!(shown.contains("tussenpositie") && !shown.contains("betweenness"), "{shown}");
    assert!(!shown.contains("largest-component-share") && !shown.contains("unnamed-known"), "{shown}");
    let ids: Vec<Value> = rows(&result(&scenarios)).iter().map(|row| row["measure"].clone()).collect();
    assert!(ids.contains(&json!("largest-component-share")), "{ids:?}");
}

#[test]
fn years_of_one_file_are_asked_for() {
    verbinder()
        .args(["change", ARTICLES])
        .assert()
        .code(2)
        .stderr(contains("the dates of the file run from 2008 to 2019"));
    verbinder().args(["change", FAMILIES, "--from", "1400", "--to", "1450"]).assert().success();
    verbinder().args(["change", ARTICLES, FAMILIES, "--from", "2013", "--to", "2018"]).assert().code(2);
    verbinder().args(["change", ARTICLES, "--from", "2013", "--to", "2013"]).assert().code(2);
    // Nothing is tied in either: shares are undefined, and no panic.
    let lonely = network(2020, &json!([{"id": "a"}]), &json!([]));
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "lonely.json", &lonely);
    let found = result(&["change", path.to_str().unwrap(), path.to_str().unwrap()]);
    assert_eq!((&rows(&found)[0]["jaccard"], &rows(&found)[0]["actors_kept"]), (&Value::Null, &json!(1)));
}

/// Davis' women at their events, from the reference file.
fn davis(folder: &Path) -> (PathBuf, Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/davis.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let modes = file["mode"].as_object().unwrap();
    let kind = |mode: &Value| if *mode == 0 { "organisation" } else { "venue" };
    let nodes: Value = modes.iter().map(|(id, mode)| json!({"id": id, "kind": kind(mode)})).collect();
    let edges: Value = file["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            let (a, b) =
                if modes[edge[0].as_str().unwrap()] == 0 { (&edge[0], &edge[1]) } else { (&edge[1], &edge[0]) };
            json!({"source": a, "target": b, "kind": "participates-in"})
        })
        .collect();
    (written(folder, "davis.json", &network(1941, &nodes, &edges)), file)
}

// The reference file has the chances of R backbone and of direct evaluation; no pair passes the sdsm at 0.05 over all 153, nor where both keep
// their numbers: the least chance of the file is .017.
#[test]
fn the_backbone_of_davis_women() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = davis(folder.path());
    let path = path.to_str().unwrap();
    for null in [&["--null", "sdsm"][..], &[]] {
        let empty = result(&[&["backbone", path, "--lang", "en"][..], null].concat());
        assert_eq!(rows(&empty).len(), 0);
    }
    let said = output(&["backbone", path, "--lang", "en"]);
    assert!(said.contains("None of 153 pairs shares so much more than sizes explain that it passes"), "{said}");
    // A bound so wide that pairs pass: their chances are those of the file.
    let kept = result(&["backbone", path, "--null", "fixed-rows", "--alpha", "0.5"]);
    let expected = file["expected"].as_array().unwrap();
    let expected = expected
        .iter()
        .find(|entry| entry["measure"] == "backbone.hypergeometric_p" && entry["params"]["mode"] == 0)
        .unwrap();
    assert!(!rows(&kept).is_empty());
    for row in rows(&kept) {
        let ends = [row["source"].as_str().unwrap(), row["target"].as_str().unwrap()];
        let theirs = expected["values"]
            .as_array()
            .unwrap()
            .iter()
            .find(|entry| ends.contains(&entry[0].as_str().unwrap()) && ends.contains(&entry[1].as_str().unwrap()));
        near(&row["p"], theirs.unwrap()[2].as_f64().unwrap(), 1e-9);
        assert!(row["q"].as_f64().unwrap() >= row["p"].as_f64().unwrap());
    }
    // What is written is a network again, of women only, derived ties with their chances.
    let out = folder.path().join("backbone.json");
    let out = out.to_str().unwrap();
    output(&["backbone", path, "--null", "fixed-rows", "--alpha", "0.5", "-o", out]);
    let written: Value = serde_json::from_str(&std::fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(written["nodes"].as_array().unwrap().len(), 18);
    assert_eq!(written["edges"].as_array().unwrap().len(), rows(&kept).len());
    assert!(written["edges"].as_array().unwrap().iter().all(|tie| tie["derived"] == true && tie["p"].is_number()));
}

#[test]
fn a_backbone_of_strengths_and_none_without() {
    let nodes: Value = ["a", "b", "c", "d", "e"].iter().map(|id| json!({"id": id})).collect();
    let tie =
        |b: &str, strength: f64| json!({"source": "a", "target": b, "kind": "collaborates", "strength": strength});
    let edges = json!([tie("b", 97.0), tie("c", 1.0), tie("d", 1.0), tie("e", 1.0)]);
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "star.json", &network(2020, &nodes, &edges));
    let path = path.to_str().unwrap();
    let found = result(&["backbone", path, "--weight", "strength"]);
    // Only the strong one stands out: (1 − 97/100)³.
    assert_eq!(rows(&found).len(), 1);
    near(&rows(&found)[0]["p"], 0.000_027, 1e-15);
    // Between two who both have others both ends are looked at: (1 − 9/11)² = 4/121 for either, 1 − (1 − 4/121)² for the better.
    let ends = json!([["a", "b", 9.0], ["a", "c", 1.0], ["a", "d", 1.0], ["b", "e", 1.0], ["b", "f", 1.0]]);
    let tie = |tie: &Value| json!({"source": tie[0], "target": tie[1], "kind": "collaborates", "strength": tie[2]});
    let nodes: Value = ["a", "b", "c", "d", "e", "f"].iter().map(|id| json!({"id": id})).collect();
    let edges: Value = ends.as_array().unwrap().iter().map(tie).collect();
    let both = written(folder.path(), "both.json", &network(2020, &nodes, &edges));
    let asked = ["backbone", both.to_str().unwrap(), "--weight", "strength"];
    assert!(rows(&result(&asked)).is_empty());
    let found = result(&[&asked[..], &["--alpha", "0.07"]].concat());
    near(&rows(&found)[0]["p"], 952.0 / 14_641.0, 1e-12);
    let told = output(&[&asked[..], &["--alpha", "0.07", "--lang", "en"]].concat());
    assert!(told.contains("Looked at together, 0 of 5 ties are stronger"), "{told}");
    verbinder().args(["backbone", path]).assert().code(2).stderr(contains("no actor takes part in a structure"));
    verbinder().args(["backbone", path, "--null", "disparity"]).assert().code(2).stderr(contains("equally strong"));
}

#[test]
fn an_outcome_is_no_predictor_of_itself() {
    verbinder()
        .args(["mrqap", FAMILIES, "--outcome", "marriage", "--predictor", "business", "--predictor", "marriage"])
        .assert()
        .failure()
        .stderr(
            contains("--predictor \"marriage\" is the same as --outcome \"marriage\"").and(contains("leave it out")),
        );
}

/// What would take too long or too much memory is refused before it begins, with what to do instead.
#[test]
fn what_is_too_large_is_refused_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |file: &Path, command: &[&str], why: &str, hint: &str| {
        let (name, options) = command.split_first().unwrap();
        verbinder().arg(name).arg(file).args(options).assert().failure().stderr(contains(why).and(contains(hint)));
    };
    let actor = |number: usize| json!({"id": format!("a{number}"), "kind": "organisation"});
    let actors = |count: usize| (0..count).map(actor).collect::<Vec<Value>>();
    // 310 pairs, each a group of its own.
    let edges: Vec<Value> = (0..310)
        .map(|pair| json!({"source": format!("a{}", 2 * pair), "target": format!("a{}", 2 * pair + 1), "kind": "collaborates"}))
        .collect();
    let pairs = written(folder.path(), "pairs.json", &network(2025, &json!(actors(620)), &json!(edges)));
    refused(&pairs, &["clusters", "--image", "--runs", "1"], "into 310 groups", "choose a part");
    // One structure in which 3,200 meet: 3,200 × 3,199 / 2 meetings.
    let mut nodes = actors(3_200);
    nodes.push(json!({"id": "all", "kind": "partnership"}));
    let edges: Vec<Value> = (0..3_200)
        .map(|actor| json!({"source": format!("a{actor}"), "target": "all", "kind": "participates-in"}))
        .collect();
    let crowd = written(folder.path(), "crowd.json", &network(2025, &json!(nodes), &json!(edges)));
    refused(&crowd, &["backbone", "--null", "fdsm", "--draws", "99"], "5118400 times", "--null sdsm");
    // Sixty years.
    let edges: Vec<Value> = (0..60)
        .map(|year| json!({"source": "a0", "target": "a1", "kind": "collaborates", "since": (1960 + year).to_string()}))
        .collect();
    let years = written(folder.path(), "years.json", &network(2025, &json!(actors(2)), &json!(edges)));
    refused(&years, &["similarity", "--by", "year"], "60 years", "--from YEAR");
    let few = ["--by", "year", "--from", "2000", "--to", "2003", "--format", "json"];
    verbinder().arg("similarity").arg(&years).args(few).assert().success();
}
