//! Whether two figures go together over places.

/// Spearman's rank correlation with mid-ranks for equal values, −1 to 1. Pairs in which a value is not a number are left out.
/// Undefined (NaN) for fewer than three pairs or where one figure does not vary.
///
/// Source: Spearman 1904; mid-ranks after Kendall & Gibbons 1990, Rank Correlation Methods, ch. 3.
pub fn spearman(x: &[f64], y: &[f64]) -> f64 {
    let pairs: Vec<(f64, f64)> =
        x.iter().zip(y).map(|(&a, &b)| (a, b)).filter(|(a, b)| !a.is_nan() && !b.is_nan()).collect();
    if pairs.len() < 3 {
        return f64::NAN;
    }
    let first: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
    let second: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    pearson(&mid_ranks(&first), &mid_ranks(&second))
}

/// The rank of each value, 1 for the smallest; equal values share the mean of their ranks. Values that differ by less than a
/// relative 1e-9 are equal, so that rounding noise orders nobody.
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    // As keys that are compared as whole numbers, with their places behind them: far sooner in order than by a look at two values each time.
    let mut keyed: Vec<(i64, u32)> = values.iter().zip(0..).map(|(&value, place)| (in_order(value), place)).collect();
    keyed.sort_unstable();
    let order: Vec<usize> = keyed.into_iter().map(|(_, place)| place as usize).collect();
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let mut end = start + 1;
        while end < order.len() && nearly_equal(values[order[end - 1]], values[order[end]]) {
            end += 1;
        }
        let shared = (start + 1 + end) as f64 / 2.0;
        for &index in &order[start..end] {
            ranks[index] = shared;
        }
        start = end;
    }
    ranks
}

/// A whole number for each value, in the order of [`f64::total_cmp`]: bits of a number below 0 rise as it falls.
fn in_order(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

/// Whether two scores differ by rounding noise only, relative 1e-9. Undefined scores are equal to each other, infinite ones to
/// themselves.
pub fn nearly_equal(a: f64, b: f64) -> bool {
    if a.is_finite() && b.is_finite() {
        (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
    } else {
        a.total_cmp(&b).is_eq() || (a.is_nan() && b.is_nan())
    }
}

/// Pearson's correlation, −1 to 1. Undefined (NaN) where one figure does not vary.
pub fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let n = x.len() as f64;
    let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xy += (a - mean_x) * (b - mean_y);
        xx += (a - mean_x).powi(2);
        yy += (b - mean_y).powi(2);
    }
    if xx > 0.0 && yy > 0.0 { xy / (xx * yy).sqrt() } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_rank() {
        assert_eq!(mid_ranks(&[10.0, 20.0, 10.0, 30.0]), [1.5, 3.0, 1.5, 4.0]);
    }

    // Every one before the next in the total order of IEEE 754: from −NaN to NaN, −0 before 0.
    #[test]
    fn keys_are_in_the_order_of_their_values() {
        let values =
            [-f64::NAN, f64::NEG_INFINITY, -2.5, -2.0, -1e-310, -0.0, 0.0, 1e-310, 2.0, 2.5, f64::INFINITY, f64::NAN];
        assert!(values.is_sorted_by(|a, b| a.total_cmp(b).is_lt()));
        assert!(values.is_sorted_by(|&a, &b| in_order(a) < in_order(b)));
    }

    #[test]
    fn spearman_of_a_textbook_example() {
        // Ten pairs of IQ and hours of television, the worked example of the encyclopaedic literature: d² adds up to 194,
        // 1 − 6·194 / (10·99) = −29/165.
        let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        assert!((spearman(&iq, &hours) + 29.0 / 165.0).abs() < 1e-12);
        assert!(spearman(&iq, &[1.0; 10]).is_nan());
        assert!(spearman(&[1.0, 2.0], &[1.0, 2.0]).is_nan());
    }

    // Without the pair that lacks a value the others rise together.
    #[test]
    fn a_pair_of_which_one_value_is_missing_takes_no_part() {
        let (some, all) = ([f64::NAN, 1.0, 2.0, 3.0], [10.0, 20.0, 30.0, 40.0]);
        assert!((spearman(&some, &all) - 1.0).abs() < 1e-12 && (spearman(&all, &some) - 1.0).abs() < 1e-12);
    }

    // In large networks scores are small, and in units such as euros large: what is equal does not hang on the unit.
    #[test]
    fn equal_is_relative_to_the_size_of_the_values() {
        for unit in [1e-12, 1.0, 1e12] {
            let values = [1.0, 1.0 + 1e-10, 1.0 + 1e-8, 2.0].map(|value| value * unit);
            assert_eq!(mid_ranks(&values), [1.5, 1.5, 3.0, 4.0], "{unit}");
        }
    }
}
