//! How far two divisions of the same nodes agree.

use super::Partition;
use std::collections::BTreeMap;

/// The adjusted Rand index: the share of pairs on which both divisions agree, set to 0 at chance and 1 at identity.
///
/// Two divisions that leave no room for chance (all nodes in one group twice, or every node alone twice) have 1. Panics if the
/// divisions are of different sizes.
///
/// Source: Hubert & Arabie 1985, doi:10.1007/BF01908075.
///
/// ```
/// use verbinder::measures::clusters::{Partition, agreement::adjusted_rand_index};
///
/// let towns = Partition::from_labels(&["Almere", "Almere", "Zeist", "Zeist"]);
/// let found = Partition::from_labels(&[1, 1, 0, 0]);
/// assert_eq!(adjusted_rand_index(&towns, &found), 1.0);
/// ```
pub fn adjusted_rand_index(a: &Partition, b: &Partition) -> f64 {
    let pairs = |count: usize| count as f64 * (count as f64 - 1.0) / 2.0;
    let together: f64 = overlap(a, b).into_values().map(pairs).sum();
    let in_a: f64 = a.sizes().iter().copied().map(pairs).sum();
    let in_b: f64 = b.sizes().iter().copied().map(pairs).sum();
    let all = pairs(a.node_count());
    let expected = if all > 0.0 { in_a * in_b / all } else { 0.0 };
    let most = (in_a + in_b) / 2.0;
    if most - expected == 0.0 { 1.0 } else { (together - expected) / (most - expected) }
}

/// Normalised mutual information, 2 I / (H₁ + H₂): 0 for independent divisions, 1 for equal ones. NaN if both put all nodes in
/// one group, which tells nothing.
///
/// Source: Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008.
pub fn normalized_mutual_information(a: &Partition, b: &Partition) -> f64 {
    let entropies = entropy(a) + entropy(b);
    if entropies == 0.0 { f64::NAN } else { 2.0 * mutual_information(a, b) / entropies }
}

/// Variation of information, H₁ + H₂ − 2 I, in nats: 0 for equal divisions, a true distance.
///
/// Source: Meilă 2007, doi:10.1016/j.jmva.2006.11.013.
pub fn variation_of_information(a: &Partition, b: &Partition) -> f64 {
    (entropy(a) + entropy(b) - 2.0 * mutual_information(a, b)).max(0.0)
}

fn overlap(a: &Partition, b: &Partition) -> BTreeMap<(usize, usize), usize> {
    assert_eq!(a.node_count(), b.node_count(), "two divisions of the same nodes");
    let mut cells = BTreeMap::new();
    for (&in_a, &in_b) in a.labels().iter().zip(b.labels()) {
        *cells.entry((in_a, in_b)).or_insert(0) += 1;
    }
    cells
}

fn entropy(partition: &Partition) -> f64 {
    let n = partition.node_count() as f64;
    let terms = partition.sizes().iter().map(|&size| size as f64 / n);
    terms.map(|share| -share * share.ln()).sum::<f64>().max(0.0)
}

fn mutual_information(a: &Partition, b: &Partition) -> f64 {
    let n = a.node_count() as f64;
    overlap(a, b)
        .into_iter()
        .map(|((in_a, in_b), count)| {
            let expected = a.sizes()[in_a] as f64 * b.sizes()[in_b] as f64 / n;
            count as f64 / n * (count as f64 / expected).ln()
        })
        .sum::<f64>()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pitfall 50: divisions of one group, of singletons, and the unit of information.
    #[test]
    fn trivial_divisions() {
        let one = Partition::from_labels(&[0, 0, 0, 0]);
        let alone = Partition::singletons(4);
        assert!((adjusted_rand_index(&one, &one) - 1.0).abs() < 1e-12);
        assert!((adjusted_rand_index(&alone, &alone) - 1.0).abs() < 1e-12);
        assert!(adjusted_rand_index(&one, &alone).abs() < 1e-12);
        assert!(normalized_mutual_information(&one, &one).is_nan());
        assert!(normalized_mutual_information(&one, &alone).abs() < 1e-12);
        // One group against singletons of four: the entropy of singletons, ln 4 nats.
        assert!((variation_of_information(&one, &alone) - 4f64.ln()).abs() < 1e-12);
        let empty = Partition::singletons(0);
        assert!((adjusted_rand_index(&empty, &empty) - 1.0).abs() < 1e-12);
    }

    // Halves and thirds of six. Pairs together: 6, 3, in both 2, of 15; by chance 6 · 3 / 15 = 1.2, at most 4.5. Entropies ln 2 and ln 3,
    // of both together ln 3 + (ln 2)/3, so that they share (2/3) ln 2.
    #[test]
    fn halves_and_thirds() {
        let halves = Partition::from_labels(&[0, 0, 0, 1, 1, 1]);
        let thirds = Partition::from_labels(&[0, 0, 1, 1, 2, 2]);
        let (two, three) = (2.0f64.ln(), 3.0f64.ln());
        assert!((adjusted_rand_index(&halves, &thirds) - 0.8 / 3.3).abs() < 1e-12);
        assert!((normalized_mutual_information(&halves, &thirds) - 4.0 / 3.0 * two / (two + three)).abs() < 1e-12);
        assert!((variation_of_information(&halves, &thirds) - (three - two / 3.0)).abs() < 1e-12);
    }
}
