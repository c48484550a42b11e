//! Clusters that were found in the ties: nothing says more of them than the ties allow.

use super::{output, result, row, rows, verbinder, words};
use predicates::str::contains;
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A file of these pairs in a folder of its own, with an attribute that has nothing to do with them.
fn file(pairs: &[(usize, usize)]) -> (TempDir, String) {
    let nodes = pairs.iter().map(|pair| pair.0.max(pair.1) + 1).max().unwrap_or(0);
    let nodes: Vec<Value> = (0..nodes)
        .map(|id| json!({"id": format!("n{id}"), "sector": if id % 3 == 0 { "zorg" } else { "sport" }}))
        .collect();
    let tie = |&(a, b): &(usize, usize)| json!({"source": format!("n{a}"), "target": format!("n{b}")});
    let network = json!({"nodes": nodes, "edges": pairs.iter().map(tie).collect::<Vec<_>>()});
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.json");
    fs::write(&path, network.to_string()).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// Forty nodes of which each pair is tied with a chance of about one in ten (of a linear congruential generator, whose numbers nobody
/// chose): there are no groups in it. Beside them a pair and a triangle by themselves.
fn without_groups() -> Vec<(usize, usize)> {
    let mut state: u64 = 20;
    let mut drawn = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33).is_multiple_of(10)
    };
    let mut pairs: Vec<(usize, usize)> =
        (0..40).flat_map(|a| (a + 1..40).map(move |b| (a, b))).filter(|_| drawn()).collect();
    // A ring, so that all forty hang together.
    pairs.extend(
        (0..40).map(|a| (a, (a + 1) % 40)).filter(|&(a, b)| b > a && !pairs.contains(&(a, b))).collect::<Vec<_>>(),
    );
    pairs.extend([(40, 41), (42, 43), (43, 44), (42, 44)]);
    pairs
}

/// Four circles of eight who all know each other, in a ring of four ties; beside them a pair by itself.
fn with_groups() -> Vec<(usize, usize)> {
    let circle = |at: usize| (0..8).flat_map(move |a| (a + 1..8).map(move |b| (8 * at + a, 8 * at + b)));
    let mut pairs: Vec<(usize, usize)> = (0..4).flat_map(circle).collect();
    pairs.extend([(0, 8), (9, 16), (17, 24), (1, 25), (32, 33)]);
    pairs
}

const STABILITY: [&str; 5] = ["--stability", "--draws", "39", "--runs", "5"];

fn stability(path: &str, of: &str, language: &str) -> Value {
    result(&[&["clusters", path, "--of", of, "--lang", language], &STABILITY[..]].concat())
}

/// The same in words, without breaks of lines.
fn told(path: &str, of: &str, language: &str) -> String {
    words(&[&["clusters", path, "--of", of, "--lang", language], &STABILITY[..]].concat())
}

// Such a network has clusters that are found again, since a search always finds the same best division; chance has them as well.
#[test]
fn where_chance_divides_as_well_no_single_cluster_is_relied_on() {
    let (folder, path) = file(&without_groups());
    for (language, none, by_itself, piece) in [
        ("en", "No clear clusters", "stable by", "a small piece of its own"),
        ("nl", "Geen duidelijke clusters", "op zichzelf stabiel", "een los stukje"),
    ] {
        let whole = stability(&path, "whole", language);
        assert_eq!(row(&whole, "check", "all")["verdict"], "no-more-than-chance");
        let clusters = stability(&path, "clusters", language);
        for of in ["whole", "clusters", "nodes"] {
            let told = told(&path, of, language);
            assert!(told.contains(none) && !told.contains(by_itself) && !told.contains("60 %"), "{told}");
            assert_eq!(told.contains(piece), of == "clusters", "{told}");
        }
        let verdicts: Vec<&str> = rows(&clusters).iter().map(|row| row["verdict"].as_str().unwrap()).collect();
        let of = |verdict: &str| verdicts.iter().filter(|found| **found == verdict).count();
        assert_eq!((of("piece"), of("piece") + of("no-more-than-chance")), (2, verdicts.len()), "{clusters}");
        assert!(clusters["notes"].to_string().contains(if language == "en" {
            "verdict of its own"
        } else {
            "eigen oordeel"
        }));
    }
    // The page tells one story too.
    let page = folder.path().join("page");
    output(&["report", &path, "-o", page.to_str().unwrap(), "--lang", "en"]);
    let page = fs::read_to_string(page.join("index.html")).unwrap();
    assert!(page.contains("Do not show these clusters as a finding") && page.contains("None of them: chance divides"));
    for word in ["stable by itself", "stable by themselves", "not to be trusted", "highly stable", "of the cluster:"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_small_piece_is_no_cluster_to_rely_on() {
    let (_folder, path) = file(&with_groups());
    let clusters = stability(&path, "clusters", "en");
    let verdicts: Vec<&str> = rows(&clusters).iter().map(|row| row["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["highly-stable", "highly-stable", "highly-stable", "highly-stable", "piece"]);
    let (en, nl) = (told(&path, "clusters", "en"), told(&path, "whole", "nl"));
    assert!(
        en.contains("Each of the 4 clusters is stable by itself. Not counted: 1 small piece of two or three"),
        "{en}"
    );
    assert!(
        nl.contains("Elk van de 4 clusters is op zichzelf stabiel. Niet meegeteld: 1 los stukje van twee of"),
        "{nl}"
    );
    // Components are by definition, and not held against chance.
    let parts = ["clusters", &path, "--stability", "--draws", "19", "--method", "components"];
    for (language, said, stable) in
        [("en", "is not tested with this method", "stable:"), ("nl", "is bij deze methode niet getoetst", "stabiel:")]
    {
        let told = words(&[&parts[..], &["--lang", language]].concat());
        assert!(told.contains(said) && !told.contains(stable) && !told.contains("by themselves"), "{told}");
        let found = result(&[&parts[..], &["--of", "clusters", "--lang", language]].concat());
        let verdicts: Vec<&str> = rows(&found).iter().map(|row| row["verdict"].as_str().unwrap()).collect();
        assert_eq!(verdicts, ["not-tested", "piece"]);
    }
}

// In the random network each of these had the least p there can be.
#[test]
fn clusters_found_in_the_ties_are_not_tested_on_them() {
    let (_folder, path) = file(&without_groups());
    for (language, said, nothing) in [
        ("en", "made from these very ties", "nothing is tested"),
        ("nl", "uit deze relaties zelf gemaakt", "niets getoetst"),
    ] {
        let asked = |measures: &str, by: &str| {
            result(&["significance", measures, &path, "--by", by, "--draws", "99", "--lang", language])
        };
        let found = asked("ei-index_index,modularity,transitivity", "cluster");
        for row in &rows(&found)[..2] {
            for p in ["z", "percentile", "p_ge", "p_le", "p_two_sided"] {
                assert!(row[p].is_null(), "{p} {row}");
            }
            assert!(row["observed"].is_number() && row["mean"].is_number(), "{row}");
            assert!(row["sentence"].as_str().unwrap().contains(nothing), "{row}");
        }
        // What does not look at the groups is tested as ever, and so are groups that do not come from the ties.
        assert!(rows(&found)[2]["p_two_sided"].is_number());
        assert!(found["notes"].to_string().contains(said), "{found}");
        let given = asked("ei-index_index", "sector");
        assert!(rows(&given)[0]["p_two_sided"].is_number() && !given["notes"].to_string().contains(said), "{given}");

        let measured = |measures: &str, by: &str| {
            result(&["measure", measures, &path, "--by", by, "--permutations", "199", "--lang", language])
        };
        for measures in ["ei-index", "group-ei-permutation", "brokerage-permutation"] {
            let found = measured(measures, "cluster");
            for (name, cell) in rows(&found).iter().flat_map(|row| row.as_object().unwrap()) {
                assert!(!(name.contains("_p_") || name.ends_with("_z")) || cell.is_null(), "{name} {cell}");
            }
            assert!(found["notes"].to_string().contains(said), "{found}");
            let given = measured(measures, "sector");
            assert!(!given["notes"].to_string().contains(said), "{given}");
            assert!(
                rows(&given)
                    .iter()
                    .flat_map(|row| row.as_object().unwrap())
                    .any(|(name, p)| name.contains("_p_") && p.is_number())
            );
        }
        let exact =
            result(&["measure", "node-ei-permutation,node-ei-index", &path, "--by", "cluster", "--lang", language]);
        assert!(rows(&exact).iter().all(|row| row["node-ei-permutation_p_le"].is_null()), "{exact}");
        assert!(rows(&exact).iter().any(|row| row["node-ei-index_index"].is_number()), "{exact}");
        // A description by cluster is no test, and is left as it is.
        let within =
            result(&["measure", "within-module-z,participation", &path, "--by", "cluster", "--lang", language]);
        assert!(rows(&within).iter().any(|row| row["within-module-z"].is_number()), "{within}");
        assert!(!within["notes"].to_string().contains(said), "{within}");
    }
}

#[test]
fn between_clusters_found_no_gap_is_clear() {
    let (_folder, path) = file(&without_groups());
    for (language, said, untested, urged) in [
        ("en", "made from these very ties", "is not tested", "could meet"),
        ("nl", "uit deze relaties zelf gemaakt", "is niet getoetst", "kan kennismaken"),
    ] {
        for expected in ["partners", "size"] {
            let asked = ["gaps", &path, "--by", "cluster", "--expected", expected, "--lang", language];
            let found = result(&asked);
            for row in rows(&found) {
                assert!(row["p"].is_null() && row["q"].is_null() && row["gap"].is_null(), "{row}");
                assert!(row["expected_by_size"].is_number(), "{row}");
            }
            let notes = found["notes"].to_string();
            assert!(notes.contains(said) && !notes.contains("Benjamini"), "{notes}");
            let told = words(&asked);
            assert!(told.contains(untested) && !told.contains(urged), "{told}");
        }
    }
    let given = result(&["gaps", &path, "--by", "sector"]);
    assert!(rows(&given).iter().all(|row| row["p"].is_number() && row["gap"].is_string()), "{given}");
}

#[test]
fn what_is_nothing_but_a_test_refuses_clusters_found() {
    let (_folder, path) = file(&without_groups());
    for of in ["chance", "precision", "differences"] {
        refused(&["compare", &path, "--by", "cluster", "--of", of, "--draws", "99"]);
    }
    refused(&["compare", &path, "--by", "cluster", "--of", "contrast", "--type", "1"]);
    refused(&["compare", &path, "--by", "cluster", "--null", "same-degrees"]);
    output(&["compare", &path, "--by", "cluster"]);
    refused(&["mrqap", "data/florentine-families.json", "--outcome", "marriage", "--predictor", "same:cluster"]);
}

fn refused(arguments: &[&str]) {
    let run = verbinder().args(arguments).assert().code(2);
    run.stderr(contains("made from these very ties")).stderr(contains("clusters FILE --stability"));
}

/// Members whose membership has ended, or that a choice leaves out, are known: nobody asks who they are.
#[test]
fn members_of_any_status_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.json");
    let tie =
        |id: &str, status: &str| json!({"source": id, "target": "t", "kind": "participates-in", "status": status});
    let network = |statuses: [&str; 4]| {
        let members: Vec<Value> =
            ["a", "b", "c", "d"].iter().zip(statuses).map(|(id, status)| tie(id, status)).collect();
        let pairs = [("a", "b"), ("c", "d"), ("a", "e")].map(|(a, b)| json!({"source": a, "target": b}));
        let ids = ["a", "b", "c", "d", "e"].map(|id| json!({"id": id}));
        let table = json!({"id": "t", "label": "Table", "kind": "partnership", "members_stated": 4});
        let (nodes, edges) = ([&[table][..], &ids].concat(), [&members[..], &pairs].concat());
        json!({"nodes": nodes, "edges": edges}).to_string()
    };
    let file = path.to_str().unwrap();
    for statuses in [["ended"; 4], ["ended", "planned", "present", "present"]] {
        fs::write(&path, network(statuses)).unwrap();
        let covered = &result(&["measure", "coverage", file])["rows"];
        let table = covered.as_array().unwrap().iter().find(|row| row["id"] == "t").unwrap();
        assert_eq!(table["coverage_share"], 1.0, "{table}");
        for said in [output(&["clusters", file]), output(&["describe", file])] {
            assert!(!said.contains("members stated") && !said.contains("that sources state"), "{said}");
        }
        let folder = folder.path().join(statuses[1]);
        output(&["report", file, "-o", folder.to_str().unwrap()]);
        let said = fs::read_to_string(folder.join("index.html")).unwrap();
        assert!(said.contains("Table") && !said.contains("of Table, and whom"), "Who are the four?");
    }
    // One of four is left out by its status in the picture: it is no ghost.
    let drawn =
        output(&["diagram", file, "--view", "structure", "--name", "t", "--unnamed", "ghosts", "--status", "present"]);
    assert!(!drawn.contains("not named") && drawn.contains("who takes part"), "{drawn}");
}
