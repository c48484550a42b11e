//! Sorting by counting, for keys that are numbers of nodes or names.

/// Things in the order of two keys, each as its second key and its number, and where those with one first key begin.
///
/// First keys are counted, and what shares one is sorted by itself: it lies side by side, so that nothing is looked up far away.
pub(crate) struct ByPair {
    members: Vec<Member>,
    starts: Vec<u32>,
}

/// The second key of a thing, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Member {
    second: u32,
    pub(crate) number: u32,
}

impl ByPair {
    /// The numbers below `count` that have a pair of keys, the first of which lies below `bound`. Those with the same two keys stay in
    /// their order.
    pub(crate) fn of(count: usize, bound: usize, pair: impl Fn(usize) -> Option<(u32, u32)>) -> ByPair {
        let numbers = 0..u32::try_from(count).expect("fewer ties than 2^32");
        let mut starts = vec![0_u32; bound + 1];
        for number in numbers.clone() {
            if let Some((first, _)) = pair(number as usize) {
                starts[first as usize] += 1;
            }
        }
        // Where those of each key end, for now: they are put in from behind.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut members = vec![Member { second: 0, number: 0 }; end as usize];
        for number in numbers.rev() {
            if let Some((first, second)) = pair(number as usize) {
                let at = &mut starts[first as usize];
                *at -= 1;
                members[*at as usize] = Member { second, number };
            }
        }
        for bounds in starts.windows(2) {
            members[bounds[0] as usize..bounds[1] as usize].sort_unstable();
        }
        ByPair { members, starts }
    }

    /// Those that share both keys, pair by pair.
    pub(crate) fn same(&self) -> impl Iterator<Item = &[Member]> {
        let of_one = |bounds: &[u32]| &self.members[bounds[0] as usize..bounds[1] as usize];
        self.starts.windows(2).map(of_one).flat_map(|one| one.chunk_by(|a, b| a.second == b.second))
    }

    /// All numbers in their order, those that share both keys once more in the order of `compare`.
    pub(crate) fn sorted_by(mut self, mut compare: impl FnMut(usize, usize) -> std::cmp::Ordering) -> Vec<Member> {
        for bounds in self.starts.windows(2) {
            let one = &mut self.members[bounds[0] as usize..bounds[1] as usize];
            for same in one.chunk_by_mut(|a, b| a.second == b.second).filter(|same| same.len() > 1) {
                same.sort_unstable_by(|a, b| compare(a.number as usize, b.number as usize).then(a.cmp(b)));
            }
        }
        self.members
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering;

    fn numbers(members: &[Member]) -> Vec<u32> {
        members.iter().map(|member| member.number).collect()
    }

    #[test]
    fn things_stand_in_the_order_of_both_keys_and_otherwise_in_their_own() {
        let pairs = [(3, 1), (0, 2), (3, 0), (1, 1), (0, 2), (3, 1), (0, 1)];
        let sorted = || ByPair::of(pairs.len(), 4, |number| Some(pairs[number]));
        let same: Vec<Vec<u32>> = sorted().same().map(numbers).collect();
        assert_eq!(same, [vec![6], vec![1, 4], vec![3], vec![2], vec![0, 5]]);
        assert_eq!(numbers(&sorted().sorted_by(|_, _| Ordering::Equal)), [6, 1, 4, 3, 2, 0, 5]);
        assert_eq!(numbers(&sorted().sorted_by(|a, b| b.cmp(&a))), [6, 4, 1, 3, 2, 5, 0]);
    }

    #[test]
    fn things_without_keys_are_left_out() {
        let sorted = ByPair::of(5, 2, |number| (number % 2 == 1).then_some((1, 5 - number as u32)));
        assert_eq!(numbers(&sorted.sorted_by(|_, _| Ordering::Equal)), [3, 1]);
        assert_eq!(ByPair::of(0, 0, |_| None).same().count(), 0);
        assert_eq!(ByPair::of(3, 0, |_| None).same().count(), 0);
    }
}
