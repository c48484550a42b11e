//! Which rank each actor may have.

use super::agreement::{Ranked, ranks_from_the_top, share_of_the_top, sharing, spearman, twice};
use super::{Band, DataError, Recorded, Scorer};
use crate::studies::correlation::nearly_equal;
use crate::studies::replicate::replicate;

/// An actor that is among the first in at least this share of the versions is so for certain; and the candidates for the places
/// left have this share of them between them.
pub const CERTAIN: f64 = 0.95;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankOptions {
    /// Share of error.
    pub share: f64,
    /// Versions of the record.
    pub draws: usize,
    /// How many places are the top.
    pub top: usize,
    /// Seed of the errors.
    pub seed: u64,
}

/// Where one actor stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Its rank in the record, 1 for the highest; equals share the mean of their ranks. NaN where it has no score.
    pub rank: f64,
    /// In 5 % of the versions its rank is smaller than this. NaN if it is in no version.
    pub low: f64,
    /// In 5 % of the versions its rank is larger than this. NaN if it is in no version.
    pub high: f64,
    /// How probable it is that it is among the first; of those who share the last of these places, each has its part of the
    /// probability. NaN if it is in no version.
    pub in_top: f64,
    /// The number of versions that it is in.
    pub versions: usize,
}

/// Where all actors stand by one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    /// Every actor.
    pub of: Vec<Standing>,
    /// Number of places that are the top, at most the number of actors.
    pub top: usize,
    /// Whether the record orders the actors at all.
    pub ordered: bool,
    /// Who is among the first for certain, most probable first, then by rank.
    pub certain: Vec<usize>,
    /// Who may have the places that are left, in the same order: the fewest who have these in [`CERTAIN`] of all cases, together
    /// with those who are as probable as the last of them.
    pub candidates: Vec<usize>,
    /// Spearman's correlation of the ranking with that of the record.
    pub spearman: Band,
}

impl Standings {
    /// Number of places at the top that nobody has for certain.
    pub fn open(&self) -> usize {
        self.top.saturating_sub(self.certain.len())
    }

    /// The word in results for where an actor stands: `certain` at the top, `possible`, or `outside`.
    pub fn place(&self, node: usize) -> &'static str {
        if self.certain.contains(&node) {
            "certain"
        } else if self.candidates.contains(&node) {
            "possible"
        } else {
            "outside"
        }
    }
}

/// Where all actors stand by several measures, all from the same versions of the record.
pub fn standings(
    recorded: &Recorded<'_>,
    error: &DataError,
    scorers: &[Scorer],
    options: &RankOptions,
) -> Vec<Standings> {
    let n = recorded.graph.node_count();
    let base: Vec<Ranked> = scorers.iter().map(|scorer| Ranked::of(scorer.keys(recorded.graph))).collect();
    let versions = replicate(options.draws, options.seed, |_, stream| {
        let version = (error.apply)(recorded, options.share, stream);
        let ranked = scorers.iter().zip(&base).map(|(scorer, base)| {
            let keys = scorer.keys(&version.graph);
            // Whom an error added takes a place, but stands for nobody.
            let ranks = ranks_from_the_top(&keys);
            let sharing = sharing(&ranks);
            let mut places = vec![ABSENT; n];
            version.shared().for_each(|(new, old)| places[old] = (twice(ranks[new]) as u32, sharing[new]));
            let agreement = base.spearman(&version, &keys, || ranks);
            (places, agreement)
        });
        ranked.collect::<Vec<_>>()
    });
    let one = |index: usize| {
        let Ranked { scores, ranks } = &base[index];
        let standing = |node: usize| {
            let places = versions.iter().map(|version| version[index].0[node]).filter(|place| *place != ABSENT);
            stand(if scores[node].is_nan() { f64::NAN } else { ranks[node] }, places, options.top)
        };
        let of: Vec<Standing> = (0..n).map(standing).collect();
        let top = options.top.min(n);
        let (certain, candidates) = at_the_top(&of, ranks, top);
        let ordered = !spearman(scores, scores).is_nan();
        let spearman = Band::of(versions.iter().map(|version| version[index].1));
        Standings { of, top, ordered, certain, candidates, spearman }
    };
    (0..scorers.len()).map(one).collect()
}

/// The place of an actor that a version has not. Others are twice the rank, so that half ones are whole, and how many share it.
const ABSENT: (u32, u32) = (u32::MAX, 0);

fn stand(rank: f64, places: impl Iterator<Item = (u32, u32)>, top: usize) -> Standing {
    let (mut ranks, mut in_top) = (Vec::new(), 0.0);
    for (twice, sharing) in places {
        ranks.push(twice);
        in_top += share_of_the_top(f64::from(twice) / 2.0, sharing, top);
    }
    if ranks.is_empty() {
        return Standing { rank, low: f64::NAN, high: f64::NAN, in_top: f64::NAN, versions: 0 };
    }
    ranks.sort_unstable();
    let aside = ranks.len() / 20;
    let at = |index: usize| f64::from(ranks[index]) / 2.0;
    let (low, high) = (at(aside), at(ranks.len() - 1 - aside));
    Standing { rank, low, high, in_top: in_top / ranks.len() as f64, versions: ranks.len() }
}

/// Who is among the first for certain, and who may have the places left.
fn at_the_top(of: &[Standing], ranks: &[f64], top: usize) -> (Vec<usize>, Vec<usize>) {
    let chance = |node: usize| if of[node].in_top.is_nan() { 0.0 } else { of[node].in_top };
    let mut order: Vec<usize> = (0..of.len()).filter(|&node| chance(node) > 0.0).collect();
    order.sort_by(|&a, &b| chance(b).total_cmp(&chance(a)).then(ranks[a].total_cmp(&ranks[b])).then(a.cmp(&b)));
    let sure = order.iter().take_while(|&&node| chance(node) >= CERTAIN).count();
    let certain: Vec<usize> = order.iter().copied().take(sure.min(top)).collect();
    let rest = &order[certain.len()..];
    if certain.len() == top {
        return (certain, Vec::new());
    }
    let whole: f64 = rest.iter().map(|&node| chance(node)).sum();
    let (mut reached, mut taken) = (0.0, 0);
    while taken < rest.len() {
        let enough = reached >= CERTAIN * whole && taken >= top - certain.len();
        let as_probable = taken > 0 && nearly_equal(chance(rest[taken - 1]), chance(rest[taken]));
        if enough && !as_probable {
            break;
        }
        reached += chance(rest[taken]);
        taken += 1;
    }
    (certain, rest[..taken].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    // (certain, candidates) for these chances of being among the first `top`; the record has the actors in this order.
    fn at(chances: &[f64], top: usize) -> (Vec<usize>, Vec<usize>) {
        let standing = |&in_top: &f64| Standing { rank: 1.0, low: 1.0, high: 1.0, in_top, versions: 100 };
        let of: Vec<Standing> = chances.iter().map(standing).collect();
        at_the_top(&of, &(1..=chances.len()).map(|rank| rank as f64).collect::<Vec<_>>(), top)
    }

    #[test]
    fn candidates_have_the_places_left_in_19_of_20_cases() {
        // One place is left: 0.6 + 0.36 = 0.96 ≥ 0.95 without the last.
        assert_eq!(at(&[1.0, 0.6, 0.36, 0.04], 2), (vec![0], vec![1, 2]));
        // 0.5 + 0.4 = 0.9 < 0.95: the next is one too, and the one who is as probable.
        assert_eq!(at(&[1.0, 0.5, 0.4, 0.05, 0.05], 2), (vec![0], vec![1, 2, 3, 4]));
        // Who is missing in some versions leaves more, or fewer, than one chance for each place: 0.95 · 1.3 = 1.235 of 1.3, and two
        // places have two candidates, though the first has 0.9 ≥ 0.95 · 0.91 by itself.
        assert_eq!(at(&[0.5, 0.3, 0.2, 0.2, 0.1], 1), (vec![], vec![0, 1, 2, 3, 4]));
        assert_eq!(at(&[0.9, 0.01], 2), (vec![], vec![0, 1]));
        // Two places left of three, with 1.8 ≥ 0.95 · 1.82.
        assert_eq!(at(&[1.0, 0.9, 0.9, 0.02], 3), (vec![0], vec![1, 2]));
        assert_eq!(at(&[1.0, 0.96, 0.04], 2), (vec![0, 1], vec![]));
        assert_eq!(at(&[f64::NAN, 0.0, 1.0], 1), (vec![2], vec![]));
        // Who never is among the first is no candidate, though a place is left.
        assert_eq!(at(&[0.9, 0.0], 2), (vec![], vec![0]));
    }
}
