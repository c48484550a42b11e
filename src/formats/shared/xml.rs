//! XML as the formats need it: elements with decoded attributes and their places when read, escaped text when written.

use super::position::Cursor;
use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
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
    attributes: Vec<(Cow<'t, str>, Cow<'t, str>)>,
    /// Where its tag stands.
    pub(in crate::formats) place: Place,
}

impl Element<'_> {
    /// The value of an attribute, by its name without prefix.
    pub(in crate::formats) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// All attributes by their names without prefix.
    pub(in crate::formats) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (&**name, &**value))
    }
}

/// Walks through a file.
pub(in crate::formats) struct Xml<'t> {
    reader: quick_xml::Reader<&'t [u8]>,
    cursor: Cursor<'t>,
    file: &'t str,
    open: Vec<Cow<'t, str>>,
}

impl<'t> Xml<'t> {
    /// At the beginning of a text; `file` names it in messages.
    pub(in crate::formats) fn new(text: &'t str, file: &'t str) -> Xml<'t> {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, cursor: Cursor::new(text), file, open: Vec::new() }
    }

    /// What stands next. XML that is not well-formed is an error with its line and column.
    pub(in crate::formats) fn next(&mut self) -> Result<Item<'t>, Error> {
        loop {
            let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(at);
                    return Err(self.broken(at, &error.to_string()));
                }
            };
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    let element = self.element(&start, at)?;
                    self.open.push(element.name.clone());
                    if self.open.len() > DEEPEST {
                        return Err(too_deep(self.file, &element.place));
                    }
                    return Ok(Item::Open(element));
                }
                Event::End(end) => {
                    let name = self.open.pop();
                    return Ok(Item::Close(name.unwrap_or_else(|| self.piece(end.local_name().as_ref()))));
                }
                Event::Text(text) => return Ok(Item::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Item::Text(text.xml10_content())),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let named = || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                    return match character.map(String::from).or_else(named) {
                        Some(text) => Ok(Item::Text(Cow::Owned(text))),
                        None => {
                            let name: &str = &reference;
                            Err(self.broken(at, &format!("the entity &{name}; is unknown")))
                        }
                    };
                }
                Event::Eof => {
                    if let Some(name) = self.open.last() {
                        let reason = format!("the file ends inside <{name}>");
                        return Err(self.broken(at, &reason));
                    }
                    return Ok(Item::End);
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// A piece of an event, as the slice of the file that it nearly always is.
    fn piece(&self, piece: &str) -> Cow<'t, str> {
        let text = self.cursor.text();
        let start = (piece.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
        let slice = start.and_then(|start| text.get(start..start.checked_add(piece.len())?));
        match slice.filter(|slice| std::ptr::eq(*slice, piece)) {
            Some(slice) => Cow::Borrowed(slice),
            None => Cow::Owned(piece.to_owned()),
        }
    }

    fn broken(&mut self, at: usize, reason: &str) -> Error {
        let (line, column) = self.cursor.at(at);
        Error::new(ErrorKind::Format, format!("{}:{line}:{column}: this is no well-formed XML: {reason}", self.file))
            .hint("the file was cut off or edited by hand; export it again from the program that wrote it")
    }

    fn element(&mut self, start: &BytesStart<'_>, at: usize) -> Result<Element<'t>, Error> {
        let name = self.piece(start.local_name().as_ref());
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.broken(at, &error.to_string()))?;
            let value = match attribute.normalized_value(XmlVersion::Explicit1_0) {
                Ok(Cow::Borrowed(value)) => self.piece(value),
                Ok(Cow::Owned(value)) => Cow::Owned(value),
                Err(error) => return Err(self.broken(at, &error.to_string())),
            };
            attributes.push((self.piece(attribute.key.local_name().as_ref()), value));
        }
        let end = usize::try_from(self.reader.buffer_position()).unwrap_or(at);
        let (line, column) = self.cursor.at(at);
        let place = Place { line: Some(line), column: Some(column), span: Some((at, end)), ..Place::default() };
        Ok(Element { name, attributes, place })
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

/// Groups in groups deeper than this are no hierarchy of organisations but a slip or an attack.
const DEEPEST: usize = 256;

fn too_deep(file: &str, place: &Place) -> Error {
    let (line, column) = (place.line.unwrap_or(1), place.column.unwrap_or(1));
    let message = format!("{file}:{line}:{column}: elements stand in elements more than {DEEPEST} deep");
    Error::new(ErrorKind::Format, message).hint("a hierarchy may also be told by an attribute part_of of the nodes")
}

/// Text as it may stand in an attribute or between tags. What XML has no sign for must not be in it; `flat::text` sees to that.
pub(in crate::formats) fn escaped(text: &str) -> String {
    if !text.bytes().any(|byte| b"&<>\"\t\n\r".contains(&byte)) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            other => escaped.push(other),
        }
    }
    escaped
}
