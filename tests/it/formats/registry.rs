//! The list of formats describes itself, completely.

use crate::support::project_file;
use verbinder::formats::{self, FORMATS};

#[test]
fn every_format_is_found_by_its_id_and_says_what_it_is_for() {
    for format in FORMATS {
        assert!(std::ptr::eq(formats::find(format.id).unwrap(), *format));
        assert!(!format.extensions.is_empty() && !format.meaning.en.is_empty() && !format.meaning.nl.is_empty());
    }
    assert!(formats::find("nonsense").is_none());
}

/// A reader that is written and not listed would never be used.
#[test]
fn every_reader_in_the_folder_is_listed() {
    let helpers = ["mod", "input", "merge_list", "open", "options", "shared", "table", "tie_list"];
    for entry in std::fs::read_dir(project_file("src/formats")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !helpers.contains(&name.as_str()) {
            assert!(formats::find(&name).is_some(), "src/formats/{name} is not in FORMATS");
        }
    }
}

/// One node, one tie, one source per line: a change shows as the line that changed.
#[test]
fn the_file_has_one_line_per_node_and_tie() {
    let network = formats::read_file(&project_file("data/florentine-families.json")).unwrap().network.value;
    let file = formats::write_json(&network);
    let lines_with = |field: &str| file.lines().filter(|line| line.contains(field)).count();
    assert_eq!(lines_with("\"ties_among_116\": "), 16);
    assert_eq!(lines_with("\"target\": "), 35);
    assert_eq!(file.matches("\"target\": ").count(), 35);
    assert!(file.ends_with("}\n"));
}
