//! Every command of the README and of the pages on data, reports, names, comparing, pictures, what if and robustness runs.

use crate::support::project_file;
use assert_cmd::Command;

/// The words of a shell line, with double quotes.
pub(super) fn words(line: &str) -> Vec<String> {
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

/// Saves the tables that a page asks the reader to save: the sentence before one ends with its name, … `relations.csv`:
#[cfg(unix)]
fn save_tables(text: &str, folder: &std::path::Path) {
    let mut before = "";
    for part in text.split("```") {
        let name = before.trim_end().strip_suffix("`:").and_then(|before: &str| before.rsplit('`').next());
        if let (Some(table), Some(name)) = (part.strip_prefix("csv\n"), name) {
            std::fs::write(folder.join(name), table).unwrap();
        }
        before = part;
    }
}

/// Runs every command of a page as a reader would, in a folder of its own; returns the folder and their number.
#[cfg(unix)]
fn run_every_command(page: &str) -> (tempfile::TempDir, usize) {
    let text = std::fs::read_to_string(project_file(page)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for shown in ["data", "docs"] {
        std::os::unix::fs::symlink(project_file(shown), folder.path().join(shown)).unwrap();
    }
    save_tables(&text, folder.path());
    let mut ran = 0;
    for block in text.split("```sh\n").skip(1) {
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
    (folder, ran)
}

#[cfg(unix)]
#[test]
fn every_command_of_the_pages_on_recipes_runs() {
    for page in ["docs/reproducible.md", "docs/reproducible.nl.md"] {
        let (folder, ran) = run_every_command(page);
        assert_eq!(ran, 7, "{page}");
        assert!(
            folder.path().join("out/recipe.json").is_file() && folder.path().join("actors.xlsx").is_file(),
            "{page}"
        );
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_pages_on_data_runs() {
    let pages = [
        ("docs/your-data.md", "organisations.csv", "network.xlsx"),
        ("docs/your-data.nl.md", "organisaties.csv", "netwerk.xlsx"),
    ];
    for (page, saved, written) in pages {
        let (folder, ran) = run_every_command(page);
        assert_eq!(ran, 6, "{page}");
        assert!(folder.path().join(saved).is_file() && folder.path().join(written).is_file(), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_pages_on_reports_runs() {
    for (page, several) in [("docs/report.md", "out/side-by-side"), ("docs/report.nl.md", "out/naast-elkaar")] {
        let (folder, ran) = run_every_command(page);
        assert_eq!(ran, 3, "{page}");
        // The page names this file.
        assert!(folder.path().join(several).join("sociaal-domein/index.html").is_file(), "{page}");
    }
}

#[cfg(unix)]
#[test]
fn every_command_of_the_readme_runs() {
    let (folder, ran) = run_every_command("README.md");
    assert!(ran >= 10, "only {ran} commands found");
    assert!(folder.path().join("out/index.html").is_file(), "the first command writes the page");
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_robustness_runs() {
    assert!(run_every_command("docs/robustness.md").1 >= 4);
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_names_runs() {
    let (folder, ran) = run_every_command("docs/names.md");
    assert!(ran >= 8, "only {ran} commands found");
    // The page counts sixteen nodes; five of them are further names.
    let clean = verbinder::formats::read_file(&folder.path().join("clean.json")).unwrap().network.value;
    assert_eq!(clean.node_count(), 16 - 5);
    assert!(std::fs::read_to_string(folder.path().join("more.csv")).unwrap().contains("asked by telephone"));
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_what_if_runs() {
    let (_, ran) = run_every_command("docs/what-if.md");
    assert!(ran >= 10, "only {ran} commands found");
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_comparing_runs() {
    let (_, ran) = run_every_command("docs/comparing.md");
    assert!(ran >= 10, "only {ran} commands found");
}

#[cfg(unix)]
#[test]
fn every_command_of_the_page_on_pictures_runs() {
    let (folder, ran) = run_every_command("docs/diagrams.md");
    assert!(ran >= 15, "only {ran} commands found");
    for file in ["families.pdf", "families.png", "families.gexf", "poster.pdf", "places.json", "after.svg"] {
        assert!(folder.path().join(file).is_file(), "{file} was not written");
    }
}

/// The page on explanations quotes what the program says: every line of a quotation is a line of the output of the command above it.
#[test]
fn the_page_on_explanations_says_what_the_program_says() {
    let page = std::fs::read_to_string(project_file("docs/explain.md")).unwrap();
    let mut quoted = 0;
    for block in page.split("```sh\nverbinder ").skip(1) {
        let (command, rest) = block.split_once("\n```").unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_verbinder"))
            .current_dir(project_file("."))
            .args(words(command))
            .assert()
            .success();
        let output = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        let said: Vec<&str> = output.lines().map(str::trim_end).collect();
        // A quotation stands right under its command.
        let Some(quotation) = rest.trim_start().strip_prefix("```text\n") else { continue };
        for line in quotation.split("```").next().unwrap().lines().filter(|line| !line.is_empty() && *line != "…") {
            assert!(said.contains(&line), "{command} does not say {line:?}:\n{output}");
            quoted += 1;
        }
    }
    assert!(quoted >= 15, "only {quoted} lines are quoted");
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
