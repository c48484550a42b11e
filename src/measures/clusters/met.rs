//! Which groups the ties of a node lead to.

/// The groups that were met so far, each once and in order. Whether a group is new is added to their number without a branch, which the
/// processor could not foresee.
#[derive(Debug)]
pub(super) struct Met {
    /// Those that were met, and room behind them.
    groups: Vec<u32>,
    count: usize,
}

impl Met {
    /// Room for the groups at the ends of so many ties.
    pub(super) fn with_room(ties: usize) -> Met {
        Met { groups: vec![0; ties], count: 0 }
    }

    /// Meets a group at the end of a tie.
    #[inline]
    pub(super) fn meet(&mut self, group: u32, is_new: bool) {
        self.groups[self.count] = group;
        self.count += usize::from(is_new);
    }

    /// The groups.
    pub(super) fn groups(&self) -> &[u32] {
        &self.groups[..self.count]
    }

    /// The groups in ascending order from now on.
    pub(super) fn sort(&mut self) {
        self.groups[..self.count].sort_unstable();
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_kept_once_and_in_order() {
        let mut met = Met::with_room(4);
        let mut seen = [false; 9];
        for group in [7, 3, 7, 8] {
            met.meet(group, !std::mem::replace(&mut seen[group as usize], true));
        }
        assert_eq!(met.groups(), [7, 3, 8]);
        met.meet(1, true);
        met.sort();
        assert_eq!(met.groups(), [1, 3, 7, 8]);
        met.clear();
        assert!(met.groups().is_empty());
    }
}
