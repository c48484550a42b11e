//! What each error does to a record.

use super::{arcs, error, random, ring, star};
use std::collections::BTreeSet;
use verbinder::graph::CompactGraph;
use verbinder::graph::random::Stream;
use verbinder::studies::robustness::{ERRORS, Perturbed, Recorded};

fn apply(id: &str, graph: &CompactGraph, share: f64, replicate: u64) -> Perturbed {
    (error(id).apply)(&Recorded::once(graph), share, &mut Stream::new(7, replicate))
}

/// The edges of a version in the numbers of the record; added nodes keep numbers of their own.
fn pairs(version: &Perturbed) -> BTreeSet<(u32, u32)> {
    let old = |node: u32| match version.origin[node as usize] {
        Perturbed::ADDED => 1000 + node,
        old => old,
    };
    version.graph.edges().iter().map(|&(a, b)| (old(a), old(b))).collect()
}

fn edges(graph: &CompactGraph) -> BTreeSet<(u32, u32)> {
    graph.edges().iter().copied().collect()
}

#[test]
fn every_error_says_what_it_does() {
    let mut ids = BTreeSet::new();
    for error in ERRORS {
        assert!(ids.insert(error.id), "{} twice", error.id);
        for text in [error.name.en, error.name.nl, error.meaning.en, error.meaning.nl, error.reference] {
            assert!(!text.is_empty(), "{}", error.id);
        }
        assert!(error.meaning.en.ends_with('.') && error.meaning.nl.ends_with('.'), "{}", error.id);
    }
}

#[test]
fn no_error_is_no_change_and_no_graph_breaks() {
    let full: Vec<(u32, u32)> = (0..6).flat_map(|a| (0..a).map(move |b| (b, a))).collect();
    let graphs = [
        CompactGraph::undirected(0, &[]),
        CompactGraph::undirected(1, &[]),
        CompactGraph::undirected(7, &[]),
        CompactGraph::undirected(6, &full),
        star(5),
        random(20, 30, 1),
        arcs(),
    ];
    for graph in &graphs {
        for error in ERRORS {
            let none = apply(error.id, graph, 0.0, 0);
            assert_eq!(none.graph, *graph, "{}", error.id);
            assert!(none.origin.iter().enumerate().all(|(new, &old)| new as u32 == old));
            for share in [0.01, 0.1, 0.5, 0.9] {
                for replicate in 0..20 {
                    let version = apply(error.id, graph, share, replicate);
                    assert_eq!(version.origin.len(), version.graph.node_count(), "{}", error.id);
                    let sort = (version.graph.is_directed(), version.graph.is_weighted());
                    assert_eq!(sort, (graph.is_directed(), graph.is_weighted()), "{}", error.id);
                    let known: Vec<usize> = version.shared().map(|(_, old)| old).collect();
                    assert!(known.is_sorted_by(|a, b| a < b) && known.iter().all(|&old| old < graph.node_count()));
                }
            }
        }
    }
}

#[test]
fn ties_go_missing_by_number_and_more_of_them_include_the_fewer() {
    let graph = random(30, 60, 3);
    for replicate in 0..50 {
        let mut before = edges(&graph);
        for (share, gone) in [(0.05, 3), (0.1, 6), (0.2, 12), (0.5, 30)] {
            let left = pairs(&apply("missing-ties", &graph, share, replicate));
            assert_eq!(left.len(), 60 - gone);
            assert!(left.is_subset(&before));
            before = left;
        }
        let mut before = edges(&graph);
        for share in [0.05, 0.1, 0.2, 0.5] {
            let left = pairs(&apply("lost-reports", &graph, share, replicate));
            assert!(left.is_subset(&before));
            before = left;
        }
    }
    // At least one, however few there are.
    assert_eq!(apply("missing-ties", &star(4), 0.05, 0).graph.edge_count(), 3);
}

// Lost with probability 0.3, or 0.3² where it rests on two; 20,000 draws, five standard deviations at most 0.017.
#[test]
fn a_pair_that_rests_on_two_reports_is_lost_only_with_both() {
    let graph = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
    let recorded = Recorded { graph: &graph, reports: vec![1, 2] };
    let mut lost = [0usize; 2];
    for replicate in 0..20_000 {
        let version = (error("lost-reports").apply)(&recorded, 0.3, &mut Stream::new(1, replicate));
        let left = pairs(&version);
        [(0, 1), (2, 3)].iter().enumerate().for_each(|(at, pair)| lost[at] += usize::from(!left.contains(pair)));
    }
    assert!((lost[0] as f64 / 2e4 - 0.3).abs() < 0.017, "{lost:?}");
    assert!((lost[1] as f64 / 2e4 - 0.09).abs() < 0.011, "{lost:?}");
}

#[test]
fn spurious_ties_come_on_top_of_the_others_as_long_as_there_is_room() {
    let graph = random(30, 60, 3);
    let version = pairs(&apply("spurious-ties", &graph, 0.2, 0));
    assert_eq!(version.len(), 72);
    assert!(version.is_superset(&edges(&graph)));
    // Six nodes have fifteen pairs; fourteen are tied, and no more than one can be added.
    let nearly: Vec<(u32, u32)> = (0..6).flat_map(|a| (0..a).map(move |b| (b, a))).skip(1).collect();
    assert_eq!(apply("spurious-ties", &CompactGraph::undirected(6, &nearly), 0.5, 0).graph.edge_count(), 15);
    let directed = apply("spurious-ties", &arcs(), 0.4, 0);
    assert_eq!(directed.graph.edge_count(), 7);
}

#[test]
fn misplaced_ties_stay_as_many_and_keep_one_end() {
    let graph = random(30, 60, 3);
    for replicate in 0..50 {
        let version = pairs(&apply("misplaced-ties", &graph, 0.1, replicate));
        let before = edges(&graph);
        assert_eq!(version.len(), 60);
        let gone: Vec<_> = before.difference(&version).collect();
        let new: Vec<_> = version.difference(&before).collect();
        assert!(!new.is_empty() && new.len() <= 6 && gone.len() == new.len());
        for (a, b) in new {
            assert!(gone.iter().any(|(c, d)| a == c || a == d || b == c || b == d));
        }
    }
}

#[test]
fn actors_go_missing_with_their_ties_only() {
    let graph = random(30, 60, 3);
    for id in ["missing-nodes", "missing-hubs", "missing-peripheral"] {
        for (share, left) in [(0.01, 29), (0.1, 27), (0.5, 15)] {
            let version = apply(id, &graph, share, 5);
            assert_eq!(version.graph.node_count(), left, "{id}");
            let kept: BTreeSet<u32> = version.origin.iter().copied().collect();
            let inside = edges(&graph).into_iter().filter(|(a, b)| kept.contains(a) && kept.contains(b)).collect();
            assert_eq!(pairs(&version), inside, "{id}");
        }
    }
}

// The centre of a star of nine has nine of the eighteen ends of ties; one over that is 1/9 of 9 1/9. 4,000 draws.
#[test]
fn hubs_and_the_periphery_go_missing_in_their_proportion() {
    let graph = star(9);
    let centre_gone = |id: &str| {
        let gone = (0..4_000).filter(|&replicate| !apply(id, &graph, 0.1, replicate).origin.contains(&0)).count();
        gone as f64 / 4_000.0
    };
    for (id, expected) in [("missing-nodes", 0.1), ("missing-hubs", 0.5), ("missing-peripheral", 1.0 / 82.0)] {
        let found = centre_gone(id);
        assert!((found - expected).abs() < 0.04 * f64::sqrt(expected), "{id}: {found}");
    }
    // Isolates have no ties to be drawn by; they go when nothing else is left.
    let alone = CompactGraph::undirected(4, &[(0, 1)]);
    assert_eq!(apply("missing-hubs", &alone, 0.5, 1).origin, [2, 3]);
    assert_eq!(apply("missing-hubs", &alone, 0.75, 1).graph.node_count(), 1);
}

#[test]
fn added_actors_leave_the_others_as_they_are() {
    let graph = ring(12);
    let version = apply("spurious-nodes", &graph, 0.25, 2);
    assert_eq!(version.graph.node_count(), 15);
    // Every actor of a ring has two ties, so that every added one has.
    assert_eq!(version.graph.edge_count(), 12 + 6);
    let known = pairs(&version).into_iter().filter(|(a, b)| *a < 1000 && *b < 1000).collect::<BTreeSet<_>>();
    assert_eq!(known, edges(&graph));
}

#[test]
fn two_names_together_have_the_ties_of_the_one() {
    let graph = random(20, 40, 9);
    let version = apply("split-names", &graph, 0.3, 4);
    assert_eq!((version.graph.node_count(), version.graph.edge_count()), (26, 40));
    let split = (20..26).filter(|&node| version.graph.degree(node) > 0).count();
    assert!(split >= 3, "most second names have ties");
    let degrees: usize = (0..26).map(|node| version.graph.degree(node)).sum();
    assert_eq!(degrees, 80);
}

#[test]
fn an_actor_taken_for_another_gives_it_its_ties() {
    let graph = ring(10);
    for replicate in 0..50 {
        let version = apply("merged-names", &graph, 0.1, replicate);
        assert_eq!(version.graph.node_count(), 9);
        // A neighbour loses the tie between the two; any other gets two more, of which one may be known already.
        let most = (0..9).map(|node| version.graph.degree(node)).max().unwrap();
        assert!((2..=4).contains(&most), "{most}");
    }
    assert_eq!(apply("merged-names", &graph, 0.9, 0).graph.node_count(), 5);
}
