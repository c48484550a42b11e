//! One test per known way to go wrong, named by its number in the list of pitfalls.
//!
//! Elsewhere: 5 and 6 in `graph::shortest_paths`; 6, 11, 21, 70, 72 and 75 in `pitfalls_counting`; 42 in `clusters::weighted`, 43, 46
//! and 47 in `clusters`; 48 and 49 in `methods`; 50 in `clusters::agreement`; 8, 19, 25 to 32, 35, 60, 65, 66 and 70 in
//! `pitfalls_groups`; 37 and 41 in `pitfalls_networks`.

use super::graphs::{arcs, assert_same, complete, path, same, star, weighted};
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::measures::clusters::{Partition, modularity};
use verbinder::measures::{
    Along, Closeness, CoreDegree, FewPartners, Normalization, Params, Reason, Reciprocity, Scale, Scores, find,
};

fn scores(id: &str, graph: &CompactGraph, params: &Params) -> Scores {
    find(id).unwrap().of(graph, params)
}

fn values(id: &str, graph: &CompactGraph) -> Vec<f64> {
    scores(id, graph, &Params::default()).values
}

fn normalized() -> Params {
    Params { normalization: Normalization::Normalized, ..Params::default() }
}

#[test]
fn pitfall_1_undirected_betweenness_counts_each_pair_once() {
    // Five leaves: C(5, 2) = 10 pairs, all through the centre.
    assert_same(&values("betweenness", &star(5))[..2], &[10.0, 0.0]);
    assert_same(&scores("betweenness", &star(5), &normalized()).values[..2], &[1.0, 0.0]);
    assert_same(&values("edge-betweenness", &star(5)), &[5.0; 5]);
}

#[test]
fn pitfall_2_directed_normalisation() {
    // 0 → 1 → 2: one of the (3 − 1)(3 − 2) = 2 ordered pairs of others runs through 1.
    let chain = arcs(3, &[(0, 1), (1, 2)]);
    assert_same(&scores("betweenness", &chain, &normalized()).values, &[0.0, 0.5, 0.0]);
    // A star both ways is as centralised as a directed graph can be.
    let both: Vec<(u32, u32)> = (1..6).flat_map(|leaf| [(0, leaf), (leaf, 0)]).collect();
    assert_same(&values("betweenness-centralization", &arcs(6, &both)), &[1.0]);
}

#[test]
fn pitfall_3_ends_count_for_ties_only() {
    assert_same(&values("betweenness", &path(2)), &[0.0, 0.0]);
    assert_same(&values("edge-betweenness", &path(2)), &[1.0]);
}

#[test]
fn pitfall_4_strong_ties_are_short() {
    // 0–2 directly at strength 1 (distance 1), or by 1 at strength 4 twice (distance 1/2).
    let graph = weighted(3, &[(0, 1, 4.0), (1, 2, 4.0), (0, 2, 1.0)]);
    assert_same(&values("betweenness", &graph), &[0.0, 1.0, 0.0]);
    assert_same(&values("diameter", &graph), &[0.5]);
}

#[test]
fn pitfall_5_ties_are_relative_to_the_length_of_the_path() {
    // 1/2 + 1/2 and 1/3 + 1/3 + 1/3, in strengths from one millionth to a million.
    for unit in [1e-6, 1.0, 1e6] {
        let edges = [(0, 1, 2.0), (1, 3, 2.0), (0, 2, 3.0), (2, 4, 3.0), (4, 3, 3.0)].map(|(a, b, w)| (a, b, w * unit));
        let between = values("betweenness", &weighted(5, &edges));
        // Of 0–3 half runs by 1, half by 2 and 4. By 1 alone: 0–… nothing else. By 2: 0–4. By 4: 2–3.
        // By 0: 1–2, at 1/2 + 1/3. By 3: 1–4, at 1/2 + 1/3.
        assert_same(&between, &[1.0, 0.5, 1.5, 1.0, 1.5]);
    }
    // A real difference, however small beside the unit, is no tie: 1/2 + 1/2 against 1/3 + 1/3 + 1/2.99.
    let edges = [(0, 1, 2.0), (1, 3, 2.0), (0, 2, 3.0), (2, 4, 3.0), (4, 3, 2.99)];
    assert_same(&values("betweenness", &weighted(5, &edges))[1..2], &[1.0]);
}

#[test]
fn pitfall_7_parallel_ties_do_not_multiply_paths() {
    // A square with one side reported three times: 0–3 still has two shortest paths.
    let square = CompactGraph::undirected(4, &[(0, 1), (0, 1), (1, 0), (0, 2), (1, 3), (2, 3)]);
    assert_same(&values("betweenness", &square), &[0.5; 4]);
}

#[test]
fn pitfall_9_three_closenesses_in_pieces() {
    // A path of three, a pair, one alone; n = 6.
    let graph = CompactGraph::undirected(6, &[(0, 1), (1, 2), (3, 4)]);
    let component = Params { closeness: Closeness::Component, ..Params::default() };
    let third = 2.0 / 3.0;
    assert_same(&scores("closeness", &graph, &component).values, &[third, 1.0, third, 1.0, 1.0, f64::NAN]);
    assert_same(&values("closeness", &graph), &[2.0 / 5.0 * third, 0.4, 2.0 / 5.0 * third, 0.2, 0.2, 0.0]);
    assert_same(&values("harmonic-closeness", &graph), &[1.5, 2.0, 1.5, 1.0, 1.0, 0.0]);
}

#[test]
fn pitfall_10_closeness_has_a_direction() {
    // 0 → 1 → 2: going out, 0 reaches both (sum 3); coming in, 2 is reached by both.
    let chain = arcs(3, &[(0, 1), (1, 2)]);
    assert_same(&values("closeness", &chain), &[2.0 / 3.0, 0.5, 0.0]);
    let inward = Params { along: Along::In, ..Params::default() };
    assert_same(&scores("closeness", &chain, &inward).values, &[0.0, 0.5, 2.0 / 3.0]);
    assert_same(&scores("harmonic-closeness", &chain, &inward).values, &[0.0, 1.0, 1.5]);
}

#[test]
fn pitfall_12_wasserman_faust_counts_what_is_reached() {
    // 0 → 1 ← 2 is one weak component, but 0 reaches one node of two: 1/2 · 1/1.
    let graph = arcs(3, &[(0, 1), (2, 1)]);
    assert_same(&values("closeness", &graph), &[0.5, 0.0, 0.5]);
    let component = Params { closeness: Closeness::Component, ..Params::default() };
    let found = scores("closeness", &graph, &component);
    assert_same(&found.values, &[1.0, f64::NAN, 1.0]);
    assert_eq!(found.reason(1), Some(Reason::ReachesNobody));
}

#[test]
fn pitfall_13_weighted_closeness_may_exceed_one() {
    assert_same(&values("closeness", &weighted(2, &[(0, 1, 4.0)])), &[4.0, 4.0]);
}

#[test]
fn pitfall_14_bipartite_graphs_converge() {
    // The centre of a star has √k times the score of its k leaves.
    assert_same(&values("eigenvector", &star(5))[..2], &[1.0, 1.0 / 5f64.sqrt()]);
    // A path of n: x(k) ∝ sin(kπ / (n + 1)).
    for nodes in [4u32, 60] {
        let x = values("eigenvector", &path(nodes));
        let angle = std::f64::consts::PI / f64::from(nodes + 1);
        let top = (1..=nodes).map(|k| (f64::from(k) * angle).sin()).fold(0.0, f64::max);
        let expected: Vec<f64> = (1..=nodes).map(|k| (f64::from(k) * angle).sin() / top).collect();
        assert_same(&x, &expected);
    }
}

#[test]
fn pitfall_15_sign_and_regular_graphs() {
    assert_same(&values("eigenvector", &complete(5)), &[1.0; 5]);
    let ring: Vec<(u32, u32)> = (0..6).map(|node| (node, (node + 1) % 6)).collect();
    assert_same(&values("eigenvector", &CompactGraph::undirected(6, &ring)), &[1.0; 6]);
}

#[test]
fn pitfall_16_no_eigenvector_in_pieces_or_without_cycles() {
    // A triangle and a pair: scores inside the triangle, none outside, and why.
    let pieces = CompactGraph::undirected(5, &[(0, 1), (0, 2), (1, 2), (3, 4)]);
    let found = scores("eigenvector", &pieces, &Params::default());
    assert_same(&found.values, &[1.0, 1.0, 1.0, f64::NAN, f64::NAN]);
    assert_eq!((found.reason(0), found.reason(3)), (None, Some(Reason::Disconnected)));
    // Two equal pairs: no largest. A chain: no strong component with a tie.
    for (graph, reason) in [
        (CompactGraph::undirected(4, &[(0, 1), (2, 3)]), Reason::Disconnected),
        (arcs(3, &[(0, 1), (1, 2)]), Reason::NotStrong),
    ] {
        let found = scores("eigenvector", &graph, &Params::default());
        assert!(found.values.iter().all(|value| value.is_nan()));
        assert_eq!(found.reason(0), Some(reason));
    }
}

#[test]
fn pitfall_17_two_scales_of_the_eigenvector() {
    let length = Params { scale: Scale::LengthOne, ..Params::default() };
    // (√4, 1, 1, 1, 1) / √8.
    assert_same(&scores("eigenvector", &star(4), &length).values[..2], &[0.5f64.sqrt(), 0.125f64.sqrt()]);
    assert_same(&values("eigenvector", &star(4))[..2], &[1.0, 0.5]);
}

#[test]
fn pitfall_18_dangling_nodes_and_precision() {
    // 0 → 1, d = 0.85: x₀ = 0.15/2 + 0.85 · x₁/2 and x₀ + x₁ = 1, so x₀ = 0.5 / 1.425.
    let x0 = 0.5 / 1.425;
    assert_same(&values("pagerank", &arcs(2, &[(0, 1)])), &[x0, 1.0 - x0]);
    // The two largest eigenvalues of a path of 300 lie close together: a small change of one step is no sign of convergence.
    let x = values("eigenvector", &path(300));
    let sine = |k: usize| (k as f64 * std::f64::consts::PI / 301.0).sin();
    let error = (1..=300).map(|k| (x[k - 1] - sine(k) / sine(150)).abs()).fold(0.0, f64::max);
    assert!(error < 1e-10, "{error}");
}

#[test]
fn pitfall_20_partners_by_incoming_ties_count() {
    // 0 → 2 ← 1: node 2 names nobody and still has two partners, who do not know each other: 2 · (1/2)².
    let graph = arcs(3, &[(0, 2), (1, 2)]);
    assert_same(&values("constraint", &graph), &[1.0, 1.0, 0.5]);
    assert_same(&values("effective-size", &graph), &[1.0, 1.0, 2.0]);
    assert_same(&values("efficiency", &graph), &[1.0, 1.0, 1.0]);
    // A mutual pair beside a one-way one: z(0,1) = 2, z(0,2) = 1, so C(0) = (2/3)² + (1/3)² = 5/9.
    let graph = arcs(3, &[(0, 1), (1, 0), (0, 2)]);
    assert_same(&values("constraint", &graph)[..1], &[5.0 / 9.0]);
}

#[test]
fn pitfall_22_effective_size() {
    // Partners who do not know each other are all effective (EasyGraph says 1).
    assert_same(&values("effective-size", &star(5)), &[5.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
    // Rows, not columns, are divided by their maximum. Ties 0–1: 2, 0–2: 1, 1–2: 4. For node 0: p = 2/3, 1/3;
    // m(1,2) = 4/4, m(2,1) = 4/4: 2 − (1/3 · 1 + 2/3 · 1) = 1. For node 1: p(0) = 1/3, p(2) = 2/3; m(0,2) = 1/2, m(2,0) = 1/4:
    // 2 − (2/3 · 1/2 + 1/3 · 1/4) = 19/12.
    let graph = weighted(3, &[(0, 1, 2.0), (0, 2, 1.0), (1, 2, 4.0)]);
    assert_same(&values("effective-size", &graph)[..2], &[1.0, 19.0 / 12.0]);
}

#[test]
fn pitfall_23_shares_of_all_ties_not_of_the_circle() {
    //   0 ── 1      2 also knows 3, outside the circle of 0.
    //    ╲  ╱       c(0,1) = (1/2 + 1/2 · 1/3)² = 4/9, c(0,2) = (1/2 + 1/2 · 1/2)² = 9/16.
    //     2 ── 3
    let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
    assert_same(&values("constraint", &graph)[..1], &[4.0 / 9.0 + 9.0 / 16.0]);
}

#[test]
fn pitfall_24_self_ties_are_dropped() {
    let graph = CompactGraph::undirected(3, &[(0, 0), (0, 1), (0, 2), (1, 2), (2, 2)]);
    assert_same(&values("constraint", &graph), &[1.125; 3]);
    assert_same(&values("degree", &graph), &[2.0; 3]);
    assert_same(&values("density", &graph), &[1.0]);
}

#[test]
fn pitfall_33_three_numbers_for_closed_triples() {
    // A triangle with a tail: 3 · 1 of 5; (1 + 1 + 1/3 + 0) over 4, or over the 3 that have two partners.
    let graph = CompactGraph::undirected(4, &[(0, 1), (0, 2), (1, 2), (2, 3)]);
    assert_same(&values("transitivity", &graph), &[0.6]);
    assert_same(&values("average-clustering", &graph), &[7.0 / 12.0]);
    let exclude = Params { few_partners: FewPartners::Exclude, ..Params::default() };
    assert_same(&scores("average-clustering", &graph, &exclude).values, &[7.0 / 9.0]);
    let flagged = &scores("local-clustering", &graph, &Params::default()).by_convention[0];
    assert_eq!((flagged.reason, &flagged.which[..]), (Reason::FewerThanTwoPartners, &[3][..]));
}

#[test]
fn pitfall_34_direction_is_dropped_openly() {
    // A cycle of three closes no directed triple, but three undirected ones; the registry says that direction is ignored.
    let cycle = arcs(3, &[(0, 1), (1, 2), (2, 0)]);
    assert_same(&values("transitivity", &cycle), &[1.0]);
    for id in ["transitivity", "local-clustering", "average-clustering", "cut-point", "bridge", "embeddedness"] {
        assert_eq!(find(id).unwrap().direction, verbinder::measures::DirectionUse::Ignores, "{id}");
    }
    // A mutual pair is one partner, not two.
    assert_same(&values("local-clustering", &arcs(3, &[(0, 1), (1, 0), (1, 2)])), &[0.0; 3]);
}

#[test]
fn pitfall_36_undirected_ties_count_once() {
    assert_same(&values("degree", &complete(4)), &[3.0; 4]);
    for core_degree in [CoreDegree::Partners, CoreDegree::Total, CoreDegree::In, CoreDegree::Out] {
        assert_same(&scores("coreness", &complete(4), &Params { core_degree, ..Params::default() }).values, &[3.0; 4]);
    }
}

#[test]
fn pitfall_38_pairs_without_tie_are_not_reciprocal() {
    // One mutual pair, one one-way pair, many pairs without tie.
    let graph = arcs(9, &[(0, 1), (1, 0), (1, 2)]);
    assert_same(&values("reciprocity", &graph), &[2.0 / 3.0]);
    let pairs = Params { reciprocity: Reciprocity::Pairs, ..Params::default() };
    assert_same(&scores("reciprocity", &graph, &pairs).values, &[0.5]);
    assert_eq!(scores("reciprocity", &star(3), &pairs).reason(0), Some(Reason::NotDirected));
    assert_eq!(scores("reciprocity", &arcs(3, &[]), &pairs).reason(0), Some(Reason::NoTies));
}

#[test]
fn pitfall_39_centralization_without_loops_in_the_maximum() {
    // A path of four: (2 − 1) twice over (4 − 1)(4 − 2) = 6.
    assert_same(&values("degree-centralization", &path(4)), &[2.0 / 6.0]);
    // Out-star: the centre names all, nobody else anyone: 1 out; in-degrees 0, 1, 1, 1: (1 − 0) over 9.
    let out = arcs(4, &[(0, 1), (0, 2), (0, 3)]);
    assert_same(&values("degree-centralization", &out), &[1.0]);
    let inward = Params { along: Along::In, ..Params::default() };
    assert_same(&scores("degree-centralization", &out, &inward).values, &[1.0 / 9.0]);
}

#[test]
fn pitfall_40_closeness_centralization_needs_one_piece() {
    let pieces = CompactGraph::undirected(4, &[(0, 1), (0, 2)]);
    assert_eq!(scores("closeness-centralization", &pieces, &Params::default()).reason(0), Some(Reason::Disconnected));
    // Betweenness in pieces: a star of three with one alone, b = 1, 0, 0, 0 against (4 − 1)²(4 − 2)/2 = 9.
    assert_same(&values("betweenness-centralization", &pieces), &[3.0 / 9.0]);
}

#[test]
fn pitfall_44_modularity_uses_weights_where_there_are_any() {
    let edges = [(0, 1, 3.0), (1, 2, 1.0)];
    let groups = Partition::from_labels(&[0, 0, 1]);
    // Weighted: 3/4 − (7/8)² − (1/8)². Unweighted: 1/2 − (3/4)² − (1/4)².
    let graph = weighted(3, &edges);
    assert!(same(modularity(&graph, &groups, 1.0).unwrap(), 0.75 - 50.0 / 64.0));
    assert!(same(modularity(&graph.unweighted(), &groups, 1.0).unwrap(), -0.125));
    assert_eq!(graph.symmetrised(Merge::Max), graph);
}
