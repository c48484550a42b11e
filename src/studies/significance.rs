//! Whether a figure is more, or less, than chance would give: any measure of the whole network against a null model.
//!
//! With a model of the same density or dyads this is the conditional uniform graph test (Katz & Powell 1957; Butts 2008).

use super::null_models::Model;
use crate::graph::spread::spread;
use crate::graph::{parallel, random_graphs};
use crate::measures::{Compute, Known, Listens, Measure, Params, Reason};

/// What is drawn, and how often.
#[derive(Debug, Clone, Copy)]
pub struct SignificanceOptions<'a> {
    /// The null model; what it asks for must be known.
    pub model: &'a Model,
    /// How many draws.
    pub draws: usize,
    /// Seed of the draws.
    pub seed: u64,
}

/// A figure beside what the draws of a null model give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Significance {
    /// The figure; NaN where it is undefined.
    pub observed: f64,
    /// Mean of the draws.
    pub mean: f64,
    /// Standard deviation of the draws.
    pub sd: f64,
    /// How many standard deviations the figure is above the mean; NaN if all draws are equal.
    pub z: f64,
    /// The share of draws below the figure in per cent; draws that equal it count half.
    pub percentile: f64,
    /// The chance of a figure as high or higher: (1 + draws as high) / (1 + draws).
    pub p_ge: f64,
    /// The chance of a figure as low or lower.
    pub p_le: f64,
    /// Twice the smaller of both, at most 1.
    pub p_two_sided: f64,
    /// How many draws.
    pub draws: usize,
    /// In how many of them the figure was undefined.
    pub undefined: usize,
    /// How many of these are left out: all but those in which nothing can close because nobody has two partners; there a
    /// transitivity counts as 0.
    pub left_out: usize,
    /// Why the figure, or the comparison, is undefined; [`Reason::NoVariance`] if it is only z.
    pub reason: Option<Reason>,
}

impl Significance {
    /// Whether every draw has the figure that was observed: the model leaves it as it is, and nothing can be said of it.
    pub(crate) fn is_kept(&self) -> bool {
        // Without a spread, and at its mean but for rounding.
        self.reason == Some(Reason::NoVariance)
            && (self.observed - self.mean).abs() <= SAME * self.observed.abs().max(self.mean.abs())
    }
}

/// Whether a measure can be compared: it gives numbers of the whole network, knows nothing but what models draw, and makes no such
/// comparison itself.
pub fn is_comparable(measure: &Measure) -> bool {
    use crate::measures::{Level, Need};
    let drawn = |need: &Need| matches!(need, Need::Groups | Need::Values | Need::Modes | Need::Members);
    measure.level == Level::Network && measure.needs.iter().all(drawn) && !measure.listens.contains(&Listens::Draws)
}

/// Every column of every measure against the draws of a model. A measure that makes a comparison of its own by shuffling gives its
/// first column, the figure itself. All measures look at the same draws.
///
/// # Errors
///
/// What a measure needs and is not known.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{self, Known, Params, Reason};
/// use verbinder::studies::null_models;
/// use verbinder::studies::significance::{SignificanceOptions, significance};
///
/// // A star is the only network with its degrees: no draw differs, and nothing can be said.
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// let transitivity = measures::find("transitivity").expect("a measure of this name");
/// let model = null_models::find("same-degrees").expect("a model of this name");
/// let options = SignificanceOptions { model, draws: 99, seed: 1 };
/// let found = significance(&Known::new(&star), &[transitivity], &Params::default(), &options).expect("nothing is needed");
/// assert_eq!((found[0][0].sd, found[0][0].p_ge), (0.0, 1.0));
/// assert_eq!(found[0][0].reason, Some(Reason::NoVariance));
/// ```
pub fn significance(
    known: &Known<'_>,
    measures: &[&Measure],
    params: &Params,
    options: &SignificanceOptions<'_>,
) -> Result<Vec<Vec<Significance>>, crate::measures::Need> {
    // The comparison is ours; a measure's own would be made anew in every draw.
    let params = Params { permutations: 0, ..*params };
    let observed = measures.iter().map(|measure| figures(measure, known, &params)).collect::<Result<Vec<_>, _>>()?;
    let draws = parallel::long_map(options.draws, |draw| {
        let drawn = (options.model.draw)(known, &mut random_graphs::stream(options.seed, draw));
        let known = drawn.known(known);
        let of = |measure: &&Measure| figures(measure, &known, &params).expect("what was known is known of draws too");
        measures.iter().map(of).collect::<Vec<_>>()
    });
    let compared = |(at, columns): (usize, Vec<Result<f64, Reason>>)| {
        let column = |(column, observed): (usize, Result<f64, Reason>)| {
            let others: Vec<Result<f64, Reason>> = draws.iter().map(|draw| draw[at][column]).collect();
            compare(observed, &others)
        };
        columns.into_iter().enumerate().map(column).collect()
    };
    Ok(observed.into_iter().enumerate().map(compared).collect())
}

/// The numbers of a measure, or why there are none.
fn figures(
    measure: &Measure,
    known: &Known<'_>,
    params: &Params,
) -> Result<Vec<Result<f64, Reason>>, crate::measures::Need> {
    let columns = measure.run(known, params)?;
    let shown = match measure.compute {
        Compute::Parts(parts, _) if !measure.listens.contains(&Listens::Permutations) => parts.len(),
        _ => 1,
    };
    let figure = |scores: crate::measures::Scores| match scores.reason(0) {
        Some(reason) => Err(reason),
        None => Ok(scores.value()),
    };
    Ok(columns.into_iter().take(shown).map(figure).collect())
}

/// Two figures are the same if they differ by less than this share of the largest of all.
const SAME: f64 = 1e-12;

/// A figure beside draws of it. Values that differ by no more than rounding are equal.
pub fn compare(observed: Result<f64, Reason>, draws: &[Result<f64, Reason>]) -> Significance {
    // Without a pair of ties that could close, none closes.
    let or_nothing_closed = |draw: &Result<f64, Reason>| match draw {
        Err(Reason::NoTwoPaths) => Some(0.0),
        other => other.ok(),
    };
    let values: Vec<f64> = draws.iter().filter_map(or_nothing_closed).collect();
    let undefined = draws.iter().filter(|draw| draw.is_err()).count();
    let first_gap = draws.iter().find_map(|draw| draw.err());
    let mut found = Significance {
        observed: observed.unwrap_or(f64::NAN),
        mean: f64::NAN,
        sd: f64::NAN,
        z: f64::NAN,
        percentile: f64::NAN,
        p_ge: f64::NAN,
        p_le: f64::NAN,
        p_two_sided: f64::NAN,
        draws: draws.len(),
        undefined,
        left_out: draws.len() - values.len(),
        reason: observed.err().or(if values.is_empty() { first_gap.or(Some(Reason::NotGiven)) } else { None }),
    };
    if found.reason.is_some() {
        return found;
    }
    let count = values.len() as f64;
    let scale = values.iter().fold(found.observed.abs(), |most, value| most.max(value.abs()));
    let same = SAME * scale;
    // A single draw has no spread.
    let (mean, sd) = spread(&values, 1).unwrap_or((values[0], 0.0));
    // What is left of rounding is no variance.
    let level = values.iter().all(|value| (value - values[0]).abs() <= same);
    let sd = if level { 0.0 } else { sd };
    let above = values.iter().filter(|value| **value > found.observed + same).count() as f64;
    let below = values.iter().filter(|value| **value < found.observed - same).count() as f64;
    let equal = count - above - below;
    let share = |as_far: f64| (1.0 + as_far) / (1.0 + count);
    found.mean = if level { values[0] } else { mean };
    found.sd = sd;
    found.z = if level { f64::NAN } else { (found.observed - mean) / sd };
    found.percentile = 100.0 * (below + equal / 2.0) / count;
    found.p_ge = share(above + equal);
    found.p_le = share(below + equal);
    found.p_two_sided = (2.0 * found.p_ge.min(found.p_le)).min(1.0);
    found.reason = level.then_some(Reason::NoVariance);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pitfalls 60, 62 and 68 by hand: of 2, 3, 3, 4 one is below 3, two equal it (but for rounding), one is above.
    #[test]
    fn ties_count_on_both_sides_and_half_in_the_percentile() {
        let draws = [2.0, 3.0 - 1e-13, 3.0 + 1e-13, 4.0].map(Ok);
        let found = compare(Ok(3.0), &draws);
        assert!((found.mean - 3.0).abs() < 1e-12 && (found.sd - (2.0f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((found.p_ge - 4.0 / 5.0).abs() < 1e-12 && (found.p_le - 4.0 / 5.0).abs() < 1e-12);
        assert!((found.p_two_sided - 1.0).abs() < 1e-12 && (found.percentile - 50.0).abs() < 1e-12);
        assert!(found.z.abs() < 1e-12 && found.reason.is_none());
        // No p is ever 0.
        let beyond = compare(Ok(9.0), &draws);
        assert!((beyond.p_ge - 0.2).abs() < 1e-12 && (beyond.p_two_sided - 0.4).abs() < 1e-12);
        assert!((beyond.p_le - 1.0).abs() < 1e-12 && (beyond.percentile - 100.0).abs() < 1e-12);
    }

    #[test]
    fn undefined_draws_are_counted_and_left_out_but_nothing_closed_is_nought() {
        let draws = [Ok(1.0), Err(Reason::Disconnected), Ok(3.0), Err(Reason::NoTwoPaths)];
        let found = compare(Ok(3.0), &draws);
        assert_eq!((found.draws, found.undefined), (4, 2));
        assert!((found.mean - 4.0 / 3.0).abs() < 1e-12 && (found.p_ge - 0.5).abs() < 1e-12);
        let none = compare(Ok(3.0), &[Err(Reason::Disconnected); 3]);
        assert!(none.p_ge.is_nan() && none.reason == Some(Reason::Disconnected) && none.undefined == 3);
        let observed = compare(Err(Reason::NoTwoPaths), &draws);
        assert!(observed.observed.is_nan() && observed.p_ge.is_nan());
        assert_eq!(observed.reason, Some(Reason::NoTwoPaths));
        assert_eq!(compare(Ok(1.0), &[]).reason, Some(Reason::NotGiven));
    }

    #[test]
    fn draws_that_are_all_equal_have_no_z() {
        let found = compare(Ok(2.0), &[Ok(0.1 + 0.2), Ok(0.3)]);
        assert!(found.sd == 0.0 && found.z.is_nan() && found.reason == Some(Reason::NoVariance));
        assert!((found.p_ge - 1.0 / 3.0).abs() < 1e-12);
        assert!(compare(Ok(0.0), &[Ok(0.0), Ok(-0.0)]).p_ge > 0.99);
    }

    // Draws that differ from the figure by less than rounding equal it, and others do not, in any unit.
    #[test]
    fn equal_is_relative_to_the_size_of_the_figures() {
        for unit in [1e-9, 1.0, 1e9] {
            let draws = [2.0, 3.0 - 1e-13, 3.0 + 1e-13, 3.0 + 1e-9].map(|value| Ok(value * unit));
            let found = compare(Ok(3.0 * unit), &draws);
            assert!((found.p_ge - 4.0 / 5.0).abs() < 1e-12 && (found.p_le - 4.0 / 5.0).abs() < 1e-12, "{found:?}");
            assert_eq!(found.reason, None);
        }
    }

    // All columns of a measure are compared: mutual, one-sided and absent pairs of three nodes.
    #[test]
    fn every_number_of_a_measure_is_compared() {
        use crate::graph::{CompactGraph, compact::Merge};
        let arcs = [(0, 1), (1, 0), (1, 2)].map(|(a, b)| (a, b, 1.0));
        let graph = CompactGraph::from_edges(3, true, false, &arcs, Merge::Max);
        let census = crate::measures::find("dyad-census").expect("a measure of this name");
        let model = crate::studies::null_models::find("same-dyads").expect("a model of this name");
        let options = SignificanceOptions { model, draws: 9, seed: 1 };
        let found =
            significance(&Known::new(&graph), &[census], &Params::default(), &options).expect("nothing is needed");
        let figures: Vec<f64> = found[0].iter().map(|column| column.observed).collect();
        assert!(figures.len() >= 3 && figures[..3].iter().all(|&count| (count - 1.0).abs() < 1e-12), "{figures:?}");
    }
}
