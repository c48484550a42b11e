//! What a measure gives: numbers, and why some are undefined.

use super::reason::{Because, Reason};
use crate::graph::estimate::Estimate;

/// What a measure gives: a number per node, per edge, or one; NaN where it is undefined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// The numbers, in the order of the graph's nodes or edges.
    pub values: Vec<f64>,
    /// Why values are NaN; every NaN is in one of these.
    pub undefined: Vec<Because>,
    /// Which values are set by convention and not by the formula.
    pub by_convention: Vec<Because>,
    /// What the measure settled itself and a reader must know: the name of the setting and its value.
    pub settled: Vec<(&'static str, f64)>,
}

/// The setting that says how far estimates may be off.
const ESTIMATED_WITHIN: &str = "estimated_within";

/// The setting that says the same in the unit of the values.
const MARGIN: &str = "margin";

impl Scores {
    /// What is settled where no walk comes back, so that every α of Katz centrality would do.
    pub const ANY_ALPHA: &str = "alpha_without_cycles";

    /// The setting that says below what α of Katz centrality must be.
    pub const ALPHA_BELOW: &str = "alpha_below";

    /// The setting that says which share of the searches came to the best that was found.
    pub const SHARE_OF_SEARCHES: &str = "share_of_searches";

    /// Scores that are all defined.
    pub fn all(mut values: Vec<f64>) -> Self {
        debug_assert!(values.iter().all(|value| !value.is_nan()));
        // A sum of nothing is -0 to a machine, and nothing else to people.
        values.iter_mut().for_each(|value| *value += 0.0);
        Scores { values, ..Scores::default() }
    }

    /// One number for the network.
    pub fn one(value: f64) -> Self {
        Scores::all(vec![value])
    }

    /// No number for the network.
    pub fn none(reason: Reason) -> Self {
        Scores::all_undefined(1, reason)
    }

    /// No number for any of `count`.
    pub fn all_undefined(count: usize, reason: Reason) -> Self {
        Scores::from_results((0..count).map(|_| Err(reason)))
    }

    /// A number or the reason for its absence, one after the other.
    pub fn from_results(results: impl IntoIterator<Item = Result<f64, Reason>>) -> Self {
        let mut scores = Scores::default();
        for (index, result) in results.into_iter().enumerate() {
            scores.values.push(result.unwrap_or(f64::NAN) + 0.0);
            if let Err(reason) = result {
                note(&mut scores.undefined, reason, index);
            }
        }
        scores
    }

    /// Numbers, of which those that are NaN are undefined for this one reason.
    pub fn or_else(values: impl IntoIterator<Item = f64>, reason: Reason) -> Self {
        Scores::from_results(values.into_iter().map(|value| if value.is_nan() { Err(reason) } else { Ok(value) }))
    }

    /// Adds that these values are set by convention.
    #[must_use]
    pub fn by_convention(mut self, reason: Reason, which: impl IntoIterator<Item = usize>) -> Self {
        for index in which {
            note(&mut self.by_convention, reason, index);
        }
        self
    }

    /// How far the values may be off, with 95 % certainty, as a share of the largest possible one; none where they are exact.
    pub fn estimated_within(&self) -> Option<f64> {
        self.settled.iter().find(|(what, _)| *what == ESTIMATED_WITHIN).map(|(_, epsilon)| *epsilon)
    }

    /// How far each value may be off, with 95 % certainty of all at once; none where they are exact.
    pub fn margin(&self) -> Option<f64> {
        self.settled.iter().find(|(what, _)| *what == MARGIN).map(|(_, margin)| *margin)
    }

    /// Says that these are the values of an estimate, of which so much was asked for, and that the largest possible one is this. Its own
    /// error is the margin: it may be smaller than what was asked for.
    #[must_use]
    pub(in crate::measures) fn estimated(self, found: &Estimate, epsilon: f64, largest: f64) -> Self {
        let scores = self.settled(ESTIMATED_WITHIN, epsilon).settled("random_draws", found.draws as f64);
        scores.settled(MARGIN, found.epsilon * largest)
    }

    /// Every value divided by this.
    #[must_use]
    pub(in crate::measures) fn divided(mut self, divisor: f64) -> Self {
        self.values.iter_mut().for_each(|value| *value /= divisor);
        self.settled.iter_mut().filter(|(what, _)| *what == MARGIN).for_each(|(_, margin)| *margin /= divisor);
        self
    }

    /// Adds what the measure settled itself.
    #[must_use]
    pub fn settled(mut self, what: &'static str, value: f64) -> Self {
        self.settled.push((what, value));
        self
    }

    /// The number of a network measure, which has one value only; NaN if undefined.
    pub fn value(&self) -> f64 {
        self.values.first().copied().unwrap_or(f64::NAN)
    }

    /// Why the value at this index is undefined.
    pub fn reason(&self, index: usize) -> Option<Reason> {
        self.undefined.iter().find(|because| because.which.binary_search(&index).is_ok()).map(|because| because.reason)
    }
}

fn note(list: &mut Vec<Because>, reason: Reason, index: usize) {
    match list.iter_mut().find(|because| because.reason == reason) {
        Some(because) => because.which.push(index),
        None => list.push(Because { reason, which: vec![index] }),
    }
}
