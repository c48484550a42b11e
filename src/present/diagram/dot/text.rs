//! Text in DOT: whatever a name holds, Graphviz and graphviz-rust must read it, and show it as it was.
//!
//! Traps: Graphviz 2.43 refuses strings above 16 KB; in labels it expands `\N` and `&amp;`; NUL ends its input; its HTML
//! labels end at the first `>>` for graphviz-rust.

use crate::text::steers;
use graphviz_rust::dot_structures::{Attribute, Id};
use std::collections::BTreeSet;

/// Longest string that is written, in bytes; Graphviz 2.43 stops at 16,384.
pub(super) const LONGEST: usize = 13_000;
/// Longest name or tooltip, in characters.
const LONGEST_WORDS: usize = 1_000;

/// A space that counts as a sign.
const BLANK: &str = "&#160;";

/// An attribute whose value is a word or number.
pub(super) fn plain(key: &str, value: impl Into<String>) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), Id::Plain(value.into()))
}

/// An attribute whose value is one of ours: colours, positions, lists.
pub(super) fn quoted(key: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(key.to_owned()), escaped(value))
}

/// An attribute whose value comes from the data.
pub(super) fn words(key: &str, value: &str) -> Attribute {
    let mut text = String::with_capacity(value.len().min(LONGEST_WORDS));
    for character in value.chars().take(LONGEST_WORDS).map(shown) {
        match character {
            '&' => text.push_str("&amp;"),
            character => text.push(character),
        }
    }
    quoted(key, &text)
}

/// A label of several lines.
pub(super) fn lines(key: &str, lines: &[String]) -> Attribute {
    let inner: Vec<String> =
        lines.iter().map(|line| entities(&visible(line)).replace('\\', "\\\\").replace('"', "\\\"")).collect();
    Attribute(Id::Plain(key.to_owned()), Id::Escaped(format!("\"{}\"", inner.join("\\n"))))
}

/// A bold label of several lines. Graphviz takes no label in which nothing stands: of a blank name a space is left that counts.
pub(super) fn html(key: &str, lines: &[String]) -> Attribute {
    let inner: Vec<String> = lines
        .iter()
        .map(|line| {
            entities(&visible(line))
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\\', "&#92;")
        })
        .map(|line| if line.trim().is_empty() { BLANK.to_owned() } else { line })
        .collect();
    let inner = if inner.is_empty() { BLANK.to_owned() } else { inner.join("<BR/>") };
    Attribute(Id::Plain(key.to_owned()), Id::Html(format!("<<B>{inner}</B>>")))
}

/// The ids of nodes, every one different from the others even where unreadable characters had to go.
pub(super) fn unique_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Id> {
    let mut used = BTreeSet::new();
    ids.map(|id| {
        let short: String = id.chars().take(LONGEST_WORDS).collect();
        let base = match visible(&short) {
            empty if empty.is_empty() => "_".to_owned(),
            base => base,
        };
        let mut unique = base.clone();
        let mut number = 2;
        while !used.insert(unique.clone()) {
            unique = format!("{base} ({number})");
            number += 1;
        }
        escaped(&unique)
    })
    .collect()
}

/// A quoted string.
fn escaped(value: &str) -> Id {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for piece in value.split_inclusive(['\\', '"']) {
        match piece.as_bytes().last() {
            Some(&sign @ (b'\\' | b'"')) => {
                text.push_str(&piece[..piece.len() - 1]);
                text.extend(['\\', char::from(sign)]);
            }
            _ => text.push_str(piece),
        }
    }
    text.push('"');
    Id::Escaped(text)
}

/// Control and direction characters replaced: they would end a string, or turn what follows around.
fn visible(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(character: char) -> char {
    match character {
        c if steers(c) => '\u{FFFD}',
        c => c,
    }
}

/// Graphviz reads `&amp;` and the like in labels; the sign itself is written so too.
fn entities(text: &str) -> String {
    text.replace('&', "&amp;")
}
