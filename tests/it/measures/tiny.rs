//! Networks of no, one and two nodes, by the table of conventions (0.1 of the definitions). NaN is undefined.

use super::graphs::{World, assert_same};
use verbinder::graph::CompactGraph;
use verbinder::measures::clusters::{Partition, modularity};
use verbinder::measures::{Closeness, MEASURES, Normalization, Params, find};

const NONE: f64 = f64::NAN;

fn four() -> [CompactGraph; 4] {
    [(0, &[][..]), (1, &[]), (2, &[]), (2, &[(0, 1)])].map(|(nodes, edges)| CompactGraph::undirected(nodes, edges))
}

/// The value of one node in networks of one node, two without and two with a tie.
fn nodes(id: &str, params: Params, expected: [f64; 3]) {
    let [empty, one, apart, tied] = four();
    let measure = find(id).unwrap();
    assert!(measure.of(&empty, &params).values.is_empty());
    for (graph, value) in [one, apart, tied].iter().zip(expected) {
        let found = measure.of(graph, &params);
        assert_same(&found.values, &vec![value; graph.node_count()]);
        assert_eq!(found.reason(0).is_some(), value.is_nan(), "{id} of {graph:?}");
    }
}

/// The value of the network in all four.
fn network(id: &str, expected: [f64; 4]) {
    for (graph, value) in four().iter().zip(expected) {
        let found = find(id).unwrap().of(graph, &Params::default());
        assert_same(&found.values, &[value]);
        assert_eq!(found.reason(0).is_some(), value.is_nan(), "{id} of {graph:?}");
    }
}

#[test]
fn nodes_of_tiny_networks() {
    let raw = Params::default();
    let norm = Params { normalization: Normalization::Normalized, ..raw };
    let component = Params { closeness: Closeness::Component, ..raw };
    nodes("degree", raw, [0.0, 0.0, 1.0]);
    nodes("degree", norm, [NONE, 0.0, 1.0]);
    nodes("reach", norm, [NONE, 0.0, 1.0]);
    nodes("closeness", component, [NONE, NONE, 1.0]);
    nodes("closeness", raw, [NONE, 0.0, 1.0]);
    nodes("harmonic-closeness", raw, [0.0, 0.0, 1.0]);
    nodes("harmonic-closeness", norm, [NONE, 0.0, 1.0]);
    nodes("betweenness", raw, [0.0, 0.0, 0.0]);
    nodes("betweenness", norm, [NONE, NONE, NONE]);
    nodes("eigenvector", raw, [NONE, NONE, 1.0]);
    nodes("pagerank", raw, [1.0, 0.5, 0.5]);
    nodes("coreness", raw, [0.0, 0.0, 1.0]);
    nodes("local-clustering", raw, [0.0, 0.0, 0.0]);
    nodes("constraint", raw, [NONE, NONE, 1.0]);
    nodes("effective-size", raw, [NONE, NONE, 1.0]);
    nodes("efficiency", raw, [NONE, NONE, 1.0]);
}

#[test]
fn tiny_networks_as_a_whole() {
    network("density", [NONE, NONE, 0.0, 1.0]);
    network("transitivity", [NONE; 4]);
    network("diameter", [NONE, NONE, NONE, 1.0]);
    network("average-distance", [NONE, NONE, NONE, 1.0]);
    network("global-efficiency", [NONE, NONE, 0.0, 1.0]);
    network("fragmentation", [NONE, NONE, 1.0, 0.0]);
    network("degree-centralization", [NONE; 4]);
    network("betweenness-centralization", [NONE; 4]);
    network("closeness-centralization", [NONE; 4]);
    let [empty, one, apart, tied] = four();
    for graph in [empty, one, apart] {
        assert!(modularity(&graph, &Partition::singletons(graph.node_count()), 1.0).is_err());
    }
    // Both in one group: all weight inside, all expected inside.
    assert_eq!(modularity(&tied, &Partition::from_labels(&[0, 0]), 1.0), Ok(0.0));
}

// A path of three is a star, and no network of three is more centralised; below three there is nothing to compare.
#[test]
fn three_are_enough_to_be_centralised() {
    let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
    for id in ["degree", "betweenness", "closeness", "harmonic"] {
        network(&format!("{id}-centralization"), [NONE; 4]);
        assert_same(&find(&format!("{id}-centralization")).unwrap().of(&path, &Params::default()).values, &[1.0]);
    }
}

// Pitfalls 11 and 21: an isolate has no constraint, not the constraint of the best broker; closeness by its variant.
#[test]
fn isolates_have_no_scores_in_disguise() {
    let graph = CompactGraph::undirected(4, &[(0, 1), (1, 2)]);
    let of_isolate = |id: &str, params: &Params| {
        let scores = find(id).unwrap().of(&graph, params);
        (scores.values[3], scores.reason(3).map(verbinder::measures::Reason::code))
    };
    let raw = Params::default();
    for id in ["constraint", "effective-size", "efficiency"] {
        let (value, reason) = of_isolate(id, &raw);
        assert!(value.is_nan() && reason == Some("isolate"), "{id}");
    }
    let (value, reason) = of_isolate("closeness", &Params { closeness: Closeness::Component, ..raw });
    assert!(value.is_nan() && reason == Some("isolate"));
    for id in ["closeness", "harmonic-closeness", "betweenness", "degree", "coreness", "reach"] {
        assert_eq!(of_isolate(id, &raw), (0.0, None), "{id}");
    }
    // The Wasserman–Faust 0 is a convention, and says so.
    let closeness = find("closeness").unwrap().of(&graph, &raw);
    assert_eq!(
        (closeness.by_convention[0].reason.code(), &closeness.by_convention[0].which[..]),
        ("isolate", &[3][..])
    );
    // So is the greatest distance to nobody.
    let eccentricity = find("eccentricity").unwrap().of(&graph, &raw);
    assert_eq!(eccentricity.values, [2.0, 1.0, 2.0, 0.0]);
    assert_eq!(eccentricity.by_convention.iter().map(|because| &because.which[..]).collect::<Vec<_>>(), [&[3][..]]);
}

#[test]
fn nothing_breaks_on_directed_and_weighted_tiny_networks() {
    for nodes in 0..3 {
        for (directed, weighted) in [(true, false), (true, true), (false, true)] {
            let arcs: &[(u32, u32, f64)] = if nodes == 2 { &[(0, 1, 2.0)] } else { &[] };
            let graph = CompactGraph::from_edges(nodes, directed, weighted, arcs, Default::default());
            let world = World::new(graph, &(0..nodes).collect::<Vec<_>>());
            for measure in MEASURES {
                world.columns(measure, &Params::default());
            }
        }
    }
}
