//! What many ties say alike, put into words once when a network is written.

use crate::formats::json::numeral;
use crate::model::words::QuickMap;
use crate::model::{Strength, Tie, TieDetails};

/// What was made of ties, by what they say beside the size of their strength.
pub(in crate::formats) struct Told<T> {
    known: QuickMap<(*const TieDetails, Sort), T>,
}

/// What sort of strength a tie has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    None,
    Weak,
    Strong,
    Whole,
    Broken,
}

/// So many are kept; networks that have more hardly repeat them.
const MOST_KEPT: usize = 1 << 14;

impl<T> Told<T> {
    /// Nothing yet; for the ties of one network, which keeps them where they are.
    pub(in crate::formats) fn new() -> Told<T> {
        Told { known: QuickMap::default() }
    }

    /// What was made of a tie that shares its details and has a strength of the same sort: a grade, a whole number, a number with
    /// decimals, or none. Otherwise what is made now.
    pub(in crate::formats) fn of(&mut self, tie: &Tie, make: impl FnOnce() -> T) -> &T {
        if self.known.len() == MOST_KEPT {
            self.known.clear();
        }
        let details: &TieDetails = tie;
        self.known.entry((std::ptr::from_ref(details), sort(tie.strength))).or_insert_with(make)
    }
}

impl Told<()> {
    /// Whether such a tie was not met before.
    pub(in crate::formats) fn is_new(&mut self, tie: &Tie) -> bool {
        let mut is_new = false;
        self.of(tie, || is_new = true);
        is_new
    }
}

fn sort(strength: Option<Strength>) -> Sort {
    match strength {
        None => Sort::None,
        Some(Strength::Weak) => Sort::Weak,
        Some(Strength::Strong) => Sort::Strong,
        Some(Strength::Number(value)) if numeral(value).is_u64() => Sort::Whole,
        Some(Strength::Number(_)) => Sort::Broken,
    }
}

/// The room that a file in the making needs, as its first ties tell: one that grows by doubling takes three times its own.
pub(in crate::formats) struct Room {
    start: usize,
    ties: usize,
}

impl Room {
    /// After so many ties their length is known well enough.
    const SAMPLE: usize = 1 << 12;

    /// For so many ties, the first of which begins at `start`.
    pub(in crate::formats) fn of(start: usize, ties: usize) -> Room {
        Room { start, ties }
    }

    /// Whether it is known when the tie with this index is written.
    pub(in crate::formats) fn is_known(&self, index: usize) -> bool {
        index == Self::SAMPLE
    }

    /// The room for the rest of a file that has this length then: a little more than it would need if all ties were alike.
    pub(in crate::formats) fn needed(&self, length: usize) -> usize {
        let each = length.saturating_sub(self.start) as f64 / Self::SAMPLE as f64;
        (each * 1.1 * self.ties.saturating_sub(Self::SAMPLE) as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn room_is_made_for_the_ties_that_are_not_written_yet() {
        let room = Room::of(100, 4096 + 1000);
        assert_eq!([4095, 4096, 4097].map(|index| room.is_known(index)), [false, true, false]);
        // Ten bytes a tie, and a tenth more.
        assert_eq!(room.needed(100 + 40_960), 11_000);
    }
}
