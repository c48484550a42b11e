//! Ranges of ranks and chances of the top, against counting all cases.

use super::{error, random, ring, scorer, star};
use verbinder::graph::CompactGraph;
use verbinder::studies::robustness::{ERRORS, RankOptions, Recorded, Standings, standings};

fn options(share: f64, draws: usize, top: usize) -> RankOptions {
    RankOptions { share, draws, top, seed: 1 }
}

fn of(graph: &CompactGraph, error_id: &str, measure: &str, options: &RankOptions) -> Standings {
    standings(&Recorded::once(graph), error(error_id), &[scorer(measure)], options).remove(0)
}

#[test]
fn without_error_every_rank_is_its_own_range() {
    let graph = random(25, 50, 2);
    for error in ERRORS {
        let found = of(&graph, error.id, "betweenness", &options(0.0, 30, 5));
        for standing in &found.of {
            assert!((standing.low - standing.rank).abs() < 1e-12 && (standing.high - standing.rank).abs() < 1e-12);
            assert_eq!(standing.versions, 30);
        }
        assert!((found.spearman.mean - 1.0).abs() < 1e-12 && (found.spearman.low - 1.0).abs() < 1e-12);
        let places: f64 = found.of.iter().map(|standing| standing.in_top).sum();
        assert!((places - 5.0).abs() < 1e-9, "{places}");
    }
}

#[test]
fn the_centre_of_a_star_stays_first() {
    for measure in ["degree", "betweenness", "closeness", "eigenvector"] {
        for share in [0.1, 0.5] {
            let found = of(&star(9), "missing-ties", measure, &options(share, 200, 1));
            let centre = found.of[0];
            assert!((centre.in_top - 1.0).abs() < 1e-12 && (centre.high - 1.0).abs() < 1e-12, "{measure} {centre:?}");
            assert_eq!((found.certain.as_slice(), found.open()), (&[0][..], 0));
            assert!(found.candidates.is_empty());
        }
    }
    // Of the top three the other two places are shared by nine leaves.
    let found = of(&star(9), "missing-ties", "degree", &options(0.0, 10, 3));
    assert_eq!((found.certain.len(), found.open(), found.candidates.len()), (1, 2, 9));
    assert!((found.of[4].in_top - 2.0 / 9.0).abs() < 1e-12);
}

#[test]
fn in_a_ring_nobody_is_before_anybody() {
    let found = of(&ring(10), "lost-reports", "betweenness", &options(0.0, 20, 5));
    assert!(!found.ordered);
    for standing in &found.of {
        assert!((standing.rank - 5.5).abs() < 1e-12 && (standing.in_top - 0.5).abs() < 1e-12, "{standing:?}");
        assert!((standing.low - 5.5).abs() < 1e-12 && (standing.high - 5.5).abs() < 1e-12, "{standing:?}");
    }
    assert!(found.spearman.mean.is_nan());
    // With errors the ten remain equal but for chance: five standard deviations of a half in 4,000 draws are 0.04.
    let found = of(&ring(10), "lost-reports", "degree", &options(0.2, 4_000, 5));
    assert!(found.of.iter().all(|standing| (standing.in_top - 0.5).abs() < 0.04), "{found:?}");
    assert!(found.certain.is_empty() && found.candidates.len() >= 9);
}

//   1   2         5
//    ╲ ╱         ╱
//     0 ─────── 4
//     │          ╲
//     3           6
const TWO_HUBS: [(u32, u32); 6] = [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5), (4, 6)];

/// The chance of each node to be first, over all sets of ties that may be left, each tie lost with this probability; equals share it.
fn exact(lost: f64) -> [f64; 7] {
    let mut first = [0.0; 7];
    for left in 0u32..64 {
        let mut degree = [0u32; 7];
        let mut chance = 1.0;
        for (at, &(a, b)) in TWO_HUBS.iter().enumerate() {
            if left >> at & 1 == 1 {
                degree[a as usize] += 1;
                degree[b as usize] += 1;
                chance *= 1.0 - lost;
            } else {
                chance *= lost;
            }
        }
        let most = degree.iter().max().unwrap();
        let sharing = degree.iter().filter(|own| *own == most).count() as f64;
        (0..7).filter(|&node| degree[node] == *most).for_each(|node| first[node] += chance / sharing);
    }
    first
}

#[test]
fn chances_are_those_of_all_cases() {
    let graph = CompactGraph::undirected(7, &TWO_HUBS);
    for lost in [0.1, 0.3, 0.6] {
        let found = of(&graph, "lost-reports", "degree", &options(lost, 10_000, 1));
        // Five standard deviations of a share of 10,000 draws are at most 0.025.
        for (node, expected) in exact(lost).into_iter().enumerate() {
            let chance = found.of[node].in_top;
            assert!((chance - expected).abs() < 0.025, "{node} at {lost}: {chance}, by counting {expected}");
        }
    }
}

#[test]
fn two_planted_hubs_are_the_certain_two() {
    let leaves = |hub: u32| (0..8).map(move |leaf| (hub, 2 + 8 * hub + leaf));
    let edges: Vec<(u32, u32)> = leaves(0).chain(leaves(1)).chain([(0, 1)]).collect();
    let graph = CompactGraph::undirected(18, &edges);
    for measure in ["degree", "betweenness"] {
        let found = of(&graph, "lost-reports", measure, &options(0.1, 500, 2));
        assert_eq!(found.certain, [0, 1], "{measure}");
        let three = of(&graph, "lost-reports", measure, &options(0.1, 500, 3));
        assert_eq!((three.certain.as_slice(), three.open()), (&[0, 1][..], 1), "{measure}");
        assert!(three.candidates.len() >= 14 && !three.candidates.contains(&0), "{:?}", three.candidates);
        assert!(found.of[0].low >= 1.0 && found.of[0].high <= 2.0);
    }
}

#[test]
fn several_measures_are_read_from_the_same_versions() {
    let graph = random(20, 40, 5);
    let both = standings(
        &Recorded::once(&graph),
        error("missing-nodes"),
        &[scorer("degree"), scorer("constraint")],
        &options(0.2, 100, 4),
    );
    // As texts: who has no score has no rank, and that equals nothing.
    for (found, measure) in both.iter().zip(["degree", "constraint"]) {
        let alone = of(&graph, "missing-nodes", measure, &options(0.2, 100, 4));
        assert_eq!(format!("{found:?}"), format!("{alone:?}"));
    }
    // An actor is missing in a fifth of the versions, and has no rank there: 80 expected, five standard deviations are 20.
    assert!(both[0].of.iter().all(|standing| standing.versions.abs_diff(80) <= 20));
    // Low constraint stands first.
    let lowest = (0..20).min_by(|&a, &b| {
        let values = scorer("constraint").keys(&graph);
        values[b].total_cmp(&values[a])
    });
    assert!((both[1].of[lowest.unwrap()].rank - 1.0).abs() < 1e-12);
}
