//! Every command: same input, options and seed, same bytes, at 1, 2 and 5 threads and in any order of rows and of keys.

use super::{ARTICLES, FAMILIES, output, verbinder};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Runs one after the other in a folder with the networks `in.json` (five articles), `families.json` and the list `list.csv`; the
/// last word of a line may not be the place of a recipe, which holds hashes of what it is about.
const RUNS: &[&str] = &[
    "actors in.json --format json",
    "backbone in.json --null fdsm --draws 99 --alpha 0.99 --format json -o backbone.graphml",
    "bridges in.json --format json",
    "census degrees families.json --format json",
    "change in.json --from 2013 --to 2018 --of ties --format json",
    "clusters in.json --format json",
    "combine union in.json families.json -o both.json",
    "compare in.json --format json",
    "compare in.json families.json --format json",
    "convert in.json -o again.json",
    "convert in.json -o again.graphml",
    "convert in.json -o again.csv",
    "describe in.json families.json --format json",
    "diagram in.json -o whole.svg --save-positions places.json",
    "diagram in.json --view communities -o communities.dot",
    "diagram families.json -o whole.gexf",
    "diagram families.json -o whole.png",
    "diagram families.json -o whole.pdf",
    "actors families.json -o actors.xlsx",
    "explain betweenness medici families.json --format json",
    "gaps in.json --by sector --permutations 99 --format json",
    "governance in.json --format json",
    "key-players families.json --format json",
    "measure betweenness,closeness,eigenvector,pagerank in.json --format csv",
    "measure betweenness families.json --shard 1/2 -o 1.shard; measure betweenness families.json --shard 2/2 -o 2.shard; merge-shards \
     betweenness families.json --shards 1.shard,2.shard --format json",
    "mrqap families.json --outcome marriage --predictor business --permutations 99 --format json",
    "names in.json --format json",
    "pack list.csv -o list.packed; measure degree,betweenness,harmonic-closeness list.packed --format json; clusters list.packed \
     --format json",
    "actors families.json -o first.json; replay first.json -o second.json",
    "report families.json --layer marriage -o out",
    "robustness families.json --draws 20 --format json",
    "significance transitivity families.json --draws 19 --format json",
    "similarity families.json --by layer --format json",
    "spark-job families.json --landmarks 4 -o job",
    "split in.json --by component -o parts",
    "transform in.json --mode one -o one.graphml",
    "actors families.json -o first.json; verify first.json --format json",
    "whatif in.json --weakest --format json",
];

/// What comes of lines of files, whose order counts there, or of no file.
const OF_THE_FILE: &[&str] =
    &["check in.json --format json", "list measures --format json", "cite", "completions bash", "man"];

/// Why no run stands above.
const ELSEWHERE: &[(&str, &str)] = &[
    ("explore", "a server: the page is that of report, and cli::explore compares the two"),
    ("read-spark", "reads what Spark wrote, in any order of rows: cli::spark"),
];

/// The same rows and keys in another order: every `step`-th, round and round.
fn turned(network: &str, step: usize) -> String {
    let mut file: Value = serde_json::from_str(network).unwrap();
    for key in ["nodes", "edges"] {
        let rows = file[key].as_array_mut().unwrap();
        let old = std::mem::take(rows);
        rows.extend((0..old.len()).map(|at| keys_backwards(&old[order(at, old.len(), step)])));
    }
    file.to_string()
}

/// The place of a row in another order, in which each has one: `step` and the number of rows need have nothing in common.
fn order(at: usize, rows: usize, step: usize) -> usize {
    let step = (step..).find(|step| gcd(*step, rows) == 1).unwrap();
    (at * step + 3) % rows
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The fields of the format backwards. Free attributes keep their order, which is that of their columns in tables.
fn keys_backwards(row: &Value) -> Value {
    let Value::Object(row) = row else { return row.clone() };
    let (fields, free): (Vec<_>, Vec<_>) = row.iter().partition(|(key, _)| FIELDS.contains(&key.as_str()));
    let turned = fields.into_iter().rev().chain(free);
    Value::Object(turned.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>())
}

const FIELDS: [&str; 14] = [
    "id",
    "label",
    "kind",
    "sector",
    "municipality",
    "evidence",
    "source",
    "target",
    "since",
    "until",
    "status",
    "certainty",
    "layer",
    "strength",
];

fn bundled(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The inputs of all runs, in the order of the files (none) or another.
fn inputs(step: Option<usize>) -> BTreeMap<&'static str, String> {
    let turn = |text: String| step.map_or(text.clone(), |step| turned(&text, step));
    let families: Value = serde_json::from_str(&bundled(FAMILIES)).unwrap();
    let ties = families["edges"].as_array().unwrap();
    let at = |at: usize| step.map_or(at, |step| order(at, ties.len(), step));
    let row =
        |at: usize| format!("{},{}\n", ties[at]["source"].as_str().unwrap(), ties[at]["target"].as_str().unwrap());
    let list = (0..ties.len()).map(|number| row(at(number))).collect::<String>();
    BTreeMap::from([
        ("in.json", turn(bundled(ARTICLES))),
        ("families.json", turn(bundled(FAMILIES))),
        ("list.csv", format!("source,target\n{list}")),
    ])
}

/// What a line of commands prints and writes, file by file, without the hashes of its inputs.
fn made(line: &str, inputs: &BTreeMap<&str, String>, threads: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in inputs {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut made = BTreeMap::new();
    for (number, command) in line.split(';').enumerate() {
        let run = verbinder()
            .current_dir(folder.path())
            .args(command.split_whitespace())
            .args(["--no-recipe"])
            .env("RAYON_NUM_THREADS", threads)
            .assert();
        let printed = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        // Only what compares may find something.
        let fine = if command.trim().starts_with("verify") { 0..=0 } else { 0..=1 };
        assert!(
            run.get_output().status.code().is_some_and(|code| fine.contains(&code)),
            "{command}: {}",
            String::from_utf8_lossy(&run.get_output().stderr)
        );
        made.insert(format!("what {number} prints"), printed);
    }
    collect(folder.path(), "", &mut made);
    let hash = |bytes: &[u8]| format!("{:x}", Sha256::digest(bytes));
    let mut hashes: Vec<String> = inputs.values().map(|text| hash(text.as_bytes())).collect();
    // What is packed holds the hash of its list, and so has another one.
    hashes.extend(std::fs::read(folder.path().join("list.packed")).ok().map(|packed| hash(&packed)));
    for text in made.values_mut() {
        for hash in &hashes {
            *text = text.replace(hash, "HASH").replace(&hash[..12], "HASH");
        }
    }
    inputs.keys().for_each(|name| drop(made.remove(*name)));
    made
}

/// The files in a folder. What is no text stands as its hash under a name of its own: it may hold, packed, the hash of an input.
fn collect(folder: &Path, above: &str, made: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), made);
        } else {
            let bytes = std::fs::read(entry.path()).unwrap();
            match String::from_utf8(bytes) {
                Ok(text) => drop(made.insert(name, text)),
                Err(error) => {
                    drop(made.insert(format!("{PACKED}{name}"), format!("{:x}", Sha256::digest(error.as_bytes()))))
                }
            }
        }
    }
}

/// Before the names of files that are no text.
const PACKED: &str = "bytes of ";

/// What holds of other rows too.
fn texts(made: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    made.iter().filter(|(name, _)| !name.starts_with(PACKED)).map(|(name, text)| (name.clone(), text.clone())).collect()
}

fn compare(line: &str, why: &str, expected: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    let names = |made: &BTreeMap<String, String>| made.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(expected), names(found), "{line}: {why}");
    for (name, text) in expected {
        let other = &found[name];
        let first = text.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(text == other, "{line}: {name} depends on {why}: {first:?}");
    }
}

#[test]
fn no_command_depends_on_threads_or_on_the_order_of_rows_and_keys() {
    let (plain, some, others) = (inputs(None), inputs(Some(7)), inputs(Some(101)));
    for line in RUNS {
        let expected = made(line, &plain, "1");
        assert!(expected.values().map(String::len).sum::<usize>() > 60, "{line} says something");
        compare(line, "rows, or on 2 threads", &texts(&expected), &texts(&made(line, &some, "2")));
        compare(line, "rows, or on 5 threads", &texts(&expected), &texts(&made(line, &others, "5")));
        if expected.keys().any(|name| name.starts_with(PACKED)) {
            compare(line, "threads", &expected, &made(line, &plain, "5"));
        }
    }
    for line in OF_THE_FILE {
        compare(line, "threads", &made(line, &plain, "1"), &made(line, &plain, "5"));
    }
}

#[test]
fn every_command_is_among_the_runs() {
    let help = output(&["--help"]);
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let commands: BTreeSet<&str> =
        names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(commands.len() > 30, "{commands:?}");
    let lines = RUNS.iter().chain(OF_THE_FILE).flat_map(|line| line.split(';'));
    let mut run: BTreeSet<&str> = lines.filter_map(|line| line.split_whitespace().next()).collect();
    run.extend(ELSEWHERE.iter().map(|(name, _)| *name));
    let missing: Vec<&&str> = commands.difference(&run).collect();
    assert!(missing.is_empty(), "no run for {missing:?}");
}
