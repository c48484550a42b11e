//! The words and signs of DOT.

use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use crate::formats::shared::position::Positions;
use std::borrow::Cow;

/// An id or a value, which DOT writes in three ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word<'t> {
    /// As it is: a name or a number.
    Bare(&'t str),
    /// Between quotation marks, its backslashes as they stand: what they mean depends on where it is used.
    Quoted(Cow<'t, str>),
    /// Between angle brackets, without these.
    Html(&'t str),
}

impl<'t> Word<'t> {
    /// The text, with doubled backslashes as one.
    pub(super) fn text(&self) -> Cow<'t, str> {
        match self {
            Word::Bare(text) | Word::Html(text) => Cow::Borrowed(text),
            Word::Quoted(raw) if raw.contains("\\\\") => Cow::Owned(raw.replace("\\\\", "\\")),
            Word::Quoted(raw) => raw.clone(),
        }
    }
}

/// A word or sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Word(Word<'t>),
    /// One of `{ } [ ] ; , = :`.
    Sign(char),
    /// `--` or `->`.
    Edge {
        directed: bool,
    },
    End,
}

impl Token<'_> {
    /// Whether it is this keyword: written bare, in capitals or not.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Token::Word(Word::Bare(word)) if word.eq_ignore_ascii_case(keyword))
    }

    /// As it is called in messages.
    fn shown(&self) -> String {
        match self {
            Token::Word(Word::Bare(word)) => format!("`{word}`"),
            Token::Word(Word::Quoted(word)) => format!("the text \"{}\"", word.chars().take(20).collect::<String>()),
            Token::Word(Word::Html(_)) => "an HTML text <…>".to_owned(),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::Edge { directed } => if *directed { "`->`" } else { "`--`" }.to_owned(),
            Token::End => "the end of the file".to_owned(),
        }
    }
}

/// Walks through a text, one token ahead.
pub(super) struct Syntax<'t> {
    text: &'t str,
    /// Behind the token that is looked at.
    at: usize,
    /// Where the token that is looked at begins.
    start: usize,
    /// Behind the token before it.
    end: usize,
    token: Token<'t>,
    positions: Positions<'t>,
    file: &'t str,
    /// Numbers that letters follow at once, which Graphviz takes apart: the first one.
    pub(super) ragged: Option<(&'t str, Place)>,
}

impl<'t> Syntax<'t> {
    pub(super) fn new(text: &'t str, file: &'t str) -> Result<Syntax<'t>, Error> {
        let mut syntax = Syntax {
            text,
            at: 0,
            start: 0,
            end: 0,
            token: Token::End,
            positions: Positions::new(text),
            file,
            ragged: None,
        };
        syntax.next()?;
        Ok(syntax)
    }

    /// The token that is looked at.
    pub(super) fn peek(&self) -> &Token<'t> {
        &self.token
    }

    /// Where the token that is looked at begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The place from an offset to the end of the token before the one that is looked at.
    pub(super) fn place(&self, from: usize) -> Place {
        let (line, column) = self.positions.at(from);
        Place { line: Some(line), column: Some(column), span: Some((from, self.end.max(from))), ..Place::default() }
    }

    /// Goes on; gives the token that was looked at.
    pub(super) fn next(&mut self) -> Result<Token<'t>, Error> {
        self.end = self.at;
        self.space()?;
        self.start = self.at;
        let token = self.token()?;
        Ok(std::mem::replace(&mut self.token, token))
    }

    /// Whether this sign is looked at, which is then passed.
    pub(super) fn passes(&mut self, sign: char) -> Result<bool, Error> {
        let passes = self.token == Token::Sign(sign);
        if passes {
            self.next()?;
        }
        Ok(passes)
    }

    /// An error at the token that is looked at.
    pub(super) fn unexpected(&self, expected: &str) -> Error {
        self.broken(self.start, &format!("{expected} is expected here, found {}", self.token.shown()))
            .hint("a statement is a node, an edge (a -- b, a -> b), a setting (a = b) or a group { … }; names with spaces or signs stand in double quotes")
    }

    /// An error about what begins at an offset.
    pub(super) fn broken(&self, at: usize, reason: &str) -> Error {
        let (line, column) = self.positions.at(at);
        Error::new(ErrorKind::Format, format!("{}:{line}:{column}: this is no DOT: {reason}", self.file))
    }

    /// Passes space, remarks, and lines that begin with `#`.
    fn space(&mut self) -> Result<(), Error> {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}', '\u{b}', '\u{feff}']);
            self.at += rest.len() - trimmed.len();
            let line_end = || trimmed.find('\n').unwrap_or(trimmed.len());
            if trimmed.starts_with("//") || (trimmed.starts_with('#') && self.begins_line()) {
                self.at += line_end();
            } else if trimmed.starts_with("/*") {
                let Some(length) = trimmed.find("*/") else {
                    return Err(self
                        .broken(self.at, "a remark opens here and is never closed")
                        .hint("close it with */, or take the /* out"));
                };
                self.at += length + 2;
            } else {
                return Ok(());
            }
        }
    }

    fn begins_line(&self) -> bool {
        self.text[..self.at].bytes().rev().take_while(|byte| *byte != b'\n').all(|byte| byte.is_ascii_whitespace())
    }

    fn token(&mut self) -> Result<Token<'t>, Error> {
        let rest = &self.text[self.at..];
        let Some(first) = rest.chars().next() else { return Ok(Token::End) };
        match first {
            '{' | '}' | '[' | ']' | ';' | ',' | '=' | ':' => {
                self.at += 1;
                Ok(Token::Sign(first))
            }
            '-' if rest.starts_with("--") || rest.starts_with("->") => {
                self.at += 2;
                Ok(Token::Edge { directed: rest.starts_with("->") })
            }
            '"' => self.quoted().map(|text| Token::Word(Word::Quoted(text))),
            '<' => self.html().map(|text| Token::Word(Word::Html(text))),
            '-' | '.' | '0'..='9' => self.number(),
            c if is_letter(c) => {
                let length = rest.find(|c: char| !(is_letter(c) || c.is_ascii_digit())).unwrap_or(rest.len());
                self.at += length;
                Ok(Token::Word(Word::Bare(&rest[..length])))
            }
            other => Err(self
                .broken(self.at, &format!("the sign {other:?} stands here outside quotation marks"))
                .hint("a name with signs or spaces stands in double quotes: \"a & b\"")),
        }
    }

    /// A number; what Graphviz would take apart, `12a`, is one name here.
    fn number(&mut self) -> Result<Token<'t>, Error> {
        let rest = &self.text[self.at..];
        let unsigned = rest.strip_prefix('-').unwrap_or(rest);
        let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        let point = usize::from(unsigned[whole..].starts_with('.'));
        let decimals = unsigned[whole + point..].bytes().take_while(u8::is_ascii_digit).count();
        let mut length = rest.len() - unsigned.len() + whole + point + decimals;
        if whole + decimals == 0 {
            return Err(self
                .broken(self.at, &format!("the sign {:?} stands here and belongs to no number", &rest[..1]))
                .hint("an edge is -- or ->; a name with such a sign stands in double quotes"));
        }
        let more = rest[length..].find(|c: char| !(is_letter(c) || c.is_ascii_digit())).unwrap_or(rest.len() - length);
        let start = self.at;
        length += more;
        self.at += length;
        if more > 0 && self.ragged.is_none() {
            let (line, column) = self.positions.at(start);
            let span = Some((start, start + length));
            let place = Place { line: Some(line), column: Some(column), span, ..Place::default() };
            self.ragged = Some((&rest[..length], place));
        }
        Ok(Token::Word(Word::Bare(&rest[..length])))
    }

    /// A text between quotation marks, and those joined to it by `+`.
    fn quoted(&mut self) -> Result<Cow<'t, str>, Error> {
        let mut whole = self.one_quoted()?;
        loop {
            let end = self.at;
            self.space()?;
            if !self.text[self.at..].starts_with('+') {
                self.at = end;
                return Ok(whole);
            }
            let plus = self.at;
            self.at += 1;
            self.space()?;
            if !self.text[self.at..].starts_with('"') {
                return Err(self
                    .broken(plus, "a + joins two texts in quotation marks, and none follows")
                    .hint("write \"one\" + \"other\""));
            }
            whole.to_mut().push_str(&self.one_quoted()?);
        }
    }

    fn one_quoted(&mut self) -> Result<Cow<'t, str>, Error> {
        let start = self.at;
        let inner = &self.text[start + 1..];
        let bytes = inner.as_bytes();
        let (mut at, mut plain) = (0, true);
        loop {
            match bytes.get(at) {
                None => {
                    return Err(self
                        .broken(start, "a quotation mark opens here and is never closed")
                        .hint("close the text with a \"; a quotation mark inside a text is written \\\""));
                }
                Some(b'"') => break,
                Some(b'\\') => {
                    plain &= !matches!(bytes.get(at + 1), Some(b'"' | b'\n' | b'\r'));
                    at += 2;
                }
                Some(_) => at += 1,
            }
        }
        self.at = start + at + 2;
        let raw = &inner[..at];
        if plain {
            return Ok(Cow::Borrowed(raw));
        }
        // A mark loses its backslash here; a backslash at the end of a line joins the next line. Others stay for later.
        let mut text = String::with_capacity(raw.len());
        let mut signs = raw.chars().peekable();
        while let Some(sign) = signs.next() {
            match (sign, signs.peek()) {
                ('\\', Some('"')) => text.extend(signs.next()),
                ('\\', Some('\n')) => drop(signs.next()),
                ('\\', Some('\r')) => {
                    signs.next();
                    signs.next_if_eq(&'\n');
                }
                ('\\', Some(_)) => {
                    text.push(sign);
                    text.extend(signs.next());
                }
                _ => text.push(sign),
            }
        }
        Ok(Cow::Owned(text))
    }

    /// A text between angle brackets, which stand in pairs in it.
    fn html(&mut self) -> Result<&'t str, Error> {
        let (start, mut depth) = (self.at, 0_usize);
        for (at, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            match byte {
                b'<' => depth += 1,
                b'>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = start + at + 1;
                return Ok(&self.text[start + 1..start + at]);
            }
        }
        Err(self
            .broken(start, "an HTML text opens here with < and is never closed")
            .hint("every < in it has its >; a sign that is meant as such is written &lt; or &gt;"))
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && c != '\u{feff}')
}

/// Remarks before a graph are looked through up to here.
const LONGEST_REMARKS: usize = 20_000;

/// Whether a text begins as a graph does: `strict digraph name {`, behind remarks.
pub(super) fn begins_graph(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(LONGEST_REMARKS)];
    let Ok(mut syntax) = Syntax::new(start, "") else { return false };
    let mut passes = || -> Result<bool, Error> {
        if syntax.peek().is("strict") {
            syntax.next()?;
        }
        if !(syntax.peek().is("graph") || syntax.peek().is("digraph")) {
            return Ok(false);
        }
        syntax.next()?;
        if matches!(syntax.peek(), Token::Word(_)) {
            syntax.next()?;
        }
        Ok(*syntax.peek() == Token::Sign('{'))
    };
    passes().unwrap_or(false)
}
