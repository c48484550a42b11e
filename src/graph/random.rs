//! Random numbers that are the same on every machine: a PCG stream per seed and replicate, our own draws on top.

use rand_core::{Rng as _, SeedableRng};

/// A reproducible stream of random numbers.
#[derive(Debug, Clone)]
pub struct Stream(rand_pcg::Pcg64);

impl Stream {
    /// The stream of one replicate of a seed. Streams of different replicates are independent, so the result does not depend on
    /// which thread computes which replicate.
    pub fn new(seed: u64, replicate: u64) -> Self {
        let mut bytes = [0u8; 32];
        for (chunk, salt) in bytes.chunks_exact_mut(8).zip(0u64..) {
            chunk
                .copy_from_slice(&mix(seed ^ mix(replicate.wrapping_add(salt << 56).wrapping_add(salt))).to_le_bytes());
        }
        Stream(rand_pcg::Pcg64::from_seed(bytes))
    }

    /// A number in `0..bound`, every one equally likely.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        let bound = bound.max(1);
        loop {
            let draw = self.0.next_u64();
            // Draws from the last multiple of the bound on would favour low numbers. The multiple is worked out only where it matters.
            if draw < u64::MAX - bound || draw < u64::MAX - u64::MAX % bound {
                return (draw % bound) as usize;
            }
        }
    }

    /// A number in `[0, 1)` with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Puts the items in random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// SplitMix64's finaliser: spreads every bit of the input over the output.
fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
