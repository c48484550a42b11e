//! Which pairs are tied, asked and changed many times.

use indexmap::IndexSet;
use std::hash::{BuildHasherDefault, Hasher};

/// A set of ordered pairs of nodes.
#[derive(Debug)]
pub struct Pairs {
    nodes: usize,
    /// A bit for every pair, where there are not too many.
    bits: Vec<u64>,
    /// The pairs themselves, where there are.
    keys: IndexSet<u64, BuildHasherDefault<Spread>>,
}

/// Up to this many nodes every pair has a bit: eight megabytes at most.
const FEW_NODES: usize = 8_192;

impl Pairs {
    /// These pairs of so many nodes.
    pub fn of(nodes: usize, pairs: &[(u32, u32)]) -> Pairs {
        let bits = if nodes <= FEW_NODES { vec![0; (nodes * nodes).div_ceil(64)] } else { Vec::new() };
        let mut all = Pairs { nodes, bits, keys: IndexSet::default() };
        for &(a, b) in pairs {
            all.insert(a, b);
        }
        all
    }

    /// Whether the pair is in the set.
    pub fn has(&self, a: u32, b: u32) -> bool {
        if self.nodes > FEW_NODES {
            return self.keys.contains(&key(a, b));
        }
        let (word, bit) = self.place(a, b);
        self.bits[word] & bit != 0
    }

    /// Puts the pair into the set. Whether it was not there before.
    pub fn insert(&mut self, a: u32, b: u32) -> bool {
        if self.nodes > FEW_NODES {
            return self.keys.insert(key(a, b));
        }
        let (word, bit) = self.place(a, b);
        let new = self.bits[word] & bit == 0;
        self.bits[word] |= bit;
        new
    }

    /// Takes the pair out of the set.
    pub fn remove(&mut self, a: u32, b: u32) {
        if self.nodes > FEW_NODES {
            self.keys.swap_remove(&key(a, b));
            return;
        }
        let (word, bit) = self.place(a, b);
        self.bits[word] &= !bit;
    }

    fn place(&self, a: u32, b: u32) -> (usize, u64) {
        let pair = a as usize * self.nodes + b as usize;
        (pair / 64, 1 << (pair % 64))
    }
}

/// The ends as one number.
pub(super) fn key(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

/// Spreads keys over a table: much faster than what keeps strangers from choosing keys, whom there are none of here.
#[derive(Debug, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_nodes_know_the_same() {
        for nodes in [9, FEW_NODES + 1] {
            let mut pairs = Pairs::of(nodes, &[(0, 1), (8, 7)]);
            assert!(pairs.has(8, 7) && !pairs.has(7, 8) && pairs.insert(7, 8) && !pairs.insert(7, 8), "{nodes}");
            pairs.remove(8, 7);
            assert!(!pairs.has(8, 7) && pairs.has(7, 8) && pairs.has(0, 1) && !pairs.has(1, 0), "{nodes}");
        }
    }
}
