//! How unequal numbers are.

use super::Spread;
use crate::graph;

/// The Gini coefficient: half the mean difference of two numbers, over their mean. None where they add up to nothing.
pub(super) fn gini(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let total: f64 = sorted.iter().sum();
    let n = sorted.len() as f64;
    let ranked: f64 = sorted.iter().enumerate().map(|(at, value)| (2.0 * at as f64 + 1.0 - n) * value).sum();
    (total > 0.0).then(|| (ranked / (n * total)).max(0.0))
}

/// The standard deviation. None where there is nothing to divide by.
pub(super) fn deviation(values: &[f64], spread: Spread) -> Option<f64> {
    let lost = match spread {
        Spread::Population => 0,
        Spread::Sample => 1,
    };
    graph::spread::spread(values, lost).map(|(_, deviation)| deviation)
}
