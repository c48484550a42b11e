//! What a JSON text holds at its top, without reading it: by that the formats of one family are told apart.

use crate::formats::Sample;

/// A field at the top, with the names inside: those of its object, or of the first object in its list.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::formats) struct Entry {
    /// Its name; empty where the whole text is a list.
    pub(in crate::formats) name: String,
    /// Whether it is a list.
    pub(in crate::formats) is_list: bool,
    /// The names in it.
    pub(in crate::formats) inside: Vec<String>,
}

impl Entry {
    /// Whether this name is among those inside.
    pub(in crate::formats) fn has(&self, name: &str) -> bool {
        self.inside.iter().any(|inside| inside == name)
    }
}

/// What stands at the top of a JSON text; nothing in any other text. A sample is walked through once, whatever number of formats
/// asks.
pub(in crate::formats) fn of<'s>(sample: &Sample<'s>) -> &'s [Entry] {
    sample.outline.get_or_init(|| {
        let text = sample.text.filter(|text| text.trim_start().starts_with(['{', '[']));
        text.map(|text| Walk { bytes: text.as_bytes(), at: 0 }.entries()).unwrap_or_default()
    })
}

/// The field of this name.
pub(in crate::formats) fn find<'e>(entries: &'e [Entry], name: &str) -> Option<&'e Entry> {
    entries.iter().find(|entry| entry.name == name)
}

struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Walk<'_> {
    fn entries(&mut self) -> Vec<Entry> {
        if self.peek() == Some(b'[') {
            let (is_list, inside) = self.value();
            return vec![Entry { name: String::new(), is_list, inside }];
        }
        let mut entries = Vec::new();
        self.at += 1;
        while let Some(name) = self.name() {
            let (is_list, inside) = self.value();
            entries.push(Entry { name, is_list, inside });
        }
        entries
    }

    /// The next sign that is no space or comma.
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    /// The name of the next field and its colon; none at the end of the object.
    fn name(&mut self) -> Option<String> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at + 1;
        self.text();
        let name = self.bytes.get(start..self.at - 1)?;
        if self.peek() != Some(b':') {
            return None;
        }
        self.at += 1;
        Some(String::from_utf8_lossy(name).into_owned())
    }

    /// Passes a value; whether it is a list, and the names in it.
    fn value(&mut self) -> (bool, Vec<String>) {
        let mut inside = Vec::new();
        let is_list = self.peek() == Some(b'[');
        if is_list {
            self.at += 1;
            if self.peek() == Some(b'{') {
                self.object(&mut inside);
            }
            self.pass(1);
        } else if self.peek() == Some(b'{') {
            self.object(&mut inside);
        } else {
            self.pass(0);
        }
        (is_list, inside)
    }

    fn object(&mut self, inside: &mut Vec<String>) {
        self.at += 1;
        while let Some(name) = self.name() {
            self.peek();
            self.pass(0);
            inside.push(name);
        }
        self.at += 1;
    }

    /// Passes what is left of a value, with this many brackets open.
    fn pass(&mut self, mut open: usize) {
        while let Some(rest) = self.bytes.get(self.at..) {
            // Most signs say nothing of where a value ends.
            let Some(passed) = rest.iter().position(|byte| SAYS[usize::from(*byte)]) else { break };
            self.at += passed;
            match rest[passed] {
                b'"' => {
                    self.text();
                    if open == 0 {
                        return;
                    }
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' if open == 0 => return,
                b'}' | b']' => {
                    open -= 1;
                    if open == 0 {
                        self.at += 1;
                        return;
                    }
                }
                b',' if open == 0 => return,
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }

    /// Passes a text, to behind its closing mark.
    fn text(&mut self) {
        self.at = behind_text(self.bytes, self.at + 1);
    }
}

/// Where a text ends whose opening mark stands before `at`: behind its closing mark, or at the end.
pub(in crate::formats) fn behind_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(rest) = bytes.get(at..) {
        let Some(passed) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else { break };
        at += passed + 1;
        if rest[passed] == b'"' {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Signs at which a value may begin or end.
pub(in crate::formats) const SAYS: [bool; 256] = {
    let (signs, mut says) = (b"\"{}[],", [false; 256]);
    let mut at = 0;
    while at < signs.len() {
        says[signs[at] as usize] = true;
        at += 1;
    }
    says
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::OnceCell;

    fn outline(text: &str) -> Vec<(String, bool, Vec<String>)> {
        let outline = OnceCell::new();
        let sample = Sample { bytes: text.as_bytes(), text: Some(text), ending: "json", outline: &outline };
        of(&sample).iter().map(|entry| (entry.name.clone(), entry.is_list, entry.inside.clone())).collect()
    }

    #[test]
    fn names_at_the_top_and_one_level_below() {
        let found = outline(
            r#" {"a": 1, "b\"": "x,}", "c": [{"d": [{"e": 2}], "f": {}}, {"g": 3}], "h": {"i": [1], "j": null}} "#,
        );
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        assert_eq!(
            found,
            [
                ("a".to_owned(), false, names(&[])),
                ("b\\\"".to_owned(), false, names(&[])),
                ("c".to_owned(), true, names(&["d", "f"])),
                ("h".to_owned(), false, names(&["i", "j"])),
            ]
        );
        assert_eq!(outline(r#"[{"data": {}}, 2]"#), [(String::new(), true, names(&["data"]))]);
        for broken in ["{", "[", "{\"a", "{\"a\":", "{\"a\\", "[{\"a\":[", "{\"a\":}", "{]", "[]", "{\"a\" 1}"] {
            outline(broken);
        }
    }
}
