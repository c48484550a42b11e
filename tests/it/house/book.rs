//! The books of docs/book say what the program says: every command runs, every quoted line is in an answer to a command above it, every
//! picture is what its command draws. Chapters are read from top to bottom, as a reader would: files they ask to save are saved.
//!
//! After a change that is meant to show: `UPDATE=1 cargo test --test it house::book` draws the pictures anew; words are yours to change.
#![cfg(unix)]

use super::readme::words;
use crate::support::project_file;
use assert_cmd::Command;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const BOOKS: [&str; 2] = ["en", "nl"];

fn sources(book: &str) -> PathBuf {
    project_file(&format!("docs/book/{book}/src"))
}

/// The chapters of a book, in order, by its contents.
fn chapters(book: &str) -> Vec<String> {
    let contents = std::fs::read_to_string(sources(book).join("SUMMARY.md")).unwrap();
    contents.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
}

/// A part of a chapter: prose, or what stands between fences with the word behind the first one.
enum Part<'a> {
    Prose(&'a str),
    Block(&'a str, &'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let pieces = text.split("```").enumerate();
    pieces
        .map(|(index, piece)| match piece.split_once('\n') {
            Some((word, block)) if index % 2 == 1 => Part::Block(word, block),
            _ => Part::Prose(piece),
        })
        .collect()
}

/// A quoted line is a line of what was said.
fn is_said(said: &str, line: &str, place: &str) {
    assert!(
        said.lines().any(|said| said.trim_end() == line),
        "{place}: the program does not say {line:?}, but\n{said}"
    );
}

/// Runs the commands of a chapter in a folder; returns them, and how many lines are quoted.
fn walk(book: &str, chapter: &str, folder: &Path) -> (Vec<String>, usize) {
    let text = std::fs::read_to_string(sources(book).join(chapter)).unwrap();
    let parts = parts(&text);
    let (mut ran, mut quoted, mut said) = (Vec::new(), 0, String::new());
    let place = format!("{book}/{chapter}");
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Prose(prose) => {
                for line in prose.lines().filter_map(|line| line.strip_prefix("> ")).filter(|line| *line != "…") {
                    is_said(&said, line, &place);
                    quoted += 1;
                }
            }
            Part::Block("sh", commands) => {
                // What follows shows how it ends: `error:` for a refusal, `error[…]` for errors in data.
                let shown = parts[index + 1..].iter().find_map(|part| match part {
                    Part::Block("text", shown) => Some(*shown),
                    Part::Block("sh", _) => Some(""),
                    _ => None,
                });
                let shown = shown.unwrap_or("");
                let code = if shown.contains("error[") || shown.contains("fout[") {
                    1
                } else {
                    i32::from(shown.starts_with("error: ")) * 2
                };
                for command in commands.lines() {
                    let arguments = command.strip_prefix("verbinder ").unwrap_or_else(|| panic!("{command}"));
                    let run = Command::new(env!("CARGO_BIN_EXE_verbinder"))
                        .current_dir(folder)
                        .args(words(arguments))
                        .assert()
                        .code(code);
                    said.push_str(&String::from_utf8_lossy(&run.get_output().stdout));
                    said.push_str(&String::from_utf8_lossy(&run.get_output().stderr));
                    ran.push(command.to_owned());
                }
            }
            Part::Block("text", shown) => {
                for line in shown.lines().filter(|line| !line.is_empty() && *line != "…") {
                    is_said(&said, line, &place);
                    quoted += 1;
                }
            }
            Part::Block("csv", content) => {
                // The sentence before names the file: … `town.csv`:
                let Some(Part::Prose(before)) = index.checked_sub(1).map(|before| &parts[before]) else {
                    panic!("{book}/{chapter}: a file without a sentence before it")
                };
                let name = before.trim_end().strip_suffix("`:").and_then(|before| before.rsplit('`').next()).unwrap();
                std::fs::write(folder.join(name), content).unwrap();
            }
            Part::Block(word, _) => panic!("{book}/{chapter}: what is a block of {word:?}?"),
        }
    }
    (ran, quoted)
}

/// The pictures that a chapter shows.
fn pictures(book: &str, chapter: &str) -> Vec<String> {
    let text = std::fs::read_to_string(sources(book).join(chapter)).unwrap();
    text.split("](pictures/").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()).collect()
}

#[test]
fn every_command_runs_and_says_what_is_quoted_and_draws_what_is_shown() {
    for book in BOOKS {
        let (mut commands, mut lines, mut wanted) = (0, 0, BTreeSet::new());
        for chapter in chapters(book) {
            let folder = tempfile::tempdir().unwrap();
            std::os::unix::fs::symlink(project_file("data"), folder.path().join("data")).unwrap();
            let (ran, quoted) = walk(book, &chapter, folder.path());
            (commands, lines) = (commands + ran.len(), lines + quoted);
            for picture in pictures(book, &chapter) {
                let drawn = std::fs::read(folder.path().join(&picture))
                    .unwrap_or_else(|_| panic!("{book}/{chapter}: no command draws {picture}"));
                let kept = sources(book).join("pictures").join(&picture);
                if std::env::var_os("UPDATE").is_some() {
                    std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
                    std::fs::write(&kept, &drawn).unwrap();
                }
                assert!(std::fs::read(&kept).is_ok_and(|kept| kept == drawn), "{} is out of date", kept.display());
                wanted.insert(picture);
            }
        }
        assert!(commands >= 18 && lines >= 60, "{book}: only {commands} commands and {lines} quoted lines");
        let kept: BTreeSet<String> = std::fs::read_dir(sources(book).join("pictures"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(kept, wanted, "{book}: pictures that no chapter shows");
    }
}

#[test]
fn every_chapter_is_in_the_contents_and_every_link_leads_somewhere() {
    for book in BOOKS {
        let listed: BTreeSet<String> = chapters(book).into_iter().collect();
        let mut found = BTreeSet::new();
        for entry in std::fs::read_dir(sources(book)).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            let Some(chapter) = name.strip_suffix(".md").filter(|name| *name != "SUMMARY") else { continue };
            found.insert(format!("{chapter}.md"));
            let text = std::fs::read_to_string(sources(book).join(&name)).unwrap();
            for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
                assert!(sources(book).join(link).is_file(), "{book}/{name} links to {link}");
            }
        }
        assert_eq!(listed, found, "{book}");
    }
}

/// The Dutch book is the English one: the same chapters with the same headings, commands and files, in the other language.
#[test]
fn both_books_have_the_same_chapters_commands_and_files() {
    let outline = |book: &str| -> BTreeMap<String, Vec<String>> {
        let shape = |chapter: &String| {
            let text = std::fs::read_to_string(sources(book).join(chapter)).unwrap();
            let mut lines = vec![format!("{} headings", text.matches("\n## ").count())];
            for part in parts(&text) {
                match part {
                    Part::Block("sh", block) => lines.push(block.replace(&format!("--lang {book}"), "--lang")),
                    Part::Block("csv", block) => lines.push(block.to_owned()),
                    Part::Block(word, block) => lines.push(format!("{word}, {} lines", block.lines().count())),
                    Part::Prose(prose) => {
                        let quotes = prose.lines().filter(|line| line.starts_with("> ")).count();
                        lines.push(format!("{quotes} quotes"));
                    }
                }
            }
            (chapter.clone(), lines)
        };
        chapters(book).iter().map(shape).collect()
    };
    assert_eq!(outline("en"), outline("nl"));
}
