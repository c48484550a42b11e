//! A file in a folder of registered things that is not in the registry is forgotten work.

use std::path::PathBuf;

/// Names of the Rust files and folders of a folder, `mod.rs` left out.
fn files(folder: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut names: Vec<String> = std::fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    names
}

#[test]
fn every_table_writer_is_registered() {
    let mut known: Vec<String> = verbinder::present::tables::WRITERS
        .iter()
        .map(|writer| if writer.id == "table" { "text".to_owned() } else { writer.id.to_owned() })
        .collect();
    known.sort();
    assert_eq!(files("src/present/tables"), known);
}

#[test]
fn every_caution_is_registered_under_the_name_of_its_file() {
    let cautions = verbinder::present::cautions::CAUTIONS;
    let mut known: Vec<String> = cautions.iter().map(|caution| caution.id.replace('-', "_")).collect();
    known.sort();
    assert_eq!(files("src/present/cautions"), known);
    assert!(cautions.iter().all(|caution| caution.meaning.en != caution.meaning.nl));
    let page = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/cautions.md")).unwrap();
    for caution in cautions {
        assert!(page.contains(&format!("| `{}` |", caution.id)), "{} is not explained", caution.id);
    }
}

#[test]
fn every_error_in_data_is_registered() {
    let mut known: Vec<String> =
        verbinder::studies::robustness::ERRORS.iter().map(|error| error.id.replace('-', "_")).collect();
    known.sort();
    assert_eq!(files("src/studies/robustness/errors"), known);
    let page = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/robustness.md")).unwrap();
    for error in verbinder::studies::robustness::ERRORS {
        assert!(page.contains(&format!("| `{}` |", error.id)), "{} is not explained", error.id);
    }
}

#[test]
fn every_command_is_in_the_command_list() {
    let list =
        std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/cli/commands/mod.rs")).unwrap();
    for name in files("src/cli/commands") {
        assert!(list.contains(&format!("{name}::run(&args)")), "{name} is not a command");
    }
}
