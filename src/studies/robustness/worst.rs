//! Several errors read together: what holds for an actor under each of them.

use super::{CERTAIN, Standing, Standings};

/// Where actors stand at the worst of several errors, by one measure: the widest range of ranks and the lowest probability of being
/// at the top. Certain is who is so under every error; a candidate for the places left is who is among the first in at least 5 % of the
/// versions under any error, or, where these are fewer than the places, the most probable. The correlation is that of the error that
/// leaves least of the ranking.
///
/// All must be of the same record, the same measure and as many places at the top.
///
/// # Panics
///
/// Without any standings.
pub fn worst(found: &[Standings]) -> Standings {
    let first = found.first().expect("one error at least");
    let standing = |node: usize| {
        let all = found.iter().map(|standings| &standings.of[node]);
        all.fold(first.of[node], |worst, other| Standing {
            rank: worst.rank,
            low: worst.low.min(other.low),
            high: worst.high.max(other.high),
            in_top: worst.in_top.min(other.in_top),
            versions: worst.versions.min(other.versions),
        })
    };
    let of: Vec<Standing> = (0..first.of.len()).map(standing).collect();
    let certain: Vec<usize> =
        first.certain.iter().copied().filter(|node| found.iter().all(|one| one.certain.contains(node))).collect();
    let best = |node: usize| found.iter().map(|one| one.of[node].in_top).fold(0.0, f64::max);
    let mut candidates: Vec<usize> = (0..of.len()).filter(|node| !certain.contains(node)).collect();
    candidates.sort_by(|&a, &b| best(b).total_cmp(&best(a)).then(of[a].rank.total_cmp(&of[b].rank)).then(a.cmp(&b)));
    let open = first.top.saturating_sub(certain.len());
    let possible = candidates.iter().filter(|&&node| best(node) >= 1.0 - CERTAIN - 1e-12).count();
    candidates.truncate(if open == 0 { 0 } else { possible.max(open) });
    let spearman =
        found.iter().map(|one| one.spearman).reduce(|least, other| if other.mean < least.mean { other } else { least });
    let spearman = spearman.unwrap_or(first.spearman);
    Standings { of, top: first.top, ordered: first.ordered, certain, candidates, spearman }
}

#[cfg(test)]
mod tests {
    use super::super::Band;
    use super::*;

    #[test]
    fn certain_is_who_is_certain_under_every_error() {
        let standing = |in_top: f64, high: f64| Standing { rank: 1.0, low: 1.0, high, in_top, versions: 9 };
        let band = |mean: f64| Band { mean, low: mean, high: mean, defined: 9 };
        let one = Standings {
            of: vec![standing(1.0, 1.0), standing(0.97, 2.0), standing(0.03, 4.0), standing(0.0, 5.0)],
            top: 2,
            ordered: true,
            certain: vec![0, 1],
            candidates: vec![],
            spearman: band(0.9),
        };
        let other = Standings {
            of: vec![standing(0.99, 2.0), standing(0.6, 3.0), standing(0.4, 3.0), standing(0.01, 5.0)],
            certain: vec![0],
            candidates: vec![1, 2],
            spearman: band(0.7),
            ..one.clone()
        };
        let both = worst(&[one.clone(), other]);
        assert_eq!((both.certain.clone(), both.candidates.clone(), both.open()), (vec![0], vec![1, 2], 1));
        // Node 3 is at the top in 1 % under the one and never under the other.
        assert_eq!([0, 1, 2, 3].map(|node| both.place(node)), ["certain", "possible", "possible", "outside"]);
        assert_eq!(both.of[1], standing(0.6, 3.0));
        assert_eq!((both.of[2].in_top.to_bits(), both.of[2].high.to_bits()), (0.03f64.to_bits(), 4f64.to_bits()));
        assert!((both.spearman.mean - 0.7).abs() < 1e-12);
        assert_eq!(worst(std::slice::from_ref(&one)).certain, one.certain);
        // Two of three places are open, and three may have them: who is among the first in 5 % just may.
        let of =
            vec![standing(1.0, 1.0), standing(0.9, 2.0), standing(0.9, 3.0), standing(0.05, 4.0), standing(0.04, 4.0)];
        let open = Standings { of, top: 3, certain: vec![0], ..one };
        assert_eq!(worst(&[open]).candidates, [1, 2, 3]);
    }
}
