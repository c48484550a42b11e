//! Names by number: each is kept once, and found again by its text.

use super::words::hash;

/// Names in the order in which they came. All of them lie in one text, which takes a third of the room of a text for each and is sooner
/// found: a list of a million ties looks two million names up.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// Where a name is looked for first, and then on from there: part of its hash, and its number from 1; zero for none.
    slots: Vec<(u32, u32)>,
}

impl Names {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let (hash, mut at) = self.place(name);
        loop {
            match *self.slots.get(at)? {
                (_, 0) => return None,
                (found, number) if found == hash && self.get(number as usize - 1) == Some(name) => {
                    return Some(number as usize - 1);
                }
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// The number of a name, which is added where it is new.
    pub(super) fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.find(name) {
            return number;
        }
        self.text.push_str(name);
        self.ends.push(self.text.len());
        if 2 * self.ends.len() > self.slots.len() {
            self.spread(self.ends.len());
        } else {
            self.put(self.ends.len() - 1);
        }
        self.ends.len() - 1
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.ends.reserve(more);
        if 2 * (self.ends.len() + more) > self.slots.len() {
            self.spread(self.ends.len() + more);
        }
    }

    /// Spreads all names over slots for so many.
    fn spread(&mut self, names: usize) {
        self.slots = vec![(0, 0); (2 * names).next_power_of_two().max(16)];
        (0..self.ends.len()).for_each(|number| self.put(number));
    }

    /// Puts a name that has no slot into one that is free.
    fn put(&mut self, number: usize) {
        let (hash, mut at) = self.place(self.get(number).unwrap_or_default());
        while self.slots[at].1 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (hash, u32::try_from(number + 1).expect("fewer names than 2^32"));
    }

    /// Part of the hash of a name, and the slot where it is looked for first.
    fn place(&self, name: &str) -> (u32, usize) {
        let hash = hash(name);
        ((hash >> 32) as u32, hash as usize & self.slots.len().wrapping_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_the_numbers_in_which_they_came() {
        let mut names = Names::default();
        assert_eq!((names.len(), names.find(""), names.find("a"), names.get(0)), (0, None, None, None));
        let text = |number: usize| if number == 7 { String::new() } else { format!("n{}", number * 7 % 1000) };
        for number in 0..1000 {
            if number == 500 {
                names.reserve(2000);
            }
            assert_eq!(names.number(&text(number)), number);
            assert_eq!(names.number(&text(number / 2)), number / 2);
        }
        assert_eq!(names.len(), 1000);
        for number in 0..1000 {
            assert_eq!((names.find(&text(number)), names.get(number)), (Some(number), Some(&*text(number))));
        }
        assert_eq!((names.find("n"), names.find("n1000"), names.get(1000)), (None, None, None));
    }
}
