//! What many ties have in common, stored once: a list of evidence, of reporters, or of attributes.

use super::{Attributes, Evidence};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

/// A list that equal ties share. It is read and changed as any list; changing one leaves the others as they are. An empty one takes
/// no room, nor does a clone.
pub struct Shared<T>(Option<Arc<T>>);

/// A list of which there is an empty one.
pub trait List: Clone + Default + 'static {
    /// The empty one.
    fn empty() -> &'static Self;

    /// Whether it is empty.
    fn is_empty(&self) -> bool;
}

impl List for Vec<String> {
    fn empty() -> &'static Self {
        static EMPTY: Vec<String> = Vec::new();
        &EMPTY
    }

    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl List for Vec<Evidence> {
    fn empty() -> &'static Self {
        static EMPTY: Vec<Evidence> = Vec::new();
        &EMPTY
    }

    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl List for Attributes {
    fn empty() -> &'static Self {
        static EMPTY: LazyLock<Attributes> = LazyLock::new(Attributes::new);
        &EMPTY
    }

    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Shared<T> {
    /// An empty list.
    pub const fn new() -> Shared<T> {
        Shared(None)
    }

    /// Whether nobody else has it yet.
    pub(super) fn is_alone(&self) -> bool {
        self.0.as_ref().is_some_and(|list| Arc::strong_count(list) == 1)
    }
}

impl<T: List + fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared(None)
    }
}

impl<T: List> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::empty())
    }
}

impl<T: List> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(self.0.get_or_insert_default())
    }
}

impl<T: List> From<T> for Shared<T> {
    fn from(list: T) -> Shared<T> {
        Shared((!list.is_empty()).then(|| Arc::new(list)))
    }
}

impl<T: List + FromIterator<I>, I> FromIterator<I> for Shared<T> {
    fn from_iter<S: IntoIterator<Item = I>>(items: S) -> Shared<T> {
        items.into_iter().collect::<T>().into()
    }
}

impl<T: List + PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        let same = self.0.as_ref().zip(other.0.as_ref()).is_some_and(|(one, other)| Arc::ptr_eq(one, other));
        same || **self == **other
    }
}

impl<T: List + PartialEq> PartialEq<T> for Shared<T> {
    fn eq(&self, other: &T) -> bool {
        **self == *other
    }
}

impl<T, U, const N: usize> PartialEq<[U; N]> for Shared<Vec<T>>
where
    Vec<T>: List,
    T: PartialEq<U>,
{
    fn eq(&self, other: &[U; N]) -> bool {
        **self == *other
    }
}

impl<'a, T> IntoIterator for &'a Shared<Vec<T>>
where
    Vec<T>: List,
{
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a Shared<Attributes> {
    type Item = (&'a String, &'a serde_json::Value);
    type IntoIter = serde_json::map::Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changing_one_leaves_the_others() {
        let one: Shared<Vec<String>> = vec!["a".to_owned()].into();
        let mut other = one.clone();
        other.push("b".to_owned());
        assert_eq!((one.as_slice(), other.as_slice()), (&["a".to_owned()][..], &["a".to_owned(), "b".to_owned()][..]));
        assert!(Shared::<Vec<String>>::new().is_empty());
        assert_eq!(Shared::from(Vec::<String>::new()), Shared::new());
    }
}
