//! What the library offers, as a list that shows in every change of it: docs/api.txt.
//!
//! The lint `unreachable_pub` keeps `pub` for what can be reached from outside, so that the list can be read off the sources: items at
//! the margin, what is public of structs, variants, methods, and traits that types have. A line that goes or changes breaks who uses the
//! library; one that comes does not. It is no compiler: it does not see what a macro makes, nor whether two writings of a type are one.

use super::documents::current;
use crate::support::project_file;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The Rust files of the library: all but the binary and what belongs to it.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with("src/cli") {
                files(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("src/main.rs") {
            found.push(path);
        }
    }
}

/// `src/measures/centrality/mod.rs` is `measures::centrality`.
fn module(file: &Path) -> String {
    let below = file.strip_prefix(project_file("src")).unwrap().with_extension("");
    let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let parts = parts.iter().filter(|part| *part != "mod" && *part != "lib");
    parts.fold("verbinder".to_owned(), |path, part| path + "::" + part)
}

/// The declaration that begins in the first of these lines, on one line, without its body or value.
fn declaration(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.trim();
        text.push_str(if text.is_empty() || text.ends_with('(') || line.starts_with([')', ']']) { "" } else { " " });
        text.push_str(line);
        let keeps_braces = text.starts_with("pub use");
        if line.ends_with([';', '}']) || (line.ends_with('{') && !keeps_braces) || text.contains(" = ") {
            break;
        }
    }
    let text = text.split(" = ").next().unwrap().trim_end_matches([';', '{', ' ']).replace(",)", ")");
    if text.starts_with("pub use") { text } else { text.trim_end_matches("{}").trim_end().to_owned() }
}

/// The public items of a file, in its order.
fn items(text: &str) -> Vec<String> {
    // Tests in a file are no part of what it offers.
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    // What stands inside the braces of which item.
    let mut inside = String::new();
    for (index, line) in lines.iter().enumerate() {
        let from_here = &lines[index..];
        if line.starts_with('}') {
            inside.clear();
        } else if line.starts_with("pub ") {
            let said = declaration(from_here);
            let opens = ["pub struct", "pub enum", "pub trait"].iter().any(|kind| said.starts_with(kind));
            inside = if opens && line.ends_with('{') { said.clone() } else { String::new() };
            found.push(said);
        } else if line.starts_with("impl") {
            let said = declaration(from_here);
            if said.contains(" for ") {
                found.push(said);
                inside.clear();
            } else {
                inside = said;
            }
        } else if let Some(inner) =
            line.strip_prefix("    ").filter(|inner| !inner.starts_with([' ', '/', '#', '}', ')']))
        {
            let is_open = inside.starts_with("pub enum") || inside.starts_with("pub trait");
            let is_public = !inside.is_empty() && inner.starts_with("pub ");
            if is_open || is_public {
                let whole = inner.strip_suffix(',').map(str::to_owned);
                let said = whole.unwrap_or_else(|| declaration(from_here));
                found.push(format!("{inside}: {said}"));
            }
        }
    }
    found
}

#[test]
fn the_list_of_what_the_library_offers_is_current() {
    let mut paths = Vec::new();
    files(&project_file("src"), &mut paths);
    let mut list = String::from(
        "# What the library offers. Generated; UPDATE=1 cargo test --test it house::api writes it anew.\n\
         # A line that goes or changes breaks who uses the library, and needs a line in CHANGELOG.md.\n",
    );
    for path in paths {
        let items = items(&std::fs::read_to_string(&path).unwrap());
        if !items.is_empty() {
            let _ = writeln!(list, "\n{}", module(&path));
            for item in items {
                let _ = writeln!(list, "    {item}");
            }
        }
    }
    current("docs/api.txt", list.as_bytes()).unwrap();
}

#[test]
fn items_are_read_off_the_sources() {
    let text = "\
//! Words.

pub mod inner;
mod hidden;
pub use hidden::{One, Two};

/// A type.
#[derive(Debug)]
pub struct Point<T> {
    /// Across.
    pub x: T,
    y: T,
}

impl<T: Clone> Point<T> {
    /// Makes one.
    pub fn new(
        x: T,
        y: T,
    ) -> Self {
        Point { x, y }
    }

    fn secret(&self) {}
}

impl<T> Default for Point<T> {
    fn default() -> Self {
        todo()
    }
}

pub enum Level {
    Node,
    Pair(usize, usize),
}

pub static ALL: &[Level] = &[
    Level::Node,
];

pub(crate) fn ours() {}
fn mine() {}

#[cfg(test)]
mod tests {
    pub fn not_this() {}
}
";
    let expected = [
        "pub mod inner",
        "pub use hidden::{One, Two}",
        "pub struct Point<T>",
        "pub struct Point<T>: pub x: T",
        "impl<T: Clone> Point<T>: pub fn new(x: T, y: T) -> Self",
        "impl<T> Default for Point<T>",
        "pub enum Level",
        "pub enum Level: Node",
        "pub enum Level: Pair(usize, usize)",
        "pub static ALL: &[Level]",
    ];
    assert_eq!(items(text), expected);
}
