//! Projections of Davis' Southern Women against networkx.

use serde_json::Value;
use std::collections::BTreeMap;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Strength, Tie};
use verbinder::transform::one_mode::{Onto, Projection, ProjectionWeight, project};

fn davis(known: &Value, kind: &str) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for (list, kind) in [("women", "organisation"), ("events", "initiative")] {
        for id in known[list].as_array().unwrap() {
            let node = Node { kind: kind.to_owned(), ..Node::new(id.as_str().unwrap()) };
            builder.add_node(node, Place::default());
        }
    }
    for pair in known["attendance"].as_array().unwrap() {
        builder.add_tie(pair[0].as_str().unwrap(), pair[1].as_str().unwrap(), Tie::new(kind), Place::default());
    }
    builder.build().value
}

#[test]
fn projections_of_davis_equal_those_of_networkx() {
    let known: Value = serde_json::from_str(include_str!("projections_davis.json")).unwrap();
    // As memberships, and as two-mode data whose ties are of no membership kind.
    for kind in ["participates-in", "collaborates"] {
        let network = davis(&known, kind);
        for (onto, mode) in [(Onto::Actors, "actors"), (Onto::Structures, "structures")] {
            for weight in [ProjectionWeight::Count, ProjectionWeight::Newman, ProjectionWeight::Jaccard] {
                let made = project(&network, Projection { weight, onto });
                assert_eq!(made.unused, 0);
                let mut found = BTreeMap::new();
                for tie in made.network.ties() {
                    assert!(tie.tie.derived);
                    let Some(Strength::Number(value)) = tie.tie.strength else { panic!("a strength") };
                    found.insert(
                        (made.network.node(tie.source).id.clone(), made.network.node(tie.target).id.clone()),
                        value,
                    );
                }
                let expected = known[mode][weight.word()].as_array().unwrap();
                assert_eq!(found.len(), expected.len());
                for row in expected {
                    let pair = (row[0].as_str().unwrap().to_owned(), row[1].as_str().unwrap().to_owned());
                    assert!(
                        (found[&pair] - row[2].as_f64().unwrap()).abs() < 1e-12,
                        "{mode} {} {pair:?}",
                        weight.word()
                    );
                }
            }
        }
    }
}

// What an actor has in all is the number of structures with somebody else in it; alone in a structure it has nothing of it, and no
// tie to itself.
#[test]
fn pitfalls_52_and_53_one_member_adds_nothing_and_nobody_is_tied_to_itself() {
    let mut builder = NetworkBuilder::new(Info::default());
    for (id, kind) in
        [("a", "organisation"), ("b", "organisation"), ("c", "organisation"), ("v", "venue"), ("w", "venue")]
    {
        builder.add_node(Node { kind: kind.to_owned(), ..Node::new(id) }, Place::default());
    }
    for (actor, venue) in [("a", "v"), ("b", "v"), ("c", "v"), ("a", "w")] {
        builder.add_tie(actor, venue, Tie::new("participates-in"), Place::default());
    }
    let network = project(&builder.build().value, Projection::default()).network;
    let ends = |tie: &verbinder::model::TieRef<'_>| (tie.source, tie.target);
    assert_eq!(network.ties().map(|tie| ends(&tie)).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    for node in 0..3 {
        let strengths = network.ties_of(node).into_iter().map(|tie| match tie.tie.strength {
            Some(Strength::Number(strength)) => strength,
            _ => f64::NAN,
        });
        assert!((strengths.sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
