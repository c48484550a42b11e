//! XML as the formats need it: elements with decoded attributes and their places when read, escaped text when written.

mod any;
mod escaped;

pub(in crate::formats) use escaped::escaped;

use super::position::{At, Cursor};
use super::tag::{Attributes, Tag, local};
use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use std::borrow::Cow;

/// What stands next in a file.
#[derive(Debug)]
pub(in crate::formats) enum Item<'t> {
    /// An element begins.
    Open(Element<'t>),
    /// Text between tags, entities resolved.
    Text(Cow<'t, str>),
    /// The element of this local name ends.
    Close(Cow<'t, str>),
    /// The end of the file.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(in crate::formats) struct Element<'t> {
    /// Name without its prefix.
    pub(in crate::formats) name: Cow<'t, str>,
    attributes: Attributes<'t>,
    /// Where its tag stands.
    pub(in crate::formats) at: At,
}

impl<'t> Element<'t> {
    /// Where its tag stands.
    pub(in crate::formats) fn place(&self) -> Place {
        self.at.into()
    }

    /// The value of an attribute, by its name without prefix.
    pub(in crate::formats) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// As [`Element::get`], as the slice of the file that it mostly is.
    pub(in crate::formats) fn value(&self, name: &str) -> Option<Cow<'t, str>> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
    }

    /// All attributes by their names without prefix.
    pub(in crate::formats) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (&**name, &**value))
    }
}

/// Walks through a file. Tags and text that hold nothing but names, values and letters, as nearly all do, are taken as they stand;
/// whatever may need more is left to `quick_xml`, piece by piece.
#[derive(Clone)]
pub(in crate::formats) struct Xml<'t> {
    /// Where the next piece begins.
    at: usize,
    cursor: Cursor<'t>,
    file: &'t str,
    /// Names of the elements that are open, with their prefixes.
    open: Vec<Cow<'t, str>>,
    /// Whether the last of them was empty, and closes next.
    closes: bool,
    /// Lists of attributes that nobody needs any more.
    spare: Vec<Attributes<'t>>,
}

impl<'t> Xml<'t> {
    /// At the beginning of a text; `file` names it in messages.
    pub(in crate::formats) fn new(text: &'t str, file: &'t str) -> Xml<'t> {
        Xml { at: 0, cursor: Cursor::new(text), file, open: Vec::new(), closes: false, spare: Vec::new() }
    }

    /// What stands next. XML that is not well-formed is an error with its line and column.
    pub(in crate::formats) fn next(&mut self) -> Result<Item<'t>, Error> {
        if self.closes {
            self.closes = false;
            return Ok(Item::Close(self.close()));
        }
        let rest = &self.cursor.text()[self.at..];
        match rest.as_bytes() {
            [b'<', b'/', ..] => {
                let open = self.open.last().map_or("", |name| name);
                if let Some(after) = rest[2..].strip_prefix(open).and_then(|rest| rest.strip_prefix('>')) {
                    self.at += rest.len() - after.len();
                    return Ok(Item::Close(self.close()));
                }
            }
            [b'<', ..] => {
                let mut attributes = self.spare.pop().unwrap_or_default();
                if let Some(Tag { name, length, is_empty }) = Tag::of(rest, &mut attributes) {
                    return self.opened(Cow::Borrowed(name), attributes, length, is_empty);
                }
                self.reuse_list(attributes);
            }
            bytes => {
                let end = bytes.iter().position(|byte| matches!(byte, b'<' | b'&' | b'\r'));
                if let Some(end) = end.filter(|end| bytes[*end] == b'<') {
                    self.at += end;
                    return Ok(Item::Text(Cow::Borrowed(&rest[..end])));
                }
            }
        }
        self.next_of_any()
    }

    /// The local name of the element that ends.
    fn close(&mut self) -> Cow<'t, str> {
        without_prefix(self.open.pop().unwrap_or_default())
    }

    /// The element of a tag of this length that stands next.
    fn opened(
        &mut self,
        name: Cow<'t, str>,
        attributes: Attributes<'t>,
        length: usize,
        is_empty: bool,
    ) -> Result<Item<'t>, Error> {
        let span = (self.at, self.at + length);
        let (line, column) = self.cursor.at(self.at);
        (self.at, self.closes) = (span.1, is_empty);
        self.open.push(name.clone());
        let name = without_prefix(name);
        if self.open.len() > DEEPEST {
            return Err(too_deep(self.file, (line, column)));
        }
        Ok(Item::Open(Element { name, attributes, at: At { line, column, span } }))
    }

    /// Where the next piece begins.
    pub(in crate::formats) fn at(&self) -> usize {
        self.at
    }

    /// What was not read yet.
    pub(in crate::formats) fn rest(&self) -> &'t str {
        &self.cursor.text()[self.at..]
    }

    /// What stands behind the tag that was read last, where it opened an element of this name, without prefix, that is not empty.
    pub(in crate::formats) fn inside(&self, name: &str) -> Option<&'t str> {
        let is_open = !self.closes && self.open.last().is_some_and(|open| open == name);
        is_open.then(|| self.rest())
    }

    /// Whether the tag that was read last is an element without an inside.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.closes
    }

    /// Passes so many bytes, at whose end the element ends that was opened last.
    pub(in crate::formats) fn pass(&mut self, length: usize) {
        self.at += length;
        self.closes = false;
        self.open.pop();
    }

    /// A reader that goes on from another place, as if the same elements were open there.
    pub(in crate::formats) fn beside(&mut self, at: usize) -> Xml<'t> {
        // The walk to there is not made anew for each.
        self.cursor.at(at);
        Xml { at, spare: Vec::new(), ..self.clone() }
    }

    /// Goes on from another place where the same elements are open.
    pub(in crate::formats) fn go_to(&mut self, at: usize) {
        (self.at, self.closes) = (at, false);
    }

    /// Takes an element back that nobody needs any more, so that the next one takes no new room.
    pub(in crate::formats) fn reuse(&mut self, element: Element<'t>) {
        self.reuse_list(element.attributes);
    }

    fn reuse_list(&mut self, mut attributes: Attributes<'t>) {
        attributes.clear();
        self.spare.push(attributes);
    }

    /// Passes over what is inside the element that was just opened.
    pub(in crate::formats) fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Item::Open(_) => depth += 1,
                Item::Close(_) => depth -= 1,
                Item::Text(_) => {}
                Item::End => break,
            }
        }
        Ok(())
    }

    /// The text inside the element that was just opened, up to its end; elements in it are passed over.
    pub(in crate::formats) fn text(&mut self) -> Result<Cow<'t, str>, Error> {
        let mut text = Cow::Borrowed("");
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Item::Open(_) => depth += 1,
                Item::Close(_) => depth -= 1,
                Item::Text(piece) if depth == 1 && text.is_empty() => text = piece,
                Item::Text(piece) if depth == 1 => text.to_mut().push_str(&piece),
                Item::Text(_) => {}
                Item::End => break,
            }
        }
        Ok(text)
    }
}

fn without_prefix(name: Cow<'_, str>) -> Cow<'_, str> {
    match name {
        Cow::Borrowed(name) => Cow::Borrowed(local(name)),
        Cow::Owned(name) => Cow::Owned(local(&name).to_owned()),
    }
}

/// Groups in groups deeper than this are no hierarchy of organisations but a slip or an attack.
const DEEPEST: usize = 256;

fn too_deep(file: &str, (line, column): (usize, usize)) -> Error {
    let message = format!("{file}:{line}:{column}: elements stand in elements more than {DEEPEST} deep");
    Error::new(ErrorKind::Format, message).hint("a hierarchy may also be told by an attribute part_of of the nodes")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in a text, up to its end or its first fault.
    fn all(text: &str, next: fn(&mut Xml<'_>) -> Result<String, String>) -> Vec<String> {
        let mut xml = Xml::new(text, "a.xml");
        let mut found = Vec::new();
        loop {
            let item = next(&mut xml);
            let is_last = item.as_ref().map_or(true, |item| item == "End");
            found.push(item.unwrap_or_else(|error| error));
            if is_last {
                return found;
            }
        }
    }

    fn shown(item: Result<Item<'_>, Error>) -> Result<String, String> {
        item.map(|item| format!("{item:?}")).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_taken_as_it_stands_is_what_quick_xml_reads() {
        for text in [
            "<a><b c=\"1\" d='x y'>t é</b>\n<b/><e f=\"\" /></a>\n",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><g:a g:b=\"1\" xmlns:g='u'><!-- <c> --><![CDATA[<d>]]></g:a>",
            "<a b=\"x &lt; y\" c=\"1\n2\" >a &amp; b&#233;\r\nc<b\n d=\"1\"></b ></a >",
            "<a b=\"x &lt; y\"/>",
            "<a b=\"1\t2\"/>",
            "<a b='>' c=\"'\"/>",
            "<a><b></a>",
            "<a></b></a>",
            "</a>",
            "<a><bc></b></a>",
            "<a b=1/>",
            "<a b=\"1\"c=\"2\"/>",
            "<a b=\"1\" b=\"2\"/>",
            "<a b=\"1\" x:b=\"2\"/>",
            "<a b = \"1\"/>",
            "<a b=\"1",
            "<a",
            "<a>t",
            "<a>&b;</a>",
            "<a>&b</a>",
            "<a b=\"<\"/>",
            "<a/b>",
            "< a/>",
            "<é é=\"1\"/>",
            "<a><b/>",
            "text",
            "",
        ] {
            let taken = all(text, |xml| shown(xml.next()));
            let by_quick_xml = all(text, |xml| {
                if std::mem::take(&mut xml.closes) {
                    return shown(Ok(Item::Close(xml.close())));
                }
                shown(xml.next_of_any())
            });
            assert_eq!(taken, by_quick_xml, "{text}");
        }
    }

    #[test]
    fn a_sign_that_marks_encodings_stays_in_a_text() {
        let mut xml = Xml::new("<a>\u{feff}x &amp;\u{feff}&amp; y</a>", "a.xml");
        assert!(matches!(xml.next(), Ok(Item::Open(_))));
        assert_eq!(xml.text().unwrap(), "\u{feff}x &\u{feff}& y");
        assert!(matches!(xml.next(), Ok(Item::End)));
    }

    #[test]
    fn faults_are_said_with_their_place() {
        for (text, said) in [
            (
                "<a>\n <b></c></a>",
                "a.xml:2:5: this is no well-formed XML: ill-formed document: expected `</b>`, but `</c>` was found",
            ),
            (
                "<a>\n</a></b>",
                "a.xml:2:5: this is no well-formed XML: ill-formed document: close tag `</b>` does not match any open tag",
            ),
            ("<a>\n<b/>", "a.xml:2:5: this is no well-formed XML: the file ends inside <a>"),
        ] {
            let found = all(text, |xml| shown(xml.next()));
            assert!(found.last().is_some_and(|last| last.starts_with(said)), "{found:?}");
        }
    }
}
