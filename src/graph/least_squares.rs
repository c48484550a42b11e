//! Least squares on a few long columns.

/// Columns at right angles to each other and of length one, that span the same as those given.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    columns: Vec<Vec<f64>>,
    /// How the columns given are made of these: row `i` holds the shares of column `i` in the columns up to itself.
    shares: Vec<Vec<f64>>,
}

/// A column that the ones before it give already counts for nothing. So small, in parts of its length, is what is left of it.
const NOTHING_LEFT: f64 = 1e-9;

impl Basis {
    /// Of these columns; the number of the first that the ones before it give already, if there is such a one.
    ///
    /// # Errors
    ///
    /// The number of that column.
    pub fn of(given: &[&[f64]]) -> Result<Basis, usize> {
        let mut basis = Basis { columns: Vec::new(), shares: Vec::new() };
        for (at, column) in given.iter().enumerate() {
            let before = length(column);
            let mut own = column.to_vec();
            // Twice is enough: the second time takes what rounding left over from the first.
            let mut shares = basis.take_out(&mut own);
            basis.take_out(&mut own).iter().zip(&mut shares).for_each(|(more, share)| *share += more);
            let left = length(&own);
            if left <= NOTHING_LEFT * before {
                return Err(at);
            }
            own.iter_mut().for_each(|value| *value /= left);
            shares.push(left);
            basis.columns.push(own);
            basis.shares.push(shares);
        }
        Ok(basis)
    }

    /// Takes out of a column what these span; the shares taken out.
    pub fn take_out(&self, column: &mut [f64]) -> Vec<f64> {
        self.columns
            .iter()
            .map(|own| {
                let share = product(own, column);
                column.iter_mut().zip(own).for_each(|(value, unit)| *value -= share * unit);
                share
            })
            .collect()
    }

    /// What each of the columns given is multiplied by to come nearest to this one.
    pub fn coefficients(&self, column: &[f64]) -> Vec<f64> {
        let mut rest = column.to_vec();
        let mut left = self.take_out(&mut rest);
        for at in (0..left.len()).rev() {
            left[at] /= self.shares[at][at];
            let own = left[at];
            for (earlier, share) in self.shares[at][..at].iter().enumerate() {
                left[earlier] -= own * share;
            }
        }
        left
    }
}

/// The sum of the products, in order.
pub fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).fold(0.0, |sum, part| sum + part)
}

fn length(column: &[f64]) -> f64 {
    product(column, column).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Anscombe 1973, doi:10.1080/00031305.1973.10478966, the first of four: y = 3.0001 + 0.5001 x.
    #[test]
    fn a_published_line() {
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        let found = Basis::of(&[&[1.0; 11], &x]).expect("two columns").coefficients(&y);
        assert!((found[0] - 3.0001).abs() < 5e-5 && (found[1] - 0.5001).abs() < 5e-5, "{found:?}");
    }

    #[test]
    fn a_column_that_others_give_is_named() {
        assert_eq!(Basis::of(&[&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0], &[3.0, 5.0, 7.0]]), Err(2));
        assert_eq!(Basis::of(&[&[0.0, 0.0]]), Err(0));
    }
}
