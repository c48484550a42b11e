//! Random graphs keep what they should, and every graph that keeps it comes up equally often: all of them enumerated, with seeds
//! that are fixed.

use super::arcs;
use proptest::prelude::*;
use std::collections::BTreeMap;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;
use verbinder::graph::{CompactGraph, random_graphs};

type Ties = Vec<(u32, u32)>;

/// All simple graphs on so many nodes.
fn all_graphs(nodes: u32, directed: bool) -> impl Iterator<Item = CompactGraph> {
    let pairs: Ties = (0..nodes)
        .flat_map(|a| (0..nodes).map(move |b| (a, b)))
        .filter(|(a, b)| if directed { a != b } else { a < b })
        .collect();
    (0..1u32 << pairs.len()).map(move |chosen| {
        let kept = pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        let edges: Vec<(u32, u32, f64)> = kept.map(|(_, &(a, b))| (a, b, 1.0)).collect();
        CompactGraph::from_edges(nodes as usize, directed, false, &edges, Merge::Max)
    })
}

/// χ² of draws against all graphs being equally likely, and the value that it exceeds once in ten thousand times (Wilson & Hilferty
/// 1931). Every draw must be one of the graphs.
fn chi_squared(
    all: impl Iterator<Item = CompactGraph>,
    draws: usize,
    draw: impl Fn(&mut Stream) -> CompactGraph,
) -> (f64, f64) {
    let mut counts: BTreeMap<Ties, usize> = all.map(|graph| (graph.edges().to_vec(), 0)).collect();
    for number in 0..draws {
        let drawn = draw(&mut random_graphs::stream(11, number));
        *counts.get_mut(drawn.edges()).unwrap_or_else(|| panic!("{:?} is none of them", drawn.edges())) += 1;
    }
    let expected = draws as f64 / counts.len() as f64;
    assert!(expected > 20.0, "{} graphs are too many for {draws} draws", counts.len());
    let chi = counts.values().map(|&count| (count as f64 - expected).powi(2) / expected).sum();
    let free = counts.len() as f64 - 1.0;
    (chi, free * (1.0 - 2.0 / (9.0 * free) + 3.719 * (2.0 / (9.0 * free)).sqrt()).powi(3))
}

#[track_caller]
fn assert_uniform((chi, bound): (f64, f64)) {
    assert!(chi < bound, "χ² {chi}, bound {bound}");
}

fn degrees(graph: &CompactGraph) -> Vec<(usize, usize)> {
    (0..graph.node_count()).map(|node| (graph.degree(node), graph.in_degree(node))).collect()
}

fn mutual(graph: &CompactGraph) -> usize {
    graph.edges().iter().filter(|&&(a, b)| graph.edge_between(b as usize, a as usize).is_some()).count() / 2
}

#[test]
fn all_graphs_of_a_density_are_equally_likely() {
    for (directed, nodes, ties) in [(false, 4, 3), (false, 5, 8), (true, 3, 4)] {
        let of_size = || all_graphs(nodes, directed).filter(move |graph| graph.edge_count() == ties);
        let one = of_size().next().unwrap();
        assert_uniform(chi_squared(of_size(), 6_000, |random| random_graphs::same_density(&one, random)));
    }
}

#[test]
fn all_graphs_of_a_dyad_census_are_equally_likely() {
    // One mutual pair, two one-sided: 6 · C(5, 2) · 4 = 240 graphs.
    let one = arcs(4, &[(0, 1), (1, 0), (1, 2), (3, 2)]);
    let like = || all_graphs(4, true).filter(|graph| graph.edge_count() == 4 && mutual(graph) == 1);
    assert_eq!(like().count(), 240);
    assert_uniform(chi_squared(like(), 24_000, |random| random_graphs::same_dyads(&one, random)));
}

// Three pairings; a path's degrees; the seventy 2-regular graphs of six nodes (hexagons and pairs of triangles); a hub; the seventy
// 3-regular ones, where most pairs are tied.
#[test]
fn all_graphs_of_a_degree_sequence_are_equally_likely() {
    let ring: Ties = (0..6).map(|node| (node, (node + 1) % 6)).collect();
    let prism = vec![(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (0, 3), (1, 4), (2, 5)];
    let cases: [(u32, Ties, usize); 5] = [
        (6, prism, 70),
        (4, vec![(0, 1), (2, 3)], 3),
        (5, vec![(0, 1), (1, 2), (2, 3), (3, 4)], 7),
        (6, ring, 70),
        (6, vec![(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (3, 5)], 0),
    ];
    for (nodes, ties, count) in cases {
        let one = CompactGraph::undirected(nodes as usize, &ties);
        let like = || all_graphs(nodes, false).filter(|graph| degrees(graph) == degrees(&one));
        assert!(count == 0 || like().count() == count, "{}", like().count());
        assert_uniform(chi_squared(like(), 4_000, |random| random_graphs::same_degrees(&one, random)));
    }
}

// A circle of three can only be turned round, which no exchange of two arcs does; the nine derangements of four, and all arcs but theirs.
#[test]
fn all_directed_graphs_of_a_degree_sequence_are_equally_likely() {
    let but_a_circle = vec![(0, 2), (0, 3), (1, 0), (1, 3), (2, 0), (2, 1), (3, 1), (3, 2)];
    let cases: [(u32, Ties, usize); 5] = [
        (4, but_a_circle, 9),
        (3, vec![(0, 1), (1, 2), (2, 0)], 2),
        (4, vec![(0, 1), (1, 2), (2, 3), (3, 0)], 9),
        (4, vec![(0, 1), (0, 2), (1, 2), (2, 3), (3, 0)], 0),
        (4, vec![(0, 1), (1, 0), (1, 2), (2, 0), (2, 3), (3, 1)], 0),
    ];
    for (nodes, ties, count) in cases {
        let one = arcs(nodes as usize, &ties);
        let like = || all_graphs(nodes, true).filter(|graph| degrees(graph) == degrees(&one));
        assert!(count == 0 || like().count() == count, "{}", like().count());
        assert_uniform(chi_squared(like(), 4_000, |random| random_graphs::same_degrees(&one, random)));
    }
}

// Forty who are tied to all but one: who that is changes for nearly all, where exchanges of ties would find hardly a place to go.
#[test]
fn where_nearly_all_are_tied_the_few_who_are_not_change() {
    let apart = |a: u32, b: u32| a / 2 == b / 2;
    for directed in [false, true] {
        let pairs =
            (0..40).flat_map(|a| (0..40).map(move |b| (a, b))).filter(|&(a, b)| !apart(a, b) && (directed || a < b));
        let graph = CompactGraph::from_pairs(40, directed, pairs);
        let kept = |draw: usize| {
            let drawn = random_graphs::same_degrees(&graph, &mut random_graphs::stream(3, draw));
            assert_eq!(degrees(&drawn), degrees(&graph));
            (0..20).filter(|at| drawn.edge_between(2 * at, 2 * at + 1).is_none()).count()
        };
        // One of 39 each, of twenty pairs: half a pair on average.
        let kept: usize = (0..20).map(kept).sum();
        assert!(kept <= 25, "{kept} of 400, directed: {directed}");
    }
}

#[test]
fn all_two_mode_graphs_of_degrees_are_equally_likely() {
    // Actors 0, 1, 2 and structures 3 to 6; both modes unequal in degree.
    let modes = [false, false, false, true, true, true, true];
    let one = CompactGraph::undirected(7, &[(0, 3), (0, 4), (0, 5), (1, 3), (1, 4), (2, 5), (2, 6)]);
    let crosses = |graph: &CompactGraph| graph.edges().iter().all(|&(a, b)| modes[a as usize] != modes[b as usize]);
    let like = || all_graphs(7, false).filter(|graph| degrees(graph) == degrees(&one) && crosses(graph));
    assert_eq!(like().count(), 12);
    let draw = |random: &mut Stream| random_graphs::same_two_mode_degrees(&one, &modes, random);
    assert_uniform(chi_squared(like(), 4_000, draw));
}

// Pitfall 64. The check itself: a chain that counts only exchanges that succeed visits some graphs too often, and is caught.
#[test]
fn a_chain_that_does_not_count_rejections_is_caught() {
    let one = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let like = || all_graphs(5, false).filter(|graph| degrees(graph) == degrees(&one));
    let wrong = |random: &mut Stream| {
        let mut ties: Ties = one.edges().to_vec();
        let mut done = 0;
        while done < 200 {
            let (i, j) = (random.below(4), random.below(4));
            let ((a, b), (mut c, mut d)) = (ties[i], ties[j]);
            if random.below(2) == 0 {
                (c, d) = (d, c);
            }
            let has = |a: u32, b: u32| ties.contains(&(a, b)) || ties.contains(&(b, a));
            if i != j && a != d && c != b && !has(a, d) && !has(c, b) {
                (ties[i], ties[j]) = ((a, d), (c, b));
                done += 1;
            }
        }
        CompactGraph::undirected(5, &ties)
    };
    let (chi, bound) = chi_squared(like(), 4_000, wrong);
    assert!(chi > bound, "χ² {chi}, bound {bound}");
}

fn plans() -> impl Strategy<Value = CompactGraph> {
    (1usize..14, any::<bool>(), any::<bool>()).prop_flat_map(|(nodes, directed, weighted)| {
        let end = 0..nodes as u32;
        prop::collection::vec((end.clone(), end, 1.0..9.0f64), 0..40)
            .prop_map(move |edges| CompactGraph::from_edges(nodes, directed, weighted, &edges, Merge::Max))
    })
}

fn strengths(graph: &CompactGraph) -> Vec<u64> {
    let mut all: Vec<u64> = (0..graph.edge_count()).map(|edge| graph.weight(edge).to_bits()).collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_draw_keeps_what_it_should(graph in plans(), seed in any::<u64>()) {
        let draw = |kind: fn(&CompactGraph, &mut Stream) -> CompactGraph| {
            let drawn = kind(&graph, &mut random_graphs::stream(seed, 0));
            assert_eq!(drawn, kind(&graph, &mut random_graphs::stream(seed, 0)), "the same seed, the same draw");
            assert_eq!((drawn.node_count(), drawn.edge_count()), (graph.node_count(), graph.edge_count()));
            assert_eq!((drawn.is_directed(), drawn.is_weighted()), (graph.is_directed(), graph.is_weighted()));
            assert!(drawn.edges().iter().all(|(a, b)| a != b));
            assert_eq!(strengths(&drawn), strengths(&graph));
            drawn
        };
        draw(random_graphs::same_density);
        prop_assert_eq!(degrees(&draw(random_graphs::same_degrees)), degrees(&graph));
        let dyads = draw(random_graphs::same_dyads);
        prop_assert!(!graph.is_directed() || mutual(&dyads) == mutual(&graph));
    }

    #[test]
    fn two_modes_stay_two_modes(graph in plans(), seed in any::<u64>()) {
        let modes: Vec<bool> = (0..graph.node_count()).map(|node| node % 3 == 0).collect();
        let crossing: Vec<(u32, u32, f64)> = (0..graph.edge_count())
            .map(|edge| (graph.edges()[edge].0, graph.edges()[edge].1, graph.weight(edge)))
            .filter(|&(a, b, _)| modes[a as usize] != modes[b as usize])
            .collect();
        let graph = CompactGraph::from_edges(
            graph.node_count(), graph.is_directed(), graph.is_weighted(), &crossing, Merge::Max
        );
        let drawn = random_graphs::same_two_mode_degrees(&graph, &modes, &mut random_graphs::stream(seed, 0));
        prop_assert_eq!(degrees(&drawn), degrees(&graph));
        prop_assert!(drawn.edges().iter().all(|&(a, b)| modes[a as usize] != modes[b as usize]));
        prop_assert_eq!(strengths(&drawn), strengths(&graph));
    }
}
