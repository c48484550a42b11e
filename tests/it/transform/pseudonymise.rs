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
    Words { title: "Twin", place: "Place", source: "Source", layer: "Layer", kind: &|kind| kind.to_owned() }
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
    let new = Pseudonyms::of(&[&old], None, &words()).apply(&old);
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

/// What cites a document cites it still, by the number of a page or paragraph; a heading, or a number with letters, may be a name.
#[test]
fn who_cites_what_and_when_is_as_it_was() {
    let old = super::read(
        r#"{"graph": {"sources": [{"id": "report", "title": "On Ede", "observation_year": 2014}, {"id": "memo"}]}, "nodes": [
        {"id": "t", "label": "Ede", "kind": "municipality", "municipality": "Ede"}, {"id": "c", "municipality": "Ede"}, {"id": "c2", "municipality": "Ede"},
        {"id": "u", "kind": "municipality", "municipality": "Elst"}, {"id": "v", "kind": "municipality", "municipality": "Elst"},
        {"id": "n", "municipality": ["national", "Epe"], "evidence": [{"source": "report", "page": ["12", "3–5, 7", "1a", "ii"],
        "section": "Ede 2014", "paragraph": "4.2"}, {"source": "memo", "page": "-"}]}], "edges": [
        {"source": "t", "target": "c", "role": "lead", "reported_by": ["c"]}, {"source": "c", "target": "n", "role": "alderman"}]}"#,
    );
    let pseudonyms = Pseudonyms::of(&[&old], None, &words());
    let new = pseudonyms.apply(&old);
    let years: Vec<_> = new.info().sources.iter().map(|source| source.observation_year).collect();
    assert_eq!(years.iter().flatten().collect::<Vec<_>>(), [&2014]);
    let node = |kind: &str, place: &str| {
        let found = new
            .nodes()
            .find(|node| node.kind == kind && node.municipalities.iter().any(|own| own == pseudonyms.place(place)));
        found.unwrap()
    };
    let cited = &node("organisation", "Epe").evidence;
    assert_eq!(new.source(&cited[0].source).unwrap().observation_year, Some(2014));
    assert_eq!(new.source(&cited[1].source).map(|source| source.observation_year), Some(None));
    let kept: Vec<&str> = cited[0].locators.iter().map(|at| at.value.as_str()).collect();
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(["12", "3–5, 7", "4.2"]));
    assert!(cited[1].locators.is_empty(), "a dash is no number");
    assert!(node("organisation", "Epe").states_national(), "that it is national is no name");
    // A municipality bears the number of the place that it alone governs; of two, each has its own.
    let number = |name: &str| name.rsplit(' ').next().unwrap().to_owned();
    assert_eq!(number(&node("municipality", "Ede").label), number(pseudonyms.place("Ede")));
    let labels: BTreeSet<&str> =
        new.nodes().filter(|node| node.kind == "municipality").map(|node| node.label.as_str()).collect();
    assert_eq!(labels.len(), 3, "{labels:?}");
    let roles: Vec<Option<&str>> = new.ties().map(|tie| tie.tie.role.as_deref()).collect();
    assert_eq!(roles.iter().flatten().collect::<Vec<_>>(), [&"lead"]);
    assert!(new.ties().all(|tie| tie.tie.reported_by.iter().all(|id| new.index_of(id).is_some())));
}

/// Whoever knows a part of the file cannot make the numbers of the whole.
#[test]
fn numbers_follow_from_the_whole_content() {
    let order = |more: &str| {
        let ties: Vec<String> = (0..30).map(|number| format!("n{number:02}-n{:02}", number + 1)).collect();
        let ties: Vec<&str> = ties.iter().map(String::as_str).chain([more]).collect();
        let old = network(&ties);
        let pseudonyms = Pseudonyms::of(&[&old], None, &words());
        pseudonyms.list(&old).into_iter().map(|(.., new)| new.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order("n00-n02"), order("n00-n02"));
    assert_ne!(order("n00-n02"), order("n00-n03"));
}

// Computed with Python's hmac and hashlib: HMAC-SHA256 of the word node and the id, first eight bytes modulo 32 in Crockford's letters.
#[test]
fn with_a_key_an_id_has_one_code_everywhere() {
    let old = bundled();
    let pseudonyms = Pseudonyms::of(&[&old], Some("een zin die niemand raadt"), &words());
    let new = pseudonyms.apply(&old);
    assert!(ids(&new).contains(&"x-2fx6djhk"), "{:?}", ids(&new));
    assert_eq!(pseudonyms.place("Wageningen"), "Place DWEPY20R");
    let small = network(&["solidez-other"]);
    let elsewhere = Pseudonyms::of(&[&small], Some("een zin die niemand raadt"), &words()).apply(&small);
    assert!(ids(&elsewhere).contains(&"x-2fx6djhk"));
    let other_key = Pseudonyms::of(&[&small], Some("een andere zin dan die"), &words()).apply(&small);
    assert!(!ids(&other_key).contains(&"x-2fx6djhk"));
}

/// Two ids of which the first eight letters agree (found by trying a million and a half) have all thirty-two.
#[test]
fn codes_that_agree_get_longer() {
    let old = network(&["n1192998-n1386356", "n1192998-solidez"]);
    let new = Pseudonyms::of(&[&old], Some("een zin die niemand raadt"), &words()).apply(&old);
    assert_eq!(ids(&new), ["x-2fx6djhk", "x-2mmpwfeg65qgwb75t6qhgb5ps51pva1k", "x-2mmpwfeg9m6a33fj2s06tvkbsscjkv3w"]);
}

#[test]
fn numbers_do_not_follow_the_alphabet() {
    let ties: Vec<String> = (0..30).map(|number| format!("n{number:02}-n{:02}", number + 1)).collect();
    let old = network(&ties.iter().map(String::as_str).collect::<Vec<_>>());
    let pseudonyms = Pseudonyms::of(&[&old], None, &words());
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

/// Two waves: a–b and b–c stay, c–d goes, a–d comes; a section is called after somebody.
fn waves(folder: &Path) -> [std::path::PathBuf; 2] {
    let tie = |a: &str, b: &str| {
        format!(
            r#"{{"source": "{a}", "target": "{b}", "kind": "collaborates", "layer": "Plan Jansen", "role": "friend of Jansen", "evidence": [{{"source": "s", "section": "Interview Jansen", "page": "3-4"}}]}}"#
        )
    };
    let file = |ties: [String; 3]| {
        format!(
            r#"{{"directed": false, "multigraph": true, "graph": {{"sources": [{{"id": "s"}}]}}, "nodes": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c"}}, {{"id": "d"}}], "edges": [{}]}}"#,
            ties.join(",")
        )
    };
    let paths = ["one.json", "two.json"].map(|name| folder.join(name));
    std::fs::write(&paths[0], file([tie("a", "b"), tie("b", "c"), tie("c", "d")])).unwrap();
    std::fs::write(&paths[1], file([tie("a", "b"), tie("b", "c"), tie("a", "d")])).unwrap();
    paths
}

#[test]
fn several_files_need_a_key_and_then_change_as_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = waves(folder.path());
    let key = folder.path().join("key.txt");
    std::fs::write(&key, "een zin die niemand raadt\n").unwrap();
    let list = folder.path().join("who.csv");
    let change = |more: &[&str]| {
        cargo_bin_cmd!("verbinder")
            .args(["change", "--format", "csv", "--of", "ties"])
            .arg(&one)
            .arg(&two)
            .args(more)
            .assert()
    };
    let refused = change(&["--pseudonymise"]).code(2);
    assert!(String::from_utf8_lossy(&refused.get_output().stderr).contains("--pseudonym-key"));
    let (key, list) = (key.to_str().unwrap(), list.to_str().unwrap());
    let plain = change(&[]).success();
    let hidden = change(&["--pseudonymise", "--pseudonym-key", key, "--pseudonym-list", list]).success();
    let count =
        |output: &[u8], word: &str| String::from_utf8_lossy(output).lines().filter(|line| line.contains(word)).count();
    for word in ["kept", "gained", "lost"] {
        assert_eq!(count(&plain.get_output().stdout, word), count(&hidden.get_output().stdout, word), "{word}");
    }
    assert_eq!(count(&plain.get_output().stdout, "kept"), 2);
    let who = std::fs::read_to_string(list).unwrap();
    assert!(who.contains("one.json,node,a,") && who.contains("two.json,node,d,"), "{who}");
}

#[test]
fn words_of_the_file_in_which_a_name_may_stand_go() {
    let folder = tempfile::tempdir().unwrap();
    let [one, _] = waves(folder.path());
    let out = folder.path().join("twin.json");
    let conditions = ["--where", "node.label != Jansen", "--pseudonymise", "-o"];
    cargo_bin_cmd!("verbinder").arg("transform").arg(&one).args(conditions).arg(&out).assert().success();
    let twin = std::fs::read_to_string(&out).unwrap();
    assert!(!twin.contains("Jansen") && twin.contains("\"Layer 1\"") && twin.contains("3-4"), "{twin}");
    let shown = cargo_bin_cmd!("verbinder")
        .arg("describe")
        .arg(&one)
        .args(["--where", "node.label != Jansen", "--pseudonymise", "--format", "json"])
        .assert()
        .success();
    let shown = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    assert!(!shown.contains("Jansen") && shown.contains("(not shown)"), "{shown}");
}
