//! How much of an error rankings and figures bear, without the curve beyond.

use super::{CurveOptions, DataError, Recorded, Scorer, curves};

/// The largest share of one error that each measure bears, in the order in which they were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Tolerance {
    /// Of rankings, as [`RankCurve::tolerated`](super::RankCurve::tolerated).
    pub ranks: Vec<f64>,
    /// Of figures, as [`FigureCurve::tolerated`](super::FigureCurve::tolerated).
    pub figures: Vec<f64>,
}

/// What [`curves`] would say is tolerated. A measure that a share was too much for is not looked at with larger ones, so that this
/// takes a part of the time.
pub fn tolerance(
    recorded: &Recorded<'_>,
    error: &DataError,
    ranks: &[Scorer],
    figures: &[Scorer],
    options: &CurveOptions,
) -> Tolerance {
    let mut found = Tolerance { ranks: vec![0.0; ranks.len()], figures: vec![0.0; figures.len()] };
    let mut ranks: Vec<(usize, Scorer)> = ranks.iter().copied().enumerate().collect();
    let mut figures: Vec<(usize, Scorer)> = figures.iter().copied().enumerate().collect();
    for &share in &options.shares {
        if ranks.is_empty() && figures.is_empty() {
            break;
        }
        let scorers = |list: &[(usize, Scorer)]| list.iter().map(|entry| entry.1).collect::<Vec<_>>();
        let options = CurveOptions { shares: vec![share], ..options.clone() };
        let drawn = curves(recorded, error, &scorers(&ranks), &scorers(&figures), &options);
        let mut at_ranks = drawn.ranks.iter();
        ranks.retain(|&(index, _)| {
            let curve = at_ranks.next().expect("a curve for each ranking");
            let bears = curve.ordered && curve.points[0].is_borne();
            note(&mut found.ranks[index], (curve.ordered, bears), share);
            bears
        });
        let mut at_figures = drawn.figures.iter();
        figures.retain(|&(index, _)| {
            let curve = at_figures.next().expect("a curve for each figure");
            let bears = !curve.base.is_nan() && curve.points[0].is_borne();
            note(&mut found.figures[index], (!curve.base.is_nan(), bears), share);
            bears
        });
    }
    found
}

/// Notes that a share is borne; NaN where there is nothing to judge.
fn note(tolerated: &mut f64, (exists, bears): (bool, bool), share: f64) {
    if !exists {
        *tolerated = f64::NAN;
    } else if bears {
        *tolerated = share;
    }
}
