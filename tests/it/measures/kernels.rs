//! What measures run on, where no measure shows it: strengths given anew, a shortest way, steps of few nodes, and views of ties.

use super::graphs::{arcs, assert_same, path, weighted};
use verbinder::diagnostics::Place;
use verbinder::graph::shortest_paths::{Along, Search};
use verbinder::graph::steps::Steps;
use verbinder::graph::{Direction, Symmetrise, View, ViewOptions, Weight};
use verbinder::model::{Info, NetworkBuilder, Node, Strength, Tie};

#[test]
fn strengths_are_given_in_the_order_of_ties() {
    let graph = path(3).weighing(vec![2.0, 5.0]);
    assert_eq!(graph.ties().collect::<Vec<_>>(), [(0, 1, 2.0), (1, 2, 5.0)]);
}

// From 0 over 1 and 2 to 3 it is 1/4 + 1/4 + 1/4, straight it is 1. Against the arcs 3 is where one starts.
#[test]
fn a_shortest_way_is_told_from_its_start() {
    let graph = weighted(4, &[(0, 1, 4.0), (1, 2, 4.0), (2, 3, 4.0), (0, 3, 1.0)]);
    let mut search = Search::new(&graph, Along::Out);
    search.run(0);
    assert_eq!(search.a_path(3), [0, 1, 2, 3]);
    let chain = arcs(4, &[(0, 1), (1, 2), (2, 3)]);
    let mut search = Search::new(&chain, Along::In);
    search.run(3);
    assert_eq!(search.a_path(0), [3, 2, 1, 0]);
}

// Two who are tied are as near as can be; of one alone nothing can be said.
#[test]
fn nearness_of_all_pairs_needs_two_nodes() {
    assert_same(&[Steps::of(&path(2)).compactness()], &[1.0]);
    assert!(Steps::of(&path(1)).compactness().is_nan());
}

// a and b fund each other, with strengths 3 and 2; a funds c, and itself twice.
#[test]
fn views_of_ties_both_ways() {
    let mut builder = NetworkBuilder::new(Info::default());
    for name in ["a", "b", "c"] {
        builder.add_node(Node::new(name), Place::default());
    }
    for (source, target, strength) in
        [("a", "b", 3.0), ("b", "a", 2.0), ("a", "c", 5.0), ("a", "a", 1.0), ("a", "a", 4.0)]
    {
        let mut tie = Tie::new("funds");
        tie.strength = Some(Strength::Number(strength));
        builder.add_tie(source, target, tie, Place::default());
    }
    let network = builder.build().value;
    let of = |direction, symmetrise| {
        let options = ViewOptions { direction, symmetrise, weight: Weight::Strength, ..ViewOptions::default() };
        let view = View::new(&network, &options);
        assert_eq!(view.self_ties, 2);
        view.graph.ties().collect::<Vec<_>>()
    };
    assert_eq!(of(Direction::Undirected, Symmetrise::Both), [(0, 1, 2.0)]);
    assert_eq!(of(Direction::Undirected, Symmetrise::Either), [(0, 1, 3.0), (0, 2, 5.0)]);
    let directed = [(0, 1, 3.0), (0, 2, 5.0), (1, 0, 2.0)];
    assert_eq!(of(Direction::Directed, Symmetrise::Either), directed);
    assert_eq!(of(Direction::Directed, Symmetrise::Both), directed);
}
