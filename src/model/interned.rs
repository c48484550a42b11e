//! Names by number: each is kept once, and found again by its text.

use super::words::hash;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

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
    /// By the hash of each name: part of it, which tells most others apart without a look at the text, and its number.
    numbers: HashTable<(u32, u32)>,
}

impl Names {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        text_of(&self.text, &self.ends, number)
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let hash = hash(name);
        let is_it = |&(found, number): &(u32, u32)| found == part(hash) && self.get(number as usize) == Some(name);
        self.numbers.find(hash, is_it).map(|(_, number)| *number as usize)
    }

    /// Guesses at the numbers of names, each by its hash alone. Side by side they are sooner made than one after the other: the memory
    /// answers several questions at a time.
    pub(crate) fn guesses(&self, names: &[&str], guesses: &mut Vec<Guess>) {
        guesses.clear();
        guesses.extend(names.iter().map(|name| {
            let hash = hash(name);
            Guess(self.numbers.find(hash, |(found, _)| *found == part(hash)).map(|(_, number)| *number))
        }));
    }

    /// As [`Names::number`], which is at hand where the guess was right.
    pub(crate) fn number_by(&mut self, guess: Guess, name: &str) -> usize {
        let guessed = guess.0.map(|number| number as usize).filter(|number| self.get(*number) == Some(name));
        guessed.unwrap_or_else(|| self.number(name))
    }

    /// The number of a name, which is added where it is new.
    pub(crate) fn number(&mut self, name: &str) -> usize {
        let hash = hash(name);
        let (text, ends) = (&self.text, &self.ends);
        let is_it =
            |&(found, number): &(u32, u32)| found == part(hash) && text_of(text, ends, number as usize) == Some(name);
        match self.numbers.entry(hash, is_it, |(_, number)| hash_of(text, ends, *number)) {
            Entry::Occupied(known) => known.get().1 as usize,
            Entry::Vacant(place) => {
                let number = ends.len();
                place.insert((part(hash), u32::try_from(number).expect("fewer names than 2^32")));
                self.text.push_str(name);
                self.ends.push(self.text.len());
                number
            }
        }
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.ends.reserve(more);
        let (text, ends) = (&self.text, &self.ends);
        self.numbers.reserve(more, |(_, number)| hash_of(text, ends, *number));
    }
}

fn text_of<'t>(text: &'t str, ends: &[usize], number: usize) -> Option<&'t str> {
    let end = *ends.get(number)?;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    text.get(start..end)
}

fn hash_of(text: &str, ends: &[usize], number: u32) -> u64 {
    hash(text_of(text, ends, number as usize).unwrap_or_default())
}

/// What is kept of a hash.
fn part(hash: u64) -> u32 {
    (hash >> 16) as u32
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
