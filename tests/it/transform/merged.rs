//! What becomes of nodes and ties that merge: nothing that was said is lost.

use super::merge::{apply, build, codes, ids, list, node};
use serde_json::json;
use verbinder::model::{Attributes, Evidence, Network, Node, Origins, PartialDate, Period, Respondent, Strength, Tie};
use verbinder::transform::merge::with_targets;

#[test]
fn of_two_nodes_nothing_is_lost() {
    let evidence = |source: &str| {
        vec![Evidence {
            source: source.into(),
            locators: Vec::new(),
            certainty: verbinder::model::Certainty::Explicit,
            note: None,
        }]
    };
    let period = |since: &str| Period { since: verbinder::model::PartialDate::parse(since), until: None };
    let mut a = Node {
        sector: Some("welfare".into()),
        respondent: Respondent::NamedOnly,
        evidence: evidence("minutes"),
        ..node("a")
    };
    a.attributes.insert("size".into(), 12.into());
    let mut b = Node {
        kind: "region".into(),
        sector: Some("care".into()),
        municipalities: vec!["Zeist".into()],
        aliases: vec!["Bee".into(), "A".into()],
        respondent: Respondent::Yes,
        members_stated: Some(4),
        period: period("2014"),
        evidence: evidence("plan"),
        ..node("b")
    };
    b.attributes.insert("size".into(), 15.into());
    b.attributes.insert("phone".into(), "0318".into());
    let c = Node { part_of: Some("b".into()), ..node("c") };
    let merged = apply(&build(vec![a, b, c], Vec::new()), &["merge b>a"]);
    let one = merged.network.node(0);
    assert_eq!((one.label.as_str(), one.kind.as_str(), one.sector.as_deref()), ("A", "organisation", Some("welfare")));
    assert_eq!(one.aliases, ["Bee", "B", "b"], "its own name is no alias of it");
    assert_eq!(one.municipalities, ["Ede", "Zeist"]);
    assert_eq!((one.respondent, one.members_stated), (Respondent::Yes, Some(4)));
    assert_eq!(one.period, period("2014"));
    assert_eq!(one.evidence, [evidence("minutes"), evidence("plan")].concat());
    assert_eq!((&one.attributes["size"], &one.attributes["phone"]), (&12.into(), &"0318".into()));
    assert_eq!(one.attributes["merged"], json!([{"kind": "region", "sector": "care", "size": 15, "id": "b"}]));
    let fields: Vec<&str> = merged.log.merges[0].differences.iter().map(|d| d.field.as_str()).collect();
    assert_eq!(fields, ["kind", "sector", "size"]);
    assert_eq!(merged.network.node(1).part_of.as_deref(), Some("a"));
}

/// What one of two says alone is said of the body; of what both say the node that stays has the word.
#[test]
fn what_only_one_says_and_what_both_say_otherwise() {
    let since = |year| Period { since: Some(PartialDate::year_only(year)), until: None };
    let whole = |id: &str| Some(id.to_owned());
    let merged = |a: Node, b: Node| {
        let merged = apply(&build(vec![a, b, node("u"), node("w")], Vec::new()), &["merge b>a"]);
        assert!(merged.diagnostics.is_empty(), "{:?}", merged.diagnostics);
        let differ = merged.log.merges[0].differences.iter().map(|found| found.field.clone()).collect::<Vec<_>>();
        (merged.network.node(0).clone(), differ)
    };
    let said = |id: &str, part_of, year| Node {
        sector: whole("care"),
        part_of,
        period: since(year),
        named: false,
        ..node(id)
    };
    let (one, differ) = merged(node("a"), said("b", whole("w"), 2010));
    assert_eq!((one.sector.as_deref(), one.part_of.as_deref(), one.period), (Some("care"), Some("w"), since(2010)));
    assert!(one.named && differ.is_empty(), "{differ:?}");
    let (one, differ) =
        merged(said("a", whole("w"), 2010), Node { sector: None, named: true, ..said("b", whole("u"), 2012) });
    assert_eq!((one.sector.as_deref(), one.part_of.as_deref(), one.period), (Some("care"), Some("w"), since(2010)));
    assert_eq!((one.named, differ), (true, vec!["part_of".to_owned(), "period".to_owned()]));
    // One of them is a part of the other: what is left is what the other is part of.
    let (one, differ) = merged(said("a", whole("b"), 2010), said("b", whole("w"), 2010));
    assert_eq!((one.part_of.as_deref(), differ.len()), (Some("w"), 0));
    let (one, differ) = merged(said("a", whole("w"), 2010), said("b", whole("a"), 2010));
    assert_eq!((one.part_of.as_deref(), differ.len()), (Some("w"), 0));
}

#[test]
fn a_part_that_merges_with_its_whole_is_no_part_of_itself() {
    let part = |id: &str, whole: &str| Node { part_of: Some(whole.into()), ..node(id) };
    for rows in [["merge b>a"], ["merge a>b"]] {
        let merged = apply(&build(vec![part("a", "b"), node("b"), part("c", "a")], Vec::new()), &rows);
        assert!(merged.diagnostics.is_empty(), "{:?}", merged.diagnostics);
        let wholes: Vec<_> = merged.network.nodes().map(|node| node.part_of.is_some()).collect();
        assert_eq!(wholes, [false, true]);
    }
}

/// d goes under what a was part of, and that is a part of d: told once, and what the file says otherwise is not told anew.
#[test]
fn parts_that_go_in_a_circle_through_a_merge_are_told() {
    let part = |id: &str, whole: &str| Node { part_of: Some(whole.into()), ..node(id) };
    let merged = apply(
        &build(vec![part("a", "b"), node("b"), part("c", "d"), node("d")], Vec::new()),
        &["merge a>d", "merge b>c"],
    );
    assert_eq!(codes(&merged), ["part-of-cycle"]);
}

/// Of two ties that become one the first has the word, and what the other says otherwise is kept beside what either kept before.
#[test]
fn of_two_ties_nothing_is_lost() {
    let said = |role: Option<&str>, strength: Option<Strength>, attributes: serde_json::Value| {
        Tie::new("funds").with(|tie| {
            tie.role = role.map(Into::into);
            tie.strength = strength;
            tie.attributes = attributes.as_object().unwrap().clone().into_iter().collect::<Attributes>().into();
        })
    };
    let merged = |one: Tie, other: Tie| {
        let ties = vec![("a", "x", one), ("b", "x", other)];
        let merged = apply(&build(["a", "b", "x"].map(node).to_vec(), ties), &["merge b>a"]);
        assert_eq!(merged.network.tie_count(), 1);
        merged.network.tie(0).tie.clone()
    };
    let strong = Some(Strength::Strong);
    let one = merged(
        said(Some("lead"), strong, json!({"since board": 1, "merged": [{"role": "chair"}, {"size": 1}]})),
        said(
            Some("broker"),
            Some(Strength::Number(2.0)),
            json!({"since board": 2, "more": 3, "merged": [{"size": 1}, {"size": 2}]}),
        ),
    );
    assert_eq!((one.role.as_deref(), one.strength, &one.attributes["more"]), (Some("lead"), strong, &json!(3)));
    let kept =
        json!([{"role": "chair"}, {"size": 1}, {"size": 2}, {"since board": 2, "strength": 2.0, "role": "broker"}]);
    assert_eq!(one.attributes["merged"], kept);
    // Where only one says something, or both the same, nothing is said otherwise.
    let one = merged(said(None, None, json!({})), said(Some("lead"), strong, json!({})));
    assert_eq!((one.role.as_deref(), one.strength, one.attributes.len()), (Some("lead"), strong, 0));
    let one = merged(said(Some("lead"), strong, json!({})), said(Some("lead"), strong, json!({})));
    assert_eq!((one.role.as_deref(), one.attributes.len()), (Some("lead"), 0));
    // What the file calls so stays, in front.
    let one = merged(said(Some("lead"), None, json!({"merged": "in 2014"})), said(Some("broker"), None, json!({})));
    assert_eq!(one.attributes["merged"], json!(["in 2014", {"role": "broker"}]));
}

#[test]
fn ties_within_are_counted_for_the_name_that_goes_whichever_way_they_run() {
    for ends in [("a", "b"), ("b", "a")] {
        let merged =
            apply(&build(["a", "b"].map(node).to_vec(), vec![(ends.0, ends.1, Tie::new("funds"))]), &["merge b>a"]);
        assert_eq!((merged.log.merges[0].ties, merged.log.merges[0].inside), (1, 1));
    }
}

/// A name may go into one that only another network of the file has, also by way of a third.
#[test]
fn names_go_into_what_another_network_has() {
    let at = |id: &str, label: &str| Node { label: label.into(), kind: "region".into(), ..node(id) };
    let first = build(vec![at("a", "Aa"), at("z", "Zed")], vec![("a", "z", Tie::new("collaborates"))]);
    let second = build(vec![at("b", "Bee"), at("c", "Cee")], Vec::new());
    let origins = [Origins::default(), Origins::default()];
    let added = |rows: &[&str]| -> Vec<Option<Vec<String>>> {
        let made = with_targets(&[(&first, &origins[0]), (&second, &origins[1])], &list(rows));
        let ids = |network: &Network| network.nodes().map(|node| format!("{} {}", node.id, node.label)).collect();
        made.iter().map(|made| made.as_ref().map(|(network, _)| ids(network))).collect()
    };
    let with = |more: &[&str]| {
        let mut all: Vec<String> = ["a Aa", "z Zed"].iter().chain(more).map(|node| (*node).to_owned()).collect();
        all.sort();
        Some(all)
    };
    assert_eq!(added(&["merge a>b"]), [with(&["b Bee"]), None]);
    assert_eq!(added(&["merge b>c", "merge a>b"]), [with(&["b Bee", "c Cee"]), None], "b goes into c");
    assert_eq!(added(&["not-the-same a>b", " a>b"]), [None, None], "nothing is decided that needs it");
    assert_eq!(added(&["merge a>z", "merge b>c", "merge a>q", "merge q>b"]), [None, None], "all are there, or none is");
    let (made, _) =
        with_targets(&[(&first, &origins[0]), (&second, &origins[1])], &list(&["merge a>b"])).swap_remove(0).unwrap();
    let b = made.node(made.index_of("b").unwrap());
    assert_eq!(
        (b.kind.as_str(), b.municipalities.as_slice()),
        ("region", &["Ede".to_owned()][..]),
        "it is what goes into it"
    );
    assert_eq!(made.tie_count(), 1);
    let merged = apply(&made, &["merge a>b"]);
    assert_eq!((ids(&merged.network), merged.network.tie_count()), (vec!["b", "z"], 1));
}
