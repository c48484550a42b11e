//! One JSON object, field by field: which fields were asked for, what is missing, unknown or written twice. What their values are:
//! [`super::values`].

use super::called::{Called, kind_of};
use super::members::name_of;
use super::reading::Reading;
use super::slices;
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::model::Attributes;
use crate::model::names::nearest;
use crate::text::{Text, clipped};
use std::borrow::Cow;
use std::collections::BTreeMap;

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
    pub(super) fn place(&self, reading: &Reading<'t>, piece: &'t str) -> Place {
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
