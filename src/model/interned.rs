//! Names by number: each is kept once, and found again by its text.

use super::words::hash;

/// What number a name probably has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guess(Option<u32>);

/// Names in the order in which they came. All of them lie in one text, which takes a third of the room of a text for each and is sooner
/// found: a list of a million ties looks two million names up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
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

    /// Guesses at the numbers of names, each by its hash alone. Side by side they are sooner made than one after the other: the memory
    /// answers several questions at a time.
    pub(crate) fn guesses(&self, names: &[&str], guesses: &mut Vec<Guess>) {
        guesses.clear();
        guesses.extend(names.iter().map(|name| {
            let (hash, mut at) = self.place(name);
            loop {
                match self.slots.get(at) {
                    None | Some((_, 0)) => return Guess(None),
                    Some((found, number)) if *found == hash => return Guess(Some(number - 1)),
                    Some(_) => at = (at + 1) & (self.slots.len() - 1),
                }
            }
        }));
    }

    /// As [`Names::number`], which is at hand where the guess was right.
    pub(crate) fn number_by(&mut self, guess: Guess, name: &str) -> usize {
        let guessed = guess.0.map(|number| number as usize).filter(|number| self.get(*number) == Some(name));
        guessed.unwrap_or_else(|| self.number(name))
    }

    /// The number of a name, which is added where it is new.
    pub(crate) fn number(&mut self, name: &str) -> usize {
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
    fn guesses_are_made_sure_of() {
        let mut names = Names::default();
        let mut guesses = Vec::new();
        for round in 0..3 {
            for start in (0..600).step_by(20) {
                let some: Vec<String> = (start..start + 30).map(|number| format!("n{number}")).collect();
                let some: Vec<&str> = some.iter().map(String::as_str).collect();
                names.guesses(&some, &mut guesses);
                assert!(round == 0 || guesses.iter().zip(start..).all(|(guess, number)| guess.0 == Some(number)));
                for (number, (name, guess)) in some.iter().zip(&guesses).enumerate() {
                    assert_eq!(names.number_by(*guess, name), start as usize + number);
                }
            }
        }
        assert_eq!(names.number_by(Guess(Some(7)), "n9"), 9);
        assert_eq!(names.number_by(Guess(Some(4000)), "new"), 610);
    }

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
