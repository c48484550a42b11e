//! Where results go: two of them never to one place, none through a link that somebody else put there, each run in its turn.

use super::{FAMILIES, verbinder};
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const ARTICLES: &str = "data/sociaal-domein.json";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn node_count(file: &Path) -> usize {
    let text = std::fs::read(file).unwrap();
    serde_json::from_slice::<Value>(&text).unwrap()["nodes"].as_array().unwrap().len()
}

/// A network in which every layer joins as many nodes as its place says, from two on.
fn layered(folder: &Path, layers: &[&str]) -> String {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for (number, layer) in layers.iter().enumerate() {
        for node in 0..number + 2 {
            nodes.push(json!({"id": format!("{number}-{node}")}));
        }
        for node in 0..=number {
            edges.push(json!({"source": format!("{number}-{node}"), "target": format!("{number}-{}", node + 1), "layer": layer}));
        }
    }
    let file = folder.join("layers.json");
    std::fs::write(&file, json!({"nodes": nodes, "edges": edges}).to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_part_called_recipe_leaves_the_recipe_alone() {
    let root = folder();
    let file = layered(root.path(), &["recipe", "zorg", "Zorg", "con"]);
    let out = root.path().join("parts");
    verbinder().args(["split", &file, "--by", "layer", "-o"]).arg(&out).assert().success();
    assert_eq!(names(&out), ["con-1.json", "recipe-2.json", "recipe.json", "zorg-2.json", "zorg.json"]);
    assert_eq!(node_count(&out.join("recipe-2.json")), 2);
    verbinder().arg("verify").arg(&out).assert().success();
}

#[test]
fn several_networks_never_share_a_file() {
    let root = folder();
    let file = root.path().join("several.csv");
    let row = |network: &str, ties: usize| -> String {
        (0..ties).map(|tie| format!("{network},{tie},{}\n", tie + 1)).collect()
    };
    let text = format!("network,source,target\n{}{}{}", row("x", 1), row("x-nodes", 2), row("recipe", 3));
    std::fs::write(&file, text).unwrap();
    let out = root.path().join("out");
    verbinder().arg("convert").arg(&file).args(["--to", "csv", "-o"]).arg(&out).assert().success();
    let tables = [
        "recipe-2-nodes.csv",
        "recipe-2.csv",
        "recipe.json",
        "x-nodes-2-nodes.csv",
        "x-nodes-2.csv",
        "x-nodes.csv",
        "x.csv",
    ];
    assert_eq!(names(&out), tables);
    for (name, nodes) in [("x.csv", 2), ("x-nodes-2.csv", 3), ("recipe-2.csv", 4)] {
        let again = root.path().join("again.json");
        verbinder().arg("convert").arg(out.join(name)).arg("-o").arg(&again).arg("--force").assert().success();
        assert_eq!(node_count(&again), nodes, "{name}");
    }
}

#[test]
fn two_results_of_one_run_go_to_two_places() {
    let root = folder();
    let at = |name: &str| root.path().join(name);
    let list = ["--pseudonymise", "--pseudonym-list"];
    for (place, result) in [("p.csv", "p.csv"), ("p.csv.recipe.json", "p.csv"), ("x/../p.csv", "x/../p.csv")] {
        let mut run = verbinder();
        run.args(["actors", FAMILIES]).args(list).arg(at(place)).arg("-o").arg(at(result)).arg("--force");
        run.assert().code(2).stderr(contains("two results of this run"));
    }
    let mut run = verbinder();
    run.args(["diagram", FAMILIES, "-o"]).arg(at("p.dot")).arg("--save-positions").arg(at("p.dot"));
    run.assert().code(2).stderr(contains("two results of this run"));
    assert!(names(root.path()).is_empty());
    // Inside the folder of the result it is met later: the list stays.
    std::fs::create_dir_all(at("out/tables")).unwrap();
    let mut run = verbinder();
    run.args(["report", FAMILIES]).args(list).arg(at("out/tables/actors.csv")).arg("-o").arg(at("out")).arg("--force");
    run.assert().code(2).stderr(contains("two results of this run"));
    assert!(std::fs::read_to_string(at("out/tables/actors.csv")).unwrap().contains("pseudonym"));
}

/// Two different results for one place, asked for at the same moment and without `--force`: one is written, the other refused.
#[test]
fn runs_at_the_same_time_take_turns() {
    let root = folder();
    let spawn = |arguments: &[&str], place: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verbinder"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).arg("-o").arg(root.path().join(place));
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    for trial in 0..8 {
        let (file, parts) = (format!("{trial}.csv"), format!("{trial}"));
        let pairs = [
            [(&["convert", ARTICLES][..], &file), (&["convert", FAMILIES][..], &file)],
            [
                (&["split", ARTICLES, "--by", "municipality"][..], &parts),
                (&["split", ARTICLES, "--by", "kind"][..], &parts),
            ],
        ];
        for pair in pairs {
            let both = pair.map(|(arguments, place)| spawn(arguments, place));
            let mut codes = both.map(|mut run| run.wait().unwrap().code());
            codes.sort();
            assert_eq!(codes, [Some(0), Some(2)], "trial {trial}");
        }
        verbinder().arg("verify").arg(root.path().join(&parts)).assert().success().stdout(contains("not listed").not());
    }
}

/// A run that was killed while it replaced a result leaves a note of the files of both; the next run leaves nothing of either.
#[test]
fn what_a_killed_run_left_goes_with_the_next_one() {
    let root = folder();
    let (out, other) = (root.path().join("out"), root.path().join("other"));
    let split = |by: &str, place: &Path| {
        let mut run = verbinder();
        run.args(["split", ARTICLES, "--force", "--by", by, "-o"]).arg(place);
        run.assert().success()
    };
    split("municipality", &out);
    split("kind", &other);
    // As if it had been killed before it removed the files of the first: all of the second stand, its recipe too, and the note.
    let recipe =
        |place: &Path| -> Value { serde_json::from_slice(&std::fs::read(place.join("recipe.json")).unwrap()).unwrap() };
    let all = [recipe(&out), recipe(&other)].map(|recipe| recipe["outputs"].as_array().unwrap().clone()).concat();
    for name in names(&other) {
        std::fs::copy(other.join(&name), out.join(&name)).unwrap();
    }
    std::fs::write(out.join(".recipe.json.under-way"), json!({"outputs": all}).to_string()).unwrap();
    std::fs::write(out.join("mine.txt"), "to keep").unwrap();
    split("kind", &out).stderr(
        contains("21 bestanden van een eerder resultaat verwijderd")
            .and(contains("mine.txt"))
            .and(contains("under-way").not()),
    );
    let mut wanted = names(&other);
    wanted.push("mine.txt".to_owned());
    wanted.sort();
    assert_eq!(names(&out), wanted);
}

#[test]
fn a_second_file_of_an_earlier_result_is_not_removed_in_silence() {
    let root = folder();
    let file = root.path().join("net.csv");
    verbinder().args(["convert", FAMILIES, "-o"]).arg(&file).assert().success();
    assert_eq!(names(root.path()), ["net-nodes.csv", "net.csv", "net.csv.recipe.json"]);
    let mut run = verbinder();
    run.args(["measure", "degree", FAMILIES, "--force", "-o"]).arg(&file);
    run.assert().success().stderr(contains("1 file of an earlier result removed"));
    assert_eq!(names(root.path()), ["net.csv", "net.csv.recipe.json"]);
}

#[test]
fn long_names_are_cut() {
    let root = folder();
    let file = layered(root.path(), &[&"𝕏".repeat(90), &"𝕏".repeat(91)]);
    let out = root.path().join("parts");
    verbinder().args(["split", &file, "--by", "layer", "-o"]).arg(&out).assert().success();
    assert_eq!(names(&out).len(), 3);
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn shell(script: &str, root: &Path) -> std::process::Output {
        let script = script.replace("VERBINDER", env!("CARGO_BIN_EXE_verbinder"));
        let script = script.replace("ROOT", root.to_str().unwrap());
        Command::new("sh").current_dir(env!("CARGO_MANIFEST_DIR")).args(["-c", &script]).output().unwrap()
    }

    /// In a folder that others may write to, somebody can guess the name under which a file is written.
    #[test]
    fn a_link_where_a_part_would_go_is_not_followed() {
        let root = folder();
        std::fs::write(root.path().join("victim"), "precious").unwrap();
        let done = shell(
            &format!("ln -s victim ROOT/.out.csv.$$.part; exec VERBINDER actors {FAMILIES} -o ROOT/out.csv"),
            root.path(),
        );
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(std::fs::read_to_string(root.path().join("victim")).unwrap(), "precious");
        assert!(std::fs::symlink_metadata(root.path().join("out.csv")).unwrap().is_file());
        // Nor is the note of a result under way.
        let out = root.path().join("parts");
        verbinder().args(["split", ARTICLES, "--by", "kind", "-o"]).arg(&out).assert().success();
        symlink("../victim", out.join(".recipe.json.under-way")).unwrap();
        verbinder().args(["split", ARTICLES, "--by", "municipality", "--force", "-o"]).arg(&out).assert().success();
        assert_eq!(std::fs::read_to_string(root.path().join("victim")).unwrap(), "precious");
    }

    #[test]
    fn what_the_shell_has_opened_is_written_into() {
        let root = folder();
        for place in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
            let script = format!(
                "(echo header; VERBINDER actors {FAMILIES} --format csv -o {place} && echo footer) > ROOT/file"
            );
            let done = shell(&script, root.path());
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let text = std::fs::read_to_string(root.path().join("file")).unwrap();
            assert!(
                text.starts_with("header\n") && text.ends_with("footer\n") && text.contains("medici"),
                "{place}: {text}"
            );
        }
        assert_eq!(names(root.path()), ["file"]);
    }

    #[test]
    fn a_name_that_is_too_long_is_told_as_such() {
        let root = folder();
        let mut run = verbinder();
        run.args(["actors", FAMILIES, "-o"]).arg(root.path().join(format!("{}.csv", "a".repeat(300))));
        run.assert().code(2).stderr(contains("name a shorter one"));
    }

    #[test]
    fn who_is_who_is_for_its_owner_alone() {
        let root = folder();
        let mode = |name: &str| std::fs::metadata(root.path().join(name)).unwrap().permissions().mode() & 0o777;
        let list = root.path().join("who.csv");
        let mut run = verbinder();
        run.args(["actors", FAMILIES, "--pseudonymise", "--pseudonym-list"]).arg(&list);
        run.assert().success();
        assert_eq!((mode("who.csv"), mode("who.csv.recipe.json")), (0o600, 0o600));
        // What was for its owner alone stays so.
        let table = root.path().join("table.csv");
        std::fs::write(&table, "").unwrap();
        std::fs::set_permissions(&table, std::fs::Permissions::from_mode(0o640)).unwrap();
        verbinder().args(["actors", FAMILIES, "-o"]).arg(&table).assert().success();
        assert_eq!(mode("table.csv"), 0o640);
    }
}

#[test]
fn no_result_goes_to_a_place_without_a_name() {
    let folder = folder();
    let ties = std::fs::canonicalize(FAMILIES).unwrap();
    let from_here = |arguments: &[&str]| verbinder().current_dir(folder.path()).args(arguments).assert();
    let file = ties.to_str().unwrap();
    for command in
        ["split --by layer", "convert --to csv", "transform --format csv", "actors", "diagram", "names", "pack"]
    {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.extend([file, "-o", ""]);
        from_here(&words).code(2).stderr(contains("a value is required for '--output"));
    }
    from_here(&["diagram", file, "--save-positions", "", "-o", "x.svg"]).code(2).stderr(contains("--save-positions"));
    from_here(&["actors", file, "--nodes", ""]).code(2).stderr(contains("--nodes"));
    assert_eq!(names(folder.path()), Vec::<String>::new());
    // Several files have no place on standard output, and no folder is called like it.
    for command in ["split --by layer", "report", "man"] {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.extend([file, "-o", "-"].iter().skip(usize::from(command == "man")));
        from_here(&words).code(2).stderr(contains("standard output takes one").and(contains("./-")));
    }
    assert_eq!(names(folder.path()), Vec::<String>::new());
    // Where there is one all the same, - is standard input as ever.
    std::fs::create_dir(folder.path().join("-")).unwrap();
    let mut check = verbinder();
    let check = check.current_dir(folder.path()).args(["check", "-"]).write_stdin("source,target\na,b\n");
    check.assert().success().stdout(contains("2 nodes").or(contains("2")));
}

// Today the folder holds one network, tomorrow two.
#[test]
fn a_folder_of_one_network_is_not_written_as_a_file_without_an_ending() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("one")).unwrap();
    std::fs::write(folder.path().join("one/t.csv"), "source,target\na,b\n").unwrap();
    let convert = |place: &str| {
        verbinder().current_dir(folder.path()).args(["convert", "one", "--to", "gml", "-o", place]).assert()
    };
    convert("out").code(2).stderr(contains("has no ending").and(contains("out.gml")));
    assert_eq!(names(folder.path()), ["one"]);
    convert("out.gml").success();
    convert("-").success().stdout(contains("graph ["));
    // Who names one file knows that it is one.
    let mut plain = verbinder();
    plain.current_dir(folder.path()).args(["convert", "one/t.csv", "--to", "gml", "-o", "plain"]).assert().success();
    assert!(folder.path().join("plain").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told_whatever_was_asked() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for asked in ["--help", "--version", "measure --help", "actors data/florentine-families.json", "completions bash"] {
        let mut program = Command::new(assert_cmd::cargo::cargo_bin!("verbinder"));
        let done = program.args(asked.split(' ')).stdout(full()).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{asked}");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains("cannot write to standard output"), "{asked}: {said}");
        // Whose reader has gone, as `head` does, ends quietly.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut program = Command::new(assert_cmd::cargo::cargo_bin!("verbinder"));
        let done = program.args(asked.split(' ')).stdout(writer).output().unwrap();
        assert_eq!((done.status.code(), done.stderr.len()), (Some(0), 0), "{asked}");
    }
}
