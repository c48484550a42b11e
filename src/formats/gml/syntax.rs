//! Keys and values of GML.

use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use crate::formats::shared::entities;
use crate::formats::shared::position::Positions;
use serde_json::{Map, Number, Value};

/// A value.
#[derive(Debug)]
pub(super) enum Item {
    /// A number or text.
    One(Value),
    /// A list of keys and values.
    List(Vec<(String, Item)>),
}

impl Item {
    /// As a value of an attribute: lists become objects, keys that are repeated in them arrays.
    pub(super) fn into_value(self) -> Value {
        match self {
            Item::One(value) => value,
            Item::List(items) => {
                let mut object = Map::new();
                for (key, item) in items {
                    let value = item.into_value();
                    match object.get_mut(&key) {
                        None => drop(object.insert(key, value)),
                        Some(Value::Array(list)) => list.push(value),
                        Some(first) => *first = Value::Array(vec![first.take(), value]),
                    }
                }
                Value::Object(object)
            }
        }
    }
}

/// Walks through a text.
pub(super) struct Syntax<'t> {
    text: &'t str,
    at: usize,
    positions: Positions<'t>,
    file: &'t str,
    /// Where the lists begin in which it stands.
    open: Vec<usize>,
}

impl<'t> Syntax<'t> {
    pub(super) fn new(text: &'t str, file: &'t str) -> Syntax<'t> {
        Syntax { text, at: 0, positions: Positions::new(text), file, open: Vec::new() }
    }

    /// Where the next word stands.
    pub(super) fn place(&mut self) -> Place {
        self.space();
        let (line, column) = self.positions.at(self.at);
        Place { line: Some(line), column: Some(column), span: Some((self.at, self.at)), ..Place::default() }
    }

    fn space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            // A sign that begins a line makes it a remark.
            let begins = self.text[..self.at].rsplit('\n').next().is_none_or(|before| before.trim().is_empty());
            if !(begins && trimmed.starts_with('#')) {
                return;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    /// The next key; none at the end of the text or of the list.
    pub(super) fn key(&mut self) -> Result<Option<String>, Error> {
        self.space();
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            // What was cut off behind a whole edge would be missed by nobody.
            return match self.open.last() {
                Some(&begin) => Err(self.broken_at(begin, "a list opens here and is never closed")),
                None => Ok(None),
            };
        }
        if rest.starts_with(']') {
            if self.open.pop().is_none() {
                return Err(self.broken("a bracket ] closes no list"));
            }
            self.at += 1;
            return Ok(None);
        }
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "_-.:".contains(c))).unwrap_or(rest.len());
        if end == 0 || !rest.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let found: String = rest.chars().take(12).collect();
            return Err(self.broken(&format!("a key is expected here, found {found:?}")));
        }
        self.at += end;
        Ok(Some(rest[..end].to_owned()))
    }

    /// Whether a list begins here, which is then entered.
    pub(super) fn enters(&mut self) -> bool {
        self.space();
        let enters = self.text[self.at..].starts_with('[');
        if enters {
            self.open.push(self.at);
            self.at += 1;
        }
        enters
    }

    /// The next value.
    pub(super) fn value(&mut self, depth: usize) -> Result<Item, Error> {
        const DEEPEST: usize = 64;
        if depth > DEEPEST {
            return Err(self.broken("lists stand in lists too deep"));
        }
        if self.enters() {
            let mut items = Vec::new();
            while let Some(key) = self.key()? {
                let value = self.value(depth + 1)?;
                items.push((key, value));
            }
            return Ok(Item::List(items));
        }
        let rest = &self.text[self.at..];
        if let Some(inner) = rest.strip_prefix('"') {
            let end = self.closing(inner)?;
            self.at += end + 2;
            return Ok(Item::One(Value::String(entities::read(&inner[..end]).into_owned())));
        }
        // Numbers, and words without marks as graph-tool writes them: to the end of the line or of the list.
        let line_end = rest.find(['\n', '\r', ']', '[']).unwrap_or(rest.len());
        let word_end = rest.find(|c: char| c.is_whitespace() || c == ']' || c == '[').unwrap_or(rest.len());
        let word = &rest[..word_end];
        if word.is_empty() {
            return Err(self.broken("a value is missing here"));
        }
        if let Some(number) = number(word) {
            self.at += word_end;
            return Ok(Item::One(number));
        }
        self.at += line_end;
        Ok(Item::One(Value::String(entities::read(rest[..line_end].trim()).into_owned())))
    }

    /// Where a text ends: at a mark that no backslash stands before.
    fn closing(&self, inner: &str) -> Result<usize, Error> {
        let mut ends = inner.match_indices('"').map(|(at, _)| at);
        ends.find(|&at| {
            !inner[..at].ends_with('\\') || inner[at + 1..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r'])
        })
        .ok_or_else(|| self.broken("a quotation mark opens here and is never closed"))
    }

    pub(super) fn broken(&self, reason: &str) -> Error {
        self.broken_at(self.at, reason)
    }

    fn broken_at(&self, at: usize, reason: &str) -> Error {
        let (line, column) = self.positions.at(at);
        Error::new(ErrorKind::Format, format!("{}:{line}:{column}: this is no GML: {reason}", self.file))
            .hint("the file was cut off or edited by hand; export it again from the program that wrote it")
    }
}

fn number(word: &str) -> Option<Value> {
    if !word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) {
        return None;
    }
    let plain = word.strip_prefix('+').unwrap_or(word);
    plain.parse::<i64>().ok().map(Value::from).or_else(|| {
        let value = plain.parse::<f64>().ok().filter(|_| plain.bytes().any(|byte| byte.is_ascii_digit()))?;
        Number::from_f64(value).map(Value::Number)
    })
}
