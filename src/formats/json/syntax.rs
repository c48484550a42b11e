//! Text that is no JSON at all: where it breaks off, and the usual reason.

use crate::error::{Error, ErrorKind};
use crate::formats::shared::position::Positions;

/// What serde_json found wrong, without the position, which we count ourselves.
pub(super) fn bare(reason: &serde_json::Error) -> String {
    let text = reason.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    match what {
        "EOF while parsing a list" => "the file ends inside a list",
        "EOF while parsing an object" => "the file ends inside an object",
        "EOF while parsing a string" => "the file ends inside a text",
        "EOF while parsing a value" => "the file ends where a value is expected",
        "expected value" => "a value is expected here",
        "recursion limit exceeded" => "it is nested too deeply",
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => "it holds half a character (\\u…)",
        other => other,
    }
    .to_owned()
}

/// The error with its place and a hint.
pub(in crate::formats) fn error(positions: &Positions<'_>, file: &str, reason: &serde_json::Error) -> Error {
    let text = positions.text();
    let offset = offset_of(text, reason.line(), reason.column());
    let (line, column) = positions.at(offset);
    let what = bare(reason);
    let rest = &text[offset..];
    let found = match rest.chars().next() {
        _ if reason.is_eof() => String::new(),
        Some(next) if !next.is_whitespace() => format!(", found `{}`", word(rest, next)),
        _ => String::new(),
    };
    let message = format!("{file}:{line}:{column}: this is no JSON: {what}{found}");
    Error::new(ErrorKind::Format, message).hint(hint(positions, &what, rest, reason.is_eof()))
}

/// serde_json counts columns in bytes and points at the character that it did not expect.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        Some(before) => text.match_indices('\n').nth(before).map_or(text.len(), |(at, _)| at + 1),
        None => 0,
    };
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn word(rest: &str, next: char) -> String {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(20).collect();
    if word.is_empty() { next.to_string() } else { word }
}

fn hint(positions: &Positions<'_>, what: &str, rest: &str, at_end: bool) -> String {
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| rest.starts_with(beginning));
    if at_end {
        return match unclosed(positions.text()) {
            Some((bracket, at)) => {
                let (line, column) = positions.at(at);
                format!("the `{bracket}` at line {line}, column {column} is never closed; is the file complete?")
            }
            None => "the file ends too early; is it complete?".to_owned(),
        };
    }
    let before = positions.text()[..positions.text().len() - rest.len()].trim_end();
    let known = if what.contains("trailing comma") || (before.ends_with(',') && begins(&["]", "}"])) {
        "take the comma before the closing bracket out"
    } else if what.contains("trailing characters") {
        "a file holds one network; take what follows its last bracket out"
    } else if what.contains("control character") {
        "a line break or tab inside a text is written \\n or \\t; or a closing quote is missing"
    } else if what.contains("escape") {
        "a backslash inside a text is written \\\\"
    } else if begins(&["//", "/*", "#"]) {
        "JSON has no comments; put the remark in `description` or in a note of the evidence"
    } else if begins(&["NaN", "Infinity", "-Infinity", "I", "inf"]) {
        "JSON knows no NaN or Infinity; leave a field that has no value out"
    } else if begins(&["'"]) {
        "texts and names of fields stand in double quotes"
    } else if begins(&["None", "True", "False"]) {
        "write null, true and false; Python writes them by json.dump"
    } else if what.contains("key must be a string") {
        "names of fields stand in double quotes"
    } else if what.contains("expected `,`") {
        "a comma is missing before this, or an earlier bracket or quote is not closed"
    } else if begins(&["]", "}", ","]) {
        "a value is missing before this"
    } else {
        "every text stands in double quotes, every number is written with a point"
    };
    known.to_owned()
}

/// The innermost bracket that is still open at the end.
fn unclosed(text: &str) -> Option<(char, usize)> {
    let mut open = Vec::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '{' | '[' => open.push((character, at)),
            '}' | ']' => {
                open.pop();
            }
            '"' => loop {
                match characters.next() {
                    Some((_, '\\')) => {
                        characters.next();
                    }
                    Some((_, '"')) => break,
                    Some(_) => {}
                    None => return Some(('"', at)),
                }
            },
            _ => {}
        }
    }
    open.pop()
}
