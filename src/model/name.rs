//! A word that many ties share, stored once.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

/// A text that is fixed once it is made, such as the id of a kind. It is read as any text; a clone takes no room.
#[derive(Clone, Eq, PartialOrd, Ord)]
pub struct Name(Arc<Word>);

/// A text behind one pointer: a tie has three names, and networks have a million ties.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Word(Box<str>);

impl Name {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0.0
    }

    /// The kind of a tie of which nothing else is known.
    pub(super) fn default_kind() -> Name {
        static KIND: LazyLock<Name> = LazyLock::new(|| Name::from(super::kind::DEFAULT_TIE_KIND));
        KIND.clone()
    }

    /// Whether the two are one text in memory, which is quick to tell; texts in two places may be equal all the same.
    pub(super) fn is(&self, other: &Name) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.is(other) || self.0 == other.0
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name(Arc::new(Word(text.into())))
    }
}

impl From<&String> for Name {
    fn from(text: &String) -> Name {
        Name::from(text.as_str())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Name {
        Name(Arc::new(Word(text.into())))
    }
}

impl From<&Name> for String {
    fn from(name: &Name) -> String {
        name.as_str().to_owned()
    }
}

impl From<Name> for String {
    fn from(name: Name) -> String {
        name.as_str().to_owned()
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other.as_str()
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}
