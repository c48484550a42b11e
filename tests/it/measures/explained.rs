//! Explanations add up: the parts of every node on every reference network against the measures, which are held against the values
//! of other software elsewhere; and small graphs taken apart by hand.

use super::graphs::{arcs, assert_same, path, plans, same, star, weighted};
use crate::support::reference::Reference;
use proptest::prelude::*;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::graph::shortest_paths::Along;
use verbinder::measures::clusters::{LeidenOptions, contributions, leiden, modularity};
use verbinder::measures::{Grouping, Known, Params, Scores, find};
use verbinder::studies::explain::brokered_triads::brokered_triads;
use verbinder::studies::explain::core_around::core_around;
use verbinder::studies::explain::dyadic_constraint::dyadic_constraint;
use verbinder::studies::explain::pairs_through::pairs_through;
use verbinder::studies::explain::partner_pairs::partner_pairs;
use verbinder::studies::explain::received::{eigenvector_received, pagerank_received};
use verbinder::studies::explain::redundant_partners::redundant_partners;
use verbinder::studies::explain::rings::rings;

/// The networks of tests/reference, without and with weights, by name.
fn references() -> Vec<(String, CompactGraph)> {
    let both = |one: Reference| {
        [(format!("{}, plain", one.name), one.plain()), (format!("{}, weighted", one.name), one.weighted())]
    };
    let found: Vec<(String, CompactGraph)> = Reference::all().into_iter().flat_map(both).collect();
    assert!(found.len() > 50, "{} networks", found.len());
    found
}

fn scores(graph: &CompactGraph, id: &str) -> Scores {
    find(id).unwrap().of(graph, &Params::default())
}

/// All that adds up, for every node.
fn check(name: &str, graph: &CompactGraph) {
    let n = graph.node_count();
    let all = |id: &str| scores(graph, id).values;
    let (betweenness, constraint, size) = (all("betweenness"), all("constraint"), all("effective-size"));
    let (eigenvector, pagerank, harmonic) = (all("eigenvector"), all("pagerank"), all("harmonic-closeness"));
    let (closeness, coreness, clustering) = (all("closeness"), all("coreness"), all("local-clustering"));
    let groups: Vec<usize> = (0..n).map(|node| node % 3).collect();
    for node in 0..n {
        let at = format!("{name}, node {node}");
        let found = pairs_through(graph, node, &groups, 3, usize::MAX);
        let listed: f64 = found.listed.iter().map(|pair| pair.share).sum();
        let grouped: f64 = found.by_group.iter().map(|entry| entry.sum).sum();
        assert!(same(found.sum, betweenness[node]), "{at}: {} of {}", found.sum, betweenness[node]);
        assert!(same(listed, found.sum) && same(grouped, found.sum), "{at}: {listed}, {grouped}, {}", found.sum);
        assert_eq!((found.listed.len(), found.by_group.iter().map(|e| e.pairs).sum()), (found.pairs, found.pairs));
        let own =
            |edge: &(usize, f64)| graph.edges()[edge.0].0 as usize == node || graph.edges()[edge.0].1 as usize == node;
        let loads: f64 = found.loads.iter().copied().enumerate().filter(own).map(|(_, load)| load).sum();
        assert!(same(loads, 2.0 * found.sum), "{at}: loads {loads}");
        // A short list is the beginning of the long one.
        let few = pairs_through(graph, node, &[], 0, 5);
        assert_eq!(few.listed[..], found.listed[..found.pairs.min(5)], "{at}");

        let parts = dyadic_constraint(graph, node);
        let sum: f64 = parts.iter().map(|part| part.constraint).sum();
        assert!(parts.is_empty() && constraint[node].is_nan() || same(sum, constraint[node]), "{at}: constraint {sum}");
        let partners = redundant_partners(graph, node);
        let counted: f64 = partners.iter().map(|partner| 1.0 - partner.redundancy).sum();
        assert!(partners.is_empty() && size[node].is_nan() || same(counted, size[node]), "{at}: size {counted}");

        if let Some((_, received)) = eigenvector_received(graph, &eigenvector, node) {
            let sum: f64 = received.iter().map(|part| part.amount).sum();
            assert!((sum - eigenvector[node]).abs() < 1e-8, "{at}: eigenvector {sum} of {}", eigenvector[node]);
        } else {
            assert!(eigenvector[node].is_nan());
        }
        let received = pagerank_received(graph, &pagerank, 0.85, node);
        let sum: f64 = received.partners.iter().map(|part| part.amount).sum();
        assert!((sum + received.afresh + received.stranded - pagerank[node]).abs() < 1e-10, "{at}: pagerank");

        let found = rings(graph, node, Along::Out);
        let sum: f64 = found.rings.iter().map(|ring| ring.nodes.len() as f64 / ring.distance).sum();
        assert!(same(sum, harmonic[node]), "{at}: harmonic {sum}");
        let others = found.others() as f64;
        if others > 0.0 {
            let value = others / (n - 1) as f64 * others / found.sum();
            assert!(same(value, closeness[node]), "{at}: closeness {value}");
        }
        assert_eq!(found.others() + found.unreached.len() + 1, n);

        let core = core_around(graph, node);
        assert!(same(core.core as f64, coreness[node]) && core.holding >= core.core && core.missing() >= 1, "{at}");
        assert!(core.members.binary_search(&node).is_ok());
        let pairs = partner_pairs(graph, node, usize::MAX);
        let all = (pairs.closed.len() + pairs.open_count) as f64;
        assert_eq!(pairs.open.len(), pairs.open_count);
        assert!(all < 1.0 || same(pairs.closed.len() as f64 / all, clustering[node]), "{at}: clustering");
    }
    brokerage(name, graph);
    let flat = graph.symmetrised(Merge::Max);
    let found = leiden(&flat, &LeidenOptions { runs: 3, ..LeidenOptions::default() }).partition;
    if let Ok(parts) = contributions(&flat, &found) {
        let sum: f64 = parts.iter().map(|part| part.value(1.0)).sum();
        assert!(same(sum, modularity(&flat, &found, 1.0).unwrap()), "{name}: modularity");
    }
}

/// Triads by role against the columns of brokerage and brokered pairs.
fn brokerage(name: &str, graph: &CompactGraph) {
    let labels: Vec<Option<usize>> = (0..graph.node_count()).map(|node| (node % 5 != 4).then_some(node % 3)).collect();
    let groups = Grouping::from_labels(&labels);
    let known = Known { groups: Some(&groups), ..Known::new(graph) };
    let paths = find("brokerage").unwrap().run(&known, &Params::default()).unwrap();
    let pairs = find("brokered-pairs").unwrap().run(&known, &Params::default()).unwrap();
    let flat = graph.symmetrised(Merge::Max);
    for node in 0..graph.node_count() {
        let Some(found) = brokered_triads(graph, &groups, node, usize::MAX) else {
            assert!(paths[5].values[node].is_nan(), "{name}, node {node}");
            continue;
        };
        let ours: Vec<f64> = found.roles.iter().map(|&count| count as f64).collect();
        assert_same(&ours, &paths[..5].iter().map(|column| column.values[node]).collect::<Vec<_>>());
        assert_eq!(found.listed.len(), found.triads);
        let twice = if graph.is_directed() { 1 } else { 2 };
        assert_eq!(found.triads * twice, found.roles.iter().sum::<usize>(), "{name}, node {node}");
        let undirected = brokered_triads(&flat, &groups, node, usize::MAX).unwrap();
        assert!(same(undirected.triads as f64, pairs[4].values[node]), "{name}, node {node}");
    }
}

#[test]
fn the_parts_of_every_node_add_up_on_every_reference_network() {
    for (name, graph) in references() {
        check(&name, &graph);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_add_up_on_small_graphs_of_every_kind(plan in plans()) {
        check("a small graph", &plan.graph());
    }
}

#[test]
fn a_star_and_a_chain_are_taken_apart_by_hand() {
    // The centre of a star lies between all 10 pairs of 5 leaves, each 2 long and without another route.
    let found = pairs_through(&star(5), 0, &[0, 0, 1, 1, 1, 1], 2, 100);
    assert_eq!((found.pairs, found.wholly), (10, 10));
    assert!(found.listed.iter().all(|pair| same(pair.share, 1.0) && same(pair.length, 2.0) && same(pair.paths, 1.0)));
    // One leaf is of group 0: 4 pairs across, 6 inside group 1.
    let groups: Vec<(usize, usize, usize)> = found.by_group.iter().map(|e| (e.from, e.to, e.pairs)).collect();
    assert_eq!(groups, [(1, 1, 6), (0, 1, 4)]);
    assert_same(&found.loads, &[4.0; 5]);
    // 0 – 1 – 2 – 3: node 1 lies between 0 and 2, 0 and 3; the nearest pair first. The last tie carries one of these routes.
    let chain = pairs_through(&path(4), 1, &[], 0, 100);
    assert_eq!(chain.listed.iter().map(|pair| (pair.source, pair.target)).collect::<Vec<_>>(), [(0, 2), (0, 3)]);
    assert_same(&chain.loads, &[2.0, 2.0, 1.0]);
    // The same with direction: nothing runs back.
    let arrow = pairs_through(&arcs(4, &[(0, 1), (1, 2), (2, 3)]), 2, &[], 0, 100);
    assert_eq!(arrow.listed.iter().map(|pair| (pair.source, pair.target)).collect::<Vec<_>>(), [(1, 3), (0, 3)]);
    assert_same(&arrow.loads, &[1.0, 2.0, 2.0]);
}

// Pitfall 5: 0 → 3 over two ties of strength 2 (1/2 + 1/2) or three of strength 3 (1/3 + 1/3 + 1/3), both 1 long.
#[test]
fn equal_lengths_share_a_pair() {
    let graph = weighted(5, &[(0, 1, 2.0), (1, 3, 2.0), (0, 2, 3.0), (2, 4, 3.0), (4, 3, 3.0)]);
    let found = pairs_through(&graph, 1, &[], 0, 100);
    let pair = found.listed.iter().find(|pair| (pair.source, pair.target) == (0, 3)).unwrap();
    assert!(same(pair.share, 0.5) && same(pair.length, 1.0) && same(pair.paths, 2.0), "{pair:?}");
}

// A triangle 0 1 2 with a tail 2 – 3, by hand. Node 2: p = 1/3 each; 0 is also reached by 1, which gives half of its ties to 0.
#[test]
fn constraint_and_redundancy_of_a_triangle_with_a_tail() {
    let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
    let parts = dyadic_constraint(&graph, 2);
    assert_eq!(parts.iter().map(|part| part.partner).collect::<Vec<_>>(), [0, 1, 3]);
    assert_eq!(parts[0].indirect.len(), 1);
    assert!(parts[0].indirect[0].0 == 1 && same(parts[0].indirect[0].1, 1.0 / 6.0));
    assert!(same(parts[0].constraint, 0.25) && same(parts[2].constraint, 1.0 / 9.0));
    let partners = redundant_partners(&graph, 2);
    assert!(same(partners[0].redundancy, 1.0 / 3.0) && partners[0].through[0].0 == 1);
    assert!(same(partners[2].redundancy, 0.0) && partners[2].through.is_empty());
    assert!(dyadic_constraint(&CompactGraph::undirected(1, &[]), 0).is_empty());
}

// Two triangles, 0-1-2 and 5-6-7, with 3 and 4 on the way between them: two parts of the 2-core where the way is cut at 3-4.
#[test]
fn the_core_around_a_node_is_the_part_that_holds_it() {
    let graph = CompactGraph::undirected(8, &[(0, 1), (1, 2), (0, 2), (2, 3), (4, 5), (5, 6), (6, 7), (5, 7)]);
    let found = core_around(&graph, 1);
    assert_eq!((found.core, found.members), (2, vec![0, 1, 2]));
    assert_eq!(core_around(&graph, 6).members, [5, 6, 7]);
    let tail = core_around(&graph, 3);
    assert_eq!((tail.core, tail.members, tail.deeper, tail.next_core), (1, vec![0, 1, 2, 3], 1, 6));
    assert_eq!(tail.partners, [(2, 2)]);
}
