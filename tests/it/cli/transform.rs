//! Transformations as options and commands.

use super::{ARTICLES, FAMILIES, result, rows, verbinder};

#[test]
fn options_show_in_the_recipe() {
    let made = result(&[
        "describe",
        ARTICLES,
        "--where",
        "node.municipality is-set",
        "--from",
        "2010",
        "--to",
        "2015",
        "--ties",
        "union",
        "--mode",
        "one",
        "--projection",
        "jaccard",
        "--largest-component",
    ]);
    for (key, value) in [
        ("where", "node.municipality is-set"),
        ("from", "2010"),
        ("to", "2015"),
        ("ties", "union"),
        ("projection", "jaccard"),
        ("onto", "actors"),
        ("largest_component", "only"),
    ] {
        assert_eq!(made["recipe"][key], value, "{key}");
    }
}

#[test]
fn words_that_are_not_known_get_a_hint() {
    for (arguments, hint) in [
        (["--where", "node.sectr = zorg"], "sector"),
        (["--ego", "gemeente-allten"], "did you mean"),
        (["--projection", "count"], "--mode one"),
    ] {
        let run = verbinder().args(["describe", ARTICLES]).args(arguments).assert().failure();
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains(hint), "{said}");
    }
}

#[test]
fn a_file_less_itself_is_empty_and_parts_are_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let made = result(&["combine", "difference", FAMILIES, FAMILIES, "-o", &path("none.json")]);
    assert_eq!((&rows(&made)[2]["nodes"], &rows(&made)[2]["ties"]), (&0.into(), &0.into()));
    let parts = result(&["split", FAMILIES, "--by", "layer", "-o", &path("parts")]);
    for row in rows(&parts) {
        let file = format!("{}/{}", path("parts"), row["file"].as_str().unwrap());
        verbinder().args(["check", &file]).assert().success();
    }
}
