//! How often the pairs of a list stand in it, and which way round.

use super::Ordered;
use super::order::Member;

/// How often pairs are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::formats) struct Ways {
    /// Pairs, whichever end stands first; nobody makes a pair with itself.
    pub(in crate::formats) pairs: usize,
    /// Rows that repeat the one way round in which their pair stood so far.
    pub(in crate::formats) repeats: usize,
    /// Rows of pairs that stood the other way round before.
    pub(in crate::formats) answers: usize,
}

impl Ways {
    /// Whether every pair is listed once each way round.
    pub(in crate::formats) fn are_twice(&self) -> bool {
        self.pairs > 0 && self.answers == self.pairs && self.repeats == 0
    }
}

impl Ordered {
    /// How often pairs of so many nodes are listed. Of two ends the lower one asks the higher one for its ties back; since lower ones ask
    /// in their order, what the higher one has said already need not be looked at again.
    pub(in crate::formats) fn ways(&self, nodes: usize) -> Ways {
        let mut next = vec![0_usize; nodes];
        let mut ways = Ways::default();
        // Rows of pairs whose higher end stands first, less one for each: all of them, and those that were asked for.
        let (mut back_repeats, mut asked_for) = (0, 0);
        for low in 0..nodes {
            for forth in self.of(low).chunk_by(|a, b| a.target == b.target) {
                let high = forth[0].target as usize;
                if high == low {
                    continue;
                }
                if high < low {
                    ways.pairs += 1;
                    back_repeats += forth.len() - 1;
                    continue;
                }
                let (back, next) = (self.of(high), &mut next[high]);
                while back.get(*next).is_some_and(|member| (member.target as usize) < low) {
                    *next += 1;
                }
                let same = back[*next..].iter().take_while(|member| member.target as usize == low).count();
                let back = &back[*next..*next + same];
                if back.is_empty() {
                    ways.pairs += 1;
                    ways.repeats += forth.len() - 1;
                    continue;
                }
                // The pair is counted where its higher end stands first.
                let first = |way: &[Member]| way.iter().map(|member| member.row).min();
                let (one, other) = if first(forth) < first(back) { (forth, back) } else { (back, forth) };
                let before = one.iter().filter(|member| Some(member.row) < first(other)).count();
                ways.repeats += before - 1;
                ways.answers += forth.len() + back.len() - before;
                asked_for += back.len() - 1;
            }
        }
        ways.repeats += back_repeats - asked_for;
        ways
    }
}
