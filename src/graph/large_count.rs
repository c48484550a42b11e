//! Numbers of paths that floating point cannot hold: with twenty crossings in a row that each offer two ways there are a million
//! paths, with a thousand and more there are over 10³⁰⁸.

use std::ops::AddAssign;

/// A number of paths, as large as it may become.
pub trait Count: Copy + Default + AddAssign {
    /// One path.
    const ONE: Self;

    /// The product: paths to a node and on from it.
    #[must_use]
    fn times(self, other: Self) -> Self;

    /// Which share of the whole this is.
    fn share_of(self, whole: Self) -> f64;
}

impl Count for f64 {
    const ONE: f64 = 1.0;

    fn times(self, other: f64) -> f64 {
        self * other
    }

    fn share_of(self, whole: f64) -> f64 {
        self / whole
    }
}

/// Counts above this are counted again as [`LargeCount`]: the largest are so far off that no sum or product of the few that are
/// made of them leaves the range of floating point.
pub const TOO_LARGE: f64 = BLOCK * BLOCK * BLOCK;

/// 2²⁵⁶, and one over it. A power of two: nothing is lost in dividing by it.
const BLOCK: f64 = f64::from_bits((1023 + 256) << 52);
const UNBLOCK: f64 = f64::from_bits((1023 - 256) << 52);

/// A count of any size, as exact as floating point is: `digits` · 2^(256 · `blocks`), with 1 ≤ `digits` < 2²⁵⁶, or 0.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct LargeCount {
    // In this order, so that the larger count compares as larger.
    blocks: i64,
    digits: f64,
}

impl Count for LargeCount {
    const ONE: LargeCount = LargeCount { blocks: 0, digits: 1.0 };

    fn times(self, other: LargeCount) -> LargeCount {
        LargeCount { blocks: self.blocks + other.blocks, digits: self.digits * other.digits }.in_range()
    }

    fn share_of(self, whole: LargeCount) -> f64 {
        let share = self.digits / whole.digits;
        match self.blocks - whole.blocks {
            0 => share,
            -1 => share * UNBLOCK,
            // A part is no larger than its whole; further apart than that, it is nothing beside it.
            _ => 0.0,
        }
    }
}

impl LargeCount {
    fn in_range(self) -> LargeCount {
        if self.digits < BLOCK { self } else { LargeCount { blocks: self.blocks + 1, digits: self.digits * UNBLOCK } }
    }
}

impl From<f64> for LargeCount {
    /// A finite count: 0, or 1 and more.
    fn from(count: f64) -> Self {
        let mut made = LargeCount { blocks: 0, digits: count };
        while made.digits >= BLOCK && made.digits.is_finite() {
            made = made.in_range();
        }
        made
    }
}

impl AddAssign for LargeCount {
    fn add_assign(&mut self, other: LargeCount) {
        let (large, small) = if self.blocks >= other.blocks { (*self, other) } else { (other, *self) };
        let added = match large.blocks - small.blocks {
            0 => small.digits,
            1 => small.digits * UNBLOCK,
            _ => 0.0,
        };
        let sum = LargeCount { blocks: large.blocks, digits: large.digits + added };
        *self = if large.digits > 0.0 { sum.in_range() } else { small };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // 2^k by doubling: 2^3000 is 2^2999 twice, and 2^2700 of it is one part in 2^300.
    #[test]
    fn counts_of_any_size() {
        let mut doubled = vec![LargeCount::ONE];
        for at in 0..3_000 {
            let mut twice = doubled[at];
            twice += doubled[at];
            doubled.push(twice);
        }
        let share = |part: usize, whole: usize| doubled[part].share_of(doubled[whole]);
        assert_eq!((share(2_999, 3_000), share(3_000, 3_000), share(2_990, 3_000)), (0.5, 1.0, 1.0 / 1_024.0));
        assert_eq!(share(2_700, 3_000).to_bits(), 2.0f64.powi(-300).to_bits());
        assert_eq!(share(0, 3_000).to_bits(), 0.0f64.to_bits());
        assert_eq!(doubled[1_000].times(doubled[2_000]), doubled[3_000]);
        assert!(doubled[2_999] < doubled[3_000] && doubled[255] < doubled[256]);
        assert_eq!(LargeCount::from(2.0f64.powi(700)), doubled[700]);
        // (2^600 + 2^599) is three quarters of 2^601; what is 2^600 times smaller leaves no trace, in either order.
        let mut sum = doubled[600];
        sum += doubled[599];
        assert_eq!(sum.share_of(doubled[601]).to_bits(), 0.75f64.to_bits());
        let (mut one, mut other) = (doubled[600], LargeCount::ONE);
        one += LargeCount::ONE;
        other += doubled[600];
        assert_eq!((one, other), (doubled[600], doubled[600]));
        let mut nought = LargeCount::default();
        nought += doubled[600];
        assert_eq!(nought, doubled[600]);
    }
}
