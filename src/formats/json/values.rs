//! The fields of an object as texts, numbers, dates and words; what a value cannot be is a diagnostic at its place.

use super::called::kind_of;
use super::fields::Fields;
use super::reading::{MOST_KEPT, Reading};
use super::{slices, syntax};
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::model::names::nearest;
use crate::model::{Name, PartialDate};
use serde_json::Value;
use std::borrow::Cow;

impl<'t> Fields<'t> {
    /// A value that serde_json can make; what it cannot (a number out of range, half a character) is reported.
    pub(super) fn value(&self, reading: &mut Reading<'t>, name: &str, raw: &'t str) -> Option<Value> {
        if let Some(text) = slices::plain_text(raw) {
            return Some(Value::String(text.to_owned()));
        }
        serde_json::from_str(raw)
            .map_err(|reason| {
                let item = self.item.said();
                let why =
                    Said { en: syntax::bare(&reason), nl: "een getal dat te groot is, of een half teken".to_owned() };
                let message = said!(
                    [item, why] "`{name}` of {item} cannot be read: {why}",
                    "`{name}` van {item} is niet te lezen: {why}"
                );
                reading.report(Diagnostic::error("unreadable-value", self.place(reading, raw), message));
            })
            .ok()
    }

    /// A text.
    pub(super) fn text(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<String> {
        let raw = self.take(name)?;
        match self.value(reading, name, raw)? {
            Value::String(text) => Some(text),
            _ => {
                self.misfit(
                    reading,
                    "wrong-type",
                    name,
                    raw,
                    text!("text", "tekst"),
                    said!("put it in double quotes", "zet het tussen dubbele aanhalingstekens"),
                );
                None
            }
        }
    }

    /// A text that many ties have: the same one for all of them.
    pub(super) fn shared_text(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<Name> {
        let raw = self.peek(name)?;
        if let Some(known) = reading.words.get(raw) {
            self.take(name);
            return Some(known.clone());
        }
        let text: Name = self.text(reading, name)?.into();
        if reading.words.len() < MOST_KEPT {
            reading.words.insert(raw, text.clone());
        }
        Some(text)
    }

    /// As [`Fields::name`], as a slice of the file where it stands there as it is meant.
    pub(super) fn end(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<Cow<'t, str>> {
        let raw = self.take(name)?;
        match slices::plain_text(raw) {
            Some(plain) => Some(Cow::Borrowed(plain)),
            None => self.name_from(reading, name, raw).map(Cow::Owned),
        }
    }

    /// A text or number, as text: ids and labels of other programs are often numbers.
    pub(super) fn name(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<String> {
        let raw = self.take(name)?;
        self.name_from(reading, name, raw)
    }

    fn name_from(&self, reading: &mut Reading<'t>, name: &str, raw: &'t str) -> Option<String> {
        match self.value(reading, name, raw)? {
            Value::String(text) => Some(text),
            Value::Number(_) => Some(raw.to_owned()),
            _ => {
                self.misfit(reading, "wrong-type", name, raw, text!("text or a number", "tekst of een getal"), None);
                None
            }
        }
    }

    /// One text or number, or a list of them.
    pub(super) fn names_list(&mut self, reading: &mut Reading<'t>, name: &str) -> Vec<String> {
        let Some(raw) = self.take(name) else { return Vec::new() };
        if !raw.starts_with('[') {
            return self.name_from(reading, name, raw).filter(|text| !text.is_empty()).into_iter().collect();
        }
        let present = slices::items(raw).into_iter().filter(|raw| *raw != "null");
        present.filter_map(|raw| self.name_from(reading, name, raw)).filter(|text| !text.is_empty()).collect()
    }

    /// True or false.
    pub(super) fn flag(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<bool> {
        let raw = self.take(name)?;
        match raw {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                let hint = said!("write true or false without quotes", "schrijf true of false zonder aanhalingstekens");
                self.misfit(reading, "wrong-type", name, raw, text!("true or false", "true of false"), hint);
                None
            }
        }
    }

    /// A whole number from 0.
    pub(super) fn count(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<u32> {
        let raw = self.take(name)?;
        let read = raw.parse().ok();
        if read.is_none() {
            let hint = said!("write a number without quotes", "schrijf een getal zonder aanhalingstekens");
            let expected = text!("a whole number from 0", "een geheel getal vanaf 0");
            self.misfit(reading, "wrong-type", name, raw, expected, hint);
        }
        read
    }

    /// A year.
    pub(super) fn year(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<i32> {
        let raw = self.take(name)?;
        let year = if raw.len() == 4 { PartialDate::parse(raw).map(PartialDate::year) } else { None };
        if year.is_none() {
            let hint = said!(
                "write four digits without quotes, such as 2014",
                "schrijf vier cijfers zonder aanhalingstekens, zoals 2014"
            );
            self.misfit(reading, "wrong-type", name, raw, text!("a year", "een jaar"), hint);
        }
        year
    }

    /// A year, month or day.
    pub(super) fn date(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<PartialDate> {
        let raw = self.take(name)?;
        let date = match self.value(reading, name, raw)? {
            Value::String(text) => PartialDate::parse(&text),
            Value::Number(_) => PartialDate::parse(raw),
            _ => None,
        };
        if date.is_none() {
            let hint = said!(
                "write a year (2014), a month (\"2014-06\") or a day (\"2014-06-30\")",
                "schrijf een jaar (2014), een maand (\"2014-06\") of een dag (\"2014-06-30\")"
            );
            self.misfit(reading, "bad-date", name, raw, text!("a date", "een datum"), hint);
        }
        date
    }

    /// One of a few words.
    pub(super) fn word<T>(
        &mut self,
        reading: &mut Reading<'t>,
        name: &str,
        from_word: fn(&str) -> Option<T>,
        known: &[&'static str],
    ) -> Option<T> {
        let raw = self.take(name)?;
        let value = self.value(reading, name, raw)?;
        let word = value.as_str().unwrap_or_default();
        let read = from_word(word);
        if read.is_none() {
            let list = known.join(", ");
            let hint = match nearest(word, known.iter().copied()) {
                Some(near) => {
                    said!("did you mean \"{near}\"? It may be {list}", "bedoelt u \"{near}\"? Mogelijk zijn {list}")
                }
                None => said!(
                    "it may be {list}; leave it out where it is not known",
                    "mogelijk zijn {list}; laat het weg als het niet bekend is"
                ),
            };
            let (item, found) = (self.item.said(), kind_of(raw));
            let message = said!(
                [item, found] "`{name}` of {item} is {found}, which is not one of its words",
                "`{name}` van {item} is {found}, en dat is geen van de woorden die er mogen staan"
            );
            reading.report(Diagnostic::error("unknown-word", self.place(reading, raw), message).hint(hint));
        }
        read
    }

    /// The items of a list, as slices of the file.
    pub(super) fn list(&mut self, reading: &mut Reading<'t>, name: &str) -> Option<Vec<&'t str>> {
        let raw = self.take(name)?;
        if !raw.starts_with('[') {
            self.no_list(reading, name, raw);
            return None;
        }
        Some(slices::items(raw))
    }

    /// Reports that a value is no list.
    pub(super) fn no_list(&self, reading: &mut Reading<'t>, name: &str, raw: &'t str) {
        let hint = said!("put square brackets around it", "zet er rechte haken omheen");
        self.misfit(reading, "wrong-type", name, raw, text!("a list [ … ]", "een lijst [ … ]"), hint);
    }
}
