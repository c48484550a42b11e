//! Every output says how it was made, and `verify` and `replay` make it again.

use super::{FAMILIES, output, result, rows, verbinder};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with the network of the families in it, as `data/families.json`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FAMILIES);
    std::fs::copy(file, folder.path().join("data/families.json")).unwrap();
    folder
}

fn run(folder: &Path, line: &str) -> assert_cmd::assert::Assert {
    verbinder().current_dir(folder).args(line.split(' ')).assert()
}

/// File, verdict and place of each row of a verification.
fn verdicts(folder: &Path, line: &str, code: i32) -> Vec<[String; 3]> {
    let run = run(folder, &format!("verify {line} --format json --lang en")).code(code);
    let result: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let cell = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows(&result).iter().map(|row| [cell(row, "file"), cell(row, "verdict"), cell(row, "place")]).collect()
}

fn hash(path: PathBuf) -> String {
    format!("{:x}", Sha256::digest(std::fs::read(path).unwrap()))
}

const INPUT: &str = "data/families.json";

/// What is written, and the command that does it.
const MADE: &[(&str, &str)] = &[
    ("actors.json", "actors data/families.json --top 3 --layer marriage -o actors.json"),
    ("actors.xlsx", "actors data/families.json --lang nl -o actors.xlsx"),
    ("actors.csv", "actors data/families.json -o actors.csv"),
    ("actors.md", "actors data/families.json --lang nl -o actors.md"),
    ("describe.txt", "describe data/families.json --format table -o describe.txt"),
    ("whole.svg", "diagram data/families.json --theme grey -o whole.svg"),
    ("whole.dot", "diagram data/families.json -o whole.dot"),
    ("whole.gexf", "diagram data/families.json -o whole.gexf"),
    ("whole.graphml", "diagram data/families.json -o whole.graphml"),
    ("positions.json", "diagram data/families.json -o other.svg --save-positions positions.json"),
    ("ties.csv", "convert data/families.json -o ties.csv"),
    ("marriage.net", "transform data/families.json --layer marriage -o marriage.net"),
    ("part.shard", "measure betweenness data/families.json --shard 1/2 -o part.shard"),
    ("layers", "split data/families.json --by layer -o layers"),
    ("job", "spark-job data/families.json -o job"),
];

#[test]
fn every_output_is_the_same_when_its_recipe_is_run_again() {
    let folder = folder();
    for (file, command) in MADE {
        run(folder.path(), command).success();
        let verdicts = verdicts(folder.path(), file, 0);
        assert!(!verdicts.is_empty() && verdicts.iter().all(|row| row[1] == "same"), "{command}: {verdicts:?}");
    }
    let both: Vec<String> = verdicts(folder.path(), "ties.csv", 0).into_iter().map(|[file, ..]| file).collect();
    assert_eq!(both, ["ties.csv", "ties-nodes.csv"], "a network in two files is compared in both");
}

#[cfg(all(feature = "png", feature = "pdf"))]
#[test]
fn pictures_in_pixels_and_documents_carry_their_recipe_too() {
    let folder = folder();
    for file in ["whole.png", "whole.pdf"] {
        run(folder.path(), &format!("diagram {INPUT} --layer marriage -o {file}")).success();
        assert_eq!(verdicts(folder.path(), file, 0)[0][1], "same", "{file}");
    }
}

/// Mail and browsers give a file another name: it is the same file. One that was changed differs, from the one that it was.
#[test]
fn a_file_of_a_report_under_another_name_is_the_same_file() {
    let folder = folder();
    run(folder.path(), "report data/families.json -o out").success();
    for (file, name) in
        [("index.html", "index-1.html"), ("diagrams/matrix.svg", "figure.svg"), ("tables/ties.json", "t.json")]
    {
        std::fs::copy(folder.path().join("out").join(file), folder.path().join(name)).unwrap();
        let [_, verdict, place] = &verdicts(folder.path(), name, 0)[0];
        assert_eq!(
            (verdict.as_str(), place.as_str()),
            ("same", format!("the recipe calls it {file}").as_str()),
            "{name}"
        );
    }
    let page = std::fs::read_to_string(folder.path().join("index-1.html")).unwrap();
    std::fs::write(folder.path().join("index-1.html"), page.replacen("Medici", "Albizzi", 1)).unwrap();
    let [_, verdict, place] = &verdicts(folder.path(), "index-1.html", 1)[0];
    assert_eq!(verdict, "differs");
    assert!(place.starts_with("line ") && place.ends_with("; the recipe calls it index.html"), "{place}");
    let picture = std::fs::read_to_string(folder.path().join("figure.svg")).unwrap();
    std::fs::write(folder.path().join("figure.svg"), picture.replacen("Medici", "Albizzi", 1)).unwrap();
    let [_, verdict, place] = &verdicts(folder.path(), "figure.svg", 1)[0];
    assert_eq!(
        (verdict.as_str(), place.as_str()),
        ("differs", "the recipe makes no file of this name, and none with these bytes")
    );
}

#[test]
fn what_is_sent_to_standard_output_can_be_verified_where_it_holds_its_recipe() {
    let folder = folder();
    for (file, command) in
        [("kept.json", "bridges data/families.json --format json"), ("kept", "diagram data/families.json")]
    {
        let printed = run(folder.path(), command).success().get_output().stdout.clone();
        std::fs::write(folder.path().join(file), printed).unwrap();
        assert_eq!(verdicts(folder.path(), file, 0)[0][1], "same", "{command}");
    }
}

#[test]
fn the_recipe_names_arguments_inputs_and_outputs_by_their_hash() {
    let folder = folder();
    run(folder.path(), "transform data/families.json --at 1430 --layer marriage -o out.csv --threads 1").success();
    let recipe = std::fs::read_to_string(folder.path().join("out.csv.recipe.json")).unwrap();
    let recipe: Value = serde_json::from_str(&recipe).unwrap();
    assert_eq!(recipe["arguments"], json!(["transform", "--layer=marriage", "--at=1430", "data/families.json"]));
    assert_eq!(recipe["inputs"], json!([{"file": INPUT, "sha256": hash(folder.path().join(INPUT))}]));
    assert_eq!(recipe["options"]["certainty"], "explicit,implied", "every default is printed");
    let own = |file: &str| json!({"file": file, "sha256": hash(folder.path().join(file))});
    assert_eq!(recipe["outputs"], json!([own("out.csv"), own("out-nodes.csv")]));
    run(folder.path(), "convert data/families.json -o bare.csv --no-recipe").success();
    assert!(!folder.path().join("bare.csv.recipe.json").exists());
}

#[test]
fn the_place_of_a_result_leaves_no_trace_in_it() {
    let folder = folder();
    run(folder.path(), "actors data/families.json -o one.json --threads 1").success();
    run(folder.path(), "actors data/families.json -o two.json --force").success();
    let printed = run(folder.path(), "actors data/families.json --format json").success().get_output().stdout.clone();
    let read = |file: &str| std::fs::read(folder.path().join(file)).unwrap();
    assert_eq!(read("one.json"), read("two.json"));
    assert_eq!(read("one.json"), printed);
}

#[test]
fn a_file_that_was_changed_is_named_with_its_first_difference() {
    let folder = folder();
    run(folder.path(), "report data/families.json -o out --layer marriage").success();
    assert!(verdicts(folder.path(), "out", 0).iter().all(|row| row[1] == "same"));
    let table = folder.path().join("out/tables/actors.csv");
    let text = std::fs::read_to_string(&table).unwrap();
    std::fs::write(&table, text.replacen("\nmedici,1,", "\nmedici,2,", 1)).unwrap();
    std::fs::remove_file(folder.path().join("out/diagrams/whole.dot")).unwrap();
    let wrong: Vec<[String; 3]> =
        verdicts(folder.path(), "out", 1).into_iter().filter(|row| row[1] != "same").collect();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert_eq!((wrong[0][0].as_str(), wrong[0][1].as_str()), ("tables/actors.csv", "edited"));
    assert!(wrong[0][2].starts_with("line 2, column 8: in the file medici,2,"), "{wrong:?}");
    assert!(wrong[0][2].contains(" – by the recipe medici,1,"), "{wrong:?}");
    assert_eq!((wrong[1][0].as_str(), wrong[1][1].as_str()), ("diagrams/whole.dot", "missing"));
    run(folder.path(), "verify out --lang nl").code(1).stdout(contains("gewijzigd nadat het geschreven is"));
}

#[test]
fn one_file_of_a_report_is_verified_wherever_it_went() {
    let folder = folder();
    run(folder.path(), "report data/families.json -o out").success();
    for file in ["index.html", "diagrams/matrix.svg", "tables/ties.json"] {
        let moved = folder.path().join(file.rsplit('/').next().unwrap());
        std::fs::rename(folder.path().join("out").join(file), &moved).unwrap();
    }
    for file in ["index.html", "ties.json"] {
        assert_eq!(verdicts(folder.path(), file, 0)[0][1], "same", "{file}");
    }
}

#[test]
fn an_input_that_changed_or_went_is_said_and_another_place_may_be_named() {
    let folder = folder();
    run(folder.path(), "actors data/families.json -o actors.json").success();
    run(folder.path(), "convert data/families.json -o out.csv").success();
    std::fs::create_dir(folder.path().join("kept")).unwrap();
    std::fs::rename(folder.path().join(INPUT), folder.path().join("kept/old.json")).unwrap();
    let gone = verdicts(folder.path(), "actors.json", 2);
    assert_eq!((gone[0][0].as_str(), gone[0][1].as_str()), (INPUT, "input-missing"), "{gone:?}");
    assert_eq!(gone[1][1], "not-checked");
    let said = run(folder.path(), "verify actors.json --lang en --format markdown").code(2);
    said.stdout(contains("Nothing was made again. Inputs that are missing or have changed: 1."));
    for offered in ["kept/old.json", "kept"] {
        for file in ["actors.json", "out.csv"] {
            assert_eq!(
                verdicts(folder.path(), &format!("{file} --input {offered}"), 0)[0][1],
                "same",
                "{file} {offered}"
            );
        }
    }
    std::fs::write(folder.path().join(INPUT), r#"{"nodes": [], "edges": []}"#).unwrap();
    let changed = verdicts(folder.path(), "actors.json", 2);
    assert_eq!(changed[0][1], "input-changed");
    assert!(changed[0][2].contains(&hash(folder.path().join(INPUT))), "{changed:?}");
    run(folder.path(), "replay actors.json -o again.json")
        .code(2)
        .stderr(contains("has changed").and(contains("--input")));
}

#[test]
fn standard_input_is_offered_again_as_a_file() {
    let folder = folder();
    let network = std::fs::read(folder.path().join(INPUT)).unwrap();
    let made = verbinder().args(["actors", "-", "--format", "json"]).write_stdin(network).assert().success();
    std::fs::write(folder.path().join("actors.json"), &made.get_output().stdout).unwrap();
    assert_eq!(verdicts(folder.path(), "actors.json", 2)[0][1], "input-missing");
    assert_eq!(verdicts(folder.path(), "actors.json --input data/families.json", 0)[0][1], "same");
}

#[test]
fn every_file_that_is_read_is_an_input() {
    let folder = folder();
    let root = folder.path();
    run(root, "convert data/families.json -o towns.csv").success();
    run(root, "diagram data/families.json -o a.svg --save-positions places.json").success();
    std::fs::write(root.join("merges.csv"), "name,into,decision\n").unwrap();
    let inputs = |file: &str| -> Vec<String> {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        let recipe: Value = serde_json::from_str(&text).unwrap();
        let inputs = recipe["recipe"]["inputs"].as_array().unwrap_or_else(|| recipe["inputs"].as_array().unwrap());
        inputs.iter().map(|input| input["file"].as_str().unwrap().to_owned()).collect()
    };
    run(root, "describe towns.csv -o pair.json").success();
    assert_eq!(inputs("pair.json"), ["towns.csv", "towns-nodes.csv"], "the table of nodes that was found beside it");
    run(root, "describe towns.csv --nodes towns-nodes.csv -o named.json").success();
    let mut named = inputs("named.json");
    named.sort();
    assert_eq!(named, ["towns-nodes.csv", "towns.csv"]);
    run(root, "diagram data/families.json --positions places.json -o b.svg").success();
    let picture = std::fs::read_to_string(root.join("b.svg")).unwrap();
    assert!(picture.contains("\"file\":\"places.json\""), "positions are an input");
    assert_eq!(verdicts(root, "b.svg", 0)[0][1], "same");
    assert_eq!(verdicts(root, "pair.json", 0)[0][1], "same");
}

#[test]
fn a_recipe_is_replayed_in_another_form() {
    let folder = folder();
    run(folder.path(), "actors data/families.json --layer marriage -o actors.json").success();
    run(folder.path(), "--recipe actors.json -o again.json").success();
    run(folder.path(), "replay actors.json -o again.csv").success();
    let read = |file: &str| std::fs::read(folder.path().join(file)).unwrap();
    assert_eq!(read("actors.json"), read("again.json"));
    run(folder.path(), "actors data/families.json --layer marriage -o direct.csv").success();
    assert_eq!(read("again.csv"), read("direct.csv"));
    run(folder.path(), "replay actors.json").success().stdout(contains("Medici"));
}

#[test]
fn the_version_is_said_and_does_not_count_as_a_difference() {
    let folder = folder();
    run(folder.path(), "actors data/families.json -o actors.json").success();
    let file = folder.path().join("actors.json");
    let text = std::fs::read_to_string(&file).unwrap();
    let older = text.replace(&format!("\"verbinder\": \"{}\"", env!("CARGO_PKG_VERSION")), "\"verbinder\": \"0.0.9\"");
    std::fs::write(&file, &older).unwrap();
    assert_eq!(verdicts(folder.path(), "actors.json", 0)[0][1], "same-but-version");
    run(folder.path(), "verify actors.json --lang en").success().stdout(contains("0.0.9"));
    std::fs::write(&file, older.replacen("\"degree\": 8", "\"degree\": 9", 1)).unwrap();
    assert_eq!(verdicts(folder.path(), "actors.json", 1)[0][1], "differs");
}

#[test]
fn what_has_no_recipe_or_a_foreign_one_is_refused_politely() {
    let folder = folder();
    let root = folder.path();
    let write = |file: &str, text: &str| std::fs::write(root.join(file), text).unwrap();
    write("plain.csv", "a,b\n1,2\n");
    run(root, "verify plain.csv").code(2).stderr(contains("says nowhere").and(contains("hint:")));
    run(root, "verify data/families.json").code(2).stderr(contains("says nowhere"));
    run(root, "verify nothing.json").code(2).stderr(contains("nothing.json"));
    run(root, "verify data").code(2).stderr(contains("data holds no recipe.json"));
    write("old.json", r#"{"recipe": {"verbinder": "0.0.1", "command": "actors"}, "rows": []}"#);
    run(root, "verify old.json").code(2).stderr(contains("does not say what was asked"));
    // A recipe from elsewhere cannot choose where something is written.
    let precious = root.join("precious.txt");
    write("precious.txt", "mine");
    for argument in
        [format!("--output={}", precious.display()), format!("-o{}", precious.display()), "--force".to_owned()]
    {
        let recipe = json!({"recipe": {"verbinder": "0.1.0", "arguments": ["actors", argument, INPUT], "inputs": []}});
        write("evil.json", &recipe.to_string());
        for command in ["verify", "replay"] {
            run(root, &format!("{command} evil.json")).code(2).stderr(contains("not run"));
        }
    }
    // Nor begin with anything but an analysis, nor say how the program may run.
    for arguments in [
        json!(["--threads=1", "explore", INPUT]),
        json!(["--threads=1", "replay", "evil.json"]),
        json!(["explore", INPUT]),
        json!(["replay", "evil.json"]),
        json!(["describe", "--max-memory=100T", INPUT]),
        json!(["describe", "--threads=900", INPUT]),
        json!(["describe", "--no-recipe", INPUT]),
        json!(["nothing", INPUT]),
    ] {
        write(
            "evil.json",
            &json!({"recipe": {"verbinder": "0.1.0", "arguments": arguments, "inputs": []}}).to_string(),
        );
        for command in ["verify", "replay"] {
            let done = run(root, &format!("{command} evil.json"));
            let code = done.get_output().status.code();
            assert!(code == Some(2) && done.get_output().stdout.is_empty(), "{arguments} {code:?}");
            done.stderr(contains("not run").or(contains("makes nothing that could be made again")));
        }
    }
    let outside =
        json!({"verbinder": "0.1.0", "arguments": ["actors", INPUT], "outputs": [{"file": "../x", "sha256": ""}]});
    write("recipe.json", &outside.to_string());
    run(root, "verify recipe.json").code(2).stderr(contains("outside its folder"));
    assert_eq!(std::fs::read_to_string(precious).unwrap(), "mine");
}

// A recipe from elsewhere may name anything on this machine.
#[test]
fn a_recipe_reads_nothing_but_its_inputs() {
    let folder = folder();
    let root = folder.path();
    let sha256 = hash(root.join(INPUT));
    std::fs::write(root.join("other.csv"), "source,target\na,b\n").unwrap();
    let wait = std::time::Duration::from_secs(60);
    for (arguments, named) in [
        (vec!["actors", "/dev/zero"], Some(INPUT)),
        (vec!["actors", "/dev/zero"], Some("/dev/zero")),
        (vec!["actors", "other.csv"], Some(INPUT)),
        (vec!["actors", INPUT, "--merges=other.csv"], Some(INPUT)),
        (vec!["actors", INPUT, "--nodes", "other.csv"], Some(INPUT)),
        (vec!["compare", INPUT, "--", "other.csv"], Some(INPUT)),
        (vec!["check", "."], Some("/elsewhere/x.json")),
        (vec!["check", "data"], Some("elsewhere/x.json")),
        (vec!["actors", "-"], Some(INPUT)),
        (vec!["actors", INPUT], None),
    ] {
        let mut recipe = json!({"verbinder": "0.1.0", "arguments": arguments});
        if let Some(name) = named {
            recipe["inputs"] = json!([{"file": name, "sha256": sha256}]);
        }
        std::fs::write(root.join("evil.json"), json!({"recipe": recipe}).to_string()).unwrap();
        for command in ["verify", "replay"] {
            let done = verbinder().current_dir(root).args([command, "evil.json"]).timeout(wait).assert().code(2);
            let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
            assert!(done.get_output().stdout.is_empty() && said.contains("is not run"), "{arguments:?}: {said}");
            assert!(said.contains("among its inputs") || said.contains("/dev/zero"), "{arguments:?}: {said}");
        }
    }
    // A folder is named by the files in it.
    run(root, "describe data --format json -o told.json").success();
    run(root, "report ./data/families.json -o out").success();
    for file in ["told.json", "out"] {
        assert!(verdicts(root, file, 0).iter().all(|row| row[1] == "same"), "{file}");
    }
}

// Whoever doctors a file and its recipe alike must not be told that it is what the recipe gives.
#[test]
fn a_version_is_a_number_and_an_edited_file_is_edited() {
    let folder = folder();
    let root = folder.path();
    run(root, "actors data/families.json -o a.md").success();
    for (file, text) in [("a.md", "verbinder 0.1.0"), ("a.md.recipe.json", "\"0.1.0\"")] {
        let old = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(old.contains(text), "{old}");
        std::fs::write(root.join(file), old.replace("0.1.0", "0.1.0 (approved by the auditor)")).unwrap();
    }
    assert_eq!(verdicts(root, "a.md", 1)[0][1], "edited");
    // Without a hash beside it: a result that holds its recipe itself.
    run(root, "actors data/families.json -o b.json").success();
    let old = std::fs::read_to_string(root.join("b.json")).unwrap();
    for (version, verdict, code) in [("0.0.9", "same-but-version", 0), ("0.1.0 (approved)", "differs", 1)] {
        std::fs::write(root.join("b.json"), old.replace("\"0.1.0\"", &format!("\"{version}\""))).unwrap();
        assert_eq!(verdicts(root, "b.json", code)[0][1], verdict);
    }
}

// What a cell shows is made harmless, and cut; what is run again is not.
#[test]
fn a_workbook_is_made_again_whatever_was_typed() {
    let folder = folder();
    let root = folder.path();
    let (layer, file) = ("two\tlines", root.join("layers.json"));
    let tie = |layer: &str| json!({"source": "a", "target": "b", "layer": layer});
    let network = json!({"nodes": [{"id": "a"}, {"id": "b"}], "edges": [tie(layer), tie("other")]});
    std::fs::write(&file, network.to_string()).unwrap();
    verbinder().current_dir(root).args(["actors", "layers.json", "--layer", layer, "-o", "l.xlsx"]).assert().success();
    assert_eq!(verdicts(root, "l.xlsx", 0)[0][1], "same");
}

// A run that is started to make something again keeps to what the user allows.
#[test]
fn what_the_user_allows_holds_for_the_run_again_too() {
    let folder = folder();
    let root = folder.path();
    run(root, "actors data/families.json -o a.csv").success();
    run(root, "replay a.csv -o again.csv --no-recipe").success();
    assert!(root.join("again.csv").exists() && !root.join("again.csv.recipe.json").exists());
    run(root, "replay a.csv -o once-more.csv --max-memory 1K").code(2).stderr(contains("too little"));
}

// A result may be called like a recipe: it is no less somebody's work.
#[test]
fn a_result_with_the_name_of_a_recipe_is_not_replaced() {
    let folder = folder();
    let root = folder.path();
    run(root, "actors data/families.json --format json -o r.recipe.json").success();
    let before = hash(root.join("r.recipe.json"));
    run(root, "convert data/families.json --to json -o r").code(2).stderr(contains("--force"));
    assert_eq!(hash(root.join("r.recipe.json")), before);
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_keeps_nobody_waiting() {
    let folder = folder();
    let root = folder.path();
    let pipe =
        |name: &str| assert!(std::process::Command::new("mkfifo").arg(root.join(name)).status().unwrap().success());
    pipe("pipe");
    let inputs = json!([{"file": "pipe", "sha256": "0"}, {"file": "/dev/zero", "sha256": "0"}]);
    let recipe = json!({"recipe": {"verbinder": "0.1.0", "arguments": ["actors", "pipe"], "inputs": inputs}});
    std::fs::write(root.join("waits.json"), recipe.to_string()).unwrap();
    let wait = std::time::Duration::from_secs(60);
    let verify = |file: &str| verbinder().current_dir(root).args(["verify", file]).timeout(wait).assert();
    verify("waits.json").code(2).stderr(contains("device or a pipe"));
    verify("pipe").code(2).stderr(contains("regular file"));
    // A pipe with the name of a part that a killed run left.
    pipe(".q.csv.1.part");
    verbinder()
        .current_dir(root)
        .args(["actors", "data/families.json", "-o", "q.csv"])
        .timeout(wait)
        .assert()
        .success();
}

// What stands beside a network may come through a pipe, which gives what it holds once.
#[cfg(target_os = "linux")]
#[test]
fn files_beside_are_read_once() {
    let folder = folder();
    let root = folder.path();
    std::fs::write(root.join("list.csv"), "decision,name,into\nmerge,Medici,Strozzi\n").unwrap();
    run(root, "diagram data/families.json -o p.svg --save-positions p.json").success();
    std::fs::write(root.join("t.csv"), "source,target\na,b\n").unwrap();
    std::fs::write(root.join("n.csv"), "id,label\na,Anna\nb,Bert\n").unwrap();
    for line in [
        "describe <(cat data/families.json)",
        "describe data/families.json --merges <(cat list.csv)",
        "diagram data/families.json -o again.svg --positions <(cat p.json)",
        "describe t.csv --nodes <(cat n.csv)",
    ] {
        let program = assert_cmd::cargo::cargo_bin!("verbinder");
        let run = std::process::Command::new("bash")
            .current_dir(root)
            .args(["-c", &format!("{} {line}", program.display())])
            .output()
            .unwrap();
        assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[test]
fn under_pseudonyms_a_recipe_tells_nothing_that_was_typed() {
    let folder = folder();
    run(folder.path(), "actors data/families.json --pseudonymise --format json -o hidden.json").success();
    run(folder.path(), "convert data/families.json --pseudonymise -o hidden.csv").success();
    for file in ["hidden.json", "hidden.csv.recipe.json"] {
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(!text.contains("families.json") && !text.contains("arguments"), "{file}: {text}");
        run(folder.path(), &format!("verify {file}")).code(2).stderr(contains("--pseudonymise"));
    }
}

#[test]
fn recipes_in_a_folder_are_no_networks() {
    let folder = folder();
    run(folder.path(), "split data/families.json --by layer -o layers").success();
    run(folder.path(), "convert data/families.json -o layers/all.gml").success();
    let described = run(folder.path(), "describe layers --format json").success().get_output().stdout.clone();
    let described: Value = serde_json::from_slice(&described).unwrap();
    assert_eq!(rows(&described).len(), 3, "two layers and the whole");
}

#[test]
fn lists_say_the_version_that_they_are_of() {
    assert_eq!(result(&["list", "rules"])["recipe"]["verbinder"], env!("CARGO_PKG_VERSION"));
    assert!(output(&["cite", "--format", "cff"]).starts_with("cff-version: 1.2.0\n"));
}
