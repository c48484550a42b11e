//! What marks a group: attributes that its members have more often than others.

use super::backbone::hypergeometric_tail;
use super::multiple_testing::benjamini_hochberg;

/// How often a group has a value, and others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Index of the group.
    pub group: usize,
    /// The value.
    pub value: usize,
    /// Members with the value.
    pub inside: usize,
    /// Members of whom it is known.
    pub members: usize,
    /// Others with the value.
    pub outside: usize,
    /// Others of whom it is known.
    pub others: usize,
    /// The chance that as many members drawn blindly from all would have it so often, or more often.
    pub chance: f64,
    /// That chance, corrected by [`correct`] for looking at many groups and values.
    pub corrected: f64,
}

/// For every group and value that a member has, how often; in order of groups, then values. Nodes of which the value is not known take
/// no part. Uncorrected; a value that no member has is not listed, though it was looked at: its chance is 1, see [`correct`].
///
/// The chance is the upper tail of the hypergeometric distribution (Fisher's exact test, one-sided).
///
/// ```
/// use verbinder::studies::marks::marks;
///
/// // Both schools are in the group of two, out of four: one way of the six to draw two.
/// let found = marks(&[vec![0, 1]], &[Some(0), Some(0), Some(1), Some(1)]);
/// assert_eq!((found[0].inside, found[0].outside), (2, 0));
/// assert!((found[0].chance - 1.0 / 6.0).abs() < 1e-12);
/// ```
pub fn marks(groups: &[Vec<usize>], values: &[Option<usize>]) -> Vec<Mark> {
    let count = values.iter().flatten().max().map_or(0, |&last| last + 1);
    let known = values.iter().flatten().count();
    let mut all = vec![0; count];
    values.iter().flatten().for_each(|&value| all[value] += 1);
    let mut marks = Vec::new();
    for (group, nodes) in groups.iter().enumerate() {
        let mut here = vec![0; count];
        nodes.iter().filter_map(|&node| values[node]).for_each(|value| here[value] += 1);
        let members: usize = here.iter().sum();
        for value in (0..count).filter(|&value| here[value] > 0) {
            let chance = hypergeometric_tail(known, members, all[value], here[value]);
            marks.push(Mark {
                group,
                value,
                inside: here[value],
                members,
                outside: all[value] - here[value],
                others: known - members,
                chance,
                corrected: chance,
            });
        }
    }
    marks
}

/// Corrects chances (Benjamini & Hochberg 1995): of those below a limit, the limit is the share expected to be luck. `looked_at` is the
/// number of all groups times all values, those that no member has among them.
pub fn correct<'a>(marks: impl Iterator<Item = &'a mut Mark>, looked_at: usize) {
    let marks: Vec<&mut Mark> = marks.collect();
    let chances: Vec<f64> = marks.iter().map(|mark| mark.chance).collect();
    let corrected = benjamini_hochberg(&chances, looked_at);
    marks.into_iter().zip(corrected).for_each(|(mark, corrected)| mark.corrected = corrected);
}

#[cfg(test)]
mod tests {
    use super::*;

    // scipy 1.17: hypergeom.sf(inside − 1, 20, all with the value, members) and false_discovery_control of them.
    #[test]
    fn chances_as_scipy() {
        // Twenty nodes: value 0 for the first eight, 1 for the others, but the last is not known.
        let values: Vec<Option<usize>> =
            (0..20).map(|node| if node == 19 { None } else { Some(usize::from(node >= 8)) }).collect();
        let groups = [vec![0, 1, 2, 3, 4, 8], vec![5, 9, 10, 11, 12, 13, 19]];
        let mut found = marks(&groups, &values);
        correct(found.iter_mut(), 4);
        let counts: Vec<(usize, usize, usize, usize)> =
            found.iter().map(|mark| (mark.inside, mark.members, mark.outside, mark.others)).collect();
        assert_eq!(counts, [(5, 6, 3, 13), (1, 6, 10, 13), (1, 6, 7, 13), (5, 6, 6, 13)]);
        for (mark, (chance, corrected)) in found.iter().zip(EXPECTED) {
            assert!((mark.chance - chance).abs() < 1e-12, "{mark:?}");
            assert!((mark.corrected - corrected).abs() < 1e-12, "{mark:?}");
        }
    }

    // scipy 1.17: false_discovery_control([1/20, 1, 1/20, 1]): the values that a group lacks have chance 1, and were looked at.
    #[test]
    fn values_that_a_group_lacks_were_looked_at() {
        let values: Vec<Option<usize>> = (0..6).map(|node| Some(usize::from(node >= 3))).collect();
        let mut found = marks(&[vec![0, 1, 2], vec![3, 4, 5]], &values);
        correct(found.iter_mut(), 4);
        assert_eq!(found.len(), 2);
        for mark in found {
            assert!((mark.chance - 0.05).abs() < 1e-12 && (mark.corrected - 0.1).abs() < 1e-12, "{mark:?}");
        }
    }

    const EXPECTED: [(f64, f64); 4] = [
        (0.023_735_810_113_519, 0.094_943_240_454_076),
        (0.998_968_008_255_934, 0.998_968_008_255_934),
        (0.982_972_136_222_910, 0.998_968_008_255_934),
        (0.153_250_773_993_808, 0.306_501_547_987_616),
    ];
}
