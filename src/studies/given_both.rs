//! How much two nodes of one mode share by chance, given how many ties each of them has.

/// The chances to share 0, 1, … and up to `low` or more nodes of the other mode, given that the one has `low` ties and the other `high`, no
/// fewer. `chances` are those of a tie of the one and of the other to each node of the other mode, independent of each other; on average they
/// give the two as many ties as they have. Exact: node by node, over all ways to come to so many.
pub(super) fn tails(chances: impl Iterator<Item = (f64, f64)>, (low, high): (usize, usize)) -> Vec<f64> {
    // Of ways so far by the ties of the one, of the other, and what they share, which is no more than the one has.
    let (row, plane) = (low + 1, (low + 1) * (high + 1));
    let mut ways = vec![0.0; (low + 1) * plane];
    ways[0] = 1.0;
    for (seen, (one, other)) in chances.enumerate() {
        let (neither, both) = ((1.0 - one) * (1.0 - other), one * other);
        let (only_one, only_other) = (one * (1.0 - other), (1.0 - one) * other);
        // From the most down, so that what is read has not been changed yet.
        for a in (0..=low.min(seen + 1)).rev() {
            for b in (0..=high.min(seen + 1)).rev() {
                let at = a * plane + b * row;
                for shared in (0..=a.min(b)).rev() {
                    let mut way = ways[at + shared] * neither;
                    if a > 0 {
                        way += ways[at - plane + shared] * only_one;
                    }
                    if b > 0 {
                        way += ways[at - row + shared] * only_other;
                    }
                    if shared > 0 {
                        way += ways[at - plane - row + shared - 1] * both;
                    }
                    ways[at + shared] = way;
                }
            }
        }
    }
    let mut tails = ways[low * plane + high * row..].to_vec();
    // From the least likely up, which keeps the digits of small chances.
    for shared in (0..low).rev() {
        tails[shared] += tails[shared + 1];
    }
    let all = tails[0];
    tails.iter().map(|way| way / all).collect()
}

/// The steps for each node of the other mode.
pub(super) fn steps_for_one((low, high): (usize, usize)) -> f64 {
    (low as f64 + 1.0).powi(2) * (high as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::tails;

    // Where all nodes of the other mode are alike it is the hypergeometric distribution, whatever the chances: two of four each.
    #[test]
    fn where_all_are_alike_each_set_is_as_likely() {
        for chance in [0.5, 0.2] {
            let found = tails([(chance, 0.5); 4].into_iter(), (2, 2));
            let expected = [1.0, 5.0 / 6.0, 1.0 / 6.0];
            assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-15), "{found:?}");
        }
    }

    // One certain tie of each, at the same node, and one more of two: shared for certain, and one way in two for the second.
    #[test]
    fn what_is_certain_stays_so() {
        let found = tails([(1.0, 1.0), (0.5, 0.5), (0.5, 0.5), (0.0, 0.0)].into_iter(), (2, 2));
        let expected = [1.0, 1.0, 0.5];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-15), "{found:?}");
    }

    // Every set of three tables for the one and of four for the other, each as likely as its tables are sought: gone through one by one.
    #[test]
    fn it_is_the_sum_over_all_pairs_of_sets() {
        let chances = [(0.6, 0.9), (0.5, 0.7), (0.7, 0.8), (0.2, 0.4), (0.3, 0.5), (0.4, 0.3), (0.3, 0.4)];
        let likely = |set: u32, of: fn(&(f64, f64)) -> f64| -> f64 {
            let part =
                |(at, chance): (usize, &(f64, f64))| if set & (1 << at) > 0 { of(chance) } else { 1.0 - of(chance) };
            chances.iter().enumerate().map(part).product()
        };
        let sets = |size: u32| (0u32..128).filter(move |set| set.count_ones() == size);
        let (mut all, mut as_much) = (0.0, [0.0; 4]);
        for one in sets(3) {
            for other in sets(4) {
                let likely = likely(one, |both| both.0) * likely(other, |both| both.1);
                all += likely;
                let shared = (one & other).count_ones() as usize;
                as_much[..=shared].iter_mut().for_each(|sum| *sum += likely);
            }
        }
        let found = tails(chances.into_iter(), (3, 4));
        assert_eq!(found.len(), 4);
        for (found, sum) in found.iter().zip(as_much) {
            assert!((found - sum / all).abs() < 1e-14, "{found} {}", sum / all);
        }
    }
}
