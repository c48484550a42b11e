//! One JSON object, field by field: typed access in which every disappointment becomes a diagnostic at its own place.

use super::reading::Reading;
use super::slices;
use crate::diagnostics::{Diagnostic, Item, Said, said, text};
use crate::model::names::nearest;
use crate::model::{Attributes, Name, PartialDate};
use crate::text::{Text, clipped};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// What sort of object is read: its known fields, and what other programs call them.
#[derive(Debug)]
pub(super) struct Shape {
    /// With its article, for messages: `a node`.
    pub(super) what: Text,
    /// Its fields, in the order in which they are written.
    pub(super) known: &'static [&'static str],
    /// Attributes that the page on the format names: kept without a notice.
    pub(super) usual: &'static [&'static str],
    /// Words that people and programs use for a known field.
    pub(super) synonyms: &'static [(&'static str, &'static str)],
    /// A field whose own fields people put here by mistake.
    pub(super) inner: Option<(&'static str, &'static [&'static str])>,
    /// Whether unknown fields are kept as attributes.
    pub(super) open: bool,
}

/// The value of a field that counts as absent: it is empty, was taken, or stands again further on.
const ABSENT: &str = "null";

/// A field as it stands in the file.
#[derive(Debug)]
pub(super) struct Member<'t> {
    key: Cow<'t, str>,
    /// The name with its quotes, as a slice of the file.
    raw_key: &'t str,
    /// The value, as a slice of the file.
    pub(super) value: &'t str,
}

/// What an object is in the user's terms, put into words when somebody asks: few objects are spoken of.
#[derive(Debug)]
pub(super) enum Called<'t> {
    /// `node "almere"`.
    Item(Item),
    /// A tie by its number, from 1, and what it joins as far as that is known.
    Tie(usize, Option<[Cow<'t, str>; 2]>),
}

impl<I: Into<Item>> From<I> for Called<'_> {
    fn from(item: I) -> Self {
        Called::Item(item.into())
    }
}

impl Called<'_> {
    pub(super) fn item(&self) -> Item {
        match self {
            Called::Item(item) => item.clone(),
            Called::Tie(number, None) => Item::tie(number),
            Called::Tie(number, Some([source, target])) => {
                Item::tie(format_args!("{number} ({} → {})", clipped(source), clipped(target)))
            }
        }
    }

    pub(super) fn said(&self) -> Said {
        self.item().said()
    }
}

/// The fields of one object that were not asked for yet.
#[derive(Debug)]
pub(super) struct Fields<'t> {
    shape: &'static Shape,
    pub(super) item: Called<'t>,
    /// The whole object, as a slice of the file.
    pub(super) object: &'t str,
    members: Vec<Member<'t>>,
    /// How many of them are there still.
    left: usize,
}

impl<'t> Fields<'t> {
    /// Opens an object; reports anything else.
    pub(super) fn open(
        reading: &mut Reading<'t>,
        shape: &'static Shape,
        object: &'t str,
        item: Called<'t>,
    ) -> Option<Fields<'t>> {
        if !object.starts_with('{') {
            let mut place = reading.place(object);
            place.item = Some(item.item());
            let (item, found) = (item.said(), kind_of(object));
            let message = said!(
                [item, found] "{item} must be an object {{…}}, not {found}",
                "{item} moet een object {{…}} zijn, niet {found}"
            );
            reading.report(Diagnostic::error("wrong-type", place, message));
            return None;
        }
        Some(Fields::new(reading, shape, object, item, slices::members(object)))
    }

    /// From members that were cut already. Empty (`null`) fields count as absent, of two with one name the last counts.
    pub(super) fn new(
        reading: &mut Reading<'t>,
        shape: &'static Shape,
        object: &'t str,
        item: Called<'t>,
        members: impl Iterator<Item = (&'t str, &'t str)>,
    ) -> Fields<'t> {
        let mut fields = Fields { shape, item, object, members: std::mem::take(&mut reading.room), left: 0 };
        fields.members.extend(members.map(|(raw_key, value)| Member { key: name_of(raw_key), raw_key, value }));
        // A list is quicker to search than a map as long as it is short, as nearly all objects are.
        let mut last: BTreeMap<Cow<'t, str>, usize> = BTreeMap::new();
        let long = fields.members.len() > 32;
        for number in 0..fields.members.len() {
            let (before, from) = fields.members.split_at_mut(number);
            let Member { key, raw_key, .. } = &from[0];
            let earlier = if long {
                last.insert(key.clone(), number)
            } else {
                before.iter().rposition(|member| member.key == *key)
            };
            if let Some(earlier) = earlier {
                before[earlier].value = ABSENT;
                let (item, raw_key) = (fields.item.said(), *raw_key);
                let message = said!([item] "`{key}` stands twice in {item}", "`{key}` staat twee keer in {item}");
                let diagnostic = Diagnostic::error("duplicate-field", fields.place(reading, raw_key), message);
                reading.report(
                    diagnostic.hint(text!("keep one of them; the last one is used", "houd er één; de laatste geldt")),
                );
            }
        }
        fields.left = fields.members.iter().filter(|member| member.value != ABSENT).count();
        fields
    }

    /// The place of a piece of this object.
    pub(super) fn place(&self, reading: &Reading<'t>, piece: &'t str) -> crate::diagnostics::Place {
        let mut place = reading.place(piece);
        place.item = Some(self.item.item());
        place
    }

    /// Takes a field out, as a slice of the file.
    pub(super) fn take(&mut self, name: &str) -> Option<&'t str> {
        if self.left == 0 {
            return None;
        }
        let member = self.members.iter_mut().find(|member| member.key == name && member.value != ABSENT)?;
        self.left -= 1;
        Some(std::mem::replace(&mut member.value, ABSENT))
    }

    /// A field that stays where it is, as a slice of the file.
    pub(super) fn peek(&self, name: &str) -> Option<&'t str> {
        if self.left == 0 {
            return None;
        }
        self.present().find(|member| member.key == name).map(|member| member.value)
    }

    /// Whether the field is there and was not taken.
    pub(super) fn has(&self, name: &str) -> bool {
        self.peek(name).is_some()
    }

    /// The names of the fields that were not taken.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.present().map(|member| member.key.as_ref())
    }

    fn present(&self) -> impl Iterator<Item = &Member<'t>> {
        self.members.iter().filter(|member| member.value != ABSENT)
    }

    /// Reports that a value does not fit its field.
    pub(super) fn misfit(
        &self,
        reading: &mut Reading<'t>,
        code: &'static str,
        name: &str,
        value: &'t str,
        expected: Text,
        hint: impl Into<Option<Said>>,
    ) {
        let (item, found) = (self.item.said(), kind_of(value));
        let expected = Said::from(expected);
        let message = said!(
            [item, expected, found] "`{name}` of {item} must be {expected}, not {found}",
            "`{name}` van {item} moet {expected} zijn, niet {found}"
        );
        let diagnostic = Diagnostic::error(code, self.place(reading, value), message);
        reading.report(match hint.into() {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        });
    }

    /// Reports that a field without which nothing can be made is absent.
    pub(super) fn missing(&self, reading: &mut Reading<'t>, name: &str, hint: impl Into<Said>) {
        let item = self.item.said();
        let message = said!([item] "{item} has no `{name}`", "{item} heeft geen `{name}`");
        let diagnostic = Diagnostic::error("missing-field", self.place(reading, self.object), message);
        reading.report(diagnostic.hint(hint));
    }

    /// A value that serde_json can make; what it cannot (a number out of range, half a character) is reported.
    fn value(&self, reading: &mut Reading<'t>, name: &str, raw: &'t str) -> Option<Value> {
        if let Some(text) = slices::plain_text(raw) {
            return Some(Value::String(text.to_owned()));
        }
        serde_json::from_str(raw)
            .map_err(|reason| {
                let item = self.item.said();
                let why = Said {
                    en: super::syntax::bare(&reason),
                    nl: "een getal dat te groot is, of een half teken".to_owned(),
                };
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
        if reading.words.len() < super::reading::MOST_KEPT {
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

    /// What stands there beside these fields, as one text: equal for objects that say the same in the same words.
    pub(super) fn words_beside(&self, names: &[&str]) -> String {
        let mut words = String::with_capacity(self.object.len());
        for member in self.members.iter().filter(|member| !names.contains(&&*member.key)) {
            words.push_str(member.raw_key);
            words.push_str(member.value);
        }
        words
    }

    /// Leaves the fields that nobody asked for where they are.
    pub(super) fn close(self, reading: &mut Reading<'t>) {
        let mut members = self.members;
        members.clear();
        reading.room = members;
    }

    /// Everything that nobody asked for, each new name with a notice. Becomes attributes where the object can carry them.
    pub(super) fn rest(&mut self, reading: &mut Reading<'t>) -> Attributes {
        let mut attributes = Attributes::new();
        let mut members = std::mem::take(&mut self.members);
        for member in members.drain(..).filter(|member| member.value != ABSENT) {
            let Some(value) = self.value(reading, &member.key, member.value) else { continue };
            self.notice_unknown(reading, &member);
            if self.shape.open {
                attributes.insert(member.key.into_owned(), value);
            }
        }
        reading.room = members;
        attributes
    }

    fn notice_unknown(&self, reading: &mut Reading<'t>, member: &Member<'t>) {
        let (what, key) = (self.shape.what, member.key.as_ref());
        if self.shape.usual.contains(&key)
            || reading.is_silent_about(key)
            || reading.seen_again("unknown-field", what.en, key)
        {
            return;
        }
        let place = self.place(reading, member.raw_key);
        let (whole, shown) = (Said::from(what), clipped(key));
        let mut diagnostic = if what == super::tie::TIE.what && key == "weight" {
            // Who gives ties weights expects them to count.
            let message = said!(
                [whole] "`weight` is no field of {whole}; it is kept as an attribute and counts in no figure",
                "`weight` is geen veld van {whole}; het blijft als kenmerk bewaard en telt in geen enkel getal mee"
            );
            Diagnostic::warning("unknown-field", place, message)
        } else if self.shape.open {
            let message = said!(
                [whole] "`{shown}` is no field of {whole}; it is kept as an attribute",
                "`{shown}` is geen veld van {whole}; het blijft als kenmerk bewaard"
            );
            Diagnostic::notice("unknown-field", place, message)
        } else {
            let message = said!(
                [whole] "`{shown}` is no field of {whole}; it is not kept",
                "`{shown}` is geen veld van {whole}; het wordt niet bewaard"
            );
            Diagnostic::warning("unknown-field", place, message)
        };
        diagnostic.hint = self.shape.hint_at(key);
        reading.note("unknown-field", what.en, key, diagnostic);
    }
}

impl Shape {
    /// What somebody who wrote this field probably meant.
    fn hint_at(&self, key: &str) -> Option<Said> {
        let synonym = self.synonyms.iter().find(|(other, _)| other.eq_ignore_ascii_case(key)).map(|(_, field)| *field);
        if let Some(meant) = synonym.or_else(|| nearest(key, self.known.iter().copied())) {
            return Some(said!("did you mean `{meant}`?", "bedoelt u `{meant}`?"));
        }
        let (outer, known) = self.inner?;
        nearest(key, known.iter().copied())
            .map(|meant| said!("`{meant}` belongs inside `{outer}`", "`{meant}` hoort binnen `{outer}`"))
    }
}

/// The name of a field without quotes and escapes.
pub(in crate::formats) fn name_of(raw: &str) -> Cow<'_, str> {
    let plain = raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default();
    if plain.contains('\\') {
        serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(plain), Cow::Owned)
    } else {
        Cow::Borrowed(plain)
    }
}

/// What a value is, for messages: short ones are quoted, long ones named.
pub(super) fn kind_of(raw: &str) -> Said {
    match raw.as_bytes().first() {
        Some(b'{') => text!("an object {…}", "een object {…}").into(),
        Some(b'[') => text!("a list [ … ]", "een lijst [ … ]").into(),
        _ => Said::alike(clipped(raw)),
    }
}

/// The members of an object, names and values as they stand in the file, repeated names included.
pub(in crate::formats) struct Members<'t>(pub(in crate::formats) Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
