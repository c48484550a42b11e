//! Whether what is said in two languages says the same things, and whether Dutch is Dutch.

use verbinder::diagnostics::{Diagnostic, Said};

/// English words that Dutch has not, as they stand between other words.
const ENGLISH: &[&str] = &[
    "the",
    "and",
    "are",
    "not",
    "which",
    "with",
    "they",
    "them",
    "their",
    "this",
    "that",
    "these",
    "row",
    "rows",
    "column",
    "columns",
    "sheet",
    "sheets",
    "cell",
    "cells",
    "tie",
    "ties",
    "node",
    "nodes",
    "kind",
    "read",
    "write",
    "name",
    "names",
    "line",
    "by",
    "from",
    "for",
    "if",
    "no",
    "it",
    "its",
    "one",
    "only",
    "each",
    "other",
    "others",
    "than",
    "has",
    "have",
    "holds",
    "says",
    "stands",
    "there",
    "where",
    "when",
    "what",
    "whose",
    "to",
    "as",
    "at",
    "did",
    "you",
    "mean",
    "value",
    "values",
    "number",
    "numbers",
    "strength",
    "attribute",
    "correct",
    "remove",
    "leave",
    "add",
    "more",
    "first",
    "last",
    "here",
    "below",
    "above",
    "between",
    "without",
    "every",
    "both",
    "same",
    "may",
    "must",
    "been",
    "error",
    "warning",
    "notice",
    "help",
    "note",
];

/// Dutch words among those: `we` and `over` are in neither list, these are in both languages.
const IN_BOTH: &[&str] = &["tie", "help", "note", "to", "as"];

/// The text between quotation marks, of either sort, in the order of the alphabet.
fn quoted(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = ['"', '`'].into_iter().flat_map(|mark| text.split(mark).skip(1).step_by(2)).collect();
    found.sort_unstable();
    found
}

/// Every number in a text, in the order of the alphabet.
fn numbers(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split(|sign: char| !sign.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    found.sort_unstable();
    found
}

/// English words in a text that is to be Dutch, leaving out what is quoted or in brackets, and what is typed: options and what holds a
/// sign of a file or field.
pub(crate) fn english_in(text: &str) -> Vec<String> {
    let mut plain = String::new();
    for (number, part) in text.split(['"', '`']).enumerate() {
        plain.push_str(if number % 2 == 0 { part } else { " " });
    }
    let mut depth = 0_usize;
    plain.retain(|sign| {
        match sign {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    let typed = |word: &&str| !word.contains(['-', '=', '_', '/', '*', '.']) || word.ends_with('.');
    let words = plain.split_whitespace().filter(typed);
    let bare = words.map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase());
    bare.filter(|word| ENGLISH.contains(&word.as_str()) && !IN_BOTH.contains(&word.as_str())).collect()
}

/// Both sentences are there, differ, and hold the same quoted texts and numbers; the Dutch one has no English word.
pub(crate) fn says_the_same(said: &Said, of: &str) {
    assert!(!said.nl.is_empty() && said.nl != said.en, "{of}: {said:?}");
    assert_eq!(quoted(&said.nl), quoted(&said.en), "{of}: {said:?}");
    assert_eq!(numbers(&said.nl), numbers(&said.en), "{of}: {said:?}");
    assert_eq!(english_in(&said.nl), [""; 0], "{of}: {said:?}");
}

/// A finding is one in both languages. Hints may name other examples in each.
pub(crate) fn in_both(finding: &Diagnostic) {
    says_the_same(&finding.message, finding.code);
    if let Some(hint) = &finding.hint {
        assert!(!hint.nl.is_empty() && hint.nl != hint.en, "{}: {hint:?}", finding.code);
        assert_eq!(english_in(&hint.nl), [""; 0], "{}: {hint:?}", finding.code);
    }
}
