//! A cluster taken apart: which labels stand out among its members.

use std::collections::BTreeMap;

/// A label that is more frequent inside than elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct StandsOut<L> {
    /// The label.
    pub label: L,
    /// Members that have it.
    pub inside: usize,
    /// Others that have it.
    pub elsewhere: usize,
    /// The share of the members.
    pub share_inside: f64,
    /// The share of the others; NaN where there are none.
    pub share_elsewhere: f64,
}

/// The labels that two members or more have and that are more frequent among members than among others, most telling first. Every
/// node has any number of labels.
pub fn over_represented<L: Ord + Clone>(labels: &[Vec<L>], members: &[usize]) -> Vec<StandsOut<L>> {
    let mut counts: BTreeMap<&L, (usize, usize)> = BTreeMap::new();
    for (node, list) in labels.iter().enumerate() {
        let inside = members.binary_search(&node).is_ok();
        for label in list {
            let entry = counts.entry(label).or_default();
            *(if inside { &mut entry.0 } else { &mut entry.1 }) += 1;
        }
    }
    let (all_inside, all_elsewhere) = (members.len() as f64, (labels.len() - members.len()) as f64);
    let mut found: Vec<StandsOut<L>> = counts
        .into_iter()
        .map(|(label, (inside, elsewhere))| StandsOut {
            label: label.clone(),
            inside,
            elsewhere,
            share_inside: inside as f64 / all_inside,
            share_elsewhere: elsewhere as f64 / all_elsewhere,
        })
        .filter(|entry| entry.inside >= 2 && (all_elsewhere < 1.0 || entry.share_inside > entry.share_elsewhere))
        .collect();
    let telling = |entry: &StandsOut<L>| entry.share_inside - entry.share_elsewhere;
    found.sort_by(|a, b| telling(b).total_cmp(&telling(a)).then_with(|| a.label.cmp(&b.label)));
    found
}
