//! How much of an error rankings and figures bear, without the curve beyond.

use super::agreement::{Ranked, ranks_from_the_top, spearman};
use super::curve::{is_near, is_same_ranking, is_sure};
use super::{CurveOptions, DataError, Recorded, Scorer};
use crate::graph::progress::Job;
use crate::studies::replicate::replicate_some;

/// The largest share of one error that each measure bears, in the order in which they were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Tolerance {
    /// Of rankings, as [`RankCurve::tolerated`](super::RankCurve::tolerated).
    pub ranks: Vec<f64>,
    /// Of figures, as [`FigureCurve::tolerated`](super::FigureCurve::tolerated).
    pub figures: Vec<f64>,
}

/// Versions are made in so many goes: after each, what can no longer be borne is left alone.
const GOES: usize = 10;
/// The fewest versions of a go.
const FEWEST: usize = 5;

/// What [`curves`](super::curves) would say is tolerated. A measure that a share is too much for is not looked at in further versions,
/// nor with larger shares, so that this takes a part of the time.
pub fn tolerance(
    recorded: &Recorded<'_>,
    error: &DataError,
    ranks: &[Scorer],
    figures: &[Scorer],
    options: &CurveOptions,
) -> Tolerance {
    let mut looked: Vec<Looked> = ranks.iter().map(|scorer| Looked::at_ranking(scorer, recorded)).collect();
    looked.extend(figures.iter().map(|scorer| Looked::at_figure(scorer, recorded)));
    let _all = Job::of(options.shares.len() * options.draws);
    for &share in &options.shares {
        look(recorded, error, share, &mut looked, options);
        looked.iter_mut().filter(|of| of.open).for_each(|of| of.tolerated = share);
    }
    let mut ranks: Vec<f64> = looked.iter().map(|of| of.tolerated).collect();
    let figures = ranks.split_off(ranks.len() - figures.len());
    Tolerance { ranks, figures }
}

/// A measure, and what was found of it so far.
struct Looked {
    scorer: Scorer,
    /// Of the record: every key, or the figure.
    base: Ranked,
    ranks: bool,
    /// Whether larger shares may be borne.
    open: bool,
    /// The largest share that is borne; NaN where there is nothing to judge.
    tolerated: f64,
}

impl Looked {
    fn at_ranking(scorer: &Scorer, recorded: &Recorded<'_>) -> Looked {
        let base = scorer.keys(recorded.graph);
        let open = !spearman(&base, &base).is_nan();
        Looked {
            scorer: *scorer,
            base: Ranked::of(base),
            ranks: true,
            open,
            tolerated: if open { 0.0 } else { f64::NAN },
        }
    }

    fn at_figure(scorer: &Scorer, recorded: &Recorded<'_>) -> Looked {
        let base = scorer.figure(recorded.graph);
        let open = !base.is_nan();
        Looked {
            scorer: *scorer,
            base: Ranked::of(vec![base]),
            ranks: false,
            open,
            tolerated: if open { 0.0 } else { f64::NAN },
        }
    }

    /// Whether a version tells the same as the record.
    fn holds_in(&self, version: &super::Perturbed) -> bool {
        if !self.ranks {
            return is_near(self.scorer.figure(&version.graph), self.base.scores[0]);
        }
        let keys = self.scorer.keys(&version.graph);
        is_same_ranking(self.base.spearman(version, &keys, || ranks_from_the_top(&keys)))
    }
}

/// Closes the measures for which this share of the error is too much.
fn look(recorded: &Recorded<'_>, error: &DataError, share: f64, looked: &mut [Looked], options: &CurveOptions) {
    if options.draws == 0 {
        looked.iter_mut().for_each(|of| of.open = false);
    }
    let mut lost = vec![0; looked.len()];
    let go = options.draws.div_ceil(GOES).max(FEWEST);
    for first in (0..options.draws).step_by(go) {
        let open: Vec<usize> = (0..looked.len()).filter(|&at| looked[at].open).collect();
        if open.is_empty() {
            return;
        }
        let which = first..(first + go).min(options.draws);
        let held = replicate_some(which, options.seed, |_, stream| {
            let version = (error.apply)(recorded, share, stream);
            open.iter().map(|&at| looked[at].holds_in(&version)).collect::<Vec<bool>>()
        });
        for (column, &at) in open.iter().enumerate() {
            lost[at] += held.iter().filter(|version| !version[column]).count();
            looked[at].open = is_sure(options.draws - lost[at], options.draws);
        }
    }
}
