//! The JSON of programs that show networks: graphology, Cytoscape, Kumu, vis.js and JGF. Each text is as the program documents it.

use crate::support::marked::unmark;
use crate::support::ties;
use proptest::prelude::*;
use serde_json::json;
use verbinder::formats::{self, FORMATS, Input, ReadOptions};
use verbinder::model::Strength;

fn open(text: &str, options: &ReadOptions) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "n.json", options).unwrap()
}

fn read(text: &str, format: &str) -> Input {
    let input = open(text, &ReadOptions::default()).swap_remove(0);
    assert_eq!(input.format.id, format, "{text}");
    assert!(!input.network.has_errors(), "{text}: {:#?}", input.network.diagnostics);
    input
}

fn codes(input: &Input) -> Vec<&str> {
    let mut codes: Vec<&str> = input.network.diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes
}

/// graphology's documentation on serialisation: a mixed graph, whose undirected edges say so.
#[test]
fn graphology_with_attributes_and_direction() {
    let input = read(
        r##"{"options": {"type": "mixed", "multi": true}, "attributes": {"name": "Ede"},
            "nodes": [{"key": "Thomas", "attributes": {"label": "Thomas M.", "x": 1.5, "color": "#f00"}}, {"key": 2}],
            "edges": [{"key": "T->2", "source": "Thomas", "target": 2, "attributes": {"weight": 3}},
                      {"source": "Thomas", "target": 2, "undirected": true}]}"##,
        "graphology",
    );
    let network = &input.network.value;
    assert_eq!(network.info().title.as_deref(), Some("Ede"));
    assert!(ties(network).contains(&"Thomas>2".to_owned()) && network.tie_count() == 2);
    assert_eq!(network.ties().filter(|tie| network.is_directed(tie.tie)).count(), 1);
    let tie = network.ties().find(|tie| network.is_directed(tie.tie)).unwrap().tie;
    assert_eq!((tie.strength, &tie.attributes["key"]), (Some(Strength::Number(3.0)), &json!("T->2")));
    let node = network.node(1);
    assert_eq!((node.label.as_str(), &node.attributes["x"]), ("Thomas M.", &json!(1.5)));
}

/// In a graph of the type `undirected` edges need not say it; sigma's demo has edges as pairs and attributes beside the keys.
#[test]
fn graphology_in_its_short_forms() {
    let undirected = r#"{"options": {"type": "undirected"}, "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"source": "a", "target": "b"}]}"#;
    assert_eq!(ties(&read(undirected, "graphology").network.value), ["a-b"]);
    let demo = r#"{"nodes": [{"key": "a", "label": "A", "tag": "tool"}, {"key": "b"}], "edges": [["a", "b"]], "tags": [{"key": "tool"}]}"#;
    let input = read(demo, "graphology");
    assert_eq!(ties(&input.network.value), ["a>b"]);
    assert_eq!(input.network.value.node(0).attributes["tag"], "tool");
    assert_eq!(input.network.value.info().attributes["tags"], json!([{"key": "tool"}]));
}

/// `type` of graphology's constructor: a graph called directed or undirected refuses edges of the other sort, `mixed` takes both.
#[test]
fn graphology_is_told_which_sorts_of_edges_there_are() {
    let edge = |undirected: bool| format!(r#"{{"source": "a", "target": "b", "undirected": {undirected}}}"#);
    for (edges, kind) in [
        (vec![edge(true)], "undirected"),
        (vec![edge(false), edge(false)], "directed"),
        (vec![edge(true), edge(false)], "mixed"),
        (vec![], "mixed"),
    ] {
        let text = format!(
            r#"{{"options": {{"type": "mixed", "multi": true}}, "nodes": [{{"key": "a"}}, {{"key": "b"}}], "edges": [{}]}}"#,
            edges.join(", ")
        );
        let input = read(&text, "graphology");
        let bytes = (input.format.write.unwrap())(&input.network.value).unwrap();
        let written: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(written["options"]["type"], kind, "{text}");
    }
}

/// Gephi Lite keeps values, places and the graph apart.
#[test]
fn gephi_lite_puts_together_what_it_keeps_apart() {
    let input = read(
        r#"{"type": "gephi-lite", "version": "1.0.0", "graphDataset": {
            "nodeData": {"a": {"label": "Anna", "age": 3}, "b": {}}, "edgeData": {"e1": {"weight": 2}},
            "layout": {"a": {"x": 1, "y": -2}}, "metadata": {"title": "Ede"}, "nodeFields": [], "edgeFields": [],
            "fullGraph": {"options": {"type": "mixed", "multi": true, "allowSelfLoops": true}, "attributes": {},
                "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"key": "e1", "source": "a", "target": "b", "undirected": true}]}},
            "filters": {}, "appearance": {"showEdges": {}}}"#,
        "graphology",
    );
    let network = &input.network.value;
    assert_eq!((network.info().title.as_deref(), network.node(0).label.as_str()), (Some("Ede"), "Anna"));
    assert_eq!((&network.node(0).attributes["x"], &network.node(0).attributes["age"]), (&json!(1), &json!(3)));
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.0)));
    assert_eq!(codes(&input), ["unread-field"]);
}

/// As `networkx.cytoscape_data` writes it, and as Cytoscape.js documents its elements: apart, and in one list with groups.
#[test]
fn cytoscape_in_all_its_shapes() {
    let networkx = r#"{"data": [["name", "Ede"]], "directed": true, "multigraph": false, "elements": {
        "nodes": [{"data": {"id": "0", "value": 0, "name": "0", "age": 4}}, {"data": {"id": "b", "value": "b", "name": "Bob"}}],
        "edges": [{"data": {"weight": 0.5, "source": 0, "target": "b"}}]}}"#;
    let input = read(networkx, "cytoscape");
    let network = &input.network.value;
    assert_eq!((network.info().title.as_deref(), ties(network)), (Some("Ede"), vec!["0>b".to_owned()]));
    assert_eq!(json!(network.node(0).attributes), json!({"age": 4}));
    assert_eq!((network.node(1).label.as_str(), network.tie(0).tie.strength), ("Bob", Some(Strength::Number(0.5))));
    for text in [
        r#"[{"data": {"id": "e", "source": "a", "target": "b"}}, {"data": {"id": "a", "label": "A", "name": "x"},
            "position": {"x": 3, "y": 4}, "selected": true, "classes": "big"}, {"group": "nodes", "data": {"id": "b", "parent": "a"}}]"#,
        r#"{"format_version": "1.0", "elements": [{"group": "edges", "data": {"id": "e", "source": "a", "target": "b"}},
            {"data": {"id": "a", "label": "A", "name": "x"}, "position": {"x": 3, "y": 4}, "classes": "big"},
            {"data": {"id": "b", "parent": "a"}}], "style": [], "zoom": 1}"#,
    ] {
        let input = read(text, "cytoscape");
        let network = &input.network.value;
        assert_eq!(ties(network), ["a-b"], "{text}");
        let node = network.node(0);
        assert_eq!(
            (node.label.as_str(), &node.attributes["x"], &node.attributes["name"]),
            ("A", &json!(3), &json!("x"))
        );
        assert_eq!((&node.attributes["classes"], network.node(1).part_of.as_deref()), (&json!("big"), Some("a")));
        let directed = ReadOptions { directed: Some(true), ..ReadOptions::default() };
        assert_eq!(ties(&open(text, &directed)[0].network.value), ["a>b"]);
    }
}

/// A blueprint as docs.kumu.io has it, and a project, whose elements have ids and attributes.
#[test]
fn kumu_blueprints_and_projects() {
    let blueprint = r#"{"elements": [{"label": "A", "type": "Organization", "tags": ["one", "two"]}, {"label": "B"}, {"id": "e3", "label": "C"}],
        "connections": [{"from": "A", "to": "B", "direction": "mutual", "label": "meet"}, {"from": "A", "to": "e3", "direction": "directed", "type": "likes"},
                        {"from": "B", "to": "C", "Strength": "2"}]}"#;
    let input = read(blueprint, "kumu");
    let network = &input.network.value;
    assert_eq!(ties(network), ["A-B", "A>e3", "B-e3"]);
    assert_eq!(
        (network.node(0).kind.as_str(), &network.node(0).attributes["tags"]),
        ("organisation", &json!(["one", "two"]))
    );
    let meet = network.tie(0).tie;
    assert_eq!((&meet.attributes["direction"], &meet.attributes["label"]), (&json!("mutual"), &json!("meet")));
    assert_eq!(network.tie(1).tie.attributes["type"], "likes");
    assert_eq!(network.tie(2).tie.strength, Some(Strength::Number(2.0)));
    assert_eq!(codes(&input), ["no-direction"]);

    let project = r#"{"elements": [{"_id": "elem-1", "attributes": {"label": "A", "element type": "Role"}}, {"_id": "elem-2", "attributes": {"label": "A"}}],
        "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "undirected", "attributes": {"connection type": "works with"}}],
        "loops": [{"label": "R1"}], "maps": [{"name": "Main"}]}"#;
    let input = read(project, "kumu");
    let network = &input.network.value;
    assert_eq!((ties(network), network.node(1).label.as_str()), (vec!["elem-1-elem-2".to_owned()], "A"));
    assert_eq!(network.node(0).attributes["type"], "Role");
    assert_eq!(network.info().attributes["loops"], json!([{"label": "R1"}]));
    assert_eq!(codes(&input), ["unread-field"]);
}

/// Arrows as visjs.github.io/vis-network documents them.
#[test]
fn visjs_with_its_arrows() {
    let input = read(
        r#"{"nodes": [{"id": 1, "label": "A", "group": "x", "title": "about A"}, {"id": 2}, {"id": 3}],
            "edges": [{"from": 1, "to": 2, "arrows": "to", "value": 4}, {"from": 1, "to": 3, "arrows": "from"},
                      {"from": 2, "to": 3, "arrows": {"to": {"enabled": true}, "from": true}}, {"from": 2, "to": 2, "arrows": {"to": false}}]}"#,
        "visjs",
    );
    let network = &input.network.value;
    assert_eq!(ties(network), ["1>2", "2-2", "2-3", "3>1"]);
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(4.0)));
    assert_eq!((network.node(0).label.as_str(), &network.node(0).attributes["title"]), ("A", &json!("about A")));
}

/// Both versions of the format; a graph that keeps silent about direction has it.
#[test]
fn jgf_in_both_versions() {
    let second = r#"{"graphs": [{"id": "g", "label": "Ede", "metadata": {"year": 2020}, "nodes": {"a": {"label": "A", "metadata": {"age": 3}}, "b": {}},
        "edges": [{"source": "a", "target": "b", "relation": "funds"}, {"source": "b", "target": "a", "relation": "collaborates", "directed": false}]},
        {"directed": false, "nodes": {"c": {}, "d": {}}, "edges": [{"source": "c", "target": "d", "relation": "is near", "metadata": {"weight": 2}}], "hyperedges": [{"nodes": ["c", "d"]}]}]}"#;
    let inputs = open(second, &ReadOptions::default());
    assert_eq!(inputs.iter().map(|input| input.part.as_deref()).collect::<Vec<_>>(), [Some("Ede"), Some("graph 2")]);
    let network = &inputs[0].network.value;
    assert_eq!(ties(network), ["a>b", "b-a"].map(str::to_owned));
    assert_eq!(network.ties().map(|tie| tie.tie.kind.as_str()).collect::<Vec<_>>(), ["funds", "collaborates"]);
    assert_eq!((network.node(0).label.as_str(), &network.node(0).attributes["age"]), ("A", &json!(3)));
    let network = &inputs[1].network.value;
    assert_eq!(
        (ties(network), &network.tie(0).tie.attributes["relation"]),
        (vec!["c-d".to_owned()], &json!("is near"))
    );
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.0)));
    assert_eq!(codes(&inputs[1]), ["hyperedge"]);
    let first = r#"{"graph": {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}}"#;
    assert_eq!(ties(&read(first, "jgf").network.value), ["a>b"]);
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_name_their_place() {
    for (marked, code) in [
        (r#"{"options": {"type": "mixed"}, "nodes": [{"key": "a"}, ☞{"attributes": {}}], "edges": []}"#, "no-id"),
        (
            "{\"options\": {\"type\": \"mixed\"}, \"nodes\": [{\"key\": \"a\"}],\n \"edges\": [☞{\"source\": \"a\"}]}",
            "no-end",
        ),
        (
            r#"{"nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"source": "a", "target": "b", "attributes": {"weight": ☞0}}]}"#,
            "zero-weight",
        ),
        (r#"{"elements": {"nodes": [{"data": {"id": "a"}}, ☞7], "edges": []}}"#, "wrong-type"),
        (r#"[{"data": {"id": "a"}}, {"data": {"source": ☞"a", "target": "z"}}]"#, "undeclared-node"),
        (
            r#"{"elements": [{"label": "A"}], "connections": [{"from": "A", "to": "A", "direction": ☞"sideways"}]}"#,
            "bad-value",
        ),
        (r#"{"nodes": [{"id": 1}], "edges": [☞{"from": 1, "to": null}]}"#, "no-end"),
        (r#"{"graph": {"nodes": {"a": {"label": ☞1e999}}, "edges": []}}"#, "unreadable-value"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let input = open(&text, &ReadOptions::default()).swap_remove(0);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:#?}", input.network.diagnostics));
        let place =
            if code == "undeclared-node" { (Some(line), found.place.column) } else { (Some(line), Some(column)) };
        assert_eq!((found.place.line, found.place.column), place, "{marked}");
        assert!(found.hint.is_some(), "{marked}");
    }
    for (text, words) in [
        ("{\"options\": {\"multi\": true}, \"nodes\": 3}", "n.json:1:39: `nodes` must be a list"),
        ("{\"elements\": [{\"data\": {}}", "this is no JSON"),
        ("{\"nodes\": [{\"id\": 1}], \"edges\": [{\"from\": 1, \"to\": }]}", "n.json:1:52: this is no JSON"),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "n.json", &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().contains(words) && !error.hints().is_empty(), "{error}");
    }
}

/// The files of one family are told apart by what they hold; the native file and node-link JSON stay what they were.
#[test]
fn formats_of_one_family_are_told_apart() {
    for (text, id) in [
        (r#"{"directed": false, "graph": {"format": "verbinder/1"}, "nodes": [{"id": "a"}], "edges": []}"#, "json"),
        (r#"{"nodes": [{"id": "a", "key": "k"}], "links": [{"source": "a", "target": "a"}]}"#, "json"),
        (
            r#"{"nodes": [{"id": "a", "data": 1}], "edges": [{"source": "a", "target": "a", "from": 2020, "to": 2021}]}"#,
            "json",
        ),
        (r#"{"nodes": [], "edges": [], "graph": {"name": "nodes"}}"#, "json"),
    ] {
        assert_eq!(open(text, &ReadOptions::default())[0].format.id, id, "{text}");
    }
}

proptest! {
    #[test]
    fn no_json_makes_the_readers_fail_otherwise(
        text in "(\"(nodes|edges|elements|connections|data|key|id|source|target|from|to|graph|attributes|options|label|type)\"|[\\[\\]{}:,]|1|null|true| ){0,50}"
    ) {
        for format in FORMATS.iter().copied().filter(|format| ["graphology", "cytoscape", "kumu", "visjs", "jgf"].contains(&format.id)) {
            let options = ReadOptions { format: Some(format), ..ReadOptions::default() };
            let _ = formats::from_bytes(format!("{{{text}}}").as_bytes(), "n.json", &options);
            let _ = formats::from_bytes(text.as_bytes(), "n.json", &options);
        }
        let _ = formats::from_bytes(format!("{{{text}").as_bytes(), "n.json", &ReadOptions::default());
    }
}
