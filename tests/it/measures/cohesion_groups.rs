//! Measures of groups, checked beyond tests/reference: openness against chance, homophily, and what lies inside and outside.

use super::asked::{CLUBS, grouped, reason, run, values};
use super::graphs::{arcs, assert_same, path, random, same, weighted};
use crate::support::reference::reference;
use verbinder::graph::CompactGraph;
use verbinder::measures::{Known, Params};

// scipy 1.17 hypergeom(33, 16, k): of nodes 1, 3, 9, 10 of the karate network with 16, 10, 5, 2 ties, 15, 6, 2, 1 inside.
#[test]
fn node_openness_is_hypergeometric() {
    let karate = reference("karate");
    let found = grouped("node-ei-permutation", &karate, CLUBS, &Params::default());
    let expected = [
        (0, 0.999_999_999_142_957_3, 2.339_726_365_659_070_6e-7),
        (2, 0.894_858_484_736_126_5, 0.311_049_314_052_651_1),
        (8, 0.530_336_737_789_463, 0.813_479_623_824_451_4),
        (9, 0.772_727_272_727_272_7, 0.742_424_242_424_242_4),
    ];
    for (node, open, closed) in expected {
        assert!((found[0].values[node] - open).abs() < 1e-9, "{node}: {}", found[0].values[node]);
        assert!((found[1].values[node] / closed - 1.0).abs() < 1e-9, "{node}: {}", found[1].values[node]);
    }
}

// All ways to hand out the groups of the others, gone through by permutations, with strengths.
#[test]
fn node_openness_with_strengths_by_enumeration() {
    let graph = weighted(6, &[(0, 1, 3.0), (0, 2, 1.0), (0, 3, 2.0), (0, 4, 2.0), (4, 5, 1.0)]);
    for letters in ["xxyxyy", "xxyyyx", "xyxyyx"] {
        let found = grouped("node-ei-permutation", &graph, letters, &Params::default());
        let strengths = [3.0, 1.0, 2.0, 2.0, 0.0];
        let inside = |own: &[bool]| own.iter().zip(strengths).filter(|(own, _)| **own).map(|(_, s)| s).sum::<f64>();
        let observed: Vec<bool> = letters[1..].chars().map(|letter| letter == 'x').collect();
        let (mut open, mut closed, mut all) = (0.0, 0.0, 0.0);
        for set in 0..32u32 {
            let own: Vec<bool> = (0..5).map(|at| set >> at & 1 == 1).collect();
            if own.iter().filter(|own| **own).count() == 2 {
                all += 1.0;
                open += f64::from(u8::from(inside(&own) <= inside(&observed)));
                closed += f64::from(u8::from(inside(&own) >= inside(&observed)));
            }
        }
        assert!(same(found[0].values[0], open / all) && same(found[1].values[0], closed / all), "{letters}");
        // In another unit the chances are the same.
        let other = grouped("node-ei-permutation", &graph.with_weights(|w| w * 1e6), letters, &Params::default());
        assert_same(&other[0].values, &found[0].values);
    }
}

// A path x–x–y–y. In the six ways to hand out two and two x has: xxyy 0, xyxy 1, xyyx 1, yxxy 1/3, yxyx 1, yyxx 0.
#[test]
fn group_openness_by_hand() {
    let found = grouped("group-ei-permutation", &path(4), "xxyy", &Params::default());
    assert_same(&[found[0].values[0], found[1].values[0]], &[1.0, 2.0 / 6.0]);
    let alone = grouped("group-ei-permutation", &CompactGraph::undirected(3, &[(0, 1)]), "xxy", &Params::default());
    assert_eq!(reason(&alone[0], 1), "isolate");
    // Beyond a million ways: the seed alone decides, and no p is 0.
    let many = random(40, 120, false, false).graph();
    let letters: String = (0..40).map(|node| if node % 2 == 0 { 'x' } else { 'y' }).collect();
    let few = Params { permutations: 199, ..Params::default() };
    let (a, b) = (
        grouped("group-ei-permutation", &many, &letters, &few),
        grouped("group-ei-permutation", &many, &letters, &few),
    );
    assert_eq!(a, b);
    assert!(a[0].values[0] >= 1.0 / 200.0 && a[0].values[0] + a[1].values[0] >= 1.0);
}

// x names three times, twice inside: its size would give 3 · 1/4; (2 − 3/4)/(3 − 3/4). y: 0 of 2 against 2 · 2/4: −1.
#[test]
fn homophily_of_groups_by_hand() {
    let graph = arcs(5, &[(0, 1), (1, 0), (0, 2), (2, 0), (3, 1)]);
    let found = grouped("coleman-homophily", &graph, "xxyyy", &Params::default());
    assert_same(&found[0].values, &[1.25 / 2.25, -1.0]);
    assert_same(&found[1].values, &[2.0 / 3.0, 0.0]);
    assert_same(&found[2].values, &[0.25, 0.5]);
    // z names three times, once inside, where its size would give 3 · 2/4: (1 − 3/2)/(3/2).
    let graph = arcs(5, &[(0, 1), (0, 3), (1, 4)]);
    assert_same(&grouped("coleman-homophily", &graph, "zzzyy", &Params::default())[0].values[1..], &[-1.0 / 3.0]);
    let tied = grouped("coleman-homophily", &arcs(5, &[(0, 1)]), "xxyyy", &Params::default());
    assert_eq!((reason(&tied[0], 1), tied[0].values[0]), ("isolate", 1.0));
    let single = grouped("coleman-homophily", &graph, "xyyyy", &Params::default());
    assert_eq!(reason(&single[0], 0), "one_member");
    assert_eq!(reason(&grouped("coleman-homophily", &graph, "xxxxx", &Params::default())[0], 0), "one_group");
}

#[test]
fn groups_inside_and_outward_by_hand() {
    // x: 0, 1, 2 with two of three ties inside, two outward of six; y: 3, 4 none inside.
    let graph = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3), (0, 4), (4, 5)]);
    let found = grouped("group-cohesion", &graph, "xxxyy.", &Params::default());
    let of = |group: usize| found.iter().map(|column| column.values[group]).collect::<Vec<_>>();
    assert_same(&of(0), &[3.0, 2.0, 2.0, 2.0 / 3.0, 2.0 / 6.0, 2.0]);
    assert_same(&of(1), &[2.0, 0.0, 2.0, 0.0, 2.0 / 6.0, 0.0]);
}

// a = 2 of 4 pairs of one group tied, c = 2 of 6 pairs of two: (2·4 − 2·2)/(2·4 + 2·2), odds 8/4.
#[test]
fn yules_q_by_hand() {
    let graph = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (0, 4)]);
    let found = values(&grouped("yule-q", &graph, "xxxyy", &Params::default()));
    assert_same(&found, &[4.0 / 12.0, 2.0, 0.5, 2.0 / 6.0]);
    assert_eq!(reason(&grouped("yule-q", &graph, "xxxxx", &Params::default())[0], 0), "one_group");
    assert_eq!(reason(&grouped("yule-q", &graph, "vwxyz", &Params::default())[0], 0), "one_member");
}

// networkx 3.6.1 modularity of the clubs without weights: 0.3582347140039448.
#[test]
fn modularity_of_an_attribute() {
    let karate = reference("karate");
    assert_same(&values(&grouped("modularity", &karate, CLUBS, &Params::default())), &[0.358_234_714_003_944_8]);
    assert_eq!(
        reason(&grouped("modularity", &CompactGraph::undirected(2, &[]), "xy", &Params::default())[0], 0),
        "no_ties"
    );
}

// R sna 2.7-1 nacf(karate, ((0:33)^2) %% 11, mode = "graph"): Moran −0.187462229128896, Geary 1.28347578347578.
#[test]
fn autocorrelation_as_sna() {
    let karate = reference("karate");
    let numbers: Vec<f64> = (0..34).map(|at| f64::from(at * at % 11)).collect();
    let quick = Params { permutations: 99, ..Params::default() };
    let found = values(&run("autocorrelation", &Known { values: Some(&numbers), ..Known::new(&karate) }, &quick));
    assert!((found[0] + 0.187_462_229_128_896).abs() < 1e-12 && (found[4] - 1.283_475_783_475_78).abs() < 1e-12);
    assert!(same(found[1], -1.0 / 33.0) && found[3] < 0.2 && found[5] < 0.2);
    // Path of three with values 0, 0, 3, of which the mean is 1: I = (3/2)(1 − 2)/6, C = (2/4)(0 + 9)/6. Three ways to place
    // the 3: at an end (twice) as found, in the middle I = (3/2)(−4)/6 and C = (2/4)(18)/6.
    let line = path(4);
    let known = Known { values: Some(&[0.0, 0.0, 3.0, f64::NAN]), ..Known::new(&line) };
    let found = values(&run("autocorrelation", &known, &quick));
    assert_same(&found, &[-0.25, -0.5, 2.0 / 3.0, 1.0, 0.75, 1.0, 2.0 / 3.0]);
}

// A star with eight leaves, of which two are tied: its middle and two leaves are of x, and all 84 ways to hand out three x are gone through.
#[test]
fn group_openness_by_going_through_all_ways() {
    let mut edges: Vec<(u32, u32)> = (1..9).map(|leaf| (0, leaf)).collect();
    edges.push((7, 8));
    let index = |set: u32| {
        let of = |node: u32| set >> node & 1;
        let ends = |many: u32| edges.iter().filter(|(a, b)| of(*a) + of(*b) == many).count() as f64;
        (ends(1) - ends(2)) / (ends(1) + ends(2))
    };
    let (all, seen) = (0b1_1111_1111u32, 0b0_0000_0111u32);
    let ways: Vec<u32> = (0..=all).filter(|set| set.count_ones() == 3).collect();
    let found = grouped("group-ei-permutation", &CompactGraph::undirected(9, &edges), "xxxyyyyyy", &Params::default());
    for (group, turned) in [(0, 0), (1, all)] {
        let share = |yes: &dyn Fn(f64) -> bool| {
            ways.iter().filter(|&&set| yes(index(set ^ turned) - index(seen ^ turned))).count() as f64 / 84.0
        };
        let expected = [share(&|more| more > -1e-12), share(&|more| more < 1e-12)];
        assert_same(&[found[0].values[group], found[1].values[group]], &expected);
    }
}

// What nobody has no number: a group without ties, a node that only receives, one that is alone, and one where there is no other.
#[test]
fn openness_is_not_of_those_without_ties() {
    let graph = arcs(3, &[(0, 1)]);
    let groups = grouped("group-ei-index", &graph, "xxy", &Params::default());
    assert_eq!((reason(&groups[0], 1), reason(&groups[0], 0)), ("isolate", ""));
    // By size: of x two ends lead across for each tie inside, of y four and none.
    assert_same(&groups[1].values, &[1.0 / 3.0, 1.0]);
    // Of the four others one is of x, as its member expects; of those of y two are.
    let nodes = grouped("node-ei-index", &path(5), "xxyyy", &Params::default());
    assert_same(&nodes[1].values, &[0.5, 0.5, 0.0, 0.0, 0.0]);
    assert_same(&grouped("node-ei-index", &path(2), "xy", &Params::default())[1].values, &[1.0, 1.0]);
    let chances = grouped("node-ei-permutation", &graph, "xxy", &Params::default());
    assert_eq!([0, 1, 2].map(|node| reason(&chances[0], node)), ["", "reaches_nobody", "isolate"]);
    assert_eq!(reason(&grouped("node-ei-index", &path(1), "x", &Params::default())[1], 0), "too_few_nodes");
}

// A path x y y x: inside 1 of 2 pairs, across 2 of 4. Tied or not is the same inside as across.
#[test]
fn an_association_of_nought() {
    let found = values(&grouped("yule-q", &path(4), "xyyx", &Params::default()));
    assert_same(&found, &[0.0, 1.0, 0.5, 0.5]);
}
