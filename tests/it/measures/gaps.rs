//! Measures that complete the registry: cores that fade out, signs, circles, groups against chance, members that are only counted.

use super::graphs::{arcs, assert_same, complete, path, random, same, star, weighted};
use serde_json::Value;
use std::collections::BTreeMap;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::{Along, Answer, Grouping, Known, Params, Reports, Scores, Signed, Stated, find};

fn run(id: &str, known: &Known<'_>, params: &Params) -> Vec<Scores> {
    find(id).unwrap().run(known, params).unwrap()
}

fn of(id: &str, graph: &CompactGraph) -> Vec<Vec<f64>> {
    run(id, &Known::new(graph), &Params::default()).into_iter().map(|scores| scores.values).collect()
}

/// One letter per node; a dot is no group.
fn groups(letters: &str) -> Grouping {
    Grouping::from_labels(&letters.chars().map(|letter| (letter != '.').then_some(letter)).collect::<Vec<_>>())
}

fn grouped(id: &str, graph: &CompactGraph, letters: &str, params: &Params) -> Vec<Scores> {
    run(id, &Known { groups: Some(&groups(letters)), ..Known::new(graph) }, params)
}

fn values(columns: &[Scores]) -> Vec<f64> {
    columns.iter().map(Scores::value).collect()
}

fn reason(scores: &Scores, index: usize) -> &'static str {
    scores.reason(index).map_or("", |reason| reason.code())
}

fn load(name: &str) -> (CompactGraph, Value) {
    let path = format!("{}/tests/reference/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let nodes = file["nodes"].as_array().unwrap();
    let place = |name: &Value| nodes.iter().position(|node| node == name).unwrap() as u32;
    let edges: Vec<(u32, u32)> =
        file["edges"].as_array().unwrap().iter().map(|edge| (place(&edge[0]), place(&edge[1]))).collect();
    (CompactGraph::undirected(nodes.len(), &edges), file)
}

/// The two clubs of the karate network: M for Mr Hi.
const CLUBS: &str = "MMMMMMMMMOMMMMOOMMOMOMOOOOOOOOOOOO";

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
    assert!(of("harmonic-centralization", &path(2))[0][0].is_nan());
}

// R igraph 1.3.5: centr_eigen(karate, scale = TRUE)$centralization = 0.64584967800646, maximum 32.
#[test]
fn eigenvector_centralization_as_igraph() {
    let (karate, _) = load("karate");
    let found = of("eigenvector-centralization", &karate);
    assert!((found[0][0] - 0.645_849_678_006_46).abs() < 1e-8);
    assert!((found[1][0] - 0.645_849_678_006_46 * 32.0 / (33.0 - 33.0_f64.sqrt())).abs() < 1e-8);
    let pieces = CompactGraph::undirected(5, &[(0, 1), (1, 2), (3, 4)]);
    assert_eq!(
        reason(&run("eigenvector-centralization", &Known::new(&pieces), &Params::default())[0], 0),
        "disconnected"
    );
}

// Davis, evaluated in Python by the formula of netrics 0.3.1 net_by_degree(direction = "in"): 0.248868778280543 and
// 0.4841628959276018. By hand: one table of three guests, one of them at a second table.
#[test]
fn two_mode_centralization_within_each_mode() {
    let (davis, file) = load("davis");
    let modes: Vec<bool> =
        file["nodes"].as_array().unwrap().iter().map(|node| file["mode"][node.as_str().unwrap()] == 1).collect();
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
    // Who sits nowhere takes the maximum away.
    let lonely = CompactGraph::undirected(5, &[(0, 3), (1, 3), (1, 4)]);
    let found =
        run("two-mode-centralization", &Known { second_mode: Some(&modes), ..Known::new(&lonely) }, &Params::default());
    assert_eq!((reason(&found[0], 0), found[1].value()), ("isolate", 0.5));
}

// R sna 2.7-1 clique.census(karate): 11 pairs, 21 of three, 2 of four, 2 of five; the first six nodes are in 11, 5, 4, 3, 2, 3 of
// three or more; 1 and 2 share 5, 1 and 3 share 3, 2 and 4 share 2.
#[test]
fn cliques_as_sna() {
    let (karate, _) = load("karate");
    let census: Vec<f64> = of("clique-census", &karate).concat();
    assert_eq!(census, [25.0, 5.0, 0.0, 11.0, 21.0, 2.0, 2.0, 0.0]);
    assert_eq!(of("clique-membership", &karate)[0][..6], [11.0, 5.0, 4.0, 3.0, 2.0, 3.0]);
    let overlap = &of("clique-overlap", &karate)[0];
    let shared = |a, b| overlap[karate.edge_between(a, b).unwrap()];
    assert_eq!((shared(0, 1), shared(0, 2), shared(1, 3)), (5.0, 3.0, 2.0));
    let nobody = run("clique-census", &Known::new(&CompactGraph::undirected(0, &[])), &Params::default());
    assert_eq!(reason(&nobody[0], 0), "too_few_nodes");
}

// scipy 1.17 hypergeom(33, 16, k): of nodes 1, 3, 9, 10 of the karate network with 16, 10, 5, 2 ties, 15, 6, 2, 1 inside.
#[test]
fn node_openness_is_hypergeometric() {
    let (karate, _) = load("karate");
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
    let letters = ['x', 'x', 'y', 'x', 'y', 'y'];
    let found = grouped("node-ei-permutation", &graph, "xxyxyy", &Params::default());
    let strengths = [3.0, 1.0, 2.0, 2.0, 0.0];
    let inside = |own: &[bool]| own.iter().zip(strengths).filter(|(own, _)| **own).map(|(_, s)| s).sum::<f64>();
    let observed: Vec<bool> = letters[1..].iter().map(|&letter| letter == 'x').collect();
    let (mut open, mut closed, mut all) = (0.0, 0.0, 0.0);
    for set in 0..32u32 {
        let own: Vec<bool> = (0..5).map(|at| set >> at & 1 == 1).collect();
        if own.iter().filter(|own| **own).count() == 2 {
            all += 1.0;
            open += f64::from(u8::from(inside(&own) <= inside(&observed)));
            closed += f64::from(u8::from(inside(&own) >= inside(&observed)));
        }
    }
    assert!(same(found[0].values[0], open / all) && same(found[1].values[0], closed / all));
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
    // From x node 3 and 4 are one step, 5 is two.
    let reach = grouped("group-reach", &graph, "xxxyy.", &Params::default());
    assert_same(&[reach[0].values[0], reach[1].values[0]], &[2.0 / 3.0, 1.0]);
    // A group of one reaches what its node does (reach is checked against R keyplayer).
    let (karate, _) = load("karate");
    let letters: String = (0..34).map(|node| if node == 4 { 'x' } else { 'y' }).collect();
    let alone = grouped("group-reach", &karate, &letters, &Params::default());
    let reach = find("reach").unwrap().of(&karate, &Params::default()).values[4];
    assert_same(&[alone[1].values[0]], &[reach / 33.0]);
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
    let (karate, _) = load("karate");
    assert_same(&values(&grouped("modularity", &karate, CLUBS, &Params::default())), &[0.358_234_714_003_944_8]);
    assert_eq!(
        reason(&grouped("modularity", &CompactGraph::undirected(2, &[]), "xy", &Params::default())[0], 0),
        "no_ties"
    );
}

// R sna 2.7-1 nacf(karate, ((0:33)^2) %% 11, mode = "graph"): Moran −0.187462229128896, Geary 1.28347578347578.
#[test]
fn autocorrelation_as_sna() {
    let (karate, _) = load("karate");
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
        let steps = verbinder::graph::shortest_paths::step_counts(&graph);
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
    // d joins 4 and 6, of which 6 has no group: no pair counts.
    assert_same(&of(3)[..3], &[0.0, 0.0, 0.0]);
    assert_eq!((reason(&found[3], 3), reason(&found[6], 6)), ("nothing_to_close", "no_attribute"));
    // Without groups missing, the pairs are those that redundancy leaves (networkx 3.6.1 in tests/reference).
    let (davis, file) = load("davis");
    let modes: Vec<bool> =
        file["nodes"].as_array().unwrap().iter().map(|node| file["mode"][node.as_str().unwrap()] == 1).collect();
    let all = Grouping::from_labels(&vec![Some(1); modes.len()]);
    let known = Known { groups: Some(&all), second_mode: Some(&modes), ..Known::new(&davis) };
    let pairs = &run("two-mode-brokerage", &known, &Params::default())[0].values;
    let redundancy = run("redundancy", &known, &Params::default());
    for (node, (found, redundancy)) in pairs.iter().zip(&redundancy[0].values).enumerate() {
        let k = davis.degree(node) as f64;
        assert!(same(*found, k * (k - 1.0) / 2.0 * (1.0 - redundancy)));
    }
}

fn signed(graph: &CompactGraph, signs: &[f64]) -> Signed {
    Signed { graph: graph.clone(), signs: signs.to_vec() }
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
    let (karate, _) = load("karate");
    assert_same(&of("strength-coreness", &karate)[0], &of("coreness", &karate)[0]);
}

// numpy on the degrees of the karate network.
#[test]
fn spread_of_degrees() {
    let (karate, _) = load("karate");
    let found: Vec<f64> = of("degree-spread", &karate).concat();
    assert_same(&found, &[4.588_235_294_117_647, 3.0, 3.820_360_677_912_828, 1.0, 17.0, 0.385_369_532_428_356]);
    assert_eq!(
        reason(&run("degree-spread", &Known::new(&CompactGraph::undirected(3, &[])), &Params::default())[5], 0),
        "no_ties"
    );
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
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference");
    let mut seen = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file: Value = match std::fs::read_to_string(entry.unwrap().path()).map(|text| serde_json::from_str(&text)) {
            Ok(Ok(file)) => file,
            _ => continue,
        };
        let (Some(nodes), Some(edges)) = (file["nodes"].as_array(), file["edges"].as_array()) else { continue };
        let place = |name: &Value| nodes.iter().position(|node| node == name).unwrap() as u32;
        let list: Vec<(u32, u32, f64)> = edges.iter().map(|edge| (place(&edge[0]), place(&edge[1]), 1.0)).collect();
        let directed = file["directed"] == true;
        let graph = CompactGraph::from_edges(nodes.len(), directed, false, &list, Merge::Max);
        for expected in file["expected"].as_array().unwrap() {
            match expected["measure"].as_str().unwrap() {
                "connectedness" if !directed => {
                    assert_same(&of("reachable-pairs", &graph)[0], &[expected["values"].as_f64().unwrap()]);
                }
                "components.strong" => {
                    let sizes: Vec<f64> =
                        expected["values"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
                    let found = of("strong-components", &graph).concat();
                    assert_same(&found, &[sizes.len() as f64, sizes[0] / nodes.len() as f64]);
                }
                _ => continue,
            }
            *seen.entry(directed).or_insert(0) += 1;
        }
    }
    assert!(seen[&true] >= 5 && seen[&false] >= 5, "{seen:?}");
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
    assert!(scores[0] > scores[3] && scores[3] > scores[4] && scores[4] > scores[7] && same(scores[1], scores[2]));
    // A star fits best in the limit of equal scores; a complete graph has nothing to fit, a small one too little.
    let star = run("continuous-core-periphery", &Known::new(&star(9)), &Params::default());
    assert!(same(star[0].value(), 1.0) && reason(&star[1], 0) == "only_limit");
    assert_eq!(reason(&run("core-score", &Known::new(&complete(10)), &Params::default())[0], 0), "no_variance");
    assert_eq!(reason(&run("core-score", &Known::new(&path(9)), &Params::default())[0], 0), "too_few_nodes");
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
    let steps = verbinder::graph::shortest_paths::step_counts(&grid);
    let expected: f64 = steps.iter().enumerate().map(|(at, &pairs)| at as f64 * pairs as f64 / 2.0).sum();
    assert!((total / expected - 1.0).abs() < 1e-9, "{total} and {expected}");
}

// Pitfall 21: undefined values stand last in an order, whichever way it runs: a table has an empty cell for them.
#[test]
fn pitfall_21_isolates_are_no_brokers() {
    let graph = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3)]);
    let constraint = find("constraint").unwrap().of(&graph, &Params::default());
    assert!(constraint.values[4].is_nan() && reason(&constraint, 4) == "isolate");
    assert!(constraint.values[..4].iter().all(|value| *value > 0.0));
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
