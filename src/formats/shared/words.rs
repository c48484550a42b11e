//! The words of a text one behind the other, each with its place, however large the text is.

use crate::diagnostics::{Diagnostic, Place, said};

/// Where a word stands: small, since every cell of a matrix keeps one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::formats) struct At {
    line: u32,
    column: u32,
    start: usize,
    length: u32,
}

impl At {
    /// The place, for findings; none that can be shown where the file is no text.
    pub(in crate::formats) fn place(self) -> Place {
        if self.line == 0 {
            return Place::default();
        }
        Place {
            line: Some(self.line as usize),
            column: Some(self.column as usize),
            span: Some((self.start, self.start + self.length as usize)),
            ..Place::default()
        }
    }

    /// The line.
    pub(in crate::formats) fn line(self) -> u32 {
        self.line
    }
}

/// A word, or several between quotation marks.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Word<'t> {
    /// What stands there, without its marks.
    pub(in crate::formats) text: &'t str,
    /// Whether it stands between marks.
    pub(in crate::formats) quoted: bool,
    /// Whether it is the first of its line.
    pub(in crate::formats) first: bool,
    /// Where it stands.
    pub(in crate::formats) at: At,
}

impl Word<'_> {
    /// Whether it is this keyword, in capitals or not, with a colon or not.
    pub(in crate::formats) fn is(&self, keyword: &str) -> bool {
        let plain = self.text.strip_suffix(':').unwrap_or(self.text);
        !self.quoted && plain.eq_ignore_ascii_case(keyword)
    }

    /// That it stands in a matrix, counted from 0, and is no number.
    pub(in crate::formats) fn no_number(&self, (row, column): (usize, usize)) -> Diagnostic {
        let message = said!(
            "{:?} is no number (row {}, column {})",
            "{:?} is geen getal (rij {}, kolom {})",
            self.text,
            row + 1,
            column + 1
        );
        Diagnostic::error("bad-value", self.at.place(), message)
    }
}

/// Walks through a text. Blanks, commas, ends of lines and the sign by which DOS ended files stand between words; a line that begins with `#`, `%`, `//` or lies in
/// `/* */` is a remark.
#[derive(Debug, Clone)]
pub(in crate::formats) struct Words<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
    fresh: bool,
    /// Whether an equals sign stands between words too.
    pub(in crate::formats) equals: bool,
}

impl<'t> Words<'t> {
    /// From the beginning of a text.
    pub(in crate::formats) fn new(text: &'t str) -> Words<'t> {
        Words { text, at: 0, line: 1, column: 1, fresh: true, equals: false }
    }

    /// Where the next word would stand.
    pub(in crate::formats) fn here(&self) -> At {
        At { line: self.line, column: self.column, start: self.at, length: 0 }
    }

    /// The next word, without taking it.
    pub(in crate::formats) fn peek(&self) -> Option<Word<'t>> {
        self.clone().next()
    }

    /// Goes back to behind the first bytes of a word: the rest of it is the next word.
    pub(in crate::formats) fn keep(&mut self, word: &Word<'t>, bytes: usize) {
        self.at = word.at.start + bytes;
        self.line = word.at.line;
        self.column = word.at.column + columns(&word.text[..bytes]);
    }

    /// The rest of the line.
    pub(in crate::formats) fn rest_of_line(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
        self.skip(line.len());
        line
    }

    fn skip(&mut self, bytes: usize) {
        self.column += columns(&self.text[self.at..self.at + bytes]);
        self.at += bytes;
    }

    fn is_between(&self, byte: u8) -> bool {
        matches!(byte, b' ' | b'\t' | b',' | 0x0b | 0x0c | 0x1a) || (self.equals && byte == b'=')
    }

    /// Over what stands between words.
    fn space(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if byte == b'\n' || byte == b'\r' {
                self.at += 1 + usize::from(byte == b'\r' && bytes.get(self.at + 1) == Some(&b'\n'));
                (self.line, self.column, self.fresh) = (self.line + 1, 1, true);
            } else if self.is_between(byte) {
                (self.at, self.column) = (self.at + 1, self.column + 1);
            } else if !(self.fresh && self.remark()) {
                return;
            }
        }
    }

    /// Over a remark, if one begins here.
    fn remark(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if let Some(inner) = rest.strip_prefix("/*") {
            let remark = &rest[..inner.find("*/").map_or(rest.len(), |end| end + 4)];
            let breaks = remark.matches('\n').count();
            if let Some((_, last)) = remark.rsplit_once('\n') {
                (self.line, self.column) = (self.line + u32::try_from(breaks).unwrap_or(0), 1 + columns(last));
            } else {
                self.column += columns(remark);
            }
            self.at += remark.len();
            return true;
        }
        if rest.starts_with(['#', '%']) || rest.starts_with("//") {
            self.rest_of_line();
            return true;
        }
        false
    }

    /// Where a word between marks ends: at the first mark that something stands behind that is between words.
    fn closing(&self, inner: &str) -> Option<usize> {
        let line = &inner[..inner.find(['\n', '\r']).unwrap_or(inner.len())];
        let mut ends = line.match_indices('"').map(|(at, _)| at);
        ends.find(|at| line.as_bytes().get(at + 1).is_none_or(|&byte| self.is_between(byte)))
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        self.space();
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let first = std::mem::replace(&mut self.fresh, false);
        let mut at = self.here();
        let quoted = rest.strip_prefix('"').and_then(|inner| Some(&inner[..self.closing(inner)?]));
        let text = quoted.unwrap_or_else(|| {
            let ends = |byte: &u8| matches!(byte, b'\n' | b'\r') || self.is_between(*byte);
            &rest[..rest.as_bytes().iter().position(ends).unwrap_or(rest.len())]
        });
        let taken = text.len() + if quoted.is_some() { 2 } else { 0 };
        at.length = u32::try_from(taken).unwrap_or(u32::MAX);
        self.skip(taken);
        Some(Word { text, quoted: quoted.is_some(), first, at })
    }
}

/// Number of characters.
fn columns(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()).unwrap_or(u32::MAX)
}

/// A number as programs write it.
pub(in crate::formats) fn number(word: &str) -> Option<f64> {
    let begins = word.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    word.parse::<f64>().ok().filter(|value| begins && value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, u32, u32)> {
        Words::new(text).map(|word| (word.text, word.at.line, word.at.column)).collect()
    }

    #[test]
    fn words_stand_between_blanks_commas_and_ends_of_lines() {
        assert_eq!(words("a, b\r\n\n é c"), [("a", 1, 1), ("b", 1, 4), ("é", 3, 2), ("c", 3, 4)]);
        assert_eq!(
            words("\"a b\",\"c\"d\" \"open\n2"),
            [("a b", 1, 1), ("c\"d", 1, 7), ("\"open", 1, 13), ("2", 2, 1)]
        );
    }

    #[test]
    fn remarks_are_no_words() {
        assert_eq!(
            words("# one\n% two\n1 #2\n/* a\nb */ 3\n// x\n4"),
            [("1", 3, 1), ("#2", 3, 3), ("3", 5, 6), ("4", 7, 1)]
        );
    }
}
