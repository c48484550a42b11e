//! What objects and values are called in messages.

use crate::diagnostics::{Item, Said, text};
use crate::text::clipped;
use std::borrow::Cow;

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

/// What a value is, for messages: short ones are quoted, long ones named.
pub(super) fn kind_of(raw: &str) -> Said {
    match raw.as_bytes().first() {
        Some(b'{') => text!("an object {…}", "een object {…}").into(),
        Some(b'[') => text!("a list [ … ]", "een lijst [ … ]").into(),
        _ => Said::alike(clipped(raw)),
    }
}
