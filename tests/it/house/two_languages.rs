//! What is said of data is said in English and Dutch: the same values in both, and Dutch words in the Dutch one.

use crate::support::dutch::english_in;
use crate::support::project_file;
use std::path::{Path, PathBuf};

/// A sentence in both languages as the source has it.
struct Pair {
    file: String,
    en: String,
    nl: String,
}

/// Where something is said in English only, and how often. This list may only become shorter.
const ENGLISH_ONLY: [(&str, usize); 1] = [
    // A file of a folder that cannot be read: errors are in English.
    ("src/cli/commands/check.rs", 2),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
}

/// Every file below `src` with its path and its text, without unit tests.
fn all() -> Vec<(String, String)> {
    let mut files = Vec::new();
    sources(&project_file("src"), &mut files);
    files.sort();
    let named = |file: PathBuf| {
        let path = file.strip_prefix(project_file("")).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&file).unwrap();
        (path, text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned())
    };
    files.into_iter().map(named).collect()
}

/// The string literal that a text begins with, and what follows it.
fn literal(text: &str) -> Option<(String, &str)> {
    let inside = text.trim_start().strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })?;
    let lines = inside[..end].split("\\\n").enumerate();
    let joined: String = lines.map(|(at, line)| if at == 0 { line } else { line.trim_start() }).collect();
    Some((joined.replace("\\\"", "\""), &inside[end + 1..]))
}

/// The pairs of sentences behind `said!(` and `text!(`.
fn pairs() -> Vec<Pair> {
    let mut found = Vec::new();
    for (file, text) in all() {
        for call in ["said!(", "text!("] {
            for (at, _) in text.match_indices(call) {
                let inside = text[at + call.len()..].trim_start();
                let inside = match inside.strip_prefix('[') {
                    Some(words) => words.split_once(']').unwrap().1,
                    None => inside,
                };
                // The macros themselves take what is no text, and what they say of themselves stands in comments.
                let Some((en, rest)) = literal(inside) else { continue };
                let rest = rest.trim_start().strip_prefix(',').unwrap_or_else(|| panic!("{file}: {en:?} stands alone"));
                let (nl, _) = literal(rest).unwrap_or_else(|| panic!("{file}: {en:?} has no Dutch"));
                found.push(Pair { file: file.clone(), en, nl });
            }
        }
    }
    found
}

/// The values that a sentence holds, with how each is shown, in the order of the alphabet.
fn values(text: &str) -> Vec<String> {
    let plain = text.replace("{{", "").replace("}}", "");
    let mut found: Vec<String> =
        plain.split('{').skip(1).map(|part| part.split('}').next().unwrap_or_default().to_owned()).collect();
    found.sort();
    found
}

#[test]
fn both_sentences_hold_the_same_values() {
    let pairs = pairs();
    // As many as there were when this was written, or the way in which they are found is broken.
    assert!(pairs.len() > 500, "{}", pairs.len());
    let mut wrong = Vec::new();
    for Pair { file, en, nl } in pairs {
        // `text!` holds no values; braces in it stand for themselves, and examples in it may be Dutch.
        if en.contains("{\"") || en.contains("{'") {
            continue;
        }
        if values(&nl) != values(&en) {
            wrong.push(format!("{file}: {en:?} and {nl:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dutch_is_dutch() {
    let mut wrong = Vec::new();
    for Pair { file, en, nl } in pairs() {
        let bare = |text: &str| -> String {
            let parts = text.split('{').enumerate();
            parts
                .map(|(at, part)| if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) })
                .collect()
        };
        let words = english_in(&bare(&nl));
        if !words.is_empty() {
            wrong.push(format!("{file}: {words:?} in {nl:?}"));
        }
        // One word, or signs alone, may be the same in both.
        let words = bare(&en).split_whitespace().filter(|word| word.len() > 2).count();
        if words > 1 && en == nl {
            wrong.push(format!("{file}: {en:?} is not translated"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_english_only_becomes_less() {
    let mut found: Vec<(String, usize)> = Vec::new();
    for (file, text) in all() {
        let count = text.matches("Said::english(").count();
        found.extend((count > 0).then_some((file, count)));
    }
    let found: Vec<(&str, usize)> = found.iter().map(|(file, count)| (file.as_str(), *count)).collect();
    assert_eq!(found, ENGLISH_ONLY);
}
