//! Every command of the README runs.

use crate::support::project_file;
use assert_cmd::Command;

/// The words of a shell line, with double quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(unix)]
#[test]
fn every_command_of_the_readme_runs() {
    let readme = std::fs::read_to_string(project_file("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(project_file("data"), folder.path().join("data")).unwrap();
    let mut ran = 0;
    for block in readme.split("```sh\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            let Some(arguments) =
                line.strip_prefix("verbinder ").or_else(|| line.strip_prefix("cargo run --release -- "))
            else {
                continue;
            };
            Command::new(env!("CARGO_BIN_EXE_verbinder"))
                .current_dir(folder.path())
                .args(words(arguments))
                .assert()
                .success();
            ran += 1;
        }
    }
    assert!(ran >= 10, "only {ran} commands found");
    assert!(folder.path().join("out/index.html").is_file(), "the first command writes the page");
}

#[test]
fn the_example_of_the_readme_and_of_the_format_page_are_sound() {
    for page in ["README.md", "docs/file-format.md"] {
        let text = std::fs::read_to_string(project_file(page)).unwrap();
        let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
        let checked = verbinder::formats::read(example.as_bytes(), page).unwrap();
        assert!(checked.diagnostics.is_empty(), "{page}: {:?}", checked.diagnostics);
        assert!(checked.value.tie_count() > 0);
    }
}
