//! How far numbers lie apart.

/// The mean of numbers and their standard deviation, the squares divided by the count less `lost`: 0 for all there are, 1 for a sample.
/// None where there is nothing to divide by.
pub fn spread(values: &[f64], lost: usize) -> Option<(f64, f64)> {
    let divisor = values.len().checked_sub(lost).filter(|&left| left > 0)? as f64;
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (squares / divisor).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1, 2 and 4: mean 7/3, squares 42/9.
    #[test]
    fn of_all_and_of_a_sample() {
        let near = |found: Option<(f64, f64)>, variance: f64| {
            found.is_some_and(|(mean, sd)| (mean - 7.0 / 3.0).abs() < 1e-15 && (sd * sd - variance).abs() < 1e-15)
        };
        assert!(near(spread(&[1.0, 2.0, 4.0], 0), 14.0 / 9.0));
        assert!(near(spread(&[1.0, 2.0, 4.0], 1), 7.0 / 3.0));
        assert_eq!((spread(&[3.0], 0), spread(&[3.0], 1), spread(&[], 0)), (Some((3.0, 0.0)), None, None));
    }
}
