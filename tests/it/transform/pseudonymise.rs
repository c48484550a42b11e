//! A twin without names: nothing of a name is left anywhere, everything else is.

use super::{ids, network};
use crate::support::project_file;
use assert_cmd::cargo::cargo_bin_cmd;
use std::collections::BTreeSet;
use std::path::Path;
use verbinder::formats::{self, ReadOptions};
use verbinder::model::Network;
use verbinder::transform::pseudonymise::{Pseudonyms, Words};

fn words() -> Words<'static> {
    Words { title: "Twin", place: "Place", source: "Source", kind: &|kind| kind.to_owned() }
}

fn bundled() -> Network {
    formats::open(&project_file("data/sociaal-domein.json"), &ReadOptions::default()).unwrap().remove(0).network.value
}

/// Every word of the file that could tell who somebody is.
fn names(network: &Network) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for node in network.nodes() {
        names.extend([node.id.clone(), node.label.clone()]);
        names.extend(node.aliases.iter().cloned());
        names.extend(node.places().map(str::to_owned));
        names.extend(node.evidence.iter().filter_map(|item| item.note.clone()));
    }
    for tie in network.ties() {
        names.extend(tie.tie.evidence.iter().filter_map(|item| item.note.clone()));
    }
    for source in &network.info().sources {
        names.insert(source.id.clone());
        names.extend([&source.title, &source.publisher, &source.url].into_iter().flatten().cloned());
    }
    names.extend(network.info().title.clone());
    names
}

/// Names that are also words of the language, of kinds or of sectors, and so stand in any result.
fn is_common(name: &str) -> bool {
    name.chars().count() < 4
        || ["politie", "media", "onderwijs", "zorg", "kerken", "partners", "sociaal", "gemeente", "organisatie"]
            .iter()
            .any(|word| name.to_lowercase().contains(word) && name.split(' ').count() < 3)
}

fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files(&entry, found);
        } else {
            let text = String::from_utf8_lossy(&std::fs::read(&entry).unwrap()).into_owned();
            found.push((entry.to_string_lossy().into_owned(), text));
        }
    }
}

#[test]
fn no_name_is_left_in_any_file_of_a_report() {
    let folder = tempfile::tempdir().unwrap();
    cargo_bin_cmd!("verbinder")
        .args(["report", "data/sociaal-domein.json", "--pseudonymise", "-o"])
        .arg(folder.path().join("out"))
        .current_dir(project_file("."))
        .assert()
        .success();
    let mut written = Vec::new();
    files(&folder.path().join("out"), &mut written);
    assert!(written.len() > 10);
    let names: Vec<String> = names(&bundled()).into_iter().filter(|name| !is_common(name)).collect();
    assert!(names.len() > 300, "{} names are looked for", names.len());
    let mut left = Vec::new();
    for (path, text) in &written {
        left.extend(
            names
                .iter()
                .filter(|name| path.contains(*name) || text.contains(*name))
                .map(|name| format!("{path}: {name}")),
        );
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn everything_but_names_is_as_it_was() {
    let old = bundled();
    let new = Pseudonyms::of(&old, None, &words()).apply(&old);
    assert_eq!((old.node_count(), old.tie_count()), (new.node_count(), new.tie_count()));
    let nodes = |network: &Network| {
        let mut all: Vec<String> = (0..network.node_count())
            .map(|index| {
                let node = network.node(index);
                let ties = network.ties_of(index).len();
                format!(
                    "{} {:?} {} {:?} {ties} {:?}",
                    node.kind, node.sector, node.named, node.period, node.members_stated
                )
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(nodes(&old), nodes(&new));
    let ties = |network: &Network| {
        let mut all: Vec<String> = network
            .ties()
            .map(|tie| {
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?}",
                    tie.tie.kind, tie.tie.status, tie.tie.sign, tie.tie.strength, tie.tie.certainty, tie.tie.period
                )
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(ties(&old), ties(&new));
    // Who shared a place shares one still.
    assert_eq!(old.places().len(), new.places().len());
}

// Computed with Python's hmac and hashlib: HMAC-SHA256 of the kind and the id, first eight bytes modulo 32 in Crockford's letters.
#[test]
fn with_a_key_a_name_has_one_code_everywhere() {
    let old = bundled();
    let pseudonyms = Pseudonyms::of(&old, Some("een zin die niemand raadt"), &words());
    let new = pseudonyms.apply(&old);
    assert!(ids(&new).contains(&"organisation-5ehzq0y3"), "{:?}", ids(&new));
    assert_eq!(pseudonyms.place("Wageningen"), "Place DWEPY20R");
    let small = network(&["solidez-other"]);
    let elsewhere = Pseudonyms::of(&small, Some("een zin die niemand raadt"), &words()).apply(&small);
    assert!(ids(&elsewhere).contains(&"organisation-5ehzq0y3"));
    let other_key = Pseudonyms::of(&small, Some("een andere zin dan die"), &words()).apply(&small);
    assert!(!ids(&other_key).contains(&"organisation-5ehzq0y3"));
}

#[test]
fn numbers_do_not_follow_the_alphabet() {
    let ties: Vec<String> = (0..30).map(|number| format!("n{number:02}-n{:02}", number + 1)).collect();
    let old = network(&ties.iter().map(String::as_str).collect::<Vec<_>>());
    let pseudonyms = Pseudonyms::of(&old, None, &words());
    let order: Vec<&str> = pseudonyms.list(&old).into_iter().map(|(_, _, _, pseudonym)| pseudonym).collect();
    let sorted: Vec<String> = (1..=31).map(|number| format!("Organisation {number}")).collect();
    assert_ne!(order, sorted);
    assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), sorted.iter().map(String::as_str).collect());
}

#[test]
fn a_town_can_be_chosen_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("who.csv");
    let run = cargo_bin_cmd!("verbinder")
        .args([
            "describe",
            "data/sociaal-domein.json",
            "--municipality",
            "Wageningen",
            "--pseudonymise",
            "--format",
            "json",
            "--pseudonym-list",
        ])
        .arg(&list)
        .current_dir(project_file("."))
        .assert()
        .success();
    let shown = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(!shown.contains("Wageningen") && shown.contains("\"municipality\": \"Plaats "), "{shown}");
    assert!(std::fs::read_to_string(&list).unwrap().contains(",place,Wageningen,Wageningen,Plaats "));
}

#[test]
fn a_key_that_can_be_guessed_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key.txt");
    std::fs::write(&key, "geheim\n").unwrap();
    let run = cargo_bin_cmd!("verbinder")
        .args(["actors", "data/sociaal-domein.json", "--pseudonymise", "--pseudonym-key"])
        .arg(&key)
        .current_dir(project_file("."))
        .assert()
        .code(2);
    assert!(String::from_utf8_lossy(&run.get_output().stderr).contains("take a sentence"));
}
