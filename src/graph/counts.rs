//! Factorials and choices as logarithms, and the chances of draws that are made of them.

/// ln n!, from a table where it reaches and by Stirling's series beyond.
#[derive(Debug, Clone)]
pub struct LogFactorials(Vec<f64>);

impl LogFactorials {
    /// With a table up to this number.
    pub fn up_to(largest: usize) -> Self {
        let mut table = vec![0.0; largest + 1];
        for number in 1..=largest {
            table[number] = table[number - 1] + (number as f64).ln();
        }
        LogFactorials(table)
    }

    /// ln n! of one number.
    pub fn of(&self, number: usize) -> f64 {
        if let Some(&value) = self.0.get(number) {
            return value;
        }
        let x = number as f64;
        let series = 1.0 / (12.0 * x) - 1.0 / (360.0 * x.powi(3)) + 1.0 / (1260.0 * x.powi(5));
        x * x.ln() - x + 0.5 * (std::f64::consts::TAU * x).ln() + series
    }

    /// ln of the number of ways to choose.
    pub fn choose(&self, from: usize, number: usize) -> f64 {
        self.of(from) - self.of(number) - self.of(from - number)
    }

    /// The chance that draws of `one` and of `other` out of `all` share exactly so many, which must be possible.
    pub fn hypergeometric(&self, all: usize, one: usize, other: usize, shared: usize) -> f64 {
        (self.choose(one, shared) + self.choose(all - one, other - shared) - self.choose(all, other)).exp()
    }

    /// The chance that two such draws share `least` or more.
    pub fn hypergeometric_tail(&self, all: usize, one: usize, other: usize, least: usize) -> f64 {
        let possible = least.max((one + other).saturating_sub(all))..=one.min(other);
        possible.map(|shared| self.hypergeometric(all, one, other, shared)).sum::<f64>().min(1.0)
    }
}
