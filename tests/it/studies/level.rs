//! A test at 5 % must find something in 5 % of the networks in which there is nothing to find.

use super::{arcs, planted};
use verbinder::graph::random_graphs::SharedTies;
use verbinder::graph::{CompactGraph, random_graphs};
use verbinder::measures::{Grouping, Known, Params, find};
use verbinder::studies::null_models;
use verbinder::studies::significance::{SignificanceOptions, significance};

/// Networks that the model itself made, and draws against which each is judged: with 39, p is at most 0.05 where the network is
/// among the two most extreme of forty.
const NETWORKS: u64 = 200;
const DRAWS: usize = 39;
const LEVEL: f64 = 0.05 + 1e-12;

/// How many of them differ from chance: upwards, downwards, either way.
fn rejected(known: &Known<'_>, model: &str, id: &str) -> [usize; 3] {
    let (model, measure) = (null_models::find(model).unwrap(), find(id).unwrap());
    let mut count = [0; 3];
    for network in 0..NETWORKS {
        let drawn = (model.draw)(known, &mut random_graphs::stream(9_000 + network, 0));
        let options = SignificanceOptions { model, draws: DRAWS, seed: network };
        let found = significance(&drawn.known(known), &[measure], &Params::default(), &options).unwrap()[0][0];
        for (count, p) in count.iter_mut().zip([found.p_ge, found.p_le, found.p_two_sided]) {
            *count += usize::from(p <= LEVEL);
        }
    }
    count
}

// Every network comes from the very model that it is judged by, so that each of the forty is equally likely to be the most extreme:
// p is at most 0.05 in 5 % of the networks. Of 200 that are 10, with a standard deviation of 3.1 (binomial); the bounds are three of
// these away, and would be passed by chance once in some 300.
#[test]
fn chance_is_called_more_than_chance_as_often_as_the_level_says() {
    let flat = planted(1, 14, 0.25, 0.0, 3);
    let arrows: Vec<(u32, u32)> = flat
        .edges()
        .iter()
        .enumerate()
        .flat_map(|(at, &(a, b))| if at % 3 == 0 { vec![(a, b), (b, a)] } else { vec![(b, a)] })
        .collect();
    let directed = arcs(14, &arrows);
    let across: Vec<(u32, u32)> = flat.edges().iter().copied().filter(|(a, b)| (a + b) % 2 == 1).collect();
    let two_mode = CompactGraph::undirected(14, &across);
    let modes: Vec<bool> = (0..14).map(|node| node % 2 == 1).collect();
    let groups = Grouping::from_labels(&(0..14).map(|node| Some(node % 3)).collect::<Vec<_>>());
    let plain = Known::new(&flat);
    for (known, model, id) in [
        (plain, "same-density", "betweenness-centralization"),
        (plain, "same-density", "transitivity"),
        (plain, "same-degrees", "betweenness-centralization"),
        (plain, "same-degrees", "average-distance"),
        (Known::new(&directed), "same-dyads", "betweenness-centralization"),
        (
            Known { second_mode: Some(&modes), ..Known::new(&two_mode) },
            "same-two-mode-degrees",
            "betweenness-centralization",
        ),
        (Known { groups: Some(&groups), ..plain }, "label-permutation", "ei-index"),
    ] {
        let found = rejected(&known, model, id);
        // Equal values count as extreme, so that coarse figures differ from chance less often, never more.
        assert!(found.iter().all(|&count| count <= 19), "{model} {id}: {found:?} of {NETWORKS}");
        let coarse = id == "ei-index";
        assert!(coarse || found.iter().all(|&count| count >= 1), "{model} {id}: {found:?} of {NETWORKS}");
    }
}

/// Thirty who sit at ten tables by chance: each at one to three, at tables of three to nine.
fn tables(seed: u64) -> SharedTies {
    let mut seats: Vec<Vec<u32>> = vec![Vec::new(); 10];
    for person in 0..30u32 {
        for turn in 0..1 + person % 3 {
            seats[((person + 3 * turn) % 10) as usize].push(person);
        }
    }
    seats.iter_mut().for_each(|table| table.sort_unstable());
    random_graphs::curveball(&mut seats, &mut random_graphs::stream(5_000 + seed, 0));
    SharedTies::new(CompactGraph::undirected(30, &[]), seats.into_iter().map(|table| (table, 1.0)))
}

// The same of who shares tables that chance filled: against random tables 5 %, against loose ties every one of them.
#[test]
fn who_sits_together_by_chance_is_held_against_chance_tables() {
    let (mut found, mut loose) = ([0; 2], 0);
    for seed in 0..NETWORKS {
        let shared = tables(seed);
        let graph = shared.graph();
        let known = Known { shared: Some(&shared), ..Known::new(&graph) };
        let of = |id: &str, model: &str| {
            let options = SignificanceOptions { model: null_models::find(model).unwrap(), draws: DRAWS, seed };
            significance(&known, &[find(id).unwrap()], &Params::default(), &options).unwrap()[0][0].p_two_sided
        };
        for (count, id) in found.iter_mut().zip(["transitivity", "betweenness-centralization"]) {
            *count += usize::from(of(id, "same-memberships") <= LEVEL);
        }
        loose += usize::from(seed < 20 && of("transitivity", "same-degrees") <= LEVEL);
    }
    assert!(found.iter().all(|count| (1..=19).contains(count)), "{found:?} of {NETWORKS}");
    assert_eq!(loose, 20);
}

// What is planted is found nearly always: three circles in a network of thirty, judged as above.
#[test]
fn what_is_planted_is_called_more_than_chance() {
    let (model, measure) = (null_models::find("same-degrees").unwrap(), find("best-modularity").unwrap());
    let found = (0..10).filter(|&seed| {
        let graph = planted(3, 10, 0.6, 0.04, 70 + seed);
        let options = SignificanceOptions { model, draws: DRAWS, seed };
        significance(&Known::new(&graph), &[measure], &Params::default(), &options).unwrap()[0][0].p_ge <= LEVEL
    });
    assert_eq!(found.count(), 10);
}
