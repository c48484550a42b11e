//! Trees of groups by average distance, and where to cut them.

use super::Partition;

/// The joins of a tree, nearest first: two items, one from each of the groups that become one.
pub(super) struct Tree {
    items: usize,
    joins: Vec<(usize, usize)>,
}

impl Tree {
    /// The tree of average linkage (Sokal & Michener 1958): the two groups of least mean distance become one, until one is left.
    /// Follows chains of nearest neighbours, which gives the same tree in O(n²) (Murtagh 1983). Of equals the first is nearest.
    pub(super) fn of(distances: &[Vec<f64>]) -> Tree {
        let n = distances.len();
        let mut between: Vec<Vec<f64>> = distances.to_vec();
        let mut size = vec![1.0; n];
        let mut open = vec![true; n];
        let mut joins: Vec<(f64, usize, usize)> = Vec::new();
        let mut chain: Vec<usize> = Vec::new();
        while joins.len() + 1 < n {
            if chain.is_empty() {
                chain.extend((0..n).find(|&group| open[group]));
            }
            let last = chain[chain.len() - 1];
            let before = chain.len().checked_sub(2).map(|place| chain[place]);
            let mut nearest = before;
            for other in (0..n).filter(|&other| open[other] && other != last) {
                if nearest.is_none_or(|best| between[last][other] < between[last][best]) {
                    nearest = Some(other);
                }
            }
            let nearest = nearest.expect("two groups are open");
            if before != Some(nearest) {
                chain.push(nearest);
                continue;
            }
            chain.truncate(chain.len() - 2);
            let (a, b) = (last.min(nearest), last.max(nearest));
            joins.push((between[a][b], a, b));
            open[b] = false;
            for other in (0..n).filter(|&other| open[other] && other != a) {
                let mean = (size[a] * between[a][other] + size[b] * between[b][other]) / (size[a] + size[b]);
                between[a][other] = mean;
                between[other][a] = mean;
            }
            size[a] += size[b];
        }
        joins.sort_by(|x, y| x.0.total_cmp(&y.0));
        Tree { items: n, joins: joins.into_iter().map(|(_, a, b)| (a, b)).collect() }
    }

    /// The tree cut into this many groups, from 1 to the number of items.
    pub(super) fn cut(&self, groups: usize) -> Partition {
        let mut label: Vec<usize> = (0..self.items).collect();
        for &(a, b) in &self.joins[..self.items.saturating_sub(groups.max(1))] {
            let (old, new) = (label[b], label[a]);
            label.iter_mut().filter(|own| **own == old).for_each(|own| *own = new);
        }
        Partition::from_labels(&label)
    }
}

/// How much nearer items are to their own group than to the next, on average: (b − a) / max(a, b), 0 for an item alone
/// (Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7). NaN for fewer than two groups.
pub(super) fn silhouette(distances: &[Vec<f64>], partition: &Partition) -> f64 {
    let n = distances.len();
    if partition.count() < 2 {
        return f64::NAN;
    }
    let width = |item: usize| {
        let own = partition.group_of(item);
        if partition.sizes()[own] == 1 {
            return 0.0;
        }
        let mut sums = vec![0.0; partition.count()];
        for other in 0..n {
            sums[partition.group_of(other)] += distances[item][other];
        }
        let inside = sums[own] / (partition.sizes()[own] - 1) as f64;
        let means =
            (0..sums.len()).filter(|&group| group != own).map(|group| sums[group] / partition.sizes()[group] as f64);
        let outside = means.fold(f64::INFINITY, f64::min);
        let most = inside.max(outside);
        if most > 0.0 { (outside - inside) / most } else { 0.0 }
    };
    (0..n).map(width).sum::<f64>() / n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    // Points on a line at 0, 1, 5, 7, 20. Average linkage: 0–1 at 1, 5–7 at 2, then both at 5.5, then 20 at 16.75.
    #[test]
    fn a_line_of_points() {
        let points = [0.0f64, 1.0, 5.0, 7.0, 20.0];
        let distances: Vec<Vec<f64>> = points.iter().map(|a| points.iter().map(|b| (a - b).abs()).collect()).collect();
        let tree = Tree::of(&distances);
        assert_eq!(tree.cut(4).labels(), [0, 0, 1, 2, 3]);
        assert_eq!(tree.cut(3).labels(), [0, 0, 1, 1, 2]);
        assert_eq!(tree.cut(2).labels(), [0, 0, 0, 0, 1]);
        assert_eq!(tree.cut(1).count(), 1);
        // Three groups by hand: 0: a = 1, b = 6; 1: 1, 5; 5: 2, 4.5; 7: 2, 6.5; 20 alone: 0.
        let by_hand = (5.0 / 6.0 + 4.0 / 5.0 + 2.5 / 4.5 + 4.5 / 6.5) / 5.0;
        assert!((silhouette(&distances, &tree.cut(3)) - by_hand).abs() < 1e-12);
        assert!(silhouette(&distances, &tree.cut(1)).is_nan());
        assert_eq!(Tree::of(&[]).cut(1).count(), 0);
    }
    // 0, 1 and 3 are 10, 9 and 7 from 10: 26/3 on average, though 9.5 and 7 meet at 8.25. 18.4 is nearer to 10, and goes with it.
    #[test]
    fn every_member_counts_alike() {
        let points = [0.0f64, 1.0, 3.0, 10.0, 18.4];
        let distances: Vec<Vec<f64>> = points.iter().map(|a| points.iter().map(|b| (a - b).abs()).collect()).collect();
        assert_eq!(Tree::of(&distances).cut(2).labels(), [0, 0, 0, 1, 1]);
    }
}
