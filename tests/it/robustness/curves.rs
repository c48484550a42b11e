//! Stability curves: known ends, and the shape that is published.

use super::{error, random, ring, scorer, star};
use verbinder::graph::CompactGraph;
use verbinder::studies::robustness::{CurveOptions, Curves, ERRORS, Recorded, curves, tolerance};

fn draw(graph: &CompactGraph, error_id: &str, ranks: &[&str], figures: &[&str], options: &CurveOptions) -> Curves {
    let scorers = |ids: &[&str]| ids.iter().map(|id| scorer(id)).collect::<Vec<_>>();
    curves(&Recorded::once(graph), error(error_id), &scorers(ranks), &scorers(figures), options)
}

fn options(shares: &[f64], draws: usize) -> CurveOptions {
    CurveOptions { shares: shares.to_vec(), draws, seed: 1 }
}

#[test]
fn without_error_nothing_moves() {
    let graph = random(25, 50, 2);
    for error in ERRORS {
        let found = draw(&graph, error.id, &["betweenness"], &["density"], &options(&[0.0], 20));
        let point = found.ranks[0].points[0];
        for band in [point.spearman, point.kendall, point.r_squared, point.top1, point.top3, point.top_tenth] {
            assert!((band.mean - 1.0).abs() < 1e-12 && (band.low - 1.0).abs() < 1e-12, "{}: {point:?}", error.id);
        }
        assert!((point.same - 1.0).abs() < 1e-12);
        let figure = found.figures[0].points[0];
        assert!(figure.bias.abs() < 1e-12 && (figure.near - 1.0).abs() < 1e-12, "{}: {figure:?}", error.id);
    }
}

// Borgatti, Carley & Krackhardt 2006 on random graphs: accuracy falls steadily as error grows, whatever the error. Means over four
// graphs of 100 nodes with 400 ties and 60 versions of each, with a margin for chance.
#[test]
fn accuracy_falls_as_error_grows() {
    let shares = [0.05, 0.1, 0.25, 0.5];
    for id in ["missing-ties", "spurious-ties", "misplaced-ties", "missing-nodes", "spurious-nodes"] {
        let graphs: Vec<Curves> =
            (1..=4).map(|seed| draw(&random(100, 400, seed), id, &["degree"], &[], &options(&shares, 60))).collect();
        let mean = |at: usize| graphs.iter().map(|found| found.ranks[0].points[at].spearman.mean).sum::<f64>() / 4.0;
        let kept = |at: usize| graphs.iter().map(|found| found.ranks[0].points[at].top_tenth.mean).sum::<f64>() / 4.0;
        assert!(mean(0) > 0.9, "{id}: {}", mean(0));
        for at in 1..shares.len() {
            assert!(mean(at) < mean(at - 1) - 0.01, "{id}: {} then {}", mean(at - 1), mean(at));
            assert!(kept(at) < kept(at - 1) + 0.02, "{id}: {} then {}", kept(at - 1), kept(at));
        }
    }
}

// Costenbader & Valente 2003 and others since: the ranking by degree bears more missing data than that by betweenness.
#[test]
fn degree_bears_more_than_betweenness() {
    for id in ["missing-ties", "missing-nodes"] {
        let (mut degree, mut betweenness) = (0.0, 0.0);
        for seed in 1..=4 {
            // Sparse, so that paths hang on single ties.
            let graph = random(60, 90, seed);
            let found = draw(&graph, id, &["degree", "betweenness"], &[], &options(&[0.1, 0.3], 60));
            let sum = |index: usize| found.ranks[index].points.iter().map(|point| point.spearman.mean).sum::<f64>();
            degree += sum(0);
            betweenness += sum(1);
        }
        assert!(degree > betweenness + 0.1, "{id}: {degree} and {betweenness}");
    }
}

// Twenty ties of which a share is missing: density falls by exactly that share, and leaves the tenth between 10 and 20 %.
#[test]
fn density_falls_by_the_share_of_ties_that_is_missing() {
    let graph = random(15, 20, 4);
    let found = draw(&graph, "missing-ties", &[], &["density"], &options(&CurveOptions::SHARES, 20));
    let curve = &found.figures[0];
    assert!((curve.base - 20.0 / 105.0).abs() < 1e-12);
    for point in &curve.points {
        assert!((point.bias + point.share * curve.base).abs() < 1e-12, "{point:?}");
        assert!((point.value.high - point.value.low).abs() < 1e-12, "{point:?}");
    }
    assert!((curve.tolerated() - 0.1).abs() < 1e-12);
    // Actors missing at random leave the density as it is on average: expected bias nought, 0.01 is far beyond chance here.
    let nodes = draw(&graph, "missing-nodes", &[], &["density"], &options(&[0.2], 2_000));
    assert!(nodes.figures[0].points[0].bias.abs() < 0.01, "{:?}", nodes.figures[0].points[0]);
}

#[test]
fn what_has_no_order_has_no_coefficient() {
    let found = draw(&ring(12), "missing-nodes", &["degree"], &["transitivity"], &options(&[0.1], 10));
    assert!(!found.ranks[0].ordered && found.ranks[0].tolerated().is_nan());
    let no_ties = draw(
        &CompactGraph::undirected(8, &[]),
        "missing-ties",
        &["betweenness"],
        &["transitivity"],
        &options(&[0.5], 10),
    );
    assert!(no_ties.ranks[0].tolerated().is_nan() && no_ties.figures[0].tolerated().is_nan());
}

// A star keeps its order (the centre before all leaves) with any of its ties missing, but those actors who lost theirs are last now:
// the correlation falls though the first place stays.
#[test]
fn the_first_place_of_a_star_is_kept_when_the_rest_is_not() {
    let found = draw(&star(20), "missing-ties", &["degree"], &[], &options(&[0.1, 0.5], 50));
    for point in &found.ranks[0].points {
        assert!((point.top1.low - 1.0).abs() < 1e-12 && point.spearman.mean < 0.95, "{point:?}");
    }
}

// Nested circles of partners keep their order whoever is missing; in a ring with one chord the order hangs on two actors.
#[test]
fn the_coefficient_tells_clear_rankings_from_blurred_ones() {
    let tolerated = |graph: &CompactGraph| {
        let found = draw(graph, "missing-nodes", &["degree"], &[], &options(&CurveOptions::SHARES, 100));
        found.ranks[0].tolerated()
    };
    // Actor i is tied to all before it but for the last i: degrees from many to few, all different.
    let nested: Vec<(u32, u32)> =
        (0..40u32).flat_map(|a| (0..a).map(move |b| (b, a))).filter(|(a, b)| a + b < 40).collect();
    assert!((tolerated(&CompactGraph::undirected(40, &nested)) - 0.5).abs() < 1e-12);
    let chord: Vec<(u32, u32)> = (0..20).map(|node| (node, (node + 1) % 20)).chain([(0, 10)]).collect();
    assert!(tolerated(&CompactGraph::undirected(20, &chord)) < 0.1);
}

// The short way to what is tolerated gives what the curves give, for fragile measures, for stable ones, and where there is nothing to
// order or no figure.
#[test]
fn what_is_borne_is_what_the_curves_say() {
    let (ranks, figures) = (["degree", "betweenness", "constraint"], ["density", "transitivity", "average-distance"]);
    let options = options(&CurveOptions::SHARES, 40);
    let same = |found: f64, expected: f64| (found.is_nan() && expected.is_nan()) || (found - expected).abs() < 1e-12;
    for graph in [random(30, 90, 4), star(9), ring(12), CompactGraph::undirected(8, &[])] {
        for id in ["missing-nodes", "missing-ties", "spurious-ties"] {
            let curves = draw(&graph, id, &ranks, &figures, &options);
            let scorers = |ids: &[&str]| ids.iter().map(|id| scorer(id)).collect::<Vec<_>>();
            let found = tolerance(&Recorded::once(&graph), error(id), &scorers(&ranks), &scorers(&figures), &options);
            for (index, curve) in curves.ranks.iter().enumerate() {
                assert!(same(found.ranks[index], curve.tolerated()), "{id} {}: {found:?}", ranks[index]);
            }
            for (index, curve) in curves.figures.iter().enumerate() {
                assert!(same(found.figures[index], curve.tolerated()), "{id} {}: {found:?}", figures[index]);
            }
        }
    }
}
