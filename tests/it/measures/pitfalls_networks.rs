//! Known ways to go wrong, by their number in the list of pitfalls: measures of whole networks and of networks of two modes.

use super::graphs::{arcs, assert_same, complete, path, random, same, star, weighted};
use verbinder::graph::CompactGraph;
use verbinder::graph::core_periphery::{Between, best_cores, fit};
use verbinder::measures::clusters::{Partition, group_density};
use verbinder::measures::{Grouping, Known, Params, Reason, Scores, Signed, find};

/// The numbers of a measure that needs nothing but the graph.
fn numbers(id: &str, graph: &CompactGraph) -> Vec<f64> {
    run(id, &Known::new(graph)).iter().map(Scores::value).collect()
}

fn run(id: &str, known: &Known<'_>) -> Vec<Scores> {
    find(id).unwrap().run(known, &Params::default()).unwrap()
}

/// A measure of two modes, the first `actors` nodes being of the first.
fn two_modes(id: &str, graph: &CompactGraph, actors: usize) -> Vec<Scores> {
    let modes: Vec<bool> = (0..graph.node_count()).map(|node| node >= actors).collect();
    run(id, &Known { second_mode: Some(&modes), ..Known::new(graph) })
}

// A cycle of three is closed for who ignores direction, and never transitive.
#[test]
fn pitfall_34_direction_is_not_dropped_silently() {
    let cycle = arcs(3, &[(0, 1), (1, 2), (2, 0)]);
    assert_same(&numbers("directed-transitivity", &cycle), &[0.0]);
    assert_same(&numbers("transitivity", &cycle), &[1.0]);
    assert_same(&numbers("directed-transitivity", &arcs(3, &[(0, 1), (1, 2), (0, 2)])), &[1.0]);
    let plain = run("directed-transitivity", &Known::new(&complete(3)));
    assert_eq!(plain[0].reason(0), Some(Reason::NotDirected));
    // There and back is no chain of three.
    let mutual = run("directed-transitivity", &Known::new(&arcs(2, &[(0, 1), (1, 0)])));
    assert_eq!(mutual[0].reason(0), Some(Reason::NoTwoPaths));
}

/// Holland & Leinhardt's drawings: an example of each type, in the order of the columns.
const TRIADS: [(&str, &[(u32, u32)]); 16] = [
    ("003", &[]),
    ("012", &[(0, 1)]),
    ("102", &[(0, 1), (1, 0)]),
    ("021d", &[(1, 0), (1, 2)]),
    ("021u", &[(0, 1), (2, 1)]),
    ("021c", &[(0, 1), (1, 2)]),
    ("111d", &[(0, 1), (1, 0), (2, 1)]),
    ("111u", &[(0, 1), (1, 0), (1, 2)]),
    ("030t", &[(0, 1), (2, 1), (0, 2)]),
    ("030c", &[(1, 0), (2, 1), (0, 2)]),
    ("201", &[(0, 1), (1, 0), (1, 2), (2, 1)]),
    ("120d", &[(1, 0), (1, 2), (0, 2), (2, 0)]),
    ("120u", &[(0, 1), (2, 1), (0, 2), (2, 0)]),
    ("120c", &[(0, 1), (1, 2), (0, 2), (2, 0)]),
    ("210", &[(0, 1), (1, 2), (2, 1), (0, 2), (2, 0)]),
    ("300", &[(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)]),
];

#[test]
fn pitfall_37_the_sixteen_triads() {
    for (at, (name, list)) in TRIADS.iter().enumerate() {
        assert_eq!(find("triad-census").unwrap().parts()[at].id, *name);
        // Whichever way the three are numbered.
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let moved: Vec<(u32, u32)> = list.iter().map(|&(a, b)| (order[a as usize], order[b as usize])).collect();
            let found = numbers("triad-census", &arcs(3, &moved));
            let expected: Vec<f64> = (0..16).map(|column| f64::from(u8::from(column == at))).collect();
            assert_same(&found, &expected);
        }
    }
}

// Every three of a larger network by itself, against all at once.
#[test]
fn pitfall_37_the_census_is_the_sum_over_threes() {
    let graph = random(14, 45, true, false).graph();
    let mut sums = vec![0.0; 16];
    for a in 0..14 {
        for b in a + 1..14 {
            for c in b + 1..14 {
                let keep: Vec<bool> = (0..14).map(|node| [a, b, c].contains(&node)).collect();
                let found = numbers("triad-census", &graph.induced(&keep).0);
                sums.iter_mut().zip(found).for_each(|(sum, count)| *sum += count);
            }
        }
    }
    assert_eq!(sums.iter().sum::<f64>(), 364.0);
    assert_same(&numbers("triad-census", &graph), &sums);
}

// Reciprocity that counts empty pairs would be near 1 in any large network.
#[test]
fn pitfall_38_empty_pairs_are_a_column_of_their_own() {
    let graph = arcs(5, &[(0, 1), (1, 0), (1, 2)]);
    assert_same(&numbers("dyad-census", &graph), &[1.0, 1.0, 8.0]);
    let pairs = Params { reciprocity: verbinder::measures::Reciprocity::Pairs, ..Params::default() };
    assert!(same(find("reciprocity").unwrap().of(&graph, &pairs).value(), 0.5));
    assert!(same(find("reciprocity").unwrap().of(&graph, &Params::default()).value(), 2.0 / 3.0));
    assert_eq!(run("dyad-census", &Known::new(&star(3)))[2].reason(0), Some(Reason::NotDirected));
}

#[test]
fn pitfall_41_ties_count_in_both_orders_and_rings_have_no_variance() {
    // Ends of a path of four, in both orders: 1 2, 2 1, 2 2, 2 2, 2 1, 1 2: mean 5/3, covariance −1/9, variance 2/9.
    assert_same(&numbers("degree-assortativity", &path(4))[..1], &[-0.5]);
    assert_same(&numbers("degree-assortativity", &star(4))[..1], &[-1.0]);
    for level in [complete(5), CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3), (0, 3)])] {
        assert_eq!(run("degree-assortativity", &Known::new(&level))[0].reason(0), Some(Reason::NoVariance));
    }
    let none = CompactGraph::undirected(3, &[]);
    assert_eq!(run("degree-assortativity", &Known::new(&none))[0].reason(0), Some(Reason::NoTies));
    // With direction: 0 → 2, 1 → 2, 2 → 3. Out-degrees at the source are all 1; in-degrees there 0, 0, 1 against 2, 2, 1.
    let found = run("degree-assortativity", &Known::new(&arcs(4, &[(0, 2), (1, 2), (2, 3)])));
    assert_eq!((found[0].reason(0), found[1].reason(0)), (Some(Reason::NoVariance), Some(Reason::NoVariance)));
    assert!(same(found[2].value(), -1.0) && same(found[3].value(), -1.0));
}

#[test]
fn assortativity_by_group_and_by_number() {
    let labels = |groups: &str| {
        let labels: Vec<Option<char>> = groups.chars().map(|label| (label != '-').then_some(label)).collect();
        Grouping::from_labels(&labels)
    };
    let by_group = |graph: &CompactGraph, groups: &str| {
        run("attribute-assortativity", &Known { groups: Some(&labels(groups)), ..Known::new(graph) }).swap_remove(0)
    };
    // x x y y on a path: of six ends 2 + 2 inside, a = 1/2 each: (2/3 − 1/2) / (1/2).
    assert_same(&by_group(&path(4), "xxyy").values, &[1.0 / 3.0]);
    assert_same(&by_group(&path(2), "xy").values, &[-1.0]);
    assert_eq!(by_group(&path(4), "xxxx").reason(0), Some(Reason::OneGroup));
    assert_eq!(by_group(&path(4), "x-y-").reason(0), Some(Reason::NoTies));
    assert_eq!(by_group(&CompactGraph::undirected(3, &[(0, 1)]), "xxy").reason(0), Some(Reason::NoVariance));
    // Who has no value takes no part: 1, 2, 4 on a path and one unknown.
    let by_number = |values: &[f64]| {
        run("numeric-assortativity", &Known { values: Some(values), ..Known::new(&path(4)) }).swap_remove(0)
    };
    let known = run("numeric-assortativity", &Known { values: Some(&[1.0, 2.0, 4.0]), ..Known::new(&path(3)) });
    assert_same(&by_number(&[1.0, 2.0, 4.0, f64::NAN]).values, &known[0].values);
    assert_eq!(by_number(&[3.0; 4]).reason(0), Some(Reason::NoVariance));
    assert_eq!(by_number(&[f64::NAN; 4]).reason(0), Some(Reason::NoTies));
}

// The table holds what group_density gives of a division, and expected counts add up to the ties.
#[test]
fn the_table_of_groups_adds_up() {
    for directed in [false, true] {
        let graph = random(12, 40, directed, false).graph();
        let labels: Vec<Option<usize>> = (0..12).map(|node| Some(node % 12 / 4 * 2 + node % 2)).collect();
        let groups = Grouping::from_labels(&labels);
        let found = run("mixing-matrix", &Known { groups: Some(&groups), ..Known::new(&graph) });
        let partition = Partition::from_labels(&labels);
        let density = group_density(&graph, &partition);
        let first = |group: usize| (0..12).find(|&node| groups.of()[node] == Some(group)).unwrap();
        for a in 0..6 {
            for b in 0..6 {
                let (x, y) = (partition.group_of(first(a)), partition.group_of(first(b)));
                assert!(same(found[2].values[a * 6 + b], density[x][y]));
            }
        }
        let upper = |column: &Scores| -> f64 {
            let cells = (0..6).flat_map(|a| (0..6).map(move |b| (a, b))).filter(|(a, b)| directed || a <= b);
            cells.map(|(a, b)| column.values[a * 6 + b]).sum()
        };
        let ties = graph.edge_count() as f64;
        assert!(same(upper(&found[0]), ties) && same(upper(&found[1]), ties));
    }
}

// Twenty at one table and four at another, one of them at both.
fn tables() -> CompactGraph {
    let large = (0..20).map(|org| (org, 23));
    CompactGraph::undirected(25, &large.chain((19..23).map(|org| (org, 24))).collect::<Vec<_>>())
}

#[test]
fn pitfall_51_two_modes_have_their_own_maxima() {
    // One table of five: in one mode its degree is 5 of 5 and a guest's closeness 5/9; between two modes all of it is 1.
    let table = star(5);
    let modes = [false, true, true, true, true, true];
    let known = Known { second_mode: Some(&modes), ..Known::new(&table) };
    assert_same(&run("two-mode-degree", &known)[0].values, &[1.0; 6]);
    assert_same(&run("two-mode-closeness", &known)[0].values, &[1.0; 6]);
    assert_same(&run("two-mode-closeness", &known)[1].values, &[1.0; 6]);
    // With one table no guest can lie between others, whatever is tied.
    let found = run("two-mode-betweenness", &known).swap_remove(0);
    assert_same(&found.values, &[1.0, f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN]);
    assert_eq!(found.reason(1), Some(Reason::TooFewNodes));
    assert_same(&run("two-mode-density", &known)[0].values, &[1.0]);
    let found = two_modes("two-mode-closeness", &CompactGraph::undirected(4, &[(0, 2)]), 2);
    assert_eq!(found[0].reason(0), Some(Reason::Disconnected));
    // Of the two tables one, and the other organisation never: 1 of 2 + 1/2.
    assert_same(&found[1].values, &[0.4, 0.0, 0.4, 0.0]);
    let alone = two_modes("two-mode-degree", &CompactGraph::undirected(2, &[]), 2);
    assert_eq!(alone[0].reason(0), Some(Reason::TooFewNodes));
}

// Squares, and none: whoever would not ask the third place to be another than the two would find all closed.
#[test]
fn pitfall_56_the_third_place_is_another_one() {
    // Two organisations and a third at the same two tables: i and k of i – p – j – q – k share p and q only.
    let same_tables = CompactGraph::undirected(5, &[(0, 3), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4)]);
    let found: Vec<f64> = two_modes("two-mode-clustering", &same_tables, 3).iter().map(Scores::value).collect();
    // Structures have no path of four: with two of them the outer ones would be the same. Three squares, paths 6 · 2 · 1.
    assert!(same(found[0], 0.0) && found[1].is_nan() && same(found[2], 1.0));
    // A third table for all three closes them.
    let third = [(0, 3), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4), (0, 5), (1, 5), (2, 5)];
    let found = two_modes("two-mode-clustering", &CompactGraph::undirected(6, &third), 3);
    assert_same(&[found[0].value(), found[1].value()], &[1.0, 1.0]);
    let ring = two_modes("two-mode-local-clustering", &CompactGraph::undirected(3, &[(0, 2), (1, 2)]), 2);
    assert_eq!(ring[0].reason(0), Some(Reason::NothingToClose));
    assert_eq!(ring[1].reason(2), Some(Reason::NothingToClose));
}

#[test]
fn pitfall_57_a_large_table_is_no_clique() {
    let found = two_modes("two-mode-clustering", &tables(), 23);
    assert_same(&[found[0].value(), found[2].value()], &[0.0, 0.0]);
}

#[test]
fn pitfall_58_redundancy_needs_two() {
    let found = two_modes("redundancy", &tables(), 23).swap_remove(0);
    assert_eq!(found.reason(0), Some(Reason::FewerThanTwoPartners));
    // Nobody meets twice, and the two tables share one organisation that is all they have in common.
    assert_same(&found.values[19..20], &[0.0]);
    assert_same(&found.values[23..], &[0.0, 0.0]);
}

#[test]
fn krackhardts_tree_and_its_flaws() {
    let dimensions = |list: &[(u32, u32)], nodes: usize| numbers("krackhardt-hierarchy", &arcs(nodes, list));
    assert_same(&dimensions(&[(0, 1), (0, 2), (2, 3)], 4), &[1.0, 1.0, 1.0]);
    // A ring goes both ways, and has one tie to spare of 3 · 2 − 2.
    assert_same(&dimensions(&[(0, 1), (1, 2), (2, 0)], 3), &[1.0, 0.0, 0.75]);
    // Two heads of one: every pair that is joined is joined one way. An isolate leaves 3 of 6 pairs.
    assert_same(&dimensions(&[(0, 2), (1, 2)], 4), &[0.5, 1.0, 1.0]);
    let none = run("krackhardt-hierarchy", &Known::new(&arcs(3, &[])));
    assert_eq!(none[1].reason(0), Some(Reason::NoTies));
}

#[test]
fn strong_ties_weigh_more_in_closure() {
    // Ties of 1 in the triangle, of 5 on the tail: 3 of (2·1 + 2·1 + 8·2)/2 = 10.
    let graph = weighted(4, &[(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0), (2, 3, 5.0)]);
    assert_same(&numbers("weighted-transitivity", &graph), &[3.0 / 9.0]);
}

#[test]
fn signs_of_pairs_and_triangles() {
    let ring = complete(3);
    let balance = |signs: [f64; 3]| {
        let signed = Signed { graph: ring.clone(), signs: signs.to_vec() };
        run("triangle-balance", &Known { signed: Some(&signed), ..Known::new(&ring) })
            .iter()
            .map(Scores::value)
            .collect::<Vec<f64>>()
    };
    assert_same(&balance([1.0, 1.0, 1.0]), &[1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    assert_same(&balance([1.0, -1.0, 1.0]), &[0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    assert_same(&balance([-1.0, -1.0, 1.0]), &[1.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
    assert_same(&balance([-1.0, -1.0, -1.0]), &[0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
    // Arcs of opposite signs cancel; two of a sign are one tie.
    let both_ways = arcs(3, &[(0, 1), (1, 0), (1, 2), (2, 1)]);
    let signed = Signed { graph: both_ways.clone(), signs: vec![1.0, -1.0, -1.0, -1.0] };
    let known = Known { signed: Some(&signed), ..Known::new(&both_ways) };
    let found = run("signed-degree", &known);
    assert_same(&found[0].values, &[0.0; 3]);
    assert_same(&found[1].values, &[0.0, 1.0, 1.0]);
    assert_eq!(run("triangle-balance", &known)[0].reason(0), Some(Reason::NothingToClose));
}

// By the definition: the correlation over all pairs, for every core of a small graph.
#[test]
fn the_best_core_is_the_best_of_all() {
    for directed in [false, true] {
        let graph = random(7, 14, directed, false).graph();
        for between in [Between::Anything, Between::Ties, Between::Nothing] {
            let mut best = f64::NEG_INFINITY;
            for set in 1u32..127 {
                let core: Vec<bool> = (0..7).map(|node| set >> node & 1 == 1).collect();
                let by_definition = correlation(&graph, &core, between);
                assert!(same(fit(&graph, &core, between).unwrap_or(f64::NAN), by_definition));
                best = best.max(by_definition);
            }
            assert!(same(best_cores(&graph, between, 1).unwrap().fit, best));
        }
    }
}

fn correlation(graph: &CompactGraph, core: &[bool], between: Between) -> f64 {
    let mut cells = Vec::new();
    for a in 0..core.len() {
        for b in (0..core.len()).filter(|&b| if graph.is_directed() { a != b } else { a < b }) {
            let ideal = match (core[a], core[b], between) {
                (true, true, _) => 1.0,
                (false, false, _) => 0.0,
                (.., Between::Anything) => continue,
                (.., Between::Ties) => 1.0,
                (.., Between::Nothing) => 0.0,
            };
            cells.push((f64::from(u8::from(graph.edge_between(a, b).is_some())), ideal));
        }
    }
    let mean = |of: fn(&(f64, f64)) -> f64| cells.iter().map(of).sum::<f64>() / cells.len() as f64;
    let (x, y) = (mean(|cell| cell.0), mean(|cell| cell.1));
    let spread = ((mean(|cell| cell.0 * cell.0) - x * x) * (mean(|cell| cell.1 * cell.1) - y * y)).sqrt();
    if spread < 1e-9 { f64::NAN } else { (mean(|cell| cell.0 * cell.1) - x * y) / spread }
}
