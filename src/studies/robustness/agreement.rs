//! How far two rankings of the same actors agree.

use super::Perturbed;
use super::kendall::kendall;
use crate::studies::correlation::{mid_ranks, pearson};

/// How far a ranking agrees with the one that it is compared with. NaN where it cannot be said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Spearman's rank correlation, −1 to 1.
    pub spearman: f64,
    /// Kendall's τ-b (Kendall 1945), −1 to 1.
    pub kendall: f64,
    /// Square of the correlation of the scores themselves, 0 to 1.
    pub r_squared: f64,
    /// The share of the first place that is kept: 1 if the same actor stands first.
    pub top1: f64,
    /// The share of the first three places that is kept.
    pub top3: f64,
    /// The share of the first tenth of the places that is kept, at least one place.
    pub top_tenth: f64,
}

/// Compares two scores of the same actors in the same order, high ones first. Correlations leave out actors without a score in either, and
/// need three others; in the top such actors stand last. Of equal actors on the border of a top each is kept in part.
pub fn agreement(base: &[f64], found: &[f64]) -> Agreement {
    let (base_ranks, found_ranks) = (ranks_from_the_top(base), ranks_from_the_top(found));
    let pairs: Vec<usize> = (0..base.len()).filter(|&at| !base[at].is_nan() && !found[at].is_nan()).collect();
    let (spearman, kendall) = if pairs.len() < 3 {
        (f64::NAN, f64::NAN)
    } else if pairs.len() == base.len() {
        (pearson(&base_ranks, &found_ranks), kendall(&base_ranks, &found_ranks))
    } else {
        let part = |scores: &[f64]| mid_ranks(&pairs.iter().map(|&at| scores[at]).collect::<Vec<f64>>());
        let (first, second) = (part(base), part(found));
        (pearson(&first, &second), kendall(&first, &second))
    };
    let of = |scores: &[f64]| pairs.iter().map(|&at| scores[at]).collect::<Vec<f64>>();
    let r_squared = if spearman.is_nan() { f64::NAN } else { pearson(&of(base), &of(found)).powi(2) };
    let kept = |places: usize| {
        let (before, after) = (shares_of_the_top(&base_ranks, places), shares_of_the_top(&found_ranks, places));
        before.iter().zip(&after).map(|(a, b)| a.min(*b)).sum::<f64>() / before.iter().sum::<f64>()
    };
    let (top1, top3, top_tenth) = (kept(1), kept(3), kept(base.len().div_ceil(10)));
    Agreement { spearman, kendall, r_squared, top1, top3, top_tenth }
}

/// Spearman's rank correlation alone, to the last bit as in [`agreement`], for a fraction of the work.
pub(super) fn spearman(base: &[f64], found: &[f64]) -> f64 {
    let pairs: Vec<usize> = (0..base.len()).filter(|&at| !base[at].is_nan() && !found[at].is_nan()).collect();
    if pairs.len() < 3 {
        f64::NAN
    } else if pairs.len() == base.len() {
        pearson(&ranks_from_the_top(base), &ranks_from_the_top(found))
    } else {
        let part = |scores: &[f64]| mid_ranks(&pairs.iter().map(|&at| scores[at]).collect::<Vec<f64>>());
        pearson(&part(base), &part(found))
    }
}

/// Scores of the record with their ranks, with which many versions are compared.
pub(super) struct Ranked {
    pub(super) scores: Vec<f64>,
    /// From the top.
    pub(super) ranks: Vec<f64>,
}

impl Ranked {
    pub(super) fn of(scores: Vec<f64>) -> Ranked {
        Ranked { ranks: ranks_from_the_top(&scores), scores }
    }

    /// [`spearman`] of the scores of the actors that the record and a version have, to the last bit. The ranks in the version are asked for
    /// only where those of all its actors are those of the actors in common: then nothing is put in order again.
    pub(super) fn spearman(&self, version: &Perturbed, scores: &[f64], ranks: impl FnOnce() -> Vec<f64>) -> f64 {
        let complete = |scores: &[f64]| scores.iter().all(|score| !score.is_nan());
        let n = self.scores.len();
        let same = version.origin.len() == n && version.origin.iter().zip(0..).all(|(&old, new)| old == new);
        if same && n >= 3 && complete(&self.scores) && complete(scores) {
            return pearson(&self.ranks, &ranks());
        }
        let pairs = version.shared().map(|(new, old)| (self.scores[old], scores[new]));
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.unzip();
        spearman(&before, &after)
    }
}

/// The rank of each score, 1 for the highest; equal scores share the mean of their ranks, and who has none stands last.
pub fn ranks_from_the_top(scores: &[f64]) -> Vec<f64> {
    let turned: Vec<f64> = scores.iter().map(|score| if score.is_nan() { f64::INFINITY } else { -score }).collect();
    mid_ranks(&turned)
}

/// What each actor has of the first places, by their ranks: 1 for who surely has one, a part for those who share the last of them,
/// 0 for the others. A ranking in which all are equal gives each the same part.
pub fn shares_of_the_top(ranks: &[f64], places: usize) -> Vec<f64> {
    ranks.iter().zip(sharing(ranks)).map(|(&rank, sharing)| share_of_the_top(rank, sharing, places)).collect()
}

/// What an actor has of the first places, if so many share its rank.
pub(super) fn share_of_the_top(rank: f64, sharing: u32, places: usize) -> f64 {
    let size = f64::from(sharing);
    let before = rank - (size + 1.0) / 2.0;
    ((places as f64 - before) / size).clamp(0.0, 1.0)
}

/// How many share each rank.
pub(super) fn sharing(ranks: &[f64]) -> Vec<u32> {
    let mut count = vec![0u32; 2 * ranks.len() + 1];
    ranks.iter().for_each(|&rank| count[twice(rank)] += 1);
    ranks.iter().map(|&rank| count[twice(rank)]).collect()
}

/// Twice a rank: mid-ranks are whole or half.
pub(super) fn twice(rank: f64) -> usize {
    (2.0 * rank).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    #[test]
    fn places_are_shared_at_the_border_only() {
        let ranks = ranks_from_the_top(&[9.0, 5.0, f64::NAN, 5.0, 5.0, 1.0]);
        assert_eq!(ranks, [1.0, 3.0, 6.0, 3.0, 3.0, 5.0]);
        assert_eq!(shares_of_the_top(&ranks, 1), [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(shares_of_the_top(&ranks, 2), [1.0, 1.0 / 3.0, 0.0, 1.0 / 3.0, 1.0 / 3.0, 0.0]);
        assert_eq!(shares_of_the_top(&ranks, 9), [1.0; 6]);
        assert!(shares_of_the_top(&[], 3).is_empty());
    }

    #[test]
    fn a_ranking_agrees_with_itself_and_equals_order_nobody() {
        let scores = [3.0, 1.0, 2.0, 2.0, f64::NAN];
        let same = agreement(&scores, &scores);
        assert_eq!(same.spearman.to_bits(), spearman(&scores, &scores).to_bits());
        for value in [same.spearman, same.kendall, same.r_squared, same.top1, same.top3, same.top_tenth] {
            assert!((value - 1.0).abs() < 1e-12, "{same:?}");
        }
        let equal = agreement(&[1.0; 4], &[1.0; 4]);
        assert!(equal.spearman.is_nan() && equal.kendall.is_nan() && (equal.top1 - 1.0).abs() < 1e-12);
        assert!(agreement(&[], &[]).spearman.is_nan() && spearman(&[], &[]).is_nan());
        let other = [1.0, 4.0, 3.0, 2.0, 0.0];
        assert_eq!(agreement(&scores, &other).spearman.to_bits(), spearman(&scores, &other).to_bits());
        assert_eq!(agreement(&other, &other).spearman.to_bits(), spearman(&other, &other).to_bits());
    }

    // All actors; all but one without a score; the same in another order; one of them missing, and another one added.
    #[test]
    fn a_version_is_compared_as_its_scores_are() {
        let record = [0.1, 0.7, 0.3, 0.7, 0.0];
        let (all, holes) = ([0.2, 0.9, 0.3, 0.1, 0.1], [0.2, f64::NAN, 0.3, 0.1, 0.1]);
        for (scores, origin) in [
            (all, [0, 1, 2, 3, 4]),
            (holes, [0, 1, 2, 3, 4]),
            (all, [4, 1, 0, 3, 2]),
            (all, [1, 2, 3, 4, 0]),
            (all, [0, 1, 3, 4, Perturbed::ADDED]),
        ] {
            let version = Perturbed { graph: CompactGraph::undirected(5, &[]), origin: origin.to_vec() };
            let shared: Vec<(usize, usize)> = version.shared().collect();
            let before: Vec<f64> = shared.iter().map(|&(_, old)| record[old]).collect();
            let after: Vec<f64> = shared.iter().map(|&(new, _)| scores[new]).collect();
            let found = Ranked::of(record.to_vec()).spearman(&version, &scores, || ranks_from_the_top(&scores));
            assert_eq!(found.to_bits(), spearman(&before, &after).to_bits(), "{scores:?} {origin:?}");
        }
    }

    // Scores of two tell nothing; of three, or where the last is missing in a version, they do.
    #[test]
    fn three_actors_are_the_fewest_of_whom_there_is_an_order() {
        assert!(spearman(&[1.0, 2.0], &[1.0, 2.0]).is_nan());
        assert!((spearman(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]) - 1.0).abs() < 1e-12);
        let version = |nodes: u32| Perturbed {
            graph: CompactGraph::undirected(nodes as usize, &[]),
            origin: (0..nodes).collect(),
        };
        let of = |record: &[f64], found: &[f64]| {
            let version = version(found.len() as u32);
            Ranked::of(record.to_vec()).spearman(&version, found, || ranks_from_the_top(found))
        };
        assert!(of(&[1.0, 2.0], &[1.0, 2.0]).is_nan());
        assert!((of(&[1.0, 2.0, 3.0, 9.0], &[3.0, 2.0, 1.0]) + 1.0).abs() < 1e-12);
    }
}
