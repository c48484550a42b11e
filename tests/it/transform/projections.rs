//! Projections of Davis' Southern Women against networkx, and small ones by hand.

use serde_json::Value;
use std::collections::BTreeMap;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Strength, Tie};
use verbinder::transform::backbone::{Judged, backbone};
use verbinder::transform::one_mode::{Onto, Projection, ProjectionWeight, project, who_takes_part};

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

/// ```text
///   a ─┬─ v ─┬─ c       v: a, b, c, and a source counts 5; w: a, b, and d, which is part of it
///   b ─┴─ w  └─ (r)     r stands for members without names; a also runs w
/// ```
const HOUSES: &str = r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d", "part_of": "w"}, {"id": "r", "remainder": true},
    {"id": "v", "kind": "venue", "members_stated": 5}, {"id": "w", "kind": "venue", "part_of": "v"}], "edges": [
    {"source": "a", "target": "v", "kind": "participates-in", "evidence": [{"source": "minutes"}]},
    {"source": "b", "target": "v", "kind": "participates-in"}, {"source": "c", "target": "v", "kind": "participates-in"},
    {"source": "a", "target": "w", "kind": "participates-in"}, {"source": "a", "target": "w", "kind": "runs"},
    {"source": "b", "target": "w", "kind": "participates-in", "evidence": [{"source": "plan"}]},
    {"source": "a", "target": "b", "kind": "funds"},
    {"source": "r", "target": "v", "kind": "participates-in"}, {"source": "c", "target": "w", "kind": "participates-in", "sign": "-"},
    {"source": "d", "target": "v", "kind": "participates-in", "status": "planned"}, {"source": "c", "target": "w", "kind": "supports"},
    {"source": "w", "target": "c", "kind": "hosts"}, {"source": "v", "target": "w", "kind": "funds"}]}"#;

/// Ends and strength of what was derived.
fn derived(network: &Network) -> Vec<(String, f64)> {
    let id = |node: usize| network.node(node).id.as_str();
    let derived = network.ties().filter(|tie| tie.tie.derived);
    derived.map(|tie| (format!("{}{}", id(tie.source), id(tie.target)), tie.tie.strength.unwrap().weight())).collect()
}

#[test]
fn who_shares_what_counts_by_hand() {
    let whole = super::read(HOUSES);
    let by = |weight, onto| project(&whole, Projection { weight, onto });
    let is = |ties: &[(&str, f64)]| -> Vec<(String, f64)> {
        ties.iter().map(|(ends, strength)| ((*ends).to_owned(), *strength)).collect()
    };
    let id = |node: usize| whole.node(node).id.as_str();
    let taking: Vec<_> =
        who_takes_part(&whole).into_iter().map(|(actor, house)| format!("{}{}", id(actor), id(house))).collect();
    assert_eq!(taking, ["av", "aw", "bv", "bw", "cv", "dw"]);
    let newman = by(ProjectionWeight::Newman, Onto::Actors);
    // v of five gives each pair 1/4, w of three 1/2.
    let pairs = [("ab", 0.75), ("ac", 0.25), ("ad", 0.5), ("bc", 0.25), ("bd", 0.5)];
    assert_eq!(derived(&newman.network), is(&pairs));
    let count = by(ProjectionWeight::Count, Onto::Actors).network;
    assert_eq!(derived(&count), is(&[("ab", 2.0), ("ac", 1.0), ("ad", 1.0), ("bc", 1.0), ("bd", 1.0)]));
    // a and b share all they have; a has v and w, c has v only.
    let jaccard = by(ProjectionWeight::Jaccard, Onto::Actors).network;
    assert_eq!(derived(&jaccard), is(&[("ab", 1.0), ("ac", 0.5), ("ad", 0.5), ("bc", 0.5), ("bd", 0.5)]));
    let shared = newman.network.ties().find(|tie| tie.tie.derived).unwrap().tie;
    assert_eq!(shared.attributes["through"], serde_json::json!(["v", "w"]));
    assert_eq!(shared.evidence.iter().map(|item| item.source.as_str()).collect::<Vec<_>>(), ["minutes", "plan"]);
    // The remainder, distrust, a plan, support, hosting, and what v gives w say nothing of who meets whom.
    assert_eq!(newman.unused, 6);
    assert_eq!(newman.network.tie_count(), 6, "what a gives b stays");
    assert!(newman.network.nodes().all(|node| node.part_of.is_none()), "what d is part of is no actor");
    // Of structures: a and b are in both, each of them in two; 2 of the 4 who are in either are in both.
    for (weight, strength) in
        [(ProjectionWeight::Newman, 2.0), (ProjectionWeight::Count, 2.0), (ProjectionWeight::Jaccard, 0.5)]
    {
        let made = by(weight, Onto::Structures);
        assert_eq!((derived(&made.network), made.unused, made.network.tie_count()), (is(&[("vw", strength)]), 6, 2));
        assert_eq!(made.network.node(1).part_of.as_deref(), Some("v"));
    }
}

/// Where all ties join an actor and a structure, and none is of a kind that says so, each is taking part, whichever way it is written.
#[test]
fn two_modes_without_a_word_for_membership() {
    let text = r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "v", "kind": "venue"}], "edges": [
        {"source": "a", "target": "v"}, {"source": "v", "target": "b"}]}"#;
    assert_eq!(derived(&project(&super::read(text), Projection::default()).network), [("ab".to_owned(), 1.0)]);
    let more = text.replace("\"target\": \"b\"}", "\"target\": \"b\"}, {\"source\": \"a\", \"target\": \"b\"}");
    let mixed = project(&super::read(&more), Projection::default());
    assert_eq!(
        (derived(&mixed.network).len(), mixed.unused),
        (0, 2),
        "a and b collaborate: the others are collaboration too"
    );
}

#[test]
fn a_backbone_holds_the_pairs_that_were_judged() {
    let kept = [(("a".to_owned(), "b".to_owned()), Judged { p: 0.01, q: 0.04 })].into_iter().collect();
    let made = backbone(&super::read(HOUSES), Onto::Actors, &kept);
    assert_eq!(derived(&made), [("ab".to_owned(), 2.0)]);
    assert_eq!((made.node_count(), made.tie_count()), (5, 1), "all nodes, and no tie that was not derived");
    let tie = made.tie(0).tie;
    assert_eq!((&tie.attributes["p"], &tie.attributes["q"]), (&0.01.into(), &0.04.into()));
}
