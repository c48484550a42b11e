//! Departments as their organisation.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Origins, Respondent, Strength, Tie};
use verbinder::transform::roll_up::roll_up;

/// Nodes `id:kind:whole`, ties `a>b` that fund.
fn network(nodes: &[&str], ties: &[(&str, f64)]) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for text in nodes {
        let mut parts = text.split(':');
        let mut node = Node::new(parts.next().unwrap());
        node.kind = parts.next().unwrap_or("organisation").into();
        node.part_of = parts.next().map(str::to_owned);
        node.municipalities = vec![format!("town of {}", node.id)];
        builder.add_node(node, Place::default());
    }
    for (text, strength) in ties {
        let (source, target) = text.split_once('>').unwrap();
        let tie = Tie::new("funds").with(|tie| tie.strength = Some(Strength::Number(*strength)));
        builder.add_tie(source, target, tie, Place::default());
    }
    let built = builder.build();
    assert!(built.diagnostics.is_empty(), "{:?}", built.diagnostics);
    built.value
}

fn ids(network: &Network) -> Vec<&str> {
    network.nodes().map(|node| node.id.as_str()).collect()
}

/// ```text
///   org ── dep ── desk        x → desk, x → org are one tie; dep → desk is within the organisation
/// ```
#[test]
fn departments_of_departments_go_to_the_top() {
    let nodes = ["org", "dep:organisation:org", "desk:organisation:dep", "x"];
    let before = network(&nodes, &[("x>desk", 2.0), ("x>org", 1.0), ("dep>desk", 1.0)]);
    let made = roll_up(&before, &Origins::default());
    assert_eq!(ids(&made.network), ["org", "x"]);
    assert_eq!((made.log.departments, made.log.organisations, made.log.inside), (2, 1, 1));
    assert_eq!(made.network.tie_count(), 1);
    assert_eq!(made.network.tie(0).tie.strength, Some(Strength::Number(2.0)));
    let org = made.network.node(0);
    assert_eq!(org.attributes["departments"], serde_json::json!(["dep", "desk"]));
    assert_eq!(org.municipalities, ["town of dep", "town of desk", "town of org"]);
    assert!(org.aliases.is_empty(), "a department is no other name of its organisation");
}

/// An organisation answered if one of its departments did, and has each piece of evidence once.
#[test]
fn what_departments_say_their_organisation_says() {
    let before = |answered: &str| {
        super::read(&format!(
            r#"{{"graph": {{"sources": [{{"id": "s"}}, {{"id": "t"}}]}}, "nodes": [{{"id": "org", "evidence": [{{"source": "s"}}]}},
            {{"id": "dep", "part_of": "org", "respondent": "{answered}", "evidence": [{{"source": "s"}}, {{"source": "t"}}]}}], "edges": []}}"#
        ))
    };
    for (answered, then) in [("yes", Respondent::Yes), ("named-only", Respondent::Unknown)] {
        let made = roll_up(&before(answered), &Origins::default()).network;
        assert_eq!(made.node(0).respondent, then);
        assert_eq!(made.node(0).evidence.iter().map(|item| item.source.as_str()).collect::<Vec<_>>(), ["s", "t"]);
    }
}

#[test]
fn who_takes_part_in_a_structure_or_region_is_no_department() {
    let nodes = ["house:venue", "a:organisation:house", "land:region", "b:organisation:land", "t:municipality:land"];
    let before = network(&nodes, &[("a>b", 1.0)]);
    let made = roll_up(&before, &Origins::default());
    assert_same(&before, &made.network);
    assert_eq!(made.log.departments, 0);
}

#[test]
fn a_team_of_a_department_is_a_team_of_the_organisation() {
    let before = network(&["org", "dep:organisation:org", "team:team:dep"], &[]);
    let made = roll_up(&before, &Origins::default());
    assert_eq!(made.network.node(made.network.index_of("team").unwrap()).part_of.as_deref(), Some("org"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rolling_up_twice_is_rolling_up_once(network in any_network()) {
        let once = roll_up(&network, &Origins::default());
        let less: usize = once.log.united.iter().map(|united| united.ties.len() - 1).sum();
        prop_assert_eq!(network.tie_count(), once.network.tie_count() + once.log.inside + less);
        let twice = roll_up(&once.network, &Origins::default());
        assert_same(&once.network, &twice.network);
    }
}
