//! Names of nodes by number, as a piece of a list meets them.
//!
//! A list of a million ties looks two million names up. Most names fit into one number, which is compared at once and lies nearer than its
//! text; and such numbers stand in the order of their names.

use crate::model::words::hash;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::cmp::Ordering;

/// A name as one number: its first bytes, and below them its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Key(u128);

/// So many bytes of a name stand in its key.
const MOST: usize = 15;
/// In the place of the length: the name is longer than what stands in its key.
const LONGER: u128 = 0xff;

impl Key {
    /// The key of the name that stands there; no name is empty.
    #[inline]
    pub(super) fn of(text: &[u8], start: usize, end: usize) -> Key {
        let (length, kept) = (end - start, (end - start).min(MOST));
        let sixteen = text.get(start..start + 16).and_then(|bytes| bytes.try_into().ok());
        let bytes = sixteen.unwrap_or_else(|| {
            let mut bytes = [0; 16];
            bytes[..kept].copy_from_slice(&text[start..start + kept]);
            bytes
        });
        let first = u128::from_be_bytes(bytes) & (u128::MAX << (128 - 8 * kept));
        Key(first | if length > MOST { LONGER } else { length as u128 })
    }

    /// Whether the name is longer than what stands here of it.
    #[inline]
    fn is_cut(self) -> bool {
        self.0 & LONGER == LONGER
    }

    #[inline]
    fn hash(self, name: &str) -> u64 {
        // Any two odd numbers without a pattern would do.
        let [high, low] = [(self.0 >> 64) as u64 ^ 0x9e37_79b9_7f4a_7c15, self.0 as u64 ^ 0xd1b5_4a32_d192_ed03];
        let product = u128::from(high) * u128::from(low);
        let mixed = product as u64 ^ (product >> 64) as u64;
        if self.is_cut() { mixed ^ hash(name) } else { mixed }
    }
}

/// The order of two names with their keys.
pub(super) fn compare(one: (Key, &str), other: (Key, &str)) -> Ordering {
    one.0.cmp(&other.0).then_with(|| if one.0.is_cut() { one.1.cmp(other.1) } else { Ordering::Equal })
}

/// Names in the order in which they were met first.
#[derive(Debug, Default)]
pub(super) struct Names<'t> {
    pub(super) names: Vec<&'t str>,
    pub(super) keys: Vec<Key>,
    /// The row in which each was met first.
    pub(super) first: Vec<u32>,
    /// By the hash of each name: part of it, which tells most others apart without a look at the name, and its number.
    numbers: HashTable<(u32, u32)>,
}

impl<'t> Names<'t> {
    /// Room for some names.
    pub(super) fn new() -> Names<'t> {
        Names { numbers: HashTable::with_capacity(1 << 9), ..Names::default() }
    }

    /// The number of a name, which is added where it is new and `is_sound` holds of it; otherwise none.
    #[inline]
    pub(super) fn number(
        &mut self,
        key: Key,
        name: &'t str,
        row: usize,
        is_sound: impl FnOnce(&str) -> bool,
    ) -> Option<u32> {
        let hash = key.hash(name);
        let part = (hash >> 16) as u32;
        let (names, keys) = (&self.names, &self.keys);
        let is_it = |&(found, number): &(u32, u32)| {
            let number = number as usize;
            found == part && keys[number] == key && (!key.is_cut() || names[number] == name)
        };
        let again = |&(_, number): &(u32, u32)| keys[number as usize].hash(names[number as usize]);
        match self.numbers.entry(hash, is_it, again) {
            Entry::Occupied(known) => Some(known.get().1),
            Entry::Vacant(place) => {
                if !is_sound(name) {
                    return None;
                }
                let number = u32::try_from(self.names.len()).ok()?;
                let row = u32::try_from(row).ok()?;
                place.insert((part, number));
                self.names.push(name);
                self.keys.push(key);
                self.first.push(row);
                Some(number)
            }
        }
    }

    /// The numbers of the names in the order of the alphabet. Nothing is looked up afterwards.
    pub(super) fn sort(&mut self) -> Vec<u32> {
        self.numbers = HashTable::new();
        let mut order: Vec<(Key, u32)> = self.keys.iter().copied().zip(0..).collect();
        let name = |number: u32| self.names[number as usize];
        order.sort_unstable_by(|one, other| compare((one.0, name(one.1)), (other.0, name(other.1))));
        order.into_iter().map(|(_, number)| number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of(name.as_bytes(), 0, name.len())
    }

    #[test]
    fn keys_stand_in_the_order_of_names() {
        let names = [
            "a",
            "a\u{0}",
            "ab",
            "abcdefghijklmn",
            "abcdefghijklmno",
            "abcdefghijklmno\u{0}",
            "abcdefghijklmnoa",
            "abcdefghijklmnop",
            "abcdefghijklmnopq",
            "abd",
            "één",
        ];
        for (at, one) in names.iter().enumerate() {
            for (other_at, other) in names.iter().enumerate() {
                assert_eq!(compare((key(one), one), (key(other), other)), at.cmp(&other_at), "{one:?} {other:?}");
            }
        }
        // What stands behind a name in its text is no part of its key.
        let text = "abc,defghijklmnopqrstuvw";
        assert_eq!(Key::of(text.as_bytes(), 0, 3), key("abc"));
        assert_eq!(Key::of(text.as_bytes(), 4, text.len()), key(&text[4..]));
    }

    #[test]
    fn names_keep_their_numbers_and_the_row_that_named_them_first() {
        let texts: Vec<String> = (0..3000).map(|number| format!("{}name{}", "x".repeat(number % 30), number)).collect();
        let mut names = Names::new();
        for round in 0..2 {
            for (number, text) in texts.iter().enumerate() {
                let found = names.number(key(text), text, 10_000 * round + number, |_| true);
                assert_eq!(found, Some(number as u32));
            }
        }
        assert_eq!(names.number(key("x,y"), "x,y", 1, |_| false), None);
        assert!(names.first.iter().copied().eq(0..3000));
        let mut sorted = texts.clone();
        sorted.sort();
        let order = names.sort();
        assert_eq!(order.iter().map(|&number| names.names[number as usize]).collect::<Vec<_>>(), sorted);
    }
}
