//! Measures of brokerage, checked beyond tests/reference: shared with others between the same two, and over two modes.

use super::asked::{grouped, groups, reason, run};
use super::graphs::{assert_same, random, same};
use crate::support::reference::Reference;
use verbinder::graph::CompactGraph;
use verbinder::measures::{Grouping, Known, Params};

// A ring of five with a chord 0–2. Pairs two steps apart and who stands between: 0–3 {2, 4}, 1–3 {2}, 1–4 {0}, 2–4 {0, 3}.
#[test]
fn shared_brokerage_by_hand() {
    let graph = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (0, 2)]);
    let found = grouped("partial-brokerage", &graph, "xxxyy", &Params::default());
    // In both directions.
    assert_same(&found[5].values, &[3.0, 0.0, 3.0, 1.0, 1.0]);
    // 0 between 1 (x) and 4 (y), and half between 2 (x) and 4 (y): representative as often as gatekeeper.
    assert_same(&[found[2].values[0], found[3].values[0]], &[1.5, 1.5]);
    // Over all nodes: the ordered pairs two steps apart.
    for seed in 0..4 {
        let graph = random(30, 60, seed % 2 == 1, false).graph();
        let letters: String = (0..30).map(|node| ['x', 'y', 'z'][(node + seed) % 3]).collect();
        let total: f64 = grouped("partial-brokerage", &graph, &letters, &Params::default())[5].values.iter().sum();
        let steps = verbinder::graph::distances::step_counts(&graph);
        assert_same(&[total], &[steps[1] as f64]);
    }
}

// Venue 4 with a, b (care) and c, d (sport); venue 5 with a and c; venue 6 with d alone. Only 4 joins a–b, a–d, b–c, b–d and c–d;
// nobody joins 4 and 5 alone, since a and c both do; d alone joins 4 and 6.
#[test]
fn two_mode_brokerage_by_hand() {
    let graph = CompactGraph::undirected(7, &[(0, 4), (1, 4), (2, 4), (3, 4), (0, 5), (2, 5), (3, 6)]);
    let second_mode = [false, false, false, false, true, true, true];
    let groups = groups("ccsscs.");
    let known = Known { groups: Some(&groups), second_mode: Some(&second_mode), ..Known::new(&graph) };
    let found = run("two-mode-brokerage", &known, &Params::default());
    let of = |node: usize| found.iter().map(|column| column.values[node]).collect::<Vec<_>>();
    // Across: a–d, b–c, b–d; two thirds of five pairs expected. Of the six ways to hand out c, c, s, s the pairs that are missing
    // are a–c only: across unless a and c are alike, 4 − 1 or 4: alike in two ways (4 across), apart in four (3 across).
    assert_same(&of(4)[..6], &[5.0, 2.0, 3.0, 5.0 * 2.0 / 3.0, 1.0, 4.0 / 6.0]);
    // The venue is of care: a–b coordinator, c–d itinerant, three across at the border.
    assert_same(&of(4)[6..], &[1.0, 1.0, 3.0, 0.0]);
    // Groups of unlike sizes: three of care and one of sport at one venue make six pairs, three of them across, whoever is of sport.
    let table = CompactGraph::undirected(5, &[(0, 4), (1, 4), (2, 4), (3, 4)]);
    let unlike = self::groups("cccs.");
    let modes = [false, false, false, false, true];
    let known = Known { groups: Some(&unlike), second_mode: Some(&modes), ..Known::new(&table) };
    let at_table: Vec<f64> =
        run("two-mode-brokerage", &known, &Params::default()).iter().map(|column| column.values[4]).collect();
    assert_same(&at_table[..4], &[6.0, 3.0, 3.0, 3.0]);
    // d joins 4 and 6, of which 6 has no group: no pair counts.
    assert_same(&of(3)[..3], &[0.0, 0.0, 0.0]);
    assert_eq!((reason(&found[3], 3), reason(&found[6], 6)), ("nothing_to_close", "no_attribute"));
    // Without groups missing, the pairs are those that redundancy leaves (networkx 3.6.1 in tests/reference).
    let women = Reference::named("davis");
    let (davis, modes) = (women.plain(), women.second_mode());
    let all = Grouping::from_labels(&vec![Some(1); modes.len()]);
    let known = Known { groups: Some(&all), second_mode: Some(&modes), ..Known::new(&davis) };
    let pairs = &run("two-mode-brokerage", &known, &Params::default())[0].values;
    let redundancy = run("redundancy", &known, &Params::default());
    for (node, (found, redundancy)) in pairs.iter().zip(&redundancy[0].values).enumerate() {
        let k = davis.degree(node) as f64;
        assert!(same(*found, k * (k - 1.0) / 2.0 * (1.0 - redundancy)));
    }
}

// The middle of a star is of x, and so are two leaves; two are of y and one of z. Pairs: x–x, y–y, six of x with another, two of y with z.
#[test]
fn brokered_pairs_by_hand() {
    let star = CompactGraph::undirected(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)]);
    let found = grouped("brokered-pairs", &star, "xxxyyz", &Params::default());
    assert_same(&found.iter().map(|column| column.values[0]).collect::<Vec<_>>(), &[1.0, 1.0, 6.0, 2.0, 10.0]);
}

// Of two nodes none can be a broker, whatever chance does: nothing is expected. Of one alone nothing can be said.
#[test]
fn brokers_by_chance_need_two_nodes() {
    let expected = |nodes: usize, edges: &[(u32, u32)], letters: &str| {
        grouped("brokerage", &CompactGraph::undirected(nodes, edges), letters, &Params::default()).swap_remove(6)
    };
    assert_same(&expected(2, &[(0, 1)], "xy").values, &[0.0, 0.0]);
    assert_eq!(reason(&expected(1, &[], "x"), 0), "too_few_nodes");
}

// a → b → c of x, x and y is one of three ways to hand these out, and b a representative in one. With an arc a → c nobody brokers,
// however groups are handed out; in one group everybody is in the one way there is.
#[test]
fn chances_of_brokers_count_open_paths_in_all_ways() {
    let of = |arcs: &[(u32, u32)], letters: &str| {
        let graph = CompactGraph::from_pairs(3, true, arcs.iter().copied());
        grouped("brokerage-permutation", &graph, letters, &Params::default()).swap_remove(2)
    };
    assert_same(&of(&[(0, 1), (1, 2)], "xxy").values, &[1.0, 1.0 / 3.0, 1.0]);
    assert_same(&of(&[(0, 1), (1, 2), (0, 2)], "xxy").values, &[1.0; 3]);
    assert_same(&of(&[(0, 1), (1, 2)], "xxx").values, &[1.0; 3]);
}

// Three on a path and one alone: half of the pairs are joined. Without the middle none of three is, without an end one is, without the
// one alone all are.
#[test]
fn what_falls_apart_without_each_is_also_told_as_a_change() {
    let graph = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
    let found = run("fragmentation-without", &Known::new(&graph), &Params::default());
    assert_same(&found[0].values, &[2.0 / 3.0, 1.0, 2.0 / 3.0, 0.0]);
    assert_same(&found[1].values, &[1.0 / 6.0, 0.5, 1.0 / 6.0, -0.5]);
    // A path of four, over both directions: 1/d adds up to 2 (3 · 1 + 2 · 1/2 + 1/3) of 12. Without an end 2 (2 + 1/2) of 6 are left,
    // without its neighbour 2.
    let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
    let found = run("distance-fragmentation-without", &Known::new(&path), &Params::default());
    assert_same(&found[0].values, &[1.0 / 6.0, 2.0 / 3.0, 2.0 / 3.0, 1.0 / 6.0]);
    assert_same(&found[1].values, &[-1.0 / 9.0, 7.0 / 18.0, 7.0 / 18.0, -1.0 / 9.0]);
}

// Two of one group have the same ties with each other, so that none stands out; one alone is compared with nobody. The unit of strength
// does not matter.
#[test]
fn standing_in_a_group_of_two_and_in_small_units() {
    let graph = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
    let found = grouped("within-module-z", &graph, "xxy", &Params::default());
    assert_eq!([0, 1, 2].map(|node| reason(&found[0], node)), ["no_variance", "no_variance", "one_member"]);
    let [large, small] = [1.0, 1e-9].map(|unit| {
        grouped("within-module-z", &graph.with_weights(|strength| strength * unit), "xxx", &Params::default())
    });
    assert_same(&large[0].values, &small[0].values);
    assert!(same(large[0].values[1], 2.0_f64.sqrt()), "{large:?}");
}
