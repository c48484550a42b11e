//! How exactly a figure of a network is known, if its actors were a sample of those who might have been there.

use crate::graph::random::Stream;
use crate::graph::{CompactGraph, compact::Merge, parallel};

/// What a figure of a network is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The figure; NaN where it is undefined.
    pub value: f64,
    /// Its standard error: the standard deviation over bootstrap samples; NaN where fewer than two samples have the figure.
    pub se: f64,
    /// How many samples have the figure.
    pub defined: usize,
}

/// The difference of a figure between two networks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first less the second.
    pub difference: f64,
    /// Its standard error.
    pub se: f64,
    /// Whether both were sampled together, being about the same actors.
    pub paired: bool,
}

/// The values of figures over vertex bootstrap samples, one list per figure. Graphs on the same nodes are sampled together: sample r
/// draws the same nodes for each of them if the seed is the same.
///
/// A sample draws as many nodes as there are, with replacement. Two copies of different nodes are tied as these are; two copies of
/// one node, whose own tie to itself nobody knows, are tied as a pair of different nodes drawn at random is. Direction is ignored.
///
/// Not valid for maxima (diameter, highest betweenness) nor below some ten nodes.
///
/// Source: Snijders & Borgatti 1999, Connections 22(2).
pub fn samples(
    graph: &CompactGraph,
    figures: &[&(dyn Fn(&CompactGraph) -> f64 + Sync)],
    draws: usize,
    seed: u64,
) -> Vec<Vec<f64>> {
    let graph = graph.symmetrised(Merge::Max).unweighted();
    let n = graph.node_count();
    if n < 2 {
        return vec![Vec::new(); figures.len()];
    }
    let rows: Vec<Vec<f64>> = parallel::map(draws, |draw| {
        let sample = sample(&graph, &mut Stream::new(seed, draw as u64));
        figures.iter().map(|figure| figure(&sample)).collect()
    });
    (0..figures.len()).map(|figure| rows.iter().map(|row| row[figure]).collect()).collect()
}

fn sample(graph: &CompactGraph, stream: &mut Stream) -> CompactGraph {
    let n = graph.node_count();
    let drawn: Vec<usize> = (0..n).map(|_| stream.below(n)).collect();
    let mut edges = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            let tied = if drawn[a] == drawn[b] {
                let one = stream.below(n);
                let other = stream.below(n - 1);
                graph.edge_between(one, other + usize::from(other >= one)).is_some()
            } else {
                graph.edge_between(drawn[a], drawn[b]).is_some()
            };
            if tied {
                edges.push((a as u32, b as u32));
            }
        }
    }
    CompactGraph::undirected(n, &edges)
}

/// How exactly a figure is known: its value, and the standard deviation of it over samples.
pub fn precision(value: f64, samples: &[f64]) -> Precision {
    let (se, defined) = spread(samples.iter().copied());
    Precision { value, se, defined }
}

/// The difference of two figures. Samples that were drawn together (of the same actors, with the same seed) are compared one by one;
/// otherwise the two errors add up as those of independent samples do.
pub fn difference(one: (&Precision, &[f64]), other: (&Precision, &[f64]), paired: bool) -> Difference {
    let se = if paired { spread(one.1.iter().zip(other.1).map(|(a, b)| a - b)).0 } else { one.0.se.hypot(other.0.se) };
    Difference { difference: one.0.value - other.0.value, se, paired }
}

/// The standard deviation of those values that are numbers, and how many these are.
fn spread(values: impl Iterator<Item = f64>) -> (f64, usize) {
    let known: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    let count = known.len();
    (crate::graph::spread::spread(&known, 1).map_or(f64::NAN, |(_, deviation)| deviation), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn density(graph: &CompactGraph) -> f64 {
        let n = graph.node_count() as f64;
        2.0 * graph.edge_count() as f64 / (n * (n - 1.0))
    }

    #[test]
    fn a_complete_network_has_nothing_to_vary() {
        let edges: Vec<(u32, u32)> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
        let complete = CompactGraph::undirected(6, &edges);
        let found = samples(&complete, &[&density], 50, 1);
        assert!(precision(1.0, &found[0]).se.abs() < 1e-12);
        assert!(samples(&CompactGraph::undirected(1, &[]), &[&density], 50, 1)[0].is_empty());
    }

    #[test]
    fn networks_on_the_same_actors_are_sampled_together() {
        let ring: Vec<(u32, u32)> = (0..12).map(|node| (node, (node + 1) % 12)).collect();
        let graph = CompactGraph::undirected(12, &ring);
        let found = samples(&graph, &[&density], 200, 3);
        let known = precision(density(&graph), &found[0]);
        let same = difference((&known, &found[0]), (&known, &found[0]), true);
        assert!(same.difference.abs() < 1e-12 && same.se.abs() < 1e-12);
        let apart = difference((&known, &found[0]), (&known, &found[0]), false);
        assert!((apart.se - known.se * 2f64.sqrt()).abs() < 1e-12 && !apart.paired);
    }
}
