//! All eigenvalues of a symmetric matrix: to three diagonals by reflections (Householder), then by implicit QL steps.

/// The eigenvalues of the symmetric matrix with these rows, ascending; none if they do not settle. Takes O(n³).
pub fn eigenvalues(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let (mut diagonal, mut beside) = three_diagonals(&mut rows);
    let n = diagonal.len();
    for low in 0..n {
        let mut steps = 0;
        loop {
            // The first place from here on where the matrix falls apart.
            let split = (low..n.saturating_sub(1)).find(|&at| {
                let near = diagonal[at].abs() + diagonal[at + 1].abs();
                beside[at].abs() <= f64::EPSILON * near
            });
            let high = split.unwrap_or(n - 1);
            if high == low {
                break;
            }
            steps += 1;
            if steps > 100 {
                return None;
            }
            ql_step(&mut diagonal, &mut beside, low, high);
        }
    }
    diagonal.sort_by(f64::total_cmp);
    Some(diagonal)
}

/// Diagonal and what stands beside it, after reflections that leave the eigenvalues alone.
fn three_diagonals(rows: &mut [Vec<f64>]) -> (Vec<f64>, Vec<f64>) {
    let n = rows.len();
    let mut beside = vec![0.0; n.saturating_sub(1)];
    for k in 0..n.saturating_sub(2) {
        // Reflects what stands below the diagonal of column k onto its first entry.
        let mut axis: Vec<f64> = (k + 1..n).map(|row| rows[row][k]).collect();
        let length = axis.iter().map(|x| x * x).sum::<f64>().sqrt();
        let target = if axis[0] > 0.0 { -length } else { length };
        beside[k] = target;
        axis[0] -= target;
        let square: f64 = axis.iter().map(|x| x * x).sum();
        if square <= f64::MIN_POSITIVE {
            continue;
        }
        let size = n - k - 1;
        let image: Vec<f64> = (0..size)
            .map(|i| 2.0 / square * (0..size).map(|j| rows[k + 1 + i][k + 1 + j] * axis[j]).sum::<f64>())
            .collect();
        let along = image.iter().zip(&axis).map(|(p, v)| p * v).sum::<f64>() / square;
        let turn: Vec<f64> = image.iter().zip(&axis).map(|(p, v)| p - along * v).collect();
        for i in 0..size {
            let row = &mut rows[k + 1 + i][k + 1..];
            for (j, entry) in row.iter_mut().enumerate() {
                *entry -= axis[i] * turn[j] + turn[i] * axis[j];
            }
        }
    }
    if n >= 2 {
        beside[n - 2] = rows[n - 1][n - 2];
    }
    ((0..n).map(|at| rows[at][at]).collect(), beside)
}

/// One step on the part from `low` to `high`, with the shift of Wilkinson.
fn ql_step(diagonal: &mut [f64], beside: &mut [f64], low: usize, high: usize) {
    let half = (diagonal[low + 1] - diagonal[low]) / (2.0 * beside[low]);
    let root = half.hypot(1.0);
    let shift = diagonal[low] - beside[low] / (half + if half < 0.0 { -root } else { root });
    let mut g = diagonal[high] - shift;
    let (mut sine, mut cosine, mut moved) = (1.0, 1.0, 0.0);
    for at in (low..high).rev() {
        let f = sine * beside[at];
        let b = cosine * beside[at];
        let r = f.hypot(g);
        if at + 1 < high {
            beside[at + 1] = r;
        }
        if r <= f64::MIN_POSITIVE {
            // Falls apart in between: what is left is done in the next step.
            diagonal[at + 1] -= moved;
            return;
        }
        (sine, cosine) = (f / r, g / r);
        g = diagonal[at + 1] - moved;
        let h = (diagonal[at] - g) * sine + 2.0 * cosine * b;
        moved = sine * h;
        diagonal[at + 1] = g + moved;
        g = cosine * h - b;
    }
    diagonal[low] -= moved;
    beside[low] = g;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-10), "{found:?}, expected {expected:?}");
    }

    // Known in closed form: 2 cos(πk/(n+1)) for a path, n − 1 and −1 for a complete graph, ±√leaves and 0 for a star.
    #[test]
    fn spectra_of_named_graphs() {
        for n in 1..12usize {
            let rows = |tied: &dyn Fn(usize, usize) -> bool| -> Vec<Vec<f64>> {
                (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i != j && tied(i, j)))).collect()).collect()
            };
            let mut path: Vec<f64> =
                (1..=n).map(|k| 2.0 * (std::f64::consts::PI * k as f64 / (n as f64 + 1.0)).cos()).collect();
            path.sort_by(f64::total_cmp);
            same(&eigenvalues(rows(&|i, j| i.abs_diff(j) == 1)).unwrap(), &path);
            let mut complete = vec![-1.0; n];
            complete[n - 1] = n as f64 - 1.0;
            same(&eigenvalues(rows(&|_, _| true)).unwrap(), &complete);
            let mut star = vec![0.0; n];
            star[n - 1] = (n as f64 - 1.0).sqrt();
            star[0] -= (n as f64 - 1.0).sqrt();
            same(&eigenvalues(rows(&|i, j| i == 0 || j == 0)).unwrap(), &star);
        }
        assert_eq!(eigenvalues(Vec::new()), Some(Vec::new()));
    }

    // Traces of the matrix and of its square are sums of eigenvalues and of their squares.
    #[test]
    fn traces_agree() {
        let mut stream = super::super::random::Stream::new(5, 0);
        let n = 40;
        let mut rows = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in 0..=i {
                rows[i][j] = stream.unit() - 0.5;
                rows[j][i] = rows[i][j];
            }
        }
        let (trace, square): (f64, f64) =
            ((0..n).map(|i| rows[i][i]).sum(), rows.iter().flatten().map(|x| x * x).sum());
        let found = eigenvalues(rows).unwrap();
        assert!((found.iter().sum::<f64>() - trace).abs() < 1e-10);
        assert!((found.iter().map(|x| x * x).sum::<f64>() - square).abs() < 1e-10);
    }
}
