//! Who may import whom, as docs/ARCHITECTURE.md says, and one owner per outside crate.

use std::path::{Path, PathBuf};

/// Room, and the rooms that it may import beside itself. `text`, `digest`, `diagnostics` and `error` are open to everybody.
const MAY_IMPORT: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("error", &[]),
    ("diagnostics", &[]),
    ("digest", &[]),
    ("model", &[]),
    ("formats", &["model"]),
    ("rules", &["model"]),
    ("transform", &["model"]),
    ("graph", &[]),
    ("measures", &["graph"]),
    ("packed", &["graph", "model"]),
    ("studies", &["measures", "graph"]),
];
const OPEN: [&str; 6] = ["text", "digest", "diagnostics", "error", "Error", "ErrorKind"];
const PRESENT: [&str; 5] = ["model", "measures", "studies", "graph", "packed"];

/// Outside name as it stands in code, and the files or folders that own it.
const OWNERS: &[(&str, &[&str])] = &[
    ("petgraph::", &["src/model/network.rs", "src/graph/petgraph_bridge.rs"]),
    ("graphviz_rust::", &["src/present/diagram/"]),
    ("clap::", &["src/cli/"]),
    ("clap_complete::", &["src/cli/commands/completions.rs"]),
    ("clap_mangen::", &["src/cli/commands/man.rs"]),
    (
        "rayon::",
        &[
            "src/graph/parallel.rs",
            "src/studies/replicate.rs",
            "src/formats/tie_list/mod.rs",
            "src/formats/shared/pieces.rs",
        ],
    ),
    ("axum::", &["src/cli/explore/server.rs"]),
    ("tokio::", &["src/cli/explore/server.rs"]),
    ("hmac::", &["src/transform/pseudonymise.rs"]),
    ("hashbrown::", &["src/formats/shared/long_list/names.rs", "src/model/interned.rs"]),
    ("indicatif::", &["src/cli/progress.rs"]),
    ("calamine::", &["src/formats/xlsx/mod.rs"]),
    ("zip::", &["src/formats/xlsx/mod.rs"]),
    ("signal_hook::", &["src/cli/files.rs"]),
    ("memory_stats::", &["src/cli/memory.rs"]),
    ("rust_xlsxwriter::", &["src/formats/xlsx/write.rs", "src/present/tables/xlsx.rs"]),
    ("quick_xml::", &["src/formats/shared/xml/any.rs"]),
    ("rustc_hash::", &["src/model/words.rs"]),
    ("encoding_rs::", &["src/formats/shared/decode.rs"]),
    ("memchr::", &["src/formats/csv/read.rs", "src/formats/table/long_list/cut.rs"]),
    ("mimalloc::", &["src/main.rs"]),
    ("flate2::", &["src/formats/shared/decode.rs", "src/present/provenance.rs"]),
    ("krilla::", &["src/present/diagram/render.rs"]),
    ("krilla_svg::", &["src/present/diagram/render.rs"]),
    ("resvg::", &["src/present/diagram/render.rs"]),
    ("std::process", &["src/cli/", "src/main.rs"]),
    ("std::fs", &["src/formats/open.rs", "src/cli/"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `src` with its path from the root and its code, without comments and strings that only talk about code.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for entry in entries {
            if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                found.push(entry);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&file).unwrap();
            // What stands after the unit tests' marker may import what it tests against.
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            (path, lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn room(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The first segments of all `crate::…` paths in a file, groups taken apart.
fn imported(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if at > 0 && code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let names = if let Some(group) = rest.strip_prefix('{') {
            // First segments of a group are those at its first level.
            let mut depth = 1;
            let mut items = vec![String::new()];
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => items.push(String::new()),
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                if depth == 1 && c != ',' {
                    items.last_mut().unwrap().push(c);
                }
            }
            items
        } else {
            vec![rest.to_owned()]
        };
        for name in names {
            let first: String = name.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !first.is_empty() {
                found.push(first);
            }
        }
    }
    found
}

#[test]
fn every_room_imports_only_what_it_may() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let room = room(&path);
        if matches!(room, "lib" | "main" | "cli") {
            continue;
        }
        let allowed = if room == "present" {
            &PRESENT[..]
        } else {
            MAY_IMPORT.iter().find(|entry| entry.0 == room).unwrap_or_else(|| panic!("{path}: a room without a rule")).1
        };
        // graph/view.rs alone crosses from the network to numbers.
        let crosses = path == "src/graph/view.rs";
        for name in imported(&code) {
            let fine = name == room
                || OPEN.contains(&name.as_str())
                || allowed.contains(&name.as_str())
                || (crosses && name == "model");
            if !fine {
                wrong.push(format!("{path} imports {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_outside_crate_has_one_owner() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for &(name, owners) in OWNERS {
            let used = code
                .match_indices(name)
                .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
            if used && !owners.iter().any(|owner| path.starts_with(owner)) {
                wrong.push(format!("{path} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_prints_nothing_and_exits_nowhere() {
    let mut wrong = Vec::new();
    for (path, code) in sources().into_iter().filter(|(path, _)| !path.starts_with("src/cli/") && path != "src/main.rs")
    {
        for word in ["println!", "print!(", "eprintln!", "process::exit", "env::var", "unsafe "] {
            if code.contains(word) {
                wrong.push(format!("{path} contains {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

// What may be said of networks is decided before there is a table of them.
#[test]
fn cautions_and_figures_know_no_comparison() {
    let below = ["src/present/cautions/", "src/present/profile.rs", "src/present/figures.rs"];
    let knows = |(path, code): &(String, String)| {
        below.iter().any(|start| path.starts_with(start)) && code.contains("findings::compare")
    };
    let wrong: Vec<String> = sources().into_iter().filter(knows).map(|(path, _)| path).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_walker_sees_imports_in_every_form() {
    let code = "use crate::{a::b, c::{d, e}};\nfn f() { crate::g::h() }\nuse crate::Error;\nmycrate::no();";
    assert_eq!(imported(code), ["a", "c", "g", "Error"]);
}
