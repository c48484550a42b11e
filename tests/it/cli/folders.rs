//! A result in a folder takes the place of an earlier one as a whole: nothing of another result stays beside it unseen.

use super::{FAMILIES, rows, verbinder};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

const TOWNS: &str = "data/sociaal-domein.json";

/// A folder with both networks in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("data")).unwrap();
    for file in [FAMILIES, TOWNS] {
        let name = Path::new(file).file_name().unwrap();
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), folder.path().join("data").join(name)).unwrap();
    }
    folder
}

fn families() -> String {
    format!("data/{}", Path::new(FAMILIES).file_name().unwrap().to_str().unwrap())
}

fn run(folder: &Path, line: &str) -> assert_cmd::assert::Assert {
    verbinder().current_dir(folder).args(line.split(' ')).assert()
}

/// All files in a folder and those below it, with `/` between the parts of their names.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()).iter().map(|file| format!("{name}/{file}")));
        } else {
            found.insert(name);
        }
    }
    found
}

/// The files that the recipe of a folder lists, and the recipe.
fn listed(folder: &Path) -> BTreeSet<String> {
    let recipe: Value = serde_json::from_slice(&std::fs::read(folder.join("recipe.json")).unwrap()).unwrap();
    let outputs = recipe["outputs"].as_array().unwrap().iter();
    outputs.map(|file| file["file"].as_str().unwrap().to_owned()).chain(["recipe.json".to_owned()]).collect()
}

#[test]
fn a_report_replaces_an_earlier_one_as_a_whole() {
    let folder = folder();
    let (root, out) = (folder.path(), folder.path().join("out"));
    run(root, &format!("report {TOWNS} -o out")).success();
    let before = files(&out);
    std::fs::write(out.join("mine.txt"), "to keep").unwrap();
    std::fs::write(out.join("diagrams/mine.txt"), "to keep").unwrap();
    let done = run(root, &format!("report {} -o out --force --lang en", families())).success();
    let after = files(&out);
    let gone = before.difference(&after).count();
    assert!(gone > 0 && before.iter().any(|file| file.contains("aalten")), "{before:?}");
    let mine = ["diagrams/mine.txt".to_owned(), "mine.txt".to_owned()];
    assert_eq!(after, listed(&out).into_iter().chain(mine).collect());
    done.stderr(
        contains(format!("out: {gone} files of an earlier result removed"))
            .and(contains("2 files are not of this result and stay: diagrams/mine.txt, mine.txt")),
    );
    // A check of the folder names what is none of the result.
    let told = run(root, "verify out --format json --lang en").success().get_output().stdout.clone();
    let told: Value = serde_json::from_slice(&told).unwrap();
    let of = |verdict: &str| rows(&told).iter().filter(|row| row["verdict"] == verdict).count();
    assert_eq!((of("same"), of("not-in-recipe")), (listed(&out).len() - 1, 2));
    assert!(told["notes"].to_string().contains("2 files stand in the folder"), "{}", told["notes"]);
    run(root, "verify out --lang nl").success().stdout(contains("niet in het recept"));
}

#[test]
fn no_name_stays_beside_pseudonyms() {
    let folder = folder();
    let root = folder.path();
    let split = format!("split {TOWNS} --by municipality -o towns");
    run(root, &split).success();
    assert!(root.join("towns/delft.json").exists());
    // Not without --force either, though no file of the new result is there.
    run(root, &format!("{split} --pseudonymise")).code(2).stderr(contains("another result").and(contains("--force")));
    assert!(root.join("towns/delft.json").exists() && !root.join("towns/plaats-1.json").exists());
    run(root, &format!("{split} --pseudonymise --force")).success();
    let after = files(&root.join("towns"));
    assert_eq!(after, listed(&root.join("towns")));
    assert!(!after.contains("delft.json") && after.contains("plaats-1.json"), "{after:?}");
    // Of what has no recipe nobody can say what it holds.
    run(root, &format!("{split}-bare --no-recipe")).success();
    let told = run(root, &format!("{split}-bare --pseudonymise --lang nl")).success();
    told.stderr(contains("blijven staan: aalten.json").and(contains("kijk of er namen in staan")));
    // A report, with its folders and without a recipe: the old recipe names names too.
    run(root, &format!("report {TOWNS} -o out")).success();
    assert!(root.join("out/diagrams/municipality-wageningen.svg").exists());
    run(root, &format!("report {TOWNS} -o out --pseudonymise --force --no-recipe")).success();
    let after = files(&root.join("out"));
    assert!(!after.contains("recipe.json") && after.contains("index.html"), "{after:?}");
    assert!(!after.iter().any(|file| file.contains("wageningen") || file.contains("startpunt")), "{after:?}");
}

#[test]
fn what_cannot_be_told_to_be_ours_is_not_removed() {
    let folder = folder();
    let root = folder.path();
    let split = format!("split {TOWNS} --by municipality -o towns");
    run(root, &split).success();
    let changed = root.join("towns/delft.json");
    let text = std::fs::read_to_string(&changed).unwrap().replace("Delft", "DELFT");
    std::fs::write(&changed, &text).unwrap();
    let before = files(&root.join("towns"));
    let refused = run(root, &format!("{split} --pseudonymise --force")).code(2);
    refused.stderr(contains("changed since").and(contains("delft.json")));
    assert_eq!(files(&root.join("towns")), before, "nothing was written");
    let layers = format!("split {} --by layer -o towns --force --lang nl", families());
    run(root, &layers).success().stderr(contains("1 bestand hoort niet bij dit resultaat en blijft staan: delft.json"));
    assert_eq!(std::fs::read_to_string(&changed).unwrap(), text);
    // Once its recipe is gone, a report is known by what stands in its pages and pictures.
    run(root, &format!("report {TOWNS} -o out")).success();
    std::fs::remove_file(root.join("out/recipe.json")).unwrap();
    let refused = run(root, &format!("report {} -o out --pseudonymise --force", families())).code(2);
    refused.stderr(contains("without --pseudonymise"));
    // What is read is never removed.
    run(root, &format!("{split} --force")).success();
    run(root, "report towns/delft.json -o towns --force").code(2).stderr(contains("was read"));
    assert!(root.join("towns/delft.json").exists());
}

#[cfg(unix)]
#[test]
fn a_recipe_removes_nothing_outside_its_folder() {
    let folder = folder();
    let root = folder.path();
    let split = format!("split {} --by layer -o layers --force", families());
    std::fs::create_dir(root.join("layers")).unwrap();
    std::fs::write(root.join("mine.txt"), "to keep").unwrap();
    std::os::unix::fs::symlink("..", root.join("layers/there")).unwrap();
    // SHA-256 of "to keep", by sha256sum.
    let hash = "32a5b7f62095f054fb370804d7760e48aff212ab38dc01714c3e8ff4c2d7257d";
    for name in ["../mine.txt", "/etc/hostname", "there/mine.txt"] {
        let recipe = serde_json::json!({"verbinder": "0.1.0", "arguments": ["split"],
            "outputs": [{"file": name, "sha256": hash}]});
        std::fs::write(root.join("layers/recipe.json"), recipe.to_string()).unwrap();
        run(root, &split).success();
        assert_eq!(std::fs::read_to_string(root.join("mine.txt")).unwrap(), "to keep", "{name}");
    }
}

// A recipe is a text that anybody can change; a hash is known of every public file.
#[test]
fn a_recipe_removes_nothing_that_no_result_consists_of() {
    let folder = folder();
    let root = folder.path();
    // SHA-256 of "to keep", by sha256sum.
    let hash = "32a5b7f62095f054fb370804d7760e48aff212ab38dc01714c3e8ff4c2d7257d";
    let forged = |recipe: &str, mine: &str| {
        std::fs::write(root.join(mine), "to keep").unwrap();
        let text = serde_json::json!({"verbinder": "0.1.0", "arguments": ["convert"],
            "outputs": [{"file": Path::new(mine).file_name().unwrap().to_str().unwrap(), "sha256": hash}]});
        std::fs::write(root.join(recipe), text.to_string()).unwrap();
    };
    let kept = |mine: &str| assert_eq!(std::fs::read_to_string(root.join(mine)).unwrap(), "to keep", "{mine}");
    std::fs::create_dir(root.join("layers")).unwrap();
    let split = format!("split {} --by layer -o layers --force --lang en", families());
    for mine in ["layers/thesis.docx", "layers/backup.tar.gz", "layers/notes", "layers/photo.JPG"] {
        forged("layers/recipe.json", mine);
        run(root, &split).success().stderr(contains("not of this result and stay"));
        kept(mine);
    }
    // A table has its nodes beside it, and nothing else.
    let convert = format!("convert {} -o net.gml --force --lang en", families());
    for mine in ["other.csv", "net.json", "other-nodes.gml"] {
        forged("net.gml.recipe.json", mine);
        run(root, &convert).success().stderr(contains("not of this result and stays"));
        kept(mine);
    }
    forged("net.gml.recipe.json", "net-nodes.gml");
    run(root, &convert).success().stderr(contains("1 file of an earlier result removed"));
    assert!(!root.join("net-nodes.gml").exists());
}

// Windows keeps some names for devices, whatever the ending.
#[test]
fn no_file_or_folder_is_called_like_a_device() {
    let folder = folder();
    let root = folder.path();
    let ties = "source,target,layer\na,b,CON\nb,c,nul\nc,d,Delft\nd,a,Con-1\n";
    std::fs::write(root.join("con.csv"), ties).unwrap();
    std::fs::write(root.join("b.csv"), ties).unwrap();
    run(root, "split con.csv --by layer -o layers").success();
    let made = files(&root.join("layers"));
    let expected = ["con-1-2.json", "con-1.json", "delft.json", "nul-1.json", "recipe.json"];
    assert_eq!(made, expected.map(str::to_owned).into());
    std::fs::create_dir(root.join("several")).unwrap();
    std::fs::rename(root.join("con.csv"), root.join("several/con.csv")).unwrap();
    std::fs::rename(root.join("b.csv"), root.join("several/b.csv")).unwrap();
    run(root, "convert several --to gml -o written").success();
    assert_eq!(files(&root.join("written")), ["b.gml", "con-1.gml", "recipe.json"].map(str::to_owned).into());
    run(root, "report several -o out").success();
    assert!(root.join("out/con-1/index.html").exists() && !root.join("out/con").exists());
}

#[test]
fn a_result_that_is_one_file_is_sent_to_no_folder() {
    let folder = folder();
    let root = folder.path();
    for command in ["actors", "diagram", "convert", "transform --layer marriage"] {
        for place in ["data", "nowhere/"] {
            let refused = run(root, &format!("{command} {} -o {place}", families())).code(2);
            refused
                .stderr(contains(format!("{place} is a folder, and the result is one file")).and(contains("hint: ")));
        }
    }
}
