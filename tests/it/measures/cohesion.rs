//! Measures of the whole, checked beyond tests/reference: cliques, balance, strength, parts, and members that are only counted.

use super::asked::{of, reason, run, signed, values};
use super::graphs::{assert_same, complete, path, weighted};
use crate::support::reference::{Reference, reference};
use std::collections::BTreeMap;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{Known, Params, Stated};

// R sna 2.7-1 clique.census(karate): 11 pairs, 21 of three, 2 of four, 2 of five; the first six nodes are in 11, 5, 4, 3, 2, 3 of
// three or more; 1 and 2 share 5, 1 and 3 share 3, 2 and 4 share 2.
#[test]
fn cliques_as_sna() {
    let karate = reference("karate");
    let census: Vec<f64> = of("clique-census", &karate).concat();
    assert_eq!(census, [25.0, 5.0, 0.0, 11.0, 21.0, 2.0, 2.0, 0.0]);
    assert_eq!(of("clique-membership", &karate)[0][..6], [11.0, 5.0, 4.0, 3.0, 2.0, 3.0]);
    let overlap = &of("clique-overlap", &karate)[0];
    let shared = |a, b| overlap[karate.edge_between(a, b).unwrap()];
    assert_eq!((shared(0, 1), shared(0, 2), shared(1, 3)), (5.0, 3.0, 2.0));
    let nobody = run("clique-census", &Known::new(&CompactGraph::undirected(0, &[])), &Params::default());
    assert_eq!(reason(&nobody[0], 0), "too_few_nodes");
}

// Whoever only sends is no isolate, nor whoever only receives.
#[test]
fn who_has_an_arc_either_way_is_no_isolate() {
    let graph = CompactGraph::from_pairs(4, true, [(0, 1), (2, 1)].into_iter());
    assert_eq!(values(&run("isolates", &Known::new(&graph), &Params::default())), [1.0]);
}

// Five who all oppose each other: in camps of two and three one and three ties stand in the way, and no division does better.
#[test]
fn four_ties_of_ten_are_in_the_way() {
    let (graph, signed) = (complete(5), signed(&complete(5), &[-1.0; 10]));
    let found = values(&run("frustration", &Known { signed: Some(&signed), ..Known::new(&graph) }, &Params::default()));
    assert!((found[0] - 4.0).abs() < 1e-12 && (found[1] - 0.2).abs() < 1e-12, "1 − 2 · 4/10: {found:?}");
}

// A ring of four with one negative tie, and one node alone: eigenvalues ±√2 twice against 2, 0, 0, −2, and 0 in both. One tie is in
// the way.
#[test]
fn balance_of_a_ring_in_closed_form() {
    let ring = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
    let signs = signed(&ring, &[1.0, 1.0, -1.0, 1.0]);
    let known = Known { signed: Some(&signs), ..Known::new(&ring) };
    let expected = (4.0 * 2.0_f64.sqrt().cosh() + 1.0) / (2.0 * 2.0_f64.cosh() + 2.0 + 1.0);
    assert_same(&values(&run("walk-balance", &known, &Params::default())), &[expected]);
    assert_same(&values(&run("frustration", &known, &Params::default())), &[1.0, 0.5, 1.0, 1.0]);
    let none = signed(&CompactGraph::undirected(5, &[]), &[]);
    let known = Known { signed: Some(&none), ..Known::new(&ring) };
    assert_eq!(reason(&run("walk-balance", &known, &Params::default())[0], 0), "no_ties");
    assert_eq!(reason(&run("frustration", &known, &Params::default())[1], 0), "no_ties");
}

// All negative: of a complete graph of n the best camps are halves, and what is inside them is in the way.
#[test]
fn frustration_of_all_against_all() {
    for n in 3..12u32 {
        let graph = complete(n);
        let signs = signed(&graph, &vec![-1.0; graph.edge_count()]);
        let (half, rest) = (n / 2, n - n / 2);
        let inside = f64::from(half * (half - 1) / 2 + rest * (rest - 1) / 2);
        let found =
            values(&run("frustration", &Known { signed: Some(&signs), ..Known::new(&graph) }, &Params::default()));
        assert_same(&[found[0], found[2], found[3]], &[inside, inside, 1.0]);
    }
}

// R sna 2.7-1: gden(ignore.eval = FALSE) of the same matrix is 2.
#[test]
fn strengths_of_the_whole() {
    let graph = weighted(3, &[(0, 1, 4.0), (1, 2, 2.0)]);
    assert_same(&of("weighted-density", &graph)[0], &[2.0]);
    assert_same(&of("average-strength", &graph).concat(), &[3.0, 1.0, 2.0, 4.0, 4.0]);
    let both = CompactGraph::from_edges(2, true, true, &[(0, 1, 4.0), (1, 0, 2.0)], Merge::Max);
    assert_same(&of("weighted-density", &both)[0], &[3.0]);
    assert_same(&of("average-strength", &both)[4], &[3.0]);
    assert_eq!(reason(&run("average-strength", &Known::new(&path(1)), &Params::default())[0], 0), "no_ties");
}

// connectedness and the number of strong components of tests/reference, in every file that has them.
#[test]
fn reach_and_strong_parts_of_the_reference_networks() {
    let mut seen = BTreeMap::new();
    for network in Reference::all() {
        let (graph, file) = (network.plain(), &network.file);
        let (nodes, directed) = (graph.node_count() as f64, graph.is_directed());
        for expected in file["expected"].as_array().unwrap() {
            match expected["measure"].as_str().unwrap() {
                "connectedness" if !directed => {
                    assert_same(&of("reachable-pairs", &graph)[0], &[expected["values"].as_f64().unwrap()]);
                }
                "components.strong" => {
                    let sizes: Vec<f64> =
                        expected["values"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
                    let found = of("strong-components", &graph).concat();
                    assert_same(&found, &[sizes.len() as f64, sizes[0] / nodes]);
                }
                _ => continue,
            }
            *seen.entry(directed).or_insert(0) += 1;
        }
    }
    assert!(seen[&true] >= 5 && seen[&false] >= 5, "{seen:?}");
}

#[test]
fn members_that_are_only_counted() {
    let table = CompactGraph::undirected(4, &[(0, 2), (1, 2), (2, 3)]);
    let plain = Stated::default();
    let stated = [
        plain,
        Stated { members: Some(0), ..plain },
        Stated { members: Some(5), known: 2, ..plain },
        Stated { remainder: true, ..plain },
    ];
    let known = Known { stated: Some(&stated), ..Known::new(&table) };
    let found = run("coverage", &known, &Params::default());
    assert_same(&found[2].values, &[f64::NAN, f64::NAN, 0.4, f64::NAN]);
    assert_eq!((reason(&found[2], 0), reason(&found[2], 1)), ("not_given", "no_ties"));
    // Three named nodes with two ties; three unnamed in place of the remainder node: 15 pairs, of which 12 are open.
    assert_same(&values(&run("density-bounds", &known, &Params::default())), &[3.0, 2.0 / 15.0, 14.0 / 15.0]);
}

// Direction is needed for three of the four, and of ties without direction nothing is said that only direction could tell; the rest is.
#[test]
fn what_needs_direction_says_so() {
    let graph = path(4);
    let found = run("degree-assortativity", &Known::new(&graph), &Params::default());
    assert_same(&values(&found[..1]), &[-0.5]);
    assert_eq!(found[1..].iter().map(|column| reason(column, 0)).collect::<Vec<_>>(), ["not_directed"; 3]);
    let both = CompactGraph::from_pairs(2, true, [(0, 1), (1, 0)].into_iter());
    let known = Known { without_direction: true, ..Known::new(&both) };
    assert_eq!(reason(&run("reciprocity", &known, &Params::default())[0], 0), "not_directed");
    assert_same(&values(&run("density", &known, &Params::default())), &[1.0]);
}

// A triangle with a tail, where ties have no direction and so are mutual.
#[test]
fn ties_among_three_who_all_know_each_other() {
    let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
    assert_same(&of("simmelian", &graph)[0], &[1.0, 1.0, 1.0, 0.0]);
}

// Two relations without ties have nothing in common and nothing that is not; each has nothing in common with a third.
#[test]
fn relations_without_ties_do_not_overlap() {
    let (all, none) = (path(3), CompactGraph::undirected(3, &[]));
    let relations = [all.clone(), none.clone(), none];
    let known = Known { relations: Some(&relations), ..Known::new(&all) };
    assert_same(&values(&run("network-multiplexity", &known, &Params::default())), &[0.0, 1.0, 0.0]);
}
