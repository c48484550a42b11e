//! The command line as a user meets it.

mod backbone;
mod cautions;
mod census;
mod compare;
mod compare_alike;
mod compare_judged;
mod derived;
mod diagrams;
mod direction;
mod equals;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod failures;
mod faults;
mod folders;
mod found_groups;
mod hints;
mod hostile;
mod large;
mod lengths;
mod long;
mod measures;
mod naming;
mod pack;
mod page;
mod pairs;
mod places;
mod recipes;
mod regressions;
mod reproducible;
mod reproducible_all;
mod results;
mod several;
mod shards;
mod significance;
mod spark;
mod steering;
mod transform;
mod what_if;
mod wording;

use assert_cmd::Command;
use serde_json::Value;
use std::path::PathBuf;

/// The bundled network of the five articles.
const ARTICLES: &str = "data/sociaal-domein.json";
/// The bundled classic network.
const FAMILIES: &str = "data/florentine-families.json";

/// The command, run from the project's folder as the README does.
fn verbinder() -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("verbinder");
    command.current_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR"))).env_remove("NO_COLOR");
    command
}

/// Standard output of a run that must succeed.
fn output(arguments: &[&str]) -> String {
    let run = verbinder().args(arguments).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).expect("output is UTF-8")
}

/// The same on one line, whatever the width of the terminal.
fn words(arguments: &[&str]) -> String {
    output(arguments).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The JSON result of a table command.
fn result(arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&output(&all)).expect("a JSON result")
}

/// The rows of a result.
fn rows(result: &Value) -> &Vec<Value> {
    result["rows"].as_array().expect("rows")
}

/// The row whose cell `key` is `value`.
fn row<'a>(result: &'a Value, key: &str, value: &str) -> &'a Value {
    rows(result).iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("no row with {key} = {value}"))
}
