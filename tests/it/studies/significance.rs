//! Figures against null models: the distribution of draws against exact enumeration, and results that depend on nothing but the seed.

use super::{arcs, planted, reference};
use verbinder::graph::CompactGraph;
use verbinder::measures::cohesion::ei_index::ei_index;
use verbinder::measures::{Grouping, Known, MEASURES, Measure, Params, Reason, find};
use verbinder::studies::null_models::{self, MODELS};
use verbinder::studies::significance::{Significance, SignificanceOptions, compare, is_comparable, significance};

fn against(known: &Known<'_>, id: &str, model: &str, draws: usize) -> Significance {
    let options = SignificanceOptions { model: null_models::find(model).unwrap(), draws, seed: 5 };
    significance(known, &[find(id).unwrap()], &Params::default(), &options).unwrap()[0][0]
}

/// All values of a measure over all graphs that are like this one.
fn enumerated(graph: &CompactGraph, like: impl Fn(&CompactGraph) -> bool, id: &str) -> Vec<Result<f64, Reason>> {
    let n = graph.node_count() as u32;
    let pairs: Vec<(u32, u32)> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
    let all = (0..1u32 << pairs.len()).filter(|chosen| chosen.count_ones() as usize == graph.edge_count());
    let graphs = all.map(|chosen| {
        let kept = pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, &pair)| pair);
        CompactGraph::undirected(n as usize, &kept.collect::<Vec<_>>())
    });
    let value = |graph: CompactGraph| {
        let scores = find(id).unwrap().of(&graph, &Params::default());
        scores.reason(0).map_or_else(|| Ok(scores.value()), Err)
    };
    graphs.filter(|graph| like(graph)).map(value).collect()
}

fn degrees(graph: &CompactGraph) -> Vec<usize> {
    (0..graph.node_count()).map(|node| graph.degree(node)).collect()
}

//   0 ── 1 ── 3
//   │  ╱ │    │
//   2    4    5
#[test]
fn draws_have_the_distribution_of_all_graphs() {
    let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (1, 2), (1, 3), (1, 4), (3, 5)]);
    let own = degrees(&graph);
    let draws = 20_000;
    for (model, id, all) in [
        ("same-density", "transitivity", enumerated(&graph, |_| true, "transitivity")),
        ("same-degrees", "transitivity", enumerated(&graph, |other| degrees(other) == own, "transitivity")),
        ("same-density", "degree-centralization", enumerated(&graph, |_| true, "degree-centralization")),
        ("same-degrees", "average-distance", enumerated(&graph, |other| degrees(other) == own, "average-distance")),
    ] {
        let mut exact = compare(all[0], &all);
        // These are all there are, and no sample.
        exact.sd *= ((all.len() - 1) as f64 / all.len() as f64).sqrt();
        let found = against(&Known::new(&graph), id, model, draws);
        let exact_p_ge = {
            let values: Vec<f64> = all.iter().map(|value| value.unwrap_or(0.0)).collect();
            values.iter().filter(|value| **value >= found.observed - 1e-12).count() as f64 / values.len() as f64
        };
        let error = 4.0 * exact.sd / (draws as f64).sqrt();
        assert!((found.mean - exact.mean).abs() < error, "{model} {id}: {found:?} {exact:?}");
        assert!((found.sd - exact.sd).abs() < 0.03 * exact.sd, "{model} {id}: {found:?} {exact:?}");
        let error = 4.0 * (exact_p_ge * (1.0 - exact_p_ge) / draws as f64).sqrt() + 1e-3;
        assert!((found.p_ge - exact_p_ge).abs() < error, "{model} {id}: {found:?}, exact p {exact_p_ge}");
    }
}

// The degrees of a star have one graph; what follows from degrees is the same in all graphs of the same degrees.
#[test]
fn what_cannot_vary_has_no_z_and_no_small_p() {
    let star = CompactGraph::undirected(9, &(1..9).map(|leaf| (0, leaf)).collect::<Vec<_>>());
    let karate = reference("karate");
    for (graph, id) in [(&star, "transitivity"), (&star, "betweenness-centralization"), (&karate, "density")] {
        let found = against(&Known::new(graph), id, "same-degrees", 50);
        assert_eq!((found.sd, found.p_ge, found.p_le, found.p_two_sided), (0.0, 1.0, 1.0, 1.0), "{id}");
        assert!(found.z.is_nan() && found.reason == Some(Reason::NoVariance) && found.percentile == 50.0);
    }
}

// The exact p of the E–I index over all 3,150 ways to hand out the labels (tests/reference, knoke_information), and the same by
// drawing some.
#[test]
fn shuffled_labels_agree_with_all_ways_to_hand_them_out() {
    let graph = reference("knoke_information");
    let sectors = ["g", "v", "g", "p", "g", "v", "p", "v", "g", "v"].map(Some);
    let groups = Grouping::from_labels(&sectors);
    let known = Known { groups: Some(&groups), ..Known::new(&graph) };
    let exact = ei_index(&known, &Params::default());
    let draws = 10_000;
    let found = against(&known, "ei-index", "label-permutation", draws);
    assert!((found.observed - 0.510_204_081_632_653_1).abs() < 1e-12);
    assert!((found.mean - exact[1].value()).abs() < 4.0 * exact[2].value() / (draws as f64).sqrt());
    assert!((found.sd - exact[2].value()).abs() < 0.03 * exact[2].value());
    for (ours, theirs) in [(found.p_ge, exact[4].value()), (found.p_le, exact[5].value())] {
        let error = 4.0 * (theirs * (1.0 - theirs) / draws as f64).sqrt() + 1e-3;
        assert!((ours - theirs).abs() < error, "{ours} {theirs}");
    }
    // The measure's own comparison has no place in ours.
    let options = SignificanceOptions { model: null_models::find("label-permutation").unwrap(), draws: 9, seed: 1 };
    let columns = significance(&known, &[find("ei-index").unwrap()], &Params::default(), &options).unwrap();
    assert_eq!(columns[0].len(), 1);
}

// Reciprocity is what the dyad census keeps, and far above what a density of 0.5 gives.
#[test]
fn reciprocity_is_more_than_density_and_no_more_than_dyads() {
    let ring: Vec<(u32, u32)> = (0..20).flat_map(|node| [(node, (node + 1) % 20), ((node + 1) % 20, node)]).collect();
    let graph = arcs(20, &ring);
    let known = Known::new(&graph);
    let found = against(&known, "reciprocity", "same-density", 199);
    assert!((found.p_ge - 0.005).abs() < 1e-12 && (found.percentile - 100.0).abs() < 1e-12 && found.z > 5.0);
    assert_eq!(against(&known, "reciprocity", "same-dyads", 50).reason, Some(Reason::NoVariance));
}

// Pitfall 60: with no ties at all, with one, with two nodes; never a p of 0, never a NaN without a reason.
#[test]
fn tiny_networks_break_no_model() {
    let edges: [&[(u32, u32)]; 3] = [&[], &[(0, 1)], &[(0, 1), (1, 2)]];
    for nodes in 0..4usize {
        for list in edges.iter().filter(|list| list.iter().all(|(a, b)| (*a.max(b) as usize) < nodes)) {
            let modes: Vec<bool> = (0..nodes).map(|node| node % 2 == 1).collect();
            let groups = Grouping::from_labels(&(0..nodes).map(|node| Some(node % 2)).collect::<Vec<_>>());
            let values = vec![1.0; nodes];
            for graph in [CompactGraph::undirected(nodes, list), arcs(nodes, list)] {
                let known = Known {
                    second_mode: Some(&modes),
                    groups: Some(&groups),
                    values: Some(&values),
                    members: Some(&[]),
                    ..Known::new(&graph)
                };
                let measures: Vec<&Measure> = MEASURES.iter().filter(|measure| is_comparable(measure)).collect();
                for model in MODELS.iter().filter(|model| model.asks.is_met(&known)) {
                    let options = SignificanceOptions { model, draws: 9, seed: 1 };
                    for columns in significance(&known, &measures, &Params::default(), &options).unwrap() {
                        for found in columns {
                            assert!(found.p_ge >= 0.1 || found.p_ge.is_nan());
                            assert_eq!(found.z.is_nan(), found.reason.is_some(), "{found:?}");
                        }
                    }
                }
            }
        }
    }
}

// Pitfall 66.
#[test]
fn the_number_of_threads_changes_no_bit() {
    let graph = planted(3, 10, 0.4, 0.1, 1);
    let groups = Grouping::from_labels(&(0..30).map(|node| Some(node % 3)).collect::<Vec<_>>());
    let known = Known { groups: Some(&groups), ..Known::new(&graph) };
    let ids = ["transitivity", "betweenness-centralization", "best-modularity", "ei-index", "core-periphery"];
    let measures: Vec<&Measure> = ids.iter().map(|id| find(id).unwrap()).collect();
    for model in ["same-density", "same-degrees", "label-permutation"] {
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let options = SignificanceOptions { model: null_models::find(model).unwrap(), draws: 40, seed: 2 };
            let found = pool.install(|| significance(&known, &measures, &Params::default(), &options).unwrap());
            format!("{found:?}")
        };
        let alone = run(1);
        assert!(alone == run(2) && alone == run(5), "{model}");
    }
}

// Measures that compare by themselves, of nodes, and of what no model draws.
#[test]
fn not_everything_can_be_compared() {
    let comparable = |id: &str| is_comparable(find(id).unwrap());
    assert!(
        ["transitivity", "ei-index", "core-periphery", "best-modularity", "group-degree"].map(comparable) == [true; 5]
    );
    assert!(["degree", "small-world", "triangle-balance", "network-multiplexity"].map(comparable) == [false; 4]);
}

// A planted core: twelve who all know each other, thirty who know two of them each. Against a network of the same degrees it is
// what the degrees make it; with the same density it is far more. The fit of a random network is no more than chance gives.
#[test]
fn a_core_is_more_than_density_gives() {
    let core = (0..8u32).flat_map(|a| (a + 1..8).map(move |b| (a, b)));
    let rim = (8..28u32).flat_map(|node| [(node, node % 8), (node, (node * 3 + 1) % 8)]);
    let graph = CompactGraph::undirected(28, &core.chain(rim).collect::<Vec<_>>());
    let known = Known::new(&graph);
    let found = against(&known, "core-periphery", "same-density", 49);
    assert!(found.p_ge < 0.05 && found.observed > 0.99 && found.z > 3.0, "{found:?}");
    let found = against(&known, "core-periphery", "same-degrees", 49);
    assert!(found.mean > 0.7, "degrees alone make much of the core: {found:?}");
    let random = planted(1, 28, 0.2, 0.0, 4);
    let found = against(&Known::new(&random), "core-periphery", "same-degrees", 49);
    assert!(found.p_ge > 0.05, "{found:?}");
}
