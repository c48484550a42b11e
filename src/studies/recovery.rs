//! Whether each cluster by itself is found again in other divisions, and whether each member stays with the others.
//!
//! A division may hold one sound cluster among doubtful ones; one figure for the whole hides both. Hennig's clusterwise assessment
//! looks for every cluster at its best match in each other division.

use crate::measures::clusters::Partition;

/// A cluster whose best match has no more than this in common with it is dissolved.
pub const DISSOLVED_AT: f64 = 0.5;
/// From this on a cluster is found again in a single division, and is valid if it holds on average.
pub const VALID_FROM: f64 = 0.75;
/// Below this mean a cluster is not to be trusted.
pub const DOUBTFUL_FROM: f64 = 0.6;
/// From this mean on a cluster is highly stable.
pub const HIGHLY_STABLE_FROM: f64 = 0.85;

/// How far one cluster is found again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recovery {
    /// Mean over the other divisions of the Jaccard index with the best match there: members of both by members of either.
    /// 1 where the cluster is always found whole; NaN without other divisions.
    pub jaccard: f64,
    /// Share of the other divisions in which that index is [`VALID_FROM`] or more.
    pub found_again: f64,
    /// Share in which it is [`DISSOLVED_AT`] or less.
    pub dissolved: f64,
}

/// What a mean Jaccard index says of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClusterVerdict {
    /// 0.85 or more.
    HighlyStable,
    /// 0.75 or more.
    Stable,
    /// 0.6 or more: there is something, but who belongs to it is open.
    Doubtful,
    /// Below 0.6: not to be trusted.
    NotTrusted,
}

impl Recovery {
    /// The reading of Hennig: below 0.6 not to be trusted, up to 0.75 a pattern of which the members are doubtful, from 0.75 valid,
    /// from 0.85 highly stable.
    pub fn verdict(&self) -> ClusterVerdict {
        match self.jaccard {
            mean if mean >= HIGHLY_STABLE_FROM => ClusterVerdict::HighlyStable,
            mean if mean >= VALID_FROM => ClusterVerdict::Stable,
            mean if mean >= DOUBTFUL_FROM => ClusterVerdict::Doubtful,
            _ => ClusterVerdict::NotTrusted,
        }
    }
}

impl ClusterVerdict {
    /// The code used in results.
    pub fn code(self) -> &'static str {
        match self {
            ClusterVerdict::HighlyStable => "highly-stable",
            ClusterVerdict::Stable => "stable",
            ClusterVerdict::Doubtful => "doubtful",
            ClusterVerdict::NotTrusted => "not-to-be-trusted",
        }
    }
}

/// For every group, in the same order, how far it is found again in divisions of the same nodes.
///
/// Source: Hennig 2007, Computational Statistics & Data Analysis 52, doi:10.1016/j.csda.2006.11.025.
///
/// ```
/// use verbinder::measures::clusters::Partition;
/// use verbinder::studies::recovery::recovery;
///
/// // {0, 1, 2, 3} is found whole, and then without one of its members: (1 + 3/4) / 2.
/// let (whole, without) = (Partition::from_labels(&[0, 0, 0, 0, 1, 1]), Partition::from_labels(&[0, 0, 0, 1, 1, 1]));
/// let found = recovery(&[vec![0, 1, 2, 3]], &[&whole, &without]);
/// assert_eq!(found[0].jaccard, 0.875);
/// ```
pub fn recovery(groups: &[Vec<usize>], others: &[&Partition]) -> Vec<Recovery> {
    let count = others.len() as f64;
    let one = |members: &Vec<usize>| {
        let (mut sum, mut again, mut gone) = (0.0, 0usize, 0usize);
        for other in others {
            let best = best_match(members, other);
            sum += best;
            // Shares such as 3/4 must count on the right side of the border, whatever the last bit.
            again += usize::from(best >= VALID_FROM - 1e-12);
            gone += usize::from(best <= DISSOLVED_AT + 1e-12);
        }
        Recovery { jaccard: sum / count, found_again: again as f64 / count, dissolved: gone as f64 / count }
    };
    groups.iter().map(one).collect()
}

/// The largest Jaccard index of a group with any group of a division.
fn best_match(members: &[usize], other: &Partition) -> f64 {
    let mut there: Vec<usize> = members.iter().map(|&node| other.group_of(node)).collect();
    there.sort_unstable();
    let index = |run: &[usize]| run.len() as f64 / (members.len() + other.sizes()[run[0]] - run.len()) as f64;
    there.chunk_by(|a, b| a == b).map(index).fold(0.0, f64::max)
}

/// For every node of a group, the share of the others of its group with which it is together in other divisions, on average; NaN
/// for nodes of no group or of one of a single node, and without other divisions.
pub fn together(groups: &[Vec<usize>], nodes: usize, others: &[&Partition]) -> Vec<f64> {
    let mut shares = vec![f64::NAN; nodes];
    let mut sizes = vec![0usize; nodes];
    for members in groups.iter().filter(|members| members.len() > 1) {
        let mut sums = vec![0usize; members.len()];
        for other in others {
            members.iter().for_each(|&node| sizes[other.group_of(node)] += 1);
            for (sum, &node) in sums.iter_mut().zip(members) {
                *sum += sizes[other.group_of(node)] - 1;
            }
            members.iter().for_each(|&node| sizes[other.group_of(node)] = 0);
        }
        for (&node, sum) in members.iter().zip(sums) {
            shares[node] = sum as f64 / ((members.len() - 1) * others.len()) as f64;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    // By hand. {0,1,2,3}: whole 1; against {0,1},{2,3,4,5} the best is {2,3,4,5} with 2 of 6 or {0,1} with 2 of 4, so 1/2; against
    // {0},{1},{2},… 1/4. {4,5}: whole 1; in {2,3,4,5} 2/4; alone 1/2. Mean 7/12 and 2/3.
    #[test]
    fn every_cluster_is_looked_for_at_its_best_match() {
        let groups = [vec![0, 1, 2, 3], vec![4, 5]];
        let divisions = [
            Partition::from_labels(&[0, 0, 0, 0, 1, 1]),
            Partition::from_labels(&[0, 0, 1, 1, 1, 1]),
            Partition::singletons(6),
        ];
        let others: Vec<&Partition> = divisions.iter().collect();
        let found = recovery(&groups, &others);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(found[0].jaccard, 7.0 / 12.0) && close(found[1].jaccard, 2.0 / 3.0), "{found:?}");
        assert!(close(found[0].found_again, 1.0 / 3.0) && close(found[0].dissolved, 2.0 / 3.0));
        assert_eq!((found[0].verdict(), found[1].verdict()), (ClusterVerdict::NotTrusted, ClusterVerdict::Doubtful));
        // Node 0 is with 3, 1 and 0 of its three; node 4 with 1, 1 and 0 of its one.
        let shares = together(&groups, 7, &others);
        assert!(
            close(shares[0], 4.0 / 9.0) && close(shares[2], 4.0 / 9.0) && close(shares[4], 2.0 / 3.0),
            "{shares:?}"
        );
        assert!(shares[6].is_nan());
    }

    #[test]
    fn borders_belong_to_the_better_side() {
        let of = |jaccard: f64| Recovery { jaccard, found_again: 0.0, dissolved: 0.0 }.verdict().code();
        assert_eq!(
            [0.85, 0.75, 0.6, 0.599, f64::NAN].map(of),
            ["highly-stable", "stable", "doubtful", "not-to-be-trusted", "not-to-be-trusted"]
        );
    }

    // Three of four are just found again, two of four just dissolved.
    #[test]
    fn three_quarters_are_found_again_and_one_half_is_dissolved() {
        let divisions = [[0, 0, 0, 1, 1], [0, 0, 1, 2, 2]].map(|labels| Partition::from_labels(&labels));
        let found = recovery(&[vec![0, 1, 2, 3]], &divisions.iter().collect::<Vec<_>>());
        assert!((found[0].jaccard - 0.625).abs() < 1e-12, "{found:?}");
        assert!((found[0].found_again - 0.5).abs() < 1e-12 && (found[0].dissolved - 0.5).abs() < 1e-12, "{found:?}");
    }
}
