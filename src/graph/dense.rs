//! Dense symmetric matrices: the eigenvalues of any, and the inverse of one that is positive definite.
//!
//! Both are for some thousand rows at most: the work grows with the third power of their number. Eigenvalues come from reflections
//! (Householder 1958) that leave three diagonals, and from counting signs along these (Givens 1954): slower than the fastest, and
//! it cannot fail to settle. No outside crate is needed for so little.

use super::parallel;

/// A symmetric matrix in rows. Only what stands on the diagonal and below it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Symmetric {
    rows: usize,
    values: Vec<f64>,
}

impl Symmetric {
    /// A matrix of zeros.
    pub fn zero(rows: usize) -> Symmetric {
        Symmetric { rows, values: vec![0.0; rows * rows] }
    }

    /// Sets an entry, and the one across the diagonal with it.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.rows + column] = value;
        self.values[column * self.rows + row] = value;
    }

    /// All eigenvalues, ascending.
    pub fn eigenvalues(self) -> Vec<f64> {
        let (diagonal, beside) = self.three_diagonals();
        let widest = (0..diagonal.len()).map(|at| {
            let after = beside.get(at + 1).copied().unwrap_or(0.0);
            diagonal[at].abs() + beside[at].abs() + after.abs()
        });
        let bound = widest.fold(0.0, f64::max);
        parallel::map(diagonal.len(), |rank| {
            // Between these two lies the eigenvalue that so many others are smaller than.
            let (mut low, mut high) = (-bound, bound);
            loop {
                let middle = low + (high - low) / 2.0;
                if middle <= low || middle >= high {
                    return middle;
                }
                if smaller_than(middle, &diagonal, &beside) > rank { high = middle } else { low = middle }
            }
        })
    }

    /// A matrix with the same eigenvalues that is zero but for the diagonal and what is beside it; the entry beside the diagonal in
    /// row `i` stands at `i`.
    fn three_diagonals(mut self) -> (Vec<f64>, Vec<f64>) {
        let n = self.rows;
        let mut beside = vec![0.0; n];
        let mut image = vec![0.0; n];
        for last in (1..n).rev() {
            let (above, below) = self.values.split_at_mut(last * n);
            let mirror = &mut below[..last];
            let end = mirror[last - 1];
            if mirror[..last - 1].iter().all(|value| value.abs() <= 0.0) {
                beside[last] = end;
                continue;
            }
            let length = mirror.iter().map(|value| value * value).sum::<f64>().sqrt();
            beside[last] = -length.copysign(end);
            mirror[last - 1] = end - beside[last];
            let half = mirror.iter().map(|value| value * value).sum::<f64>() / 2.0;
            // The image of the mirror's normal under what is left of the matrix, from its lower triangle.
            let image = &mut image[..last];
            image.fill(0.0);
            for row in 0..last {
                let entries = &above[row * n..=row * n + row];
                let mut sum = entries[row] * mirror[row];
                for column in 0..row {
                    sum += entries[column] * mirror[column];
                    image[column] += entries[column] * mirror[row];
                }
                image[row] += sum;
            }
            image.iter_mut().for_each(|value| *value /= half);
            let along = mirror.iter().zip(image.iter()).map(|(a, b)| a * b).sum::<f64>() / (2.0 * half);
            image.iter_mut().zip(mirror.iter()).for_each(|(value, normal)| *value -= along * normal);
            for row in 0..last {
                let entries = &mut above[row * n..=row * n + row];
                for (column, entry) in entries.iter_mut().enumerate() {
                    *entry -= mirror[row] * image[column] + image[row] * mirror[column];
                }
            }
        }
        ((0..n).map(|at| self.values[at * n + at]).collect(), beside)
    }

    /// The inverse in rows; none if the matrix is not positive definite.
    pub fn inverse(mut self) -> Option<Vec<f64>> {
        let n = self.rows;
        // Cholesky: a lower triangle that times itself gives the matrix.
        for row in 0..n {
            let (above, from_row) = self.values.split_at_mut(row * n);
            let own = &mut from_row[..n];
            for column in 0..row {
                let other = &above[column * n..column * n + column + 1];
                let sum: f64 = own[..column].iter().zip(other).map(|(a, b)| a * b).sum();
                own[column] = (own[column] - sum) / other[column];
            }
            let left = own[row] - own[..row].iter().map(|value| value * value).sum::<f64>();
            if left <= 0.0 {
                return None;
            }
            own[row] = left.sqrt();
        }
        let triangle = &self.values;
        let columns = parallel::map(n, |column| {
            let mut x = vec![0.0; n];
            for row in column..n {
                let entries = &triangle[row * n..=row * n + row];
                let sum: f64 = entries[column..row].iter().zip(&x[column..row]).map(|(a, b)| a * b).sum();
                x[row] = (f64::from(u8::from(row == column)) - sum) / entries[row];
            }
            for row in (0..n).rev() {
                let entries = &triangle[row * n..=row * n + row];
                x[row] /= entries[row];
                let value = x[row];
                x[..row].iter_mut().zip(entries).for_each(|(other, entry)| *other -= entry * value);
            }
            x
        });
        Some(columns.concat())
    }
}

/// How many eigenvalues are smaller: the number of negative terms in the sequence of quotients of leading minors.
fn smaller_than(bound: f64, diagonal: &[f64], beside: &[f64]) -> usize {
    let mut count = 0;
    let mut quotient = 1.0;
    for (at, value) in diagonal.iter().enumerate() {
        let coupling = if at == 0 { 0.0 } else { beside[at] * beside[at] / quotient };
        quotient = value - bound - coupling;
        if quotient.abs() < f64::MIN_POSITIVE {
            quotient = f64::MIN_POSITIVE;
        }
        count += usize::from(quotient < 0.0);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[&[f64]]) -> Symmetric {
        let mut matrix = Symmetric::zero(rows.len());
        rows.iter().enumerate().for_each(|(at, row)| (0..=at).for_each(|column| matrix.set(at, column, row[column])));
        matrix
    }

    // The path of n nodes has the eigenvalues 2 cos(k π / (n + 1)); the complete graph n − 1 once and −1 otherwise (Brouwer &
    // Haemers, Spectra of Graphs, 1.4).
    #[test]
    fn eigenvalues_of_known_graphs() {
        let n = 7;
        let mut path = Symmetric::zero(n);
        (1..n).for_each(|at| path.set(at, at - 1, 1.0));
        let mut complete = Symmetric::zero(n);
        (0..n).for_each(|a| (0..a).for_each(|b| complete.set(a, b, 1.0)));
        for (at, found) in path.eigenvalues().into_iter().enumerate() {
            let known = 2.0 * (std::f64::consts::PI * (n - at) as f64 / (n + 1) as f64).cos();
            assert!((found - known).abs() < 1e-14, "{found} {known}");
        }
        for (at, found) in complete.eigenvalues().into_iter().enumerate() {
            assert!((found - if at == n - 1 { 6.0 } else { -1.0 }).abs() < 1e-13, "{found}");
        }
        assert_eq!(Symmetric::zero(0).eigenvalues(), [] as [f64; 0]);
        assert!(Symmetric::zero(2).eigenvalues().iter().all(|value| value.abs() < 1e-300));
    }

    #[test]
    fn an_inverse_times_its_matrix_is_one() {
        let rows: [&[f64]; 3] = [&[4.0, 1.0, -1.0], &[1.0, 3.0, 0.5], &[-1.0, 0.5, 2.0]];
        let inverse = matrix(&rows).inverse().expect("positive definite");
        for (a, row) in rows.iter().enumerate() {
            for b in 0..3 {
                let product: f64 = row.iter().zip(inverse[b..].iter().step_by(3)).map(|(x, y)| x * y).sum();
                assert!((product - f64::from(u8::from(a == b))).abs() < 1e-14);
            }
        }
        assert_eq!(matrix(&[&[1.0], &[2.0, 1.0]]).inverse(), None);
    }

    // √leaves, its negative and 0 for a star (the same place).
    #[test]
    fn eigenvalues_of_stars() {
        for leaves in 1..12usize {
            let mut star = Symmetric::zero(leaves + 1);
            (1..=leaves).for_each(|leaf| star.set(0, leaf, 1.0));
            let found = star.eigenvalues();
            let radius = (leaves as f64).sqrt();
            assert!((found[0] + radius).abs() < 1e-12 && (found[leaves] - radius).abs() < 1e-12, "{found:?}");
            assert!(found[1..leaves].iter().all(|value| value.abs() < 1e-12), "{found:?}");
        }
    }

    // Traces of the matrix and of its square are sums of eigenvalues and of their squares.
    #[test]
    fn traces_agree() {
        let mut stream = crate::graph::random::Stream::new(5, 0);
        let n = 40;
        let mut matrix = Symmetric::zero(n);
        let (mut trace, mut square) = (0.0, 0.0);
        for row in 0..n {
            for column in 0..=row {
                let value = stream.unit() - 0.5;
                matrix.set(row, column, value);
                trace += if row == column { value } else { 0.0 };
                square += value * value * if row == column { 1.0 } else { 2.0 };
            }
        }
        let found = matrix.eigenvalues();
        assert!((found.iter().sum::<f64>() - trace).abs() < 1e-10);
        assert!((found.iter().map(|x| x * x).sum::<f64>() - square).abs() < 1e-10);
    }
}
