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

/// A node at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The node.
    pub node: u32,
    /// Whether its place is certain: its interval overlaps that of no other node.
    pub decided: bool,
}

impl Estimate {
    /// For callers of the library; tables of the program say how many places are open, by [`Self::epsilon`] alone. The `count` nodes with
    /// the largest estimates, the largest first; of equal ones the first in the network. Where the order
    /// of two nodes is wrong they differ by twice [`Self::epsilon`] at most, and neither is decided.
    pub fn top(&self, count: usize) -> Vec<Place> {
        let mut order: Vec<u32> = (0..self.values.len() as u32).collect();
        order.sort_by(|&a, &b| self.values[b as usize].total_cmp(&self.values[a as usize]).then(a.cmp(&b)));
        // The highest that anybody further down can be.
        let mut below = vec![f64::NEG_INFINITY; order.len() + 1];
        for (place, &node) in order.iter().enumerate().rev() {
            below[place] = self.upper[node as usize].max(below[place + 1]);
        }
        let mut above = f64::INFINITY;
        let places = order.iter().zip(&below[1..]).take(count).map(|(&node, &below)| {
            let (lower, upper) = (self.lower[node as usize], self.upper[node as usize]);
            let decided = upper < above && lower > below;
            above = above.min(lower);
            Place { node, decided }
        });
        places.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_says_whose_place_is_certain() {
        let found = Estimate {
            values: vec![1.0, 9.0, 5.0, 4.8, 0.0],
            lower: vec![0.5, 8.0, 4.5, 4.0, 0.0],
            upper: vec![1.5, 10.0, 5.5, 5.0, 0.4],
            epsilon: 0.1,
            draws: 100,
        };
        let places: Vec<(u32, bool)> = found.top(4).iter().map(|place| (place.node, place.decided)).collect();
        assert_eq!(places, [(1, true), (2, false), (3, false), (0, true)]);
    }
}
