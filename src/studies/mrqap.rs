//! A relation explained by others on the same actors: regression on cells, judged by permutation (MRQAP).

use crate::graph::cells::Cells;
use crate::graph::least_squares::{Basis, product};
use crate::graph::parallel;
use crate::graph::random::Stream;

/// How names are put in other orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MrqapOptions {
    /// Number of random orders.
    pub permutations: usize,
    /// Seed of the random orders.
    pub seed: u64,
}

impl Default for MrqapOptions {
    fn default() -> Self {
        MrqapOptions { permutations: 1_999, seed: 1 }
    }
}

/// What a regression found.
#[derive(Debug, Clone, PartialEq)]
pub struct Mrqap {
    /// The constant, then each predictor.
    pub terms: Vec<Term>,
    /// The share of the variance of the cells that the predictors give.
    pub r_squared: f64,
    /// The same, less what any predictors would give.
    pub r_squared_adjusted: f64,
    /// The terms give the outcome exactly, up to rounding. Then t is infinite or undefined, and like the chances NaN: there is nothing
    /// left that they could be held against.
    pub perfect: bool,
    /// Number of cells: ordered pairs, or each pair once where direction does not matter.
    pub cells: usize,
}

/// One term of a regression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// By how much a cell is higher where the predictor is one higher, the others alike.
    pub coefficient: f64,
    /// The statistic that is compared over the orders. What tables of t make of it does not hold: cells that share an actor are not
    /// independent.
    pub t: f64,
    /// The chance of a t as high or higher.
    pub p_ge: f64,
    /// The chance of a t as low or lower.
    pub p_le: f64,
    /// The chance of a t as far from nought, to either side.
    pub p_two_sided: f64,
}

/// Why there is no regression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMrqap {
    /// Fewer actors than [`super::qap::LEAST_ACTORS`], or no more cells than terms.
    TooFewActors,
    /// All cells of the outcome are alike.
    OutcomeWithoutVariance,
    /// The predictor with this number is the outcome itself.
    IsOutcome(usize),
    /// The predictor with this number is the same everywhere, or follows from those before it.
    Redundant(usize),
}

/// Least squares over all cells but the diagonal, with a constant. Each term is judged by double semi-partialling: what the other
/// terms do not give of the predictor changes places, rows and columns together, and t is computed anew with it. Where the outcome
/// has no direction each pair counts once, and predictors must have none either.
///
/// Only association: a coefficient is no effect. The chances of ordinary regression are not given, because they are wrong here.
///
/// # Errors
///
/// Too few actors, an outcome that does not vary, a predictor that is the outcome or says nothing of its own.
///
/// Checked against tests/reference (R sna 2.7-1 netlm, statsmodels). Source: Dekker, Krackhardt & Snijders 2007,
/// doi:10.1007/s11336-007-9016-1.
///
/// ```
/// use verbinder::graph::cells::Cells;
/// use verbinder::graph::CompactGraph;
/// use verbinder::studies::mrqap::{MrqapOptions, mrqap};
///
/// // Who stands side by side works together, and half of the others.
/// let near = Cells::of(&CompactGraph::undirected(6, &[(0, 1), (2, 3), (4, 5)]));
/// let work = Cells::of(&CompactGraph::undirected(6, &[(0, 1), (2, 3), (4, 5), (0, 2), (1, 3), (2, 4), (3, 5), (0, 4), (1, 5)]));
/// let found = mrqap(&work, &[near], &MrqapOptions::default()).expect("six actors");
/// // Of the pairs side by side all, of the twelve others six.
/// assert!((found.terms[0].coefficient - 0.5).abs() < 1e-12 && (found.terms[1].coefficient - 0.5).abs() < 1e-12);
/// ```
pub fn mrqap(outcome: &Cells, predictors: &[Cells], options: &MrqapOptions) -> Result<Mrqap, NoMrqap> {
    let y = outcome.list();
    let terms = predictors.len() + 1;
    if outcome.node_count() < super::qap::LEAST_ACTORS || y.len() <= terms {
        return Err(NoMrqap::TooFewActors);
    }
    let constant = vec![1.0; y.len()];
    let columns: Vec<Vec<f64>> = std::iter::once(constant).chain(predictors.iter().map(Cells::list)).collect();
    if let Some(at) = columns[1..].iter().position(|column| *column == y) {
        return Err(NoMrqap::IsOutcome(at));
    }
    let all: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let basis = Basis::of(&all).map_err(|at| NoMrqap::Redundant(at - 1))?;
    let around_mean = left_of(&y, &Basis::of(&all[..1]).map_err(|_| NoMrqap::TooFewActors)?);
    let total = product(&around_mean, &around_mean);
    if total <= 1e-12 * product(&y, &y) {
        return Err(NoMrqap::OutcomeWithoutVariance);
    }
    let rest = left_of(&y, &basis);
    let share = 1.0 - product(&rest, &rest) / total;
    let perfect = product(&rest, &rest) <= 1e-12 * total;
    let free = (y.len() - terms) as f64;
    let coefficients = basis.coefficients(&y);
    let found = (0..terms).map(|at| {
        if perfect {
            let nan = f64::NAN;
            return Ok(Term { coefficient: coefficients[at], t: nan, p_ge: nan, p_le: nan, p_two_sided: nan });
        }
        let others: Vec<&[f64]> = (0..terms).filter(|&other| other != at).map(|other| all[other]).collect();
        let others = Basis::of(&others).map_err(|at| NoMrqap::Redundant(at.saturating_sub(1)))?;
        let partial = Partial { y: left_of(&y, &others), free, others };
        let own = left_of(all[at], &partial.others);
        let t = partial.t(&mut own.clone());
        let tally =
            permuted(&Cells::from_list(outcome.node_count(), outcome.is_directed(), &own), &partial, t, options);
        let p = |count: usize| (1 + count) as f64 / (1 + options.permutations) as f64;
        let [p_ge, p_le, p_two_sided] = tally.map(p);
        Ok(Term { coefficient: coefficients[at], t, p_ge, p_le, p_two_sided })
    });
    Ok(Mrqap {
        terms: found.collect::<Result<_, _>>()?,
        r_squared: share,
        r_squared_adjusted: 1.0 - (1.0 - share) * (y.len() - 1) as f64 / free,
        perfect,
        cells: y.len(),
    })
}

/// How many orders give a t as high, as low, and as far from nought.
fn permuted(own: &Cells, partial: &Partial, t: f64, options: &MrqapOptions) -> [usize; 3] {
    let nodes = own.node_count();
    let tolerance = 1e-9 * t.abs().max(1.0);
    let values = parallel::long_map_with(
        options.permutations,
        || (Vec::with_capacity(nodes), Vec::new()),
        |(order, cells): &mut (Vec<usize>, Vec<f64>), replicate| {
            order.clear();
            order.extend(0..nodes);
            Stream::new(options.seed, replicate as u64).shuffle(order);
            own.list_in_order(order, cells);
            partial.t(cells)
        },
    );
    let count = |such: &dyn Fn(f64) -> bool| values.iter().filter(|&&value| such(value)).count();
    [
        count(&|value| value >= t - tolerance),
        count(&|value| value <= t + tolerance),
        count(&|value| value.abs() >= t.abs() - tolerance),
    ]
}

/// What the other terms leave of the outcome.
struct Partial {
    others: Basis,
    y: Vec<f64>,
    free: f64,
}

impl Partial {
    /// The t of a predictor beside the other terms; 0 where it has nothing of its own.
    fn t(&self, predictor: &mut [f64]) -> f64 {
        let before = product(predictor, predictor);
        self.others.take_out(predictor);
        let own = product(predictor, predictor);
        if own <= 1e-18 * before {
            return 0.0;
        }
        let common = product(predictor, &self.y);
        let rest = (product(&self.y, &self.y) - common * common / own).max(0.0);
        common / (own * rest / self.free).sqrt()
    }
}

/// What a basis does not give of a column.
fn left_of(column: &[f64], basis: &Basis) -> Vec<f64> {
    let mut rest = column.to_vec();
    basis.take_out(&mut rest);
    basis.take_out(&mut rest);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    fn path() -> Cells {
        Cells::of(&CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]))
    }

    #[test]
    fn an_outcome_does_not_explain_itself() {
        let other = Cells::of(&CompactGraph::undirected(6, &[(0, 2), (1, 3), (0, 5)]));
        let found = mrqap(&path(), &[other, path()], &MrqapOptions::default());
        assert_eq!(found, Err(NoMrqap::IsOutcome(1)));
    }

    // The complement: outcome = 1 − predictor. The residual is nought, and t one over nought.
    #[test]
    fn a_perfect_fit_has_no_chances() {
        let (path, noise) = (path(), Cells::of(&CompactGraph::undirected(6, &[(0, 2), (1, 3), (0, 5)])));
        let complement = Cells::from_pairs(6, false, |a, b| 1.0 - path.at(a, b));
        let found = mrqap(&path, &[complement, noise], &MrqapOptions::default()).expect("six actors");
        assert!(found.perfect && (found.r_squared - 1.0).abs() < 1e-12);
        for (term, coefficient) in found.terms.iter().zip([1.0, -1.0, 0.0]) {
            assert!((term.coefficient - coefficient).abs() < 1e-9, "{term:?}");
            assert!([term.t, term.p_ge, term.p_le, term.p_two_sided].iter().all(|value| value.is_nan()), "{term:?}");
        }
    }

    // The example above: three pairs side by side, all tied, and six of the twelve others. With 15 pairs and a mean of 9/15 the squares are
    // 3.6, of which the twelve leave 3: R² = 1/6, F = (1/6) / (5/6) · 13 = 2.6, and t its root. The unit of the outcome matters to the
    // coefficients alone.
    #[test]
    fn fit_and_t_by_hand_in_any_unit() {
        let near = Cells::of(&CompactGraph::undirected(6, &[(0, 1), (2, 3), (4, 5)]));
        let ties = [(0, 1), (2, 3), (4, 5), (0, 2), (1, 3), (2, 4), (3, 5), (0, 4), (1, 5)];
        let work = Cells::of(&CompactGraph::undirected(6, &ties));
        let options = MrqapOptions { permutations: 99, seed: 1 };
        let chances = |found: &Mrqap| [found.terms[1].p_ge, found.terms[1].p_le, found.terms[1].p_two_sided];
        let plain = chances(&mrqap(&work, std::slice::from_ref(&near), &options).expect("six actors"));
        for unit in [1e-8, 1.0, 1e8] {
            let outcome = Cells::from_pairs(6, false, |a, b| unit * work.at(a, b));
            let found = mrqap(&outcome, std::slice::from_ref(&near), &options).expect("six actors");
            assert!((found.terms[1].coefficient / unit - 0.5).abs() < 1e-9, "{found:?}");
            assert!((found.r_squared - 1.0 / 6.0).abs() < 1e-9, "{found:?}");
            assert!((found.r_squared_adjusted - 4.0 / 39.0).abs() < 1e-9, "{found:?}");
            assert!((found.terms[1].t - 2.6f64.sqrt()).abs() < 1e-9, "{found:?}");
            assert_eq!(chances(&found).map(f64::to_bits), plain.map(f64::to_bits));
        }
    }

    // Of the 15 ways to pair six actors 8 have no pair in common with another, 6 one and 1 three. With one in common 7 are as much, 14 as
    // little; as the mean is 3/5, no way is nearer to it. Over 1,999 draws a chance is known to about 0.011.
    #[test]
    fn orders_that_give_the_same_t_count_on_both_sides() {
        let pairs = |list: &[(u32, u32)]| Cells::of(&CompactGraph::undirected(6, list));
        let (one, other) = (pairs(&[(0, 1), (2, 3), (4, 5)]), pairs(&[(0, 1), (2, 4), (3, 5)]));
        let found = mrqap(&one, &[other], &MrqapOptions::default()).expect("six actors").terms[1];
        assert!((found.p_ge - 7.0 / 15.0).abs() < 0.045 && (found.p_le - 14.0 / 15.0).abs() < 0.025, "{found:?}");
        assert!((found.p_two_sided - 1.0).abs() < 1e-12, "{found:?}");
    }
}
