//! Merging names: drawn networks before and after, what is refused, and what holds for every network.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use serde_json::json;
use verbinder::diagnostics::Place;
use verbinder::model::names::{Decided, Decision, MergeList};
use verbinder::model::{Evidence, Info, Network, NetworkBuilder, Node, Origins, Status, Strength, Tie};
use verbinder::transform::merge::{Merged, merge};

/// A list with rows `decision id>into_id`, the first in line 2 as below headings.
pub(super) fn list(rows: &[&str]) -> MergeList {
    let rows = rows.iter().enumerate().map(|(number, text)| {
        let (decision, pair) = text.split_once(' ').unwrap();
        let (id, into_id) = pair.split_once('>').unwrap_or((pair, ""));
        Decided {
            decision: Decision::from_word(decision),
            id: id.into(),
            into_id: into_id.into(),
            place: Place { line: Some(number + 2), ..Place::default() },
            ..Decided::default()
        }
    });
    MergeList { rows: rows.collect(), ..MergeList::default() }
}

pub(super) fn node(id: &str) -> Node {
    Node { label: id.to_uppercase(), municipalities: vec!["Ede".into()], ..Node::new(id) }
}

pub(super) fn build(nodes: Vec<Node>, ties: Vec<(&str, &str, Tie)>) -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    nodes.into_iter().for_each(|node| builder.add_node(node, Place::default()));
    for (source, target, tie) in ties {
        builder.add_tie(source, target, tie, Place::default());
    }
    builder.build().value
}

fn named(ids: &[&str]) -> Network {
    build(ids.iter().map(|id| node(id)).collect(), Vec::new())
}

pub(super) fn apply(network: &Network, rows: &[&str]) -> Merged {
    merge(network, &Origins::default(), &list(rows))
}

pub(super) fn ids(network: &Network) -> Vec<&str> {
    network.nodes().map(|node| node.id.as_str()).collect()
}

pub(super) fn codes(merged: &Merged) -> Vec<&str> {
    merged.diagnostics.iter().map(|found| found.code).collect()
}

/// ```text
///   town ──2── a        town ──3── m
///               │   →               │
///   town ──3── b        friend ─────┘     a ── b is within the body
/// ```
#[test]
fn ties_move_along_and_those_side_by_side_are_one() {
    let funds = |strength: f64, by: &str| {
        Tie::new("funds").with(|tie| {
            tie.strength = Some(Strength::Number(strength));
            tie.reported_by = vec![by.into()].into();
        })
    };
    let ties = vec![
        ("town", "a", funds(2.0, "town")),
        ("town", "b", funds(3.0, "b")),
        ("a", "b", Tie::new("collaborates")),
        ("friend", "b", Tie::new("collaborates")),
        ("friend", "b", Tie::new("funds")),
        ("town", "b", Tie::new("funds").with(|tie| tie.status = Status::Planned)),
    ];
    let network = build(["a", "b", "friend", "town"].map(node).to_vec(), ties);
    let merged = apply(&network, &["merge b>a"]);
    assert!(merged.diagnostics.is_empty());
    assert_eq!(ids(&merged.network), ["a", "friend", "town"]);
    let found: Vec<_> = merged
        .network
        .ties()
        .map(|tie| {
            let id = |node: usize| merged.network.node(node).id.as_str();
            (id(tie.source), id(tie.target), tie.tie.kind.as_str(), tie.tie.status)
        })
        .collect();
    // Another kind and another status are other ties.
    assert_eq!(
        found,
        [
            ("friend", "a", "collaborates", Status::Present),
            ("friend", "a", "funds", Status::Present),
            ("town", "a", "funds", Status::Present),
            ("town", "a", "funds", Status::Planned),
        ]
    );
    let one = merged.network.tie(2).tie;
    assert_eq!(one.strength, Some(Strength::Number(3.0)), "the largest, not the sum");
    assert_eq!(one.reported_by, ["town", "a"], "who reported under the old name reported under the new one");
    assert_eq!(one.attributes["merged"], json!([{"strength": 2.0}]));
    let log = &merged.log;
    assert_eq!((log.merges.len(), log.inside, log.ties_less()), (1, 1, 1));
    assert_eq!((log.merges[0].ties, log.merges[0].inside, log.merges[0].united.len()), (5, 1, 1));
    assert_eq!(log.merges[0].united[0].strengths, [2.0, 3.0]);
}

#[test]
fn ties_without_direction_are_one_whichever_way_they_are_written() {
    let ties = vec![("a", "c", Tie::new("collaborates")), ("c", "b", Tie::new("collaborates"))];
    let undirected = apply(&build(["a", "b", "c"].map(node).to_vec(), ties), &["merge b>a"]);
    assert_eq!(undirected.network.tie_count(), 1);
    let ties = vec![("a", "c", Tie::new("funds")), ("c", "b", Tie::new("funds"))];
    let directed = apply(&build(["a", "b", "c"].map(node).to_vec(), ties), &["merge b>a"]);
    assert_eq!(directed.network.tie_count(), 2, "a grant and its way back are two");
}

#[test]
fn ties_that_stood_side_by_side_before_stay_apart() {
    let ties = vec![("b", "c", Tie::new("collaborates")), ("b", "c", Tie::new("collaborates"))];
    let merged = apply(&build(["a", "b", "c"].map(node).to_vec(), ties), &["merge b>a"]);
    assert_eq!((merged.network.tie_count(), merged.log.ties_less()), (2, 0));
}

#[test]
fn chains_are_followed_to_their_end() {
    let merged = apply(&named(&["a", "b", "c", "d"]), &["merge a>b", "merge b>c", "merge c>d"]);
    assert_eq!(ids(&merged.network), ["d"]);
    assert_eq!(merged.network.node(0).aliases.len(), 6);
    let rows: Vec<usize> = merged.log.merges.iter().map(|merge| merge.row).collect();
    assert_eq!(rows, [0, 1, 2]);
}

#[test]
fn a_list_that_contradicts_itself_is_not_followed_and_says_where() {
    for (rows, code, says) in [
        (&["merge a>b", "merge b>a"][..], "merge-cycle", "rows 2 and 3"),
        (&["merge a>b", "merge b>c", "merge c>a"], "merge-cycle", "rows 2, 3 and 4"),
        (&["merge a>b", "merge a>c"], "merge-contradiction", "into \"B\" and into \"C\""),
        (&["merge a>b", "not-the-same a>b"], "merge-contradiction", "\"A\" and \"B\" apart, and row 2"),
        (&["merge a>c", "merge b>c", "keep b>a"], "merge-contradiction", "\"B\" and \"A\" apart, and rows 2 and 3"),
        (&["merge a>b", "keep a"], "merge-contradiction", "\"A\" as it is"),
        (&["merge a>a"], "merge-into-itself", "\"a\" is to be merged into itself"),
    ] {
        let network = named(&["a", "b", "c", "d", "e"]);
        let merged = apply(&network, &[rows, &["merge d>e"]].concat());
        assert_eq!(codes(&merged), [code], "{rows:?}");
        let found = &merged.diagnostics[0];
        assert!(found.message.en.contains(says), "{}", found.message);
        assert!(found.hint.is_some() && found.place.line.is_some());
        assert_eq!(ids(&merged.network), ["a", "b", "c", "e"], "the other rows are followed: {rows:?}");
    }
}

#[test]
fn rows_about_what_is_not_there_are_warnings() {
    let network = named(&["a", "b"]);
    let merged = apply(&network, &["merge gone>a", "not-the-same a>gone", " gone>a"]);
    assert_eq!(codes(&merged), ["stale-merge", "stale-merge"], "an open row needs no name that is there");
    assert!(!merged.diagnostics.iter().any(|found| found.severity == verbinder::diagnostics::Severity::Error));
    assert_same(&network, &merged.network);
    let alone = apply(&network, &["merge a"]);
    assert!(alone.diagnostics[0].message.en.contains("names one node only"), "{:?}", alone.diagnostics);
    // An id that another body has now is not merged.
    let mut renumbered = list(&["merge a>b"]);
    renumbered.rows[0].name = "Voedselbank".into();
    let merged = merge(&network, &Origins::default(), &renumbered);
    assert_eq!(codes(&merged), ["stale-merge"]);
    assert!(merged.diagnostics[0].message.en.contains("is called \"A\", not \"Voedselbank\""));
}

#[test]
fn names_do_without_ids_where_they_are_the_only_ones() {
    let by_name = |name: &str, into: &str, municipality: &str| {
        let mut list = list(&["merge x"]);
        let row = &mut list.rows[0];
        (row.id, row.name, row.into, row.municipality) = ("".into(), name.into(), into.into(), municipality.into());
        list
    };
    let zeist = Node { label: "A".into(), municipalities: vec!["Zeist".into()], ..node("z") };
    let network = build(vec![node("a"), node("b"), zeist], Vec::new());
    let merged = |list: &MergeList| merge(&network, &Origins::default(), list);
    assert_eq!(ids(&merged(&by_name(" a ", "B", "Ede")).network), ["b", "z"]);
    let doubtful = merged(&by_name("A", "B", ""));
    assert_eq!(codes(&doubtful), ["stale-merge"]);
    assert_eq!(
        doubtful.diagnostics[0].hint.as_ref().map(|hint| &*hint.en),
        Some("write which one into id or into_id: a, z")
    );
    // A label says more than another's alias, and a name that is nearly one is suggested.
    let alias = Node { aliases: vec!["Bakkerij".into()], ..node("c") };
    let network = build(vec![node("a"), alias, Node { label: "Bakkerij".into(), ..node("d") }], Vec::new());
    let merged = |list: &MergeList| merge(&network, &Origins::default(), list);
    assert_eq!(ids(&merged(&by_name("Bakkerij", "A", "")).network), ["a", "c"]);
    let slip = merged(&by_name("Bakkerji", "A", ""));
    assert!(slip.diagnostics[0].hint.as_ref().unwrap().en.starts_with("did you mean \"Bakkerij\"?"), "{slip:?}");
    assert_eq!(codes(&merged(&by_name("A", "A", ""))), ["merge-into-itself"]);
    let mut half = by_name("A", "A", "");
    half.rows[0].id = "a".into();
    assert_eq!(codes(&merged(&half)), ["merge-into-itself"], "the id of one of the two says no more");
    // An alias of the node that stays is one that was merged before.
    let done = build(vec![Node { aliases: vec!["Bee".into()], ..node("a") }], Vec::new());
    let done = merge(&done, &Origins::default(), &by_name("Bee", "A", ""));
    assert_eq!((done.log.already, done.diagnostics.len()), (1, 0));
}

/// A row that keeps two apart stands against the merge of both, and not of one of them with a third.
#[test]
fn rows_against_others_bind_those_they_name() {
    let merged = apply(&named(&["a", "b", "c"]), &["merge a>b", "not-the-same b>c", "keep c"]);
    assert_eq!((codes(&merged), ids(&merged.network)), (vec![], vec!["b", "c"]));
}

#[test]
fn what_is_merged_in_the_file_already_is_done() {
    let once = apply(&named(&["a", "b", "c"]), &["merge a>b"]);
    let twice = apply(&once.network, &["merge a>b"]);
    assert_eq!((twice.log.already, twice.log.merges.len(), twice.diagnostics.len()), (1, 0, 0));
    assert_same(&once.network, &twice.network);
}

#[test]
fn two_modes_never_merge() {
    let venue = Node { kind: "venue".into(), ..node("v") };
    for decision in ["merge", "merge-across"] {
        let merged = apply(&build(vec![node("a"), venue.clone()], Vec::new()), &[&format!("{decision} a>v")]);
        assert_eq!((codes(&merged), merged.network.node_count()), (vec!["merge-modes"], 2));
    }
}

#[test]
fn types_merge_across_towns_only_when_told() {
    let at = |id: &str, label: &str, place: &str| Node {
        label: label.into(),
        municipalities: vec![place.into()],
        ..Node::new(id)
    };
    let police = Node { named: false, ..at("b", "De dienders", "Zeist") };
    for (here, there) in [
        (at("a", "Wmo-loket", "Ede"), at("b", "Wmo-loket", "Zeist")),
        (at("a", "Wijkteam Ede", "Ede"), at("b", "Wijkteam", "Zeist")),
        (at("a", "Dienders", "Ede"), police),
    ] {
        let network = build(vec![here, there], Vec::new());
        assert_eq!(codes(&apply(&network, &["merge a>b"])), ["merge-across-towns"]);
        assert_eq!(ids(&apply(&network, &["merge-across a>b"]).network), ["b"]);
    }
    let proper = build(vec![at("a", "Malkander", "Ede"), at("b", "Malkander", "Zeist")], Vec::new());
    assert_eq!(ids(&apply(&proper, &["merge a>b"]).network), ["b"]);
    let two = Node { municipalities: vec!["Ede".into(), "Zeist".into()], ..at("b", "Wijkteam", "Ede") };
    let shared = build(vec![at("a", "Wijkteam", "Ede"), two], Vec::new());
    assert_eq!(ids(&apply(&shared, &["merge a>b"]).network), ["b"], "they have a town in common");
    let here = build(vec![at("a", "Wijkteam", "Ede"), at("b", "Wijkteam Ede", "Ede")], Vec::new());
    assert_eq!(ids(&apply(&here, &["merge a>b"]).network), ["b"]);
}

#[test]
fn places_in_the_file_stay_those_of_the_nodes_that_stay() {
    let mut builder = NetworkBuilder::new(Info::default());
    for (line, id) in [(5, "b"), (9, "a")] {
        builder.add_node(node(id), Place { line: Some(line), ..Place::default() });
    }
    let (built, origins) = builder.build_with_origins();
    let merged = merge(&built.value, &origins, &list(&["merge a>b"]));
    assert_eq!(merged.origins.node(&merged.network, 0).line, Some(5));
}

/// Rows that merge nodes of a network at random, by their numbers.
fn any_rows() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    prop::collection::vec((0..12_usize, 0..12_usize, any::<bool>()), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_tie_reporter_or_evidence_is_lost(network in any_network(), rows in any_rows()) {
        let mut list = MergeList::default();
        let nodes = network.nodes().collect::<Vec<_>>();
        for (a, b, merges) in rows.into_iter().filter(|(a, b, _)| a.max(b) < &nodes.len()) {
            list.rows.push(Decided {
                decision: Some(if merges { Decision::MergeAcross } else { Decision::NotTheSame }),
                id: nodes[a].id.clone(),
                into_id: nodes[b].id.clone(),
                ..Decided::default()
            });
        }
        let merged = merge(&network, &Origins::default(), &list);
        let log = &merged.log;
        prop_assert_eq!(network.node_count(), merged.network.node_count() + log.merges.len());
        prop_assert_eq!(network.tie_count(), merged.network.tie_count() + log.inside + log.ties_less());
        let claims = |network: &Network| -> Vec<Evidence> {
            network.ties().flat_map(|tie| tie.tie.evidence.to_vec()).collect()
        };
        let after = claims(&merged.network);
        let inside = |tie: usize| {
            let tie = network.tie(tie);
            tie.source != tie.target && [tie.source, tie.target].iter().all(|&end| {
                merged.network.index_of(&network.node(end).id).is_none()
                    || log.merges.iter().any(|merge| merge.into_id == network.node(end).id)
            })
        };
        for tie in network.ties().filter(|tie| !inside(tie.index)) {
            prop_assert!(tie.tie.evidence.iter().all(|evidence| after.contains(evidence)));
        }
        for merge in &log.merges {
            let stays = merged.network.node(merged.network.index_of(&merge.into_id).unwrap());
            prop_assert!(stays.aliases.contains(&merge.id) || stays.label == merge.id || merge.id.trim().is_empty());
        }
    }

    #[test]
    fn an_empty_list_changes_nothing(network in any_network()) {
        assert_same(&network, &merge(&network, &Origins::default(), &MergeList::default()).network);
    }
}
