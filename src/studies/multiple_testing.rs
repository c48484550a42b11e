//! Many chances looked at together.

/// Chances corrected for how many were looked at, those that are not listed among them (Benjamini & Hochberg 1995): the least, from
/// each upward, of chance times looked at over rank.
pub fn benjamini_hochberg(chances: &[f64], looked_at: usize) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|&one, &other| chances[one].total_cmp(&chances[other]).then(one.cmp(&other)));
    let mut corrected = vec![1.0; chances.len()];
    let mut least: f64 = 1.0;
    for (rank, &at) in order.iter().enumerate().rev() {
        least = least.min(chances[at] * looked_at as f64 / (rank + 1) as f64);
        corrected[at] = least;
    }
    corrected
}

/// The same for things that carry a chance, and a place for the corrected one.
pub fn correct<'a, T: 'a>(
    items: impl Iterator<Item = &'a mut T>,
    looked_at: usize,
    chance: impl Fn(&T) -> f64,
    put: impl Fn(&mut T, f64),
) {
    let items: Vec<&mut T> = items.collect();
    let chances: Vec<f64> = items.iter().map(|item| chance(item)).collect();
    let corrected = benjamini_hochberg(&chances, looked_at);
    items.into_iter().zip(corrected).for_each(|(item, corrected)| put(item, corrected));
}

/// How many draws it takes for one thing alone of so many to pass the correction of Benjamini and Hochberg at 5 %, where p counts one side
/// or both (`sides` 1 or 2): with fewer, the least p that draws can give, `sides / (draws + 1)`, times the number of things is above that.
pub fn draws_to_tell(looked_at: usize, sides: usize) -> usize {
    20 * sides * looked_at
}

#[cfg(test)]
mod tests {
    use super::*;

    // p.adjust(c(0.01, 0.04, 0.03, 0.5), "BH") in R 4: 0.04, 0.0533…, 0.0533…, 0.5
    #[test]
    fn corrected_as_in_r() {
        let q = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.5], 4);
        for (found, expected) in q.iter().zip([0.04, 0.16 / 3.0, 0.16 / 3.0, 0.5]) {
            assert!((found - expected).abs() < 1e-12, "{q:?}");
        }
    }
}
