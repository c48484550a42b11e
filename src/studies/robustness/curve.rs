//! Stability curves: what a growing share of error leaves of a ranking, or of a figure.

use super::{DataError, Recorded, Scorer, agreement};
use crate::graph::progress::Job;
use crate::studies::replicate::replicate;
use crate::text::Text;

/// A rank correlation from which two rankings count as telling the same.
const SAME_RANKING: f64 = 0.7;
/// How far a figure may be from that of the record and count as near it: a tenth.
const NEAR: f64 = 0.1;
/// The share of the versions in which that must hold.
const SURE: f64 = 0.95;

/// How a curve is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveOptions {
    /// Shares of error, ascending, each from 0 to below 1.
    pub shares: Vec<f64>,
    /// Versions of the record for each of them.
    pub draws: usize,
    /// Seed of the errors.
    pub seed: u64,
}

impl CurveOptions {
    /// The usual shares: 5, 10, 20, 30, 40 and 50 %.
    pub const SHARES: [f64; 6] = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];
}

/// Where a number lies over the versions of a record in which it is defined. NaN where it is in none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Mean.
    pub mean: f64,
    /// 5 % of the versions lie below.
    pub low: f64,
    /// 5 % of the versions lie above.
    pub high: f64,
    /// Number of versions in which it is defined.
    pub defined: usize,
}

impl Band {
    /// The band of these values, of which those that are NaN are undefined. Quantiles lie between neighbouring values in
    /// proportion (Hyndman & Fan 1996, type 7).
    pub fn of(values: impl IntoIterator<Item = f64>) -> Band {
        let mut values: Vec<f64> = values.into_iter().filter(|value| !value.is_nan()).collect();
        let defined = values.len();
        if defined == 0 {
            return Band { mean: f64::NAN, low: f64::NAN, high: f64::NAN, defined };
        }
        let mean = values.iter().sum::<f64>() / defined as f64;
        values.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let at = share * (defined - 1) as f64;
            let (below, above) = (values[at.floor() as usize], values[at.ceil() as usize]);
            // Equal neighbours give their own value, to the last bit.
            if below.total_cmp(&above).is_eq() { below } else { below + (above - below) * at.fract() }
        };
        Band { mean, low: quantile(0.05), high: quantile(0.95), defined }
    }
}

/// What one share of error leaves of a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankPoint {
    /// The share.
    pub share: f64,
    /// Spearman's rank correlation with the ranking of the record, among the actors that both have.
    pub spearman: Band,
    /// Kendall's τ-b.
    pub kendall: Band,
    /// Square of the correlation of the scores.
    pub r_squared: Band,
    /// Share of the first place that is kept.
    pub top1: Band,
    /// Share of the first three places that is kept.
    pub top3: Band,
    /// Share of the first tenth of the places that is kept.
    pub top_tenth: Band,
    /// Share of the versions in which Spearman's correlation is at least 0.7. One that is undefined is not.
    pub same: f64,
}

impl RankPoint {
    /// Whether the ranking bears this share of error: in 95 % of the versions it correlates with that of the record by at least 0.7.
    pub fn is_borne(&self) -> bool {
        self.same >= SURE
    }
}

/// What one share of error makes of a figure of the whole network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FigurePoint {
    /// The share.
    pub share: f64,
    /// The figure.
    pub value: Band,
    /// Its mean minus the figure of the record.
    pub bias: f64,
    /// Share of the versions in which it is within a tenth of the figure of the record.
    pub near: f64,
}

impl FigurePoint {
    /// Whether the figure bears this share of error: in 95 % of the versions it is within a tenth of that of the record.
    pub fn is_borne(&self) -> bool {
        self.near >= SURE
    }
}

/// The curve of a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankCurve {
    /// Whether the record itself orders the actors: at least three have a score, and not all the same.
    pub ordered: bool,
    /// A point for each share.
    pub points: Vec<RankPoint>,
}

impl RankCurve {
    /// The largest share of error on the grid up to which, with 95 % probability, the ranking correlates with that of the record
    /// by at least 0.7; 0 if the smallest is too much, NaN where there is no ranking. With nodes missing at random this is the
    /// CS-coefficient of Epskamp, Borsboom & Fried 2018 (doi:10.3758/s13428-017-0862-1).
    pub fn tolerated(&self) -> f64 {
        if self.ordered {
            last_borne(self.points.iter().map(|point| (point.share, point.is_borne())))
        } else {
            f64::NAN
        }
    }
}

/// The curve of a figure of the whole network.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCurve {
    /// The figure of the record; NaN where it is undefined.
    pub base: f64,
    /// A point for each share.
    pub points: Vec<FigurePoint>,
}

impl FigureCurve {
    /// The largest share of error on the grid up to which the figure is, with 95 % probability, within a tenth of that of the
    /// record; 0 if the smallest is too much, NaN where the record has no figure.
    pub fn tolerated(&self) -> f64 {
        let points = self.points.iter().map(|point| (point.share, point.is_borne()));
        if self.base.is_nan() { f64::NAN } else { last_borne(points) }
    }
}

fn last_borne(points: impl Iterator<Item = (f64, bool)>) -> f64 {
    points.take_while(|&(_, borne)| borne).last().map_or(0.0, |(share, _)| share)
}

/// What may be done with a ranking or figure, by the error that it bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It bears less than a quarter.
    Fragile,
    /// It bears a quarter, and less than half.
    Careful,
    /// It bears half and more.
    Stable,
    /// There is nothing to judge.
    None,
}

impl Verdict {
    /// The verdict on what a measure tolerates, with the borders of Epskamp, Borsboom & Fried 2018.
    pub fn on(tolerated: f64) -> Verdict {
        match tolerated {
            share if share.is_nan() => Verdict::None,
            share if share < 0.25 => Verdict::Fragile,
            share if share < 0.5 => Verdict::Careful,
            _ => Verdict::Stable,
        }
    }

    /// The word in results.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Fragile => "fragile",
            Verdict::Careful => "careful",
            Verdict::Stable => "stable",
            Verdict::None => "none",
        }
    }

    /// What it means for ranks.
    pub fn of_ranks(self) -> Text {
        match self {
            Verdict::Fragile => Text { en: "do not interpret ranks", nl: "rangen niet duiden" },
            Verdict::Careful => Text { en: "read ranks with care", nl: "rangen voorzichtig lezen" },
            Verdict::Stable => Text { en: "ranks are stable", nl: "rangen zijn stabiel" },
            Verdict::None => Text { en: "there is no order to judge", nl: "er is geen volgorde om te beoordelen" },
        }
    }

    /// What it means for a figure of the whole network.
    pub fn of_figure(self) -> Text {
        match self {
            Verdict::Fragile => Text { en: "do not interpret the figure alone", nl: "het cijfer niet los duiden" },
            Verdict::Careful => Text { en: "read the figure with care", nl: "het cijfer voorzichtig lezen" },
            Verdict::Stable => Text { en: "the figure is stable", nl: "het cijfer is stabiel" },
            Verdict::None => Text { en: "there is no figure to judge", nl: "er is geen cijfer om te beoordelen" },
        }
    }
}

/// The curves of several measures under one error, all from the same versions of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Curves {
    /// Those of rankings.
    pub ranks: Vec<RankCurve>,
    /// Those of figures.
    pub figures: Vec<FigureCurve>,
}

/// Whether two rankings with this correlation tell the same. Rounding must not turn a correlation of 0.7 into less.
pub(super) fn is_same_ranking(spearman: f64) -> bool {
    spearman >= SAME_RANKING - 1e-12
}

/// Whether a figure is near that of the record.
pub(super) fn is_near(figure: f64, base: f64) -> bool {
    (figure - base).abs() <= NEAR * base.abs() + 1e-12
}

/// Whether what holds in so many of all versions is borne.
pub(super) fn is_sure(holds: usize, versions: usize) -> bool {
    holds as f64 / versions as f64 >= SURE
}

/// How rankings and figures change with the share of one error.
pub fn curves(
    recorded: &Recorded<'_>,
    error: &DataError,
    ranks: &[Scorer],
    figures: &[Scorer],
    options: &CurveOptions,
) -> Curves {
    let base: Vec<Vec<f64>> = ranks.iter().map(|scorer| scorer.keys(recorded.graph)).collect();
    let ordered = |keys: &Vec<f64>| !agreement(keys, keys).spearman.is_nan();
    let mut found = Curves {
        ranks: base.iter().map(|keys| RankCurve { ordered: ordered(keys), points: Vec::new() }).collect(),
        figures: figures
            .iter()
            .map(|scorer| FigureCurve { base: scorer.figure(recorded.graph), points: Vec::new() })
            .collect(),
    };
    let _all = Job::of(options.shares.len() * options.draws);
    for &share in &options.shares {
        let versions = replicate(options.draws, options.seed, |_, stream| {
            let version = (error.apply)(recorded, share, stream);
            let compared = ranks.iter().zip(&base).map(|(scorer, base)| {
                let keys = scorer.keys(&version.graph);
                let (before, after): (Vec<f64>, Vec<f64>) =
                    version.shared().map(|(new, old)| (base[old], keys[new])).unzip();
                agreement(&before, &after)
            });
            let compared: Vec<_> = compared.collect();
            let values: Vec<f64> = figures.iter().map(|scorer| scorer.figure(&version.graph)).collect();
            (compared, values)
        });
        let of_all = |count: usize| count as f64 / versions.len() as f64;
        for (index, curve) in found.ranks.iter_mut().enumerate() {
            let band = |of: fn(&super::Agreement) -> f64| Band::of(versions.iter().map(|(all, _)| of(&all[index])));
            let same = versions.iter().filter(|(all, _)| is_same_ranking(all[index].spearman)).count();
            curve.points.push(RankPoint {
                share,
                spearman: band(|agreement| agreement.spearman),
                kendall: band(|agreement| agreement.kendall),
                r_squared: band(|agreement| agreement.r_squared),
                top1: band(|agreement| agreement.top1),
                top3: band(|agreement| agreement.top3),
                top_tenth: band(|agreement| agreement.top_tenth),
                same: of_all(same),
            });
        }
        for (index, curve) in found.figures.iter_mut().enumerate() {
            let base = curve.base;
            let value = Band::of(versions.iter().map(|(_, values)| values[index]));
            let near = versions.iter().filter(|(_, values)| is_near(values[index], base)).count();
            curve.points.push(FigurePoint { share, value, bias: value.mean - base, near: of_all(near) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // numpy.quantile(range(1, 12), [.05, .95]) is 1.5 and 10.5.
    #[test]
    fn bands_leave_out_what_is_undefined() {
        let band = Band::of((1..=11).rev().map(f64::from).chain([f64::NAN]));
        assert_eq!(band, Band { mean: 6.0, low: 1.5, high: 10.5, defined: 11 });
        assert!(Band::of([f64::NAN]).mean.is_nan());
    }

    #[test]
    fn what_is_tolerated_ends_where_the_first_share_fails() {
        let borne = |points: &[(f64, f64)]| last_borne(points.iter().map(|&(share, sure)| (share, sure >= SURE)));
        assert!((borne(&[(0.05, 1.0), (0.1, 0.95), (0.2, 0.5), (0.3, 1.0)]) - 0.1).abs() < 1e-12);
        assert!(borne(&[(0.05, 0.9)]).abs() < 1e-12);
        let verdicts = [0.0, 0.2, 0.25, 0.4, 0.5, f64::NAN].map(Verdict::on);
        let [a, b, c, d, e, f] = verdicts;
        assert_eq!([a, b], [Verdict::Fragile; 2]);
        assert_eq!([c, d], [Verdict::Careful; 2]);
        assert_eq!((e, f), (Verdict::Stable, Verdict::None));
    }

    #[test]
    fn borne_is_what_holds_in_19_of_20() {
        assert!(is_sure(19, 20) && is_sure(95, 100) && is_sure(20, 20));
        assert!(!is_sure(18, 20) && !is_sure(94, 100) && !is_sure(0, 20));
    }
}
