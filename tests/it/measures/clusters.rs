//! Communities: what every run must satisfy, whatever it finds.

use super::graphs::{complete, plans, random, star};
use proptest::prelude::*;
use verbinder::graph::compact::Merge;
use verbinder::graph::{CompactGraph, components};
use verbinder::measures::clusters::{ClusterOptions, LeidenOptions, Objective, Partition, find, leiden, modularity};

fn options(runs: usize, seed: u64, resolution: f64) -> LeidenOptions {
    LeidenOptions { runs, seed, resolution, ..LeidenOptions::default() }
}

/// The highest modularity over all divisions of a graph of at most eight nodes.
fn optimum(graph: &CompactGraph, resolution: f64) -> f64 {
    fn divide(labels: &mut Vec<usize>, used: usize, graph: &CompactGraph, resolution: f64, best: &mut f64) {
        if labels.len() == graph.node_count() {
            let value = modularity(graph, &Partition::from_labels(labels), resolution).unwrap();
            *best = best.max(value);
            return;
        }
        for label in 0..=used {
            labels.push(label);
            divide(labels, used.max(label + 1), graph, resolution, best);
            labels.pop();
        }
    }
    let mut best = f64::NEG_INFINITY;
    divide(&mut Vec::new(), 0, graph, resolution, &mut best);
    best
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    // Pitfalls 46 and 47: connected communities, isolates alone, the same seed the same result.
    #[test]
    fn communities_are_connected_and_isolates_alone(plan in plans(), seed in any::<u64>()) {
        let graph = plan.graph();
        let found = leiden(&graph, &options(2, seed, 1.0));
        prop_assert_eq!(&found, &leiden(&graph, &options(2, seed, 1.0)));
        for members in found.partition.members() {
            let mut keep = vec![false; graph.node_count()];
            members.iter().for_each(|&member| keep[member] = true);
            prop_assert_eq!(components::weak(&graph.induced(&keep).0).count(), 1);
        }
        for node in (0..graph.node_count()).filter(|&node| graph.degree(node) + graph.in_degree(node) == 0) {
            prop_assert_eq!(found.partition.sizes()[found.partition.group_of(node)], 1);
        }
        let flat = graph.symmetrised(Merge::Max);
        prop_assert_eq!(found.modularity, modularity(&flat, &found.partition, 1.0));
    }

    // Against every division there is: no heuristic may claim more than the best of them.
    #[test]
    fn no_graph_exceeds_its_optimum(mut plan in plans(), resolution in prop::sample::select(vec![0.5, 1.0, 1.7])) {
        plan.nodes = plan.nodes.min(7);
        plan.edges.retain(|&(a, b, _)| (a as usize) < plan.nodes && (b as usize) < plan.nodes);
        let graph = plan.graph().symmetrised(Merge::Max);
        if let Ok(value) = leiden(&graph, &options(50, 3, resolution)).modularity {
            let best = optimum(&graph, resolution);
            prop_assert!(value <= best + 1e-9, "{value}, optimum {best}");
        }
    }

    // Strengths in another unit give the same communities.
    #[test]
    fn the_unit_of_strength_does_not_matter(plan in plans()) {
        let mut other = plan.clone();
        other.edges.iter_mut().for_each(|edge| edge.2 *= 1024.0);
        let (a, b) = (plan.graph(), other.graph());
        prop_assert_eq!(leiden(&a, &options(5, 1, 1.0)).partition, leiden(&b, &options(5, 1, 1.0)).partition);
    }
}

// A heuristic may miss the optimum; on seven nodes it must nearly never. Fixed graphs, so that the count is the same every time.
#[test]
fn small_graphs_nearly_always_reach_their_optimum() {
    let (mut reached, mut tried) = (0, 0);
    for seed in 0..60 {
        let mut stream = verbinder::graph::random::Stream::new(seed, 0);
        let edges: Vec<(u32, u32)> =
            (0..10).map(|_| (stream.below(7) as u32, stream.below(7) as u32)).filter(|(a, b)| a != b).collect();
        let graph = CompactGraph::undirected(7, &edges);
        let found = leiden(&graph, &options(50, 3, 1.0)).modularity.unwrap();
        tried += 1;
        reached += usize::from((found - optimum(&graph, 1.0)).abs() < 1e-9);
    }
    assert!(reached * 20 >= tried * 19, "{reached} of {tried} graphs reached their optimum");
}

// Rings of cliques: the cliques are the communities (Fortunato & Barthélemy 2007 give the limit, far above this size).
#[test]
fn a_ring_of_cliques_is_taken_apart() {
    let mut edges = Vec::new();
    for clique in 0..6u32 {
        let first = clique * 5;
        edges.extend(complete(5).edges().iter().map(|&(a, b)| (first + a, first + b)));
        edges.push((first, (first + 6) % 30));
    }
    let graph = CompactGraph::undirected(30, &edges);
    let found = leiden(&graph, &LeidenOptions::default());
    let cliques: Vec<u32> = (0..30).map(|node| node / 5).collect();
    assert_eq!(found.partition, Partition::from_labels(&cliques));
    // By hand: m = 66, each clique has 10 ties inside and 22 ends: 6 · (10/66 − (22/132)²) = 10/11 − 1/6.
    assert!((found.modularity.unwrap() - (10.0 / 11.0 - 1.0 / 6.0)).abs() < 1e-12);
    assert_eq!((found.runs_with_partition, found.runs_with_modularity, found.distinct), (100, 100, 1));
}

#[test]
fn one_group_and_no_ties() {
    // A complete graph and a star have no better division than one group: Q = 0.
    assert_eq!(leiden(&complete(5), &LeidenOptions::default()).partition.count(), 1);
    assert!(leiden(&star(5), &LeidenOptions::default()).modularity.unwrap().abs() < 1e-12);
    let nobody = leiden(&CompactGraph::undirected(3, &[]), &LeidenOptions::default());
    assert_eq!((nobody.partition.count(), nobody.partition.clusters()), (3, 0));
    assert_eq!(nobody.modularity.unwrap_err().code(), "no_ties");
    assert_eq!(leiden(&CompactGraph::undirected(0, &[]), &LeidenOptions::default()).partition.count(), 0);
}

#[test]
fn more_resolution_more_groups() {
    let graph = random(120, 300, false, false).graph();
    let groups = |resolution| leiden(&graph, &options(10, 1, resolution)).partition.clusters();
    assert!(groups(0.3) < groups(1.0) && groups(1.0) < groups(3.0));
}

// Pitfall 43: the null of a directed graph is out-strength times in-strength, and resolution multiplies it.
#[test]
fn directed_modularity_uses_its_own_null() {
    let graph = super::graphs::arcs(3, &[(0, 1), (0, 2)]);
    let groups = Partition::from_labels(&[0, 0, 1]);
    // L = 1 of 2 inside {0, 1}; D_out · D_in = 2 · 1 there and 0 · 1 in {2}: Q = 1/2 − γ · 2/4.
    assert!(modularity(&graph, &groups, 1.0).unwrap().abs() < 1e-12);
    assert!((modularity(&graph, &groups, 0.5).unwrap() - 0.25).abs() < 1e-12);
    // Without direction: 1/2 − (3/4)² − (1/4)² = −1/8.
    assert!((modularity(&graph.symmetrised(Merge::Max), &groups, 1.0).unwrap() + 0.125).abs() < 1e-12);
}

/// The best division of a graph of few nodes, by a quality of labels.
fn best_of_all(nodes: usize, quality: &dyn Fn(&[usize]) -> f64) -> f64 {
    fn divide(labels: &mut Vec<usize>, used: usize, nodes: usize, quality: &dyn Fn(&[usize]) -> f64) -> f64 {
        if labels.len() == nodes {
            return quality(labels);
        }
        let mut best = f64::NEG_INFINITY;
        for label in 0..=used {
            labels.push(label);
            best = best.max(divide(labels, used.max(label + 1), nodes, quality));
            labels.pop();
        }
        best
    }
    divide(&mut Vec::new(), 0, nodes, quality)
}

// The constant Potts model against all divisions of seven nodes: weight inside less γ for every pair inside.
#[test]
fn cpm_reaches_the_best_of_all_divisions() {
    for seed in 0..20u64 {
        let mut stream = verbinder::graph::random::Stream::new(seed, 0);
        let edges: Vec<(u32, u32)> = (0..14).map(|_| (stream.below(7) as u32, stream.below(7) as u32)).collect();
        let graph = CompactGraph::undirected(7, &edges);
        for resolution in [0.2, 0.45, 0.8] {
            let quality = |labels: &[usize]| {
                let inside = graph.edges().iter().filter(|(a, b)| labels[*a as usize] == labels[*b as usize]).count();
                let pairs = (0..7).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|&(a, b)| labels[a] == labels[b]);
                inside as f64 - resolution * pairs.count() as f64
            };
            let best = best_of_all(7, &quality);
            let options = LeidenOptions { objective: Objective::Cpm, resolution, runs: 50, ..LeidenOptions::default() };
            let found = leiden(&graph, &options);
            assert!((found.modularity.unwrap() - best).abs() < 1e-9, "{seed}: {:?}, best {best}", found.modularity);
            assert!((quality(found.partition.labels()) - best).abs() < 1e-9);
        }
    }
}

// Pitfall 45. In a ring of six cliques of five with one tie to the next, any γ between the density of two neighbouring cliques as one
// and 1 keeps the cliques; above 1 nobody is together.
#[test]
fn pitfall_45_cpm_is_asked_for_by_name() {
    let mut edges = Vec::new();
    for first in (0..30u32).step_by(5) {
        edges.extend(complete(5).edges().iter().map(|&(a, b)| (first + a, first + b)));
        edges.push((first, (first + 6) % 30));
    }
    let graph = CompactGraph::undirected(30, &edges);
    let cpm = |resolution| LeidenOptions { objective: Objective::Cpm, resolution, ..LeidenOptions::default() };
    let cliques = Partition::from_labels(&(0..30).map(|node| node / 5).collect::<Vec<_>>());
    // One tie of 25 possible ones between two cliques: below 0.04 they become one.
    assert_eq!(leiden(&graph, &cpm(0.05)).partition, cliques);
    assert_eq!(leiden(&graph, &cpm(0.9)).partition, cliques);
    assert!(leiden(&graph, &cpm(0.03)).partition.count() < 6);
    assert_eq!(leiden(&graph, &cpm(1.1)).partition.clusters(), 0);
    // Modularity is the usual objective: it keeps the cliques of the Les Misérables kind of size at γ = 1, where CPM leaves singles.
    assert_eq!(leiden(&graph, &LeidenOptions::default()).partition, cliques);
}

// Barber's modularity against all divisions of eight nodes on two sides.
#[test]
fn two_mode_modularity_reaches_the_best_of_all_divisions() {
    let method = find("two-mode-modularity").unwrap();
    for seed in 0..8u64 {
        let mut stream = verbinder::graph::random::Stream::new(seed, 0);
        let edges: Vec<(u32, u32)> = (0..11).map(|_| (stream.below(5) as u32, 5 + stream.below(3) as u32)).collect();
        let graph = CompactGraph::undirected(8, &edges);
        let m = graph.edge_count() as f64;
        let quality = |labels: &[usize]| {
            let mut sum = 0.0;
            for a in 0..5 {
                for b in 5..8 {
                    if labels[a] == labels[b] {
                        let tied = f64::from(u8::from(graph.edge_between(a, b).is_some()));
                        sum += tied - graph.degree(a) as f64 * graph.degree(b) as f64 / m;
                    }
                }
            }
            sum / m
        };
        let best = best_of_all(8, &quality);
        let found = (method.find)(&graph, &ClusterOptions::default());
        assert!((found.quality - best).abs() < 1e-9, "{seed}: {}, best {best}", found.quality);
        assert!((quality(found.partition.unwrap().labels()) - best).abs() < 1e-9);
    }
    // Three who all know each other have no two sides.
    let found = (method.find)(&complete(3), &ClusterOptions::default());
    assert!(found.groups.is_empty() && !found.remarks.is_empty());
}
