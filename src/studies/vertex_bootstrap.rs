//! How exactly a figure of a network is known, if its actors were a sample of those who might have been there.

use super::jackknife;
use crate::graph::random::Stream;
use crate::graph::random_graphs::{some_of, stream};
use crate::graph::{CompactGraph, compact::Merge, parallel};

/// What a figure of a network is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// The figure; NaN where it is undefined.
    pub value: f64,
    /// Its standard error, the larger of the next two.
    pub se: f64,
    /// The standard deviation over bootstrap samples; NaN where fewer than two samples have the figure.
    pub bootstrap: f64,
    /// That of the [`jackknife`]; NaN where it is undefined.
    pub jackknife: f64,
    /// How many samples have the figure.
    pub defined: usize,
}

/// A figure in other versions of its network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Versions {
    /// Its values over bootstrap samples.
    pub samples: Vec<f64>,
    /// Its values without each actor; none if nobody is left out.
    pub without: Vec<f64>,
}

/// The difference of a figure between two networks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first less the second.
    pub difference: f64,
    /// Its standard error.
    pub se: f64,
    /// The chance of a difference as far from 0 if there were none, by a normal distribution; NaN where nothing varies.
    pub p: f64,
    /// Whether both were sampled together, being about the same actors.
    pub paired: bool,
}

/// How far 95 % of a normal distribution reach, in standard deviations.
const REACH: f64 = 1.959_963_984_540_054;

impl Precision {
    /// The range in which a figure from 0 to 1 lies with a confidence of 95 %; NaN where the figure or its error is undefined.
    pub fn share_range(&self) -> (f64, f64) {
        let (lower, upper) = (self.value - REACH * self.se, self.value + REACH * self.se);
        // The larger of NaN and 0 would be 0: a range for a figure that nobody knows.
        if lower.is_finite() && upper.is_finite() { (lower.max(0.0), upper.min(1.0)) } else { (f64::NAN, f64::NAN) }
    }
}

/// The graph as it is sampled: without direction and weights. A figure and its samples are comparable if both are of this graph.
pub fn as_sampled(graph: &CompactGraph) -> CompactGraph {
    graph.symmetrised(Merge::Max).unweighted()
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
    let graph = as_sampled(graph);
    let n = graph.node_count();
    if n < 2 {
        return vec![Vec::new(); figures.len()];
    }
    let rows: Vec<Vec<f64>> = parallel::long_map(draws, |draw| {
        let sample = sample(&graph, &mut Stream::new(seed, draw as u64));
        figures.iter().map(|figure| figure(&sample)).collect()
    });
    (0..figures.len()).map(|figure| rows.iter().map(|row| row[figure]).collect()).collect()
}

/// One sample, put together along edges: looking at all pairs would take n² steps.
fn sample(graph: &CompactGraph, stream: &mut Stream) -> CompactGraph {
    let n = graph.node_count();
    let mut copies: Vec<Vec<u32>> = vec![Vec::new(); n];
    let drawn: Vec<usize> = (0..n).map(|_| stream.below(n)).collect();
    for (copy, &node) in drawn.iter().enumerate() {
        copies[node].push(copy as u32);
    }
    let mut edges = Vec::new();
    for &(one, other) in graph.edges() {
        for &a in &copies[one as usize] {
            edges.extend(copies[other as usize].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    for (a, &node) in drawn.iter().enumerate() {
        for &b in copies[node].iter().filter(|&&b| b as usize > a) {
            let one = stream.below(n);
            let other = stream.below(n - 1);
            if graph.edge_between(one, other + usize::from(other >= one)).is_some() {
                edges.push((a as u32, b));
            }
        }
    }
    CompactGraph::undirected(n, &edges)
}

/// The mean of figures over networks of so many of the actors, drawn without replacement, with their ties: what figures would be if the
/// network had no more of them. NaN for a figure that none of them has. So a figure that changes with size whatever the process, such as
/// degree centralization, can be set beside that of a smaller network.
pub fn at_size(
    graph: &CompactGraph,
    figures: &[&(dyn Fn(&CompactGraph) -> f64 + Sync)],
    nodes: usize,
    (draws, seed): (usize, u64),
) -> Vec<f64> {
    let graph = as_sampled(graph);
    let n = graph.node_count();
    if nodes >= n {
        return figures.iter().map(|figure| figure(&graph)).collect();
    }
    let rows: Vec<Vec<f64>> = parallel::long_map(draws, |draw| {
        let mut keep = vec![false; n];
        some_of(n, nodes, &mut stream(seed, draw)).into_iter().for_each(|node| keep[node] = true);
        let part = graph.induced(&keep).0;
        figures.iter().map(|figure| figure(&part)).collect()
    });
    let mean = |figure: usize| {
        let known = rows.iter().map(|row| row[figure]).filter(|value| value.is_finite());
        let (sum, count) = known.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
        if count == 0 { f64::NAN } else { sum / f64::from(count) }
    };
    (0..figures.len()).map(mean).collect()
}

/// How exactly a figure is known: its value, and the larger of two errors, the standard deviation of it over samples and that of the
/// jackknife. Among towns that were made alike, some actors much busier than others, the first alone tells degree centralization apart
/// at 5 % in 12 to 19 of 100 pairs, the larger in some 5.
pub fn precision(value: f64, versions: &Versions) -> Precision {
    let (bootstrap, defined) = spread(versions.samples.iter().copied());
    let jackknife = jackknife::standard_error(&versions.without);
    Precision { value, se: bootstrap.max(jackknife), bootstrap, jackknife, defined }
}

/// The difference of two figures, or of what they are at one size, with the errors of the figures. Versions of the same actors, drawn
/// with the same seed, are compared one by one; otherwise the two errors add up as those of independent samples do.
pub fn difference(one: (&Precision, &Versions), other: (&Precision, &Versions), paired: bool) -> Difference {
    let se = if paired {
        let apart = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a - b).collect();
        let samples = apart(&one.1.samples, &other.1.samples);
        let without = apart(&one.1.without, &other.1.without);
        precision(f64::NAN, &Versions { samples, without }).se
    } else {
        one.0.se.hypot(other.0.se)
    };
    let difference = one.0.value - other.0.value;
    let p = if se > 0.0 { two_sided(difference / se) } else { f64::NAN };
    Difference { difference, se, p, paired }
}

/// The chance of a standard normal as far from 0 as this; NaN for NaN.
fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The complementary error function: its power series below 2.5, its continued fraction beyond (Abramowitz & Stegun 1964, 7.1.5 and
/// 7.1.14).
fn erfc(x: f64) -> f64 {
    const TERMS: u32 = 80;
    if x < 2.5 {
        let (mut sum, mut power) = (x, x);
        for n in 1..TERMS {
            power *= -x * x / f64::from(n);
            sum += power / f64::from(2 * n + 1);
        }
        return 1.0 - std::f64::consts::FRAC_2_SQRT_PI * sum;
    }
    let fraction = (1..TERMS).rev().fold(x, |rest, n| x + f64::from(n) / 2.0 / rest);
    (-x * x).exp() / fraction * std::f64::consts::FRAC_2_SQRT_PI / 2.0
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

    fn with_error(se: f64) -> Precision {
        Precision { value: f64::NAN, se, bootstrap: se, jackknife: f64::NAN, defined: 9 }
    }

    fn sampled(samples: &[f64]) -> Versions {
        Versions { samples: samples.to_vec(), without: Vec::new() }
    }

    // Samples 1 and 3 have the standard deviation √2; without each 0, 3 and 3: mean 2, squares 4 + 1 + 1, of which two thirds, 2.
    #[test]
    fn the_larger_error_counts() {
        let versions = Versions { samples: vec![1.0, 3.0], without: vec![0.0, 3.0, 3.0] };
        let known = precision(2.0, &versions);
        assert!((known.bootstrap - 2f64.sqrt()).abs() < 1e-12 && (known.jackknife - 2.0).abs() < 1e-12, "{known:?}");
        assert!((known.se - 2.0).abs() < 1e-12 && known.defined == 2, "{known:?}");
        let few = precision(2.0, &Versions { without: vec![2.0, 2.0, 2.0], ..versions.clone() });
        assert!((few.se - 2f64.sqrt()).abs() < 1e-12, "{few:?}");
        let undefined = precision(2.0, &Versions { without: vec![2.0, f64::NAN], ..versions.clone() });
        assert!(undefined.jackknife.is_nan() && (undefined.se - 2f64.sqrt()).abs() < 1e-12, "{undefined:?}");
        // Without the same actor in both the second is 1, 1 and 4: apart by -1, 2 and -1, squares 6, of which two thirds, 2.
        let other = Versions { samples: vec![1.0, 3.0], without: vec![1.0, 1.0, 4.0] };
        let found = difference((&known, &versions), (&precision(1.0, &other), &other), true);
        assert!((found.se - 2.0).abs() < 1e-12 && (found.difference - 1.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn a_complete_network_has_nothing_to_vary() {
        let edges: Vec<(u32, u32)> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b))).collect();
        let complete = CompactGraph::undirected(6, &edges);
        let found = samples(&complete, &[&density], 50, 1);
        assert!(precision(1.0, &sampled(&found[0])).se.abs() < 1e-12);
        assert!(samples(&CompactGraph::undirected(1, &[]), &[&density], 50, 1)[0].is_empty());
    }

    #[test]
    fn networks_on_the_same_actors_are_sampled_together() {
        let ring: Vec<(u32, u32)> = (0..12).map(|node| (node, (node + 1) % 12)).collect();
        let graph = CompactGraph::undirected(12, &ring);
        let found = samples(&graph, &[&density], 200, 3);
        let versions = sampled(&found[0]);
        let known = precision(density(&graph), &versions);
        let same = difference((&known, &versions), (&known, &versions), true);
        assert!(same.difference.abs() < 1e-12 && same.se.abs() < 1e-12);
        let apart = difference((&known, &versions), (&known, &versions), false);
        assert!((apart.se - known.se * 2f64.sqrt()).abs() < 1e-12 && !apart.paired);
    }

    // A star of six: of its actors three are drawn with the centre in half of all ways, and then have two of three possible ties.
    #[test]
    fn figures_at_another_size() {
        let star = CompactGraph::undirected(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
        let centralization = |graph: &CompactGraph| {
            let most = (0..graph.node_count()).map(|node| graph.degree(node)).max().unwrap_or(0);
            // A star of three has 1, no ties have none.
            if most == 0 { f64::NAN } else { (3 * most - 2 * graph.edge_count()) as f64 / 2.0 }
        };
        let found = at_size(&star, &[&density, &centralization], 3, (4_000, 1));
        assert!((found[0] - 1.0 / 3.0).abs() < 0.02 && (found[1] - 1.0).abs() < 1e-12, "{found:?}");
        // No more than there are: the network itself.
        let itself = at_size(&star, &[&density], 9, (10, 1));
        assert!((itself[0] - 1.0 / 3.0).abs() < 1e-12);
        assert!(at_size(&star, &[&|_| f64::NAN], 3, (10, 1))[0].is_nan());
    }

    // erfc(z/√2) of C's mathematical library, through Python 3.11.
    #[test]
    fn chances_of_a_normal() {
        for (z, p) in [
            (0.0, 1.0),
            (1.0, 0.317_310_507_862_914_15),
            (-REACH, 0.05),
            (3.5, 0.000_465_258_158_071_050_1),
            (4.0, 6.334_248_366_623_993e-5),
        ] {
            assert!((two_sided(z) - p).abs() < 1e-12, "{z} {}", two_sided(z));
        }
        assert!(two_sided(f64::NAN).is_nan());
    }

    #[test]
    fn what_does_not_vary_has_no_chance_and_what_is_unknown_no_range() {
        let sure = Precision { value: 1.0, ..with_error(0.0) };
        let other = Precision { value: 0.5, ..sure };
        let found = difference((&sure, &sampled(&[1.0; 9])), (&other, &sampled(&[0.5; 9])), true);
        assert!((found.difference - 0.5).abs() < 1e-12 && found.p.is_nan(), "{found:?}");
        let unknown = Precision { value: f64::NAN, ..with_error(0.1) };
        assert!(unknown.share_range().0.is_nan() && unknown.share_range().1.is_nan());
        let (lower, upper) = Precision { value: 0.9, ..with_error(0.1) }.share_range();
        assert!((lower - (0.9 - 0.195_996_398_454_005_4)).abs() < 1e-12 && (upper - 1.0).abs() < 1e-12);
        let (lower, upper) = Precision { value: 0.5, ..with_error(0.2) }.share_range();
        assert!((lower - (0.5 - 0.391_992_796_908_010_8)).abs() < 1e-12, "{lower}");
        assert!((upper - (0.5 + 0.391_992_796_908_010_8)).abs() < 1e-12, "{upper}");
    }

    /// The definition, pair by pair.
    fn pair_by_pair(graph: &CompactGraph, stream: &mut Stream) -> CompactGraph {
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

    #[test]
    fn samples_along_edges_are_those_of_all_pairs() {
        let edges: Vec<(u32, u32)> = (0..20).flat_map(|a| [(a, (a + 1) % 20), (a, (a + 7) % 20)]).collect();
        let graph = CompactGraph::undirected(20, &edges);
        for seed in 0..20 {
            let (mut one, mut other) = (Stream::new(seed, 0), Stream::new(seed, 0));
            let (found, expected) = (sample(&graph, &mut one), pair_by_pair(&graph, &mut other));
            assert_eq!(found.edges(), expected.edges());
            assert!(found.edge_count() > 0);
        }
    }

    // All pairs of 100,000 nodes are five thousand million: this would not end.
    #[test]
    fn a_large_sparse_network_is_sampled() {
        let ring: Vec<(u32, u32)> = (0..100_000).map(|node| (node, (node + 1) % 100_000)).collect();
        let found = samples(&CompactGraph::undirected(100_000, &ring), &[&density], 2, 1);
        assert!(found[0].iter().all(|density| (density - 2e-5).abs() < 1e-6), "{found:?}");
    }

    // Two networks with errors of 0.15 and 0.2 that differ by 0.5: two errors of 0.25, which a normal distribution exceeds in 4.55 %
    // (scipy 1.17, 2 * norm.sf(2)).
    #[test]
    fn a_difference_is_held_against_both_errors() {
        let (one, other) = (Precision { value: 0.9, ..with_error(0.15) }, Precision { value: 0.4, ..with_error(0.2) });
        let found = difference((&one, &Versions::default()), (&other, &Versions::default()), false);
        assert!((found.se - 0.25).abs() < 1e-12 && (found.p - 0.045_500_263_896_358_4).abs() < 1e-12, "{found:?}");
        // Two nodes are enough to draw from.
        assert_eq!(samples(&CompactGraph::undirected(2, &[(0, 1)]), &[&density], 5, 1)[0].len(), 5);
    }
}
