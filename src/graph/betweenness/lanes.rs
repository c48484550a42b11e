//! The same number of several searches, side by side.

/// Searches that go out and back side by side.
pub(super) const LANES: usize = 8;

/// Which of them: one in each bit.
pub(super) type Mask = u8;

/// One number of each search. A cache line, and arithmetic that a processor does on several lanes at once; every lane is computed
/// as it would be alone, so that results do not depend on how many it does.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [f64; LANES]);

impl Lanes {
    pub(super) const NOUGHT: Lanes = Lanes([0.0; LANES]);

    #[inline(always)]
    pub(super) fn all(value: f64) -> Lanes {
        Lanes([value; LANES])
    }

    #[inline(always)]
    fn with(self, other: Lanes, of: impl Fn(f64, f64) -> f64) -> Lanes {
        let mut made = Lanes::NOUGHT;
        for lane in 0..LANES {
            made.0[lane] = of(self.0[lane], other.0[lane]);
        }
        made
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Lanes) -> Lanes {
        self.with(other, |a, b| a + b)
    }

    #[inline(always)]
    pub(super) fn times(self, other: Lanes) -> Lanes {
        self.with(other, |a, b| a * b)
    }

    #[inline(always)]
    pub(super) fn over(self, other: Lanes) -> Lanes {
        self.with(other, |a, b| a / b)
    }

    #[inline(always)]
    pub(super) fn most(self, other: Lanes) -> Lanes {
        self.with(other, |a, b| if a > b { a } else { b })
    }

    /// In which lanes there is more than this.
    pub(super) fn above(self, value: f64) -> Mask {
        (0..LANES).fold(0, |mask, lane| mask | Mask::from(self.0[lane] > value) << lane)
    }

    /// This in the lanes of the mask, the other in the rest.
    #[inline(always)]
    pub(super) fn or(self, other: Lanes, mask: Mask) -> Lanes {
        let mut made = other;
        for lane in 0..LANES {
            made.0[lane] = if mask >> lane & 1 == 1 { self.0[lane] } else { other.0[lane] };
        }
        made
    }

    /// What these nodes hold, added up.
    #[inline(always)]
    pub(super) fn sum(of: &[Lanes], nodes: &[u32]) -> Lanes {
        let mut sum = Lanes::NOUGHT;
        for &node in nodes {
            sum = sum.plus(of[node as usize]);
        }
        sum
    }

    /// All lanes added up, always in the same order.
    #[inline(always)]
    pub(super) fn total(self) -> f64 {
        let [a, b, c, d, e, f, g, h] = self.0;
        ((a + e) + (c + g)) + ((b + f) + (d + h))
    }
}
