//! How far the portraits of two networks are apart, whoever is in them.

use crate::graph::portrait::Portrait;
use std::collections::BTreeMap;

/// How a portrait becomes a distribution. The authors changed this in 2019; programs differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formula {
    /// Of all pairs that reach each other, the share whose first node has `k` others at `l` steps, `l` being their distance: the
    /// article, and the authors' program since July 2019.
    #[default]
    Of2019,
    /// The share of nodes with `k` others at `l` steps, times the share of pairs at `l` steps: the preprint of 2018, and netrd.
    Of2018,
}

/// The divergence of two portraits, from 0 (the same portrait) to 1 (nothing in common): Jensen and Shannon's, in bits.
///
/// It needs no common actors. Networks of different size or density have different portraits by that alone: the divergence
/// confounds size and density with structure (Hartle et al. 2020), so compare it with that of random networks of the same sizes.
/// NaN where a network has no nodes.
///
/// Checked against tests/reference (the authors' program at 4f6d818, netrd 0.3.0, direct evaluation). Source: Bagrow & Bollt 2019,
/// doi:10.1007/s41109-019-0156-x; Hartle et al. 2020, doi:10.1098/rspa.2019.0744.
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::graph::portrait::Portrait;
/// use verbinder::studies::portrait_divergence::{Formula, portrait_divergence};
///
/// let path = Portrait::of(&CompactGraph::undirected(3, &[(0, 1), (1, 2)]));
/// let turned = Portrait::of(&CompactGraph::undirected(3, &[(0, 2), (1, 2)]));
/// assert_eq!(portrait_divergence(&path, &turned, Formula::Of2019), 0.0);
/// ```
pub fn portrait_divergence(one: &Portrait, other: &Portrait, formula: Formula) -> f64 {
    if one.nodes == 0 || other.nodes == 0 {
        return f64::NAN;
    }
    let (p, q) = (distribution(one, formula), distribution(other, formula));
    let mut both: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    p.into_iter().for_each(|(cell, share)| both.entry(cell).or_default().0 = share);
    q.into_iter().for_each(|(cell, share)| both.entry(cell).or_default().1 = share);
    let part = |share: f64, mean: f64| if share > 0.0 { share * (share / mean).log2() } else { 0.0 };
    let sum = both.values().fold(0.0, |sum, &(p, q)| {
        let mean = (p + q) / 2.0;
        sum + part(p, mean) / 2.0 + part(q, mean) / 2.0
    });
    sum.clamp(0.0, 1.0)
}

/// The share of every cell of a portrait, by steps and number of others.
fn distribution(portrait: &Portrait, formula: Formula) -> Vec<((usize, usize), f64)> {
    let steps = 0..portrait.shells.len();
    let all: usize = steps.clone().map(|steps| portrait.pairs(steps)).sum();
    let cells =
        steps.flat_map(|steps| portrait.shells[steps].iter().map(move |(&others, &nodes)| (steps, others, nodes)));
    cells
        .map(|(steps, others, nodes)| {
            let share = match formula {
                Formula::Of2019 => (others * nodes) as f64 / all as f64,
                Formula::Of2018 => nodes as f64 / portrait.nodes as f64 * (portrait.pairs(steps) as f64 / all as f64),
            };
            ((steps, others), share)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::graph::CompactGraph;

    // A path of three: 3 nodes have themselves at 0 steps, 2 have one and 1 has two at 1 step, 2 have one and 1 has none at 2 steps; 3, 4
    // and 2 of 9 pairs. By the article 3, 2, 2, 0 and 2 of 9; by the preprint 9, 8, 4, 2 and 4 of 27.
    #[test]
    fn the_portrait_of_a_path_as_a_distribution() {
        let path = Portrait::of(&CompactGraph::undirected(3, &[(0, 1), (1, 2)]));
        for (formula, expected, of) in
            [(Formula::Of2019, [3.0, 2.0, 2.0, 0.0, 2.0], 9.0), (Formula::Of2018, [9.0, 8.0, 4.0, 2.0, 4.0], 27.0)]
        {
            let found = distribution(&path, formula);
            let cells: Vec<(usize, usize)> = found.iter().map(|(cell, _)| *cell).collect();
            assert_eq!(cells, [(0, 1), (1, 1), (1, 2), (2, 0), (2, 1)]);
            assert!(
                found.iter().zip(expected).all(|((_, share), part)| (share - part / of).abs() < 1e-12),
                "{found:?}"
            );
        }
    }
}
