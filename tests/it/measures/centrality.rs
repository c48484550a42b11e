//! Measures of place, checked beyond tests/reference: centralization, cores, strength, the spread of degrees, and what groups reach.

use super::asked::{grouped, of, reason, run, values};
use super::graphs::{arcs, assert_same, complete, path, random, same, star, weighted};
use crate::support::reference::{Reference, reference};
use verbinder::graph::CompactGraph;
use verbinder::measures::{Along, Known, Params, Spread, find};

/// Every undirected graph on so many nodes.
fn all_graphs(n: u32) -> impl Iterator<Item = CompactGraph> {
    let pairs: Vec<(u32, u32)> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
    (0..1u32 << pairs.len()).map(move |set| {
        let edges: Vec<(u32, u32)> =
            pairs.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, &pair)| pair).collect();
        CompactGraph::undirected(n as usize, &edges)
    })
}

// No graph has a sum of differences above the maximum, and a star reaches it.
#[test]
fn the_star_has_the_highest_harmonic_centralization() {
    for n in 3..6 {
        let highest = all_graphs(n).map(|graph| of("harmonic-centralization", &graph)[0][0]).fold(0.0, f64::max);
        assert!(same(highest, 1.0), "{n} nodes: {highest}");
        assert_same(&of("harmonic-centralization", &star(n - 1))[0], &[1.0]);
    }
    // A path of four: H = 1 + 1/2 + 1/3 = 11/6 at the ends, 5/2 inside; (2 · 2/3) / 3.
    assert_same(&of("harmonic-centralization", &path(4))[0], &[4.0 / 9.0]);
    // One names two others: H = 2, 0, 0; towards it nobody gets: in-nearness 0, 1, 1.
    let out = arcs(3, &[(0, 1), (0, 2)]);
    assert_same(&of("harmonic-centralization", &out)[0], &[1.0]);
    let inward = Params { along: Along::In, ..Params::default() };
    assert_same(&run("harmonic-centralization", &Known::new(&out), &inward)[0].values, &[0.25]);
    // Two of three others named: H = 2, 0, 0, 0 of at most 3 · 3.
    assert_same(&of("harmonic-centralization", &arcs(4, &[(0, 1), (0, 2)]))[0], &[2.0 / 3.0]);
    // A path of five (networkx 3.6.1): H = 25/12, 17/6, 3, 17/6, 25/12; (2 · 11/12 + 2 · 1/6) of at most 4 · 3/2.
    assert_same(&of("harmonic-centralization", &path(5))[0], &[13.0 / 36.0]);
    assert!(of("harmonic-centralization", &path(2))[0][0].is_nan());
}

// R igraph 1.3.5: centr_eigen(karate, scale = TRUE)$centralization = 0.64584967800646, maximum 32.
#[test]
fn eigenvector_centralization_as_igraph() {
    let karate = reference("karate");
    let found = of("eigenvector-centralization", &karate);
    assert!((found[0][0] - 0.645_849_678_006_46).abs() < 1e-8);
    assert!((found[1][0] - 0.645_849_678_006_46 * 32.0 / (33.0 - 33.0_f64.sqrt())).abs() < 1e-8);
    let pieces = CompactGraph::undirected(5, &[(0, 1), (1, 2), (3, 4)]);
    assert_eq!(
        reason(&run("eigenvector-centralization", &Known::new(&pieces), &Params::default())[0], 0),
        "disconnected"
    );
}

// By hand: five in a ring, each named by one, all the same; three who all name each other, whom the ring leads to. The three are
// better tied among each other (λ = 2), yet fewer.
#[test]
fn eigenvector_with_direction_is_of_those_who_all_reach_each_other() {
    let ring = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (4, 5)];
    let three = [(5, 6), (6, 5), (5, 7), (7, 5), (6, 7), (7, 6)];
    let graph = arcs(8, &[&ring[..], &three[..]].concat());
    let found = &run("eigenvector", &Known::new(&graph), &Params::default())[0];
    assert_same(&found.values[..5], &[1.0; 5]);
    assert!(found.values[5..].iter().all(|value| value.is_nan()));
    assert_eq!(reason(found, 5), "not_strong");
}

// Davis, evaluated in Python by the formula of netrics 0.3.1 net_by_degree(direction = "in"): 0.248868778280543 and
// 0.4841628959276018. By hand: one table of three guests, one of them at a second table.
#[test]
fn two_mode_centralization_within_each_mode() {
    let women = Reference::named("davis");
    let (davis, modes) = (women.plain(), women.second_mode());
    let found =
        run("two-mode-centralization", &Known { second_mode: Some(&modes), ..Known::new(&davis) }, &Params::default());
    assert!(same(found[0].value(), 0.248_868_778_280_543) && same(found[1].value(), 0.484_162_895_927_601_8));
    let tables = CompactGraph::undirected(5, &[(0, 3), (1, 3), (2, 3), (2, 4)]);
    let modes = [false, false, false, true, true];
    let found =
        run("two-mode-centralization", &Known { second_mode: Some(&modes), ..Known::new(&tables) }, &Params::default());
    // Guests: degrees 1, 1, 2: (1 + 1) / (2 · 1). Tables: 3 and 1: 2 / (1 · 2).
    assert_same(&values(&found[..2]), &[1.0, 1.0]);
    // The third guest lies between table 4 and three others, the others between none. With three guests and two tables one could lie
    // between four pairs: its table and guest against the other ones.
    assert_same(&[found[2].value()], &[(3.0 + 3.0) / (2.0 * 4.0)]);
    // One table lies between five pairs, as many as one of two can with three guests, the other between none.
    assert_same(&[found[3].value()], &[1.0]);
    // At a single table nobody lies between.
    let (one, modes_of_one) = (CompactGraph::undirected(3, &[(0, 2), (1, 2)]), [false, false, true]);
    let alike = run(
        "two-mode-centralization",
        &Known { second_mode: Some(&modes_of_one), ..Known::new(&one) },
        &Params::default(),
    );
    assert_eq!([2, 3].map(|column| reason(&alike[column], 0)), ["too_few_nodes"; 2]);
    // Who sits nowhere takes the maximum away.
    let lonely = CompactGraph::undirected(5, &[(0, 3), (1, 3), (1, 4)]);
    let found =
        run("two-mode-centralization", &Known { second_mode: Some(&modes), ..Known::new(&lonely) }, &Params::default());
    assert_eq!((reason(&found[0], 0), found[1].value()), ("isolate", 0.5));
}

// k (s/k)^α by hand: 2 ties of strength 6 in all, 4 of 11.
#[test]
fn partners_and_strength_in_one() {
    let graph = weighted(6, &[(0, 1, 4.0), (0, 2, 2.0), (1, 2, 1.0), (1, 3, 4.0), (1, 4, 2.0), (4, 5, 1.0)]);
    let with = |strength_exponent: f64| {
        run("opsahl-degree", &Known::new(&graph), &Params { strength_exponent, ..Params::default() })[0].values.clone()
    };
    assert_same(&with(0.5)[..2], &[2.0 * 3.0_f64.sqrt(), 4.0 * 2.75_f64.sqrt()]);
    assert_same(&with(1.5)[..2], &[2.0 * 3.0_f64.powf(1.5), 4.0 * 2.75_f64.powf(1.5)]);
    assert_same(&with(0.0), &of("degree", &graph)[0]);
    assert_same(&with(1.0), &of("strength", &graph)[0]);
}

// Strip the weakest as long as there is one below s, for every s that occurs.
#[test]
fn strength_cores_by_stripping() {
    let graph = random(14, 50, false, true).graph();
    let found = &of("strength-coreness", &graph)[0];
    for &level in found {
        for (least, inside) in [(level, true), (level + 1e-6, false)] {
            let mut left: Vec<bool> = vec![true; 14];
            while let Some(weak) = (0..14).find(|&node| {
                let ties = graph.neighbors(node).iter().zip(graph.neighbor_edges(node));
                let rest = ties.filter(|(other, _)| left[**other as usize]);
                left[node] && rest.map(|(_, &edge)| graph.weight(edge as usize)).sum::<f64>() < least
            }) {
                left[weak] = false;
            }
            for node in 0..14 {
                let deep = if inside { found[node] >= level } else { found[node] > level + 1e-9 };
                assert_eq!(left[node], deep, "node {node} at {least}");
            }
        }
    }
    let karate = reference("karate");
    assert_same(&of("strength-coreness", &karate)[0], &of("coreness", &karate)[0]);
}

// numpy on the degrees of the karate network.
#[test]
fn spread_of_degrees() {
    let karate = reference("karate");
    let found: Vec<f64> = of("degree-spread", &karate).concat();
    assert_same(&found, &[4.588_235_294_117_647, 3.0, 3.820_360_677_912_828, 1.0, 17.0, 0.385_369_532_428_356]);
    assert_eq!(
        reason(&run("degree-spread", &Known::new(&CompactGraph::undirected(3, &[])), &Params::default())[5], 0),
        "no_ties"
    );
    // Of a sample of one, a node or a tie, nothing varies.
    let sample = Params { spread: Spread::Sample, ..Params::default() };
    assert_eq!(reason(&run("degree-spread", &Known::new(&path(1)), &sample)[2], 0), "no_variance");
    assert_eq!(reason(&run("average-strength", &Known::new(&path(2)), &sample)[1], 0), "no_variance");
}

// Four who all know each other, three of them with a tail of two: Gini and cut by the definitions, from the scores themselves.
#[test]
fn how_far_core_scores_are_concentrated() {
    let edges = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (0, 4), (1, 5), (2, 6), (4, 7), (5, 8), (6, 9)];
    let graph = CompactGraph::undirected(10, &edges);
    let scores = &of("core-score", &graph)[0];
    let found: Vec<f64> = of("continuous-core-periphery", &graph).concat();
    let n = scores.len() as f64;
    let mean = scores.iter().sum::<f64>() / n;
    let differences: f64 = scores.iter().flat_map(|a| scores.iter().map(move |b| (a - b).abs())).sum();
    let correlation = |inside: &dyn Fn(f64) -> bool| {
        let mark: Vec<f64> = scores.iter().map(|&score| f64::from(u8::from(inside(score)))).collect();
        let part = mark.iter().sum::<f64>() / n;
        let sum = |a: &[f64], x: f64, b: &[f64], y: f64| a.iter().zip(b).map(|(p, q)| (p - x) * (q - y)).sum::<f64>();
        sum(scores, mean, &mark, part) / (sum(scores, mean, scores, mean) * sum(&mark, part, &mark, part)).sqrt()
    };
    let best =
        scores.iter().map(|&least| correlation(&|score| score >= least)).filter(|r| !r.is_nan()).fold(-1.0, f64::max);
    assert_same(&found[1..3], &[differences / (2.0 * n * n * mean), best]);
    let inside = |least: f64| scores.iter().filter(|score| **score >= least).count() as f64;
    let cut = scores.iter().find(|&&least| same(correlation(&|score| score >= least), best));
    assert_same(&found[3..], &[inside(*cut.unwrap())]);
    assert!(scores[0] > scores[3] && scores[3] > scores[4] && scores[4] > scores[7] && same(scores[1], scores[2]));
    // A star fits best in the limit of equal scores; a complete graph has nothing to fit, a small one too little.
    let star = run("continuous-core-periphery", &Known::new(&star(9)), &Params::default());
    assert!(same(star[0].value(), 1.0) && reason(&star[1], 0) == "only_limit");
    assert_eq!(reason(&run("core-score", &Known::new(&complete(10)), &Params::default())[0], 0), "no_variance");
    for id in ["core-score", "continuous-core-periphery"] {
        assert_eq!(reason(&run(id, &Known::new(&path(9)), &Params::default())[0], 0), "too_few_nodes");
    }
}

#[test]
fn groups_reach_what_their_members_do() {
    let graph = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (0, 4), (4, 5)]);
    // From x node 3 and 4 are one step, 5 is two.
    let reach = grouped("group-reach", &graph, "xxxyy.", &Params::default());
    assert_same(&[reach[0].values[0], reach[1].values[0]], &[2.0 / 3.0, 1.0]);
    // A group of one reaches what its node does (reach is checked against R keyplayer).
    let karate = reference("karate");
    let letters: String = (0..34).map(|node| if node == 4 { 'x' } else { 'y' }).collect();
    let alone = grouped("group-reach", &karate, &letters, &Params::default());
    let reach = find("reach").unwrap().of(&karate, &Params::default()).values[4];
    assert_same(&[alone[1].values[0]], &[reach / 33.0]);
    // Where a group is everybody, nobody is left to reach.
    assert_eq!(reason(&grouped("group-reach", &path(3), "xxx", &Params::default())[0], 0), "too_few_nodes");
}

// networkx 3.6.1 bipartite.betweenness_centrality and, for the pair, by hand: both ends are as near as they can be.
#[test]
fn two_modes_as_near_and_between_as_can_be() {
    let edges: Vec<(u32, u32)> = (0..4).flat_map(|guest| [(guest, 4), (guest, 5)]).collect();
    let (all, modes) = (CompactGraph::undirected(6, &edges), [false, false, false, false, true, true]);
    let of = |id: &str, graph: &CompactGraph, modes: &[bool]| {
        run(id, &Known { second_mode: Some(modes), ..Known::new(graph) }, &Params::default())
    };
    let (guest, table) = (1.0 / 24.0, 1.0 / 3.0);
    assert_same(&of("two-mode-betweenness", &all, &modes)[0].values, &[guest, guest, guest, guest, table, table]);
    for column in of("two-mode-closeness", &path(2), &[false, true]) {
        assert_same(&column.values, &[1.0, 1.0]);
    }
    for column in of("two-mode-closeness", &path(1), &[false]) {
        assert_eq!(reason(&column, 0), "too_few_nodes");
    }
}
