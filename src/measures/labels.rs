//! The ways to hand out the same labels over the same nodes.

/// The most ways that are all gone through.
const MOST: f64 = 1e6;

/// The number of ways to hand out these labels, if it is small enough to go through all.
pub(super) fn ways(labels: &[usize]) -> Option<f64> {
    let mut sizes = vec![0usize; labels.iter().max().map_or(0, |&last| last + 1)];
    labels.iter().for_each(|&label| sizes[label] += 1);
    let (mut ways, mut placed) = (1.0, 0.0);
    for size in sizes {
        for member in 1..=size {
            placed += 1.0;
            ways = ways * placed / member as f64;
            // Choosing among more only adds ways, so that too many stay too many; half a way is rounding.
            if ways > MOST + 0.5 {
                return None;
            }
        }
    }
    Some(ways)
}

/// Every way to hand out these labels, once each: the permutations of a list with repetitions in ascending order.
pub(super) fn all_ways(labels: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    let mut first = labels.to_vec();
    first.sort_unstable();
    std::iter::successors(Some(first), |labels| {
        let rise = labels.windows(2).rposition(|pair| pair[0] < pair[1])?;
        let mut next = labels.clone();
        let swap = next.iter().rposition(|&label| label > next[rise]).expect("the one after it is larger");
        next.swap(rise, swap);
        next[rise + 1..].reverse();
        Some(next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_ways_as_counted() {
        // 7! / (3! 2! 2!) = 210, each once.
        let labels = [2, 0, 1, 0, 1, 0, 2];
        let mut all: Vec<Vec<usize>> = all_ways(&labels).collect();
        assert_eq!((ways(&labels), all.len()), (Some(210.0), 210));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 210);
        assert_eq!((ways(&[]), all_ways(&[]).count()), (Some(1.0), 1));
        // 24! / (12! 12!) = 2,704,156 is too many.
        assert_eq!(ways(&[[0; 12], [1; 12]].concat()), None);
    }
}
