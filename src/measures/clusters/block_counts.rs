//! Logarithms of counts that a description length is made of, beside factorials and choices: ways to hand out ties.

use crate::graph::counts::LogFactorials;

/// The most cells of the exact table: 64 MB.
const MOST_CELLS: usize = 1 << 23;

/// Above this the number of ways would not fit a float.
const MOST_ENDS: usize = 60_000;

/// ln q(m, n): in how many ways m ends of ties can be shared out over n nodes, if only the sizes of the shares count (the partitions
/// of m into at most n parts). Exact where a table of them is small enough.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    ends: usize,
    nodes: usize,
    /// Row by number of nodes, empty where the table would be too large.
    table: Vec<f64>,
}

impl Shares {
    pub(super) fn up_to(ends: usize, nodes: usize) -> Self {
        let nodes = nodes.min(ends);
        let width = ends + 1;
        if ends > MOST_ENDS || width * (nodes + 1) > MOST_CELLS {
            return Shares { ends, nodes, table: Vec::new() };
        }
        let mut table: Vec<f64> = vec![0.0; width * (nodes + 1)];
        table[0] = 1.0;
        for parts in 1..=nodes {
            for sum in 0..width {
                let with_all = if sum >= parts { table[parts * width + sum - parts] } else { 0.0 };
                table[parts * width + sum] = table[(parts - 1) * width + sum] + with_all;
            }
        }
        table.iter_mut().for_each(|count| *count = count.ln());
        Shares { ends, nodes, table }
    }

    pub(super) fn of(&self, ends: usize, nodes: usize) -> f64 {
        // No ends to share, or all of them to one node: one way.
        if ends == 0 || nodes < 2 {
            return 0.0;
        }
        let nodes = nodes.min(ends);
        if self.table.is_empty() || ends > self.ends || nodes > self.nodes {
            return about(ends as f64, nodes as f64);
        }
        self.table[nodes * (self.ends + 1) + ends]
    }
}

/// Szekeres' asymptotic formula for ln q(m, n), as in Peixoto 2017; for few nodes the choices of cuts between them.
fn about(ends: f64, nodes: f64) -> f64 {
    if nodes < ends.powf(0.25) {
        let few = LogFactorials::up_to(64);
        let (cuts, count) = (ends as usize - 1, nodes as usize);
        return few.choose(cuts, count - 1) - few.of(count);
    }
    let u = nodes / ends.sqrt();
    let mut v = u;
    for _ in 0..1000 {
        let next = u * dilogarithm(1.0 - (-v).exp()).sqrt();
        let done = (next - v).abs() < 1e-12;
        v = next;
        if done {
            break;
        }
    }
    let rest = (-v).exp();
    let front = v.ln()
        - 0.5 * (-rest * (1.0 + u * u / 2.0)).ln_1p()
        - 1.5 * std::f64::consts::LN_2
        - u.ln()
        - std::f64::consts::PI.ln();
    front - ends.ln() + ends.sqrt() * (2.0 * v / u - u * (-rest).ln_1p())
}

/// Li₂(x) for x from 0 to 1: Σ xᵏ/k², with Euler's reflection above one half.
fn dilogarithm(x: f64) -> f64 {
    if x >= 1.0 {
        return std::f64::consts::PI.powi(2) / 6.0;
    }
    if x > 0.5 {
        return std::f64::consts::PI.powi(2) / 6.0 - x.ln() * (1.0 - x).ln() - dilogarithm(1.0 - x);
    }
    let (mut sum, mut power) = (0.0, 1.0);
    for k in 1..60 {
        power *= x;
        sum += power / f64::from(k * k);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    // Partitions of 10: 42 in all, 8 into at most three parts, 6 into at most two (OEIS A000041, A001399, A008619).
    #[test]
    fn partitions_of_ten() {
        let shares = Shares::up_to(10, 10);
        for (nodes, ways) in [(10, 42.0f64), (25, 42.0), (3, 14.0), (2, 6.0), (1, 1.0)] {
            assert!((shares.of(10, nodes) - ways.ln()).abs() < 1e-12, "{nodes}");
        }
        assert!(shares.of(0, 4).abs() < 1e-12);
    }

    // Where the table ends the formula goes on: within a thousandth of the exact logarithm.
    #[test]
    fn the_formula_joins_the_table() {
        let exact = Shares::up_to(4000, 1500);
        for (ends, nodes) in [(4000, 1500), (4000, 300), (4000, 60), (3000, 20), (2000, 1000)] {
            let (exact, ours) = (exact.of(ends, nodes), about(ends as f64, nodes as f64));
            assert!((exact - ours).abs() < 1e-3 * exact, "{ends} over {nodes}: {exact} and {ours}");
        }
        // 200 choose 100, beyond a table and within one.
        let (short, long) = (LogFactorials::up_to(10), LogFactorials::up_to(300));
        assert!((short.choose(200, 100) - long.choose(200, 100)).abs() < 1e-10);
    }

    // Of ten thousand over three the cuts between them: 9999 choose 2, in any of 3! orders (Peixoto 2017, for few nodes).
    #[test]
    fn few_nodes_are_counted_by_their_cuts() {
        assert!((about(10_000.0, 3.0) - (9_999.0f64 * 9_998.0 / 12.0).ln()).abs() < 1e-9);
    }

    // A table of more than 2²³ cells, or for more ends than a float counts the ways of, is not made; the formula stands in for it.
    #[test]
    fn a_table_that_would_be_too_large_is_not_made() {
        assert!(Shares::up_to(8_191, 1_024).table.is_empty());
        let many = Shares::up_to(60_001, 2);
        assert!(many.table.is_empty());
        assert_eq!((many.of(0, 5), many.of(50_000, 1)), (0.0, 0.0));
        // More nodes than the table has.
        let (exact, beyond) = (Shares::up_to(4_000, 60).of(4_000, 60), Shares::up_to(4_000, 10).of(4_000, 60));
        assert!((exact - beyond).abs() < 1e-3 * exact, "{exact} and {beyond}");
    }

    // Li₂(1) = π²/6, Li₂(1/2) = π²/12 − ln²2/2 (Lewin 1981).
    #[test]
    fn dilogarithms_that_are_known() {
        let square = std::f64::consts::PI.powi(2);
        let half = square / 12.0 - std::f64::consts::LN_2.powi(2) / 2.0;
        assert!((dilogarithm(1.0) - square / 6.0).abs() < 1e-12 && (dilogarithm(0.5) - half).abs() < 1e-12);
    }
}
