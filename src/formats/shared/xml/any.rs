//! XML of any kind, as `quick_xml` reads it, piece by piece.

use super::{Item, Xml};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::tag::local;
use quick_xml::XmlVersion;
use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// A mark of the encoding, which within a text is a space without width.
const MARK: char = '\u{feff}';

impl<'t> Xml<'t> {
    /// As [`Xml::next`], whatever stands there.
    pub(super) fn next_of_any(&mut self) -> Result<Item<'t>, Error> {
        loop {
            let (at, rest) = (self.at, &self.cursor.text()[self.at..]);
            // At the beginning of what it reads quick_xml takes this sign for a mark of the encoding, and drops it.
            if rest.starts_with(MARK) {
                self.at += MARK.len_utf8();
                return Ok(Item::Text(Cow::Borrowed(&rest[..MARK.len_utf8()])));
            }
            let mut reader = quick_xml::Reader::from_str(rest);
            reader.config_mut().check_end_names = false;
            reader.config_mut().allow_unmatched_ends = true;
            let offset = |position: u64| usize::try_from(position).map_or(usize::MAX, |bytes| at.saturating_add(bytes));
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(offset(reader.error_position()), &error.to_string())),
            };
            let length = usize::try_from(reader.buffer_position()).unwrap_or(rest.len());
            match event {
                Event::Start(start) => return self.element(&start, length, false),
                Event::Empty(start) => return self.element(&start, length, true),
                Event::End(end) => {
                    let found = end.name().as_ref().to_owned();
                    let error = match self.open.last() {
                        Some(open) if **open == *found => {
                            self.at += length;
                            return Ok(Item::Close(self.close()));
                        }
                        Some(open) => IllFormedError::MismatchedEndTag { expected: open.clone().into_owned(), found },
                        None => IllFormedError::UnmatchedEndTag(found),
                    };
                    return Err(self.broken(at, &quick_xml::Error::from(error).to_string()));
                }
                Event::Text(text) => {
                    self.at += length;
                    return Ok(Item::Text(text.xml10_content()));
                }
                Event::CData(text) => {
                    self.at += length;
                    return Ok(Item::Text(text.xml10_content()));
                }
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let named = || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                    return match character.map(String::from).or_else(named) {
                        Some(text) => {
                            self.at += length;
                            Ok(Item::Text(Cow::Owned(text)))
                        }
                        None => {
                            let name: &str = &reference;
                            Err(self.broken(at, &format!("the entity &{name}; is unknown")))
                        }
                    };
                }
                Event::Eof => {
                    if let Some(name) = self.open.last() {
                        let reason = format!("the file ends inside <{}>", local(name));
                        return Err(self.broken(at, &reason));
                    }
                    return Ok(Item::End);
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => self.at += length,
            }
        }
    }

    fn element(&mut self, start: &BytesStart<'_>, length: usize, is_empty: bool) -> Result<Item<'t>, Error> {
        let at = self.at;
        let name = self.piece(start.name().as_ref());
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
        self.opened(name, attributes, length, is_empty)
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
}
