//! Estimates that come with a guarantee: how near they must be, and how near they are.

/// How near is near enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// The largest error, as a share of the largest possible value; above 0 and below 1.
    pub epsilon: f64,
    /// The probability that some node has a larger one; above 0 and below 1.
    pub delta: f64,
    /// Where random numbers begin.
    pub seed: u64,
}

impl Default for Wanted {
    /// Within 0.01 with 95 % certainty; seed 1.
    fn default() -> Self {
        Wanted { epsilon: 0.01, delta: 0.05, seed: 1 }
    }
}

/// A number of every node, estimated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Estimate {
    /// The estimates.
    pub values: Vec<f64>,
    /// No more than the true value of each node,
    pub lower: Vec<f64>,
    /// and no less: for all nodes at once with the probability asked for.
    pub upper: Vec<f64>,
    /// The furthest that an end of an interval is from its estimate, as a share of the largest possible value; as asked for or
    /// smaller.
    pub epsilon: f64,
    /// What was drawn and counts; 0 where the values are exact.
    pub draws: usize,
}
