//! Known ways to go wrong, by their number in the list of pitfalls: who counts, what silence says, and numbers too large to count.

use super::asked::{of, reason, run, values};
use super::graphs::{arcs, assert_same, complete, same};
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{Answer, Known, Params, Reports, find};

// Pitfall 6: the number of shortest paths over a grid outgrows whole numbers of 32 bits; half of them run through each side.
#[test]
fn pitfall_6_path_counts_do_not_run_over() {
    let side = 24u32;
    let at = |x: u32, y: u32| x * side + y;
    let across = (0..side).flat_map(|x| (0..side - 1).map(move |y| (at(x, y), at(x, y + 1))));
    let down = (0..side - 1).flat_map(|x| (0..side).map(move |y| (at(x, y), at(x + 1, y))));
    let grid = CompactGraph::undirected((side * side) as usize, &across.chain(down).collect::<Vec<_>>());
    let between = &of("betweenness", &grid)[0];
    assert!(between.iter().all(|value| value.is_finite() && *value >= 0.0));
    // The grid looks the same from its four corners.
    let corners =
        [at(0, 0), at(0, side - 1), at(side - 1, 0), at(side - 1, side - 1)].map(|node| between[node as usize]);
    assert!(corners.iter().all(|corner| same(*corner, corners[0])));
    let total: f64 = between.iter().sum();
    // Over all pairs the nodes in between are the steps less one.
    let steps = verbinder::graph::distances::step_counts(&grid);
    let expected: f64 = steps.iter().enumerate().map(|(at, &pairs)| at as f64 * pairs as f64 / 2.0).sum();
    assert!((total / expected - 1.0).abs() < 1e-9, "{total} and {expected}");
}

// Pitfall 11: three conventions for an isolate, all announced.
#[test]
fn pitfall_11_isolates_in_three_kinds_of_closeness() {
    use verbinder::measures::Closeness;
    let graph = CompactGraph::undirected(3, &[(0, 1)]);
    let component = Params { closeness: Closeness::Component, ..Params::default() };
    assert!(find("closeness").unwrap().of(&graph, &component).values[2].is_nan());
    assert_same(&[of("closeness", &graph)[0][2], of("harmonic-closeness", &graph)[0][2]], &[0.0, 0.0]);
}

// Pitfall 21: undefined values stand last in an order, whichever way it runs: a table has an empty cell for them.
#[test]
fn pitfall_21_isolates_are_no_brokers() {
    let graph = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3)]);
    let constraint = find("constraint").unwrap().of(&graph, &Params::default());
    assert!(constraint.values[4].is_nan() && reason(&constraint, 4) == "isolate");
    assert!(constraint.values[..4].iter().all(|value| *value > 0.0));
}

// Pitfall 70: who did not answer has reported nothing known, and is no isolate.
#[test]
fn pitfall_70_silence_is_not_nought() {
    let graph = arcs(4, &[(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)]);
    let answers = [Answer::Given, Answer::Given, Answer::Withheld, Answer::NotAsked];
    let found = run("response", &Known { answers: Some(&answers), ..Known::new(&graph) }, &Params::default());
    // Two of three asked answered; among the two every arc is returned, over all nodes two of five would be.
    assert_same(&values(&found), &[3.0, 2.0, 2.0 / 3.0, 1.0, 0.0, 1.0]);
    let pairs = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2)]);
    let answered = vec![Some(true), Some(true), Some(false), None];
    let reports = Reports { by_ends: vec![(true, false), (true, false), (true, true)], answered };
    let found = run("reported-ties", &Known { reports: Some(&reports), ..Known::new(&pairs) }, &Params::default());
    assert_same(&found[0].values, &[2.0, 1.0, f64::NAN, f64::NAN]);
    assert_eq!(reason(&found[0], 2), "no_answer");
    assert_same(&found[1].values, &[0.0, 2.0, 2.0, 0.0]);
    assert_same(&found[3].values, &[1.0, 1.0, 0.0, 0.0]);
}

// Pitfall 72: a directed report is made undirected before n-dependent measures see it, and both rules differ.
#[test]
fn pitfall_72_symmetrised_before_counting() {
    let graph = arcs(3, &[(0, 1), (1, 0), (1, 2)]);
    assert_same(&of("density", &graph)[0], &[0.5]);
    assert_same(&of("density", &graph.symmetrised(Merge::Max))[0], &[2.0 / 3.0]);
    assert_same(&of("components", &graph)[0], &[1.0]);
}

// Pitfall 75: isolates are nodes: they count in every denominator.
#[test]
fn pitfall_75_declared_nodes_are_the_denominator() {
    let (with, without) = (CompactGraph::undirected(6, &[(0, 1), (1, 2), (0, 2)]), complete(3));
    for (id, few, many) in [
        ("density", 1.0, 0.2),
        ("average-degree", 2.0, 1.0),
        ("fragmentation", 0.0, 0.8),
        ("reachable-pairs", 1.0, 0.2),
    ] {
        assert_same(&[of(id, &without)[0][0], of(id, &with)[0][0]], &[few, many]);
    }
}
