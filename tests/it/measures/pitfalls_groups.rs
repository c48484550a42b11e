//! Known ways to go wrong, by their number in the list of pitfalls: measures of groups, of several nodes, of relations.

use super::graphs::{arcs, assert_same, complete, path, random, same, star, weighted};
use verbinder::graph::CompactGraph;
use verbinder::measures::{Grouping, Known, Normalization, Params, Reason, Reports, Scores, Spread, find};

/// The columns of a measure of groups; an empty word is no group.
fn grouped(id: &str, graph: &CompactGraph, groups: &str, params: &Params) -> Vec<Scores> {
    let labels: Vec<Option<char>> = groups.chars().map(|label| (label != '-').then_some(label)).collect();
    let groups = Grouping::from_labels(&labels);
    find(id).unwrap().run(&Known { groups: Some(&groups), ..Known::new(graph) }, params).unwrap()
}

fn column(id: &str, part: &str, graph: &CompactGraph, groups: &str) -> Scores {
    let at = find(id).unwrap().parts().iter().position(|known| known.id == part).unwrap();
    grouped(id, graph, groups, &Params::default()).swap_remove(at)
}

fn of_members(id: &str, graph: &CompactGraph, members: &[usize], params: &Params) -> Scores {
    find(id).unwrap().run(&Known { members: Some(members), ..Known::new(graph) }, params).unwrap().swap_remove(0)
}

#[test]
fn pitfall_8_a_group_is_not_the_sum_of_its_members() {
    // On a path of five, 1 and 3 lie on 3 pairs each; 0–4 runs through both and counts once: 0–2, 0–4, 2–4.
    let plain = Params::default();
    assert_same(&of_members("group-betweenness", &path(5), &[1, 3], &plain).values, &[3.0]);
    let normalized = Params { normalization: Normalization::Normalized, ..plain };
    assert_same(&of_members("group-betweenness", &path(5), &[1, 3], &normalized).values, &[1.0]);
    // Members next to each other, the place where programs go wrong: 0–3 and 0–4 run through 1 and 2.
    assert_same(&of_members("group-betweenness", &path(5), &[1, 2], &plain).values, &[2.0]);
    // Half of two equal ways.
    let square = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
    assert_same(&of_members("group-betweenness", &square, &[1], &plain).values, &[0.5]);
    assert_eq!(of_members("group-betweenness", &square, &[], &plain).reason(0), Some(Reason::NotGiven));
    assert_eq!(of_members("group-closeness", &arcs(3, &[(0, 1)]), &[0], &plain).reason(0), Some(Reason::Disconnected));
    assert_eq!(of_members("group-degree", &path(2), &[0, 1], &plain).reason(0), Some(Reason::TooFewNodes));
}

#[test]
fn pitfall_19_katz_has_a_largest_alpha() {
    let katz = |graph: &CompactGraph, alpha| find("katz").unwrap().of(graph, &Params { alpha, ..Params::default() });
    // A star of four leaves has λ₁ = 2.
    for alpha in [0.5, 0.51, 3.0, -0.1, f64::NAN, f64::INFINITY] {
        let found = katz(&star(4), Some(alpha));
        assert_eq!(found.reason(0), Some(Reason::NotConverged), "{alpha}");
    }
    // x₀ = 1 + 4 α x₁ and x₁ = 1 + α x₀, so x₀ = (1 + 4 α) / (1 − 4 α²).
    let found = katz(&star(4), Some(0.499));
    assert!(same(found.values[0] / (2.996 / (1.0 - 4.0 * 0.499 * 0.499)), 1.0), "{}", found.values[0]);
    assert_eq!(found.settled, [("alpha", 0.499)]);
    // Without cycles every α will do: 0 → 1 → 2 gives 1, 1 + α, 1 + α + α².
    assert_same(&katz(&arcs(3, &[(0, 1), (1, 2)]), Some(2.0)).values, &[1.0, 3.0, 7.0]);
    // A long chain: the iteration may not stop before the walk from one end has come to the other.
    let chain: Vec<(u32, u32)> = (1..30).map(|node| (node - 1, node)).collect();
    let expected: Vec<f64> = (1..=30).map(|steps| (1.0 - 0.85f64.powi(steps)) / 0.15).collect();
    assert_same(&katz(&arcs(30, &chain), None).values, &expected);
    // The default follows the largest eigenvalue: 4 in a complete graph of five, in which x = 1 + 4 α x.
    assert_same(&katz(&complete(5), None).values, &[1.0 / (1.0 - 0.85); 5]);
}

#[test]
fn hubs_and_authorities_are_null_where_two_parts_are_alike() {
    let hits = |graph: &CompactGraph| find("hits").unwrap().run(&Known::new(graph), &Params::default()).unwrap();
    let twins = hits(&arcs(4, &[(0, 1), (2, 3)]));
    assert_eq!((twins[0].reason(0), twins[1].reason(3)), (Some(Reason::NotUnique), Some(Reason::NotUnique)));
    assert_eq!(hits(&star(3))[0].reason(0), Some(Reason::NotDirected));
    // One arc more makes one part the larger; the other has nothing in it.
    let found = hits(&arcs(5, &[(0, 1), (2, 3), (4, 3)]));
    assert_same(&found[0].values, &[0.0, 0.0, 1.0, 0.0, 1.0]);
    assert_same(&found[1].values, &[0.0, 0.0, 0.0, 1.0, 0.0]);
}

#[test]
fn pitfall_25_hierarchy_needs_two_partners() {
    let found = find("constraint-hierarchy").unwrap().of(&path(3), &Params::default());
    assert_same(&found.values, &[f64::NAN, 0.0, f64::NAN]);
    assert_eq!(found.reason(0), Some(Reason::FewerThanTwoPartners));
    // Partners 1 (strength 3) and 2 (strength 1) who do not know each other: c = (3/4)² and (1/4)², r = 9/5 and 1/5.
    let graph = weighted(3, &[(0, 1, 3.0), (0, 2, 1.0)]);
    let (a, b) = (1.8f64, 0.2f64);
    let expected = (a * a.ln() + b * b.ln()) / (2.0 * 2f64.ln());
    let found = find("constraint-hierarchy").unwrap().of(&graph, &Params::default());
    assert!(same(found.values[0], expected));
}

#[test]
fn pitfall_26_only_the_way_there_closes_a_path() {
    // A cycle of three: c → a exists for every broker, a → c for none.
    let cycle = arcs(3, &[(0, 1), (1, 2), (2, 0)]);
    assert_same(&column("brokerage", "coordinator", &cycle, "xxx").values, &[1.0; 3]);
    // a → c closes it; a mutual pair leads nowhere, since a ≠ c.
    assert_same(&column("brokerage", "total", &arcs(3, &[(0, 1), (1, 2), (0, 2)]), "xxx").values, &[0.0; 3]);
    assert_same(&column("brokerage", "total", &arcs(2, &[(0, 1), (1, 0)]), "xx").values, &[0.0; 2]);
}

#[test]
fn pitfall_27_undirected_paths_count_both_ways() {
    assert_same(&column("brokerage", "total", &star(5), "xxxxxx").values[..1], &[20.0]);
    assert_same(&column("brokered-pairs", "total", &star(5), "xxxxxx").values[..1], &[10.0]);
    // Centre x with leaves x, y, y, z: xy, xy, xz over the border; yy itinerant; yz, yz liaison.
    let pairs = |part| column("brokered-pairs", part, &star(4), "xxyyz").values[0];
    assert_eq!(["coordinator", "itinerant", "border", "liaison", "total"].map(pairs), [0.0, 1.0, 3.0, 2.0, 6.0]);
    let roles = |part| column("brokerage", part, &star(4), "xxyyz").values[0];
    let names = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"];
    assert_eq!(names.map(roles), [0.0, 2.0, 3.0, 3.0, 4.0, 12.0]);
}

#[test]
fn pitfall_28_representative_and_gatekeeper() {
    let chain = arcs(3, &[(0, 1), (1, 2)]);
    for (groups, role) in [
        ("xxy", "representative"),
        ("yxx", "gatekeeper"),
        ("xyx", "itinerant"),
        ("xyz", "liaison"),
        ("xxx", "coordinator"),
    ] {
        for part in ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"] {
            let expected = if part == role { 1.0 } else { 0.0 };
            assert_same(&column("brokerage", part, &chain, groups).values, &[0.0, expected, 0.0]);
        }
        assert_same(&column("brokerage", "total", &chain, groups).values, &[0.0, 1.0, 0.0]);
    }
}

/// Mean and standard deviation of the roles of node 0 over all graphs of so many nodes, each tie there with chance `d`: counted the
/// slow way, without the library.
fn over_all_graphs(groups: &str, directed: bool, d: f64) -> [(f64, f64); 6] {
    let group: Vec<char> = groups.chars().collect();
    let n = group.len();
    let pairs = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    let pairs: Vec<(usize, usize)> = pairs.filter(|(a, b)| if directed { a != b } else { a < b }).collect();
    let (mut mean, mut square) = ([0.0; 6], [0.0; 6]);
    for graph in 0u32..1 << pairs.len() {
        let mut tied = vec![vec![false; n]; n];
        for (bit, &(a, b)) in pairs.iter().enumerate() {
            let here = graph >> bit & 1 == 1;
            tied[a][b] = here;
            tied[b][a] = if directed { tied[b][a] } else { here };
        }
        let mut found = [0.0; 6];
        for a in 1..n {
            for c in (1..n).filter(|&c| c != a) {
                if tied[a][0] && tied[0][c] && !tied[a][c] {
                    let role = match (group[a] == group[0], group[0] == group[c], group[a] == group[c]) {
                        (true, true, _) => 0,
                        (false, false, true) => 1,
                        (true, false, _) => 2,
                        (false, true, _) => 3,
                        _ => 4,
                    };
                    found[role] += 1.0;
                    found[5] += 1.0;
                }
            }
        }
        let ties = graph.count_ones() as i32;
        let chance = d.powi(ties) * (1.0 - d).powi(pairs.len() as i32 - ties);
        for role in 0..6 {
            mean[role] += chance * found[role];
            square[role] += chance * found[role] * found[role];
        }
    }
    std::array::from_fn(|role| (mean[role], (square[role] - mean[role] * mean[role]).max(0.0).sqrt()))
}

#[test]
fn pitfall_29_expected_and_deviation_are_those_of_all_graphs() {
    let names = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total"];
    let directed = arcs(4, &[(0, 1), (1, 2), (2, 0), (3, 1), (1, 3)]);
    let undirected = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    for (graph, groups, d) in [
        (&directed, "xxyy", 5.0 / 12.0),
        (&directed, "xxxy", 5.0 / 12.0),
        (&directed, "xyyz", 5.0 / 12.0),
        (&undirected, "xxxyy", 0.4),
        (&undirected, "xyyzz", 0.4),
    ] {
        let expected = over_all_graphs(groups, graph.is_directed(), d);
        for (name, (mean, sd)) in names.iter().zip(expected) {
            let ours = |what: &str| column("brokerage", &format!("{name}_{what}"), graph, groups);
            assert!(
                same(ours("expected").values[0], mean),
                "{name} of {groups}: {} and {mean}",
                ours("expected").values[0]
            );
            // The square root of a difference of squares keeps eight digits near 0.
            assert!((ours("sd").values[0] - sd).abs() < 1e-7, "{name} of {groups}: {} and {sd}", ours("sd").values[0]);
            let z = ours("z");
            assert_eq!(z.reason(0), (sd < 1e-7).then_some(Reason::NoVariance), "{name} of {groups}");
        }
    }
    // A group of one has no coordinator; two groups no liaison.
    assert_eq!(column("brokerage", "coordinator_z", &directed, "xyyz").reason(0), Some(Reason::NoVariance));
    assert_eq!(column("brokerage", "liaison_z", &directed, "xxyy").reason(0), Some(Reason::NoVariance));
    assert_eq!(column("brokerage", "total_z", &directed, "---y").reason(3), Some(Reason::TooFewNodes));
}

#[test]
fn pitfall_30_isolates_count_in_the_density() {
    // Two arcs among 3 nodes, then among 4: d = 1/3, 1/6; coordinators (n − 1)(n − 2) d² (1 − d).
    for (nodes, groups, d) in [(3, "xxx", 1.0 / 3.0), (4, "xxxx", 1.0 / 6.0)] {
        let graph = arcs(nodes, &[(0, 1), (1, 2)]);
        let pairs = (nodes as f64 - 1.0) * (nodes as f64 - 2.0);
        let expected = column("brokerage", "coordinator_expected", &graph, groups).values[0];
        assert!(same(expected, pairs * d * d * (1.0 - d)));
    }
}

#[test]
fn pitfall_31_e_i_of_network_groups_and_nodes() {
    // x x y with ties 0–1, 1–2 and one alone: E = I = 1.
    let graph = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
    assert_same(&column("ei-index", "index", &graph, "xxyy").values, &[0.0]);
    // 1 − 2 (2 + 2) / 12.
    assert_same(&column("ei-index", "expected", &graph, "xxyy").values, &[1.0 / 3.0]);
    let nodes = column("node-ei-index", "index", &graph, "xxyy");
    assert_same(&nodes.values, &[-1.0, 0.0, 1.0, f64::NAN]);
    assert_eq!(nodes.reason(3), Some(Reason::Isolate));
    // One of three others in the own group: (2 − 1) / 3.
    assert_same(&column("node-ei-index", "expected", &graph, "xxyy").values, &[1.0 / 3.0; 4]);
    // Group x: one across, one inside; y: one across. Expected: (2 · 2 − 1) / (2 · 2 + 1).
    assert_same(&column("group-ei-index", "index", &graph, "xxyy").values, &[0.0, 1.0]);
    assert_same(&column("group-ei-index", "expected", &graph, "xxyy").values, &[0.6, 0.6]);
    // Out-ties only: 1 names 0 and 2, who name nobody; mutual arcs count twice.
    let directed = arcs(3, &[(1, 0), (1, 2)]);
    let nodes = column("node-ei-index", "index", &directed, "xxy");
    assert_same(&nodes.values, &[f64::NAN, 0.0, f64::NAN]);
    assert_eq!(nodes.reason(0), Some(Reason::ReachesNobody));
    assert_same(&column("ei-index", "index", &arcs(3, &[(1, 0), (0, 1), (1, 2)]), "xxy").values, &[-1.0 / 3.0]);
    // Strengths add up: 3 inside, 1 across.
    assert_same(&column("ei-index", "index", &weighted(3, &[(0, 1, 3.0), (1, 2, 1.0)]), "xxy").values, &[-0.5]);
}

#[test]
fn pitfall_32_who_has_no_group_takes_part_in_no_count() {
    // With node 3, its ties and its place in the density gone, everything is as if it were not there.
    let whole = CompactGraph::undirected(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (1, 3), (1, 4)]);
    let (part, _) = whole.induced(&[true, true, true, false, true]);
    for id in [
        "brokerage",
        "brokered-pairs",
        "ei-index",
        "group-ei-index",
        "node-ei-index",
        "participation",
        "within-module-z",
    ] {
        let with = grouped(id, &whole, "xxy-y", &Params::default());
        let without = grouped(id, &part, "xxyy", &Params::default());
        for (with, without) in with.iter().zip(&without) {
            let mut values = with.values.clone();
            if values.len() == 5 {
                assert!(values.remove(3).is_nan(), "{id}");
                assert_eq!(with.reason(3), Some(Reason::NoAttribute), "{id}");
            }
            assert_same(&values, &without.values);
        }
    }
    // Ties to such nodes only are no reason to call a node an isolate.
    assert_eq!(column("node-ei-index", "index", &path(2), "x-").reason(0), Some(Reason::NoAttribute));
}

#[test]
fn pitfall_35_three_weighted_clusterings() {
    // Node 0: partners 1 (strength 4), 2 (1), 3 (1), of whom 1 and 2 are tied (2).
    let graph = weighted(4, &[(0, 1, 4.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, 2.0)]);
    let value = |id: &str| find(id).unwrap().of(&graph, &Params::default()).values[0];
    assert!(same(value("local-clustering"), 1.0 / 3.0));
    // (4 + 1) / (6 · 2).
    assert!(same(value("barrat-clustering"), 5.0 / 12.0));
    // 2 · (1 · 1/4 · 1/2)^(1/3) / (3 · 2) = 1/6.
    assert!(same(value("onnela-clustering"), 1.0 / 6.0));
}

#[test]
fn pitfall_60_no_p_of_nought() {
    // Four nodes, two groups of two: six ways, of which two (xxyy, yyxx) put both ties of two pairs inside.
    let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
    let found = grouped("ei-index", &pairs, "xxyy", &Params::default());
    let values: Vec<f64> = found.iter().map(Scores::value).collect();
    // −1 twice, 1 four times: mean 1/3, sd √(32/36); as open or more: all; as closed: 2 of 6; twice that.
    let sd = (32f64 / 36.0).sqrt();
    assert_same(&values, &[-1.0, 1.0 / 3.0, sd, (-4.0 / 3.0) / sd, 1.0, 1.0 / 3.0, 2.0 / 3.0]);
    assert_eq!(found[2].settled, [("assignments", 6.0)]);
    // Two cliques of fifteen: no shuffle comes near, and yet p is 1 / (1 + R).
    let clique = |from: u32| (from..from + 15).flat_map(move |a| (a + 1..from + 15).map(move |b| (a, b)));
    let cliques = CompactGraph::undirected(30, &clique(0).chain(clique(15)).collect::<Vec<_>>());
    let groups = "x".repeat(15) + &"y".repeat(15);
    let few = Params { permutations: 19, ..Params::default() };
    let found = grouped("ei-index", &cliques, &groups, &few);
    assert_same(&[found[4].value(), found[5].value(), found[6].value()], &[1.0, 0.05, 0.1]);
    assert_eq!(found[2].settled, [("permutations", 19.0)]);
    let none = grouped("ei-index", &cliques, &groups, &Params { permutations: 0, ..few });
    assert_eq!((none.len(), none[5].reason(0)), (7, Some(Reason::NotGiven)));
}

// Of the ways to hand out x, x, y over a → b → c one makes b a representative, one itinerant, one a gatekeeper.
#[test]
fn pitfall_65_labels_are_shuffled_and_ties_stay() {
    let chain = arcs(3, &[(0, 1), (1, 2)]);
    let p = |part: &str| column("brokerage-permutation", part, &chain, "xxy").values[1];
    assert_same(&[p("representative_p_ge"), p("representative_p_le")], &[1.0 / 3.0, 1.0]);
    assert_same(&[p("gatekeeper_p_ge"), p("gatekeeper_p_le")], &[1.0, 2.0 / 3.0]);
    assert_same(&[p("liaison_p_ge"), p("liaison_p_le")], &[1.0, 1.0]);
    // Beside shuffles no p is 0, and the same seed gives the same.
    let graph = random(60, 150, false, false).graph();
    let params = Params { permutations: 19, ..Params::default() };
    let found = grouped("brokerage-permutation", &graph, &"xyz".repeat(20), &params);
    assert!(found.iter().flat_map(|column| &column.values).all(|&p| (0.05..=1.0).contains(&p)));
    assert_eq!(found, grouped("brokerage-permutation", &graph, &"xyz".repeat(20), &params));
    let none = grouped("brokerage-permutation", &graph, &"xyz".repeat(20), &Params { permutations: 0, ..params });
    assert_eq!(none[9].reason(59), Some(Reason::NotGiven));
}

#[test]
fn pitfall_66_shuffles_depend_on_the_seed_alone() {
    let graph = random(60, 150, false, false).graph();
    let groups = "xyz".repeat(20);
    let p = |seed: u64| {
        let params = Params { permutations: 199, seed, ..Params::default() };
        grouped("ei-index", &graph, &groups, &params).iter().map(Scores::value).collect::<Vec<_>>()
    };
    assert_eq!(p(1), p(1));
    assert_ne!(p(1)[2..], p(2)[2..]);
    assert_eq!(p(1)[..2], p(2)[..2]);
}

#[test]
fn pitfall_70_who_was_not_asked_cannot_confirm() {
    let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (0, 3), (0, 4), (4, 5)]);
    let answered = vec![Some(true), Some(true), Some(true), Some(false), None, None];
    let by_ends = vec![(true, true), (true, false), (true, false), (true, false), (false, false)];
    let reports = Reports { by_ends, answered };
    let measure = find("confirmed").unwrap();
    let known = Known { reports: Some(&reports), ..Known::new(&graph) };
    let found = measure.run(&known, &Params::default()).unwrap().swap_remove(0);
    assert_same(&found.values, &[1.0, 0.0, f64::NAN, f64::NAN, f64::NAN]);
    let reasons = [2, 3, 4].map(|edge| found.reason(edge).unwrap());
    assert_eq!(reasons, [Reason::NoAnswer, Reason::NoAnswer, Reason::NoReport]);
}

#[test]
fn participation_and_standing_in_the_own_group() {
    // Node 0 (x): ties of 2 to x, of 1 to y and to z: 1 − (1/4 + 1/16 + 1/16).
    let graph = weighted(4, &[(0, 1, 2.0), (0, 2, 1.0), (0, 3, 1.0)]);
    let value = |params: &Params| grouped("participation", &graph, "xxyz", params)[0].values.clone();
    assert_same(&value(&Params::default()), &[0.625, 0.0, 0.0, 0.0]);
    let normalized = Params { normalization: Normalization::Normalized, ..Params::default() };
    assert_same(&value(&normalized)[..1], &[0.625 / (2.0 / 3.0)]);
    let alone = grouped("participation", &graph, "xxxx", &normalized);
    assert_eq!(alone[0].reason(0), Some(Reason::OneGroup));
    // κ inside x: 3, 2, 1 on a path of weights 2 and 1: mean 2, population variance 2/3, sample variance 1.
    let graph = weighted(4, &[(0, 1, 2.0), (0, 2, 1.0), (2, 3, 5.0)]);
    let z = |spread| grouped("within-module-z", &graph, "xxxy", &Params { spread, ..Params::default() }).swap_remove(0);
    assert_same(&z(Spread::Population).values, &[1.5f64.sqrt(), 0.0, -(1.5f64.sqrt()), f64::NAN]);
    assert_same(&z(Spread::Sample).values[..3], &[1.0, 0.0, -1.0]);
    assert_eq!(z(Spread::Sample).reason(3), Some(Reason::OneMember));
    let level = grouped("within-module-z", &complete(3), "xxx", &Params::default());
    assert_eq!(level[0].reason(0), Some(Reason::NoVariance));
}

#[test]
fn relations_are_counted_and_never_summed() {
    // Collaboration on a path of four, money on 0–1 and 1–2, advice on 0–1; 3–4 none of them.
    let all = CompactGraph::undirected(6, &[(0, 1), (1, 2), (2, 3)]);
    let relations =
        [all.clone(), CompactGraph::undirected(6, &[(0, 1), (1, 2)]), CompactGraph::undirected(6, &[(0, 1)])];
    let known = Known { relations: Some(&relations), ..Known::new(&all) };
    let run = |id: &str| find(id).unwrap().run(&known, &Params::default()).unwrap();
    assert_same(&run("multiplexity")[0].values, &[3.0, 2.0, 1.0]);
    assert_same(&run("node-multiplexity")[0].values, &[3.0, 2.5, 1.5, 1.0, f64::NAN, f64::NAN]);
    // Two of three pairs; six relations on three pairs; overlaps 2/3, 1/3, 1/2.
    let network: Vec<f64> = run("network-multiplexity").iter().map(Scores::value).collect();
    assert_same(&network, &[2.0 / 3.0, 2.0, 0.5]);
}

#[test]
fn strengths_in_two_directions_and_on_average() {
    use verbinder::graph::compact::Merge;
    let graph = CompactGraph::from_edges(4, true, true, &[(0, 1, 2.0), (0, 2, 4.0), (2, 0, 1.0)], Merge::Max);
    let of = |id: &str| find(id).unwrap().of(&graph, &Params::default());
    assert_same(&of("out-strength").values, &[6.0, 0.0, 1.0, 0.0]);
    assert_same(&of("in-strength").values, &[1.0, 2.0, 4.0, 0.0]);
    assert_same(&of("mean-strength").values, &[3.0, f64::NAN, 1.0, f64::NAN]);
    assert_eq!(
        [1, 3].map(|node| of("mean-strength").reason(node)),
        [Some(Reason::ReachesNobody), Some(Reason::Isolate)]
    );
}
