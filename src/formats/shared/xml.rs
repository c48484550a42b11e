//! XML as the formats need it: elements with decoded attributes and their places when read, escaped text when written.

use super::position::Positions;
use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// What stands next in a file.
#[derive(Debug)]
pub(in crate::formats) enum Item {
    /// An element begins.
    Open(Element),
    /// Text between tags, entities resolved.
    Text(String),
    /// The element of this local name ends.
    Close(String),
    /// The end of the file.
    End,
}

/// The beginning of an element.
#[derive(Debug)]
pub(in crate::formats) struct Element {
    /// Name without its prefix.
    pub(in crate::formats) name: String,
    attributes: Vec<(String, String)>,
    /// Where its tag stands.
    pub(in crate::formats) place: Place,
}

impl Element {
    /// The value of an attribute, by its name without prefix.
    pub(in crate::formats) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All attributes by their names without prefix.
    pub(in crate::formats) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Walks through a file.
pub(in crate::formats) struct Xml<'t> {
    reader: quick_xml::Reader<&'t [u8]>,
    positions: Positions<'t>,
    file: &'t str,
    open: Vec<String>,
}

impl<'t> Xml<'t> {
    /// At the beginning of a text; `file` names it in messages.
    pub(in crate::formats) fn new(text: &'t str, file: &'t str) -> Xml<'t> {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, positions: Positions::new(text), file, open: Vec::new() }
    }

    /// What stands next. XML that is not well-formed is an error with its line and column.
    pub(in crate::formats) fn next(&mut self) -> Result<Item, Error> {
        loop {
            let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = self.reader.read_event().map_err(|error| {
                let at = usize::try_from(self.reader.error_position()).unwrap_or(at);
                broken(self.file, &self.positions, at, &error.to_string())
            })?;
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
                    self.open.pop();
                    return Ok(Item::Close(end.local_name().as_ref().to_owned()));
                }
                Event::Text(text) => return Ok(Item::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Item::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let named = || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                    return match character.map(String::from).or_else(named) {
                        Some(text) => Ok(Item::Text(text)),
                        None => {
                            let name: &str = &reference;
                            Err(broken(self.file, &self.positions, at, &format!("the entity &{name}; is unknown")))
                        }
                    };
                }
                Event::Eof => {
                    if let Some(name) = self.open.last() {
                        return Err(broken(self.file, &self.positions, at, &format!("the file ends inside <{name}>")));
                    }
                    return Ok(Item::End);
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn element(&self, start: &BytesStart<'_>, at: usize) -> Result<Element, Error> {
        let name = start.local_name().as_ref().to_owned();
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| broken(self.file, &self.positions, at, &error.to_string()))?;
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| broken(self.file, &self.positions, at, &error.to_string()))?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        let end = usize::try_from(self.reader.buffer_position()).unwrap_or(at);
        let (line, column) = self.positions.at(at);
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
    pub(in crate::formats) fn text(&mut self) -> Result<String, Error> {
        let mut text = String::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Item::Open(_) => depth += 1,
                Item::Close(_) => depth -= 1,
                Item::Text(piece) if depth == 1 => text.push_str(&piece),
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

fn broken(file: &str, positions: &Positions<'_>, at: usize, reason: &str) -> Error {
    let (line, column) = positions.at(at);
    Error::new(ErrorKind::Format, format!("{file}:{line}:{column}: this is no well-formed XML: {reason}"))
        .hint("the file was cut off or edited by hand; export it again from the program that wrote it")
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
