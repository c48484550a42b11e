//! Lengths as whole numbers of a unit that all have in common.
//!
//! Strengths are mostly grades or counts, so that lengths are as 1 to 1/2 to 1/3. Whole numbers are added without rounding, and many
//! fit side by side.

/// The finest unit that is looked for: this part of the shortest length. 2,520 can be divided by all numbers up to 10.
const FINEST: u32 = 2_520;

/// How far a length may be from a whole number of units, of its size: no more than rounding makes of it, and far less than what
/// makes two paths differ.
const ROUNDING: f64 = 1e-12;

/// All lengths in the largest unit that they have in common, if none has more than `most`.
pub(super) fn in_units(lengths: &[f64], most: i16) -> Option<Vec<i16>> {
    let mut different = lengths.to_vec();
    different.sort_unstable_by(f64::total_cmp);
    different.dedup_by_key(|length| length.to_bits());
    let (shortest, longest) = (*different.first()?, *different.last()?);
    let finest = FINEST.min((f64::from(most) * shortest / longest) as u32);
    let whole = |length: f64, parts: u32| {
        let units = length / shortest * f64::from(parts);
        (units - units.round()).abs() <= ROUNDING * units
    };
    let parts = (1..=finest).find(|&parts| different.iter().all(|&length| whole(length, parts)))?;
    Some(lengths.iter().map(|length| (length / shortest * f64::from(parts)).round() as i16).collect())
}

#[cfg(test)]
mod tests {
    use super::in_units;

    #[test]
    fn lengths_of_grades_and_of_anything() {
        assert_eq!(in_units(&[3.0, 1.0, 2.0], 100), Some(vec![3, 1, 2]));
        assert_eq!(in_units(&[1.0, 1.0 / 2.0, 1.0 / 3.0], 100), Some(vec![6, 3, 2]));
        assert_eq!(in_units(&[0.1, 0.2, 0.1 + 0.2], 100), Some(vec![1, 2, 3]));
        // As many units as were allowed, and one more.
        assert_eq!(in_units(&[1.0, 100.0], 100), Some(vec![1, 100]));
        assert_eq!(in_units(&[1.0, 101.0], 100), None);
        assert_eq!(in_units(&[1.0, std::f64::consts::SQRT_2], i16::MAX), None);
        // 1 and 1 + 1e-9 are different lengths.
        assert_eq!(in_units(&[1.0, 1.000_000_001], i16::MAX), None);
        assert_eq!(in_units(&[], 100), None);
    }
}
